"""Filters, saved filters, orders and columns by keys; what was found is lit."""

from datetime import datetime
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from jobtui.domain.columns import ListColumn
from jobtui.domain.filter import Order, Query, SavedFilter, SortKey
from jobtui.domain.filter_text import parse_filter
from jobtui.tracker import filters
from jobtui.tracker.tracker import Tracker
from jobtui.tui import app
from jobtui.tui.app import JobtuiApp
from jobtui.tui.screens import posting_search
from jobtui.tui.screens.postings import PostingsView
from jobtui.tui.screens.source import SourceView
from jobtui.tui.settings import Settings
from jobtui.tui.widgets.words import Words
from tests.tracker.conftest import state
from tests.tui.driving import (
    BRIGHT,
    KESTREL,
    NORTHWIND,
    driven,
    press,
    seen,
    settled,
    told,
    view,
    worked,
    write,
)


def _border(pilot: Pilot[None]) -> str:
    subtitle = view(pilot).list.border_subtitle
    return str(subtitle or "")


def _lit(pilot: Pilot[None], within: Widget | None = None) -> set[str]:
    """The words on the screen, or in a widget, that are underlined."""
    region = (within or pilot.app.screen).region
    strips = [
        strip.crop(region.x, region.right)
        for strip in pilot.app.screen._compositor.render_strips()[region.y : region.bottom]
    ]
    lit = [segment.text for strip in strips for segment in strip if segment.style and segment.style.underline]
    return {text.strip() for text in lit if text.strip()}


_NEVER = 1e9


# A filter that is typed


async def test_a_broken_filter_is_told_on_the_border_and_the_last_list_stays(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await write(pilot, "/data pay>ab")
        assert view(pilot).list.ids == [NORTHWIND]
        assert "column 10: expected an amount such as 150k or €80k" in seen(pilot)
        await press(pilot, "enter")
        assert view(pilot).focused is view(pilot).filter_box.line
        await press(pilot, "backspace", "backspace", "8", "0", "k")
        assert _border(pilot) == ""
        await press(pilot, "enter")
        assert view(pilot).focused is view(pilot).list
        assert view(pilot).query_shown.filter == parse_filter("data pay>80k")


async def test_half_a_term_is_no_fault_while_it_is_typed_but_on_enter(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await write(pilot, "/data is:ov")
        assert (_border(pilot), view(pilot).list.ids) == ("", [NORTHWIND])
        await press(pilot, "enter")
        assert "column 9: expected one of quiet, overdue" in seen(pilot)
        await press(pilot, "escape")
        assert (_border(pilot), len(view(pilot).list.ids)) == ("", 6)
        assert view(pilot).focused is view(pilot).list


async def test_what_is_wrong_stays_told_however_quickly_enter_came(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting_search, "MANY", 1)
    monkeypatch.setattr(posting_search, "_FAST", _NEVER)
    monkeypatch.setattr(posting_search, "_TYPING_PAUSE", 0.001)
    async with driven(filled) as pilot:
        await write(pilot, "/data is:o")
        for key in (events.Key("v", "v"), events.Key("enter", None)):
            pilot.app.post_message(key)
        await pilot.pause(0.01)
        await settled(pilot)
        assert "column 9: expected one of quiet, overdue" in seen(pilot)


async def test_what_was_found_is_lit_in_list_and_panes(filled: Tracker) -> None:
    async with driven(filled, (160, 40)) as pilot:
        assert _lit(pilot) == set()
        await write(pilot, "/data")
        assert _lit(pilot) == {"Data", "data"}
        await press(pilot, "enter")
        assert view(pilot).list.has_focus
        assert _lit(pilot, view(pilot).list) == {"Data"}
        assert _lit(pilot, view(pilot).checklist) == {"data"}
        await press(pilot, "escape")
        assert _lit(pilot) == set()
        await write(pilot, "/company:right -data")
        assert view(pilot).list.ids == [BRIGHT]
        assert _lit(pilot) == {"right"}


async def test_the_source_goes_through_the_matches_too(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await write(pilot, "/sql")
        await press(pilot, "enter", "v")
        screen = pilot.app.screen
        assert isinstance(screen, SourceView)
        assert "SQL" in _lit(pilot)
        names = []
        stops = screen.source.position[1]
        for _ in range(stops):
            await press(pilot, "n")
            names += [(mark.name, mark.words) for mark in screen.source.at_hand]
        assert ("Match", "SQL") in names
        await press(pilot, "escape", "escape", "v")
        plain = pilot.app.screen
        assert isinstance(plain, SourceView)
        assert plain.source.position[1] == stops - 1


# Very many postings


def _searched(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The filters that are searched for beside the keys, as they come."""
    asked: list[str] = []
    search = tracker.store.search

    def counted(query: Query, now: datetime) -> list[int] | None:
        asked.append(query.filter.description)
        return search(query, now)

    monkeypatch.setattr(posting_search, "MANY", 1)
    monkeypatch.setattr(tracker.store, "search", counted)
    return asked


async def test_with_very_many_postings_the_search_runs_beside_the_keys(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _searched(filled, monkeypatch)
    async with driven(filled) as pilot:
        await write(pilot, "/engineer -data")
        await pilot.pause(posting_search._TYPING_PAUSE * 3)
        await worked(pilot)
        assert set(view(pilot).list.ids) == set(filled.find(view(pilot).query_shown))
        assert NORTHWIND not in view(pilot).list.ids
        assert asked[-1] == '"engineer" · not "data"'
        await press(pilot, "escape")
        assert len(view(pilot).list.ids) == 6


@pytest.mark.parametrize(
    ("fast", "pause", "found"), [(0.0, _NEVER, 1), (_NEVER, 0.01, 1), (_NEVER, _NEVER, 6)]
)
async def test_with_very_many_postings_only_letters_that_come_fast_wait(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch, fast: float, pause: float, found: int
) -> None:
    monkeypatch.setattr(posting_search, "MANY", 1)
    monkeypatch.setattr(posting_search, "_FAST", fast)
    monkeypatch.setattr(posting_search, "_TYPING_PAUSE", pause)
    async with driven(filled) as pilot:
        await write(pilot, "/data")
        await pilot.pause(0.05)
        await worked(pilot)
        assert len(view(pilot).list.ids) == found


@pytest.mark.parametrize(("many", "first"), [(1, ["", 0]), (1000, ["5 open · 1 closed", 1])])
async def test_the_first_picture_waits_for_a_count_only_where_it_is_quick(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch, many: int, first: list[object]
) -> None:
    shown: list[object] = []
    fill = JobtuiApp._fill_panes

    async def seen_first(jobtui: JobtuiApp, screen: Screen[object]) -> None:
        shown.extend((_foot(screen), jobtui.due.total))
        await fill(jobtui, screen)

    monkeypatch.setattr(JobtuiApp, "_fill_panes", seen_first)
    monkeypatch.setattr(app, "MANY", many)
    async with driven(filled) as pilot:
        assert shown == first
        assert (_foot(pilot.app.screen), view(pilot).jobtui.due.total) == ("5 open · 1 closed", 1)


async def test_nothing_is_said_of_how_many_there_are_before_they_are_counted(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "MANY", 1)
    monkeypatch.setattr(PostingsView, "count", lambda _: None)
    filled.archive(range(1, 7))
    async with driven(filled) as pilot:
        assert "No postings" not in seen(pilot)
        await write(pilot, "/data")
        assert 'Postings 0 · "data"' in seen(pilot)


def _foot(screen: Screen[object]) -> str:
    """How many are listed, without how they are sorted."""
    return str(screen.query_one("#status", Words).content).partition(" · sorted")[0]


async def test_letters_that_come_at_once_are_one_search(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _searched(filled, monkeypatch)
    monkeypatch.setattr(posting_search, "_TYPING_PAUSE", _NEVER)
    async with driven(filled) as pilot:
        await press(pilot, "slash")
        for key in "data":
            pilot.app.post_message(events.Key(key, key))
        await settled(pilot)
        await worked(pilot)
        assert view(pilot).list.ids == [NORTHWIND]
    assert asked == ['"data"']


async def test_what_was_found_too_late_is_not_shown(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        old = view(pilot).query_shown
        await write(pilot, "/data")
        view(pilot)._show_found(old, [KESTREL])
        assert view(pilot).list.ids == [NORTHWIND]


# Saved filters


async def test_a_filter_is_saved_chosen_renamed_and_dropped(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        before = state(filled)
        await write(pilot, "/data")
        await press(pilot, "enter", "F", "s")
        await write(pilot, "Mine")
        await press(pilot, "enter")
        assert told(pilot, "Filter @mine saved", "u to undo")
        await press(pilot, "escape")
        assert len(view(pilot).list.ids) == 6
        await press(pilot, "F", "1")
        assert view(pilot).list.ids == [NORTHWIND]
        assert view(pilot).focused is view(pilot).list
        await press(pilot, "escape", "F", "r", "1")
        await write(pilot, "2")
        await press(pilot, "enter")
        assert [one.name for one in filled.store.items(SavedFilter)] == ["mine2"]
        await press(pilot, "F", "d", "1")
        assert filled.store.items(SavedFilter) == []
        await press(pilot, "u", "u", "u")
        assert state(filled) == before


async def test_a_saved_filter_is_typed_by_its_name(filled: Tracker) -> None:
    filters.save(filled, "mine", "data")
    async with driven(filled) as pilot:
        await write(pilot, "/@mi")
        assert (_border(pilot), len(view(pilot).list.ids)) == ("", 6)
        await write(pilot, "ne")
        assert view(pilot).list.ids == [NORTHWIND]
        await write(pilot, "x ")
        assert "column 1: expected a saved filter (@mine)" in seen(pilot)
        assert view(pilot).list.ids == [NORTHWIND]


async def test_a_name_that_is_none_is_told_in_the_dialog(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "F", "s")
        await write(pilot, "mine")
        await press(pilot, "enter")
        assert "the filter is empty" in seen(pilot)
        assert filled.store.items(SavedFilter) == []


# Order and columns


async def test_a_further_key_is_added_and_the_menu_tells_the_order(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "S", "s", "S", "comma", "p")
        assert view(pilot).query_shown.sort == (Order(SortKey.STATUS), Order(SortKey.PAY, descending=True))
        assert "sorted by status, pay ↓" in seen(pilot)
        await press(pilot, "S")
        lines = seen(pilot).splitlines()
        assert any("Status" in line and "1 ↑" in line for line in lines)
        assert any("Pay, highest first" in line and "2 ↓" in line for line in lines)
        await press(pilot, "comma")
        assert not any("Pay, highest first" in line for line in seen(pilot).splitlines())
        await press(pilot, "escape", "S", "r")
        assert view(pilot).query_shown.sort == (Order(SortKey.STATUS, descending=True), Order(SortKey.PAY))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of a file that is not there yet."""
    return Settings(tmp_path / "config.toml")


def _app(tracker: Tracker, settings: Settings) -> JobtuiApp:
    return JobtuiApp(tracker, settings=settings)


async def test_columns_order_and_theme_are_remembered(filled: Tracker, settings: Settings) -> None:
    assert settings.file is not None
    async with _app(filled, settings).run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "S", "o", "j", "space", "G", "space", "K", "enter")
        assert view(pilot).list.chosen[0] is ListColumn.TITLE
        assert ListColumn.COMPANY not in view(pilot).list.chosen
        assert "Company" not in seen(pilot).splitlines()[2]
        await press(pilot, "S", "c", "S", "k")
        assert told(pilot, "sorted by company")
        pilot.app.theme = "nord"
        await settled(pilot)
    again = Settings(settings.file)
    assert (again.held.theme, again.held.sort) == ("nord", (Order(SortKey.COMPANY),))
    assert ListColumn.URL in again.held.columns
    async with _app(filled, again).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert pilot.app.theme == "nord"
        assert view(pilot).list.chosen == again.held.columns
        assert "sorted by company" in seen(pilot)
        await press(pilot, "S", "o", "r", "enter")
        assert "Company" in seen(pilot).splitlines()[2]
    assert Settings(settings.file).held.columns == ()


async def test_leaving_the_columns_changes_nothing(filled: Tracker, settings: Settings) -> None:
    assert settings.file is not None
    async with _app(filled, settings).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "S", "o", "space", "escape")
        assert view(pilot).list.chosen == ()
    assert not settings.file.exists()


async def test_settings_that_cannot_be_read_are_told_and_left_alone(filled: Tracker, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("size = 3\n", encoding="utf-8")
    async with _app(filled, Settings(path)).run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        assert told(pilot, "line 1: unknown setting 'size'")
        pilot.app.theme = "nord"
        await settled(pilot)
        assert told(pilot, "unknown setting 'size'")
    assert path.read_text(encoding="utf-8") == "size = 3\n"
