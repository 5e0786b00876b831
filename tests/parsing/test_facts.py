# ruff: noqa: E501  (the invented postings are data)
"""Title, company, places, terms, dates: from labels, headers, bars, templates and sentences."""

from datetime import date

import pytest

from jobtui.domain.reading import Facts
from tests.parsing.helpers import read_one


def facts(text: str) -> Facts:
    return read_one(text).facts


BODY = "\n\nResponsibilities\n- Polish lamps\n\nRequirements\n- Clean hands\n"


@pytest.mark.parametrize(
    ("text", "title", "company"),
    [
        ("**Senior Lamp Engineer - Harrow**\n**Location:** Leeds, UK" + BODY + "\nAbout Harrow\nWe glow.", "Senior Lamp Engineer", "Harrow"),
        ("Job Title: Lamp Designer\nCompany: Harrow Ltd" + BODY, "Lamp Designer", "Harrow Ltd"),
        ("Harrow | Lamp Engineer | Remote | Full-time" + BODY, "Lamp Engineer", "Harrow"),
        ("# Lamp Engineer (Remote)\nHarrow\nLeeds, UK" + BODY, "Lamp Engineer", "Harrow"),
        ("Lampenentwickler (m/w/d)\nDie Harrow GmbH sucht Verstärkung." + BODY, "Lampenentwickler (m/w/d)", "Harrow GmbH"),
        ("Harrow hiring Lamp Engineer in Leeds, England | LinkedIn" + BODY, "Lamp Engineer", "Harrow"),
        ("Lamp Engineer" + BODY + "\nAbout Harrow Lamps\nHarrow Lamps is a maker of lamps.", "Lamp Engineer", "Harrow Lamps"),
    ],
)  # fmt: skip
def test_title_and_company(text: str, title: str, company: str) -> None:
    found = facts(text)
    assert found.title and found.company
    assert (found.title.value, found.company.value, found.title.suggested) == (title, company, False)


def test_a_title_only_in_prose_is_a_suggestion_and_said_so() -> None:
    reading = read_one(
        "As Harrow grows, Harrow is seeking an experienced Lamp Engineering Manager to lead us." + BODY
    )
    assert reading.facts.title and reading.facts.title.suggested
    assert reading.facts.title.value == "Lamp Engineering Manager"
    assert reading.warnings == ("no title line; suggested from line 1.",)


def test_no_title_is_none_with_a_warning() -> None:
    reading = read_one(
        "At Harrow, we shape the light of harbours and of ships that come home late at night." + BODY
    )
    assert reading.facts.title is None
    assert reading.warnings == ("no title found in 'posting.txt'.",)


def test_a_label_below_another_kind_of_role_is_no_title() -> None:
    found = facts("Principal Lamp Scientist (US Remote)\nUnited States\nRole\nIndividual Contributor" + BODY)
    assert found.title and found.title.value == "Principal Lamp Scientist"
    assert [x.value for x in found.locations] == ["United States"]


@pytest.mark.parametrize(
    ("line", "places", "workplace"),
    [
        ("Location: Redmond, WA (Hybrid)", ["Redmond, WA"], "hybrid"),
        ("OXFORD/HYBRID", ["OXFORD"], "hybrid"),
        ("Location: Remote", [], "remote"),
        ("Dienstort: Wien", ["Wien"], None),
        ("Locations: Leeds, UK; York, UK", ["Leeds, UK", "York, UK"], None),
        (
            "United States, Multiple Locations, Multiple Locations",
            ["United States, Multiple Locations"],
            None,
        ),
    ],
)
def test_places_and_workplace(line: str, places: list[str], workplace: str | None) -> None:
    found = facts(f"Lamp Engineer\n{line}" + BODY)
    assert [x.value for x in found.locations] == places
    assert (found.workplace.value if found.workplace else None) == workplace


@pytest.mark.parametrize(
    ("sentence", "workplace"),
    [
        ("We are in the office 4 days per week and enjoy it.", "hybrid"),
        ("Zwei Tage mobiles Arbeiten pro Woche sind möglich.", "hybrid"),
        ("This position is fully remote within the county.", "remote"),
        ("The opportunity to telework is not available.", "onsite"),
        ("We build tools for remote monitoring of lamps.", None),
    ],
)
def test_workplace_in_prose_must_be_certain(sentence: str, workplace: str | None) -> None:
    found = facts(f"Lamp Engineer\n\nAbout the role\n{sentence}" + BODY).workplace
    assert (found.value if found else None) == workplace


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Job Type: Full-Time", "full-time"),
        ("Employment type\nPart-time", "part-time"),
        ("Arbeitszeit: Vollzeit, unbefristet", "full-time, permanent"),
        ("Regime: CLT", "permanent"),
        ("고용형태: 정규직", "permanent"),
    ],
)
def test_employment_type(line: str, kind: str) -> None:
    found = facts(f"Lamp Engineer\n{line}" + BODY).employment_type
    assert found and found.value == kind


@pytest.mark.parametrize(
    ("line", "text", "earliest", "latest"),
    [
        ("1mo ago", "1mo ago", date(2026, 10, 6), date(2026, 11, 5)),
        ("Posted 121 days ago", "Posted 121 days ago", date(2026, 7, 22), date(2026, 7, 22)),
        ("23 hours ago", "23 hours ago", date(2026, 11, 19), date(2026, 11, 20)),
        ("Veröffentlicht: 03.11.2026", "03.11.2026", date(2026, 11, 3), date(2026, 11, 3)),
        ("Posting date: 12/04/2026", "12/04/2026", date(2026, 4, 12), date(2026, 12, 4)),
        ("Posted: May 3, 2026", "May 3, 2026", date(2026, 5, 3), date(2026, 5, 3)),
        ("vor 3 Tagen", "vor 3 Tagen", date(2026, 11, 17), date(2026, 11, 17)),
    ],
)
def test_posting_dates_are_intervals(line: str, text: str, earliest: date, latest: date) -> None:
    found = facts(f"Lamp Engineer\nLeeds, UK\n{line}" + BODY).posted
    assert found and (found.value.text, found.value.earliest, found.value.latest) == (text, earliest, latest)


def test_dates_of_other_postings_do_not_count() -> None:
    assert facts("Lamp Engineer" + BODY + "\nSimilar jobs\nMiller\n4 days ago\n").posted is None


def test_the_last_day_to_apply() -> None:
    found = facts("Lamp Engineer\nClosing date: 2026-12-24" + BODY).closes
    assert found and found.value.earliest == date(2026, 12, 24)


def test_duties_benefits_and_summary_stand_apart() -> None:
    text = (
        "Lamp Engineer\n\nAbout the role\nYou will keep the lamps of our harbour bright in every season of the year.\n\n"
        "Responsibilities\n- Polish lamps\n- Trim wicks\n\nBenefits\n- Free tea\n"
    )
    found = facts(text)
    assert [x.value for x in found.responsibilities] == ["Polish lamps", "Trim wicks"]
    assert [x.value for x in found.benefits] == ["Free tea"]
    assert found.summary and found.summary.value.startswith("You will keep the lamps")


def test_a_machines_summary_is_told_apart() -> None:
    text = (
        "At a glance\n\nAI generated\n\nTL;DR\n\nThe team is hiring a senior Lamp Engineer to keep all the lamps of it bright."
        + BODY
    )
    found = facts(text)
    assert found.summary and found.summary.origin == "generated"
    assert found.title and (found.title.origin, found.title.suggested) == ("generated", True)
