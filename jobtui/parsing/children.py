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
"""As many files as must be behind in all before another process is worth its start."""


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
        self._children: list[Child] = []
        self._asked: dict[int, tuple[Request, Child]] = {}
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
        if id(request) not in self._asked:
            self._put_first(request)
        return readings_of(request, self._collect(id(request)))

    def close(self) -> None:
        """End all of them, whatever they are doing, and forget what was expected."""
        for child in self._children:
            child.close()
        self._children.clear()
        self._asked.clear()
        self._waiting.clear()
        self._answered.clear()

    def _put_first(self, request: Request) -> None:
        """Let this be read next, by a child that is heard on what it read before if none has room for it."""
        self._waiting = deque(one for one in self._waiting if one is not request)
        self._waiting.appendleft(request)
        self._hand_out()
        while id(request) not in self._asked:
            oldest = next(iter(self._asked))
            self._answered[oldest] = self._asked[oldest][0], self._collect(oldest)

    def _collect(self, of: int) -> Answer:
        """Wait for an answer, and for those its child gives before; the child goes on with what waits."""
        request, child = self._asked.pop(of)
        while (before := child.first) is not None and before is not request:
            self._answered[id(before)] = self._asked.pop(id(before))[0], child.answer(before)
        answer = child.answer(request)
        self._hand_out()
        return answer

    def _hand_out(self) -> None:
        while self._waiting and (child := self._free(self._waiting[0])) is not None:
            request = self._waiting.popleft()
            self._asked[id(request)] = request, child
            child.expect(request)

    def _free(self, request: Request) -> Child | None:
        """Who reads this soonest: an idle child, another one if that is worth it, the one with the least."""
        least = min(self._children, key=lambda child: child.load, default=None)
        if least is not None and least.load == 0:
            return least
        behind = len(self._waiting) + len(self._asked) - len(self._children)
        if least is None or (len(self._children) < self._most and behind > _WORTH):
            self._children.append(Child())
            return self._children[-1]
        return least if least.has_room(request) else None


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
