"""What is shown instead of everything else while the window is too small for it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

LEAST = Size(60, 16)
"""The smallest window in which every view and dialog can be used."""


_SENTENCE = f"make the window larger (at least {LEAST.width}x{LEAST.height})"


class TooSmall(ModalScreen[None]):
    """Says how large the window must be. Nothing can be changed unseen behind it; q quits."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,ctrl+q", "app.quit", "Quit", id="everywhere.quit")]
    DEFAULT_CSS = """
    TooSmall { align: center middle; }
    TooSmall > Static { width: 100%; text-align: center; color: $text-warning; }
    """

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Static(_SENTENCE, markup=False)
