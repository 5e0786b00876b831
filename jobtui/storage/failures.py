"""SQLite's errors in the words of the person: one table for the reader and the writer."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import quote

from jobtui.domain.problem import BadDatabase, Busy, CannotWrite, Damaged, DiskFailed, Problem, Stopped

_DAMAGE = frozenset(
    {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_LOCKED}
)
"""The last one says that a connection is in its own way: two tables then share a page that they must not."""

_GARBLED = (
    "no such",
    "unsupported file format",
    "invalid fts5 file format",
    "malformed JSON",
    "has no column named",
)
"""What SQLite says of a file it cannot make sense of under a code that could mean anything."""

_DENIED = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM})

_LAST_MOMENT = sqlite3.SQLITE_IOERR_DIR_FSYNC
"""The journal is gone, so that everything is written, but its folder may bring it back after a power cut."""

_BUSY = "another jobtui is saving. Try again in a moment."
_UNREADABLE = "'{}' cannot be read: the disk reported an error. Check the disk before going on."
_FULL = "not saved: the disk is full. Nothing was changed. Free some space and try again."

_SENTENCES: dict[int, tuple[type[Problem], str, str]] = {
    sqlite3.SQLITE_BUSY: (Busy, _BUSY, _BUSY),
    sqlite3.SQLITE_INTERRUPT: (Stopped, "stopped.", "stopped."),
    sqlite3.SQLITE_FULL: (DiskFailed, _FULL, _FULL),
    sqlite3.SQLITE_IOERR: (
        DiskFailed,
        "not saved: the disk reported an error ({}). Nothing was changed; check the disk before going on.",
        _UNREADABLE,
    ),
    _LAST_MOMENT: (
        DiskFailed,
        "perhaps not saved: the disk reported an error ({}) at the last moment. "
        "Look whether it is there, and check the disk before going on.",
        _UNREADABLE,
    ),
}
"""By SQLite's code, or its extended one: the Problem and its sentence while saving and while reading."""


@contextmanager
def explained(path: Path, *, saving: bool) -> Iterator[None]:
    """Turn errors of the driver, bare or wrapped by SQLAlchemy, into the Problem that tells what happened."""
    try:
        yield
    except UnicodeDecodeError as error:
        # SQLite quotes what it cannot understand, and the driver cannot decode the quotation.
        raise damaged(path) from error
    except Exception as error:
        # SQLAlchemy keeps the driver's error in `orig`; asking for the attribute spares importing it here.
        cause = getattr(error, "orig", error)
        problem = _problem(cause, path, saving) if isinstance(cause, sqlite3.Error) else None
        if problem is None:
            raise
        raise problem from error


def damaged(path: Path) -> Damaged:
    """The refusal of a file whose content cannot be what jobtui wrote, and what helps now."""
    from jobtui.storage.backup import newest_whole  # seldom needed, and it needs this module

    whole = newest_whole(path)
    if whole is None:
        way = "There is no backup of it."
    else:
        command = f"jobtui restore {quote(str(whole.path))} --db {quote(str(path))}"
        way = f"Newest good backup: {whole.path}, {whole.words}. Run: {command}"
    return Damaged(f"'{path}' is damaged. It was left as it is. {way}", file=str(path))


def replaced(path: Path) -> BadDatabase:
    """The refusal to go on with a file that was moved away or exchanged under an open connection."""
    return BadDatabase(
        "the database file was replaced while jobtui was open. Restart to see the new file.",
        file=str(path),
    )


def unreadable(path: Path, why: str = "permission denied") -> BadDatabase:
    """The refusal of a file that cannot be looked at."""
    return BadDatabase(f"'{path}' cannot be read: {why}.", file=str(path))


def cannot_create(path: Path, error: OSError) -> Problem:
    """Why a new database or its folder could not be made."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFailed(_FULL, file=str(path))
    why = (error.strerror or "unknown error").lower()
    return CannotWrite(f"cannot create '{path}': {why}. Set JOBTUI_DB to another place.", file=str(path))


def _problem(error: sqlite3.Error, path: Path, saving: bool) -> Problem | None:
    """The Problem behind an error of the driver; None where it is a fault of the program."""
    extended: int | None = getattr(error, "sqlite_errorcode", None)
    if extended is None:
        # The driver itself could not decode a text as UTF-8; other errors without a code are misuse.
        return damaged(path) if type(error) is sqlite3.OperationalError else None
    if extended == sqlite3.SQLITE_READONLY_DBMOVED:
        return replaced(path)
    code = extended & 0xFF
    if code in _DAMAGE or (code == sqlite3.SQLITE_ERROR and _is_garbled(path, str(error))):
        return damaged(path)
    if code in _DENIED:
        return _read_only(path) if saving else unreadable(path)
    if told := _SENTENCES.get(extended) or _SENTENCES.get(code):
        kind, while_saving, while_reading = told
        return kind((while_saving if saving else while_reading).format(path), file=str(path))
    return None


def _is_garbled(path: Path, said: str) -> bool:
    """Whether SQLite met nonsense in the file, not in what the program asked for."""
    from jobtui.storage.backup import NotWhole, look

    if any(words in said for words in _GARBLED):
        return True
    try:
        look(path)
    except NotWhole:
        return True
    return False


def _read_only(path: Path) -> CannotWrite:
    return CannotWrite(f"'{path}' can be read but not changed: permission denied.", file=str(path))
