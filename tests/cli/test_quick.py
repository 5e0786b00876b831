"""`list --json` the short way: the same answer, nothing heavy loaded, all else left to the whole way."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from jobtui.cli import quick
from tests.bench.grow import grow
from tests.cli.conftest import Jobtui

_ASK = """
import sys
from jobtui.__main__ import main
sys.argv = ["jobtui", *sys.argv[1:]]
try:
    main()
finally:
    print("\\n".join(sys.modules), file=sys.stderr)
"""
HEAVY = ("sqlmodel", "sqlalchemy", "pydantic", "textual", "rich")


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("quick") / "grown.db"
    grow(30, path, date(2026, 11, 21))
    return path


@pytest.fixture
def held(grown: Path, database: Path) -> Path:
    shutil.copy(grown, database)
    return database


@pytest.mark.parametrize(
    ("arguments", "without"),
    [
        (("list", "--json"), (*HEAVY, "typer", "click", "dataclasses", "inspect", "json")),
        (("--version",), (*HEAVY, "sqlite3")),
    ],
)
def test_nothing_heavy_is_loaded(held: Path, arguments: tuple[str, ...], without: tuple[str, ...]) -> None:
    command = [sys.executable, "-c", _ASK, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout
    assert {name.split(".")[0] for name in done.stderr.splitlines()}.isdisjoint(without)


@pytest.mark.parametrize(
    "options", [(), ("--all",), ("--archived",), ("--deleted",), ("--all", "--archived")]
)
def test_both_ways_answer_alike(
    held: Path, jobtui: Jobtui, capsys: pytest.CaptureFixture[str], options: tuple[str, ...]
) -> None:
    for title in ("Zürich 🜁 \x7f", "Zurich"):
        with closing(sqlite3.connect(held)) as db, db:
            db.execute("UPDATE posting SET title = ?", (title,))
        assert quick.run(["list", *options, "--json"]) == 0
        written = capsys.readouterr().out
        assert written == jobtui("list", "--json", *options).out
        assert written == json.dumps(json.loads(written), separators=(",", ":")) + "\n"


def test_no_text_acts(held: Path, jobtui: Jobtui, capsys: pytest.CaptureFixture[str]) -> None:
    text = 'Zürich \x9b31m \u202e\x1b]0;owned\x07 "quoted" \\ \x7f'
    with closing(sqlite3.connect(held)) as db, db:
        db.execute("UPDATE posting SET title = ?, next_action = ? WHERE id = 3", (text, text))
    assert quick.run(["list", "--json"]) == 0
    written = capsys.readouterr().out
    assert written.isascii()
    assert "\x1b" not in written
    (found,) = (one for one in json.loads(written)["postings"] if one["id"] == 3)
    assert (found["title"], found["next_action"]["text"]) == (text, text)


def test_another_database_is_named(grown: Path, held: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held.unlink()
    assert quick.run(["list", "--json", "--db", str(grown)]) == 0
    assert json.loads(capsys.readouterr().out)["postings"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("list", "--json", "python"),
        ("list", "--json", "--sort", "pay"),
        ("list", "--json", "--csv"),
        ("list", "--json", "--db", " "),
        ("list", "--json", "--db"),
        ("list", "--json", "--help"),
        ("show", "--json"),
    ],
)
def test_anything_else_is_left_to_the_whole_way(
    held: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert quick.run(arguments) is None
    assert capsys.readouterr() == ("", "")


def _own_settings(held: Path) -> None:
    settings = Path(os.environ["HOME"]) / ".config" / "jobtui" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('sort = "pay"\n')


def _not_matched(held: Path) -> None:
    with closing(sqlite3.connect(held)) as db, db:
        db.execute("DELETE FROM fit WHERE posting_id = 7")


def _damaged(held: Path) -> None:
    held.write_bytes(held.read_bytes()[:5000])


def _senseless(held: Path) -> None:
    with closing(sqlite3.connect(held)) as db, db:
        db.execute("UPDATE posting SET salaries = 'none' WHERE id = 7")


@pytest.mark.parametrize("change", [_own_settings, _not_matched, _damaged, _senseless, Path.unlink])
def test_whatever_is_out_of_the_ordinary_is_left_to_the_whole_way(
    held: Path, capsys: pytest.CaptureFixture[str], change: Callable[[Path], None]
) -> None:
    change(held)
    assert quick.run(["list", "--json", "--all"]) is None
    assert capsys.readouterr() == ("", "")
