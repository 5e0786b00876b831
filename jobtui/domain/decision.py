"""What I weigh roles by: my criteria and their weights, a score a role, what speaks for and against it.

The arithmetic is exact: no sum depends on how a computer rounds.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

HIGHEST = 5
"""The best score; the worst is 0."""

HEAVIEST = 10
"""The largest weight; what weighs 0 does not count."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that matters to me, and how much: a weight from 0 to HEAVIEST. `id` is 0 until stored."""

    name: str
    weight: int
    id: int = 0


@dataclass(frozen=True, slots=True)
class Score:
    """How well a posting does on one criterion, 0 to HIGHEST, and why. `id` is 0 until stored."""

    criterion: int
    value: int
    reason: str = ""
    posting: int = 0
    id: int = 0


class Side(StrEnum):
    """Which way a point speaks."""

    PRO = "pro"
    CON = "con"


@dataclass(frozen=True, slots=True)
class Point:
    """Something that speaks for or against a posting. `id` is 0 until stored."""

    side: Side
    text: str
    posting: int = 0
    id: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one role stands: `scored` of `asked` criteria that count, and its mean score, weighted.

    `mean` runs from 0 to HIGHEST and is None while a score is missing; it then lies from `low` to `high`.
    `rank` is 1 for the best of those with a mean, and the same for equal ones.
    """

    posting: int
    scored: int
    asked: int
    low: Fraction
    high: Fraction
    mean: Fraction | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """The weight of a criterion, other than `now`, at which other roles come first: `first`, by number."""

    criterion: int
    now: int
    weight: int
    first: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """Roles by number, weighed by all my criteria; `scores` are found by posting and criterion."""

    criteria: tuple[Criterion, ...]
    postings: tuple[int, ...]
    scores: Mapping[tuple[int, int], Score]

    def score(self, posting: int, criterion: int) -> Score | None:
        """The score of a role on a criterion, None where it has none."""
        return self.scores.get((posting, criterion))

    @property
    def counting(self) -> tuple[Criterion, ...]:
        """The criteria that count: they weigh something, and at least one of the roles has a score on it."""
        return tuple(
            one
            for one in self.criteria
            if one.weight and any(self.score(posting, one.id) for posting in self.postings)
        )

    def standings(self) -> tuple[Standing, ...]:
        """How the roles stand, in their order; only those with a score on all that counts are ranked."""
        found = [self._standing(posting) for posting in self.postings]
        means = [one.mean for one in found if one.mean is not None]
        return tuple(
            one if one.mean is None else replace(one, rank=1 + sum(mean > one.mean for mean in means))
            for one in found
        )

    @property
    def first(self) -> tuple[int, ...]:
        """The role that ranks first, or several that are equal; none where none is ranked."""
        return tuple(one.posting for one in self.standings() if one.rank == 1)

    @property
    def ranked(self) -> tuple[int, ...]:
        """The roles that are ranked."""
        return tuple(one.posting for one in self.standings() if one.rank)

    def known(self, criterion: Criterion) -> bool:
        """Whether every ranked role has a score on a criterion, so that any weight of it can be tried."""
        return all(self.score(posting, criterion.id) for posting in self.ranked)

    def turns(self, criterion: Criterion) -> tuple[Turn, ...]:
        """The nearest other weights of one criterion at which other ranked roles come first.

        None where no weight does that; two where a raise and a fall are equally near.
        """
        first, ranked = self.first, self.ranked
        found: list[Turn] = []
        for away in range(1, HEAVIEST + 1) if len(ranked) > 1 and self.known(criterion) else ():
            for weight in (criterion.weight + away, criterion.weight - away):
                then = self._with(criterion, weight, ranked).first if 0 <= weight <= HEAVIEST else ()
                if then and then != first:
                    found.append(Turn(criterion.id, criterion.weight, weight, then))
            if found:
                break
        return tuple(found)

    def _with(self, criterion: Criterion, weight: int, postings: tuple[int, ...]) -> "Decision":
        criteria = (replace(one, weight=weight) if one.id == criterion.id else one for one in self.criteria)
        return Decision(tuple(criteria), postings, self.scores)

    def _standing(self, posting: int) -> Standing:
        counting = self.counting
        held = {one: score for one in counting if (score := self.score(posting, one.id))}
        whole = sum(one.weight for one in counting)
        reached = sum(one.weight * score.value for one, score in held.items())
        open_ = sum(one.weight for one in counting if one not in held)
        if not whole:
            return Standing(posting, 0, 0, Fraction(0), Fraction(HIGHEST))
        low, high = Fraction(reached, whole), Fraction(reached + HIGHEST * open_, whole)
        return Standing(posting, len(held), len(counting), low, high, None if open_ else low)


def decision(criteria: Sequence[Criterion], roles: Mapping[int, Iterable[Score]]) -> Decision:
    """The roles, by number with their scores, weighed. The newest score on a criterion counts."""
    scores = {(posting, score.criterion): score for posting, held in roles.items() for score in held}
    return Decision(tuple(criteria), tuple(roles), scores)
