"""A pane of the import preview: rows of one line, cut to the room there is, one of them highlighted."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.content import Content
from textual.strip import Strip

from jobtui.domain.requirement import Span
from jobtui.tui.widgets.cursor_list import CursorList

_NOTHING = Content("")


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One row: `lead` at the left, `text` cut where it must, `line` and `tail` at the right.

    `key` names it; `spans` are the places it was read from; `whole` is what a strip below tells.
    All texts have gone through the display filter.
    """

    key: str
    lead: Content
    text: str
    line: str = ""
    tail: Content = _NOTHING
    style: str = ""
    spans: tuple[Span, ...] = ()
    whole: Content = _NOTHING


class DraftList(CursorList):
    """Rows of a reading. It is fed; what its rows mean, the view knows."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, classes="pane")
        self._rows: tuple[DraftRow, ...] = ()
        self._at: int | None = None

    def show(self, rows: Sequence[DraftRow], *, afresh: bool = False, start: int = 0) -> None:
        """Show other rows. The highlight stays on its index; `afresh` puts it on the row `start`."""
        at = start if afresh else self._at or 0
        self._rows = tuple(rows)
        self._at = min(at, len(rows) - 1) if rows else None
        self.hold(len(rows))
        if afresh:
            self.scroll_to(y=0, animate=False, immediate=True)
        self.refresh()

    @property
    def row(self) -> DraftRow | None:
        """The highlighted row."""
        return None if self._at is None else self._rows[self._at]

    # What every list must know

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    @property
    def at(self) -> int | None:
        """The index of the highlighted row."""
        return self._at

    def go(self, index: int) -> None:
        """Highlight a row."""
        self._at = index
        self.keep_in_sight(index, index + 1, self.size.height)
        self.refresh()
        self.post_message(self.Highlighted(self))

    def row_at_line(self, line: int) -> int | None:
        """The row drawn on a line of the widget."""
        at = line + round(self.scroll_y)
        return at if 0 <= at < len(self._rows) else None

    # Drawing

    def on_resize(self, event: events.Resize) -> None:
        """Keep the highlight in sight."""
        self.hold(len(self._rows))
        if self._at is not None:
            self.keep_in_sight(self._at, self._at + 1, self.size.height)

    def render_line(self, y: int) -> Strip:
        """One row, or nothing."""
        at = y + round(self.scroll_y)
        if at >= len(self._rows):
            return self.strip(Content(""))
        return self.strip(self._drawn(self._rows[at]), highlight=at == self._at)

    def _drawn(self, row: DraftRow) -> Content:
        lines = max((cell_len(one.line) for one in self._rows), default=0)
        tails = max((one.tail.cell_length for one in self._rows), default=0)
        right = (f"  {row.line:>{lines}}" if lines else "") if row.line or row.tail else ""
        used = row.lead.cell_length + (2 + lines if lines and right else 0)
        used += 2 + tails if tails and right else 0
        text = cut(row.text, self.scrollable_content_region.width - used)
        parts: list[Content | tuple[str, str]] = [row.lead, (text, row.style), (right, "$foreground-muted")]
        return Content.assemble(*parts, "  ", row.tail) if tails and right else Content.assemble(*parts)


def cut(text: str, width: int) -> str:
    """Text padded to `width` cells, or cut with an ellipsis."""
    if cell_len(text) <= width:
        return set_cell_size(text, max(width, 0))
    return set_cell_size(text, max(width - 1, 0)) + "…"
