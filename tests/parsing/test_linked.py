# ruff: noqa: E501  (the invented postings are data)
"""Linked data (JSON-LD) in the shapes that pages write it."""

import json
from typing import Any

import pytest

from jobtui.parsing import read
from tests.parsing.helpers import AS_OF, read_one
from tests.parsing.test_records import told

TEXT = "<p>Harrow Lamps keeps the harbour lit. " + "The harbour is long and its lamps are many. " * 8 + "</p>"
WANTS = "<h3>Requirements</h3><ul><li>Clean hands</li><li>A steady eye</li></ul>"
NODE: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Lamp Engineer",
    "hiringOrganization": {"@type": "Organization", "name": "Harrow Lamps"},
    "datePosted": "2026-11-01",
    "jobLocation": {"@type": "Place", "address": {"addressLocality": "Leeds", "addressCountry": "UK"}},
    "description": TEXT + WANTS,
}
BASE = {
    "title": "Lamp Engineer",
    "company": "Harrow Lamps",
    "locations": ["Leeds, UK"],
    "posted": "2026-11-01",
}


def page(*blocks: Any, body: str = "<h1>Lamp Engineer</h1>", title: str = "") -> str:
    """A page with linked data: values are written as JSON, texts as they are."""
    scripts = "".join(
        f'<script type="application/ld+json">{b if isinstance(b, str) else json.dumps(b)}</script>'
        for b in blocks
    )
    return f"<html><head><title>{title}</title>{scripts}</head><body>{body}</body></html>"


RAW = json.dumps(NODE)
ESCAPED = TEXT + WANTS
for _ in range(2):
    ESCAPED = ESCAPED.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
BLOCKS: dict[str, Any] = {
    "alone": NODE,
    "in a list": [{"@type": "WebSite"}, NODE],
    "in a graph": {"@context": "https://schema.org", "@graph": [{"@type": "Organization", "name": "Other"}, NODE]},
    "a list of types": NODE | {"@type": ["JobPosting", "Thing"]},
    "a type as an address": NODE | {"@type": "http://schema.org/JobPosting"},
    "the subject of a page": {"@type": "WebPage", "mainEntity": NODE},
    "lists for scalars": NODE | {"title": ["Lamp Engineer"], "jobLocation": [NODE["jobLocation"]], "hiringOrganization": [NODE["hiringOrganization"]], "datePosted": ["2026-11-01"]},
    "a company as text": NODE | {"hiringOrganization": "Harrow Lamps"},
    "a country as a thing": NODE | {"jobLocation": {"address": {"addressLocality": "Leeds", "addressCountry": {"@type": "Country", "name": "UK"}}}},
    "a place as text": NODE | {"jobLocation": "Leeds, UK"},
    "an address as text": NODE | {"jobLocation": {"@type": "Place", "address": "Leeds, UK"}},
    "addresses in a list": NODE | {"jobLocation": {"@type": "Place", "address": [{"addressLocality": "Leeds", "addressCountry": "UK"}]}},
    "escaped twice": NODE | {"description": ESCAPED},
    "raw line breaks": RAW.replace("The harbour is long", "The harbour\n\tis long"),
    "in a comment of its own": f"<![CDATA[{RAW}]]>",
    "behind a semicolon": f"{RAW};",
    "as entities": RAW.replace('"', "&quot;"),
    "twice": [NODE, NODE],
    "beside broken data": RAW,
}  # fmt: skip


@pytest.mark.parametrize("name", BLOCKS)
def test_linked_data_is_found_however_it_is_written(name: str) -> None:
    blocks = ["not even {{{", BLOCKS[name]] if name.startswith("beside") else [BLOCKS[name]]
    (reading,) = read(page(*blocks).encode(), "a.html", as_of=AS_OF)
    found = told(reading.facts)
    assert {key: found[key] for key in BASE} == BASE
    assert [r.text for r in reading.requirements] == ["Clean hands", "A steady eye"]
    assert reading.warnings == ()


@pytest.mark.parametrize(
    ("salary", "wanted"),
    [
        ({"currency": "GBP", "value": {"minValue": "30000", "maxValue": "40000.00", "unitText": "YEAR"}}, (30000, 40000, "GBP", "year")),
        ({"currency": "GBP", "value": {"minValue": 30000, "maxValue": 40000, "unitText": "Yearly"}}, (30000, 40000, "GBP", "year")),
        ({"currency": "GBP", "value": {"value": 17.0, "unitText": "HOUR"}}, (17, 17, "GBP", "hour")),
        ({"currency": "GBP", "value": {"value": 17, "unitText": "hourly"}}, (17, 17, "GBP", "hour")),
        ({"currency": "GBP", "value": {"value": 120, "unitText": "DAY"}}, (120, 120, "GBP", "day")),
        ({"currency": "GBP", "value": {"value": 600, "unitText": "WEEK"}}, (600, 600, "GBP", "week")),
        ({"currency": "GBP", "value": {"value": 2500, "unitText": "MONTH"}}, (2500, 2500, "GBP", "month")),
        ({"currency": "GBP", "minValue": 30000, "maxValue": 40000, "unitText": "YEAR"}, (30000, 40000, "GBP", "year")),
        ({"currency": "GBP", "value": 30000, "unitText": "YEAR"}, (30000, 30000, "GBP", "year")),
        ({"value": {"currency": "GBP", "minValue": 30000, "maxValue": 40000, "unitText": "YEAR"}}, (30000, 40000, "GBP", "year")),
        ({"currency": "GBP", "value": [{"minValue": 30000, "maxValue": 40000, "unitText": "YEAR"}]}, (30000, 40000, "GBP", "year")),
        ({"currency": "GBP", "value": {"value": "30000 - 40000", "unitText": "YEAR"}}, (30000, 40000, "GBP", "year")),
        ({"currency": "GBP", "value": {"minValue": 0, "maxValue": 40000, "unitText": "YEAR"}}, (None, 40000, "GBP", "year")),
        ("£30,000 - £40,000 per year", (30000, 40000, "GBP", "year")),
        ({"currency": "GBP"}, None),
        ({"currency": "GBP", "value": {"minValue": 0, "maxValue": 0, "unitText": "YEAR"}}, None),
        ({"@type": "MonetaryAmount", "currency": "GBP", "value": {"@type": "QuantitativeValue", "unitText": "YEAR"}}, None),
        (None, None),
        (False, None),
    ],
)  # fmt: skip
def test_pay_in_its_many_forms(salary: Any, wanted: Any) -> None:
    found = told(read_one(page(NODE | {"baseSalary": salary}), "a.html").facts)["salaries"]
    assert found == ([wanted] if wanted else [])


def test_a_number_is_paid_in_the_currency_beside_it() -> None:
    for salary in (30000, {"value": {"value": 30000}}):
        node = NODE | {"baseSalary": salary, "salaryCurrency": "GBP"}
        (pay,) = told(read_one(page(node), "a.html").facts)["salaries"]
        assert pay[:3] == (30000, 30000, "GBP")


def test_what_a_site_estimates_is_no_pay() -> None:
    estimate = {"@type": "MonetaryAmountDistribution", "currency": "GBP", "median": 50000, "unitText": "YEAR"}
    assert read_one(page(NODE | {"estimatedSalary": [estimate]}), "a.html").facts.salaries == ()


@pytest.mark.parametrize(
    ("kinds", "wanted"),
    [
        ("FULL_TIME", "full-time"),
        (["FULL_TIME"], "full-time"),
        (["FULL_TIME", "CONTRACTOR"], "full-time, contract"),
        ("FULL_TIME, TEMPORARY", "full-time, temporary"),
        ("Full-time", "full-time"),
        ("INTERN", "internship"),
        ("OTHER", None),
        ([], None),
    ],
)
def test_employment_types(kinds: Any, wanted: str | None) -> None:
    reading = read_one(page(NODE | {"employmentType": kinds}), "a.html")
    assert told(reading.facts)["employment_type"] == wanted
    assert ("Employment type" in reading.text) == (wanted is not None)


HOME = {"@type": "Country", "name": "Ireland"}


@pytest.mark.parametrize(
    ("changes", "locations"),
    [
        ({}, ["Leeds, UK"]),
        ({"applicantLocationRequirements": HOME}, ["Ireland"]),
        ({"applicantLocationRequirements": [HOME, {"@type": "Country", "name": "France"}]}, ["Ireland", "France"]),
        ({"jobLocation": None, "applicantLocationRequirements": {"@type": "State", "address": {"addressRegion": "Ohio", "addressCountry": "US"}}}, ["Ohio, US"]),
        ({"jobLocation": None}, []),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["TELECOMMUTE", ["TELECOMMUTE"], "telecommute"])
def test_a_remote_job_is_where_its_applicants_live(
    kind: Any, changes: dict[str, Any], locations: list[str]
) -> None:
    reading = read_one(page(NODE | {"jobLocationType": kind} | changes), "a.html")
    found = told(reading.facts)
    assert (found["workplace"], found["locations"]) == ("remote", locations)
    assert "Leeds" in reading.text or changes.get("jobLocation", 1) is None  # the head office is not lost


def test_where_applicants_live_says_nothing_of_a_job_on_site() -> None:
    found = told(read_one(page(NODE | {"applicantLocationRequirements": HOME}), "a.html").facts)
    assert (found["workplace"], found["locations"]) == (None, ["Leeds, UK"])


def test_what_stands_beside_the_description_is_read_too() -> None:
    node = NODE | {
        "description": TEXT,
        "qualifications": "<ul><li>Clean hands</li><li>A steady eye</li></ul>",
        "responsibilities": ["Trim wicks", "Polish lamps"],
        "validThrough": "2026-12-01T23:59",
    }
    reading = read_one(page(node), "a.html")
    assert [r.text for r in reading.requirements] == ["Clean hands", "A steady eye"]
    assert [f.value for f in reading.facts.responsibilities] == ["Trim wicks", "Polish lamps"]
    assert told(reading.facts)["closes"] == "2026-12-01"


OTHER = NODE | {
    "title": "Miller",
    "hiringOrganization": "Mill & Co",
    "description": TEXT.replace("lamp", "mill"),
}
SHORT = {"@type": "JobPosting", "title": "Miller", "url": "https://jobs.example/2"}


@pytest.mark.parametrize(
    "blocks",
    [
        [
            NODE,
            {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "item": SHORT}]},
        ],
        [NODE, SHORT],
        [{"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": OTHER}]}, NODE],
        [[OTHER, NODE]],
    ],
    ids=["teasers in a list", "a teaser", "whole ones in a list", "two whole ones"],
)
def test_similar_jobs_are_not_the_subject_of_a_page(blocks: list[Any]) -> None:
    (reading,) = read(page(*blocks).encode(), "a.html", as_of=AS_OF)
    assert told(reading.facts)["title"] == "Lamp Engineer"
    assert [r.text for r in reading.requirements] == ["Clean hands", "A steady eye"]
    assert "Miller" not in reading.text


def test_the_title_of_the_page_tells_its_subject_too() -> None:
    source = page(OTHER, NODE, body="", title="Lamp Engineer | Harrow Lamps")
    (reading,) = read(source.encode(), "a.html", as_of=AS_OF)
    assert told(reading.facts)["title"] == "Lamp Engineer"


@pytest.mark.parametrize(
    "nodes", [[NODE, OTHER], [NODE | {"description": "Lamps."}, SHORT]], ids=["whole", "short"]
)
def test_a_page_of_several_postings_gives_each(nodes: list[Any]) -> None:
    readings = read(page(*nodes, body="").encode(), "a.html", as_of=AS_OF)
    assert [(r.item, told(r.facts)["title"]) for r in readings] == [(1, "Lamp Engineer"), (2, "Miller")]


@pytest.mark.parametrize("end", ["…", "..."])
def test_a_text_that_is_cut_off_gives_way_to_that_of_the_page(end: str) -> None:
    node = NODE | {"description": "The harbour is long and its lamps are many. " * 8 + end}
    reading = read_one(page(node, body=f"<main><h1>Lamp Engineer</h1>{TEXT}{WANTS}</main>"), "a.html")
    assert [r.text for r in reading.requirements] == ["Clean hands", "A steady eye"]
    assert told(reading.facts)["posted"] == "2026-11-01"


def test_a_file_of_nothing_but_linked_data() -> None:
    reading = read_one(json.dumps(NODE), "a.json")
    found = told(reading.facts)
    assert {key: found[key] for key in BASE} == BASE
    assert [r.text for r in reading.requirements] == ["Clean hands", "A steady eye"]
