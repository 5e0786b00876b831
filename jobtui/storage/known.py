"""All postings as far as rows of another tracker are held against them."""

import sqlite3
from collections import defaultdict

from jobtui.domain.moving import Known
from jobtui.storage import cells

_POSTINGS = """
SELECT id, title, company, url, status, since, deleted_at IS NOT NULL FROM posting
WHERE NOT undone ORDER BY id
"""

_NOTES = "SELECT posting_id, text FROM note WHERE NOT undone AND NOT dropped"


def known(db: sqlite3.Connection) -> list[Known]:
    """Every posting, in the bin or not, in the order of their numbers."""
    notes: defaultdict[int, set[str]] = defaultdict(set)
    for posting, text in db.execute(_NOTES):
        notes[posting].add(text)
    return [
        Known(
            number,
            title,
            company,
            url,
            status,
            cells.sure_day(since),
            bool(deleted),
            frozenset(notes[number]),
        )
        for number, title, company, url, status, since, deleted in db.execute(_POSTINGS)
    ]
