"""Putting a backup in the place of the database, which is never lost by it."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from jobtui.domain.backup import Held, Restored
from jobtui.domain.problem import BadData, Busy, Damaged, NoInput, Refused
from jobtui.storage.aside import set_aside, set_journal_aside
from jobtui.storage.backup import NO_BACKUP, NotWhole, copy, keep, look, opened_copy
from jobtui.storage.database import Database
from jobtui.storage.failures import explained
from jobtui.storage.folders import make_folder

_TRIES = 3


def restore(database: Database, candidate: Path) -> Restored:
    """Let the database hold what a backup holds. Where it stood is kept: as a backup, or aside if damaged.

    Another jobtui that has the database open sees what was restored.
    Raises NoInput and BadData where the candidate is no good, and has then touched nothing.
    """
    held = _looked_at(database.path, candidate)
    with closing(opened_copy(candidate)) as source:
        before = None
        if _is_empty(database.path):
            before = set_aside(database.path)
        elif database.present():
            try:
                before = keep(database).path
            except Damaged:
                before = set_aside(database.path)
            else:
                _write_over(source, database)
                return Restored(held, before)
        _put(source, candidate, database)
    return Restored(held, before)


def _looked_at(path: Path, candidate: Path) -> Held:
    """What the candidate holds. Raises NoInput or BadData, Refused for the database itself."""
    name = str(candidate)
    try:
        if not candidate.exists():
            raise NoInput(f"'{name}' does not exist.", file=name)
        if candidate.is_dir():
            raise NoInput(f"'{name}' is a folder. Name one of the files in it.", file=name)
        if path.exists() and candidate.samefile(path):
            raise Refused(f"'{name}' is the database itself. Name a backup of it.", file=name)
        if not os.access(candidate, os.R_OK):
            raise NoInput(f"'{name}' cannot be read: permission denied.", file=name)
        if not candidate.is_file():
            raise NotWhole(NO_BACKUP)
        return look(candidate)
    except (OSError, ValueError) as error:
        raise NoInput(f"'{name}' does not exist.", file=name) from error
    except NotWhole as error:
        raise BadData(f"'{name}' {error}. Your data was not touched.", file=name) from error


def _is_empty(path: Path) -> bool:
    return path.is_file() and not path.stat().st_size


def _put(source: sqlite3.Connection, candidate: Path, database: Database) -> None:
    """Put a whole database where there is none, or one that was set aside."""
    with suppress(OSError):
        make_folder(database.path.parent)
    set_journal_aside(database.path)
    copy(source, candidate, database.path, force=database.path.exists())
    database.connect().close()  # an older one is brought up to date at once


def _write_over(source: sqlite3.Connection, database: Database) -> None:
    """Write every page into the live file in one transaction: whoever has it open sees the new data."""
    tries = 0

    def still_busy(status: int, remaining: int, total: int) -> None:
        # The driver tries forever, each time for as long as a connection waits for its turn.
        nonlocal tries
        tries += status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        if tries >= _TRIES:
            raise Busy("another jobtui is saving. Try again in a moment.")

    with explained(database.path, saving=True), closing(database.connect()) as live:
        live.execute("PRAGMA busy_timeout = 2000")
        source.backup(live, progress=still_busy)
    database.connect().close()  # an older one is brought up to date at once
