"""What I weigh roles by: my criteria and their weights, a score a role, what speaks for and against it."""

from dataclasses import dataclass
from enum import StrEnum

HIGHEST = 5
"""The best score; the worst is 0."""

HEAVIEST = 10
"""The largest weight; what weighs 0 does not count."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that matters to me, and how much: a weight from 0 to HEAVIEST. `id` is 0 until stored."""

    name: str
    weight: int
    id: int = 0


@dataclass(frozen=True, slots=True)
class Score:
    """How well a posting does on one criterion, 0 to HIGHEST, and why. `id` is 0 until stored."""

    criterion: int
    value: int
    reason: str = ""
    posting: int = 0
    id: int = 0


class Side(StrEnum):
    """Which way a point speaks."""

    PRO = "pro"
    CON = "con"


@dataclass(frozen=True, slots=True)
class Point:
    """Something that speaks for or against a posting. `id` is 0 until stored."""

    side: Side
    text: str
    posting: int = 0
    id: int = 0
