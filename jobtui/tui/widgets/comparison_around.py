"""What stands around a comparison: who is compared, the sentence behind a cell, what the signs mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from jobtui.domain.comparison import FACT, Cell, Row
from jobtui.domain.posting import Posting
from jobtui.domain.requirement import KIND_SYMBOLS, STATE_SYMBOLS, State
from jobtui.domain.verdict import VERDICT_SYMBOLS
from jobtui.tui.text import literal
from jobtui.tui.widgets.comparison_lines import ABSENT, DIFFERS, Grid, padded, part, wrapped

HEAD_LINES = 3
_GAP = 2
_GUTTER = 2

_SPARED = ("differs", "partial", "unlabelled", "not asked", "unmet", "by my profile")
"""What the legend leaves out where there is little room, the first to go first."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a column: the title, `?` before a suggested one, then whose it is, then its status."""

    title: str
    whose: str
    status: str


def head(posting: Posting, status: str, *, pinned: bool = False) -> Head:
    """What stands over the column of a posting; one without a title is told by its company or file."""
    title = posting.facts.title
    file = posting.capture.file if posting.capture else ""
    company = posting.company or ("" if title else file)
    status = f"{status} · pinned" if pinned else status
    if title is None:
        return Head(posting.name, company or "", status)
    return Head(f"? {title.value}" if title.suggested else title.value, company or "", status)


def heading_lines(heads: Sequence[Head], grid: Grid, notes: Sequence[str] = ()) -> Content:
    """The roles in sight over their columns; before them what narrows the rows, a line each."""
    width = grid.column - _GAP
    columns = []
    for at in grid.shown:
        title = wrapped(literal(heads[at].title, "bold"), width, HEAD_LINES - 1)
        columns.append([*title, _below(heads[at], width)])
    lines = []
    for number in range(max(map(len, columns))):
        note = notes[number] if number < len(notes) else ""
        start = Content.styled(f"{note:<{_GUTTER + grid.label}}", "$text-warning")
        lines.append(Content("").join([start, *(padded(part(one, number), grid.column) for one in columns)]))
    return Content("\n").join(lines)


def _below(head: Head, width: int) -> Content:
    """Whose it is and where it stands on one line; the status is never cut."""
    status = literal(f" · {head.status}" if head.whose else head.status, "$foreground-muted")
    whose = wrapped(literal(head.whose, "$foreground-muted"), width - status.cell_length, 1)
    return Content.assemble(*whose, status)


def behind(row: Row, cell: Cell | None, posting: Posting) -> Content:
    """Of which role the cell is, and in full what stands behind it."""
    role = posting.title or posting.company or posting.name
    whose = Content.assemble(literal(role, "bold"), " · ", literal(row.label))
    if cell is None:
        silence = ": nothing more" if row.apart else ": not stated" if row.group == FACT else ": not asked"
        return Content.assemble(whose, (silence, "$foreground-muted"))
    item = posting.item(cell.item_n) if cell.item_n else None
    if item is None:
        note = "  suggested, not confirmed" if cell.suggested else ""
        return Content.assemble(whose, ": ", literal(cell.text), (note, "$text-warning"))
    told = str(item.state)
    if item.state is State.UNREVIEWED and cell.verdict:
        told = f"{cell.verdict} by my profile"
    note = f" · {item.note}" if item.note else ""
    marks = literal(f"  {cell.kind}, {told}{note}", "$foreground-muted")
    return Content.assemble(whose, ": ", literal(cell.text), marks)


def legend(grid: Grid, width: int, *, judged: bool) -> Content:
    """What the signs mean, as many as there is room for, and which columns are in sight.

    `judged` where my profile says where I stand.
    """
    signs = [(sign, str(kind)) for kind, sign in KIND_SYMBOLS.items()]
    signs += [(sign, str(state)) for state, sign in STATE_SYMBOLS.items() if sign]
    signs += [("".join(VERDICT_SYMBOLS.values()), "by my profile")] if judged else []
    signs += [(ABSENT, "not asked"), (DIFFERS, "differs")]
    left = f"← {grid.left} more · " if grid.left else ""
    right = f" · {grid.right} more →" if grid.right else ""
    said = f"{left}{len(grid.shown)} of {grid.of} shown{right}"
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
