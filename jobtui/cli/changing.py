"""Commands that change something: how they are declared, and what they tell."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from typer import Typer

from jobtui.cli import out
from jobtui.cli.command import Command, Json, command, with_option
from jobtui.tracker.tracker import Change


def changing(
    group: Typer, name: str, *, shape: type[Command] = Command
) -> Callable[[Callable[..., Change]], Callable[..., Change]]:
    """Put a function on the command line, `--json` beside its own options; the Change it returns is told."""

    def put(function: Callable[..., Change]) -> Callable[..., Change]:
        @wraps(function)
        def run(*, json: bool, **options: Any) -> None:
            told(function(**options), json=json)

        command(group, name, shape=shape)(with_option(run, function, "json", False, Json))
        return function

    return put


def given(**texts: str | None) -> dict[str, str]:
    """The options that were given, by their names."""
    return {name: text for name, text in texts.items() if text is not None}


def told(change: Change, *, json: bool = False) -> None:
    """One line, or one JSON object, about what a command did."""
    if json:
        out.as_json(
            {
                "schema": 1,
                "text": change.text,
                "subject": change.subject,
                "postings": list(change.postings),
                "step": change.step or None,
            }
        )
    else:
        out.line(f"{change.text} · {change.subject}" if change.subject else change.text)
