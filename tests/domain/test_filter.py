"""The filter language: words, terms, days, and that no text makes it fail."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobtui.domain.filter import FIELDS, Filter, Term, due_day, parse_filter, unusable

THURSDAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("text", "words", "terms"),
    [
        ("", (), ()),
        ("  \t", (), ()),
        ("Python  BERLIN", ("python", "berlin"), ()),
        ('"data engineer" go', ("data engineer", "go"), ()),
        ('"not closed', ("not closed",), ()),
        ('""', (), ()),
        ("status:Applied", (), (Term("status", "applied"),)),
        ("STATUS:applied x", ("x",), (Term("status", "applied"),)),
        ('company:"Acme Ltd" x', ("x",), (Term("company", "acme ltd"),)),
        ("due:tomorrow", (), (Term("due", "tomorrow"),)),
        ("due:<=2026-12-01", (), (Term("due", "2026-12-01", "<="),)),
        ("due:>Fri", (), (Term("due", "fri", ">"),)),
        ('due:"< today"', (), (Term("due", "today", "<"),)),
        ("status:", (), ()),
        ('company:"', (), ()),
        ("salary:high", ("salary:high",), ()),
        ('label:"two words"', ("label:two words",), ()),
        ("https://example.com/1", ("https://example.com/1",), ()),
        ("C++ C#", ("c++", "c#"), ()),
        ("half-status:applied", ("half-status:applied",), ()),
    ],
)
def test_parse(text: str, words: tuple[str, ...], terms: tuple[Term, ...]) -> None:
    assert parse_filter(text) == Filter(words, terms)


@given(st.text() | st.text(alphabet='status:compnyd<>="+ \n\x00'))
def test_no_text_makes_it_fail(text: str) -> None:
    parsed = parse_filter(text)
    assert bool(parsed) == bool(parsed.words or parsed.terms)
    assert all(parsed.words)
    for term in parsed.terms:
        assert term.field in FIELDS
        assert term.value
        due_day(term.value, THURSDAY)


def test_a_due_term_that_names_no_day_is_told() -> None:
    assert unusable(parse_filter("due:week status:month due:<=2026-02-30"), THURSDAY) == [
        "'week' is not a date; use today, fri, +3d, 2026-11-30, none or any.",
        "'2026-02-30' is not a date; use today, fri, +3d, 2026-11-30, none or any.",
    ]
    assert unusable(parse_filter("due:fri due:none due:ANY due:+3d due:>2026-11-30 week"), THURSDAY) == []


def test_a_filter_tells_what_it_shows() -> None:
    assert (
        parse_filter("status:applied due:<fri Python").description == 'status applied · due <fri · "python"'
    )
    assert Filter().description == ""
    assert not Filter()


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("today", THURSDAY),
        ("tomorrow", date(2026, 11, 20)),
        ("fri", date(2026, 11, 20)),
        ("thu", date(2026, 11, 26)),
        ("monday", date(2026, 11, 23)),
        ("sat", date(2026, 11, 21)),
        ("sunday", date(2026, 11, 22)),
        ("friday", date(2026, 11, 20)),
        ("thurs", date(2026, 11, 26)),
        ("wednesday", date(2026, 11, 25)),
        ("tues", date(2026, 11, 24)),
        ("+3d", date(2026, 11, 22)),
        ("+0", THURSDAY),
        ("2026-12-01", date(2026, 12, 1)),
        ("2026-02-30", None),
        ("month", None),
        ("sunshine", None),
        ("we", None),
        ("yesterday", None),
        ("+3w", None),
        ("", None),
    ],
)
def test_due_day(value: str, day: date | None) -> None:
    assert due_day(value, THURSDAY) == day
