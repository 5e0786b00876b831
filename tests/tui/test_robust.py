"""What must not break the screen: keys in one burst, small windows, keys while the app closes."""

import sys
from threading import Event

import pytest

from jobtui.tracker.tracker import Tracker
from jobtui.tui import beforehand, borrower
from jobtui.tui.screens.postings import PostingsView
from tests.tui.driving import burst, driven, focus, press, seen, settled, toasts, view, write
from tests.tui.test_import import until


@pytest.mark.parametrize("keys", ["saa", "sao", "ssss", "bab", "Sct", "Snn", "sasasa"])
async def test_keys_in_one_burst_never_close_more_than_the_menu(filled: Tracker, keys: str) -> None:
    async with driven(filled) as pilot:
        await burst(pilot, *keys)
        while not isinstance(pilot.app.screen, PostingsView):
            await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 2
        assert "Northwind" in seen(pilot)


async def test_a_key_typed_ahead_of_a_menu_reaches_the_list(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await burst(pilot, "j", "s", "o", "j")
        assert view(pilot).list.at == 2


@pytest.mark.parametrize("keys", ["iq", "qi", "qs", "q2", "aq", "qa", "q?"])
async def test_quitting_in_a_burst_is_no_crash(filled: Tracker, keys: str) -> None:
    async with driven(filled) as pilot:
        await burst(pilot, *keys)
    assert pilot.app._exception is None


@pytest.mark.parametrize("group", ["around", "agenda"])
async def test_what_only_reads_is_not_waited_for(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch, group: str
) -> None:
    monkeypatch.setattr(beforehand, "REST", 3600)
    monkeypatch.delitem(sys.modules, borrower._CHILD, raising=False)
    read = Event()
    async with driven(filled) as pilot:
        view(pilot).beside(group, read.wait, lambda _: None)
        pilot.app.exit()
        read.set()
        assert pilot.app._at_rest  # type: ignore[attr-defined]


async def test_a_window_too_small_says_so_until_it_is_larger(filled: Tracker) -> None:
    async with driven(filled, (20, 5)) as pilot:
        assert " ".join(seen(pilot).split()) == "make the window larger (at least 60x16)"
        await press(pilot, "d", "j")
        await pilot.resize_terminal(60, 16)
        await settled(pilot)
        assert "Northwind" in seen(pilot)
        assert view(pilot).list.at == 0
        await press(pilot, "s")
        await pilot.resize_terminal(59, 16)
        await settled(pilot)
        assert "Northwind" not in seen(pilot)
        await pilot.resize_terminal(60, 15)
        await settled(pilot)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "Status" in seen(pilot)
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 2


@pytest.mark.parametrize(
    ("keys", "last"), [("a", "Ctrl+O save"), ("f", "Ctrl+O save"), ("i", "files/paste"), ("n", "Ctrl+O save")]
)
async def test_a_dialog_keeps_its_last_line_in_a_small_window(filled: Tracker, keys: str, last: str) -> None:
    async with driven(filled, (60, 16)) as pilot:
        await press(pilot, *keys)
        assert last in seen(pilot)
        if keys == "i":
            await press(pilot, "enter")
            assert "Type the name" in seen(pilot)
            await press(pilot, "ctrl+t")
            assert "Enter, " not in seen(pilot)
            await press(pilot, "ctrl+o")
            assert "Paste the text" in seen(pilot)
            assert last in seen(pilot)
        if keys == "f":
            await press(pilot, "tab")
            await write(pilot, "nonsense")
            assert "not a date" in seen(pilot)


async def test_one_toast_at_a_time_and_none_over_a_dialog(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "tab", "tab", "x", "p")
        assert len(toasts(pilot)) == 1
        assert next(iter(pilot.app._notifications)).timeout == 2.5
        await press(pilot, "escape", "d")
        assert next(iter(pilot.app._notifications)).timeout == 5
        await press(pilot, "f")
        assert not toasts(pilot)


async def test_ctrl_c_says_how_to_quit_in_our_words(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "ctrl+c")
        assert "q quits" in toasts(pilot)[-1]
        await press(pilot, "s", "ctrl+c")
        assert len(toasts(pilot)) < 2


async def test_tab_goes_to_the_pane_in_sight_first_and_round_all(filled: Tracker) -> None:
    async with driven(filled, (80, 24)) as pilot:
        seen_panes = []
        for _ in range(4):
            await press(pilot, "tab")
            seen_panes.append(focus(pilot))
        assert seen_panes == ["checklist", "timeline", "detail", "list"]
        await press(pilot, "tab")
        assert focus(pilot) == "detail"


async def test_the_timeline_names_its_own_keys_and_says_why_enter_does_nothing(filled: Tracker) -> None:
    async with driven(filled, (80, 24)) as pilot:
        await press(pilot, "tab", "tab")
        last = seen(pilot).splitlines()[-1]
        assert "Note" in last
        assert "Archive" not in last
        await press(pilot, "enter")
        assert "no source" in toasts(pilot)[-1]


async def test_an_open_comparison_is_not_replaced_unasked(filled: Tracker) -> None:
    async with driven(filled, (80, 24)) as pilot:
        await press(pilot, "j", "j", "j", "space", "j", "j", "space", "c")
        assert "? ML Engineer" in seen(pilot)
        assert "(no title stated)" in seen(pilot)
        assert "Lantern" in seen(pilot)
        assert "Saved" in seen(pilot)
        await press(pilot, "c")
        assert "open already" in toasts(pilot)[-1]
        assert "? ML Engineer" in seen(pilot)
        await press(pilot, "j", "j")
        assert "not stated" in seen(pilot)
        assert "not asked, not stated" not in seen(pilot)


@pytest.mark.parametrize(("word", "tip"), [("log", "The steps; go back to one"), ("tag", "Put tags on")])
async def test_the_palette_puts_the_name_of_a_command_before_letters_in_order(
    filled: Tracker, word: str, tip: str
) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "colon")
        await write(pilot, word)

        def found() -> list[str]:
            lines = [line.strip() for line in seen(pilot).splitlines() if line.startswith("  ")]
            return [line for line in lines if line and word != line.split()[-1]]

        await until(pilot, lambda: found()[:1] != [] and found()[0].startswith(tip))


@pytest.mark.parametrize("word", ["theme", "dark", "colour"])
async def test_the_palette_finds_the_colours_by_any_name(filled: Tracker, word: str) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "colon")
        await write(pilot, word)

        def first() -> str:
            lines = seen(pilot).splitlines()
            return next((line for line in lines if "Choose" in line or "Go to" in line), "")

        await until(pilot, lambda: "Choose the colours (theme)" in first())
