"""The comparison as a table with one highlighted cell; as many roles in sight as fit."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.strip import Strip

from jobtui.domain.comparison import Cell, Comparison, Row
from jobtui.tui.widgets.comparison_around import Head, heading_lines, legend
from jobtui.tui.widgets.comparison_lines import Grid, Line, grid, table_lines
from jobtui.tui.widgets.cursor_list import CursorList

_LIT = "$block-cursor-foreground on $block-cursor-background"
_LIT_BLURRED = "$block-cursor-blurred-foreground on $block-cursor-blurred-background"


class ComparisonTable(CursorList):
    """Rows and columns of a comparison. Says `Highlighted` when another cell is."""

    DEFAULT_CSS = """
    ComparisonTable { padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._comparison = Comparison((), (), (), ())
        self._at: int | None = None
        self._column = 0
        self._first = 0
        self._pinned = False
        self._folded = 0
        self._shown: tuple[int, ...] = ()
        self._lines: list[Line] = []
        self._grid: Grid | None = None
        """What the lines were made for."""

    # What is shown

    def show(self, comparison: Comparison, *, pinned: bool = False, folded: int = 0) -> None:
        """Show another comparison; the highlight stays with its row and its posting where it can.

        A `pinned` first column stays in sight; `folded` rows are told of, but not there.
        """
        before, posting = self.row, self.posting
        self._comparison, self._pinned, self._folded = comparison, pinned, folded
        keys = list(map(_identity, comparison.rows))
        key = _identity(before) if before else None
        if not keys:
            self._at = None
        elif key in keys:
            self._at = keys.index(key)
        else:
            self._at = min(self._at or 0, len(keys) - 1)
        ids = comparison.postings
        self._column = ids.index(posting) if posting in ids else min(self._column, max(len(ids) - 1, 0))
        self._lay_out()

    @property
    def comparison(self) -> Comparison:
        """What is shown."""
        return self._comparison

    @property
    def row(self) -> Row | None:
        """The highlighted row."""
        return None if self._at is None else self._comparison.rows[self._at]

    @property
    def cell(self) -> Cell | None:
        """The highlighted cell, None where nothing is asked or stated."""
        return self.row.cells[self._column] if self.row else None

    @property
    def column(self) -> int:
        """The index of the highlighted column."""
        return self._column

    @property
    def posting(self) -> int | None:
        """The posting of the highlighted column."""
        ids = self._comparison.postings
        return ids[self._column] if self._column < len(ids) else None

    @property
    def grid(self) -> Grid:
        """The columns in sight and the widths."""
        width = self._width
        return grid(width, len(self._comparison.postings), self._column, self._first, pinned=self._pinned)

    @property
    def _width(self) -> int:
        """The cells of a line; before it has a place, as many as there will be: it fills the window."""
        if self.size:
            return self.scrollable_content_region.width
        return self.app.size.width - self.styles.gutter.width - self.scrollbar_size_vertical

    def heading(self, heads: Sequence[Head], notes: Sequence[str]) -> Content:
        """The roles in sight over their columns, before them what narrows the rows."""
        return heading_lines(heads, self.grid, notes)

    def legend(self) -> Content:
        """What the signs mean, and which columns are in sight."""
        judged = any(cell and cell.verdict for row in self._comparison.rows for cell in row.cells)
        return legend(self.grid, self._width - 3, judged=judged)

    def move_column(self, offset: int) -> bool:
        """Highlight the cell beside; False at the ends."""
        column = self._column + offset
        if not 0 <= column < len(self._comparison.postings):
            return False
        self._column = column
        if self.grid.shown == self._shown:
            self.refresh()
        else:
            self._lay_out()
        self.post_message(self.Highlighted(self))
        return True

    # What every list must know

    @property
    def rows(self) -> int:
        """How many rows can be highlighted."""
        return len(self._comparison.rows)

    @property
    def at(self) -> int | None:
        """The index of the highlighted row."""
        return self._at

    def go(self, index: int) -> None:
        """Highlight a row, with the heading over it in sight if it is the first of its group.

        Only the two rows are drawn again, unless that scrolls.
        """
        left = self._own
        self._at = index
        self._scroll_to_highlight()
        for line in (*left, *self._own):
            self.refresh_line(line)
        self.post_message(self.Highlighted(self))

    def row_at_line(self, line: int) -> int | None:
        """The row drawn on a line of the widget."""
        at = line + round(self.scroll_y)
        return self._lines[at].row if 0 <= at < len(self._lines) else None

    def on_click(self, event: events.Click) -> None:
        """Highlight the clicked cell; the row is seen to by every list."""
        offset = event.get_content_offset(self)
        if offset is None or self.row_at_line(offset.y) is None:
            return
        shown = self.grid
        at = (offset.x - shown.label - 2) // max(shown.column, 1)
        if 0 <= at < len(shown.shown) and shown.shown[at] != self._column:
            event.prevent_default()
            self._column = shown.shown[at]
            self.go(self.row_at_line(offset.y) or 0)

    # Drawing

    def on_resize(self) -> None:
        """Fit other columns, and have the names over them follow; where only the height changed, scroll."""
        if self.grid == self._grid:
            self.hold(len(self._lines))
            self._scroll_to_highlight()
            return
        self._lay_out()
        self.post_message(self.Highlighted(self))

    def _lay_out(self) -> None:
        shown = self._grid = self.grid
        self._shown = shown.shown
        scrolled = [column for column in shown.shown if column or not self._pinned]
        self._first = min(scrolled, default=0)
        self._lines = table_lines(self._comparison, shown, self._folded) if self._comparison.postings else []
        if not self.size:  # known without a layout, which Textual would do a second time for the scrollbar
            self.show_vertical_scrollbar = len(self._lines) > self.app.size.height
        self.hold(len(self._lines))
        self._scroll_to_highlight()
        self.refresh()

    @property
    def _own(self) -> list[int]:
        """The lines of the highlighted row."""
        return [at for at, line in enumerate(self._lines) if line.row is not None and line.row == self._at]

    def _scroll_to_highlight(self) -> None:
        own = self._own
        if not own or not self.size.height:
            return
        top = own[0]
        while top and self._lines[top - 1].row is None:
            top -= 1
        bottom = len(self._lines) if self._at == self.rows - 1 else own[-1] + 1
        if bottom - top > self.size.height:
            top = own[0]
        self.keep_in_sight(top, bottom, self.size.height)

    def render_line(self, y: int) -> Strip:
        """One line, the highlighted cell lit."""
        at = y + round(self.scroll_y)
        if at >= len(self._lines):
            return self.strip(Content(""))
        line = self._lines[at]
        here = line.row is not None and line.row == self._at and self._column in self._shown
        lit = self._shown.index(self._column) if here else None
        return self.strip(line.drawn(lit, _LIT if self.has_focus else _LIT_BLURRED))


def _identity(row: Row) -> tuple[str, str, frozenset[tuple[int, int | None]]]:
    """By what a row is found again: several in a group may have one label."""
    return row.group, row.label, frozenset((cell.posting, cell.item_n) for cell in row.cells if cell)
