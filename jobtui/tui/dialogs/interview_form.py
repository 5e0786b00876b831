"""A round of interviews as fields."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from jobtui.domain.interview import Outcome
from jobtui.domain.problem import WrongUsage
from jobtui.tracker.clock import local_zone
from jobtui.tracker.interviews import FIELDS, outcome_named
from jobtui.tracker.moments import moment, zone_name
from jobtui.tracker.values import evidence, short_line
from jobtui.tui.dialogs.form import Form, Slot, Values
from jobtui.tui.when import moment_words


def interview_form(
    heading: str,
    subject: str,
    save: Callable[[Values], bool],
    *,
    today: date,
    values: Mapping[str, str],
    draft: Values | None = None,
) -> Form:
    """A form for a new round, or for one that stands: then `values` is what it holds."""
    slots = _slots(today, new=not values)
    return Form(heading, subject, slots, save, values=values, draft=draft, meaning=partial(_meaning, today))


def _slots(today: date, *, new: bool) -> Sequence[Slot]:
    slots = (
        Slot("when", "When", "2026-12-03 10:00, fri 14:30, tomorrow 9", partial(_when, today), must=new),
        Slot("zone", "Time zone", f"{local_zone()}, or that of the other side: Asia/Tokyo", _zone),
        Slot("round", "Round", "phone screen, panel …", partial(short_line, what="the round")),
        Slot("people", "People", "several: put ; between", partial(short_line, what="the people")),
        Slot(
            "place", "Place or link", "a room, an address, https://…", partial(short_line, what="the place")
        ),
        Slot("outcome", "Outcome", ", ".join(Outcome), outcome_named),
        Slot("note", "Notes", check=evidence, long=True),
    )
    assert {slot.name for slot in slots} == {*FIELDS}
    return [slot for slot in slots if not (new and slot.name == "outcome")]


def _when(today: date, text: str) -> object:
    return moment(text, today)


def _zone(text: str) -> object:
    return text.strip() and zone_name(text)


def _meaning(today: date, typed: Values) -> str:
    """When it will be on both clocks, once that can be understood."""
    if not typed["when"].strip():
        return ""
    try:
        agreed = moment(typed["when"], today, typed["zone"])
    except WrongUsage:
        return ""
    said = moment_words(agreed.at, agreed.zone, today)
    return f"{said}. {agreed.remark[:1].upper()}{agreed.remark[1:]}." if agreed.remark else said
