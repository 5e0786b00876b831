"""The wheel holds the program and nothing else, and works where only it is installed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from jobtui import __version__
from tests.promises.terminal import on_a_terminal

ROOT = Path(__file__).parent.parent

UNREACHABLE = ("No matching distribution", "Could not find a version", "Connection", "Temporary failure")
"""What pip says where it reaches no index."""


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The wheel, built from the tree as it is."""
    from hatchling.build import build_wheel

    monkeypatch.chdir(ROOT)
    return tmp_path / build_wheel(str(tmp_path))


def test_the_wheel_holds_every_file_of_the_package_and_none_of_the_tests(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
        entry = archive.read(f"jobtui-{__version__}.dist-info/entry_points.txt").decode()
    package = {str(path.relative_to(ROOT)) for path in _files(ROOT / "jobtui")}
    told = {name for name in names if ".dist-info/" not in name}
    assert told == package
    assert {Path(name).suffix for name in told} >= {".py", ".tcss", ".toml", ".md", ".txt"}
    for name in ("LICENSE", "NOTICE"):
        assert f"jobtui-{__version__}.dist-info/licenses/{name}" in names
    assert "jobtui = jobtui.__main__:main" in entry


def _files(folder: Path) -> Iterator[Path]:
    """What git would keep of a folder."""
    for path in folder.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc":
            yield path


@pytest.mark.long
def test_the_wheel_works_alone(wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In an environment of its own, away from the tree, without what tests and checks need."""
    monkeypatch.chdir(tmp_path)
    for name in [one for one in os.environ if one.startswith(("JOBTUI_", "XDG_", "PYTHON"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    subprocess.run([sys.executable, "-m", "venv", "env"], check=True)
    python, jobtui = (tmp_path / "env" / "bin" / name for name in ("python", "jobtui"))
    done = subprocess.run(
        [python, "-m", "pip", "install", "-q", wheel], capture_output=True, text=True, check=False
    )
    if done.returncode and any(words in done.stderr for words in UNREACHABLE):
        pytest.skip(f"pip reaches no index: {done.stderr.strip().splitlines()[-1]}")
    assert done.returncode == 0, done.stderr
    held = _output(python, "-m", "pip", "list", "--format=freeze").casefold()
    assert "textual==" in held
    assert [name for name in ("pytest", "mypy", "ruff", "hypothesis", "hatchling") if name in held] == []
    assert "No broken requirements" in _output(python, "-m", "pip", "check")
    assert _output(jobtui, "--version") == f"jobtui {__version__}\n"
    assert str(tmp_path / ".local/share/jobtui/jobtui.db") in _output(jobtui, "info")
    with on_a_terminal("demo", program=(str(jobtui),)) as terminal:
        terminal.until("Halvorsund", "Postings")
        terminal.send("q")
        assert terminal.rest() == 0
        assert terminal.modes() == []


def _output(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ).stdout
