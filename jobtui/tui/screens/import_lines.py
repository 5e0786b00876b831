"""What is taken from lines of the source: values and requirements; and requirements parted and joined."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from jobtui.domain.fields import LABELS
from jobtui.domain.problem import Problem, WrongUsage
from jobtui.domain.requirement import Kind, Requirement
from jobtui.tracker import source
from jobtui.tracker.draft import Draft
from jobtui.tracker.values import PERSON
from jobtui.tui.dialogs.split import SplitDialog
from jobtui.tui.keymap import TO_UNDO, keyed
from jobtui.tui.screens.import_deeds import changeable, requirement_at_hand
from jobtui.tui.widgets.draft_batch import Entry

if TYPE_CHECKING:
    from jobtui.tui.screens.importing import ImportView

_NOT_FROM_LINES = "This is a remark, no line can be its value."


# Reading again


def correct(view: "ImportView", entry: Entry, deed: Callable[[], Draft], done: Callable[[], None]) -> None:
    """Change a reading by something that asks the parser, in a thread; `done` says so when it worked."""
    view.run_worker(_correct(view, entry, deed, done), group="correcting")


async def _correct(
    view: "ImportView", entry: Entry, deed: Callable[[], Draft], done: Callable[[], None]
) -> None:
    view.busy = "reading again …"
    view.show_head()
    try:
        draft = await asyncio.to_thread(deed)
    except Problem as problem:
        view.jobtui.refuse(problem)
        return
    finally:
        view.busy = ""
        view.show_head()
    entry.change(draft)
    view.show_reading()
    done()


# Values and requirements from lines


def take(view: "ImportView") -> None:
    """Take the value at hand from the lines at hand; from the lists, ask for the lines first."""
    entry, row = changeable(view), view.at_hand.row
    if entry is None or row is None:
        return
    on_fields = view.at_hand is view.fields
    if on_fields and row.key not in LABELS:
        view.jobtui.refuse(_NOT_FROM_LINES)
    elif not view.source.has_focus:
        name = LABELS[row.key] if on_fields else f"requirement {int(row.key) + 1}"
        view.ask_for_lines("value", f"pick the line for {name}, " + keyed("{lines.take} takes it"))
    elif on_fields:
        _take_value(view, entry, row.key)
    else:
        _take_requirement(view, entry, int(row.key))


def _take_value(view: "ImportView", entry: Entry, field: str) -> None:
    draft, span = entry.draft, view.source.picked
    correct(
        view,
        entry,
        lambda: draft.with_findings(field, view.corrector.value(field, draft.reading.text, span)),
        view.lines_taken,
    )


def _take_requirement(view: "ImportView", entry: Entry, index: int) -> None:
    draft, span = entry.draft, view.source.picked
    text, kind = draft.reading.text, draft.reading.requirements[index].kind

    def deed() -> Draft:
        spans = tuple(source.lines_in(text, span))
        item = replace(view.corrector.item(text, spans, kind), rule=PERSON)
        return draft.with_requirement(index, item)

    correct(view, entry, deed, view.lines_taken)


def add(view: "ImportView") -> None:
    """Add requirements from the lines at hand; from the lists, ask for the lines first."""
    entry = changeable(view)
    if entry is None:
        return
    if not view.source.has_focus:
        view.ask_for_lines("items", keyed("pick the lines to add, {lines.take} adds them"))
        return
    draft, span = entry.draft, view.source.picked
    text = draft.reading.text
    found: list[Requirement] = []

    def deed() -> Draft:
        read = view.corrector.items(text, span, _kind_before(draft, span[0]))
        found.extend(item for item in read if not draft.asks_at(item.spans))
        if not found:
            raise WrongUsage("These lines are requirements already.")
        return draft.with_added(found)

    def done() -> None:
        view.lines_taken(to=entry.draft.reading.requirements.index(found[0]))

    correct(view, entry, deed, done)


def _kind_before(draft: Draft, offset: int) -> Kind:
    """How firmly the requirement is asked that stands last before a place."""
    held = [item for item in draft.reading.requirements if item.spans and item.spans[0][0] < offset]
    return held[-1].kind if held else Kind.REQUIRED


# Items


def split(view: "ImportView") -> None:
    """Ask where to split the highlighted requirement, and do it."""
    entry, index = requirement_at_hand(view)
    if entry is None:
        return
    draft = entry.draft
    item = draft.reading.requirements[index]

    def parted(at: int) -> None:
        correct(
            view,
            entry,
            lambda: draft.with_requirements(index, 1, view.corrector.split(item, draft.reading.text, at)),
            lambda: view.jobtui.say("Split in two", keyed(TO_UNDO)),
        )

    heading = f"Split requirement {index + 1}"
    view.app.push_screen(SplitDialog(heading, item.text, source.likely_cut(item.text), parted))


def join(view: "ImportView") -> None:
    """Join the highlighted requirement with the next one."""
    entry, index = requirement_at_hand(view)
    if entry is None:
        return
    draft = entry.draft
    two = draft.reading.requirements[index : index + 2]
    if len(two) < 2:
        view.jobtui.refuse("This is the last requirement; there is none to join it with.")
        return
    correct(
        view,
        entry,
        lambda: draft.with_requirements(index, 2, [view.corrector.join(two, draft.reading.text)]),
        lambda: view.jobtui.say("Joined with the next", keyed(TO_UNDO)),
    )
