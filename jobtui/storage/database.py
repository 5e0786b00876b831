"""The one place that opens the database file: what it must be, how it is made, how every connection is set.

Nothing else in the program may open this file, not even to look: POSIX locks belong to a process and a file,
so closing any handle of it drops the locks SQLite holds.
"""

import errno
import os
import sqlite3
import stat
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from jobtui.domain.problem import BadDatabase
from jobtui.storage.aside import set_journal_aside
from jobtui.storage.failures import cannot_create, damaged, explained, replaced, unreadable
from jobtui.storage.folders import make_folder, put_in_place
from jobtui.storage.identity import APPLICATION_ID, HEADER, MAGIC, SCHEMA, numbers

if TYPE_CHECKING:
    from jobtui.domain.stage import Stage

PATIENCE = 5.0

# Made on every connection and read back. Measured against power cuts: DELETE with EXTRA (3) lost no write
# that was acknowledged, WAL did. Setting the journal mode can change a file, so identity is checked before.
_SETTINGS = {
    "foreign_keys": 1,
    "synchronous": 3,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "mmap_size": 0,
    "journal_mode": "delete",
}

_READING = {"query_only": 1, "cache_size": -500}
"""A quarter of the usual pages are held, by each of several: what the system holds is read as fast."""

Inode = tuple[int, int]

FirstStages = Callable[[], tuple["Stage", ...]]


def usual_stages() -> "tuple[Stage, ...]":
    """The stages with which a database begins where nobody wants others."""
    from jobtui.domain.stage import FIRST_STAGES  # reading needs none

    return FIRST_STAGES


_connections: Counter[Inode] = Counter()
"""How many connections this process has to each file."""
_opening = Lock()


class _Connection(sqlite3.Connection):
    """A connection that is counted until it is closed."""

    inode: Inode | None = None

    def close(self) -> None:
        with _opening:
            super().close()
            if self.inode is not None:
                _connections[self.inode] -= 1
                self.inode = None


class Database:
    """One database file, there or not yet. `notices` are sentences to tell the person once.

    Where another process writes, it is waited for, `patience` seconds at most. `first_stages` tells the
    stages with which a file that is not there yet begins.
    """

    def __init__(
        self,
        path: Path,
        *,
        own_folder: bool = False,
        patience: float = PATIENCE,
        first_stages: FirstStages = usual_stages,
    ) -> None:
        self.path = path.absolute()
        self.first_stages = first_stages
        self.own_folder = own_folder
        self.patience = patience
        self.notices: list[str] = []
        self._inode: Inode | None = None

    def present(self) -> bool:
        """Whether there is a file to open. Raises BadDatabase where something else has its place."""
        try:
            found = self.path.stat()
        except OSError as error:
            self._check_absent(error)
            return False
        self._check_kind(found)
        return found.st_size > 0

    def connect(self, *, reading: bool = False) -> sqlite3.Connection:
        """Open the file, which must be there, with all settings made and its identity checked.

        Autocommit is on: nothing is begun unless somebody begins it. Raises what `explained` raises.
        """
        try:
            found = self.path.stat()
        except OSError as error:
            raise replaced(self.path) from error
        with explained(self.path, saving=not reading):
            connection = self._open_looked_at((found.st_dev, found.st_ino))
            try:
                if self.check_identity(connection) < SCHEMA:
                    self._migrate(connection)
                self._set_up(connection, reading=reading)
            except BaseException:
                connection.close()
                raise
        if self._inode is None:
            self._narrow(found)
        self._inode = connection.inode
        return connection

    def check_identity(self, connection: sqlite3.Connection) -> int:
        """The schema of the file. Refuses what another process made of it, such as a newer jobtui."""
        application, schema = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        )
        self._check_numbers(application, schema)
        return int(schema)

    def _migrate(self, connection: sqlite3.Connection) -> None:
        """Bring a file of an older jobtui up to date, with a copy of it kept."""
        from jobtui.storage.migrations import migrate  # brings SQLAlchemy along, and is seldom due

        self._set_up(connection, reading=False)
        copy = migrate(connection, self.path, SCHEMA)
        if copy is not None:
            self.notices.append(f"the database was brought up to date. As it was, it is kept in '{copy}'.")

    def create(self, build: Callable[[sqlite3.Connection], None]) -> None:
        """Make the database by `build`, which fills an empty one, unless it is there. All or nothing.

        Raises CannotWrite where there is no permission, DiskFailed where there is no room.
        """
        if self.present():
            return
        try:
            make_folder(self.path.parent)
        except OSError as error:
            raise cannot_create(self.path.parent, error) from error
        try:
            if self.path.exists():
                # Empty, in our own folder: filled in place, since another process may be doing the same.
                self._fill(self.path, build)
            else:
                self._create_aside(build)
        except OSError as error:
            raise cannot_create(self.path, error) from error

    def _create_aside(self, build: Callable[[sqlite3.Connection], None]) -> None:
        """Fill a file beside the place and link it in whole, so that no crash leaves half a database."""
        import tempfile  # brings much along, and is needed once in the life of a database

        handle, name = tempfile.mkstemp(prefix=f".{self.path.name}.", suffix=".new", dir=self.path.parent)
        os.close(handle)
        aside = Path(name)
        try:
            self._fill(aside, build)
            set_journal_aside(self.path)
            put_in_place(aside, self.path)
        finally:
            aside.unlink(missing_ok=True)

    def _fill(self, path: Path, build: Callable[[sqlite3.Connection], None]) -> None:
        with explained(path, saving=True), closing(_open(path, self.patience)) as connection:
            self._set_up(connection, reading=False)
            connection.execute("BEGIN IMMEDIATE")
            # Another process may have been faster; what it made stays.
            if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                build(connection)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {SCHEMA}")
            connection.execute("COMMIT")

    def _check_absent(self, error: OSError) -> None:
        """Raise unless the error says that there is simply no file yet."""
        if self._inode is not None:
            raise replaced(self.path) from error
        if error.errno in (errno.ENOENT, errno.ELOOP) and self.path.is_symlink():
            raise self._refusal("is a broken link, not a jobtui database.") from error
        if error.errno not in (errno.ENOENT, errno.ENOTDIR):
            raise unreadable(self.path, (error.strerror or "unknown error").lower()) from error

    def _check_kind(self, found: os.stat_result) -> None:
        if self._inode not in (None, (found.st_dev, found.st_ino)):
            raise replaced(self.path)
        if stat.S_ISDIR(found.st_mode):
            raise self._refusal("is a folder, not a jobtui database.")
        if not stat.S_ISREG(found.st_mode):
            raise self._refusal("is not a regular file, so not a jobtui database.")
        if found.st_size == 0 and not self.own_folder:
            raise self._refusal("is empty.")

    def _open_looked_at(self, inode: Inode) -> _Connection:
        """Open the file, but refuse by its header what is not ours: SQLite might write beside or into it.

        It is looked at only while this process has no connection to it, so that closing it loses no lock.
        """
        with _opening:
            if not _connections[inode]:
                header = self._header()
                if not header.startswith(MAGIC):
                    raise self._not_ours(header)
                self._check_numbers(*numbers(header))
            connection = _open(self.path, self.patience)
            connection.inode = inode
            _connections[inode] += 1
            return connection

    def _header(self) -> bytes:
        try:
            handle = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except PermissionError as error:
            raise unreadable(self.path) from error
        try:
            return os.read(handle, HEADER)
        finally:
            os.close(handle)

    def _not_ours(self, header: bytes) -> BadDatabase:
        if not any(header):
            return damaged(self.path)
        text = not any(byte < 9 or 13 < byte < 32 for byte in header)
        like = "it looks like text" if text else "it belongs to another program"
        return self._refusal(f"is not a jobtui database ({like}). It was left as it is.")

    def _check_numbers(self, application: int, schema: int) -> None:
        if application != APPLICATION_ID:
            raise self._refusal(
                "is not a jobtui database (it belongs to another program). It was left as it is."
            )
        if schema > SCHEMA:
            raise self._refusal(
                f"was made by a newer jobtui (schema {schema}; this one knows up to {SCHEMA}). "
                "Update jobtui. Nothing was changed."
            )
        if schema < 1:
            raise damaged(self.path)

    def _refusal(self, words: str) -> BadDatabase:
        return BadDatabase(f"'{self.path}' {words}", file=str(self.path))

    def _set_up(self, connection: sqlite3.Connection, *, reading: bool) -> None:
        for name, value in self._settings(reading=reading).items():
            connection.execute(f"PRAGMA {name} = {value}").fetchall()
            held = connection.execute(f"PRAGMA {name}").fetchone()
            if held is not None and held[0] != value:
                raise self._refusal(f"cannot be opened safely: {name} stays {held[0]}.")

    def _settings(self, *, reading: bool) -> dict[str, object]:
        own = _READING if reading else {"query_only": 0}
        return {"busy_timeout": round(self.patience * 1000)} | own | _SETTINGS

    def _narrow(self, found: os.stat_result) -> None:
        """Take the rights of others away from the file, and from the folder if it is ours alone."""
        places = [(self.path, found)]
        if self.own_folder:
            places.append((self.path.parent, self.path.parent.stat()))
        for place, seen in places:
            mode = stat.S_IMODE(seen.st_mode)
            if mode & 0o077 and seen.st_uid == os.geteuid():
                try:
                    place.chmod(mode & 0o700)
                except OSError:
                    continue  # a read-only disk; reading goes on
                self.notices.append(f"'{place}' could be read by others; now only you can.")


def _open(path: Path, patience: float) -> _Connection:
    # mode=rw never creates a file, and falls back to reading where writing is not allowed.
    return sqlite3.connect(
        f"{path.as_uri()}?mode=rw",
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
        factory=_Connection,
    )
