"""Requirements and claims in few words, and what the profile says of one."""

from datetime import date

from jobtui.domain.match import match
from jobtui.domain.profile import Claim, ClaimKind
from jobtui.domain.requirement import (
    Branch,
    ChecklistItem,
    Degree,
    Kind,
    Leaf,
    Requirement,
    State,
    Topic,
    Years,
)
from jobtui.domain.verdict import Judgement, Verdict

TODAY = date(2026, 11, 20)
MET, PARTIAL, UNMET, UNCLEAR = Verdict.MET, Verdict.PARTIAL, Verdict.UNMET, Verdict.UNCLEAR
Node = Branch | Leaf

SOFTWARE, PEOPLE, ML = "software development", "people management", "machine learning"


def all_of(*parts: Node) -> Branch:
    return Branch("all", parts)


def any_of(*parts: Node) -> Branch:
    return Branch("any", parts)


def such_as(*names: str) -> Branch:
    return Branch("any", tuple(map(skill, names)), open=True)


def skill(name: str) -> Leaf:
    return Leaf(skill=name)


def years(least: int, area: str = "", most: int | None = None) -> Leaf:
    return Leaf(years=Years(least, most, area))


def degree(level: str, field: str = "") -> Leaf:
    return Leaf(degree=Degree(level), field=field)


def speaks(language: str, level: str = "") -> Leaf:
    return Leaf(language=language, level=level)


EQUIVALENT = Leaf(equivalent=True)


def asks(
    node: Node | None, text: str = "so it says", *topics: Topic, kind: Kind = Kind.REQUIRED
) -> Requirement:
    tree = node if isinstance(node, Branch) or node is None else all_of(node)
    return Requirement(text, kind, alternatives=tree, topics=topics)


def knows(name: str, held: float | None = None, last: int | None = None) -> Claim:
    return Claim(ClaimKind.SKILL, name, years=held, last_used=last)


def worked(held: float, area: str = "") -> Claim:
    return Claim(ClaimKind.EXPERIENCE, area, years=held)


def studied(level: str, field: str = "") -> Claim:
    return Claim(ClaimKind.DEGREE, field, level=level)


def talks(language: str, level: str = "", held: float | None = None) -> Claim:
    return Claim(ClaimKind.LANGUAGE, language, level=level, years=held)


def may(kind: ClaimKind, name: str, held: float | None = None) -> Claim:
    return Claim(kind, name, years=held)


def judged(asked: Requirement, *claims: Claim, state: State = State.UNREVIEWED, note: str = "") -> Judgement:
    (found,) = match([ChecklistItem(1, 1, asked, state, note)], claims, TODAY)
    return found


LADDER = any_of(
    all_of(degree("bachelor"), years(10, SOFTWARE)), all_of(degree("master"), years(8, SOFTWARE)), EQUIVALENT
)
MASTER, BACHELOR, NINE = studied("master", "Computer Science"), studied("bachelor"), worked(9)
PYTHON_YEARS = all_of(years(5), skill("Python"))
