"""Everything effective as plain JSON values: the lossless export. `load` is its inverse.

The same state always gives the same value, so undoing a step gives the earlier bytes back.
The postings are made one by one: all of them together may be more than the memory holds.
"""

import json
import sqlite3
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jobtui.domain.codec import Plain
from jobtui.domain.fields import LIST_FIELDS, SINGLE_FIELDS
from jobtui.domain.pace import Along
from jobtui.domain.stage import Stage
from jobtui.storage import cells, convert, items

FORMAT = 1

_ORDERS = {
    "fact": "field",
    "capture": "n",
    "requirement": "n, id",
    "note": "id",
    "event": "seq",
    "interview": "id",
    "document": "id",
    "score": "id",
    "point": "id",
    "offer": "id",
}
"""The tables that belong to a posting, and what orders their rows."""

_CHILDREN = {
    table: f"SELECT {items.READ.get(table, '*')} FROM {table} "
    f"WHERE posting_id = ? AND NOT undone ORDER BY {order}"
    for table, order in _ORDERS.items()
}
"""How the rows of a posting are found in them."""

_OF_NO_POSTING = "SELECT * FROM event WHERE posting_id IS NULL AND NOT undone ORDER BY seq"

_TABLES = {
    "contacts": "contact",
    "pairs": "pair",
    "filters": "saved_filter",
    "claims": "claim",
    "criteria": "criterion",
    "rates": "rate",
}
"""What stands beside the postings, and its tables."""

_BESIDE = ("events", *_TABLES)


def dump(db: sqlite3.Connection | None, stages: Sequence[Stage] = (), along: Along = iter) -> Plain:
    """The whole of a database, or of one that is not there yet and will begin with these stages.

    Its `postings` are an iterator, to be used while the transaction is open; `along` is handed their numbers.
    """
    if db is None:
        first = [_stage(replace(stage, id=n)) for n, stage in enumerate(stages, 1)]
        return {"schema": FORMAT, "stages": first, "postings": iter(()), **{name: [] for name in _BESIDE}}
    return {
        "schema": FORMAT,
        "stages": _all(db, "stage"),
        "postings": _postings(db, along),
        "events": [_event(event) for event in db.execute(_OF_NO_POSTING)],
        **{name: _all(db, table) for name, table in _TABLES.items()},
    }


def _postings(db: sqlite3.Connection, along: Along) -> Iterator[Plain]:
    ids = [number for (number,) in db.execute("SELECT id FROM posting WHERE NOT undone ORDER BY id")]
    for one in along(ids):
        yield _posting(db, db.execute("SELECT * FROM posting WHERE id = ?", (one,)).fetchone())


def _all(db: sqlite3.Connection, table: str) -> list[Plain]:
    """The items of a table that belong to no posting alone, those that were taken away marked."""
    rows = db.execute(f"SELECT * FROM {table} WHERE NOT undone ORDER BY id").fetchall()
    return [items.to_plain(items.READERS[table](row)) | _dropped(row) for row in rows]


def _dropped(row: sqlite3.Row) -> Plain:
    return {"dropped": True} if row["dropped"] else {}


def _stage(stage: Stage) -> Plain:
    return items.to_plain(stage)


def _posting(db: sqlite3.Connection, row: sqlite3.Row) -> Plain:
    of = {table: db.execute(sql, (row["id"],)).fetchall() for table, sql in _CHILDREN.items()}
    return {
        "id": row["id"],
        "status": row["status"],
        "since": row["since"],
        "next_action": row["next_action"],
        "next_due": row["next_due"],
        "snoozed_until": row["snoozed_until"],
        "tags": json.loads(row["tags"]),
        "archived_at": convert.plain(cells.instant(row["archived_at"])),
        "deleted_at": convert.plain(cells.instant(row["deleted_at"])),
        "facts": _facts(of["fact"]),
        "corrected": [fact["field"] for fact in of["fact"] if fact["corrected"]],
        "captures": [_capture(capture) for capture in of["capture"]],
        "requirements": [_requirement(requirement) for requirement in of["requirement"]],
        "notes": [_note(note) for note in of["note"]],
        "interviews": [_item("interview", row) for row in of["interview"]],
        "documents": [_document(row) for row in of["document"]],
        "scores": [_item("score", row) for row in of["score"]],
        "points": [_item("point", row) for row in of["point"]],
        "offers": [_item("offer", row) for row in of["offer"]],
        "events": [_event(event) for event in of["event"]],
    }


def _facts(rows: list[sqlite3.Row]) -> Plain:
    found = {row["field"]: json.loads(row["findings"]) for row in rows}
    facts: Plain = {name: (found.get(name) or [None])[0] for name in SINGLE_FIELDS}
    return facts | {name: found.get(name, []) for name in LIST_FIELDS}


def _capture(row: sqlite3.Row) -> Plain:
    same = {name: row[name] for name in ("n", "file", "sha256", "item", "format", "encoding", "text")}
    return same | {
        "at": convert.plain(cells.instant(row["at"])),
        "data": b64encode(cells.data_of(row["data"])).decode(),
        "zones": json.loads(row["zones"]),
        "warnings": json.loads(row["warnings"]),
    }


def _requirement(row: sqlite3.Row) -> Plain:
    flags = {name: bool(row[name]) for name in ("dropped", "corrected")}
    own = {name: row[name] for name in ("id", "n", "state", "note")}
    return convert.requirement_plain_of(row) | own | flags


def _note(row: sqlite3.Row) -> Plain:
    plain = {"id": row["id"], "at": convert.plain(cells.instant(row["at"])), "text": row["text"]}
    return plain | _dropped(row)


def _item(table: str, row: sqlite3.Row) -> Plain:
    return items.to_plain(items.READERS[table](row)) | _dropped(row)


def _document(row: sqlite3.Row) -> Plain:
    data = None if row["data"] is None else b64encode(cells.data_of(row["data"])).decode()
    return _item("document", row) | {"data": data}


def _event(row: sqlite3.Row) -> Plain:
    return {
        "seq": row["seq"],
        "step": row["step"],
        "at": convert.plain(cells.instant(row["at"])),
        "on": row["on_day"],
        "kind": row["kind"],
        "text": row["text"],
        "before": json.loads(row["before"]),
        "after": json.loads(row["after"]),
    } | _dropped(row)
