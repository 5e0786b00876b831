"""What a claim may say, when two claims are about the same thing, and what contradicts what."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from jobtui.domain.area import canonical
from jobtui.domain.problem import WrongUsage
from jobtui.domain.profile import (
    DEGREES,
    NAMELESS,
    PROOF,
    TOLD,
    Claim,
    ClaimKind,
    Firmness,
    describe,
    lacking,
    years_text,
)
from jobtui.domain.reading import Workplace
from jobtui.domain.requirement import LEVELS
from jobtui.domain.salary import Period

MOST_YEARS = 80
MOST_HORIZON = 40
_CALENDAR = range(1950, 2101)
_LARGEST = 10**15
_LONGEST = {"name": 300, "proof": 2000, "source": 300}
_LEVELS = {level.casefold(): level for level in (*LEVELS, *DEGREES)}
_UNTOLD = Claim(ClaimKind.SKILL)
_NO_NAME = (*NAMELESS, ClaimKind.DEGREE, ClaimKind.EXPERIENCE)
_LACKABLE = frozenset(ClaimKind) - {ClaimKind.DEGREE, *NAMELESS}

Key = tuple[str, str, str]


def key(claim: Claim) -> Key:
    """What a claim is about; two with one key speak of the same thing."""
    further = {
        ClaimKind.DEGREE: claim.level,
        ClaimKind.PAY: f"{claim.currency} {claim.firmness}",
    }
    return (claim.kind, claim.name.casefold(), further.get(claim.kind, ""))


def sound(claim: Claim) -> Claim:
    """The claim with its words as they are kept. Raises WrongUsage for what no claim of its kind can say."""
    claim = _folded(claim)
    _check_name(claim)
    for name in sorted(_told(claim) - {*TOLD[claim.kind], *PROOF}):
        if not (name == "years" and lacking(claim) and claim.kind in _LACKABLE):
            raise WrongUsage(f"a claim of the kind {claim.kind} has no {name.replace('_', ' ')}.")
    _check_years(claim)
    _check_words(claim)
    return claim


def _folded(claim: Claim) -> Claim:
    """The claim with blanks and capitals as they are kept, and experience in all under no name."""
    texts: dict[str, Any] = {name: " ".join(getattr(claim, name).split()) for name in _LONGEST}
    level = claim.level.strip()
    if claim.kind is ClaimKind.WORKPLACE:
        texts["name"] = texts["name"].casefold().replace("-", "")
    if claim.kind is ClaimKind.EXPERIENCE and not canonical(texts["name"]):
        texts["name"] = ""
    return replace(
        claim,
        **texts,
        level=_LEVELS.get(level.casefold(), level),
        currency=claim.currency.strip().upper(),
        period=claim.period.strip().casefold(),
    )


def _told(claim: Claim) -> set[str]:
    """The fields that say something."""
    return {
        one.name
        for one in fields(Claim)
        if one.name not in ("kind", "name", "id") and getattr(claim, one.name) != getattr(_UNTOLD, one.name)
    }


def _check_name(claim: Claim) -> None:
    if not claim.name and claim.kind not in _NO_NAME:
        raise WrongUsage(f"a claim of the kind {claim.kind} needs a name.")
    if claim.name and claim.kind in NAMELESS:
        raise WrongUsage(f"a claim of the kind {claim.kind} has no name.")
    for name, most in _LONGEST.items():
        if len(getattr(claim, name)) > most:
            raise WrongUsage(f"the {name} must have at most {most:,} characters.")
    if claim.kind is ClaimKind.WORKPLACE and claim.name not in set(Workplace):
        raise WrongUsage(f"unknown workplace '{claim.name[:60]}'. One of: {', '.join(Workplace)}.")


def _check_years(claim: Claim) -> None:
    years, used = claim.years, claim.last_used
    if claim.kind is ClaimKind.HORIZON and not (years and 1 <= years <= MOST_HORIZON):
        raise WrongUsage(f"the horizon must be 1 to {MOST_HORIZON} years.")
    if claim.kind is ClaimKind.EXPERIENCE and years is None:
        raise WrongUsage("experience needs its years, 0 where there is none.")
    if years is not None and not 0 <= years <= MOST_YEARS:  # which NaN is not either
        raise WrongUsage(f"years must be 0 to {MOST_YEARS} (this is {years:g}).")
    if used is not None and used not in _CALENDAR:
        raise WrongUsage(f"last used must be a year such as 2025 (this is {used}).")


def _check_words(claim: Claim) -> None:
    if claim.kind is ClaimKind.DEGREE and claim.level not in DEGREES:
        raise WrongUsage(f"unknown degree '{claim.level[:60]}'. One of: {', '.join(DEGREES)}.")
    if claim.kind is ClaimKind.LANGUAGE and claim.level and claim.level not in LEVELS:
        raise WrongUsage(f"unknown level '{claim.level[:60]}'. One of: {', '.join(LEVELS)}.")
    if claim.kind is ClaimKind.PAY:
        _check_pay(claim)


def _check_pay(claim: Claim) -> None:
    if claim.amount is None or not 0 < claim.amount < _LARGEST:
        raise WrongUsage("pay needs an amount above 0, such as 90,000 EUR /year.")
    if not re.fullmatch("[A-Z]{3}", claim.currency):
        raise WrongUsage("pay needs a currency of three letters, such as 90,000 EUR /year.")
    if claim.period not in set(Period):
        raise WrongUsage(f"unknown period '{claim.period[:60]}'. One of: {', '.join(Period)}.")


def contradictions(claims: Sequence[Claim], year: int) -> list[str]:
    """What cannot be true at once, one sentence each; `year` is the present one."""
    return [*_repeated(claims), *_beyond_total(claims), *_mistimed(claims, year), *_workplaces(claims)]


def _repeated(claims: Sequence[Claim]) -> list[str]:
    counts = Counter(map(key, claims))
    return [
        "two claims speak of the same thing: "
        + " and ".join(f"'{describe(one)}'" for one in claims if key(one) == many)
        + "."
        for many, count in counts.items()
        if count > 1
    ]


def _beyond_total(claims: Sequence[Claim]) -> list[str]:
    totals = [one.years for one in claims if _is_total(one) and one.years is not None]
    if not totals:
        return []
    most = max(totals)
    return [
        f"'{describe(one)}' is more than the {years_text(most)} of experience in all."
        for one in claims
        if one.kind in (ClaimKind.SKILL, ClaimKind.EXPERIENCE) and (one.years or 0) > most
    ]


def _is_total(claim: Claim) -> bool:
    return claim.kind is ClaimKind.EXPERIENCE and not claim.name


def _mistimed(claims: Sequence[Claim], year: int) -> list[str]:
    used = [one for one in claims if one.last_used is not None]
    return [
        f"'{describe(one)}' says that I lack it and when I used it last."
        if lacking(one)
        else f"'{describe(one)}' lies in the future."
        for one in used
        if lacking(one) or (one.last_used or 0) > year
    ]


def _workplaces(claims: Sequence[Claim]) -> list[str]:
    firm = [
        one.name
        for one in claims
        if one.kind is ClaimKind.WORKPLACE and one.firmness is Firmness.MUST and not lacking(one)
    ]
    different = sorted(set(firm))
    return [f"{' and '.join(different)} cannot both be a must."] if len(different) > 1 else []
