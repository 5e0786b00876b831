"""How a posting's checklist stands against my profile, counted: what lists show and sort by."""

from dataclasses import dataclass

LATEST = 2**63 - 1
"""A number above that of every posting."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Counts of verdicts: of what is `asked` (required), and of what is `wished` (preferred).

    What is neither met, partial nor unmet is unclear.
    """

    asked: int = 0
    met: int = 0
    partial: int = 0
    unmet: int = 0
    wished: int = 0
    wished_met: int = 0

    @property
    def unclear(self) -> int:
        """How many of those asked nobody can tell yet."""
        return self.asked - self.met - self.partial - self.unmet

    def __str__(self) -> str:
        """`5/6`; "" where nothing is asked."""
        return f"{self.met}/{self.asked}" if self.asked else ""

    @property
    def rank(self) -> int:
        """A number to sort by, the larger the better: the share met, then what is lacking, then wishes.

        Nothing asked ranks behind everything.
        """
        if not self.asked:
            return -1
        share = 1000 * (2 * self.met + self.partial) // (2 * self.asked)
        lacking = max(0, 99 - self.unmet)
        return share * 10_000 + lacking * 100 + min(99, self.wished_met)
