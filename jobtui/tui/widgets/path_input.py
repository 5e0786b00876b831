"""A line for paths that completes with Tab and lists what is there."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from jobtui.tui.text import literal
from jobtui.tui.widgets.line_input import LineInput
from jobtui.tui.widgets.path_completion import Entry, Word, completed, entries, escaped, words


class PathLine(LineInput):
    """The line itself."""

    class ManyLines(Message):
        """Several lines were pasted that are no paths."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def _on_paste(self, event: events.Paste) -> None:
        if len([line for line in event.text.splitlines() if line.strip()]) > 1:
            event.stop()
            event.prevent_default()
            self.post_message(self.ManyLines(event.text))
            return
        super()._on_paste(event)


class PathInput(Vertical):
    """A line for one path, or for several, over the list of what its folder holds.

    Tab completes, or goes to the list where there is nothing to add, and comes back from it; Down goes there.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", show=False),
        Binding("down", "to_list", "List", show=False),
    ]
    DEFAULT_CSS = """
    PathInput { height: auto; }
    PathInput > OptionList {
        height: 10; max-height: 35vh; background: transparent; border: none; padding: 0; margin-top: 1;
    }
    """

    def __init__(self, value: str = "", placeholder: str = "", *, several: bool = True) -> None:
        super().__init__()
        self._value = value
        self._placeholder = placeholder
        self._several = several
        self._entries: list[Entry] = []

    def compose(self) -> ComposeResult:
        """The line and the list."""
        yield PathLine(self._value, self._placeholder)
        yield OptionList(markup=False, compact=True)

    def on_mount(self) -> None:
        """List the folder we are in."""
        self._list()

    @property
    def line(self) -> PathLine:
        """The line."""
        return self.query_one(PathLine)

    @property
    def value(self) -> str:
        """What is typed."""
        return self.line.value

    def _last(self) -> Word:
        return words(self.value)[-1] if self._several else Word(self.value, 0)

    @on(Input.Changed)
    def _list(self) -> None:
        """Show what can follow."""
        self._entries = entries(self._last().value)
        self.query_one(OptionList).set_options([Option(literal(entry.label)) for entry in self._entries])

    def _put(self, path: str) -> None:
        """Put a path in the place of the last one."""
        before = self.value[: self._last().start]
        self.line.value = before + (escaped(path) if self._several else path)
        self.line.cursor_position = len(self.line.value)

    def action_complete(self) -> None:
        """Complete the last path, or go on to the list when there is nothing to add."""
        if not self.line.has_focus:
            self.line.focus()
            return
        last = self._last()
        path = completed(last.value, self._entries)
        if path == last.value:
            self.action_to_list()
        else:
            self._put(path)

    def action_to_list(self) -> None:
        """Go into the list."""
        listing = self.query_one(OptionList)
        if listing.option_count:
            listing.focus()
            listing.highlighted = listing.highlighted or 0

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        """Take an entry from the list; a file is complete, in a folder one goes on."""
        event.stop()
        entry = self._entries[event.option_index]
        self._put(completed(self._last().value, [entry]))
        if not entry.folder and self._several:
            self.line.value += " "
            self.line.cursor_position = len(self.line.value)
        self.line.focus()
