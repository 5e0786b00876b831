"""A comparison as lines of a table: labels at the left, a column a role, headings between the groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from textual.content import Content

from jobtui.domain.comparison import FACT, Cell, Comparison, Row, group_name
from jobtui.domain.posting import Posting
from jobtui.domain.requirement import KIND_SYMBOLS, STATE_SYMBOLS, Kind, State
from jobtui.tui.styles import STATE_STYLES
from jobtui.tui.text import literal

_KIND_STYLES = {
    Kind.REQUIRED: "$text-accent",
    Kind.PREFERRED: "$text-accent",
    Kind.UNLABELLED: "$foreground-muted",
}

_SPARED = ("differs", "partial", "unlabelled", "not asked", "unmet")
"""What the legend leaves out where there is little room, the first to go first."""

ABSENT = "–"
DIFFERS = "≠"

WIDE, ULTRA = 98, 158
"""Widths of the table from which on three and four roles fit."""

_GUTTER = 2
_GAP = 2
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns in sight, the first one and how many, and the widths of labels and columns in cells."""

    first: int
    count: int
    label: int
    column: int

    @property
    def shown(self) -> range:
        """The indexes of the columns in sight."""
        return range(self.first, self.first + self.count)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its row (None for headings and blanks), its start, and its part of each column in sight."""

    row: int | None
    start: Content
    cells: tuple[Content, ...] = ()

    def drawn(self, lit: int | None = None, style: str = "") -> Content:
        """The whole line; the cell `lit` in another style."""
        cells = list(self.cells)
        if lit is not None:
            cells[lit] = Content.styled(cells[lit].plain, style)
        return Content("").join([self.start, *cells])


def grid(width: int, columns: int, at: int, first: int) -> Grid:
    """The columns that fit `width` cells with column `at` among them, `first` staying where it can."""
    count = max(1, min(2 if width < WIDE else 3 if width < ULTRA else 4, columns))
    first = min(max(first, at - count + 1, 0), at, max(columns - count, 0))
    label = 16 if width < WIDE else 22 if width < ULTRA else 26
    return Grid(first, count, label, (width - _GUTTER - label) // count)


def role_name(posting: Posting) -> str:
    """What stands over a column: the title, `?` before a suggested one; without one, whose it is."""
    title = posting.facts.title
    if title is not None:
        return f"? {title.value}" if title.suggested else title.value
    file = posting.capture.file if posting.capture else None
    return " ".join(filter(None, (posting.name, posting.company or file)))


def with_labels(comparison: Comparison, labels: Mapping[str, str]) -> Comparison:
    """The comparison with each status by its label, as in the list."""

    def named(row: Row) -> Row:
        if (row.group, row.label) != (FACT, "status"):
            return row
        cells = (cell and replace(cell, text=labels.get(cell.text, cell.text)) for cell in row.cells)
        return replace(row, cells=tuple(cells))

    return replace(comparison, rows=tuple(map(named, comparison.rows)))


def heading_lines(names: Sequence[str], grid: Grid, notes: Sequence[str] = ()) -> Content:
    """The names of the roles in sight over their columns, on two lines; before them what narrows the rows."""
    parts = [wrapped(literal(names[at], "bold"), grid.column - _GAP, 2) for at in grid.shown]
    lines = []
    for number in range(2):
        note = notes[number] if number < len(notes) else ""
        start = Content.styled(f"{note:<{_GUTTER + grid.label}}", "$text-warning")
        lines.append(Content("").join([start, *(padded(_at(part, number), grid.column) for part in parts)]))
    return Content("\n").join(lines)


def table_lines(comparison: Comparison, grid: Grid) -> list[Line]:
    """All rows under the headings of their groups."""
    lines: list[Line] = []
    group = ""
    for at, row in enumerate(comparison.rows):
        if row.group != group:
            group = row.group
            lines += [Line(None, Content(""))] if lines else []
            lines.append(Line(None, Content.styled(f"  {group_name(group)}", "bold $text-primary")))
        lines += _row_lines(at, row, grid)
    return lines


def _row_lines(at: int, row: Row, grid: Grid) -> list[Line]:
    label = wrapped(literal(row.label, "$foreground-muted"), grid.label - _GAP, 2)
    cells = [_cell_lines(row, row.cells[column], grid.column - _GAP) for column in grid.shown]
    height = max(map(len, [label, *cells]))
    lines = []
    for number in range(height):
        sign = DIFFERS if not row.same and not number else ""
        start = Content.assemble(
            (f"{sign:<{_GUTTER}}", "$text-warning"), padded(_at(label, number), grid.label)
        )
        parts = tuple(padded(_at(cell, number), grid.column) for cell in cells)
        lines.append(Line(at, start, parts))
    return lines


def _cell_lines(row: Row, cell: Cell | None, width: int) -> list[Content]:
    if cell is None:
        return [Content.styled(ABSENT, "$foreground-muted")]
    lead = signs(cell)
    indent = Content(" " * lead.cell_length)
    lines = wrapped(words(row, cell), width - lead.cell_length, _MOST_LINES)
    return [Content.assemble(indent if number else lead, line) for number, line in enumerate(lines)]


def signs(cell: Cell) -> Content:
    """The symbols of kind and state, or of a suggestion."""
    if cell.kind is None:
        return Content.styled("? ", "$text-warning") if cell.suggested else Content("")
    kind = (KIND_SYMBOLS[cell.kind], _KIND_STYLES[cell.kind])
    state = cell.state or State.UNREVIEWED
    symbol = STATE_SYMBOLS[state]
    return Content.assemble(kind, " ", *(((symbol, STATE_STYLES[state]), " ") if symbol else ()))


def words(row: Row, cell: Cell) -> Content:
    """The text of a cell; of a skill, how firmly it is asked and my state in words."""
    return literal(cell.words)


def wrapped(text: Content, width: int, most: int) -> list[Content]:
    """Text in lines of `width` cells, `most` of them; the last is cut with an ellipsis if there is more."""
    width = max(width, 4)
    lines = [line.rstrip() for line in text.wrap(width)]
    if len(lines) <= most:
        return lines
    last = Content.assemble(lines[most - 1], "…")
    if last.cell_length > width:
        last = Content.assemble(lines[most - 1].truncate(width - 1), "…")
    return [*lines[: most - 1], last]


def padded(text: Content, width: int) -> Content:
    """Text filled with blanks to `width` cells."""
    return text.pad_right(max(0, width - text.cell_length))


def _at(lines: Sequence[Content], number: int) -> Content:
    return lines[number] if number < len(lines) else Content("")


def legend(grid: Grid, columns: int, width: int) -> Content:
    """What the signs mean, as many as there is room for, and which columns are in sight."""
    signs = [(sign, str(kind)) for kind, sign in KIND_SYMBOLS.items()]
    signs += [(sign, str(state)) for state, sign in STATE_SYMBOLS.items() if sign]
    signs += [(ABSENT, "not asked"), (DIFFERS, "differs")]
    left = "← " if grid.first else ""
    right = " · → more" if grid.first + grid.count < columns else ""
    said = f"{left}{grid.count} of {columns} shown{right}"
    for spared in range(len(_SPARED) + 1):
        parts = [f"{sign} {word}" for sign, word in signs if word not in _SPARED[:spared]]
        for gap in ("  ", " "):
            line = Content(f"{gap.join(parts)}  {said}")
            if line.cell_length <= width:
                return line
    return Content(said)


def how_to_begin() -> Content:
    """What stands here before roles are chosen."""
    keys = (
        ("1 ", "go to the postings"),
        ("space", "marks there two to four of them"),
        ("c", "lays the marked ones side by side"),
    )
    lines = [Content.assemble((f"{key:<7}", "bold $text-accent"), f"{words:<34}") for key, words in keys]
    newest = Content.assemble(("c      ", "bold $text-accent"), f"{'here: the two newest':<34}")
    return Content.assemble("Nothing is compared yet.\n\n", Content("\n").join([*lines, Content(""), newest]))
