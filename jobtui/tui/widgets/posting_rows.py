"""Any number of postings as rows of which one is highlighted: only those in sight are read and drawn."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.reactive import var
from textual.strip import Strip

from jobtui.domain.posting import PostingRow
from jobtui.domain.stage import Stage
from jobtui.tui.widgets.cursor_list import CursorList
from jobtui.tui.widgets.row_window import RowWindow

MOST_STRIPS = 1000
"""How many drawn lines are kept."""


class PostingRows(CursorList):
    """Fed a window on the rows; the highlight belongs to a posting and stays with it over reloads.

    A kind of list says how many lines a row takes (`LINES`), how many lie over the first one (`HEADER`), and
    draws them.
    """

    LINES: ClassVar[int] = 1
    APART: ClassVar[int] = 0
    """How many of these lines keep a row apart from the next one: they are never lit."""
    HEADER: ClassVar[int] = 0

    marked: var[frozenset[int]] = var(frozenset(), init=False)
    """The postings that actions take together."""

    def __init__(self, *, id: str | None = None, classes: str = "pane") -> None:
        super().__init__(id=id, classes=classes)
        self._window = RowWindow()
        self._at: int | None = None
        self._strips: dict[tuple[int, int, bool], Strip] = {}
        self.stages: dict[str, Stage] = {}
        self.today = date.min
        self.empty: Sequence[Content] = ()
        """The lines shown, centred, where there is no posting."""
        self.bare = False
        """Whether it was fed and there is none."""

    # What a kind of list draws

    def header_line(self, y: int) -> Content:
        """A line over the first row."""
        raise NotImplementedError

    def row_lines(self, row: PostingRow, *, marked: bool) -> Sequence[Content]:
        """A posting as `LINES` lines."""
        raise NotImplementedError

    # What it is fed

    def show(self, window: RowWindow, stages: Sequence[Stage], today: date) -> None:
        """Show other rows. The highlight stays with its posting, else on its index, else goes."""
        before = self.highlighted
        index = window.index(before)
        if index is None and self._at is not None:
            index = min(self._at, len(window) - 1)
        self._window, self.today = window, today
        self.stages = {stage.name: stage for stage in stages}
        self._at = None if not len(window) else max(index or 0, 0)
        if self.bare != (not len(window)):
            self.bare = not self.bare
            self.screen.refresh_bindings()
        self._strips.clear()
        self._resize_virtual()
        self._scroll_to_highlight()
        self.refresh()
        if self.highlighted != before:
            self.post_message(self.Highlighted(self))

    @property
    def ids(self) -> Sequence[int]:
        """The postings listed, in their order."""
        return self._window.ids

    @property
    def marked_ids(self) -> Sequence[int]:
        """The marked postings among those listed, in their order."""
        marked = self.marked  # asked for once, not for every posting
        return [one for one in self.ids if one in marked] if marked else []

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
        """The screen line on which the highlighted row begins, for what opens beside it."""
        return self.content_region.y + self.HEADER + (self._at or 0) * self.LINES - round(self.scroll_y)

    @property
    def _highlight(self) -> Region:
        """Where the highlighted row lies in the content."""
        line = self.line_of_highlight() - self.content_region.y
        return Region(0, line, self.size.width, self.LINES)

    def watch_marked(self) -> None:
        """Draw the marks."""
        self.draw_again()

    def notify_style_update(self) -> None:
        """Draw in the new colours."""
        self._strips.clear()
        super().notify_style_update()

    def draw_again(self) -> None:
        """Forget what was drawn."""
        self._strips.clear()
        self.refresh()

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
        return max(1, self._room // self.LINES)

    @property
    def _room(self) -> int:
        return self.scrollable_content_region.height - self.HEADER

    def go(self, index: int) -> None:
        """Highlight the posting at that index; only the two rows are drawn again, even where that scrolls."""
        moved, left, top = index != self._at, self._highlight, self.scroll_offset.y
        self._at = index
        self._scroll_to_highlight()
        self.refresh(left.translate((0, top - self.scroll_offset.y)), self._highlight)
        if moved:
            self.post_message(self.Highlighted(self))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Keep what is drawn of rows that stay in sight, a few lines further up or down."""
        drawn, spoilt = self._styles_cache._cache, self._styles_cache._dirty_lines
        moved, gutter = round(new_value) - round(old_value), self.gutter
        rows = range(gutter.top + self.HEADER, self.outer_size.height - gutter.bottom)
        kept = {
            y - moved: strip
            for y, strip in drawn.items()
            if y in rows and y - moved in rows and y not in spoilt
        }
        super().watch_scroll_y(old_value, new_value)
        drawn.update(kept)
        spoilt.difference_update(kept)

    def row_at_line(self, line: int) -> int | None:
        """The index of the posting drawn on a line of the widget."""
        index = (line - self.HEADER + round(self.scroll_y)) // self.LINES
        return index if line >= self.HEADER and index < self.rows else None

    # Drawing

    def on_resize(self, event: events.Resize) -> None:
        """Fit the lines to the width and keep the highlight in sight."""
        self._strips.clear()
        self._resize_virtual()
        self._scroll_to_highlight()

    def render_line(self, y: int) -> Strip:
        """A line of the header, of a row, or nothing."""
        if not self.rows:
            return self._empty_line(y)
        if y < self.HEADER:
            return self.strip(self.header_line(y))
        index, line = divmod(y - self.HEADER + round(self.scroll_y), self.LINES)
        if index >= self.rows:
            return self.strip(Content(""))
        key = (index, line, index == self._at)
        if key not in self._strips:
            self._draw(index)
        return self._strips[key]

    def _draw(self, index: int) -> None:
        if len(self._strips) >= MOST_STRIPS:
            self._strips.clear()
        row = self._window.row(index)
        lines = [] if row is None else self.row_lines(row, marked=row.id in self.marked)
        lit = index == self._at
        for line in range(self.LINES):
            content = lines[line] if line < len(lines) else Content("")
            self._strips[index, line, lit] = self.strip(
                content, highlight=lit and line < self.LINES - self.APART
            )

    def _empty_line(self, y: int) -> Strip:
        size = self.scrollable_content_region.size
        at = y - max(0, (size.height - len(self.empty)) // 2)
        if not 0 <= at < len(self.empty):
            return self.strip(Content(""))
        widest = max(line.cell_length for line in self.empty)
        return self.strip(self.empty[at].pad_left(max(0, (size.width - widest) // 2)))

    def _resize_virtual(self) -> None:
        self.hold(self.rows * self.LINES + self.HEADER)

    def _scroll_to_highlight(self) -> None:
        if self._at is not None:
            top = self._at * self.LINES
            self.keep_in_sight(top, top + self.LINES, self._room)
