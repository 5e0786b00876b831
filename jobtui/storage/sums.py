"""How much there is, and what was written last: told without looking at much."""

import sqlite3
from typing import TYPE_CHECKING

from jobtui.domain.posting import Counts

if TYPE_CHECKING:
    from jobtui.domain.event import Step

# Stage by stage, so that one index holds all of it in order.
_COUNTS = """
SELECT total(p.deleted) AS deleted, total(p.archived) AS archived,
       total(p.active) FILTER (WHERE s.closed) AS closed, total(p.active) FILTER (WHERE NOT s.closed) AS open
FROM (
    SELECT status, count(deleted_at) AS deleted,
           count(*) FILTER (WHERE deleted_at IS NULL AND archived_at IS NOT NULL) AS archived,
           count(*) FILTER (WHERE deleted_at IS NULL AND archived_at IS NULL) AS active
    FROM posting WHERE NOT undone GROUP BY status
) p JOIN stage s ON s.name = p.status
"""

# The number of a step that was taken back is given again, so what it said counts as well.
_WRITTEN = """
SELECT json_array(seq, step, at, kind, posting_id, text, (SELECT count(*) FROM event WHERE undone = 1))
FROM (SELECT 1) LEFT JOIN (SELECT * FROM event ORDER BY seq DESC LIMIT 1)
"""

_STEPS = """
SELECT step, at, kind, text, posting_id, undone FROM event
WHERE step IN (SELECT DISTINCT step FROM event ORDER BY step DESC LIMIT ?) ORDER BY step DESC, seq
"""


def counts(db: sqlite3.Connection) -> Counts:
    """How many postings there are, by what is done with them."""
    row = db.execute(_COUNTS).fetchone()
    return Counts(**{name: int(row[name]) for name in row.keys()})  # noqa: SIM118 - a Row is no dict


def newest(db: sqlite3.Connection) -> int:
    """The number of the newest posting, 0 where there is none."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM posting").fetchone()[0])


def written(db: sqlite3.Connection) -> str:
    """What was written last, and how much of it is taken back."""
    return str(db.execute(_WRITTEN).fetchone()[0])


def steps(db: sqlite3.Connection, limit: int) -> "list[Step]":
    """The newest steps, newest first."""
    from jobtui.storage.convert import steps_of

    return steps_of(db.execute(_STEPS, (limit,)).fetchall())
