"""Folders and names that outlive a power cut."""

import errno
import os
from contextlib import suppress
from pathlib import Path

_NO_HARD_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EACCES})


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner can enter, and those above it, unless they are there.

    Each is sure to be there when this is done: a file that is safe in a folder which is not would be lost
    with it. Raises OSError.
    """
    if folder.exists():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    with suppress(OSError):  # one that may be written to and not read, or a system that has no such thing
        settle(folder.parent)


def settle(path: Path) -> None:
    """Have the disk write what it holds back of a file, or of the names in a folder. Raises OSError."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_in_place(aside: Path, path: Path) -> bool:
    """Give a finished file its name, unless there is one by then: that one counts. Whether it got it."""
    try:
        path.hardlink_to(aside)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        aside.rename(path)
    return True
