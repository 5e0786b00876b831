"""A stretch of days, to count what lies in it."""

from dataclasses import dataclass
from datetime import date, timedelta

from jobtui.domain.problem import WrongUsage


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included; None where it has no such end."""

    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if self.first and self.last and self.last < self.first:
            raise WrongUsage(f"the period ends on {self.last}, before it begins on {self.first}.")

    def __bool__(self) -> bool:
        """Whether it leaves out any day."""
        return self.first is not None or self.last is not None

    def __contains__(self, day: date) -> bool:
        return (self.first or date.min) <= day <= (self.last or date.max)

    def __str__(self) -> str:
        if self.first and self.last:
            return f"{self.first} to {self.last}"
        if self.first:
            return f"from {self.first} on"
        return f"until {self.last}" if self.last else "all days"


ALL_DAYS = Period()


def up_to(today: date, days: int) -> Period:
    """So many days, today the last of them."""
    return Period(today - timedelta(days=days - 1), today)
