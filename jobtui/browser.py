"""The person's own browser, in a window of its own or in this terminal."""

import os
import shlex
import shutil
import subprocess
import sys
import webbrowser
from pathlib import Path

from jobtui.domain.problem import NotThere

_IN_TERMINALS = ("www-browser", "w3m", "lynx", "links", "links2", "elinks", "browsh")
"""Browsers that need the terminal for themselves."""


def browser() -> list[str]:
    """The command that `BROWSER` names, or one for terminals without windows; [] for the usual one.

    `BROWSER` may name several with colons between, of which the first that is there is taken.
    """
    for named in os.environ.get("BROWSER", "").split(os.pathsep):
        try:
            command = shlex.split(named.rstrip(" &"))
        except ValueError:
            continue
        if command and shutil.which(command[0]):
            return command
    windows = sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return [] if windows else [one for one in _IN_TERMINALS if shutil.which(one)][:1]


def needs_terminal(command: list[str]) -> bool:
    """Whether it draws in the terminal, which must be lent to it."""
    return bool(command) and Path(command[0]).name in _IN_TERMINALS


def open_in_browser(command: list[str], url: str) -> None:
    """Open an address; `%s` in the command stands for it. Raises NotThere where nothing opens it."""
    if not command:
        opened = webbrowser.open(url)
    else:
        placed = any("%s" in word for word in command)
        words = [word.replace("%s", url) for word in command] if placed else [*command, url]
        opened = _lent(words) if needs_terminal(command) else _started(words)
    if not opened:
        raise NotThere("no browser could be opened.")


def _lent(words: list[str]) -> bool:
    try:
        return subprocess.run(words, check=False).returncode == 0
    except OSError:
        return False


def _started(words: list[str]) -> bool:
    """Begin it and leave it alone; what it says is not for this screen."""
    quiet = subprocess.DEVNULL
    try:
        subprocess.Popen(words, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except OSError:
        return False
    return True
