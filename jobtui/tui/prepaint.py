"""Rows on the screen before Textual is loaded: the first picture, painted plainly, then taken over.

Nothing is painted where anything is unusual: then the screens come up as they do without it, and say what is
wrong. Between painting and taking over, the terminal neither echoes nor waits for lines, so that what is
typed meanwhile reaches the app, and it goes back as it was if the app never comes.
"""

import json
import os
import signal
import sys
import termios
from datetime import date
from types import FrameType

from jobtui.storage.first_page import FirstPage
from jobtui.tui.first_picture import LEAST, Line, picture
from jobtui.tui.widgets.row_window import BLOCK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

ENTER = "\x1b[?1049h"
"""Goes to the screen that programs have for themselves; done twice it would be wiped."""

_HIDE_CURSOR, _LEAVE = "\x1b[?25l", "\x1b[?1049l\x1b[?25h"
_THEME = "textual-dark"
_ODD = frozenset({"NO_COLOR", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_FILTERS", "TEXTUAL_THEME"})
"""What changes colours in ways that are not known here."""
_KNOWN = __file__.rpartition("/")[0] + "/prepaint.tsv"
_SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)

Looks = dict[str, dict[str, str]]
"""The parameters of the sequence for each style of each part of the screen."""

Attributes = list["Any"]
_before: Attributes | None = None
"""The settings of the terminal, from the first picture until the app takes over."""


def begin(database: str | None) -> None:
    """Paint the first picture of a database, the person's own if None; or do nothing."""
    try:
        painted = _painted(database)
        _borrow()
        _write(ENTER + _HIDE_CURSOR + painted)
    except Exception:
        give_back()  # whatever it is, the screens will meet it and say so


def take_over() -> Attributes | None:
    """The terminal is the app's from now on; its settings as they were, None where nothing was painted."""
    global _before
    before, _before = _before, None
    return before


def give_back() -> None:
    """Leave the terminal as it was, unless the app has taken it over."""
    before = take_over()
    if before is None:
        return
    heed_signals_as_usual()
    try:
        _write(_LEAVE)
        termios.tcsetattr(0, termios.TCSANOW, before)
    except (OSError, termios.error):
        return  # the window is closed


def heed_signals_as_usual() -> None:
    """Let signals end the process, or halt it, and Ctrl+C interrupt what is being done."""
    signal.set_wakeup_fd(-1)
    for number in (*_SIGNALS, signal.SIGTSTP):
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)


def rendered(lines: list[Line], looks: Looks) -> str:
    """The lines as sequences, each from the left edge."""
    return "".join(
        f"\x1b[{y};1H" + "".join(f"\x1b[{looks[part][style]}m{text}\x1b[0m" for text, part, style in line)
        for y, line in enumerate(lines, 1)
    )


def known(*names: str) -> "list[Any]":
    """What was written down of the screens: `views`, `hints`, and looks by theme and colours.

    Raises KeyError for what was not.
    """
    with open(_KNOWN, encoding="utf-8") as file:
        held = dict(line.split("\t", 1) for line in file)
    return [json.loads(held[name]) for name in names]


def _painted(database: str | None) -> str:
    """The first picture. Raises any exception where there is to be none."""
    size = _size()
    if _ODD & os.environ.keys() or os.environ.get("JOBTUI_PREPAINT") == "0" or _encoding() != "utf-8":
        raise ValueError("not wanted, or not sure how it would look")
    if size[0] < LEAST[0] or size[1] < LEAST[1]:
        raise ValueError("too small")
    looks, views, hints = known(f"{_theme()} {_colors()}", "views", "hints")
    page = FirstPage(_database(database), date.today(), max(BLOCK, size[1]))
    return rendered(picture(page, size, views, hints), looks)


def _encoding() -> str:
    return sys.stderr.encoding


def _size() -> tuple[int, int]:
    """Columns and lines, found as Textual finds them."""
    try:
        given = int(os.environ["COLUMNS"]), int(os.environ["LINES"])
    except (KeyError, ValueError):
        given = 0, 0
    return given if min(given) > 0 else os.get_terminal_size(1)


def _colors() -> str:
    """How many colours the terminal has, found as Rich finds it."""
    if os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return "truecolor"
    ending = os.environ.get("TERM", "").strip().lower().rpartition("-")[2]
    return "256" if ending in ("256color", "kitty") else "fewer"


def _theme() -> str:
    """The theme of the settings. Raises ValueError where they say what is not understood here."""
    path = os.environ.get("JOBTUI_CONFIG") or f"{_folder('XDG_CONFIG_HOME', '.config')}/config.toml"
    try:
        with open(os.path.expanduser(path), "rb") as file:
            import tomllib

            held = tomllib.load(file)
    except FileNotFoundError:
        return _THEME
    theme = held.pop("theme", "") or _THEME
    if held.pop("prepaint", True) is not True or any(held.values()):
        raise ValueError("settings that change more than the theme")
    return str(theme)


def _database(given: str | None) -> str:
    path = given or os.environ.get("JOBTUI_DB") or f"{_folder('XDG_DATA_HOME', '.local/share')}/jobtui.db"
    return os.path.expanduser(path)


def _folder(variable: str, usual: str) -> str:
    """The folder that platformdirs names on Linux; elsewhere it is asked."""
    if sys.platform != "linux":
        from jobtui import paths

        return str(paths.config_dir() if variable == "XDG_CONFIG_HOME" else paths.data_dir())
    given = os.environ.get(variable, "")
    return f"{given if given.strip() else os.path.expanduser(f'~/{usual}')}/jobtui"


def _borrow() -> None:
    """No echo, no waiting for lines, no signals from keys: as Textual will have it."""
    global _before  # noqa: PLW0603
    _before = termios.tcgetattr(0)
    for number in _SIGNALS:
        signal.signal(number, _end)
    signal.signal(signal.SIGTSTP, _pause)
    raw = termios.tcgetattr(0)
    raw[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    raw[6][termios.VMIN] = 1
    termios.tcsetattr(0, termios.TCSANOW, raw)


def _end(number: int, _: FrameType | None) -> None:
    """End before the app has come up: nothing was begun."""
    give_back()
    os._exit(128 + number)


def _pause(number: int, _: FrameType | None) -> None:
    """Halt, and let the screens come up without a first picture afterwards."""
    give_back()
    os.kill(os.getpid(), signal.SIGSTOP)


def _write(text: str) -> None:
    """Past every buffer, to where Textual draws."""
    left = text.encode()
    while left:
        left = left[os.write(2, left) :]
