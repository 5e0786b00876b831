"""What the parser understood from one file, before it is stored."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

from jobtui.domain.dated import Dated as Dated  # noqa: PLC0414 - those who speak of facts find it here
from jobtui.domain.requirement import Kind, Requirement, Span
from jobtui.domain.salary import Salary

T_co = TypeVar("T_co", covariant=True)


class Origin(StrEnum):
    """Who said it."""

    EMPLOYER = "employer"
    SITE = "site"
    GENERATED = "generated"
    OTHER = "other"
    BOILERPLATE = "boilerplate"


class Workplace(StrEnum):
    """Where the work is done."""

    REMOTE = "remote"
    HYBRID = "hybrid"
    ONSITE = "onsite"


class ZoneName(StrEnum):
    """The parts a posting falls into."""

    HEADER = "header"
    OVERVIEW = "overview"
    RESPONSIBILITIES = "responsibilities"
    REQUIREMENTS = "requirements"
    PREFERRED = "preferred"
    SKILLS = "skills"
    COMPENSATION = "compensation"
    BENEFITS = "benefits"
    ABOUT_COMPANY = "about_company"
    APPLY = "apply"
    LEGAL = "legal"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class Finding(Generic[T_co]):
    """One value with the spans it was read from, who said it, and the rule that found it.

    A verbatim value equals the text at its first span with white space folded.
    `suggested` marks a value inferred from prose, shown with a mark until the person confirms it.
    `alternatives` are other values that the source gives for the same fact, and that were not taken.
    """

    value: T_co
    spans: tuple[Span, ...] = ()
    origin: Origin = Origin.EMPLOYER
    rule: str = ""
    suggested: bool = False
    alternatives: tuple["Finding[T_co]", ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a posting states but its requirements. None or () means "not stated"."""

    title: Finding[str] | None = None
    company: Finding[str] | None = None
    locations: tuple[Finding[str], ...] = ()
    workplace: Finding[str] | None = None
    employment_type: Finding[str] | None = None
    salaries: tuple[Finding[Salary], ...] = ()
    posted: Finding[Dated] | None = None
    closes: Finding[Dated] | None = None
    url: Finding[str] | None = None
    requisition: Finding[str] | None = None
    summary: Finding[str] | None = None
    skills: tuple[Finding[str], ...] = ()
    responsibilities: tuple[Finding[str], ...] = ()
    benefits: tuple[Finding[str], ...] = ()

    def findings(self, name: str) -> tuple[Finding[Any], ...]:
        """The findings of one field as a tuple, whether it holds one or many."""
        held = getattr(self, name)
        if isinstance(held, tuple):
            return held
        return () if held is None else (held,)


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the text, `[start, end)`, what it is and who wrote it."""

    start: int
    end: int
    name: ZoneName
    origin: Origin = Origin.EMPLOYER
    rule: str = ""


PARTS = {
    "requirements": (ZoneName.REQUIREMENTS, Kind.REQUIRED),
    "preferred": (ZoneName.PREFERRED, Kind.PREFERRED),
    "profile": (ZoneName.REQUIREMENTS, Kind.UNLABELLED),
    "responsibilities": (ZoneName.RESPONSIBILITIES, None),
    "benefits": (ZoneName.BENEFITS, None),
    "skills": (ZoneName.SKILLS, None),
    "overview": (ZoneName.OVERVIEW, None),
    "about_company": (ZoneName.ABOUT_COMPANY, None),
    "compensation": (ZoneName.COMPENSATION, None),
    "apply": (ZoneName.APPLY, None),
    "legal": (ZoneName.LEGAL, None),
    "noise": (ZoneName.NOISE, None),
}
"""What a person can say that lines are, by its name in the vocabulary: the zone, and how firmly it asks.

`profile` holds requirements of which nothing says how firmly they are asked.
"""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with the lines under it, or lines under none, `[start, end)`: what is labelled as one.

    `heading` is printed so in the text, "" where there is none. `teachable` says that it is a heading proper
    which the shipped vocabulary does not know.
    """

    start: int
    end: int
    zone: ZoneName
    heading: str = ""
    teachable: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A person's word that lines of posting `item` of a file are a `part` (a key of PARTS).

    It holds for the lines that lie in `[start, end)`; without an `end` from the line at `start`, which may be
    a `heading`, to the next heading.
    """

    part: str
    start: int
    end: int | None = None
    heading: bool = False
    item: int = 1

    def covers(self, start: int, end: int) -> bool:
        """Whether it speaks of the line `[start, end)`."""
        if self.end is None:
            return start <= self.start < end
        return start < self.end and end > self.start


LABEL = "person.label"
"""The rule of zones, and of what was read there, where a person said what the lines are."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One posting as read from one file. `text` is the reading text that every span indexes.

    `format` is text, markdown, html, json or xml; `sha256` is of the file's bytes; `item` counts from 1
    where a file holds several postings; `warnings` are sentences for the person.
    """

    file: str
    text: str
    sha256: str
    format: str = "text"
    encoding: str = "utf-8"
    item: int = 1
    facts: Facts = field(default_factory=Facts)
    requirements: tuple[Requirement, ...] = ()
    zones: tuple[Zone, ...] = ()
    warnings: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
