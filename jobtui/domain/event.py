"""What happened to a posting, as history keeps it, and what one write hands to the store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from jobtui.domain.reading import Finding, Reading
from jobtui.domain.requirement import Requirement


class EventKind(StrEnum):
    """What sort of thing happened."""

    IMPORTED = "imported"
    ADDED = "added"
    STATUS = "status"
    CHECKED = "checked"
    REQUIREMENT = "requirement"
    NOTED = "noted"
    NEXT_ACTION = "next_action"
    EDITED = "edited"
    ARCHIVED = "archived"
    UNARCHIVED = "unarchived"
    DELETED = "deleted"
    UNDELETED = "undeleted"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, `seq` in its order.

    It was entered at the UTC instant `at` and happened on the local day `on`; `before` and `after` hold the
    changed values by name.
    """

    seq: int
    step: int
    at: datetime
    on: date
    posting: int
    kind: EventKind
    text: str
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """One command or key of the person: the unit of undo. `text` tells what it did, `postings` to which."""

    number: int
    at: datetime
    text: str
    postings: tuple[int, ...]
    undone: bool = False


@dataclass(frozen=True, slots=True)
class SetPosting:
    """New values for columns of the posting itself.

    Columns: `status`, `archived_at` and `deleted_at` (UTC instants or None), `next_action`, `next_due`.
    """

    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SetFact:
    """What one field holds from now on. `corrected` says that the person put it there."""

    field: str
    findings: tuple[Finding[Any], ...]
    corrected: bool = True


@dataclass(frozen=True, slots=True)
class SetRequirement:
    """New values for a requirement: `state`, `note`, `kind`, `text`, `dropped` (bool).

    `read` is a whole Requirement, in place of its words, kind, places and all that follows from them.
    """

    requirement: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AddPosting:
    """A posting to store: what was read or typed, and the bytes it came from (None when typed).

    `corrected` names the fields the person changed in the preview or typed; `corrected_requirements` are the
    indexes of the requirements whose words or kind the person changed.
    """

    reading: Reading
    data: bytes | None = None
    corrected: frozenset[str] = frozenset()
    corrected_requirements: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class AddNote:
    """A note to add to the posting."""

    text: str


@dataclass(frozen=True, slots=True)
class AddRequirement:
    """A requirement the person adds at the end of the checklist."""

    requirement: Requirement


Deed = SetPosting | SetFact | SetRequirement | AddPosting | AddNote | AddRequirement
"""One thing a write does to one posting: a new value or a new row, never a deletion."""


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event to be written together with its deeds, all or nothing.

    `posting` is None where the deed is an AddPosting. `on` is the day it happened; None means today.
    """

    kind: EventKind
    text: str
    posting: int | None
    deeds: tuple[Deed, ...]
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What a committed step did: its number and the ids of the postings it touched, in order."""

    step: int
    postings: tuple[int, ...]
