"""The first picture on a terminal: painted at once, taken over without a change, given back after a crash."""

import os
import signal
from pathlib import Path

import pyte
import pytest

from tests.cli import conftest as cli
from tests.promises.terminal import on_a_terminal

database, jobtui = cli.database, cli.jobtui

HERE = "Tester"
ENTERED, PAINTED, BORROWED = b"\x1b[?1049h", b"Help", b"\x1b[?1004h"
"""What is written when the screen is entered, when all is painted, and when Textual takes over."""

_STILL = (
    "from jobtui.tui.screens.posting_browser import PostingBrowser\n"
    "PostingBrowser.show_highlighted = lambda self: None\n"
)
"""Leaves the screens as they are at first."""


@pytest.fixture(autouse=True)
def held(jobtui: cli.Jobtui) -> None:
    """One posting to look at."""
    assert jobtui("add", "--title", HERE).code == 0


def _with(folder: Path, code: str) -> str:
    """The path of a Python that runs this first."""
    (folder / "sitecustomize.py").write_text(code, encoding="utf-8")
    return f"{folder}{os.pathsep}{Path.cwd()}"


def _cells(written: bytes, size: tuple[int, int]) -> list[list[object]]:
    screen = pyte.Screen(*size)
    pyte.ByteStream(screen).feed(written)
    return [[_seen(screen.buffer[y][x]) for x in range(size[0])] for y in range(size[1])]


def _seen(cell: pyte.screens.Char) -> object:
    """What can be seen of a cell: of a blank one the ground alone."""
    return cell if cell.data.strip() or cell.reverse else cell.bg


def _painted(written: bytes) -> bytes:
    """What was written before Textual took over."""
    return written.partition(BORROWED)[0]


def _is_taken_over_unchanged(folder: Path, size: tuple[int, int]) -> None:
    with on_a_terminal(size=size, PYTHONPATH=_with(folder, _STILL)) as terminal:
        terminal.until_drawn()
        first, written = _cells(_painted(terminal.written), size), terminal.written
        assert (written.count(ENTERED), HERE.encode() in _painted(written)) == (1, True)
        shown = written.partition(BORROWED)[2]
        assert HERE.encode() in shown
        for y, (line, before) in enumerate(zip(_cells(written, size), first, strict=True)):
            assert line == before, y
        terminal.send("q")
        assert (terminal.rest(), terminal.modes()) == (0, [])


def test_the_first_picture_is_taken_over_without_a_change(tmp_path: Path) -> None:
    _is_taken_over_unchanged(tmp_path, (120, 40))


@pytest.mark.long
@pytest.mark.parametrize("size", [(80, 24), (200, 50), (101, 25)])
def test_so_it_is_in_windows_of_all_sizes(tmp_path: Path, size: tuple[int, int]) -> None:
    _is_taken_over_unchanged(tmp_path, size)


def test_what_is_typed_meanwhile_is_not_echoed_and_comes_through() -> None:
    with on_a_terminal() as terminal:
        terminal.until_written(PAINTED)
        terminal.send("?zQ7x")
        terminal.until("Keys", "zQ7x")
        assert b"zQ7x" not in _painted(terminal.written)
        terminal.send("\x1b")
        terminal.until("Keys", gone=True)
        terminal.send("q")
        assert (terminal.rest(), terminal.modes()) == (0, [])


WAYS = {"crash": ("raise ValueError('zQ7x')", 70), "Ctrl+C": ("raise KeyboardInterrupt", 130)}


@pytest.mark.parametrize("way", WAYS)
def test_it_is_given_back_where_the_screens_cannot_be_loaded(tmp_path: Path, way: str) -> None:
    code, exit_code = WAYS[way]
    (tmp_path / "textual.py").write_text(code, encoding="utf-8")
    with on_a_terminal(PYTHONPATH=f"{tmp_path}{os.pathsep}{Path.cwd()}") as terminal:
        terminal.until_written(PAINTED)
        assert (terminal.rest(), terminal.modes()) == (exit_code, [])
        assert HERE.encode() in terminal.written
    assert b"zQ7x" not in terminal.written


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_the_screens_are_loaded_ends_it_in_order(
    tmp_path: Path, number: signal.Signals
) -> None:
    (tmp_path / "textual.py").write_text("import time\ntime.sleep(60)", encoding="utf-8")
    with on_a_terminal(PYTHONPATH=f"{tmp_path}{os.pathsep}{Path.cwd()}") as terminal:
        terminal.until_written(PAINTED)
        terminal.kill(number)
        assert (terminal.rest(), terminal.modes()) == (128 + number, [])
