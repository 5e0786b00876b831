"""What a list shows and in which order. How a filter is written: `filter_text`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from jobtui.domain.problem import WrongUsage

TEXTS = ("status", "company", "title", "place", "workplace", "skill", "tag")
"""Fields that hold words: `status:` is met by the beginning of one, the others by any part."""

DAYS = ("due", "posted", "closes")
"""Fields that hold a day."""

CHOICES = {
    "has": ("note", "due", "pay", "interview", "contact", "document", "warning", "url"),
    "is": (
        *("quiet", "overdue", "suggested", "archived", "new", "applied"),
        *("open", "closed", "snoozed", "duplicate"),
    ),
    "match": ("met", "short", "unclear"),
}
"""Fields that hold one of a few words."""

FIELDS = (*TEXTS, "pay", *DAYS, *CHOICES)

UNDATED = ("none", "any")
"""Values of a day that ask whether there is one, not which."""

NEAR_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


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
    SINCE = "since"
    PAY = "pay"
    POSTED = "posted"
    AGE = "age"
    CLOSES = "closes"
    DUE = "due"
    INTERVIEW = "interview"
    MET = "met"
    MATCH = "match"
    PLACE = "place"
    WORKPLACE = "workplace"


@dataclass(frozen=True, slots=True)
class Order:
    """One key to order by. What has no value for it stands last either way."""

    key: SortKey
    descending: bool = False

    def __str__(self) -> str:
        return f"{'-' if self.descending else ''}{self.key}"


NEWEST_FIRST = (Order(SortKey.NEWEST),)


@dataclass(frozen=True, slots=True)
class Term:
    """One condition on a field: any of `values` where it may be any of several.

    `op` is "" (contains, or on that day), "<", "<=", ">", ">=" or "=" (for words: the whole value).
    """

    field: str
    values: tuple[str, ...]
    op: str = ""
    negated: bool = False

    def __str__(self) -> str:
        return f"{'not ' if self.negated else ''}{self.field} {self.op}{','.join(self.values)}"


@dataclass(frozen=True, slots=True)
class Filter:
    """Words found somewhere in the posting, terms on single fields, words found nowhere. All must hold.

    Empty matches everything.
    """

    words: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    without: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.terms or self.without)

    @property
    def description(self) -> str:
        """The filter in words for a border: `status applied · "python" · not "java"`."""
        words = [f'"{word}"' for word in self.words] + [f'not "{word}"' for word in self.without]
        return " · ".join([*map(str, self.terms), *words])

    def sought(self, *fields: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What can be shown of the filter in a text: its words, and what is asked of these fields."""
        terms = [term for term in self.terms if term.field in fields and not term.negated]
        return self.words, tuple(value for term in terms for value in term.values)

    def asks(self, field: str, *values: str) -> bool:
        """Whether a term asks for a field, or for one of these values of it."""
        return any(
            term.field == field and not term.negated and (not values or {*values} & {*term.values})
            for term in self.terms
        )


NO_FILTER = Filter()


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter under a name. `id` is 0 until the store gives one."""

    name: str
    text: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Query:
    """What a list shows and in which order: by the first key, where that is equal by the next."""

    filter: Filter = NO_FILTER
    sort: tuple[Order, ...] = NEWEST_FIRST
    scope: Scope = Scope.ACTIVE

    @property
    def reach(self) -> Scope:
        """The scope, made as wide as the filter needs: who asks for what is archived or closed means it."""
        if self.scope in (Scope.OPEN, Scope.ACTIVE) and self.filter.asks("is", "archived"):
            return Scope.ALL
        wants_closed = self.filter.asks("status") or self.filter.asks("is", "closed")
        return Scope.ACTIVE if self.scope is Scope.OPEN and wants_closed else self.scope


def by_match(query: Query) -> bool:
    """Whether how postings fit the profile decides what is listed, or in which order."""
    terms = any(term.field == "match" for term in query.filter.terms)
    return terms or any(order.key is SortKey.MATCH for order in query.sort)


def ordered(text: str) -> tuple[Order, ...]:
    """The order written as `company,-pay`: a minus turns a key round. Raises WrongUsage."""
    return tuple(_order(part.strip()) for part in text.split(","))


def order_text(sort: tuple[Order, ...]) -> str:
    """The inverse of `ordered`."""
    return ",".join(map(str, sort))


def _order(text: str) -> Order:
    try:
        return Order(SortKey(text.removeprefix("-").casefold()), text.startswith("-"))
    except ValueError:
        raise WrongUsage(f"unknown order '{text[:60]}'. One of: {', '.join(SortKey)}.") from None


def due_day(value: str, today: date) -> date | None:
    """The day a value names: an ISO date, today, tomorrow, a weekday to come, +3d, -3d; else None."""
    if value in NEAR_DAYS:
        return today + timedelta(days=NEAR_DAYS[value])
    if len(value) >= 3 and (named := [n for n, name in enumerate(WEEKDAYS) if name.startswith(value)]):
        return today + timedelta(days=(named[0] - today.weekday() - 1) % 7 + 1)
    if match := re.fullmatch(r"([+-]\d{1,4})d?", value):
        return today + timedelta(days=int(match[1]))
    try:
        return date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None
