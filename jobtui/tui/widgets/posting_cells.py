"""What stands in each column of a list of postings. Loads no Textual: the first picture has it as well."""

from collections.abc import Callable, Mapping
from datetime import date

from jobtui.domain.money import short_words
from jobtui.tui.amounts import amounts
from jobtui.tui.pieces import Piece, lit, literal
from jobtui.tui.when import day_words, due_words, interval_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jobtui.domain.filter import Filter
    from jobtui.domain.posting import PostingRow
    from jobtui.domain.reading import Dated
    from jobtui.domain.stage import Stage

MARK = "✓"

_NOTHING = ("–", "$foreground-muted")


class Look:
    """What cells need to know beside their row: the stages by name, the day, what is filtered by."""

    __slots__ = ("asked", "stages", "today")

    def __init__(self, stages: "Mapping[str, Stage]", today: date, asked: "Filter | None" = None) -> None:
        self.stages = stages
        self.today = today
        self.asked = asked

    def lit(self, text: str, *fields: str) -> list[Piece]:
        """Words of a posting, with what is sought in these fields lit."""
        return lit(literal(text), *self.asked.sought(*fields)) if self.asked else [literal(text)]


def cell(column: str, row: "PostingRow", look: Look) -> list[Piece]:
    """What stands in a column, as long as it is."""
    return _CELLS[column](row, look)


def sign(row: "PostingRow", look: Look, *, marked: bool) -> list[Piece]:
    """Where it stands, whether marked, whether late."""
    stage = look.stages.get(row.status)
    due = row.next_action.due if row.next_action else None
    late = due is not None and due < look.today
    return [
        (stage.symbol if stage else "?", "$foreground-muted" if stage and stage.closed else "$text-primary"),
        (MARK if marked else " ", "bold $text-accent"),
        ("!" if late else " ", "bold $text-error"),
    ]


def _role(row: "PostingRow", look: Look) -> list[Piece]:
    if row.title is None:
        hint = row.file_name or row.company
        told = [(row.name, "$foreground-muted italic")]
        return [*told, literal(f" {hint}", "$foreground-muted")] if hint else told
    mark = [("? ", "$text-warning")] if "title" in row.suggested else []
    return [*mark, *look.lit(row.title, "title")]


def _met(row: "PostingRow", _: Look) -> list[Piece]:
    required = row.tallies.required
    return [(f"{required.met}/{required.total}", "")] if required.total else [_NOTHING]


def _match(row: "PostingRow", _: Look) -> list[Piece]:
    if row.fit is None:
        return []
    return [(str(row.fit), "")] if row.fit.asked else [_NOTHING]


def _next(row: "PostingRow", look: Look) -> list[Piece]:
    if row.next_action is None:
        return []
    words, style = due_words(row.next_action.due, look.today)
    text = literal(row.next_action.text)
    return [(f"{words} ", style), text] if words else [text]


def _company(row: "PostingRow", look: Look) -> list[Piece]:
    return look.lit(row.company, "company") if row.company else [_NOTHING]


def _status(row: "PostingRow", look: Look) -> list[Piece]:
    return [literal(look.stages[row.status].label if row.status in look.stages else row.status)]


def _pay(row: "PostingRow", _: Look) -> list[Piece]:
    return [
        literal(amounts(short_words(x.minimum, x.maximum, x.currency, x.period))) for x in row.salaries[:1]
    ]


def _place(row: "PostingRow", look: Look) -> list[Piece]:
    words = " · ".join(filter(None, ("; ".join(row.locations), row.workplace)))
    return look.lit(words, "place", "workplace")


def _dated(found: "Dated | None", look: Look) -> list[Piece]:
    if not found:
        return []
    return [literal(interval_words(found.earliest, found.latest, look.today) or found.text)]


_CELLS: "dict[str, Callable[[PostingRow, Look], list[Piece]]]" = {
    "id": lambda row, _: [(str(row.id), "$foreground-muted")],
    "title": _role,
    "company": _company,
    "status": _status,
    "met": _met,
    "match": _match,
    "next": _next,
    "pay": _pay,
    "place": _place,
    "workplace": lambda row, _: [literal(row.workplace or "")],
    "type": lambda row, _: [literal(row.employment_type or "")],
    "tags": lambda row, look: look.lit(", ".join(row.tags), "tag"),
    "posted": lambda row, look: _dated(row.posted, look),
    "closes": lambda row, look: _dated(row.closes, look),
    "since": lambda row, look: [literal(day_words(row.since, look.today) if row.since else "")],
    "url": lambda row, _: [literal(row.url or "", "$foreground-muted")],
}
