"""Amounts of one currency in another, by the rates the person gave and no others."""

from collections.abc import Iterable
from fractions import Fraction

from jobtui.domain.offer import Rate
from jobtui.domain.salary import minor_units


def convert(amount: int, currency: str, into: str, rates: Iterable[Rate]) -> int | None:
    """An amount in minor units of `into`, rounded to whole ones; None without a rate for just these two."""
    exact = converted(Fraction(amount), currency, into, rates)
    return None if exact is None else round(exact)


def converted(amount: Fraction, currency: str, into: str, rates: Iterable[Rate]) -> Fraction | None:
    """The same unrounded. The rate given last counts, either way round; two rates are never chained."""
    if currency == into:
        return amount
    found = rate_between(currency, into, rates)
    if found is None:
        return None
    factor = Fraction(found.factor)
    units = Fraction(minor_units(into), minor_units(currency))
    return amount * units * (factor if found.currency == currency else 1 / factor)


def rate_between(one: str, other: str, rates: Iterable[Rate]) -> Rate | None:
    """The rate between two currencies that was given last; None where there is none."""
    between = [rate for rate in rates if {rate.currency, rate.into} == {one, other}]
    return max(between, key=lambda rate: (rate.day, rate.id), default=None)


def missing(currency: str, into: str) -> str:
    """A clause for messages: no rate, and the command that gives it."""
    return f"no rate {currency}→{into} on file: jobtui rate {currency} {into} FACTOR"
