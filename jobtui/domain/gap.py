"""What is asked again and again and my profile does not show, and which single claim would close most."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from jobtui.domain.aligned import FIRM_FIRST
from jobtui.domain.area import skill_key, telling
from jobtui.domain.conditions import conditions, leaves
from jobtui.domain.evidence import Evidence
from jobtui.domain.frequency import Ask, Frequency
from jobtui.domain.number import counted
from jobtui.domain.profile import Claim, ClaimKind, describe
from jobtui.domain.requirement import ChecklistItem, Kind, Language, Leaf, Requirement, State, Years
from jobtui.domain.verdict import RANK, Verdict
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


def gaps(
    checklists: Mapping[int, Sequence[ChecklistItem]], claims: Sequence[Claim], today: date
) -> tuple[Gap, ...]:
    """What more than one posting asks in items that are not met, the most often asked first.

    Of an item that is met by another of its ways nothing is a gap, and of one that is not only what lacks.
    """
    evidence = Evidence(claims, today)
    held: dict[Requirement, Verdict] = {}
    counts: dict[tuple[Ask, str], _Count] = {}
    for posting, items in checklists.items():
        for item in items:
            for leaf in _lacking(item, evidence):
                one = _alone(leaf)
                verdict = held.setdefault(one, weigh(one, evidence).verdict)
                if verdict is not Verdict.MET:
                    count = counts.setdefault(_named(leaf), _Count())
                    count.add(posting, item.requirement.kind, verdict, leaf.years)
    found = [count.gap(ask, name) for (ask, name), count in counts.items() if len(count.kinds) > 1]
    return tuple(sorted(found, key=lambda gap: _by_demand(gap.frequency)))


def _by_demand(one: Frequency) -> tuple[int, int, str, str]:
    return -one.postings, -one.required, one.ask, one.name


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


@dataclass(slots=True)
class _Count:
    """What was counted of one gap so far: how firmly each posting asks, the years, the worst verdict."""

    kinds: dict[int, Kind] = field(default_factory=dict)
    years: list[int] = field(default_factory=list)
    verdicts: set[Verdict] = field(default_factory=set)

    def add(self, posting: int, kind: Kind, verdict: Verdict, years: Years | None) -> None:
        self.kinds[posting] = min(kind, self.kinds.get(posting, kind), key=FIRM_FIRST.index)
        self.years += [years.minimum] if years else []
        self.verdicts.add(verdict)

    def gap(self, ask: Ask, name: str) -> Gap:
        firm = Counter(self.kinds.values())
        counts = (firm[Kind.REQUIRED], firm[Kind.PREFERRED], firm[Kind.UNLABELLED])
        worst = min(self.verdicts, key=lambda verdict: RANK[verdict])
        return Gap(Frequency(ask, name, *counts, years=tuple(sorted(self.years))), worst)


def _lacking(item: ChecklistItem, evidence: Evidence) -> Iterator[Leaf]:
    """The conditions of an item that is not met: by my tick, or where there is none by what I claim."""
    if item.state is State.MET:
        return
    if item.state is State.UNREVIEWED and weigh(item.requirement, evidence).verdict is Verdict.MET:
        return
    tree = conditions(item.requirement)
    yield from (leaf for leaf in leaves(tree) if not leaf.equivalent) if tree else ()


def _named(leaf: Leaf) -> tuple[Ask, str]:
    if leaf.skill is not None:
        return Ask.SKILL, leaf.skill
    if leaf.language is not None:
        return Ask.LANGUAGE, leaf.language
    if leaf.years is not None:
        return Ask.EXPERIENCE, leaf.years.area
    return Ask.DEGREE, str(leaf.degree)


def _alone(leaf: Leaf) -> Requirement:
    """A requirement of nothing but one condition."""
    return Requirement(
        "",
        Kind.REQUIRED,
        years=(leaf.years,) if leaf.years else (),
        degree=leaf.degree,
        skills=(leaf.skill,) if leaf.skill else (),
        languages=(Language(leaf.language, leaf.level),) if leaf.language else (),
    )
