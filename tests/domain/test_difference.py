"""What changed between two versions, told in words and as data."""

from datetime import date
from typing import Any

import pytest

from jobtui.domain.difference import Difference, Move, difference
from jobtui.domain.pairing import pairs
from jobtui.domain.reading import Dated, Facts, Finding, Origin
from jobtui.domain.requirement import Degree, Kind, Requirement, Years
from tests.factories import asks, day, found, pay

AGO = Dated("1mo ago", date(2026, 8, 15), date(2026, 9, 15))
AGO_LATER = Dated("2mo ago", date(2026, 7, 28), date(2026, 8, 28))
FIRST, SECOND = date(2026, 10, 1), date(2026, 10, 13)


def compared(before: dict[str, Any] | None = None, after: dict[str, Any] | None = None) -> Difference:
    """The difference between facts alone."""
    return difference((Facts(**(before or {})), (), FIRST), (Facts(**(after or {})), (), SECOND))


def asked(old: list[Requirement], new: list[Requirement]) -> Difference:
    """The difference between requirements alone."""
    return difference((Facts(), old, FIRST), (Facts(), new, SECOND))


def test_pay_moves_with_its_numbers() -> None:
    told = compared(
        {"salaries": (found(pay(120_000, 140_000)),)}, {"salaries": (found(pay(130_000, 150_000)),)}
    )
    assert [(one.field, one.move) for one in told.facts] == [("salaries", Move.CHANGED)]
    assert told.summary == "pay moved $120,000–140,000 /yr → $130,000–150,000 /yr"


def test_facts_appear_and_vanish() -> None:
    told = compared({"closes": found(day("2026-11-01"))}, {"workplace": found("remote")})
    assert {one.field: one.move for one in told.facts} == {"workplace": Move.ADDED, "closes": Move.REMOVED}
    assert told.summary == "workplace now stated: remote, closing day no longer stated: 2026-11-01"


def test_the_same_words_in_other_letters_are_no_change() -> None:
    told = compared({"title": found("Data Engineer", (0, 13))}, {"title": found("DATA  engineer", (4, 18))})
    assert (told.facts, told.anything, told.summary) == ((), False, "it asks and offers the same")


def test_skills_are_counted_and_named() -> None:
    chip = Finding("Perl", origin=Origin.SITE)
    told = compared({"skills": (found("Go"), found("SQL"))}, {"skills": (found("SQL"), found("Rust"), chip)})
    assert told.facts[0].text == "1 skill added, 1 skill removed"
    assert told.facts[0].lines == (
        (Move.ADDED, "skill: Rust", (found("Rust"),)),
        (Move.REMOVED, "skill: Go", (found("Go"),)),
    )


@pytest.mark.parametrize(
    ("then", "now", "moved"),
    [
        (AGO, AGO_LATER, 0),
        (day("2026-09-01"), day("2026-10-10"), 1),
        (Dated("lately"), Dated("lately"), 0),
    ],
)
def test_an_age_that_grows_is_no_other_day(then: Dated, now: Dated, moved: int) -> None:
    assert len(compared({"posted": found(then)}, {"posted": found(now)}).facts) == moved


def test_how_long_it_is_open() -> None:
    told = compared({"posted": found(day("2026-09-01"))}, {"posted": found(day("2026-10-10"))})
    assert (told.days, told.open_for) == (12, 42)
    assert (compared().days, compared().open_for) == (12, None)


def test_requirements_come_go_change_and_stay() -> None:
    old = [
        asks("5+ years of experience with Python", years=(Years(5),)),
        asks("Strong knowledge of SQL"),
        asks("Kafka in production", Kind.REQUIRED),
        asks("A degree in physics or the like", degree=Degree.BACHELOR),
        asks("Patience"),
    ]
    new = [
        asks("Patience"),
        asks("3+ years of experience with Python", years=(Years(3),)),
        asks("Kafka in production", Kind.PREFERRED),
        asks("A degree in physics or the like", degree=Degree.MASTER),
        asks("Terraform"),
    ]
    told = asked(old, new)
    assert [(one.move, one.item.text, one.what) for one in told.requirements] == [
        (Move.SAME, "Patience", ()),
        (Move.CHANGED, "3+ years of experience with Python", ("years 5+ → 3+",)),
        (Move.CHANGED, "Kafka in production", ("required → preferred",)),
        (Move.CHANGED, "A degree in physics or the like", ("degree bachelor → master",)),
        (Move.ADDED, "Terraform", ()),
        (Move.REMOVED, "Strong knowledge of SQL", ()),
    ]
    assert told.summary == "1 requirement added, 1 removed, 3 changed"


def test_other_words_alone_are_a_change_of_wording() -> None:
    (told,) = asked(
        [asks("Good knowledge of SQL and Spark")], [asks("Deep knowledge of SQL and Spark")]
    ).requirements
    assert (told.move, told.what) == (Move.CHANGED, ("wording",))


def test_items_are_paired_one_to_one_the_same_words_first() -> None:
    assert pairs([["a b c d"], ["a b c e"]], ["a b c e", "A, b c d!"]) == {0: 1, 1: 0}
    assert pairs([["a b c d"], ["a b c e"]], ["a b c e"]) == {1: 0}
    assert pairs([["mine", "a b c d"]], ["a b c x"]) == {0: 0}
    assert pairs([["a b"]], ["c d"]) == {}


def test_only_some_facts_find_room_in_one_sentence() -> None:
    values = {"title": "A", "company": "B", "workplace": "remote", "employment_type": "full-time", "url": "c"}
    after = {name: found(value) for name, value in values.items()}
    told = compared({}, after)
    assert (
        told.summary
        == "title now stated: A, company now stated: B, workplace now stated: remote, 1 other fact changed"
    )
    assert len(told.facts) == 5
