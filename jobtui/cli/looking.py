"""list, show, compare: what is stored, for a person and for scripts."""

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Annotated

from typer import Argument, Option

from jobtui.cli import out, words
from jobtui.cli.command import Id, Json, command, new_group, posting_number
from jobtui.cli.out import Cell
from jobtui.cli.session import opened
from jobtui.domain.compare import GROUPS, SKILL, Comparison, differences
from jobtui.domain.compare import Cell as Compared
from jobtui.domain.event import Event, EventKind
from jobtui.domain.filter import Filter, Query, Scope, SortKey, parse_filter
from jobtui.domain.posting import Counts, Note, Posting, PostingRow
from jobtui.domain.problem import WrongUsage
from jobtui.domain.requirement import State
from jobtui.domain.salary import describe_short
from jobtui.domain.stage import Stage

app = new_group()


def _sort_key(text: str) -> SortKey:
    try:
        return SortKey(text.casefold())
    except ValueError:
        raise WrongUsage(f"unknown order '{text[:60]}'. One of: {', '.join(SortKey)}.") from None


@command(app, "list")
def list_postings(
    words_given: Annotated[
        list[str] | None, Argument(metavar="[WORDS]...", help="Words, and status: company: due: terms.")
    ] = None,
    sort: Annotated[
        SortKey,
        Option(parser=_sort_key, metavar="KEY", help=f"Order by {', '.join(SortKey)}.", show_default=False),
    ] = SortKey.NEWEST,
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
        query = Query(asked, sort, scope=_scope(asked, every=every, archived=archived, deleted=deleted))
        found = tracker.rows(tracker.find(query))
        stages = {stage.name: stage for stage in tracker.stages()} if not (json or csv) else {}
        counts = tracker.counts() if query == Query(sort=sort, scope=Scope.OPEN) else Counts()
    if json:
        from jobtui.interop.rows import rows_to_json

        out.as_json(rows_to_json(found))
    elif csv:
        from jobtui.interop.table import to_csv

        out.table_text(to_csv(found))
    else:
        _print_list(found, stages)
        _remark_on(found, counts)


def _remark_on(found: list[PostingRow], counts: Counts) -> None:
    """Tell a person at a terminal why there is less than expected."""
    if not out.is_terminal():
        return
    if put_away := counts.closed + counts.archived:
        out.remark(
            f"{put_away} closed or archived {'is' if put_away == 1 else 'are'} not listed; --all does."
        )
    elif not found:
        out.remark("nothing found.")


def _scope(asked: Filter, *, every: bool, archived: bool, deleted: bool) -> Scope:
    """Who asks for a status means it, closed or not."""
    if deleted:
        return Scope.DELETED
    if archived:
        return Scope.ARCHIVED
    if every:
        return Scope.ALL
    return Scope.ACTIVE if any(term.field == "status" for term in asked.terms) else Scope.OPEN


# Columns of the list: heading, least width, text of a row. Those at the end go first where there is no room.
_Column = tuple[str, int, Callable[[PostingRow, dict[str, Stage]], Cell]]


def _title(row: PostingRow) -> Cell:
    if row.title is None:
        return Cell(f"{row.name} {PurePath(row.file).name}".rstrip(), "dim")
    mark = f" {words.SUGGESTED}" if "title" in row.suggested else ""
    return Cell(row.title + mark)


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
    ("TITLE", 22, lambda row, _: _title(row)),
    ("COMPANY", 12, lambda row, _: Cell(row.company or "")),
    ("STATUS", 11, _status),
    ("MET", 5, lambda row, _: _met(row)),
    ("PAY", 12, lambda row, _: Cell(describe_short(row.salaries[0]) if row.salaries else "")),
    ("NEXT", 16, lambda row, _: Cell(words.next_action_text(row.next_action))),
    ("PLACE", 12, lambda row, _: Cell(", ".join(row.locations))),
)


def _print_list(found: list[PostingRow], stages: dict[str, Stage]) -> None:
    columns = {head: [text(row, stages) for row in found] for head, _, text in _COLUMNS}
    if out.is_terminal():
        columns = _fitting(columns)
    out.rows([*zip(*columns.values(), strict=True)], heads=[*columns], fit=out.Fit.CUT)
    if any(row.suggested & {"title"} for row in found) and out.is_terminal():
        out.line(words.SUGGESTION_NOTE, "dim")


def _fitting(columns: dict[str, list[Cell]]) -> dict[str, list[Cell]]:
    """The columns there is room for, without those that are empty."""
    room = out.width() + out.GAP
    fitting = {}
    for head, least, _ in _COLUMNS:
        longest = max((len(cell.text) for cell in columns[head]), default=0)
        room -= min(least, longest) + out.GAP if longest else 0
        if longest and room >= 0:
            fitting[head] = columns[head]
    return fitting


@command(app, "show")
def show(
    posting: Id,
    source: Annotated[bool, Option("--source", help="The captured text, marked where values are.")] = False,
    json: Json = False,
) -> None:
    """Show one posting: facts, checklist, notes, history.

    L12 beside a value is the line of --source that it was read from.

    Example: jobtui show 3 --source
    """
    with opened() as tracker:
        found = tracker.posting(posting)
        stages = {stage.name: stage for stage in tracker.stages()}
    if json:
        from jobtui.interop.rows import posting_to_json

        out.as_json(posting_to_json(found))
    elif source:
        _print_source(found)
    else:
        _print_posting(found, stages)


def _print_source(found: Posting) -> None:
    capture = found.capture
    if capture is None:
        raise WrongUsage(f"posting {found.id} was typed by hand; there is no captured text.")
    from jobtui.domain.display import hidden

    items = [(item.n, item.requirement) for item in found.checklist]
    out.rows([*words.source_rows(words.Lines.of(capture.text), found.facts, items)])
    if number := hidden(capture.text):
        out.warn(f"hidden characters removed: {number}.")


def _print_posting(found: Posting, stages: dict[str, Stage]) -> None:
    capture = found.capture
    lines = words.Lines.of(capture.text if capture else "")
    out.line(" · ".join(filter(None, (f"{found.id}  {found.name}", found.company))), "bold")
    corrected = found.corrected if capture else frozenset()
    out.rows([*_standing(found, stages), *words.fact_rows(found.facts, lines, corrected)])
    for heading, table in words.checklist_rows(found.checklist, lines):
        out.heading(heading)
        out.rows(table)
    if found.notes:
        out.heading("Notes")
        out.rows([row for note in found.notes for row in _note_rows(note)])
    out.heading("History")
    out.rows([[Cell(event.on.isoformat(), "dim"), _event_text(event)] for event in found.events])
    if any(finding.suggested for name in ("title", "company") for finding in found.facts.findings(name)):
        out.line()
        out.line(words.SUGGESTION_NOTE, "dim")


def _note_rows(note: Note) -> Iterator[out.Row]:
    """The day of a note beside its first line, the other lines below."""
    for at, text in enumerate(note.text.splitlines()):
        yield [Cell("" if at else f"{note.at.astimezone():%Y-%m-%d}", "dim"), text]


def _event_text(event: Event) -> str:
    """What happened, in one line; notes have their own part and are only named here."""
    if event.kind is not EventKind.NOTED:
        return event.text
    return f"note: {words.shortened(event.text)}"


def _standing(found: Posting, stages: dict[str, Stage]) -> list[out.Row]:
    stage = stages.get(found.status)
    status = f"{stage.symbol} {stage.label}" if stage else found.status
    away = " (in the bin)" if found.deleted_at else " (archived)" if found.archived_at else ""
    todo = words.next_action_text(found.next_action)
    return [["Status", "", status + away], ["Next", "", todo or Cell("nothing", "dim")]]


@command(app, "compare")
def compare(
    postings: Annotated[
        list[int], Argument(metavar="ID ID [ID ID]", parser=posting_number, help="Two to four postings.")
    ],
    only: Annotated[bool, Option("--differences", help="Only rows that differ.")] = False,
    json: Json = False,
    markdown: Annotated[bool, Option("--markdown", help="Print a Markdown table.")] = False,
) -> None:
    """Lay two to four postings side by side.

    Rows are facts and what is asked, aligned requirement by requirement.

    ● required, ○ preferred, ◌ unlabelled; ✓ met, ◐ partial, ✗ unmet; – not asked or not stated.

    Example: jobtui compare 1 2 3 --differences
    """
    with opened() as tracker:
        found = tracker.compare(postings)
    if only:
        found = differences(found)
    if json:
        from jobtui.interop.comparison import to_json

        out.as_json(to_json(found))
    elif markdown:
        from jobtui.interop.comparison import to_markdown

        out.block(to_markdown(found).rstrip("\n"))
    else:
        _print_comparison(found)


def _print_comparison(found: Comparison) -> None:
    names = [f"{one}  {name}" for one, name in zip(found.postings, found.names, strict=True)]
    table: list[out.Row] = []
    for group in GROUPS:
        rows = [row for row in found.rows if row.group == group]
        table += [["", *[""] * len(names)]] if rows and table else []
        for row in rows:
            table.append([Cell(row.label, "dim"), *(_compared(group, cell) for cell in row.cells)])
    out.rows(table, heads=["", *names], fit=out.Fit.FOLD_ALL)


def _compared(group: str, cell: Compared | None) -> Cell:
    from jobtui.interop.comparison import KIND_MARKS

    if cell is None:
        return Cell("–", "dim")
    marks = [KIND_MARKS[cell.kind]] if cell.kind else []
    marks += [words.STATE_MARKS[cell.state]] if cell.state and cell.state is not State.UNREVIEWED else []
    text = [] if group == SKILL else [cell.text]
    style = words.STATE_STYLES[cell.state] if cell.state and cell.state is not State.UNREVIEWED else ""
    return Cell(" ".join([*marks, *text, *(["?"] if cell.suggested else [])]), style)
