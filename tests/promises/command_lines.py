"""Every command there is, called with a text in each place that takes one."""

from collections.abc import Iterator
from typing import Any

from typer.main import get_group

from jobtui.cli.app import app
from jobtui.cli.groups import MODULES

_GOOD = {
    "AMOUNT": "50000 EUR",
    "CRITERION": "1",
    "CURRENCY": "EUR",
    "DATE": "2026-11-20",
    "DAY": "2026-11-20",
    "FACTOR": "2",
    "ID ID [ID ID]": "1 2",
    "INTO": "USD",
    "ID": "1",
    "KIND": "required",
    "M": "2",
    "N": "1",
    "OUTCOME": "passed",
    "PART": "required",
    "SEQ": "1",
    "STATE": "met",
    "STEP": "1",
    "TO": "2",
    "WHEN": "tomorrow 10:00",
    "+|-": "+",
    "0..5": "3",
}
"""What is understood where a text is not free, by the name of the place without brackets and dots."""


def commands() -> list[tuple[list[str], list[Any]]]:
    """The words of every command, with its parameters."""
    root: Any = get_group(app)
    context = root.make_context("jobtui", [], resilient_parsing=True)
    return [found for name in MODULES for found in _within([name], root.get_command(context, name))]


def command_lines(texts: Iterator[str]) -> Iterator[list[str]]:
    """Each command with good words, then with the next text in one place after another."""
    for words, params in commands():
        places = [
            param for param in params if not getattr(param, "is_flag", False) and "--db" not in param.opts
        ]
        yield [*words, *_filled(places)]
        for place in places:
            text = next(texts)
            yield [*words, *_filled(places, place, text)]
        if any("--json" in param.opts for param in params):
            yield [*words, "--json", *_filled(places, free=next(texts))]
        yield [*words, *_filled(places, free=next(texts))]


def _within(words: list[str], command: Any) -> Iterator[tuple[list[str], list[Any]]]:
    if not hasattr(command, "commands"):
        yield words, command.params
        return
    for name, one in command.commands.items():
        yield from _within([*words, name], one)


def _filled(places: list[Any], chosen: Any = None, text: str = "", *, free: str = "") -> list[str]:
    """The arguments, then the options: the text in the chosen place, or `free` wherever any text does."""
    arguments: list[str] = []
    options: list[str] = []
    for place in places:
        good = _GOOD.get(place.metavar.removesuffix("...").strip("[]").removesuffix("..."))
        value = (
            [text] if place is chosen else good.split() if good and " " in place.metavar else [good or free]
        )
        if place.param_type_name == "argument":
            arguments += value if value != [""] else ["x"] if place.required else []
        elif place is chosen or (free and not good) or place.required:
            options += [f"{place.opts[0]}={one}" for one in value]
    return [*options, "--", *arguments]
