"""The agenda as a list: its lines under a heading for each kind; only those in sight are read and drawn."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from textual.content import Content
from textual.strip import Strip

from jobtui.domain.agenda import AgendaItem, Nudge
from jobtui.domain.posting import PostingRow
from jobtui.domain.stage import Stage
from jobtui.tui.keymap import keyed
from jobtui.tui.text import fit, literal
from jobtui.tui.when import ago_words, day_words, due_words
from jobtui.tui.widgets.posting_cells import MARK
from jobtui.tui.widgets.posting_rows import MOST_STRIPS, PostingRows
from jobtui.tui.widgets.row_window import Fetch, RowWindow

_LATE = "{posting.done} done · {posting.next_action} another day · {posting.snooze} wait"

_HEADINGS = {
    Nudge.OVERDUE: ("Overdue", _LATE),
    Nudge.DUE: ("Due", _LATE),
    Nudge.INTERVIEW: ("Interviews", "⏎ open the posting · {posting.note} note"),
    Nudge.OFFER: ("Offers", "{posting.offers} offers · {posting.status} status · {posting.note} note"),
    Nudge.CLOSING: ("Closing", "{posting.status} status · {posting.archive} archive · {posting.snooze} wait"),
    Nudge.QUIET: ("Gone quiet", "{posting.note} note · {posting.status} status · {posting.snooze} wait"),
}
"""What each part is called, and the keys that deal with it."""

_SIGN, _WHEN, _STATUS, _GAP = 2, 11, 11, 2
_ROOMY = 110
"""From this width on the status has a column."""

_OVER = 2
"""The lines over the first row of a part: a blank one and its heading."""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one kind, the first of them at the index `start`."""

    kind: Nudge
    start: int
    count: int


class Items:
    """The items column by column: tens of thousands of them take a fifth of the memory."""

    def __init__(self, ids: Sequence[int] = (), items: Sequence[AgendaItem] = ()) -> None:
        self._ids = ids
        self._kinds = [item.kind for item in items]
        self._days = [item.on for item in items]
        self._texts = [item.text for item in items]

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, at: int) -> AgendaItem:
        return AgendaItem(self._ids[at], self._kinds[at], self._days[at], self._texts[at])

    def index(self, wanted: AgendaItem | None, otherwise: int) -> int:
        """Where the line about the same posting for the same reason stands, else `otherwise`."""
        if wanted is None:
            return otherwise
        named = wanted.posting, wanted.kind
        here = enumerate(zip(self._ids, self._kinds, strict=True))
        return next((at for at, one in here if one == named), otherwise)

    def parts(self) -> Sequence[Part]:
        """The items by kind; they are in the order of their kinds."""
        counts = Counter(self._kinds)
        starts = accumulate(counts.values(), initial=0)
        return [
            Part(kind, start, count) for (kind, count), start in zip(counts.items(), starts, strict=False)
        ]


class AgendaList(PostingRows):
    """Each row is an item of the agenda; its posting is what actions are about."""

    BORDER_TITLE = "Agenda"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._items = Items()
        self._parts: Sequence[Part] = ()

    def show_items(
        self, items: Sequence[AgendaItem], fetch: Fetch, stages: Sequence[Stage], today: date
    ) -> None:
        """Show other items. The highlight stays with its item, else with its place."""
        before, at = self.item, self._at
        window = RowWindow([item.posting for item in items], fetch)
        self._items = Items(window.ids, items)
        self._parts = self._items.parts()
        self.show(window, stages, today)
        if items:
            self.go(self._items.index(before, min(at or 0, len(items) - 1)))

    @property
    def item(self) -> AgendaItem | None:
        """The highlighted item."""
        return None if self._at is None or self._at >= len(self._items) else self._items[self._at]

    # Where rows lie: a part has its heading over it, and a blank line over that unless it is the first

    def _line(self, index: int) -> int:
        part = bisect_right([part.start for part in self._parts], index)
        return index + _OVER * part - 1

    def _row(self, line: int) -> int | None:
        """The index of the row on a line, None for a heading or a blank line."""
        at = bisect_right([self._line(part.start) for part in self._parts], line) - 1
        if at < 0:
            return None
        part = self._parts[at]
        index = part.start + line - self._line(part.start)
        return index if index < part.start + part.count else None

    def row_at_line(self, line: int) -> int | None:
        """The index of the item drawn on a line of the widget."""
        return self._row(line + round(self.scroll_y))

    def line_of_highlight(self) -> int:
        """The screen line of the highlighted item, for what opens beside it."""
        return self.content_region.y + self._line(self._at or 0) - round(self.scroll_y)

    def _resize_virtual(self) -> None:
        lines = self._line(self.rows - 1) + 1 if self._parts else 0
        self.hold(lines)

    def _scroll_to_highlight(self) -> None:
        """Bring the item into sight, with its heading where it is the first of its part."""
        if self._at is None or not self._parts:
            return
        bottom = self._line(self._at) + 1
        first = any(part.start == self._at for part in self._parts)
        top = max(0, bottom - 1 - (_OVER if first else 0))
        self.keep_in_sight(top, bottom, self.scrollable_content_region.height)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """A heading, an item, or nothing."""
        if not self.rows:
            return self._empty_line(y)
        line = y + round(self.scroll_y)
        index = self._row(line)
        if index is None:
            part = next((part for part in self._parts if self._line(part.start) == line + 1), None)
            return self.strip(_heading(part) if part else Content(""))
        key = (index, 0, index == self._at)
        if key not in self._strips:
            self._draw(index)
        return self._strips[key]

    def _draw(self, index: int) -> None:
        if len(self._strips) >= MOST_STRIPS:
            self._strips.clear()
        row, lit = self._window.row(index), index == self._at
        line = Content("")
        if row is not None:
            width = self.scrollable_content_region.width
            marked = row.id in self.marked
            line = item_line(self._items[index], row, width, self.stages, self.today, marked=marked)
        self._strips[index, 0, lit] = self.strip(line, highlight=lit)


def _heading(part: Part) -> Content:
    name, ways = map(keyed, _HEADINGS[part.kind])
    style = "bold $text-error" if part.kind is Nudge.OVERDUE else "bold $text-accent"
    return Content.assemble((f"{name} {part.count:,}", style), (f"   {ways}", "$foreground-muted"))


def item_line(
    item: AgendaItem,
    row: PostingRow,
    width: int,
    stages: Mapping[str, Stage],
    today: date,
    *,
    marked: bool,
) -> Content:
    """One item as a line: the sign of its stage, when, what, on which posting."""
    stage = stages.get(row.status)
    sign = Content.assemble(
        (stage.symbol if stage else "?", "$text-primary"), (MARK if marked else " ", "bold $text-accent")
    )
    when, style = _when(item, today)
    parts = [(sign, _SIGN), (Content.styled(when, style), _WHEN)]
    room = width - _SIGN - _WHEN - 3 * _GAP
    if width >= _ROOMY:
        room -= _STATUS + _GAP
    what = room * 4 // 9
    parts += [(literal(item.text), what), (_subject(row), room - what)]
    if width >= _ROOMY:
        parts.append((literal(stage.label if stage else row.status, "$foreground-muted"), _STATUS))
    return Content(" " * _GAP).join(fit(words, max(1, cells)) for words, cells in parts)


def _subject(row: PostingRow) -> Content:
    mark = Content.styled("? ", "$text-warning") if "title" in row.suggested else Content("")
    company = literal(f" · {row.company}", "$foreground-muted") if row.company else Content("")
    title = literal(row.name) if row.title else literal(row.name, "$foreground-muted italic")
    return Content.assemble(mark, title, company)


def _when(item: AgendaItem, today: date) -> tuple[str, str]:
    if item.kind is Nudge.QUIET:
        return ago_words(item.on, today), "$foreground-muted"
    if item.kind in (Nudge.OVERDUE, Nudge.DUE):
        return due_words(item.on, today)
    style = "$text-warning" if item.on == today else "$foreground-muted"
    return day_words(item.on, today), style
