"""export: everything as JSON, the list as CSV."""

from pathlib import Path
from typing import Annotated

from typer import Option

from jobtui.cli import out
from jobtui.cli.command import command, group_within, new_group
from jobtui.cli.session import opened

app = new_group()
export = group_within(app, "export", "Write everything out as json, or a table as csv.")

Output = Annotated[
    Path | None,
    Option("--output", "-o", metavar="PATH", parser=Path, help="Write to this file, readable by you alone."),
]
Force = Annotated[bool, Option("--force", help="Replace the file if it exists.")]


@command(export, "json")
def as_json(output: Output = None, force: Force = False) -> None:
    """Write everything as JSON: postings, texts, original files, history. import reads it back.

    Example: jobtui export json -o postings.json
    """
    from jobtui.interop.lossless import to_text

    with opened() as tracker:
        text = to_text(tracker.store.dump())
    if output is None:
        out.block(text.rstrip("\n"))
    else:
        _write(output, text, force=force)


@command(export, "csv")
def as_csv(
    output: Output = None,
    force: Force = False,
    raw: Annotated[
        bool, Option("--raw", help="Leave text alone that a spreadsheet could run as a formula.")
    ] = False,
) -> None:
    """Write one line a posting as CSV. Text that a spreadsheet could run as a formula gets a leading '.

    Example: jobtui export csv -o postings.csv
    """
    from jobtui.domain.filter import Query, Scope
    from jobtui.interop.table import to_csv

    with opened() as tracker:
        text = to_csv(tracker.rows(tracker.find(Query(scope=Scope.ALL))), raw=raw)
    if output is None:
        out.table_text(text, raw=raw)
    else:
        _write(output, text if raw else out.visible_csv(text), force=force)


def _write(output: Path, text: str, *, force: bool) -> None:
    from jobtui.tracker.output import write_text

    write_text(output, text, force=force)
    out.remark(f"written to '{output}'.")
