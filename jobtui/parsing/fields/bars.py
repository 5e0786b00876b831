"""Header lines that bars, dots or long dashes divide."""

import re

from jobtui.parsing.lines import Line

SEPARATOR = re.compile(r"\s{1,9}[|•·‧∙⋅]\s+|\s[|]|[|]\s|\t")


def parts(line: Line) -> list[tuple[int, int]]:
    """The parts of a header line, as offsets into its text; of one that runs on into prose, those before."""
    found = split(line)
    if len(found) < 3:
        return _dashed(line)
    return _before_prose(line, found) if len(line.head) > 300 else found


def split(line: Line) -> list[tuple[int, int]]:
    """The parts of a line between bars or dots, as offsets into its text."""
    text, found, start = line.head, [], 0
    for match in SEPARATOR.finditer(text):
        found.append((start, match.start()))
        start = match.end()
    found.append((start, len(text)))
    return [(a, b) for a, b in found if text[a:b].strip()]


def _dashed(line: Line) -> list[tuple[int, int]]:
    """The parts of a short line that long dashes divide as bars would."""
    text = line.head
    if len(text) > 200 or len(text.split(" — ")) < 3:
        return []
    found, start = [], 0
    for part in text.split(" — "):
        found.append((start, start + len(part)))
        start += len(part) + 3
    return found


def _before_prose(line: Line, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a line whose last one runs on into the text: it counts up to its first few words."""
    if any(b - a > 90 for a, b in parts[:-1]):
        return []
    a, b = parts[-1]
    stop = re.compile(r"(?<=\w) (?=[A-Z][a-z]+ (?:[a-z]+ ){2})|[.!?] ").search(line.head, a, min(b, a + 120))
    return [*parts[:-1], (a, stop.start())] if stop else parts[:-1]


def first(text: str) -> str:
    """The part of a line before its first bar or dot."""
    return SEPARATOR.split(text, maxsplit=1)[0]
