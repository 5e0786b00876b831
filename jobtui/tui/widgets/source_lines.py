"""A captured text cut into lines and rows of a given width, and where raw offsets come to stand in them."""

import re
from array import array
from bisect import bisect_right
from itertools import accumulate

from rich.cells import get_character_cell_size, split_graphemes

from jobtui.domain.display import safe_line
from jobtui.domain.requirement import Span

_JOINERS = "\u200d\ufe0f"
"""Zero width joiner and emoji variation: they change the width of their neighbours."""

_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


class SourceLines:
    """The lines of a text, numbered from 0, each as written and as shown.

    What is shown has gone through the display filter and may be longer or shorter than what is written. Raw
    offsets are carried over by filtering what stands before them: the filter works from left to right, so a
    prefix of a line always becomes a prefix of what is shown.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        ends = [match.span() for match in _LINE_END.finditer(text)]
        self._starts = [0, *(end for _, end in ends)]
        self._ends = [*(start for start, _ in ends), len(text)]
        self._shown: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._starts)

    def line_of(self, offset: int) -> int:
        """The line that holds a raw offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def start_of(self, line: int) -> int:
        """The raw offset at which a line begins."""
        return self._starts[line]

    def end_of(self, line: int) -> int:
        """The raw offset at which a line ends, before its line end."""
        return self._ends[line]

    def extent(self, line: int) -> Span:
        """The raw offsets at which a line begins and ends."""
        return self._starts[line], self._ends[line]

    def shown(self, line: int) -> str:
        """The line as it may be shown."""
        if line not in self._shown:
            self._shown[line] = safe_line(self.text[self._starts[line] : self._ends[line]])
        return self._shown[line]

    def shown_offset(self, line: int, offset: int) -> int:
        """Where a raw offset comes to stand in the shown line, cut to the ends of the line."""
        start, end = self._starts[line], self._ends[line]
        if offset <= start:
            return 0
        shown = self.shown(line)
        if offset >= end:
            return len(shown)
        return len(safe_line(self.text[start:offset]))

    def raw_offset(self, line: int, shown_offset: int) -> int:
        """The raw offset whose character stands at (or last before) an offset of the shown line."""
        low, high = self._starts[line], self._ends[line]
        while low < high:
            middle = (low + high + 1) // 2
            if self.shown_offset(line, middle) <= shown_offset:
                low = middle
            else:
                high = middle - 1
        return low

    def pieces(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """A raw span as (line, from, to) in shown offsets, one for each line that shows something of it."""
        found = []
        for line in range(self.line_of(start), self.line_of(max(start, end - 1)) + 1):
            left, right = self.shown_offset(line, start), self.shown_offset(line, end)
            if left < right:
                found.append((line, left, right))
        return found


class Rows:
    """Lines wrapped to a width: the screen rows, and from lines to rows and back."""

    def __init__(self, lines: SourceLines, width: int) -> None:
        self.width = width
        self._line = array("l")
        self._start = array("l")
        self._first = array("l")
        for line in range(len(lines)):
            self._first.append(len(self._line))
            starts = wrap(lines.shown(line), width)
            self._line.extend([line] * len(starts))
            self._start.extend(starts)

    def __len__(self) -> int:
        return len(self._line)

    def at(self, row: int) -> tuple[int, int, int | None]:
        """The line of a row and the shown offsets where the row begins and ends, None for the line's end."""
        following = row + 1 < len(self._line) and self._line[row + 1] == self._line[row]
        return self._line[row], self._start[row], self._start[row + 1] if following else None

    def row_of(self, line: int, shown_offset: int = 0) -> int:
        """The row that shows this place."""
        first = self._first[line]
        last = self._first[line + 1] if line + 1 < len(self._first) else len(self._line)
        return max(first, bisect_right(self._start, shown_offset, first, last) - 1)


def wrap(shown: str, width: int) -> list[int]:
    """Offsets at which the rows of a line begin, each of at most `width` cells, broken after spaces."""
    if shown.isascii():
        return _wrap_narrow(shown, width)
    if any(joiner in shown for joiner in _JOINERS):
        return _wrap_graphemes(shown, width)
    sizes = {char: get_character_cell_size(char) for char in set(shown)}
    if set(sizes.values()) == {1}:
        return _wrap_narrow(shown, width)
    return _wrap_cells(shown, width, sizes)


def _wrap_narrow(shown: str, width: int) -> list[int]:
    """Every character is one cell, so offsets are cells."""
    starts = [0]
    while len(shown) - starts[-1] > width:
        starts.append(_break(shown, starts[-1], starts[-1] + width))
    return starts


def _wrap_cells(shown: str, width: int, sizes: dict[str, int]) -> list[int]:
    """A character is two cells, one or none; one without any stays on the row of the one before."""
    ends = list(accumulate(map(sizes.__getitem__, shown)))
    starts, used = [0], 0
    while ends[-1] - used > width:
        most = max(bisect_right(ends, used + width, starts[-1]), starts[-1] + 1)
        starts.append(_break(shown, starts[-1], most))
        used = ends[starts[-1] - 1]
    return starts


def _break(shown: str, start: int, most: int) -> int:
    """Where the row after the one from `start` begins: after the last space, at `most` if there is none."""
    space = shown.rfind(" ", start + 1, most + 1)
    return space + 1 if start < space < len(shown) - 1 else most


def _wrap_graphemes(shown: str, width: int) -> list[int]:
    """Some characters are joined into one: go by what is drawn together."""
    starts = [0]
    used = 0
    after_space, used_then = 0, 0
    for start, end, cells in split_graphemes(shown)[0]:
        if used + cells > width and start > starts[-1]:
            if after_space > starts[-1]:
                starts.append(after_space)
                used -= used_then
            else:
                starts.append(start)
                used = 0
        used += cells
        if shown[start:end] == " ":
            after_space, used_then = end, used
    return starts
