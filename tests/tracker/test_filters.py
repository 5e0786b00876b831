"""Saved filters: kept, changed, renamed, dropped, each one step that is undone exactly."""

from collections.abc import Callable

import pytest

from jobtui.domain.filter import SavedFilter
from jobtui.domain.filter_text import WrongFilter, parse_filter
from jobtui.domain.problem import NotThere, WrongUsage
from jobtui.tracker import filter_line, filters
from jobtui.tracker.tracker import Change, Tracker
from tests.tracker.conftest import state


def _texts(tracker: Tracker) -> dict[str, str]:
    return {one.name: one.text for one in tracker.store.items(SavedFilter)}


@pytest.fixture
def saved(filled: Tracker) -> Tracker:
    """Two filters, one of which uses the other."""
    filters.save(filled, "near", "place:leith  -onsite")
    filters.save(filled, "@Good", "pay>50k @near")
    return filled


def test_a_filter_is_kept_and_read_by_its_name(saved: Tracker) -> None:
    assert _texts(saved) == {"near": "place:leith -onsite", "good": "pay>50k @near"}
    assert filter_line.read(saved, "@good x") == parse_filter("pay>50k place:leith -onsite x")


@pytest.mark.parametrize(
    ("write", "said", "left"),
    [
        (lambda t: filters.save(t, "new", "rust"), "Filter @new saved", {"new": "rust"}),
        (lambda t: filters.save(t, "near", "rust"), "Filter @near changed", {"near": "rust"}),
        (lambda t: filters.drop(t, "@good"), "Filter @good dropped", {"good": None}),
        (
            lambda t: filters.rename(t, "near", "close-by"),
            "Filter @near renamed to @close-by",
            {"near": None, "close-by": "place:leith -onsite", "good": "pay>50k @close-by"},
        ),
    ],
)
def test_each_write_is_one_step_and_is_undone_exactly(
    saved: Tracker, write: Callable[[Tracker], Change], said: str, left: dict[str, str | None]
) -> None:
    before, texts = state(saved), _texts(saved)
    change = write(saved)
    assert (change.text, change.postings) == (said, ())
    after = {name: text for name, text in (texts | left).items() if text is not None}
    assert _texts(saved) == after
    undone = saved.undo()
    assert undone is not None
    assert undone.step == change.step
    assert state(saved) == before
    saved.redo()
    assert _texts(saved) == after


def test_a_dropped_name_is_free_again(saved: Tracker) -> None:
    filters.drop(saved, "good")
    filters.save(saved, "good", "x")
    assert _texts(saved)["good"] == "x"


def test_the_same_once_more_writes_nothing(saved: Tracker) -> None:
    before = state(saved)
    assert filters.save(saved, "near", "place:leith -onsite").step == 0
    assert state(saved) == before


@pytest.mark.parametrize(
    ("write", "problem", "said"),
    [
        (lambda t: filters.save(t, "two words", "x"), WrongUsage, "cannot name a filter"),
        (lambda t: filters.save(t, "new", "  "), WrongUsage, "the filter is empty"),
        (lambda t: filters.save(t, "new", "pay>abc"), WrongFilter, "expected an amount"),
        (lambda t: filters.save(t, "near", "@good"), WrongFilter, "contains itself"),
        (lambda t: filters.save(t, "new", "@nobody"), WrongFilter, "expected a saved filter"),
        (lambda t: filters.drop(t, "near"), WrongUsage, "'@near' is used by '@good'"),
        (lambda t: filters.drop(t, "nobody"), NotThere, "Saved are @good, @near."),
        (lambda t: filters.rename(t, "near", "good"), WrongUsage, "there is a filter '@good' already"),
        (lambda t: filters.rename(t, "nobody", "x"), NotThere, "no saved filter 'nobody'"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_changes(
    saved: Tracker, write: Callable[[Tracker], Change], problem: type[Exception], said: str
) -> None:
    before = state(saved)
    with pytest.raises(problem, match=said):
        write(saved)
    assert state(saved) == before


def test_a_name_within_another_is_not_its_use(saved: Tracker) -> None:
    filters.save(saved, "nea", "x")
    assert filters.drop(saved, "nea").text == "Filter @nea dropped"


def test_a_stage_that_is_none_is_named(filled: Tracker) -> None:
    with pytest.raises(
        WrongFilter, match=r"column 13 of the filter: expected one of saved, .*, found 'nosuch'"
    ):
        filter_line.read(filled, "rust status:nosuch")
    assert filter_line.read(filled, "status:app,sav -status:SCREEN")
    assert filter_line.read(filled, "status:nosuch", typing=True)
