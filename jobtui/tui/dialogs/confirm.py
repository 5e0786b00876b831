"""One question before a change of three postings or more. Only `y` says yes."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from jobtui.tui.dialogs.parts import Dialog
from jobtui.tui.text import block


class ConfirmDialog(Dialog[bool]):
    """Gives back True for `y`. Enter and the key that asked do nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("y", "yes", "Yes"), Binding("n", "leave", "No")]
    AUTO_FOCUS = None

    def __init__(self, heading: str, question: str, verb: str) -> None:
        """`verb` stands beside the `y`."""
        super().__init__(heading)
        self._verb = verb
        self._question = question

    def compose_question(self) -> ComposeResult:
        """What would happen."""
        yield Static(block(self._question), markup=False)

    @property
    def keys(self) -> tuple[tuple[str, str, str], ...]:
        """Yes by its verb, and the way out."""
        return ("y", "y", self._verb), ("escape", "Esc", "leave it")

    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(True)
