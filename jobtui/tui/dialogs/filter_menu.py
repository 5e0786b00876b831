"""The menu of saved filters."""

from collections.abc import Sequence

from jobtui.domain.filter import SavedFilter
from jobtui.tui.dialogs.menu import Choice, Menu
from jobtui.tui.text import shorten

SAVE, RENAME, DROP = " save", " rename", " drop"
"""What can be done beside choosing one; no filter can be called so."""

_LETTERS = "123456789abcefghilmnopqtuvwxyz"
_LONGEST = 44


def filter_menu(saved: Sequence[SavedFilter], present: str, *, beside: int) -> Menu:
    """Gives back the name of a filter, or what is to be done with them; `present` is the one that is on."""
    deeds = [Choice("s", SAVE, "Save the present filter…", remark=shorten(present, 20), apart=bool(saved))]
    if saved:
        deeds += [Choice("r", RENAME, "Rename…"), Choice("d", DROP, "Drop…")]
    return Menu("Filters", [*_named(saved), *deeds], beside=beside)


def which_menu(saved: Sequence[SavedFilter], verb: str, *, beside: int) -> Menu:
    """Gives back the name of the filter that is meant."""
    return Menu(f"{verb} which?", _named(saved), beside=beside)


def _named(saved: Sequence[SavedFilter]) -> list[Choice]:
    letters = _LETTERS.ljust(len(saved))
    return [
        Choice(letter, one.name, f"@{one.name}", remark=shorten(one.text, _LONGEST))
        for letter, one in zip(letters, saved, strict=False)
    ]
