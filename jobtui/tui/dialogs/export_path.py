"""Where to write a file."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, Static

from jobtui.domain.problem import Problem
from jobtui.tracker.output import AlreadyThere
from jobtui.tui.dialogs.confirm import ConfirmDialog
from jobtui.tui.dialogs.parts import SAVE_BINDING, Dialog
from jobtui.tui.text import block
from jobtui.tui.widgets.path_input import PathInput


class PathDialog(Dialog[Path]):
    """Asks for a path, stays open while writing there fails, and gives back where it went."""

    BINDINGS: ClassVar[list[BindingType]] = [SAVE_BINDING]
    KEYS = (("enter", "Enter", "write"), ("tab", "Tab", "complete"), ("escape", "Esc", "leave"))
    AUTO_FOCUS = "PathLine"
    DEFAULT_CSS = """
    PathDialog #wrong { color: $text-error; height: auto; }
    """

    def __init__(self, heading: str, value: str) -> None:
        super().__init__(heading)
        self._value = value

    def compose_question(self) -> ComposeResult:
        """The path, and what is there."""
        yield PathInput(self._value, "the name of a new file", several=False)

    def compose_verdict(self) -> ComposeResult:
        """What is wrong with it."""
        yield Static(markup=False, id="wrong")

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Write; ask before a file is replaced."""
        self._try(force=False)

    def _try(self, *, force: bool) -> None:
        typed = self.query_one(PathInput).value.strip()
        if not typed:
            self.say("Type the name of a file.")
            return
        self.begin(Path(typed).expanduser(), force=force)

    def begin(self, path: Path, *, force: bool) -> None:
        """Write, and close where that was done."""
        raise NotImplementedError

    def failed(self, problem: Problem) -> None:
        """Say why nothing was written; ask where something would be replaced."""
        self.say("" if isinstance(problem, AlreadyThere) else problem.message)
        if isinstance(problem, AlreadyThere):
            question = f"'{problem.file}' is there already. What it holds would be lost."
            self.app.push_screen(ConfirmDialog("Replace the file?", question, "replace it"), self._answered)

    def _answered(self, yes: bool | None) -> None:
        if yes:
            self._try(force=True)

    def say(self, wrong: str) -> None:
        """Tell it under the path."""
        self.query_one("#wrong", Static).update(block(wrong))


class ExportPathDialog(PathDialog):
    """Writes by `write(path, force)`."""

    def __init__(self, heading: str, value: str, write: Callable[[Path, bool], None]) -> None:
        super().__init__(heading, value)
        self._write = write

    def begin(self, path: Path, *, force: bool) -> None:
        """Write, and close where that was done."""
        try:
            self._write(path, force)
        except Problem as problem:
            self.failed(problem)
        else:
            self.dismiss(path)
