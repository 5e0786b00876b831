"""export: everything as JSON, the list as CSV, postings as Markdown, days as a calendar."""

from pathlib import Path
from typing import Annotated

from typer import Option

from jobtui.cli import out
from jobtui.cli.command import command, group_within, new_group
from jobtui.cli.session import opened

app = new_group()
export = group_within(
    app, "export", "Write everything out as json, a table as csv, a page as markdown, days as ics."
)

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


@command(export, "markdown")
def as_markdown(
    output: Output = None,
    force: Force = False,
    brief: Annotated[bool, Option("--brief", help="Leave out the captured texts.")] = False,
) -> None:
    """Write all postings as one Markdown page: facts, checklists, notes, history, texts. It is all escaped.

    Example: jobtui export markdown -o postings.md
    """
    from jobtui.domain.filter import Query, Scope
    from jobtui.interop.markdown import to_markdown

    with opened() as tracker:
        found = [tracker.posting(one) for one in tracker.find(Query(scope=Scope.ALL))]
    text = to_markdown(found, texts=not brief)
    if output is None:
        out.block(text.rstrip("\n"))
    else:
        _write(output, text, force=force)


@command(export, "ics")
def as_ics(output: Output = None, force: Force = False) -> None:
    """Write interviews, dated next actions, closing days and answers to offers as a calendar file.

    Postings in closed stages, archived or in the bin are left out.

    Example: jobtui export ics -o jobs.ics
    """
    from datetime import UTC, datetime

    from jobtui.domain.filter import Query
    from jobtui.interop.calendar import to_ics

    with opened() as tracker:
        found = [tracker.posting(one) for one in tracker.find(Query())]
        changed = [step.at for step in tracker.steps(1)]
    text = to_ics(found, changed[0] if changed else datetime.fromtimestamp(0, UTC))
    if output is None:
        out.table_text(text)
    else:
        _write(output, text, force=force)


def _write(output: Path, text: str, *, force: bool) -> None:
    from jobtui.tracker.output import write_text

    write_text(output, text, force=force)
    out.remark(f"written to '{output}'.")
