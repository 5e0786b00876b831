"""The board by keys: cards in lanes, moved, marked, opened; tags."""

import pytest
from textual.pilot import Pilot

from jobtui.tracker.tracker import Tracker
from jobtui.tui.screens.board import BoardView
from jobtui.tui.widgets.board_lane import BoardLane
from tests.tui.driving import NORTHWIND, driven, press, seen, settled, toasts, told, write


def board(pilot: Pilot[None]) -> BoardView:
    """The board, under a dialog or not."""
    return next(one for one in reversed(pilot.app.screen_stack) if isinstance(one, BoardView))


async def opened(pilot: Pilot[None]) -> BoardView:
    """Go to the board."""
    await press(pilot, "2")
    for _ in range(4):
        await settled(pilot)
    return board(pilot)


def counts(view: BoardView) -> list[int]:
    """How many cards each lane holds."""
    return [len(lane.ids) for lane in view.lanes]


async def test_every_posting_has_a_card_in_the_lane_of_its_stage(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        view = await opened(pilot)
        for lane in view.lanes:
            rows = filled.rows(lane.ids)
            assert all(row.status == lane.lane.stage.name for row in rows if lane.lane.stage)
        assert sum(counts(view)) == filled.counts().open + filled.counts().closed


async def test_a_card_moves_and_the_focus_goes_with_it(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        view = await opened(pilot)
        card, before = view.list.highlighted, counts(view)
        assert card is not None
        stage = filled.row(card).status
        await press(pilot, "greater_than_sign")
        await settled(pilot)
        assert filled.row(card).status != stage
        assert (view.list.highlighted, view.focused) == (card, view.list)
        assert counts(view) != before
        await press(pilot, "u")
        await settled(pilot)
        assert (filled.row(card).status, counts(view)) == (stage, before)
        assert view.list.highlighted == card
        assert told(pilot, "Undone", "U to redo")


async def test_marked_cards_of_several_lanes_move_together_after_a_question(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        view = await opened(pilot)
        wanted: list[int] = []
        for lane in view.lanes:
            if lane.ids and len(wanted) < 3:
                view.go_to_lane(view.lanes.index(lane))
                await press(pilot, "space")
                wanted += [lane.ids[lane.at or 0]]
        assert list(view.marked) == wanted
        assert "3 marked" in seen(pilot)
        await press(pilot, "s", "o")
        assert {row.status for row in filled.rows(wanted)} != {"offer"}
        await press(pilot, "y")
        assert {row.status for row in filled.rows(wanted)} == {"offer"}
        await press(pilot, "u")
        assert {row.status for row in filled.rows(wanted)} != {"offer"}
        assert told(pilot, "Undone")


@pytest.mark.parametrize(("width", "lanes"), [(80, 3), (120, 6), (200, 6)])
async def test_lanes_out_of_sight_are_counted_in_the_strip(filled: Tracker, width: int, lanes: int) -> None:
    async with driven(filled, (width, 40)) as pilot:
        view = await opened(pilot)
        assert sum(lane.display for lane in view.lanes) == lanes
        for _ in range(len(view.lanes)):
            await press(pilot, "l")
        assert view.list is view.lanes[-1]
        assert view.list.display
        line = seen(pilot).splitlines()[1]
        assert all(str(count) in line for count in counts(view))


async def test_enter_shows_the_posting_in_the_list(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        view = await opened(pilot)
        card = view.list.highlighted
        await press(pilot, "enter")
        for _ in range(3):
            await settled(pilot)
        assert getattr(pilot.app.screen, "VIEW", "") == "postings"
        assert pilot.app.screen.list.highlighted == card  # type: ignore[attr-defined]


async def test_a_click_on_a_card_highlights_it_before_a_second_one_opens_it(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        board = await opened(pilot)
        other = next(lane for lane in board.query(BoardLane) if lane.rows and not lane.has_focus)
        await pilot.click(other, offset=(5, 2))
        await settled(pilot)
        assert pilot.app.screen is board and board.focused is other
        await pilot.click(other, offset=(5, 2))
        await settled(pilot)
        assert getattr(pilot.app.screen, "VIEW", "") == "postings"


async def test_an_empty_board_says_what_to_do(tracker: Tracker) -> None:
    async with driven(tracker) as pilot:
        await opened(pilot)
        assert "No postings yet." in seen(pilot)
        await press(pilot, "greater_than_sign")
        assert told(pilot, "No posting is highlighted")


async def test_a_board_without_what_the_filter_wants_says_so(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await opened(pilot)
        await press(pilot, "slash")
        await write(pilot, "zyx")
        assert "Nothing matches." in seen(pilot)
        assert "No postings yet." not in seen(pilot)


async def test_tags_are_put_on_and_taken_off(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "t")
        await write(pilot, "dream job, remote")
        await press(pilot, "enter")
        assert filled.row(NORTHWIND).tags == ("dream job", "remote")
        assert told(pilot, "Tagged dream job, remote", "u to undo")
        await press(pilot, "t", "ctrl+u")
        await write(pilot, "remote")
        await press(pilot, "enter")
        assert filled.row(NORTHWIND).tags == ("remote",)
        await press(pilot, "u")
        assert filled.row(NORTHWIND).tags == ("dream job", "remote")
        assert told(pilot, "Undone")


async def test_a_tag_that_is_none_keeps_the_dialog_open(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "t")
        await write(pilot, "x" * 41)
        await press(pilot, "enter")
        assert "1 to 40 characters" in seen(pilot)
        await press(pilot, "escape")
        assert (filled.row(NORTHWIND).tags, len(toasts(pilot))) == ((), 1)
        assert told(pilot, "Not saved", "t brings it back")


async def test_a_filter_hides_cards_until_it_is_dropped(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        view = await opened(pilot)
        before = counts(view)
        await press(pilot, "slash")
        await write(pilot, "status:applied")
        await settled(pilot)
        assert counts(view) == [0, before[1], 0, 0, 0, 0]
        assert "status applied" in seen(pilot)
        await press(pilot, "enter")
        assert view.focused is view.list
        await press(pilot, "escape")
        assert counts(view) == before
        await press(pilot, "slash")
        await write(pilot, "pay>abc x")
        await press(pilot, "enter")
        assert told(pilot, "Column")
        await press(pilot, "escape")
        assert (counts(view), view.focused) == (before, view.list)


async def test_a_status_can_be_of_another_day(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "s", "at")
        await write(pilot, "no day")
        await press(pilot, "enter")
        assert "is not a date" in seen(pilot)
        await press(pilot, "ctrl+u")
        await write(pilot, "-3d")
        await press(pilot, "enter", "o")
        event = filled.posting(NORTHWIND).events[-1]
        assert (event.after["status"], (filled.today - event.on).days) == ("offer", 3)
        assert filled.row(NORTHWIND).since == event.on
        assert told(pilot, "Offer", "u to undo")
