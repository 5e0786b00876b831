"""A stored posting: the narrow row that lists show, and the whole of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

from jobtui.domain.fields import SINGLE_FIELDS
from jobtui.domain.filter import Scope
from jobtui.domain.tally import Tallies

if TYPE_CHECKING:  # so that a list can be shown without all that hangs on a posting
    from datetime import date, datetime

    from jobtui.domain.contact import Contact
    from jobtui.domain.dated import Dated
    from jobtui.domain.decision import Point, Score
    from jobtui.domain.document import Document
    from jobtui.domain.event import Event
    from jobtui.domain.fit import Fit
    from jobtui.domain.interview import Interview
    from jobtui.domain.offer import Offer
    from jobtui.domain.reading import Facts, Zone
    from jobtui.domain.requirement import ChecklistItem
    from jobtui.domain.salary import Salary

NO_TITLE = "(no title stated)"


@dataclass(frozen=True, slots=True)
class NextAction:
    """What I must do, and when it is due (None for no date)."""

    text: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class PostingRow:
    """What lists need of one posting, read without its texts.

    `suggested` names the fields whose value was inferred and is not yet confirmed; `since` is the day of the
    last change of status; `file` is the name the newest capture was imported from, "" when typed; `fit` is
    None until its checklist was held against the profile.
    """

    id: int
    title: str | None
    company: str | None
    status: str
    locations: tuple[str, ...] = ()
    workplace: str | None = None
    employment_type: str | None = None
    salaries: tuple[Salary, ...] = ()
    posted: Dated | None = None
    closes: Dated | None = None
    url: str | None = None
    next_action: NextAction | None = None
    tallies: Tallies = field(default_factory=Tallies)
    suggested: frozenset[str] = frozenset()
    since: date | None = None
    file: str = ""
    archived: bool = False
    deleted: bool = False
    tags: tuple[str, ...] = ()
    snoozed_until: date | None = None
    requisition: str | None = None
    fit: Fit | None = None

    @property
    def name(self) -> str:
        """The title, or the words that stand for a missing one."""
        return self.title or NO_TITLE

    @property
    def subject(self) -> str:
        """The role and who offers it, in one line."""
        return " · ".join(filter(None, (self.name, self.company)))

    @property
    def file_name(self) -> str:
        """The file's name without its folders."""
        return PurePath(self.file).name


@dataclass(frozen=True, slots=True)
class Note:
    """A note the person wrote, entered at a UTC instant."""

    id: int
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Capture:
    """One imported text of a posting, `n` from 1. `text` is what every span of the posting indexes.

    It was number `item` of its file.
    """

    n: int
    file: str
    sha256: str
    at: datetime
    format: str
    encoding: str
    text: str
    zones: tuple[Zone, ...] = ()
    warnings: tuple[str, ...] = ()
    item: int = 1


@dataclass(frozen=True, slots=True)
class Posting:
    """One posting with everything known about it. Dropped requirements and undone events are not there.

    `corrected` names the fields the person put right; `events` run from the oldest to the newest, interviews
    in the order of their instants; `contacts` are those of its company, met through whichever posting.
    """

    id: int
    status: str
    facts: Facts
    corrected: frozenset[str] = frozenset()
    checklist: tuple[ChecklistItem, ...] = ()
    next_action: NextAction | None = None
    notes: tuple[Note, ...] = ()
    events: tuple[Event, ...] = ()
    captures: tuple[Capture, ...] = ()
    archived_at: datetime | None = None
    deleted_at: datetime | None = None
    tags: tuple[str, ...] = ()
    snoozed_until: date | None = None
    interviews: tuple[Interview, ...] = ()
    contacts: tuple[Contact, ...] = ()
    documents: tuple[Document, ...] = ()
    scores: tuple[Score, ...] = ()
    points: tuple[Point, ...] = ()
    offers: tuple[Offer, ...] = ()

    @property
    def title(self) -> str | None:
        """The stated or suggested title, None where there is none."""
        return self.facts.title.value if self.facts.title else None

    @property
    def name(self) -> str:
        """The title, or the words that stand for a missing one."""
        return self.title or NO_TITLE

    @property
    def company(self) -> str | None:
        """The company, None where it is not stated."""
        return self.facts.company.value if self.facts.company else None

    @property
    def subject(self) -> str:
        """The role and who offers it, in one line."""
        return " · ".join(filter(None, (self.name, self.company)))

    @property
    def suggested(self) -> frozenset[str]:
        """The names of the single facts whose value was inferred and is not yet confirmed."""
        return frozenset(
            field
            for field in SINGLE_FIELDS
            if any(finding.suggested for finding in self.facts.findings(field))
        )

    @property
    def capture(self) -> Capture | None:
        """The newest capture, the one spans point into; None for a posting typed by hand."""
        return self.captures[-1] if self.captures else None

    @property
    def tallies(self) -> Tallies:
        """The checklist counted by kind and state."""
        from jobtui.domain.requirement import tallies

        return tallies(self.checklist)

    def item(self, n: int) -> ChecklistItem | None:
        """The checklist item of that number."""
        return next((item for item in self.checklist if item.n == n), None)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many postings there are, by what is done with them."""

    open: int = 0
    closed: int = 0
    archived: int = 0
    deleted: int = 0

    def within(self, scope: Scope) -> int:
        """How many of them a scope covers."""
        active = self.open + self.closed
        return {
            Scope.OPEN: self.open,
            Scope.ACTIVE: active,
            Scope.ALL: active + self.archived,
            Scope.ARCHIVED: self.archived,
            Scope.DELETED: self.deleted,
        }[scope]
