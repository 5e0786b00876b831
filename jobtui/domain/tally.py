"""Checklists as lists count them."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items of one kind there are, and in which state."""

    total: int = 0
    met: int = 0
    partial: int = 0
    unmet: int = 0


@dataclass(frozen=True, slots=True)
class Tallies:
    """The three tallies of one posting."""

    required: Tally = field(default_factory=Tally)
    preferred: Tally = field(default_factory=Tally)
    unlabelled: Tally = field(default_factory=Tally)
