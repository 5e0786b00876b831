"""What to take along, and where to write it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.worker import Worker, WorkerState, get_current_worker

from jobtui.domain.pace import Along
from jobtui.domain.period import Period
from jobtui.domain.problem import Problem
from jobtui.tracker.values import day
from jobtui.tui.dialogs.export_path import PathDialog
from jobtui.tui.dialogs.form import Field, Slot
from jobtui.tui.dialogs.one_of import OneOf
from jobtui.tui.dialogs.parts import SAVE_BINDING

_OFTEN = 20
"""After so many postings it is told how far it is."""

_ENDS = {"first": "From", "last": "To"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which postings, of which days, where to, and whether what is there is replaced."""

    ids: Sequence[int]
    period: Period
    path: Path
    force: bool


class _Left(Exception):
    """Nobody waits for it any more."""


class TakingDialog(PathDialog):
    """Writes beside the keys and tells how far it is; who leaves meanwhile gets nothing written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        SAVE_BINDING,
        Binding("ctrl+t", "other", "Which postings", priority=True),
    ]
    DEFAULT_CSS = """
    TakingDialog OneOf, TakingDialog Field { margin-bottom: 1; }
    """

    def __init__(
        self,
        heading: str,
        value: str,
        take: Callable[[Wanted, Along], None],
        groups: Mapping[str, Callable[[], Sequence[int]]],
        *,
        today: date | None = None,
    ) -> None:
        """`take` writes, in a thread. `groups` are the postings to choose from, by the words for them.

        A period is asked for where `today` is given.
        """
        super().__init__(heading, value)
        self._take = take
        self._groups = groups
        self._today = today
        self._writing: Worker[Path | Problem | None] | None = None

    @property
    def keys(self) -> tuple[tuple[str, str, str], ...]:
        """Writing, choosing others, leaving."""
        other = ("ctrl+t", "Ctrl+T", "others")
        return self.KEYS[0], *((other,) if len(self._groups) > 1 else ()), *self.KEYS[1:]

    def compose_question(self) -> ComposeResult:
        """Which postings, of which days, where to."""
        if len(self._groups) > 1:
            yield OneOf(tuple(self._groups))
        if self._today is not None:
            for name, label in _ENDS.items():
                yield Field(Slot(name, label, "2026-11-01, -30d, yesterday; or empty", self._day), "")
        yield from super().compose_question()

    def action_other(self) -> None:
        """Choose other postings."""
        for choice in self.query(OneOf):
            choice.action_turn(1)

    def begin(self, path: Path, *, force: bool) -> None:
        """Begin to write, unless that goes on or the period is none."""
        if self._writing is not None and self._writing.is_running:
            return
        try:
            wanted = Wanted(self._chosen(), self._period(), path, force)
        except Problem as problem:
            self.failed(problem)
            return
        self.say("Writing …")
        self._writing = self.run_worker(partial(self._write_all, wanted), thread=True, exit_on_error=False)

    def _chosen(self) -> Sequence[int]:
        words = next((choice.chosen for choice in self.query(OneOf)), next(iter(self._groups), ""))
        return self._groups[words]() if words else ()

    def _period(self) -> Period:
        typed = {field.slot.name: field.value.strip() for field in self.query(Field)}
        return Period(**{name: self._day(text) for name, text in typed.items() if text})

    def _day(self, text: str) -> date | None:
        return day(text, self._today) if text.strip() and self._today else None

    def _write_all(self, wanted: Wanted) -> Path | Problem | None:
        """In the thread: where it was written, or why not, or nothing for one who left."""
        worker: Worker[Path | Problem | None] = get_current_worker()

        def along(ids: Sequence[int]) -> Iterator[int]:
            for at, one in enumerate(ids):
                if worker.is_cancelled:
                    raise _Left
                if at and at % _OFTEN == 0:
                    self.call_later(self.say, f"Writing … {at:,} of {len(ids):,}")
                yield one

        try:
            self._take(wanted, along)
        except _Left:
            return None
        except Problem as problem:
            return problem
        return wanted.path

    @on(Worker.StateChanged)
    def _written(self, event: Worker.StateChanged) -> None:
        """Close, or say why nothing was written; a fault ends the program."""
        if event.state is WorkerState.ERROR and event.worker.error is not None and self.app.is_running:
            raise event.worker.error
        result = event.worker.result if event.state is WorkerState.SUCCESS else None
        if isinstance(result, Problem):
            self.failed(result)
        elif isinstance(result, Path):
            self.dismiss(result)
