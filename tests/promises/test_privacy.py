"""Your data is private: nobody else can read a file, nothing is sent anywhere, no log holds a word of it."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import POSTING
from tests.promises.terminal import JOBTUI, on_a_terminal

CANARY = "zQ7xKestrel"
"""A word that stands in every text the person or a posting gives."""

_COMMANDS = (
    "import {files}/posting.md",
    "import {files}/posting.html {files}/posting.json",
    "heading add Canary~heading~zQ7xKestrel preferred",
    "note 1 zQ7xKestrel",
    "todo 1 zQ7xKestrel --due tomorrow",
    "tag add zQ7xKestrel 1",
    "contact add zQ7xKestrel --company zQ7xKestrel",
    "interview add 1 tomorrow~10:00 --with zQ7xKestrel",
    "document add 1 {files}/zQ7xKestrel.pdf --keep",
    "document save 1 {out}/cv.pdf",
    "filter save zQ7xKestrel python",
    "status 1 applied --note zQ7xKestrel",
    "export json -o {out}/all.json",
    "export csv -o {out}/all.csv",
    "export markdown -o {out}/all.md",
    "export ics -o {out}/all.ics",
    "export markdown --each {out}/pages",
    "export proof -o {out}/proof.html",
    "backup {out}/copy.db",
    "backup",
    "config --edit",
    "restore {out}/copy.db",
    "doctor --full",
    "list --json",
    "note 1 zQ7xKestrel --no-such-option",
    "show zQ7xKestrel",
)

_MANY = """
import json, os, sys
from jobtui.__main__ import main
for arguments in json.loads(sys.argv[1]):
    os.umask(0)
    sys.argv = ["jobtui", *arguments]
    try:
        main()
    except SystemExit as ended:
        print("code", ended.code, file=sys.stderr)
"""

_SPY = """
import socket, sys
def told(event, arguments):
    if event.startswith("socket."):
        made = arguments[1] if event == "socket.__new__" else getattr(arguments[0], "family", None)
        if made != socket.AF_UNIX:
            with open({log!r}, "a") as file:
                file.write(f"{{event}} {{arguments[1:]}}\\n")
sys.addaudithook(told)
import os
if os.environ.get("CRASH"):
    import jobtui.storage.store as store
    def fail(*_): raise ValueError(os.environ["CRASH"])
    store.SqliteStore.posting = fail
"""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A home of its own, a umask that hides nothing, and a spy on every socket."""
    for name in ("home", "files", "out", "spy"):
        (tmp_path / name).mkdir()
    files = tmp_path / "files"
    (files / "posting.md").write_text(POSTING.replace("Acme", CANARY), encoding="utf-8")
    html = f"<html><body><h1>Data Engineer {CANARY}</h1><img src='http://127.0.0.1:9/x.png'><p>5 years</p>"
    (files / "posting.html").write_text(html, encoding="utf-8")
    (files / "posting.json").write_text(f'{{"title": "Tester {CANARY}", "url": "http://127.0.0.1:9/"}}')
    (files / f"{CANARY}.pdf").write_bytes(b"%PDF " + CANARY.encode())
    spy = _SPY.format(log=str(tmp_path / "sockets"))
    (tmp_path / "spy" / "sitecustomize.py").write_text(spy, encoding="utf-8")
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    home = {"HOME": str(tmp_path / "home"), "EDITOR": "true", "TERM": "xterm-256color"}
    return kept | home | {"PYTHONPATH": f"{tmp_path / 'spy'}{os.pathsep}{Path(__file__).parents[2]}"}


def _run(
    commands: Sequence[str], tmp_path: Path, env: dict[str, str], before: Sequence[str] = ()
) -> list[int]:
    """Run the program once for each command, all in one process, each time with nothing hidden by umask."""
    told = [command.format(files=tmp_path / "files", out=tmp_path / "out").split() for command in commands]
    words = [[word.replace("~", " ") for word in one] for one in told]
    done = subprocess.run(
        [*before, sys.executable, "-c", _MANY, json.dumps(words)],
        env=env,
        cwd=tmp_path / "out",
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert b"Traceback" not in done.stderr
    return [int(code) for code in re.findall(rb"^code (\d+)$", done.stderr, re.MULTILINE)]


def _at_the_screens(tmp_path: Path, env: dict[str, str], program: Sequence[str] = JOBTUI) -> None:
    """Open them, write a note that is not saved, and have the window closed."""
    before = os.umask(0)
    try:
        with on_a_terminal(size=(100, 30), program=program, **env) as terminal:
            os.umask(before)
            terminal.until("Data Engineer", "Help")
            terminal.send("n")
            terminal.until("Ctrl+O")
            terminal.send(f"written {CANARY}")
            terminal.until(f"written {CANARY}")
            terminal.hang_up()
            terminal.rest()
    finally:
        os.umask(before)


def _made(tmp_path: Path) -> list[Path]:
    return [one for name in ("home", "out") for one in (tmp_path / name).rglob("*")]


def test_files_are_for_the_person_alone_and_nothing_is_sent_or_logged(
    tmp_path: Path, env: dict[str, str]
) -> None:
    codes = _run(_COMMANDS, tmp_path, env)
    assert codes == [0] * (len(_COMMANDS) - 2) + [2, 2]
    assert _run(["show 1"], tmp_path, env | {"CRASH": CANARY}) == [70]
    _at_the_screens(tmp_path, env)
    wide = [one for one in _made(tmp_path) if stat.S_IMODE(one.lstat().st_mode) & 0o077]
    assert wide == []
    assert not (tmp_path / "sockets").exists()
    _check_no_word_is_logged(tmp_path)


def _check_no_word_is_logged(tmp_path: Path) -> None:
    """What holds the canary is what is meant to hold what was typed."""
    meant = re.compile(r"(\.db|/headings\.toml|/drafts/\w+/\w+\.json|latest\.json|/out/\S+)$")
    holding = [one for one in _made(tmp_path) if one.is_file() and CANARY.encode() in one.read_bytes()]
    assert [one for one in holding if not meant.search(str(one))] == []
    assert any("/drafts/" in str(one) for one in holding)
    (crash,) = (tmp_path / "home").rglob("crash-*.log")
    assert "ValueError" in crash.read_text(encoding="utf-8")
    assert [one for one in _made(tmp_path) if CANARY in one.name] == []


@pytest.mark.long
@pytest.mark.skipif(shutil.which("strace") is None, reason="there is no strace to look with")
def test_no_call_for_a_network_is_made(tmp_path: Path, env: dict[str, str]) -> None:
    log = tmp_path / "calls"
    trace = ["strace", "-f", "-qq", "-A", "-o", str(log), "-e", "trace=network"]
    _run(_COMMANDS, tmp_path, env, trace)
    _at_the_screens(tmp_path, env, (*trace, *JOBTUI))
    calls = log.read_text(encoding="utf-8")
    assert "AF_INET" not in calls
    assert "AF_UNIX" in calls  # it was looked at all


def test_the_spy_sees_a_socket(tmp_path: Path, env: dict[str, str]) -> None:
    code = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
    subprocess.run([sys.executable, "-c", code], env=env, check=True)
    assert "socket.__new__" in (tmp_path / "sockets").read_text(encoding="utf-8")
