"""What becomes of the readings in the import preview: accepted one by one or all, or left out."""

import asyncio
from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING, cast

from jobtui.domain.pace import Pace
from jobtui.domain.problem import Problem
from jobtui.tracker.tracker import Change
from jobtui.tui.dialogs.field_edit import FieldDialog
from jobtui.tui.keymap import keyed
from jobtui.tui.screens.import_deeds import changeable, free, name_of, with_value
from jobtui.tui.screens.import_panes import NOTHING_OPEN
from jobtui.tui.widgets.draft_batch import Batch, Entry, Fate

if TYPE_CHECKING:
    from jobtui.tui.screens.importing import ImportView
    from jobtui.tui.screens.postings import PostingsView

_NO_TITLE = "Enter without a title keeps it as it is."


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
        words = "1 reading is" if waiting == 1 else f"{waiting} readings are"
        way_back = keyed("{view.import} goes back to the import.")
        view.jobtui.say("Left waiting", f"{words} not stored yet. {way_back}")


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
        return with_value(view, entry, "title", text) if text.strip() else ""

    def answered(left: str | None) -> None:
        if left == "":
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
    name = name_of(kept[0].draft) if len(kept) == 1 else f"{len(kept):,} postings"
    said = kept[0].draft.arrives_as if len(kept) == 1 else "Imported"
    view.jobtui.changed(Change(said, name, postings, kept[-1].intake.step or 0))
    view.show_reading(afresh=True)


def accept_clean(view: "ImportView") -> None:
    """Keep every waiting reading about which nothing is doubtful."""
    if view.readings.current is None:
        view.jobtui.refuse(NOTHING_OPEN)
        return
    if not free(view):
        return
    clean = [entry for entry in view.readings.waiting if entry.draft.clean]
    if not clean:
        view.jobtui.refuse("No waiting reading is free of warnings; {reading.accept} accepts this one.")
        return
    view.run_worker(_keep_all(view, clean), group="storing")


async def _keep_all(view: "ImportView", entries: Sequence[Entry]) -> None:
    """Store one after the other and let keys in between, until it is stopped."""
    kept: list[Entry] = []
    began = monotonic()
    for entry in entries:
        entry.intake.new_step()
    view.storing = Pace(0, len(entries))
    view.busy = "the readings are being stored"
    view.jobtui.hold()
    stored = False
    try:
        for done, entry in enumerate(entries, 1):
            view.show_head()
            await asyncio.sleep(0)
            if not view.goes_on():
                break
            if entry.keep().kept:
                kept.append(entry)
            if view.goes_on():
                view.storing = Pace(done, len(entries), monotonic() - began)
        stored = True
    except Problem as problem:
        view.jobtui.refuse(problem)
    finally:
        view.busy, view.storing = "", None
        view.jobtui.release(stored=stored)
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
