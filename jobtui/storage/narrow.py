"""Narrow rows: what lists show of postings, and the stages they stand in."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields

from jobtui.domain.dated import Dated
from jobtui.domain.fit import Fit
from jobtui.domain.posting import NextAction, PostingRow
from jobtui.domain.salary import salary_from_plain
from jobtui.domain.stage import Stage
from jobtui.domain.tally import Tallies, Tally
from jobtui.storage.cells import Cells, day
from jobtui.storage.listed import IDS

_TALLIES = f"""
SELECT posting_id, kind, count(*) AS total, sum(state = 'met') AS met, sum(state = 'partial') AS partial,
       sum(state = 'unmet') AS unmet
FROM requirement WHERE posting_id IN {IDS} AND NOT dropped AND NOT undone GROUP BY posting_id, kind
"""

_FITS = f"SELECT * FROM fit WHERE posting_id IN {IDS}"


def rows(db: sqlite3.Connection, ids: Sequence[int]) -> list[PostingRow]:
    """The narrow rows of these postings, in the order given, by three queries whatever their number."""
    wanted = (str(list(ids)),)
    tallies = _tallies(db.execute(_TALLIES, wanted))
    fits = {row["posting_id"]: _fit(row) for row in db.execute(_FITS, wanted)}
    found = {
        row["id"]: posting_row_of(row, tallies[row["id"]], fits.get(row["id"]))
        for row in db.execute(f"SELECT * FROM posting WHERE id IN {IDS} AND NOT undone", wanted)
    }
    return [found[posting] for posting in ids if posting in found]


def _fit(row: sqlite3.Row) -> Fit:
    return Fit(**{one.name: row[one.name] for one in fields(Fit)})


def _tallies(rows: Iterable[sqlite3.Row]) -> defaultdict[int, Tallies]:
    counted: defaultdict[int, dict[str, Tally]] = defaultdict(dict)
    for row in rows:
        tally = Tally(row["total"], row["met"], row["partial"], row["unmet"])
        counted[row["posting_id"]][row["kind"]] = tally
    return defaultdict(Tallies, {posting: Tallies(**kinds) for posting, kinds in counted.items()})


def stage_of(row: Cells) -> Stage:
    """A stage out of its row."""
    told = ("name", "symbol", "letter", "position", "quiet_days", "id")
    return Stage(closed=bool(row["closed"]), **{name: row[name] for name in told})


def posting_row_of(row: Cells, tallies: Tallies, fit: Fit | None) -> PostingRow:
    """The narrow row of a list."""
    return PostingRow(
        id=row["id"],
        title=row["title"],
        company=row["company"],
        status=row["status"],
        locations=tuple(json.loads(row["locations"])),
        workplace=row["workplace"],
        employment_type=row["employment_type"],
        salaries=tuple(salary_from_plain(plain) for plain in json.loads(row["salaries"])),
        posted=_dated_of(row, "posted"),
        closes=_dated_of(row, "closes"),
        url=row["url"],
        next_action=next_action_of(row),
        tallies=tallies,
        suggested=frozenset(json.loads(row["suggested"])),
        since=day(row["since"]),
        file=row["file"],
        archived=row["archived_at"] is not None,
        deleted=row["deleted_at"] is not None,
        tags=tuple(json.loads(row["tags"])),
        snoozed_until=day(row["snoozed_until"]),
        requisition=row["requisition"],
        fit=fit,
    )


def next_action_of(row: Cells) -> NextAction | None:
    """What must be done next, None where neither a text nor a day is set."""
    text, due = row["next_action"], day(row["next_due"])
    return NextAction(text or "", due) if text or due else None


def _dated_of(row: Cells, name: str) -> Dated | None:
    text = row[f"{name}_text"]
    if text is None:
        return None
    return Dated(text, day(row[f"{name}_earliest"]), day(row[f"{name}_latest"]))
