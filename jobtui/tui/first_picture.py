"""The first picture as lines of pieces: what the postings view shows at first, with its panes still empty.

Loads no Textual. A test holds it against the first picture that the view itself draws, cell by cell.
"""

import re
from collections.abc import Sequence
from itertools import repeat
from math import ceil

from jobtui.tui.around import (
    FRONT,
    LIST,
    NEWEST,
    PANES,
    Hint,
    View,
    counted,
    hint,
    named,
    requirements,
    sorted_by,
    tabs,
    view_bar,
)
from jobtui.tui.pieces import Piece, cells, fit, plain
from jobtui.tui.widgets.columns import columns_for, heading_line, needs, row_line
from jobtui.tui.widgets.posting_cells import Look
from jobtui.tui.widgets.row_window import BLOCK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jobtui.storage.first_page import FirstPage

LEAST = (60, 16)
"""The smallest window in which every view and dialog can be used."""
WIDE, ULTRA, TALL = 100, 160, 30
"""From how many columns on the panes stand beside the list and have more room, and from how many lines on
all of them are seen."""

LIT = "lit"
"""The style of the highlighted row; the other names of parts are those of the parts of the screen."""

_MANY = 1_000_000
"""Stands for postings that nobody counted: as many as make the bar beside them the shortest."""

_BARS = "▁▂▃▄▅▆▇ "

Line = list[tuple[str, str, str]]
"""Words, the part of the screen they stand in, and their style there."""


def picture(
    page: "FirstPage", size: tuple[int, int], views: Sequence[View], hints: Sequence[Hint]
) -> list[Line]:
    """The lines of the whole screen; `hints` are the keys that its foot names where there is room."""
    width, height = size
    body = height - 2
    if width < WIDE:
        upper = body // 2
        lines = [*_left(page, width, upper), *_front(page, width, body - upper)]
    else:
        left = width * 3 // 5 if width >= ULTRA else width // 2
        panes = _panes if height >= TALL else _front
        pairs = zip(_left(page, left, body), panes(page, width - left, body), strict=True)
        lines = [[*list_side, *pane_side] for list_side, pane_side in pairs]
    bar = [piece for piece, _ in view_bar(views, "postings", page.due, width)]
    return [
        _part("bar", _words_that_fit(bar, width)),
        *lines,
        _part("hints", fit(_hints(hints, width), width)),
    ]


def _left(page: "FirstPage", width: int, height: int) -> list[Line]:
    """The list over its foot."""
    room = width - 5
    look = Look(page.stages, page.today)
    columns = columns_for(room, needs(page.rows[:BLOCK], look))
    inner = [_part("list", heading_line(columns))]
    for at, row in enumerate(page.rows[: height - 4]):
        line = row_line(row, columns, look, marked=False)
        inner.append(_part("list", line) if at else [(plain(line), LIT, "")])
    inner += repeat(_part("list", [(" " * room, "")]), height - 3 - len(inner))
    bar = _scrollbar(height - 3, 1 + sum(page.counted or (_MANY,)))
    blank = (" ", "list", "")
    inner = [[blank, *line, end, blank] for line, end in zip(inner, bar, strict=True)]
    foot = counted(*page.counted) + sorted_by(NEWEST) if page.counted else ""
    return [*_framed(LIST, inner, width, "lit "), _part("foot", fit([("  ", ""), (foot, "")], width))]


def _panes(page: "FirstPage", width: int, height: int) -> list[Line]:
    """All of them, one over the other, the last one lower; what is left of a line stays empty."""
    share = 5 * height
    heights = (share // 13, share * 2 // 13 - share // 13, 3 * height // 13)
    names = dict(PANES, checklist=_checklist(page)).values()
    panes = [line for name, room in zip(names, heights, strict=True) for line in _empty(name, width, room)]
    return panes + [[(" " * width, "list", "")]] * (height - len(panes))


def _front(page: "FirstPage", width: int, height: int) -> list[Line]:
    """The one in front, under the names of all."""
    names = [piece for piece, _ in tabs(dict(PANES, checklist=_checklist(page)), FRONT, focused=False)]
    over = width - cells(plain(names)) - 3
    top = [("╭─", "frame", ""), *_part("tabs", names), ("─" * over + "╮", "frame", "")]
    return [top, *_empty("", width, height)[1:]]


def _checklist(page: "FirstPage") -> str:
    return requirements(page.rows[0].tallies.required)


def _empty(name: str, width: int, height: int) -> list[Line]:
    blank: Line = [(" " * (width - 2), "list", "")]
    return _framed(name, [blank] * (height - 2), width)


def _framed(name: str, inner: Sequence[Line], width: int, lit: str = "") -> list[Line]:
    frame, title = f"{lit}frame", f"{lit}title"
    over = width - cells(name) - 5
    return [
        [("╭─", frame, ""), (f" {name} ", title, ""), ("─" * over + "╮", frame, "")],
        *([("│", frame, ""), *line, ("│", frame, "")] for line in inner),
        [("╰" + "─" * (width - 2) + "╯", frame, "")],
    ]


def _scrollbar(height: int, lines: int) -> list[tuple[str, str, str]]:
    """The cells beside the rows: how large a part of the list is seen, at its top."""
    if lines <= height:
        return [(" ", "list", "")] * height
    full, rest = divmod(ceil(max(1, height * height / lines) * len(_BARS)), len(_BARS))
    bar = [(" ", "thumb", "")] * full + [(_BARS[-1 - rest], "end", "")] * (rest > 0)
    return bar + [(" ", "track", "")] * (height - len(bar))


def _hints(hints: Sequence[Hint], width: int) -> list[Piece]:
    return [piece for at in named(hints, width) for piece in hint(*hints[at][:2])]


def _words_that_fit(pieces: Sequence[Piece], width: int) -> list[Piece]:
    """As much of a line as Textual leaves of it: it breaks between words."""
    line = plain(pieces)
    end = max(word.end() for word in re.finditer(r"\S+", line) if cells(line[: word.end()]) <= width)
    left: list[Piece] = []
    for text, style in pieces:
        left.append((text[:end], style))
        end = max(0, end - len(text))
    return fit(left, width)


def _part(part: str, pieces: Sequence[Piece]) -> Line:
    return [(text, part, style) for text, style in pieces]
