"""What changed between two versions of a posting: its facts, its requirements, and how long it is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from jobtui.domain.fields import FIELDS
from jobtui.domain.number import counted
from jobtui.domain.pairing import pairs, words_of
from jobtui.domain.reading import Dated, Facts, Finding, Origin
from jobtui.domain.requirement import Requirement, Years
from jobtui.domain.salary import Salary, describe

_CALLED = {
    "locations": "place",
    "employment_type": "type",
    "salaries": "pay",
    "posted": "day posted",
    "closes": "closing day",
    "url": "address",
}
"""What a field is called in a sentence, where not by its own name."""

_COUNTED = {"skills": "skill", "responsibilities": "responsibility", "benefits": "benefit"}
"""Fields of which only the number of values is told, and one value of them."""

_UNTOLD = frozenset({"posted", "url", "summary"})
"""Fields that hardly ever stay as they are: not worth a place in one sentence."""

_TOLD = 3
"""So many changed facts are named in one sentence."""


class Move(StrEnum):
    """What became of something from one version to the next."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class FactMove:
    """One field that is not as it was: what it held before, and after."""

    field: str
    move: Move
    before: tuple[Finding[Any], ...]
    after: tuple[Finding[Any], ...]

    @property
    def text(self) -> str:
        """`pay moved $120,000–140,000 /yr → $130,000–150,000 /yr`, `closing day no longer stated`."""
        name = _CALLED.get(self.field, self.field)
        if self.field in _COUNTED:
            return self._counted()
        before, after = (_values(found) for found in (self.before, self.after))
        if self.field == "summary" or max(len(before), len(after)) > 120:
            return f"{name} {_SAID[self.move]}"
        if self.move is Move.CHANGED:
            verb = "moved" if self.field in ("salaries", "closes", "posted") else "changed"
            return f"{name} {verb} {before} → {after}"
        return (
            f"{name} now stated: {after}" if self.move is Move.ADDED else f"{name} no longer stated: {before}"
        )

    @property
    def lines(self) -> tuple["FactLine", ...]:
        """What to tell line by line: each value of its own where several come and go."""
        if self.field not in _COUNTED:
            return ((self.move, self.text, self.after or self.before),)
        moved = ((Move.ADDED, self.new), (Move.REMOVED, self.gone))
        one = _COUNTED[self.field]
        return tuple((move, f"{one}: {_value(f.value)}", (f,)) for move, found in moved for f in found)

    def _counted(self) -> str:
        one = _COUNTED[self.field]
        counts = (("added", len(self.new)), ("removed", len(self.gone)))
        return ", ".join(f"{counted(count, one)} {words}" for words, count in counts if count)

    @property
    def new(self) -> tuple[Finding[Any], ...]:
        """The values that were not there before."""
        return _without(self.after, self.before)

    @property
    def gone(self) -> tuple[Finding[Any], ...]:
        """The values that are not there any more."""
        return _without(self.before, self.after)


FactLine = tuple[Move, str, tuple[Finding[Any], ...]]
"""What became of a value, in words, and where it stands: in the older version if it was removed."""

_SAID = {Move.ADDED: "now stated", Move.REMOVED: "no longer stated", Move.CHANGED: "changed"}


@dataclass(frozen=True, slots=True)
class ItemMove:
    """What became of one requirement. `before` is None for a new one, `after` for one that is gone.

    `what` tells how it changed: `years 3+ → 5+`, `required → preferred`, `wording`.
    """

    move: Move
    before: Requirement | None
    after: Requirement | None
    what: tuple[str, ...] = ()

    @property
    def item(self) -> Requirement:
        """The requirement as it is now, or as it was last."""
        found = self.after or self.before
        if found is None:
            raise ValueError("nothing moved from nowhere to nowhere")
        return found


@dataclass(frozen=True, slots=True)
class Difference:
    """All that is not as it was, and the requirements that stayed.

    `days` lie between the two captures; `open_for` are the days from the day posted, as far as it is known,
    to the newer capture.
    """

    facts: tuple[FactMove, ...]
    requirements: tuple[ItemMove, ...]
    days: int
    open_for: int | None = None

    def of(self, move: Move) -> tuple[ItemMove, ...]:
        """The requirements that made one move."""
        return tuple(one for one in self.requirements if one.move is move)

    @property
    def anything(self) -> bool:
        """Whether something is not as it was."""
        return bool(self.facts) or any(one.move is not Move.SAME for one in self.requirements)

    @property
    def age(self) -> str:
        """`captured 12 days apart; open for 43 days by then`."""
        apart = f"captured {counted(abs(self.days), 'day')} apart" if self.days else "captured the same day"
        if self.open_for is None:
            return apart
        return f"{apart}; open for {counted(self.open_for, 'day')} by then"

    @property
    def summary(self) -> str:
        """`2 requirements added, 1 removed, pay moved $120,000 → $130,000`."""
        counts = [(len(self.of(move)), move) for move in (Move.ADDED, Move.REMOVED, Move.CHANGED)]
        parts = [f"{count} {move}" for count, move in counts if count]
        if parts:
            count, _, words = parts[0].partition(" ")
            parts[0] = f"{counted(int(count), 'requirement')} {words}"
        told = [fact.text for fact in self.facts if fact.field not in _UNTOLD]
        more = len(told) - _TOLD
        told = told[:_TOLD] + ([f"{counted(more, 'other fact')} changed"] if more > 0 else [])
        return ", ".join([*parts, *told]) or "it asks and offers the same"


def difference(
    before: tuple[Facts, Sequence[Requirement], date], after: tuple[Facts, Sequence[Requirement], date]
) -> Difference:
    """What changed between two readings, each with the day it was captured."""
    (old, asked, first), (new, asks, second) = before, after
    return Difference(
        _facts(old, new),
        _requirements(asked, asks),
        (second - first).days,
        _open_for(old, new, second),
    )


def _facts(old: Facts, new: Facts) -> tuple[FactMove, ...]:
    found = []
    for field in FIELDS:
        before, after = (_own(field, facts) for facts in (old, new))
        if _without(before, after) or _without(after, before):
            move = Move.ADDED if not before else Move.REMOVED if not after else Move.CHANGED
            if not (field == "posted" and _may_be_one_day(before, after)):
                found.append(FactMove(field, move, before, after))
    return tuple(found)


def _own(field: str, facts: Facts) -> tuple[Finding[Any], ...]:
    """What the employer says; the chips of a site are another matter."""
    found = facts.findings(field)
    return tuple(one for one in found if one.origin is Origin.EMPLOYER) if field == "skills" else found


def _without(some: Sequence[Finding[Any]], others: Sequence[Finding[Any]]) -> tuple[Finding[Any], ...]:
    known = {_folded(one.value) for one in others}
    return tuple(one for one in some if _folded(one.value) not in known)


def _folded(value: Any) -> Any:
    if isinstance(value, Dated) and value.earliest:
        return value.earliest, value.latest
    return words_of(value) or value if isinstance(value, str) else value


def _may_be_one_day(before: Sequence[Finding[Dated]], after: Sequence[Finding[Dated]]) -> bool:
    """Whether "1mo ago" and "2mo ago", each said on its day, can mean the same day."""
    if not before or not after:
        return False
    one, other = before[0].value, after[0].value
    ends = (one.earliest, one.latest, other.earliest, other.latest)
    if None in ends:
        return one.text == other.text
    return bool(one.earliest <= other.latest and other.earliest <= one.latest)  # type: ignore[operator]


def _open_for(old: Facts, new: Facts, until: date) -> int | None:
    """The days since the day posted, by the version that puts it first; None where neither does."""
    days = [
        day
        for facts in (old, new)
        if facts.posted and (day := facts.posted.value.latest or facts.posted.value.earliest)
    ]
    return max((until - min(days)).days, 0) if days else None


def _requirements(old: Sequence[Requirement], new: Sequence[Requirement]) -> tuple[ItemMove, ...]:
    matched = pairs([[one.text] for one in old], [one.text for one in new])
    came_from = {j: i for i, j in matched.items()}
    now = [
        _moved(old[came_from[j]], one) if j in came_from else ItemMove(Move.ADDED, None, one)
        for j, one in enumerate(new)
    ]
    gone = [ItemMove(Move.REMOVED, one, None) for i, one in enumerate(old) if i not in matched]
    return (*now, *gone)


def _moved(before: Requirement, after: Requirement) -> ItemMove:
    what = []
    if before.kind is not after.kind:
        what.append(f"{before.kind} → {after.kind}")
    if _years(before) != _years(after):
        what.append(f"years {_years(before) or 'not stated'} → {_years(after) or 'not stated'}")
    if before.degree is not after.degree:
        what.append(f"degree {before.degree or 'not stated'} → {after.degree or 'not stated'}")
    if not what and words_of(before.text) != words_of(after.text):
        what.append("wording")
    return ItemMove(Move.CHANGED if what else Move.SAME, before, after, tuple(what))


def _years(one: Requirement) -> str:
    return ", ".join(map(_span_of_years, one.years))


def _span_of_years(years: Years) -> str:
    return f"{years.minimum}+" if years.maximum is None else f"{years.minimum}–{years.maximum}"


def _values(found: Sequence[Finding[Any]]) -> str:
    return "; ".join(_value(one.value) for one in found)


def _value(value: Any) -> str:
    if isinstance(value, Salary):
        return describe(value, with_place=True)
    if isinstance(value, Dated):
        return value.earliest.isoformat() if value.earliest and value.earliest == value.latest else value.text
    return " ".join(str(value).split())
