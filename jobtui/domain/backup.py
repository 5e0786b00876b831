"""Copies of the database: when one is due, and which are kept."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

FOLDER = "backups"
"""The folder beside the database in which its copies lie."""

PAUSE = timedelta(minutes=30)
"""How long after a backup the next one waits, unless something large is about to happen."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the database as it was at the UTC instant `at`."""

    path: Path
    at: datetime

    @property
    def words(self) -> str:
        """The local moment, to the minute."""
        return f"{self.at.astimezone():%Y-%m-%d %H:%M}"


@dataclass(frozen=True, slots=True)
class Held:
    """What a whole copy holds: the number of its schema, how many postings."""

    schema: int
    postings: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, and where the data that stood there is now; None where there was none."""

    held: Held
    before: Path | None


def stem(database: Path) -> str:
    """What the names of the copies of a database begin with."""
    return database.name.removesuffix(".db")


def export_of(database: Path) -> Path:
    """Where the export lies that was written with the newest copy of a database."""
    return database.parent / FOLDER / f"{stem(database)}.latest.json"


def due(changed: datetime, last: datetime | None, now: datetime) -> bool:
    """Whether a database that was changed at `changed` wants a backup; a clock that went back says yes."""
    return last is None or last > now or (changed >= last and now - last >= PAUSE)


_Bucket = Callable[[datetime], Hashable]

_PERIODS: tuple[tuple[int, _Bucket], ...] = (
    (2, lambda at: at),
    (2 + 14, lambda at: at.date()),
    (2 + 14 + 8 * 7, lambda at: at.isocalendar()[:2]),
    (2 + 14 + 8 * 7 + 365, lambda at: (at.year, at.month)),
)
"""Up to how many days of age the newest of each is kept: all, one a day, one a week, one a month."""


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which backups of these UTC instants stay: all of two days, one of each of the next 14 days, one of each
    of the next 8 weeks, one of each month of the next year, and always the newest.
    """
    found = sorted(moments)
    newest: dict[Hashable, datetime] = {}
    for at in found:
        age = (now.date() - at.date()).days
        period = next((n for n, (days, _) in enumerate(_PERIODS) if age <= days), None)
        if period is not None:
            newest[period, _PERIODS[period][1](at)] = at
    return {*newest.values(), *found[-1:]}
