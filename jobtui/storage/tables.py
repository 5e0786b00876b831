"""The tables as SQLModel classes. They do not validate: rows are built only from what `convert` makes.

`undone` marks a row whose adding was taken back: seen by nobody, back after a redo, gone with the next write.
`dropped` marks what the person took away. What is found by words stands in the table `words`, which SQLModel
does not know: see `words`.
"""

import sqlite3
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import JSON, Field, SQLModel

from jobtui.domain.event import EventKind
from jobtui.domain.fields import FIELDS
from jobtui.domain.requirement import Kind, State
from jobtui.domain.stage import FIRST_STAGES, Stage
from jobtui.storage import words
from jobtui.storage.columns import (
    FALSE,
    SORTED_BY,
    flags,
    json_column,
    key,
    of_a_posting_or_none,
    of_posting,
    one_of,
    sort_index,
    undone_index,
)
from jobtui.storage.item_tables import ItemRow


class Posting(SQLModel, table=True):
    """What lists need of a posting, kept narrow. Those from `title` to `suggested` follow from its facts.

    `pay` is minor units a year, for sorting only; `since` is the day of the last change of status. What is
    behind `undone` is there to be sorted by and found fast, see `derived`: texts without case and accents,
    the keys of its employer and page, the instant it came in, the share of required items ticked as met.
    """

    __tablename__ = "posting"
    __table_args__ = (
        # In these orders the agenda finds what it asks about, however many postings there are.
        Index("posting_standing", "status", "since"),
        Index("posting_closing", "status", text("coalesce(closes_earliest, closes_latest)")),
        *(sort_index(name, text(key)) for name, key in SORTED_BY.items()),
        Index("posting_employer", "employer"),
        Index("posting_page", "page"),
        undone_index("posting"),
        *flags("undone"),
    )

    id: int = key()
    title: str | None = None
    company: str | None = None
    locations: list[str] = json_column()
    workplace: str | None = None
    employment_type: str | None = None
    salaries: list[dict[str, Any]] = json_column()
    pay: int | None = None
    posted_text: str | None = None
    posted_earliest: date | None = None
    posted_latest: date | None = None
    closes_text: str | None = None
    closes_earliest: date | None = None
    closes_latest: date | None = None
    url: str | None = None
    requisition: str | None = None
    suggested: list[str] = json_column()
    status: str = Field(foreign_key="stage.name")
    since: date
    next_action: str | None = None
    next_due: date | None = None
    snoozed_until: date | None = None
    tags: list[str] = Field(default_factory=list, sa_type=JSON, sa_column_kwargs={"server_default": "[]"})
    file: str = ""
    archived_at: datetime | None = None
    deleted_at: datetime | None = None
    undone: bool = False
    plain_title: str | None = None
    plain_company: str | None = None
    plain_places: str | None = None
    plain_skills: str | None = None
    employer: str | None = None
    page: str | None = None
    came: datetime | None = None
    met: float | None = None


class Fact(SQLModel, table=True):
    """What one field of a posting holds: its findings as `codec` writes them."""

    __tablename__ = "fact"
    __table_args__ = (
        UniqueConstraint("posting_id", "field"),
        one_of("field", FIELDS),
        undone_index("fact"),
        *flags("corrected", "undone"),
    )

    id: int = key()
    posting_id: int = of_posting()
    field: str
    findings: list[dict[str, Any]] = json_column()
    corrected: bool = False
    undone: bool = False


class Capture(SQLModel, table=True):
    """One imported text. `data` holds the original bytes compressed by zlib; wide columns come last."""

    __tablename__ = "capture"
    __table_args__ = (
        UniqueConstraint("posting_id", "n"),
        CheckConstraint("n >= 1 AND item >= 1"),
        Index("capture_content", "sha256", "item"),
        Index("capture_warned", "posting_id", "n", sqlite_where=text("warnings <> '[]'")),
        undone_index("capture"),
        *flags("undone"),
    )

    id: int = key()
    posting_id: int = of_posting()
    n: int
    file: str
    sha256: str
    item: int
    at: datetime
    format: str
    encoding: str
    undone: bool = False
    zones: list[dict[str, Any]] = json_column()
    warnings: list[str] = json_column()
    text: str
    data: bytes


class Requirement(SQLModel, table=True):
    """One item of a checklist. `body` is what was read, as `codec` writes it, but its text and kind."""

    __tablename__ = "requirement"
    __table_args__ = (
        Index("requirement_of_posting", "posting_id", "n"),
        CheckConstraint("n >= 1"),
        one_of("kind", Kind),
        one_of("state", State),
        undone_index("requirement"),
        *flags("dropped", "corrected", "undone"),
    )

    id: int = key()
    posting_id: int = of_posting()
    n: int
    text: str
    kind: str
    body: dict[str, Any] = json_column()
    state: str = "unreviewed"
    note: str = ""
    dropped: bool = False
    corrected: bool = False
    undone: bool = False


class Note(SQLModel, table=True):
    """A note the person wrote."""

    __tablename__ = "note"
    __table_args__ = (undone_index("note"), *flags("dropped", "undone"))

    id: int = key()
    posting_id: int = of_posting(index=True)
    at: datetime
    text: str
    dropped: bool = Field(default=False, sa_column_kwargs={"server_default": FALSE})
    undone: bool = False


class Likeness(SQLModel, table=True):
    """A number that nearly equal texts share, see `domain.likeness`. It follows from the captures."""

    __tablename__ = "likeness"

    band: int = Field(primary_key=True)
    posting_id: int = Field(primary_key=True, foreign_key="posting.id", ondelete="CASCADE", index=True)


class Fit(SQLModel, table=True):
    """How a checklist stands against the profile, see `domain.fit`. It follows from both."""

    __tablename__ = "fit"
    __table_args__ = (Index("fit_rank", "rank"),)

    posting_id: int = Field(primary_key=True, foreign_key="posting.id", ondelete="CASCADE")
    asked: int
    met: int
    partial: int
    unmet: int
    wished: int
    wished_met: int
    rank: int


class Event(SQLModel, table=True):
    """One thing that happened; `before` and `after` are for people. What is `loaded` has no way back.

    What is `dropped` the person struck out of the history.
    """

    __tablename__ = "event"
    __table_args__ = (
        one_of("kind", EventKind),
        Index(
            "event_of_kind", "posting_id", "kind", "on_day", sqlite_where=text("NOT dropped AND NOT undone")
        ),
        undone_index("event", "step"),
        *flags("loaded", "dropped", "undone"),
    )

    seq: int = key()
    step: int = Field(index=True)
    at: datetime
    on_day: date
    posting_id: int | None = of_a_posting_or_none()
    kind: str
    text: str
    before: dict[str, Any] = json_column()
    after: dict[str, Any] = json_column()
    dropped: bool = Field(default=False, sa_column_kwargs={"server_default": FALSE})
    loaded: bool = False
    undone: bool = False


class Change(SQLModel, table=True):
    """One cell an event changed, its raw values as JSON: what undo and redo go by."""

    __tablename__ = "change"

    id: int = key()
    event_seq: int = Field(foreign_key="event.seq", ondelete="CASCADE", index=True)
    table_name: str
    row_id: int
    column_name: str
    before: str
    after: str


Row = Posting | Fact | Capture | Requirement | Note | ItemRow
"""A row that undo knows: it has an `id`, and `undone` says that it is not there."""


def build(connection: sqlite3.Connection, stages: Sequence[Stage] = FIRST_STAGES) -> None:
    """Make the tables in an empty database and put these stages in. Nothing is begun or committed."""
    for table in SQLModel.metadata.sorted_tables:
        connection.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(str(CreateIndex(index).compile(dialect=sqlite.dialect())))
    connection.execute(words.CREATE)
    connection.executemany(
        "INSERT INTO stage (name, symbol, letter, position, closed, quiet_days, dropped, undone) "
        "VALUES (?, ?, ?, ?, ?, ?, 0, 0)",
        [(s.name, s.symbol, s.letter, s.position, s.closed, s.quiet_days) for s in stages],
    )
