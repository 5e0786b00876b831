"""Counting a checklist, the keys that walk states and kinds, and years in words."""

from jobtui.domain.demand import demands
from jobtui.domain.requirement import (
    Branch,
    Degree,
    Kind,
    Leaf,
    Requirement,
    State,
    Tallies,
    Tally,
    Years,
    next_kind,
    next_state,
    tallies,
    tally,
)
from tests.factories import asks, checklist

ITEMS = checklist(
    (asks("a"), State.MET),
    (asks("b"), State.MET),
    (asks("c"), State.PARTIAL),
    asks("d"),
    (asks("e", Kind.PREFERRED), State.UNMET),
    (asks("f", Kind.UNLABELLED), State.PARTIAL),
)


def test_the_documented_words() -> None:
    assert [*Kind] == ["required", "preferred", "unlabelled"]
    assert [*State] == ["unreviewed", "met", "partial", "unmet"]
    assert [*Degree] == ["none", "bachelor", "master", "phd"]


def test_a_tally_counts_one_kind_by_state() -> None:
    assert tally(ITEMS, Kind.REQUIRED) == Tally(total=4, met=2, partial=1, unmet=0)
    assert tally((), Kind.REQUIRED) == Tally()


def test_tallies_keep_the_kinds_apart() -> None:
    assert tallies(ITEMS) == Tallies(
        required=Tally(4, 2, 1, 0), preferred=Tally(1, 0, 0, 1), unlabelled=Tally(1, 0, 1, 0)
    )


def test_the_toggle_goes_round_all_states() -> None:
    walked = [State.UNREVIEWED]
    for _ in State:
        walked.append(next_state(walked[-1]))
    assert walked == [State.UNREVIEWED, State.MET, State.PARTIAL, State.UNMET, State.UNREVIEWED]


def test_the_kind_key_goes_round_all_kinds() -> None:
    assert [next_kind(kind) for kind in (Kind.REQUIRED, Kind.PREFERRED, Kind.UNLABELLED)] == [
        Kind.PREFERRED,
        Kind.UNLABELLED,
        Kind.REQUIRED,
    ]


def test_years_beside_a_choice_of_skills_are_told_in_full() -> None:
    choice = Branch("any", (Leaf(skill="Python"), Leaf(skill="Rust")))
    tree = Branch("all", (Leaf(years=Years(6, None, "engineering")), choice))
    (demand,) = demands(Requirement("6+ years", years=(Years(6, None, "engineering"),), alternatives=tree))
    assert demand.text == "6+ years"
