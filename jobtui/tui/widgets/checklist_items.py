"""What a posting asks as the lines of its checklist."""

from collections.abc import Iterable

from textual.content import Content

from jobtui.domain.posting import Posting
from jobtui.domain.requirement import KIND_SYMBOLS, ChecklistItem, Kind, State, tally
from jobtui.tui.keymap import keyed
from jobtui.tui.styles import STATE_STYLES
from jobtui.tui.text import block, literal
from jobtui.tui.widgets.item_list import Item

_BOXES = {State.MET: "[x]", State.PARTIAL: "[~]", State.UNMET: "[-]", State.UNREVIEWED: "[ ]"}


def checklist_items(posting: Posting) -> list[Item]:
    """The items in groups, each under a heading; the key of an item is its number."""
    return list(_items(posting)) or [_empty()]


def _empty() -> Item:
    words = keyed("No requirements found.  {requirement.add} adds one.")
    return Item("none", Content.styled(words, "$foreground-muted"), heading=True)


def _items(posting: Posting) -> Iterable[Item]:
    for kind in Kind:
        group = [item for item in posting.checklist if item.requirement.kind is kind]
        if group:
            counted = tally(posting.checklist, kind)
            words = f"{kind.capitalize()} {counted.met}/{counted.total}"
            yield Item(f"heading.{kind}", Content.styled(words, "bold $text-primary"), heading=True)
            yield from (_item(item) for item in group)


def _item(item: ChecklistItem) -> Item:
    asked = item.requirement
    below = []
    if asked.stricter_repeat:
        below.append(Content.styled("asks for more than an item above", "$text-warning"))
    if item.note:
        below.append(
            Content.assemble(
                ("↳ ", "$foreground-muted"), block(item.note).stylize("$foreground-muted italic")
            )
        )
    box = (_BOXES[item.state], STATE_STYLES[item.state])
    lead = Content.assemble(box, (f" {KIND_SYMBOLS[asked.kind]} ", "$foreground-muted"))
    return Item(str(item.n), literal(asked.text), lead, tuple(below))
