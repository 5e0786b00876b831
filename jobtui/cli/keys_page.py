"""The table of keys as Markdown, as the README shows it."""

from collections.abc import Sequence

from jobtui.tui.actions import ACTIONS, ALIKE, VIEWS, Action, Place
from jobtui.tui.key_names import key_symbol


def keys_page() -> str:
    """One table a place, in the order of the registry."""
    places = dict.fromkeys(action.place for action in ACTIONS)
    numbers = " ".join(f"`{number}` {label}" for number, (_, label) in enumerate(VIEWS, 1))
    return f"Views: {numbers}.\n\n" + "\n".join(_table(place, _of(place)) for place in places)


def _of(place: Place) -> Sequence[Action]:
    return [action for action in ACTIONS if action.place is place and action.keys]


def _table(place: Place, actions: Sequence[Action]) -> str:
    lines = [f"### {place}", ""]
    if place in ALIKE:
        lines += ["What works on a posting in the list works here too.", ""]
        known = {(action.id, action.tip) for action in ACTIONS if action.place is Place.POSTINGS}
        actions = [action for action in actions if (action.id, action.tip) not in known]
    lines += ["| key | does | command |", "| --- | --- | --- |"] if actions else []
    for action in actions:
        keys = " ".join(f"`{key_symbol(key)}`" for key in action.keys)
        command = f"`{action.command}`" if action.command else ""
        lines.append(f"| {keys} | {action.tip} | {command} |")
    return "\n".join([*lines, ""])
