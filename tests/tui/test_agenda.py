"""The agenda: its lines, the keys that deal with them, and what is due over every view."""

import tracemalloc
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from jobtui.domain.agenda import AgendaItem, Found, Nudge, Span
from jobtui.domain.posting import PostingRow
from jobtui.domain.problem import Busy, Problem, Stopped
from jobtui.tracker import interviews, offers
from jobtui.tracker.tracker import Tracker
from jobtui.tui.app import JobtuiApp
from jobtui.tui.screens import agenda as agenda_screen
from jobtui.tui.screens.agenda import AgendaView
from jobtui.tui.screens.postings import PostingsView
from jobtui.tui.widgets.agenda_list import Items
from jobtui.tui.widgets.row_window import RowWindow
from tests.tracker.conftest import state
from tests.tui import stories
from tests.tui.conftest import reopened
from tests.tui.driving import (
    BRIGHT,
    HALDEN,
    KESTREL,
    NORTHWIND,
    TIDELINE,
    driven,
    press,
    seen,
    settled,
    toasts,
    told,
    view,
    worked,
    write,
)

SIZES = ((80, 24), (120, 40), (200, 50))
TODAY = stories.TODAY


@pytest.fixture
def nudging(filled: Tracker) -> Tracker:
    """Something of every kind: overdue, due, an interview, an offer, closing, gone quiet."""
    filled.set_next_action(HALDEN, "Call them", TODAY)
    filled.edit(BRIGHT, {"closes": (TODAY + timedelta(days=3)).isoformat()})
    interviews.add(filled, NORTHWIND, {"when": "tomorrow 10:00", "zone": "UTC", "round": "panel"})
    offers.add(filled, NORTHWIND, {"base": "95k EUR", "deadline": "+5d"})
    filled.set_status([KESTREL], "applied", on=TODAY - timedelta(days=30))
    return filled


def shown(pilot: Pilot[None]) -> AgendaView:
    """The agenda, under a dialog or not."""
    return next(one for one in reversed(pilot.app.screen_stack) if isinstance(one, AgendaView))


def item(pilot: Pilot[None]) -> AgendaItem | None:
    """The highlighted line."""
    return shown(pilot).agenda.item


def watch(pilot: Pilot[None]) -> None:
    """Do what the timer does every other second."""
    assert isinstance(pilot.app, JobtuiApp)
    pilot.app._watch_others()


async def test_of_many_postings_it_is_read_beside_the_keys(
    nudging: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agenda_screen, "MANY", 1)
    real, go_on = nudging.store.agenda, Event()
    outcomes: list[Problem] = [Stopped("ended"), Busy("another jobtui is saving.")]

    def slow(span: Span) -> Found:
        go_on.wait(5)
        if outcomes:
            raise outcomes.pop(0)
        return real(span)

    monkeypatch.setattr(nudging.store, "agenda", slow)
    async with driven(nudging) as pilot:
        await press(pilot, "4", "j")
        assert item(pilot) is None  # the keys do not wait
        go_on.set()
        for busy in (False, True, False):
            await worked(pilot)
            assert ("Another jobtui is saving." in " ".join(toasts(pilot))) is busy
            pilot.app.clear_notifications()
            if not shown(pilot).agenda.rows:
                await press(pilot, "1", "4")  # what could not be read is read again on coming back
        assert item(pilot) is not None


@pytest.mark.parametrize("size", SIZES)
async def test_every_part_stands_under_its_heading(nudging: Tracker, size: tuple[int, int]) -> None:
    async with driven(nudging, size) as pilot:
        await press(pilot, "4")
        lines = [line.strip(" │") for line in seen(pilot).splitlines()]
        places = {
            head: next(n for n, line in enumerate(lines) if line.startswith(f"{head} 1"))
            for head in ("Overdue", "Due", "Interviews", "Offers", "Closing", "Gone quiet")
        }
        assert sorted(places.values()) == [*places.values()]
        for head, words in (
            ("Overdue", "overdue 3d   Nudge the recruiter"),
            ("Due", "today        Call them"),
            ("Interviews", "Fri 20 Nov   10:00 panel"),
            ("Offers", "Tue 24 Nov   answer within 5 days"),
            ("Closing", "Sun 22 Nov   closes in 3 days"),
            ("Gone quiet", "30d ago      applied, nothing for"),
        ):
            assert words in lines[places[head] + 1]
        assert "Overdue 1   x done · f another day · w wait" in lines[places["Overdue"]]
        assert ("Applied" in lines[places["Overdue"] + 1]) is (size[0] >= 120)


async def test_keys_move_over_the_headings(nudging: Tracker) -> None:
    async with driven(nudging, (80, 24)) as pilot:
        await press(pilot, "4")
        found = []
        for _ in Nudge:
            found.append(item(pilot))
            await press(pilot, "j")
        assert [one.kind for one in found if one] == [*Nudge]
        await press(pilot, "g")
        assert item(pilot) == found[0]
        await pilot.click("#agenda", offset=(10, 5))
        await settled(pilot)
        assert item(pilot) == found[1]
        await pilot.click("#agenda", offset=(10, 4))  # a heading
        await settled(pilot)
        assert item(pilot) == found[1]


async def test_done_takes_it_off_and_undo_brings_it_back(nudging: Tracker, path: Path) -> None:
    async with driven(nudging) as pilot:
        await press(pilot, "4")
        assert "Agenda 2 due" in seen(pilot).splitlines()[0]
        await press(pilot, "x")
        assert told(pilot, "Done: Nudge the recruiter", "Senior Python Developer · Tideline", "u to undo")
        assert reopened(path).row(TIDELINE).next_action is None
        assert "Agenda 1 due" in seen(pilot).splitlines()[0]
        after = item(pilot)
        assert after is not None and after.posting == HALDEN  # the next one, under the same hand
        await press(pilot, "x")
        assert "due" not in seen(pilot).splitlines()[0]
        await press(pilot, "u", "u")
        assert "Agenda 2 due" in seen(pilot).splitlines()[0]
        assert reopened(path).row(TIDELINE).next_action is not None


async def test_wait_asks_for_a_day_and_says_what_it_means(nudging: Tracker, path: Path) -> None:
    async with driven(nudging) as pilot:
        await press(pilot, "4", "w")
        await write(pilot, "+3d")
        assert "Sunday 22 November 2026, in 3 days" in seen(pilot)
        await press(pilot, "enter")
        assert told(pilot, "Snoozed until 2026-11-22", "u to undo")
        assert reopened(path).row(TIDELINE).snoozed_until == TODAY + timedelta(days=3)
        assert TIDELINE not in shown(pilot).agenda.ids
        await press(pilot, "u")
        assert TIDELINE in shown(pilot).agenda.ids


async def test_a_day_that_is_none_or_gone_by_changes_nothing(nudging: Tracker) -> None:
    async with driven(nudging) as pilot:
        await press(pilot, "4", "w")
        steps = len(nudging.steps())
        await write(pilot, "someday")
        await press(pilot, "enter")
        assert "'someday' is not a date." in seen(pilot)
        await press(pilot, "ctrl+u")
        await write(pilot, "today")
        await press(pilot, "enter")
        assert "is not to come" in toasts(pilot)[-1]
        assert len(nudging.steps()) == steps


async def test_another_day_is_typed_at_once(nudging: Tracker, path: Path) -> None:
    async with driven(nudging, (80, 24)) as pilot:
        await press(pilot, "4", "f")
        await write(pilot, "+2d")
        await press(pilot, "enter")
        action = reopened(path).row(TIDELINE).next_action
        assert action is not None
        assert (action.text, action.due) == ("Nudge the recruiter", TODAY + timedelta(days=2))
        assert "Agenda 1 due" in seen(pilot).splitlines()[0]


async def test_status_note_and_archive_work_here(nudging: Tracker, path: Path) -> None:
    async with driven(nudging) as pilot:
        await press(pilot, "4", "s", "i")
        assert reopened(path).row(TIDELINE).status == "interview"
        await press(pilot, "n", "o", "k", "f2")
        assert reopened(path).posting(TIDELINE).notes[-1].text == "ok"
        await press(pilot, "d")
        assert reopened(path).row(TIDELINE).archived
        assert TIDELINE not in shown(pilot).agenda.ids


async def test_the_highlighted_line_is_told_in_full_and_copied(nudging: Tracker) -> None:
    nudging.set_next_action(TIDELINE, "Ask the recruiter whether the role is still open", TODAY)
    async with driven(nudging, (80, 24)) as pilot:
        await press(pilot, "4", "j")
        whole = "Ask the recruiter whether the role is still open · Senior Python Developer"
        assert whole in seen(pilot).splitlines()[-2]
        await press(pilot, "y")
        assert pilot.app.clipboard.startswith(whole)


async def test_a_posting_that_stands_there_twice_is_taken_once(nudging: Tracker) -> None:
    nudging.set_next_action(KESTREL, "Ring", TODAY - timedelta(days=20))
    later = Tracker(nudging.store, lambda: stories.NOW + timedelta(days=40))
    async with driven(later) as pilot:
        await press(pilot, "4", "A")
        ids = shown(pilot).agenda.ids
        assert len(ids) > len(set(ids))
        assert sorted(shown(pilot).marked) == sorted(set(ids))


async def test_a_line_about_something_else_finishes_no_next_action(nudging: Tracker) -> None:
    nudging.set_next_action(NORTHWIND, "Write to them", TODAY + timedelta(days=9))
    before = state(nudging)
    async with driven(nudging) as pilot:
        await press(pilot, "4", "j", "j")
        line = item(pilot)
        assert line is not None and (line.posting, line.kind) == (NORTHWIND, Nudge.INTERVIEW)
        await press(pilot, "x")
        assert "This line is about no next action" in toasts(pilot)[-1]
        assert state(nudging) == before
        await press(pilot, "space", "x")  # marked is meant
        assert nudging.row(NORTHWIND).next_action is None


async def test_marked_ones_are_done_together(nudging: Tracker, path: Path) -> None:
    async with driven(nudging) as pilot:
        await press(pilot, "4", "space", "j", "space", "x")
        assert told(pilot, "Done", "2 postings")
        assert reopened(path).row(HALDEN).next_action is None
        await press(pilot, "u")
        assert reopened(path).due().total == 2


async def test_enter_goes_to_the_posting(nudging: Tracker) -> None:
    async with driven(nudging) as pilot:
        await press(pilot, "4", "j", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, PostingsView)
        assert view(pilot).list.highlighted == HALDEN


async def test_an_empty_agenda_helps(tracker: Tracker) -> None:
    async with driven(tracker, (80, 24)) as pilot:
        await press(pilot, "4")
        assert "No postings yet." in seen(pilot)
        tracker.add({"title": "Tester"})
        await press(pilot, "1", "4")
        assert "Nothing needs a nudge today." in seen(pilot)
        assert "there f sets what is to be done" in seen(pilot)
        await press(pilot, "x")
        assert toasts(pilot) == ["No posting is highlighted, nothing to be done with."]


async def test_what_is_due_stands_over_every_view(nudging: Tracker) -> None:
    async with driven(nudging, (80, 24)) as pilot:
        for key in "12345":
            await press(pilot, key)
            assert "Agenda 2 due" in seen(pilot).splitlines()[0], key


async def test_what_another_process_writes_is_counted(nudging: Tracker, path: Path) -> None:
    async with driven(nudging) as pilot:
        reopened(path).set_next_action(BRIGHT, "Apply", TODAY)
        watch(pilot)
        await settled(pilot)
        assert "Agenda 3 due" in seen(pilot).splitlines()[0]


async def test_a_new_day_counts_anew(nudging: Tracker) -> None:
    async with driven(nudging) as pilot:
        nudging.clock = lambda: stories.NOW + timedelta(days=1)
        watch(pilot)
        await settled(pilot)
        assert "Agenda 4 due" in seen(pilot).splitlines()[0]  # an interview and what must be done before


async def test_done_and_wait_work_in_the_list_as_well(nudging: Tracker, path: Path) -> None:
    async with driven(nudging) as pilot:
        await press(pilot, "j", "x")
        assert reopened(path).row(TIDELINE).next_action is None
        await press(pilot, "x")
        assert "no next action is set" in toasts(pilot)[-1].lower()
        await press(pilot, "w")
        await write(pilot, "tomorrow")
        await press(pilot, "enter")
        assert reopened(path).row(TIDELINE).snoozed_until == TODAY + timedelta(days=1)
        assert "nothing planned  snoozed until Fri 20 Nov" in seen(pilot)
        await press(pilot, "w", "ctrl+u", "enter")
        assert reopened(path).row(TIDELINE).snoozed_until is None


def test_very_many_lines_are_held_in_little_memory() -> None:
    def found() -> list[AgendaItem]:
        return [AgendaItem(10**6 + n, Nudge.QUIET, TODAY, "applied") for n in range(20_000)]

    tracemalloc.start()
    try:
        held = Items(RowWindow([item.posting for item in found()]).ids, found())
        taken, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [held[at] for at in range(len(held))] == found()
    assert taken < 40 * len(held), f"{taken / len(held):.0f} bytes a line"


async def test_very_many_lines_are_not_all_read(tracker: Tracker) -> None:
    for _ in range(3):
        tracker.add({"title": "Role"})
    async with driven(tracker, (80, 24)) as pilot:
        await press(pilot, "4")
        read: list[int] = []
        kinds = [Nudge.OVERDUE] * 50_000 + [Nudge.QUIET] * 50_000
        items = [AgendaItem(n % 3 + 1, kind, TODAY, "x") for n, kind in enumerate(kinds)]

        def fetch(ids: Sequence[int]) -> list[PostingRow]:
            read.extend(ids)
            return tracker.rows(sorted(set(ids)))

        shown(pilot).agenda.show_items(items, fetch, tracker.stages(), TODAY)
        await press(pilot, "G")
        assert shown(pilot).agenda.at == 99_999
        assert len(read) < 1000
        assert seen(pilot).count("Role") > 10
