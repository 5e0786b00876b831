"""What the rows of another tracker's table say: facts, where each application stands, days, a note."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Any

from jobtui.domain.history import sending
from jobtui.domain.problem import BadData, WrongUsage
from jobtui.domain.reading import Dated, Finding
from jobtui.domain.stage import Stage
from jobtui.interop.days import Doubt, Slashes, day, looks_like_one, order
from jobtui.interop.sheet import Faults, Record, Sheet
from jobtui.interop.trackers import DATES, KEPT, LABELS, NOTE, is_empty, word
from jobtui.tracker.moving_cells import Cells, Left, finding, one_line, salaries, tags, url, workplace
from jobtui.tracker.moving_scheme import Scheme, stage_of
from jobtui.tracker.values import note_text, typed

Findings = dict[str, tuple[Finding[Any], ...]]

OURS = "jobtui"
"""The tracker whose rows may have neither title nor company: jobtui keeps such postings too."""

FOLLOW_UP = "Follow up"
"""The next action of a row that only says when."""


class Undecided(BadData):
    """A table that only a word of the person opens.

    It is `about` what its "columns" are, the order of its "dates", or a `column` with what are no "days".
    """

    def __init__(self, message: str, about: str, *, file: str, column: str) -> None:
        super().__init__(message, file=file)
        self.about, self.column = about, column


class _NoDay(WrongUsage):
    """A cell that is no day, in a column of days."""

    def __init__(self, cell: str, column: str) -> None:
        super().__init__(f"'{cell[:60]}' is not a day (column '{column}').")
        self.column = column


@dataclass(frozen=True, slots=True)
class Incoming:
    """One row: what it says of a posting and where it stands.

    `word` is its status as written, `status` the stage that this is, None where it is none. `saved`,
    `applied` and `moved` are the days since when it stands so; `said_applied` is true where one applied.
    """

    n: int
    record: Record
    facts: Findings
    word: str = ""
    status: str | None = None
    saved: date | None = None
    applied: date | None = None
    moved: date | None = None
    said_applied: bool = False
    archived: bool = False
    next_action: str = ""
    due: date | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    description: str = ""

    def first(self, name: str) -> Any:
        """The first value of a fact, None where it is not stated."""
        return next((one.value for one in self.facts.get(name, ())), None)

    @property
    def name(self) -> str:
        """The role and who offers it, in one line."""
        return " · ".join(filter(None, (self.first("title"), self.first("company"))))


def incoming(sheet: Sheet, taken: Scheme, stages: Sequence[Stage], today: date) -> Iterator[Incoming]:
    """What each row says. Raises BadData at last, which names the first rows that cannot be understood."""
    if not {"title", "company"} & {*taken.fields}:
        said = f"'{sheet.file}', {sheet.unit} 1: no column is a title or a company, among {sheet.names}."
        raise Undecided(said, "columns", file=sheet.file, column=sheet.header[0])
    reader = _Reader(sheet, taken, tuple(stages), today, _slashes(sheet, taken))
    faults, no_days = Faults(sheet.file, sheet.unit), ""
    for n, record in enumerate(sheet.records, 1):
        try:
            yield reader.read(n, record)
        except WrongUsage as problem:
            faults.add(record.line, problem.message)
            no_days = no_days or (problem.column if isinstance(problem, _NoDay) else "")
    if no_days:
        raise Undecided(faults.sentence, "days", file=sheet.file, column=no_days)
    faults.check()


def _slashes(sheet: Sheet, taken: Scheme) -> Slashes | None:
    """What comes first in the days of a table. Raises BadData where nothing tells."""
    if taken.slashes is not None:
        return taken.slashes
    at = [index for index, name in enumerate(taken.fields) if name in DATES]
    found = order(chain.from_iterable((record.cells[index] for index in at) for record in sheet.records))
    if not isinstance(found, Doubt):
        return found
    if found.other:
        said = f"'{found.cell}' begins with the day, '{found.other}' with the month."
    elif taken.tracker.slashes:
        return Slashes(taken.tracker.slashes)
    else:
        said = f"'{found.cell}' may begin with the day or with the month."
    record = next(one for one in sheet.records if found.cell in one.cells)
    where = f"'{sheet.file}', {sheet.unit} {record.line}"
    column = sheet.header[record.cells.index(found.cell)]
    raise Undecided(f"{where}: {said}", "dates", file=sheet.file, column=column)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one row after the other of one table."""

    sheet: Sheet
    taken: Scheme
    stages: tuple[Stage, ...]
    today: date
    slashes: Slashes | None

    def read(self, n: int, record: Record) -> Incoming:
        """What a row says. Raises WrongUsage."""
        cells = self._cells(record)
        left: Left = []
        facts = self._facts(cells, left)
        named = facts.get("title") or facts.get("company") or self.taken.tracker.id == OURS
        if not named:
            raise WrongUsage("it names neither a title nor a company.")
        applied, said_applied = self._applied(cells)
        due, action = self._day(cells, "due"), one_line(cells, "next_action")
        found = Incoming(
            n,
            record,
            facts,
            word=one_line(cells, "status"),
            saved=self._day(cells, "saved"),
            applied=applied,
            moved=self._day(cells, "status_date"),
            said_applied=said_applied,
            archived=self._archived(cells, left),
            next_action=action or (FOLLOW_UP if due else ""),
            due=due,
            tags=tags(cells.get("tags", ()), left),
            description="\n\n".join(cells.get("description", ())).strip(),
        )
        status, known = self._status(found)
        if found.word and not known:
            left.append(("status", found.word))
        return replace(found, note=self._note(record, cells, left), status=status)

    def _cells(self, record: Record) -> dict[str, list[str]]:
        """What the row says, by field."""
        found: dict[str, list[str]] = {}
        for name, cell in zip(self.taken.fields, record.cells, strict=True):
            if not is_empty(cell):
                found.setdefault(name, []).append(cell.strip())
        return found

    def _status(self, row: Incoming) -> tuple[str | None, bool]:
        """The stage it stands in, and whether its status is known."""
        known = stage_of(row.word, self.taken, self.stages) if row.word else None
        if known is not None:
            return known, True
        if row.said_applied or (not row.word and self.taken.tracker.status):
            return next((stage.name for stage in sending(self.stages)), None), False
        return None, False

    # Days

    def _day(self, cells: Cells, name: str) -> date | None:
        for cell in cells.get(name, ())[:1]:
            return self._sure_day(cell, name)
        return None

    def _sure_day(self, cell: str, name: str) -> date:
        found = day(cell, self.slashes)
        if found is None:
            raise _NoDay(cell, self.sheet.header[self.taken.fields.index(name)])
        return found

    def _applied(self, cells: Cells) -> tuple[date | None, bool]:
        """The day of applying, or only that one applied."""
        for cell in cells.get("applied", ())[:1]:
            truth = word("truth", cell)
            return (None, truth == "true") if truth else (self._sure_day(cell, "applied"), True)
        return None, False

    def _dated(self, cell: str, name: str) -> Dated:
        """A day, an interval as jobtui writes it, or the words of the posting."""
        first, slash, last = cell.partition("/")
        ends = [None if end == ".." else day(end, None) for end in (first, last)]
        if (
            slash
            and any(ends)
            and all(end or said == ".." for end, said in zip(ends, (first, last), strict=True))
        ):
            return Dated(cell, *ends)
        found = day(cell, self.slashes)
        if found is None and looks_like_one(cell):
            self._sure_day(cell, name)
        return Dated(found.isoformat() if found else " ".join(cell.split()), found, found)

    # Facts

    def _facts(self, cells: Cells, left: Left) -> Findings:
        """The facts; what cannot be one is `left`, with its name."""
        found: Findings = {}
        for name in ("title", "company", "requisition"):
            if said := one_line(cells, name):
                found[name] = typed(name, said, self.today)
        found["locations"] = typed("locations", "; ".join(cells.get("locations", ())), self.today)
        skills = re.sub(r"[,;|\n]", "; ", "; ".join(cells.get("skills", ())))
        found["skills"] = typed("skills", skills, self.today)
        for cell in cells.get("employment_type", ()):
            found["employment_type"] = finding(word("employment_type", cell) or " ".join(cell.split()))
        for name in ("posted", "closes"):
            for cell in cells.get(name, ()):
                found[name] = finding(self._dated(cell, name))
        found["url"] = url(cells, left, self.today)
        found["workplace"] = workplace(cells, left)
        found["salaries"] = salaries(cells, left, self.today)
        return {name: values for name, values in found.items() if values}

    # The note

    def _archived(self, cells: Cells, left: Left) -> bool:
        for cell in cells.get("archived", ()):
            if truth := word("truth", cell):
                return truth == "true"
            if day(cell, self.slashes):
                return True
            left.append(("archived", cell))
        return False

    def _note(self, record: Record, cells: Cells, left: Left) -> str:
        """What the row notes, then what no field holds, a line each with its name."""
        kept = [
            f"{header}: {cell.strip()}"
            for header, name, cell in zip(self.sheet.header, self.taken.fields, record.cells, strict=True)
            if name == KEPT and not is_empty(cell)
        ]
        kept += [f"{LABELS[name]}: {cell}" for name, cell in left]
        text = "\n\n".join(filter(None, [*cells.get(NOTE, ()), "\n".join(kept)]))
        return note_text(text) if text else ""
