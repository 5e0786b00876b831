"""Schema 2: what is kept beside postings, tags, full text, and stages of the person's own.

Tables and words are written out as they were then: what `tables` says may be newer.
"""

import sqlalchemy as sa
from alembic.operations import Operations
from sqlalchemy.dialects.sqlite import JSON

from jobtui.storage.migrations.parts import (
    checks,
    flags,
    index_undone,
    kept,
    number,
    of_posting,
    one_of,
    table,
    texts,
)

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
    for new in _new_tables():
        new.create(op.get_bind())
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
    index_undone(op, "stage")


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
    old = table(
        "event",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("on_day", sa.Date, nullable=False),
        of_posting(),
        *texts("kind text"),
        sa.Column("before", JSON, nullable=False),
        sa.Column("after", JSON, nullable=False),
        *flags("loaded undone"),
    )
    conditions = (one_of("kind", _EVENTS), *checks("loaded dropped undone"))
    with op.batch_alter_table("event", copy_from=old, table_args=conditions, recreate="always") as batch:
        batch.alter_column("posting_id", existing_type=sa.Integer, nullable=True)
        batch.add_column(sa.Column("dropped", sa.Boolean, nullable=False, server_default=sa.text("0")))
    op.create_index("ix_event_step", "event", ["step"])
    op.create_index("ix_event_posting_id", "event", ["posting_id"])
    op.create_index("event_undone", "event", ["step"], sqlite_where=sa.text("undone = 1"))
    effective = sa.text("NOT dropped AND NOT undone")
    op.create_index("event_of_kind", "event", ["posting_id", "kind", "on_day"], sqlite_where=effective)


def _let_requirements_move(op: Operations) -> None:
    old = table(
        "requirement",
        number(),
        of_posting(),
        sa.Column("n", sa.Integer, nullable=False),
        *texts("text kind"),
        sa.Column("body", JSON, nullable=False),
        *texts("state note"),
        *flags("dropped corrected undone"),
    )
    conditions = (
        sa.CheckConstraint("n >= 1"),
        one_of("kind", "required preferred unlabelled"),
        one_of("state", "unreviewed met partial unmet"),
        *checks("dropped corrected undone"),
    )
    with op.batch_alter_table("requirement", copy_from=old, table_args=conditions, recreate="always"):
        pass
    op.create_index("requirement_of_posting", "requirement", ["posting_id", "n"])
    index_undone(op, "requirement")


def _let_notes_go(op: Operations) -> None:
    old = table(
        "note",
        number(),
        of_posting(),
        sa.Column("at", sa.DateTime, nullable=False),
        *texts("text search"),
        *flags("undone"),
    )
    conditions = (*checks("dropped undone"),)
    with op.batch_alter_table("note", copy_from=old, table_args=conditions, recreate="always") as batch:
        batch.drop_column("search")
        batch.add_column(sa.Column("dropped", sa.Boolean, nullable=False, server_default=sa.text("0")))
    op.create_index("ix_note_posting_id", "note", ["posting_id"])
    index_undone(op, "note")


def _widen_fact(op: Operations) -> None:
    old = table(
        "fact",
        number(),
        of_posting(),
        *texts("field"),
        sa.Column("findings", JSON, nullable=False),
        *flags("corrected undone"),
    )
    conditions = (
        sa.UniqueConstraint("posting_id", "field"),
        one_of("field", _FIELDS),
        *checks("corrected undone"),
    )
    with op.batch_alter_table("fact", copy_from=old, table_args=conditions, recreate="always"):
        pass
    index_undone(op, "fact")


def _new_tables() -> list[sa.Table]:
    return [
        kept(
            "interview",
            of_posting(index=True),
            sa.Column("at", sa.DateTime, nullable=False, index=True),
            *texts("zone round"),
            sa.Column("people", JSON, nullable=False),
            *texts("place note outcome"),
            one_of("outcome", "open passed failed cancelled"),
        ),
        kept(
            "contact",
            of_posting(index=True, nullable=True),
            *texts("company"),
            sa.Column("company_key", sa.String, nullable=False, index=True),
            *texts("name role email phone note"),
        ),
        kept(
            "document",
            of_posting(index=True),
            *texts("kind path sha256"),
            sa.Column("size", sa.Integer, nullable=False),
            sa.Column("sent", sa.Date, nullable=False),
            sa.Column("data", sa.LargeBinary),
            one_of("kind", "resume letter other"),
        ),
        kept(
            "pair",
            of_posting("first_id", index=True),
            of_posting("second_id", index=True),
            *texts("verdict"),
            sa.CheckConstraint("first_id < second_id"),
            one_of("verdict", "same different"),
        ),
        kept("saved_filter", *texts("name text")),
        table(
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
