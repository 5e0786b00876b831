"""list: the postings as a table, for a person and for scripts."""

from collections.abc import Callable
from typing import Annotated

from typer import Argument, Option

from jobtui.cli import out, words
from jobtui.cli.command import Json, command, new_group
from jobtui.cli.out import Cell
from jobtui.cli.session import database, opened
from jobtui.domain.filter import NEWEST_FIRST, Order, Query, Scope, SortKey, ordered
from jobtui.domain.filter_text import parse_filter
from jobtui.domain.posting import Counts, PostingRow
from jobtui.domain.salary import describe_short
from jobtui.domain.stage import Stage

app = new_group()


@command(app, "list")
def list_postings(
    words_given: Annotated[
        list[str] | None, Argument(metavar="[WORDS]...", help="Words, and status: company: due: terms.")
    ] = None,
    sort: Annotated[
        tuple[Order, ...],
        Option(
            parser=ordered,
            metavar="KEY[,KEY...]",
            help=f"Order by {', '.join(SortKey)}; a minus turns one round.",
            show_default=False,
        ),
    ] = NEWEST_FIRST,
    every: Annotated[bool, Option("--all", help="Closed and archived ones too.")] = False,
    archived: Annotated[bool, Option("--archived", help="Only archived ones.")] = False,
    deleted: Annotated[bool, Option("--deleted", help="Only what is in the bin.")] = False,
    json: Json = False,
    csv: Annotated[bool, Option("--csv", help="Print CSV.")] = False,
) -> None:
    """List postings, open ones unless told otherwise.

    Words must all be found somewhere in the posting; status:, company: and due: ask one field.

    Example: jobtui list python status:applied 'due:<=fri' --sort due
    """
    asked = parse_filter(" ".join(words_given or ()))
    with opened() as tracker:
        query = Query(asked, sort, scope=_scope(every=every, archived=archived, deleted=deleted))
        found = tracker.rows(tracker.find(query))
        stages = {stage.name: stage for stage in tracker.stages()} if not (json or csv) else {}
        counts = tracker.counts() if not found or query == Query(sort=sort, scope=Scope.OPEN) else Counts()
    if json:
        from jobtui.interop.rows import rows_to_json

        out.as_json(rows_to_json(found))
    elif csv:
        from jobtui.interop.table import to_csv

        out.table_text(to_csv(found))
    else:
        _print_list(found, stages)
        _remark_on(query, found, counts)


def _remark_on(query: Query, found: list[PostingRow], counts: Counts) -> None:
    """Tell why nothing is listed, and a person at a terminal why there is less than expected."""
    if not found and counts == Counts():
        out.remark(f"no postings in '{database()}' yet.")
    elif not found:
        out.remark("nothing matches.")
    put_away = counts.closed + counts.archived
    if put_away and query == Query(sort=query.sort, scope=Scope.OPEN) and (not found or out.is_terminal()):
        out.remark(
            f"{put_away} closed or archived {'is' if put_away == 1 else 'are'} not listed; --all does."
        )


def _scope(*, every: bool, archived: bool, deleted: bool) -> Scope:
    if deleted:
        return Scope.DELETED
    if archived:
        return Scope.ARCHIVED
    return Scope.ALL if every else Scope.OPEN


# Columns of the list: heading, least width, text of a row. Those at the end go first where there is no room.
_Column = tuple[str, int, Callable[[PostingRow, dict[str, Stage]], Cell]]


def _title(row: PostingRow) -> Cell:
    if row.title is None:
        return Cell(f"{row.name} {row.file_name}".rstrip(), "dim")
    mark = f"{words.SUGGESTED} " if "title" in row.suggested else ""  # in front, where it is never cut off
    return Cell(mark + row.title)


def _status(row: PostingRow, stages: dict[str, Stage]) -> Cell:
    stage = stages.get(row.status)
    text = f"{stage.symbol} {stage.name}" if stage else row.status
    put_away = " (bin)" if row.deleted else " (archived)" if row.archived else ""
    return Cell(text + put_away)


def _met(row: PostingRow) -> Cell:
    required = row.tallies.required
    return Cell(f"{required.met}/{required.total}" if required.total else "")


_COLUMNS: tuple[_Column, ...] = (
    ("ID", 3, lambda row, _: Cell(f"{row.id:>3}", "dim")),
    ("TITLE", 30, lambda row, _: _title(row)),
    ("COMPANY", 12, lambda row, _: Cell(row.company or "")),
    ("STATUS", 11, _status),
    ("MET", 5, lambda row, _: _met(row)),
    ("PAY", 12, lambda row, _: Cell(describe_short(row.salaries[0]) if row.salaries else "")),
    ("NEXT", 16, lambda row, _: Cell(words.next_action_text(row.next_action))),
    ("PLACE", 12, lambda row, _: Cell(", ".join(row.locations))),
)


def _print_list(found: list[PostingRow], stages: dict[str, Stage]) -> None:
    if not found:
        return
    columns = {head: [text(row, stages) for row in found] for head, _, text in _COLUMNS}
    widths = _fitting(columns, out.width()) if out.is_terminal() else dict.fromkeys(columns, 0)
    out.rows(
        [*zip(*(columns[head] for head in widths), strict=True)],
        heads=[*widths],
        fit=out.Fit.CUT,
        widths=dict(enumerate(widths.values())),
    )
    if any(row.suggested & {"title"} for row in found) and out.is_terminal():
        out.line(words.SUGGESTION_NOTE, "dim")


_FAVOUR = {"TITLE": 12, "NEXT": -1000, "PLACE": -1000}
"""How much wider than another one this may stay where it is tight; below 0 it is cut before others."""


def _fitting(columns: dict[str, list[Cell]], room: int) -> dict[str, int]:
    """The columns a terminal of `room` columns shows, and the width of each."""
    longest = {head: max(len(head), *(len(cell.text) for cell in cells)) for head, cells in columns.items()}
    leasts: dict[str, int] = {}
    for head, enough, _ in _COLUMNS:
        least = min(enough, longest[head])
        taken = sum(leasts.values()) + len(leasts) * out.GAP
        if taken + least <= room and any(cell.text for cell in columns[head]):
            leasts[head] = least
    widths = {head: longest[head] for head in leasts}
    room -= (len(widths) - 1) * out.GAP
    while sum(widths.values()) > room and (spare := [head for head in widths if widths[head] > leasts[head]]):
        widths[max(spare, key=lambda head: widths[head] - _FAVOUR.get(head, 0))] -= 1
    return widths
