"""Criteria, scores, pros and cons: written, refused, taken back to the byte."""

from collections.abc import Callable

import pytest

from jobtui.domain.decision import Criterion, Point, Score, Side
from jobtui.domain.problem import NotThere, Problem, WrongUsage
from jobtui.tracker import criteria, points
from jobtui.tracker.tracker import Change, Tracker
from tests.tracker.conftest import state


@pytest.fixture
def weighing(filled: Tracker) -> Tracker:
    """Two criteria, scores of two roles, a point."""
    criteria.add(filled, "Pay", 6)
    criteria.add(filled, "Growth")
    criteria.score(filled, 1, "pay", 4, "as asked")
    criteria.score(filled, 1, "growth", 2)
    criteria.score(filled, 2, "1", 3)
    criteria.score(filled, 2, "2", 3)
    points.add(filled, 1, Side.PRO, "four days a week")
    return filled


_DEEDS: dict[str, tuple[Callable[[Tracker], Change], str]] = {
    "criterion added": (lambda t: criteria.add(t, "Commute", 3), "Criterion 'Commute' added, weight 3"),
    "weighed": (lambda t: criteria.edit(t, 1, {"weight": "8"}), "Criterion 'Pay': weight 6 → 8"),
    "renamed": (
        lambda t: criteria.edit(t, 1, {"name": "Salary", "weight": "0"}),
        "Criterion 'Pay' renamed 'Salary': weight 6 → 0",
    ),
    "criterion dropped": (lambda t: criteria.drop(t, 1), "Criterion 'Pay' dropped with 2 scores"),
    "scored": (lambda t: criteria.score(t, 3, "GROWTH", 5, "a team"), "Growth: 5 of 5 (a team)"),
    "scored anew": (lambda t: criteria.score(t, 1, "pay", 0), "Pay: 0 of 5 (as asked)"),
    "explained": (lambda t: criteria.explain(t, 1, "pay", ""), "Pay: 4 of 5"),
    "score dropped": (lambda t: criteria.drop_score(t, 1, "pay"), "Score dropped: Pay"),
    "con added": (lambda t: points.add(t, 2, Side.CON, "two  hours\naway"), "Con added: two hours away"),
    "point turned": (lambda t: points.edit(t, 1, {"side": "-"}), "Con changed: four days a week"),
    "point reworded": (lambda t: points.edit(t, 1, {"text": "less"}), "Pro changed: less"),
    "point dropped": (lambda t: points.drop(t, 1), "Pro dropped: four days a week"),
}


@pytest.mark.parametrize("name", _DEEDS)
def test_there_and_back(weighing: Tracker, name: str) -> None:
    deed, said = _DEEDS[name]
    before = state(weighing)
    assert deed(weighing).text == said
    after = state(weighing)
    assert after != before
    weighing.undo()
    assert state(weighing) == before
    weighing.redo()
    assert state(weighing) == after


@pytest.mark.parametrize(
    "deed",
    [
        lambda t: criteria.edit(t, 1, {"weight": "6"}),
        lambda t: criteria.score(t, 1, "pay", 4),
        lambda t: points.edit(t, 1, {"side": "pro"}),
    ],
)
def test_what_stands_already_is_not_written_again(
    weighing: Tracker, deed: Callable[[Tracker], Change]
) -> None:
    before = state(weighing)
    assert deed(weighing).step == 0
    assert state(weighing) == before


_REFUSED: dict[str, tuple[Callable[[Tracker], object], type[Problem], str]] = {
    "weight 11": (lambda t: criteria.add(t, "X", 11), WrongUsage, "11 is not a weight from 0 to 10"),
    "weight x": (lambda t: criteria.weight_named("x"), WrongUsage, "'x' is not a weight from 0 to 10"),
    "weight -1": (lambda t: criteria.weight_named("-1"), WrongUsage, "'-1' is not a weight"),
    "score 6": (lambda t: criteria.score(t, 1, "pay", 6), WrongUsage, "6 is not a score from 0 to 5"),
    "score half": (lambda t: criteria.score_named("3.5"), WrongUsage, "'3.5' is not a score from 0 to 5"),
    "no name": (lambda t: criteria.add(t, "  "), WrongUsage, "needs a name of 1 to 40 letters"),
    "a number": (lambda t: criteria.add(t, "7"), WrongUsage, "no number (this is '7')"),
    "twice": (lambda t: criteria.add(t, "PAY"), WrongUsage, "there is a criterion 'Pay' already"),
    "twice by name": (lambda t: criteria.edit(t, 2, {"name": "pay"}), WrongUsage, "'Pay' already"),
    "unknown": (lambda t: criteria.score(t, 1, "grow", 1), NotThere, "Did you mean 'Growth'?"),
    "far off": (lambda t: criteria.score(t, 1, "zz", 1), NotThere, "There are: Pay, Growth."),
    "no posting": (lambda t: criteria.score(t, 9, "pay", 1), NotThere, "there is no posting 9"),
    "no score": (lambda t: criteria.drop_score(t, 3, "pay"), NotThere, "posting 3 has no score on Pay"),
    "no point": (lambda t: points.drop(t, 9), NotThere, "there is no point 9"),
    "no side": (lambda t: points.side_named("x"), WrongUsage, "'x' is neither + nor -"),
    "no words": (lambda t: points.add(t, 1, Side.PRO, " "), WrongUsage, "1 to 300 characters (this has 0)"),
    "one role": (lambda t: criteria.weighed(t, [1]), WrongUsage, "2 to 4 different postings"),
    "the same twice": (lambda t: criteria.weighed(t, [1, 1]), WrongUsage, "2 to 4 different postings"),
    "five": (lambda t: criteria.weighed(t, [1, 2, 3, 4, 5]), WrongUsage, "2 to 4 different postings"),
}


@pytest.mark.parametrize("name", _REFUSED)
def test_bad_input_is_refused_in_words(weighing: Tracker, name: str) -> None:
    deed, kind, words = _REFUSED[name]
    before = state(weighing)
    with pytest.raises(kind) as refused:
        deed(weighing)
    assert words in refused.value.message
    assert state(weighing) == before


def test_without_criteria_the_way_to_one_is_named(filled: Tracker) -> None:
    with pytest.raises(NotThere, match="jobtui criterion add NAME"):
        criteria.score(filled, 1, "pay", 3)


def test_roles_are_weighed_by_what_stands(weighing: Tracker) -> None:
    found = criteria.weighed(weighing)
    assert found.postings == (1, 2)
    assert found.first == (1,)
    assert criteria.weighed(weighing, [3, 2]).ranked == (2,)
    criteria.edit(weighing, 1, {"weight": "0"})
    assert criteria.weighed(weighing).first == (2,)


def test_all_open_roles_with_scores_are_weighed_unless_some_are_named(weighing: Tracker) -> None:
    weighing.set_status([2], "rejected")
    assert criteria.weighed(weighing).postings == (1,)
    weighing.set_status([2], "applied")
    weighing.delete([1])
    assert criteria.weighed(weighing).postings == (2,)


def test_scores_on_a_dropped_criterion_do_not_come_back_with_one_of_its_name(weighing: Tracker) -> None:
    criteria.drop(weighing, 1)
    criteria.add(weighing, "Pay")
    assert [one.name for one in criteria.every(weighing)] == ["Growth", "Pay"]
    found = criteria.weighed(weighing)
    assert [found.score(1, one.id) and True for one in found.criteria] == [True, None]
    criteria.drop(weighing, 2)
    assert criteria.weighed(weighing).postings == ()


def test_what_is_kept_is_read(weighing: Tracker) -> None:
    posting = weighing.posting(1)
    assert [(one.value, one.reason) for one in posting.scores] == [(4, "as asked"), (2, "")]
    assert posting.points == (Point(Side.PRO, "four days a week", 1, 1),)
    assert weighing.store.items(Criterion) == [Criterion("Pay", 6, 1), Criterion("Growth", 5, 2)]
    assert {one.posting for one in weighing.store.items(Score)} == {1, 2}
