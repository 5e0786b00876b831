"""A person's terminal: runs the program on a pseudo-terminal, answers as terminals do, keeps every byte."""

import fcntl
import os
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

import pyte

JOBTUI = (sys.executable, "-m", "jobtui")

_PATIENCE = 30.0
"""Seconds after which what was waited for will not come."""

_ANSWERS = {
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b[?u": b"\x1b[?0u",
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;2$y",
}
"""What a terminal with every mode says to what programs ask it."""

_LONGEST_QUERY = max(map(len, _ANSWERS))
_QUERY = re.compile(b"|".join(map(re.escape, _ANSWERS)))
_MODE = re.compile(rb"\x1b\[\?(\d+(?:;\d+)*)([hl])")
_KEYBOARD = re.compile(rb"\x1b\[([<>])\d*u")

_ALL = b"\0all that was written\0"

_ON_AT_FIRST = frozenset({7, 25})
"""The private modes that are set in a fresh terminal: lines wrap, the cursor shows."""


class Terminal:
    """A pseudo-terminal with a program in a session of its own."""

    def __init__(self, arguments: Sequence[str], size: tuple[int, int], env: Mapping[str, str]) -> None:
        self.written = b""
        self.status: int | None = None
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._shown = 0
        self._answered = 0
        self._hand, self._line = os.openpty()
        self.resize(*size)
        self._before = termios.tcgetattr(self._line)
        self.pid = _start(arguments, self._hand, self._line, env)

    # What a person does

    def send(self, keys: str | bytes) -> None:
        """Type, one piece after another."""
        os.write(self._hand, keys.encode() if isinstance(keys, str) else keys)

    def resize(self, columns: int, lines: int) -> None:
        """Make the window larger or smaller."""
        fcntl.ioctl(self._hand, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self._screen.resize(lines, columns)

    def kill(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the window: the terminal is gone, and its programs are told."""
        os.close(self._line)
        os.close(self._hand)
        self._line = self._hand = -1

    # What a person sees

    def until(self, *words: str, gone: bool = False) -> str:
        """Wait until the screen shows all the words, or no longer any of them, and return it."""
        for _ in self._reading():
            screen = self.screen()
            if all((word in screen) is not gone for word in words):
                return screen
        raise AssertionError(f"{words} never came:\n{self.screen()}")

    def screen(self) -> str:
        """What stands on the screen now."""
        self._stream.feed(self.written[self._shown :])
        self._shown = len(self.written)
        return "\n".join(line.rstrip() for line in self._screen.display)

    def until_written(self, what: bytes, times: int = 1) -> None:
        """Wait until the program wrote these bytes so many times."""
        came = any(self.written.count(what) >= times for _ in self._reading())
        assert came, f"{what!r} never came"

    def until_drawn(self) -> None:
        """Wait until the app has drawn itself over the first picture: then it puts the cursor somewhere.

        That a picture ends is told only to a terminal that said in time that it wants to know.
        """
        whole = re.compile(rb"\x1b\[%d;1H.*?\x1b\[\d+;\d+H" % self._screen.lines, re.DOTALL)
        came = any(len(whole.findall(self.written)) >= 2 for _ in self._reading())
        assert came, f"it is not drawn:\n{self.screen()}"

    def rest(self) -> int:
        """Wait until the program ends; its exit code, or less 0 the signal that ended it."""
        for _ in self._reading():
            if self.ended():
                break
        if self.status is None:
            self._end()
            raise AssertionError(f"it does not end:\n{self.screen()}")
        self.read_all()
        return self.status

    def read_all(self) -> None:
        """Read what a program wrote that ended or is halted; a busy system may take a while to hand it on."""
        if self._line >= 0:
            for _ in self._reading():
                if select.select([], [self._line], [], 0)[1]:
                    break
            os.write(self._line, _ALL)
            self.until_written(_ALL)
            self.written = self.written.replace(_ALL, b"")
            self._answered = min(self._answered, len(self.written))

    def until_halted(self) -> None:
        """Wait until the program is halted, and read what it wrote before."""
        halted = any(os.waitpid(self.pid, os.WUNTRACED | os.WNOHANG)[0] for _ in self._reading())
        assert halted, f"it is not halted:\n{self.screen()}"
        self.read_all()

    def ended(self) -> bool:
        """Whether the program is no more."""
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.status = os.waitstatus_to_exitcode(status) if pid else None
        return self.status is not None

    # How it was left

    def modes(self) -> list[str]:
        """What the program switched and did not switch back; nothing after a clean end."""
        return changed_modes(self.written) + (
            [] if termios.tcgetattr(self._line)[:4] == self._before[:4] else ["line settings"]
        )

    def close(self) -> None:
        """End whatever is left."""
        if not self.ended():
            self._end()
        for end in {self._line, self._hand} - {-1}:
            os.close(end)

    def _end(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def _reading(self) -> Iterator[None]:
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            self._read(0.02)
            yield

    def _read(self, patience: float) -> None:
        """Take what was written, and answer what was asked."""
        if self._hand < 0:
            time.sleep(patience)
            return
        while select.select([self._hand], [], [], patience)[0]:
            part = os.read(self._hand, 65536)
            self.written += part
            self._answer()
            patience = 0

    def _answer(self) -> None:
        """Answer what was asked since; a question may come in two parts."""
        asked = [*_QUERY.finditer(self.written, self._answered)]
        begun = len(self.written) - _LONGEST_QUERY
        self._answered = asked[-1].end() if asked else max(self._answered, begun)
        with suppress(OSError):
            os.write(self._hand, b"".join(_ANSWERS[one[0]] for one in asked))


def changed_modes(written: bytes) -> list[str]:
    """The private modes, and the keyboard's, that stand otherwise at the end than at first."""
    now: dict[int, bool] = {}
    for numbers, letter in _MODE.findall(written):
        now |= dict.fromkeys(map(int, numbers.split(b";")), letter == b"h")
    left = [f"?{mode}{'h' if on else 'l'}" for mode, on in now.items() if on != (mode in _ON_AT_FIRST)]
    pushed = sum(1 if way == b">" else -1 for way in _KEYBOARD.findall(written))
    return left + (["keyboard"] if pushed else [])


@contextmanager
def on_a_terminal(
    *arguments: str, size: tuple[int, int] = (80, 24), program: Sequence[str] = JOBTUI, **env: str
) -> Iterator[Terminal]:
    """The program on a terminal of its own; `env` adds to the environment."""
    modern = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
    terminal = Terminal([*program, *arguments], size, os.environ | modern | env)
    try:
        yield terminal
    finally:
        terminal.close()


def _start(arguments: Sequence[str], hand: int, line: int, env: Mapping[str, str]) -> int:
    pid = os.fork()
    if pid:
        return pid
    try:
        os.close(hand)
        os.login_tty(line)
        for unset in ("COLUMNS", "LINES", "NO_COLOR", "CI"):
            env = {name: value for name, value in env.items() if name != unset}
        os.execvpe(arguments[0], list(arguments), env)
    finally:
        os._exit(127)
