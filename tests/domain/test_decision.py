"""Weighted means, who is ranked, and which change of one weight puts another role first."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobtui.domain.deciding import firmness_words, order_words, standing_words, turn_words
from jobtui.domain.decision import HEAVIEST, HIGHEST, Criterion, Decision, Score, decision
from jobtui.domain.number import ordinal

NAMES = {1: "#1 A", 2: "#2 B", 3: "#3 C"}


def weighed(weights: dict[str, int], roles: dict[int, list[int | None]]) -> Decision:
    """Criteria by name and weight, and of each role its scores in their order, None for a missing one."""
    criteria = [Criterion(name, weight, at) for at, (name, weight) in enumerate(weights.items(), 1)]
    scores = {
        role: [Score(at, value) for at, value in enumerate(values, 1) if value is not None]
        for role, values in roles.items()
    }
    return decision(criteria, scores)


def test_means_are_exact_and_rank() -> None:
    found = weighed({"Pay": 5, "Growth": 7, "Commute": 3}, {1: [3, 5, 1], 2: [5, 3, 4]})
    assert [one.mean for one in found.standings()] == [Fraction(53, 15), Fraction(58, 15)]
    assert [one.rank for one in found.standings()] == [2, 1]
    assert found.first == (2,)
    assert order_words(found, NAMES) == ["Order: 1st #2 B (3.87), 2nd #1 A (3.53)."]


def test_a_missing_score_is_no_zero() -> None:
    found = weighed({"Pay": 5, "Growth": 5}, {1: [3, 3], 2: [4, None], 3: [2, 1]})
    one = found.standings()[1]
    assert (one.mean, one.rank, one.scored, one.asked) == (None, None, 1, 2)
    assert (one.low, one.high) == (Fraction(2), Fraction(9, 2))
    assert standing_words(one) == "1 of 2 scored: 2.00 to 4.50"
    assert found.ranked == (1, 3)
    assert order_words(found, NAMES)[1] == (
        "#2 B is not ranked: 1 of 2 scored: 2.00 to 4.50, whatever the rest; it could come first."
    )


@pytest.mark.parametrize(
    ("second", "words"),
    [
        ([0, None], "cannot come first"),
        ([5, None], "comes first in any case"),
        ([3, None], "could come first"),
    ],
)
def test_what_an_unranked_role_can_still_reach(second: list[int | None], words: str) -> None:
    found = weighed({"Pay": 9, "Growth": 1}, {1: [3, 3], 2: second})
    assert words in order_words(found, NAMES)[1]


def test_what_no_role_is_scored_on_is_left_out_and_said() -> None:
    found = weighed({"Pay": 5, "Growth": 5}, {1: [3, None], 2: [4, None]})
    assert found.first == (2,)
    assert order_words(found, NAMES)[1] == "Left out, no role has a score on it: Growth."


@pytest.mark.parametrize(
    ("weights", "roles", "said"),
    [
        ({}, {1: [], 2: []}, "No criteria yet: nothing to weigh by."),
        ({"Pay": 0}, {1: [3], 2: [4]}, "Every weight is 0: nothing counts."),
        ({"Pay": 5}, {1: [None], 2: [None]}, "No role has a score on every criterion yet: none is ranked."),
        ({"Pay": 5}, {1: [3], 2: [None]}, "Only #1 A has every score: nothing to rank it against."),
    ],
)
def test_where_nothing_can_be_ranked(
    weights: dict[str, int], roles: dict[int, list[int | None]], said: str
) -> None:
    found = weighed(weights, roles)
    assert order_words(found, NAMES)[0] == said
    assert firmness_words(found, NAMES) == ""
    assert all(turn_words(found, one.id, NAMES) == "" for one in found.criteria)


def test_equal_roles_share_a_place() -> None:
    found = weighed({"Pay": 5, "Growth": 5}, {1: [3, 4], 2: [4, 3], 3: [1, 1]})
    assert [one.rank for one in found.standings()] == [1, 1, 3]
    assert turn_words(found, 1, NAMES) == (
        "raising Pay from 5 to 6 puts #2 B first; lowering Pay from 5 to 4 puts #1 A first"
    )


def test_the_nearest_weight_that_changes_who_is_first() -> None:
    found = weighed({"Pay": 5, "Growth": 7, "Commute": 3}, {1: [3, 5, 1], 2: [5, 3, 4]})
    assert [turn_words(found, n, NAMES) for n in (1, 2, 3)] == [
        "lowering Pay from 5 to 2 puts #1 A first",
        "raising Growth from 7 to 10 puts #1 A first",
        "lowering Commute from 3 to 1 puts #1 A first",
    ]
    assert firmness_words(found, NAMES) == (
        "The smallest change that matters: lowering Commute from 3 to 1 puts #1 A first."
    )


def test_a_role_that_only_draws_level_is_said_so() -> None:
    found = weighed({"Pay": 6, "Growth": 5}, {1: [3, 4], 2: [4, 3]})
    assert turn_words(found, 1, NAMES) == "lowering Pay from 6 to 5 brings #1 A level with it"


def test_no_weight_changes_a_role_that_is_better_in_all() -> None:
    found = weighed({"Pay": 5, "Growth": 5}, {1: [5, 5], 2: [1, 1]})
    assert turn_words(found, 1, NAMES) == "no weight of Pay alone changes who is first"
    assert firmness_words(found, NAMES) == "No single weight changes who is first."


def test_a_weight_cannot_be_tried_where_a_ranked_role_has_no_score() -> None:
    found = weighed({"Pay": 5, "Growth": 0}, {1: [5, None], 2: [1, 5]})
    assert found.ranked == (1, 2)
    assert [(one.scored, one.asked) for one in found.standings()] == [(1, 1), (1, 1)]
    assert found.turns(found.criteria[1]) == ()
    assert turn_words(found, 2, NAMES) == "Growth cannot be tried: not every ranked role has a score on it"


def test_places_in_words() -> None:
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 112)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th",
    ]  # fmt: skip


_VALUES = st.integers(0, HIGHEST)
_TABLES = st.integers(1, 4).flatmap(
    lambda criteria: st.tuples(
        st.lists(st.integers(0, HEAVIEST), min_size=criteria, max_size=criteria),
        st.lists(st.lists(_VALUES, min_size=criteria, max_size=criteria), min_size=2, max_size=4),
    )
)


def _leaders(weights: list[int], roles: list[list[int]]) -> set[int]:
    """Who comes first, counted by whole numbers alone: all have every score, so the weights are the same."""
    sums = [sum(w * s for w, s in zip(weights, scores, strict=True)) for scores in roles]
    return {at for at, reached in enumerate(sums, 1) if reached == max(sums)}


@given(_TABLES)
def test_turns_are_those_that_trying_every_weight_finds(table: tuple[list[int], list[list[int]]]) -> None:
    weights, roles = table
    found = weighed(
        {f"c{at}": weight for at, weight in enumerate(weights)},
        {at: [*scores] for at, scores in enumerate(roles, 1)},
    )
    if not any(weights):
        assert found.first == ()
        return
    first = _leaders(weights, roles)
    assert set(found.first) == first
    for at, one in enumerate(found.criteria):
        tried = {
            weight: _leaders([*weights[:at], weight, *weights[at + 1 :]], roles)
            for weight in range(HEAVIEST + 1)
            if weight != one.weight and any([*weights[:at], weight, *weights[at + 1 :]])
        }
        changing = {weight: then for weight, then in tried.items() if then != first}
        nearest = min((abs(weight - one.weight) for weight in changing), default=None)
        expected = {weight: then for weight, then in changing.items() if abs(weight - one.weight) == nearest}
        assert {turn.weight: set(turn.first) for turn in found.turns(one)} == expected


@given(_TABLES, st.data())
def test_whatever_a_missing_score_turns_out_to_be_the_mean_lies_within_its_bounds(
    table: tuple[list[int], list[list[int]]], data: st.DataObject
) -> None:
    weights, roles = table
    names = {f"c{at}": weight for at, weight in enumerate(weights)}
    gone = data.draw(st.integers(0, len(weights) - 1))
    whole = weighed(names, {at: [*scores] for at, scores in enumerate(roles, 1)})
    lacking: dict[int, list[int | None]] = {at: [*scores] for at, scores in enumerate(roles, 1)}
    lacking[1][gone] = None
    one, known = weighed(names, lacking).standings()[0], whole.standings()[0]
    if known.mean is not None and one.asked:
        assert one.low <= known.mean <= one.high
