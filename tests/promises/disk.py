"""A disk that remembers what is done to it, and fails when it is told to.

It stands between SQLite and the system as a VFS of SQLite's own interface, and before the functions of `os`
that change names; no process, no tool and no rights are needed. What it remembers can be played back up to
any step: as the files would be if the program had been killed there, or the power had gone.
"""

import contextlib
import ctypes
import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from ctypes import (
    CFUNCTYPE,
    POINTER,
    Structure,
    byref,
    c_char_p,
    c_int,
    c_int64,
    c_void_p,
    memmove,
    sizeof,
    string_at,
)
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

# SQLite's interface, as sqlite3.h declares it


class _Vfs(Structure):
    """struct sqlite3_vfs: a head, then functions."""


class _Methods(Structure):
    """struct sqlite3_io_methods, of which only the first functions are told apart."""


class _File(Structure):
    """struct sqlite3_file."""

    _fields_ = (("methods", POINTER(_Methods)),)


_OPEN = CFUNCTYPE(c_int, POINTER(_Vfs), c_void_p, POINTER(_File), c_int, POINTER(c_int))
_DELETE = CFUNCTYPE(c_int, POINTER(_Vfs), c_char_p, c_int)
_CLOSE = CFUNCTYPE(c_int, POINTER(_File))
_WRITE = CFUNCTYPE(c_int, POINTER(_File), c_void_p, c_int, c_int64)
_SIZE = CFUNCTYPE(c_int, POINTER(_File), c_int64)
_SYNC = CFUNCTYPE(c_int, POINTER(_File), c_int)

_Vfs._fields_ = (
    ("version", c_int),
    ("file_size", c_int),
    ("longest_name", c_int),
    ("next", c_void_p),
    ("name", c_char_p),
    ("data", c_void_p),
    ("open", _OPEN),
    ("delete", _DELETE),
    *((f"other{n}", c_void_p) for n in range(14)),
)
_Methods._fields_ = (
    ("version", c_int),
    ("close", _CLOSE),
    ("read", c_void_p),
    ("write", _WRITE),
    ("truncate", _SIZE),
    ("sync", _SYNC),
    *((f"other{n}", c_void_p) for n in range(13)),
)

_CREATE = 0x4
_MAIN_JOURNAL = 0x800


def _library() -> Any:
    """The library that the driver uses; None where it is built into something else."""
    with contextlib.suppress(ImportError, OSError, AttributeError):
        import _sqlite3

        library = ctypes.CDLL(_sqlite3.__file__)
        library.sqlite3_vfs_find.restype = POINTER(_Vfs)
        library.sqlite3_vfs_find.argtypes = [c_char_p]
        library.sqlite3_vfs_register.argtypes = [POINTER(_Vfs), c_int]
        library.sqlite3_vfs_unregister.argtypes = [POINTER(_Vfs)]
        return library
    return None


LIBRARY = _library()

_NAMING = {"mkdir": "folder", "unlink": "delete", "link": "link", "rename": "move", "replace": "move"}
"""Functions of `os`, and what they do."""

# What was done


@dataclass(frozen=True, slots=True)
class Step:
    """One change: `what` was done to the file or folder at `path`, with numbers, bytes or another path."""

    what: str
    path: str
    at: int = 0
    data: bytes = b""
    to: str = ""


@dataclass(slots=True)
class Fault:
    """The `nth` step of some kinds fails, and with `stays` every one after it.

    `code` is what SQLite is told, `number` the error of the functions of `os`.
    """

    nth: int
    kinds: frozenset[str]
    code: int
    number: int
    stays: bool = False
    met: int = 0

    def strikes(self, kind: str) -> bool:
        """Count one step; whether it fails."""
        if kind not in self.kinds:
            return False
        self.met += 1
        return self.met >= self.nth if self.stays else self.met == self.nth


@dataclass(slots=True)
class Disk:
    """What happens below a folder, step by step; `fault` makes one of them fail."""

    root: Path
    steps: list[Step] = field(default_factory=list)
    fault: Fault | None = None
    names: dict[int, str] = field(default_factory=dict)
    fresh: set[int] = field(default_factory=set)
    _handles: dict[int, str] = field(default_factory=dict)

    def acknowledge(self, words: bytes) -> None:
        """The program says that something is done."""
        self.steps.append(Step("told", "", data=words))

    def here(self, path: str) -> bool:
        return path == str(self.root) or path.startswith(f"{self.root}/")

    def struck(self, kind: str, path: str) -> int:
        """The code of the fault where this step meets it, else 0."""
        fault = self.fault
        return fault.code if fault and self.here(path) and fault.strikes(kind) else 0

    def note(self, step: Step) -> None:
        if self.here(step.path):
            self.steps.append(step)

    @contextlib.contextmanager
    def watched(self) -> Iterator["Disk"]:
        """Everything that this process does below the folder is noted, or fails."""
        with _wire().to(self), self._names_watched():
            yield self

    # Names

    @contextlib.contextmanager
    def _names_watched(self) -> Iterator[None]:
        with contextlib.ExitStack() as stack:
            for name, what in _NAMING.items():
                stack.enter_context(patch.object(os, name, self._changes(getattr(os, name), what)))
            stack.enter_context(patch.object(os, "open", self._opens(os.open)))
            stack.enter_context(patch.object(os, "fsync", self._syncs(os.fsync)))
            yield

    def _changes(self, under: Any, what: str) -> Callable[..., Any]:
        def changed(path: Any, *rest: Any, **options: Any) -> Any:
            name = os.fspath(path)
            self._may_fail(what, name)
            under(path, *rest, **options)
            to = os.fspath(rest[0]) if what in ("link", "move") else ""
            self.note(Step(what, name, to=to))

        return changed

    def _opens(self, under: Any) -> Callable[..., int]:
        def opened(path: Any, flags: int, *rest: Any, **options: Any) -> int:
            name = os.fspath(path) if isinstance(path, str | os.PathLike) else ""
            new = bool(flags & os.O_CREAT) and not Path(name or "/").exists()
            self._may_fail("create" if new else "open", name)
            handle = int(under(path, flags, *rest, **options))
            if self.here(name):
                self._handles[handle] = name
            if new:
                self.note(Step("create", name))
            return handle

        return opened

    def _syncs(self, under: Any) -> Callable[[int], None]:
        def synced(handle: int) -> None:
            name = self._handles.get(handle, "")
            self._may_fail("sync", name)
            under(handle)
            self.note(Step("sync folder" if Path(name or ".").is_dir() else "sync", name))

        return synced

    def _may_fail(self, kind: str, path: str) -> None:
        if self.struck(kind, path) and self.fault is not None:
            raise OSError(self.fault.number, os.strerror(self.fault.number), path)


# Between SQLite and the system


class _Wire:
    """Hands on what SQLite asks of the system, past the disk that watches, if any does.

    Made once and never given back: SQLite calls it as long as a connection is open, whoever still watches.
    """

    def __init__(self) -> None:
        self.disk: Disk | None = None
        self._kept: list[Any] = []
        self._methods: dict[int, Any] = {}
        self._under = LIBRARY.sqlite3_vfs_find(None)
        self._vfs = _Vfs()
        memmove(byref(self._vfs), self._under, sizeof(_Vfs))
        self._vfs.name = b"remembering"
        self._vfs.open = self._keep(_OPEN(self._opener(self._under.contents.open)))
        self._vfs.delete = self._keep(_DELETE(self._deleter(self._under.contents.delete)))

    @contextlib.contextmanager
    def to(self, disk: Disk) -> Iterator[None]:
        """Let a disk watch what is opened meanwhile."""
        LIBRARY.sqlite3_vfs_register(byref(self._vfs), 1)
        self.disk = disk
        try:
            yield
        finally:
            self.disk = None
            LIBRARY.sqlite3_vfs_register(self._under, 1)

    def _keep(self, function: Any) -> Any:
        self._kept.append(function)
        return function

    def _opener(self, under: Any) -> Callable[..., int]:
        def opened(vfs: Any, name: int | None, file: Any, flags: int, out: Any) -> int:
            disk = self.disk
            path = os.fsdecode(string_at(name)) if name else ""
            new = bool(flags & _CREATE) and bool(path) and not Path(path).exists()
            if disk and (code := disk.struck("create" if new else "open", path)):
                file.contents.methods = POINTER(_Methods)()
                return code
            result = int(under(vfs, name, file, flags, out))
            if result == 0 and disk and disk.here(path):
                at = ctypes.addressof(file.contents)
                disk.names[at] = path
                if new:
                    disk.note(Step("create", path))
                if new and flags & _MAIN_JOURNAL:
                    disk.fresh.add(at)
                file.contents.methods = self._own(file.contents.methods)
            return result

        return opened

    def _own(self, methods: Any) -> Any:
        """The functions of a file, with ours in place of those that change it."""
        at = ctypes.addressof(methods.contents)
        if at not in self._methods:
            own = _Methods()
            memmove(byref(own), methods, sizeof(_Methods))
            of = methods.contents
            own.close = self._keep(_CLOSE(self._closer(of.close)))
            own.write = self._keep(_WRITE(self._writer(of.write)))
            own.truncate = self._keep(_SIZE(self._sizer(of.truncate)))
            own.sync = self._keep(_SYNC(self._syncer(of.sync)))
            self._methods[at] = own
        return ctypes.pointer(self._methods[at])

    def _of(self, file: Any) -> tuple["Disk | None", str]:
        """Who watches a file, and its path; nobody watches one that was opened before."""
        disk = self.disk
        path = disk.names.get(ctypes.addressof(file.contents), "") if disk else ""
        return (disk, path) if path else (None, "")

    def _closer(self, under: Any) -> Callable[..., int]:
        def closed(file: Any) -> int:
            disk, at = self.disk, ctypes.addressof(file.contents)
            if disk:
                disk.names.pop(at, None)
                disk.fresh.discard(at)
            return int(under(file))

        return closed

    def _writer(self, under: Any) -> Callable[..., int]:
        def written(file: Any, data: int, count: int, at: int) -> int:
            disk, path = self._of(file)
            if disk and (code := disk.struck("write", path)):
                return code
            result = int(under(file, data, count, at))
            if result == 0 and disk:
                disk.note(Step("write", path, at, string_at(data, count)))
            return result

        return written

    def _sizer(self, under: Any) -> Callable[..., int]:
        def sized(file: Any, size: int) -> int:
            disk, path = self._of(file)
            if disk and (code := disk.struck("size", path)):
                return code
            result = int(under(file, size))
            if result == 0 and disk:
                disk.note(Step("size", path, size))
            return result

        return sized

    def _syncer(self, under: Any) -> Callable[..., int]:
        def synced(file: Any, flags: int) -> int:
            (disk, path), at = self._of(file), ctypes.addressof(file.contents)
            if disk and (code := disk.struck("sync", path)):
                return code
            result = int(under(file, flags))
            if result == 0 and disk:
                disk.note(Step("sync", path))
                if at in disk.fresh:  # with a new journal SQLite syncs the folder it lies in
                    disk.fresh.discard(at)
                    disk.note(Step("sync folder", str(Path(path).parent)))
            return result

        return synced

    def _deleter(self, under: Any) -> Callable[..., int]:
        def deleted(vfs: Any, name: bytes, sync: int) -> int:
            disk = self.disk
            if disk is None:
                return int(under(vfs, name, sync))
            path = os.fsdecode(name)
            there = Path(path).exists()
            if code := disk.struck("delete", path):
                return code
            result = int(under(vfs, name, 0))
            if result == 0 and there:
                disk.note(Step("delete", path))
            if result == 0 and sync:
                if disk.struck("sync", path):
                    return sqlite3.SQLITE_IOERR_DIR_FSYNC
                disk.note(Step("sync folder", str(Path(path).parent)))
            return result

        return deleted


@cache
def _wire() -> _Wire:
    return _Wire()


# What would be left

Names = dict[str, "_Inode"]


@dataclass(eq=False, slots=True)
class _Inode:
    """A file: what a program reads in it, what is sure to be there after a power cut, what is not yet."""

    now: bytearray
    sure: bytearray
    open: list[Step] = field(default_factory=list)


@dataclass(slots=True)
class Left:
    """The files as they are after some steps; `names` are sure, `pending` changes of names are not."""

    root: Path
    now: Names
    names: Names
    folders: set[str]
    sure_folders: set[str]
    pending: list[Step] = field(default_factory=list)
    told: bytes = b""
    _seen: dict[int, "_Inode"] = field(default_factory=dict)

    def play(self, step: Step) -> None:
        """Do one more step."""
        act = getattr(self, f"_{step.what.replace(' ', '_')}")
        act(step)

    def _told(self, step: Step) -> None:
        self.told += step.data

    def _create(self, step: Step) -> None:
        self.now[step.path] = _Inode(bytearray(), bytearray())
        self._name(step)

    def _folder(self, step: Step) -> None:
        self.folders.add(step.path)
        self._name(step)

    def _write(self, step: Step) -> None:
        inode = self.now[step.path]
        _apply(inode.now, step)
        inode.open.append(step)

    _size = _write

    def _sync(self, step: Step) -> None:
        inode = self.now[step.path]
        inode.sure, inode.open = bytearray(inode.now), []

    def _sync_folder(self, step: Step) -> None:
        here = [one for one in self.pending if str(Path(one.to or one.path).parent) == step.path]
        for one in here:
            self._settle(one, self.names, self.sure_folders)
            self.pending.remove(one)

    def _delete(self, step: Step) -> None:
        self.now.pop(step.path)
        self._name(step)

    def _link(self, step: Step) -> None:
        self.now[step.to] = self.now[step.path]
        self._name(step)

    def _move(self, step: Step) -> None:
        self.now[step.to] = self.now.pop(step.path)
        self._name(step)

    def _name(self, step: Step) -> None:
        self.pending.append(step)
        path = step.to or step.path
        if path in self.now:
            self._seen[id(step)] = self.now[path]

    def _settle(self, step: Step, names: Names, folders: set[str]) -> None:
        """Let a change of names be sure."""
        if step.what == "folder":
            folders.add(step.path)
        if step.what in ("delete", "move"):
            names.pop(step.path, None)
        if id(step) in self._seen:
            names[step.to or step.path] = self._seen[id(step)]

    def killed(self) -> dict[str, bytes]:
        """What is there when the program was killed: all it did."""
        return {path: bytes(inode.now) for path, inode in self.now.items()}

    def cut(self, chance: Random, data: str, names: str) -> dict[str, bytes]:
        """What may be there when the power went.

        `data` and `names` say how much of what was not synced came through: none, all, prefix; of data also
        subset, and torn, where single sectors came through.
        """
        sure, folders = dict(self.names), set(self.sure_folders)
        count = {"none": 0, "all": len(self.pending)}.get(names, chance.randint(0, len(self.pending)))
        for step in self.pending[:count]:
            self._settle(step, sure, folders)
        held: dict[int, bytes] = {}
        for inode in sure.values():
            if id(inode) not in held:
                held[id(inode)] = _left(inode, chance, data)
        there = {path: held[id(inode)] for path, inode in sure.items()}
        return {path: content for path, content in there.items() if self._reachable(path, folders)}

    def _reachable(self, path: str, folders: set[str]) -> bool:
        made = {str(one) for one in Path(path).parents if one.is_relative_to(self.root)}
        return made <= folders


SECTOR = 512


def _apply(content: bytearray, step: Step) -> None:
    if step.what == "size":
        del content[step.at :]
        content.extend(bytes(step.at - len(content)))
        return
    content.extend(bytes(max(0, step.at - len(content))))
    content[step.at : step.at + len(step.data)] = step.data


def _left(inode: _Inode, chance: Random, how: str) -> bytes:
    if how == "all":
        return bytes(inode.now)
    content = bytearray(inode.sure)
    steps = inode.open if how != "none" else []
    if how == "prefix":
        steps = steps[: chance.randint(0, len(steps))]
    for step in steps:
        if how == "torn" and step.what == "write":
            for start in range(0, len(step.data), SECTOR):
                if chance.random() < 0.6:
                    part = step.data[start : start + SECTOR]
                    _apply(content, Step("write", step.path, step.at + start, part))
        elif how == "prefix" or chance.random() < 0.5:
            _apply(content, step)
    return bytes(content)


def before(root: Path) -> Left:
    """The files below a folder as they are, all of them sure."""
    found = {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    names = {path: _Inode(bytearray(data), bytearray(data)) for path, data in found.items()}
    folders = {str(root), *(str(path) for path in root.rglob("*") if path.is_dir())}
    return Left(root, dict(names), dict(names), set(folders), set(folders))


CUTS = [
    (data, names)
    for data in ("none", "all", "prefix", "subset", "torn")
    for names in ("none", "all", "prefix")
]
"""The ways in which the power goes."""

FULL = (sqlite3.SQLITE_FULL, errno.ENOSPC)
BROKEN_WRITE = (sqlite3.SQLITE_IOERR_WRITE, errno.EIO)
BROKEN_SYNC = (sqlite3.SQLITE_IOERR_FSYNC, errno.EIO)
NOT_DELETED = (sqlite3.SQLITE_IOERR_DELETE, errno.EPERM)
DENIED = (sqlite3.SQLITE_CANTOPEN, errno.EACCES)
"""What goes wrong: what SQLite says of it, and the system."""
