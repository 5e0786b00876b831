"""A person at a company as fields."""

from collections.abc import Callable
from functools import partial

from jobtui.tracker.contacts import FIELDS, understood
from jobtui.tui.dialogs.form import Form, Slot, Values

_HINTS = {"role": "recruiter, head of data …", "email": "name@example.com"}


def contact_form(
    heading: str,
    subject: str,
    save: Callable[[Values], bool],
    *,
    values: Values,
    draft: Values | None = None,
) -> Form:
    """A form for somebody new, or for a contact that stands: `values` is what it holds."""
    slots = [
        Slot(
            name,
            name.capitalize(),
            _HINTS.get(name, ""),
            partial(_understood, name),
            must=name == "name",
            long=name == "note",
        )
        for name in FIELDS
    ]
    return Form(heading, subject, slots, save, values=values, draft=draft)


def _understood(name: str, text: str) -> object:
    return understood({name: text})
