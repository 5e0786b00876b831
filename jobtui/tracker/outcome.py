"""What became of what an import read, for one line of a report."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from typing import Any

from jobtui.domain.event import AddPosting, EventKind, NewEvent
from jobtui.domain.number import counted
from jobtui.domain.problem import Problem
from jobtui.domain.reading import Reading


class ExportFound(Problem):
    """The file is no posting but an export of jobtui, which goes into an empty database as a whole."""

    code = 65
    kind = "export"

    def __init__(self, export: Mapping[str, Any], file: str) -> None:
        postings = counted(len(export["postings"]), "posting")
        super().__init__(f"'{file}' is an export of jobtui with {postings}, not a posting.", file=file)
        self.export = export
        self.name = file


class Outcome(StrEnum):
    """What became of one reading."""

    IMPORTED = "imported"
    ALREADY_STORED = "already stored"
    NEW_VERSION = "new version"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one reading (or of a file that gave none), for one line of a report.

    `applied_before` are other postings of its company that stand beyond the first stage; `duplicates` those
    that it may repeat. `message` tells of them as well. `place` is where a row of a table stands: `line 3`.
    """

    file: str
    outcome: Outcome
    item: int = 1
    posting: int | None = None
    message: str = ""
    warnings: tuple[str, ...] = ()
    problem: Problem | None = None
    applied_before: tuple[int, ...] = ()
    duplicates: tuple[int, ...] = ()
    place: str = ""

    @property
    def kept(self) -> bool:
        """Whether it stored something."""
        return self.outcome in (Outcome.IMPORTED, Outcome.NEW_VERSION)


def failed(problem: Problem, name: str) -> Result:
    """The result of a file that could not be read."""
    return Result(problem.file or name, Outcome.FAILED, message=problem.message, problem=problem)


def imported(deed: AddPosting) -> NewEvent:
    """The event of a posting that is new."""
    return NewEvent(EventKind.IMPORTED, f"imported from {PurePath(deed.reading.file).name}", None, (deed,))


def stored_before(reading: Reading, posting: int) -> Result:
    """The result of a reading whose content is stored."""
    message = f"'{reading.file}' is already stored as posting {posting}; skipped."
    return Result(reading.file, Outcome.ALREADY_STORED, reading.item, posting, message)


def now_stored(reading: Reading, posting: int, message: str = "") -> Result:
    """The result of a reading that is a posting now."""
    told = _told(reading, posting)
    return Result(reading.file, Outcome.IMPORTED, reading.item, posting, message, warnings=told)


def new_version(reading: Reading, posting: int, n: int, said: str) -> Result:
    """The result of a reading that is the next version of a posting."""
    message = f"'{reading.file}' is version {n} of posting {posting}: {said}."
    told = _told(reading, posting)
    return Result(reading.file, Outcome.NEW_VERSION, reading.item, posting, message, warnings=told)


def _told(reading: Reading, posting: int) -> tuple[str, ...]:
    """The reading's warnings with what only storing can know: the number to edit."""
    if reading.facts.title is not None:
        return reading.warnings
    own = f"no title found in '{reading.file}'; set one with jobtui edit {posting} title=…"
    return (*(warning for warning in reading.warnings if not warning.startswith("no title")), own)
