"""The command line, run inside this process or as the real program."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from jobtui.cli.app import prepare_streams, run

Env = dict[str, str]


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
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "JOBTUI_DEBUG"):
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
            [sys.executable, "-m", "jobtui", *arguments],
            input=given,
            capture_output=True,
            check=False,
            env=os.environ | (env or {}),
            timeout=60,
        )

    return start


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
