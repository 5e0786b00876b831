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


class ExportPathDialog(Dialog[Path]):
    """Writes by `write(path, force)`, stays open while that fails, and gives back where it went."""

    BINDINGS: ClassVar[list[BindingType]] = [SAVE_BINDING]
    KEYS = (("enter", "Enter", "write"), ("tab", "Tab", "complete"), ("escape", "Esc", "leave"))
    AUTO_FOCUS = "PathLine"
    DEFAULT_CSS = """
    ExportPathDialog #wrong { color: $text-error; height: auto; }
    """

    def __init__(self, heading: str, value: str, write: Callable[[Path, bool], None]) -> None:
        super().__init__(heading)
        self._value = value
        self._write = write

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
            self._say("Type the name of a file.")
            return
        path = Path(typed).expanduser()
        try:
            self._write(path, force)
        except AlreadyThere:
            question = f"'{path}' is there already. What it holds would be lost."
            self.app.push_screen(ConfirmDialog("Replace the file?", question, "replace it"), self._answered)
        except Problem as problem:
            self._say(problem.message)
        else:
            self.dismiss(path)

    def _answered(self, yes: bool | None) -> None:
        if yes:
            self._try(force=True)

    def _say(self, wrong: str) -> None:
        self.query_one("#wrong", Static).update(block(wrong))
