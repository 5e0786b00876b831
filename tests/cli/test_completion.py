"""Completion: what can stand next, asked as the shells ask, and once in a shell that is really there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_group

from jobtui.cli.app import app
from jobtui.cli.groups import MODULES
from jobtui.cli.value_names import VALUES
from tests.cli.conftest import Jobtui


@pytest.fixture
def filled(jobtui: Jobtui) -> Jobtui:
    """Two postings, one of them in the bin, a tag, a filter, a criterion and a stage of two words."""
    for title in ("Data Engineer", "Night: Watch"):
        jobtui("add", "--title", title)
    jobtui("delete", "2")
    jobtui("tag", "add", "far", "1")
    jobtui("filter", "save", "near", "place:Leith")
    jobtui("criterion", "add", "pay")
    jobtui("stage", "add", "phone screen", "--after", "applied")
    return jobtui


def _told(jobtui: Jobtui, line: str) -> list[tuple[str, str]]:
    """The candidates after a line, each with what it is."""
    result = jobtui("completion", "fish", "--", *line.split(" "))
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    return list(zip(lines[::2], lines[1::2], strict=True))


NEXT = {
    "": [*MODULES],
    "sta": ["stats", "status", "stage"],
    "nosuch ": [],
    "tag ": ["add", "drop", "rename", "list"],
    "tag drop ": ["far"],
    "show ": ["1"],
    "show 2": [],
    "undelete ": ["2"],
    "undo --": ["--to", "--json", "--db", "--help"],
    "status 1 ph": ["phone screen"],
    "status 1,": ["1,1"],
    "history status 1 acc": ["accepted"],
    "stage add x --after off": ["offer"],
    "stage edit x --letter ": [],
    "filter drop ": ["near"],
    "list @": ["@near"],
    "list -status:acc": ["-status:accepted"],
    "list tag:": ["tag:far"],
    "list is:o": ["is:overdue", "is:open"],
    "list --sort title,-p": ["title,-pay", "title,-posted", "title,-place"],
    "list --sort=comp": ["--sort=company"],
    "list --columns title,ur": ["title,url"],
    "edit 1 ti": ["title="],
    "import --from link": ["linkedin", "linkedin-saved"],
    "check 1 1 unm": ["unmet"],
    "requirement add 1 x --kind pre": ["preferred"],
    "document add 1 /etc/hosts --kind let": ["letter"],
    "profile add lan": ["language"],
    "score 1 ": ["pay"],
    "score 1 pay ": ["0", "1", "2", "3", "4", "5"],
    "rate EU": ["EUR"],
    "point add 1 ": ["+", "-"],
    "todo 1 call --due tom": ["tomorrow"],
    "import ": ["<files>"],
    "list --db ": ["<files>"],
    "--db ": ["<files>"],
    "completion ": ["bash", "zsh", "fish"],
}
"""What can come next, by the line so far."""


def test_what_can_stand_next(filled: Jobtui) -> None:
    assert {line: [word for word, _ in _told(filled, line)] for line in NEXT} == NEXT


def test_candidates_say_what_they_are(filled: Jobtui) -> None:
    assert _told(filled, "show ") == [("1", "Data Engineer")]
    assert ("accepted", "closed") in _told(filled, "status 1 ")
    assert ("@near", "place:Leith") in _told(filled, "list @n")


def test_the_database_of_the_line_is_asked(filled: Jobtui, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    filled("--db", str(other), "add", "--title", "Clerk")
    assert _told(filled, f"--db {other} show ") == [("1", "Clerk")]


def test_a_database_that_cannot_be_read_offers_nothing(filled: Jobtui, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_text("nothing of the kind " * 99, encoding="utf-8")
    assert _told(filled, f"--db {broken} show ") == []


IN_BASH = {
    "jobtui list status:acc": "accepted",
    "jobtui list @n": "near",
    "JOBTUI_X=1 jobtui sho": "",
    "jobtui status 1 'pho": "'phone screen'",
    "jobtui status 1 pho": "'phone screen'",
    "jobtui list --sort=comp": "company",
    "jobtui show": "show",
}


def test_bash_gets_what_comes_after_its_last_break(filled: Jobtui) -> None:
    def told(line: str) -> str:
        return filled("completion", "bash", "--line", line, "--breaks", " \t\n\"'@><=;|&(:").out.strip()

    assert {line: told(line) for line in IN_BASH} == IN_BASH


def test_bash_lists_what_candidates_are(filled: Jobtui) -> None:
    assert filled("completion", "bash", "--line", "jobtui show ", "--listed").out == "1  (Data Engineer)\n"


def _shapes() -> set[str]:
    """The paths of all commands with the bare shapes of their parameters."""

    def within(command: Any, path: str) -> set[str]:
        inner = getattr(command, "commands", {})
        shapes = [name for param in command.params for name in (*param.opts, _bare(param.metavar or ""))]
        found = {f"{path} {shape}" for shape in shapes}
        return found.union(*(within(one, f"{path} {name}") for name, one in inner.items()))

    root: Any = get_group(app)
    return set().union(*(within(root.get_command(None, name), name) for name in MODULES))


def _bare(shape: str) -> str:
    return shape.strip("[]").removesuffix("...").strip("[]")


def test_the_table_of_values_names_nothing_that_there_is_not() -> None:
    found = _shapes()
    for key in VALUES:
        *path, shape = key.split(" ") if not key.startswith("ID") else [key]
        assert any(one.startswith(" ".join(path)) and one.endswith(f" {shape}") for one in found), key


_ASK = """
eval "$(jobtui completion bash)"
COMP_LINE="$1"; COMP_POINT=${#1}; COMP_TYPE=9; COMP_WORDS=($1); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_jobtui; printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.parametrize(
    "shell",
    [
        ["bash", "-c", _ASK, "ask"],
        ["fish", "-N", "-c", "jobtui completion fish | source; complete -C $argv[1] | cut -f1"],
    ],
    ids=["bash", "fish"],
)
def test_a_shell_completes_by_it(filled: Jobtui, shell: list[str]) -> None:
    if shutil.which(shell[0]) is None:
        pytest.skip(f"{shell[0]} is not installed")
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    for line, words in {"jobtui stat": ["stats", "status"], "jobtui show 1": ["1"]}.items():
        run = subprocess.run(
            [*shell, line], capture_output=True, text=True, check=True, env=os.environ | {"PATH": path}
        )
        assert sorted(run.stdout.split()) == words


def test_zsh_takes_the_script() -> None:
    if shutil.which("zsh") is None:
        pytest.skip("zsh is not installed")
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    subprocess.run(
        ["zsh", "-c", "jobtui completion zsh | zsh -n"], check=True, env=os.environ | {"PATH": path}
    )


def test_the_help_has_lines_that_can_be_copied(jobtui: Jobtui) -> None:
    told = [line.strip() for line in jobtui("completion", "--help").out.splitlines()]
    assert "jobtui completion bash > ~/.local/share/bash-completion/completions/jobtui" in told
    assert "jobtui completion fish > ~/.config/fish/completions/jobtui.fish" in told


def test_without_a_shell_all_are_named(jobtui: Jobtui) -> None:
    told = jobtui("completion")
    assert (told.code, told.err) == (2, "jobtui: error: which shell? One of: bash, zsh, fish.\n")


def test_an_unknown_shell_is_refused(jobtui: Jobtui) -> None:
    told = jobtui("completion", "csh")
    assert (told.code, "One of: bash, zsh, fish." in told.err) == (2, True)
