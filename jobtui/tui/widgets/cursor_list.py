"""A list drawn line by line with one highlighted row: the keys and the manners all lists share."""

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from jobtui.tui.actions import Place
from jobtui.tui.bindings import bindings_of, key_now
from jobtui.tui.pieces import MATCH

_UPRIGHT = Style(reverse=False)
"""What Textual fills up lines with."""


class CursorList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows, one of them highlighted. A click focuses and highlights; one on what is lit presses a key.

    Says `Highlighted`; what a row is, the kinds of lists know.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.MOVE)
    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--row", "list--highlight"}
    ALLOW_SELECT = False
    PRESSED: ClassVar[str] = "enter"
    """The key that a click on the highlighted row stands for, as the registry has it."""
    _brought_focus = False
    """Whether the last click found the focus elsewhere, and the highlight not to be seen."""
    DEFAULT_CSS = """
    CursorList {
        background: transparent;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        scrollbar-color: $panel-lighten-2;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        overflow-x: hidden;
        &.pane { padding: 0 0 0 1; }
        & > .list--row { color: $foreground; }
        & > .list--highlight {
            color: $block-cursor-blurred-foreground;
            background: $block-cursor-blurred-background;
            text-style: bold;
        }
        &:focus > .list--highlight {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
    }
    """

    class Highlighted(Message):
        """The highlight went to another row."""

        def __init__(self, source: "CursorList") -> None:
            super().__init__()
            self.source = source

        @property
        def control(self) -> "CursorList":
            """The list it happened in."""
            return self.source

    # What a kind of list must know

    @property
    def rows(self) -> int:
        """How many rows can be highlighted."""
        raise NotImplementedError

    @property
    def at(self) -> int | None:
        """The index of the highlighted row, None in an empty list."""
        raise NotImplementedError

    def go(self, index: int) -> None:
        """Highlight the row of that index, which exists, and bring it into sight."""
        raise NotImplementedError

    def row_at_line(self, line: int) -> int | None:
        """The row that is drawn on a line of the widget, None where there is none."""
        raise NotImplementedError

    @property
    def page(self) -> int:
        """About how many rows are in sight."""
        return max(1, self.size.height - 1)

    # Moving

    def step(self, offset: int) -> None:
        """Move the highlight by so many rows, no further than the ends."""
        if self.rows:
            self.go(min(max((self.at or 0) + offset, 0), self.rows - 1))

    def action_move_down(self) -> None:
        """Down."""
        self.step(1)

    def action_move_up(self) -> None:
        """Up."""
        self.step(-1)

    def action_move_top(self) -> None:
        """To the top."""
        self.step(-self.rows)

    def action_move_bottom(self) -> None:
        """To the end."""
        self.step(self.rows)

    def action_move_half_down(self) -> None:
        """Half a page down."""
        self.step(max(1, self.page // 2))

    def action_move_half_up(self) -> None:
        """Half a page up."""
        self.step(-max(1, self.page // 2))

    def action_move_page_down(self) -> None:
        """A page down."""
        self.step(self.page)

    def action_move_page_up(self) -> None:
        """A page up."""
        self.step(-self.page)

    def focus_on_click(self) -> bool:
        """Textual asks this when the button goes down, before it gives the focus."""
        self._brought_focus = not self.has_focus
        return super().focus_on_click()

    def on_click(self, event: events.Click) -> None:
        """Highlight the clicked row, or press the key of the list where it was lit already."""
        offset = event.get_content_offset(self)
        row = None if offset is None else self.row_at_line(offset.y)
        if row is None:
            return
        if row != self.at:
            self.go(row)
        elif not self._brought_focus:
            self.press()

    def press(self) -> None:
        """Do what the key of the list does, as if it had been pressed."""
        self.app.simulate_key(key_now(self.screen, self.PRESSED))

    # Drawing

    def strip(self, line: Content, *, highlight: bool = False) -> Strip:
        """One line as wide as the list. The focused highlight has one colour for all words.

        Textual would first ask where it is to be broken: it never is.
        """
        width = self.scrollable_content_region.width
        if highlight and self.has_focus:
            line = Content(line.plain, [span for span in line.spans if span.style == MATCH])
        classes = ("list--row", "list--highlight") if highlight else ("list--row",)
        style = self.get_visual_style(*classes)
        segments, at = [], 0
        for text, own in line.render(style, "", parse_style=self._get_style):
            segments.append(Segment(text, (style + own).rich_style_with_offset(at, 0)))
            at += len(text)
        return Strip(segments).adjust_cell_length(width, (style + _UPRIGHT).rich_style)

    def hold(self, lines: int) -> None:
        """Have room for so many lines; nothing is laid out again unless that changes a size."""
        size = Size(self.scrollable_content_region.width, lines)
        if self.styles.height is None or self.styles.auto_dimensions:
            self.virtual_size = size
        elif size != self.virtual_size:
            self.set_reactive(CursorList.virtual_size, size)
            self._scroll_update(size)
            self.refresh()

    def keep_in_sight(self, top: int, bottom: int, room: int) -> None:
        """Scroll as little as needed so that the lines `[top, bottom)` lie in the `room` lines shown."""
        first = round(self.scroll_target_y)
        if top < first or bottom - top >= room:
            self.scroll_to(y=top, animate=False, immediate=True)
        elif bottom > first + room:
            self.scroll_to(y=bottom - room, animate=False, immediate=True)

    def watch_has_focus(self, has_focus: bool) -> None:
        """The highlight changes its colour."""
        super().watch_has_focus(has_focus)
        self.notify_style_update()
        self.refresh()
