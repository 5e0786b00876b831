"""The past put right: the present follows it, and one undo brings all back."""

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from jobtui.domain.event import Event, EventKind
from jobtui.domain.problem import NotThere, WrongUsage
from jobtui.storage.store import SqliteStore
from jobtui.tracker import history, stages
from jobtui.tracker.statistics import statistics
from jobtui.tracker.tracker import Tracker
from tests.tracker.conftest import NOON, state

TODAY = NOON.date()


def on(days: int) -> date:
    """So many days ago."""
    return TODAY - timedelta(days=days)


@pytest.fixture
def lived(filled: Tracker) -> Tracker:
    """Posting 2 was applied for 20 days ago with a note, had a screening, then an interview 5 days ago."""
    filled.set_status([2], "applied", on=on(20), note="through their site")
    filled.set_status([2], "screening", on=on(10))
    filled.set_status([2], "interview", on=on(5))
    return filled


def seq(tracker: Tracker, text: str) -> int:
    """The number of the event of posting 2 that says this."""
    return next(event.seq for event in tracker.posting(2).events if event.text == text)


def told(tracker: Tracker) -> list[str]:
    """What history says of posting 2, without the corrections."""
    return [event.text for event in history.shown(tracker.posting(2).events)]


def standing(tracker: Tracker) -> tuple[str, date | None]:
    """Where posting 2 stands and since when."""
    row = tracker.row(2)
    return row.status, row.since


def undone_exactly(tracker: Tracker, deed: Callable[[], object]) -> None:
    """Do something, take it back, do it again: each time the very same bytes."""
    before = state(tracker)
    deed()
    after = state(tracker)
    assert after != before
    tracker.undo()
    assert state(tracker) == before
    tracker.redo()
    assert state(tracker) == after


def test_another_day_for_the_last_change_is_since_when_it_stands(lived: Tracker) -> None:
    last = seq(lived, "screening → interview")
    undone_exactly(lived, lambda: history.correct(lived, last, on=on(3)))
    assert standing(lived) == ("interview", on(3))


def test_another_day_for_an_earlier_change_leaves_the_present(lived: Tracker) -> None:
    undone_exactly(lived, lambda: history.correct(lived, seq(lived, "saved → applied"), on=on(25)))
    assert standing(lived) == ("interview", on(5))
    assert [left.days for left in statistics(lived).stays["applied"].steps] == [15]


def test_another_stage_for_the_last_change_moves_the_posting(lived: Tracker) -> None:
    last = seq(lived, "screening → interview")
    undone_exactly(lived, lambda: history.correct(lived, last, status="Offer"))
    assert standing(lived) == ("offer", on(5))
    assert told(lived)[-1] == "screening → offer"


def test_another_stage_in_between_is_what_the_next_came_from(lived: Tracker) -> None:
    undone_exactly(lived, lambda: history.correct(lived, seq(lived, "applied → screening"), status="offer"))
    assert told(lived)[-2:] == ["applied → offer", "offer → interview"]
    assert standing(lived) == ("interview", on(5))


def test_the_last_change_struck_out_goes_back(lived: Tracker) -> None:
    undone_exactly(lived, lambda: history.drop(lived, [seq(lived, "screening → interview")]))
    assert standing(lived) == ("screening", on(10))
    assert told(lived)[-1] == "applied → screening"
    funnel = {one.status: one.reached for one in statistics(lived).funnel}
    assert (funnel["screening"], funnel["interview"]) == (1, 0)


def test_a_change_in_between_struck_out_is_jumped_over(lived: Tracker) -> None:
    undone_exactly(lived, lambda: history.drop(lived, [seq(lived, "applied → screening")]))
    assert told(lived)[-1] == "applied → interview"
    assert standing(lived) == ("interview", on(5))


def test_with_all_changes_struck_out_it_stands_where_it_began(lived: Tracker) -> None:
    changes = [event.seq for event in lived.posting(2).events if event.kind is EventKind.STATUS]
    undone_exactly(lived, lambda: history.drop(lived, changes))
    assert standing(lived) == ("saved", date(2026, 11, 19))


def test_a_note_follows_its_event(lived: Tracker) -> None:
    note = seq(lived, "through their site")
    undone_exactly(lived, lambda: history.correct(lived, note, text="by mail", on=on(19)))
    assert [one.text for one in lived.posting(2).notes] == ["by mail"]
    undone_exactly(lived, lambda: history.drop(lived, [note]))
    assert lived.posting(2).notes == ()
    assert "by mail" not in told(lived)


def test_corrections_survive_an_export(lived: Tracker, tmp_path_factory: pytest.TempPathFactory) -> None:
    history.drop(lived, [seq(lived, "through their site"), seq(lived, "screening → interview")])
    other = Tracker(SqliteStore(tmp_path_factory.mktemp("other") / "jobs.db"), lambda: NOON)
    other.store.load(json.loads(state(lived)))
    assert state(other) == state(lived)
    assert (other.posting(2).notes, other.row(2).status) == ((), "screening")
    other.store.close()


def test_what_cannot_be_put_right_is_refused_and_nothing_changes(lived: Tracker) -> None:
    first = lived.posting(2).events[0].seq
    other = lived.posting(1).events[0].seq
    change = seq(lived, "saved → applied")
    stages.add(lived, "task")
    beside = change + 50
    before = state(lived)
    refused: tuple[tuple[Callable[[], object], type[Exception], str], ...] = (
        (lambda: history.drop(lived, [first]), WrongUsage, "begins with"),
        (lambda: history.correct(lived, first, status="offer"), WrongUsage, "no change of status"),
        (lambda: history.correct(lived, change, text="x"), WrongUsage, "only the words of a note"),
        (lambda: history.correct(lived, change, status="nosuch"), WrongUsage, "unknown status"),
        (lambda: history.drop(lived, [change, other]), WrongUsage, "begins with|several postings"),
        (lambda: history.drop(lived, [beside]), NotThere, "there is no event"),
    )
    for deed, wrong, words in refused:
        with pytest.raises(wrong, match=words):
            deed()
    assert state(lived) == before
    assert history.correct(lived, change, on=on(20), status="applied").step == 0


def test_corrections_are_not_told_as_what_happened(lived: Tracker) -> None:
    before = told(lived)
    history.correct(lived, seq(lived, "screening → interview"), on=on(4))
    assert told(lived) == before
    last: Event = lived.posting(2).events[-1]
    assert last.text == f"corrected 'screening → interview': on {on(4)}"
    with pytest.raises(WrongUsage, match="itself a correction"):
        history.drop(lived, [last.seq])
