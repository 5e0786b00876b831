"""A posting with every line in its place: what the field rules look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from jobtui.domain.reading import Origin, ZoneName
from jobtui.domain.requirement import Kind
from jobtui.parsing.labels import Labelled
from jobtui.parsing.lines import Line

LISTS = frozenset({ZoneName.RESPONSIBILITIES, ZoneName.REQUIREMENTS, ZoneName.PREFERRED, ZoneName.BENEFITS})
"""Zones whose lines are items."""


FRONT = "front matter"
"""The rule of the lines of a block that stands before a Markdown text and only describes it."""


class Role(StrEnum):
    """What a line is in its zone."""

    HEADING = "heading"
    FACT = "fact"
    CHROME = "chrome"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Mark:
    """One line with its place: zone, who said it, how firmly it asks, and which section it belongs to.

    `offset` is where the content begins in `line.text` (behind `Requirements:` on the same line).
    """

    line: Line
    zone: ZoneName
    role: Role = Role.BODY
    origin: Origin = Origin.EMPLOYER
    kind: Kind | None = None
    section: int = 0
    rule: str = ""
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A text with every line placed and every labelled fact found."""

    source: str
    marks: tuple[Mark, ...]
    labels: tuple[Labelled, ...] = ()

    def body(self, *zones: ZoneName) -> Iterator[Mark]:
        """The content lines of some zones, in order."""
        return (m for m in self.marks if m.role is Role.BODY and m.zone in zones)

    def top(self) -> list[Mark]:
        """What stands before the first duty, demand or benefit: the header and what introduces the role."""
        found = []
        for mark in self.marks:
            if mark.zone in LISTS and mark.origin is Origin.EMPLOYER:
                break
            found.append(mark)
        return found

    def employer(self) -> Iterator[Mark]:
        """The content lines that are the employer's or the site's facts: all but noise, law and other
        companies.
        """
        left_out = (ZoneName.NOISE, ZoneName.LEGAL)
        return (m for m in self.marks if m.role is not Role.CHROME and m.zone not in left_out)
