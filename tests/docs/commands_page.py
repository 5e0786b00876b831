"""The page of commands, made from the command line itself and from what it prints.

    python -m tests.docs.commands_page

writes `tests/docs/shapes.json`, what `--json` of each command was seen to print, and `docs/commands.md`.
"""

import inspect
import json
import re
import shlex
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from typer.main import get_group

from jobtui import samples
from jobtui.cli.app import app
from jobtui.cli.command import first_sentence
from jobtui.cli.groups import GROUPS
from jobtui.domain import problem
from jobtui.domain.problem import Problem
from jobtui.tracker.tracker import Change
from tests.docs.prepared import DATABASE, at_home, call, prepare
from tests.docs.shapes import Shape, completed, rendered, shape, united

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "commands.md"
SHAPES = Path(__file__).parent / "shapes.json"

CHANGE = "a change"

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    CHANGE: ("note 1 more", "tag add rare 1 2", "status 4 interview"),
    "import": (
        "import postings",
        "import nowhere.md acme.md",
        "import --as-new acme.md again",
        "import acme.md",
    ),
    "parse": ("parse acme.md", *(f"parse {name}" for name, _ in samples.postings())),
    "heading list": ("heading list",),
    "list": ("list --all",),
    "filter list": ("filter list",),
    "show": tuple(f"show {n}" for n in range(1, 11)),
    "compare": ("compare 4 5", "compare 2 7 8", "compare 1 2 6 8"),
    "similar": ("similar 8", "similar 4"),
    "market": ("market", "market status:applied"),
    "stats": ("stats", "stats --from -200d --to today"),
    "versions": ("versions 8", "versions 4"),
    "duplicates": ("duplicates",),
    "agenda": ("agenda --days 100",),
    "tag list": ("tag list",),
    "archive": ("archive 9",),
    "delete": ("delete 9",),
    "interview list": ("interview list",),
    "contact list": ("contact list",),
    "contact show": ("contact show 1", "contact show 2"),
    "document list": ("document list",),
    "document check": ("document check",),
    "profile import": ("profile import cv.md --dry-run", "profile import cv.md"),
    "profile": ("profile",),
    "match": tuple(f"match {n}" for n in range(1, 11)),
    "criterion list": ("criterion list",),
    "score list": ("score list", "score list 2"),
    "point list": ("point list",),
    "offer list": ("offer list",),
    "offer compare": ("offer compare",),
    "rate list": ("rate list",),
    "decide": ("decide", "decide 2 4 5"),
    "stage list": ("stage list",),
    "history list": tuple(f"history list {n}" for n in range(1, 11)),
    "log": ("log",),
    "backup": ("backup", "backup --list"),
    "restore": ("restore postings.json",),
    "doctor": ("doctor", "doctor --full"),
    "config": ("config",),
    "keys": ("keys",),
    "info": ("info",),
}
"""What is run to see what `--json` of a command prints; all that change one thing share one shape."""

_INTRODUCTION = """\
# Commands

Everything that the screens do, a command does too.
This page is made by `tests/docs/commands_page.py`; tests hold it to what the commands take and print.

Data goes to standard output, messages to standard error.
On a terminal tables are laid out and coloured; into a pipe or a file go plain lines, none of them cut.
`ID` is the number that `jobtui list` shows; several take commas or blanks: `3,4` or `3 4`.
A day is written as `2026-11-30`, `today`, `tomorrow`, `fri` or `+3d`.
Every command takes `--db PATH`, before or behind its name, and `--help`.

## JSON

With `--json` a command prints one object, on one line unless on a terminal; `parse` prints one a posting.
Its `schema` tells the form.
Keys may be added without a new `schema`; none goes away or changes its meaning.

The forms below are JSON with the types in the place of values.
`"key"?` is a key that is not always there, `NAME` stands for keys that are data, such as the names of stages.

Where a command fails, one object on standard error tells why:

```text
{{"error": {{"code": number, "kind": text, "file": text or null, "message": text}}}}
```

### A change

Commands that change one thing print this.
`step` is the step that `jobtui log` lists, or `null` where nothing had to be changed.

```text
{change}
```

## Exit codes

| code | kind | means |
| --- | --- | --- |
| 0 | | All was done |
{codes}
| 70 | `internal` | A mistake of jobtui's own; the report of it holds none of your text |
| 130 | | Interrupted by Ctrl-C |

Of several failures the highest code counts.
"""


def documented() -> Iterator[tuple[str, str, Any]]:
    """Every command and group with its heading of the help and its words, in the order of the help."""
    root: Any = get_group(app)
    context = root.make_context("jobtui", [], resilient_parsing=True)
    for heading, names in GROUPS.items():
        for name in names:
            yield from (
                (heading, words, one) for words, one in _within(name, root.get_command(context, name))
            )


def speaks_json(command: Any) -> bool:
    """Whether it takes `--json`."""
    return any("--json" in param.opts for param in command.params)


def is_change(command: Any) -> bool:
    """Whether it prints a change, and nothing else."""
    return inspect.get_annotations(command.callback).get("return") is Change


def printed(name: str, home: Path, most: int | None = None) -> Shape:
    """What `--json` of a command prints in a prepared home, over all its examples or at most so many."""
    found = []
    pristine = home / "pristine.db"
    shutil.copy(home / DATABASE, pristine)
    for line in EXAMPLES[name][:most]:
        done = call([*shlex.split(line), "--json"])
        assert done.out, (line, done)
        found += [shape(json.loads(one)) for one in done.out.splitlines()]
        shutil.copy(pristine, home / DATABASE)
    return united(found)


def page(shapes: Mapping[str, Shape]) -> str:
    """The page, the shapes of JSON given."""
    kinds = sorted({(one.code, one.kind, " ".join((one.__doc__ or "").split())) for one in _problems()})
    codes = "\n".join(f"| {code} | `{kind}` | {_first(words)} |" for code, kind, words in kinds)
    parts = [_INTRODUCTION.format(change=rendered(shapes[CHANGE]), codes=codes)]
    heading = ""
    for group, words, command in documented():
        if group != heading:
            heading = group
            parts.append(f"## {heading}\n")
        parts.append(_part(words, command, shapes))
    return "\n".join(parts)


def _part(words: str, command: Any, shapes: Mapping[str, Shape]) -> str:
    """A command or a group: how it is called, what it does, its options, what JSON it prints."""
    context = command.make_context(f"jobtui {words}", [], resilient_parsing=True)
    told = [paragraph.split() for paragraph in (command.help or "").split("\n\n")]
    text = [" ".join(one) for one in told]
    lines = [f"### jobtui {words}", ""]
    if not hasattr(command, "commands"):
        lines += ["```text", context.get_usage().removeprefix("Usage: "), "```", ""]
    for one in text:
        example = one.removeprefix("Example: ")
        lines += [f"Example: `{example}`" if example != one else _escaped(one), ""]
    options = [one for param in command.get_params(context) if (one := _option(param))]
    lines += [*options, ""] if options else []
    if hasattr(command, "commands") and command.commands:
        lines += [
            f"- `jobtui {words} {name}`: {_escaped(first_sentence(one))}"
            for name, one in command.commands.items()
        ]
        lines += [""]
    if speaks_json(command):
        lines += (
            ["`--json` prints [a change](#a-change).", ""] if is_change(command) else _json(shapes[words])
        )
    return "\n".join(lines)


def _json(told: Shape) -> list[str]:
    return ["`--json` prints", "", "```text", rendered(told), "```", ""]


def _option(param: Any) -> str:
    """One argument or option; those of every command are told once for all, hidden ones never."""
    if {"--help", "--db", "--json"} & set(param.opts) or getattr(param, "hidden", False):
        return ""
    takes = "" if getattr(param, "is_flag", False) else param.metavar
    names = takes if param.param_type_name == "argument" else f"{', '.join(param.opts)} {takes}".strip()
    return f"- `{names}`: {_escaped(' '.join((param.help or '').split()))}"


def _within(words: str, command: Any) -> Iterator[tuple[str, Any]]:
    yield words, command
    for name, one in getattr(command, "commands", {}).items():
        yield from _within(f"{words} {name}", one)


def _problems() -> list[type[Problem]]:
    found = [one for one in vars(problem).values() if inspect.isclass(one) and issubclass(one, Problem)]
    return [one for one in found if one is not Problem]


def _first(words: str) -> str:
    return re.split(r"(?<=\.) ", words, maxsplit=1)[0].rstrip(".")


def _escaped(text: str) -> str:
    return re.sub(r"[<>*_\[\]`|]", r"\\\g<0>", text)


def _write() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder).resolve()
        prepare(home)
        with at_home(home):
            shapes = {name: completed(printed(name, home)) for name in EXAMPLES}
    SHAPES.write_text(json.dumps(shapes, indent=1, sort_keys=False) + "\n", encoding="utf-8")
    PAGE.write_text(page(shapes), encoding="utf-8")


if __name__ == "__main__":
    _write()
