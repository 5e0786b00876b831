"""What a person types for a fact, understood or refused in one sentence; and facts back as text to edit."""

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from jobtui.domain.filter import due_day
from jobtui.domain.problem import WrongUsage
from jobtui.domain.reading import Dated, Facts, Finding, Origin, Workplace
from jobtui.domain.salary import Salary, describe
from jobtui.tracker.pay import pay

MAX_TITLE = 300
MAX_LINE = 300
MAX_NOTE = 100_000

PERSON = "person"
"""The rule of a finding that the person typed."""


def typed(field: str, text: str, today: date) -> tuple[Finding[Any], ...]:
    """The findings that replace a field's value. Empty text clears a field, so it is "not stated" again.

    Several locations, salaries, skills are separated by `;`. Raises WrongUsage.
    """
    name = field_name(field)
    value = " ".join(text.split())
    if name == "title" and not 1 <= len(value) <= MAX_TITLE:
        raise WrongUsage(f"the title must have 1 to {MAX_TITLE} characters (this has {len(value)}).")
    if not value:
        return ()
    parts = [part.strip() for part in value.split(";")] if name in SEVERAL else [value]
    read = _READ.get(name, _plain)
    return tuple(Finding(read(part, today), rule=PERSON) for part in parts if part)


def field_name(field: str) -> str:
    """The stored name of a field as a person may call it. Raises WrongUsage."""
    name = FIELD_NAMES.get(field.strip().casefold())
    if name is None:
        raise WrongUsage(
            f"unknown field '{field[:60]}'. One of: {', '.join(sorted(set(FIELD_NAMES.values())))}."
        )
    return name


def shown(field: str, facts: Facts) -> str:
    """A field's present value as text that `typed` understands, "" where it is not stated.

    Skills are the employer's alone: what the site named is not for the person to mend.
    """
    found = facts.findings(field)
    if field == "skills":
        found = tuple(finding for finding in found if finding.origin is Origin.EMPLOYER)
    return "; ".join(_text(finding.value) for finding in found)


def day(text: str, today: date) -> date:
    """A day as typed: YYYY-MM-DD, today, tomorrow, a weekday, +3d. Raises WrongUsage."""
    found = due_day(text.strip().casefold(), today)
    if found is None:
        raise WrongUsage(f"'{text[:60]}' is not a date. Use YYYY-MM-DD, fri or +3d.")
    return found


def note_text(text: str, what: str = "a note") -> str:
    """A note without blank ends. Raises WrongUsage, which says what it is, if nothing or too much is left."""
    kept = text.strip()
    if not 1 <= len(kept) <= MAX_NOTE:
        raise WrongUsage(f"{what} must have 1 to {MAX_NOTE:,} characters (this has {len(kept):,}).")
    return kept


def short_line(text: str, what: str) -> str:
    """Words on one line, perhaps none. Raises WrongUsage, which says what they are, if there are too many."""
    kept = " ".join(text.split())
    if len(kept) > MAX_LINE:
        raise WrongUsage(f"{what} must have at most {MAX_LINE} characters (this has {len(kept):,}).")
    return kept


def evidence(text: str) -> str:
    """A note of evidence without blank ends; it may be empty. Raises WrongUsage if it is too long."""
    return note_text(text) if text.strip() else ""


def _text(value: Any) -> str:
    if isinstance(value, Salary):
        return describe(value, with_place=True)
    return value.text if isinstance(value, Dated) else str(value)


def _plain(text: str, today: date) -> str:
    return text


def _workplace(text: str, today: date) -> str:
    try:
        return Workplace(text.casefold().replace("-", "")).value
    except ValueError:
        raise WrongUsage(f"unknown workplace '{text[:60]}'. One of: {', '.join(Workplace)}.") from None


def _dated(text: str, today: date) -> Dated:
    found = day(text, today)
    return Dated(found.isoformat(), found, found)


def _url(text: str, today: date) -> str:
    if not _has_host(text) or " " in text or len(text) > 2048:
        raise WrongUsage(f"'{text[:60]}' is not a web address. Use http:// or https://.")
    return text


def _has_host(text: str) -> bool:
    try:
        return text.startswith(("http://", "https://")) and bool(urlsplit(text).hostname)
    except ValueError:
        return False


def _salary(text: str, today: date) -> Salary:
    return pay(text)


SEVERAL = frozenset({"locations", "salaries", "skills", "responsibilities", "benefits"})
"""The fields that hold any number of values."""

_READ: dict[str, Callable[[str, date], Any]] = {
    "workplace": _workplace,
    "posted": _dated,
    "closes": _dated,
    "url": _url,
    "salaries": _salary,
}

FIELD_NAMES = {
    name: name
    for name in (
        "title",
        "company",
        "locations",
        "workplace",
        "employment_type",
        "salaries",
        "posted",
        "closes",
        "url",
        "requisition",
        "summary",
        "skills",
        "responsibilities",
        "benefits",
    )
} | {
    "location": "locations",
    "place": "locations",
    "salary": "salaries",
    "pay": "salaries",
    "type": "employment_type",
}
"""The names a person may use for a field, and the field each means."""
