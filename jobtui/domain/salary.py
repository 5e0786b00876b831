"""Pay as a posting states it, in whole minor units of its currency."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from jobtui.domain.money import SYMBOLS, range_words, short_words
from jobtui.domain.money import major as major  # noqa: PLC0414 - those who speak of pay find it here
from jobtui.domain.money import minor as minor  # noqa: PLC0414
from jobtui.domain.money import minor_units as minor_units  # noqa: PLC0414

CURRENCIES = frozenset(
    "AUD BRL CAD CHF CNY CZK DKK EUR GBP HUF INR JPY KRW NOK NZD PLN RON SEK SGD USD".split()
)
"""Codes that are also understood in small letters."""

_A_YEARS_PAY = 15_000
_STRONG = frozenset("AUD CAD CHF EUR GBP NZD SGD USD".split())
"""Currencies in which _A_YEARS_PAY is too much for a month."""


class Period(StrEnum):
    """The span of time one amount pays for (schema.org unitText)."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"


PER_YEAR = {Period.YEAR: 1, Period.MONTH: 12, Period.WEEK: 52, Period.DAY: 260, Period.HOUR: 2080}
"""Working time in one year, used only to set unlike periods side by side."""


@dataclass(frozen=True, slots=True)
class Salary:
    """One stated range. `minimum` and `maximum` are minor units (cents); None means open on that side.

    `period` is None where the posting does not say; `where` names the place a range holds for.
    """

    minimum: int | None
    maximum: int | None
    currency: str | None = None
    period: Period | None = None
    where: str | None = None


def salary_to_plain(salary: Salary) -> dict[str, Any]:
    """As plain JSON values: amounts become decimal major units."""
    return {
        "min": major(salary.minimum, salary.currency),
        "max": major(salary.maximum, salary.currency),
        "currency": salary.currency,
        "period": salary.period,
        "where": salary.where,
    }


def salary_from_plain(plain: Mapping[str, Any]) -> Salary:
    """The inverse of `salary_to_plain`."""
    currency = plain.get("currency")
    period = plain.get("period")
    return Salary(
        minor(plain.get("min"), currency),
        minor(plain.get("max"), currency),
        currency,
        Period(period) if period else None,
        plain.get("where"),
    )


def paid_by(salary: Salary) -> Period | None:
    """The period of a range; without one the year for a sum that nobody pays for less, else None."""
    if salary.period is not None:
        return salary.period
    least = min((end for end in (salary.minimum, salary.maximum) if end is not None), default=0)
    a_year = salary.currency in _STRONG and least >= _A_YEARS_PAY * minor_units(salary.currency)
    return Period.YEAR if a_year else None


def yearly(salary: Salary) -> int | None:
    """The larger end in minor units a year, for sorting only; None where no amount is stated.

    An unstated period counts as a year.
    """
    amount = salary.maximum if salary.maximum is not None else salary.minimum
    return None if amount is None else amount * PER_YEAR[salary.period or Period.YEAR]


_WRITTEN = re.compile(
    r"(?P<before>[^\d\s]*)(?P<whole>\d{1,3}(?:[.,']\d{3})+|\d{1,15})(?:[.,](?P<part>\d{1,2}))?"
    r"(?P<times>[km]?)(?P<after>[^\d\s]*)"
)
_TIMES = {"": 1, "k": 1_000, "m": 1_000_000}
_BY_SIGN = {sign: code for code, sign in SYMBOLS.items()} | {code.casefold(): code for code in CURRENCIES}


def amount(written: str) -> tuple[float, str | None] | None:
    """An amount to compare with, in major units, and its currency if one is named: `150k`, `€80k`, `80keur`.

    None for anything else.
    """
    match = _WRITTEN.fullmatch(written.casefold())
    if match is None:
        return None
    signs = [sign for sign in (match["before"], match["after"]) if sign]
    if len(signs) > 1 or any(sign not in _BY_SIGN for sign in signs):
        return None
    whole = re.sub(r"\D", "", match["whole"])
    number = float(f"{whole}.{match['part'] or 0}") * _TIMES[match["times"]]
    return number, _BY_SIGN[signs[0]] if signs else None


def amount_begun(written: str) -> bool:
    """Whether more letters could make an amount of it."""
    match = re.fullmatch(r"([^\d\s]*)([\d.,']*)([km]?)([^\d\s]*)", written.casefold())
    return match is not None and all(
        any(sign.startswith(part) for sign in _BY_SIGN) for part in match.group(1, 4)
    )


def describe(salary: Salary, *, with_place: bool = False) -> str:
    """A short text for screens: `$142,800–274,800 /yr`, `from €45,000`, `up to £65,000`."""
    text = range_words(salary.minimum, salary.maximum, salary.currency, salary.period)
    return f"{text} ({salary.where})" if text and with_place and salary.where else text


def describe_short(salary: Salary) -> str:
    """The narrowest text that still tells the range: `$143–275k`, `€17.32/h`."""
    return short_words(salary.minimum, salary.maximum, salary.currency, salary.period)
