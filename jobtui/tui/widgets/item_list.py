"""A list of items of one or more lines each: wrapped under a hanging indent, with headings between."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual import events
from textual.content import Content
from textual.strip import Strip

from jobtui.tui.text import NOTHING_SOUGHT, Sought, lit
from jobtui.tui.widgets.cursor_list import CursorList

NO_LEAD = Content("")


@dataclass(frozen=True, slots=True)
class Item:
    """One item. `lead` stands before the first line, the others are indented by as much.

    `key` names it over reloads; `below` are further paragraphs; a heading cannot be highlighted.
    """

    key: str
    text: Content
    lead: Content = NO_LEAD
    below: tuple[Content, ...] = ()
    heading: bool = False

    def lines(self, width: int) -> list[Content]:
        """The lines of the item in `width` cells."""
        indent = self.lead.cell_length
        room = max(width - indent, 8)
        wrapped = [line for part in (self.text, *self.below) for line in part.wrap(room)]
        if not indent:
            return wrapped
        blank = Content(" " * indent)
        return [Content.assemble(blank if at else self.lead, line) for at, line in enumerate(wrapped)]


NOTHING = Item("nothing", Content.styled("No posting is highlighted.", "$foreground-muted"), heading=True)
"""What a pane shows while there is nothing to show."""


class ItemList(CursorList):
    """Items, one highlighted while the list has the focus. A tall one is scrolled through before the next."""

    DEFAULT_CSS = """
    ItemList:blur > .list--highlight { color: $foreground; background: transparent; text-style: none; }
    """

    def __init__(self, *, id: str | None = None, classes: str = "pane") -> None:
        super().__init__(id=id, classes=classes)
        self._items: tuple[Item, ...] = ()
        self._choices: list[int] = []
        self._lines: list[tuple[int, Content]] = []
        self._tops: list[int] = []
        self._at: int | None = None
        self._width = 0
        self.sought: Sought = NOTHING_SOUGHT
        """What is lit where it stands."""

    # What it is fed

    def show(self, items: Sequence[Item], *, afresh: bool = False) -> None:
        """Show other items. The highlight stays with its key, else its index; `afresh` goes to the top."""
        key = None if afresh else self.key
        before = None if afresh else self._at
        self._items = tuple(map(self._lit, items)) if any(self.sought) else tuple(items)
        self._choices = [at for at, item in enumerate(self._items) if not item.heading]
        keys = [self._items[at].key for at in self._choices]
        if not keys:
            self._at = None
        elif key in keys:
            self._at = keys.index(key)
        else:
            self._at = min(before or 0, len(keys) - 1)
        self._lay_out()
        if afresh:
            self.scroll_to(y=0, animate=False, immediate=True)
        elif self._at is not None:
            self._scroll_to_highlight()

    def _lit(self, item: Item) -> Item:
        below = tuple(lit(part, self.sought) for part in item.below)
        return replace(item, text=lit(item.text, self.sought), below=below)

    @property
    def key(self) -> str | None:
        """The key of the highlighted item."""
        return None if self._at is None else self._items[self._choices[self._at]].key

    @property
    def text(self) -> str:
        """The words of the highlighted item, "" where there is none."""
        if self._at is None:
            return ""
        item = self._items[self._choices[self._at]]
        return "\n".join(part.plain for part in (item.text, *item.below))

    @property
    def whole(self) -> str:
        """The words of all items, a line each."""
        return "\n".join("".join(part.plain for part in (item.lead, item.text)) for item in self._items)

    def highlight(self, key: str) -> bool:
        """Highlight the item of that key; False if there is none."""
        for row, at in enumerate(self._choices):
            if self._items[at].key == key:
                self.go(row)
                return True
        return False

    # What every list must know

    @property
    def rows(self) -> int:
        """How many items can be highlighted."""
        return len(self._choices)

    @property
    def at(self) -> int | None:
        """The index of the highlighted item among those that can be."""
        return self._at

    def go(self, index: int) -> None:
        """Highlight an item."""
        moved = index != self._at
        self._at = index
        self._scroll_to_highlight()
        self.refresh()
        if moved:
            self.post_message(self.Highlighted(self))

    def row_at_line(self, line: int) -> int | None:
        """The item drawn on a line of the widget."""
        at = line + round(self.scroll_y)
        if not 0 <= at < len(self._lines) or self._lines[at][0] not in self._choices:
            return None
        return self._choices.index(self._lines[at][0])

    def action_move_down(self) -> None:
        """Down: to the rest of a tall item, else to the next."""
        if self._at is not None:
            _, bottom = self._extent(self._at)
            if bottom > self.scroll_y + self.size.height or self._at == self.rows - 1:
                self.scroll_to(y=self.scroll_y + 1, animate=False, immediate=True)
                return
        super().action_move_down()

    def action_move_up(self) -> None:
        """Up: to the start of a tall item or the heading over the first, else to the one before."""
        if self._at is not None:
            top, _ = self._extent(self._at)
            if top < self.scroll_y or self._at == 0:
                self.scroll_to(y=self.scroll_y - 1, animate=False, immediate=True)
                return
        super().action_move_up()

    # Drawing

    def on_resize(self, event: events.Resize) -> None:
        """Wrap again."""
        if self._width != self.scrollable_content_region.width:
            self._lay_out()
        if self._at is not None:
            self._scroll_to_highlight()

    def render_line(self, y: int) -> Strip:
        """One line of an item, or nothing."""
        at = y + round(self.scroll_y)
        if at >= len(self._lines):
            return self.strip(Content(""))
        item, line = self._lines[at]
        highlighted = self._at is not None and item == self._choices[self._at]
        return self.strip(line, highlight=highlighted)

    def _lay_out(self) -> None:
        self._width = self.scrollable_content_region.width
        self._lines, self._tops = [], []
        for at, item in enumerate(self._items):
            self._tops.append(len(self._lines))
            if self._width:
                self._lines += [(at, line) for line in item.lines(self._width)]
        self._tops.append(len(self._lines))
        self.hold(len(self._lines))
        self.refresh()

    def _extent(self, row: int) -> tuple[int, int]:
        at = self._choices[row]
        return self._tops[at], self._tops[at + 1]

    def _scroll_to_highlight(self) -> None:
        """Show the highlighted item, with the heading right over it where that fits."""
        if self._at is None or not self._lines:
            return
        top, bottom = self._extent(self._at)
        over = self._choices[self._at] - 1
        if over >= 0 and self._items[over].heading and bottom - self._tops[over] <= self.size.height:
            top = self._tops[over]
        self.keep_in_sight(top, bottom, self.size.height)


class TickList(ItemList):
    """Items to tick: a second click does what the space bar does."""

    PRESSED = "space"
