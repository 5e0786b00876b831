"""What a person types for a fact: understood as it was meant, or refused in one sentence."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobtui.domain.codec import facts_from_findings
from jobtui.domain.fields import FIELDS
from jobtui.domain.problem import WrongUsage
from jobtui.domain.reading import Dated, Finding
from jobtui.domain.salary import Period, Salary, minor
from jobtui.tracker.values import FIELD_NAMES, day, evidence, field_name, note_text, shown, typed

TODAY = date(2026, 11, 19)
HINT = "Write it like 90,000-110,000 EUR /year."


def values(field: str, text: str) -> list[Any]:
    """The values typed for a field."""
    return [finding.value for finding in typed(field, text, TODAY)]


def salary(text: str) -> Salary:
    """The one salary typed."""
    (found,) = values("salaries", text)
    assert isinstance(found, Salary)
    return found


def again(field: str, found: Sequence[Finding[Any]]) -> str:
    """The text that stands for these findings in a form."""
    return shown(field, facts_from_findings({field: found}))


def refusal(field: str, text: str) -> str:
    """The sentence that a value is refused with."""
    with pytest.raises(WrongUsage) as caught:
        typed(field, text, TODAY)
    assert caught.value.code == 2
    return caught.value.message


# Fields and plain values


def test_every_field_can_be_typed_under_its_own_name() -> None:
    assert {name for name in FIELDS if field_name(f" {name.upper()} ") == name} == set(FIELDS)
    assert set(FIELD_NAMES.values()) == set(FIELDS)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("location", "locations"),
        ("Place", "locations"),
        ("salary", "salaries"),
        ("PAY", "salaries"),
        ("type", "employment_type"),
    ],
)
def test_short_names(name: str, field: str) -> None:
    assert field_name(name) == field


def test_an_unknown_field_names_all() -> None:
    assert refusal("colour", "red") == f"unknown field 'colour'. One of: {', '.join(sorted(FIELDS))}."
    with pytest.raises(WrongUsage, match=f"^unknown field '{'c' * 60}'"):
        field_name("c" * 1000)


def test_what_the_person_types_says_who_said_it() -> None:
    assert typed("title", "  Lead \t Baker\n", TODAY) == (Finding("Lead Baker", rule="person"),)


@pytest.mark.parametrize("field", sorted(set(FIELDS) - {"title"}))
@pytest.mark.parametrize("text", ["", " \n\t "])
def test_nothing_clears_a_field(field: str, text: str) -> None:
    assert typed(field, text, TODAY) == ()


@pytest.mark.parametrize(("text", "length"), [("", 0), (" \n", 0), ("x" * 301, 301), ("é" * 400, 400)])
def test_a_title_of_no_use(text: str, length: int) -> None:
    assert refusal("title", text) == f"the title must have 1 to 300 characters (this has {length})."


@pytest.mark.parametrize("length", [1, 300])
def test_the_lengths_a_title_may_have(length: int) -> None:
    assert values("title", f"  {'x' * length} ") == ["x" * length]


@pytest.mark.parametrize("field", ["locations", "skills", "responsibilities", "benefits"])
def test_several_values(field: str) -> None:
    assert values(field, " Oslo ;; São  Paulo, SP;") == ["Oslo", "São Paulo, SP"]


@pytest.mark.parametrize("field", ["title", "company", "employment_type", "summary"])
def test_one_value_may_hold_a_semicolon(field: str) -> None:
    assert values(field, "a; b") == ["a; b"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("Remote", "remote"), ("HYBRID", "hybrid"), ("on-site", "onsite"), ("onsite", "onsite")],
)
def test_workplace(text: str, value: str) -> None:
    assert values("workplace", text) == [value]


def test_an_unknown_workplace() -> None:
    told = f"unknown workplace '{'moon' * 15}'. One of: remote, hybrid, onsite."
    assert refusal("workplace", "moon" * 30) == told


@pytest.mark.parametrize("text", ["http://a.example", "https://a.example/x?y=1#z", "https://[::1]:80/"])
def test_a_web_address(text: str) -> None:
    assert values("url", f" {text} ") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "a.example",
        "ftp://a.example",
        "javascript:alert(1)",
        "https://",
        "https:///jobs",
        "http://[bad",
        "https://a.example/a b",
        "https://a.example/" + "x" * 2048,
    ],
)
def test_no_web_address(text: str) -> None:
    assert refusal("url", text) == f"'{text[:60]}' is not a web address. Use http:// or https://."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-12-01", date(2026, 12, 1)),
        (" Today ", TODAY),
        ("tomorrow", date(2026, 11, 20)),
        ("fri", date(2026, 11, 20)),
        ("Thursday", date(2026, 11, 26)),
        ("+3d", date(2026, 11, 22)),
        ("+10", date(2026, 11, 29)),
    ],
)
def test_a_day(text: str, found: date) -> None:
    assert day(text, TODAY) == found
    for field in ("posted", "closes"):
        assert values(field, text) == [Dated(found.isoformat(), found, found)]


@pytest.mark.parametrize(
    "text", ["2026-02-30", "0000-01-01", "99999-01-01", "2026-13-01", "soon", "19.11.2026", "+x", "9" * 70]
)
def test_no_day(text: str) -> None:
    told = f"'{text[:60]}' is not a date. Use YYYY-MM-DD, fri or +3d."
    assert (refusal("posted", text), refusal("closes", text)) == (told, told)


def test_an_empty_day() -> None:
    with pytest.raises(WrongUsage, match=r"^'' is not a date\. Use YYYY-MM-DD, fri or \+3d\.$"):
        day("", TODAY)


@pytest.mark.parametrize("text", ["", "\n \t"])
def test_an_empty_note(text: str) -> None:
    told = r"^a note must have 1 to 100,000 characters \(this has 0\)\.$"
    with pytest.raises(WrongUsage, match=told):
        note_text(text)
    assert evidence(text) == ""


def test_the_length_of_a_note() -> None:
    longest = "x" * 100_000
    assert note_text(f"\n{longest} ") == evidence(f" {longest}") == longest
    for understood in (note_text, evidence):
        with pytest.raises(WrongUsage, match=r"^a note must .* \(this has 100,001\)\.$"):
            understood(longest + "x")


def test_a_note_keeps_its_lines() -> None:
    assert note_text("  first\n\n  second  \n") == evidence("first\n\n  second") == "first\n\n  second"


# Pay


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("120,000-150,000 USD /year (Berlin)", (12_000_000, 15_000_000, "USD", "year", "Berlin")),
        ("€45k–55k /yr", (4_500_000, 5_500_000, "EUR", "year", None)),
        ("from $90,000", (9_000_000, None, "USD", None, None)),
        ("up to £65,000", (None, 6_500_000, "GBP", None, None)),
        ("From 90k to 120k eur", (9_000_000, 12_000_000, "EUR", None, None)),
        ("90k+ EUR", (9_000_000, None, "EUR", None, None)),
        ("up to 90k+ EUR", (None, 9_000_000, "EUR", None, None)),
        ("90000", (9_000_000, 9_000_000, None, None, None)),
        ("0-1 USD", (0, 100, "USD", None, None)),
        # Thousands, and what only looks like it
        ("45-55k EUR", (4_500_000, 5_500_000, "EUR", None, None)),
        ("500-1k EUR", (50_000, 100_000, "EUR", None, None)),
        ("NOK 700-800k", (70_000_000, 80_000_000, "NOK", None, None)),
        ("500–1,200 SEK /h", (50_000, 120_000, "SEK", "hour", None)),
        ("50,000,000 KRW", (50_000_000, 50_000_000, "KRW", None, None)),
        ("900 KES", (90_000, 90_000, "KES", None, None)),
        ("90kEUR", (9_000_000, 9_000_000, "EUR", None, None)),
        ("700–900 /week", (70_000, 90_000, None, "week", None)),
        # Marks of other countries
        ("45.000 EUR", (4_500_000, 4_500_000, "EUR", None, None)),
        ("45 000 – 55 000 €", (4_500_000, 5_500_000, "EUR", None, None)),
        ("45.000,50 €", (4_500_050, 4_500_050, "EUR", None, None)),
        ("90'000 CHF", (9_000_000, 9_000_000, "CHF", None, None)),
        ("₹12,00,000-15,50,000", (120_000_000, 155_000_000, "INR", None, None)),
        ("€17,50 /h", (1_750, 1_750, "EUR", "hour", None)),
        ("$17.5-20.05 per hour", (1_750, 2_005, "USD", "hour", None)),
        # Periods and codes
        ("$90K PER YEAR", (9_000_000, 9_000_000, "USD", "year", None)),
        ("$300 /DAY", (30_000, 30_000, "USD", "day", None)),
        ("$90,000 a year", (9_000_000, 9_000_000, "USD", "year", None)),
        ("20 EUR an hour", (2_000, 2_000, "EUR", "hour", None)),
        ("90k EUR p.a.", (9_000_000, 9_000_000, "EUR", "year", None)),
        ("90k EUR per annum", (9_000_000, 9_000_000, "EUR", "year", None)),
        ("4k EUR / mo", (400_000, 400_000, "EUR", "month", None)),
        ("90k OTE usd", (9_000_000, 9_000_000, "USD", None, None)),
        ("CAD $90k", (9_000_000, 9_000_000, "CAD", None, None)),
        ("1.25 KWD", (1_250, 1_250, "KWD", None, None)),
        ("6,000,000 JPY", (6_000_000, 6_000_000, "JPY", None, None)),
        ("90k USD ( New York, 50 mi )", (9_000_000, 9_000_000, "USD", None, "New York, 50 mi")),
        ("90k USD ( )", (9_000_000, 9_000_000, "USD", None, None)),
    ],
)
def test_pay(text: str, found: tuple[int | None, int | None, str | None, str | None, str | None]) -> None:
    low, high, currency, period, where = found
    assert salary(text) == Salary(low, high, currency, Period(period) if period else None, where)


def test_several_salaries() -> None:
    found = values("pay", "90k USD (U.S.); 80k CAD (Canada)")
    assert [(one.currency, one.where) for one in found] == [("USD", "U.S."), ("CAD", "Canada")]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("competitive", "names no amount"),
        ("USD (90,000)", "names no amount"),
        ("1,2345 EUR", "names no amount"),
        ("90k-110k + 10%", "names more than two amounts"),
        ("110k-90k EUR", "names the larger amount first"),
        ("90k + 10%", "names the larger amount first"),
        ("1000000000000 USD", "names too large an amount"),
        ("9" * 70, "names too large an amount"),
    ],
)
def test_pay_that_is_not_understood_is_not_guessed(text: str, why: str) -> None:
    assert refusal("salaries", text) == f"'{text[:60]}' {why}. {HINT}"


def test_an_unknown_period() -> None:
    told = "unknown period 'moon'. One of: year, month, week, day, hour."
    assert refusal("pay", "90 /moon") == told


# There and back

_amounts = st.one_of(
    st.integers(0, 10**12 - 1).map(lambda cents: cents / 100),
    st.integers(0, 10**9).map(float),
    st.sampled_from([0.0, 999.0, 1000.0, 999_999_999_999.0]),
)
_currencies = st.sampled_from(
    ["USD", "EUR", "GBP", "JPY", "KRW", "INR", "SEK", "NOK", "KES", "KWD", "CLP", "XYZ"]
)
_words = st.text(st.characters(exclude_characters="();", exclude_categories=["Cs"]), max_size=40)


@given(
    st.tuples(_amounts, _amounts).map(sorted),
    st.sampled_from(["both", "from", "up to", "one"]),
    st.none() | _currencies,
    st.booleans(),
    st.none() | st.sampled_from(Period),
    _words,
)
def test_pay_there_and_back(
    ends: list[float], sort: str, currency: str | None, code_first: bool, period: Period | None, place: str
) -> None:
    low, high = ends
    written = {
        "both": f"{low:,.2f}-{high:.2f}",
        "from": f"from {low:,.2f}",
        "up to": f"up to {high:.2f}",
        "one": f"{high:,.2f}",
    }[sort]
    body = (
        f"{currency} {written}"
        if currency and code_first and sort == "both"
        else f"{written} {currency or ''}"
    )
    found = typed("salaries", f"{body} {f'/{period}' if period else ''} ({place})", TODAY)
    minimum = {"up to": None, "one": minor(high, currency)}.get(sort, minor(low, currency))
    maximum = None if sort == "from" else minor(high, currency)
    where = " ".join(place.split()) or None
    assert [one.value for one in found] == [Salary(minimum, maximum, currency, period, where)]
    assert typed("salaries", again("salaries", found), TODAY) == found


_pieces = st.sampled_from(
    [
        *"0123456789.,'k;+-–/ ()$€",
        " USD",
        "SEK ",
        "from ",
        "up to ",
        "/yr",
        "per h",
        " a day",
        "45",
        "1,000",
        "x",
    ]
)
_texts = {
    "salaries": st.lists(_pieces, max_size=14).map("".join),
    "workplace": st.sampled_from(["remote", " On-Site", "hyb-rid"]),
    "url": st.text(max_size=20).map("https://a.example/{}".format),
    "posted": st.dates().map(str) | st.sampled_from(["today", "mon", "+3d"]),
}


@pytest.mark.parametrize("field", FIELDS)
@given(data=st.data())
def test_whatever_is_understood_means_the_same_when_it_is_shown_and_typed_again(
    field: str, data: st.DataObject
) -> None:
    text = data.draw(_texts.get("posted" if field == "closes" else field, st.text(max_size=40)))
    try:
        found = typed(field, text, TODAY)
    except WrongUsage:
        return
    if found:  # an emptied title is refused
        assert typed(field, again(field, found), date(1999, 1, 1)) == found


def test_a_field_not_stated_is_shown_as_nothing() -> None:
    assert {again(field, ()) for field in FIELDS} == {""}
