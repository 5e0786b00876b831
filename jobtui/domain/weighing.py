"""A whole requirement held against what I claim: its tree of conditions, and what it asks beside them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from jobtui.domain.area import canonical, skill_key
from jobtui.domain.conditions import conditions, leaves
from jobtui.domain.evidence import Evidence
from jobtui.domain.grounds import TOPICS, ground, naming, skill_years, topic
from jobtui.domain.profile import ClaimKind
from jobtui.domain.requirement import Branch, Leaf, Requirement, Topic
from jobtui.domain.verdict import RANK, Ground, Verdict, listed

_BEHIND_YEARS = re.compile(r"(?:years?|yrs|jahren?|ans|années|años|anos|anni|jaar)\b((?:[^.;,:]|\.(?=\w))*)")
_AROUND, _A_SKILL = 6, 4
"""A sentence with more words than go around its skills asks more than these."""


def weigh(requirement: Requirement, evidence: Evidence) -> Ground:
    """What a requirement comes to: its conditions, and what it asks beside them, all together."""
    tree = conditions(requirement)
    grounds = [] if tree is None else [_in_sentence(tree, requirement.text, evidence)]
    beside = [one for one in TOPICS if one in requirement.topics and not _told(one, tree)]
    grounds += [topic(one, requirement.text, evidence) for one in beside]
    return _all(grounds) if grounds else naming(requirement.text, evidence)


def _in_sentence(tree: Branch | Leaf, text: str, evidence: Evidence) -> Ground:
    """What the tree comes to; skills that a long sentence names in passing are a part of what it asks."""
    found = _node(tree, text, evidence)
    if found.verdict is Verdict.MET and _in_passing(tree, text):
        return replace(found, verdict=Verdict.PARTIAL, reason=f"{found.reason}; the sentence asks more")
    return found


def _in_passing(tree: Branch | Leaf, text: str) -> bool:
    """Whether a sentence has many more words than the skills it names, and not for giving examples."""
    named = list(leaves(tree))
    if not all(leaf.skill for leaf in named) or (isinstance(tree, Branch) and tree.open):
        return False
    return len(text.split()) > _AROUND + _A_SKILL * len(named)


def _told(asked: Topic, tree: Branch | Leaf | None) -> bool:
    """Whether the conditions tell of a topic already, as years of managing people do of leadership."""
    within = () if tree is None else tuple(leaves(tree))
    if asked is Topic.LEADERSHIP:
        return any(leaf.years and leaf.years.area.endswith("management") for leaf in within)
    return asked is Topic.LICENCE and any("licence" in skill_key(leaf.skill or "") for leaf in within)


def _node(node: Branch | Leaf, text: str, evidence: Evidence) -> Ground:
    if isinstance(node, Leaf):
        return ground(node, text, evidence)
    if node.op == "any":
        return _any(node, [_node(part, text, evidence) for part in node.of])
    return _all([_part(part, node, text, evidence) for part in node.of if not _repeats(part, node)])


def _repeats(part: Branch | Leaf, whole: Branch) -> bool:
    """Whether a skill is what years beside it are in, and so says nothing more."""
    if isinstance(part, Branch) or part.skill is None:
        return False
    areas = [leaf.years.area for leaf in leaves(whole) if leaf.years]
    return canonical(part.skill) in map(canonical, filter(None, areas))


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
    behind = " ".join(found[1] for found in _BEHIND_YEARS.finditer(text.casefold()))
    named = any(re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", behind) for name in names)
    return names if named else []


def _any(branch: Branch, grounds: Sequence[Ground]) -> Ground:
    """The best of several ways; of those alike what lacks the fewest years, what is known, the first."""
    best = max(grounds, key=lambda one: (RANK[one.verdict], -one.short, not one.unknown))
    if all(one.unknown and not one.claims for one in grounds):
        words = " OR ".join(_inner(one.words, " AND ") for one in grounds)
        unknown = [*dict.fromkeys(listed(one.unknown, "and") for one in grounds)]
        return Ground(Verdict.UNCLEAR, words, unknown=(listed(unknown, "or"),))
    if branch.open and all(one.verdict is Verdict.UNMET for one in grounds):
        return replace(best, verdict=Verdict.UNCLEAR, reason=f"{best.reason}; others like it would do")
    return best


def _all(grounds: Sequence[Ground]) -> Ground:
    """Several conditions together, what is lacking told first."""
    if len(grounds) == 1:
        return grounds[0]
    weighing = [one for one in grounds if one.weighs] or list(grounds)
    told = sorted(weighing, key=lambda one: RANK[one.verdict])
    return Ground(
        _together(weighing),
        " AND ".join(_inner(one.words, " OR ") for one in weighing if one.words),
        "; ".join(dict.fromkeys(one.reason for one in told if one.reason)),
        tuple(dict.fromkeys(claim for one in weighing for claim in one.claims)),
        max(one.short for one in weighing),
        tuple(dict.fromkeys(name for one in weighing for name in one.unknown)),
    )


def _inner(words: str, joint: str) -> str:
    return f"({words})" if joint in words else words


def _together(grounds: Sequence[Ground]) -> Verdict:
    """Met where all are. Too low a degree or too few years make an unmet whole, and so does having nothing.

    Else one part that nothing on file tells of leaves it unclear; where I lack a part it is partly met.
    """
    verdicts = {one.verdict for one in grounds}
    some = verdicts & {Verdict.MET, Verdict.PARTIAL}
    if any(_decides(one) for one in grounds) or (Verdict.UNMET in verdicts and not some):
        return Verdict.UNMET
    if Verdict.UNCLEAR in verdicts:
        return Verdict.UNCLEAR
    return Verdict.MET if verdicts == {Verdict.MET} else Verdict.PARTIAL


def _decides(one: Ground) -> bool:
    """Whether what is unmet cannot be made up for by the rest: years, a degree."""
    degree = any(claim.kind is ClaimKind.DEGREE for claim in one.claims)
    return one.verdict is Verdict.UNMET and (one.short > 0 or degree)
