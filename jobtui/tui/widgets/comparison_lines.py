"""A comparison as lines of a table: labels at the left, a column a role, headings between the groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from textual.content import Content

from jobtui.domain.comparison import FACT, PAY_SCALE, Cell, Comparison, Row, group_name
from jobtui.domain.payscale import Scale
from jobtui.domain.requirement import KIND_SYMBOLS, Kind, State
from jobtui.tui.amounts import amounts
from jobtui.tui.styles import STATE_STYLES, VERDICT_STYLES
from jobtui.tui.text import literal, sentence

_KIND_STYLES = {
    Kind.REQUIRED: "$text-accent",
    Kind.PREFERRED: "$text-accent",
    Kind.UNLABELLED: "$foreground-muted",
}

ABSENT = "–"
DIFFERS = "≠"
MINE = " ← yours"

NARROW, WIDE, ULTRA = 98, 112, 158
"""Widths of the table from which on three roles fit, four, and four with room."""

_MUTED = "$foreground-muted"
_NOTHING = Content("")
_GUTTER = 2
_GAP = 2
_MOST_LINES = 3
_LONGEST_BAR = 40


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns in sight by their indexes, of how many, and the widths of labels and columns in cells."""

    shown: tuple[int, ...]
    of: int
    label: int
    column: int

    @property
    def left(self) -> int:
        """How many columns are out of sight to the left of those that scroll."""
        return len(set(range(self.shown[-1])) - set(self.shown)) if self.shown else 0

    @property
    def right(self) -> int:
        """How many columns are out of sight to the right."""
        return self.of - 1 - self.shown[-1] if self.shown else 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its row (None for headings and blanks), its start, and its part of each column in sight.

    The parts are filled up to the `column`, cells wide, where the line is drawn: most lines are out of sight.
    """

    row: int | None
    start: Content
    cells: tuple[Content, ...] = ()
    column: int = 0

    def drawn(self, lit: int | None = None, style: str = "") -> Content:
        """The whole line; the cell `lit` in another style."""
        cells = [padded(cell, self.column) for cell in self.cells]
        if lit is not None:
            cells[lit] = Content.styled(cells[lit].plain, style)
        return Content("").join([self.start, *cells])


def grid(width: int, columns: int, at: int, first: int, *, pinned: bool = False) -> Grid:
    """The columns that fit `width` cells with column `at` among them, `first` staying first where it can.

    A `pinned` column 0 stays in sight, and the others scroll beside it.
    """
    count = min(2 if width < NARROW else 3 if width < WIDE else 4, columns)
    label = 18 if width < ULTRA else 26
    fixed = 1 if pinned and count < columns else 0
    free = count - fixed
    first = max(min(max(first, at - free + 1), at, columns - free), fixed)
    shown = (*range(fixed), *range(first, first + free))
    return Grid(shown, columns, label, (width - _GUTTER - label) // max(count, 1))


def with_labels(comparison: Comparison, labels: Mapping[str, str]) -> Comparison:
    """The comparison with each status by its label, as in the list."""

    def named(row: Row) -> Row:
        if (row.group, row.label) != (FACT, "status"):
            return row
        cells = (cell and replace(cell, text=labels.get(cell.text, cell.text)) for cell in row.cells)
        return replace(row, cells=tuple(cells))

    return replace(comparison, rows=tuple(map(named, comparison.rows)))


def table_lines(comparison: Comparison, grid: Grid, folded: int = 0) -> list[Line]:
    """All rows under the headings of their groups; at the end how many rows are `folded` away."""
    lines: list[Line] = []
    group = ""
    before = ("", "")
    for at, row in enumerate(comparison.rows):
        if row.group != group:
            lines += _notes(comparison, grid) if group == FACT else []
            group = row.group
            lines += [_blank(), _heading(group_name(group))] if lines else [_heading(group_name(group))]
        again = row.apart and before == (row.group, row.label)
        lines += _row_lines(at, row, grid, comparison.scale, again=again)
        before = row.group, row.label
    lines += _notes(comparison, grid) if group == FACT else []
    if folded:
        said = Content.assemble((f"{' ' * _GUTTER}{folded} rows ", _MUTED), ("v", "bold $text-accent"))
        told = Content.assemble(said, (" shows responsibilities and benefits", _MUTED))
        lines += [_blank(), Line(None, told)]
    return lines


def _blank() -> Line:
    return Line(None, Content(""))


def _heading(words: str) -> Line:
    return Line(None, Content.styled(f"{' ' * _GUTTER}{words}", "bold $text-primary"))


def _notes(comparison: Comparison, grid: Grid) -> list[Line]:
    """What could not be compared, in sentences across all columns."""
    width = grid.label + grid.column * len(grid.shown) - _GAP
    told = [wrapped(literal(sentence(note), "$text-warning"), width, 2) for note in comparison.notes]
    return [Line(None, Content.assemble(" " * _GUTTER, line)) for lines in told for line in lines]


def _row_lines(at: int, row: Row, grid: Grid, scale: Scale | None, *, again: bool) -> list[Line]:
    """The lines of a row; without label and sign where the row above has them `again`."""
    if row.label.startswith("pay"):
        row = _in_my_numbers(row)
    label = [] if again else wrapped(literal(row.label, _MUTED), grid.label - _GAP, _MOST_LINES)
    if scale is not None and row.label.startswith(PAY_SCALE):
        cells = [_bars(scale, column, grid.column - _GAP) for column in grid.shown]
    else:
        absent = "" if row.apart else ABSENT
        cells = [_cell_lines(row.cells[column], grid.column - _GAP, absent) for column in grid.shown]
    if row.same:
        cells = [[Content.styled(line.plain, _MUTED) for line in lines] for lines in cells]
    bare = _start("", _NOTHING, grid.label)
    lines = []
    for number in range(max(map(len, [label, *cells]))):
        sign = "" if row.same or number or again else DIFFERS
        start = _start(sign, part(label, number), grid.label) if sign or label[number:] else bare
        lines.append(Line(at, start, tuple(part(cell, number) for cell in cells), grid.column))
    return lines


def _start(sign: str, label: Content, width: int) -> Content:
    return Content.assemble((f"{sign:<{_GUTTER}}", "$text-warning"), padded(label, width))


def _in_my_numbers(row: Row) -> Row:
    cells = (cell and replace(cell, text=amounts(cell.text)) for cell in row.cells)
    return replace(row, label=amounts(row.label), cells=tuple(cells))


def _bars(scale: Scale, column: int, width: int) -> list[Content]:
    """The ranges of one role, each drawn on the scale of all; those for another place than mine muted."""
    marked = any(bar.mine for bars in scale.bars for bar in bars)
    room = min(width - len(MINE) * marked, _LONGEST_BAR)
    lines = [
        Content.assemble(
            (scale.drawn(bar, room), _MUTED if bar.mine is False else "$text-accent"),
            (MINE if bar.mine else "", "bold"),
        )
        for bar in scale.bars[column]
    ]
    return lines or [_muted(ABSENT)]


@cache
def _muted(sign: str) -> Content:
    return Content.styled(sign, _MUTED)


def _cell_lines(cell: Cell | None, width: int, absent: str) -> list[Content]:
    if cell is None:
        return [_muted(absent)]
    lead = signs(cell)
    indent = _blanks(lead.cell_length)
    room = width - lead.cell_length
    words = literal(cell.words, _MUTED if cell.mine is False else "")
    lines = _my_pay(cell, room) if cell.mine else wrapped(words, room, _MOST_LINES)
    if not lead:
        return lines
    return [Content.assemble(indent if number else lead, line) for number, line in enumerate(lines)]


def _my_pay(cell: Cell, width: int) -> list[Content]:
    """A range for my place: the mark stands before the place, which may be long."""
    ends, bracket, place = cell.text.partition(" (")
    mark = Content.assemble((MINE.strip(), "bold"), literal(f"{bracket}{place}"))
    return [*wrapped(literal(ends), width, 1), *wrapped(mark, width, _MOST_LINES - 1)]


def signs(cell: Cell) -> Content:
    """The symbols of kind and of where I stand, or of a suggestion."""
    if cell.kind is None:
        return Content.styled("? ", "$text-warning") if cell.suggested else _NOTHING
    return _kind_signs(cell.kind, cell.standing, _standing_style(cell) if cell.standing else "")


@cache
def _kind_signs(kind: Kind, standing: str, style: str) -> Content:
    own = ((standing, style), " ") if standing else ()
    return Content.assemble((KIND_SYMBOLS[kind], _KIND_STYLES[kind]), " ", *own)


def _standing_style(cell: Cell) -> str:
    if cell.verdict is None or cell.state not in (None, State.UNREVIEWED):
        return STATE_STYLES[cell.state or State.UNREVIEWED]
    return VERDICT_STYLES[cell.verdict]


def wrapped(text: Content, width: int, most: int) -> list[Content]:
    """Text in lines of `width` cells, `most` of them; the last is cut with an ellipsis if there is more."""
    width = max(width, 4)
    if text.cell_length <= width and text.plain.isprintable():
        return [_stripped(text)]  # nothing to break: most cells, and breaking takes long
    lines = text.wrap(width)
    if len(lines) <= most:
        return [*map(_stripped, lines)]
    lines = [*map(_stripped, lines[:most])]
    last = Content.assemble(lines[most - 1], "…")
    if last.cell_length > width:
        last = Content.assemble(lines[most - 1].truncate(width - 1), "…")
    return [*lines[: most - 1], last]


def _stripped(text: Content) -> Content:
    return text.rstrip() if text.plain[-1:].isspace() else text


def padded(text: Content, width: int) -> Content:
    """Text filled with blanks to `width` cells."""
    return text.pad_right(max(0, width - text.cell_length)) if text else _blanks(width)


@cache
def _blanks(width: int) -> Content:
    return Content(" " * width)


def part(lines: Sequence[Content], number: int) -> Content:
    """One of the lines of a cell, empty where it has none so far down."""
    return lines[number] if number < len(lines) else _NOTHING
