"""Where a posting's pay stands among my own: only stated pay, only one currency, never fewer than LEAST."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from jobtui.domain.role import family
from jobtui.domain.salary import PER_YEAR, Period, Salary

LEAST = 5
"""Of fewer postings nothing is said."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What one posting says it pays: its own ranges, and what only the site that showed it claims."""

    posting: int
    title: str | None
    salaries: tuple[Salary, ...] = ()
    claimed: tuple[Salary, ...] = ()


@dataclass(frozen=True, slots=True)
class Paid:
    """What one posting pays: the range that counts for me, None where it states none."""

    posting: int
    title: str | None
    salary: Salary | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a range stands among `n` of mine with pay in `currency`, itself counted.

    `family` is the sort of role they share, "" where it is all of mine because too few share it.
    `percentile` is the share of the others that pay less, 0 to 100, equal ones by half; None where fewer
    than LEAST state any. `unstated` more of the same sort state none.
    """

    currency: str
    family: str
    n: int
    unstated: int
    percentile: int | None


@dataclass(frozen=True, slots=True)
class Spread:
    """The yearly midpoints of one sort of role in one currency, rising, in minor units."""

    currency: str
    family: str
    middles: tuple[int, ...]
    unstated: int

    @property
    def median(self) -> int | None:
        """The middle one, of two in the middle the lower; None where fewer than LEAST are known."""
        return self.middles[(len(self.middles) - 1) // 2] if len(self.middles) >= LEAST else None


def middle(salary: Salary) -> int | None:
    """The middle of a range in minor units a year; of a range open on one side, the end that is stated.

    None where no amount or no currency is stated. An unstated period counts as a year.
    """
    stated = [amount for amount in (salary.minimum, salary.maximum) if amount is not None]
    if not stated or salary.currency is None:
        return None
    return sum(stated) * PER_YEAR[salary.period or Period.YEAR] // len(stated)


def standing(posting: int, market: Sequence[Paid]) -> Standing | None:
    """Where a posting of the market stands; None where it states no pay to rank."""
    own = next((paid for paid in market if paid.posting == posting), None)
    if own is None or own.salary is None or (here := middle(own.salary)) is None:
        return None
    currency = own.salary.currency or ""
    like = family(own.title)
    for sort in dict.fromkeys((like, "")):
        spread = _spread(currency, sort, market)
        if len(spread.middles) >= LEAST:
            return Standing(currency, sort, len(spread.middles), spread.unstated, _rank(here, spread.middles))
    spread = _spread(currency, like, market)
    return Standing(currency, like, len(spread.middles), spread.unstated, None)


def spreads(market: Sequence[Paid]) -> tuple[Spread, ...]:
    """The pay of each sort of role in each currency, the most frequent first."""
    sorts = dict.fromkeys(
        (paid.salary.currency, family(paid.title))
        for paid in market
        if paid.salary is not None and paid.salary.currency and middle(paid.salary) is not None
    )
    found = (_spread(currency, sort, market) for currency, sort in sorts if currency)
    return tuple(sorted(found, key=lambda spread: (-len(spread.middles), spread.currency, spread.family)))


def _spread(currency: str, sort: str, market: Iterable[Paid]) -> Spread:
    like = [paid for paid in market if not sort or family(paid.title) == sort]
    middles = [
        amount
        for paid in like
        if paid.salary is not None
        and paid.salary.currency == currency
        and (amount := middle(paid.salary)) is not None
    ]
    unstated = sum(paid.salary is None or middle(paid.salary) is None for paid in like)
    return Spread(currency, sort, tuple(sorted(middles)), unstated)


def _rank(here: int, middles: Sequence[int]) -> int:
    below = sum(amount < here for amount in middles)
    equal = middles.count(here) - 1
    return round(Fraction(100 * (2 * below + equal), 2 * (len(middles) - 1)))
