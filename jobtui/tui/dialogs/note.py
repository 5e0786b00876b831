"""Several lines of text: a note, my evidence, the words of a requirement."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from jobtui.domain.display import safe_block
from jobtui.tui.dialogs.parts import EDITOR_KEY, SAVE_BINDING, Dialog, NoteArea


class TextDialog(Dialog[str]):
    """Saves by `save` and stays open while that gives False. Gives back what was typed and left unsaved."""

    BINDINGS: ClassVar[list[BindingType]] = [SAVE_BINDING]
    KEYS = (("ctrl+o", "Ctrl+O", "save"), EDITOR_KEY, ("escape", "Esc", "leave"))

    def __init__(
        self, heading: str, subject: str, save: Callable[[str], bool], *, text: str = "", draft: str = ""
    ) -> None:
        """`text` is what stands now; `draft`, if any, is what was typed last time and not saved."""
        super().__init__(heading, subject)
        self._save = save
        self._text = safe_block(text)
        self._draft = draft

    def compose_question(self) -> ComposeResult:
        """The text."""
        yield NoteArea(self._draft or self._text)

    def on_mount(self) -> None:
        """Go on at the end."""
        area = self.query_one(NoteArea)
        area.move_cursor(area.document.end)

    def action_save(self) -> None:
        """Save and close."""
        if self._save(self.query_one(NoteArea).text):
            self.dismiss("")

    @property
    def unsaved(self) -> str:
        """What was typed, unless it is what stands already."""
        typed = self.query_one(NoteArea).text
        return typed if typed.strip() and typed != self._text else ""
