"""A text to be copied by hand, where nothing else takes it to the clipboard."""

from textual.app import ComposeResult
from textual.widgets import Static

from jobtui.tui.dialogs.parts import Dialog, NoteArea
from jobtui.tui.text import literal

_HOW = "This terminal does not take it to the clipboard. Hold Shift (on a Mac Option), mark it, and copy."


class ByHandDialog(Dialog[None]):
    """Shows the text in a field in which it can be marked."""

    KEYS = (("escape", "Esc", "close"),)
    DEFAULT_CSS = """
    ByHandDialog > .dialog { width: 96%; }
    ByHandDialog NoteArea { height: 12; }
    """

    def __init__(self, text: str) -> None:
        super().__init__("Copy by hand")
        self._text = text

    def compose_question(self) -> ComposeResult:
        """How to copy it, and the text."""
        yield Static(literal(_HOW), markup=False)
        area = NoteArea(self._text)
        area.read_only = True
        yield area
