"""How often something is asked, over many postings: each posting once, as firmly as it asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

IN_GENERAL = "in general"
"""What years of experience in no particular area are in."""


class Ask(StrEnum):
    """What sort of thing is asked."""

    SKILL = "skill"
    EXPERIENCE = "experience"
    DEGREE = "degree"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Frequency:
    """How many postings ask for one thing: required, preferred, or without saying how firmly.

    `name` is a skill, an area of experience ("" in general), a degree or a language. `reached` says how many
    of them came to each open stage or further; `years` holds the years each of them asks at least, rising.
    """

    ask: Ask
    name: str
    required: int = 0
    preferred: int = 0
    unlabelled: int = 0
    reached: Mapping[str, int] = field(default_factory=dict)
    years: tuple[int, ...] = ()

    @property
    def postings(self) -> int:
        """How many postings ask for it at all."""
        return self.required + self.preferred + self.unlabelled

    @property
    def label(self) -> str:
        """It in words: `Kubernetes`, `bachelor`, `3–8+ years machine learning`, least to most."""
        if self.ask is not Ask.EXPERIENCE:
            return self.name
        least, most = (min(self.years), max(self.years)) if self.years else (0, 0)
        return f"{least if least == most else f'{least}–{most}'}+ years {self.name or IN_GENERAL}"

    @property
    def came_to(self) -> str:
        """How many came beyond the first stage, in words: `applied 3, interview 1`; "" where none did."""
        _, *later = self.reached.items() or [("", 0)]
        return ", ".join(f"{stage} {number}" for stage, number in later if number)
