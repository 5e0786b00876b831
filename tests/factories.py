"""Small postings to test with: only what a test is about needs to be said."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from jobtui.domain.posting import Posting, PostingRow
from jobtui.domain.reading import Dated, Facts, Finding
from jobtui.domain.requirement import (
    Branch,
    ChecklistItem,
    Degree,
    Kind,
    Leaf,
    Requirement,
    Span,
    State,
    Years,
)
from jobtui.domain.salary import Period, Salary

TODAY = date(2026, 11, 19)
"""A Thursday."""

NOW = datetime(2026, 11, 19, 21, 4, tzinfo=UTC)


def found(value: Any, *spans: Span, suggested: bool = False) -> Finding[Any]:
    """A finding by the employer."""
    return Finding(value, spans, suggested=suggested)


def day(text: str) -> Dated:
    """A date that is certain, from ISO 8601."""
    return Dated(text, date.fromisoformat(text), date.fromisoformat(text))


def pay(low: int | None, high: int | None = None, where: str | None = None, currency: str = "USD") -> Salary:
    """A yearly range, given in major units."""
    minimum, maximum = (None if amount is None else amount * 100 for amount in (low, high))
    return Salary(minimum, maximum, currency, Period.YEAR, where)


def asks(text: str = "", kind: Kind = Kind.REQUIRED, **values: Any) -> Requirement:
    """A requirement, required unless said otherwise. Its span starts at 100 and is as long as its text."""
    return Requirement(text, kind, ((100, 100 + len(text)),), **values)


def either(*parts: Branch | Leaf) -> Branch:
    """Alternatives joined by OR."""
    return Branch("any", parts)


def both(*parts: Branch | Leaf) -> Branch:
    """Conditions joined by AND."""
    return Branch("all", parts)


def degree(which: Degree) -> Leaf:
    """A degree as one condition."""
    return Leaf(degree=which)


def years(minimum: int, maximum: int | None = None, area: str = "") -> Leaf:
    """Years of experience as one condition."""
    return Leaf(years=Years(minimum, maximum, area))


EQUIVALENT = Leaf(equivalent=True)


def checklist(*items: Requirement | tuple[Requirement, State]) -> tuple[ChecklistItem, ...]:
    """Numbered items, each with its state or unreviewed. Ids differ from the numbers."""
    pairs = [(item, State.UNREVIEWED) if isinstance(item, Requirement) else item for item in items]
    return tuple(ChecklistItem(70 + n, n, item, state) for n, (item, state) in enumerate(pairs, 1))


def posting(
    id: int = 1,
    *items: Requirement | tuple[Requirement, State],
    title: str | None = "Backend Engineer",
    company: str | None = "Tideline",
    status: str = "saved",
    facts: dict[str, Any] | None = None,
    **values: Any,
) -> Posting:
    """A posting that asks for these items. `facts` are further findings by field."""
    named = {"title": title and found(title), "company": company and found(company)}
    return Posting(id, status, Facts(**{**named, **(facts or {})}), checklist=checklist(*items), **values)


def row(id: int = 1, title: str | None = "Backend Engineer", **values: Any) -> PostingRow:
    """A narrow row."""
    return PostingRow(id, title, values.pop("company", "Tideline"), values.pop("status", "saved"), **values)


def texts(cells: Sequence[Any]) -> list[str | None]:
    """The texts of a row's cells."""
    return [cell and cell.text for cell in cells]
