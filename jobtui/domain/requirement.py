"""What one posting asks, item by item, and where the person stands on each item."""

from dataclasses import dataclass, replace
from enum import StrEnum

from jobtui.domain.tally import Tallies as Tallies  # noqa: PLC0414 - those who count checklists find them here
from jobtui.domain.tally import Tally as Tally  # noqa: PLC0414

Span = tuple[int, int]
"""`[start, end)` offsets into the reading text of a capture."""


class Kind(StrEnum):
    """How firmly an item is asked; unlabelled where the posting does not say."""

    REQUIRED = "required"
    PREFERRED = "preferred"
    UNLABELLED = "unlabelled"


class State(StrEnum):
    """The person's own verdict on an item."""

    UNREVIEWED = "unreviewed"
    MET = "met"
    PARTIAL = "partial"
    UNMET = "unmet"


KIND_SYMBOLS = {Kind.REQUIRED: "●", Kind.PREFERRED: "○", Kind.UNLABELLED: "◌"}
STATE_SYMBOLS = {State.MET: "✓", State.PARTIAL: "~", State.UNMET: "✗", State.UNREVIEWED: ""}
"""What stands for them wherever they are shown. Stages have the half circles."""


class Degree(StrEnum):
    """Lowest degree a sentence accepts, in rising order."""

    NONE = "none"
    BACHELOR = "bachelor"
    MASTER = "master"
    PHD = "phd"


@dataclass(frozen=True, slots=True)
class Years:
    """A demand for years of experience; `area` names what in ("people management"), "" for in general."""

    minimum: int
    maximum: int | None = None
    area: str = ""


class Topic(StrEnum):
    """What sort of thing an item asks, in the order they are told."""

    DEGREE = "degree"
    EXPERIENCE = "experience"
    SKILL = "skill"
    LEADERSHIP = "leadership"
    DOMAIN = "domain"
    LANGUAGE = "language"
    CLEARANCE = "clearance"
    AUTHORISATION = "authorisation"
    PLACE = "place"
    TRAVEL = "travel"
    LICENCE = "licence"


LEVELS = {
    "A1": 1, "A2": 2, "B1": 3, "B2": 4, "C1": 5, "C2": 6,
    "basic": 2, "conversational": 3, "business": 5, "fluent": 5, "native": 7,
}  # fmt: skip
"""How well a language is spoken, on one rising scale."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language that people speak, by its English name, at a level of LEVELS; "" where none is said."""

    name: str
    level: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One condition. Exactly one of `degree`, `years`, `equivalent`, `skill` and `language` is set.

    `field` says what the degree is in, in the words of the posting; `level` how well the language is spoken.
    """

    degree: Degree | None = None
    years: Years | None = None
    equivalent: bool = False
    spans: tuple[Span, ...] = ()
    skill: str | None = None
    language: str | None = None
    level: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """Conditions joined by AND (`all`) or OR (`any`).

    An `any` that is `open` gives examples ("such as"): one of them is enough, and so is another like them.
    """

    op: str
    of: tuple["Leaf | Branch", ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Requirement:
    """One item a posting asks, as read: verbatim text with its spans and what follows from it.

    `years` holds the demands of the item in reading order; `equivalent` tells that equivalent experience is
    accepted; `alternatives` is the AND/OR tree where the item offers a choice; `stricter_repeat` marks one
    that says an earlier one again and asks for more; `topics` is empty where none was recognised.
    """

    text: str
    kind: Kind = Kind.UNLABELLED
    spans: tuple[Span, ...] = ()
    origin: str = "employer"
    rule: str = ""
    years: tuple[Years, ...] = ()
    degree: Degree | None = None
    equivalent: bool = False
    alternatives: Branch | None = None
    skills: tuple[str, ...] = ()
    stricter_repeat: bool = False
    languages: tuple[Language, ...] = ()
    topics: tuple[Topic, ...] = ()


def placed(requirement: Requirement, spans: tuple[Span, ...]) -> Requirement:
    """The requirement at other places, or at none. Where its conditions stand in them is not known."""
    tree = requirement.alternatives
    return replace(requirement, spans=spans, alternatives=tree and _unplaced(tree))


def _unplaced(tree: Branch) -> Branch:
    parts = (_unplaced(one) if isinstance(one, Branch) else replace(one, spans=()) for one in tree.of)
    return replace(tree, of=tuple(parts))


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """A stored requirement, number `n` (from 1) of its posting, with my state and my note of evidence."""

    id: int
    n: int
    requirement: Requirement
    state: State = State.UNREVIEWED
    note: str = ""
    corrected: bool = False


def tally(items: "list[ChecklistItem] | tuple[ChecklistItem, ...]", kind: Kind) -> Tally:
    """Count the items of one kind by state."""
    states = [item.state for item in items if item.requirement.kind is kind]
    return Tally(len(states), states.count(State.MET), states.count(State.PARTIAL), states.count(State.UNMET))


def tallies(items: "list[ChecklistItem] | tuple[ChecklistItem, ...]") -> Tallies:
    """Count all items by kind and state."""
    return Tallies(*(tally(items, kind) for kind in Kind))


def next_state(state: State) -> State:
    """The state one press of the toggle leads to: unreviewed, met, partial, unmet, and round again."""
    order = list(State)
    return order[(order.index(state) + 1) % len(order)]


def next_kind(kind: Kind) -> Kind:
    """The kind one press leads to: required, preferred, unlabelled, and round again."""
    order = list(Kind)
    return order[(order.index(kind) + 1) % len(order)]
