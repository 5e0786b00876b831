"""Postings, whole and as narrow rows: read from their table and from those that tell of them."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from jobtui.domain.codec import facts_from_findings
from jobtui.domain.contact import company_key
from jobtui.domain.fit import Fit
from jobtui.domain.posting import Posting, PostingRow
from jobtui.domain.requirement import Kind, Tallies, Tally
from jobtui.storage import convert, items
from jobtui.storage.listed import IDS

_TALLIES = f"""
SELECT posting_id, kind, count(*) AS total, sum(state = 'met') AS met, sum(state = 'partial') AS partial,
       sum(state = 'unmet') AS unmet
FROM requirement WHERE posting_id IN {IDS} AND NOT dropped AND NOT undone GROUP BY posting_id, kind
"""

_FITS = f"SELECT * FROM fit WHERE posting_id IN {IDS}"

_CONTACTS = """
SELECT * FROM contact WHERE (posting_id = ? OR (company_key = ? AND company_key <> ''))
AND NOT undone AND NOT dropped ORDER BY name, id
"""

_WITHOUT_BYTES = "n, file, sha256, item, at, format, encoding, text, zones, warnings"


def rows(db: sqlite3.Connection, ids: Sequence[int]) -> list[PostingRow]:
    """The narrow rows of these postings, in the order given, by three queries whatever their number."""
    wanted = (str(list(ids)),)
    tallies = _tallies(db.execute(_TALLIES, wanted))
    fits = {row["posting_id"]: _fit(row) for row in db.execute(_FITS, wanted)}
    found = {
        row["id"]: convert.posting_row_of(row, tallies[row["id"]], fits.get(row["id"]))
        for row in db.execute(f"SELECT * FROM posting WHERE id IN {IDS} AND NOT undone", wanted)
    }
    return [found[posting] for posting in ids if posting in found]


def _fit(row: sqlite3.Row) -> Fit:
    return Fit(**{one.name: row[one.name] for one in fields(Fit)})


def _tallies(rows: Iterable[sqlite3.Row]) -> defaultdict[int, Tallies]:
    counted: defaultdict[int, dict[str, Tally]] = defaultdict(dict)
    for row in rows:
        tally = Tally(row["total"], row["met"], row["partial"], row["unmet"])
        counted[row["posting_id"]][Kind(row["kind"])] = tally
    return defaultdict(Tallies, {posting: Tallies(**kinds) for posting, kinds in counted.items()})


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
        next_action=convert.next_action_of(row),
        notes=tuple(map(convert.note_of, part("note", "id", also=" AND NOT dropped"))),
        events=tuple(map(convert.event_of, part("event", "seq", also=" AND NOT dropped"))),
        captures=tuple(map(convert.capture_of, part("capture", "n", _WITHOUT_BYTES))),
        archived_at=convert.instant(row["archived_at"]),
        deleted_at=convert.instant(row["deleted_at"]),
        tags=tuple(json.loads(row["tags"])),
        snoozed_until=convert.day(row["snoozed_until"]),
        interviews=kept("interview", "at, id"),
        contacts=tuple(map(items.contact_of, contacts)),
        documents=kept("document", "sent, id"),
        scores=kept("score", "id"),
        points=kept("point", "id"),
        offers=kept("offer", "id"),
    )
