"""The timeline pane: what happened to a posting, the newest first."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from textual.content import Content

from jobtui.domain.event import Event, EventKind
from jobtui.domain.posting import Posting
from jobtui.tui.text import block
from jobtui.tui.widgets.detail import NOTHING
from jobtui.tui.widgets.item_list import Item, ItemList

_STYLE = {
    EventKind.STATUS: "bold",
    EventKind.CHECKED: "$foreground-muted",
    EventKind.EDITED: "$foreground-muted",
}


class Timeline(ItemList):
    """Events by day; notes in full; ticks made on one day in one line."""

    BORDER_TITLE = "Timeline"

    def feed(self, posting: Posting | None, today: date, *, afresh: bool) -> None:
        """Show a posting's events, or that there is none."""
        items = list(_items(posting.events, today)) if posting else [NOTHING]
        self.show(items, afresh=afresh)


def _items(events: tuple[Event, ...], today: date) -> Iterable[Item]:
    groups = [list(group) for _, group in groupby(reversed(events), key=_together)]
    days = [_day(group[0].on, today) for group in groups]
    width = max((len(day) for day in days), default=0) + 2
    before = ""
    for group, day in zip(groups, days, strict=True):
        lead = Content.styled((day if day != before else "").ljust(width), "$foreground-muted")
        before = day
        yield Item(str(group[0].seq), _words(group), lead)


def _together(event: Event) -> tuple[date, int]:
    """Ticks of one day share a line, anything else stands alone."""
    return event.on, 0 if event.kind is EventKind.CHECKED else event.seq


def _words(group: list[Event]) -> Content:
    kind = group[0].kind
    text = group[0].text
    if len(group) > 1:
        text = "requirements " + ", ".join(one.text.removeprefix("requirement ") for one in reversed(group))
    words = block(text)
    return words.stylize(_STYLE[kind]) if kind in _STYLE else words


def _day(day: date, today: date) -> str:
    plain = f"{day.day:>2} {day:%b}"
    return plain if day.year == today.year else f"{plain} {day.year}"
