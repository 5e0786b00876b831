"""A write that fails says so, whatever fails below it, and loses nothing; then the same command works."""

import io
import shlex
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from jobtui.cli.app import run
from tests import test_month as month
from tests.cli import conftest as cli
from tests.month import AGAIN, lay_out
from tests.promises.disk import (
    BROKEN_SYNC,
    BROKEN_WRITE,
    DENIED,
    FULL,
    LIBRARY,
    NOT_DELETED,
    Disk,
    Fault,
)
from tests.promises.test_crashes import held

pytestmark = pytest.mark.skipif(LIBRARY is None, reason="SQLite is built into this Python")

database, clock = cli.database, month.clock

FAULTS = {
    "the disk is full and stays so": (FULL, {"write", "create", "folder", "link"}, True),
    "the disk is full for a moment": (FULL, {"write"}, False),
    "a write fails": (BROKEN_WRITE, {"write"}, False),
    "a sync fails": (BROKEN_SYNC, {"sync"}, False),
    "every sync fails": (BROKEN_SYNC, {"sync"}, True),
    "a name cannot be taken away": (NOT_DELETED, {"delete"}, False),
    "no name can be taken away": (NOT_DELETED, {"delete"}, True),
    "nothing can be made": (DENIED, {"create", "folder", "link"}, True),
    "a file cannot be opened": (DENIED, {"open", "create"}, False),
    "nothing can be opened": (DENIED, {"open", "create"}, True),
}
"""What goes wrong, with which steps, and whether it goes on."""

COMMANDS = (
    "add --title 'Data Engineer' --company Acme",
    "requirement add 1 '5+ years of SQL'",
    "status 1 applied",
    "note 1 'Ask who pays'",
    "check 1 1 met",
    "delete 1",
    "undo",
    "redo",
)
"""One after the other; the first makes the database."""


def told(arguments: Sequence[object], monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """Run a command: its exit code, and what it said on standard error."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = run(list(map(str, arguments)))
    return code, err.buffer.getvalue().decode()


@pytest.mark.parametrize("name", FAULTS)
def test_a_failed_write_says_so_and_loses_nothing(
    name: str, database: Path, clock: month.Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every step fails in turn; of the many alike that make the database only some."""
    assert tried(name, COMMANDS, tmp_path, monkeypatch, most=4) >= 8


@pytest.mark.long
@pytest.mark.parametrize("name", FAULTS)
def test_no_step_of_a_command_may_fail_unseen(
    name: str, database: Path, clock: month.Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tried(name, COMMANDS, tmp_path, monkeypatch, most=200) >= 10


@pytest.mark.long
@pytest.mark.parametrize("name", FAULTS)
def test_no_step_of_an_import_may_fail_unseen(
    name: str, database: Path, clock: month.Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(tmp_path / "files")
    commands = [f'import "{tmp_path}/files/{one}"' for one in ("05-thrumline-games.md", AGAIN)]
    assert tried(name, commands, tmp_path, monkeypatch, most=60) >= 2


def tried(
    name: str, commands: Sequence[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, most: int
) -> int:
    """Let each step of each command fail, at `most` so many, and check what is left; how many did."""
    (code, number), kinds, stays = FAULTS[name]
    root = tmp_path / "own"
    root.mkdir()
    path = root / "share" / "jobs.db"
    tries = 0
    for command in commands:
        arguments = ["--db", path, *shlex.split(command)]
        first, start = held(path), shutil.copytree(root, tmp_path / "start", dirs_exist_ok=True)
        counted = Disk(root, fault=Fault(0, frozenset(kinds), code, number))
        with counted.watched():
            assert told(arguments, monkeypatch)[0] == 0
        last, done = held(path), shutil.copytree(root, tmp_path / "done", dirs_exist_ok=True)
        steps = counted.fault.met if counted.fault else 0
        for nth in range(1, steps + 1, 1 + steps // most):
            _back_to(start, root)
            disk = Disk(root, fault=Fault(nth, frozenset(kinds), code, number, stays))
            with disk.watched():
                answer = told(arguments, monkeypatch)
            tries += 1
            state, where = held(path), f"{name}, {command}, {nth}"
            _check(answer, state, first, last, where)
            if state == first != last:
                assert told(arguments, monkeypatch)[0] == 0, where
                assert held(path) == last, where
        _back_to(done, root)
    return tries


def _back_to(start: Path, root: Path) -> None:
    shutil.rmtree(root)
    shutil.copytree(start, root)


def _check(answer: tuple[int, str], state: Any, first: Any, last: Any, where: str) -> None:
    code, said = answer
    errors = [line for line in said.splitlines() if line.startswith("jobtui: error: ")]
    assert state in (first, last), where
    if code == 0:
        assert state == last, where
        return
    assert code in (72, 73, 74) and len(errors) == 1, (where, answer)
    assert "internal error" not in said and "Traceback" not in said, (where, answer)
    assert state == first or "Nothing was changed" not in said, (where, answer)
