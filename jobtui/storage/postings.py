"""Whole postings: read from their table and from those that tell of them."""

import json
import sqlite3
from typing import Any

from jobtui.domain.codec import facts_from_findings
from jobtui.domain.contact import company_key
from jobtui.domain.posting import Capture, Posting
from jobtui.storage import cells, convert, items, narrow

_CONTACTS = """
SELECT * FROM contact WHERE (posting_id = ? OR (company_key = ? AND company_key <> ''))
AND NOT undone AND NOT dropped ORDER BY name, id
"""

_WITHOUT_BYTES = "n, file, sha256, item, at, format, encoding, text, zones, warnings"


_NEWEST = f"SELECT {_WITHOUT_BYTES} FROM capture WHERE posting_id = ? AND NOT undone ORDER BY n DESC LIMIT 1"


def newest_text(db: sqlite3.Connection, posting: int) -> Capture | None:
    """What a posting was read from last."""
    row = db.execute(_NEWEST, (posting,)).fetchone()
    return None if row is None else convert.capture_of(row)


def whole(db: sqlite3.Connection, row: sqlite3.Row) -> Posting:
    """The posting of a row of its table, with all that hangs on it and is neither undone nor dropped."""

    def part(table: str, order: str, columns: str = "*", also: str = "") -> list[sqlite3.Row]:
        sql = f"SELECT {columns} FROM {table} WHERE posting_id = ? AND NOT undone{also} ORDER BY {order}"
        return db.execute(sql, (row["id"],)).fetchall()

    def kept(table: str, order: str) -> tuple[Any, ...]:
        columns = items.READ.get(table, "*")
        return tuple(map(items.READERS[table], part(table, order, columns, " AND NOT dropped")))

    facts = part("fact", "field")
    contacts = db.execute(_CONTACTS, (row["id"], company_key(row["company"])))
    return Posting(
        id=row["id"],
        status=row["status"],
        facts=facts_from_findings({fact["field"]: convert.findings_of(fact) for fact in facts}),
        corrected=frozenset(fact["field"] for fact in facts if fact["corrected"]),
        checklist=tuple(map(convert.checklist_item_of, part("requirement", "n", also=" AND NOT dropped"))),
        next_action=narrow.next_action_of(row),
        notes=tuple(map(convert.note_of, part("note", "id", also=" AND NOT dropped"))),
        events=tuple(map(convert.event_of, part("event", "seq", also=" AND NOT dropped"))),
        captures=tuple(map(convert.capture_of, part("capture", "n", _WITHOUT_BYTES))),
        archived_at=cells.instant(row["archived_at"]),
        deleted_at=cells.instant(row["deleted_at"]),
        tags=tuple(json.loads(row["tags"])),
        snoozed_until=cells.day(row["snoozed_until"]),
        interviews=kept("interview", "at, id"),
        contacts=tuple(map(items.contact_of, contacts)),
        documents=kept("document", "sent, id"),
        scores=kept("score", "id"),
        points=kept("point", "id"),
        offers=kept("offer", "id"),
    )
