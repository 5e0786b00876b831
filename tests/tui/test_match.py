"""The match pane, and how lists keep up with the profile."""

from pathlib import Path

import pytest

from jobtui.domain.columns import ListColumn
from jobtui.domain.requirement import State
from jobtui.tracker import profile
from jobtui.tracker.intake import Intake, ReadOptions
from jobtui.tracker.tracker import Tracker
from jobtui.tui.screens.board import BoardView
from jobtui.tui.screens.source import SourceView
from tests.tui.conftest import reopened
from tests.tui.driving import driven, press, seen, settled, told, view
from tests.tui.test_import import until

POSTING = """\
# Harbour Engineer

Harrow Ltd
Location: Leith, Scotland

## Requirements

- 5+ years of software engineering
- Experience with Rust
- Experience with Python
"""


@pytest.fixture
def asked(tracker: Tracker) -> Tracker:
    """One posting that asks for years, Rust and Python."""
    with Intake(tracker, ReadOptions(as_new=True)) as intake:
        (draft,) = intake.read_bytes(POSTING.encode(), "harbour.md")
        intake.keep(draft)
    return tracker


@pytest.fixture
def known(asked: Tracker) -> Tracker:
    """The same and a profile: enough years, no Rust."""
    profile.add(asked, "experience", {"years": "9"})
    profile.add(asked, "skill", {"name": "Rust", "years": "0"})
    profile.add(asked, "place", {"name": "Leith"})
    return asked


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_m_turns_the_checklist_into_the_match_and_back(known: Tracker, size: tuple[int, int]) -> None:
    async with driven(known, size) as pilot:
        assert "Requirements 0/3" in seen(pilot)
        await press(pilot, "m")
        shown = seen(pilot)
        assert "Match 1/3" in shown
        assert "Required: 1 of 3 met, 1 unmet, 1 unclear" in shown
        assert " +  ● 5+ years of software engineering" in shown
        assert "↳ met: 5+ years — 9 years of experience in all" in shown
        assert " −  ● Experience with Rust" in shown
        await press(pilot, "m")
        assert "Requirements 0/3" in seen(pilot)
        assert "↳" not in seen(pilot)


async def test_m_brings_the_pane_to_the_front_where_only_one_is_seen(known: Tracker) -> None:
    async with driven(known, (80, 24)) as pilot:
        await press(pilot, "tab", "tab", "m")
        assert view(pilot).panes.front == "checklist"
        assert "Match 1/3" in seen(pilot)


async def test_a_tick_wins_at_once_and_undo_gives_the_verdict_back(known: Tracker, path: Path) -> None:
    async with driven(known) as pilot:
        await press(pilot, "m")
        view(pilot).focus_pane("checklist")
        await press(pilot, "j", "x")
        assert "[x] ● Experience with Rust" in seen(pilot)
        assert "my own tick (the profile alone: unmet, no Rust)" in seen(pilot)
        assert "Match 2/3" in seen(pilot)
        item = reopened(path).posting(1).item(2)
        assert item is not None
        assert item.state is State.MET
        await press(pilot, "u")
        assert " −  ● Experience with Rust" in seen(pilot)
        assert view(pilot).checklist.n == 2


async def test_enter_shows_the_line_and_the_wishes_stand_below(known: Tracker) -> None:
    async with driven(known, (120, 50)) as pilot:
        await press(pilot, "m")
        assert "My wishes" in seen(pilot)
        assert "↳ kept: Leith, Scotland" in seen(pilot)
        view(pilot).focus_pane("checklist")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SourceView)


async def test_an_empty_profile_says_what_to_do(asked: Tracker) -> None:
    async with driven(asked) as pilot:
        await press(pilot, "m")
        assert "The profile is empty. P opens it" in seen(pilot)
        assert " ?  ● Experience with Rust" in seen(pilot)


async def test_a_posting_without_requirements_says_so(known: Tracker) -> None:
    known.add({"title": "Bare"})
    async with driven(known) as pilot:
        await press(pilot, "m")
        assert "No requirements found." in seen(pilot)


async def test_from_the_board_m_goes_to_the_match_in_the_list(known: Tracker) -> None:
    async with driven(known) as pilot:
        await press(pilot, "2")
        assert isinstance(pilot.app.screen, BoardView)
        await press(pilot, "m")
        await settled(pilot)
        assert view(pilot).is_current
        assert view(pilot).list.highlighted == 1
        assert "Match 1/3" in seen(pilot)


async def test_without_a_posting_there_is_nothing_to_match(tracker: Tracker) -> None:
    async with driven(tracker) as pilot:
        await press(pilot, "2", "m")
        assert told(pilot, "No posting is highlighted")


async def test_a_list_that_shows_the_match_keeps_up_with_every_write(known: Tracker) -> None:
    async with driven(known) as pilot:
        view(pilot).list.chosen = (ListColumn.TITLE, ListColumn.MATCH)
        view(pilot).write(lambda: profile.add(known, "skill", {"name": "Python", "years": "6"}))
        await until(pilot, lambda: "2/3" in seen(pilot).splitlines()[3])
        assert view(pilot).list.highlighted == 1
        assert view(pilot).list.row is not None
