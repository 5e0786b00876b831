"""The captured text, letter for letter: numbered, wrapped, every value marked, the wanted ones lit up."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from jobtui.domain.reading import Zone
from jobtui.domain.requirement import Span
from jobtui.tui.widgets.source_gutter import ZoneGutter
from jobtui.tui.widgets.source_lines import Rows, SourceLines
from jobtui.tui.widgets.source_marks import MATCH, Mark, stops
from jobtui.tui.widgets.source_scroll import SourceScroll

_MARK, _MATCH, _WANTED = 1, 2, 3


class SourceText(SourceScroll):
    """A window on a text of any size; only the rows in sight are drawn.

    `show_source` gives it a text, `show_spans` lights places up, `step` goes from value to value.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "source-text--number",
        "source-text--mark",
        "source-text--match",
        "source-text--wanted",
        "source-text--employer",
        "source-text--site",
        "source-text--generated",
        "source-text--other",
        "source-text--boilerplate",
    }
    DEFAULT_CSS = """
    SourceText {
        overflow-y: scroll;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-color: $panel-lighten-2;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        & > .source-text--number { color: $text-disabled; }
        & > .source-text--mark { background: $primary 18%; }
        & > .source-text--match { background: $primary 18%; text-style: bold underline; }
        & > .source-text--wanted { background: $accent; color: $background; text-style: bold; }
        & > .source-text--employer { color: $text-success; }
        & > .source-text--site { color: $text-warning; }
        & > .source-text--generated { color: $text-secondary; }
        & > .source-text--other { color: $text-error; }
        & > .source-text--boilerplate { color: $text-muted; }
    }
    """

    class Moved(Message):
        """Another value, or another place, is lit up."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lines = SourceLines("")
        self._rows = Rows(self._lines, 80)
        self._gutter = ZoneGutter(())
        self._stops: list[tuple[Mark, ...]] = []
        self._marked: dict[int, list[tuple[int, int]]] = {}
        self._matched: dict[int, list[tuple[int, int]]] = {}
        self._wanted: dict[int, list[tuple[int, int]]] = {}
        self._spans: tuple[Span, ...] = ()
        self._at: int | None = None
        self.zones_shown = False

    # What is shown

    def show_source(self, text: str, zones: Sequence[Zone] = (), marks: Sequence[Mark] = ()) -> None:
        """Show a text from its top, its values softly marked. The same text again stays where it is."""
        same = text == self._lines.text
        if not same:
            self._lines = SourceLines(text)
        self._gutter = ZoneGutter(zones)
        self._stops = stops(marks)
        self._marked = self._pieces([span for mark in marks for span in mark.spans])
        self._matched = self._pieces([span for mark in marks if mark.name == MATCH for span in mark.spans])
        self._at = None
        self._light(())
        if not same:
            self._rows = Rows(self._lines, self._text_width)
            self._measure()
            self.scroll_to(y=0, animate=False)
        self.refresh()

    def show_spans(self, spans: Sequence[Span]) -> None:
        """Light these places up and bring the first of them into sight. None puts the light out."""
        self._light(tuple(spans))
        self._at = next(
            (at for at, stop in enumerate(self._stops) if spans and stop[0].spans[0] == spans[0]), None
        )
        self._reveal()
        self.post_message(self.Moved())

    def step(self, offset: int) -> bool:
        """Go to the next value (or with -1 the one before), round the ends. False if there is none."""
        if not self._stops:
            return False
        if self._at is None:
            begins = [stop[0].spans[0][0] for stop in self._stops]
            here = bisect_right(begins, self._spans[0][0] if self._spans else -1)
            self._at = here % len(begins) if offset > 0 else here - 1
        else:
            self._at += offset
        self._at %= len(self._stops)
        self._light(self._stops[self._at][0].spans)
        self._reveal()
        self.post_message(self.Moved())
        return True

    def toggle_zones(self) -> None:
        """Show or hide the zones and who wrote them."""
        self.zones_shown = not self.zones_shown
        self._lay_out()

    # What is at hand

    @property
    def at_hand(self) -> tuple[Mark, ...]:
        """The values lit up now."""
        return () if self._at is None else self._stops[self._at]

    @property
    def position(self) -> tuple[int, int]:
        """Which value is lit up, from 1 (0 for none), and how many there are."""
        return (0 if self._at is None else self._at + 1), len(self._stops)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The places lit up."""
        return self._spans

    @property
    def line(self) -> int | None:
        """The number, from 1, of the line lit up."""
        return self.line_of(self._spans)

    @property
    def text_at_hand(self) -> str:
        """The words lit up, as they were written."""
        return "\n".join(self._lines.text[start:end] for start, end in self._spans)

    def line_of(self, spans: Sequence[Span]) -> int | None:
        """The number, from 1, of the line where the first span begins."""
        return self._lines.line_of(spans[0][0]) + 1 if spans else None

    def zone_at_hand(self) -> Zone | None:
        """The zone of what is lit up."""
        return self._gutter.at(self._spans[0][0]) if self._spans else None

    # Laying out

    @property
    def _digits(self) -> int:
        return max(2, len(str(len(self._lines))))

    @property
    def _margin(self) -> int:
        """The cells before the text: zones if shown, the number, two blanks."""
        zones = self._gutter.width(self.scrollable_content_region.width) if self.zones_shown else 0
        return zones + self._digits + 2

    @property
    def _text_width(self) -> int:
        return max(10, self.scrollable_content_region.width - self._margin)

    def on_resize(self) -> None:
        """Wrap to the new width, keeping what is in sight."""
        if self._text_width != self._rows.width:
            self._lay_out()
        elif self._spans:
            self._reveal()

    def _lay_out(self) -> None:
        top = self._rows.at(min(self.scroll_offset.y, len(self._rows) - 1))
        self._rows = Rows(self._lines, self._text_width)
        self._measure()
        if self._spans:
            self._reveal()
        else:
            self.scroll_to(y=self._rows.row_of(top[0], top[1]), animate=False)
        self.refresh()

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._rows))

    def _light(self, spans: tuple[Span, ...]) -> None:
        self._spans = spans
        self._wanted = self._pieces(spans)
        self.refresh()

    def _pieces(self, spans: Sequence[Span]) -> dict[int, list[tuple[int, int]]]:
        found: dict[int, list[tuple[int, int]]] = {}
        for start, end in spans:
            for line, left, right in self._lines.pieces(start, end):
                found.setdefault(line, []).append((left, right))
        return found

    def _reveal(self) -> None:
        """Scroll so that the first lit place stands in the upper third, unless it is in sight already."""
        if not self._spans or not self.size.height:
            return
        first, last = (self._row_of(offset) for offset in (self._spans[0][0], max(self._spans[0]) - 1))
        top, height = self.scroll_offset.y, self.size.height
        if not (top <= first and last < top + height):
            self.scroll_to(y=max(0, first - height // 3), animate=False, immediate=True)

    def _row_of(self, offset: int) -> int:
        line = self._lines.line_of(offset)
        return self._rows.row_of(line, self._lines.shown_offset(line, offset))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One row: the zone if asked for, the number on a line's first row, the text with its marks."""
        width = self.scrollable_content_region.width
        row = y + self.scroll_offset.y
        base = self.rich_style
        if row >= len(self._rows):
            return Strip.blank(width, base)
        line, start, end = self._rows.at(row)
        shown = self._lines.shown(line)
        number = f"{line + 1 if not start else '':>{self._digits}}  "
        zone = self._gutter.of(self._lines.extent(line)) if self.zones_shown else None
        segments = [*self._zone_segments(line, width, first=not start or not y)] if self.zones_shown else []
        segments.append(Segment(number, base + self._style("number")))
        text = base + self._style(zone.origin) if zone and zone.origin != "employer" else base
        until = len(shown) if end is None else start + len(shown[start:end].rstrip())
        body = Strip(self._pieces_of(shown, line, start, until, text))
        body = body.adjust_cell_length(max(0, width - self._margin), base)
        return Strip([*segments, *self._selected(body.apply_offsets(0, row), row)])

    def _zone_segments(self, line: int, width: int, *, first: bool) -> list[Segment]:
        """The bar of the zone; its words on its first row, or on the first row in sight."""
        here = self._lines.extent(line)
        before = (
            self._lines.extent(line - 1) if line and self._rows.row_of(line) > self.scroll_offset.y else None
        )
        zone = self._gutter.of(here)
        style = self.rich_style + self._style(zone.origin if zone else "number")
        return [Segment(self._gutter.words(here, before if first else here, width), style)]

    def _pieces_of(self, shown: str, line: int, start: int, end: int, base: Style) -> list[Segment]:
        """The shown text of one row cut where its look changes."""
        levels = [(left, right, _MARK) for left, right in self._marked.get(line, ())]
        levels += [(left, right, _MATCH) for left, right in self._matched.get(line, ())]
        levels += [(left, right, _WANTED) for left, right in self._wanted.get(line, ())]
        levels = [(max(a, start), min(b, end), level) for a, b, level in levels if a < end and b > start]
        cuts = sorted({start, end, *(a for a, _, _ in levels), *(b for _, b, _ in levels)})
        names = {_MARK: "mark", _MATCH: "match", _WANTED: "wanted"}
        styles = {0: base} | {level: base + self._style(name) for level, name in names.items()}
        return [
            Segment(shown[left:right], styles[max((v for a, b, v in levels if a <= left < b), default=0)])
            for left, right in pairwise(cuts)
        ]

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"source-text--{name}")

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Light up the value that was clicked."""
        place = event.get_content_offset(self)
        if place is None:
            return
        row = place.y + self.scroll_offset.y
        column = place.x - self._margin
        if row >= len(self._rows) or column < 0:
            return
        line, start, _ = self._rows.at(row)
        shown = self._lines.shown(line)
        offset = start
        while offset < len(shown) and cell_len(shown[start : offset + 1]) <= column:
            offset += 1
        raw = self._lines.raw_offset(line, offset)
        holding = [
            at for at, stop in enumerate(self._stops) if any(a <= raw < b for m in stop for a, b in m.spans)
        ]
        if holding:
            self._at = holding[-1]
            self._light(self._stops[holding[-1]][0].spans)
            self.post_message(self.Moved())

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What was dragged over with the mouse, as it is shown."""
        rows = [self._row_text(row) for row in range(len(self._rows))]
        return selection.extract("\n".join(rows)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection."""
        self.refresh()

    def _row_text(self, row: int) -> str:
        line, start, end = self._rows.at(row)
        return self._lines.shown(line)[start:end]

    def _selected(self, strip: Strip, row: int) -> Strip:
        selection = self.text_selection
        span = selection.get_span(row) if selection is not None else None
        if span is None:
            return strip
        start, end = span
        end = strip.cell_length if end == -1 else min(end, strip.cell_length)
        start = min(start, end)
        style = self.screen.get_component_rich_style("screen--selection", partial=True)
        left, middle, right = strip.divide([start, end, strip.cell_length])
        return Strip.join([left, middle.apply_style(style), right])
