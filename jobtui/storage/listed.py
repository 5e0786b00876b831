"""Postings as `list --json` prints them, straight from their cells: no class of ours is loaded for that."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any

from jobtui.storage.database import Database
from jobtui.storage.failures import explained

SCHEMA = 1

IDS = "(SELECT value FROM json_each(?))"

ROWS = f"SELECT * FROM posting WHERE id IN {IDS} AND NOT undone"

TALLIES = f"""
SELECT posting_id, kind, count(*) AS total, sum(state = 'met') AS met, sum(state = 'partial') AS partial,
       sum(state = 'unmet') AS unmet
FROM requirement WHERE posting_id IN {IDS} AND NOT dropped AND NOT undone GROUP BY posting_id, kind
"""

FITS = f"SELECT * FROM fit WHERE posting_id IN {IDS}"

CLOSED = "p.status IN (SELECT name FROM stage WHERE closed)"

SCOPES = {
    "open": f"p.archived_at IS NULL AND p.deleted_at IS NULL AND NOT {CLOSED}",
    "active": "p.archived_at IS NULL AND p.deleted_at IS NULL",
    "all": "p.deleted_at IS NULL",
    "archived": "p.archived_at IS NOT NULL AND p.deleted_at IS NULL",
    "deleted": "p.deleted_at IS NOT NULL",
}
"""What a list is of, by the name of its `domain.filter.Scope`."""

_NEWEST = "SELECT p.id FROM posting p WHERE NOT p.undone AND {scope} ORDER BY p.id DESC"

_TO_BE_MATCHED = """
SELECT EXISTS (SELECT 1 FROM claim WHERE NOT undone AND NOT dropped)
AND EXISTS (SELECT 1 FROM posting WHERE id NOT IN (SELECT posting_id FROM fit)
            AND NOT undone AND deleted_at IS NULL)
"""

_KINDS = ("required", "preferred", "unlabelled")
_STATES = ("total", "met", "partial", "unmet")
_SALARY = ("min", "max", "currency", "period", "where")

Plain = dict[str, Any]


def listed(db: sqlite3.Connection | None, ids: Sequence[int]) -> Plain:
    """The whole answer: `{"schema": 1, "postings": [...]}`, these postings in the order given.

    Those that are not there are left out. Amounts are in major units; `match` is null where a posting was not
    held against the profile.
    """
    if db is None:
        return {"schema": SCHEMA, "postings": []}
    wanted = (str(list(ids)),)
    tallies: defaultdict[int, Plain] = defaultdict(_tallies)
    for row in db.execute(TALLIES, wanted):
        tallies[row["posting_id"]][row["kind"]] = {name: row[name] for name in _STATES}
    fits = {row["posting_id"]: _fit(row) for row in db.execute(FITS, wanted)}
    found = {row["id"]: row for row in db.execute(ROWS, wanted)}
    told = [_plain(found[one], tallies[one], fits.get(one)) for one in ids if one in found]
    return {"schema": SCHEMA, "postings": told}


def newest(database: Database, scope: str) -> Plain | None:
    """The answer for all postings of a scope, the newest first. Raises what opening the database raises.

    None where there is none, and where postings are still to be held against the profile.
    """
    if not database.present():
        return None
    with explained(database.path, saving=False), closing(database.connect(reading=True)) as db:
        db.row_factory = sqlite3.Row
        db.execute("BEGIN")
        database.check_identity(db)
        if db.execute(_TO_BE_MATCHED).fetchone()[0]:
            return None
        ids = [row[0] for row in db.execute(_NEWEST.format(scope=SCOPES[scope]))]
        return listed(db, ids)


def _plain(row: Mapping[str, Any], tallies: Plain, fit: Plain | None) -> Plain:
    told = {name: row[name] for name in ("id", "title", "company", "status", "since")}
    told["locations"] = json.loads(row["locations"])
    told |= {name: row[name] for name in ("workplace", "employment_type")}
    told["salaries"] = [{name: one.get(name) for name in _SALARY} for one in json.loads(row["salaries"])]
    told |= {name: _dated(row, name) for name in ("posted", "closes")}
    return {
        **told,
        "url": row["url"],
        "next_action": _next_action(row["next_action"], row["next_due"]),
        **tallies,
        "match": fit,
        "suggested": sorted(json.loads(row["suggested"])),
        "snoozed_until": row["snoozed_until"],
        "tags": json.loads(row["tags"]),
        "file": row["file"],
        "archived": row["archived_at"] is not None,
        "deleted": row["deleted_at"] is not None,
    }


def _tallies() -> Plain:
    return {kind: dict.fromkeys(_STATES, 0) for kind in _KINDS}


def _fit(row: Mapping[str, Any]) -> Plain:
    told = {name: row[name] for name in ("asked", "met", "partial", "unmet")}
    unclear = row["asked"] - row["met"] - row["partial"] - row["unmet"]
    return told | {"unclear": unclear, "preferred": row["wished"], "preferred_met": row["wished_met"]}


def _dated(row: Mapping[str, Any], name: str) -> Plain | None:
    if row[f"{name}_text"] is None:
        return None
    return {part: row[f"{name}_{part}"] for part in ("text", "earliest", "latest")}


def _next_action(text: str | None, due: str | None) -> Plain | None:
    return {"text": text or "", "due": due} if text or due else None
