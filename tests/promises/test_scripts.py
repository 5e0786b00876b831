"""P17, scripts can rely on it: every command keeps data, messages and exit codes apart, wherever they go."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

import pytest

from tests.cli import conftest as cli
from tests.cli.conftest import JOBTUI, POSTING, Jobtui
from tests.promises.command_lines import command_lines, commands
from tests.promises.terminal import on_a_terminal

database, jobtui = cli.database, cli.jobtui

OWN_DATA = {"import", "parse", "export", "list"}
"""The commands of which `--json` or the data are no object of one line, or go on after a failure."""


@pytest.fixture
def filled(jobtui: Jobtui, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two postings with requirements, in a folder to work in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VISUAL", "false")
    for name in ("Acme Tidal", "Kiln & Clay"):
        (tmp_path / f"{name}.md").write_text(POSTING.replace("Acme Tidal", name), encoding="utf-8")
        assert jobtui("import", f"{name}.md", "--as-new").code == 0
    return database


# Streams


def test_data_and_messages_of_every_command_keep_apart(filled: Path, jobtui: Jobtui) -> None:
    pristine = filled.with_suffix(".pristine")
    shutil.copy(filled, pristine)
    for arguments in command_lines(cycle(("word", "", "2026-02-30", "999", "-x", "a=b"))):
        shutil.copy(pristine, filled)
        done = jobtui(*arguments)
        told = done.err.splitlines()
        if "--json" in arguments and done.code:
            assert json.loads(done.err)["error"]["code"] == done.code, arguments
        else:
            assert [line for line in told if not line.startswith("jobtui: ")] == [], arguments
        if done.code and arguments[0] not in OWN_DATA:
            assert done.out == "", arguments
            assert told, arguments
        if "--json" in arguments and not done.code:
            assert all(json.loads(line)["schema"] == 1 for line in done.out.splitlines()), arguments


def test_help_of_every_command_is_data(jobtui: Jobtui) -> None:
    for words, _ in commands():
        done = jobtui(*words, "--help")
        assert (done.code, done.err) == (0, "")
        assert f"jobtui {' '.join(words)}" in done.out


# Where the data goes

_PRINTING = (
    *("list", "list --json", "list --csv", "show 1", "show 1 --json", "show 1 --source", "compare 1 2"),
    *(
        "agenda --json",
        "stats",
        "log",
        "keys",
        "info",
        "config --json",
        "--help",
        "--version",
        "note 1 more",
        "undo",
        "redo",
    ),
    *("export json", "export csv", "export markdown", "export ics", "export proof"),
    *("filter list --json", "stage list", "doctor"),
)

_EACH = """
import contextlib, io, json, os, sys
from jobtui.__main__ import main
where, lines = sys.argv[1], json.loads(sys.argv[2])
for arguments in lines:
    if where == "closed":
        with contextlib.suppress(OSError):
            os.close(1)
    elif where == "pipe":
        reader, writer = os.pipe()
        os.close(reader)
        os.dup2(writer, 1)
    else:
        os.dup2(os.open(where, os.O_WRONLY), 1)
    stream = None if where == "closed" else io.BufferedWriter(io.FileIO(1, "w", closefd=False))
    sys.stdout = stream and io.TextIOWrapper(stream)
    sys.argv = ["jobtui", *arguments]
    try:
        main()
    except SystemExit as ended:
        print("code", ended.code, file=sys.stderr)
"""


def _told(where: str, lines: Sequence[str], env: dict[str, str] | None = None) -> list[tuple[int, str]]:
    """The exit code of each line and what it said, its data sent to a place, all in one process."""
    split = [line.split() for line in lines]
    done = subprocess.run(
        [sys.executable, "-c", _EACH, where, json.dumps(split)],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        env=os.environ | (env or {}),
    )
    parts = re.split(r"^code (\d+)\n", done.stderr, flags=re.MULTILINE)
    assert len(parts) == 2 * len(lines) + 1, done.stderr
    return [(int(code), said) for said, code in zip(parts[::2], parts[1::2], strict=False)]


def test_a_reader_who_went_away_is_141_and_silence(filled: Path) -> None:
    assert _told("pipe", _PRINTING) == [(141, "")] * len(_PRINTING)


FULL = "jobtui: error: cannot write the output: no space left on device.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_device_is_74_and_a_sentence(filled: Path) -> None:
    for line, (code, said) in zip(_PRINTING, _told("/dev/full", _PRINTING), strict=True):
        told = (
            json.loads(said)["error"]["message"] if "--json" in line else said.removeprefix("jobtui: error: ")
        )
        assert (code, told.strip()) == (74, FULL.removeprefix("jobtui: error: ").strip()), line


def test_a_closed_output_is_74_before_anything_is_done(filled: Path) -> None:
    before = filled.read_bytes()
    assert {code for code, _ in _told("closed", _PRINTING)} == {74}
    assert filled.read_bytes() == before


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"TERM": "dumb", "COLUMNS": "40", "LINES": "12"},
        {"TERM": "", "HOME": "", "LANG": "nonsense", "TZ": "Nowhere/None", "COLUMNS": "x"},
    ],
    ids=["C", "ASCII", "dumb", "odd"],
)
def test_every_command_bears_odd_surroundings(filled: Path, env: dict[str, str]) -> None:
    for line, (code, said) in zip(_PRINTING, _told("/dev/null", _PRINTING, env), strict=True):
        assert code == 0, (line, said)
        assert "Traceback" not in said


# Terminals that can do little


def test_a_terminal_of_lines_gets_lines(filled: Path) -> None:
    for arguments in (["list"], ["show", "1"], ["compare", "1", "2"], ["keys"]):
        with on_a_terminal(*arguments, size=(40, 12), TERM="dumb") as terminal:
            assert terminal.rest() == 0
            assert b"\x1b" not in terminal.written, arguments


def test_a_terminal_of_lines_gets_no_screens(filled: Path) -> None:
    with on_a_terminal(TERM="dumb") as terminal:
        assert terminal.rest() == 2
        assert terminal.written.startswith(
            b"jobtui: error: this terminal can show lines only (TERM is dumb)."
        )
        assert terminal.modes() == []


# Exit codes

_CODES = {
    "list": 0,
    "list nothing-like-that": 0,
    "import taken.md": 0,
    "show 999": 1,
    "status 1 aplied": 2,
    "status 1 applied --on 2026-02-30": 2,
    "no-such-command": 2,
    "list --no-such-option": 2,
    "parse empty.md": 65,
    "import cut.json": 65,
    "import taken.md empty.md missing.md": 66,
    "import missing.md": 66,
    "list --db text.db": 72,
    "list --db .": 72,
    "export json -o taken.md": 73,
    "export json -o nowhere/all.json": 73,
    "import https://a.example/job": 77,
}


def test_exit_codes_tell_what_happened(filled: Path, jobtui: Jobtui) -> None:
    for name, data in (
        ("taken.md", POSTING),
        ("empty.md", " \n"),
        ("cut.json", '{"a'),
        ("text.db", "words\n" * 99),
    ):
        Path(name).write_text(data, encoding="utf-8")
    assert {line: jobtui(*line.split()).code for line in _CODES} == _CODES


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder of files that takes a while to read."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(150):
        (folder / f"{number:03}.md").write_text(f"# Role {number}\n\nWords about it.\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM], ids=["SIGHUP", "SIGTERM"])
def test_a_command_that_is_ended_keeps_what_it_told(
    database: Path, many: Path, number: signal.Signals
) -> None:
    started = subprocess.Popen(
        [*JOBTUI, "import", many],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pipesize=4096,  # less than it tells: it cannot be done before the signal comes
    )
    assert started.stdout
    told = [started.stdout.readline()]
    started.send_signal(number)
    rest, said = started.communicate(timeout=30)
    assert (started.returncode, said) == (128 + number, b"")
    told += rest.splitlines()
    listed = subprocess.run([*JOBTUI, "list", "--json"], capture_output=True, check=True)
    assert len(json.loads(listed.stdout)["postings"]) >= len(told)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["SIGINT", "SIGTERM"])
def test_a_bar_that_is_ended_gives_the_cursor_back(
    database: Path, many: Path, number: signal.Signals
) -> None:
    with on_a_terminal("import", str(many)) as terminal:
        terminal.until_written(b"\x1b[?25l")
        terminal.kill(number)
        assert (terminal.rest(), terminal.modes()) == (128 + number, [])
