"""Rounds of talks about a posting: added, put right, ended, taken off."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from jobtui.domain.event import AddItem, EventKind, NewEvent, SetItem
from jobtui.domain.interview import Interview, Outcome
from jobtui.domain.problem import NotThere, WrongUsage
from jobtui.tracker.moments import Moment, moment, moment_words, written
from jobtui.tracker.tracker import Change, Tracker
from jobtui.tracker.values import evidence, short_line

FIELDS = ("when", "zone", "round", "people", "place", "note", "outcome")
"""What can be said of a round, each as text; several people have `;` between them."""


def add(tracker: Tracker, posting: int, values: Mapping[str, str]) -> Change:
    """Add a round to a posting: its `when`, and what else of FIELDS is known. Raises WrongUsage."""
    agreed = moment(values.get("when", ""), tracker.today, values.get("zone", ""))
    round_ = replace(Interview(agreed.at, agreed.zone), **_plain(values))
    return _do(tracker, posting, "added", round_, AddItem(round_), agreed)


def edit(tracker: Tracker, number: int, values: Mapping[str, str]) -> Change:
    """Put some of FIELDS right. Another zone alone keeps the time on the clocks, "" is the person's own.

    Raises WrongUsage.
    """
    before = find(tracker, number)
    new = _plain(values)
    agreed: Moment | None = None
    if "when" in values or "zone" in values:
        when = values.get("when", written(before.at, before.zone))
        agreed = moment(when, tracker.today, values.get("zone", before.zone))
        new |= {"at": agreed.at, "zone": agreed.zone}
    changed = {name: value for name, value in new.items() if value != getattr(before, name)}
    if not changed:
        return Change("Nothing changed", tracker.subject([before.posting]), (before.posting,), 0)
    said = "moved" if "at" in changed else changed.get("outcome") or "changed"
    after = replace(before, **changed)
    return _do(tracker, before.posting, said, after, SetItem(Interview, number, changed), agreed)


def end(tracker: Tracker, number: int, outcome: Outcome, note: str | None = None) -> Change:
    """Say how a round ended; a note is added below the one it has."""
    before = find(tracker, number)
    new: dict[str, str] = {"outcome": outcome}
    if note is not None:
        new["note"] = "\n".join(filter(None, (before.note, evidence(note))))
    return edit(tracker, number, new)


def drop(tracker: Tracker, number: int) -> Change:
    """Take a round off its posting."""
    before = find(tracker, number)
    return _do(tracker, before.posting, "dropped", before, SetItem(Interview, number, {"dropped": True}))


def find(tracker: Tracker, number: int) -> Interview:
    """The round of that number. Raises NotThere."""
    for one in tracker.store.items(Interview):
        if one.id == number:
            return one
    raise NotThere(f"there is no interview {number}. jobtui interview list shows the numbers.")


def shown(round_: Interview) -> dict[str, str]:
    """What stands now, by FIELDS, as text to edit."""
    return {
        "when": written(round_.at, round_.zone),
        "zone": round_.zone,
        "round": round_.round,
        "people": "; ".join(round_.people),
        "place": round_.place,
        "note": round_.note,
        "outcome": round_.outcome,
    }


def outcome_named(text: str) -> Outcome:
    """An outcome as typed; nothing is open. Raises WrongUsage."""
    try:
        return Outcome(text.strip().casefold() or Outcome.OPEN)
    except ValueError:
        raise WrongUsage(f"unknown outcome '{text[:60]}'. One of: {', '.join(Outcome)}.") from None


def _do(
    tracker: Tracker,
    posting: int,
    said: str,
    round_: Interview,
    deed: AddItem | SetItem,
    agreed: Moment | None = None,
) -> Change:
    name = f"interview {said}: {round_.round}, " if round_.round else f"interview {said}: "
    remark = f" ({agreed.remark})" if agreed and agreed.remark else ""
    words = name + moment_words(round_.at, round_.zone, tracker.today) + remark
    # History is read later and elsewhere, so it names the year and the zone.
    event = NewEvent(
        EventKind.INTERVIEW, f"{name}{written(round_.at, round_.zone)} {round_.zone}", posting, (deed,)
    )
    return tracker.do(words[0].upper() + words[1:], event)


def _people(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (short_line(one, "a name") for one in text.split(";"))))


_READ: dict[str, Callable[[str], Any]] = {
    "round": lambda text: short_line(text, "the round"),
    "people": _people,
    "place": lambda text: short_line(text, "the place"),
    "note": evidence,
    "outcome": outcome_named,
}


def _plain(values: Mapping[str, str]) -> dict[str, Any]:
    """What is said beside the moment, understood."""
    return {name: read(values[name]) for name, read in _READ.items() if name in values}
