"""What is asked again and again and my profile does not show, and which single claim would close most."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from jobtui.domain.area import skill_key, telling
from jobtui.domain.conditions import conditions, leaves
from jobtui.domain.evidence import Evidence
from jobtui.domain.frequency import Ask, Frequency
from jobtui.domain.number import counted
from jobtui.domain.profile import Claim, ClaimKind, describe
from jobtui.domain.requirement import ChecklistItem, Degree, Kind, Language, Requirement, State, Years
from jobtui.domain.verdict import Verdict
from jobtui.domain.weighing import weigh

_TRIED = 40
"""So many claims are tried, those named most often first."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something asked that my profile does not show: unmet, partial, or unclear where it says nothing."""

    frequency: Frequency
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Closing:
    """A claim that, if it were true, would meet `items` more required items in `postings` postings."""

    claim: Claim
    items: int
    postings: int


def gaps(frequencies: Iterable[Frequency], claims: Sequence[Claim], today: date) -> tuple[Gap, ...]:
    """What more than one posting asks and the profile does not meet, the most often asked first."""
    evidence = Evidence(claims, today)
    found = (Gap(one, weigh(_requirement(one), evidence).verdict) for one in frequencies if one.postings > 1)
    return tuple(gap for gap in found if gap.verdict is not Verdict.MET)


def closing(
    checklists: Mapping[int, Sequence[ChecklistItem]], claims: Sequence[Claim], today: date
) -> Closing | None:
    """The single claim that would meet most required items, None where none would meet any.

    What I ticked myself stays as it is.
    """
    open_ = list(_open(checklists, Evidence(claims, today)))
    named: Counter[Claim] = Counter()
    for one in open_:
        named.update(dict.fromkeys(_would_help(one.asked), 1))
    tried = (_tried(claim, open_, claims, today) for claim, _ in named.most_common(_TRIED))
    best = max(tried, key=lambda one: (one.items, one.postings), default=None)
    return best if best is not None and best.items else None


def closing_words(best: Closing) -> str:
    """`A claim of Kubernetes would meet 7 more required items in 5 postings.`"""
    items, where = counted(best.items, "more required item"), counted(best.postings, "posting")
    return f"A claim of {describe(best.claim)} would meet {items} in {where}."


@dataclass(frozen=True, slots=True)
class _Open:
    """A required item that is not met, its text folded, and the keys of what tells of it."""

    posting: int
    asked: Requirement
    keys: frozenset[str]
    text: str

    def heeds(self, claim: Claim) -> bool:
        """Whether a claim could change anything here: to weigh every claim by every item would take long."""
        if claim.kind is ClaimKind.EXPERIENCE:
            return True
        return skill_key(claim.name) in self.keys or claim.name.casefold() in self.text


def _open(checklists: Mapping[int, Sequence[ChecklistItem]], evidence: Evidence) -> Iterator[_Open]:
    """The required items that are not met and that I have not judged."""
    for posting, items in checklists.items():
        for item in items:
            asked = item.requirement
            if item.state is not State.UNREVIEWED or asked.kind is not Kind.REQUIRED:
                continue
            if weigh(asked, evidence).verdict is not Verdict.MET:
                yield _Open(posting, asked, frozenset(_keys(asked)), asked.text.casefold())


def _keys(requirement: Requirement) -> Iterator[str]:
    tree = conditions(requirement)
    for leaf in leaves(tree) if tree else ():
        key = skill_key(leaf.skill or leaf.language or "")
        yield from (key, *telling(key))


def _would_help(requirement: Requirement) -> Iterator[Claim]:
    tree = conditions(requirement)
    for leaf in leaves(tree) if tree else ():
        if leaf.skill is not None:
            yield Claim(ClaimKind.SKILL, leaf.skill)
        elif leaf.language is not None:
            yield Claim(ClaimKind.LANGUAGE, leaf.language, leaf.level)
        elif leaf.years is not None and leaf.years.area:
            yield Claim(ClaimKind.EXPERIENCE, leaf.years.area, years=float(leaf.years.minimum))


def _tried(claim: Claim, open_: Iterable[_Open], claims: Sequence[Claim], today: date) -> Closing:
    evidence = Evidence([*(one for one in claims if not _same(one, claim)), claim], today)
    heeding = (one for one in open_ if one.heeds(claim))
    closed = [one.posting for one in heeding if weigh(one.asked, evidence).verdict is Verdict.MET]
    return Closing(claim, len(closed), len(set(closed)))


def _same(one: Claim, other: Claim) -> bool:
    return one.kind is other.kind and one.name.casefold() == other.name.casefold()


def _requirement(one: Frequency) -> Requirement:
    asked = Requirement(one.label, Kind.REQUIRED)
    match one.ask:
        case Ask.SKILL:
            return replace(asked, skills=(one.name,))
        case Ask.LANGUAGE:
            return replace(asked, languages=(Language(one.name, ""),))
        case Ask.DEGREE:
            return replace(asked, degree=Degree(one.name))
        case Ask.EXPERIENCE:
            median = one.years[(len(one.years) - 1) // 2] if one.years else 0
            return replace(asked, years=(Years(median, None, one.name),))
