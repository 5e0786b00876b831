"""The tables of what is kept beside postings, as SQLModel classes; see `tables`."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from jobtui.domain.document import DocumentKind
from jobtui.domain.duplicate import Verdict
from jobtui.domain.interview import Outcome
from jobtui.storage.columns import (
    flags,
    json_column,
    key,
    of_a_posting_or_none,
    of_posting,
    one_of,
    undone_index,
)


class Stage(SQLModel, table=True):
    """One possible status."""

    __tablename__ = "stage"
    __table_args__ = (UniqueConstraint("name"), undone_index("stage"), *flags("closed", "dropped", "undone"))

    id: int = key()
    name: str
    symbol: str
    letter: str
    position: int
    closed: bool = False
    quiet_days: int | None = None
    dropped: bool = False
    undone: bool = False


class Interview(SQLModel, table=True):
    """A round of talks at an instant, agreed on in the time `zone`."""

    __tablename__ = "interview"
    __table_args__ = (one_of("outcome", Outcome), undone_index("interview"), *flags("dropped", "undone"))

    id: int = key()
    posting_id: int = of_posting(index=True)
    at: datetime = Field(index=True)
    zone: str
    round: str
    people: list[str] = json_column()
    place: str
    note: str
    outcome: str
    dropped: bool = False
    undone: bool = False


class Contact(SQLModel, table=True):
    """A person at a company. `company_key` is what postings of that company find them by."""

    __tablename__ = "contact"
    __table_args__ = (undone_index("contact"), *flags("dropped", "undone"))

    id: int = key()
    posting_id: int | None = of_a_posting_or_none()
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
    __table_args__ = (one_of("kind", DocumentKind), undone_index("document"), *flags("dropped", "undone"))

    id: int = key()
    posting_id: int = of_posting(index=True)
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
        one_of("verdict", Verdict),
        undone_index("pair"),
        *flags("dropped", "undone"),
    )

    id: int = key()
    first_id: int = of_posting(index=True)
    second_id: int = of_posting(index=True)
    verdict: str
    dropped: bool = False
    undone: bool = False


class SavedFilter(SQLModel, table=True):
    """A filter under a name."""

    __tablename__ = "saved_filter"
    __table_args__ = (undone_index("saved_filter"), *flags("dropped", "undone"))

    id: int = key()
    name: str
    text: str
    dropped: bool = False
    undone: bool = False


ItemRow = Interview | Contact | Document | Pair | SavedFilter | Stage
"""A row of what is kept beside postings."""
