"""How postings fit the profile, kept beside them: which are still to be matched, and what came out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from jobtui.domain.fit import Fit
    from jobtui.domain.requirement import ChecklistItem

_UNMATCHED = """
SELECT p.id FROM posting p WHERE p.id < :below AND NOT p.undone AND p.deleted_at IS NULL
AND NOT EXISTS (SELECT 1 FROM fit WHERE posting_id = p.id) ORDER BY p.id DESC LIMIT :limit
"""

_CHECKLISTS = """
SELECT * FROM requirement WHERE posting_id IN (SELECT value FROM json_each(?)) AND NOT dropped AND NOT undone
ORDER BY posting_id, n
"""

_KEEP = """
INSERT OR REPLACE INTO fit (posting_id, asked, met, partial, unmet, wished, wished_met, rank)
VALUES (:posting, :asked, :met, :partial, :unmet, :wished, :wished_met, :rank)
"""


def unmatched(db: sqlite3.Connection, limit: int, below: int) -> dict[int, tuple[ChecklistItem, ...]]:
    """The newest postings below a number not yet matched, the bin left out, with what they ask.

    Who goes on below the last one found looks at no posting twice.
    """
    found = db.execute(_UNMATCHED, {"limit": limit, "below": below}).fetchall()
    return checklists(db, [row[0] for row in found])


def checklists(db: sqlite3.Connection, wanted: Sequence[int]) -> dict[int, tuple[ChecklistItem, ...]]:
    """What these postings ask."""
    from jobtui.storage.convert import checklist_item_of

    asked: defaultdict[int, list[ChecklistItem]] = defaultdict(list)
    for row in db.execute(_CHECKLISTS, (str([*wanted]),)):
        asked[row["posting_id"]].append(checklist_item_of(row))
    return {posting: tuple(asked[posting]) for posting in wanted}


def keep(db: sqlite3.Connection, fits: Mapping[int, Fit]) -> None:
    """Write down what came out, within the transaction that is open."""
    db.executemany(
        _KEEP, [{"posting": posting, "rank": fit.rank, **asdict(fit)} for posting, fit in fits.items()]
    )
