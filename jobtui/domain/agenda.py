"""What needs a nudge: what is due, who is to be met, what closes, and who has not been heard of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from jobtui.domain.event_kind import EventKind
from jobtui.domain.number import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobtui.domain.interview import Interview
    from jobtui.domain.offer import Offer
    from jobtui.domain.posting import NextAction

CLOSING_DAYS = 7
"""How many days ahead a closing day is named, unless somebody asks for more or fewer."""

SIGNS = (
    EventKind.NOTED,
    EventKind.NEXT_ACTION,
    EventKind.DONE,
    EventKind.INTERVIEW,
    EventKind.CONTACT,
    EventKind.DOCUMENT,
    EventKind.OFFER,
)
"""What shows that an application goes on, beside a change of status. Ticks, tags and corrections do not."""


class Nudge(StrEnum):
    """Why a posting stands in the agenda, the most pressing first."""

    OVERDUE = "overdue"
    DUE = "due"
    INTERVIEW = "interview"
    OFFER = "offer"
    CLOSING = "closing"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One line of the agenda. `on` is the day it is about: of a quiet posting that of the last sign of it."""

    posting: int
    kind: Nudge
    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """Which days an agenda looks at, from the local instant `now`.

    It looks `days` ahead; None stands for what is due today, every interview and day by which an offer wants
    an answer, and a week of closing days.
    """

    now: datetime
    days: int | None = None

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.date()

    @property
    def due_by(self) -> date:
        """The last day whose next actions count."""
        return _ahead(self.today, self.days or 0)

    @property
    def answer_by(self) -> date:
        """The last day by which an answer to an offer counts."""
        return date.max if self.days is None else _ahead(self.today, self.days)

    @property
    def closing_by(self) -> date:
        """The last closing day that counts."""
        return _ahead(self.today, CLOSING_DAYS if self.days is None else self.days)

    @property
    def begins(self) -> datetime:
        """The instant today began: interviews count from there."""
        return self._midnight(self.today)

    @property
    def ends(self) -> datetime | None:
        """The instant at which interviews count no more, None for never."""
        return None if self.days is None else self._midnight(_ahead(self.today, self.days + 1))

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time.min, self.now.tzinfo)


@dataclass(frozen=True, slots=True)
class Found:
    """What a store found for a span: of postings that are neither put away nor snoozed.

    Interviews and offers are those of snoozed ones as well; an offer is the newest of a posting that stands
    in an open stage, and has a deadline. `actions` are due or overdue, `closings` days until which
    applications are taken, `quiet` the day of the last sign of a posting and its status; each names its
    posting first.
    """

    actions: tuple[tuple[int, NextAction], ...] = ()
    interviews: tuple[Interview, ...] = ()
    offers: tuple[Offer, ...] = ()
    closings: tuple[tuple[int, date], ...] = ()
    quiet: tuple[tuple[int, date, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """How many next actions are overdue and due today, how many interviews are today, how many offers end."""

    overdue: int = 0
    today: int = 0
    interviews: int = 0
    offers: int = 0

    @property
    def total(self) -> int:
        """What is to be done today."""
        return self.overdue + self.today + self.interviews + self.offers


def agenda(found: Found, span: Span) -> tuple[AgendaItem, ...]:
    """The lines of the agenda: by kind, then by day."""
    order = {kind: at for at, kind in enumerate(Nudge)}
    items = [*_actions(found, span.today), *_interviews(found, span), *_rest(found, span.today)]
    items.sort(key=attrgetter("posting"))  # one after the other, without a key made for each item
    items.sort(key=attrgetter("on"))
    items.sort(key=lambda item: order[item.kind])
    return tuple(items)


def _actions(found: Found, today: date) -> Iterator[AgendaItem]:
    for posting, action in found.actions:
        due = action.due or today
        kind = Nudge.OVERDUE if due < today else Nudge.DUE
        yield AgendaItem(posting, kind, due, action.text or "next action")


def _interviews(found: Found, span: Span) -> Iterator[AgendaItem]:
    for one in found.interviews:
        here = one.at.astimezone(span.now.tzinfo)
        place = f", {one.place}" if one.place else ""
        text = f"{here:%H:%M} {one.round or 'interview'}{place}"
        yield AgendaItem(one.posting, Nudge.INTERVIEW, here.date(), text)


def _rest(found: Found, today: date) -> Iterator[AgendaItem]:
    for offer in found.offers:
        if offer.deadline is not None:
            text = _answer_words(offer.deadline, today)
            yield AgendaItem(offer.posting, Nudge.OFFER, offer.deadline, text)
    for posting, day in found.closings:
        yield AgendaItem(posting, Nudge.CLOSING, day, _closing_words(day, today))
    for posting, day, status in found.quiet:
        yield AgendaItem(posting, Nudge.QUIET, day, _quiet_words(status, (today - day).days))


@lru_cache(maxsize=1000)  # many postings share the words, and keep them once
def _quiet_words(status: str, days: int) -> str:
    return f"{status}, nothing for {_days(days)}"


@lru_cache(maxsize=1000)
def _closing_words(day: date, today: date) -> str:
    days = (day - today).days
    if days < 0:
        return "closed yesterday" if days == -1 else f"closed {_days(-days)} ago"
    return "closes today" if not days else "closes tomorrow" if days == 1 else f"closes in {_days(days)}"


def _answer_words(day: date, today: date) -> str:
    days = (day - today).days
    if days < 0:
        return f"answer {_days(-days)} late"
    return f"answer {'today' if not days else 'by tomorrow' if days == 1 else f'within {_days(days)}'}"


def _days(number: int) -> str:
    return counted(number, "day")


def _ahead(day: date, days: int) -> date:
    """So many days on, no further than dates go."""
    return day + timedelta(days=min(days, (date.max - day).days))
