"""Pay ranges of several postings on one scale: amounts a year, in one currency."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from jobtui.domain.offer import Rate
from jobtui.domain.place import mine
from jobtui.domain.rates import convert, missing
from jobtui.domain.salary import PER_YEAR, Period, Salary, describe

_LINE, _FILLED, _END = "─", "━", "●"
_OPEN_BELOW, _OPEN_ABOVE = "◂", "▸"


@dataclass(frozen=True, slots=True)
class Bar:
    """One range in minor units of the scale's currency a year; None where it is open on that side.

    `mine` tells of a range that depends on the place whether it is for mine, None where none depends on it.
    """

    low: int | None
    high: int | None
    mine: bool | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """From the lowest to the highest amount of all `bars`, which stand posting by posting."""

    currency: str
    low: int
    high: int
    bars: tuple[tuple[Bar, ...], ...]

    def drawn(self, bar: Bar, width: int) -> str:
        """The bar in so many cells of the scale: `──●━━━━━●────`."""
        last = max(width - 1, 1)
        start = 0 if bar.low is None else self._at(bar.low, last)
        end = last if bar.high is None else self._at(bar.high, last)
        cells = [_FILLED if start <= at <= end else _LINE for at in range(last + 1)]
        cells[start] = _OPEN_BELOW if bar.low is None else _END
        cells[end] = _OPEN_ABOVE if bar.high is None else _END
        return "".join(cells)

    def text(self, bar: Bar) -> str:
        """The amounts of a bar: `$139,900–274,800 /yr`."""
        return describe(Salary(bar.low, bar.high, self.currency, Period.YEAR))

    @property
    def ends(self) -> str:
        """Where the scale begins and ends: `USD 139,900–304,200`."""
        return f"{self.currency} {describe(Salary(self.low, self.high))}"

    def _at(self, amount: int, last: int) -> int:
        return round(last * (amount - self.low) / (self.high - self.low)) if self.high > self.low else 0


def own_ranges(salaries: Sequence[Salary], places: Collection[str]) -> list[bool | None]:
    """Of each range whether it is for one of my places; None where it does not depend on that or none is."""
    depends = len({salary.where for salary in salaries}) > 1
    counts = mine(salaries, places) if places and depends else None
    return [None if counts is None else salary == counts for salary in salaries]


def pay_scale(
    postings: Sequence[Sequence[Salary]], places: Collection[str], rates: Collection[Rate]
) -> tuple[Scale | None, list[str]]:
    """The ranges of each posting on one scale in the currency most of them have, and what cannot stand there.

    No scale for less than two ranges. What is in another currency needs a rate.
    """
    held = [salary for salaries in postings for salary in salaries if _drawable(salary)]
    if not held:
        return None, _notes(postings, "", rates)
    counted = Counter(salary.currency or "" for salary in held)
    into = min(counted, key=lambda code: (-counted[code], code))
    bars = tuple(_bars(salaries, into, places, rates) for salaries in postings)
    ends = [end for column in bars for bar in column for end in (bar.low, bar.high) if end is not None]
    several = sum(map(len, bars)) > 1
    scale = Scale(into, min(ends), max(ends), bars) if several else None
    return scale, _notes(postings, into, rates)


def _drawable(salary: Salary) -> bool:
    """Whether an amount, its currency and its period are all stated."""
    amount = salary.minimum is not None or salary.maximum is not None
    return amount and salary.currency is not None and salary.period is not None


def _bars(
    salaries: Sequence[Salary], into: str, places: Collection[str], rates: Collection[Rate]
) -> tuple[Bar, ...]:
    owned = zip(salaries, own_ranges(salaries, places), strict=True)
    found = []
    for salary, own in owned:
        low, high = (_a_year(end, salary, into, rates) for end in (salary.minimum, salary.maximum))
        if _drawable(salary) and (low is not None or high is not None):
            found.append(Bar(low, high, own))
    return tuple(found)


def _a_year(amount: int | None, salary: Salary, into: str, rates: Iterable[Rate]) -> int | None:
    if amount is None or salary.period is None or salary.currency is None:
        return None
    return convert(amount * PER_YEAR[salary.period], salary.currency, into, rates)


def _notes(postings: Sequence[Sequence[Salary]], into: str, rates: Collection[Rate]) -> list[str]:
    """Why ranges do not stand on the scale, each reason once."""
    notes = []
    for salary in (salary for salaries in postings for salary in salaries):
        told = describe(salary)
        if not told:
            continue
        if salary.currency is None or salary.period is None:
            lacks = "currency" if salary.currency is None else "period"
            notes.append(f"{told} is not on the pay scale: its {lacks} is not stated.")
        elif convert(1, salary.currency, into, rates) is None:
            notes.append(f"{told} is not on the pay scale: {missing(salary.currency, into)}.")
    return list(dict.fromkeys(notes))
