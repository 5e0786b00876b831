"""How long something takes, with those who still wait: the estimate of Kaplan and Meier.

Who waits has waited at least so long. To leave them out would count only the quick ones, and to count them as
done would make all look quick.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from jobtui.domain.number import LEAST, counted

_HALF = 0.5
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Left:
    """After so many days this share of all still waits."""

    days: int
    share: float


@dataclass(frozen=True, slots=True)
class Curve:
    """How those who wait grow fewer: one step for each number of days after which some were done.

    Of `n` in all `waiting` go on; `longest` is the longest wait that is known, in days.
    """

    n: int
    waiting: int
    steps: tuple[Left, ...] = ()
    longest: int = 0

    @property
    def median(self) -> int | None:
        """After so many days half were done; None of fewer than LEAST, and while fewer than half are."""
        return self.after(_HALF)

    def after(self, share: float) -> int | None:
        """After how many days this share of all was done; None where that cannot be told yet."""
        if self.n < LEAST:
            return None
        return next((step.days for step in self.steps if step.share <= 1 - share + _CLOSE), None)


def curve(
    done: Iterable[int], waiting: Iterable[int] = (), *, given_up: Iterable[int] = (), never: int = 0
) -> Curve:
    """The curve of waits in days.

    `done` have ended as is waited for, `given_up` otherwise, `waiting` go on: each counts for as long as it
    lasted. `never` more have no end.
    """
    ended, open_ = Counter(done), Counter(waiting)
    left = open_ + Counter(given_up)
    n = at_risk = ended.total() + left.total() + never
    share, steps = 1.0, []
    for days in sorted(ended.keys() | left.keys()):
        if ended[days]:
            share *= 1 - ended[days] / at_risk
            steps.append(Left(days, share))
        at_risk -= ended[days] + left[days]
    return Curve(n, open_.total(), tuple(steps), max(ended.keys() | left.keys(), default=0))


def curve_words(found: Curve, done: str) -> str:
    """It in a sentence: `Half had an answer after 12 days; 5 still wait.`, with `done` as `had an answer`.

    "" where there is nothing to wait for.
    """
    if not found.n:
        return ""
    return f"{_told(found, done)}{_still(found.waiting)}."


def _told(found: Curve, done: str) -> str:
    if found.n < LEAST:
        return f"{found.n} so far, {LEAST} are needed to tell how long it takes"
    if found.median is None:
        return f"Fewer than half {done} so far"
    when = f"after {counted(found.median, 'day')}" if found.median else "on the same day"
    return f"Half {done} {when}"


def _still(waiting: int) -> str:
    return f"; {waiting:,} still {'waits' if waiting == 1 else 'wait'}" if waiting else ""
