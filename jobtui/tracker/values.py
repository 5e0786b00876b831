"""What a person types for a fact, understood or refused in one sentence; and facts back as text to edit."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from jobtui.domain.filter import due_day
from jobtui.domain.problem import WrongUsage
from jobtui.domain.reading import Dated, Facts, Finding, Workplace
from jobtui.domain.salary import Period, Salary, describe, minor

MAX_TITLE = 300
MAX_NOTE = 100_000

PERSON = "person"
"""The rule of a finding that the person typed."""

_CURRENCY_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR"}
_PERIODS = {"yr": Period.YEAR, "mo": Period.MONTH, "wk": Period.WEEK, "h": Period.HOUR}
_AMOUNT = re.compile(r"(\d[\d,]{0,14}(?:\.\d{1,2})?)\s?([kK])?")
_CODE = re.compile(r"\b[A-Z]{3}\b")
_PERIOD = re.compile(r"(?:/|per )\s?([a-z]{1,6})", re.IGNORECASE)
_PLACE = re.compile(r"\(([^()]{1,200})\)")


def typed(field: str, text: str, today: date) -> tuple[Finding[Any], ...]:
    """The findings that replace a field's value. Empty text clears a field, so it is "not stated" again.

    Several locations, salaries, skills are separated by `;`. Raises WrongUsage.
    """
    name = FIELD_NAMES.get(field.strip().casefold())
    if name is None:
        raise WrongUsage(f"unknown field '{field}'. One of: {', '.join(sorted(set(FIELD_NAMES.values())))}.")
    value = " ".join(text.split())
    if name == "title" and not 1 <= len(value) <= MAX_TITLE:
        raise WrongUsage(f"the title must have 1 to {MAX_TITLE} characters (this has {len(value)}).")
    if not value:
        return ()
    parts = [part.strip() for part in value.split(";")] if name in _SEVERAL else [value]
    read = _READ.get(name, _plain)
    return tuple(Finding(read(part, today), rule=PERSON) for part in parts if part)


def field_name(field: str) -> str:
    """The stored name of a field as a person may call it. Raises WrongUsage."""
    name = FIELD_NAMES.get(field.strip().casefold())
    if name is None:
        raise WrongUsage(f"unknown field '{field}'. One of: {', '.join(sorted(set(FIELD_NAMES.values())))}.")
    return name


def shown(field: str, facts: Facts) -> str:
    """A field's present value as text that `typed` understands, "" where it is not stated."""
    return "; ".join(_text(finding.value) for finding in facts.findings(field))


def day(text: str, today: date) -> date:
    """A day as typed: YYYY-MM-DD, today, tomorrow, a weekday, +3d. Raises WrongUsage."""
    found = due_day(text.strip().casefold(), today)
    if found is None:
        raise WrongUsage(f"'{text[:60]}' is not a date. Use YYYY-MM-DD.")
    return found


def note_text(text: str) -> str:
    """A note without blank ends. Raises WrongUsage if nothing or too much is left."""
    kept = text.strip()
    if not 1 <= len(kept) <= MAX_NOTE:
        raise WrongUsage(f"a note must have 1 to {MAX_NOTE:,} characters (this has {len(kept):,}).")
    return kept


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
    if not text.startswith(("http://", "https://")) or " " in text or len(text) > 2048:
        raise WrongUsage(f"'{text[:60]}' is not a web address. Use http:// or https://.")
    return text


def _salary(text: str, today: date) -> Salary:
    """`120,000-150,000 USD /year (Berlin)`, `€45k–55k /yr`, `from $90,000`, `up to £65,000`."""
    place = _PLACE.search(text)
    body = _PLACE.sub("", text)
    amounts = [float(m[1].replace(",", "")) * (1000 if m[2] else 1) for m in _AMOUNT.finditer(body)][:2]
    if not amounts:
        raise WrongUsage(f"'{text[:60]}' names no amount. Write it like 90,000-110,000 EUR /year.")
    if len(amounts) == 2 and amounts[0] < 1000 <= amounts[1] and body.lower().count("k") == 1:
        amounts[0] *= 1000
    code = _CODE.search(body)
    currency = code[0] if code else next((c for sign, c in _CURRENCY_SIGNS.items() if sign in body), None)
    low, high = (amounts[0], amounts[-1])
    lowered = body.casefold()
    return Salary(
        None if lowered.startswith("up to") else minor(low, currency),
        None if lowered.startswith("from") else minor(high, currency),
        currency,
        _period(body),
        place[1] if place else None,
    )


def _period(text: str) -> Period | None:
    match = _PERIOD.search(text)
    if not match:
        return None
    word = match[1].casefold()
    if word in _PERIODS:
        return _PERIODS[word]
    try:
        return Period(word)
    except ValueError:
        raise WrongUsage(f"unknown period '{word}'. One of: {', '.join(Period)}.") from None


_SEVERAL = frozenset({"locations", "salaries", "skills", "responsibilities", "benefits"})

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
