"""stats: how far postings came, how fast, and how long they wait."""

from collections.abc import Mapping, Sequence

from jobtui.cli import out
from jobtui.cli.command import Json, command, new_group
from jobtui.cli.out import Cell
from jobtui.cli.session import opened
from jobtui.domain.history import Days, Reached, Week
from jobtui.domain.stage import Stage

app = new_group()

_BAR = 24
"""The length of the longest bar, in cells."""

_WEEKS = 12
"""How many weeks are shown; JSON has all."""


@command(app, "stats")
def stats(json: Json = False) -> None:
    """Show the funnel of stages reached, applications a week, and days in a status.

    A posting counts for every stage it ever stood in, and for all open stages before. The days are medians;
    those who still wait count for as long as they have waited.

    Example: jobtui stats --json
    """
    from jobtui.tracker.statistics import statistics

    with opened() as tracker:
        told, stages = statistics(tracker), {stage.name: stage for stage in tracker.stages()}
    if json:
        from jobtui.interop.market import counts_to_json
        from jobtui.interop.statistics import statistics_to_json

        history = statistics_to_json(told.funnel, told.weeks, told.stays)
        out.as_json(history | counts_to_json(told.market))
        return
    if not any(one.reached for one in told.funnel):
        out.remark("no postings yet, nothing to count.")
        return
    out.heading("Funnel", first=True)
    out.rows(_funnel_rows(told.funnel, stages), heads=["STAGE", "REACHED", "NOW", "", ""])
    if told.weeks:
        out.heading("Applications a week")
        out.rows(_week_rows(told.weeks[-_WEEKS:]))
    if told.stays:
        out.heading("Days in a status")
        out.rows(_stay_rows(told.stays), heads=["STAGE", "MEDIAN", "OF", "WAITING"])


def _funnel_rows(funnel: Sequence[Reached], stages: Mapping[str, Stage]) -> list[out.Row]:
    """Each stage, and of the open ones how many of the stage before came so far."""
    most = max(one.reached for one in funnel)
    rows: list[out.Row] = []
    before = 0
    for one in funnel:
        stage = stages[one.status]
        share = f"{one.reached * 100 // before}%" if before and not stage.closed else ""
        rows.append(
            [
                f"{stage.symbol} {stage.name}",
                f"{one.reached:>7}",
                f"{one.now:>3}",
                Cell(_bar(one.reached, most), "dim" if stage.closed else "cyan"),
                Cell(share, "dim"),
            ]
        )
        if not stage.closed:
            before = one.reached
    return rows


def _week_rows(weeks: Sequence[Week]) -> list[out.Row]:
    most = max(week.applications for week in weeks)
    return [
        [
            Cell(f"{week.begins:%G-W%V}", "dim"),
            f"{week.applications:>3}",
            Cell(_bar(week.applications, most), "cyan"),
        ]
        for week in weeks
    ]


def _stay_rows(stays: Mapping[str, Days]) -> list[out.Row]:
    return [
        [
            name,
            Cell("     –", "dim") if days.median is None else f"{days.median:>6}",
            f"{days.n:>2}",
            f"{days.waiting:>7}",
        ]
        for name, days in stays.items()
    ]


def _bar(number: int, most: int) -> str:
    return "█" * round(number * _BAR / most) if most else ""
