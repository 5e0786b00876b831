"""Putting the past right: another day, another stage, other words, or struck out. The present follows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from jobtui.domain.event import Deed, Event, EventKind, NewEvent, SetEvent, SetPosting
from jobtui.domain.problem import WrongUsage
from jobtui.domain.stage import find_stage
from jobtui.domain.wording import UNDATED, said, status_words
from jobtui.tracker.tracker import Change, Tracker
from jobtui.tracker.values import note_text

FIRST = (EventKind.IMPORTED, EventKind.ADDED)
"""What a history begins with."""

_WORDS = 60


def correct(
    tracker: Tracker, seq: int, *, on: date | None = None, status: str | None = None, text: str | None = None
) -> Change:
    """Give an event another day, a change of status another stage, a note other words, as one step.

    Raises NotThere for an event that is not there, WrongUsage where it has no stage or no words to change.
    """
    event = _event(tracker, seq)
    values = _corrected(event, on, text)
    stage = None if status is None else _stage(tracker, event, status)
    if not values and stage in (None, event.after.get("status")):
        return Change("Nothing changed", _name(event), (_posting(event),), 0)
    now = replace(event, text=values.get("text", event.text))
    turns = [
        replace(turn, on=on or turn.on, status=stage or turn.status, event=now) if turn.seq == seq else turn
        for turn in _turns(tracker, event)
    ]
    told = [f"on {day.isoformat()}" for name, day in values.items() if name == "on"]
    told += [f"to {stage}"] if stage else []
    told += ["other words"] if event.kind is EventKind.NOTED and "text" in values else []
    text = f"corrected '{_name(event)}': {', '.join(told)}"
    return _write(tracker, _posting(event), text, {seq: values} if values else {}, turns)


def drop(tracker: Tracker, seqs: Sequence[int]) -> Change:
    """Strike events of one posting out, as one step.

    Raises NotThere for one that is not there, WrongUsage for the one the history begins with.
    """
    events = [_event(tracker, seq) for seq in dict.fromkeys(seqs)]
    for event in events:
        if event.kind in FIRST:
            raise WrongUsage(f"the history begins with '{_name(event)}'; it can only be given another day.")
        if event.posting != events[0].posting:
            raise WrongUsage("these events are of several postings; strike them out one after the other.")
    name = f"'{_name(events[0])}'" if len(events) == 1 else f"{len(events)} events"
    turns = [turn for turn in _turns(tracker, events[0]) if turn.event not in events]
    return _write(
        tracker,
        _posting(events[0]),
        f"struck out {name}",
        {event.seq: {"dropped": True} for event in events},
        turns,
    )


def _corrected(event: Event, on: date | None, text: str | None) -> dict[str, Any]:
    """What of an event changes. A day that was not known is known once it is given."""
    values: dict[str, Any] = {}
    undated = event.kind is EventKind.STATUS and event.text.endswith(UNDATED)
    if on is not None and (undated or on != event.on):
        values["on"] = on
    if "on" in values and undated:
        values["text"] = event.text.removesuffix(UNDATED)
    if text is not None and (kept := _words(event, text)) != event.text:
        values["text"] = kept
    return values


def shown(events: Sequence[Event]) -> list[Event]:
    """What happened, without the corrections of it."""
    return [event for event in events if event.kind is not EventKind.HISTORY]


@dataclass(frozen=True, slots=True)
class _Turn:
    """An event after which the posting stood in a stage."""

    seq: int
    on: date
    status: str
    event: Event


def _turns(tracker: Tracker, event: Event) -> list[_Turn]:
    """How the posting of an event came to where it stands."""
    events = tracker.posting(_posting(event)).events
    kinds = (*FIRST, EventKind.STATUS)
    standing = [one for one in events if one.kind in kinds and "status" in one.after]
    return [_Turn(one.seq, one.on, str(one.after["status"]), one) for one in standing]


def _write(
    tracker: Tracker, posting: int, text: str, values: Mapping[int, dict[str, Any]], turns: Sequence[_Turn]
) -> Change:
    """One step: new values of events, what follows for later changes of status, and for the present."""
    deeds: list[Deed] = [SetEvent(seq, new) for seq, new in values.items()]
    for at, turn in enumerate(turns):
        came_from = turns[at - 1].status if at else str(turn.event.before.get("status", turn.status))
        if new := _retold(turn, came_from):
            deeds.append(SetEvent(turn.seq, new))
    if turns:
        row, last = tracker.row(posting), turns[-1]
        if (row.status, row.since) != (last.status, last.on):
            deeds.append(SetPosting({"status": last.status, "since": last.on}))
    return tracker.do(text[0].upper() + text[1:], NewEvent(EventKind.HISTORY, text, posting, tuple(deeds)))


def _retold(turn: _Turn, came_from: str) -> dict[str, Any]:
    """What a change of status must say now: from where, to where. Empty where it says so already."""
    event = turn.event
    before, after = {**event.before, "status": came_from}, {**event.after, "status": turn.status}
    if event.kind is not EventKind.STATUS or (before, after) == (event.before, event.after):
        return {}
    dated = not event.text.endswith(UNDATED)
    return {"before": before, "after": after, "text": status_words(came_from, turn.status, dated=dated)}


def _event(tracker: Tracker, seq: int) -> Event:
    event = tracker.store.event(seq)
    if event.posting is None:
        raise WrongUsage(f"'{_name(event)}' is about no posting; jobtui undo takes it back.")
    if event.kind is EventKind.HISTORY:
        raise WrongUsage("that is itself a correction; jobtui undo takes it back.")
    return event


def _posting(event: Event) -> int:
    assert event.posting is not None
    return event.posting


def _stage(tracker: Tracker, event: Event, status: str) -> str:
    if event.kind is not EventKind.STATUS:
        raise WrongUsage(f"'{_name(event)}' is no change of status.")
    return find_stage(tracker.stages(), status).name


def _words(event: Event, text: str) -> str:
    if event.kind is not EventKind.NOTED:
        raise WrongUsage(f"'{_name(event)}' is no note; only the words of a note can be changed.")
    return note_text(text)


def _name(event: Event) -> str:
    """The event in one short line."""
    line = " ".join(said(event.kind, event.text)[: 2 * _WORDS].split())
    return line if len(line) <= _WORDS else line[: _WORDS - 1] + "…"
