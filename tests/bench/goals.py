"""What each cost should be at most, and what became of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, log
from statistics import median

Samples = Mapping[str, Sequence[float]]
"""What was measured, by `cost@size`, times in milliseconds."""


def p95(samples: Sequence[float]) -> float:
    """What nineteen of twenty do not exceed."""
    return sorted(samples)[ceil(0.95 * len(samples)) - 1]


def least(samples: Sequence[float]) -> float:
    """The best."""
    return min(samples)


def worst(samples: Sequence[float]) -> float:
    """The largest."""
    return max(samples)


@dataclass(frozen=True, slots=True)
class Goal:
    """A cost, told by `tell` from its samples, should not exceed `most`, nor fall below `least`.

    Beside the cost of a peer it is a ratio. `unit` stands behind the number.
    """

    what: str
    cost: str
    most: float = 0.0
    beside: str = ""
    peer: str = ""
    tell: Callable[[Sequence[float]], float] = median
    unit: str = " ms"
    least: float = 0.0

    def measured(self, samples: Samples) -> float | None:
        """The cost itself, None where it was not measured."""
        return self.tell(samples[self.cost]) if samples.get(self.cost) else None

    def value(self, samples: Samples) -> float | None:
        """What is held against the goal: the cost, or its ratio to that of the peer."""
        own = self.measured(samples)
        if own is None or not self.beside:
            return own
        return own / median(samples[self.beside]) if samples.get(self.beside) else None

    def met(self, value: float) -> bool:
        """Whether it is as good as it should be."""
        return value >= self.least if self.least else value <= self.most

    @property
    def limit(self) -> str:
        """The goal in words: `≤ 0.25 ×`, `≥ 150 a second`."""
        number = f"{self.least:g}" if self.least else f"{self.most:g}"
        how = ", 95 %" if self.tell is p95 else ", the worst" if self.tell is worst else ""
        return f"{'≥' if self.least else '≤'} {number}{' ×' if self.beside else self.unit}{how}"


FRAME = 16.7
"""Milliseconds of a frame at 60 Hz."""


def goals(small: int, thousand: int, middle: int, large: int) -> tuple[Goal, ...]:
    """The goals for databases of these sizes."""
    empty, textual = "empty@0", "empty Textual app"
    lists = ("the list", "the board", "the agenda", "the comparison")
    return (
        *(
            Goal(f"rows visible, {size:,} postings", f"rows@{size}", 0.25, empty, textual)
            for size in (small, large)
        ),
        Goal(f"the same, {large:,}", f"rows@{large}", 2, "floor@0", "Python, sqlite3, 38 rows"),
        Goal(f"first Textual frame, {large:,}", f"frame@{large}", 1.25, empty, textual),
        Goal(f"everything live, {large:,}", f"live@{large}", 1.8, empty, textual),
        Goal(f"rows visible, {large:,}", f"rows@{large}", 1.15, f"rows@{small}", f"{small} postings"),
        Goal(f"rows visible, {large:,}", f"rows@{large}", 0.1, f"all of VisiData@{large}", "VisiData, all"),
        *(
            Goal(f"key to repaint in {one}, {large:,}", f"key in {one}@{large}", FRAME, tell=p95)
            for one in lists
        ),
        Goal(
            f"key to repaint in the list, {large:,}",
            f"key in the list@{large}",
            0.25,
            f"key in VisiData@{large}",
            "VisiData",
        ),
        Goal(f"a key in the first second, {large:,}", f"first second@{large}", 50, tell=worst),
        Goal(f"a typed letter shown, {large:,}", f"letter@{large}", FRAME, tell=p95),
        *(
            Goal(f"rows for a typed letter, {size:,}", f"found@{size}", most)
            for size, most in ((middle, 55), (large, 100))
        ),
        *(
            Goal(
                f"erasing 16 letters, {size:,}", f"erased@{size}", 1.5, f"found with all@{size}", "one letter"
            )
            for size in (middle, large)
        ),
        Goal(f"opening a posting, {large:,}", f"opening@{large}", 50, tell=p95),
        Goal(f"switching a view, {large:,}", f"switching@{large}", 50, tell=p95),
        Goal(f"comparing four postings, {large:,}", f"comparing@{large}", 50, tell=p95),
        Goal("reading 5 KB", f"reading@{READ}", 10),
        Goal("reading 1 MB, for 5 KB", f"reading 1 MB@{READ}", 1.2, f"reading@{READ}", "reading 5 KB"),
        Goal(f"import of {thousand:,} files", f"imported@{thousand}", unit=" files a second", least=150),
        *(
            Goal(f"{what}, {large:,}", f"{cost}@{large}", most, "memory of empty@0", textual, unit=" MiB")
            for what, cost, most in (
                ("memory at rows visible", "memory", 1.5),
                ("memory at the first Textual frame", "memory of the frame", 1.5),
                ("memory later", "memory later", 3),
            )
        ),
        Goal(f"processor when idle, {large:,}", f"idle@{large}", 0.05, unit=" %"),
        Goal(f"written when idle, {large:,}", f"idle bytes@{large}", 0, unit=" bytes"),
        Goal(f"quit to prompt, {large:,}", f"quit@{large}", 0.25, "quit of empty@0", textual),
        Goal(
            f"`list --json` of {thousand:,}, but the query",
            f"list --json but the query@{thousand}",
            4,
            "pass@0",
            "`python -c pass`",
        ),
    )


READ = 60
"""So many postings are read one by one."""

GROWING = {
    "rows": "rows visible",
    "frame": "first Textual frame",
    "live": "everything live",
    "key in the list": "key in the list",
    "key in the board": "key in the board",
    "key in the agenda": "key in the agenda",
    "key in the comparison": "key in the comparison",
    "letter": "a typed letter shown",
    "found": "rows for a typed letter",
    "found with all": "the same, with counts and the posting beside",
    "found by SQLite": "the same, SQLite alone",
    "erased": "erasing 16 letters",
    "opening": "opening a posting",
    "switching": "switching a view",
    "comparing": "comparing four postings",
    "memory of the frame": "memory at the first Textual frame, MiB",
    "quit": "quit to prompt",
    "list --json": "`list --json`, all postings",
    "query": "the same by sqlite3 and json alone",
}
"""The costs that are measured at several sizes, and what they are called."""


def grows(sizes: Sequence[int], costs: Sequence[float]) -> str:
    """How a cost grows with the number of postings, in a word, with the slope."""
    fold, times = costs[-1] / costs[0], sizes[-1] / sizes[0]
    exponent = log(fold) / log(times)
    if fold <= 1.25:
        return f"constant ({fold:.2f} × from end to end)"
    if exponent < 0.25:
        return f"logarithmic ({(costs[-1] - costs[0]) / log(times, 10):.1f} more for ten times as many)"
    if exponent > 0.75:
        return f"linear ({1000 * (costs[-1] - costs[0]) / (sizes[-1] - sizes[0]):.2f} for 1,000 more)"
    return f"as n to the {exponent:.2f}"
