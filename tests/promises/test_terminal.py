"""P16, the terminal comes back: whatever ends the screens, it is as it was and the exit code says what."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobtui.paths import state_dir
from jobtui.storage.store import SqliteStore
from jobtui.tracker.drafts import Drafts, drafts_folder
from jobtui.tracker.tracker import Tracker
from tests.cli import conftest as cli
from tests.promises.terminal import JOBTUI, Terminal, changed_modes, on_a_terminal

database, jobtui = cli.database, cli.jobtui

HERE = "Tester"

LIVE = b"\x1b[?2026l"
"""Written behind each picture of the app, once it knows that the terminal wants to be told."""

BORROWED = b"\x1b[?1000h"
"""Asks for the mouse: the app has the terminal, again where it had it before."""

INTO_A_NOTE = "n", "half a thought"


@pytest.fixture(autouse=True)
def held(jobtui: cli.Jobtui) -> None:
    """One posting to look at, and nothing of this project's folder in the way."""
    assert jobtui("add", "--title", HERE).code == 0


@pytest.fixture
def screens() -> Iterator[Terminal]:
    """The screens, come up."""
    with on_a_terminal() as terminal:
        terminal.until(HERE)
        terminal.until_drawn()
        yield terminal


def _type_a_note(terminal: Terminal) -> None:
    opens, text = INTO_A_NOTE
    terminal.send(opens)
    terminal.until("Ctrl+O save")
    terminal.send(text)
    terminal.until(text)


def _kept(database: Path) -> object:
    return Drafts(drafts_folder(state_dir(), database)).get("note 1")


KEYS: dict[str, tuple[str, ...]] = {
    "q": ("q",),
    "ctrl+q": ("\x11",),
    "ctrl+c is told, q quits": ("\x03", "q"),
    "q after a click out of the window": ("\x1b[<0;9999;9999M\x1b[<0;9999;9999m", "q"),
}


@pytest.mark.parametrize("keys", KEYS.values(), ids=KEYS)
def test_a_key_quits(screens: Terminal, keys: tuple[str, ...]) -> None:
    for key in keys:
        screens.send(key)
    assert (screens.rest(), screens.modes()) == (0, [])


@pytest.mark.parametrize("number", ["SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM"])
def test_a_signal_ends_it_with_its_code_and_keeps_what_is_typed(
    screens: Terminal, database: Path, number: str
) -> None:
    _type_a_note(screens)
    screens.kill(signal.Signals[number])
    assert (screens.rest(), screens.modes()) == (128 + signal.Signals[number], [])
    assert _kept(database) == INTO_A_NOTE[1]


@pytest.mark.parametrize("first", [b"\x1b[?1049h", b"\x1b[?25l"], ids=["window", "cursor"])
def test_a_signal_while_it_starts(first: bytes) -> None:
    with on_a_terminal() as terminal:
        terminal.until_written(first)
        terminal.kill(signal.SIGTERM)
        assert (terminal.rest(), terminal.modes()) == (143, [])


def test_two_signals_at_once_are_as_one(screens: Terminal) -> None:
    screens.kill(signal.SIGTERM)
    screens.kill(signal.SIGINT)
    assert screens.rest() in (130, 143)
    assert screens.modes() == []


@pytest.mark.parametrize(
    "shell", [[], ["sh", "-c", "trap '' HUP; exec \"$@\"", "sh"]], ids=["told", "untold"]
)
def test_a_window_that_is_closed_leaves_no_process(database: Path, shell: list[str]) -> None:
    with on_a_terminal(program=[*shell, *JOBTUI]) as terminal:
        terminal.until_drawn()
        drawn = terminal.written.count(LIVE)
        terminal.send("]" * 40)  # pictures enough to fill every queue
        terminal.until_written(LIVE, drawn + 1)
        terminal.hang_up()
        assert terminal.rest() == 129


@pytest.mark.parametrize("shown", ["", "__rich__ = __str__"], ids=["plain", "one that draws itself"])
def test_a_crash_is_told_in_one_line(tmp_path: Path, shown: str) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "from jobtui.tui.app import JobtuiApp\n"
        f"class Fault(ValueError):\n    def __str__(self): return 'zQ' + '7x secret'\n    {shown}\n"
        "def fail(self): raise Fault\n"
        "JobtuiApp.action_help = fail\n",
        encoding="utf-8",
    )
    with on_a_terminal(PYTHONPATH=f"{tmp_path}{os.pathsep}{Path.cwd()}") as terminal:
        terminal.until(HERE)
        terminal.send("?")
        assert (terminal.rest(), terminal.modes()) == (70, [])
    assert b"jobtui: error: internal error. Your data is safe" in terminal.written
    assert b"Traceback" not in terminal.written
    assert b"zQ7x" not in terminal.written
    log = next(state_dir().glob("crash-*"))
    assert "zQ7x" not in log.read_text(encoding="utf-8")


def test_bytes_that_are_no_text_are_borne(screens: Terminal) -> None:
    screens.send("/")
    screens.send(b"\xff\xfe\xc3(\xe2\x82 \x80\x9b then")
    screens.until("then")
    screens.send(b"\x1b[200~pasted \xff bytes\x1b[201~")
    screens.until("pasted")
    screens.send("\x1b")
    screens.until("then", gone=True)
    screens.send("q")
    assert (screens.rest(), screens.modes()) == (0, [])


def test_suspended_it_gives_the_terminal_back_and_takes_it_again(screens: Terminal) -> None:
    screens.kill(signal.SIGTSTP)
    screens.until_halted()
    assert screens.modes() == []
    before = len(screens.written)
    borrowed = screens.written.count(BORROWED)
    screens.kill(signal.SIGCONT)
    screens.until_written(BORROWED, borrowed + 1)
    _open_and_close_help(screens)
    assert HERE.encode() in screens.written[before:]
    screens.send("q")
    assert (screens.rest(), screens.modes()) == (0, [])


def test_halted_without_a_word_it_comes_back_as_well(screens: Terminal) -> None:
    screens.kill(signal.SIGSTOP)
    screens.until_halted()
    borrowed = screens.written.count(BORROWED)
    screens.kill(signal.SIGCONT)
    screens.until_written(BORROWED, borrowed + 1)
    _open_and_close_help(screens)
    screens.send("q")
    assert (screens.rest(), screens.modes()) == (0, [])


def _open_and_close_help(terminal: Terminal) -> None:
    terminal.send("?")
    terminal.until("Keys")
    terminal.send("\x1b")
    terminal.until("Keys", gone=True)


EDITORS = {"fails": "exit 3", "bears Ctrl+C": "trap : INT; echo editing; read -r _; printf ' and more' >> $1"}


@pytest.mark.parametrize("way", EDITORS)
def test_the_own_editor_gives_the_terminal_back(tmp_path: Path, way: str) -> None:
    editor = tmp_path / "editor"
    editor.write_text(f"#!/bin/sh\n{EDITORS[way]}\n", encoding="utf-8")
    editor.chmod(0o700)
    with on_a_terminal(VISUAL=str(editor)) as terminal:
        terminal.until(HERE)
        _type_a_note(terminal)
        terminal.send("\x07")
        if way == "fails":
            terminal.until("ended with an error")
        else:
            terminal.until("editing")
            terminal.send("\x03")
            terminal.send("\n")
            terminal.until("half a thought and more")
        terminal.send("\x1b")
        terminal.until("Ctrl+O save", gone=True)
        terminal.send("q")
        assert (terminal.rest(), terminal.modes()) == (0, [])


def test_ctrl_c_in_the_editor_of_a_command_is_the_editors(tmp_path: Path, database: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text(f"#!/bin/sh\n{EDITORS['bears Ctrl+C']}\n", encoding="utf-8")
    editor.chmod(0o700)
    with on_a_terminal("note", "1", VISUAL=str(editor)) as terminal:
        terminal.until("editing")
        terminal.send("\x03")
        terminal.send("\n")
        assert (terminal.rest(), terminal.modes()) == (0, [])
    store = SqliteStore(database)
    assert "and more" in str(Tracker(store).posting(1))
    store.close()


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (1, 1)], ids=str)
def test_a_small_window_quits_as_well(size: tuple[int, int]) -> None:
    with on_a_terminal(size=size) as terminal:
        terminal.until("m")
        terminal.send("q")
        assert (terminal.rest(), terminal.modes()) == (0, [])


def test_what_is_left_on_is_seen() -> None:
    assert changed_modes(b"\x1b[?1049h\x1b[?25l\x1b[>5u") == ["?1049h", "?25l", "keyboard"]
    assert changed_modes(b"\x1b[?1049h\x1b[?25l\x1b[>5u\x1b[<u\x1b[?1049;1000l\x1b[?25h") == []
