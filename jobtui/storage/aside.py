"""Keeping what is damaged, with all that belongs to it, when something whole takes its place."""

import os
from datetime import UTC, datetime
from pathlib import Path

from jobtui.storage.folders import settle

_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside a database."""


def set_aside(path: Path) -> Path:
    """Keep a damaged database, and what belongs to it, under another name; the new path. Raises OSError.

    The database stays where it is as well, for the caller to put a whole one over it at one stroke: so there
    is no moment without one, in which an empty one would be made. Its journal would spoil a whole one.
    """
    there = _unused(path, "damaged")
    beside = [end for end in _BESIDE if os.path.lexists(f"{path}{end}")]
    for end in ("", *beside):
        _linked_or_copied(Path(f"{path}{end}"), Path(f"{there}{end}"))
    settle(path.parent)
    for end in beside:
        Path(f"{path}{end}").unlink()
    return there


def set_journal_aside(path: Path) -> None:
    """Take the journal of a database that is gone out of the way of a new one, which it would spoil."""
    for end in _BESIDE:
        old = Path(f"{path}{end}")
        if os.path.lexists(old) and not os.path.lexists(path):  # in this order: a new one may just have come
            old.rename(f"{_unused(path, 'gone')}{end}")


def _unused(path: Path, word: str) -> Path:
    name = f"{path.name}.{word}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    names = (path.with_name(f"{name}{f'-{n}' if n else ''}") for n in range(1000))
    return next(one for one in names if not any(os.path.lexists(f"{one}{end}") for end in ("", *_BESIDE)))


def _linked_or_copied(old: Path, new: Path) -> None:
    try:
        new.hardlink_to(old)
    except OSError:
        with os.fdopen(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(old.read_bytes())
            os.fsync(file.fileno())
