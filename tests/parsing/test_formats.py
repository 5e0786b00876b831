# ruff: noqa: E501  (the invented postings are data)
"""Saved pages, linked data, JSON of tracking systems, and hostile input."""

import json
import time
from datetime import date
from typing import Any

import pytest

from jobtui.domain.problem import BadData
from jobtui.parsing import read
from jobtui.parsing.formats import sniff
from jobtui.parsing.html import render
from tests.parsing.helpers import AS_OF, read_one

PAGE = """<!doctype html><html><head><title>Lamp Engineer | Harrow</title><style>p{}</style></head><body>
<nav><a>Jobs</a><a>People</a></nav><main><h1>Lamp Engineer</h1><div>Harrow Lamps</div><div>Leeds, UK</div>
<p>Harrow Lamps is a maker of lamps for harbours, and has kept ships off the rocks for longer than anyone knows.</p>
<p><strong>Responsibilities</strong></p><ul><li><p>Polish <b>lamps</b></p></li><li>Trim wicks &amp; oil</li></ul>
<h2>Requirements</h2><ul><li>3+ years with lamps</li><li>Clean hands</li></ul>
<p>And a long closing paragraph that says nothing in particular but makes the main part of this page long enough to
be worth reading on its own, without what stands around it in the margins of the page.</p></main>
<aside>Similar jobs: Miller</aside><footer>© 2026</footer><script>var x = "<li>no</li>"</script></body></html>"""


def test_a_page_is_rendered_to_lines() -> None:
    text = render(PAGE).text
    assert text.startswith(("# Lamp Engineer\nHarrow Lamps\nLeeds, UK", "# Lamp Engineer\n\nHarrow"))
    assert "- Polish lamps\n- Trim wicks & oil" in text and "**Responsibilities**" in text
    assert all(word not in text for word in ("People", "Miller", "var x", "© 2026"))


def test_a_page_without_linked_data_is_read_like_text() -> None:
    reading = read_one(PAGE, "a.html")
    assert reading.format == "html"
    assert reading.facts.title and reading.facts.title.value == "Lamp Engineer"
    assert [r.text for r in reading.requirements] == ["3+ years with lamps", "Clean hands"]
    assert [f.value for f in reading.facts.responsibilities] == ["Polish lamps", "Trim wicks & oil"]


LINKED: dict[str, Any] = {
    "@context": "https://schema.org", "@graph": [{"@type": ["JobPosting"], "title": "Lamp Engineer",
    "hiringOrganization": {"@type": "Organization", "name": "Harrow Lamps"}, "datePosted": "2026-11-01",
    "employmentType": ["FULL_TIME"], "jobLocationType": "TELECOMMUTE",
    "jobLocation": {"address": {"addressLocality": "Leeds", "addressCountry": {"name": "UK"}}},
    "baseSalary": {"currency": "GBP", "value": {"minValue": "30000", "maxValue": 40000, "unitText": "YEAR"}},
    "description": "&lt;p&gt;Keep the lamps.&lt;/p&gt;&lt;h3&gt;Requirements&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;Clean hands&lt;/li&gt;&lt;/ul&gt;"
    + "&lt;p&gt;" + "The harbour is long and its lamps are many. " * 8 + "&lt;/p&gt;"}],
}  # fmt: skip


def test_linked_data_gives_the_facts() -> None:
    page = f'<html><body><script type="application/ld+json">{json.dumps(LINKED)}</script><h1>Lamp Engineer</h1></body></html>'
    reading = read_one(page, "a.html")
    found = reading.facts
    assert found.title and found.company and found.workplace and found.posted and found.employment_type
    assert (found.title.value, found.company.value, found.workplace.value) == (
        "Lamp Engineer",
        "Harrow Lamps",
        "remote",
    )
    assert [x.value for x in found.locations] == ["Leeds, UK"]
    assert found.posted.value.earliest == date(2026, 11, 1)
    assert (found.salaries[0].value.minimum, found.salaries[0].value.maximum) == (3000000, 4000000)
    assert [r.text for r in reading.requirements] == ["Clean hands"]
    assert reading.warnings == ()


def test_a_page_that_disagrees_with_its_linked_data_is_reported() -> None:
    page = f'<html><body><h1>Wick Trimmer</h1><script type="application/ld+json">{json.dumps(LINKED)}</script></body></html>'
    assert any("Wick Trimmer" in w for w in read_one(page, "a.html").warnings)


RECORDS: list[dict[str, Any]] = [
    {"absolute_url": "https://x.example/1", "internal_job_id": 1, "title": "Lamp Engineer", "company_name": "Harrow",
     "location": {"name": "Leeds"}, "first_published": "2026-11-01T00:00:00Z", "updated_at": "2026-11-09T00:00:00Z",
     "content": "&lt;h2&gt;Requirements&lt;/h2&gt;&lt;ul&gt;&lt;li&gt;Clean hands&lt;/li&gt;&lt;/ul&gt;",
     "pay_input_ranges": [{"min_cents": 3000000, "max_cents": 4000000, "currency_type": "GBP", "title": "Leeds"}]},
    {"hostedUrl": "https://x.example/1", "text": "Lamp Engineer", "createdAt": 1793491200000,
     "categories": {"location": "Leeds", "commitment": "Full-time"}, "descriptionPlain": "At Harrow, we keep lamps.",
     "lists": [{"text": "Requirements", "content": "<li>Clean hands</li>"}],
     "salaryRange": {"min": 30000, "max": 40000, "currency": "GBP", "interval": "per-year-salary"}},
    {"jobPostingInfo": {"title": "Lamp Engineer", "location": "Leeds", "timeType": "Full time", "postedOn": "Posted 3 Days Ago",
     "jobDescription": "<h2>Requirements</h2><ul><li>Clean hands</li></ul>"}, "hiringOrganization": {"name": "Harrow"}},
    {"jobAd": {"sections": {"qualifications": {"text": "<ul><li>Clean hands</li></ul>"}}}, "releasedDate": "2026-11-01",
     "name": "Lamp Engineer", "company": {"name": "Harrow"}, "location": {"city": "Leeds", "country": "uk", "remote": False}},
    {"position": "Lamp Engineer", "company": {"name": "Harrow"}, "detail": {"requirements": "• Clean hands"},
     "address": {"location": "Leeds"}, "reward": {"total": "1,000,000"}},
    {"Business Title": "Lamp Engineer", "Agency": "Harrow", "Work Location": "Leeds", "Minimum Qual Requirements": "Clean hands",
     "Salary Range From": "30000", "Salary Range To": "40000", "Salary Frequency": "Annual"},
]  # fmt: skip


@pytest.mark.parametrize(
    "record", RECORDS, ids=["greenhouse", "lever", "workday", "smartrecruiters", "wanted", "rows"]
)
def test_records_of_tracking_systems(record: dict[str, Any]) -> None:
    reading = read_one(json.dumps(record), "a.json")
    found = reading.facts
    assert found.title and found.title.value == "Lamp Engineer"
    assert found.company and found.company.value == "Harrow"
    assert [x.value.split(",")[0] for x in found.locations] == ["Leeds"]
    assert [r.text for r in reading.requirements] == ["Clean hands"]
    assert "1,000,000" not in reading.text


def test_cents_and_epochs_are_understood() -> None:
    first, second = (read_one(json.dumps(r), "a.json").facts for r in RECORDS[:2])
    assert [(s.value.minimum, s.value.maximum, s.value.currency) for s in first.salaries] == [
        (3000000, 4000000, "GBP")
    ]
    assert second.posted and second.posted.value.text == "2026-11-01"


def test_a_list_gives_numbered_readings() -> None:
    data = json.dumps([{"title": "Lamp Engineer"}, {"title": "Miller"}]).encode()
    assert [(r.item, r.facts.title and r.facts.title.value) for r in read(data, "a.json", as_of=AS_OF)] == [
        (1, "Lamp Engineer"),
        (2, "Miller"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"title": "Lam', "'a.json' is not valid JSON: line 1 column 11: unterminated string."),
        ("[" * 200_000, "'a.json' is nested too deeply (more than 50 levels)."),
        ('{"a":' * 60 + "1" + "}" * 60, "'a.json' is nested too deeply (more than 50 levels)."),
        ('{"title": "x", "salary_min": NaN}', "'a.json': \"salary_min\" is not a usable number."),
        ('{"title": "x", "salary_min": 1e999}', "'a.json': \"salary_min\" is not a usable number."),
        ('{"title": "x", "salary_min": ' + "9" * 100_000 + "}", "'a.json': \"salary_min\" is not a usable number."),
        ("[1, 2, 3]", "'a.json' holds no postings: expected an object or a list of objects."),
        ('"just words"', "'a.json' holds no postings: expected an object or a list of objects."),
        ('[{"title": "a"}, {"title": "b"}, {"title": 3}]', "'a.json' item 3: \"title\" must be text."),
        ('[{"title": "a"}' + ', {"title": "a"}' * 19_999 + "]", "'a.json' holds 20,000 postings; the limit is 1,000. Split it or use --max-items."),
    ],
)  # fmt: skip
def test_json_that_is_no_posting_is_refused(text: str, message: str) -> None:
    with pytest.raises(BadData) as caught:
        read(text.encode(), "a.json", as_of=AS_OF)
    assert caught.value.message == message


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<a ", '<a "', "<div hidden ", "<title>", "</", "<![", "&#", "<script ", "<li>", "<svg><svg>"],
)
def test_hostile_pages_end_soon(piece: str) -> None:
    start = time.process_time()
    render(piece * (100_000 // len(piece)))
    assert time.process_time() - start < 3


def test_a_huge_character_reference_is_harmless() -> None:
    assert "�" in render("<p>a &#" + "9" * 10_000 + "; b</p>").text


@pytest.mark.parametrize(
    ("file", "text", "kind"),
    [
        ("a.txt", "plain words", "text"),
        ("a.md", "plain words", "markdown"),
        ("a.txt", "# Lamp\n\nwords\n\n## Oil\n", "markdown"),
        ("a", "<!DOCTYPE html><p>x", "html"),
        ("a", '{"title": "x"}', "json"),
        ("a.txt", "[Python, C++] [=]", "text"),
        ("a", '<?xml version="1.0"?><a/>', "xml"),
    ],
)
def test_formats_are_told_by_content(file: str, text: str, kind: str) -> None:
    assert sniff(file, text) == kind
