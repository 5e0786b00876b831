"""Shows where an address leads before it goes to the browser."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from jobtui.tui.dialogs.parts import Dialog
from jobtui.tui.text import block, literal


class OpenUrlDialog(Dialog[bool]):
    """Gives back True for `y`."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("y", "yes", "Open")]
    KEYS = (("y", "y", "open in the browser"), ("escape", "Esc", "leave it"))
    AUTO_FOCUS = None

    def __init__(self, host: str, url: str) -> None:
        super().__init__("Open this address?")
        self._host = host
        self._url = url

    def compose_question(self) -> ComposeResult:
        """The host by itself, then the whole address."""
        yield Static(
            Content.assemble(("Host  ", "$foreground-muted"), literal(self._host, "bold")), markup=False
        )
        yield Static(block(self._url), markup=False)

    def action_yes(self) -> None:
        """Open it."""
        self.dismiss(True)
