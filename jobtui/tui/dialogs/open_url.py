"""Shows where an address leads before it goes to the browser."""

from contextlib import nullcontext
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from jobtui.browser import browser, needs_terminal, open_in_browser
from jobtui.domain.problem import Problem, Refused
from jobtui.tui.address import openable
from jobtui.tui.dialogs.parts import Dialog
from jobtui.tui.text import block, literal

if TYPE_CHECKING:
    from jobtui.tui.app import JobtuiApp


def ask_to_open(app: "JobtuiApp", address: str) -> None:
    """Show where an address leads, ask once, open it; or say why it stays closed."""
    try:
        host, url = openable(address)
    except Refused as problem:
        app.refuse(problem)
        return

    def answered(yes: bool | None) -> None:
        if yes:
            _open(app, url)

    app.push_screen(OpenUrlDialog(host, url), answered)


def _open(app: "JobtuiApp", url: str) -> None:
    """Open it; a browser for terminals gets this one until it ends."""
    command = browser()
    try:
        with app.suspend() if needs_terminal(command) else nullcontext():
            open_in_browser(command, url)
    except SuspendNotSupported:
        app.refuse("this terminal cannot be lent.")
    except Problem as problem:
        app.refuse(problem)


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
