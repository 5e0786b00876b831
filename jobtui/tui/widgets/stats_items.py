"""What the history tells, as the lines of a list: tables, with bars and pictures as wide as there is room."""

from collections.abc import Iterable, Iterator

from textual import events
from textual.content import Content

from jobtui.interop.statistics_tables import Line, Table
from jobtui.tui.text import literal
from jobtui.tui.widgets.item_list import Item, ItemList

_MUTED = "$foreground-muted"
_DRAWN = "$text-accent"
_MOST_BAR = 40
_MOST_ROOM = 90
"""A wider picture shows no more."""

_LOW, _HIGH, _SHORT = 4, 6, 30
"""How high a picture is in a window that is lower than the last number, and in others."""


class TableList(ItemList):
    """Tables one below the other, their bars and pictures drawn for the width there is."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._tables: tuple[Table, ...] = ()

    def feed(self, tables: Iterable[Table]) -> None:
        """Show other tables."""
        self._tables = tuple(tables)
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Draw again."""
        self._draw()

    def _draw(self) -> None:
        room = self.scrollable_content_region.width - 1
        height = _LOW if self.app.size.height < _SHORT else _HIGH
        if room > 0 and self._tables:
            self.show([item for table in self._tables if table for item in _items(table, room, height)])


def _items(table: Table, room: int, height: int) -> Iterator[Item]:
    drawn = tuple(literal(line, _DRAWN) for line in table.picture(min(room, _MOST_ROOM), height))
    if drawn and table.caption:
        drawn = (literal(table.caption, _MUTED), *drawn)
    yield Item(table.title, literal(table.title, "bold"), below=drawn, heading=True)
    if table.lines:
        bar = table.bar(room, _MOST_BAR)
        aligned = table.aligned(room - (bar and bar + 2))
        heads, *rows = ("  ".join(cells) for cells in aligned)
        yield Item(f"{table.title} heads", literal(heads, _MUTED), heading=True)
        for at, (line, row) in enumerate(zip(table.lines, rows, strict=True)):
            yield _line(line, row, bar, f"{table.title} {at}")
        if left_out := ", ".join(filter(None, table.heads[len(aligned[0]) :])):
            words = f"No room here for {left_out.lower()}."
            yield Item(f"{table.title} more", literal(words, _MUTED), heading=True)
    for words in table.words:
        yield Item(words, literal(words, _MUTED), heading=True)
    yield Item(f"{table.title} end", Content(" "), heading=True)


def _line(line: Line, row: str, bar: int, otherwise: str) -> Item:
    drawn = Content.styled("█" * round(line.bar * bar), _DRAWN)
    return Item(line.key or otherwise, Content.assemble(literal(row), "  ", drawn))
