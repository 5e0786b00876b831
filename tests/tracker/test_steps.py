"""Going several steps at once."""

import pytest

from jobtui.domain.problem import NotThere
from jobtui.tracker import steps
from jobtui.tracker.tracker import Tracker
from tests.tracker.conftest import state


def _lived(tracker: Tracker) -> list[bytes]:
    """Three steps after the first; the state after each."""
    states = [state(tracker)]
    for text in ("one", "two", "three"):
        tracker.add_note(1, text)
        states.append(state(tracker))
    return states


def test_back_to_a_step_and_on_again(filled: Tracker) -> None:
    states = _lived(filled)
    first = filled.steps()[-1].number
    change = steps.go_to(filled, first + 1)
    assert (change.text, change.subject) == (f"Back to step {first + 1}", "2 steps undone")
    assert state(filled) == states[1]
    assert steps.go_to(filled, first + 3).subject == "2 steps done again"
    assert state(filled) == states[3]


def test_back_to_the_beginning(filled: Tracker) -> None:
    _lived(filled)
    assert steps.go_to(filled, 0).text == "Back to the beginning"
    assert filled.store.dump()["postings"] == []


def test_where_one_stands_already_nothing_happens(filled: Tracker) -> None:
    _lived(filled)
    before, newest = state(filled), filled.steps()[0].number
    assert steps.go_to(filled, newest).step == 0
    with pytest.raises(NotThere, match="there is no step 99"):
        steps.go_to(filled, 99)
    assert state(filled) == before
