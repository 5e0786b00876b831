"""Writing what was asked for to a file: whole or not at all, and over nothing by accident."""

import errno
import os
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

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
    _write(path, (data,), force=force)


def write_pieces(path: Path, pieces: Iterable[str], *, force: bool = False) -> None:
    """The same for a text too long to be held at once; what `pieces` raises leaves everything as it was."""
    _write(path, (piece.encode("utf-8", "replace") for piece in pieces), force=force)


def write_folder(folder: Path, names: Sequence[str], texts: Iterable[str], *, force: bool = False) -> None:
    """Write a text for each name into a folder, made if it is not there.

    They are all made and written aside before the first gets its name, and none where one cannot be.
    Raises as `write_bytes` does. A link is no folder to write to.
    """
    _check_folder(folder)
    paths = [folder / name for name in names]
    for path in paths:
        check_target(path, force=force)
    try:
        aside = Path(tempfile.mkdtemp(prefix=".jobtui-", dir=folder.parent))  # made with mode 0700
    except OSError as error:
        raise refusal(folder, error) from error
    try:
        for name, text in zip(names, texts, strict=True):
            write_text(aside / name, text)
        folder.mkdir(mode=0o700, exist_ok=True)
        for path in paths:
            _put(aside / path.name, path, force=force)
    except OSError as error:
        raise refusal(folder, error) from error
    finally:
        rmtree(aside, ignore_errors=True)


def _write(path: Path, pieces: Iterable[bytes], *, force: bool) -> None:
    check_target(path, force=force)
    try:
        handle, temporary = tempfile.mkstemp(prefix=".jobtui-", dir=path.parent)  # made with mode 0600
    except (OSError, ValueError) as error:
        raise refusal(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        _put(Path(temporary), path, force=force)
    except OSError as error:
        raise refusal(path, error) from error
    finally:
        with suppress(OSError):
            Path(temporary).unlink()


def _check_folder(folder: Path) -> None:
    try:
        if folder.is_symlink():
            raise CannotWrite(f"'{folder}' is a link; refusing to write through it.", file=str(folder))
        if folder.exists() and not folder.is_dir():
            raise CannotWrite(f"'{folder}' is a file; give the name of a folder.", file=str(folder))
    except (OSError, ValueError) as error:
        raise refusal(folder, error) from error


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
        raise refusal(path, error) from error


def _put(temporary: Path, path: Path, *, force: bool) -> None:
    try:
        _name(temporary, path, force=force)
    except (OSError, ValueError) as error:
        raise refusal(path, error) from error


def _name(temporary: Path, path: Path, *, force: bool) -> None:
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


def refusal(path: Path, error: OSError | ValueError) -> Problem:
    """What is told where the system lets nothing be written to a path."""
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
