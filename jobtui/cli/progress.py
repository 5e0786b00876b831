"""How far long work is, on a terminal: how much was found, how much is done, how fast, and how long yet."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from jobtui.cli import out
from jobtui.cli.signals import undisturbed
from jobtui.domain.pace import rate

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

MANY = 20
"""Where there is more, a terminal shows a bar."""

Found = TypeVar("Found")


class Progress:
    """Counts what is done; a terminal shows it as a bar, where there is much."""

    def __init__(self, told: str = "") -> None:
        """`told` is what is done, in words, where that is not plain; it is shown at once."""
        self._told = told
        self._bar: RichProgress | None = None
        if told:
            self._show(told, None)

    def listing(self, found: Iterable[Found]) -> list[Found]:
        """All that is found, which is then to be done. How much it is so far is told in the meantime."""
        listed: list[Found] = []
        for one in found:
            listed.append(one)
            if len(listed) > MANY:
                self._show(f"{len(listed):,} found", None)
        self.begin(len(listed))
        return listed

    def begin(self, total: int) -> None:
        """So much is to be done from now on."""
        if total > MANY:
            self._show(self._told, total)

    def advance(self) -> None:
        """One of them is done."""
        if self._bar is not None:
            self._bar.advance(self._bar.task_ids[0])

    def along(self, ids: Sequence[int]) -> Iterator[int]:
        """The same, each of them done when the next one is asked for."""
        self.begin(len(ids))
        for one in ids:
            yield one
            self.advance()

    def end(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            with undisturbed():
                self._bar.stop()

    def _show(self, told: str, total: int | None) -> None:
        if self._bar is None and sys.stderr is not None and sys.stderr.isatty():
            with undisturbed():
                self._bar = _bar()
                self._bar.add_task("", total=None)
                self._bar.start()
        if self._bar is not None and total is None:
            self._bar.update(self._bar.task_ids[0], description=told)
        elif self._bar is not None:
            self._bar.reset(self._bar.task_ids[0], description=told, total=total)


@contextmanager
def counting(told: str = "") -> Iterator[Progress]:
    """What tells how far it is, gone at the end."""
    far = Progress(told)
    try:
        yield far
    finally:
        far.end()


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """The same where it is known how much there is; call what is given for each."""
    with counting() as far:
        far.begin(total)
        yield far.advance


def _bar() -> "RichProgress":
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Pace(ProgressColumn):
        """How many a second."""

        def render(self, task: Task) -> Text:
            return Text(rate(task.speed))

    # Lines of data push the bar down only if both are on the same terminal.
    shared = out.is_terminal()
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Pace(),
        TimeRemainingColumn(),
        console=Console(file=sys.stdout if shared else sys.stderr),
        transient=True,
        redirect_stdout=shared,
        redirect_stderr=True,
    )
