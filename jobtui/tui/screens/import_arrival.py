"""How a reading arrives: as the next version or a posting of its own; and what comes whole, as exports do."""

from dataclasses import replace
from typing import TYPE_CHECKING

from jobtui.domain.number import counted
from jobtui.domain.problem import Problem
from jobtui.tracker.intake import Intake
from jobtui.tracker.moving_tables import TableFound
from jobtui.tracker.outcome import ExportFound
from jobtui.tracker.tracker import Change
from jobtui.tui.dialogs.confirm import ConfirmDialog
from jobtui.tui.screens.import_deeds import changeable

if TYPE_CHECKING:
    from jobtui.tui.screens.importing import ImportView


def switch_version(view: "ImportView") -> None:
    """Let the reading in sight be a posting of its own, or again the next version of the one it goes on."""
    entry = changeable(view)
    if entry is None:
        return
    draft = entry.draft
    if draft.earlier is None:
        view.jobtui.refuse("It is the next version of no stored posting.")
        return
    entry.change(entry.intake.recognised(replace(draft, as_new=not draft.as_new)))
    view.show_reading()


def offer(view: "ImportView", found: ExportFound | TableFound) -> None:
    """Offer to take in what is no posting but comes as a whole."""
    if isinstance(found, ExportFound):
        _offer_export(view, found)
    else:
        _offer_table(view, found)


def _offer_export(view: "ImportView", found: ExportFound) -> None:
    """Say that a file is an export of jobtui, and load it if that is wanted."""

    def answered(yes: bool | None) -> None:
        if not yes:
            return
        try:
            loaded = Intake(view.tracker).load(found.export, found.name)
        except Problem as problem:
            view.jobtui.refuse(problem)
            return
        ids = tuple(one.posting for one in loaded if one.posting)
        view.jobtui.changed(Change("Loaded", counted(len(ids), "posting"), ids, 0))

    asked = f"{found.message}\nIt goes into an empty database as a whole, with numbers and history."
    view.app.push_screen(ConfirmDialog("Load this export?", asked, "load"), answered)


def _offer_table(view: "ImportView", found: TableFound) -> None:
    """Show what the table of another tracker would move in."""
    from jobtui.tui.screens.moving import MovingView

    view.app.push_screen(MovingView(found.table, view.tracker.stages()))
