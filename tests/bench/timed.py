"""A program on a pseudo-terminal, timed from outside: every byte it writes has the instant it was read.

Nothing but reading happens while something is timed; what the screen showed is worked out afterwards.
"""

import os
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pyte

from tests.promises.terminal import Terminal

LIST = (slice(3, -3), slice(60))
"""The lines and the columns of the rows of the list, in a window of 120 columns."""

FRAME_ENDS = b"\x1b[?2026l"
"""How a program that paints whole frames ends one."""

_PATIENCE = 60.0
_UNKNOWN = re.compile(rb"\x1b\[[<=>][0-9;:]*[ -/]*[@-~]|\x1b\[\?[0-9;]*[$ ][@-~]|\x1b\[\?[0-9;]*u")
"""Sequences that pyte would print."""

now = time.perf_counter


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a key, in seconds since it was pressed; None where nothing came.

    `first` is when the first frame was whole, `last` when the text on the screen changed for the last time,
    `rows` when it did so in the rows of the list.
    """

    first: float | None
    last: float | None
    rows: float | None


class Ended(TimeoutError):
    """The program has ended, and nobody told it to."""


class Timed(Terminal):
    """A terminal that keeps the instant of every part it reads; `started` is when the program was."""

    def __init__(self, arguments: Sequence[str], size: tuple[int, int], env: Mapping[str, str]) -> None:
        self.parts: list[tuple[float, bytes]] = []
        self.started = now()
        super().__init__(arguments, size, env)
        self._picture = pyte.Screen(*size)
        self._painter = pyte.ByteStream(self._picture)
        self._painted = 0

    def written_at(self, what: bytes, *, after: bytes = b"", patience: float = _PATIENCE) -> float:
        """The instant at which `what` had been written, after the first `after`. Raises TimeoutError."""
        end, seen = now() + patience, 0
        while now() < end:
            start = self.written.find(after)
            at = self.written.find(what, max(seen, start + len(after))) if start >= 0 else -1
            if at >= 0:
                return self._instant(at + len(what))
            seen = max(0, len(self.written) - len(what)) if start >= 0 else 0
            self.listen(0.05)
        raise TimeoutError(f"{what!r} never came:\n{self.picture()}")

    def shown_at(self, words: str, patience: float = _PATIENCE) -> float:
        """The instant at which the screen showed these words, however they were written."""
        end = now() + patience
        while now() < end:
            if words in self.picture():
                return self.parts[-1][0]
            self.listen(0.05)
        raise TimeoutError(f"{words!r} never came:\n{self.picture()}")

    def press(self, keys: str, quiet: float = 0.15, patience: float = 5.0) -> Answer:
        """Press keys at once and wait until nothing more is written for `quiet` seconds.

        A cursor that blinks writes twice a second, so half a second is never quiet.
        """
        self.listen(0)
        self.paint()
        before, pressed = len(self.parts), now()
        self.send(keys)
        while now() < pressed + patience and self.listen(quiet if len(self.parts) > before else patience):
            pass
        came = self.parts[before:]
        whole = [at for at, part in came if FRAME_ENDS in part] or [at for at, _ in came]
        return Answer(*(at and at - pressed for at in (whole[0] if whole else None, *self.paint())))

    def echoed(self, keys: str, what: bytes, patience: float = 5.0) -> float:
        """Seconds from pressing keys until `what` was written, in a frame that is whole."""
        self.listen(0)
        before, pressed = len(self.written), now()
        self.send(keys)
        while now() < pressed + patience:
            at = self.written.find(what, before)
            end = self.written.find(FRAME_ENDS, at) if at >= 0 else -1
            if end >= 0 or (at >= 0 and FRAME_ENDS not in self.written):
                return self._instant(max(at + len(what), end + len(FRAME_ENDS))) - pressed
            self.listen(0.05)
        raise TimeoutError(f"{what!r} never came:\n{self.picture()}")

    def listen(self, patience: float) -> bool:
        """Read once, `patience` seconds long at most; whether anything came."""
        before = len(self.written)
        self._read(patience)
        return len(self.written) > before

    def settle(self, quiet: float = 0.3, patience: float = 20.0) -> None:
        """Wait until nothing is written for a while."""
        end = now() + patience
        while now() < end and self.listen(quiet):
            pass
        self.paint()

    def paint(self) -> tuple[float | None, float | None]:
        """Bring the picture up to date; when its text changed for the last time, and when that of the rows.

        None where it did not.
        """
        changed = rows = None
        before = self._picture.display
        for at, part in self.parts[self._painted :]:
            self._painter.feed(_UNKNOWN.sub(b"", part))
            shown = self._picture.display
            changed = at if shown != before else changed
            rows = at if _rows(shown) != _rows(before) else rows
            before = shown
        self._painted = len(self.parts)
        return changed, rows

    def picture(self) -> str:
        """The text on the screen."""
        self.paint()
        return "\n".join(line.rstrip() for line in self._picture.display)

    def usage(self) -> "Usage":
        """What the program, with those it started, has used by now."""
        return sum((_used(pid) for pid in _family(self.pid)), Usage())

    def gone(self, keys: str, patience: float = 30.0) -> float:
        """Seconds from pressing keys until the program has ended. Raises TimeoutError."""
        self.listen(0)
        pressed = now()
        self.send(keys)
        while now() < pressed + patience:
            if self.ended():
                return now() - pressed
            with suppress(Ended):
                self._read(0.001)
        raise TimeoutError(f"it does not end:\n{self.picture()}")

    def _read(self, patience: float) -> None:
        before = len(self.written)
        try:
            super()._read(patience)
        except OSError as error:  # the line has ended with it
            raise Ended(f"the program has ended:\n{self.picture()}") from error
        if len(self.written) > before:
            self.parts.append((now(), self.written[before:]))

    def _instant(self, length: int) -> float:
        """When so many bytes had been read."""
        for at, part in self.parts:
            length -= len(part)
            if length <= 0:
                return at
        return now()


def _rows(lines: Sequence[str]) -> list[str]:
    return [line[LIST[1]] for line in lines[LIST[0]]]


@dataclass(frozen=True, slots=True)
class Usage:
    """Largest memory held in MiB, seconds of the processor, bytes written to disk."""

    memory: float = 0.0
    cpu: float = 0.0
    written: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(self.memory + other.memory, self.cpu + other.cpu, self.written + other.written)


def _family(pid: int) -> Iterator[int]:
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from _family(int(child))


def _used(pid: int) -> Usage:
    told = Path(f"/proc/{pid}/status").read_text()
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    written = re.search(r"^write_bytes: (\d+)", Path(f"/proc/{pid}/io").read_text(), re.MULTILINE)
    high = re.search(r"VmHWM:\s+(\d+)", told)
    return Usage(
        int(high[1]) / 1024 if high else 0.0,
        sum(int(one.read_text().split()[0]) for one in threads) / 1e9,
        int(written[1]) if written else 0,
    )


@contextmanager
def timed(
    arguments: Sequence[str], env: Mapping[str, str], size: tuple[int, int] = (120, 40)
) -> Iterator[Timed]:
    """A program on a terminal of its own, ended at the end."""
    modern = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
    terminal = Timed(arguments, size, {**os.environ, **modern, **env})
    try:
        yield terminal
    finally:
        terminal.close()
