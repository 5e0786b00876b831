"""Which postings may be one: found by page, employer, and by stretches that their texts share."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from jobtui.domain.event_kind import EventKind

if TYPE_CHECKING:
    import sqlite3

    from jobtui.domain.kin import Akin
    from jobtui.domain.requirement import ChecklistItem
    from jobtui.domain.sameness import Traits

_LIKELIEST = 40
"""So many postings, those that share the most of a text's numbers, are held against it; see `likeness`."""

_AKIN = f"""
SELECT p.id, p.title, p.company, p.requisition, p.url, p.status, p.locations, (
    SELECT json_group_array(field) FROM fact
    WHERE posting_id = p.id AND field IN ('title', 'company') AND corrected AND NOT undone
) AS corrected, max(found.alike) AS alike
FROM (
    SELECT id, 0 AS alike FROM posting WHERE employer = :employer AND NOT undone AND deleted_at IS NULL
    UNION ALL
    SELECT id, 0 FROM posting WHERE page = :page AND NOT undone AND deleted_at IS NULL
    UNION ALL
    SELECT id, 1 FROM (
        SELECT p.id FROM likeness l JOIN posting p ON p.id = l.posting_id
        WHERE l.band IN (SELECT value FROM json_each(:bands)) AND NOT p.undone AND p.deleted_at IS NULL
        GROUP BY p.id ORDER BY count(*) DESC, p.id DESC LIMIT {_LIKELIEST}
    )
) found CROSS JOIN posting p ON p.id = found.id GROUP BY p.id ORDER BY p.id
"""

_ALIKE = """
SELECT DISTINCT one.posting_id, other.posting_id FROM likeness one
JOIN likeness other ON other.band = one.band AND other.posting_id > one.posting_id
JOIN posting p ON p.id = one.posting_id JOIN posting q ON q.id = other.posting_id
WHERE NOT p.undone AND NOT q.undone AND p.deleted_at IS NULL AND q.deleted_at IS NULL
"""

_STORED = """
SELECT c.posting_id FROM capture c JOIN posting p ON p.id = c.posting_id
WHERE c.sha256 = ? AND c.item = ? AND NOT c.undone AND NOT p.undone ORDER BY c.posting_id LIMIT 1
"""

_DROPPED = """
SELECT r.*, (
    SELECT e.kind FROM change c JOIN event e ON e.seq = c.event_seq
    WHERE c.table_name = 'requirement' AND c.row_id = r.id AND c.column_name = 'dropped' AND NOT e.undone
    ORDER BY c.id DESC LIMIT 1
) AS by_event
FROM requirement r WHERE r.posting_id = ? AND r.dropped AND NOT r.undone ORDER BY r.n, r.id
"""


def akin(db: sqlite3.Connection, traits: Traits) -> dict[int, Akin]:
    """Postings with the same employer or page, or a text that may be alike, by their numbers in order."""
    from jobtui.domain.kin import Akin

    parameters = {"employer": traits.employer, "page": traits.page, "bands": str(list(traits.bands))}
    found = db.execute(_AKIN, parameters)
    return {row[0]: Akin._make([*row[:6], *_decoded(*row[6:])]) for row in found}


def _decoded(places: str, corrected: str, alike: int) -> tuple[tuple[str, ...], frozenset[str], bool]:
    return tuple(json.loads(places)), frozenset(json.loads(corrected)), bool(alike)


def alike(db: sqlite3.Connection) -> list[tuple[int, int]]:
    """Every two postings whose texts may be alike, the smaller number first, in order."""
    return sorted((one, other) for one, other in db.execute(_ALIKE).fetchall())


def stored(db: sqlite3.Connection, sha256: str, item: int) -> int | None:
    """The posting that already holds this content, or None."""
    found = db.execute(_STORED, (sha256, item)).fetchone()
    return None if found is None else int(found[0])


def dropped(db: sqlite3.Connection, posting: int) -> list[tuple[ChecklistItem, bool]]:
    """The requirements taken off a checklist, each with whether a newer version of the posting did it."""
    from jobtui.storage.convert import checklist_item_of

    rows = db.execute(_DROPPED, (posting,)).fetchall()
    return [(checklist_item_of(row), row["by_event"] == EventKind.VERSION) for row in rows]
