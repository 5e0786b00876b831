"""Paths as people type them: quotes and backslashes, what a folder holds, and the rest of a name."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from jobtui.domain.display import safe_line

_MOST = 500
_UNSAFE = re.compile(r"([^\w@%+=:,./~-])")


@dataclass(frozen=True, slots=True)
class Word:
    """One path typed; `start` is where it begins in the line."""

    value: str
    start: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What a folder holds under one name."""

    name: str
    folder: bool

    @property
    def label(self) -> str:
        """The name, a folder's with a slash."""
        return self.name + "/" * self.folder


def words(text: str) -> list[Word]:
    """The paths of a line, as a shell would take them apart. The last one is empty after a blank."""
    found: list[Word] = []
    value, start, quote, escaped, inside = "", 0, "", False, False
    for at, char in enumerate(text):
        if not inside and not char.isspace():
            value, start, inside = "", at, True
        if escaped:
            value, escaped = value + char, False
        elif char == "\\" and quote != "'":
            escaped = True
        elif quote:
            value, quote = (value, "") if char == quote else (value + char, quote)
        elif char in "'\"" and inside:
            quote = char
        elif char.isspace():
            if inside:
                found.append(Word(value, start))
            inside = False
        else:
            value += char
    found.append(Word(value, start) if inside else Word("", len(text)))
    return found


def paths(text: str) -> list[str]:
    """The paths of a line with the home folder written out."""
    return [_at_home(word.value) for word in words(text) if word.value]


def escaped(path: str) -> str:
    """A path as one word of a line."""
    return _UNSAFE.sub(r"\\\1", path)


def entries(path: str) -> list[Entry]:
    """The folders and regular files whose path begins so, hidden ones only if asked for.

    At most 500, none where the folder cannot be read. Names that cannot be shown as they are stay out:
    the folder that holds such a file can be given as a whole.
    """
    folder, begun = os.path.split(_at_home(path))
    found: list[Entry] = []
    try:
        with os.scandir(folder or ".") as listing:
            for one in listing:
                if not one.name.casefold().startswith(begun.casefold()):
                    continue
                if one.name.startswith(".") and not begun.startswith("."):
                    continue
                if safe_line(one.name) != one.name:
                    continue
                if one.is_dir() or one.is_file():
                    found.append(Entry(one.name, one.is_dir()))
                if len(found) == _MOST:
                    break
    except (OSError, ValueError):
        return []
    return sorted(found, key=lambda entry: (not entry.folder, entry.name.casefold()))


def completed(path: str, among: list[Entry]) -> str:
    """The path with as much of a name added as all the entries share; a single folder gets its slash."""
    if not among:
        return path
    begun = os.path.split(path)[1]
    if len(among) == 1:
        name = among[0].label
    else:
        name = _shared([entry.name for entry in among])
        if len(name) < len(begun):
            return path
    return path[: len(path) - len(begun)] + name


def _shared(names: list[str]) -> str:
    """What all the names begin with."""
    first, last = min(names), max(names)
    length = next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return first[:length]


def _at_home(path: str) -> str:
    """The path with `~` written out, otherwise letter for letter."""
    if path != "~" and not path.startswith("~/"):
        return path
    try:
        return str(Path.home()) + path[1:]
    except RuntimeError:
        return path


def missing(path: str) -> bool:
    """Whether nothing is there under this path."""
    try:
        return not os.path.lexists(path)
    except ValueError:
        return True


def free_name(name: str) -> str:
    """The name for a new file here: `name`, or with the first free number before its suffix."""
    path = Path(name)
    others = (f"{path.stem}-{number}{path.suffix}" for number in range(2, 100))
    return next((one for one in (name, *others) if missing(one)), name)
