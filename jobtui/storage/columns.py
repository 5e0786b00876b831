"""The kinds of columns and conditions that tables are made of."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import JSON, Field


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """The column holds one of these words."""
    return CheckConstraint(f"{column} IN ({', '.join(repr(str(value)) for value in values)})")


def flags(*columns: str) -> list[CheckConstraint]:
    """The columns hold 0 or 1."""
    return [CheckConstraint(f"{column} IN (0, 1)") for column in columns]


def undone_index(table: str, column: str = "undone") -> Index:
    """The way to what was taken back: hardly ever more than a few rows, so it costs nothing."""
    return Index(f"{table}_undone", column, sqlite_where=text("undone = 1"))


SORTED_BY = {
    "newest": "id",
    "title": "plain_title",
    "company": "plain_company",
    "status": "status",
    "since": "since",
    "pay": "pay",
    "posted": "coalesce(posted_latest, posted_earliest)",
    "age": "coalesce(posted_latest, posted_earliest, came)",
    "closes": "coalesce(closes_earliest, closes_latest)",
    "due": "next_due",
    "met": "met",
    "place": "plain_places",
    "workplace": "workplace",
}
"""What lists of postings are sorted by, each in an index of its own."""


_SHOWN = ("id", "archived_at", "deleted_at", "status", "undone")


def sort_index(name: str, key: Any) -> Index:
    """The postings in one order, with what tells which list shows them: the table is not looked at."""
    shown = [column for column in _SHOWN if column != str(key)]
    return Index(f"posting_by_{name}", key, *shown, sqlite_where=text("NOT undone"))


FALSE = text("0")
"""The default of a flag that older rows lacked."""


def key() -> Any:
    """The number of a row, None until the database gives one."""
    return Field(default=None, primary_key=True)


def of_posting(*, index: bool = False) -> Any:
    """The posting a row belongs to and goes with."""
    return Field(foreign_key="posting.id", ondelete="CASCADE", index=index)


def of_a_posting_or_none() -> Any:
    """The posting a row belongs to, if it belongs to one."""
    return Field(default=None, foreign_key="posting.id", ondelete="CASCADE", index=True)


def json_column() -> Any:
    """A list or an object as JSON."""
    return Field(sa_type=JSON)
