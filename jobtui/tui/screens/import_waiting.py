"""Readings in which something was put right and that were not accepted: kept, and there again next time."""

from typing import TYPE_CHECKING

from jobtui.domain.problem import Problem
from jobtui.tracker.drafts import Unsaved
from jobtui.tracker.intake import Intake
from jobtui.tracker.waiting import from_plain, to_plain
from jobtui.tui.actions import VIEWS
from jobtui.tui.screens.import_deeds import name_of
from jobtui.tui.widgets.draft_batch import Entry

if TYPE_CHECKING:
    from jobtui.tui.screens.importing import ImportView

_KEY = "reading "


def keep(view: "ImportView") -> None:
    """Keep what the person did to the readings that wait, and forget those that wait no longer."""
    now = {_key(entry): entry.draft for entry in view.readings.waiting if entry.touched}
    for key in view.kept.keys() - now.keys():
        view.drafts.forget(key)
    again = str([name for name, _ in VIEWS].index(view.VIEW) + 1)
    for key, draft in now.items():
        if view.kept.get(key) is not draft:
            view.drafts.keep(Unsaved(key, to_plain(draft), f"Import · {name_of(draft)}", again))
    view.kept = now


def bring_back(view: "ImportView") -> None:
    """Lay out the readings of last time, unless they are stored by now."""
    intake = Intake(view.tracker)
    for one in [draft for draft in view.drafts if draft.key.startswith(_KEY)]:
        try:
            draft = from_plain(one.typed)
            stored = view.tracker.store.stored(draft.reading.sha256, draft.reading.item)
            if stored is not None:
                view.drafts.forget(one.key)
                continue
            entry = Entry(intake.recognised(draft), intake, touched=True)
        except Problem as problem:
            view.jobtui.refuse(problem)
            return
        except (KeyError, TypeError, ValueError):
            continue  # of another version; it stands in nobody's way
        view.readings.entries.append(entry)
        view.kept[one.key] = entry.draft
    if view.readings.entries:
        view.show_reading(afresh=True)


def _key(entry: Entry) -> str:
    reading = entry.draft.reading
    return f"{_KEY}{reading.sha256} {reading.item}"
