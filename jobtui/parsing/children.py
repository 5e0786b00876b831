"""Several processes that read, one file at a time each, so that many files are read side by side.

Which of them reads a file makes no difference to what is read, nor does their number.
"""

import os
from collections import deque

from jobtui.domain.reading import Reading
from jobtui.parsing.child import Answer, Child, Request, readings_of

_MOST = 4
"""More would wait for the one process that stores what they read."""

_WORTH = 4
"""As many files as must wait before another process is worth its start."""


class Children:
    """Children that share what is expected of them, in its order. They start as they are needed.

    For one thread at a time. Whoever expects a request asks for it later, by the same object.
    """

    def __init__(self, most: int | None = None) -> None:
        """`most` is how many may read at once.

        Unless told it is one more than there are processors: whoever stores waits for the disk in between,
        and one of those that read for somebody to take what it read.
        """
        self._most = most or min(_processors() + 1, _MOST)
        self._idle: list[Child] = []
        self._busy: dict[int, tuple[Request, Child]] = {}
        self._waiting: deque[Request] = deque()
        self._answered: dict[int, tuple[Request, Answer]] = {}

    def __enter__(self) -> "Children":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def expect(self, request: Request) -> None:
        """Let this be read as soon as a child is free, after what was expected before."""
        self._waiting.append(request)
        self._hand_out()

    def read(self, request: Request) -> list[Reading]:
        """What `Child.read` gives or raises, expected or not."""
        if id(request) in self._answered:
            return readings_of(*self._answered.pop(id(request)))
        if id(request) not in self._busy:
            self._put_first(request)
        return readings_of(request, self._collect(id(request)))

    def close(self) -> None:
        """End all of them, whatever they are doing, and forget what was expected."""
        for child in [*self._idle, *(child for _, child in self._busy.values())]:
            child.close()
        self._idle.clear()
        self._busy.clear()
        self._waiting.clear()
        self._answered.clear()

    def _put_first(self, request: Request) -> None:
        """Let this be read now, by a child that is taken from what it read before if none is free."""
        self._waiting = deque(one for one in self._waiting if one is not request)
        self._waiting.appendleft(request)
        self._hand_out()
        if id(request) not in self._busy:
            oldest = next(iter(self._busy))
            self._answered[oldest] = self._busy[oldest][0], self._collect(oldest)

    def _collect(self, of: int) -> Answer:
        """Wait for an answer; the child that gave it goes on with what waits."""
        request, child = self._busy[of]
        answer = child.answer(request)
        del self._busy[of]
        self._idle.append(child)
        self._hand_out()
        return answer

    def _hand_out(self) -> None:
        while self._waiting and (child := self._free()) is not None:
            request = self._waiting.popleft()
            self._busy[id(request)] = request, child
            child.expect(request)

    def _free(self) -> Child | None:
        if self._idle:
            return self._idle.pop()
        first = not self._busy
        return Child() if first or (len(self._busy) < self._most and len(self._waiting) > _WORTH) else None


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
