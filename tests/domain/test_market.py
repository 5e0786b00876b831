"""Where pay stands among one's own postings, and which postings are near."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobtui.domain.market import Paid, middle, spreads, standing, standing_words
from jobtui.domain.number import LEAST
from jobtui.domain.role import family
from jobtui.domain.salary import Period, Salary
from jobtui.domain.similar import Profiled, near


@pytest.mark.parametrize(
    ("title", "sort"),
    [
        ("Senior Software Engineer", "engineer"),
        ("Backend Developer II", "engineer"),
        ("Principal Software Engineering Manager", "manager"),
        ("Engineer, Data Platform", "engineer"),
        ("Head of Sales", "sales"),
        ("Softwareentwickler (m/w/d)", "engineer"),
        ("Barista", "barista"),
        ("Senior", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_family(title: str | None, sort: str) -> None:
    assert family(title) == sort


def _paid(number: int, low: int | None, high: int | None = None, **also: object) -> Paid:
    title = str(also.pop("title", "Engineer"))
    salary = Salary(low, high, **{"currency": "USD", "period": Period.YEAR, **also})  # type: ignore[arg-type]
    return Paid(number, title, salary)


def test_middle() -> None:
    assert middle(Salary(100, 200, "USD", Period.YEAR)) == 150
    assert middle(Salary(9_000_000, 9_000_000, "USD")) == 9_000_000
    assert middle(Salary(550_000, None, "EUR")) is None
    assert middle(Salary(100, None, "USD", Period.MONTH)) == 1200
    assert middle(Salary(None, 90, "USD", Period.YEAR)) == 90
    assert middle(Salary(None, None, "USD")) is None
    assert middle(Salary(100, 200)) is None


def test_silent_under_five() -> None:
    four = [_paid(n, 100 * n) for n in range(1, LEAST)]
    held = standing(1, four)
    assert held is not None
    assert (held.n, held.percentile) == (4, None)
    assert standing(1, [*four, _paid(9, 50)]) is not None
    assert [spread.median for spread in spreads(four)] == [None]
    assert " state pay in " in standing_words(held)
    alone = standing(1, four[:1])
    assert alone is not None
    assert " states pay in " in standing_words(alone)


def test_percentile_among_its_like_in_its_currency() -> None:
    market = [_paid(n, 100 * n) for n in range(1, 7)]
    market += [_paid(7, 10**9, currency="KRW"), _paid(8, 10**9, title="Manager"), Paid(9, "Engineer", None)]
    held = standing(6, market)
    assert held is not None
    assert (held.family, held.currency, held.n, held.unstated, held.percentile) == (
        "engineer",
        "USD",
        6,
        1,
        100,
    )
    lowest = standing(1, market)
    assert lowest is not None
    assert lowest.percentile == 0
    assert standing(9, market) is None


def test_too_few_alike_widens_to_all_and_says_so() -> None:
    market = [_paid(n, 100 * n, title=f"Engineer{'s' * n} {n}") for n in range(1, 5)]
    market += [_paid(9, 250, title="Barista")]
    held = standing(9, market)
    assert held is not None
    assert (held.family, held.n, held.percentile) == ("", 5, 50)


@given(st.lists(st.integers(1, 1000), min_size=LEAST, max_size=30))
def test_percentiles_rise_with_pay(amounts: list[int]) -> None:
    market = [_paid(n, amount) for n, amount in enumerate(amounts)]
    Random(0).shuffle(market)
    ranked = sorted(market, key=lambda paid: paid.salary.minimum or 0 if paid.salary else 0)
    percentiles = [held.percentile for paid in ranked if (held := standing(paid.posting, market))]
    assert percentiles == sorted(percentiles, key=lambda one: one or 0)
    assert all(one is not None and 0 <= one <= 100 for one in percentiles)


def test_near_with_reasons() -> None:
    one = Profiled(1, "acme", "Backend Engineer", frozenset({"Python", "Go", "8+ years"}))
    twin = Profiled(2, "acme", "Engineer", frozenset({"Python", "Go"}), text=0.6)
    other = Profiled(3, "other", "Barista", frozenset({"Coffee"}))
    kin = Profiled(4, "third", "Developer", frozenset({"Python", "Rust"}))
    found = near(one, [one, other, kin, twin])
    assert [near.posting for near in found] == [2, 4]
    assert found[0].shared == ("Go", "Python")
    assert found[0].reasons[0] == "60 % of the text is the same"
    assert "same company" in found[0].reasons
    assert all(near.reasons for near in found)
