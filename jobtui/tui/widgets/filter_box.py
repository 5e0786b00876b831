"""The line a filter is typed in. It filters while one types."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from jobtui.tui.widgets.line_input import LineInput


class FilterInput(LineInput):
    """The typed line; the arrows move in the list meanwhile."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "Keep"),
        Binding("escape", "clear", "Clear", key_display="Esc"),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    class Left(Message):
        """Enter or Esc was pressed; `keep` tells which."""

        def __init__(self, *, keep: bool) -> None:
            super().__init__()
            self.keep = keep

    class Moved(Message):
        """An arrow was pressed."""

        def __init__(self, offset: int) -> None:
            super().__init__()
            self.offset = offset

    def action_keep(self) -> None:
        """Leave the line, the filter stays."""
        self.post_message(self.Left(keep=True))

    def action_clear(self) -> None:
        """Leave the line without a filter."""
        self.post_message(self.Left(keep=False))

    def action_move(self, offset: int) -> None:
        """Move in the list."""
        self.post_message(self.Moved(offset))


class FilterBox(Horizontal):
    """A slash, the line, and which fields there are. Says `Changed` as the text changes."""

    DEFAULT_CSS = """
    FilterBox { height: 1; padding: 0 1; display: none; background: $boost; }
    FilterBox > .slash { width: 2; color: $accent; }
    FilterBox > FilterInput { width: 1fr; background: transparent; }
    FilterBox > .fields { width: auto; color: $text-muted; }
    """

    class Changed(Message):
        """Another text stands in the line."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def compose(self) -> ComposeResult:
        """The three parts."""
        yield Static("/", classes="slash", markup=False)
        yield FilterInput()
        yield Static("words -not pay>80k is: @name", classes="fields", markup=False)

    @property
    def line(self) -> FilterInput:
        """The line itself."""
        return self.query_one(FilterInput)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the view."""
        event.stop()
        self.post_message(self.Changed(event.value))
