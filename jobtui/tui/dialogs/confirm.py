"""One question before a change of three postings or more. Only `y` says yes."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from jobtui.tui.dialogs.parts import Dialog
from jobtui.tui.text import block


class ConfirmDialog(Dialog[bool]):
    """Gives back True for `y`. Enter and the key that asked do nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "yes", "Yes"),
        Binding("n", "leave", "No", show=False),
    ]
    KEYS = (("y", "y", "do it"), ("escape", "Esc", "leave it"))
    AUTO_FOCUS = None

    def __init__(self, heading: str, question: str) -> None:
        super().__init__(heading)
        self._question = question

    def compose_question(self) -> ComposeResult:
        """What would happen."""
        yield Static(block(self._question), markup=False)

    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(True)
