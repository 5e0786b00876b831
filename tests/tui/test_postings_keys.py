"""What the keys of the list and the panes do, and that the database holds it afterwards."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from jobtui.domain.filter import Order, Query, Scope, SortKey
from jobtui.domain.requirement import Kind, State
from jobtui.tracker.tracker import Tracker
from jobtui.tui import views
from jobtui.tui.dialogs.confirm import ConfirmDialog
from jobtui.tui.dialogs.menu import Menu
from jobtui.tui.screens.postings import PostingsView
from jobtui.tui.widgets.pane_tabs import PaneTabs
from tests.tui.conftest import reopened
from tests.tui.driving import (
    BRIGHT,
    HALDEN,
    KESTREL,
    LANTERN,
    NORTHWIND,
    TIDELINE,
    burst,
    driven,
    focus,
    press,
    seen,
    settled,
    toasts,
    told,
    view,
    write,
)
from tests.tui.test_import import until


async def test_s_and_a_letter_set_the_status(filled: Tracker, path: Path) -> None:
    async with driven(filled, (80, 24)) as pilot:
        await press(pilot, "j", "s")
        assert re.search(r"a  ◔ Applied +now", seen(pilot))
        await press(pilot, "o")
        assert told(pilot, "Offer", "Senior Python Developer · Tideline", "u to undo")
        assert view(pilot).list.highlighted == TIDELINE
        assert view(pilot).focused is view(pilot).list
        assert reopened(path).row(TIDELINE).status == "offer"
        await press(pilot, "u")
        assert reopened(path).row(TIDELINE).status == "applied"
        assert "U to redo" in toasts(pilot)[-1]


async def test_keys_typed_ahead_reach_what_the_key_before_opened(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        await burst(pilot, "s", "x")
        assert reopened(path).row(NORTHWIND).status == "accepted"
        await burst(pilot, "j", "n", "o", "k", "ctrl+o")
        assert reopened(path).posting(TIDELINE).notes[-1].text == "ok"
        await burst(pilot, "k", "k", "f", "ctrl+u", *"Ring", "tab", "ctrl+u", *"fri", "ctrl+o", "s", "o")
        row = reopened(path).row(NORTHWIND)
        assert row.next_action is not None
        assert (row.next_action.text, f"{row.next_action.due:%a}", row.status) == ("Ring", "Fri", "offer")
        await burst(pilot, "j", "tab", "tab", "j", "x")
        item = reopened(path).posting(TIDELINE).item(2)
        assert item is not None
        assert item.state is State.MET


@pytest.mark.parametrize("view", "12")
async def test_keys_typed_ahead_of_the_end_of_a_line_mean_what_they_do_after(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    monkeypatch.setattr(views, "_LONGEST_WAIT", 60)
    async with driven(filled) as pilot:
        await burst(pilot, view, "slash", *"bright", "enter", "s", "o", "t", *"dream", "enter", "s", "x")
        row = filled.row(BRIGHT)
        assert (row.status, row.tags) == ("accepted", ("dream",))


async def test_not_every_letter_erased_at_once_is_a_search(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Query] = []
    find = filled.store.find

    def counted(query: Query, now: datetime) -> list[int]:
        asked.append(query)
        return find(query, now)

    async with driven(filled) as pilot:
        await write(pilot, "/engineer")
        monkeypatch.setattr(filled.store, "find", counted)
        await burst(pilot, *["backspace"] * 8)
        assert len(asked) < 4
        assert not asked[-1].filter


async def test_what_was_counted_is_not_looked_for_in_the_bin(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "b", "b")
        assert not view(pilot).list.rows
        await press(pilot, "7")
        await until(pilot, lambda: "6 postings" in seen(pilot))
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PostingsView)
        assert view(pilot).list.rows


async def test_the_status_menu_works_by_arrows_letters_and_mouse(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "s", "down", "enter")
        assert reopened(path).row(NORTHWIND).status == "offer"
        await press(pilot, "s", "g")
        assert reopened(path).row(NORTHWIND).status == "ghosted"
        await press(pilot, "s")
        await pilot.click("MenuList", offset=(4, 1))
        await settled(pilot)
        assert reopened(path).row(NORTHWIND).status == "applied"
        await press(pilot, "s", "escape")
        assert not isinstance(pilot.app.screen, Menu)


async def test_the_present_status_is_not_written_again(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        steps = len(filled.steps())
        await press(pilot, "s", "i")
        assert toasts(pilot) == ["The status is 'interview' already."]
        assert len(filled.steps()) == steps


async def test_a_stage_back_and_on(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "less_than_sign")
        assert reopened(path).row(NORTHWIND).status == "screening"
        await press(pilot, "greater_than_sign", "greater_than_sign")
        assert reopened(path).row(NORTHWIND).status == "offer"
        await press(pilot, "G", "less_than_sign")
        assert "no stage before 'saved'" in toasts(pilot)[-1]


async def test_archive_takes_away_and_brings_back(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "j", "d")
        assert reopened(path).row(TIDELINE).archived
        assert view(pilot).list.highlighted == KESTREL
        await press(pilot, "b", "r")
        assert view(pilot).list.ids == [TIDELINE]
        assert "Archive" in seen(pilot)
        await press(pilot, "d")
        assert not reopened(path).row(TIDELINE).archived
        assert "The archive is empty." in seen(pilot)
        await press(pilot, "b", "a")
        assert len(view(pilot).list.ids) == 6


async def test_the_bin_takes_and_gives_back(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "D")
        assert reopened(path).find(Query(scope=Scope.DELETED)) == [NORTHWIND]
        assert "u to undo" in toasts(pilot)[-1]
        await press(pilot, "b")
        assert "Bin" in seen(pilot)
        await press(pilot, "b")
        assert view(pilot).list.ids == [NORTHWIND]
        await press(pilot, "D")
        assert not reopened(path).find(Query(scope=Scope.DELETED))
        assert "The bin is empty." in seen(pilot)


async def test_space_marks_and_actions_take_all_marked(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "space", "j", "space")
        assert view(pilot).list.marked == {NORTHWIND, TIDELINE}
        assert view(pilot).list.highlighted == TIDELINE
        assert "2 marked" in seen(pilot)
        await press(pilot, "s", "w")
        statuses = [reopened(path).row(one).status for one in (NORTHWIND, TIDELINE, KESTREL)]
        assert statuses == ["withdrawn", "withdrawn", "screening"]
        await press(pilot, "d")
        assert not view(pilot).list.marked
        assert "marked" not in seen(pilot)


async def test_three_or_more_ask_and_only_y_says_yes(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "A", "d")
        assert "Archive 6 postings?" in seen(pilot)
        await press(pilot, "enter", "d", "space")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        assert len(reopened(path).find(Query())) == 6
        await press(pilot, "escape")
        assert len(reopened(path).find(Query())) == 6
        await press(pilot, "d", "y")
        assert reopened(path).find(Query()) == []
        assert "Everything is archived." in seen(pilot)
        await press(pilot, "u")
        assert len(reopened(path).find(Query())) == 6


async def test_mark_all_takes_what_is_shown_and_lets_go(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "slash")
        await write(pilot, "status:saved")
        await press(pilot, "enter", "A")
        assert view(pilot).list.marked == {BRIGHT, LANTERN}
        await press(pilot, "escape")
        assert view(pilot).list.marked == {BRIGHT, LANTERN}
        await press(pilot, "A")
        assert len(view(pilot).list.marked) == 6
        await press(pilot, "A")
        assert not view(pilot).list.marked


async def test_a_filter_works_while_it_is_typed(filled: Tracker) -> None:
    async with driven(filled, (80, 24)) as pilot:
        await press(pilot, "slash")
        assert "words -not pay>80k is: @name" in seen(pilot)
        await write(pilot, "company:tide")
        assert view(pilot).list.ids == [TIDELINE]
        assert "Postings 1 of 6 · company tide" in seen(pilot)
        await press(pilot, "enter")
        assert view(pilot).focused is view(pilot).list
        assert view(pilot).list.ids == [TIDELINE]
        await press(pilot, "escape")
        assert len(view(pilot).list.ids) == 6
        await press(pilot, "slash")
        await write(pilot, "zzz")
        assert 'Nothing matches "zzz".' in seen(pilot)
        assert "clears the filter" in seen(pilot)
        await press(pilot, "escape")
        assert len(view(pilot).list.ids) == 6
        assert view(pilot).focused is view(pilot).list


async def test_arrows_move_in_the_list_while_a_filter_is_typed(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "slash", "down", "down")
        assert view(pilot).list.highlighted == KESTREL


async def test_the_order_is_chosen_from_a_menu(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "S", "c")
        assert view(pilot).query_shown.sort == (Order(SortKey.COMPANY),)
        assert view(pilot).list.ids[0] == BRIGHT
        assert view(pilot).list.highlighted == NORTHWIND
        assert "sorted by company" in seen(pilot)
        await press(pilot, "S", "r")
        assert view(pilot).list.ids[-1] == BRIGHT


async def test_scopes_say_how_many_they_hold(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "b")
        lines = [line for line in seen(pilot).splitlines() if "open stages only" in line]
        assert lines
        assert "5" in lines[0].split("only")[1]
        await press(pilot, "o")
        assert HALDEN not in view(pilot).list.ids


@pytest.mark.parametrize(
    ("key", "state"),
    [("x", State.MET), ("p", State.PARTIAL), ("minus", State.UNMET), ("space", State.MET)],
)
async def test_requirements_are_ticked(filled: Tracker, path: Path, key: str, state: State) -> None:
    async with driven(filled, (80, 24)) as pilot:
        await press(pilot, "j", "enter", "j", key)
        item = reopened(path).posting(TIDELINE).item(2)
        assert item is not None
        assert item.state is state
        assert view(pilot).checklist.n == 2
        assert view(pilot).focused is view(pilot).checklist
        assert "u to undo" in toasts(pilot)[-1]


async def test_a_click_that_brings_the_focus_ticks_nothing_and_a_second_one_ticks(filled: Tracker) -> None:
    before = filled.posting(NORTHWIND).item(1)
    async with driven(filled) as pilot:
        for ticked in (False, True):
            await pilot.click(view(pilot).checklist, offset=(5, 2))
            await settled(pilot)
            assert view(pilot).focused is view(pilot).checklist
            assert (filled.posting(NORTHWIND).item(1) != before) is ticked


async def test_ticking_shows_in_the_counts(filled: Tracker) -> None:
    async with driven(filled, (80, 24)) as pilot:
        await press(pilot, "enter", "j", "j", "j", "j", "x")
        assert "Requirements 5/5" in seen(pilot)
        assert "[x] ● English C1" in seen(pilot)
        assert any("Staff Data Engineer" in line and "5/5" in line for line in seen(pilot).splitlines())


async def test_kind_and_drop_change_the_checklist(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "tab", "tab", "r")
        item = reopened(path).posting(NORTHWIND).item(1)
        assert item is not None
        assert item.requirement.kind is Kind.PREFERRED
        assert view(pilot).checklist.n == 1
        await press(pilot, "d")
        assert reopened(path).posting(NORTHWIND).item(1) is None
        await press(pilot, "u")
        assert reopened(path).posting(NORTHWIND).item(1) is not None


async def test_requirements_move_within_their_group(filled: Tracker, path: Path) -> None:
    def order() -> list[str]:
        return [item.requirement.text for item in reopened(path).posting(NORTHWIND).checklist]

    before = order()
    async with driven(filled) as pilot:
        await press(pilot, "tab", "tab")
        await press(pilot, "J", "J")
        assert order() == [before[1], before[2], before[0], *before[3:]]
        assert view(pilot).checklist.n == 3
        await press(pilot, "K")
        assert order() == [before[1], before[0], *before[2:]]
        await press(pilot, "g", "K")
        assert toasts(pilot)[-1] == "It is the first of its group; r changes the group."
        await press(pilot, "u", "u", "u")
    assert order() == before


async def test_a_suggestion_is_confirmed(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "j", "j", "j", "tab")
        assert "? ML Engineer, Ranking  suggested, x confirms" in seen(pilot)
        await press(pilot, "x")
        assert "title" not in reopened(path).row(BRIGHT).suggested
        await press(pilot, "x")
        assert "not a suggestion" in toasts(pilot)[-1]


@pytest.mark.parametrize("line", ["status", "next_action", "capture"])
async def test_what_was_not_read_is_not_confirmed(filled: Tracker, line: str) -> None:
    async with driven(filled) as pilot:
        view(pilot).focus_pane("detail")
        view(pilot).detail.highlight(line)
        await press(pilot, "x")
        assert view(pilot).detail.key == line
        assert "Nothing to confirm here" in toasts(pilot)[-1]


async def test_what_has_no_source_says_so(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "tab", "j", "j", "enter")
        assert "not read from the text" in toasts(pilot)[-1]
        await press(pilot, "G", "k", "k", "tab", "tab", "enter")
        assert "no source to show" in toasts(pilot)[-1]


async def test_panes_are_walked_by_tab_and_letters(filled: Tracker) -> None:
    async with driven(filled, (80, 24)) as pilot:
        names = []
        for key in ("tab", "tab", "tab", "tab", "shift+tab", "h", "l", "l"):
            await press(pilot, key)
            names.append(focus(pilot))
        assert names == [
            "checklist",
            "timeline",
            "detail",
            "list",
            "timeline",
            "checklist",
            "timeline",
            "timeline",
        ]
        assert "saved → applied" in seen(pilot)
        await press(pilot, "escape")
        assert view(pilot).focused is view(pilot).list


async def test_low_windows_show_one_pane_however_wide_they_are(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        for size, number in {(120, 24): 1, (200, 28): 1, (80, 40): 1, (120, 30): 3, (200, 50): 3}.items():
            await pilot.resize_terminal(*size)
            await settled(pilot)
            shown = view(pilot).panes
            assert sum(pane.display for pane in (shown.detail, shown.checklist, shown.timeline)) == number
            assert shown.query_one(PaneTabs).display is (number == 1)


async def test_a_click_on_a_name_brings_up_its_pane(filled: Tracker) -> None:
    async with driven(filled, (80, 24)) as pilot:
        await pilot.click("PaneTabs", offset=(2, 0))
        await settled(pilot)
        assert view(pilot).focused is view(pilot).detail
        assert "Company    Northwind Energy" in seen(pilot)


async def test_zoom_follows_the_focus_and_esc_peels_it(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "tab", "z")
        assert view(pilot).maximized is view(pilot).detail
        await press(pilot, "tab")
        assert view(pilot).maximized is view(pilot).checklist
        await press(pilot, "escape")
        assert view(pilot).maximized is None
        assert view(pilot).focused is view(pilot).checklist


async def test_copy_takes_the_address_or_the_row(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "y")
        assert pilot.app.clipboard == "https://northwind.example/jobs/4412"
        assert toasts(pilot)[-1].startswith("Copied https://northwind.example")
        await press(pilot, "j", "j", "y")
        assert pilot.app.clipboard == "Backend Engineer [Payments]\tKestrel Bank\tscreening"
        await press(pilot, "tab", "tab", "y")
        assert pilot.app.clipboard == "Java or Kotlin"


async def test_go_to_finds_a_posting_wherever_it_is(filled: Tracker) -> None:
    filled.delete([HALDEN])
    filled.archive([TIDELINE])
    async with driven(filled) as pilot:
        await press(pilot, "slash")
        await write(pilot, "nothing")
        for posting in (KESTREL, TIDELINE, HALDEN):
            view(pilot).go_to(posting)
            await settled(pilot)
            assert view(pilot).list.highlighted == posting
            shown = view(pilot).shown
            assert shown is not None
            assert shown.id == posting
