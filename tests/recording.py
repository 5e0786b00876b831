"""Which test does which action of the screens, noted while the tests run.

    JOBTUI_RECORD=done.txt python -m pytest tests/tui -p tests.recording
    python -m tests.recording done.txt

The second command writes `tests/actions.toml`, for every action the shortest tests that do it, and
`docs/actions.md`, the one table of actions.
"""

import os
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from typer.main import get_group

from jobtui.cli.app import app
from jobtui.tui.actions import ACTIONS, Action
from jobtui.tui.key_names import key_symbol

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "tests" / "actions.toml"
PAGE = ROOT / "docs" / "actions.md"
_MOST = 2
_HEAD = "# Which tests do which action of the screens. Made by tests/recording.py.\n"
_INTRODUCTION = """# Every action

What the screens can do, with its keys, the command that does the same, whether that speaks JSON, and a test.
The table is made from the registry in `jobtui/tui/actions.py` by `tests/recording.py`; a test holds it.

| action | keys | command | `--json` | test |
| --- | --- | --- | --- | --- |
"""


@pytest.fixture(autouse=True)
def _noted(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    did: list[str] = []
    run_action = App.run_action

    async def noting(self: App[Any], action: Any, *rest: Any, **named: Any) -> bool:
        did.append(str(action if isinstance(action, str) else action[1]).split("(")[0].split(".")[-1])
        return await run_action(self, action, *rest, **named)

    monkeypatch.setattr(App, "run_action", noting)
    yield
    with Path(os.environ["JOBTUI_RECORD"]).open("a", encoding="utf-8") as file:
        for method in dict.fromkeys(did):
            file.write(f"{method}\t{request.node.nodeid.split('[')[0]}\t{len(did)}\n")


def recorded() -> dict[str, list[str]]:
    """The tests of each action, by its id."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def command_words(action: Action) -> list[str]:
    """The words that name the command of an action, without what it is given."""
    return [word for word in action.command.split() if word.isascii() and word.isalpha() and word.islower()]


def speaks_json(action: Action) -> bool:
    """Whether the command of an action, or the first one of its group, takes `--json`.

    Raises KeyError or AttributeError where there is no such command.
    """
    root: Any = get_group(app)
    first, *rest = command_words(action)
    command = root.get_command(root.make_context("jobtui", [], resilient_parsing=True), first)
    for word in rest:
        command = command.commands[word] if hasattr(command, "commands") else command
    if hasattr(command, "commands"):
        command = next(iter(command.commands.values()))
    return any("--json" in param.opts for param in command.params)


def page(tests: Mapping[str, Sequence[str]]) -> str:
    """The one table of actions as Markdown, an action a line, whatever the places it works in."""
    rows = []
    for action in {action.id: action for action in reversed(ACTIONS)}.values():
        keys = " ".join(f"`{key_symbol(key)}`" for key in action.keys)
        command = f"`jobtui {action.command}`" if action.command else ""
        json = "yes" if action.command and speaks_json(action) else ""
        test = next(iter(tests.get(action.id, ())), "").removeprefix("tests/")
        rows.append(f"| `{action.id}` | {keys} | {command} | {json} | `{test}` |\n")
    return _INTRODUCTION + "".join(reversed(rows))


def _telling(test: str, did: int) -> tuple[bool, int, str]:
    """What sorts a test: first those that are about actions, then those that do little else."""
    return "hostile" in test, did, test


def _write(notes: Path) -> None:
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for line in notes.read_text(encoding="utf-8").splitlines():
        method, test, count = line.split("\t")
        found[method][test] = int(count)
    tests = {
        action.id: sorted(found[action.method], key=lambda test: _telling(test, found[action.method][test]))[
            :_MOST
        ]
        for action in ACTIONS
    }
    lines = [f'"{id}" = {names!r}\n'.replace("'", '"') for id, names in tests.items()]
    TABLE.write_text(_HEAD + "".join(lines), encoding="utf-8")
    PAGE.write_text(page(tests), encoding="utf-8")


if __name__ == "__main__":
    _write(Path(sys.argv[1]))
