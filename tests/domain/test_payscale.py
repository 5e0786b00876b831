"""Pay on one scale: what is drawn, in which currency, what is not and why."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobtui.domain.offer import Rate
from jobtui.domain.payscale import Bar, Scale, own_ranges, pay_scale
from jobtui.domain.salary import Period, Salary
from tests.factories import pay

RATE = Rate("EUR", "USD", "2", date(2026, 11, 1))


def scale(low: int, high: int) -> Scale:
    return Scale("USD", low, high, ())


@pytest.mark.parametrize(
    ("bar", "drawn"),
    [
        (Bar(0, 100), "●━━━━━━━━━●"),
        (Bar(20, 50), "──●━━●─────"),
        (Bar(50, 50), "─────●─────"),
        (Bar(None, 50), "◂━━━━●─────"),
        (Bar(50, None), "─────●━━━━▸"),
        (Bar(0, 4), "●──────────"),
    ],
)
def test_a_bar_lies_where_its_amounts_lie(bar: Bar, drawn: str) -> None:
    assert scale(0, 100).drawn(bar, 11) == drawn


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(2, 60))
def test_a_bar_is_as_wide_as_it_should_be_and_the_higher_stands_further_right(
    one: int, other: int, width: int
) -> None:
    low, high = sorted((one, other))
    whole = scale(0, 10**9)
    drawn = whole.drawn(Bar(low, high), width)
    assert len(drawn) == width
    assert drawn.index("●") == whole.drawn(Bar(low, low), width).index("●")
    assert drawn.rindex("●") == whole.drawn(Bar(high, high), width).index("●")


def test_ranges_of_several_periods_stand_there_by_the_year() -> None:
    hourly = replace(pay(50), period=Period.HOUR)
    monthly = replace(pay(5_000, 6_000), period=Period.MONTH)
    found, notes = pay_scale([[hourly], [], [monthly, pay(90_000, 120_000)]], (), ())
    assert notes == []
    assert found == Scale(
        "USD",
        6_000_000,
        12_000_000,
        ((Bar(10_400_000, None),), (), (Bar(6_000_000, 7_200_000), Bar(9_000_000, 12_000_000))),
    )
    assert found.ends == "USD 60,000–120,000"
    assert found.text(found.bars[2][0]) == "$60,000–72,000 /yr"


def test_a_range_alone_needs_no_scale() -> None:
    assert pay_scale([[pay(1_000, 2_000)], []], (), ()) == (None, [])
    assert pay_scale([[], []], (), ()) == (None, [])


def test_another_currency_stands_there_by_a_rate_i_gave_and_else_not() -> None:
    postings = [[pay(100)], [pay(90)], [pay(50, currency="EUR")]]
    without, notes = pay_scale(postings, (), ())
    assert without is not None
    assert without.bars == ((Bar(10_000, None),), (Bar(9_000, None),), ())
    assert notes == [
        "from €50 /yr is not on the pay scale: no rate EUR→USD on file: jobtui rate EUR USD FACTOR."
    ]
    held, notes = pay_scale(postings, (), [RATE])
    assert held is not None
    assert (held.currency, held.bars[2], notes) == ("USD", (Bar(10_000, None),), [])


def test_the_scale_has_the_currency_most_ranges_have() -> None:
    postings = [[pay(100)], [pay(50, currency="EUR")], [pay(60, currency="EUR")]]
    held, _ = pay_scale(postings, (), [RATE])
    assert held is not None
    assert (held.currency, held.bars[0]) == ("EUR", (Bar(5_000, None),))


@pytest.mark.parametrize(
    ("salary", "lacks"),
    [
        (Salary(5_000_000, None, "USD"), "from $50,000 is not on the pay scale: its period is not stated."),
        (
            Salary(5_000_000, None, None, Period.YEAR),
            "from 50,000 /yr is not on the pay scale: its currency is not stated.",
        ),
    ],
)
def test_what_leaves_period_or_currency_open_is_not_drawn(salary: Salary, lacks: str) -> None:
    held, notes = pay_scale([[salary], [pay(1), pay(2)]], (), ())
    assert held is not None
    assert held.bars[0] == ()
    assert notes == [lacks]
    assert pay_scale([[salary], [salary]], (), ()) == (None, [lacks])


def test_the_currency_is_that_of_ranges_that_can_stand_there() -> None:
    loose = Salary(5_000_000, None, "EUR")
    held, _ = pay_scale([[loose, loose, loose], [pay(1), pay(2)]], (), [RATE])
    assert held is not None
    assert held.currency == "USD"


def test_a_range_without_amounts_is_silence() -> None:
    assert pay_scale([[pay(None, where="U.S.")], [pay(1)]], (), ()) == (None, [])


def test_of_ranges_for_places_the_one_for_mine_counts() -> None:
    ranges = [pay(100, where="U.S."), pay(150, where="New York City metropolitan area")]
    assert own_ranges(ranges, ["New York"]) == [False, True]
    assert own_ranges(ranges, ["Seattle, WA"]) == [True, False]
    assert own_ranges(ranges, []) == [None, None]
    assert own_ranges([pay(100, where="U.S.")], ["New York"]) == [None]
    assert own_ranges([pay(100), pay(120)], ["New York"]) == [None, None]
