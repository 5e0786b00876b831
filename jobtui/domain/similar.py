"""Which of my postings are near one another, and why: shared demands, the same employer, nearly one text."""

from collections.abc import Iterable
from dataclasses import dataclass

from jobtui.domain.role import family

NEAR_TEXT = 0.25
"""From this share of common stretches of words on, texts are told to be near."""

_LEAST = 0.2
_MOST = 10


@dataclass(frozen=True, slots=True)
class Profiled:
    """By what a posting is near others: its employer as a key, its title, and what it asks.

    `asks` names each demand in words that line up with those of another posting ("Python", "8+ years people
    management", "master"); `text` is how much of its text it shares with the one asked about, 0 to 1, and
    `phrase` what only these two say of the work, "" for nothing.
    """

    posting: int
    employer: str
    title: str | None
    asks: frozenset[str]
    text: float = 0.0
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """A posting near another: how near, 0 to 1, and the reasons in words, the strongest first."""

    posting: int
    nearness: float
    shared: tuple[str, ...]
    reasons: tuple[str, ...]


def near(one: Profiled, others: Iterable[Profiled]) -> tuple[Near, ...]:
    """Those near `one`, the nearest first, ten at most; none without a reason."""
    found = [_near(one, other) for other in others if other.posting != one.posting]
    kept = [near for near in found if near.nearness >= _LEAST and near.reasons]
    return tuple(sorted(kept, key=lambda near: (-near.nearness, near.posting))[:_MOST])


def _near(one: Profiled, other: Profiled) -> Near:
    shared = tuple(sorted(one.asks & other.asks))
    either = one.asks | other.asks
    of_demands = len(shared) / len(either) if either else 0.0
    same_employer = bool(one.employer) and one.employer == other.employer
    same_family = bool(family(one.title)) and family(one.title) == family(other.title)
    reasons = []
    if other.text >= NEAR_TEXT:
        reasons.append(f"{round(100 * other.text)} % of the text is the same")
    if other.phrase:
        reasons.append(f"only these two speak of “{other.phrase}”")
    if same_employer:
        reasons.append("same company")
    if shared:
        said = ", ".join(shared[:3]) + (" …" if len(shared) > 3 else "")
        reasons.append(f"{len(shared)} of {len(either)} demands shared: {said}")
    if same_family and reasons:
        reasons.append(f"both are {family(one.title)} roles")
    told = of_demands + 0.2 * same_employer + 0.1 * same_family + 0.4 * bool(other.phrase)
    nearness = max(other.text, min(1.0, told))
    return Near(other.posting, nearness, shared, tuple(reasons))
