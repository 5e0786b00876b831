"""The filter language: words and `field:value` terms, all of which must hold."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

FIELDS = ("status", "company", "due")

UNDATED = ("none", "any")
"""Values of a due term that ask whether there is a day, not which."""

_TERM = re.compile(r'(?P<field>[A-Za-z]{1,12}):(?P<value>"[^"]*"?|\S*)|"(?P<phrase>[^"]*)"?|(?P<word>\S+)')

_DUE = re.compile(r"(?P<op><=|>=|<|>|=|)\s*(?P<day>.+)")

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Scope(StrEnum):
    """Which postings a list covers."""

    OPEN = "open"
    """Open stages, not archived, not deleted."""
    ACTIVE = "active"
    """Every stage, not archived, not deleted: what the screen lists."""
    ALL = "all"
    """Closed and archived too."""
    ARCHIVED = "archived"
    DELETED = "deleted"


class SortKey(StrEnum):
    """What a list can be ordered by."""

    NEWEST = "newest"
    TITLE = "title"
    COMPANY = "company"
    STATUS = "status"
    PAY = "pay"
    POSTED = "posted"
    CLOSES = "closes"
    DUE = "due"
    MET = "met"


@dataclass(frozen=True, slots=True)
class Term:
    """One condition on a field. `op` is "" (contains, or on that day), "<", "<=", ">", ">=" or "="."""

    field: str
    value: str
    op: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """Words, each found somewhere in the posting, and terms on single fields. Empty matches everything."""

    words: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.terms)

    @property
    def description(self) -> str:
        """The filter in words for a border: `status applied · "python"`."""
        parts = [f"{term.field} {term.op}{term.value}" for term in self.terms]
        return " · ".join([*parts, *(f'"{word}"' for word in self.words)])


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter under a name. `id` is 0 until the store gives one."""

    name: str
    text: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Query:
    """What a list shows and in which order."""

    filter: Filter = Filter()
    sort: SortKey = SortKey.NEWEST
    descending: bool = False
    scope: Scope = Scope.ACTIVE


def parse_filter(text: str) -> Filter:
    """Read what was typed. Never fails: an unknown field is a plain word, half a term is nothing yet."""
    words: list[str] = []
    terms: list[Term] = []
    for match in _TERM.finditer(text):
        name = (match["field"] or "").casefold()
        if name in FIELDS:
            value = match["value"].strip('"')
            if value:
                terms.append(_term(name, value))
        else:
            word = match["phrase"] if match["phrase"] is not None else match[0].replace(':"', ":")
            if word.strip('"'):
                words.append(word.strip('"').casefold())
    return Filter(tuple(words), tuple(terms))


def _term(name: str, value: str) -> Term:
    if name != "due":
        return Term(name, value.casefold())
    match = _DUE.match(value)
    return Term(name, match["day"].casefold(), match["op"]) if match else Term(name, value.casefold())


def unusable(asked: Filter, today: date) -> list[str]:
    """One sentence for each due term that names no day, and so finds nothing."""
    return [
        f"'{term.value[:60]}' is not a date; use today, fri, +3d, 2026-11-30, none or any."
        for term in asked.terms
        if term.field == "due" and term.value not in UNDATED and due_day(term.value, today) is None
    ]


def due_day(value: str, today: date) -> date | None:
    """The day a due term names: an ISO date, today, tomorrow, a weekday to come, +3d; else None."""
    if value in ("today", "tomorrow"):
        return today + timedelta(days=value == "tomorrow")
    if len(value) >= 3 and (named := [n for n, name in enumerate(_WEEKDAYS) if name.startswith(value)]):
        return today + timedelta(days=(named[0] - today.weekday() - 1) % 7 + 1)
    if match := re.fullmatch(r"\+(\d{1,4})d?", value):
        return today + timedelta(days=int(match[1]))
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
