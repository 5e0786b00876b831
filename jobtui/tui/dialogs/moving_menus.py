"""The menus of moving in: what a column is, and which stage a status is."""

from collections.abc import Sequence

from jobtui.domain.stage import Stage
from jobtui.interop.trackers import KEPT, LABELS, NOTE, SKIP
from jobtui.tui.dialogs.menu import Choice, Menu
from jobtui.tui.text import shorten

_LETTERS = {
    "title": "t",
    "company": "c",
    "url": "u",
    "locations": "l",
    "workplace": "w",
    "remote": "r",
    "employment_type": "e",
    "salaries": "p",
    "salary_min": "<",
    "salary_max": ">",
    "currency": "$",
    "period": "/",
    "posted": "d",
    "closes": "x",
    "requisition": "q",
    "status": "s",
    "status_date": "h",
    "applied": "a",
    "saved": "v",
    "next_action": "f",
    "due": "y",
    "tags": "g",
    "skills": "b",
    "description": "o",
    "archived": "z",
    NOTE: "n",
    KEPT: "+",
    SKIP: "-",
}

_LONGEST = 40

AS_KEPT = "keep"
"""What is given back for a column that is kept in the note."""


def column_menu(header: str, current: str) -> Menu:
    """Gives back the name of a field, AS_KEPT for what the note keeps."""
    choices = [
        Choice(
            _LETTERS[name], name or AS_KEPT, label, current=name == current, apart=name in ("status", NOTE)
        )
        for name, label in LABELS.items()
    ]
    return Menu(shorten(header, _LONGEST), choices, beside=1)


def stage_menu(word: str, stages: Sequence[Stage], current: str | None) -> Menu:
    """Gives back the name of a stage."""
    ordered = sorted(stages, key=lambda stage: (stage.closed, stage.position))
    choices = [
        Choice(one.letter, one.name, one.label, one.symbol, current=one.name == current) for one in ordered
    ]
    return Menu(shorten(word, _LONGEST), choices, beside=4)
