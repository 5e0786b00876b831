"""A database of N made-up postings, lived with until today: `python -m tests.bench.grow N PATH`.

Parts are made side by side, each by the tables and the functions of the store, and copied together.
"""

import argparse
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, datetime
from enum import Enum
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from sqlmodel import SQLModel

from jobtui.domain.contact import Contact
from jobtui.domain.evidence import Evidence
from jobtui.domain.fields import FIELDS
from jobtui.domain.fit import Fit
from jobtui.domain.match import fit, judge
from jobtui.domain.profile import Claim, ClaimKind
from jobtui.domain.reading import Reading
from jobtui.domain.requirement import ChecklistItem
from jobtui.storage import cells, convert, derived, fits, items, tables, words
from jobtui.storage.database import Database
from tests.bench.lived import Life, life, reading
from tests.bench.made import SKILLS, made

PART = 1000
SPREAD = 100
"""No posting has more of anything: rows of posting 7 are numbered from 700."""

_CLAIMS = (
    *(Claim(ClaimKind.SKILL, skill, years=2.0 + n % 7) for n, skill in enumerate(SKILLS[:12])),
    Claim(ClaimKind.DEGREE, "Computer science", level="master"),
    Claim(ClaimKind.EXPERIENCE, years=8.0),
    Claim(ClaimKind.LANGUAGE, "English", level="native"),
    Claim(ClaimKind.PAY, amount=6_000_000, currency="EUR", period="year"),
)

Part = tuple[Path, int, int, date]
"""Where it goes, the number it begins with, the number behind its last, and today."""

Row = tuple[str, dict[str, Any]]
"""A table and what a row of it holds; columns left out take their defaults."""


def grow(postings: int, path: Path, today: date) -> None:
    """Make a database of so many postings at `path`. Raises FileExistsError."""
    if path.exists():
        raise FileExistsError(path)
    Database(path).create(tables.build)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder, closing(_fast(path)) as db:
        parts = [
            (Path(folder) / f"{first}.db", first, min(first + PART, postings + 1), today)
            for first in range(1, postings + 1, PART)
        ]
        db.execute("CREATE TEMP TABLE told AS SELECT * FROM event")
        for part in _grown(parts):
            _join(db, part)
            part.unlink()
        _tell_in_order(db)
        for number, claim in enumerate(_CLAIMS, 1):
            _insert(db, "claim", {"id": number} | items.columns(claim))


def _grown(parts: list[Part]) -> Iterator[Path]:
    """The parts in order, made by as many processes as there are cores if there are several."""
    if len(parts) == 1:
        yield _grow_part(parts[0])
        return
    with get_context("spawn").Pool(os.cpu_count()) as pool:
        yield from pool.imap(_grow_part, parts)


def _grow_part(part: Part) -> Path:
    """A part without a profile."""
    path, first, end, today = part
    Database(path).create(tables.build)
    with closing(_fast(path)) as db:
        db.row_factory = sqlite3.Row
        db.execute("BEGIN")
        for number in range(first, end):
            posting = made(number, today)
            for table, values in _rows(number, reading(posting), life(posting, today)):
                _insert(db, table, values)
            derived.refresh(db, number)
        asked = fits.checklists(db, range(first, end))
        fits.keep(db, {number: _fitted(found, today) for number, found in asked.items()})
        db.execute("COMMIT")
    return path


def _rows(number: int, read: Reading, lived: Life) -> Iterator[Row]:
    """All rows of one posting."""
    own, of = {"id": number}, {"posting_id": number}
    action, due = lived.action or (None, None)
    kept = {name: getattr(lived, name) for name in ("status", "since", "tags")}
    kept |= {"file": read.file, "next_action": action, "next_due": due}
    kept |= {"archived_at": lived.archived, "deleted_at": lived.deleted}
    yield "posting", own | convert.listing(read.facts) | kept
    begun, last = lived.events[0].at, lived.events[-1].at
    yield "capture", own | of | {"n": 1} | convert.capture_columns(read, read.text.encode(), begun)
    if lived.note:
        yield "note", own | of | convert.note_columns(lived.note, last)
    if lived.interview:
        yield "interview", items.columns(lived.interview) | own | of
    if lived.person:
        company = read.facts.company.value if read.facts.company else ""
        yield "contact", own | items.columns(Contact(lived.person, company, posting=number))
    for table, key, several in (
        ("fact", "id", _facts(read)),
        ("requirement", "id", _requirements(read, lived)),
        ("event", "seq", _events(lived)),
    ):
        for n, columns in enumerate(several):
            yield table, {key: SPREAD * number + n} | of | columns


def _facts(read: Reading) -> Iterator[cells.Columns]:
    for name in FIELDS:
        if found := read.facts.findings(name):
            yield convert.fact_columns(name, found, corrected=False)


def _requirements(read: Reading, lived: Life) -> Iterator[cells.Columns]:
    for n, (asked, state) in enumerate(zip(read.requirements, lived.states, strict=True), 1):
        yield {"n": n, "state": state} | convert.requirement_columns(asked)


def _events(lived: Life) -> Iterator[cells.Columns]:
    """They count as loaded: there is no way back behind them."""
    for told in lived.events:
        when = {"step": 0, "at": told.at, "on_day": told.at.date(), "loaded": True}
        yield when | {name: getattr(told, name) for name in ("kind", "text", "before", "after")}


def _fitted(asked: Sequence[ChecklistItem], today: date) -> Fit:
    evidence = _evidence(today)
    return fit([judge(item, evidence) for item in asked], asked)


@cache
def _evidence(today: date) -> Evidence:
    return Evidence(_CLAIMS, today)


def _fast(path: Path) -> sqlite3.Connection:
    """A connection that is quick and not safe: what is half made is made again."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA synchronous = 0")
    db.execute("PRAGMA journal_mode = MEMORY")
    return db


def _insert(db: sqlite3.Connection, table: str, values: dict[str, Any]) -> None:
    sql, defaults = _insertion(table)
    db.execute(sql, [_cell(values.get(name, default)) for name, default in defaults.items()])


@cache
def _insertion(table: str) -> tuple[str, dict[str, Any]]:
    """How a row is inserted, and what each column holds where nothing is said."""
    columns = SQLModel.metadata.tables[table].columns
    defaults = {column.name: _default(column.default) for column in columns}
    marks = ", ".join("?" * len(defaults))
    return f"INSERT INTO {table} ({', '.join(defaults)}) VALUES ({marks})", defaults


def _default(default: Any) -> Any:
    if default is None:
        return None
    return default.arg(None) if default.is_callable else default.arg


def _cell(value: Any) -> Any:
    """A value as SQLModel stores it."""
    match value:
        case datetime():
            return cells.utc(value).strftime("%Y-%m-%d %H:%M:%S.%f")
        case date():
            return value.isoformat()
        case dict() | list() | tuple():
            return convert.to_json(value)
        case Enum():
            return str(value)
        case _:
            return value


def _join(db: sqlite3.Connection, part: Path) -> None:
    """Copy what a part holds. Stages every database has; events wait until all are there."""
    db.execute("ATTACH ? AS part", (str(part),))
    db.execute("BEGIN")
    for table in SQLModel.metadata.sorted_tables:
        if table.name != "stage":
            into = "temp.told" if table.name == "event" else f"main.{table.name}"
            db.execute(f"INSERT INTO {into} SELECT * FROM part.{table.name}")
    columns = f"rowid, {', '.join(words.COLUMNS)}"
    db.execute(f"INSERT INTO main.words ({columns}) SELECT {columns} FROM part.words")
    db.execute("COMMIT")
    db.execute("DETACH part")


def _tell_in_order(db: sqlite3.Connection) -> None:
    """Number the events in the order of time: each was a step of its own."""
    db.execute("UPDATE temp.told SET seq = n, step = n FROM (" + _ORDERED + ") o WHERE o.seq = told.seq")
    db.execute("INSERT INTO event SELECT * FROM temp.told ORDER BY seq")


_ORDERED = "SELECT seq, row_number() OVER (ORDER BY at, seq) AS n FROM temp.told"


def main() -> None:
    """Make the database that was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.grow", description=__doc__)
    parser.add_argument("postings", type=int, metavar="N")
    parser.add_argument("path", type=Path, metavar="PATH")
    given = parser.parse_args()
    grow(given.postings, given.path, date.today())


if __name__ == "__main__":
    main()
