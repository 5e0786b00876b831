"""Where a posting's pay stands among my own: only stated pay, only one currency, never fewer than LEAST."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from jobtui.domain.frequency import Frequency
from jobtui.domain.gap import Closing, Gap
from jobtui.domain.number import LEAST, ordinal
from jobtui.domain.posting import Capture
from jobtui.domain.reading import Origin
from jobtui.domain.role import family
from jobtui.domain.salary import PER_YEAR, Salary, paid_by

_COMPARES = re.compile(
    r"\d\s?%.{0,60}\b(?:similar|comparable|peers?|other|market)\b|\b(?:similar|comparable|peers?|market)\b.{0,60}\d\s?%"
    r"|\bpercentile\b",
    re.I,
)

_SENTENCE = 300
"""A longer line is no sentence."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What one posting says it pays."""

    posting: int
    title: str | None
    salaries: tuple[Salary, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Market:
    """How many postings were counted, what they pay, what they ask, and what of it my profile lacks.

    `claimed` is False where there is no profile to speak of; then there are no gaps.
    """

    postings: int
    spreads: tuple[Spread, ...]
    frequencies: tuple[Frequency, ...]
    gaps: tuple[Gap, ...] = ()
    closing: Closing | None = None
    claimed: bool = False


@dataclass(frozen=True, slots=True)
class Ranked:
    """Where a posting's pay stands, None where it states none, and what the site that showed it says of it.

    `claims` are the site's sentences, word for word.
    """

    standing: Standing | None
    claims: tuple[str, ...] = ()


def site_claims(capture: Capture | None) -> tuple[str, ...]:
    """The lines in which a site itself, not the employer, compares the pay with that of other postings."""
    if capture is None:
        return ()
    said = [
        line.strip()
        for zone in capture.zones
        if zone.origin is not Origin.EMPLOYER
        for line in capture.text[zone.start : zone.end].splitlines()
    ]
    return tuple(dict.fromkeys(line for line in said if len(line) <= _SENTENCE and _COMPARES.search(line)))


def middle(salary: Salary) -> int | None:
    """The middle of a range in minor units a year; of a range open on one side, the end that is stated.

    None where no amount, no currency or no period is stated; see `paid_by`.
    """
    stated = [amount for amount in (salary.minimum, salary.maximum) if amount is not None]
    period = paid_by(salary)
    if not stated or salary.currency is None or period is None:
        return None
    return sum(stated) * PER_YEAR[period] // len(stated)


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


def standing_words(standing: Standing) -> str:
    """It in words: `63rd percentile of my 14 engineer roles in USD`; why not where there are too few."""
    sort = f"{standing.family} roles" if standing.family else "roles of any kind"
    unstated = f"; {standing.unstated} more {_state(standing.unstated)} no pay" if standing.unstated else ""
    if standing.percentile is None:
        stated = f"{standing.n} of my {sort} {_state(standing.n)} pay in {standing.currency}"
        return f"{stated}, {LEAST} are needed{unstated}"
    rank = f"{ordinal(standing.percentile)} percentile"
    return f"{rank} of my {standing.n} {sort} in {standing.currency}{unstated}"


def _state(n: int) -> str:
    return "states" if n == 1 else "state"


_LEVELS = " ▁▂▃▄▅▆▇█"


def strip(amounts: Sequence[int], width: int, mark: int | None = None) -> str:
    """Amounts as a small histogram of that many cells from the lowest to the highest.

    The cell of the amount `mark` is a diamond.
    """
    low, high = min(amounts), max(amounts)
    cells = [0] * width
    for amount in amounts:
        cells[_cell(amount, low, high, width)] += 1
    most = max(cells)
    drawn = [_LEVELS[-(-count * 8 // most)] for count in cells]
    if mark is not None:
        drawn[_cell(mark, low, high, width)] = "◆"
    return "".join(drawn)


def _cell(amount: int, low: int, high: int, width: int) -> int:
    return (amount - low) * (width - 1) // (high - low) if high > low else 0
