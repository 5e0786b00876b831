"""Copies of the database that are known to be whole."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

FOLDER = "backups"


def safe_copy(connection: sqlite3.Connection, path: Path, mark: str) -> Path:
    """Copy the open database at `path` page by page beside it, check the copy, and return where it is.

    Named like `backups/jobs.v1.20261121T201500Z.db`, for the person alone. Raises sqlite3.Error or OSError.
    """
    folder = path.parent / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    name = f"{path.stem}.{mark}.{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    target, aside = _unused(folder, name), folder / f".{name}.{os.getpid()}.new"
    os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with closing(sqlite3.connect(aside)) as copy:
            connection.backup(copy)
            found = copy.execute("PRAGMA integrity_check").fetchone()[0]
            if found != "ok":
                raise sqlite3.DatabaseError(f"the copy is not whole: {found[:60]}")
        _settle(aside)
        aside.rename(target)
        _settle(folder)
    finally:
        aside.unlink(missing_ok=True)
    return target


def _unused(folder: Path, name: str) -> Path:
    names = (f"{name}{f'-{n}' if n else ''}.db" for n in range(1000))
    return next(path for path in map(folder.joinpath, names) if not path.exists())


def _settle(path: Path) -> None:
    """Have the disk write what it holds back."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
