"""A requirement of my own: its words and how firmly it is asked."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from jobtui.domain.requirement import Kind
from jobtui.tui.dialogs.one_of import OneOf
from jobtui.tui.dialogs.parts import SAVE_BINDING, Dialog, NoteArea


class RequirementForm(Dialog[str]):
    """Saves by `save` and stays open while that gives False. Gives back what was typed and left unsaved."""

    BINDINGS: ClassVar[list[BindingType]] = [SAVE_BINDING]
    KEYS = (("ctrl+o", "Ctrl+O", "save"), ("tab", "Tab", "how firmly"), ("escape", "Esc", "leave"))

    DEFAULT_CSS = """
    RequirementForm OneOf { margin-top: 1; }
    """

    def __init__(self, subject: str, save: Callable[[str, Kind], bool], *, draft: str = "") -> None:
        super().__init__("New requirement", subject)
        self._save = save
        self._draft = draft

    def compose_question(self) -> ComposeResult:
        """Its words and its kind."""
        yield NoteArea(self._draft)
        yield OneOf([*Kind], Kind.REQUIRED)

    def action_save(self) -> None:
        """Save and close."""
        if self._save(self.query_one(NoteArea).text, Kind(self.query_one(OneOf).chosen)):
            self.dismiss("")

    @property
    def unsaved(self) -> str:
        """The words typed."""
        return self.query_one(NoteArea).text.strip()
