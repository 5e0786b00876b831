"""Reading in a process of its own, so that no file can hang or fill the program that asks.

A child lives as long as an import and reads one file after the other. Frames go through its two pipes: eight
bytes of length, then so many bytes. A request is two of them, the question as JSON and the bytes of the file;
an answer is one of JSON, never a pickle. The child limits its memory, and sets a timer of the kernel for each
file: what takes too long ends it, whatever it is busy with, even when nobody waits for the answer any more.
It counts work and no waiting, so that a busy machine costs nobody a file. The next file gets a new child. The
pipes are its only tie: when they close, for whatever reason, it ends.
"""

import json
import os
import signal
import sys
import weakref
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass, field
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol, cast

from jobtui.domain import codec
from jobtui.domain.problem import BadData, Problem, WrongUsage
from jobtui.domain.reading import Label, Reading

if TYPE_CHECKING:
    from subprocess import Popen

_OUT_OF_MEMORY = 3
_ROOM = 32_000
"""So many bytes of requests may wait in a pipe, which holds 64 KB: nobody ever waits to send one."""

_START = "import sys; sys.path[:] = {}; from jobtui.parsing.child import serve; serve({}, {})"
_ASKED = ("file", "as_of", "encoding", "max_items", "own_headings", "labels")
Answer = dict[str, Any] | None
"""What a child tells of one file: its `readings` as `codec` writes them, or the `problem` it gave."""

_PROBLEMS = {kind.code: kind for kind in (BadData, WrongUsage)}


@dataclass(frozen=True, slots=True)
class Request:
    """What `jobtui.parsing.read` takes."""

    data: bytes
    file: str
    as_of: date
    encoding: str | None = None
    max_items: int = 1000
    own_headings: Mapping[str, Sequence[str]] = field(default_factory=dict)
    labels: tuple[Label, ...] = ()

    def question(self) -> bytes:
        """All but the data, as JSON."""
        plain = {name: getattr(self, name) for name in _ASKED} | {"labels": [*map(astuple, self.labels)]}
        return json.dumps(plain, default=str).encode()

    @classmethod
    def asked(cls, question: bytes, data: bytes) -> "Request":
        """The inverse of `question`."""
        plain = json.loads(question)
        plain["as_of"] = date.fromisoformat(plain["as_of"])
        plain["labels"] = tuple(Label(*one) for one in plain["labels"])
        return cls(data, **plain)


class Parser(Protocol):
    """Whoever reads files: one child, or several."""

    def read(self, request: Request) -> list[Reading]:
        """What `jobtui.parsing.read` gives or raises."""


class Child:
    """The process that reads. It starts with the first request, and again after a file that ended it.

    For one thread at a time. Where no process can be started, files are read in this one, without limits of
    time and memory: what is refused for its size or its form is refused there too.
    """

    def __init__(self, *, seconds: float = 10, megabytes: int = 220) -> None:
        self.seconds = seconds
        self.megabytes = megabytes
        self._process: Popen[bytes] | None = None
        self._ready = False
        self._asked: deque[tuple[Request, int]] = deque()
        """What it was asked and not heard on, in the order of its answers, with the bytes of each."""
        self._end: Callable[[], object] = bool

    def __enter__(self) -> "Child":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the process if there is none, without waiting for it."""
        if self._process is not None and self._process.poll() is None:
            return
        self.close()  # it may have been ended from outside
        import subprocess

        path = [*(entry for entry in sys.path if Path(entry).is_absolute()), str(Path(__file__).parents[2])]
        code = _START.format(path, self.megabytes, self.seconds)
        told = None if os.environ.get("JOBTUI_DEBUG") == "1" else subprocess.DEVNULL
        pipe = subprocess.PIPE
        with suppress(OSError):
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-S", "-c", code],
                stdin=pipe,
                stdout=pipe,
                stderr=told,
                env=os.environ | {"LC_ALL": "C.UTF-8"},  # the tables of others can fill the room of a file
                process_group=0,  # Ctrl-C is for the one that asks
            )
            self._ready = False
            self._end = weakref.finalize(self, _end, self._process)

    @property
    def first(self) -> Request | None:
        """What it answers next."""
        return self._asked[0][0] if self._asked else None

    @property
    def load(self) -> int:
        """How many files it was asked to read and not heard on."""
        return len(self._asked)

    def has_room(self, request: Request) -> bool:
        """Whether this can be asked at once, behind what is being read."""
        return not self._asked or sum(size for _, size in self._asked) + _size(request) <= _ROOM

    def expect(self, request: Request) -> None:
        """Let the child begin with what will be asked next, while this process does something else."""
        while not self.has_room(request):
            self._answer()
        if not self._asked:
            self.start()
        self._asked.append((request, _size(request)))
        if self._process is not None and self._process.stdin is not None:
            with suppress(BrokenPipeError):  # why it is gone is found out with the answer
                _send(self._process.stdin, request.question(), request.data)

    def read(self, request: Request) -> list[Reading]:
        """What `jobtui.parsing.read` gives or raises. BadData as well where the file ended the child."""
        return readings_of(request, self.answer(request))

    def answer(self, request: Request) -> Answer:
        """What the child answers, waited for, as `readings_of` takes it; None if there never was a child.

        What it was asked before is not waited for any more.
        """
        if all(one != request for one, _ in self._asked):
            self.expect(request)
        while self.first != request:
            self._answer()
        return self._answer()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._end()
        self._process = None
        self._asked.clear()

    def _answer(self) -> Answer:
        """The answer to what was asked first."""
        request, _ = self._asked.popleft()
        process = self._process
        if process is None or process.stdout is None:
            return None
        if not self._ready:
            self._ready = _receive(process.stdout) is not None
        told = _receive(process.stdout) if self._ready else None
        if told is not None:
            return cast("Answer", json.loads(told))
        return self._buried(process, request)

    def _buried(self, process: "Popen[bytes]", request: Request) -> Answer:
        """The answer to what ended the child. Another one goes on with what else it was asked."""
        status, began, left = process.wait(), self._ready, [*self._asked]
        self.close()
        for one, _ in left:
            self.expect(one)
        return {"problem": [BadData.code, self._obituary(status, request.file)]} if began else None

    def _obituary(self, status: int, file: str) -> str:
        from jobtui.parsing.decode import shown

        if status == -signal.SIGPROF:
            return f"{shown(file)} took longer than {self.seconds:g} s to read and was skipped."
        if status == _OUT_OF_MEMORY:
            return f"{shown(file)} took more than {self.megabytes} MB of memory to read and was skipped."
        return f"{shown(file)} could not be read: the reader failed on it. It was skipped."


def _size(request: Request) -> int:
    return len(request.question()) + len(request.data)


def readings_of(request: Request, answer: Answer) -> list[Reading]:
    """The readings in an answer, or the Problem it tells raised. Without an answer the file is read here."""
    if answer is None:
        return _read(request)
    if "problem" in answer:
        code, message = answer["problem"]
        raise _PROBLEMS[code](message, file=request.file)
    return [codec.reading_from_plain(plain) for plain in answer["readings"]]


def serve(megabytes: int, seconds: float) -> None:
    """Be the child: answer until the pipe closes. What goes wrong ends the process; its end tells what."""
    import resource

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for limit, most in ((resource.RLIMIT_AS, megabytes * 1_000_000), (resource.RLIMIT_CORE, 0)):
        with suppress(OSError, ValueError):  # where the system has no such limit, or a tighter one
            resource.setrlimit(limit, (most, most))
    import jobtui.parsing.pipeline  # noqa: F401 - the tables take a while, and not from the time of a file

    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    _send(answers, b"")
    try:
        while (question := _receive(requests)) is not None and (data := _receive(requests)) is not None:
            signal.setitimer(signal.ITIMER_PROF, seconds)
            answer = _answer(question, data)
            signal.setitimer(signal.ITIMER_PROF, 0)
            _send(answers, answer)
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)


def _answer(question: bytes, data: bytes) -> bytes:
    """The readings of one file, or the problem it gave, as JSON."""
    try:
        readings = [codec.reading_to_plain(one) for one in _read(Request.asked(question, data))]
        return json.dumps({"readings": readings}).encode()
    except Problem as problem:
        return json.dumps({"problem": [problem.code, problem.message]}).encode()


def _end(process: "Popen[bytes]") -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(BrokenPipeError):
                pipe.close()


def _send(pipe: IO[bytes], *frames: bytes) -> None:
    for frame in frames:
        pipe.write(len(frame).to_bytes(8, "big"))
        pipe.write(frame)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes | None:
    """The next frame, None where the other side is gone."""
    head = pipe.read(8)
    size = int.from_bytes(head, "big")
    frame = pipe.read(size) if len(head) == 8 else b""
    return frame if len(head) == 8 and len(frame) == size else None


def _read(request: Request) -> list[Reading]:
    from jobtui.parsing import read

    rest = {name: getattr(request, name) for name in _ASKED}
    return read(request.data, **rest)
