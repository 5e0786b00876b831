"""What scripts rely on, asked of the real program: exit codes, streams, and text that never acts."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import JOBTUI, Jobtui, on_a_terminal

Program = Callable[..., "subprocess.CompletedProcess[bytes]"]

HOSTILE = "\x1b]0;owned\x07\x1b[2J\x9b31m [bold]zQ7x[/bold] [@click=app.quit]:smile:\u202e\x00 = end"


@pytest.fixture
def hostile(jobtui: Jobtui) -> Jobtui:
    """A database with text that would like to act."""
    text = HOSTILE.replace("\x00", "")  # no argument can hold one
    for arguments in (
        ("add", "--title", text, "--company", text, "--skills", text),
        ("add", "--title", "Tester"),
        ("note", "1", text),
        ("requirement", "add", "1", text),
        ("check", "1", "1", "met", "--note", text),
        ("todo", "1", text),
    ):
        assert jobtui(*arguments).code == 0
    return jobtui


def test_no_text_acts_on_a_terminal(hostile: Jobtui) -> None:
    for arguments in (["list"], ["show", "1"], ["compare", "1", "2"], ["log"], ["list", "--csv"]):
        code, written = on_a_terminal(*arguments)
        assert code == 0
        assert "zQ7x" in written or "Tester" in written
        plain = re.sub(r"\x1b\[[0-9;]*m", "", written)  # our own styles
        assert not re.search(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u202e]", plain), arguments


def test_no_text_acts_through_a_pipe(hostile: Jobtui) -> None:
    for arguments in (
        ["list"],
        ["show", "1"],
        ["compare", "1", "2"],
        ["compare", "1", "2", "--markdown"],
        ["log"],
        ["list", "--csv"],
        ["export", "csv"],
        ["list", "--json"],
        ["show", "1", "--json"],
        ["export", "json"],
        ["undo"],
        ["status", "1", HOSTILE.replace("\x00", "")],
    ):
        done = hostile(*arguments)
        written = done.out + done.err
        assert not re.search(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u202e]", written), arguments


def test_markup_is_shown_letter_for_letter(hostile: Jobtui) -> None:
    assert "[bold]zQ7x[/bold] [@click=app.quit]:smile:" in hostile("show", "1").out
    _, written = on_a_terminal("show", "1", columns=200)
    assert "[bold]zQ7x[/bold] [@click=app.quit]:smile:" in written


def test_a_pipe_gets_whole_lines_without_colours(hostile: Jobtui, program: Program) -> None:
    long = "word " * 50
    hostile("edit", "2", f"title={long}")
    done = program("list", env={"COLUMNS": "40", "FORCE_COLOR": "1"})
    assert long.strip() in done.stdout.decode()
    assert b"\x1b" not in done.stdout


def test_a_terminal_gets_no_line_wider_than_itself(hostile: Jobtui) -> None:
    hostile("edit", "2", f"title={'word ' * 50}")
    for columns in (40, 80, 120):
        _, written = on_a_terminal("list", columns=columns)
        lines = re.sub(r"\x1b\[[0-9;]*m", "", written).splitlines()
        assert max(map(len, lines)) <= columns


def test_a_reader_who_leaves_early_is_no_error(database: Path) -> None:
    command = f"{sys.executable} -m jobtui keys | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[1:] in (["141"], ["0"])  # 0 where all fitted into the pipe at once
    assert done.stderr == ""


def test_a_closed_pipe_is_141_and_silent(database: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*JOBTUI, "keys"], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [["keys"], ["--version"], ["--help"], ["list", "--json"]], ids=" ".join)
def test_a_full_disk_behind_the_output_is_74(database: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*JOBTUI, *arguments], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 74
    message = "cannot write the output: no space left on device."
    if "--json" in arguments:
        assert json.loads(done.stderr)["error"]["message"] == message
    else:
        assert done.stderr.decode() == f"jobtui: error: {message}\n"


def test_a_closed_output_is_74_and_nothing_is_done(program: Program) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m jobtui add --title Lost >&-"], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (74, b"jobtui: error: cannot write the output: it is closed.\n")
    assert json.loads(program("list", "--json").stdout)["postings"] == []


def test_a_narrow_encoding_escapes_instead_of_failing(jobtui: Jobtui, program: Program) -> None:
    jobtui("add", "--title", "Łódź ☃")
    done = program("list", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 0
    assert rb"\u0141\xf3d\u017a \u2603" in done.stdout
    assert b" o saved" in done.stdout


def test_messages_and_data_keep_apart(program: Program) -> None:
    done = program("show", "9")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"jobtui: error: there is no posting 9.\n"


def test_failures_are_json_where_json_is_asked_for(program: Program) -> None:
    done = program("show", "9", "--json")
    assert (done.returncode, done.stdout) == (1, b"")
    expected = {"code": 1, "kind": "not-there", "file": None, "message": "there is no posting 9."}
    assert json.loads(done.stderr) == {"error": expected}


def test_without_a_terminal_there_are_no_screens(program: Program, database: Path) -> None:
    for arguments in ([], ["--db", "x.db"], ["--db=x.db"], ["demo"], ["demo", "--keep", "x.db"]):
        done = program(*arguments)
        assert done.returncode == 2
        assert done.stderr == b"jobtui: error: jobtui needs a terminal. For scripts see jobtui --help.\n"
    assert not Path("x.db").exists()


def test_demo_keeps_nothing_over_a_file(database: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken.db"
    taken.write_text("mine", encoding="utf-8")
    code, written = on_a_terminal("demo", "--keep", taken)
    assert code == 73
    assert "already exists" in written
    assert taken.read_text(encoding="utf-8") == "mine"


def test_an_internal_error_is_70_and_keeps_its_details_private(
    program: Program, tmp_path: Path, database: Path
) -> None:
    broken = tmp_path / "sitecustomize.py"
    broken.write_text(
        "import jobtui.storage.store as store\n"
        "def fail(*_): raise ValueError('zQ' + '7x secret')\n"
        "store.SqliteStore.counts = fail\n",
        encoding="utf-8",
    )
    path = f"{tmp_path}{os.pathsep}{Path.cwd()}"
    done = program("info", env={"PYTHONPATH": path})
    assert done.returncode == 70
    assert b"Traceback" not in done.stderr
    told = re.search(
        rb"^jobtui: error: internal error\. Your data is safe; details are in '(.*)'\.$", done.stderr
    )
    assert told
    log = Path(os.fsdecode(told[1]))
    assert log.stat().st_mode & 0o777 == 0o600
    kept = log.read_text(encoding="utf-8")
    assert "ValueError" in kept
    assert "zQ7x" not in kept
    debug = program("info", env={"PYTHONPATH": path, "JOBTUI_DEBUG": "1"})
    assert b"zQ7x secret" in debug.stderr


def test_ctrl_c_keeps_what_was_imported_and_says_so(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.md").write_text(f"# Role {number}\n\nWords about it.\n", encoding="utf-8")
    started = subprocess.Popen(
        [*JOBTUI, "import", folder],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pipesize=4096,  # less than it tells: it cannot be done before the signal comes
        bufsize=0,  # lines come several at once, and `communicate` passes over what is read ahead
    )
    assert started.stdout
    started.stdout.readline()
    started.send_signal(signal.SIGINT)
    rest, told = started.communicate(timeout=30)
    assert started.returncode == 130
    kept = len(rest.splitlines())  # the line read before, less the sum
    assert f"interrupted; {kept} " in told.decode()
    listed = subprocess.run([*JOBTUI, "list", "--json"], capture_output=True, check=True)
    assert len(json.loads(listed.stdout)["postings"]) == kept
    assert subprocess.run([*JOBTUI, "doctor"], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "--json"],
        ["--version"],
        ["keys"],
        ["info"],
        ["log"],
        ["show", "1"],
        ["--db", "no.db", "list", "word", "--sort", "title", "--json"],
    ],
    ids=" ".join,
)
def test_simple_commands_stay_light(jobtui: Jobtui, arguments: list[str]) -> None:
    jobtui("add", "--title", "Tester")
    code = f"import sys; sys.argv[1:] = {arguments}\nimport jobtui.__main__ as entry\n"
    ask = "try: entry.main()\nexcept SystemExit: pass\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code + ask], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stderr.split()}
    assert loaded.isdisjoint({"sqlmodel", "sqlalchemy", "pydantic", "textual", "rich", "charset_normalizer"})
