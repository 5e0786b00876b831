"""export: everything as JSON, the list as CSV, postings as Markdown, days as a calendar, a proof."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from jobtui.cli import out
from jobtui.cli.command import TakesWords, command, group_within, new_group
from jobtui.cli.session import opened
from jobtui.domain.number import counted
from jobtui.domain.problem import WrongUsage
from jobtui.tracker.lookup import Lookup

if TYPE_CHECKING:
    from jobtui.domain.pace import Along

app = new_group()
export = group_within(
    app, "export", "Write out: all as json, a list as csv, pages as markdown, days as ics, a proof."
)

Words = Annotated[
    list[str] | None,
    Argument(metavar="[WORDS]...", help="Only what a filter finds; all that is not in the bin without."),
]
Columns = Annotated[
    str | None, Option("--columns", metavar="NAMES", help="These columns in this order: title,company,url.")
]
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
    from jobtui.tracker import taking

    with opened() as tracker, _counted(output) as along:
        _put(taking.as_json(tracker, along=along), output, force=force)


@command(export, "csv", shape=TakesWords)
def as_csv(
    words: Words = None,
    columns: Columns = None,
    output: Output = None,
    force: Force = False,
    raw: Annotated[
        bool, Option("--raw", help="Leave text alone that a spreadsheet could run as a formula.")
    ] = False,
) -> None:
    """Write one line a posting as CSV. Text that a spreadsheet could run as a formula gets a leading '.

    Example: jobtui export csv --columns title,company,status,url -o postings.csv
    """
    from jobtui.interop.table import columns_of
    from jobtui.tracker import taking

    chosen = columns_of(columns.split(",")) if columns is not None else ()
    with opened() as tracker:
        text = taking.as_csv(tracker, _found(tracker, words), chosen, raw=raw)
    if output is None:
        out.table_text(text, raw=raw)
    else:
        _put((text,), output, force=force)


@command(export, "markdown", shape=TakesWords)
def as_markdown(
    words: Words = None,
    table: Annotated[bool, Option("--table", help="One table, a line a posting.")] = False,
    columns: Columns = None,
    each: Annotated[
        Path | None,
        Option("--each", metavar="FOLDER", parser=Path, help="One file a posting into this folder."),
    ] = None,
    output: Output = None,
    force: Force = False,
    brief: Annotated[bool, Option("--brief", help="Leave out the captured texts.")] = False,
) -> None:
    """Write postings as Markdown: facts, checklists, notes, history, texts. It is all escaped.

    One page holds them all, unless they go into --each a file of its own, or into one --table.

    Example: jobtui export markdown --each postings status:applied
    """
    from jobtui.interop.table import columns_of
    from jobtui.tracker import taking
    from jobtui.tracker.output import write_folder

    if each is not None and (table or output):
        raise WrongUsage("--each writes files of its own; leave out --table and --output.")
    if columns is not None and not table:
        raise WrongUsage("--columns is for --table.")
    chosen = columns_of(columns.split(",")) if columns is not None else ()
    with opened() as tracker:
        ids = _found(tracker, words)
        if table:
            _put((taking.as_table(tracker, ids, chosen),), output, force=force)
        elif each is None:
            with _counted(output) as along:
                _put(taking.as_page(tracker, ids, texts=not brief, along=along), output, force=force)
        else:
            with _counted(each) as along:
                write_folder(each, *taking.as_pages(tracker, ids, texts=not brief, along=along), force=force)
            out.remark(f"{counted(len(ids), 'file')} written to '{each}'.")


@command(export, "ics", shape=TakesWords)
def as_ics(words: Words = None, output: Output = None, force: Force = False) -> None:
    """Write interviews, dated next actions, closing days and answers to offers as a calendar file.

    Postings in closed stages, archived or in the bin are left out.

    Example: jobtui export ics -o jobs.ics
    """
    from jobtui.tracker import taking

    with opened() as tracker:
        ids = _found(tracker, words)
        with _counted(output) as along:
            text = taking.as_calendar(tracker, ids, along=along)
    if output is None:
        out.table_text(text)
    else:
        _put((text,), output, force=force)


@command(export, "proof")
def as_proof(
    first: Annotated[
        str | None, Option("--from", metavar="DATE", help="The first day of the period.")
    ] = None,
    last: Annotated[str | None, Option("--to", metavar="DATE", help="The last day of the period.")] = None,
    format: Annotated[
        str | None,
        Option("--format", metavar="FORMAT", help="markdown or html; html for an output named so."),
    ] = None,
    name: Annotated[str, Option("--name", metavar="TEXT", help="Whose applications they are.")] = "",
    output: Output = None,
    force: Force = False,
) -> None:
    """Write what you applied to in a period, to print or hand in: day, company, title, channel, stages.

    The channel is what a tag says after via:, as in via:email, else the site of the address.

    Example: jobtui export proof --from 2026-11-01 --to 2026-11-30 -o proof.html
    """
    from jobtui.domain.period import Period
    from jobtui.interop import proof
    from jobtui.tracker import taking
    from jobtui.tracker.values import day

    if format is not None and format not in proof.FORMATS:
        raise WrongUsage(f"unknown format '{format[:60]}'. One of: {', '.join(proof.FORMATS)}.")
    with opened() as tracker:
        ends = [None if text is None else day(text, tracker.today) for text in (first, last)]
        found = taking.proof(tracker, Period(*ends), name=" ".join(name.split()))
    written = proof.to_html if proof.format_of(format, output) == "html" else proof.to_markdown
    _put((written(found),), output, force=force)


def _found(tracker: Lookup, words: list[str] | None) -> list[int]:
    """The postings that the words find, closed and archived ones too."""
    from jobtui.tracker import filter_line, taking

    return taking.everything(tracker, filter_line.read(tracker, " ".join(words or ())))


@contextmanager
def _counted(output: Path | None) -> "Iterator[Along]":
    """Lets a terminal show how far it is, where the text goes elsewhere and that may take a while."""
    from jobtui.cli.progress import counting

    with counting() as far:
        yield far.along if output else iter


def _put(pieces: Iterable[str], output: Path | None, *, force: bool) -> None:
    """To standard output, or into a file. The pieces end in line ends."""
    if output is None:
        for piece in pieces:
            out.block(piece.removesuffix("\n"))
        return
    from jobtui.tracker.output import write_pieces

    write_pieces(output, pieces, force=force)
    out.remark(f"written to '{output}'.")
