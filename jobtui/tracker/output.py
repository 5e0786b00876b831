"""Writing what was asked for to a file: whole or not at all, and over nothing by accident."""

import errno
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from jobtui.domain.problem import CannotWrite, DiskFailed, Problem

_NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EOPNOTSUPP, errno.EMLINK}
_DISK_TROUBLE = {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG}


class AlreadyThere(CannotWrite):
    """The file exists. Asked again with `force`, it is replaced."""

    kind = "exists"


def write_text(path: Path, text: str, *, force: bool = False) -> None:
    """Write `text` as UTF-8, as `write_bytes` does."""
    write_bytes(path, text.encode("utf-8", "replace"), force=force)


def write_bytes(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write `data` to `path`, readable by its owner only.

    The file appears whole or not at all. One that is there is replaced only with `force`, a link never.
    Raises AlreadyThere, CannotWrite or DiskFailed, and has then left everything as it was.
    """
    check_target(path, force=force)
    try:
        handle, temporary = tempfile.mkstemp(prefix=".jobtui-", dir=path.parent)  # made with mode 0600
    except OSError as error:
        raise _refusal(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _put(Path(temporary), path, force=force)
    except (OSError, ValueError) as error:
        raise _refusal(path, error) from error
    finally:
        with suppress(OSError):
            Path(temporary).unlink()


def write_folder(folder: Path, texts: Iterable[tuple[str, str]], *, force: bool = False) -> int:
    """Write texts under their names into a folder, made if it is not there; how many.

    Each is written as `write_text` does, none if one of them could not be. A link is no folder to write to.
    """
    held = [(folder / name, text) for name, text in texts]
    _check_folder(folder)
    for path, _ in held:
        check_target(path, force=force)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise _refusal(folder, error) from error
    for path, text in held:
        write_text(path, text, force=force)
    return len(held)


def _check_folder(folder: Path) -> None:
    try:
        if folder.is_symlink():
            raise CannotWrite(f"'{folder}' is a link; refusing to write through it.", file=str(folder))
        if folder.exists() and not folder.is_dir():
            raise CannotWrite(f"'{folder}' is a file; give the name of a folder.", file=str(folder))
    except (OSError, ValueError) as error:
        raise _refusal(folder, error) from error


def check_target(path: Path, *, force: bool) -> None:
    """Raise AlreadyThere or CannotWrite where nothing may be written to a path."""
    try:
        if path.is_symlink():
            raise CannotWrite(f"'{path}' is a link; refusing to write through it.", file=str(path))
        if path.is_dir():
            raise CannotWrite(f"'{path}' is a folder; give the name of a file.", file=str(path))
        if path.exists() and not path.is_file():
            raise CannotWrite(f"'{path}' is not a regular file; refusing to write to it.", file=str(path))
        if path.exists() and not force:
            raise _already_there(path)
    except (OSError, ValueError) as error:
        raise _refusal(path, error) from error


def _put(temporary: Path, path: Path, *, force: bool) -> None:
    """Give the finished file its name. Without `force` a file that came up meanwhile stays."""
    if not force:
        try:
            path.hardlink_to(temporary)
            return
        except FileExistsError as error:
            raise _already_there(path) from error
        except OSError as error:
            if error.errno not in _NO_HARD_LINKS:
                raise
            if os.path.lexists(path):
                raise _already_there(path) from error
    temporary.replace(path)


def _already_there(path: Path) -> AlreadyThere:
    return AlreadyThere(f"'{path}' already exists. Use --force to replace it.", file=str(path))


def _refusal(path: Path, error: OSError | ValueError) -> Problem:
    name = str(path)
    if isinstance(error, PermissionError):
        return CannotWrite(f"cannot write '{name}': permission denied.", file=name)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return CannotWrite(f"cannot write '{name}': no such folder.", file=name)
    if isinstance(error, OSError) and error.errno in _DISK_TROUBLE:
        return DiskFailed(f"cannot write '{name}': {_words(error)}.", file=name)
    return CannotWrite(f"cannot write '{name}': {_words(error)}.", file=name)


def _words(error: OSError | ValueError) -> str:
    """The system's own words, as a part of a sentence."""
    said = (error.strerror if isinstance(error, OSError) else None) or "not a usable name"
    return said[0].lower() + said[1:]
