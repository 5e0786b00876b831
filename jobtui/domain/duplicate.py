"""Postings that may be the same opening, and what the person said of them."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What the person said of two postings."""

    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two postings told to be the same opening, or told apart for good; `first` is the smaller number.

    `id` is 0 until the store gives one.
    """

    first: int
    second: int
    verdict: Verdict
    id: int = 0
