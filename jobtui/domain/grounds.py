"""One condition held against what I claim."""

import re

from jobtui.domain.area import GENERAL, canonical, particular
from jobtui.domain.evidence import Evidence, told
from jobtui.domain.place import admits
from jobtui.domain.profile import DEGREES, Claim, ClaimKind, describe, lacking, years_text
from jobtui.domain.requirement import LEVELS, Leaf, Topic, Years
from jobtui.domain.verdict import Ground, Verdict

NEARLY = 4
"""Years are nearly enough, so partly met, where at most one in this many is missing."""

_DEGREE_WORDS = {"bachelor": "Bachelor's", "master": "Master's", "phd": "PhD"}

_FAMILIES = (
    "comput informati softwar engineer ingenieur mathemati physi statisti electr elektr data technolog "
    "technical mechani robotic cyber telecom science stem",
    "business econom financ account commerc management marketing administration",
    "design art media graphic communication journalis",
    "medic nursing health biolog pharma chemi",
)
"""Beginnings of words by which fields of study are related."""

_ANY_FIELD = re.compile(r"\bany\b|\bbeliebig|\bcualquier|\btoute\b")
_RELATED = re.compile(
    r"relat|similar|equivalent|relevan|comparable|technical|verwandt|ähnlich|vergleichbar|afin"
)
_ADJOINING = frozenset("field fields degree discipline or and in of the a an related similar".split())


def ground(leaf: Leaf, text: str, evidence: Evidence) -> Ground:
    """What one condition of a tree comes to, in the sentence that states it."""
    if leaf.degree is not None:
        return _degree(leaf, evidence)
    if leaf.years is not None:
        return years(leaf.years, text, evidence)
    if leaf.skill is not None:
        return skill(leaf.skill, evidence)
    if leaf.language is not None:
        return _language(leaf, evidence)
    return _equivalent(evidence)


def skill(name: str, evidence: Evidence) -> Ground:
    """A skill, however long it was used."""
    claim = evidence.skill(name)
    if claim is None:
        return Ground(Verdict.UNCLEAR, name, unknown=(name,))
    verdict = Verdict.UNMET if lacking(claim) else Verdict.MET
    return Ground(verdict, name, told(claim, evidence.today), (claim,))


def skill_years(asked: Years, names: list[str], evidence: Evidence) -> Ground:
    """Years that are asked in a skill, or in any of several."""
    words = f"{_asked(asked)} of {' or '.join(names)}"
    claims = [claim for claim in map(evidence.skill, names) if claim and claim.years is not None]
    best = max(claims, key=lambda claim: claim.years or 0, default=None)
    if best is not None:
        return _held(asked, best.years or 0, best, words, evidence)
    return _beyond(asked, words, " or ".join(names), evidence)


def years(asked: Years, text: str, evidence: Evidence) -> Ground:
    """Years of experience in an area, or in general; the sentence may name one that is in no table."""
    area = canonical(asked.area)
    words = _asked(asked) + (f" of {asked.area}" if area not in GENERAL else "")
    if not asked.minimum:
        return Ground(Verdict.MET, words, "no years are needed")
    held = evidence.years_in(area)
    if not area and held and (what := particular(text)):
        return _in_particular(asked, what, words, evidence)
    if held and (held.exact or held.years >= asked.minimum):
        return _held(asked, held.years, held.claim, words, evidence)
    return _beyond(asked, words, asked.area or "experience in all", evidence, held.claim if held else None)


def _in_particular(asked: Years, what: str, words: str, evidence: Evidence) -> Ground:
    named = [claim for claim in evidence.named(what, ClaimKind.EXPERIENCE) if claim.name]
    best = max(named, key=lambda claim: claim.years or 0, default=None)
    if best is not None:
        return _held(asked, best.years or 0, best, words, evidence)
    return _beyond(asked, words, "them were in just that", evidence)


def _held(asked: Years, held: float, claim: Claim, words: str, evidence: Evidence) -> Ground:
    """Years in just what is asked, or enough of them."""
    short = asked.minimum - held
    if short <= 0:
        return Ground(Verdict.MET, words, told(claim, evidence.today), (claim,))
    verdict = Verdict.PARTIAL if short * NEARLY <= asked.minimum else Verdict.UNMET
    return Ground(
        verdict, words, f"short by {years_text(short)} ({told(claim, evidence.today)})", (claim,), short
    )


def _beyond(asked: Years, words: str, what: str, evidence: Evidence, least: Claim | None = None) -> Ground:
    """Years in something for which none are claimed: more than I have in all, nobody has in a part."""
    total = evidence.total
    claims = tuple(claim for claim in (least, total) if claim)
    said = "; ".join(dict.fromkeys(told(claim, evidence.today) for claim in claims))
    if total and (short := asked.minimum - (total.years or 0)) > 0:
        return Ground(Verdict.UNMET, words, f"short by {years_text(short)} ({said})", claims, short)
    if claims:
        return Ground(Verdict.UNCLEAR, words, f"{said}; how many of {what} is not on file", claims)
    return Ground(Verdict.UNCLEAR, words, unknown=(f"years of {what}",))


def _asked(asked: Years) -> str:
    least, most = asked.minimum, asked.maximum
    if most is None or most == least:
        return f"{least}{'' if most else '+'} {'year' if least == most == 1 else 'years'}"
    return f"{least}–{most} years"


def _degree(leaf: Leaf, evidence: Evidence) -> Ground:
    """The highest degree on file decides; of several that are high enough, the one in the nearest field."""
    asked = str(leaf.degree)
    words = _DEGREE_WORDS.get(asked, "school or training")
    held = [claim for claim in evidence.of(ClaimKind.DEGREE) if claim.level in DEGREES]
    if not held:
        return Ground(Verdict.UNCLEAR, words, unknown=("a degree" if asked in DEGREES else words,))
    if asked not in DEGREES:
        said = "; ".join(map(describe, held))
        reason = f"{said}; whether that covers the training is for the employer to judge"
        return Ground(Verdict.UNCLEAR, words, reason, (*held,))
    enough = [claim for claim in held if DEGREES.index(claim.level) >= DEGREES.index(asked)]
    if not enough:
        best = max(held, key=lambda claim: DEGREES.index(claim.level))
        return Ground(Verdict.UNMET, words, f"{describe(best)}, not the {words} asked", (best,))
    grounds = [_in_field(claim, leaf.field, words) for claim in enough]
    return max(grounds, key=lambda one: one.verdict is Verdict.MET)


def _in_field(claim: Claim, field: str, words: str) -> Ground:
    mine, asked = claim.name.casefold(), field.casefold()
    if not {*re.findall(r"\w+", asked)} - _ADJOINING or _ANY_FIELD.search(asked):
        return Ground(Verdict.MET, words, describe(claim), (claim,))
    if not mine:
        return Ground(Verdict.MET, words, f"{describe(claim)}, its field is not on file", (claim,))
    stems = {word[:6] for word in re.findall(r"\w{3,}", mine)} - _ADJOINING
    if any(stem in asked for stem in stems):
        return Ground(Verdict.MET, words, describe(claim), (claim,))
    if _RELATED.search(asked) and any(_among(family, mine) and _among(family, asked) for family in _FAMILIES):
        return Ground(Verdict.MET, words, f"{describe(claim)}, a related field", (claim,))
    return Ground(Verdict.PARTIAL, words, f"{describe(claim)}; asked in {field}", (claim,))


def _among(family: str, text: str) -> bool:
    return any(re.search(rf"\b{stem}", text) for stem in family.split())


def _equivalent(evidence: Evidence) -> Ground:
    """Whether experience is worth a degree, the employer says; without any, nothing is known."""
    total, words = evidence.years_in(""), "equivalent experience"
    if total is None:
        return Ground(Verdict.UNCLEAR, words, unknown=("years of experience",))
    reason = f"{told(total.claim, evidence.today)}; what is equivalent is for the employer to judge"
    return Ground(Verdict.UNCLEAR, words, reason, (total.claim,))


def _language(leaf: Leaf, evidence: Evidence) -> Ground:
    name, level = leaf.language or "", leaf.level
    words = f"{name} {level}".strip()
    spoken = [claim for claim in evidence.of(ClaimKind.LANGUAGE) if claim.name.casefold() == name.casefold()]
    if not spoken:
        return Ground(Verdict.UNCLEAR, words, unknown=(name,))
    best = max(spoken, key=lambda claim: (not lacking(claim), LEVELS.get(claim.level, 0)))
    have, need = LEVELS.get(best.level, 0), LEVELS.get(level, 0)
    if lacking(best):
        return Ground(Verdict.UNMET, words, describe(best), (best,))
    if not have and need:
        return Ground(Verdict.UNCLEAR, words, f"{describe(best)}, how well is not on file", (best,))
    verdict = Verdict.MET if have >= need else Verdict.PARTIAL if have + 1 == need else Verdict.UNMET
    reason = describe(best) if verdict is Verdict.MET else f"{describe(best)}, asked {level}"
    return Ground(verdict, words, reason, (best,))


_TELLING: dict[Topic, tuple[ClaimKind, ...]] = {
    Topic.LEADERSHIP: (ClaimKind.EXPERIENCE, ClaimKind.SKILL),
    Topic.DOMAIN: (ClaimKind.EXPERIENCE, ClaimKind.SKILL),
    Topic.CLEARANCE: (ClaimKind.CLEARANCE,),
    Topic.AUTHORISATION: (ClaimKind.AUTHORISATION,),
    Topic.PLACE: (ClaimKind.PLACE, ClaimKind.WORKPLACE),
    Topic.TRAVEL: (ClaimKind.PLACE, ClaimKind.SKILL),
    Topic.LICENCE: (ClaimKind.LICENCE, ClaimKind.SKILL),
}
"""Which claims speak of a topic that no condition of the tree tells."""

TOPICS = tuple(_TELLING)


_OF_PEOPLE = re.compile(r"people|\bteams?\b|manag|direct reports|staff|supervis|führung|équipe|equip", re.I)
"""Words of leading people, which leading a piece of work is not."""


def topic(asked: Topic, text: str, evidence: Evidence) -> Ground:
    """What a sentence asks beside its conditions: told by the claims that it names."""
    words = str(asked)
    claims = evidence.named(text, *_TELLING[asked])
    if asked is Topic.AUTHORISATION and not claims:
        claims = [claim for claim in evidence.of(ClaimKind.AUTHORISATION) if admits(claim.name, text)]
    led = evidence.years_in("people management") if asked is Topic.LEADERSHIP else None
    if led and not claims and _OF_PEOPLE.search(text):
        claims = [led.claim]
    if held := [claim for claim in claims if not lacking(claim)]:
        return Ground(Verdict.MET, words, "; ".join(told(claim, evidence.today) for claim in held), (*held,))
    if claims:
        return Ground(Verdict.UNMET, words, "; ".join(map(describe, claims)), (*claims,))
    others = evidence.of(_TELLING[asked][0])
    if others and asked not in (Topic.LEADERSHIP, Topic.DOMAIN):
        said = ", ".join(map(describe, others))
        return Ground(Verdict.UNCLEAR, words, f"{said}; whether that is enough is not said", (*others,))
    return Ground(Verdict.UNCLEAR, words, unknown=(_ABOUT[asked],))


_ABOUT = {
    Topic.LEADERSHIP: "leading people",
    Topic.DOMAIN: "this field of business",
    Topic.CLEARANCE: "clearances and checks",
    Topic.AUTHORISATION: "where I may work",
    Topic.PLACE: "this place",
    Topic.TRAVEL: "travelling",
    Topic.LICENCE: "this licence or certificate",
}


def naming(text: str, evidence: Evidence) -> Ground:
    """A sentence that no condition was read in: claims that it names tell a part of it."""
    claims = evidence.named(text, ClaimKind.SKILL, ClaimKind.EXPERIENCE)
    held = tuple(claim for claim in claims if not lacking(claim))
    if held:
        return Ground(Verdict.PARTIAL, "", "; ".join(told(claim, evidence.today) for claim in held), held)
    if claims:
        return Ground(Verdict.UNMET, "", "; ".join(map(describe, claims)), (*claims,))
    return Ground(Verdict.UNCLEAR, "", unknown=("it",))
