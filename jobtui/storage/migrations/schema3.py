"""Schema 3: the profile, how postings fit it, what roles are weighed by, offers and rates.

Tables and words are written out as they were then: what `tables` says may be newer.
"""

import sqlalchemy as sa
from alembic.operations import Operations
from sqlalchemy.dialects.sqlite import JSON

from jobtui.storage.migrations.parts import (
    checks,
    flags,
    kept,
    of_posting,
    one_of,
    table,
    texts,
    wholes,
)

_EVENTS = (
    "imported added status checked requirement noted next_action edited archived unarchived deleted "
    "undeleted version done snoozed tagged interview contact document duplicate history stage filter "
    "profile criterion score point offer rate"
)
_CLAIMS = (
    "skill degree experience language place workplace employment pay authorisation clearance licence horizon"
)


def upgrade(op: Operations) -> None:
    """Bring a file of schema 2 to schema 3. Foreign keys must be off, since a table is made anew."""
    _widen_event(op)
    for new in _new_tables():
        new.create(op.get_bind())
    op.create_index("fit_rank", "fit", ["rank"])


def _widen_event(op: Operations) -> None:
    old = table(
        "event",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("on_day", sa.Date, nullable=False),
        of_posting(nullable=True),
        *texts("kind text"),
        sa.Column("before", JSON, nullable=False),
        sa.Column("after", JSON, nullable=False),
        sa.Column("dropped", sa.Boolean, nullable=False, server_default=sa.text("0")),
        *flags("loaded undone"),
    )
    conditions = (one_of("kind", _EVENTS), *checks("loaded dropped undone"))
    with op.batch_alter_table("event", copy_from=old, table_args=conditions, recreate="always"):
        pass
    op.create_index("ix_event_step", "event", ["step"])
    op.create_index("ix_event_posting_id", "event", ["posting_id"])
    op.create_index("event_undone", "event", ["step"], sqlite_where=sa.text("undone = 1"))
    effective = sa.text("NOT dropped AND NOT undone")
    op.create_index("event_of_kind", "event", ["posting_id", "kind", "on_day"], sqlite_where=effective)


def _new_tables() -> list[sa.Table]:
    criterion = sa.ForeignKey("criterion.id", ondelete="CASCADE")
    fitted = sa.ForeignKey("posting.id", ondelete="CASCADE")
    return [
        kept(
            "claim",
            *texts("kind name level"),
            sa.Column("years", sa.Float),
            *wholes("last_used amount"),
            *texts("currency period firmness proof source"),
            one_of("kind", _CLAIMS),
            one_of("firmness", "must wish"),
        ),
        kept(
            "criterion",
            *texts("name"),
            sa.Column("weight", sa.Integer, nullable=False),
            sa.CheckConstraint("weight BETWEEN 0 AND 10"),
        ),
        kept(
            "score",
            of_posting(index=True),
            sa.Column("criterion_id", sa.Integer, criterion, nullable=False, index=True),
            sa.Column("value", sa.Integer, nullable=False),
            *texts("reason"),
            sa.CheckConstraint("value BETWEEN 0 AND 5"),
        ),
        kept("point", of_posting(index=True), *texts("side text"), one_of("side", "pro con")),
        kept(
            "offer",
            of_posting(index=True),
            sa.Column("base", sa.Integer, nullable=False),
            *texts("currency period"),
            *wholes("bonus sign_on equity vesting days_off"),
            sa.Column("deadline", sa.Date),
            *texts("note"),
        ),
        kept("rate", *texts("currency into factor"), sa.Column("day", sa.Date, nullable=False)),
        table(
            "fit",
            sa.Column("posting_id", sa.Integer, fitted, primary_key=True),
            *(
                sa.Column(name, sa.Integer, nullable=False)
                for name in "asked met partial unmet wished wished_met rank".split()
            ),
        ),
    ]
