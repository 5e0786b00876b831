"""Whether a database is in order: its pages, what refers to what, and what jobtui itself holds to."""

import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256

from jobtui.storage import cells
from jobtui.storage.database import Database
from jobtui.storage.failures import damaged, explained

_MOST = 20
_LARGE = 64 * 1024 * 1024

_STATUS = """
SELECT p.id, p.status, (
    SELECT json_extract(e.after, '$.status') FROM event e
    WHERE e.posting_id = p.id AND e.kind IN ('imported', 'added', 'status') AND NOT e.dropped AND NOT e.undone
    AND json_extract(e.after, '$.status') IS NOT NULL ORDER BY e.seq DESC LIMIT 1
) AS told
FROM posting p WHERE NOT p.undone AND told IS NOT NULL AND told <> p.status
"""

_NUMBERS = """
SELECT posting_id, n FROM requirement WHERE NOT dropped AND NOT undone
GROUP BY posting_id, n HAVING count(*) > 1
"""

_FOUND = "SELECT count(*) FROM posting WHERE NOT undone AND id NOT IN (SELECT rowid FROM words)"

_CAPTURES = "SELECT posting_id, n, item, sha256, data FROM capture WHERE NOT undone"

Rule = Callable[[sqlite3.Connection], Iterator[str]]


def examine(db: sqlite3.Connection, *, full: bool = False) -> tuple[list[str], list[str]]:
    """What is damaged, and what is not as jobtui would have left it: a sentence each.

    `full` compares indexes with their tables as well, and every kept file with its fingerprint.
    """
    found = db.execute(f"PRAGMA {'integrity' if full else 'quick'}_check({_MOST})").fetchall()
    damage = [f"{words}" for (words,) in found if words != "ok"]
    if damage:
        return damage, []
    refers = db.execute("PRAGMA foreign_key_check").fetchall()
    damage = [f"row {row} of {table} refers to no row of {to}" for table, row, to, _ in refers[:_MOST]]
    rules = (*_RULES, *(_FULL_RULES if full else ()))
    return damage, [words for rule in rules for words in rule(db)]


def check_before_writing(database: Database) -> None:
    """Refuse to write to a file whose pages are not in order; one that is very large is not looked through.

    Raises Damaged, and what opening it raises.
    """
    if not database.present() or database.path.stat().st_size > _LARGE:
        return
    with closing(database.connect(reading=True)) as db, explained(database.path, saving=False):
        if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise damaged(database.path)


def _statuses(db: sqlite3.Connection) -> Iterator[str]:
    for posting, status, told in db.execute(_STATUS).fetchall():
        yield f"posting {posting} is '{status}', but its history ends in '{told}'"


def _numbers(db: sqlite3.Connection) -> Iterator[str]:
    for posting, n in db.execute(_NUMBERS).fetchall():
        yield f"posting {posting} has two requirements numbered {n}"


def _search(db: sqlite3.Connection) -> Iterator[str]:
    (missing,) = db.execute(_FOUND).fetchone()
    if missing:
        yield f"{missing} postings are not in the index of words"


def _captures(db: sqlite3.Connection) -> Iterator[str]:
    for posting, n, _, digest, data in db.execute(_CAPTURES):
        try:
            same = sha256(cells.data_of(data)).hexdigest() == digest
        except zlib.error:
            same = False
        if not same:
            yield f"capture {n} of posting {posting} is not the file that was imported"


_RULES: tuple[Rule, ...] = (_statuses, _numbers, _search)
_FULL_RULES: tuple[Rule, ...] = (_captures,)
