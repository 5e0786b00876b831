"""Events as the lines of the timeline."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from textual.content import Content

from jobtui.domain.event import Event, EventKind
from jobtui.domain.requirement import State
from jobtui.domain.wording import said
from jobtui.tracker.history import shown
from jobtui.tui.text import block
from jobtui.tui.when import date_words
from jobtui.tui.widgets.item_list import Item

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


def timeline_items(events: Sequence[Event], today: date) -> Iterable[Item]:
    """A line each; the key of a line are the numbers of its events."""
    groups = [list(group) for _, group in groupby(reversed(shown(events)), key=_together)]
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
    ticks = _ticks(group) if len(group) > 1 else []
    text = "requirements " + ", ".join(ticks) if len(ticks) > 1 else said(kind, group[0].text)
    words = block(text)
    return words.stylize(_STYLE[kind]) if kind in _STYLE else words


def _ticks(group: Sequence[Event]) -> list[str]:
    """The last state of each requirement, for a key goes through them all, and whether there is evidence."""
    last: dict[tuple[str, bool], str] = {}
    for event in reversed(group):
        n, _, told = event.text.removeprefix("requirement ").partition(": ")
        last[n, told in [*State]] = f"{n}: {told}"
    return [*last.values()]


def _day(day: date, today: date) -> str:
    words = date_words(day, today)
    return f" {words}" if words[1:2] == " " else words  # one digit stands under the last of two
