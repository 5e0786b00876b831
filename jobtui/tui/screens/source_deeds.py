"""What is put right in the source of a stored posting: what its lines are, and values taken from them.

The parser is asked in a thread. Keys wait for it, so that none typed ahead hits the view below a menu.
"""

import asyncio
from typing import TYPE_CHECKING

from jobtui.domain.posting import Capture, Posting
from jobtui.domain.problem import Problem
from jobtui.domain.reading import Block
from jobtui.tracker import lines
from jobtui.tracker.labelling import zone_at
from jobtui.tracker.tracker import Change
from jobtui.tui.dialogs.confirm import ConfirmDialog
from jobtui.tui.dialogs.field_menu import field_menu
from jobtui.tui.dialogs.part_menu import WORDS, part_menu, question
from jobtui.tui.keymap import TO_UNDO, keyed
from jobtui.tui.screens.import_labels import remembered

if TYPE_CHECKING:
    from jobtui.tui.screens.source import SourceView

TYPED_BY_HAND = "This posting was typed by hand: there is no captured text."


async def label(view: "SourceView") -> None:
    """Ask what the block at hand is, or the selected lines; then read them so."""
    held = _held(view)
    if held is None:
        return
    posting, capture = held
    block, span = None, view.source.picked
    if not view.source.selecting:
        blocks = (await asyncio.to_thread(view.corrector.stored, capture)).blocks
        block = next((one for one in blocks if span[0] < one.end), None)
        if block is None:
            view.jobtui.refuse("No line of the posting stands here or below.")
            return
        span = block.start, block.end
    zone = zone_at(capture, span[0])

    async def chosen(part: str | None) -> None:
        if part is None:
            return
        try:
            change = await asyncio.to_thread(
                lines.label, view.tracker, view.corrector, posting.id, [(span, part)]
            )
        except Problem as problem:
            view.jobtui.refuse(problem)
            return
        view.source.let_go()
        view.jobtui.changed(change)
        if block is not None and view.corrector.would_learn(block, part):
            _offer(view, block, part, change)

    asked = question(block, len(view.source.lines_at_hand))
    menu = part_menu(asked, zone.name if zone else None, beside=view.source.region.y)
    view.app.push_screen(menu, chosen)


def _offer(view: "SourceView", block: Block, part: str, change: Change) -> None:
    """Offer to remember the heading of a block for the files read from now on."""
    words = WORDS[part][1]

    def answered(yes: bool | None) -> None:
        if not yes:
            view.jobtui.say(change.text, keyed(TO_UNDO))
            return
        try:
            view.corrector.vocabulary.teach(block.heading, part)
        except Problem as problem:
            view.jobtui.refuse(problem)
            return
        view.jobtui.say(*remembered(block.heading, part, view.corrector.vocabulary.path))

    asked = f"'{block.heading}' is labelled here: {words}.\nRemember it for the files you import from now on?"
    view.app.push_screen(ConfirmDialog("Remember the heading?", asked, "remember"), answered)


def take(view: "SourceView") -> None:
    """Ask which fact these lines hold, and take its value from them."""
    held = _held(view)
    if held is None:
        return
    posting, capture = held
    span = view.source.picked

    async def chosen(field: str | None) -> None:
        if field is None:
            return
        try:
            found = await asyncio.to_thread(view.corrector.value, field, capture.text, span)
        except Problem as problem:
            view.jobtui.refuse(problem)
            return
        view.source.let_go()
        view.write(lambda: view.tracker.set_facts(posting.id, {field: found}))

    view.app.push_screen(field_menu(beside=view.source.region.y), chosen)


def show_versions(view: "SourceView") -> None:
    """Show the versions of the posting and what changed; where there is one only, says so."""
    held = _held(view)
    if held is None:
        return
    posting, _ = held
    if len(posting.captures) == 1:
        view.jobtui.refuse("There is one version only. Import the posting again to see what changes.")
        return
    from jobtui.tui.screens.versions import VersionsView

    view.app.push_screen(VersionsView(posting))


def _held(view: "SourceView") -> tuple[Posting, Capture] | None:
    """The posting and its text; where it has none, says so."""
    posting = view.shown
    if posting is None or posting.capture is None:
        view.jobtui.refuse(TYPED_BY_HAND)
        return None
    return posting, posting.capture
