"""Which columns a list of postings has room for, how wide they are, and what stands in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from jobtui.domain.posting import PostingRow
from jobtui.domain.salary import describe_short
from jobtui.domain.stage import Stage
from jobtui.tui.text import literal
from jobtui.tui.when import due_words

GAP = 2
MARK = "✓"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading and its width in cells."""

    heading: str
    width: int


_SIGN = Column("", 3)
_ROLE, _COMPANY, _STATUS = Column("Role", 20), Column("Company", 12), Column("Status", 9)
_REQ, _NEXT, _PAY, _PLACE = Column("Req", 5), Column("Next", 18), Column("Pay", 12), Column("Place", 14)

_ORDER = (_SIGN, _ROLE, _COMPANY, _STATUS, _REQ, _NEXT, _PAY, _PLACE)
_BY_NEED = (_COMPANY, _STATUS, _NEXT, _PAY, _PLACE)
"""What joins the sign, the role and the count as the list grows; the last to come is the first to go."""

_FIRST = (("Role", 22), ("Company", 16), ("Role", 26))
"""Who grows first, and how far."""

_MOST = {"Role": 56, "Company": 30, "Next": 32, "Place": 26}


def columns_for(width: int) -> tuple[Column, ...]:
    """The columns for a list that is `width` cells wide, from left to right. The role takes what is left."""
    chosen = [_SIGN, _ROLE, _REQ]
    for column in _BY_NEED:
        if _needed(chosen) + GAP + column.width > width:
            break
        chosen.append(column)
    return _stretched([column for column in _ORDER if column in chosen], width)


def _needed(columns: list[Column]) -> int:
    return sum(column.width for column in columns) + GAP * (len(columns) - 1)


def _stretched(columns: list[Column], width: int) -> tuple[Column, ...]:
    """Give what is left to the columns that use it, most of it to the role."""
    spare = width - _needed(columns)
    widths = {column.heading: column.width for column in columns}
    for heading, enough in _FIRST:
        if heading in widths:
            more = min(spare, enough - widths[heading])
            widths[heading] += more
            spare -= more
    for heading in ("Role", "Company", "Next", "Place"):
        if heading in widths and spare > 0:
            more = min((spare + 1) // 2, _MOST[heading] - widths[heading])
            widths[heading] += more
            spare -= more
    widths["Role"] += spare
    return tuple(Column(column.heading, widths[column.heading]) for column in columns)


def heading_line(columns: tuple[Column, ...]) -> Content:
    """The headings over their columns."""
    words = (" " * GAP).join(column.heading.ljust(column.width) for column in columns)
    return Content.styled(words, "$foreground-muted")


def row_line(
    row: PostingRow,
    columns: tuple[Column, ...],
    *,
    stages: Mapping[str, Stage],
    today: date,
    marked: bool,
) -> Content:
    """One posting as a line, each column cut to its cells."""
    parts = {
        "": _sign(row, stages, today, marked),
        "Role": _role(row),
        "Company": literal(row.company) if row.company else Content.styled("–", "$foreground-muted"),
        "Status": literal(stages[row.status].label if row.status in stages else row.status),
        "Req": _met(row),
        "Next": _next(row, today),
        "Pay": literal("  ".join(describe_short(salary) for salary in row.salaries[:1])),
        "Place": literal(_place(row)),
    }
    return Content(" " * GAP).join(_fit(parts[column.heading], column.width) for column in columns)


def _fit(text: Content, width: int) -> Content:
    """Exactly so many cells; a letter of two cells that does not fit any more leaves a blank."""
    cut = text.truncate(width, ellipsis=True)
    return cut.pad_right(width - cut.cell_length)


def _sign(row: PostingRow, stages: Mapping[str, Stage], today: date, marked: bool) -> Content:
    stage = stages.get(row.status)
    late = row.next_action is not None and row.next_action.due is not None and row.next_action.due < today
    return Content.assemble(
        (stage.symbol if stage else "?", "$foreground-muted" if stage and stage.closed else "$text-primary"),
        (MARK if marked else " ", "bold $text-accent"),
        ("!" if late else " ", "bold $text-error"),
    )


def _role(row: PostingRow) -> Content:
    if row.title is None:
        parts = [Content.styled(row.name, "$foreground-muted italic")]
        if hint := row.file_name or row.company:
            parts.append(literal(f" {hint}", "$foreground-muted"))
        return Content.assemble(*parts)
    mark = Content.styled("? ", "$text-warning") if "title" in row.suggested else Content("")
    return Content.assemble(mark, literal(row.title))


def _met(row: PostingRow) -> Content:
    required = row.tallies.required
    if not required.total:
        return Content.styled("–", "$foreground-muted")
    return Content(f"{required.met}/{required.total}")


def _next(row: PostingRow, today: date) -> Content:
    if row.next_action is None:
        return Content("")
    words, style = due_words(row.next_action.due, today)
    text = literal(row.next_action.text)
    return Content.assemble((f"{words} ", style), text) if words else text


def _place(row: PostingRow) -> str:
    return " · ".join(filter(None, ("; ".join(row.locations), row.workplace)))
