"""What the keys of the timeline do on one event."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jobtui.domain.event import Event, EventKind
from jobtui.domain.stage import find_stage
from jobtui.domain.wording import said
from jobtui.tracker import history
from jobtui.tracker.values import day, note_text
from jobtui.tui.dialogs.form import Form, Slot, Values
from jobtui.tui.screens.typing_deeds import ask, unless_changed
from jobtui.tui.when import day_meaning

if TYPE_CHECKING:
    from jobtui.tui.screens.postings import PostingsView


def do(view: "PostingsView", deed: str, events: Sequence[int]) -> None:
    """Put right or strike out the events of the highlighted line."""
    found = [event for event in view.shown.events if event.seq in events] if view.shown else []
    if not found:
        view.jobtui.refuse("No event is highlighted.")
    elif deed == "drop":
        view.write(lambda: history.drop(view.tracker, [event.seq for event in found]))
    elif len(found) > 1:
        view.jobtui.refuse(f"This line holds {len(found)} ticks of one day; {{event.drop}} strikes them out.")
    else:
        _edit(view, found[0])


def _edit(view: "PostingsView", event: Event) -> None:
    tracker, key = view.tracker, f"event {event.seq}"

    def save(values: Values) -> bool:
        on = day(values["on"], tracker.today) if "on" in values else None
        status, text = values.get("status"), values.get("text")
        deed = view.write(lambda: history.correct(tracker, event.seq, on=on, status=status, text=text))
        return deed is not None

    def stage(text: str) -> object:
        return find_stage(tracker.stages(), text)

    def standing() -> dict[str, str]:
        found = tracker.store.event(event.seq)
        status = str(found.after.get("status", ""))
        return {"on": found.on.isoformat(), "status": status, "text": found.text}

    slots = [Slot("on", "Day", "2026-11-30, today", lambda text: day(text, tracker.today), must=True)]
    values = {"on": event.on.isoformat()}
    if event.kind is EventKind.STATUS:
        names = ", ".join(one.name for one in tracker.stages())
        slots.append(Slot("status", "Status", names, stage, must=True))
        values["status"] = str(event.after.get("status", ""))
    elif event.kind is EventKind.NOTED:
        slots.append(Slot("text", "Note", check=note_text, must=True, long=True))
        values["text"] = event.text
    draft = view.drafts.get(key)
    dialog = Form(
        "Correct",
        " ".join(said(event.kind, event.text)[:200].split()),
        slots,
        unless_changed(view, standing, save),
        values=values,
        draft=draft if isinstance(draft, dict) else None,
        meaning=lambda typed: day_meaning(typed["on"], tracker.today),
    )
    ask(view, dialog, key, "{event.edit}")
