"""What the agenda asks for. Every question walks an index: it costs what is found, however much there is."""

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import chain
from sys import intern
from typing import Any

from jobtui.domain.agenda import SIGNS, Due, Found, Span
from jobtui.storage import cells, narrow
from jobtui.storage.due import ACTIONS, AWAKE, DUE, INTERVIEWS, OFFERS, OPEN

_CLOSES = "coalesce(p.closes_earliest, p.closes_latest)"

# CROSS JOIN lets SQLite go from the few stages to the postings in each, never the other way.
CLOSINGS = f"""
SELECT p.id, {_CLOSES} AS closes FROM stage s
CROSS JOIN posting p ON p.status = s.name AND {_CLOSES} BETWEEN :today AND :closing_by
WHERE {OPEN} AND {AWAKE}
"""

# A posting that is only saved may still be applied for, or put away.
CLOSED = f"""
SELECT p.id, {_CLOSES} AS closes FROM stage s
CROSS JOIN posting p ON p.status = s.name AND {_CLOSES} < :today
WHERE s.id = (SELECT s.id FROM stage s WHERE {OPEN} ORDER BY s.position, s.name LIMIT 1) AND {AWAKE}
"""

_LIMIT = "date(:today, '-' || s.quiet_days || ' days')"

# The signs of each are looked for once, and in the order of the postings: so neighbours lie on one page.
QUIET = f"""
WITH still AS MATERIALIZED (
    SELECT p.id, p.status, p.since, {_LIMIT} AS silent FROM stage s
    CROSS JOIN posting p ON p.status = s.name AND p.since < {_LIMIT}
    WHERE {OPEN} AND s.quiet_days IS NOT NULL AND {AWAKE}
    AND (p.next_due IS NULL OR p.next_due <= :today) ORDER BY p.id
), heard AS MATERIALIZED (
    SELECT id, status, silent, max(
        since,
        coalesce((
            SELECT max(e.on_day) FROM event e INDEXED BY event_of_kind
            WHERE e.posting_id = still.id AND NOT e.dropped AND NOT e.undone
            AND +e.kind IN ({", ".join(f"'{kind}'" for kind in SIGNS)})
        ), ''),
        coalesce((
            SELECT date(max(i.at), :offset) FROM interview i
            WHERE i.posting_id = still.id AND i.outcome <> 'cancelled' AND NOT i.dropped AND NOT i.undone
        ), '')
    ) AS sign FROM still
)
SELECT id, status, sign FROM heard WHERE sign < silent
"""


def found(db: sqlite3.Connection, span: Span) -> Found:
    """What stands in the agenda of a span, in no order."""
    from jobtui.storage import items

    def all_of(sql: str) -> Iterator[sqlite3.Row]:
        return db.execute(sql, parameters(span))

    due = ((row["id"], narrow.next_action_of(row)) for row in all_of(ACTIONS))
    return Found(
        actions=tuple((posting, action) for posting, action in due if action is not None),
        interviews=tuple(map(items.interview_of, all_of(INTERVIEWS))),
        offers=tuple(map(items.offer_of, all_of(OFFERS))),
        closings=tuple((row["id"], _day(row["closes"])) for row in chain(all_of(CLOSED), all_of(CLOSINGS))),
        quiet=tuple((row["id"], _day(row["sign"]), intern(row["status"])) for row in all_of(QUIET)),
    )


def due(db: sqlite3.Connection, now: datetime) -> Due:
    """How much of it is to be done today, at the local instant `now`."""
    return Due(*db.execute(DUE, parameters(Span(now, 0))).fetchone())


def parameters(span: Span) -> dict[str, Any]:
    """What the questions are asked with: days as texts, instants in UTC."""
    offset = (span.now.utcoffset() or timedelta()) // timedelta(minutes=1)
    return {
        "today": span.today.isoformat(),
        "due_by": span.due_by.isoformat(),
        "answer_by": span.answer_by.isoformat(),
        "closing_by": span.closing_by.isoformat(),
        "begins": _instant(span.begins),
        "ends": "9999-99" if span.ends is None else _instant(span.ends),
        "offset": f"{offset:+} minutes",
    }


def _instant(at: datetime) -> str:
    return f"{cells.utc(at):%Y-%m-%d %H:%M:%S.%f}"


@lru_cache(maxsize=1000)  # thousands of postings share a few hundred days
def _day(cell: str) -> date:
    return cells.sure_day(cell)
