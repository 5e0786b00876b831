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
from jobtui.domain.problem import NotThere
from jobtui.tracker.tracker import Change

app = new_group()


@changing(app, "undo")
def undo() -> Change:
    """Take back the newest step. Works across restarts, as often as there are steps.

    Example: jobtui undo
    """
    with opened() as tracker:
        change = tracker.undo()
        if change is None:
            raise NotThere("there is nothing to undo.")
        return change


@changing(app, "redo")
def redo() -> Change:
    """Do again what was undone last.

    Example: jobtui redo
    """
    with opened() as tracker:
        change = tracker.redo()
        if change is None:
            raise NotThere("there is nothing to redo.")
        return change


@command(app, "log")
def log(
    limit: Annotated[
        int, Option("--limit", "-n", metavar="N", parser=whole_number, help="How many steps to show.")
    ] = 50,
    json: Json = False,
) -> None:
    """List the steps, the newest first.

    Those marked undone can still be done again, until the next change.

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
            Cell(step.text, "dim" if step.undone else ""),
        ]
        for step in steps
    ]
    out.rows(table, heads=["STEP", "WHEN", "", "POSTING", "WHAT"])


def _places(postings: tuple[int, ...]) -> str:
    return ", ".join(map(str, postings)) if len(postings) <= 4 else f"{len(postings)} postings"


def _plain(step: Step) -> dict[str, Any]:
    return {
        "number": step.number,
        "at": step.at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "text": step.text,
        "postings": list(step.postings),
        "undone": step.undone,
    }
