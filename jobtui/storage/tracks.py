"""Where postings stood, and what is said of stages: read from the history."""

import json
import sqlite3
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from jobtui.domain.event import Event
from jobtui.domain.history import Standing, Track
from jobtui.domain.problem import NotThere
from jobtui.domain.stage import Uses
from jobtui.domain.wording import UNDATED
from jobtui.storage import cells, convert

_OF_STATUS = "e.kind IN ('imported', 'added', 'status') AND NOT e.dropped AND NOT e.undone"

_TRACKS = f"""
SELECT p.id, p.status, p.title, p.url, p.file, p.tags, json_extract(e.after, '$.status') AS stood, e.on_day,
substr(e.text, -{len(UNDATED)}) <> :undated
FROM posting p LEFT JOIN event e ON e.posting_id = p.id AND {_OF_STATUS}
WHERE NOT p.undone AND p.deleted_at IS NULL AND (:ids IS NULL OR p.id IN (SELECT value FROM json_each(:ids)))
ORDER BY p.id, e.seq
"""

_STANDING = "SELECT status, count(*) FROM posting WHERE NOT undone GROUP BY status"

# From one end to the other: by an index the same pages would be read many times.
_NAMED = f"""
SELECT count(DISTINCT posting_id) FROM event e NOT INDEXED
WHERE {_OF_STATUS} AND :stage IN (json_extract(e.before, '$.status'), json_extract(e.after, '$.status'))
"""

_EVENT = "SELECT * FROM event WHERE seq = ? AND NOT dropped AND NOT undone"


def tracks(db: sqlite3.Connection, among: Collection[int] | None = None) -> list[Track]:
    """The stages each posting stood in, the oldest first; those in the bin are left out."""
    rows = db.cursor()
    rows.row_factory = None  # plain tuples: of all postings there are many
    rows.execute(_TRACKS, {"ids": None if among is None else str([*among]), "undated": UNDATED})
    return [
        Track(posting, status, _standings(stood), title, url, file, _tags(tags))
        for (posting, status, title, url, file, tags), stood in groupby(rows, itemgetter(0, 1, 2, 3, 4, 5))
    ]


def _tags(cell: str) -> tuple[str, ...]:
    return () if cell == "[]" else tuple(json.loads(cell))


def _standings(stood: Iterable[tuple[Any, ...]]) -> tuple[Standing, ...]:
    return tuple(_standing(name, on, bool(dated)) for *_, name, on, dated in stood if name)


@lru_cache(2**14)
def _standing(status: str, on: str, dated: bool) -> Standing:
    """Many stand in the same stage since the same day."""
    return Standing(status, cells.sure_day(on), dated)


def standing(db: sqlite3.Connection) -> dict[str, int]:
    """How many postings stand in each stage that holds some, the bin included."""
    return dict(db.execute(_STANDING).fetchall())


def uses(db: sqlite3.Connection, stage: str) -> Uses:
    """How many postings stand in a stage, the bin included, and how many histories name it."""
    (named,) = db.execute(_NAMED, {"stage": stage}).fetchone()
    return Uses(standing(db).get(stage, 0), named)


def event(db: sqlite3.Connection, seq: int) -> Event:
    """One event. Raises NotThere."""
    row = db.execute(_EVENT, (seq,)).fetchone() if cells.is_key(seq) else None
    if row is None:
        raise NotThere(f"there is no event {seq}. jobtui history ID lists the events of a posting.")
    return convert.event_of(row)
