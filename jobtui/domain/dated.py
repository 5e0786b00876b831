"""A day as a posting puts it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as the posting puts it, and the interval of days it can mean ("1mo ago" is about ±15 days)."""

    text: str
    earliest: date | None = None
    latest: date | None = None
