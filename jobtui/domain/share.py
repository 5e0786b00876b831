"""How many of several did something, with those who may still do it."""

from dataclasses import dataclass

from jobtui.domain.number import LEAST


@dataclass(frozen=True, slots=True)
class Share:
    """So many did and so many did not; those who may still do either are `waiting` and in neither."""

    yes: int = 0
    no: int = 0
    waiting: int = 0

    @property
    def of(self) -> int:
        """How many it is a share of."""
        return self.yes + self.no

    @property
    def percent(self) -> int | None:
        """The share, rounded; None of fewer than LEAST."""
        return (200 * self.yes + self.of) // (2 * self.of) if self.of >= LEAST else None

    def __str__(self) -> str:
        """`3 of 12`."""
        return f"{self.yes:,} of {self.of:,}"
