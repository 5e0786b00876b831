"""import and parse: from saved files to postings, or to a report of what was read."""

from dataclasses import replace
from pathlib import PurePath
from typing import Annotated

from typer import Argument, Option

from jobtui.cli import moving, out, words
from jobtui.cli.command import Json, command, new_group, whole_number
from jobtui.cli.failure import worst
from jobtui.cli.out import Cell
from jobtui.cli.progress import counting
from jobtui.cli.report import Report, naming
from jobtui.cli.session import opened
from jobtui.cli.signals import interruptible
from jobtui.domain.fields import LABELS
from jobtui.domain.posting import NO_TITLE
from jobtui.domain.problem import Problem, Refused, WrongUsage
from jobtui.domain.reading import Reading
from jobtui.parsing.child import Child
from jobtui.tracker.arrival import foreseen
from jobtui.tracker.clock import local_now
from jobtui.tracker.files import MAX_BYTES, Skipped, SourceFile, sources, without_files
from jobtui.tracker.intake import Given, Intake, ReadOptions, source_bytes
from jobtui.tracker.moving_tables import TableFound
from jobtui.tracker.outcome import ExportFound, Outcome, Result, failed
from jobtui.tracker.values import day
from jobtui.tracker.vocabulary import Vocabulary

app = new_group()

Paths = Annotated[list[str], Argument(metavar="PATH...", help="Files, folders, or - for standard input.")]
AsOf = Annotated[
    str | None,
    Option("--as-of", metavar="DATE", help='The day that "2 weeks ago" counts from, else that of the file.'),
]
Encoding = Annotated[
    str | None, Option("--encoding", metavar="NAME", help="How the files are encoded, if not as UTF-8.")
]
MaxBytes = Annotated[
    int,
    Option(
        "--max-bytes",
        metavar="N",
        parser=whole_number,
        help="Size of the largest file to read, 5 MiB unless told.",
        show_default=False,
    ),
]
MaxItems = Annotated[
    int,
    Option(
        "--max-items",
        metavar="N",
        parser=whole_number,
        help="Most postings to take from one file, 1,000 unless told.",
        show_default=False,
    ),
]
Recursive = Annotated[bool, Option("--recursive", "-r", help="Folders within folders too.")]


@command(app, "import")
def import_files(
    paths: Paths,
    *,
    dry_run: Annotated[bool, Option("--dry-run", help="Say what would happen; store nothing.")] = False,
    json: Json = False,
    as_of: AsOf = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = MAX_BYTES,
    max_items: MaxItems = 1000,
    recursive: Recursive = False,
    as_new: Annotated[
        bool, Option("--as-new", help="A posting of its own, though it may be the next version of one.")
    ] = False,
    tracker_name: moving.From = None,
    columns: moving.Columns = None,
    statuses: moving.Statuses = None,
    dates: moving.Dates = None,
) -> int:
    """Store the postings in files and folders. What is stored already stays as it is.

    The same role again (by its address, its requisition id, or its company, title and text) is the next
    version of its posting; what you typed stays. jobtui versions shows what changed.

    One import is one step: jobtui undo takes back all of it. A JSON export of jobtui goes into an empty
    database with its numbers kept.

    A table of another tracker (CSV, or JSON of some) moves in as a whole: each row is a posting with its
    status and its days, or moves one on that is there.

    Example: jobtui import ~/postings saved-page.txt
    """
    said = moving.choices(tracker_name, columns, statuses, dates)
    options = replace(_options(as_of, encoding, max_bytes, max_items), as_new=as_new, table=said.table)
    _own_headings()
    with opened() as tracker, Intake(tracker, options) as intake:
        report = Report(tracker, json=json, dry_run=dry_run)
        for told in without_files(paths, recursive=recursive):
            report.warn(told)
        with counting() as far, interruptible() as interrupted:
            for one in intake.ahead(far.listing(sources(paths, recursive=recursive))):
                if interrupted():
                    break
                try:
                    _take(intake, one, report)
                except TableFound as found:
                    report.add_all(intake.rest())
                    moving.take_table(found.table, intake, said, report, interrupted)
                far.advance()
            report.add_all(intake.rest())
        return report.end(interrupted=interrupted())


def _take(intake: Intake, one: Given, report: Report) -> None:
    """Import one file, or with a dry run say what would become of it."""
    if not isinstance(one, SourceFile) or one.path is None:
        report.add_all(intake.rest())  # what is told next comes after them, or may be long in coming
    if isinstance(one, Skipped):
        report.warn(f"'{one.name}' {one.why}")
    elif isinstance(one, Problem):
        report.add(failed(one, ""))
    elif not report.dry_run:
        report.add_all(intake.gather(one))
    else:
        try:
            drafts = intake.read(one)
        except ExportFound as found:
            _foresee_load(found, report)
            return
        except TableFound:
            raise
        except Problem as problem:
            report.add(failed(problem, one.name))
            return
        for draft in drafts:
            report.add(foreseen(draft), _name(draft.reading))


def _foresee_load(found: ExportFound, report: Report) -> None:
    """Say what loading an export would store; it goes into an empty database only."""
    counts = report.tracker.counts()
    if counts.open or counts.closed or counts.archived or counts.deleted:
        message = f"{found.message} The database is not empty, so it would be refused."
        report.add(failed(Refused(message, file=found.name), found.name))
        return
    for item, posting in enumerate(found.export["postings"], 1):
        title = (posting["facts"].get("title") or {}).get("value") or NO_TITLE
        told = f"It comes with an export of jobtui, as posting {posting['id']}."
        report.add(Result(found.name, Outcome.IMPORTED, item, message=told), title)


def _name(reading: Reading) -> str:
    title, company = reading.facts.title, reading.facts.company
    found = [
        f"{one.value} {words.SUGGESTED}" if one.suggested else one.value for one in (title, company) if one
    ]
    return " · ".join(found if title else [NO_TITLE, *found])


def _options(as_of: str | None, encoding: str | None, max_bytes: int, max_items: int) -> ReadOptions:
    """The options of a reading. Raises WrongUsage, once and not for each file."""
    if encoding is not None:
        try:
            "".encode(encoding)
        except (LookupError, ValueError):
            raise WrongUsage(f"unknown encoding '{encoding[:60]}'.") from None
    when = day(as_of, local_now().date()) if as_of is not None else None
    return ReadOptions(when, encoding, max_bytes, max_items)


def _own_headings() -> Vocabulary:
    """The headings the person taught. A damaged file is told, and reading goes on without it."""
    from jobtui.paths import headings_path

    own = Vocabulary(headings_path())
    _, damaged = own.usable()
    if damaged:
        out.warn(damaged)
    return own


@command(app, "parse")
def parse(
    paths: Paths,
    json: Json = False,
    explain: Annotated[bool, Option("--explain", help="Line by line: zone, origin, rule.")] = False,
    as_of: AsOf = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = MAX_BYTES,
    max_items: MaxItems = 1000,
    recursive: Recursive = False,
) -> int:
    """Show what jobtui reads in files; stores nothing. With --json one object a line, one line a posting.

    Example: jobtui parse saved-page.txt --explain
    """
    options = replace(_options(as_of, encoding, max_bytes, max_items), vocabulary=_own_headings())
    codes: list[int] = []
    printed = 0
    for told in without_files(paths, recursive=recursive):
        out.warn(told)
    with Child() as child:
        for one in sources(paths, recursive=recursive):
            try:
                for reading in _readings(one, options, child):
                    if printed and not json:
                        out.line()
                    _print(reading, json=json, explain=explain)
                    printed += 1
            except Problem as problem:
                out.problem(problem)
                codes.append(problem.code)
    return worst(codes)


def _readings(one: Given, options: ReadOptions, child: Child) -> list[Reading]:
    if isinstance(one, Skipped):
        out.warn(f"'{one.name}' {one.why}")
        return []
    if isinstance(one, Problem):
        raise one
    data, changed = source_bytes(one, options, local_now().date())
    return child.read(options.request(data, one.name, changed))


def _print(reading: Reading, *, json: bool, explain: bool) -> None:
    if json:
        from jobtui.interop.readings import to_json

        out.json_line(to_json(reading))
        return
    lines = words.Lines.of(reading.text)
    item = f", item {reading.item}" if reading.item > 1 else ""
    out.line(f"{PurePath(reading.file).name}{item}  ({reading.format}, {reading.encoding})", "bold")
    if explain:
        out.rows([*words.explained_rows(reading, lines)])
    else:
        out.rows([*words.fact_rows(reading.facts, lines)])
        for heading, table in words.requirement_rows(reading.requirements, lines):
            out.heading(heading)
            out.rows(table)
        for field in ("responsibilities", "benefits"):
            _print_list(field, reading, lines)
    for warning in reading.warnings:
        out.warn(naming(reading.file, warning))


def _print_list(field: str, reading: Reading, lines: words.Lines) -> None:
    found = reading.facts.findings(field)
    if found:
        out.heading(f"{LABELS[field]} ({len(found)})")
        out.rows([[Cell(lines.where(one.spans), "dim"), one.value] for one in found])
