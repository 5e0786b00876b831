"""P14, no file can hang or fill the program, whichever way it comes in. Imported ones: tests/parsing."""

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from jobtui.config import read as read_config
from jobtui.domain.problem import BadData
from jobtui.domain.toml import LONGEST, toml_values
from tests.cli import conftest as cli
from tests.cli.conftest import Jobtui
from tests.parsing.hostile import hostile_files
from tests.parsing.test_hostile import _MEASURED

database, jobtui = cli.database, cli.jobtui

TOML = {
    "lists.toml": "a = " + "[" * 100_000,
    "tables.toml": "a = " + "{a=" * 50_000,
    "parts.toml": "a." * 100_000 + "b = 1",
    "quoted-parts.toml": '"a".' * 50_000 + "b = 1",
    "head.toml": "[" + "a." * 100_000 + "b]",
    "inside.toml": "a = {" + "a." * 60_000 + "b = 1}",
    "text.toml": "a = '" + "x" * 5_000_000 + "'",
    "claims.toml": "[[skill]]\n" * 25_000,
    "sections.toml": "".join(f"[s{n}]\n" for n in range(25_000)),
    "keys.toml": "[skill]\n" + "".join(f"k{n} = {n}\n" for n in range(15_000)),
    "unknown.toml": "[skill]\n" + "".join(f"k{n} = {{years = -1}}\n" for n in range(9_000)),
    "number.toml": "a = " + "9" * 100_000,
    "float.toml": "a = 1." + "9" * 100_000,
    "dates.toml": "a = 9999-99-99T99:99:99Z\n",
    "quotes.toml": "'" * 100_000,
    "three.toml": '"""' * 40_000,
    "escapes.toml": 'a = "' + "\\u0000" * 20_000 + '"',
    "nul.toml": 'a = "\0"',
    "returns.toml": "\r" * 100_000,
    "comments.toml": "#" * 200_000,
    "commas.toml": "a = [" + "," * 100_000,
    "blank.toml": " " * 200_000,
}
"""What somebody may hand over as a profile."""

WAYS = ("profile import {} --dry-run", "restore {}")


def _answered(jobtui: Jobtui, way: str, path: Path) -> None:
    words = [str(path) if word == "{}" else word for word in way.split()]
    result = jobtui(*words)
    assert result.code in (0, 65, 66), (way, path.name, result.code, result.err[-300:])
    assert len(result.err.splitlines()) <= 3 or result.code == 0, (way, path.name)


@pytest.mark.parametrize("of", [12, pytest.param(1, marks=pytest.mark.long)])
def test_every_hostile_file_is_answered_whichever_way_it_comes(
    of: int, jobtui: Jobtui, database: Path, tmp_path: Path
) -> None:
    """One of so many; all, where there is time."""
    assert jobtui("add", "--title", "Tester").code == 0
    before = jobtui("export", "json").out
    files = hostile_files()
    assert len(files) > 190
    for name in sorted(files)[::of]:
        path = tmp_path / name
        path.write_bytes(files[name])
        for way in WAYS:
            _answered(jobtui, way, path)
        path.unlink()
    assert jobtui("export", "json").out == before


@pytest.mark.parametrize("name", TOML)
def test_a_hostile_profile_is_answered(jobtui: Jobtui, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(TOML[name], encoding="utf-8", newline="")
    _answered(jobtui, WAYS[0], path)
    with contextlib.suppress(BadData):  # the settings are read as warily
        read_config(path)


def test_a_key_may_not_have_parts_without_end() -> None:
    """They cost the square of their number: a tenth of what was refused took half a minute."""
    for text in ("a." * 400 + "b = 1", '"a" . ' * 400 + "b = 1", "x" * (LONGEST + 1)):
        with pytest.raises(ValueError, match=r"dots in a line|longer than"):
            toml_values(text)
    assert toml_values("a.b = 'c. d. e.'") == {"a": {"b": "c. d. e."}}


# What is no file


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _huge(path: Path) -> None:
    path.touch()
    os.truncate(path, 200_000_000)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        here = Path.cwd()
        os.chdir(path.parent)  # the name of a socket may have a hundred characters only
        try:
            made.bind(path.name)
        finally:
            os.chdir(here)


ODD: dict[str, Callable[[Path], object]] = {
    "pipe": _pipe,
    "socket": _socket,
    "folder": lambda path: path.mkdir(),
    "zeros": lambda path: path.symlink_to("/dev/zero"),
    "chance": lambda path: path.symlink_to("/dev/urandom"),
    "terminal": lambda path: path.symlink_to("/dev/tty"),
    "memory": lambda path: path.symlink_to("/proc/self/mem"),
    "loop": lambda path: path.symlink_to(path.name),
    "nowhere": lambda path: path.symlink_to("not there"),
    "closed": lambda path: path.touch(0),
    "huge": _huge,
}


@pytest.mark.parametrize("name", ODD)
def test_what_is_no_file_or_a_huge_one_is_refused_by_name(jobtui: Jobtui, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.txt"
    ODD[name](path)
    for way in ("import {}", "parse {}", *WAYS, "document add 1 {}"):
        if way.startswith(("import", "parse")) and name == "folder":
            continue  # all that is in it
        jobtui("add", "--title", "x")
        words = [str(path) if word == "{}" else word for word in way.split()]
        result = jobtui(*words)
        allowed = (0, 65, 66) if name == "closed" and os.geteuid() == 0 else (65, 66)
        if way.startswith("document") and name in ("huge", "closed"):
            allowed = (0, 65, 66)  # it is named, and not read
        assert result.code in allowed, (way, result)
        assert result.code == 0 or name in result.err


def test_a_huge_file_is_refused_unread(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    _huge(path)
    run = subprocess.run(
        [sys.executable, "-c", _MEASURED, sys.executable, "-m", "jobtui", "import", str(path)],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == 65
    assert b"is larger than 5 MiB" in run.stderr
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    assert int(run.stdout.split()[-2]) / unit < 100
