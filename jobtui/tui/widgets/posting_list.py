"""The list of postings: a table, one line each, under a line of headings."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.content import Content

from jobtui.domain.posting import PostingRow
from jobtui.tui.widgets.columns import Column, columns_for, heading_line, row_line
from jobtui.tui.widgets.posting_rows import PostingRows


class PostingList(PostingRows):
    """A table of postings. Which columns it has depends on its width."""

    BORDER_TITLE = "Postings"
    HEADER = 1
    DEFAULT_CSS = """
    PostingList > .list--header { color: $text-muted; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--header"}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns: tuple[Column, ...] = ()

    def on_resize(self, event: events.Resize) -> None:
        """Choose the columns again."""
        self._columns = columns_for(self.scrollable_content_region.width)

    def header_line(self, y: int) -> Content:
        """The headings."""
        return heading_line(self._columns)

    def row_lines(self, row: PostingRow, *, marked: bool) -> Sequence[Content]:
        """One line, each column cut to its cells."""
        line = row_line(row, self._columns, stages=self.stages, today=self.today, marked=marked)
        return [line]
