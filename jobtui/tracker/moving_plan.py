"""What becomes of each row of another tracker's table: a new posting, a stage on, or nothing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from jobtui.domain.history import sending
from jobtui.domain.moving import Known, goes_on, steps
from jobtui.domain.sameness import employer_key, page_key, title_key
from jobtui.domain.stage import Stage
from jobtui.interop.sheet import Sheet
from jobtui.tracker.moving_rows import Incoming, incoming
from jobtui.tracker.moving_scheme import Scheme, statuses
from jobtui.tracker.tracker import Tracker

Progress = Callable[[int, int], None]
"""Told how many of how many rows are done."""


class Move(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    MOVED = "moved on"
    NOTED = "note added"
    UNCHANGED = "already there"


@dataclass(frozen=True, slots=True)
class Planned:
    """A row and what becomes of it.

    `known` is the stored posting that it is, `like` an earlier row of the same posting; `stages` are those it
    is moved on to, each with its day, None where no day is known.
    """

    row: Incoming
    move: Move
    known: Known | None = None
    like: Incoming | None = None
    stages: tuple[tuple[str, date | None], ...] = ()
    adds_note: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What moving a table in does. `statuses` are those in it: how many rows have it, and the stage it is."""

    sheet: Sheet
    taken: Scheme
    rows: tuple[Planned, ...]
    statuses: dict[str, tuple[int, str | None]]
    seen: int = 0
    """At which state of the store."""
    stored: tuple[Known, ...] = ()
    """The postings that the rows were held against."""

    @property
    def unknown(self) -> dict[str, int]:
        """The statuses that are no stage, with how many rows each."""
        return {word: count for word, (count, stage) in self.statuses.items() if stage is None}

    def count(self, move: Move) -> int:
        """Of how many rows this becomes."""
        return sum(one.move is move for one in self.rows)

    @property
    def summary(self) -> str:
        """`25 new, 3 moved on, 2 already there`."""
        counts = [(self.count(move), move) for move in Move]
        return ", ".join(f"{count:,} {move}" for count, move in counts if count)


def plan(tracker: Tracker, sheet: Sheet, taken: Scheme) -> Plan:
    """What becomes of a table, taken for this, by what is stored. Raises a Problem; nothing is written."""
    stages, seen = tracker.stages(), tracker.store.version()
    stored = tuple(tracker.store.known())
    planner = _Planner(stages, stored)
    for row in incoming(sheet, taken, stages, tracker.today):
        planner.take(row)
    return Plan(sheet, taken, tuple(planner.planned), statuses(sheet, taken, stages), seen, stored)


@dataclass(slots=True)
class _Planner:
    """Takes row after row: by its page it is a posting, else by company and title, each posting once.

    So a table with two rows of one company and title, and no address, makes two postings, and none the second
    time.
    """

    stages: Sequence[Stage]
    stored: Iterable[Known]
    planned: list[Planned] = field(default_factory=list)
    _by_page: dict[str, Known] = field(default_factory=dict)
    _by_name: dict[tuple[str, str], list[Known]] = field(default_factory=lambda: defaultdict(list))
    _used: set[int] = field(default_factory=set)
    _pages: dict[str, int] = field(default_factory=dict)
    _cells: dict[tuple[str, ...], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for known in self.stored:
            if page := page_key(known.url):
                self._by_page.setdefault(page, known)
            self._by_name[_name(known.company, known.title)].append(known)

    def take(self, row: Incoming) -> None:
        """Plan one row."""
        page = page_key(row.first("url"))
        at = self._cells.get(row.record.cells, self._pages.get(page) if page else None)
        if at is not None:
            self._join(at, row)
            return
        self._cells[row.record.cells] = len(self.planned)
        if page:
            self._pages[page] = len(self.planned)
        self.planned.append(self._plan(row, self._known(row, page)))

    def _known(self, row: Incoming, page: str) -> Known | None:
        """The stored posting that a row is."""
        found = self._by_page.get(page) if page else None
        if found is None:
            named = self._by_name.get(_name(row.first("company"), row.first("title")), ())
            free = (one for one in named if one.id not in self._used and not (page and page_key(one.url)))
            found = next(free, None)
        if found is not None:
            self._used.add(found.id)
        return found

    def _join(self, at: int, row: Incoming) -> None:
        """A further row of one posting: its status counts where it goes on."""
        first = self.planned[at].row
        if row.status is not None:
            now = first.status or self.stages[0].name
            if goes_on(self.stages, now, first.moved, row.status, row.moved):
                applied = first.applied or row.applied
                merged = replace(first, status=row.status, word=row.word, applied=applied, moved=row.moved)
                self.planned[at] = self._plan(merged, self.planned[at].known)
        self.planned.append(Planned(row, Move.UNCHANGED, self.planned[at].known, like=first))

    def _plan(self, row: Incoming, known: Known | None) -> Planned:
        if known is not None and known.deleted:
            return Planned(row, Move.UNCHANGED, known)
        now, since = (known.status, known.since) if known else (self.stages[0].name, None)
        sent = next(iter(sending(self.stages)), None)
        applied = (sent.name, row.applied) if sent and row.applied else None
        to = (row.status, row.moved) if row.status else None
        stages = tuple(steps(self.stages, now, since, applied, to))
        adds_note = bool(row.note) and (known is None or all(row.note not in note for note in known.notes))
        move = Move.NEW if known is None else Move.MOVED if stages else Move.NOTED
        if known is not None and not stages and not adds_note:
            move = Move.UNCHANGED
        return Planned(row, move, known, stages=stages, adds_note=adds_note)


def _name(company: str | None, title: str | None) -> tuple[str, str]:
    return employer_key(company), title_key(title)
