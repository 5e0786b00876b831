"""What comes of holding one condition, or a whole requirement, against what I claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from jobtui.domain.profile import Claim


class Verdict(StrEnum):
    """Where I stand with what is asked; unclear where nothing on file tells."""

    MET = "met"
    PARTIAL = "partial"
    UNMET = "unmet"
    UNCLEAR = "unclear"


RANK = {Verdict.UNMET: 0, Verdict.UNCLEAR: 1, Verdict.PARTIAL: 2, Verdict.MET: 3}
"""The nearer to met the larger: of several ways the largest counts."""

VERDICT_SYMBOLS = {Verdict.MET: "+", Verdict.PARTIAL: "±", Verdict.UNMET: "−", Verdict.UNCLEAR: "?"}
"""What stands for a verdict of the profile; my own ticks have symbols of their own."""


class By(StrEnum):
    """Whose verdict it is."""

    ME = "me"
    PROFILE = "profile"


@dataclass(frozen=True, slots=True)
class Ground:
    """What one condition, or several joined, comes to.

    `words` tell what is asked, `reason` what I bring, `unknown` what nothing is on file about; `claims` are
    those it rests on; `short` the years that are missing. One without weight decides nothing beside others.
    """

    verdict: Verdict
    words: str
    reason: str = ""
    claims: tuple[Claim, ...] = ()
    short: float = 0
    unknown: tuple[str, ...] = ()
    weighs: bool = True

    @property
    def said(self) -> str:
        """The whole reason on one line."""
        unknown = f"nothing on file about {listed(self.unknown, 'and')}" if self.unknown else ""
        return "; ".join(filter(None, (self.reason, unknown)))


def listed(words: Sequence[str], joint: str) -> str:
    """`A, B and C`; `A or B, and C` where a comma keeps apart what a joint alone would not."""
    *first, last = words
    comma = "," if any(f" {other} " in word for word in words for other in ("and", "or")) else ""
    return f"{', '.join(first)}{comma} {joint} {last}" if first else last


@dataclass(frozen=True, slots=True)
class Judgement:
    """Where I stand with item `n` of a checklist.

    My own tick goes before what the profile says; `profile` is what that would say alone. `claims` are those
    it rests on, `branch` the words of the alternative that is satisfied or comes nearest, `short` the years
    that are missing to it.
    """

    n: int
    verdict: Verdict
    by: By
    reason: str
    branch: str = ""
    claims: tuple[Claim, ...] = ()
    short: float = 0
    profile: Verdict = Verdict.UNCLEAR
