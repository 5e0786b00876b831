"""Pay in words, in major and minor units, and on one scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobtui.domain.salary import Period, Salary, describe, describe_short, major, minor, yearly

YEARLY = Salary(14_280_000, 27_480_000, "USD", Period.YEAR)
HOURLY = Salary(1_732, None, "EUR", Period.HOUR)


@pytest.mark.parametrize(
    ("salary", "text"),
    [
        (YEARLY, "$142,800–274,800 /yr"),
        (Salary(4_500_000, None, "EUR"), "from €45,000"),
        (Salary(None, 6_500_000, "GBP"), "up to £65,000"),
        (Salary(6_000_000, 6_000_000, "EUR", Period.YEAR), "€60,000 /yr"),
        (Salary(328_486, None, "EUR", Period.MONTH), "from €3,284.86 /mo"),
        (Salary(1_750, 2_050, "USD", Period.HOUR), "$17.50–20.50 /h"),
        (Salary(2_083_300, 2_370_000, "PLN", Period.MONTH), "PLN 20,833–23,700 /mo"),
        (Salary(6_000_000, None, "JPY", Period.YEAR), "from ¥6,000,000 /yr"),
        (Salary(1_234, 2_500_500, "KWD", Period.HOUR), "KWD 1.234–2,500.500 /h"),
        (Salary(0, 100, "USD"), "$0–1"),
        (Salary(5_000_000, 6_000_000), "50,000–60,000"),
        (Salary(None, None, "USD", Period.YEAR), ""),
    ],
)
def test_describe(salary: Salary, text: str) -> None:
    assert describe(salary) == text


def test_describe_names_the_place_when_asked() -> None:
    somewhere = Salary(100, 200, "USD", None, "U.S.")
    assert describe(somewhere) == "$1–2"
    assert describe(somewhere, with_place=True) == "$1–2 (U.S.)"
    assert describe(Salary(None, None, where="U.S."), with_place=True) == ""
    assert describe(YEARLY, with_place=True) == "$142,800–274,800 /yr"


@pytest.mark.parametrize(
    ("salary", "text"),
    [
        (YEARLY, "$143–275k"),
        (HOURLY, "from €17.32/h"),
        (Salary(400_000, 600_000, "EUR", Period.MONTH), "€4–6k/mo"),
        (Salary(450_000, 550_000, "EUR", Period.MONTH), "€4,500–5,500/mo"),
        (Salary(0, 6_000_000, "USD"), "$0–60k"),
        (Salary(999_900, None, "USD"), "from $9,999"),
        (Salary(1_000_100, None, "USD"), "from $10k"),
        (Salary(30_000, None, "USD", Period.DAY), "from $300/day"),
        (Salary(None, 400_000, "EUR", Period.WEEK), "up to €4k/wk"),
        (Salary(50_000_000, None, "KRW", Period.YEAR), "from ₩50,000k"),
        (Salary(60_000_000, None, "INR", Period.YEAR), "from ₹600k"),
        (Salary(5_500_000, None, "JPY", Period.YEAR), "from ¥5,500k"),
        (Salary(None, 6_500_000, "GBP"), "up to £65k"),
        (Salary(None, None), ""),
    ],
)
def test_describe_short_rounds_only_what_stays_true(salary: Salary, text: str) -> None:
    assert describe_short(salary) == text


def test_major_units_are_whole_numbers_where_they_can_be() -> None:
    assert (major(1_732, "USD"), major(139_900_00, "USD"), major(500, "JPY"), major(None, "USD")) == (
        17.32,
        139_900,
        500,
        None,
    )
    assert isinstance(major(139_900_00, "USD"), int)


@given(st.integers(0, 10**13), st.sampled_from(["USD", "JPY", "XYZ", None]))
def test_major_units_lead_back_to_minor_ones(amount: int, currency: str | None) -> None:
    assert minor(major(amount, currency), currency) == amount


@pytest.mark.parametrize(
    ("salary", "amount"),
    [
        (YEARLY, 27_480_000),
        (HOURLY, 1_732 * 2080),
        (Salary(100, 200, "USD", Period.MONTH), 2_400),
        (Salary(100, 200, "USD", Period.WEEK), 10_400),
        (Salary(100, 200, "USD", Period.DAY), 52_000),
        (Salary(100, None, "USD"), 100),
        (Salary(None, None, "USD"), None),
    ],
)
def test_yearly_takes_the_larger_end(salary: Salary, amount: int | None) -> None:
    assert yearly(salary) == amount


@pytest.mark.parametrize(("currency", "units"), [("USD", 1250), ("KRW", 12.5), ("KWD", 12500), (None, 1250)])
def test_each_currency_has_its_own_minor_unit(currency: str | None, units: float) -> None:
    assert minor(12.5, currency) == round(units)
