"""Tables as migrations write them out: what they are made of in every schema."""

import sqlalchemy as sa
from alembic.operations import Operations


def table(name: str, *parts: sa.schema.SchemaItem) -> sa.Table:
    """A table that may refer to postings and criteria."""
    metadata = sa.MetaData()
    for referred_to in ("posting", "criterion"):  # they are not made
        if referred_to != name:
            sa.Table(referred_to, metadata, number())
    return sa.Table(name, metadata, *parts)


def kept(name: str, *parts: sa.schema.SchemaItem) -> sa.Table:
    """A table of what is kept beside postings, as undo needs it."""
    undone = sa.Index(f"{name}_undone", "undone", sqlite_where=sa.text("undone = 1"))
    said = (*flags("dropped undone"), *checks("dropped undone"))
    return table(name, number(), *parts, *said, undone)


def number() -> sa.Column[int]:
    """The number of a row."""
    return sa.Column("id", sa.Integer, primary_key=True)


def of_posting(name: str = "posting_id", *, index: bool = False, nullable: bool = False) -> sa.Column[int]:
    """The posting a row goes with."""
    key = sa.ForeignKey("posting.id", ondelete="CASCADE")
    return sa.Column(name, sa.Integer, key, nullable=nullable, index=index)


def texts(names: str) -> list[sa.Column[str]]:
    """Columns of text, named one after the other."""
    return [sa.Column(name, sa.String, nullable=False) for name in names.split()]


def flags(names: str) -> list[sa.Column[bool]]:
    """Columns that hold 0 or 1."""
    return [sa.Column(name, sa.Boolean, nullable=False) for name in names.split()]


def checks(names: str) -> list[sa.CheckConstraint]:
    """The condition that flags hold 0 or 1."""
    return [sa.CheckConstraint(f"{name} IN (0, 1)") for name in names.split()]


def one_of(column: str, values: str) -> sa.CheckConstraint:
    """The condition that a column holds one of these words."""
    return sa.CheckConstraint(f"{column} IN ({', '.join(repr(value) for value in values.split())})")


def wholes(names: str) -> list[sa.Column[int]]:
    """Columns of whole numbers, or of nothing."""
    return [sa.Column(name, sa.Integer) for name in names.split()]


def index_undone(op: Operations, table: str) -> None:
    """The way to what was taken back."""
    op.create_index(f"{table}_undone", table, ["undone"], sqlite_where=sa.text("undone = 1"))
