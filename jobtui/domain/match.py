"""A checklist held against my profile, item by item: which verdict, by which branch, on which claims."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from jobtui.domain.conditions import conditions, leaves
from jobtui.domain.evidence import Evidence
from jobtui.domain.fit import Fit
from jobtui.domain.grounds import TOPICS, ground, naming, skill_years, topic
from jobtui.domain.profile import Claim, ClaimKind, years_text
from jobtui.domain.requirement import Branch, ChecklistItem, Kind, Leaf, Requirement, State, Topic
from jobtui.domain.verdict import RANK, By, Ground, Judgement, Verdict

_SPAN_OF_YEARS = re.compile(r"(?:years?|yrs|jahren?|ans|années|años|anos|anni|jaar)\b([^.;,:]*)")


def match(items: Iterable[ChecklistItem], claims: Iterable[Claim], today: date) -> tuple[Judgement, ...]:
    """Where I stand with each item of a checklist, in its order; `today` tells what was used long ago."""
    evidence = Evidence(claims, today)
    return tuple(judge(item, evidence) for item in items)


def judge(item: ChecklistItem, evidence: Evidence) -> Judgement:
    """Where I stand with one item. My own tick goes before anything the profile says."""
    found = weigh(item.requirement, evidence)
    by_profile = Judgement(
        item.n, found.verdict, By.PROFILE, found.reason, found.words, found.claims, found.short, found.verdict
    )
    if item.state is State.UNREVIEWED:
        return by_profile
    mine = Verdict(item.state)
    reason = "my own tick" + (f": {' '.join(item.note.split())}" if item.note.strip() else "")
    if mine is not found.verdict:
        reason += f" (the profile alone: {found.verdict}, {found.reason})"
    return replace(by_profile, verdict=mine, by=By.ME, reason=reason, short=0)


def weigh(requirement: Requirement, evidence: Evidence) -> Ground:
    """What a requirement comes to: its conditions, and what it asks beside them, all together."""
    tree = conditions(requirement)
    grounds = [] if tree is None else [_node(tree, requirement.text, evidence)]
    beside = [one for one in TOPICS if one in requirement.topics and not _told(one, tree)]
    grounds += [topic(one, requirement.text, evidence) for one in beside]
    return _all(grounds) if grounds else naming(requirement.text, evidence)


def _told(asked: Topic, tree: Branch | Leaf | None) -> bool:
    """Whether the conditions tell of a topic already: years of managing people are leadership."""
    within = () if tree is None else leaves(tree)
    return asked is Topic.LEADERSHIP and any(
        leaf.years and leaf.years.area.endswith("management") for leaf in within
    )


def _node(node: Branch | Leaf, text: str, evidence: Evidence) -> Ground:
    if isinstance(node, Leaf):
        return ground(node, evidence)
    if node.op == "any":
        return _any(node, [_node(part, text, evidence) for part in node.of])
    return _all([_part(part, node, text, evidence) for part in node.of])


def _part(part: Branch | Leaf, whole: Branch, text: str, evidence: Evidence) -> Ground:
    """One of several conditions that all hold: what stands beside it tells how it is meant."""
    asked = part.years if isinstance(part, Leaf) else None
    if asked and not asked.area and (names := _skills_of_years(whole, text)):
        return skill_years(asked, names, evidence)
    found = _node(part, text, evidence)
    examples = isinstance(part, Branch) and part.open and all(leaf.skill for leaf in leaves(part))
    if examples and found.verdict is Verdict.UNCLEAR and any(leaf.years for leaf in leaves(whole)):
        return replace(found, weighs=False)
    return found


def _skills_of_years(whole: Branch, text: str) -> list[str]:
    """The skills that the years are in: those beside them, if one is named right behind the years."""
    names = [leaf.skill for leaf in leaves(whole) if leaf.skill]
    behind = " ".join(found[1] for found in _SPAN_OF_YEARS.finditer(text.casefold()))
    named = any(re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", behind) for name in names)
    return names if named else []


def _any(branch: Branch, grounds: Sequence[Ground]) -> Ground:
    """The best of several ways; of those alike the one that lacks the fewest years, then the first."""
    best = max(grounds, key=lambda one: (RANK[one.verdict], -one.short))
    silent = all(one.verdict is Verdict.UNCLEAR and not one.claims for one in grounds)
    lacked = all(one.verdict is Verdict.UNMET for one in grounds)
    words = " OR ".join(one.words for one in grounds)
    if silent and len(grounds) > 1:
        return Ground(Verdict.UNCLEAR, words, f"nothing on file about {words.replace(' OR ', ', ')}")
    if lacked and branch.open:
        return Ground(Verdict.UNCLEAR, words, f"{best.reason}; others like it would do", best.claims)
    return best


def _all(grounds: Sequence[Ground]) -> Ground:
    """Several conditions together. One that nothing on file tells of leaves all unclear.

    What I lack makes an unmet whole where it is a degree or years, or where I have nothing of it; where a
    part is there, as of several skills, it is partly met.
    """
    if len(grounds) == 1:
        return grounds[0]
    weighing = [one for one in grounds if one.weighs] or list(grounds)
    lacking = [one for one in weighing if one.verdict is not Verdict.MET]
    words = " AND ".join(one.words for one in weighing if one.words)
    told = sorted(lacking, key=lambda one: RANK[one.verdict]) or weighing
    reason = "; ".join(dict.fromkeys(one.reason for one in told if one.reason))
    claims = tuple(dict.fromkeys(claim for one in weighing for claim in one.claims))
    return Ground(_together(weighing), words, reason, claims, max(one.short for one in weighing))


def _together(grounds: Sequence[Ground]) -> Verdict:
    verdicts = {one.verdict for one in grounds}
    if verdicts <= {Verdict.MET}:
        return Verdict.MET
    if Verdict.UNMET in verdicts:
        some = verdicts & {Verdict.MET, Verdict.PARTIAL}
        return Verdict.PARTIAL if some and not any(_decides(one) for one in grounds) else Verdict.UNMET
    return Verdict.UNCLEAR if Verdict.UNCLEAR in verdicts else Verdict.PARTIAL


def _decides(one: Ground) -> bool:
    """Whether what is unmet cannot be made up for by the rest: years, a degree."""
    degree = any(claim.kind is ClaimKind.DEGREE for claim in one.claims)
    return one.verdict is Verdict.UNMET and (one.short > 0 or degree)


def fit(judgements: Sequence[Judgement], items: Sequence[ChecklistItem]) -> Fit:
    """The verdicts counted; where nothing is required, what is not labelled counts as asked."""
    asked = [one.verdict for one, _ in _of(judgements, items, _asked_kind(items))]
    wished = [one.verdict for one, _ in _of(judgements, items, Kind.PREFERRED)]
    met, partial, unmet = (asked.count(one) for one in (Verdict.MET, Verdict.PARTIAL, Verdict.UNMET))
    return Fit(len(asked), met, partial, unmet, len(wished), wished.count(Verdict.MET))


def summary(judgements: Sequence[Judgement], items: Sequence[ChecklistItem]) -> str:
    """Where I stand with the whole, in words: `5 of 6 required met, 1 short by 2 years; 3 of 9 preferred`."""
    if not items:
        return "no requirements were found in this posting"
    parts = []
    for kind in Kind:
        found = [one for one, _ in _of(judgements, items, kind)]
        if found:
            met = sum(one.verdict is Verdict.MET for one in found)
            parts.append(", ".join([f"{met} of {len(found)} {kind} met", *_lacking(found)]))
    return "; ".join(parts)


def _lacking(found: Sequence[Judgement]) -> list[str]:
    short = [one for one in found if one.short and one.verdict in (Verdict.PARTIAL, Verdict.UNMET)]
    said = [f"1 short by {years_text(one.short)}" for one in short]
    for verdict in (Verdict.PARTIAL, Verdict.UNMET, Verdict.UNCLEAR):
        if count := sum(one.verdict is verdict and one not in short for one in found):
            said.append(f"{count} {verdict}")
    return said


def _asked_kind(items: Sequence[ChecklistItem]) -> Kind:
    required = any(item.requirement.kind is Kind.REQUIRED for item in items)
    return Kind.REQUIRED if required else Kind.UNLABELLED


def _of(
    judgements: Sequence[Judgement], items: Sequence[ChecklistItem], kind: Kind
) -> list[tuple[Judgement, ChecklistItem]]:
    return [(one, item) for one, item in zip(judgements, items, strict=True) if item.requirement.kind is kind]
