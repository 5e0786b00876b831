"""compare: two to four postings side by side."""

from typing import Annotated

from typer import Argument, Option

from jobtui.cli import out, words
from jobtui.cli.command import Json, command, new_group, posting_number
from jobtui.cli.out import Cell
from jobtui.cli.session import opened
from jobtui.domain.comparison import GROUPS, Comparison, differences
from jobtui.domain.comparison import Cell as Compared
from jobtui.domain.requirement import State
from jobtui.tracker.comparing import compared

app = new_group()


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

    ● required, ○ preferred, ◌ unlabelled; ✓ met, ~ partial, ✗ unmet; – not asked or not stated.

    Example: jobtui compare 1 2 3 --differences
    """
    with opened() as tracker:
        found = compared(tracker, postings)
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
    names = [
        f"{one}  {name} {words.SUGGESTED * suggested}".rstrip()
        for one, name, suggested in zip(found.postings, found.names, found.suggested, strict=True)
    ]
    table: list[out.Row] = []
    for group in GROUPS:
        rows = [row for row in found.rows if row.group == group]
        table += [["", *[""] * len(names)]] if rows and table else []
        for row in rows:
            table.append([Cell(row.label, "dim"), *(_compared(group, cell) for cell in row.cells)])
    out.rows(table, heads=["", *names], fit=out.Fit.FOLD_ALL)


def _compared(group: str, cell: Compared | None) -> Cell:
    if cell is None:
        return Cell("–", "dim")
    text = cell.words
    style = words.STATE_STYLES[cell.state] if cell.state and cell.state is not State.UNREVIEWED else ""
    return Cell(" ".join(filter(None, (cell.symbols, text, words.SUGGESTED * cell.suggested))), style)
