"""What jobtui is timed beside: an empty Textual app, the least Python can do, VisiData and raw SQLite."""

import csv
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from shutil import which

READY = b"ready zQ7x"
"""What the empty app shows."""

EMPTY = (
    sys.executable,
    "-c",
    f"""
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self): yield Static({READY.decode()!r})
Empty().run()
""",
)
"""Textual and one line of text."""

FLOOR = (
    sys.executable,
    "-c",
    """
import sqlite3, sys
db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
rows = db.execute(sys.argv[2]).fetchall()
sys.stdout.write("\\x1b[?1049h" + "\\r\\n".join(f"\\x1b[1m{a}\\x1b[0m {b} {c}" for a, b, c in rows))
sys.stdout.flush()
sys.stdin.read(1)
""",
)
"""Python, sqlite3 and a page of rows in plain text; the database and PAGE come behind it."""

EVERY = "FROM posting p"
SHOWN = f"{EVERY} WHERE NOT p.undone AND p.archived_at IS NULL AND p.deleted_at IS NULL"
"""What the screens list."""
LISTED = f"{EVERY} JOIN stage s ON s.name = p.status{SHOWN.removeprefix(EVERY)} AND NOT s.closed"
"""What the command lists."""

PAGE = f"SELECT p.title, p.company, p.status {SHOWN} ORDER BY p.id DESC LIMIT 38"

_FOUND = f"""SELECT p.id, p.title, p.company {SHOWN}
AND p.id IN (SELECT rowid FROM words WHERE words MATCH ?) ORDER BY p.id DESC LIMIT 50"""
_ALL = "SELECT id, title, company, status, locations, posted_text, next_action FROM posting ORDER BY id DESC"

PASS = (sys.executable, "-c", "pass")

QUERY = (
    sys.executable,
    "-c",
    """
import json, sqlite3, sys, time
started = time.perf_counter()
db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
db.row_factory = sqlite3.Row
rows = [dict(row) for row in db.execute("SELECT p.* " + sys.argv[2] + " ORDER BY p.id DESC")]
db.row_factory = None
asked = db.execute("SELECT posting_id, kind, count(*), sum(state = 'met'), sum(state = 'partial'), "
    "sum(state = 'unmet') FROM requirement WHERE NOT dropped AND NOT undone GROUP BY 1, 2").fetchall()
fits = db.execute("SELECT * FROM fit").fetchall()
json.dumps([rows, asked, fits])
print(1000 * (time.perf_counter() - started))
""",
)
"""What `list --json` tells, by sqlite3 and json alone: its milliseconds. Database and LISTED come behind."""


@dataclass(frozen=True, slots=True)
class VisiData:
    """The program, or why it is not there."""

    program: str | None

    def command(self, table: Path) -> Sequence[str]:
        """What opens a table in it."""
        return (self.program or "vd", "--motd-url=", str(table))


def visidata(named: str | None) -> VisiData:
    """VisiData where an option names it, or on the PATH."""
    return VisiData(which(named or "vd"))


def connected(database: Path) -> sqlite3.Connection:
    """The database, to be read only."""
    return sqlite3.connect(f"file:{database}?mode=ro", uri=True)


def write_table(database: Path, table: Path) -> None:
    """The postings of a database as CSV, the newest first."""
    with closing(connected(database)) as db, table.open("w", encoding="utf-8", newline="") as file:
        rows = db.execute(_ALL)
        writer = csv.writer(file)
        writer.writerow([column[0] for column in rows.description])
        writer.writerows(rows)


def companies(database: Path, count: int, among: str = SHOWN) -> list[bytes]:
    """The first words of the companies in the first rows, as jobtui lists them unless told otherwise."""
    with closing(connected(database)) as db:
        rows = db.execute(f"SELECT p.company {among} ORDER BY p.id DESC LIMIT ?", (count,))
        return [company.split()[0].encode() for (company,) in rows]


def query_ms(database: Path, word: str) -> float:
    """Milliseconds of SQLite alone for the first page of what contains a word that begins so."""
    import time

    with closing(connected(database)) as db:
        started = time.perf_counter()
        db.execute(_FOUND, (f"{word}*",)).fetchall()
        return 1000 * (time.perf_counter() - started)
