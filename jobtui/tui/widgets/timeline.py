"""The timeline pane: what happened to a posting, the newest first."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from jobtui.domain.event import Event, EventKind
from jobtui.domain.posting import Posting
from jobtui.domain.wording import said
from jobtui.tracker.history import shown
from jobtui.tui.actions import Place
from jobtui.tui.around import PANES
from jobtui.tui.bindings import bindings_of
from jobtui.tui.text import block
from jobtui.tui.when import date_words
from jobtui.tui.widgets.detail import NOTHING
from jobtui.tui.widgets.item_list import Item, ItemList

_OWN_DESK = (
    EventKind.CHECKED,
    EventKind.REQUIREMENT,
    EventKind.EDITED,
    EventKind.TAGGED,
    EventKind.SNOOZED,
    EventKind.ARCHIVED,
    EventKind.UNARCHIVED,
)
_STYLE = {EventKind.STATUS: "bold", **dict.fromkeys(_OWN_DESK, "$foreground-muted")}
"""What stands out, and what nobody but the person knows of."""


class Timeline(ItemList):
    """Events by day; notes in full; ticks made on one day in one line. Its keys put the past right."""

    BORDER_TITLE = PANES["timeline"]
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.TIMELINE)

    class Asked(Message):
        """A key was pressed: `deed` is the action's last word, `seqs` are the events of the line."""

        def __init__(self, deed: str, seqs: Sequence[int]) -> None:
            super().__init__()
            self.deed = deed
            self.seqs = seqs

    def action_event_edit(self) -> None:
        """Put it right."""
        self._ask("edit")

    def action_event_drop(self) -> None:
        """Strike it out."""
        self._ask("drop")

    def _ask(self, deed: str) -> None:
        self.post_message(self.Asked(deed, [int(seq) for seq in (self.key or "").split()]))

    def feed(self, posting: Posting | None, today: date, *, afresh: bool) -> None:
        """Show a posting's events, or that there is none."""
        items = list(_items(shown(posting.events), today)) if posting else [NOTHING]
        self.show(items, afresh=afresh)


def _items(events: Sequence[Event], today: date) -> Iterable[Item]:
    groups = [list(group) for _, group in groupby(reversed(events), key=_together)]
    days = [_day(group[0].on, today) for group in groups]
    width = max((len(day) for day in days), default=0) + 2
    before = ""
    for group, day in zip(groups, days, strict=True):
        lead = Content.styled((day if day != before else "").ljust(width), "$foreground-muted")
        before = day
        yield Item(" ".join(str(event.seq) for event in group), _words(group), lead)


def _together(event: Event) -> tuple[date, int]:
    """Ticks of one day share a line, anything else stands alone."""
    return event.on, 0 if event.kind is EventKind.CHECKED else event.seq


def _words(group: list[Event]) -> Content:
    kind = group[0].kind
    text = said(kind, group[0].text)
    if len(group) > 1:
        text = "requirements " + ", ".join(one.text.removeprefix("requirement ") for one in reversed(group))
    words = block(text)
    return words.stylize(_STYLE[kind]) if kind in _STYLE else words


def _day(day: date, today: date) -> str:
    words = date_words(day, today)
    return f" {words}" if words[1:2] == " " else words  # one digit stands under the last of two
