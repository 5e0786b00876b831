"""Copies of the database that are known to be whole: made, looked at, found and thinned.

Nothing here opens the database itself: who wants it copied brings the connection.
"""

import errno
import os
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkstemp
from typing import Any

from jobtui.domain.backup import FOLDER, Backup, Held, due, kept, stem
from jobtui.domain.problem import CannotWrite, DiskFailed, NotThere, Problem
from jobtui.storage.database import Database
from jobtui.storage.failures import damaged, explained
from jobtui.storage.folders import put_in_place, settle
from jobtui.storage.identity import APPLICATION_ID, MAGIC, SCHEMA

_STAMP = "%Y%m%dT%H%M%SZ"
_STAMPED = r"\.(?P<mark>v\d+\.)?(?P<at>\d{8}T\d{6}Z)(-(?P<n>\d+))?\.db"
_HALF_MADE = ".new"
_HALF_MADE_FOR = timedelta(hours=1)

_AS_FOREIGN = {"trusted_schema": 0, "cell_size_check": 1, "mmap_size": 0, "query_only": 1}
"""How a file that could hold anything is looked at."""


NO_BACKUP = "is not a jobtui backup"


class NotWhole(Exception):
    """A file that is no copy to rely on; the words end the sentence `'F' …`."""


def keep(database: Database, now: datetime | None = None) -> Backup:
    """Copy a database into the folder beside it, check the copy, then thin out the older ones.

    Raises what `copy` and opening the database raise; nothing is thinned out then.
    """
    at = (now or datetime.now(UTC)).replace(microsecond=0)
    with closing(_connected(database)) as connection:
        made = Backup(_beside(connection, database.path, at), at)
    _thin(database.path, at)
    return made


def copy_to(database: Database, target: Path, *, force: bool = False) -> Held:
    """Copy a database to a place the person named. Raises what `copy` and opening the database raise."""
    with closing(_connected(database)) as connection:
        return copy(connection, database.path, target, force=force)


def is_due(database: Database, *, large: bool = False) -> bool:
    """Whether the database was changed since the last copy, and that is some time ago.

    Something `large` that is about to happen does not wait for that.
    """
    if not database.present() or not os.access(database.path, os.W_OK):
        return False
    changed = datetime.fromtimestamp(database.path.stat().st_mtime, UTC)
    last = next((one.at for one in backups_of(database.path)), None)
    return last is None or changed >= last if large else due(changed, last, datetime.now(UTC))


def safe_copy(connection: sqlite3.Connection, path: Path, mark: str) -> Path:
    """Copy the open database at `path` before it is migrated; where the copy is.

    Named like `backups/jobs.v1.20261121T201500Z.db`. One that still holds what the database holds is not made
    again, so that a migration that fails at each start does not fill the disk. Raises what `copy` raises.
    """
    changed = path.stat().st_mtime
    for one in _stamped(path, f"{mark}."):
        with suppress(NotWhole, OSError):
            if one.at.timestamp() > changed:
                look(one.path)
                return one.path
    return _beside(connection, path, datetime.now(UTC), f"{mark}.")


def copy(connection: sqlite3.Connection, path: Path, target: Path, *, force: bool = False) -> Held:
    """Copy the open database at `path` to the file `target`, page by page, for the person alone.

    The target appears whole and looked at, or not at all; one that is there stays unless `force`.
    Raises Damaged where the database is not whole, CannotWrite or DiskFailed where there can be no copy.
    """
    with explained(path, saving=False), _explained(target):
        handle, name = mkstemp(prefix=f".{target.name}.", suffix=_HALF_MADE, dir=target.parent)
        os.close(handle)
        aside = Path(name)
        try:
            return _copy(connection, aside, target, force=force)
        except NotWhole as error:
            raise damaged(path) from error
        finally:
            aside.unlink(missing_ok=True)


def _copy(connection: sqlite3.Connection, aside: Path, target: Path, *, force: bool) -> Held:
    counted = _fill(connection, aside)
    held, copied = _looked(aside)
    if copied != counted:
        raise NotWhole("holds other rows than the database")
    settle(aside)
    if force:
        aside.replace(target)
    elif not put_in_place(aside, target):
        raise FileExistsError(errno.EEXIST, "it is there already")
    settle(target.parent)
    return held


def look(path: Path) -> Held:
    """What a copy holds, if every page of it is in order, it is of jobtui, and this jobtui can read it.

    Nothing is written. Raises NotWhole.
    """
    return _looked(path)[0]


def _looked(path: Path) -> tuple[Held, Counter[str]]:
    """The same, and the number of rows of each table."""
    _check_header(path)
    try:
        with closing(opened_copy(path)) as db:
            application, schema = (
                _value(db, f"PRAGMA {name}") for name in ("application_id", "user_version")
            )
            if application != APPLICATION_ID or schema < 1:
                raise NotWhole(NO_BACKUP)
            if schema > SCHEMA:
                raise NotWhole(
                    f"was made by a newer jobtui (schema {schema}; this one knows up to {SCHEMA}); "
                    "update jobtui first"
                )
            sound = _value(db, "PRAGMA integrity_check") == "ok"
            if not sound or db.execute("PRAGMA foreign_key_check").fetchone():
                raise NotWhole("is damaged")
            postings = _value(db, "SELECT count(*) FROM posting WHERE NOT undone")
            return Held(schema, postings), _counted(db)
    except (sqlite3.Error, UnicodeDecodeError, TypeError) as error:
        foreign = getattr(error, "sqlite_errorcode", 0) in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
        raise NotWhole(NO_BACKUP if foreign else "is damaged") from error


def _check_header(path: Path) -> None:
    """Refuse what SQLite would write beside, only to look at it: files in a mode that jobtui never uses."""
    try:
        with path.open("rb") as file:
            header = file.read(20)
    except OSError as error:
        raise NotWhole("cannot be read") from error
    if not header.startswith(MAGIC) or header[18:] != b"\1\1":
        raise NotWhole(NO_BACKUP)


def opened_copy(path: Path) -> sqlite3.Connection:
    """A file opened for reading only, with nothing in it trusted. Raises sqlite3.Error."""
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    for name, value in _AS_FOREIGN.items():
        db.execute(f"PRAGMA {name} = {value}").fetchall()
    return db


def backups_of(path: Path) -> list[Backup]:
    """The copies of a database that lie in the folder beside it, the newest first, nobody looked at them."""
    return _stamped(path)


def newest_whole(path: Path) -> Backup | None:
    """The newest copy of a database that can be relied on."""
    for one in backups_of(path):
        with suppress(NotWhole):
            look(one.path)
            return one
    return None


def _connected(database: Database) -> sqlite3.Connection:
    if not database.present():
        raise NotThere(f"there is nothing to back up: '{database.path}' does not exist.")
    return database.connect(reading=True)


def _beside(connection: sqlite3.Connection, path: Path, at: datetime, mark: str = "") -> Path:
    folder = path.parent / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise _refusal(folder, error.errno or 0, (error.strerror or "unknown error").lower()) from error
    names = (f"{stem(path)}.{mark}{at:{_STAMP}}{f'-{n}' if n else ''}.db" for n in range(1000))
    target = next(place for place in map(folder.joinpath, names) if not os.path.lexists(place))
    copy(connection, path, target)
    return target


def _fill(connection: sqlite3.Connection, aside: Path) -> Counter[str]:
    """Copy every page of one moment, and count the rows of that moment."""
    connection.execute("BEGIN")
    try:
        counted = _counted(connection)
        with closing(sqlite3.connect(aside)) as made:
            connection.backup(made)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return counted


def _counted(db: sqlite3.Connection) -> Counter[str]:
    tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return Counter({name: _value(db, f'SELECT count(*) FROM "{name}"') for (name,) in tables})


def _value(db: sqlite3.Connection, sql: str) -> Any:
    return db.execute(sql).fetchone()[0]


def _thin(path: Path, now: datetime) -> None:
    """Remove the copies that the rule does not keep, and what a killed process left half made."""
    found = _stamped(path, "")
    stay = kept((one.at for one in found), now)
    half_made = (
        one
        for one in (path.parent / FOLDER).iterdir()
        if one.name.startswith(".") and one.name.endswith(_HALF_MADE)
    )
    with suppress(OSError):
        for one in found:
            if one.at not in stay:
                one.path.unlink()
        for left in half_made:
            if now - datetime.fromtimestamp(left.stat().st_mtime, UTC) > _HALF_MADE_FOR:
                left.unlink()


def _stamped(path: Path, mark: str | None = None) -> list[Backup]:
    """The copies of a database with this mark, None for any, the newest first."""
    pattern = re.compile(re.escape(stem(path)) + _STAMPED)
    found: list[tuple[datetime, int, Path]] = []
    with suppress(OSError):
        for one in (path.parent / FOLDER).iterdir():
            match = pattern.fullmatch(one.name)
            if match and mark in (None, match["mark"] or ""):
                with suppress(ValueError):
                    at = datetime.strptime(match["at"], _STAMP).replace(tzinfo=UTC)
                    found.append((at, int(match["n"] or 0), one))
    return [Backup(one, at) for at, _, one in sorted(found, reverse=True)]


@contextmanager
def _explained(target: Path) -> Iterator[None]:
    """Turn what went wrong with a copy into a Problem: of its place or its disk, or of the database."""
    try:
        yield
    except FileExistsError as error:
        words = f"'{target}' already exists. Use --force to replace it."
        raise CannotWrite(words, file=str(target)) from error
    except OSError as error:
        raise _refusal(target, error.errno or 0, (error.strerror or "unknown error").lower()) from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        number, why = _AT_THE_TARGET.get(code, (0, ""))
        if not why:
            raise
        raise _refusal(target, number, why) from error


_AT_THE_TARGET = {
    sqlite3.SQLITE_FULL: (errno.ENOSPC, "no space left on device"),
    sqlite3.SQLITE_IOERR: (errno.EIO, "the disk reported an error"),
    sqlite3.SQLITE_CANTOPEN: (errno.EACCES, "permission denied"),
    sqlite3.SQLITE_READONLY: (errno.EACCES, "permission denied"),
}


def _refusal(target: Path, number: int, why: str) -> Problem:
    kind = DiskFailed if number in (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG) else CannotWrite
    why = "no such folder" if number in (errno.ENOENT, errno.ENOTDIR) else why
    return kind(f"cannot write '{target}': {why}.", file=str(target))
