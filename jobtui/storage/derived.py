"""What follows from the rows and is kept only to be found fast: full-text index, likenesses, sort keys, fits.

It is not in the record of undo. Whoever writes lets it follow in the same transaction.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from jobtui.domain.likeness import bands
from jobtui.domain.sameness import employer_key, page_key
from jobtui.domain.search import plain
from jobtui.storage import words

_SOURCES = ("fact", "capture", "requirement", "note", "interview", "contact", "document")
"""The tables whose texts are found. A posting itself is made of its facts, but for its tags."""

_TOUCHED = f"""
SELECT DISTINCT e.posting_id FROM event e JOIN change c ON c.event_seq = e.seq
WHERE e.step = ? AND e.seq > ? AND e.posting_id IS NOT NULL AND (
    c.table_name IN ({", ".join(f"'{name}'" for name in _SOURCES)})
    OR (c.table_name = 'posting' AND c.column_name IN ('undone', 'tags'))
)
"""

_PROFILE_TOUCHED = """
SELECT 1 FROM event e JOIN change c ON c.event_seq = e.seq
WHERE e.step = ? AND e.seq > ? AND c.table_name = 'claim' LIMIT 1
"""

_NAMED = """
SELECT coalesce(title, ''), coalesce(company, ''), locations, tags, coalesce(requisition, ''), url
FROM posting WHERE id = ? AND NOT undone
"""

_SORT_KEYS = """
UPDATE posting SET plain_title = :plain_title, plain_company = :plain_company, plain_places = :plain_places,
    plain_skills = :plain_skills, employer = :employer, page = :page, came = k.came, met = k.met
FROM (SELECT (SELECT min(at) FROM event WHERE posting_id = :id AND NOT undone) AS came,
             (SELECT avg(state = 'met') FROM requirement
              WHERE posting_id = :id AND kind = 'required' AND NOT dropped AND NOT undone) AS met) AS k
WHERE posting.id = :id AND (plain_title, plain_company, plain_places, plain_skills, employer, page,
    posting.came, posting.met)
    IS NOT (:plain_title, :plain_company, :plain_places, :plain_skills, :employer, :page, k.came, k.met)
"""

_NOTES = """
SELECT text FROM note WHERE posting_id = :id AND NOT dropped AND NOT undone
UNION ALL SELECT note FROM requirement WHERE posting_id = :id AND NOT dropped AND NOT undone
UNION ALL SELECT round || ' ' || people || ' ' || place || ' ' || note FROM interview
    WHERE posting_id = :id AND NOT dropped AND NOT undone
UNION ALL SELECT name || ' ' || role || ' ' || email || ' ' || phone || ' ' || note FROM contact
    WHERE posting_id = :id AND NOT dropped AND NOT undone
UNION ALL SELECT path FROM document WHERE posting_id = :id AND NOT dropped AND NOT undone
"""

_SKILLS = """
SELECT json_extract(f.value, '$.value') FROM fact, json_each(fact.findings) f
WHERE posting_id = :id AND field = 'skills' AND NOT undone
"""

_BODY = f"""
SELECT text FROM capture WHERE posting_id = :id AND NOT undone
UNION ALL SELECT text FROM requirement WHERE posting_id = :id AND NOT dropped AND NOT undone
UNION ALL {_SKILLS}
"""

_WORDS = f"INSERT INTO words (rowid, {', '.join(words.COLUMNS)}) VALUES (?, ?, ?, ?, ?)"

_LIKENESS = "INSERT OR IGNORE INTO likeness (band, posting_id) VALUES (?, ?)"

_NEWEST = "SELECT text FROM capture WHERE posting_id = ? AND NOT undone ORDER BY n DESC LIMIT 1"


def follow(connection: sqlite3.Connection, step: int, after: int = 0) -> None:
    """Bring up to date what follows from the postings that a step changed by its events behind `after`."""
    for (posting,) in connection.execute(_TOUCHED, (step, after)).fetchall():
        refresh(connection, posting)
    if connection.execute(_PROFILE_TOUCHED, (step, after)).fetchone():
        connection.execute("DELETE FROM fit")


def refresh_all(connection: sqlite3.Connection) -> None:
    """Make everything anew, within the transaction that is open."""
    connection.execute("DELETE FROM words")
    connection.execute("DELETE FROM likeness")
    connection.execute("DELETE FROM fit")
    for (posting,) in connection.execute("SELECT id FROM posting WHERE NOT undone").fetchall():
        refresh(connection, posting)


def refresh(connection: sqlite3.Connection, posting: int) -> None:
    """Make anew what follows from one posting; nothing where it is not there."""
    connection.execute("DELETE FROM words WHERE rowid = ?", (posting,))
    connection.execute("DELETE FROM likeness WHERE posting_id = ?", (posting,))
    connection.execute("DELETE FROM fit WHERE posting_id = ?", (posting,))  # made anew when asked for
    row = connection.execute(_NAMED, (posting,)).fetchone()
    if row is None:
        return
    title, company, places, tags, requisition, _ = row
    notes = [tags, *_texts(connection, _NOTES, posting)]
    body = [places, requisition, *_texts(connection, _BODY, posting)]
    newest = connection.execute(_NEWEST, (posting,)).fetchone()
    make_findable(connection, posting, (title, company, notes, body), newest[0] if newest else "")
    _keep_sort_keys(connection, posting, row)


def make_findable(
    connection: sqlite3.Connection,
    posting: int,
    found: tuple[str, str, Sequence[str], Sequence[str]],
    text: str,
) -> None:
    """Let a posting that is not found yet be: by its title, its company, notes and the rest, by its text."""
    title, company, notes, body = found
    texts = (title, company, "\n".join(notes), "\n".join(body))
    connection.execute(_WORDS, (posting, *map(words.indexed, texts)))
    connection.executemany(_LIKENESS, [(band, posting) for band in bands(text)])


def sort_anew(connection: sqlite3.Connection) -> None:
    """Make anew by what all postings are sorted, within the transaction that is open."""
    for (posting,) in connection.execute("SELECT id FROM posting WHERE NOT undone").fetchall():
        _keep_sort_keys(connection, posting, connection.execute(_NAMED, (posting,)).fetchone())


def _keep_sort_keys(connection: sqlite3.Connection, posting: int, named: Sequence[str | None]) -> None:
    """Let a posting say by what it is sorted and found, as its columns in `_NAMED` tell."""
    title, company, places, _, _, url = named
    keys = sort_keys(title, company, json.loads(places or "[]"), _texts(connection, _SKILLS, posting), url)
    connection.execute(_SORT_KEYS, {"id": posting, **keys})


def sort_keys(
    title: str | None, company: str | None, places: Iterable[str], skills: Iterable[str], url: str | None
) -> dict[str, str | None]:
    """The columns by which a posting is sorted and found that follow from its facts alone."""
    keys = {
        "plain_title": plain(title),
        "plain_company": plain(company),
        "plain_places": "\n".join(map(plain, places)),
        "plain_skills": "\n".join(map(plain, skills)),
        "employer": employer_key(company),
        "page": page_key(url),
    }
    return {name: key or None for name, key in keys.items()}


def _texts(connection: sqlite3.Connection, sql: str, posting: int) -> Sequence[str]:
    return [text for (text,) in connection.execute(sql, {"id": posting}).fetchall() if text]
