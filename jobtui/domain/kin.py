"""What other postings say about one: the same opening, perhaps the same, and applications to its company."""

from dataclasses import dataclass
from typing import NamedTuple

from jobtui.domain.posting import PostingRow

KIN = frozenset({"same", "suspect", "applied"})
"""What a key of a line begins with."""

KinLine = tuple[str, str, str]
"""A key, a label and words."""


class Akin(NamedTuple):
    """What tells a stored posting from others with its employer or its page, or whose text may be `alike`.

    `corrected` is whether the person put its title or its company right. There can be thousands.
    """

    id: int
    title: str | None
    company: str | None
    requisition: str | None
    url: str | None
    status: str
    locations: tuple[str, ...]
    corrected: frozenset[str]
    alike: bool


@dataclass(frozen=True, slots=True)
class Suspect:
    """A stored posting that may be the same opening as another one, and why: `same company and title`."""

    row: PostingRow
    reasons: tuple[str, ...]

    @property
    def told(self) -> str:
        """`7 (same company and title, 91 % of the text is the same)`."""
        return f"{self.row.id} ({', '.join(self.reasons)})"


@dataclass(frozen=True, slots=True)
class Kin:
    """The postings told to be the same opening, those that may be, and those of one company beyond saved.

    `before` are the last ones in words.
    """

    same: tuple[PostingRow, ...] = ()
    suspects: tuple[Suspect, ...] = ()
    applied: tuple[PostingRow, ...] = ()
    before: str = ""

    def lines(self) -> list[KinLine]:
        """What there is to tell; a key ends in the number of the posting it is about."""
        found = [
            (f"same.{row.id}", "Same as", f"the same opening as {row.id} {row.subject}") for row in self.same
        ]
        found += [
            (f"suspect.{one.row.id}", "Duplicate?", f"possible duplicate of {one.told}")
            for one in self.suspects
        ]
        return found + ([(f"applied.{self.applied[0].id}", "Before", self.before)] if self.before else [])
