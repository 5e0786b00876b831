"""A page and the linked data in it: where they differ a warning names both, and nowhere else."""

import json
from typing import Any

import pytest

from jobtui.cli.out import Cell
from jobtui.cli.words import Lines, fact_rows
from jobtui.domain import codec
from jobtui.domain.reading import Facts, Finding, Reading
from jobtui.domain.salary import Period, Salary
from jobtui.parsing.disagreement import disagreements
from tests.parsing.helpers import read_one

BODY = "<p>Harrow Lamps keeps the harbour lit. " + "The harbour is long and its lamps are many. " * 8 + "</p>"
ITEMS = "<h2>Requirements</h2><ul><li>Clean hands</li><li>A steady eye</li></ul>"
LINKED: dict[str, Any] = {
    "@type": "JobPosting",
    "title": "Lamp Engineer",
    "hiringOrganization": {"name": "Harrow Lamps"},
    "jobLocation": {"address": {"addressLocality": "Leeds", "addressCountry": "GB"}},
    "employmentType": "FULL_TIME",
    "baseSalary": {"currency": "GBP", "value": {"minValue": 30000, "maxValue": 40000, "unitText": "YEAR"}},
    "description": BODY + ITEMS,
}
SHOWN = {
    "Job title": "Lamp Engineer",
    "Company": "Harrow Lamps",
    "Location": "Leeds, UK",
    "Employment type": "Full-time",
    "Salary": "£30,000 - £40,000 per year",
}


def page(shown: dict[str, str], body: str = BODY, **linked: Any) -> Reading:
    """The reading of a page with labelled facts and linked data, each with something of its own."""
    facts = "".join(f"<p>{label}: {value}</p>" for label, value in (SHOWN | shown).items() if value)
    block = json.dumps({**LINKED, **linked})
    script = f'<script type="application/ld+json">{block}</script>'
    return read_one(f"<html><body>{script}<main>{facts}{body}{ITEMS}</main></body></html>", "a.html")


PAID = LINKED["baseSalary"]
REMOTE = {"jobLocationType": "TELECOMMUTE"}
PAY = "£30,000–40,000 /yr"


@pytest.mark.parametrize(
    ("shown", "linked", "fact", "ours", "theirs"),
    [
        ({"Job title": "Crane Engineer"}, {}, "title", "Crane Engineer", "Lamp Engineer"),
        ({}, {"hiringOrganization": "Miller"}, "company", "Harrow Lamps", "Miller"),
        ({"Location": "York, UK"}, {}, "location", "York, UK", "Leeds, GB"),
        ({"Workplace": "Hybrid"}, REMOTE, "workplace", "hybrid", "remote"),
        ({"Employment type": "Part-time"}, {}, "employment type", "part-time", "full-time"),
        (
            {"Employment type": "Permanent"},
            {"employmentType": "CONTRACTOR"},
            "employment type",
            "permanent",
            "contract",
        ),
        ({"Salary": "£50,000 - £60,000 per year"}, {}, "pay", "£50,000–60,000 /yr", PAY),
        ({"Salary": "€30,000 - €40,000 per year"}, {}, "pay", "€30,000–40,000 /yr", PAY),
        ({"Salary": "£30,000 - £40,000 per month"}, {}, "pay", "£30,000–40,000 /mo", PAY),
        ({"Location": "Nuremberg"}, {"jobLocation": "München, DE"}, "location", "Nuremberg", "München, DE"),
        (
            {"Salary": "US$30,000 - US$40,000 per year"},
            {"baseSalary": PAID | {"currency": "AUD"}},
            "pay",
            "$30,000–40,000 /yr",
            "AUD 30,000–40,000 /yr",
        ),
    ],
)
def test_what_differs_is_named_from_both_sides(
    shown: dict[str, str], linked: dict[str, Any], fact: str, ours: str, theirs: str
) -> None:
    told = f"{fact}: the page shows '{ours}', its linked data '{theirs}'; the linked data was taken."
    assert page(shown, **linked).warnings == (told,)


@pytest.mark.parametrize(
    ("shown", "linked"),
    [
        ({}, {}),
        ({"Job title": "Lamp Engineer (m/f/d)"}, {}),
        ({"Job title": "Lamp and Crane Engineer"}, {}),
        ({}, {"title": "Lamp Engineer, Harbours"}),
        ({"Company": "Harrow Lamps Ltd"}, {}),
        ({"Company": ""}, {"hiringOrganization": "HARROW LAMPS"}),
        ({}, {"hiringOrganization": None, "url": "https://www.millerworks.com/jobs/1"}),
        ({"Location": "United Kingdom"}, {}),
        ({"Location": "Greater Leeds"}, {}),
        ({}, {"jobLocation": "Greater Leeds, GB"}),
        ({"Location": "Zurich"}, {"jobLocation": "Zürich, CH"}),
        ({"Location": "Munich, Germany"}, {"jobLocation": "München, DE"}),
        ({"Location": "Köln"}, {"jobLocation": "Cologne, DE"}),
        ({"Location": "Wien, Österreich"}, {"jobLocation": "Vienna, AT"}),
        ({"Location": "Genève, Suisse"}, {"jobLocation": "Genf, CH"}),
        ({"Location": "Milano, Italia"}, {"jobLocation": "Milan, IT"}),
        ({"Location": "Lisboa, Portugal"}, {"jobLocation": "Lisbon, PT"}),
        ({"Salary": "$30,000 - $40,000 per year"}, {"baseSalary": PAID | {"currency": "AUD"}}),
        ({"Location": "York; Leeds"}, {}),
        ({"Location": ""}, {}),
        ({"Workplace": "Remote"}, REMOTE),
        ({"Workplace": "Hybrid"}, {}),
        ({"Employment type": "Permanent"}, {}),
        ({"Employment type": "Full-time or part-time"}, {}),
        ({"Employment type": "Permanent"}, {"employmentType": ["CONTRACTOR", "PERMANENT"]}),
        ({"Salary": ""}, {}),
        ({"Salary": "£30,000 - £40,000"}, {}),
        ({"Salary": "£2,500 - £3,333 per month"}, {}),
        ({"Salary": "from £30,000 per year"}, {}),
    ],
)  # fmt: skip
def test_two_words_for_one_thing_are_no_difference(shown: dict[str, str], linked: dict[str, Any]) -> None:
    assert page(shown, **linked).warnings == ()


@pytest.mark.parametrize(
    ("shown", "linked", "said"),
    [
        ({"Job title": "Crane Engineer"}, {}, "You join as a lamp engineer."),
        ({}, {"hiringOrganization": "Miller"}, "Harrow Lamps is a house of Miller."),
        ({"Salary": "£10,000 - £20,000 per year"}, {}, "We light 30,000 lamps, soon 40,000."),
        ({"Salary": "£10,000 - £20,000 per year"}, {}, "We light 30k lamps, soon 40 k."),
    ],
)
def test_what_the_page_says_elsewhere_is_no_difference(
    shown: dict[str, str], linked: dict[str, Any], said: str
) -> None:
    assert page(shown, **linked).warnings != ()
    assert page(shown, f"{BODY}<p>{said}</p>", **linked).warnings == ()


@pytest.mark.parametrize(
    ("shown", "linked", "fact", "kept"),
    [
        ({"Job title": "Crane Engineer"}, {}, "title", ["Crane Engineer"]),
        ({"Location": "York, UK"}, {}, "locations", ["York, UK"]),
        ({"Workplace": "Hybrid"}, REMOTE, "workplace", ["hybrid"]),
        (
            {"Salary": "£50,000 - £60,000 per year"},
            {},
            "salaries",
            [Salary(5000000, 6000000, "GBP", Period.YEAR)],
        ),
        ({}, {}, "title", []),
    ],
)
def test_what_the_page_says_stays_beside_the_fact(
    shown: dict[str, str], linked: dict[str, Any], fact: str, kept: list[Any]
) -> None:
    reading = page(shown, **linked)
    others = [other for one in reading.facts.findings(fact) for other in one.alternatives]
    assert [other.value for other in others] == kept
    assert all(other.spans == () for other in others)  # they stand in the page, not in the text
    plain = json.loads(json.dumps(codec.reading_to_plain(reading)))
    assert codec.reading_from_plain(plain) == reading
    rows = [
        str(row[-1].text)
        for row in fact_rows(reading.facts, Lines.of(reading.text))
        if isinstance(row[-1], Cell)
    ]
    assert sum(row.startswith("also read: ") for row in rows) == len(kept)


def test_a_fact_without_others_has_no_key_for_them() -> None:
    plain = codec.reading_to_plain(page({}))
    assert "alternatives" not in json.dumps(plain["facts"] if "facts" in plain else plain["title"])


def test_a_guess_about_the_page_is_no_difference() -> None:
    reading = page({"Job title": ""}, "<p>Harrow Lamps is looking for a Crane Operator.</p>" + BODY)
    assert not any(warning.startswith("title") for warning in reading.warnings)


def test_facts_beside_a_short_text_are_kept_with_the_text_of_the_page() -> None:
    reading = page({"Job title": "Crane Engineer"}, description="Short.", datePosted="2026-11-01")
    found = reading.facts
    assert found.title and found.title.value == "Lamp Engineer"
    assert found.posted and found.posted.value.text == "2026-11-01"
    assert [r.text for r in reading.requirements] == ["Clean hands", "A steady eye"]
    assert reading.warnings == (
        "title: the page shows 'Crane Engineer', its linked data 'Lamp Engineer'; the linked data was taken.",
    )


def test_a_value_is_cut_and_cleaned_in_a_warning() -> None:
    ours, theirs = Facts(company=Finding("Harrow")), Finding("Mi\u202eller" + "s" * 90, rule="label.company")
    _, (warning,) = disagreements(ours, "Harrow", Facts(company=theirs), 20)
    assert warning.endswith(f"its linked data 'Mi?ller{'s' * 52}…'; the linked data was taken.")


def test_several_postings_in_the_linked_data_are_not_compared() -> None:
    other = {**LINKED, "title": "Wick Trimmer", "description": "Short."}
    block = json.dumps([{**LINKED, "description": "Short."}, other])
    source = (
        f'<script type="application/ld+json">{block}</script><p>Job title: Crane Engineer</p>{BODY}{ITEMS}'
    )
    assert read_one(source, "a.html").warnings == ()
