"""The command line, run inside this process or as the real program."""

import io
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from jobtui.cli.app import prepare_streams, run

Env = dict[str, str]

JOBTUI = [sys.executable, "-m", "jobtui"]


@dataclass(frozen=True)
class Result:
    """What one command left."""

    code: int
    out: str
    err: str


Jobtui = Callable[..., Result]


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for a database, and a home of its own for everything else."""
    home = tmp_path / "home"
    home.mkdir()
    path = tmp_path / "jobs.db"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("JOBTUI_DB", str(path))
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "JOBTUI_DEBUG", "JOBTUI_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    return path


@pytest.fixture
def jobtui(database: Path, monkeypatch: pytest.MonkeyPatch) -> Jobtui:
    """Run a command in this process: `jobtui("list", "--json")`, with standard input if `given`."""

    def command(*arguments: str | Path, given: bytes = b"") -> Result:
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
            prepare_streams()
            code = run([str(argument) for argument in arguments])
        texts = [stream.buffer.getvalue().decode() for stream in (out, err)]
        return Result(code, *texts)

    return command


@pytest.fixture
def program(database: Path) -> Callable[..., "subprocess.CompletedProcess[bytes]"]:
    """Run the real program: `program("list", env={...})`."""

    def start(
        *arguments: str | bytes | Path, given: bytes = b"", env: Env | None = None
    ) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [*JOBTUI, *arguments],
            input=given,
            capture_output=True,
            check=False,
            env=os.environ | (env or {}),
            timeout=60,
        )

    return start


def on_a_terminal(*arguments: str | Path, columns: int = 80) -> tuple[int, str]:
    """Run the program on a pseudo-terminal; its exit code and all it wrote there."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ |= {"TERM": "xterm-256color", "COLUMNS": str(columns)}
        os.execv(sys.executable, [*JOBTUI, *map(str, arguments)])
    written = b""
    with suppress(OSError):  # the end of a terminal is an error
        while part := os.read(terminal, 65536):
            written += part
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), written.decode()


POSTING = """\
# Data Engineer

Acme Tidal Ltd · Leith, Scotland · hybrid

£60,000 - £70,000 a year

## Requirements

- 5+ years of experience with Python
- Strong knowledge of SQL

## Nice to have

- Experience with Kafka
"""


@pytest.fixture
def posting_file(tmp_path: Path) -> Path:
    """A small posting."""
    path = tmp_path / "acme.md"
    path.write_text(POSTING, encoding="utf-8")
    return path
