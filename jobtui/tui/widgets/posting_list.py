"""The list of postings: a table, one line each, under a line of headings."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import events
from textual.content import Content

from jobtui.domain.columns import ListColumn
from jobtui.domain.filter import Filter
from jobtui.domain.posting import PostingRow
from jobtui.domain.stage import Stage
from jobtui.tui.around import LIST
from jobtui.tui.widgets.columns import Column, columns_for, heading_line, needs, row_line
from jobtui.tui.widgets.posting_cells import Look
from jobtui.tui.widgets.posting_rows import PostingRows
from jobtui.tui.widgets.row_window import BLOCK, RowWindow


class PostingList(PostingRows):
    """A table of postings. Which columns it has depends on its width and on what they hold."""

    BORDER_TITLE = LIST
    HEADER = 1
    DEFAULT_CSS = """
    PostingList > .list--header { color: $text-muted; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--header"}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns: tuple[Column, ...] = ()
        self._look = Look({}, date.min)
        self.chosen: Sequence[ListColumn] = ()
        """The columns the person wants; none for the usual ones."""
        self.asked = Filter()
        """What is filtered by: it is lit where it stands."""

    def show(self, window: RowWindow, stages: Sequence[Stage], today: date) -> None:
        """Show other rows, in columns as wide as they need."""
        super().show(window, stages, today)
        self._look = Look(self.stages, today, self.asked)
        self._choose_columns()

    def on_resize(self, event: events.Resize) -> None:
        """Choose the columns again."""
        self._choose_columns()

    def _choose_columns(self) -> None:
        first = [self._window.row(at) for at in range(min(self.rows, BLOCK))]
        needed = needs(filter(None, first), self._look, self.chosen)
        self._columns = columns_for(self.scrollable_content_region.width, needed, self.chosen)

    def header_line(self, y: int) -> Content:
        """The headings."""
        return Content.assemble(*heading_line(self._columns))

    def row_lines(self, row: PostingRow, *, marked: bool) -> Sequence[Content]:
        """One line, each column cut to its cells."""
        return [Content.assemble(*row_line(row, self._columns, self._look, marked=marked))]
