"""What can be done with a reading in the import preview, before and when it is stored."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from jobtui.domain.fields import LABELS
from jobtui.domain.problem import Problem, WrongUsage
from jobtui.domain.requirement import Requirement, next_kind
from jobtui.tracker.draft import TRAITS, Draft
from jobtui.tracker.tracker import Change
from jobtui.tracker.values import note_text, shown
from jobtui.tui.actions import VIEWS
from jobtui.tui.dialogs.field_edit import HOW_TO_WRITE, FieldDialog
from jobtui.tui.dialogs.note import TextDialog
from jobtui.tui.keymap import keyed
from jobtui.tui.screens.import_panes import NOTHING_OPEN
from jobtui.tui.widgets.draft_batch import Batch, Entry, Fate
from jobtui.tui.widgets.source_marks import value_text

if TYPE_CHECKING:
    from jobtui.tui.screens.importing import ImportView
    from jobtui.tui.screens.postings import PostingsView

_NO_TITLE = "Enter without a title keeps it as it is."
_TO_REQUIREMENTS = "That works on the requirements found; {pane.next} goes there."


def step(view: "ImportView", offset: int) -> None:
    """Bring another reading into sight."""
    if len(view.readings.entries) < 2:
        view.jobtui.refuse("There is no other reading." if view.readings.entries else NOTHING_OPEN)
        return
    view.readings.step(offset)
    view.show_reading(afresh=True)


def say_beside(view: "ImportView") -> None:
    """Say that readings which were opened earlier wait before the one in sight."""
    entries, at = view.readings.entries, view.readings.at
    if any(entry.fate is Fate.WAITING for entry in entries[:at]):
        way_back = keyed("{reading.previous} goes back to the one before")
        view.jobtui.say("Opened beside those that wait", way_back)


def say_what_waits(view: "ImportView") -> None:
    """Say what is left waiting, unless the view is still there."""
    waiting = len(view.readings.waiting)
    if waiting and view not in view.app.screen_stack:
        number = [name for name, _ in VIEWS].index(view.VIEW) + 1
        words = "1 reading is" if waiting == 1 else f"{waiting} readings are"
        view.jobtui.say("Left waiting", f"{words} not stored yet. {number} goes back to the import.")


# Accepting


def accept(view: "ImportView") -> None:
    """Keep the reading in sight; one without a title asks for it once."""
    entry = changeable(view)
    if entry is None:
        return
    if entry.draft.reading.facts.title is not None:
        _keep(view, entry)
        return

    def titled(text: str) -> str:
        return _with_value(view, entry, "title", text) if text.strip() else ""

    def answered(saved: bool | None) -> None:
        if saved:
            _keep(view, entry)

    view.app.push_screen(FieldDialog("No title was found", "", titled, how=_NO_TITLE), answered)


def _keep(view: "ImportView", entry: Entry) -> None:
    entry.intake.new_step()
    try:
        result = entry.keep()
    except Problem as problem:
        view.jobtui.refuse(problem)
        return
    if not result.kept:
        view.jobtui.refuse(result.message)
        view.show_reading()
        return
    _go_on(view, [entry])


def _go_on(view: "ImportView", kept: Sequence[Entry]) -> None:
    """Say what was stored and how to take it back; go to the next reading, or end."""
    view.readings.look(view.tracker.store)
    postings = tuple(entry.posting for entry in kept if entry.posting)
    if not view.readings.waiting and view.reading_files is None:
        finish_if_done(view)
        return
    view.readings.to_waiting()
    name = name_of(kept[0].draft) if len(kept) == 1 else f"{len(kept)} postings"
    said = kept[0].draft.arrives_as if len(kept) == 1 else "Imported"
    view.jobtui.changed(Change(said, name, postings, kept[-1].intake.step or 0))
    view.show_reading(afresh=True)


def accept_clean(view: "ImportView") -> None:
    """Keep every waiting reading about which nothing is doubtful."""
    if view.readings.current is None:
        view.jobtui.refuse(NOTHING_OPEN)
        return
    if _busy(view):
        return
    clean = [entry for entry in view.readings.waiting if entry.draft.clean]
    if not clean:
        view.jobtui.refuse("No waiting reading is free of warnings; {reading.accept} accepts this one.")
        return
    view.run_worker(_keep_all(view, clean), group="storing")


async def _keep_all(view: "ImportView", entries: Sequence[Entry]) -> None:
    """Store one after the other and let keys in between."""
    kept: list[Entry] = []
    for entry in entries:
        entry.intake.new_step()
    try:
        for done, entry in enumerate(entries, 1):
            view.busy = f"storing {done} of {len(entries)} …"
            view.show_head()
            await asyncio.sleep(0)
            if entry.keep().kept:
                kept.append(entry)
    except Problem as problem:
        view.jobtui.refuse(problem)
    finally:
        view.busy = ""
    if kept:
        _go_on(view, kept)
    else:
        view.show_reading()


def skip(view: "ImportView") -> None:
    """Leave the reading in sight out, or take it in again."""
    entry = changeable(view)
    if entry is None:
        return
    entry.skipped = not entry.skipped
    if entry.skipped and (view.readings.waiting or view.reading_files is not None):
        view.readings.to_waiting()
    elif entry.skipped:
        finish_if_done(view)
        return
    view.show_reading(afresh=True)


def finish_if_done(view: "ImportView") -> None:
    """When none waits and something was decided: say how it went, and go where the new postings are."""
    batch = view.readings
    decided = any(entry.fate in (Fate.KEPT, Fate.SKIPPED) for entry in batch.entries)
    if batch.waiting or not decided:
        return
    view.last_time, newest = batch.summary(), batch.newest
    view.readings = Batch(failures=batch.failures)
    view.show_reading()
    if newest is None:
        view.jobtui.say("Import ended", view.last_time)
        return
    step = max(entry.intake.step or 0 for entry in batch.entries)
    view.jobtui.changed(Change("Import ended", view.last_time, (newest,), step))
    if view.is_current:
        postings = cast("PostingsView", view.jobtui.show_view("postings"))
        postings.call_after_refresh(postings.go_to, newest)


# Putting right


def edit(view: "ImportView") -> None:
    """Put the highlighted value, or the words of the highlighted requirement, right."""
    entry, row = changeable(view), view.at_hand.row
    if entry is None or row is None:
        return
    if view.at_hand is view.requirements:
        _edit_requirement(view, entry, int(row.key))
    elif row.key in LABELS:
        value = shown(row.key, entry.draft.reading.facts)
        found = entry.draft.reading.facts.findings(row.key)
        others = [f"also read: {value_text(other.value)}" for one in found for other in one.alternatives]
        how = "\n".join(filter(None, (HOW_TO_WRITE.get(row.key), *others)))
        view.app.push_screen(
            FieldDialog(LABELS[row.key], value, lambda text: _with_value(view, entry, row.key, text), how=how)
        )
    else:
        view.jobtui.refuse("This is a remark, there is nothing to put right.")


def _with_value(view: "ImportView", entry: Entry, field: str, text: str) -> str:
    """Put a field right; "" or what is wrong. The same text again confirms what was only suggested."""
    facts = entry.draft.reading.facts
    found = facts.findings(field)
    try:
        if text.strip() != shown(field, facts).strip():
            draft = entry.draft.with_value(field, text, view.tracker.today)
            entry.change(entry.intake.recognised(draft) if field in TRAITS else draft)
        elif any(finding.suggested for finding in found):
            confirmed = tuple(replace(finding, suggested=False) for finding in found)
            entry.change(entry.draft.with_findings(field, confirmed))
    except Problem as problem:
        return problem.message
    view.show_reading()
    return ""


def _edit_requirement(view: "ImportView", entry: Entry, index: int) -> None:
    item = entry.draft.reading.requirements[index]

    def save(text: str) -> bool:
        try:
            words = note_text(text)
        except WrongUsage as problem:
            view.jobtui.refuse(problem)
            return False
        _with_requirement(view, entry, index, replace(item, text=words))
        return True

    view.app.push_screen(TextDialog(f"Requirement {index + 1}", "", save, text=item.text))


def _with_requirement(view: "ImportView", entry: Entry, index: int, item: Requirement) -> None:
    entry.change(entry.draft.with_requirement(index, item))
    view.show_reading()


def toggle(view: "ImportView") -> None:
    """Keep or drop the highlighted requirement."""
    entry, index = requirement_at_hand(view)
    if entry is not None:
        entry.change(entry.draft.toggled(index))
        view.show_reading()


def change_kind(view: "ImportView") -> None:
    """Say how firmly the highlighted requirement is asked."""
    entry, index = requirement_at_hand(view)
    if entry is not None:
        item = entry.draft.reading.requirements[index]
        _with_requirement(view, entry, index, replace(item, kind=next_kind(item.kind)))


def copy(view: "ImportView") -> None:
    """Copy the highlighted value, or the words of the highlighted requirement."""
    entry, row = view.readings.current, view.at_hand.row
    if entry is None or row is None:
        view.jobtui.refuse("Nothing here to copy.")
        return
    if view.at_hand is view.requirements:
        words = entry.draft.reading.requirements[int(row.key)].text
    else:
        words = shown(row.key, entry.draft.reading.facts) if row.key in LABELS else row.text
    if words:
        view.app.copy_to_clipboard(words)
        view.jobtui.say("Copied", words[:60])
    else:
        view.jobtui.refuse("Not stated, nothing to copy.")


# Whether it can be done


def _busy(view: "ImportView") -> bool:
    if view.busy:
        view.jobtui.refuse(f"One moment: {view.busy}")
    return bool(view.busy)


def changeable(view: "ImportView") -> Entry | None:
    """The reading in sight if it can still be changed; else say why not."""
    entry = view.readings.current
    if entry is None:
        view.jobtui.refuse(NOTHING_OPEN)
        return None
    if _busy(view):
        return None
    if entry.posting is not None:
        name = entry.draft.reading.file
        view.jobtui.refuse(f"'{name}' is stored already as posting {entry.posting}; put it right there.")
        return None
    return entry


def requirement_at_hand(view: "ImportView") -> tuple[Entry | None, int]:
    """The highlighted requirement of a reading that can be changed."""
    entry = changeable(view)
    row = view.requirements.row
    if entry is not None and view.at_hand is not view.requirements:
        view.jobtui.refuse(_TO_REQUIREMENTS)
        return None, 0
    return (entry, int(row.key)) if row is not None else (None, 0)


def name_of(draft: Draft) -> str:
    """Title and company of a reading, or its file."""
    facts = draft.reading.facts
    found = (facts.title, facts.company)
    return " · ".join(one.value for one in found if one is not None) or draft.reading.file
