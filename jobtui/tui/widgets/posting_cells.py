"""What stands in each column of a list of postings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from jobtui.domain.columns import ListColumn
from jobtui.domain.filter import NO_FILTER, Filter
from jobtui.domain.posting import PostingRow
from jobtui.domain.reading import Dated
from jobtui.domain.salary import describe_short
from jobtui.domain.stage import Stage
from jobtui.tui.text import lit, literal
from jobtui.tui.when import day_words, due_words, interval_words

MARK = "✓"


@dataclass(frozen=True, slots=True)
class Look:
    """What cells need to know beside their row: the stages by name, the day, what is filtered by."""

    stages: Mapping[str, Stage]
    today: date
    asked: Filter = NO_FILTER


def cell(column: ListColumn, row: PostingRow, look: Look) -> Content:
    """What stands in a column, as long as it is."""
    return _CELLS[column](row, look)


def sign(row: PostingRow, look: Look, *, marked: bool) -> Content:
    """Where it stands, whether marked, whether late."""
    stage = look.stages.get(row.status)
    due = row.next_action.due if row.next_action else None
    late = due is not None and due < look.today
    return Content.assemble(
        (stage.symbol if stage else "?", "$foreground-muted" if stage and stage.closed else "$text-primary"),
        (MARK if marked else " ", "bold $text-accent"),
        ("!" if late else " ", "bold $text-error"),
    )


def _role(row: PostingRow, look: Look) -> Content:
    if row.title is None:
        parts = [Content.styled(row.name, "$foreground-muted italic")]
        if hint := row.file_name or row.company:
            parts.append(literal(f" {hint}", "$foreground-muted"))
        return Content.assemble(*parts)
    mark = Content.styled("? ", "$text-warning") if "title" in row.suggested else Content("")
    return Content.assemble(mark, lit(literal(row.title), look.asked.sought("title")))


def _met(row: PostingRow, _: Look) -> Content:
    required = row.tallies.required
    if not required.total:
        return Content.styled("–", "$foreground-muted")
    return Content(f"{required.met}/{required.total}")


def _match(row: PostingRow, _: Look) -> Content:
    if row.fit is None:
        return Content("")
    return Content(str(row.fit)) if row.fit.asked else Content.styled("–", "$foreground-muted")


def _next(row: PostingRow, look: Look) -> Content:
    if row.next_action is None:
        return Content("")
    words, style = due_words(row.next_action.due, look.today)
    text = literal(row.next_action.text)
    return Content.assemble((f"{words} ", style), text) if words else text


def _company(row: PostingRow, look: Look) -> Content:
    if not row.company:
        return Content.styled("–", "$foreground-muted")
    return lit(literal(row.company), look.asked.sought("company"))


def _status(row: PostingRow, look: Look) -> Content:
    return literal(look.stages[row.status].label if row.status in look.stages else row.status)


def _place(row: PostingRow, look: Look) -> Content:
    words = " · ".join(filter(None, ("; ".join(row.locations), row.workplace)))
    return lit(literal(words), look.asked.sought("place", "workplace"))


def _dated(found: Dated | None, look: Look) -> Content:
    return literal(interval_words(found.earliest, found.latest, look.today) or found.text if found else "")


_CELLS: dict[ListColumn, Callable[[PostingRow, Look], Content]] = {
    ListColumn.ID: lambda row, _: Content.styled(str(row.id), "$foreground-muted"),
    ListColumn.TITLE: _role,
    ListColumn.COMPANY: _company,
    ListColumn.STATUS: _status,
    ListColumn.MET: _met,
    ListColumn.MATCH: _match,
    ListColumn.NEXT: _next,
    ListColumn.PAY: lambda row, _: literal("".join(map(describe_short, row.salaries[:1]))),
    ListColumn.PLACE: _place,
    ListColumn.WORKPLACE: lambda row, _: literal(row.workplace or ""),
    ListColumn.TYPE: lambda row, _: literal(row.employment_type or ""),
    ListColumn.TAGS: lambda row, look: lit(literal(", ".join(row.tags)), look.asked.sought("tag")),
    ListColumn.POSTED: lambda row, look: _dated(row.posted, look),
    ListColumn.CLOSES: lambda row, look: _dated(row.closes, look),
    ListColumn.SINCE: lambda row, look: literal(day_words(row.since, look.today) if row.since else ""),
    ListColumn.URL: lambda row, _: literal(row.url or "", "$foreground-muted"),
}
