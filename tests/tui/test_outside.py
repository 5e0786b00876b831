"""What is handed to other programs: the clipboard, the browser. Each is told by the surroundings."""

import sys
from pathlib import Path

import pytest
from textual.widgets import TextArea

from jobtui import browser
from jobtui.domain.problem import NotThere
from jobtui.tracker.tracker import Tracker
from jobtui.tui import clipboard
from tests.tui.driving import driven, press, seen, settled, toasts

_SURROUNDINGS = ("TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "SSH_TTY", "SSH_CONNECTION")
_OTHERS = ("BROWSER", "TERM_PROGRAM")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that is all there is, in surroundings that say nothing."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    for name in (*_SURROUNDINGS, *_OTHERS):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    return folder


def _program(folder: Path, name: str, does: str = "") -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("surroundings", "there", "taken"),
    [
        ("", "xclip wl-copy tmux pbcopy", ""),
        ("DISPLAY", "xclip xsel", "xclip"),
        ("DISPLAY", "xsel", "xsel"),
        ("DISPLAY", "", ""),
        ("DISPLAY WAYLAND_DISPLAY", "xclip wl-copy", "wl-copy"),
        ("DISPLAY SSH_TTY", "xclip", ""),
        ("DISPLAY SSH_TTY TMUX", "xclip tmux", "tmux"),
        ("WSL_DISTRO_NAME", "clip.exe", "clip.exe"),
    ],
)
def test_the_clipboard_is_reached_by_the_program_of_the_surroundings(
    programs: Path, surroundings: str, there: str, taken: str
) -> None:
    for name in there.split():
        _program(programs, name)
    assert clipboard.tool(dict.fromkeys(surroundings.split(), "1"))[:1] == ([taken] if taken else [])


@pytest.mark.parametrize(
    ("env", "heeded"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "linux"}, False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/x"}, False),
        ({"TERM": "screen", "STY": "1.x"}, False),
    ],
)
def test_terminals_that_keep_texts_to_themselves_are_known(env: dict[str, str], heeded: bool) -> None:
    assert clipboard.heeded(env) is heeded


async def test_a_text_is_handed_to_a_program_where_there_is_one(
    filled: Tracker, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = programs.parent / "taken"
    _program(programs, "xclip", f"while read -r line; do echo $line; done > {taken}")
    monkeypatch.setenv("DISPLAY", ":9")
    async with driven(filled) as pilot:
        pilot.app.copy_to_clipboard("Städte\x1b[2J\nzwei\n")
        await settled(pilot)
        assert taken.read_text(encoding="utf-8") == "Städte␛[2J\nzwei\n"
        assert "Copy by hand" not in seen(pilot)


async def test_where_nothing_takes_a_text_it_is_shown_to_be_copied_by_hand(
    filled: Tracker, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with driven(filled) as pilot:
        await press(pilot, "y")
        await settled(pilot)
        assert "Copy by hand" in seen(pilot)
        shown = pilot.app.screen.query_one(TextArea)
        assert shown.text == pilot.app.clipboard
        assert toasts(pilot) == [], "it does not say that it was copied"
        await press(pilot, "x")
        assert shown.text == pilot.app.clipboard
        await press(pilot, "escape")
        assert "Copy by hand" not in seen(pilot)


@pytest.mark.parametrize(
    ("named", "windows", "there", "command"),
    [
        ("", True, "lynx", []),
        ("", False, "lynx w3m", ["w3m"]),
        ("", False, "", []),
        ("fox --private", True, "fox", ["fox", "--private"]),
        ("fox --private &", True, "fox", ["fox", "--private"]),
        ("gone:fox", True, "fox", ["fox"]),
        ("'", True, "fox", []),
    ],
)
def test_the_browser_is_the_one_that_is_named(
    programs: Path, monkeypatch: pytest.MonkeyPatch, named: str, windows: bool, there: str, command: list[str]
) -> None:
    monkeypatch.setenv("BROWSER", named)
    if windows:
        monkeypatch.setenv("DISPLAY", ":9")
    for name in there.split():
        _program(programs, name)
    assert browser.browser() == command


@pytest.mark.parametrize(
    ("command", "got"),
    [
        ("lynx -accept_all_cookies", "-accept_all_cookies https://a.example/?q=1&b=%20"),
        ("lynx %s -x", "https://a.example/?q=1&b=%20 -x"),
        ("lynx --url=%s", "--url=https://a.example/?q=1&b=%20"),
    ],
)
def test_a_browser_takes_arguments(programs: Path, command: str, got: str) -> None:
    log = programs.parent / "log"
    _program(programs, "lynx", f'echo "$*" > {log}')
    browser.open_in_browser(command.split(), "https://a.example/?q=1&b=%20")
    assert log.read_text(encoding="utf-8").strip() == got
    assert browser.needs_terminal(command.split())


def test_a_browser_that_fails_is_told(programs: Path) -> None:
    _program(programs, "lynx", "exit 3")
    for command in (["lynx"], ["gone"]):
        with pytest.raises(NotThere, match="no browser could be opened"):
            browser.open_in_browser(command, "https://a.example/")
