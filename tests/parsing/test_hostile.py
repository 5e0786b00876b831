"""No file can hang or fill the program: hostile ones, through the real command."""

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.parsing.hostile import hostile_files

_IMPORTED = re.compile(r"^'([^']+)'(?: item \d+)? is now posting \d+: ", re.MULTILINE)
_NEWER = re.compile(r"^'([^']+)'(?: item \d+)? is version \d+ of posting \d+: ", re.MULTILINE)

FOLDERS = 6
SECONDS = 40
MEGABYTES = 300


@dataclass(frozen=True)
class Run:
    """What one import left: its exit code, its lines, the work of all its processes, the peak of each."""

    code: int
    lines: list[str]
    seconds: float
    megabytes: float


# Starts a program and says at the end how much memory and work it took. A program of its own, because a
# process that pytest starts inherits the high-water mark of pytest.
_MEASURED = """
import os, subprocess, sys
started = subprocess.Popen(sys.argv[1:])
_, status, used = os.wait4(started.pid, 0)
print("took", used.ru_maxrss, used.ru_utime + used.ru_stime, flush=True)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def run_import(folder: Path) -> Run:
    """Import a folder with the program, both streams in one."""
    started = subprocess.Popen(
        [
            sys.executable,
            "-c",
            _MEASURED,
            sys.executable,
            "-m",
            "jobtui",
            "--db",
            "../jobs.db",
            "import",
            ".",
        ],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    output, _ = started.communicate()
    *lines, told = output.decode().rstrip("\n").split("\n")
    memory, seconds = told.removeprefix("took ").split()
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    return Run(started.returncode, lines, float(seconds), int(memory) / unit)


def test_there_are_many() -> None:
    assert len(hostile_files()) > 190


_LONG = [pytest.param(nth, marks=pytest.mark.long) for nth in range(1, FOLDERS, 2)]


@pytest.mark.parametrize("nth", [*range(0, FOLDERS, 2), *_LONG])
def test_each_file_is_answered_in_time_and_in_bounds(tmp_path: Path, nth: int) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    files = [*hostile_files().items()][nth::FOLDERS]
    for name, content in files:
        (folder / name).write_bytes(content)
    run = run_import(folder)
    told = "\n".join(run.lines)
    stored = _IMPORTED.findall(told)
    newer = _NEWER.findall(told)
    refused = re.findall(r"^jobtui: error: '([^']+)'", told, re.MULTILINE)
    strange = [
        line for line in run.lines if not line.startswith(("'", "jobtui: error: '", "jobtui: warning: "))
    ]
    assert {*stored, *newer, *refused} == {name for name, _ in files}
    assert len(refused) == len(set(refused) - {*stored, *newer})
    assert run.code == (65 if refused else 0)
    versions = [f"new version {len(newer)}"] if newer else []
    assert strange == [", ".join((f"imported {len(stored)}", *versions, f"failed {len(refused)}")) + "."]
    assert "the reader failed" not in told
    assert "took longer than" not in told
    assert (run.seconds < SECONDS, run.megabytes < MEGABYTES) == (True, True), run
