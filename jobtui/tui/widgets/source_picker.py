"""The source of the import preview: a line at hand, or several, which a person points at."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from jobtui.domain.reading import Zone
from jobtui.domain.requirement import Span
from jobtui.tui.actions import Place
from jobtui.tui.bindings import bindings_of
from jobtui.tui.widgets.source_marks import Mark
from jobtui.tui.widgets.source_text import SourceText


class SourcePicker(SourceText):
    """A text with a cursor on one of its lines. Space begins a selection of lines; the mouse marks words."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.LINES)
    COMPONENT_CLASSES: ClassVar[set[str]] = {"source-picker--cursor"}
    DEFAULT_CSS = """
    SourcePicker > .source-picker--cursor { background: $block-cursor-blurred-background; }
    SourcePicker:focus > .source-picker--cursor { background: $block-cursor-background 45%; }
    """

    class Taken(Message):
        """Enter: the lines at hand are meant."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._cursor = 0
        self._anchor: int | None = None

    # What is at hand

    @property
    def lines_at_hand(self) -> range:
        """The lines, from 0, that are selected, or the one with the cursor."""
        anchor = self._cursor if self._anchor is None else self._anchor
        return range(min(anchor, self._cursor), max(anchor, self._cursor) + 1)

    @property
    def selecting(self) -> bool:
        """Whether several lines, or words by the mouse, are selected."""
        return self._anchor is not None or self._words_marked() is not None

    @property
    def picked(self) -> Span:
        """The range of the text that is meant: what the mouse marked, else the lines at hand."""
        marked = self._words_marked()
        if marked is not None:
            return marked
        lines = self.lines_at_hand
        return self._lines.start_of(lines[0]), self._lines.end_of(lines[-1])

    def _words_marked(self) -> Span | None:
        selection = self.text_selection
        if selection is None or selection.start is None or selection.end is None:
            return None
        ends = [self._raw(place.y, place.x) for place in (selection.start, selection.end)]
        return (min(ends), max(ends)) if ends[0] != ends[1] else None

    def _raw(self, row: int, column: int) -> int:
        line, start, _ = self._rows.at(min(max(row, 0), len(self._rows) - 1))
        return self._lines.raw_offset(line, start + column)

    # Moving

    def go_to_line(self, line: int) -> None:
        """Put the cursor on a line, from 0, and bring it into sight, of a tall one its beginning."""
        self._cursor = min(max(line, 0), len(self._lines) - 1)
        first, last = self._extent()
        top, height = self.scroll_offset.y, self.size.height
        if height and (first < top or last >= top + height):
            self._scroll(first if first < top else min(first, last - height + 1))
        self.refresh()

    def go_to_lit(self) -> None:
        """Put the cursor on the line that is lit up, if one is."""
        if self.line is not None:
            self._cursor = self.line - 1
            self.refresh()

    def step_line(self, offset: int) -> None:
        """Move the cursor by so many lines; in one that is taller than the window, by so many rows."""
        first, lowest = self._tops()
        top = self.scroll_offset.y
        if first < lowest and (top < lowest if offset > 0 else top > first):
            self._scroll(min(max(top + offset, first), lowest))
            return
        self.go_to_line(self._cursor + offset)
        first, lowest = self._tops()
        if offset < 0 and first < lowest:
            self._scroll(lowest)  # a tall line is entered from below

    def _extent(self) -> tuple[int, int]:
        """The first and the last row of the line with the cursor."""
        following = self._cursor + 1
        end = self._rows.row_of(following) if following < len(self._lines) else len(self._rows)
        return self._rows.row_of(self._cursor), end - 1

    def _tops(self) -> tuple[int, int]:
        """The rows at the top of the window that show the beginning and the end of a tall line; else 0."""
        first, last = self._extent()
        lowest = last - self.size.height + 1
        return (first, lowest) if self.size.height and lowest > first else (0, 0)

    def _scroll(self, row: int) -> None:
        self.scroll_to(y=row, animate=False, immediate=True)

    def let_go(self) -> None:
        """End a selection."""
        self._anchor = None
        self.screen.clear_selection()
        self.refresh()

    def show_source(self, text: str, zones: Sequence[Zone] = (), marks: Sequence[Mark] = ()) -> None:
        """Show a text; the cursor stays on its line if the text is the same."""
        if text != self._lines.text:
            self._cursor, self._anchor = 0, None
        super().show_source(text, zones, marks)

    def on_source_text_moved(self) -> None:
        """The cursor goes where something was lit up."""
        if self.line is not None and not self.has_focus:
            self._cursor, self._anchor = self.line - 1, None
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """The cursor goes where the mouse points."""
        place = event.get_content_offset(self)
        row = None if place is None else place.y + self.scroll_offset.y
        if row is not None and row < len(self._rows):
            self.go_to_line(self._rows.at(row)[0])

    def action_lines_select(self) -> None:
        """Begin a selection at the cursor, or end it."""
        self._anchor = self._cursor if self._anchor is None else None
        self.refresh()

    def action_lines_take(self) -> None:
        """These lines are meant."""
        self.post_message(self.Taken())

    def action_move_down(self) -> None:
        """One line on."""
        self.step_line(1)

    def action_move_up(self) -> None:
        """One line back."""
        self.step_line(-1)

    def action_move_top(self) -> None:
        """To the first line."""
        self.go_to_line(0)

    def action_move_bottom(self) -> None:
        """To the last line."""
        self.go_to_line(len(self._lines) - 1)
        self._scroll(len(self._rows))

    def action_move_half_down(self) -> None:
        """Half a page on."""
        self.step_line(self.size.height // 2)

    def action_move_half_up(self) -> None:
        """Half a page back."""
        self.step_line(-(self.size.height // 2))

    def action_move_page_down(self) -> None:
        """A page on."""
        self.step_line(self.size.height - 1)

    def action_move_page_up(self) -> None:
        """A page back."""
        self.step_line(1 - self.size.height)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One row, on another ground where it belongs to a line at hand."""
        strip = super().render_line(y)
        row = y + self.scroll_offset.y
        shown = self.has_focus or self._anchor is not None
        if not shown or row >= len(self._rows) or self._rows.at(row)[0] not in self.lines_at_hand:
            return strip
        ground, base = self.get_component_rich_style("source-picker--cursor").bgcolor, self.rich_style.bgcolor
        plain = (None, base)
        return Strip(
            Segment(text, style + Style(bgcolor=ground) if style and style.bgcolor in plain else style)
            for text, style, _ in strip
        )

    def watch_has_focus(self, has_focus: bool) -> None:
        """The cursor shows only with the focus."""
        super().watch_has_focus(has_focus)
        self.refresh()
