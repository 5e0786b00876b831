"""Everything effective as plain JSON values: the lossless export. `load` is its inverse.

The same state always gives the same value, so undoing a step gives the earlier bytes back.
"""

import json
import sqlite3
from base64 import b64encode
from collections import defaultdict
from typing import Any

from jobtui.domain.codec import LIST_FIELDS, SINGLE_FIELDS, Plain
from jobtui.domain.stage import FIRST_STAGES
from jobtui.storage import convert

FORMAT = 1

_CHILDREN = {"fact": "field", "capture": "n", "requirement": "n", "note": "id", "event": "seq"}
"""The tables that belong to a posting, and what orders their rows."""

_Children = dict[str, dict[int, list[sqlite3.Row]]]


def dump(db: sqlite3.Connection | None) -> Plain:
    """The whole of a database, or of one that is not there yet."""
    if db is None:
        return {"schema": FORMAT, "stages": [_stage(stage) for stage in FIRST_STAGES], "postings": []}
    children = {table: _by_posting(db, table, order) for table, order in _CHILDREN.items()}
    stages = db.execute("SELECT * FROM stage ORDER BY position, name").fetchall()
    postings = db.execute("SELECT * FROM posting WHERE NOT undone ORDER BY id").fetchall()
    return {
        "schema": FORMAT,
        "stages": [_stage(convert.stage_of(row)) for row in stages],
        "postings": [_posting(row, children) for row in postings],
    }


def _by_posting(db: sqlite3.Connection, table: str, order: str) -> dict[int, list[sqlite3.Row]]:
    rows: defaultdict[int, list[sqlite3.Row]] = defaultdict(list)
    for row in db.execute(f"SELECT * FROM {table} WHERE NOT undone ORDER BY {order}").fetchall():
        rows[row["posting_id"]].append(row)
    return rows


def _stage(stage: Any) -> Plain:
    return {
        name: getattr(stage, name)
        for name in ("name", "symbol", "letter", "position", "closed", "quiet_days")
    }


def _posting(row: sqlite3.Row, children: _Children) -> Plain:
    of = {table: rows.get(row["id"], []) for table, rows in children.items()}
    return {
        "id": row["id"],
        "status": row["status"],
        "since": row["since"],
        "next_action": row["next_action"],
        "next_due": row["next_due"],
        "archived_at": convert.plain(convert.instant(row["archived_at"])),
        "deleted_at": convert.plain(convert.instant(row["deleted_at"])),
        "facts": _facts(of["fact"]),
        "corrected": [fact["field"] for fact in of["fact"] if fact["corrected"]],
        "captures": [_capture(capture) for capture in of["capture"]],
        "requirements": [_requirement(requirement) for requirement in of["requirement"]],
        "notes": [_note(note) for note in of["note"]],
        "events": [_event(event) for event in of["event"]],
    }


def _facts(rows: list[sqlite3.Row]) -> Plain:
    found = {row["field"]: json.loads(row["findings"]) for row in rows}
    facts: Plain = {name: (found.get(name) or [None])[0] for name in SINGLE_FIELDS}
    return facts | {name: found.get(name, []) for name in LIST_FIELDS}


def _capture(row: sqlite3.Row) -> Plain:
    same = {name: row[name] for name in ("n", "file", "sha256", "item", "format", "encoding", "text")}
    return same | {
        "at": convert.plain(convert.instant(row["at"])),
        "data": b64encode(convert.data_of(row["data"])).decode(),
        "zones": json.loads(row["zones"]),
        "warnings": json.loads(row["warnings"]),
    }


def _requirement(row: sqlite3.Row) -> Plain:
    flags = {name: bool(row[name]) for name in ("dropped", "corrected")}
    own = {name: row[name] for name in ("id", "n", "state", "note")}
    return convert.requirement_plain_of(row) | own | flags


def _note(row: sqlite3.Row) -> Plain:
    return {"id": row["id"], "at": convert.plain(convert.instant(row["at"])), "text": row["text"]}


def _event(row: sqlite3.Row) -> Plain:
    return {
        "seq": row["seq"],
        "step": row["step"],
        "at": convert.plain(convert.instant(row["at"])),
        "on": row["on_day"],
        "kind": row["kind"],
        "text": row["text"],
        "before": json.loads(row["before"]),
        "after": json.loads(row["after"]),
    }
