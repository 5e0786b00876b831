# ruff: noqa: E501  (the invented postings are data)
"""Pay: how it is written, and what is not pay."""

import pytest

from jobtui.domain.salary import Period, Salary, major
from jobtui.parsing.fields.money import number
from tests.parsing.helpers import read_one

BODY = "\n\nResponsibilities\n- Polish lamps\n\nRequirements\n- Clean hands\n"


def pays(line: str) -> list[tuple[float | None, float | None, str | None, str | None]]:
    found = read_one(f"Lamp Engineer\n{line}" + BODY).facts.salaries
    return [_plain(f.value) for f in found]


def _plain(s: Salary) -> tuple[float | None, float | None, str | None, str | None]:
    return major(s.minimum, s.currency), major(s.maximum, s.currency), s.currency, s.period


@pytest.mark.parametrize(
    ("line", "pay"),
    [
        ("$142,800$274,800 / year", (142800, 274800, "USD", "year")),
        ("$80-120k", (80000, 120000, "USD", None)),
        ("Salary: 45k€ to 55k€", (45000, 55000, "EUR", None)),
        ("Gehalt: ab EUR 60.000,-- im Jahr", (60000, None, "EUR", "year")),
        ("Gehalt: EUR 3.284,86 pro Monat", (3284.86, 3284.86, "EUR", "month")),
        ("UP TO £65,000", (None, 65000, "GBP", None)),
        ("Pay: $17.32 per hour", (17.32, 17.32, "USD", "hour")),
        ("Salary: 20,833 - 23,700 PLN gross per month", (20833, 23700, "PLN", "month")),
        ("Salário: R$ 14.000,00", (14000, 14000, "BRL", None)),
        ("Salary: 6-16 Lacs PA", (600000, 1600000, "INR", "year")),
        ("Salary: CA$102.8K – CA$137K", (102800, 137000, "CAD", None)),
        ("연봉: 4,000만원 ~ 6,000만원", (40000000, 60000000, "KRW", "year")),
        ("Salary: Ral 45k-55k Euro", (45000, 55000, "EUR", "year")),
        ("Pay: CAD $100,000 - $160,000", (100000, 160000, "CAD", None)),
    ],
)
def test_amounts_as_people_write_them(
    line: str, pay: tuple[float | None, float | None, str, str | None]
) -> None:
    assert pays(line) == [pay]


@pytest.mark.parametrize(
    "sentence",
    [
        "We grew to $2M ARR last year and love it.",
        "We raised $40,000,000 in funding from friends.",
        "You get a sign-on bonus of $5,000 on your first day.",
        "There is a $1,500 stipend for learning each year.",
        "Refer a friend and earn a referral reward of $2,000.",
        "Our 401(k) plan is matched up to 5% by us.",
    ],
)
def test_other_money_is_not_pay(sentence: str) -> None:
    assert pays(f"\nAbout the role\n{sentence}") == []


def test_two_ranges_by_place_and_the_header_that_repeats_one() -> None:
    text = (
        "Lamp Engineer\nCompensation\n$139,900 - $274,800"
        + BODY
        + "The typical base pay range for this role across the U.S. is USD $139,900 - $274,800 per year. There is a "
        "different range within the Harbour Bay area and York City metropolitan area, and the base pay range for this "
        "role in those locations is USD $188,000 - $304,200 per year.\n"
    )
    found = read_one(text).facts.salaries
    assert [(_plain(f.value), f.value.where) for f in found] == [
        ((139900, 274800, "USD", "year"), "U.S."),
        ((188000, 304200, "USD", "year"), "Harbour Bay area and York City metropolitan area"),
    ]
    assert len(found[0].spans) == 2


def test_an_unstated_period_stays_unknown() -> None:
    (found,) = read_one("Lamp Engineer\nSalary: $90,000" + BODY).facts.salaries
    assert found.value.period is None and found.value.period is not Period.YEAR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("60.000", 60000),
        ("3.284,86", 3284.86),
        ("142,800", 142800),
        ("17.32", 17.32),
        ("61387.2", 61387.2),
        ("1,000,000", 1e6),
    ],
)
def test_numbers_with_either_sign(text: str, value: float) -> None:
    assert number(text) == value


def test_a_plan_for_old_age_is_no_pay() -> None:
    assert pays("We offer dental, vision, a 401k, paid leave and a 403(b)") == []


def test_each_place_of_a_sentence_has_its_range() -> None:
    line = "The hiring range in York is $99,900 to $133,900 and in Hull, ME is $95,300-$127,800."
    assert [pay[:2] for pay in pays(line)] == [(99900, 133900), (95300, 127800)]
