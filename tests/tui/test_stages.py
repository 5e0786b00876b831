"""The stages dialog, and own stages wherever stages are shown."""

from pathlib import Path

from jobtui.tracker import stages
from jobtui.tracker.tracker import Tracker
from jobtui.tui.dialogs.form import Form
from jobtui.tui.dialogs.menu import Menu
from jobtui.tui.dialogs.stages import StagesDialog
from tests.tracker.conftest import state
from tests.tui.conftest import reopened
from tests.tui.driving import NORTHWIND, TIDELINE, driven, press, seen, toasts, told, write


def names(tracker: Tracker) -> list[str]:
    """The stages in order."""
    return [stage.name for stage in tracker.stages()]


async def test_the_dialog_opens_from_the_status_menu_and_from_the_palette(filled: Tracker) -> None:
    async with driven(filled, (80, 24)) as pilot:
        await press(pilot, "s", "plus")
        assert isinstance(pilot.app.screen, StagesDialog)
        assert "a  ◔ Applied             quiet after 14 days · 1 here" in seen(pilot)
        await press(pilot, "escape", "colon")
        await write(pilot, "stages")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, StagesDialog)


async def test_a_stage_is_added_used_and_dropped_by_keys(filled: Tracker, path: Path) -> None:
    before = state(filled)
    async with driven(filled) as pilot:
        await press(pilot, "s", "plus", "j", "j", "a")
        assert isinstance(pilot.app.screen, Form)
        await write(pilot, "task")
        await press(pilot, "tab", "tab")
        await write(pilot, "k")
        await press(pilot, "f2")
        assert told(pilot, "Stage 'task' added", "u to undo")
        assert names(reopened(path))[2:4] == ["screening", "task"]
        await press(pilot, "escape", "s")
        assert "k  ◇ Task" in seen(pilot)
        await press(pilot, "k")
        assert reopened(path).row(NORTHWIND).status == "task"
        await press(pilot, "s", "plus", "j", "j", "j", "d")
        assert isinstance(pilot.app.screen, Menu)
        assert "Task holds 1 posting; into" in seen(pilot)
        await press(pilot, "o")
        assert told(pilot, "Stage 'task' dropped, 1 posting moved into 'offer'")
        assert reopened(path).row(NORTHWIND).status == "offer"
        await press(pilot, "u", "u", "u")
        assert state(filled) == before


async def test_own_stages_stand_on_the_board_and_in_the_filter(filled: Tracker) -> None:
    stages.add(filled, "task", after="screening")
    filled.set_status([TIDELINE], "task")
    async with driven(filled, (200, 50)) as pilot:
        await press(pilot, "2")
        assert "Task 1" in seen(pilot)
        await press(pilot, "1", "slash")
        await write(pilot, "status:task")
        await press(pilot, "enter")
        assert "Senior Python Developer" in seen(pilot)
        assert "Staff Data Engineer" not in seen(pilot)


async def test_renaming_tells_who_follows(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "s", "plus", "j", "e", "ctrl+u")
        await write(pilot, "sent")
        assert "It holds 1 posting; they follow the new name." in seen(pilot)
        await press(pilot, "f2")
        assert told(pilot, "Stage 'applied' renamed 'sent', 1 posting moved")
        assert reopened(path).row(TIDELINE).status == "sent"


async def test_quiet_days_and_order_change(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "s", "plus", "j", "e", "tab", "tab", "tab", "tab", "ctrl+u")
        await write(pilot, "21")
        await press(pilot, "enter")
        assert reopened(path).stages()[1].quiet_days == 21
        await press(pilot, "J")
        assert names(reopened(path))[:3] == ["saved", "screening", "applied"]
        await press(pilot, "K", "K")
        assert names(reopened(path))[:2] == ["applied", "saved"]
        await press(pilot, "K")
        assert toasts(pilot)[-1] == "It is the first one."


async def test_what_cannot_be_is_said_in_the_form_and_nothing_changes(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "s", "plus", "a")
        before = state(filled)
        await write(pilot, "Applied")
        await press(pilot, "f2")
        assert "there is a stage 'applied' already." in seen(pilot)
        await press(pilot, "ctrl+u")
        await write(pilot, "new")
        await press(pilot, "tab", "tab", "a", "f2")
        assert "the letter a already stands for 'applied'." in seen(pilot)
        assert state(filled) == before
        await press(pilot, "escape", "G", "K", "K", "K", "K", "K", "K", "K", "K", "K", "K")
        assert "must be an open one" in toasts(pilot)[-1]
