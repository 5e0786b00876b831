"""The list of postings: any number of them, only those in sight are read and drawn."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.strip import Strip

from jobtui.domain.posting import PostingRow
from jobtui.domain.stage import Stage
from jobtui.tui.widgets.columns import Column, columns_for, heading_line, row_line
from jobtui.tui.widgets.cursor_list import CursorList
from jobtui.tui.widgets.row_window import RowWindow

_HEADER = 1
_MOST_STRIPS = 1000


class PostingList(CursorList):
    """A table of postings, one line each, under a line of headings.

    It is fed a window on the rows; the highlight belongs to a posting and stays with it over reloads.
    """

    BORDER_TITLE = "Postings"
    DEFAULT_CSS = """
    PostingList > .list--header { color: $text-muted; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--header"}

    marked: var[frozenset[int]] = var(frozenset(), init=False)
    """The postings that actions take together."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, classes="pane")
        self._window = RowWindow()
        self._at: int | None = None
        self._columns: tuple[Column, ...] = ()
        self._stages: dict[str, Stage] = {}
        self._today = date.min
        self._strips: dict[tuple[int, bool], Strip] = {}
        self.empty: Sequence[Content] = ()
        """The lines shown, centred, where there is no posting."""

    # What it is fed

    def show(self, window: RowWindow, stages: Sequence[Stage], today: date) -> None:
        """Show other rows. The highlight stays with its posting, else on its index, else goes."""
        before = self.highlighted
        index = window.index(before)
        if index is None and self._at is not None:
            index = min(self._at, len(window) - 1)
        self._window, self._today = window, today
        self._stages = {stage.name: stage for stage in stages}
        self._at = None if not len(window) else max(index or 0, 0)
        self._strips.clear()
        self._resize_virtual()
        if self._at is not None:
            self._scroll_to_highlight()
        self.refresh()
        if self.highlighted != before:
            self.post_message(self.Highlighted(self))

    @property
    def ids(self) -> Sequence[int]:
        """The postings listed, in their order."""
        return self._window.ids

    @property
    def highlighted(self) -> int | None:
        """The highlighted posting."""
        return None if self._at is None else self._window.ids[self._at]

    @property
    def row(self) -> PostingRow | None:
        """The row of the highlighted posting."""
        return None if self._at is None else self._window.row(self._at)

    def highlight(self, posting: int) -> bool:
        """Highlight a posting; False if it is not listed."""
        index = self._window.index(posting)
        if index is not None:
            self.go(index)
        return index is not None

    def line_of_highlight(self) -> int:
        """The screen line on which the highlighted row is drawn, for what opens beside it."""
        return self.content_region.y + _HEADER + (self._at or 0) - round(self.scroll_y)

    def watch_marked(self) -> None:
        """Draw the marks."""
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw in the new colours."""
        self._strips.clear()
        super().notify_style_update()

    # What every list must know

    @property
    def rows(self) -> int:
        """How many postings are listed."""
        return len(self._window)

    @property
    def at(self) -> int | None:
        """The index of the highlighted posting."""
        return self._at

    @property
    def page(self) -> int:
        """How many rows are in sight."""
        return max(1, self.scrollable_content_region.height - _HEADER)

    def go(self, index: int) -> None:
        """Highlight the posting at that index."""
        moved = index != self._at
        self._at = index
        self._scroll_to_highlight()
        self.refresh()
        if moved:
            self.post_message(self.Highlighted(self))

    def row_at_line(self, line: int) -> int | None:
        """The index of the posting drawn on a line of the widget."""
        index = line - _HEADER + round(self.scroll_y)
        return index if line >= _HEADER and index < self.rows else None

    # Drawing

    def on_resize(self, event: events.Resize) -> None:
        """Choose the columns again and keep the highlight in sight."""
        self._columns = columns_for(self.scrollable_content_region.width)
        self._strips.clear()
        self._resize_virtual()
        if self._at is not None:
            self._scroll_to_highlight()

    def render_line(self, y: int) -> Strip:
        """The headings, a row, or nothing."""
        if not self.rows:
            return self._empty_line(y)
        if y < _HEADER:
            return self.strip(heading_line(self._columns))
        index = y - _HEADER + round(self.scroll_y)
        if index >= self.rows:
            return self.strip(Content(""))
        key = (index, index == self._at)
        if key not in self._strips:
            if len(self._strips) >= _MOST_STRIPS:
                self._strips.clear()
            self._strips[key] = self._row_strip(index)
        return self._strips[key]

    def _row_strip(self, index: int) -> Strip:
        row = self._window.row(index)
        if row is None:
            return self.strip(Content(""))
        marked = row.id in self.marked
        line = row_line(row, self._columns, stages=self._stages, today=self._today, marked=marked)
        return self.strip(line, highlight=index == self._at)

    def _empty_line(self, y: int) -> Strip:
        size = self.scrollable_content_region.size
        at = y - max(0, (size.height - len(self.empty)) // 2)
        if not 0 <= at < len(self.empty):
            return self.strip(Content(""))
        widest = max(line.cell_length for line in self.empty)
        return self.strip(self.empty[at].pad_left(max(0, (size.width - widest) // 2)))

    def _resize_virtual(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self.rows + _HEADER)

    def _scroll_to_highlight(self) -> None:
        if self._at is not None:
            self.keep_in_sight(self._at, self._at + 1, self.page)
