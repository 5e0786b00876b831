"""What an import tells: one line a file, a sum, and the exit code; and how long it still takes."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePath
from types import FrameType
from typing import Any

from jobtui.cli import out, words
from jobtui.cli.failure import INTERRUPTED, worst
from jobtui.domain.display import safe_line
from jobtui.tracker.outcome import Outcome, Result
from jobtui.tracker.tracker import Tracker

MANY_FILES = 20
"""From more files on, a terminal shows a bar."""


@dataclass(slots=True)
class Report:
    """The results of one import, told as they come."""

    tracker: Tracker
    json: bool = False
    dry_run: bool = False
    results: list[Result] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def warn(self, text: str) -> None:
        """Tell what was left out, and why."""
        self.warnings.append(text)
        if not self.json:
            out.warn(text)

    def count(self, result: Result) -> None:
        """One result that is told with others."""
        self.results.append(result)

    def add(self, result: Result, subject: str | None = None) -> None:
        """One result; `subject` names a posting that is not stored."""
        self.count(result)
        if result.problem is not None:
            out.problem(result.problem)
        elif not self.json:
            out.line(self._sentence(result, subject))
        if not self.json:
            for warning in result.warnings:
                out.warn(naming(result.file, warning))
        out.flush()

    def end(self, *, interrupted: bool) -> int:
        """Tell the sum and return the exit code."""
        if self.json:
            out.as_json(self._plain())
        elif self.results or self.warnings:
            out.line(self._sum())
        if interrupted:
            kept = self._count(Outcome.IMPORTED) + self._count(Outcome.NEW_VERSION)
            way_back = " jobtui undo takes them back." if kept and not self.dry_run else ""
            out.remark(
                f"interrupted; {kept} {'posting was' if kept == 1 else 'postings were'} kept.{way_back}"
            )
        codes = [result.problem.code for result in self.results if result.problem is not None]
        return worst([*codes, INTERRUPTED] if interrupted else codes)

    def _sentence(self, result: Result, subject: str | None) -> str:
        name = PurePath(result.file).name
        if result.outcome is not Outcome.IMPORTED:
            return result.message.replace(f"'{result.file}'", f"'{name}'", 1)
        place = f"'{name}'" + (f" item {result.item}" if result.item > 1 else "")
        remark = f" {result.message}" if result.message else ""
        if result.posting is None:
            return f"{place} would be stored: {subject}.{remark}"
        subject = words.subject(self.tracker.row(result.posting))
        return f"{place} is now posting {result.posting}: {subject}.{remark}"

    def _count(self, outcome: Outcome) -> int:
        return sum(result.outcome is outcome for result in self.results)

    def _sum(self) -> str:
        """`imported 3, already stored 1, failed 2.`, without what did not happen."""
        parts = [f"{'would import' if self.dry_run else 'imported'} {self._count(Outcome.IMPORTED)}"]
        for outcome in (Outcome.NEW_VERSION, Outcome.ALREADY_STORED, Outcome.FAILED):
            if count := self._count(outcome):
                parts.append(f"{outcome} {count}")
        return ", ".join(parts) + "."

    def _plain(self) -> dict[str, Any]:
        return {
            "schema": 1,
            "files": [
                {
                    "file": result.file,
                    "item": result.item,
                    "outcome": result.outcome,
                    "posting": result.posting,
                    "message": result.message,
                    "warnings": list(result.warnings),
                    "applied_before": list(result.applied_before),
                    "possible_duplicates": list(result.duplicates),
                }
                for result in self.results
            ],
            "imported": self._count(Outcome.IMPORTED),
            "new_version": self._count(Outcome.NEW_VERSION),
            "already_stored": self._count(Outcome.ALREADY_STORED),
            "failed": self._count(Outcome.FAILED),
            "dry_run": self.dry_run,
            "warnings": self.warnings,
        }


def naming(file: str, warning: str) -> str:
    """The warning with the name of the file in front, unless it has it already, perhaps shortened."""
    named = safe_line(file)[-20:] in safe_line(warning)
    return warning if named else f"'{file}': {warning}"


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """A bar on a terminal where there are many files; call what is given once a file."""
    if total <= MANY_FILES or sys.stderr is None or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    # Lines of data push the bar down only if both are on the same terminal.
    shared = out.is_terminal()
    console = Console(file=sys.stdout if shared else sys.stderr)
    bar = Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        redirect_stdout=shared,
        redirect_stderr=True,
    )
    try:
        with bar:
            task = bar.add_task("", total=total)
            yield lambda: bar.advance(task)
    finally:
        console.show_cursor()  # which the bar hides first, and forgets where a signal keeps it from beginning


@contextmanager
def interruptible() -> Iterator[Callable[[], bool]]:
    """Let the first Ctrl-C wait for the end of a file; what is given tells whether there was one."""
    pressed = False

    def note(number: int, frame: FrameType | None) -> None:
        nonlocal pressed
        pressed = True
        signal.signal(number, signal.default_int_handler)  # the second one does not wait

    before = signal.signal(signal.SIGINT, note)
    try:
        yield lambda: pressed
    finally:
        signal.signal(signal.SIGINT, before)
