"""Schema 4: an index for each order of a list, and what those orders need.

Columns and indexes are written out as they were then: what `tables` says may be newer.
"""

import sqlalchemy as sa
from alembic.operations import Operations

_SORTED_BY = {
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

_SHOWN = ("id", "archived_at", "deleted_at", "status", "undone")


def upgrade(op: Operations) -> None:
    """Bring a file of schema 3 to schema 4. What new columns hold follows from the rows, see `derived`."""
    for name in "plain_title plain_company plain_places plain_skills employer page".split():
        op.add_column("posting", sa.Column(name, sa.String))
    op.add_column("posting", sa.Column("came", sa.DateTime))
    op.add_column("posting", sa.Column("met", sa.Float))
    op.drop_index("posting_due", "posting")
    op.drop_index("ix_posting_requisition", "posting")
    for name, key in _SORTED_BY.items():
        shown = [column for column in _SHOWN if column != key]
        columns: list[str | sa.TextClause] = [sa.text(key), *shown]
        op.create_index(f"posting_by_{name}", "posting", columns, sqlite_where=sa.text("NOT undone"))
    op.create_index("posting_employer", "posting", ["employer"])
    op.create_index("posting_page", "posting", ["page"])
    warned = sa.text("warnings <> '[]'")
    op.create_index("capture_warned", "capture", ["posting_id", "n"], sqlite_where=warned)
    op.create_index("stage_order", "stage", ["position", "name"], unique=True)
