"""What was sent with an application: which file, as it was then, and whether it still is so."""

import os
import stat
from datetime import date
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from pathlib import Path, PurePath

from jobtui.domain.document import Document, DocumentKind
from jobtui.domain.event import AddItem, EventKind, NewEvent, SetItem
from jobtui.domain.problem import BadData, NoInput, NotThere, Problem, WrongUsage
from jobtui.tracker.files import read_file
from jobtui.tracker.output import write_bytes
from jobtui.tracker.tracker import Change, Tracker

MAX_BYTES = 20 * 1024 * 1024

_KINDS = {
    DocumentKind.RESUME: ("resume", "résumé", "cv", "lebenslauf", "curriculum", "vitae"),
    DocumentKind.LETTER: ("letter", "anschreiben", "motivation", "lettre", "carta"),
}
"""What names of files say about what is in them. Words of three letters and fewer must stand alone."""


class Condition(StrEnum):
    """How the file on disk compares with what was sent."""

    SAME = "same"
    CHANGED = "changed since"
    GONE = "gone"
    CLOSED = "cannot be read"


def add(
    tracker: Tracker,
    posting: int,
    path: str,
    *,
    kind: DocumentKind | None = None,
    sent: date | None = None,
    keep: bool = False,
) -> Change:
    """Say that this file was sent, today unless told; its kind is guessed from its name.

    With `keep` a copy of its bytes is stored. Raises NoInput, BadData, Busy or WrongUsage.
    """
    place = absolute(path)
    data = _read(place)
    name = PurePath(place).name
    document = Document(
        kind or guessed(name), place, sha256(data).hexdigest(), len(data), sent or tracker.today, keep
    )
    said = f"{document.kind} sent: {name}" + (", a copy is kept" if keep else "")
    deed = AddItem(document, data if keep else None)
    event = NewEvent(EventKind.DOCUMENT, said, posting, (deed,), document.sent)
    return tracker.do(said[0].upper() + said[1:], event)


def drop(tracker: Tracker, number: int) -> Change:
    """Take a document off its posting, with the copy that is kept."""
    found = find(tracker, number)
    said = f"{found.kind} dropped: {PurePath(found.path).name}"
    event = NewEvent(EventKind.DOCUMENT, said, found.posting, (SetItem(Document, number, {"dropped": True}),))
    return tracker.do(said[0].upper() + said[1:], event)


def save(tracker: Tracker, number: int, path: Path, *, force: bool = False) -> Document:
    """Write the kept copy to a file. Raises NotThere where none is kept, and what `write_bytes` does."""
    found = find(tracker, number)
    data = tracker.store.document(number)
    if data is None:
        raise NotThere(f"no copy of document {number} is kept; it was '{found.path}'.")
    write_bytes(path, data, force=force)
    return found


def find(tracker: Tracker, number: int) -> Document:
    """The document of that number. Raises NotThere."""
    for one in tracker.store.items(Document):
        if one.id == number:
            return one
    raise NotThere(f"there is no document {number}. jobtui document list shows the numbers.")


def condition(document: Document) -> Condition:
    """Whether the file is still what was sent. It is read only where it was touched since it last was."""
    try:
        found = os.stat(document.path)  # noqa: PTH116 - Path takes longer, and this is asked at every step
        if not stat.S_ISREG(found.st_mode):
            return Condition.GONE
        if found.st_size != document.size:
            return Condition.CHANGED
        digest = _digest(document.path, found.st_ino, found.st_ctime_ns)
    except (PermissionError, Problem):
        return Condition.CLOSED
    except (OSError, ValueError):
        return Condition.GONE
    return Condition.SAME if digest == document.sha256 else Condition.CHANGED


def guessed(name: str) -> DocumentKind:
    """The kind that a file's name speaks of, else other."""
    folded = name.casefold()
    words = "".join(char if char.isalpha() else " " for char in folded).split()
    for kind, marks in _KINDS.items():
        if any(mark in words if len(mark) <= 3 else mark in folded for mark in marks):
            return kind
    return DocumentKind.OTHER


def kind_named(text: str) -> DocumentKind:
    """A kind as typed. Raises WrongUsage."""
    try:
        return DocumentKind(text.strip().casefold())
    except ValueError:
        raise WrongUsage(f"unknown kind '{text[:60]}'. One of: {', '.join(DocumentKind)}.") from None


def absolute(path: str) -> str:
    """The path from the root, `~` written out. Raises WrongUsage, or NoInput for a name that is no text."""
    if not path.strip():
        raise WrongUsage("no file is named. Give the path of what you sent.")
    try:
        path.encode()
        return os.path.abspath(os.path.expanduser(path))  # noqa: PTH100, PTH111 - Path keeps `..`
    except UnicodeEncodeError:
        raise NoInput(f"'{path}' has a name that is not UTF-8. Rename it first.", file=path) from None


def _read(path: str) -> bytes:
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a folder on the way is closed
        raise NoInput(f"'{path}' is a folder. Name the file you sent.", file=path)
    try:
        return read_file(Path(path), MAX_BYTES)[0]
    except BadData:
        size = f"{MAX_BYTES // 1024 // 1024} MiB"
        raise BadData(f"'{path}' is larger than {size}, which no document needs.", file=path) from None


@lru_cache(maxsize=256)
def _digest(path: str, inode: int, touched: int) -> str:
    """The SHA-256 of a file; what it was read for before tells whether it is read. Raises Problem."""
    return sha256(read_file(Path(path), MAX_BYTES)[0]).hexdigest()
