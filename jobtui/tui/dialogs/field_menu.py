"""The menu of the facts that lines of a text can hold."""

from jobtui.domain.fields import LABELS
from jobtui.tui.dialogs.menu import Choice, Menu

_LETTERS = {
    "title": "t",
    "company": "c",
    "locations": "l",
    "workplace": "w",
    "employment_type": "e",
    "salaries": "p",
    "posted": "d",
    "closes": "x",
    "url": "u",
    "requisition": "q",
    "summary": "s",
    "skills": "k",
    "responsibilities": "r",
    "benefits": "b",
}


def field_menu(*, beside: int) -> Menu:
    """Gives back the name of a field."""
    choices = [Choice(_LETTERS[field], field, label) for field, label in LABELS.items()]
    return Menu("Take as", choices, beside=beside)
