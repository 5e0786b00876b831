"""The timeline: what it tells, and putting the past right by keys."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from jobtui.domain.event import Event, EventKind
from jobtui.tracker import agenda, interviews
from jobtui.tracker.tracker import Tracker
from jobtui.tui.widgets.timeline_items import timeline_items
from tests.tui import stories
from tests.tui.conftest import reopened
from tests.tui.driving import NORTHWIND, driven, focus, press, seen, settled, toasts, told, view, write


async def to_event(pilot: Pilot[None], words: str) -> None:
    """Focus the timeline and highlight the line that says this."""
    while focus(pilot) != "timeline":
        await press(pilot, "shift+tab")
    timeline = view(pilot).timeline
    await press(pilot, "g")
    for _ in range(timeline.rows):
        if words in timeline.text:
            return
        timeline.go(min((timeline.at or 0) + 1, timeline.rows - 1))
    await settled(pilot)
    assert words in timeline.text


async def test_everything_that_happened_is_told(filled: Tracker) -> None:
    interviews.add(filled, NORTHWIND, {"when": "tomorrow 10:00", "zone": "UTC", "round": "panel"})
    agenda.done(filled, [NORTHWIND])
    agenda.snooze(filled, [NORTHWIND], stories.TODAY.replace(day=30))
    async with driven(filled, (200, 50)) as pilot:
        await to_event(pilot, "imported")
        await press(pilot, "z")
        shown = seen(pilot)
        for words in (
            "interview added: panel, 2026-11-20 10:00 UTC",
            "done: Panel at ten",
            "snoozed until 2026-11-30",
            "note: The panel is two engineers",
            "applied → interview",
            "imported from northwind.txt",
        ):
            assert words in shown


async def test_another_day_and_stage_for_a_change_of_status(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        await to_event(pilot, "applied → interview")
        await press(pilot, "e")
        assert "Thursday 12 November 2026, 7 days ago" in seen(pilot)
        await press(pilot, "ctrl+u")
        await write(pilot, "2026-11-10")
        await press(pilot, "enter", "ctrl+u")
        await write(pilot, "offer")
        await press(pilot, "enter")
        assert told(pilot, "Corrected 'applied → interview'", "u to undo")
        row = reopened(path).row(NORTHWIND)
        assert (row.status, f"{row.since}") == ("offer", "2026-11-10")
        assert "applied → offer" in seen(pilot)
        await press(pilot, "u")
        row = reopened(path).row(NORTHWIND)
        assert (row.status, f"{row.since}") == ("interview", "2026-11-12")


async def test_a_stage_that_is_none_is_said_in_the_form(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        await to_event(pilot, "applied → interview")
        await press(pilot, "e", "enter", "ctrl+u")
        await write(pilot, "ofer")
        await press(pilot, "enter")
        assert "Did you mean 'offer'?" in seen(pilot)
        assert reopened(path).row(NORTHWIND).status == "interview"


async def test_the_words_of_a_note(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        await to_event(pilot, "note: The panel")
        await press(pilot, "e", "enter")
        await write(pilot, "So. ")
        await press(pilot, "f2")
        assert reopened(path).posting(NORTHWIND).notes[-1].text.startswith("So. The panel")


async def test_struck_out_is_gone_and_comes_back(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        await to_event(pilot, "applied → interview")
        await press(pilot, "d")
        assert told(pilot, "Struck out 'applied → interview'", "u to undo")
        assert reopened(path).row(NORTHWIND).status == "applied"
        assert "applied → interview" not in seen(pilot).split("Struck out")[0]
        await press(pilot, "u")
        assert reopened(path).row(NORTHWIND).status == "interview"


async def test_ticks_of_one_day_go_together(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        await to_event(pilot, "requirements 1: met, 2: met")
        await press(pilot, "e")
        assert "ticks of one day; d strikes them out" in toasts(pilot)[-1]
        await press(pilot, "d")
        kinds = {event.kind for event in reopened(path).posting(NORTHWIND).events}
        assert EventKind.CHECKED not in kinds
        assert len(filled.steps()) == len(reopened(path).steps())
        await press(pilot, "u")
        assert EventKind.CHECKED in {event.kind for event in reopened(path).posting(NORTHWIND).events}


def test_of_ticks_of_one_day_the_last_of_each_requirement_is_told() -> None:
    now = datetime(2026, 11, 20, 9, tzinfo=UTC)
    for texts, line in {
        ("2: met", "2: partial", "2: unmet"): "requirement 2: unmet",
        ("1: met", "2: met", "1: partial", "2: evidence"): "requirements 1: partial, 2: met, 2: evidence",
        ("3: evidence", "3: evidence cleared"): "requirement 3: evidence cleared",
    }.items():
        told = [
            Event(seq, seq, now, now.date(), 1, EventKind.CHECKED, f"requirement {text}")
            for seq, text in enumerate(texts)
        ]
        assert [item.text.plain for item in timeline_items(told, now.date())] == [line]


async def test_the_beginning_stays(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await to_event(pilot, "imported from northwind.txt")
        steps = len(filled.steps())
        await press(pilot, "d")
        assert "The history begins with" in toasts(pilot)[-1]
        assert len(filled.steps()) == steps


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_its_keys_stand_in_the_hint_bar(filled: Tracker, size: tuple[int, int]) -> None:
    async with driven(filled, size) as pilot:
        await to_event(pilot, "note:")
        await settled(pilot)
        assert "e Correct" in seen(pilot).splitlines()[-1]
        assert "d Strike out" in seen(pilot).splitlines()[-1]
