"""Tags on postings."""

from collections.abc import Callable

import pytest

from jobtui.domain.problem import NotThere, WrongUsage
from jobtui.domain.tag import changed, counted, tag_name
from jobtui.tracker import tags
from jobtui.tracker.tracker import Tracker
from tests.tracker.conftest import state


def _carried(tracker: Tracker, posting: int) -> tuple[str, ...]:
    return tracker.posting(posting).tags


def test_several_are_tagged_in_one_step(filled: Tracker) -> None:
    before = state(filled)
    change = tags.tag(filled, [1, 2], add=["#dream  job", "Remote"])
    assert (change.text, change.postings) == ("Tagged dream job, Remote", (1, 2))
    assert _carried(filled, 1) == _carried(filled, 2) == ("dream job", "Remote")
    assert filled.row(1).tags == ("dream job", "Remote")
    after = state(filled)
    filled.undo()
    assert state(filled) == before
    filled.redo()
    assert state(filled) == after


def test_a_tag_is_the_same_in_any_case(filled: Tracker) -> None:
    tags.tag(filled, [1], add=["Remote"])
    assert tags.tag(filled, [1], add=["REMOTE"]).step == 0
    tags.tag(filled, [1], drop=["remote"])
    assert _carried(filled, 1) == ()


def test_renaming_takes_in_what_is_called_so_already(filled: Tracker) -> None:
    tags.tag(filled, [1, 2], add=["dream"])
    tags.tag(filled, [1], add=["wish"])
    change = tags.rename(filled, "DREAM", "wish")
    assert change.postings == (1, 2)
    assert tags.all_tags(filled) == [("wish", 2)]


def test_the_bin_does_not_count(filled: Tracker) -> None:
    tags.tag(filled, [1, 2], add=["dream"])
    filled.delete([2])
    assert tags.all_tags(filled) == [("dream", 1)]


@pytest.mark.parametrize(
    ("act", "problem"),
    [
        (lambda t: tags.tag(t, [1], add=["  "]), WrongUsage),
        (lambda t: tags.tag(t, [1], add=["x" * 41]), WrongUsage),
        (lambda t: tags.tag(t, [1], add=["a,b"]), WrongUsage),
        (lambda t: tags.tag(t, [99], add=["a"]), NotThere),
        (lambda t: tags.rename(t, "nobody", "a"), NotThere),
    ],
)
def test_what_is_no_tag_changes_nothing(
    filled: Tracker, act: Callable[[Tracker], object], problem: type[Exception]
) -> None:
    before = state(filled)
    with pytest.raises(problem):
        act(filled)
    assert state(filled) == before


def test_tags_stand_in_order_of_their_letters() -> None:
    assert changed(["b", "A"], ["c", "a"], ["B"]) == ("A", "c")
    assert counted([["b"], ["a", "B"]]) == [("a", 1), ("b", 2)]
    assert tag_name(" # x  y ") == "x y"
