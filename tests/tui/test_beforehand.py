"""Views that are made before they are asked for: what they show, and what they do not do before."""

import asyncio
from argparse import Namespace
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from time import monotonic, sleep
from typing import cast

import pytest
from textual.color import Color
from textual.pilot import Pilot
from textual.widgets._toast import Toast

from jobtui.domain.agenda import AgendaItem
from jobtui.domain.problem import Busy
from jobtui.tracker.agenda import items
from jobtui.tracker.tracker import Tracker
from jobtui.tui import beforehand
from jobtui.tui.app import JobtuiApp
from jobtui.tui.screens import agenda as agenda_screen
from jobtui.tui.screens.agenda import AgendaView
from jobtui.tui.screens.board import BoardView
from jobtui.tui.screens.view import View
from jobtui.tui.views import caught_up
from tests.tui.driving import driven, press, seen, settled, toasts, worked
from tests.tui.test_import import until


@asynccontextmanager
async def prepared(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Pilot[None]]:
    """The app on these postings, all made ready that is made beforehand."""
    monkeypatch.setattr(beforehand, "REST", 0.001)
    monkeypatch.setattr(beforehand, "_load", lambda: None)
    async with driven(tracker) as pilot:
        await until(pilot, lambda: all(_view(pilot, name).is_mounted for name in beforehand.VIEWS))
        await worked(pilot)
        yield pilot


def _view(pilot: Pilot[None], name: str) -> View:
    found = pilot.app.get_screen(name)
    assert isinstance(found, View)
    return found


async def test_everything_is_made_ready_when_no_key_came_for_a_while(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[bool] = []
    keyed = monotonic() + 60
    monkeypatch.setattr(beforehand, "REST", 0.01)
    monkeypatch.setattr(beforehand, "_load", lambda: begun.append(True))
    monkeypatch.setattr(JobtuiApp, "keyed", property(lambda _: keyed, lambda *_: None), raising=False)
    async with driven(filled) as pilot:
        await asyncio.sleep(0.05)
        assert not begun
        keyed = 0.0
        await until(pilot, lambda: begun == [True])


async def test_a_view_made_beforehand_shows_the_newest_data_at_once(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with prepared(filled, monkeypatch) as pilot:
        before = seen(pilot)
        reads = _counted_reads(monkeypatch)
        await press(pilot, "2")
        assert "Kestrel" in seen(pilot)
        assert not reads
        await press(pilot, "1")
        assert seen(pilot) == before
        filled.add({"title": "Lighthouse Keeper"})
        await press(pilot, "2")
        assert "Lighthouse" in seen(pilot)
        assert reads == [BoardView]


def _counted_reads(monkeypatch: pytest.MonkeyPatch) -> list[type[BoardView]]:
    reads: list[type[BoardView]] = []
    read = BoardView.reload

    def reload(view: BoardView) -> None:
        reads.append(BoardView)
        read(view)

    monkeypatch.setattr(BoardView, "reload", reload)
    return reads


async def test_what_cannot_be_read_beforehand_is_not_told_and_read_when_it_is_shown(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    lanes = filled.store.lanes

    def busy(*_: object) -> None:
        raise Busy("another process writes")

    monkeypatch.setattr(filled.store, "lanes", busy)
    async with prepared(filled, monkeypatch) as pilot:
        assert not toasts(pilot)
        monkeypatch.setattr(filled.store, "lanes", lanes)
        await press(pilot, "2")
        assert "Kestrel" in seen(pilot)


async def test_it_is_laid_out_before_it_is_shown(filled: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    async with prepared(filled, monkeypatch) as pilot:
        for key, name in (("2", "board"), ("4", "agenda"), ("3", "compare")):
            view, laid_out = _view(pilot, name), list[str]()
            monkeypatch.setattr(view, "_refresh_layout", lambda *_, **__: laid_out.append(name))  # noqa: B023
            await press(pilot, key)
            assert pilot.app.screen is view
            assert not laid_out


async def test_what_a_view_reads_beside_the_keys_has_come_before_the_next_is_made(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[int] = []
    prepare = JobtuiApp.prepare
    filled.set_next_action(1, "Call them", filled.today)

    def slowly(tracker: Tracker) -> Sequence[AgendaItem]:
        sleep(0.2)
        return items(tracker)

    async def watched(app: JobtuiApp, name: str) -> None:
        await prepare(app, name)
        listed.append(cast("AgendaView", app.get_screen("agenda")).agenda.rows)

    monkeypatch.setattr(agenda_screen, "MANY", 0)
    monkeypatch.setattr(agenda_screen, "items", slowly)
    monkeypatch.setattr(JobtuiApp, "prepare", watched)
    async with prepared(filled, monkeypatch):
        assert listed[0] > 0


async def test_the_first_picture_of_a_comparison_is_whole(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with prepared(filled, monkeypatch) as pilot:
        view, pictures = _view(pilot, "compare"), list[str]()
        draw = view._compositor_refresh

        def drawn() -> None:
            draw()
            if not pilot.app._batch_count:
                pictures.append(seen(pilot))

        monkeypatch.setattr(view, "_compositor_refresh", drawn)
        await press(pilot, "c")
        assert "Northwind" in pictures[0]
        assert {*pictures} == {seen(pilot)}


def test_all_that_is_held_is_looked_through_while_no_key_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    seen_through: list[bool] = []
    app = Namespace(keyed=monotonic() + 60)
    monkeypatch.setattr("jobtui.tui.beforehand.gc.get_count", lambda: (0, 0, 999))
    monkeypatch.setattr("jobtui.tui.beforehand.gc.collect", lambda: seen_through.append(True))
    beforehand.tidy(cast("JobtuiApp", app))
    assert not seen_through
    app.keyed = 0.0
    beforehand.tidy(cast("JobtuiApp", app))
    assert seen_through
    monkeypatch.setattr("jobtui.tui.beforehand.gc.get_count", lambda: (0, 0, 1))
    beforehand.tidy(cast("JobtuiApp", app))
    assert seen_through == [True]


async def test_it_fits_a_window_that_was_resized_meanwhile(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driven(filled, (80, 24)) as pilot:
        await press(pilot, "2")
        narrow = seen(pilot)
    async with prepared(filled, monkeypatch) as pilot:
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        await press(pilot, "2")
        for _ in range(3):
            await settled(pilot)
        assert seen(pilot) == narrow


async def test_it_has_the_colours_of_a_theme_chosen_meanwhile(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with prepared(filled, monkeypatch) as pilot:
        pilot.app.theme = "textual-light"
        await settled(pilot)
        await press(pilot, "2")
        board = pilot.app.screen
        assert isinstance(board, BoardView)
        light = Color.parse(pilot.app.theme_variables["background"])
        assert board.styles.background == light
        assert board.list.get_component_styles("list--row").color == Color.parse(
            pilot.app.theme_variables["foreground"]
        )


async def test_it_gets_no_key_and_paints_nothing_before_it_is_shown(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with prepared(filled, monkeypatch) as pilot:
        board = _view(pilot, "board")
        assert isinstance(board, BoardView)
        at = board.list.at
        painted: list[object] = []
        monkeypatch.setattr(board, "_compositor_refresh", lambda: painted.append(board))
        await press(pilot, "j", "j", "slash", "k", "escape")
        assert board.list.at == at
        assert not board.has_class("-filtering")
        assert not painted
        assert not [timer for timer in board._timers if timer.name != "screen_update"]


async def test_nobody_waits_for_a_widget_that_is_gone(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        pilot.app.notify("Said")
        await settled(pilot)
        toast = pilot.app.screen.query_one(Toast)
        await toast.remove()
        waited = asyncio.create_task(caught_up(toast))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert waited.done()


async def test_two_views_asked_for_at_once_leave_the_last_one(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with prepared(filled, monkeypatch) as pilot:
        await press(pilot, *"24232123214")
        assert getattr(pilot.app.screen, "VIEW", "") == "agenda"
