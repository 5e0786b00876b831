"""undo, redo, log: the steps of the person, whichever window made them."""

from datetime import UTC
from typing import Annotated, Any

from typer import Option

from jobtui.cli import out
from jobtui.cli.changing import changing
from jobtui.cli.command import Json, command, new_group, whole_number
from jobtui.cli.out import Cell
from jobtui.cli.session import database, opened
from jobtui.domain.event import Step
from jobtui.domain.problem import NotThere, WrongUsage
from jobtui.tracker.tracker import Change, Tracker

app = new_group()


def step_number(text: str) -> int:
    """The number of a step as `log` shows it, 0 for the beginning. Raises WrongUsage."""
    return 0 if text == "0" else whole_number(text)


@changing(app, "undo")
def undo(
    to: Annotated[
        int | None, Option("--to", metavar="STEP", parser=step_number, help="Take back every step after it.")
    ] = None,
) -> Change:
    """Take back the newest step, or every one after --to STEP; 0 is the beginning. Works across restarts.

    Example: jobtui undo
    """
    with opened() as tracker:
        if to is not None:
            return _gone_to(tracker, to, undone=False)
        change = tracker.undo()
        if change is None:
            raise NotThere("there is nothing to undo.")
        return change


@changing(app, "redo")
def redo(
    to: Annotated[
        int | None, Option("--to", metavar="STEP", parser=step_number, help="Do again all up to it.")
    ] = None,
) -> Change:
    """Do again what was undone last, or all up to --to STEP.

    Example: jobtui redo
    """
    with opened() as tracker:
        if to is not None:
            return _gone_to(tracker, to, undone=True)
        change = tracker.redo()
        if change is None:
            raise NotThere("there is nothing to redo.")
        return change


def _gone_to(tracker: Tracker, to: int, *, undone: bool) -> Change:
    from jobtui.tracker import steps

    passed = steps.between(tracker, to)
    if passed and passed[0].undone is not undone:
        way = "undo" if undone else "redo"
        raise WrongUsage(f"step {to} lies the other way. jobtui {way} --to {to} goes there.")
    return steps.go_to(tracker, to)


@command(app, "log")
def log(
    limit: Annotated[
        int, Option("--limit", "-n", metavar="N", parser=whole_number, help="How many steps to show.")
    ] = 50,
    json: Json = False,
) -> None:
    """List the steps, the newest first.

    Those marked undone can still be done again, until the next change. undo --to goes back to one.

    Example: jobtui log -n 10
    """
    with opened() as tracker:
        steps = tracker.steps(limit)
    if json:
        out.as_json({"schema": 1, "steps": [_plain(step) for step in steps]})
        return
    if not steps:
        out.remark(f"no steps in '{database()}' yet.")
    table = [
        [
            Cell(f"{step.number:>4}", "dim"),
            Cell(f"{step.at.astimezone():%Y-%m-%d %H:%M}", "dim"),
            "undone" if step.undone else "",
            _places(step.postings),
            Cell(step.deed, "dim" if step.undone else ""),
        ]
        for step in steps
    ]
    out.rows(table, heads=["STEP", "WHEN", "", "POSTING", "WHAT"])


def _places(postings: tuple[int, ...]) -> str:
    return ", ".join(map(str, postings)) if len(postings) <= 4 else f"{len(postings):,} postings"


def _plain(step: Step) -> dict[str, Any]:
    return {
        "number": step.number,
        "at": step.at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "text": step.text,
        "postings": list(step.postings),
        "undone": step.undone,
    }
