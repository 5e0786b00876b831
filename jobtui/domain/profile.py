"""What I bring and what I wish for: one claim a line, each with its proof."""

from dataclasses import dataclass
from enum import StrEnum


class ClaimKind(StrEnum):
    """What a claim is about; what its `name` then says stands beside each."""

    SKILL = "skill"  # the skill
    DEGREE = "degree"  # the field of study; the level says which degree
    EXPERIENCE = "experience"  # the area, "" for experience in all
    LANGUAGE = "language"  # the language
    PLACE = "place"  # where I can or want to work
    WORKPLACE = "workplace"  # remote, hybrid, onsite
    EMPLOYMENT = "employment"  # full-time, contract ...
    PAY = "pay"  # "" ; the amount is the least I would take
    AUTHORISATION = "authorisation"  # where I may work
    CLEARANCE = "clearance"  # the clearance I hold
    LICENCE = "licence"  # a driving licence, a certificate
    HORIZON = "horizon"  # "" ; over how many years I weigh offers


class Firmness(StrEnum):
    """How firmly I hold to a wish."""

    MUST = "must"
    WISH = "wish"


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing I say of myself. No years are None, no years at all in it are 0: then I say that I lack it.

    `level` is a degree (`bachelor`, `master`, `phd`) or how well I speak a language (`A1` to `C2`, `native`);
    `last_used` a calendar year; `amount` minor units of `currency` a `period`. `proof` is a line of evidence,
    `source` where the claim was read (`resume.md:12`), "" where I typed it. `id` is 0 until the store gives
    one.
    """

    kind: ClaimKind
    name: str = ""
    level: str = ""
    years: float | None = None
    last_used: int | None = None
    amount: int | None = None
    currency: str = ""
    period: str = ""
    firmness: Firmness = Firmness.MUST
    proof: str = ""
    source: str = ""
    id: int = 0
