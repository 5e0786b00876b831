"""stage: the stages an application can stand in, and those of one's own."""

from dataclasses import asdict
from typing import Annotated

from typer import Argument, Option

from jobtui.cli import out
from jobtui.cli.changing import changing
from jobtui.cli.command import Json, command, group_within, new_group
from jobtui.cli.out import Cell
from jobtui.cli.session import opened
from jobtui.domain.problem import WrongUsage
from jobtui.domain.stage import find_stage
from jobtui.tracker.tracker import Change, Tracker

app = new_group()
stage = group_within(app, "stage", "List, add, edit, rename, move and drop stages.")


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise WrongUsage(f"'{text[:60]}' is not a number of days.")
    return int(text)


Name = Annotated[str, Argument(metavar="NAME", help="The stage.")]
Symbol = Annotated[str | None, Option("--symbol", metavar="C", help="One character, such as ◇.")]
Letter = Annotated[str | None, Option("--letter", metavar="L", help="What picks it in the menu.")]
Quiet = Annotated[
    int | None,
    Option("--quiet", metavar="N", parser=_days, help="Days without a sign before it is quiet; 0 for never."),
]


@command(stage, "list")
def show(json: Json = False) -> None:
    """List the stages in their order, with the number of postings in each.

    Example: jobtui stage list
    """
    with opened() as tracker:
        stages, standing = tracker.stages(), tracker.store.standing()
    if json:
        plain = [asdict(one) | {"postings": standing.get(one.name, 0)} for one in stages]
        out.as_json({"schema": 1, "stages": plain})
        return
    table = [
        [
            Cell(one.letter, "bold"),
            f"{one.symbol} {one.name}",
            "closed" if one.closed else "",
            f"{one.quiet_days:>5}" if one.quiet_days else "",
            f"{standing.get(one.name) or '':>8}",
        ]
        for one in stages
    ]
    out.rows(table, heads=["KEY", "STAGE", "", "QUIET", "POSTINGS"])


@changing(stage, "add")
def add(
    name: Name,
    symbol: Symbol = None,
    letter: Letter = None,
    after: Annotated[str | None, Option("--after", metavar="NAME", help="The stage before it.")] = None,
    closed: Annotated[bool, Option("--closed", help="Nothing more comes after it.")] = False,
    quiet: Quiet = None,
) -> Change:
    """Add a stage of your own.

    Example: jobtui stage add "take-home task" --after screening --letter t --quiet 7
    """
    from jobtui.tracker import stages

    with opened() as tracker:
        return stages.add(
            tracker,
            name,
            symbol=symbol or "",
            letter=letter or "",
            after=after,
            closed=closed,
            quiet_days=quiet,
        )


@changing(stage, "edit")
def edit(
    name: Name,
    symbol: Symbol = None,
    letter: Letter = None,
    closed: Annotated[
        bool | None, Option("--closed/--open", help="Whether an application ends there.")
    ] = None,
    quiet: Quiet = None,
) -> Change:
    """Change a stage: its symbol, its letter, its kind, its quiet days.

    Example: jobtui stage edit applied --quiet 21
    """
    from jobtui.tracker import stages

    if all(one is None for one in (symbol, letter, closed, quiet)):
        raise WrongUsage("nothing to change. Give --symbol, --letter, --closed, --open or --quiet.")
    with opened() as tracker:
        return stages.edit(tracker, name, symbol=symbol, letter=letter, closed=closed, quiet_days=quiet)


@changing(stage, "rename")
def rename(
    old: Annotated[str, Argument(metavar="OLD", help="The stage as it is called.")],
    new: Annotated[str, Argument(metavar="NEW", help="The stage as it shall be called.")],
) -> Change:
    """Call a stage otherwise. Its postings and all history follow.

    Example: jobtui stage rename ghosted "no reply"
    """
    from jobtui.tracker import stages

    with opened() as tracker:
        return stages.rename(tracker, old, new)


@changing(stage, "move")
def move(
    name: Name,
    after: Annotated[str | None, Option("--after", metavar="NAME", help="The stage before it.")] = None,
    before: Annotated[str | None, Option("--before", metavar="NAME", help="The stage after it.")] = None,
) -> Change:
    """Put a stage elsewhere in the order.

    Example: jobtui stage move "take-home task" --before interview
    """
    from jobtui.tracker import stages

    with opened() as tracker:
        return stages.move(tracker, name, after=after, before=before)


@changing(stage, "drop")
def drop(
    name: Name,
    into: Annotated[
        str | None, Option("--into", metavar="NAME", help="The stage that takes its postings and history.")
    ] = None,
) -> Change:
    """Take a stage away. One that is in use needs --into.

    Example: jobtui stage drop "take-home task" --into screening
    """
    from jobtui.tracker import stages

    with opened() as tracker:
        if into is None:
            _refuse_in_use(tracker, name)
        return stages.drop(tracker, name, into)


def _refuse_in_use(tracker: Tracker, name: str) -> None:
    from jobtui.tracker import stages

    found = find_stage(tracker.stages(), name)
    used = stages.uses(tracker, found)
    if used.standing or used.named:
        raise WrongUsage(f"'{found.name}' {stages.in_use(used)}. Give --into NAME, the stage they go to.")
