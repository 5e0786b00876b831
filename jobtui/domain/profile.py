"""What I bring and what I wish for: one claim a line, each with its proof."""

from dataclasses import dataclass
from enum import StrEnum

from jobtui.domain import salary
from jobtui.domain.salary import Period, Salary


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


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim that a resume may support: `text` is what its line says, `line` the number of it, from 1."""

    claim: Claim
    line: int
    text: str


PROOF = ("proof", "source")
"""What every claim can hold beside what its kind does."""

TOLD: dict[ClaimKind, tuple[str, ...]] = {
    ClaimKind.SKILL: ("years", "last_used"),
    ClaimKind.DEGREE: ("level",),
    ClaimKind.EXPERIENCE: ("years", "last_used"),
    ClaimKind.LANGUAGE: ("level",),
    ClaimKind.PLACE: ("firmness",),
    ClaimKind.WORKPLACE: ("firmness",),
    ClaimKind.EMPLOYMENT: ("firmness",),
    ClaimKind.PAY: ("amount", "currency", "period", "firmness"),
    ClaimKind.AUTHORISATION: (),
    ClaimKind.CLEARANCE: (),
    ClaimKind.LICENCE: (),
    ClaimKind.HORIZON: ("years",),
}
"""What a claim of each kind says beside its name."""

NAMELESS = (ClaimKind.PAY, ClaimKind.HORIZON)
"""The kinds that need no name. A degree need not name its field, nor experience its area."""

DEGREES = ("bachelor", "master", "phd")

_DEGREE = {"bachelor": "Bachelor's degree", "master": "Master's degree", "phd": "PhD"}
_LACKED = {
    ClaimKind.AUTHORISATION: "may not work in {}",
    ClaimKind.CLEARANCE: "no clearance: {}",
    ClaimKind.LICENCE: "no licence: {}",
}
_HELD = {
    ClaimKind.AUTHORISATION: "may work in {}",
    ClaimKind.CLEARANCE: "clearance: {}",
    ClaimKind.LICENCE: "licence: {}",
}


def lacking(claim: Claim) -> bool:
    """Whether I say that I do not have it, or do not want it."""
    return claim.years == 0


def years_text(years: float) -> str:
    """`1 year`, `2.5 years`."""
    return f"{years:g} {'year' if years == 1 else 'years'}"


def describe(claim: Claim) -> str:
    """A claim in the words of a person, on one line: `Python, 6 years, last used 2025`."""
    words = _WORDS.get(claim.kind, _plain)(claim)
    used = f"last used {claim.last_used}" if claim.last_used else ""
    return ", ".join(filter(None, (words, used)))


def _plain(claim: Claim) -> str:
    if lacking(claim):
        return _LACKED.get(claim.kind, "no {}").format(claim.name)
    told = ", ".join(filter(None, (_HELD.get(claim.kind, "{}").format(claim.name), claim.level)))
    return f"{told} ({claim.firmness})" if "firmness" in TOLD[claim.kind] else told


def _skill(claim: Claim) -> str:
    if lacking(claim) or claim.years is None:
        return _plain(claim)
    return f"{claim.name}, {years_text(claim.years)}"


def _degree(claim: Claim) -> str:
    degree = _DEGREE.get(claim.level, claim.level)
    return f"{degree} in {claim.name}" if claim.name else degree


def _experience(claim: Claim) -> str:
    area = claim.name or "experience"
    if claim.years is None:
        return area
    if lacking(claim):
        return f"no {area}"
    return f"{years_text(claim.years)} of {area}" + ("" if claim.name else " in all")


def _pay(claim: Claim) -> str:
    period = Period(claim.period) if claim.period else None
    least = Salary(claim.amount, claim.amount, claim.currency or None, period)
    return f"at least {salary.describe(least)} ({claim.firmness})"


def _horizon(claim: Claim) -> str:
    return f"offers weighed over {years_text(claim.years or 0)}"


_WORDS = {
    ClaimKind.SKILL: _skill,
    ClaimKind.DEGREE: _degree,
    ClaimKind.EXPERIENCE: _experience,
    ClaimKind.PAY: _pay,
    ClaimKind.HORIZON: _horizon,
}
