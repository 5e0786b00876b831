"""Moving in from another tracker on the screen: seen, put right by keys, stored as a whole or not at all."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from jobtui.domain.problem import DiskFailed
from jobtui.tracker.moving import move_in
from jobtui.tracker.moving_plan import Move
from jobtui.tracker.tracker import Tracker
from jobtui.tui.screens import moving
from jobtui.tui.screens.moving import MovingView
from jobtui.tui.screens.postings import PostingsView
from jobtui.tui.widgets.item_list import ItemList
from jobtui.tui.widgets.path_input import PathLine
from tests.tui.driving import driven, press, seen, settled

TABLES = Path(__file__).parent.parent / "interop" / "moving"


async def opened(pilot: Pilot[None], path: Path) -> MovingView:
    """The view of a table, opened by the import dialog."""
    await asked(pilot, path)
    return await planned(pilot)


async def asked(pilot: Pilot[None], path: Path) -> None:
    """Name a path in the import dialog; letter by letter would take long."""
    await press(pilot, "i")
    pilot.app.screen.query_one(PathLine).value = str(path)
    await press(pilot, "enter")


async def until(pilot: Pilot[None], done: Callable[[], bool]) -> None:
    """Wait for what happens beside the keys."""
    for _ in range(1500):
        await settled(pilot)
        if done():
            return
        await asyncio.sleep(0.01)
    raise AssertionError(seen(pilot))


async def planned(pilot: Pilot[None]) -> MovingView:
    """The view once it has found out what becomes of the rows."""

    def known() -> bool:
        view = pilot.app.screen
        return isinstance(view, MovingView) and bool(view.plan or view.problem)

    await until(pilot, known)
    assert isinstance(pilot.app.screen, MovingView)
    return pilot.app.screen


async def stored(pilot: Pilot[None]) -> None:
    """Wait until it is stored and the postings are shown."""
    await until(pilot, lambda: isinstance(pilot.app.screen, PostingsView))


def lit_view(pilot: Pilot[None]) -> str:
    """What is lit in the top line."""
    top = pilot.app.screen._compositor.render_strips()[0]
    return "".join(segment.text for segment in top if segment.style and segment.style.reverse)


def statuses(tracker: Tracker) -> list[str]:
    """Where the postings stand, the oldest first."""
    return [known.status for known in tracker.store.known()]


async def test_a_table_is_shown_and_moves_in_as_one_step(tracker: Tracker) -> None:
    async with driven(tracker) as pilot:
        await opened(pilot, TABLES / "huntr.csv")
        screen = seen(pilot)
        assert lit_view(pilot) == " 5 Import "
        assert "huntr.csv: 3 rows · a table of Huntr" in screen
        assert "listName         Status            Applied" in screen
        assert "boardName        Kept in the note  Autumn 2026" in screen
        assert "Wishlist  1  ○ Saved" in screen
        assert "+ Lighthouse Keeper · Fogbank Trust" in screen
        await press(pilot, "escape")
        assert statuses(tracker) == []
        await opened(pilot, TABLES / "huntr.csv")
        await press(pilot, "a")
        await stored(pilot)
        assert statuses(tracker) == ["applied", "saved", "rejected"]
        assert "3 new" in seen(pilot)
        await press(pilot, "u")
        assert statuses(tracker) == []


async def test_statuses_stay_where_they_stand_while_each_is_put_right(
    tracker: Tracker, tmp_path: Path
) -> None:
    table = tmp_path / "own.csv"
    table.write_text("title,status\nA,saved\nB,Chat\nC,Coffee\n", encoding="utf-8")
    async with driven(tracker) as pilot:
        view = await opened(pilot, table)
        await press(pilot, "tab", "e", "c")
        view = await planned(pilot)
        await press(pilot, "j", "e", "i")
        view = await planned(pilot)
        assert [line.split()[-1] for line in view.statuses.whole.splitlines()] == [
            "Screening",
            "Interview",
            "Saved",
        ]


async def test_columns_statuses_and_dates_are_put_right_by_keys(tracker: Tracker, tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    table.write_text("Haus,Rolle,Phase,Am,Rest\nFogbank,Warden,Chat,3/4/2026,x\n", encoding="utf-8")
    async with driven(tracker) as pilot:
        view = await opened(pilot, table)
        told = " ".join(seen(pilot).split())
        assert "no column is a title or a company" in told
        assert "e says what a column is." in told
        await press(pilot, "a")
        assert statuses(tracker) == []
        for letter in "ctsa":
            await press(pilot, "e", letter)
            view = await planned(pilot)
            await press(pilot, "j")
        await press(pilot, "x")
        assert view.taken.fields == ("company", "title", "status", "applied", "skip")
        view = await planned(pilot)
        assert "'3/4/2026' may begin with the day or with the month." in " ".join(seen(pilot).split())
        await press(pilot, "d")
        await planned(pilot)
        assert "3/4/2026 is 3 April" in seen(pilot)
        assert "Not known: 'Chat'" in seen(pilot)
        await press(pilot, "tab", "enter", "i")
        await planned(pilot)
        assert "Chat  1  ◕ Interview" in seen(pilot)
        await press(pilot, "a")
        await stored(pilot)
        posting = tracker.posting(1)
        assert (posting.subject, posting.status, posting.notes) == ("Warden · Fogbank", "interview", ())
        assert [event.on.isoformat() for event in posting.events][:2] == ["2026-04-03", "2026-04-03"]


@pytest.mark.parametrize(("word", "stays"), [("saved", "it stays saved"), ("Talk", "they stay saved")])
async def test_statuses_that_are_not_known_are_told(
    tracker: Tracker, tmp_path: Path, word: str, stays: str
) -> None:
    table = tmp_path / "own.csv"
    table.write_text(f"company,status\nTidewell,{word}\nFogbank,Chat\n", encoding="utf-8")
    async with driven(tracker) as pilot:
        await opened(pilot, table)
        assert f"without a day of applying {stays}." in " ".join(seen(pilot).split())
        assert pilot.app.screen.query_one("#statuses", ItemList).whole.splitlines()[0].endswith("? not known")


async def test_a_column_left_out_is_kept_again(tracker: Tracker) -> None:
    async with driven(tracker, (80, 24)) as pilot:
        view = await opened(pilot, TABLES / "other.csv")
        await press(pilot, "G", "x")
        assert view.taken.fields[-1] == "skip"
        await press(pilot, "x")
        assert view.taken.fields[-1] == ""
        await press(pilot, "k", "e", "c")
        await planned(pilot)
        assert view.taken.fields[0] == ""  # there is one company only
        await press(pilot, "tab", "x")
        assert "Highlight a column first." in seen(pilot)
        await press(pilot, "y")
        assert "Copied" in seen(pilot)


async def test_tables_come_one_after_the_other_each_with_what_the_others_did(
    tracker: Tracker, tmp_path: Path
) -> None:
    for name in ("huntr.csv", "teal.csv"):
        (tmp_path / name).write_bytes((TABLES / name).read_bytes())
    async with driven(tracker) as pilot:
        await opened(pilot, tmp_path)
        await until(pilot, lambda: sum(isinstance(one, MovingView) for one in pilot.app.screen_stack) == 2)
        first = await planned(pilot)
        assert first.plan is not None
        assert first.plan.summary == "3 new"
        await press(pilot, "a")
        await until(pilot, lambda: pilot.app.screen is not first)
        second = await planned(pilot)
        await until(pilot, lambda: second.plan is not None and second.plan.seen == tracker.store.version())
        assert second.plan is not None
        assert second.plan.count(Move.NEW) == 0
        await press(pilot, "a")
        await stored(pilot)
        assert len(statuses(tracker)) == 3
        assert len(tracker.steps()) == 2


async def test_a_broken_table_is_told_like_a_broken_file(tracker: Tracker, tmp_path: Path) -> None:
    table = tmp_path / "broken.csv"
    table.write_text("title,company\nWarden\n", encoding="utf-8")
    async with driven(tracker) as pilot:
        await asked(pilot, table)
        await until(pilot, lambda: "line 2" in seen(pilot))
        assert "the row has 1 cell where the header has 2" in " ".join(seen(pilot).split())


async def test_a_table_that_is_being_stored_can_be_left(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = Event()

    def held(*given: Any) -> Any:
        left.wait(10)
        return move_in(*given)

    monkeypatch.setattr(moving, "_OFTEN", 1)
    monkeypatch.setattr(moving, "move_in", held)
    async with driven(tracker) as pilot:
        await opened(pilot, TABLES / "huntr.csv")
        await press(pilot, "a", "4")
        left.set()
        await until(pilot, lambda: "Moved in" in seen(pilot))
        assert "3 new" in seen(pilot)
        assert statuses(tracker) == ["applied", "saved", "rejected"]
        assert pilot.app.screen is pilot.app.get_screen("agenda")


@pytest.mark.parametrize("place", ["", "4"])
async def test_quitting_waits_until_a_table_is_stored(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    left = Event()

    def held(*given: Any) -> Any:
        left.wait(10)
        return move_in(*given)

    monkeypatch.setattr(moving, "move_in", held)
    async with driven(tracker) as pilot:
        await opened(pilot, TABLES / "huntr.csv")
        await press(pilot, "a", *place, "q")
        assert "jobtui quits when it is done." in seen(pilot)
        assert pilot.app.is_running
        left.set()
        await until(pilot, lambda: pilot.app._exit)
        assert statuses(tracker) == ["applied", "saved", "rejected"]


async def test_who_quits_sees_why_a_table_is_not_stored(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = Event()

    def refused(*given: Any) -> Any:
        left.wait(10)
        raise DiskFailed("not saved: the disk is full.")

    monkeypatch.setattr(moving, "move_in", refused)
    async with driven(tracker) as pilot:
        await opened(pilot, TABLES / "huntr.csv")
        await press(pilot, "a", "q")
        left.set()
        await until(pilot, lambda: "Not saved: the disk is full." in seen(pilot))
        assert not pilot.app._exit
        await press(pilot, "q")
        assert pilot.app._exit
