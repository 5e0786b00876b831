"""What offers come to a year, what that rests on, and other currencies by the person's own rates."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobtui.domain.offer import Offer, Rate
from jobtui.domain.profile import Claim, ClaimKind
from jobtui.domain.rates import convert, converted, missing
from jobtui.domain.worth import Horizon, assumption_words, assumptions, horizon, money, newest, worth

DAY = date(2026, 11, 20)
OFFER = Offer(9_500_000, "EUR", bonus=1_000_000, sign_on=800_000, equity=4_000_000, vesting=4)


def test_parts_come_to_a_year() -> None:
    found = worth(OFFER, Horizon())
    parts = (found.base, found.bonus, found.sign_on, found.equity)
    assert [*map(int, parts)] == [9_500_000, 1_000_000, 200_000, 1_000_000]
    assert money(found.total, "EUR") == "€117,000"
    assert worth(OFFER, Horizon(Fraction(2), True)).sign_on == 400_000


@pytest.mark.parametrize(
    ("years", "vesting", "equity"),
    [
        ("4", 4, 1_000_000),
        ("2", 4, 1_000_000),  # half of it, over two years
        ("8", 4, 500_000),  # all of it, over eight
        ("4", None, 1_000_000),  # as long as usual
        ("2.5", 5, 800_000),
    ],
)
def test_equity_is_handed_out_evenly_within_the_horizon(years: str, vesting: int | None, equity: int) -> None:
    offer = replace(OFFER, vesting=vesting)
    assert worth(offer, Horizon(Fraction(years), True)).equity == equity


@pytest.mark.parametrize(
    ("period", "base"),
    [("year", 5_000), ("month", 60_000), ("week", 260_000), ("day", 1_300_000), ("hour", 10_400_000)],
)
def test_the_base_is_paid_each_period(period: str, base: int) -> None:
    assert worth(Offer(5_000, "USD", period), Horizon()).total == base


def test_the_horizon_is_that_of_the_profile() -> None:
    said = [Claim(ClaimKind.HORIZON, years=2.5, id=1), Claim(ClaimKind.EXPERIENCE, years=9, id=2)]
    assert horizon(said) == Horizon(Fraction(5, 2), True)
    assert horizon([*said, Claim(ClaimKind.HORIZON, years=3, id=3)]).years == 3
    assert horizon([]) == horizon([Claim(ClaimKind.HORIZON, years=0)]) == Horizon()


def test_what_the_figures_rest_on_is_said() -> None:
    assert assumption_words([OFFER], Horizon()) == (
        "Assumed: I stay 4 years, the usual; bonus paid in full; sign-on spread over these years; "
        "equity at the stated worth, evenly over 4 years; no tax."
    )
    hourly = Offer(6_000, "USD", "hour", equity=100)
    assert assumptions([hourly, OFFER], Horizon(Fraction(1), True)) == [
        "I stay 1 year, by your profile",
        "a year is 2,080 hours",
        "bonus paid in full",
        "sign-on spread over these years",
        "equity at the stated worth, evenly over 4 years, which the offer does not state",
        "equity at the stated worth, evenly over 4 years",
        "no tax",
    ]
    assert assumptions([Offer(1, "EUR")], Horizon()) == ["I stay 4 years, the usual", "no tax"]


def test_the_newest_offer_counts() -> None:
    assert newest([replace(OFFER, id=3), replace(OFFER, id=7), replace(OFFER, id=5)]) == replace(OFFER, id=7)
    assert newest([]) is None


def rate(currency: str, into: str, factor: str, day: date = DAY, number: int = 1) -> Rate:
    """A rate as given."""
    return Rate(currency, into, factor, day, number)


@pytest.mark.parametrize(
    ("amount", "currency", "into", "expected"),
    [
        (100_00, "EUR", "EUR", 100_00),
        (100_00, "EUR", "USD", 108_00),
        (108_00, "USD", "EUR", 100_00),
        (100_00, "EUR", "JPY", 16_250),  # yen have no smaller unit
        (16_250, "JPY", "EUR", 100_00),
        (100_00, "USD", "JPY", None),  # two rates are never chained
        (100_00, "GBP", "EUR", None),
    ],
)
def test_only_a_rate_for_just_these_two_is_used(
    amount: int, currency: str, into: str, expected: int | None
) -> None:
    rates = [rate("EUR", "USD", "1.08"), rate("EUR", "JPY", "162.5")]
    assert convert(amount, currency, into, rates) == expected


def test_the_rate_given_last_counts_either_way_round() -> None:
    rates = [rate("EUR", "USD", "1.08", number=1), rate("USD", "EUR", "0.5", number=2)]
    assert convert(100, "EUR", "USD", rates) == 200
    older = rate("EUR", "USD", "3", date(2026, 1, 1), number=9)
    assert convert(100, "EUR", "USD", [*rates, older]) == 200


def test_a_missing_rate_names_the_command() -> None:
    assert missing("USD", "EUR") == "no rate USD→EUR on file: jobtui rate USD EUR FACTOR"


@given(st.integers(1, 10**9), st.decimals("0.001", "1000", places=6))
def test_there_and_back_is_the_same_amount(amount: int, factor: object) -> None:
    rates = [rate("EUR", "USD", f"{factor:f}")]
    there = worth(Offer(amount, "EUR"), Horizon()).told("USD", rates)
    assert there is not None

    assert converted(there, "USD", "EUR", rates) == amount
