"""Which roles are compared, in which order, and which rows are left out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from jobtui.domain.comparison import Comparison, asked_only, differences, packed, required_only, unmet_only

_NARROWING: dict[str, tuple[str, Callable[[Comparison], Comparison]]] = {
    "differences": ("≠ differences", differences),
    "required": ("● required", required_only),
    "unmet": ("✗ not met", unmet_only),
}
"""What leaves rows out: its words, and how."""


@dataclass
class Choice:
    """The chosen roles from left to right, the one that is pinned as the first, and what narrows the rows."""

    ids: list[int] = field(default_factory=list)
    pinned: int | None = None
    narrowed: set[str] = field(default_factory=set)
    folds: bool = True
    _past: list[tuple[int, int]] = field(default_factory=list)
    _future: list[int] = field(default_factory=list)

    def take(self, ids: Sequence[int]) -> None:
        """Compare these instead."""
        self.ids = list(ids)
        self._past.clear()
        self._future.clear()
        self._hold_pin()

    def drop(self, one: int) -> int:
        """Leave a role out, until it is taken back."""
        self._future.clear()
        return self._drop(one)

    def _drop(self, one: int) -> int:
        self._past.append((self.ids.index(one), one))
        self.ids.remove(one)
        self._hold_pin()
        return one

    def take_back(self) -> int | None:
        """Bring back the role that was left out last, behind the pinned one; None if there is none."""
        if not self._past:
            return None
        at, one = self._past.pop()
        self._future.append(one)
        self.ids.insert(at, one)
        self._put_pin_first()
        return one

    def take_again(self) -> int | None:
        """Leave out again what was brought back last; None if there is nothing of the kind."""
        return self._drop(self._future.pop()) if self._future else None

    def pin(self, one: int) -> None:
        """Put a role first and keep it in sight, or let it go."""
        self.pinned = None if one == self.pinned else one
        self._put_pin_first()

    def _put_pin_first(self) -> None:
        self.ids.sort(key=lambda other: other != self.pinned)

    def move(self, at: int, offset: int) -> bool:
        """Let a role change places with the one beside it; False at the ends."""
        to = at + offset
        if not 0 <= to < len(self.ids):
            return False
        self.ids[at], self.ids[to] = self.ids[to], self.ids[at]
        self._hold_pin()
        return True

    def _hold_pin(self) -> None:
        if self.pinned not in self.ids[:1]:
            self.pinned = None

    def rows_of(self, found: Comparison) -> Comparison:
        """The comparison without the rows that are left out."""
        for name, (_, narrow) in _NARROWING.items():
            found = narrow(found) if name in self.narrowed else found
        return found

    def shown(self, narrowed: Comparison) -> tuple[Comparison, int]:
        """What stands on the screen, and how many more rows are folded away."""
        every = packed(narrowed)
        kept = asked_only(every) if self.folds else every
        return kept, len(every.rows) - len(kept.rows)

    def words(self, after: str) -> list[str]:
        """What narrows the rows, in words, each with others after it."""
        return [f"{words}{after}" for name, (words, _) in _NARROWING.items() if name in self.narrowed]
