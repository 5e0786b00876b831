"""My claims, laid out so that a condition finds those that speak of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from jobtui.domain.area import GENERAL, TRADES, canonical, inside, skill_key, telling
from jobtui.domain.profile import Claim, ClaimKind, describe, lacking

_STALE = 5
"""Not used for more years than this is worth a word."""

_BRINGS = frozenset(ClaimKind) - {
    ClaimKind.PLACE, ClaimKind.WORKPLACE, ClaimKind.EMPLOYMENT, ClaimKind.PAY, ClaimKind.HORIZON
}  # fmt: skip
_PRACTISED = (ClaimKind.SKILL, ClaimKind.EXPERIENCE)
_SHORTEST = 4
"""A skill with a shorter name is too easily another word of a sentence."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Years of experience that a claim gives; `exact` where it speaks of just this, else they are a least."""

    years: float
    claim: Claim
    exact: bool


def told(claim: Claim, today: date) -> str:
    """A claim in words; that it was last used long ago is in them already."""
    used = claim.last_used
    stale = used is not None and today.year - used > _STALE
    return f"{describe(claim)}, {today.year - (used or 0)} years ago" if stale else describe(claim)


class Evidence:
    """What I claim, on a day. Of claims that contradict each other the better one counts."""

    def __init__(self, claims: Iterable[Claim], today: date) -> None:
        self.claims: Sequence[Claim] = sorted(claims, key=_better)
        self.today = today

    @property
    def empty(self) -> bool:
        """Whether nothing says what I bring; wishes do not."""
        return not any(claim.kind in _BRINGS for claim in self.claims)

    def of(self, kind: ClaimKind) -> list[Claim]:
        """The claims of one kind, the best first."""
        return self._kinds.get(kind, [])

    def skill(self, name: str) -> Claim | None:
        """The claim that tells of a skill: by its name, as an area, else by a skill that has it within."""
        key = skill_key(name)
        if own := self._skills.get(key):
            return own
        held = (self._skills.get(other) for other in telling(key))
        return next((claim for claim in held if claim and not lacking(claim)), None)

    def years_in(self, area: str) -> Dated | None:
        """The most years that claims give in an area, in one that lies in it, or in a skill of that name."""
        area = canonical(area)
        own = self._areas.get(area) if area else self.total
        found = [Dated(own.years or 0, own, exact=True)] if own else []
        within = (self._areas.get(one) for one in inside(area))
        found += [Dated(one.years or 0, one, exact=False) for one in within if one]
        if area in GENERAL:
            found += self._in_general(area)
        return max(found, key=lambda one: (one.years, one.exact), default=None)

    @cached_property
    def total(self) -> Claim | None:
        """What I claim of experience in all."""
        return next((claim for claim in self.of(ClaimKind.EXPERIENCE) if not canonical(claim.name)), None)

    def named(self, text: str, *kinds: ClaimKind) -> list[Claim]:
        """The claims of these kinds whose name stands in a text."""
        folded = text.casefold()
        return [claim for kind in kinds for claim in self.of(kind) if _stands(claim, folded)]

    @cached_property
    def _kinds(self) -> dict[ClaimKind, list[Claim]]:
        return {kind: [claim for claim in self.claims if claim.kind is kind] for kind in ClaimKind}

    @cached_property
    def _skills(self) -> dict[str, Claim]:
        """Skills by key; an area of experience, a licence tells of the skill of that name."""
        found: dict[str, Claim] = {}
        for claim in self.claims:
            if claim.kind in (*_PRACTISED, ClaimKind.LICENCE) and claim.name:
                found.setdefault(skill_key(claim.name), claim)
        return found

    @cached_property
    def _areas(self) -> dict[str, Claim]:
        """Areas by name; years in a skill tell of the area of that name."""
        found: dict[str, Claim] = {}
        for claim in self.claims:
            if claim.kind in _PRACTISED and claim.years is not None and (area := canonical(claim.name)):
                found.setdefault(area, claim)
        return found

    def _in_general(self, area: str) -> list[Dated]:
        """What experience in all, less that in other trades, and each area that is claimed tell at least."""
        elsewhere = sum(claim.years or 0 for name, claim in self._areas.items() if area and name in TRADES)
        found = [] if area else [Dated(one.years or 0, one, exact=False) for one in self._areas.values()]
        if self.total and area:
            left = (self.total.years or 0) - elsewhere
            found.append(Dated(max(0, left), self.total, exact=not elsewhere))
        return found


def _better(claim: Claim) -> tuple[object, ...]:
    """Sorts the better of two claims about one thing first, whatever the order they came in."""
    years = -1.0 if claim.years is None else claim.years
    return (lacking(claim), -years, -(claim.last_used or 0), claim.name, claim.level, claim.id)


def _stands(claim: Claim, folded: str) -> bool:
    name = claim.name.casefold().strip()
    least = _SHORTEST if claim.kind is ClaimKind.SKILL else 2
    return len(name) >= least and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded))
