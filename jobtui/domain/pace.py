"""How far long work is, how fast it goes and how long it will still take, in words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Along = Callable[[Sequence[int]], Iterable[int]]
"""Hands on the postings it is given, one after the other: a place to count how far it is, and to stop."""

_MINUTE, _HOUR = 60, 3600


@dataclass(frozen=True, slots=True)
class Pace:
    """So many of so many are done, in so many seconds."""

    done: int
    total: int
    seconds: float = 0.0

    def told(self, what: str) -> str:
        """`312 of 1,000 files · 120 a second · 6 s left`; without the rest where it cannot be known yet."""
        speed = self.done / self.seconds if self.seconds > 0 else 0.0
        left = (self.total - self.done) / speed if speed else None
        parts = (
            f"{self.done:,} of {self.total:,} {what}",
            rate(speed),
            "" if left is None else time_left(left),
        )
        return " · ".join(filter(None, parts))

    def bar(self, width: int) -> str:
        """A line of so many cells, heavy as far as it is done."""
        heavy = width * self.done // self.total if self.total else width
        return "━" * heavy + "─" * (width - heavy)


def rate(speed: float | None) -> str:
    """`57 a second`, or `12 a minute` where it is slow; "" before it is known."""
    if not speed:
        return ""
    return f"{speed:,.0f} a second" if speed >= 1 else f"{speed * _MINUTE:.0f} a minute"


def time_left(seconds: float) -> str:
    """`6 s left`, `2 min left` or `1 h 5 min left`: rounded up, so that it is no promise too much."""
    whole = int(-(-seconds // 1))
    if whole < _MINUTE:
        return f"{whole} s left"
    minutes = -(-whole // _MINUTE)
    if whole < _HOUR:
        return f"{minutes} min left"
    return f"{minutes // 60} h {minutes % 60} min left"
