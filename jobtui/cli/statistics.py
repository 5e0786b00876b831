"""stats: how far postings came, how fast, who answers, what they pay and ask."""

from typing import Annotated

from typer import Argument, Option

from jobtui.cli import out
from jobtui.cli.command import Json, TakesWords, command, new_group
from jobtui.cli.out import Cell
from jobtui.cli.session import opened
from jobtui.interop.statistics_tables import Table

app = new_group()

_BAR = 24
"""The length of the longest bar, in cells."""

_WIDEST, _HIGH = 76, 6
"""The cells of a picture."""


@command(app, "stats", shape=TakesWords)
def stats(
    words: Annotated[
        list[str] | None, Argument(metavar="[WORDS]...", help="Only postings that a filter finds.")
    ] = None,
    first: Annotated[
        str | None, Option("--from", metavar="DATE", help="From this day on, such as 2026-09-01 or -28d.")
    ] = None,
    last: Annotated[str | None, Option("--to", metavar="DATE", help="Up to this day.")] = None,
    json: Json = False,
) -> None:
    """Show how far postings came, applications a week, who answers, and how long it takes.

    A posting counts on the day you applied, else on the day it came in. Who still waits counts as waiting,
    never as refused or as quick; of fewer than five no median and no percentage is told.

    Example: jobtui stats --from -90d status:applied,rejected
    """
    from jobtui.domain.period import Period
    from jobtui.tracker import statistics as counting
    from jobtui.tracker.values import day

    with opened() as tracker:
        ends = (None if end is None else day(end, tracker.today) for end in (first, last))
        told = counting.statistics(tracker, Period(*ends), " ".join(words or ()))
        asked, stages = counting.asked(tracker, told), tracker.stages()
    if json:
        out.as_json(counting.to_json(told, asked))
        return
    if not told.number:
        out.remark("no postings to count.")
        return
    if told.period:
        out.remark(f"counted: {told.period}.")
    tables = [*counting.history_tables(stages, told), *counting.market_tables(asked)]
    for at, table in enumerate(filter(None, tables)):
        _print_table(table, first=not at)


def _room() -> int:
    """How wide a picture can be; only a terminal is shown any."""
    return min(out.width(), _WIDEST) if out.is_terminal() else 0


def _print_table(table: Table, *, first: bool) -> None:
    out.heading(table.title, first=first)
    if picture := table.picture(_room(), _HIGH):
        if table.caption:
            out.line(table.caption, "dim")
        out.block("\n".join(picture))
    if table.lines:
        bar = table.bar(out.width(), _BAR) if out.is_terminal() else _BAR
        room = out.width() - (out.GAP + bar if bar else 0) if out.is_terminal() else None
        heads, *cells = table.aligned(room)
        bars = ([Cell("█" * round(line.bar * bar), "cyan")] for line in table.lines)
        out.rows([[*line, *drawn] for line, drawn in zip(cells, bars, strict=True)], heads=[*heads, ""])
    for sentence in table.words:
        out.line(sentence, "dim")
