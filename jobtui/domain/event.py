"""What happened to a posting, as history keeps it, and what one write hands to the store."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from jobtui.domain.event_kind import EventKind as EventKind  # noqa: PLC0414 - they are found here

if TYPE_CHECKING:  # so that a history can be told without all that it may be about
    from collections.abc import Mapping
    from datetime import date, datetime
    from typing import Any

    from jobtui.domain.item import Item
    from jobtui.domain.reading import Finding, Reading, Zone
    from jobtui.domain.requirement import Requirement


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, `seq` in its order.

    It was entered at the UTC instant `at` and happened on the local day `on`; `before` and `after` hold the
    changed values by name. `posting` is None where it is about none.
    """

    seq: int
    step: int
    at: datetime
    on: date
    posting: int | None
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

    @property
    def deed(self) -> str:
        """The text without the number of postings, for where that stands beside it."""
        return self.text.removeprefix(f"{len(self.postings):,} postings: ")


@dataclass(frozen=True, slots=True)
class SetPosting:
    """New values for columns of the posting itself.

    Columns: `status`, `since` (a day, that of the event unless given), `archived_at` and `deleted_at` (UTC
    instants or None), `next_action`, `next_due`, `snoozed_until` (a day or None), `tags` (a tuple of text).
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
    """New values for a requirement: `n`, `state`, `note`, `kind`, `text`, `dropped` (bool).

    `read` is a whole Requirement, in place of its words, kind, places and all that follows from them.
    `corrected` says that the person changed its words or kind.
    """

    requirement: int
    values: Mapping[str, Any]
    corrected: bool = True


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
    """A requirement added to the checklist; `corrected` says that the person put it there.

    It takes the number `n`, which whoever asks for it keeps free, or without one the next after the last.
    """

    requirement: Requirement
    corrected: bool = True
    n: int | None = None


@dataclass(frozen=True, slots=True)
class AddCapture:
    """A newer text of a posting, from here on the one its spans index, and the bytes it came from."""

    reading: Reading
    data: bytes


@dataclass(frozen=True, slots=True)
class SetZones:
    """The zones of the newest capture, as the person put them right."""

    zones: tuple[Zone, ...]


Kept = TypeVar("Kept", bound="Item")
"""One kind of what is kept."""


@dataclass(frozen=True, slots=True)
class AddItem:
    """Something to keep, its id to be given by the store. `data` are the bytes of a document to keep."""

    item: Item
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class SetItem:
    """New values for fields of an item, or `dropped` (bool) to take it away. Its `posting` stays."""

    kind: type[Item]
    id: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SetEvent:
    """Another day (`on`), `text`, `before` or `after` for a past event, or `dropped` to strike it out."""

    seq: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReplaceStatus:
    """Every posting that stands in the stage `old`, and all history that names it, names `new` instead."""

    old: str
    new: str


Deed = (
    SetPosting
    | SetFact
    | SetRequirement
    | AddPosting
    | AddNote
    | AddRequirement
    | AddCapture
    | SetZones
    | AddItem
    | SetItem
    | SetEvent
    | ReplaceStatus
)
"""One thing a write does: a new value or a new row, never a deletion."""


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event to be written together with its deeds, all or nothing.

    `posting` is None where the first deed is an AddPosting, or where all deeds are AddItem, SetItem, SetEvent
    or ReplaceStatus and none is of a posting. `on` is the day it happened; None means today.
    `follows` says that it is about the posting of the event written before it, whose number nobody knows yet.
    """

    kind: EventKind
    text: str
    posting: int | None
    deeds: tuple[Deed, ...]
    on: date | None = None
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What a committed step did: its number and the ids of the postings it touched, in order."""

    step: int
    postings: tuple[int, ...]
