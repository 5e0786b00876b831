"""Stages of the person's own: one step each, postings and history with them, undone exactly."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from jobtui.domain.problem import NotThere, WrongUsage
from jobtui.domain.stage import FIRST_STAGES, Stage
from jobtui.tracker import history, stages
from jobtui.tracker.tracker import Tracker
from tests.tracker.conftest import state


def names(tracker: Tracker) -> list[str]:
    """The stages in order."""
    return [stage.name for stage in tracker.stages()]


def named(tracker: Tracker, name: str) -> Stage:
    """The stage of that name."""
    return next(stage for stage in tracker.stages() if stage.name == name)


@pytest.fixture
def lived(filled: Tracker) -> Tracker:
    """With a stage "task" in which posting 2 stands and posting 1 once stood."""
    stages.add(filled, "task", after="screening", letter="t", quiet_days=7)
    filled.set_status([1, 2], "task")
    filled.set_status([1], "offer")
    return filled


_DEEDS: dict[str, Callable[[Tracker], Any]] = {
    "add": lambda tracker: stages.add(tracker, "HR call", after="applied"),
    "add closed": lambda tracker: stages.add(tracker, "no visa", closed=True, symbol="!"),
    "edit": lambda tracker: stages.edit(tracker, "applied", symbol="@", letter="z", quiet_days=0),
    "close": lambda tracker: stages.edit(tracker, "task", closed=True),
    "rename": lambda tracker: stages.rename(tracker, "task", "take-home"),
    "rename and edit": lambda tracker: stages.edit(tracker, "task", name="take-home", quiet_days=3),
    "move": lambda tracker: stages.move(tracker, "task", before="applied"),
    "drop": lambda tracker: stages.drop(tracker, "ghosted"),
    "drop into": lambda tracker: stages.drop(tracker, "task", "screening"),
}


@pytest.mark.parametrize("deed", _DEEDS.values(), ids=_DEEDS)
def test_each_is_one_step_and_undone_exactly(lived: Tracker, deed: Callable[[Tracker], Any]) -> None:
    before, steps = state(lived), len(lived.steps())
    deed(lived)
    after = state(lived)
    assert after != before
    assert len(lived.steps()) == steps + 1
    lived.undo()
    assert state(lived) == before
    lived.redo()
    assert state(lived) == after


def test_a_new_stage_stands_where_it_belongs(filled: Tracker) -> None:
    stages.add(filled, "HR call", after="applied", quiet_days=5)
    stages.add(filled, "no visa", closed=True)
    stages.add(filled, "contract")
    assert names(filled)[:3] == ["saved", "applied", "HR call"]
    assert names(filled)[-2:] == ["ghosted", "no visa"]
    assert names(filled)[names(filled).index("offer") + 1] == "contract"
    assert [stage.position for stage in filled.stages()] == list(range(1, 14))
    added = named(filled, "HR call")
    assert (added.symbol, added.letter, added.quiet_days, added.label) == ("◇", "h", 5, "HR call")
    assert named(filled, "no visa").letter == "n"
    assert named(filled, "contract").letter == "t"
    assert filled.set_status([1], "hr CALL").text == "HR call"
    assert filled.move_status([1], 1).text == "Screening"


def test_postings_and_history_follow_a_new_name(lived: Tracker) -> None:
    change = stages.rename(lived, "task", "take-home")
    assert change.text == "Stage 'task' renamed 'take-home', 1 posting moved"
    assert lived.row(2).status == "take-home"
    assert [event.text for event in lived.posting(1).events[-2:]] == [
        "saved → take-home",
        "take-home → offer",
    ]
    assert lived.posting(1).events[-1].before["status"] == "take-home"
    assert '"status": "task"' not in json.dumps(lived.store.dump()["postings"])
    history.drop(lived, [lived.posting(1).events[-1].seq])
    assert lived.row(1).status == "take-home"


def test_a_stage_in_use_is_not_dropped_without_saying_where_to(lived: Tracker) -> None:
    before = state(lived)
    with pytest.raises(WrongUsage, match="'task' holds 1 posting"):
        stages.drop(lived, "task")
    with pytest.raises(WrongUsage, match="into itself"):
        stages.drop(lived, "task", "task")
    assert state(lived) == before
    assert (
        stages.drop(lived, "task", "applied").text == "Stage 'task' dropped, 1 posting moved into 'applied'"
    )
    assert (lived.row(2).status, "task" in names(lived)) == ("applied", False)
    assert lived.posting(1).events[-1].text == "applied → offer"


def test_a_stage_that_history_names_is_in_use_too(lived: Tracker) -> None:
    lived.set_status([2], "offer")
    with pytest.raises(WrongUsage, match="history of 2 postings"):
        stages.drop(lived, "task")


def test_postings_in_the_bin_go_along(lived: Tracker) -> None:
    lived.delete([2])
    stages.drop(lived, "task", "applied")
    assert lived.row(2).status == "applied"


def test_a_name_comes_free_with_its_stage(lived: Tracker) -> None:
    stages.drop(lived, "task", "applied")
    stages.add(lived, "task", letter="t")
    stages.drop(lived, "task")
    undropped = state(lived)
    stages.rename(lived, "ghosted", "task")
    assert named(lived, "task").closed
    lived.undo()
    assert state(lived) == undropped


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        (lambda t: stages.add(t, "Applied"), "a stage 'applied' already"),
        (lambda t: stages.add(t, "  "), "needs a name"),
        (lambda t: stages.add(t, "x" * 31), "needs a name"),
        (lambda t: stages.add(t, "a\x1bb"), "needs a name"),
        (lambda t: stages.add(t, "new", letter="a"), "the letter a already stands for 'applied'"),
        (lambda t: stages.add(t, "new", letter="ab"), "not one letter"),
        (lambda t: stages.add(t, "new", letter="+"), "not one letter"),
        (lambda t: stages.add(t, "new", symbol="漢"), "as wide as a letter"),
        (lambda t: stages.add(t, "new", symbol="😀"), "as wide as a letter"),
        (lambda t: stages.add(t, "new", symbol="ab"), "as wide as a letter"),
        (lambda t: stages.add(t, "new", symbol="\u0301"), "as wide as a letter"),
        (lambda t: stages.add(t, "new", after="aplied"), "Did you mean 'applied'"),
        (lambda t: stages.add(t, "new", quiet_days=-1), "number of days"),
        (lambda t: stages.edit(t, "nosuch", letter="q"), "unknown status"),
        (lambda t: stages.edit(t, "applied", letter="s"), "already stands for 'saved'"),
        (lambda t: stages.edit(t, "saved", closed=True), "must be an open one"),
        (lambda t: stages.rename(t, "applied", "OFFER"), "a stage 'offer' already"),
        (lambda t: stages.move(t, "ghosted", before="saved"), "must be an open one"),
        (lambda t: stages.move(t, "applied", after="applied"), "beside itself"),
        (lambda t: stages.move(t, "applied"), "one of the two"),
        (lambda t: stages.drop(t, "nosuch", "applied"), "unknown status"),
        (lambda t: stages.drop(t, "offer", "nosuch"), "unknown status"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_sentence_and_changes_nothing(
    filled: Tracker, deed: Callable[[Tracker], Any], words: str
) -> None:
    before = state(filled)
    with pytest.raises((WrongUsage, NotThere), match=words):
        deed(filled)
    assert state(filled) == before


def test_what_changes_nothing_is_no_step(filled: Tracker) -> None:
    assert stages.edit(filled, "applied", letter="a").step == 0
    assert stages.rename(filled, "applied", "applied").step == 0
    assert stages.move(filled, "applied", after="saved").step == 0
    assert len(filled.stages()) == len(FIRST_STAGES)


def test_a_stage_is_renamed_in_another_case(filled: Tracker) -> None:
    stages.rename(filled, "applied", "APPLIED")
    assert names(filled)[1] == "APPLIED"
