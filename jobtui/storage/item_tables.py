"""The tables of what is kept beside postings, as SQLModel classes; see `tables`."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from jobtui.domain.decision import HEAVIEST, HIGHEST, Side
from jobtui.domain.document import DocumentKind
from jobtui.domain.duplicate import Verdict
from jobtui.domain.interview import Outcome
from jobtui.domain.profile import ClaimKind, Firmness
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
    __table_args__ = (
        UniqueConstraint("name"),
        Index("stage_order", "position", "name", unique=True),  # no two are equal, so lists need no sorting
        undone_index("stage"),
        *flags("closed", "dropped", "undone"),
    )

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


class Claim(SQLModel, table=True):
    """One line of my profile."""

    __tablename__ = "claim"
    __table_args__ = (
        one_of("kind", ClaimKind),
        one_of("firmness", Firmness),
        undone_index("claim"),
        *flags("dropped", "undone"),
    )

    id: int = key()
    kind: str
    name: str
    level: str
    years: float | None = None
    last_used: int | None = None
    amount: int | None = None
    currency: str
    period: str
    firmness: str
    proof: str
    source: str
    dropped: bool = False
    undone: bool = False


class Criterion(SQLModel, table=True):
    """One thing roles are weighed by."""

    __tablename__ = "criterion"
    __table_args__ = (
        CheckConstraint(f"weight BETWEEN 0 AND {HEAVIEST}"),
        undone_index("criterion"),
        *flags("dropped", "undone"),
    )

    id: int = key()
    name: str
    weight: int
    dropped: bool = False
    undone: bool = False


class Score(SQLModel, table=True):
    """How well a posting does on one criterion."""

    __tablename__ = "score"
    __table_args__ = (
        CheckConstraint(f"value BETWEEN 0 AND {HIGHEST}"),
        undone_index("score"),
        *flags("dropped", "undone"),
    )

    id: int = key()
    posting_id: int = of_posting(index=True)
    criterion_id: int = Field(foreign_key="criterion.id", ondelete="CASCADE", index=True)
    value: int
    reason: str
    dropped: bool = False
    undone: bool = False


class Point(SQLModel, table=True):
    """Something that speaks for or against a posting."""

    __tablename__ = "point"
    __table_args__ = (one_of("side", Side), undone_index("point"), *flags("dropped", "undone"))

    id: int = key()
    posting_id: int = of_posting(index=True)
    side: str
    text: str
    dropped: bool = False
    undone: bool = False


class Offer(SQLModel, table=True):
    """What an employer offers; amounts in minor units."""

    __tablename__ = "offer"
    __table_args__ = (undone_index("offer"), *flags("dropped", "undone"))

    id: int = key()
    posting_id: int = of_posting(index=True)
    base: int
    currency: str
    period: str
    bonus: int | None = None
    sign_on: int | None = None
    equity: int | None = None
    vesting: int | None = None
    days_off: int | None = None
    deadline: date | None = None
    note: str
    dropped: bool = False
    undone: bool = False


class Rate(SQLModel, table=True):
    """What one unit of a currency is worth in another."""

    __tablename__ = "rate"
    __table_args__ = (undone_index("rate"), *flags("dropped", "undone"))

    id: int = key()
    currency: str
    into: str
    factor: str
    day: date
    dropped: bool = False
    undone: bool = False


ItemRow = (
    Interview
    | Contact
    | Document
    | Pair
    | SavedFilter
    | Stage
    | Claim
    | Criterion
    | Score
    | Point
    | Offer
    | Rate
)
"""A row of what is kept beside postings."""
