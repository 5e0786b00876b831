"""From the paths a person names to the bytes of files, refusing what is no posting before it is opened."""

import errno
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from jobtui.domain.problem import BadData, Busy, NoInput, Problem, Refused

MAX_BYTES = 5 * 1024 * 1024
MAX_EXPORT_BYTES = 64 * 1024 * 1024
"""How large an export of our own may be: all postings are in it."""

_OPEN_FLAGS = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to read. `path` None is standard input; `name` is shown and kept."""

    name: str
    path: Path | None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file left out of a folder, and why."""

    name: str
    why: str


def sources(paths: list[str], *, recursive: bool = False) -> Iterator[SourceFile | Skipped | Problem]:
    """The files behind the names given. Folders open one level, or all; hidden files are left out."""
    for given in paths:
        if given == "-":
            yield SourceFile("-", None)
        elif not given.strip():  # a variable that is not set; as a path it would name the working folder
            yield NoInput(f"'{given}' does not exist.", file=given)
        elif _ADDRESS.match(given):
            yield Refused("jobtui reads no web pages. Save the page and import the file.", file=given)
        elif os.path.isdir(given):  # noqa: PTH112 - Path.is_dir raises where a folder on the way is closed
            yield from _folder(Path(given), os.path.realpath(given), recursive=recursive)
        else:
            yield SourceFile(given, Path(given))


def without_files(paths: list[str], *, recursive: bool = False) -> Iterator[str]:
    """One sentence for each folder among the names given in which there is nothing to read."""
    for given in paths:
        if next(sources([given], recursive=recursive), None) is None:
            deeper = not recursive and any(one.is_dir() for one in Path(given).glob("[!.]*"))
            advice = " Use --recursive to look into its folders." if deeper else ""
            yield f"no files found in '{given}'.{advice}"


def _folder(folder: Path, home: str, *, recursive: bool) -> Iterator[SourceFile | Skipped | Problem]:
    """The files in a folder that is `home` or lies in it. What cannot be looked at is left to the reader."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield _refusal(folder, error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        link = os.path.islink(entry)  # noqa: PTH114 - these do not raise on what is closed or goes in circles
        if link and not Path(os.path.realpath(entry)).is_relative_to(home):
            yield Skipped(
                str(entry), "is a link to a file outside this folder; skipped. Name it directly to import it."
            )
        elif os.path.isdir(entry):  # noqa: PTH112
            if recursive and not link:
                yield from _folder(entry, home, recursive=True)
        else:
            yield SourceFile(str(entry), entry)


_LOOK_AT = 64


def read_file(
    path: Path, max_bytes: int = MAX_BYTES, *, export_starts: tuple[bytes, ...] = ()
) -> tuple[bytes, date]:
    """The bytes of a regular file and the local day it was last changed.

    A file that begins with one of `export_starts` may be as large as an export.

    Raises NoInput, BadData (too large) or Busy (changed while it was read).
    """
    try:
        handle = os.open(path, _OPEN_FLAGS)
    except (OSError, ValueError) as error:
        raise _refusal(path, error) from error
    try:
        before = os.fstat(handle)
        _check_regular(path, before)
        if os.pread(handle, _LOOK_AT, 0).startswith(export_starts):
            max_bytes = max(max_bytes, MAX_EXPORT_BYTES)
        if before.st_size > max_bytes:
            raise _too_large(path, max_bytes)
        data = _read_at_most(handle, max_bytes + 1)
        after = os.fstat(handle)
    except OSError as error:
        raise _refusal(path, error) from error
    finally:
        os.close(handle)
    if len(data) > max_bytes:
        raise _too_large(path, max_bytes)
    if (before.st_size, before.st_mtime_ns, before.st_ino) != (
        after.st_size,
        after.st_mtime_ns,
        after.st_ino,
    ):
        raise Busy(f"'{path}' changed while it was being read. Try again.", file=str(path))
    return data, _day(after.st_mtime)


def _day(seconds: float) -> date:
    """The local day of a time stamp; today where no calendar has that day."""
    try:
        return datetime.fromtimestamp(seconds).astimezone().date()
    except (OverflowError, ValueError, OSError):
        return datetime.now().astimezone().date()


def check_size(data: bytes, name: str, max_bytes: int = MAX_BYTES) -> None:
    """Raise BadData if data that came another way than by file is larger than allowed."""
    if len(data) > max_bytes:
        raise _too_large(Path(name), max_bytes)


def _read_at_most(handle: int, limit: int) -> bytes:
    parts: list[bytes] = []
    while limit > 0 and (part := os.read(handle, min(limit, 1 << 20))):
        parts.append(part)
        limit -= len(part)
    return b"".join(parts)


def _too_large(path: Path, max_bytes: int) -> BadData:
    size = f"{max_bytes / 1024 / 1024:g} MiB" if max_bytes >= 1024 * 1024 else f"{max_bytes:,} bytes"
    return BadData(
        f"'{path}' is larger than {size}. "
        "Postings are usually under 50 KiB; use --max-bytes to read it anyway.",
        file=str(path),
    )


def _check_regular(path: Path, found: os.stat_result) -> None:
    if stat.S_ISREG(found.st_mode):
        return
    if stat.S_ISDIR(found.st_mode):
        raise NoInput(
            f"'{path}' is a folder. Give a file, or use import to read a whole folder.", file=str(path)
        )
    raise NoInput(
        f"'{path}' is not a regular file ({_sort_of_file(found)}). Save it to a file first.", file=str(path)
    )


def _sort_of_file(found: os.stat_result) -> str:
    if stat.S_ISFIFO(found.st_mode):
        return "named pipe"
    if stat.S_ISSOCK(found.st_mode):
        return "socket"
    return "device"


def _refusal(path: Path, error: OSError | ValueError) -> NoInput:
    name = str(path)
    if isinstance(error, ValueError):
        return NoInput(f"'{name}' does not exist.", file=name)
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP):
        link = os.path.islink(path)  # noqa: PTH114 - Path.is_symlink raises on a name that is too long
        return NoInput(f"'{name}' {'is a broken link' if link else 'does not exist'}.", file=name)
    if error.errno in (errno.ENXIO, errno.ENODEV):
        return NoInput(
            f"'{name}' is not a regular file (socket or device). Save it to a file first.", file=name
        )
    said = error.strerror or "unknown error"
    return NoInput(f"'{name}' cannot be read: {said[0].lower()}{said[1:]}.", file=name)
