# ruff: noqa: E501  (the invented postings are data)
"""XML feeds: Personio, RSS, and hostile documents."""

import time

from jobtui.parsing import read
from tests.parsing.helpers import AS_OF, read_one

PERSONIO = """<?xml version="1.0" encoding="UTF-8"?><workzag-jobs><position><id>1</id><office>Leeds</office>
<additionalOffices><office>York</office></additionalOffices>
<name>Lamp Engineer</name><jobDescriptions><jobDescription><name>Your tasks</name><value><![CDATA[<ul><li>Polish
lamps</li></ul>]]></value></jobDescription><jobDescription><name>Requirements</name><value><![CDATA[<ul>
<li>Clean hands &amp; feet</li></ul>]]></value></jobDescription></jobDescriptions><employmentType>permanent
</employmentType><schedule>full-time</schedule><createdAt>2026-11-01T10:00:00+00:00</createdAt></position></workzag-jobs>"""

RSS = """<?xml version="1.0"?><rss xmlns:tt="x"><channel><title>Jobs</title><item><title>Lamp Engineer</title>
<description>&lt;h3&gt;Requirements&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;Clean hands&lt;/li&gt;&lt;/ul&gt;</description>
<pubDate>2026-11-01</pubDate></item><item><title>Miller</title><description>Mill.</description></item></channel></rss>"""


def test_a_personio_feed() -> None:
    reading = read_one(PERSONIO, "a.xml")
    found = reading.facts
    assert reading.format == "xml" and found.title and found.employment_type and found.posted
    assert (found.title.value, found.employment_type.value) == ("Lamp Engineer", "full-time, permanent")
    assert [x.value for x in found.locations] == ["Leeds", "York"]
    assert [x.value for x in found.responsibilities] == ["Polish lamps"]
    assert [r.text for r in reading.requirements] == ["Clean hands & feet"]


def test_a_feed_of_several_postings() -> None:
    first, second = read(RSS.encode(), "a.xml", as_of=AS_OF)
    assert first.facts.title and second.facts.title
    assert (first.facts.title.value, second.facts.title.value, second.item) == ("Lamp Engineer", "Miller", 2)
    assert [r.text for r in first.requirements] == ["Clean hands"]


def test_entities_are_never_expanded() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><job><title>&b; Clerk</title></job>'
    start = time.process_time()
    reading = read_one(bomb, "a.xml")
    assert "aaaaaaaaaa" * 3 not in reading.text
    assert time.process_time() - start < 2
