"""The facts of a posting as fields: all of them to add or edit one, a single one to put it right."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from jobtui.domain.fields import LABELS
from jobtui.tracker.values import typed
from jobtui.tui.dialogs.form import Form, Slot

_SEVERAL = "several: put ; between"
_HINTS = {
    "title": "",
    "company": "",
    "locations": _SEVERAL,
    "workplace": "remote, hybrid or onsite",
    "salaries": "90,000-110,000 EUR /year (Berlin); several: put ; between",
    "employment_type": "full-time, part-time, contract …",
    "posted": "2026-11-30, today, -3d",
    "closes": "2026-11-30, fri, +14d",
    "url": "https://…",
    "skills": _SEVERAL,
    "requisition": "",
    "summary": "",
    "responsibilities": _SEVERAL,
    "benefits": _SEVERAL,
}
"""What to type into each field, in the order of the form."""

FIELDS = tuple(_HINTS)


class PostingForm(Form):
    """Facts by the names people see."""

    def __init__(
        self,
        heading: str,
        subject: str,
        save: Callable[[Mapping[str, str]], bool],
        *,
        today: date,
        values: Mapping[str, str],
        fields: Sequence[str] = FIELDS,
        draft: Mapping[str, str] | None = None,
    ) -> None:
        """`values` is what stands now, by field; `draft` is what was typed last time and not saved."""
        new = not any(values.values())
        slots = [
            Slot(
                name,
                LABELS[name],
                _HINTS[name],
                partial(_understood, name, today),
                must=name == "title" and new,
            )
            for name in fields
        ]
        super().__init__(heading, subject, slots, save, values=values, draft=draft)


def _understood(name: str, today: date, text: str) -> object:
    return typed(name, text, today)
