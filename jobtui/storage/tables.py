"""The tables as SQLModel classes. They do not validate: rows are built only from what `convert` makes.

`undone` marks a row whose adding was taken back: seen by nobody, back after a redo, gone with the next write.
`dropped` marks what the person took away. What is found by words stands in the table `words`, which SQLModel
does not know: see `words`.
"""

import sqlite3
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import JSON, Field, SQLModel

from jobtui.domain.codec import FIELDS
from jobtui.domain.document import DocumentKind
from jobtui.domain.duplicate import Verdict
from jobtui.domain.event import EventKind
from jobtui.domain.interview import Outcome
from jobtui.domain.requirement import Kind, State
from jobtui.domain.stage import FIRST_STAGES
from jobtui.storage import words


def _one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(repr(str(value)) for value in values)})")


def _flags(*columns: str) -> list[CheckConstraint]:
    return [CheckConstraint(f"{column} IN (0, 1)") for column in columns]


def _undone(table: str, column: str = "undone") -> Index:
    """The way to what was taken back: hardly ever more than a few rows, so it costs nothing."""
    return Index(f"{table}_undone", column, sqlite_where=text("undone = 1"))


_FALSE = text("0")


def _key() -> Any:
    # None until the row is in the database, which gives the number.
    return Field(default=None, primary_key=True)


def _of_posting(*, index: bool = False) -> Any:
    return Field(foreign_key="posting.id", ondelete="CASCADE", index=index)


def _of_a_posting_or_none() -> Any:
    return Field(default=None, foreign_key="posting.id", ondelete="CASCADE", index=True)


def _json() -> Any:
    return Field(sa_type=JSON)


class Stage(SQLModel, table=True):
    """One possible status."""

    __tablename__ = "stage"
    __table_args__ = (UniqueConstraint("name"), _undone("stage"), *_flags("closed", "dropped", "undone"))

    id: int = _key()
    name: str
    symbol: str
    letter: str
    position: int
    closed: bool = False
    quiet_days: int | None = None
    dropped: bool = False
    undone: bool = False


class Posting(SQLModel, table=True):
    """What lists need of a posting, kept narrow. Those from `title` to `suggested` follow from its facts.

    `pay` is minor units a year, for sorting only; `since` is the day of the last change of status.
    """

    __tablename__ = "posting"
    __table_args__ = (_undone("posting"), *_flags("undone"))

    id: int = _key()
    title: str | None = None
    company: str | None = None
    locations: list[str] = _json()
    workplace: str | None = None
    employment_type: str | None = None
    salaries: list[dict[str, Any]] = _json()
    pay: int | None = None
    posted_text: str | None = None
    posted_earliest: date | None = None
    posted_latest: date | None = None
    closes_text: str | None = None
    closes_earliest: date | None = None
    closes_latest: date | None = None
    url: str | None = None
    requisition: str | None = Field(default=None, index=True)
    suggested: list[str] = _json()
    status: str = Field(foreign_key="stage.name", index=True)
    since: date
    next_action: str | None = None
    next_due: date | None = None
    snoozed_until: date | None = None
    tags: list[str] = Field(default_factory=list, sa_type=JSON, sa_column_kwargs={"server_default": "[]"})
    file: str = ""
    archived_at: datetime | None = None
    deleted_at: datetime | None = None
    undone: bool = False


class Fact(SQLModel, table=True):
    """What one field of a posting holds: its findings as `codec` writes them."""

    __tablename__ = "fact"
    __table_args__ = (
        UniqueConstraint("posting_id", "field"),
        _one_of("field", FIELDS),
        _undone("fact"),
        *_flags("corrected", "undone"),
    )

    id: int = _key()
    posting_id: int = _of_posting()
    field: str
    findings: list[dict[str, Any]] = _json()
    corrected: bool = False
    undone: bool = False


class Capture(SQLModel, table=True):
    """One imported text. `data` holds the original bytes compressed by zlib; wide columns come last."""

    __tablename__ = "capture"
    __table_args__ = (
        UniqueConstraint("posting_id", "n"),
        CheckConstraint("n >= 1 AND item >= 1"),
        Index("capture_content", "sha256", "item"),
        _undone("capture"),
        *_flags("undone"),
    )

    id: int = _key()
    posting_id: int = _of_posting()
    n: int
    file: str
    sha256: str
    item: int
    at: datetime
    format: str
    encoding: str
    undone: bool = False
    zones: list[dict[str, Any]] = _json()
    warnings: list[str] = _json()
    text: str
    data: bytes


class Requirement(SQLModel, table=True):
    """One item of a checklist. `body` is what was read, as `codec` writes it, but its text and kind."""

    __tablename__ = "requirement"
    __table_args__ = (
        Index("requirement_of_posting", "posting_id", "n"),
        CheckConstraint("n >= 1"),
        _one_of("kind", Kind),
        _one_of("state", State),
        _undone("requirement"),
        *_flags("dropped", "corrected", "undone"),
    )

    id: int = _key()
    posting_id: int = _of_posting()
    n: int
    text: str
    kind: str
    body: dict[str, Any] = _json()
    state: str = "unreviewed"
    note: str = ""
    dropped: bool = False
    corrected: bool = False
    undone: bool = False


class Note(SQLModel, table=True):
    """A note the person wrote."""

    __tablename__ = "note"
    __table_args__ = (_undone("note"), *_flags("undone"))

    id: int = _key()
    posting_id: int = _of_posting(index=True)
    at: datetime
    text: str
    undone: bool = False


class Interview(SQLModel, table=True):
    """A round of talks at an instant, agreed on in the time `zone`."""

    __tablename__ = "interview"
    __table_args__ = (_one_of("outcome", Outcome), _undone("interview"), *_flags("dropped", "undone"))

    id: int = _key()
    posting_id: int = _of_posting(index=True)
    at: datetime = Field(index=True)
    zone: str
    round: str
    people: list[str] = _json()
    place: str
    note: str
    outcome: str
    dropped: bool = False
    undone: bool = False


class Contact(SQLModel, table=True):
    """A person at a company. `company_key` is what postings of that company find them by."""

    __tablename__ = "contact"
    __table_args__ = (_undone("contact"), *_flags("dropped", "undone"))

    id: int = _key()
    posting_id: int | None = _of_a_posting_or_none()
    company: str
    company_key: str = Field(index=True)
    name: str
    role: str
    email: str
    phone: str
    note: str
    dropped: bool = False
    undone: bool = False


class Document(SQLModel, table=True):
    """A file that was sent, as it was; `data` is its copy compressed by zlib, where one is kept."""

    __tablename__ = "document"
    __table_args__ = (_one_of("kind", DocumentKind), _undone("document"), *_flags("dropped", "undone"))

    id: int = _key()
    posting_id: int = _of_posting(index=True)
    kind: str
    path: str
    sha256: str
    size: int
    sent: date
    dropped: bool = False
    undone: bool = False
    data: bytes | None = None


class Pair(SQLModel, table=True):
    """What the person said of two postings."""

    __tablename__ = "pair"
    __table_args__ = (
        CheckConstraint("first_id < second_id"),
        _one_of("verdict", Verdict),
        _undone("pair"),
        *_flags("dropped", "undone"),
    )

    id: int = _key()
    first_id: int = _of_posting(index=True)
    second_id: int = _of_posting(index=True)
    verdict: str
    dropped: bool = False
    undone: bool = False


class SavedFilter(SQLModel, table=True):
    """A filter under a name."""

    __tablename__ = "saved_filter"
    __table_args__ = (_undone("saved_filter"), *_flags("dropped", "undone"))

    id: int = _key()
    name: str
    text: str
    dropped: bool = False
    undone: bool = False


class Likeness(SQLModel, table=True):
    """A number that nearly equal texts share, see `domain.likeness`. It follows from the captures."""

    __tablename__ = "likeness"

    band: int = Field(primary_key=True)
    posting_id: int = Field(primary_key=True, foreign_key="posting.id", ondelete="CASCADE", index=True)


class Event(SQLModel, table=True):
    """One thing that happened; `before` and `after` are for people. What is `loaded` has no way back.

    What is `dropped` the person struck out of the history.
    """

    __tablename__ = "event"
    __table_args__ = (
        _one_of("kind", EventKind),
        _undone("event", "step"),
        *_flags("loaded", "dropped", "undone"),
    )

    seq: int = _key()
    step: int = Field(index=True)
    at: datetime
    on_day: date
    posting_id: int | None = _of_a_posting_or_none()
    kind: str
    text: str
    before: dict[str, Any] = _json()
    after: dict[str, Any] = _json()
    dropped: bool = Field(default=False, sa_column_kwargs={"server_default": _FALSE})
    loaded: bool = False
    undone: bool = False


class Change(SQLModel, table=True):
    """One cell an event changed, its raw values as JSON: what undo and redo go by."""

    __tablename__ = "change"

    id: int = _key()
    event_seq: int = Field(foreign_key="event.seq", ondelete="CASCADE", index=True)
    table_name: str
    row_id: int
    column_name: str
    before: str
    after: str


ItemRow = Interview | Contact | Document | Pair | SavedFilter | Stage
"""A row of what is kept beside postings."""

Row = Posting | Fact | Capture | Requirement | Note | ItemRow
"""A row that undo knows: it has an `id`, and `undone` says that it is not there."""


def build(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty database and put the first stages in. Nothing is begun or committed."""
    for table in SQLModel.metadata.sorted_tables:
        connection.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(str(CreateIndex(index).compile(dialect=sqlite.dialect())))
    connection.execute(words.CREATE)
    connection.executemany(
        "INSERT INTO stage (name, symbol, letter, position, closed, quiet_days, dropped, undone) "
        "VALUES (?, ?, ?, ?, ?, ?, 0, 0)",
        [(s.name, s.symbol, s.letter, s.position, s.closed, s.quiet_days) for s in FIRST_STAGES],
    )
