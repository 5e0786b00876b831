"""compare: two to four postings side by side."""

from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from jobtui.cli import out, words
from jobtui.cli.command import Json, command, new_group, posting_number
from jobtui.cli.out import Cell
from jobtui.cli.session import opened
from jobtui.domain.comparison import (
    PAY_SCALE,
    Comparison,
    Row,
    asked_only,
    differences,
    group_name,
    packed,
    required_only,
    unmet_only,
)
from jobtui.domain.comparison import Cell as Compared
from jobtui.domain.payscale import Scale
from jobtui.domain.problem import WrongUsage
from jobtui.domain.requirement import State
from jobtui.tracker.comparing import compared

app = new_group()

_BAR = 20


@command(app, "compare")
def compare(
    postings: Annotated[
        list[int], Argument(metavar="ID ID [ID ID]", parser=posting_number, help="Two to four postings.")
    ],
    *,
    only: Annotated[bool, Option("--differences", help="Only rows that differ.")] = False,
    required: Annotated[
        bool, Option("--required", help="Only what one of them requires, and facts.")
    ] = False,
    hide_met: Annotated[bool, Option("--hide-met", help="Leave out what I meet everywhere.")] = False,
    everything: Annotated[bool, Option("--all", help="Responsibilities and benefits too.")] = False,
    json: Json = False,
    markdown: Annotated[bool, Option("--markdown", help="Print a Markdown table.")] = False,
    output: Annotated[
        Path | None,
        Option(
            "--output",
            "-o",
            metavar="FILE",
            parser=Path,
            help="Write it to this file, as JSON where its name ends so, else as Markdown.",
        ),
    ] = None,
    force: Annotated[bool, Option("--force", help="Replace the file if it exists.")] = False,
) -> None:
    """Lay two to four postings side by side.

    Rows are facts and what is asked, aligned requirement by requirement; ≠ where they differ.

    ● required, ○ preferred, ◌ unlabelled. Ticked by me: ✓ met, ~ partial, ✗ unmet. Else by my profile: + met,
    ± partial, − unmet, ? unclear. – not asked or not stated.

    Responsibilities and benefits are left out unless --all is given; JSON always has them.

    Example: jobtui compare 1 2 3 --differences
    """
    if json and markdown:
        raise WrongUsage("--json and --markdown are two formats. Give one of them.")
    with opened() as tracker:
        found = compared(tracker, postings)
    as_json = json or (output is not None and output.suffix == ".json" and not markdown)
    narrowings = (
        (only, differences),
        (required, required_only),
        (hide_met, unmet_only),
        (not everything and not as_json, asked_only),
    )
    for wanted, narrowed in narrowings:
        found = narrowed(found) if wanted else found
    if output is not None:
        _write(found, output, as_json=as_json, force=force)
    else:
        _print(found, as_json=as_json, markdown=markdown)


def _print(found: Comparison, *, as_json: bool, markdown: bool) -> None:
    from jobtui.interop.comparison import to_json, to_markdown

    if as_json:
        out.as_json(to_json(found))
    elif markdown:
        out.block(to_markdown(found).rstrip("\n"))
    else:
        _print_table(found)


def _write(found: Comparison, output: Path, *, as_json: bool, force: bool) -> None:
    from jobtui.interop.comparison import to_json_text, to_markdown
    from jobtui.tracker.output import write_text

    write_text(output, to_json_text(found) if as_json else to_markdown(found), force=force)
    out.remark(f"written to '{output}'.")


def _print_table(found: Comparison) -> None:
    names = [
        f"{one}  {name} {words.SUGGESTED * suggested}".rstrip()
        for one, name, suggested in zip(found.postings, found.names, found.suggested, strict=True)
    ]
    table: list[out.Row] = []
    group = ""
    for row in packed(found).rows:
        if row.group != group:
            group = row.group
            empty = [""] * (len(names) + 1)
            table += [empty] if table else []
            table.append([Cell(group_name(group), "bold"), *empty[1:]])
        if found.scale is not None and row.label.startswith(PAY_SCALE):
            table += _bars(row, found.scale)
        else:
            table.append([_label(row), *(_compared(row, cell) for cell in row.cells)])
    out.rows(table, heads=["", *names], fit=out.Fit.FOLD_ALL)
    for note in found.notes:
        out.remark(note)


def _label(row: Row) -> Cell:
    return Cell(f"{' ' if row.same else '≠'} {row.label}", "dim")


def _compared(row: Row, cell: Compared | None) -> Cell:
    if cell is None:
        return Cell("" if row.apart else "–", "dim")
    ticked = cell.state not in (None, State.UNREVIEWED)
    style = (
        words.STATE_STYLES[cell.state]
        if ticked and cell.state
        else "dim"
        if row.same or cell.mine is False
        else ""
    )
    marks = (words.SUGGESTED * cell.suggested, "← yours" if cell.mine else "")
    return Cell(" ".join(filter(None, (cell.symbols, cell.words, *marks))), style)


def _bars(row: Row, scale: Scale) -> list[out.Row]:
    """The ranges drawn one below the other."""
    lines: list[out.Row] = []
    for at in range(max(map(len, scale.bars))):
        held = (bars[at] if at < len(bars) else None for bars in scale.bars)
        cells = [
            Cell(
                scale.drawn(bar, _BAR) + (" ← yours" if bar.mine else ""), "dim" if bar.mine is False else ""
            )
            if bar
            else Cell("" if at else "–", "dim")
            for bar in held
        ]
        lines.append([Cell("", "dim") if at else _label(row), *cells])
    return lines
