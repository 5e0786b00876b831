"""What takes a posting off the agenda: done, snoozed, put off. Each is one step, undone exactly."""

from datetime import datetime, timedelta, timezone

import pytest

from jobtui.domain.event import EventKind
from jobtui.domain.posting import NextAction
from jobtui.domain.problem import NotThere, WrongUsage
from jobtui.tracker import agenda, interviews
from jobtui.tracker.tracker import Tracker
from tests.tracker.conftest import NOON, state

TODAY = NOON.date()
TOMORROW = TODAY + timedelta(days=1)


def kinds(tracker: Tracker, days: int | None = None) -> list[tuple[int, str]]:
    """The postings of the agenda and why they stand there."""
    return [(item.posting, item.kind.value) for item in agenda.items(tracker, days)]


def test_done_clears_the_next_action_and_history_keeps_it(filled: Tracker) -> None:
    filled.set_next_action(1, "Send the letter", TODAY)
    filled.set_next_action(2, "Ring", TODAY - timedelta(days=2))
    before = state(filled)
    assert kinds(filled) == [(2, "overdue"), (1, "due")]
    change = agenda.done(filled, [1])
    assert (change.text, change.postings) == ("Done: Send the letter", (1,))
    assert kinds(filled) == [(2, "overdue")]
    event = filled.posting(1).events[-1]
    assert (event.kind, event.text, event.before["next_due"]) == (
        EventKind.DONE,
        "done: Send the letter",
        TODAY.isoformat(),
    )
    filled.undo()
    assert state(filled) == before
    assert agenda.done(filled, [1, 2, 3]).postings == (1, 2)
    assert filled.due().total == 0
    with pytest.raises(NotThere):
        agenda.done(filled, [1])


def test_snoozed_is_out_of_it_till_its_day_but_for_interviews(filled: Tracker) -> None:
    filled.set_next_action(1, "Ring", TODAY)
    interviews.add(filled, 1, {"when": "tomorrow 10:00", "round": "panel"})
    before = state(filled)
    assert agenda.snooze(filled, [1], TOMORROW).text == f"Snoozed until {TOMORROW}"
    assert kinds(filled) == [(1, "interview")]
    assert filled.row(1).snoozed_until == TOMORROW
    next_day = Tracker(filled.store, lambda: NOON + timedelta(days=1))
    assert kinds(next_day) == [(1, "overdue"), (1, "interview")]
    assert agenda.snooze(filled, [1], TOMORROW).step == 0
    filled.undo()
    assert state(filled) == before


def test_a_snooze_can_be_ended(filled: Tracker) -> None:
    filled.set_next_action(1, "Ring", TODAY)
    agenda.snooze(filled, [1], TOMORROW)
    before = state(filled)
    assert agenda.snooze(filled, [1], None).text == "No longer snoozed"
    assert kinds(filled) == [(1, "due")]
    filled.undo()
    assert state(filled) == before
    filled.redo()
    with pytest.raises(NotThere, match="not snoozed"):
        agenda.snooze(filled, [1], None)


def test_an_interview_after_the_clocks_are_turned_is_at_its_hour(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    summer = datetime(2026, 10, 24, 12, tzinfo=timezone(timedelta(hours=2)))
    then = Tracker(filled.store, lambda: summer)
    interviews.add(then, 1, {"when": "2026-10-26 10:00", "zone": "Europe/Berlin"})
    (item,) = agenda.items(then)
    assert (item.on.isoformat(), item.text) == ("2026-10-26", "10:00 interview")


@pytest.mark.parametrize("days", [0, -1])
def test_nobody_waits_for_a_day_gone_by(filled: Tracker, days: int) -> None:
    before = state(filled)
    with pytest.raises(WrongUsage, match="is not to come"):
        agenda.snooze(filled, [1], TODAY + timedelta(days=days))
    assert state(filled) == before


def test_putting_off_keeps_the_words(filled: Tracker) -> None:
    filled.set_next_action(1, "Ring", TODAY)
    before = state(filled)
    agenda.reschedule(filled, 1, TOMORROW)
    assert filled.row(1).next_action == NextAction("Ring", TOMORROW)
    assert (kinds(filled), kinds(filled, 1)) == ([], [(1, "due")])
    filled.undo()
    assert state(filled) == before
    with pytest.raises(NotThere, match="posting 2 has no next action"):
        agenda.reschedule(filled, 2, TOMORROW)
