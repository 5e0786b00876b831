"""Schema 2: what is kept beside postings, tags, full text, and stages of the person's own.

Tables and words are written out as they were then: what `tables` says may be newer.
"""

import sqlalchemy as sa
from alembic.operations import Operations
from sqlalchemy.dialects.sqlite import JSON

_EVENTS = (
    "imported added status checked requirement noted next_action edited archived unarchived deleted "
    "undeleted version done snoozed tagged interview contact document duplicate history stage filter"
)
_FIELDS = (
    "title company workplace employment_type posted closes url requisition summary "
    "locations salaries skills responsibilities benefits"
)


GONE = ("search",)
"""Columns that are no more: what undo would put back into them goes as well."""


def upgrade(op: Operations) -> None:
    """Bring a file of schema 1 to schema 2. Foreign keys must be off, since tables are made anew."""
    _number_stages(op)
    _widen_posting(op)
    _widen_event(op)
    _let_requirements_move(op)
    _widen_fact(op)
    op.drop_column("capture", "search")
    _let_notes_go(op)
    op.execute("DELETE FROM change WHERE column_name = 'search'")
    for table in _new_tables():
        table.create(op.get_bind())
    op.execute(
        "CREATE VIRTUAL TABLE words USING fts5(title, company, notes, body, "
        "tokenize=\"unicode61 remove_diacritics 2 tokenchars '+#'\", prefix='2')"
    )


def _number_stages(op: Operations) -> None:
    op.execute(
        "CREATE TABLE stage_anew (id INTEGER NOT NULL, name VARCHAR NOT NULL, symbol VARCHAR NOT NULL, "
        "letter VARCHAR NOT NULL, position INTEGER NOT NULL, closed BOOLEAN NOT NULL, quiet_days INTEGER, "
        "dropped BOOLEAN NOT NULL, undone BOOLEAN NOT NULL, PRIMARY KEY (id), UNIQUE (name), "
        "CHECK (closed IN (0, 1)), CHECK (dropped IN (0, 1)), CHECK (undone IN (0, 1)))"
    )
    op.execute(
        "INSERT INTO stage_anew (name, symbol, letter, position, closed, quiet_days, dropped, undone) "
        "SELECT name, symbol, letter, position, closed, quiet_days, 0, 0 FROM stage ORDER BY position, name"
    )
    op.execute("DROP TABLE stage")
    op.execute("ALTER TABLE stage_anew RENAME TO stage")
    _index_undone(op, "stage")


def _widen_posting(op: Operations) -> None:
    op.drop_column("posting", "search")
    op.add_column("posting", sa.Column("requisition", sa.String))
    op.add_column("posting", sa.Column("snoozed_until", sa.Date))
    op.add_column("posting", sa.Column("tags", JSON, nullable=False, server_default="[]"))
    op.create_index("ix_posting_requisition", "posting", ["requisition"])
    op.drop_index("ix_posting_status", "posting")
    op.create_index("posting_standing", "posting", ["status", "since"])
    op.create_index("posting_due", "posting", ["next_due"], sqlite_where=sa.text("next_due IS NOT NULL"))
    closes = sa.text("coalesce(closes_earliest, closes_latest)")
    op.create_index("posting_closing", "posting", ["status", closes])


def _widen_event(op: Operations) -> None:
    old = _table(
        "event",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("on_day", sa.Date, nullable=False),
        _of_posting(),
        *_texts("kind text"),
        sa.Column("before", JSON, nullable=False),
        sa.Column("after", JSON, nullable=False),
        *_flags("loaded undone"),
    )
    checks = (_one_of("kind", _EVENTS), *_checks("loaded dropped undone"))
    with op.batch_alter_table("event", copy_from=old, table_args=checks, recreate="always") as batch:
        batch.alter_column("posting_id", existing_type=sa.Integer, nullable=True)
        batch.add_column(sa.Column("dropped", sa.Boolean, nullable=False, server_default=sa.text("0")))
    op.create_index("ix_event_step", "event", ["step"])
    op.create_index("ix_event_posting_id", "event", ["posting_id"])
    op.create_index("event_undone", "event", ["step"], sqlite_where=sa.text("undone = 1"))
    effective = sa.text("NOT dropped AND NOT undone")
    op.create_index("event_of_kind", "event", ["posting_id", "kind", "on_day"], sqlite_where=effective)


def _let_requirements_move(op: Operations) -> None:
    old = _table(
        "requirement",
        _id(),
        _of_posting(),
        sa.Column("n", sa.Integer, nullable=False),
        *_texts("text kind"),
        sa.Column("body", JSON, nullable=False),
        *_texts("state note"),
        *_flags("dropped corrected undone"),
    )
    checks = (
        sa.CheckConstraint("n >= 1"),
        _one_of("kind", "required preferred unlabelled"),
        _one_of("state", "unreviewed met partial unmet"),
        *_checks("dropped corrected undone"),
    )
    with op.batch_alter_table("requirement", copy_from=old, table_args=checks, recreate="always"):
        pass
    op.create_index("requirement_of_posting", "requirement", ["posting_id", "n"])
    _index_undone(op, "requirement")


def _let_notes_go(op: Operations) -> None:
    old = _table(
        "note",
        _id(),
        _of_posting(),
        sa.Column("at", sa.DateTime, nullable=False),
        *_texts("text search"),
        *_flags("undone"),
    )
    checks = (*_checks("dropped undone"),)
    with op.batch_alter_table("note", copy_from=old, table_args=checks, recreate="always") as batch:
        batch.drop_column("search")
        batch.add_column(sa.Column("dropped", sa.Boolean, nullable=False, server_default=sa.text("0")))
    op.create_index("ix_note_posting_id", "note", ["posting_id"])
    _index_undone(op, "note")


def _widen_fact(op: Operations) -> None:
    old = _table(
        "fact",
        _id(),
        _of_posting(),
        *_texts("field"),
        sa.Column("findings", JSON, nullable=False),
        *_flags("corrected undone"),
    )
    checks = (
        sa.UniqueConstraint("posting_id", "field"),
        _one_of("field", _FIELDS),
        *_checks("corrected undone"),
    )
    with op.batch_alter_table("fact", copy_from=old, table_args=checks, recreate="always"):
        pass
    _index_undone(op, "fact")


def _new_tables() -> list[sa.Table]:
    return [
        _kept(
            "interview",
            _of_posting(index=True),
            sa.Column("at", sa.DateTime, nullable=False, index=True),
            *_texts("zone round"),
            sa.Column("people", JSON, nullable=False),
            *_texts("place note outcome"),
            _one_of("outcome", "open passed failed cancelled"),
        ),
        _kept(
            "contact",
            _of_posting(index=True, nullable=True),
            *_texts("company"),
            sa.Column("company_key", sa.String, nullable=False, index=True),
            *_texts("name role email phone note"),
        ),
        _kept(
            "document",
            _of_posting(index=True),
            *_texts("kind path sha256"),
            sa.Column("size", sa.Integer, nullable=False),
            sa.Column("sent", sa.Date, nullable=False),
            sa.Column("data", sa.LargeBinary),
            _one_of("kind", "resume letter other"),
        ),
        _kept(
            "pair",
            _of_posting("first_id", index=True),
            _of_posting("second_id", index=True),
            *_texts("verdict"),
            sa.CheckConstraint("first_id < second_id"),
            _one_of("verdict", "same different"),
        ),
        _kept("saved_filter", *_texts("name text")),
        _table(
            "likeness",
            sa.Column("band", sa.Integer, primary_key=True),
            sa.Column(
                "posting_id",
                sa.Integer,
                sa.ForeignKey("posting.id", ondelete="CASCADE"),
                primary_key=True,
                index=True,
            ),
        ),
    ]


def _table(name: str, *parts: sa.schema.SchemaItem) -> sa.Table:
    metadata = sa.MetaData()
    sa.Table("posting", metadata, _id())  # for what refers to it; it is not made
    return sa.Table(name, metadata, *parts)


def _kept(name: str, *parts: sa.schema.SchemaItem) -> sa.Table:
    undone = sa.Index(f"{name}_undone", "undone", sqlite_where=sa.text("undone = 1"))
    flags = (*_flags("dropped undone"), *_checks("dropped undone"))
    return _table(name, _id(), *parts, *flags, undone)


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _of_posting(name: str = "posting_id", *, index: bool = False, nullable: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey("posting.id", ondelete="CASCADE")
    return sa.Column(name, sa.Integer, key, nullable=nullable, index=index)


def _texts(names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=False) for name in names.split()]


def _flags(names: str) -> list[sa.Column[bool]]:
    return [sa.Column(name, sa.Boolean, nullable=False) for name in names.split()]


def _checks(names: str) -> list[sa.CheckConstraint]:
    return [sa.CheckConstraint(f"{name} IN (0, 1)") for name in names.split()]


def _one_of(column: str, values: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(f"{column} IN ({', '.join(repr(value) for value in values.split())})")


def _index_undone(op: Operations, table: str) -> None:
    op.create_index(f"{table}_undone", table, ["undone"], sqlite_where=sa.text("undone = 1"))
