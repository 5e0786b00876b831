"""Days as other trackers write them; what comes first in 3/4/2026 is decided for a whole table."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_BARE = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_SLASHES = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:,?\s.*)?")
_DAY_MONTH = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?[ -](?P<month>[a-z]{3})[a-z]*\.?,?[ -](?P<year>\d{4})\b.*",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    r"(?:[a-z]{3}[a-z]*,? )?(?P<month>[a-z]{3})[a-z]*\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? "
    r"(?P<year>\d{4})\b.*",
    re.IGNORECASE,
)
_MILLISECONDS = re.compile(r"1\d{12}")
_LIKE_A_DAY = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")

_LONGEST = 100
_YEARS = range(1970, 2200)


class Slashes(StrEnum):
    """What comes first where a day is written as three numbers, the year last."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What cannot be decided: a cell that can mean two days, or two cells that speak against each other."""

    cell: str
    other: str = ""


def order(cells: Iterable[str]) -> Slashes | Doubt | None:
    """What comes first in these cells, which are of one table; None where none leaves it open.

    A number above 12 decides for all of them.
    """
    open_: str | None = None
    decided: dict[Slashes, str] = {}
    for cell in cells:
        match = _SLASHES.fullmatch(cell.strip())
        if match is None or match[2] == ".":
            continue
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second:
            decided.setdefault(Slashes.DAY, cell)
        elif second > 12 >= first:
            decided.setdefault(Slashes.MONTH, cell)
        elif first != second:
            open_ = open_ or cell
    if len(decided) > 1:
        return Doubt(decided[Slashes.DAY], decided[Slashes.MONTH])
    if decided:
        return next(iter(decided))
    return Doubt(open_) if open_ else None


def day(cell: str, slashes: Slashes | None) -> date | None:
    """The day of a cell, None where it is none.

    Of an instant it is the day as written: trackers write whole days as midnight in whatever zone.
    """
    text = " ".join(cell[: _LONGEST + 1].split())
    if len(text) > _LONGEST:
        return None
    if _MILLISECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text) / 1000, UTC).date()
    if match := _ISO.fullmatch(text) or _BARE.fullmatch(text):
        return _date(match[1], match[2], match[3])
    if match := _SLASHES.fullmatch(text):
        day_first = match[2] == "." or slashes is not Slashes.MONTH
        return _date(match[4], match[3 if day_first else 1], match[1 if day_first else 3])
    match = _DAY_MONTH.fullmatch(text) or _MONTH_DAY.fullmatch(text)
    return _date(match["year"], _month(match["month"]), match["day"]) if match else None


def looks_like_one(cell: str) -> bool:
    """Whether a cell that is no day was meant to be one."""
    return bool(_LIKE_A_DAY.search(cell))


def _month(word: str) -> str:
    name = word.casefold()
    return str(_MONTHS.index(name) + 1) if name in _MONTHS else ""


def _date(year: str, month: str, day_: str) -> date | None:
    number = int(year) + (2000 if len(year) == 2 else 0)
    if number not in _YEARS or not month:
        return None
    try:
        return date(number, int(month), int(day_))
    except ValueError:
        return None
