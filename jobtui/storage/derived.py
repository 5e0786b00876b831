"""What follows from the rows and is kept only to be found fast: full-text index, likenesses, fits.

It is not in the record of undo. Whoever writes lets it follow in the same transaction.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from jobtui.domain.likeness import bands
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
SELECT coalesce(title, ''), coalesce(company, ''), locations, tags, coalesce(requisition, '')
FROM posting WHERE id = ? AND NOT undone
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

_BODY = """
SELECT text FROM capture WHERE posting_id = :id AND NOT undone
UNION ALL SELECT text FROM requirement WHERE posting_id = :id AND NOT dropped AND NOT undone
UNION ALL SELECT json_extract(f.value, '$.value') FROM fact, json_each(fact.findings) f
    WHERE posting_id = :id AND field = 'skills' AND NOT undone
"""

_NEWEST = "SELECT text FROM capture WHERE posting_id = ? AND NOT undone ORDER BY n DESC LIMIT 1"


def follow(session: Session, step: int, after: int = 0) -> None:
    """Bring up to date what follows from the postings that a step changed by its events behind `after`."""
    connection = driver(session)
    for (posting,) in connection.execute(_TOUCHED, (step, after)).fetchall():
        refresh(connection, posting)
    if connection.execute(_PROFILE_TOUCHED, (step, after)).fetchone():
        connection.execute("DELETE FROM fit")


def follow_all(session: Session) -> None:
    """Bring up to date what follows from every posting."""
    refresh_all(driver(session))


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
    title, company, places, tags, requisition = row
    notes = [tags, *_texts(connection, _NOTES, posting)]
    body = [places, requisition, *_texts(connection, _BODY, posting)]
    found = [title, company, "\n".join(notes), "\n".join(body)]
    connection.execute(
        f"INSERT INTO words (rowid, {', '.join(words.COLUMNS)}) VALUES (?, ?, ?, ?, ?)",
        (posting, *map(words.indexed, found)),
    )
    newest = connection.execute(_NEWEST, (posting,)).fetchone()
    connection.executemany(
        "INSERT OR IGNORE INTO likeness (band, posting_id) VALUES (?, ?)",
        [(band, posting) for band in bands(newest[0] if newest else "")],
    )


def _texts(connection: sqlite3.Connection, sql: str, posting: int) -> Sequence[str]:
    return [text for (text,) in connection.execute(sql, {"id": posting}).fetchall() if text]


def driver(session: Session) -> Any:
    """The driver's own connection, with all that the session has written so far."""
    session.flush()
    return session.connection().connection.driver_connection
