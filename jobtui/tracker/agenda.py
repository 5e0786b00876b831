"""What needs a nudge today, and what takes it off the list: done, snoozed, put off."""

from collections.abc import Sequence
from datetime import date

from jobtui.domain.agenda import AgendaItem, Span, agenda
from jobtui.domain.event import EventKind, NewEvent, SetPosting
from jobtui.domain.problem import NotThere, WrongUsage
from jobtui.tracker.clock import zoned
from jobtui.tracker.tracker import Change, Tracker


def items(tracker: Tracker, days: int | None = None) -> tuple[AgendaItem, ...]:
    """The agenda, looking `days` ahead; None for today, a week of closing days and every interview."""
    span = Span(zoned(tracker.clock()), days)
    return agenda(tracker.store.agenda(span), span)


def done(tracker: Tracker, ids: Sequence[int]) -> Change:
    """The next actions of postings are done: history keeps them. Raises NotThere where none is set."""
    acting = [(row.id, row.next_action) for row in tracker.existing(ids) if row.next_action]
    if not acting:
        raise NotThere("no next action is set, nothing to be done with.")
    deed = SetPosting({"next_action": None, "next_due": None})
    events = [
        NewEvent(EventKind.DONE, f"done: {action.text or 'next action'}", posting, (deed,))
        for posting, action in acting
    ]
    text = f"Done: {acting[0][1].text}" if len(acting) == 1 and acting[0][1].text else "Done"
    return tracker.write(text, events)


def snooze(tracker: Tracker, ids: Sequence[int], until: date | None) -> Change:
    """Keep postings out of the agenda until a day to come, but for their interviews; None ends that.

    Raises WrongUsage for a day that is not to come, NotThere where nothing is to be ended.
    """
    if until is not None and until <= tracker.today:
        raise WrongUsage(f"{until.isoformat()} is not to come. Snooze until tomorrow or later.")
    rows = [row for row in tracker.existing(ids) if row.snoozed_until != until]
    if not rows and until is None:
        raise NotThere("not snoozed, nothing to end.")
    if not rows:
        return Change(f"Already snoozed until {until}", tracker.subject(ids), tuple(ids), 0)
    said = f"snoozed until {until.isoformat()}" if until else "no longer snoozed"
    deed = SetPosting({"snoozed_until": until})
    events = [NewEvent(EventKind.SNOOZED, said, row.id, (deed,)) for row in rows]
    return tracker.write(said.capitalize(), events)


def reschedule(tracker: Tracker, posting: int, due: date | None) -> Change:
    """Let the next action be due on another day, its words as they are. Raises NotThere where none is set."""
    action = tracker.row(posting).next_action
    if action is None:
        raise NotThere(f"posting {posting} has no next action. Say what is to be done.")
    return tracker.set_next_action(posting, action.text, due)
