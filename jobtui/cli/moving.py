"""Moving in from another tracker by `import`: its options, and what it tells of a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Annotated

from typer import Option

from jobtui.cli import out
from jobtui.cli.progress import progress
from jobtui.cli.report import Report
from jobtui.domain.number import counted
from jobtui.domain.problem import Problem, WrongUsage
from jobtui.interop.days import Slashes
from jobtui.interop.trackers import KEPT, SKIP, field_named, key, named
from jobtui.tracker.intake import Intake
from jobtui.tracker.moving import move_in, results
from jobtui.tracker.moving_plan import Move, Plan, plan
from jobtui.tracker.moving_rows import Undecided
from jobtui.tracker.moving_scheme import scheme
from jobtui.tracker.moving_tables import Table
from jobtui.tracker.outcome import Result, failed
from jobtui.tracker.tracker import Tracker

_FEW = 20
"""Of a table with no more rows each one is told."""

_ADVICE = {
    "columns": ' Say which with --map "{:.40}=title". Nothing was imported.',
    "dates": " Say which with --dates dmy or --dates mdy. Nothing was imported.",
    "days": ' --map "{:.40}=keep" keeps that column in the note. Nothing was imported.',
}

_DATES = {"dmy": Slashes.DAY, "mdy": Slashes.MONTH}

Columns = Annotated[
    list[str] | None,
    Option(
        "--map",
        metavar="COLUMN=FIELD",
        help='What a column of a table is: "Firm=company"; - leaves it out, keep keeps it in the note.',
    ),
]
Statuses = Annotated[
    list[str] | None,
    Option("--status", metavar="WORD=STAGE", help='Which stage a status of a table is: "Chat=screening".'),
]
From = Annotated[
    str | None, Option("--from", metavar="TRACKER", help="Which tracker a table is from, if it is not seen.")
]
Dates = Annotated[
    str | None,
    Option("--dates", metavar="dmy|mdy", help="Whether 3/4/2026 begins with the day or the month."),
]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person says of the tables in an import."""

    tracker: str | None = None
    columns: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, str] = field(default_factory=dict)
    slashes: Slashes | None = None

    @property
    def table(self) -> bool:
        """Whether that makes every file a table."""
        return bool(self.tracker or self.columns or self.statuses or self.slashes)


def choices(
    tracker: str | None, columns: Sequence[str] | None, statuses: Sequence[str] | None, dates: str | None
) -> Choices:
    """The options as typed. Raises WrongUsage."""
    if tracker is not None:
        named(tracker)
    said = _pairs("--map", "COLUMN=FIELD", columns)
    for name in said.values():
        field_named(name)
    if dates is not None and dates.casefold() not in _DATES:
        raise WrongUsage(f"'{dates[:60]}' is no order of dates. One of: {', '.join(_DATES)}.")
    slashes = None if dates is None else _DATES[dates.casefold()]
    return Choices(tracker, said, _pairs("--status", "WORD=STAGE", statuses), slashes)


def _pairs(option: str, form: str, given: Sequence[str] | None) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for one in given or ():
        name, sign, value = one.rpartition("=")
        if not sign or not name.strip():
            raise WrongUsage(f"'{one[:60]}' is not of the form {option} {form}.")
        pairs[name] = value.strip()
    return pairs


def take_table(
    table: Table, intake: Intake, said: Choices, report: Report, interrupted: Callable[[], bool]
) -> None:
    """Move a table in, or with a dry run say what would become of it; one failure stops all of it.

    So does being `interrupted`, as long as nothing of it is being stored.
    """
    try:
        planned = _planned(table, intake.tracker, said, report)
        found = [*results(planned)]
        if not report.dry_run:
            planned, found = _moved(planned, intake, interrupted)
    except KeyboardInterrupt:
        return  # the report says it
    except Problem as problem:
        if isinstance(problem, Undecided):
            problem.message += _ADVICE[problem.about].format(problem.column)
        report.add(failed(problem, table.sheet.file))
        return
    _report_rows(planned, found, report)
    if not report.json:
        _tell(planned, dry_run=report.dry_run)


def _planned(table: Table, tracker: Tracker, said: Choices, report: Report) -> Plan:
    """What becomes of the rows, by what the person says of the table. Raises a Problem."""
    stages = tracker.stages()
    taken = scheme(
        table.sheet,
        tracker=said.tracker,
        columns=said.columns,
        statuses=said.statuses,
        slashes=said.slashes,
        stages=stages,
    )
    planned = plan(tracker, table.sheet, taken)
    for warning in (*table.warnings, *_doubts(planned, said, stages[0].name)):
        report.warn(warning)
    return planned


def _moved(planned: Plan, intake: Intake, interrupted: Callable[[], bool]) -> tuple[Plan, list[Result]]:
    """Store what is planned, as part of the import's step. Raises a Problem, or KeyboardInterrupt."""
    with progress(len(planned.rows)) as advance:

        def done(*_: int) -> None:
            if interrupted():
                raise KeyboardInterrupt
            advance()

        moved = move_in(intake.tracker, intake.parser, planned, done, step=intake.step)
    intake.step = moved.change.step or intake.step
    return moved.plan, [*moved.results]


def _report_rows(planned: Plan, found: Sequence[Result], report: Report) -> None:
    """Tell of each row where they are few, or its posting is changed; of the others how many they are."""
    few = len(found) <= _FEW
    for row, result in zip(planned.rows, found, strict=True):
        if report.dry_run:
            report.add(result, row.row.name)
        elif few or row.move in (Move.MOVED, Move.NOTED):
            report.add(result)
        else:
            report.count(result)


def _doubts(planned: Plan, said: Choices, first: str) -> list[str]:
    """A sentence for each status that is not known, and for each that only the person knows."""
    there = {key(word) for word in planned.statuses}
    absent = [word for word in said.statuses if key(word) not in there]
    found = [f"'{planned.sheet.file}': no row has the status '{word[:60]}'." for word in absent]
    found += [
        f"'{planned.sheet.file}': the status '{word[:60]}' ({counted(rows, 'row')}) is not known; "
        f'without a day of applying it stays {first}. --status "{word[:60]}=STAGE" says which stage it is.'
        for word, rows in islice(planned.unknown.items(), _FEW)
    ]
    if (more := len(planned.unknown) - _FEW) > 0:
        found.append(f"'{planned.sheet.file}': {more:,} more statuses are not known.")
    return found


def _tell(planned: Plan, *, dry_run: bool) -> None:
    """What the table was taken for, and the sum."""
    sheet, taken = planned.sheet, planned.taken
    whose = f" of {taken.tracker.name}" if taken.tracker.name else ""
    would = "would be " if dry_run else ""
    pairs = list(zip(sheet.header, taken.fields, strict=True))
    if dry_run:
        told = [f"{header} = {name}" for header, name in pairs if name not in (KEPT, SKIP)]
        out.line(f"Columns: {', '.join(told)}.")
    new_notes = any(one.adds_note for one in planned.rows)
    for name, words, due in ((KEPT, "Kept in a note", new_notes), (SKIP, "Left out", False)):
        left = [header for header, field_name in pairs if field_name == name]
        if left and (dry_run or due):
            out.line(f"{words}: {', '.join(left)}.")
    out.line(f"'{sheet.file}', a table{whose}: {would}{planned.summary}.")
