"""One value as text, to be put right."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, Static

from jobtui.domain.display import safe_line
from jobtui.tui.dialogs.parts import SAVE_BINDING, Dialog
from jobtui.tui.text import block
from jobtui.tui.widgets.line_input import LineInput

HOW_TO_WRITE = {
    "locations": "Several are separated by ;",
    "workplace": "remote, hybrid or onsite",
    "salaries": "Like 90,000-110,000 EUR /year (Berlin); several are separated by ;",
    "posted": "YYYY-MM-DD",
    "closes": "YYYY-MM-DD, or +14d",
    "url": "https://…",
    "skills": "Separated by ;",
    "responsibilities": "Separated by ;",
    "benefits": "Separated by ;",
}


class FieldDialog(Dialog[str]):
    """Saves by `save`, which gives "" or what is wrong, and stays open while something is.

    Gives back "" once it is saved, else what was typed and left, or None.
    """

    BINDINGS: ClassVar[list[BindingType]] = [SAVE_BINDING]
    KEYS = (("enter", "Enter", "save"), ("escape", "Esc", "leave"))
    DEFAULT_CSS = """
    FieldDialog #how { color: $text-muted; }
    FieldDialog #wrong { color: $text-error; height: auto; }
    """

    def __init__(
        self,
        heading: str,
        value: str,
        save: Callable[[str], str],
        *,
        subject: str = "",
        how: str = "",
        draft: str = "",
    ) -> None:
        """`value` is what stands now; `draft`, if any, is what was typed last time and not saved."""
        super().__init__(heading, subject)
        self._value = safe_line(value)
        self._save = save
        self._how = how
        self._draft = draft

    def compose_question(self) -> ComposeResult:
        """The value, and how to write it."""
        yield LineInput(self._draft or self._value)
        if self._how:
            yield Static(block(self._how), markup=False, id="how")

    def compose_verdict(self) -> ComposeResult:
        """What is wrong with it."""
        yield Static(markup=False, id="wrong")

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save and close, or say what is wrong."""
        wrong = self._save(self.query_one(LineInput).value)
        if wrong:
            self.query_one("#wrong", Static).update(block(wrong))
        else:
            self.dismiss("")

    @property
    def unsaved(self) -> str | None:
        """What was typed, unless it is what stands already."""
        typed = self.query_one(LineInput).value
        return typed if typed.strip() and typed != self._value else None
