"""The view of the statistics: counted beside the keys, of chosen days, as tables, pictures and text."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from textual.pilot import Pilot

from jobtui.domain.market import Market
from jobtui.domain.problem import Busy
from jobtui.domain.requirement import Kind, Requirement
from jobtui.interop.statistics_tables import Line, Table
from jobtui.tracker.tracker import Tracker
from jobtui.tui.screens import stats as stats_screen
from jobtui.tui.screens.stats import StatsView
from jobtui.tui.widgets import stats_items
from jobtui.tui.widgets.item_list import ItemList
from tests.tui import stories
from tests.tui.driving import LANTERN, driven, press, seen, settled, toasts, view, worked

SIZES = {(80, 24): 1, (120, 40): 2, (200, 50): 3}


@pytest.fixture
def asking(filled: Tracker) -> Tracker:
    """Two postings more, which ask for a skill."""
    for n in (1, 2):
        asked = (Requirement("Kafka it is", Kind.REQUIRED, skills=("Kafka",)),)
        read = stories.reading(f"{n}.txt", f"Python Smith {n}", f"Firm {n}", asked)
        stories.keep(filled, replace(read, requirements=asked))
    return filled


async def counted(pilot: Pilot[None]) -> StatsView:
    """The view once everything is counted."""
    await worked(pilot)
    await settled(pilot)
    assert isinstance(pilot.app.screen, StatsView)
    return pilot.app.screen


def panes(shown: StatsView) -> list[ItemList]:
    """The panes that are seen."""
    return [pane for pane in shown.query(ItemList) if pane.display]


def text(shown: StatsView) -> str:
    """The words of all panes."""
    return "\n".join(pane.whole for pane in panes(shown))


@pytest.mark.parametrize(("size", "number"), SIZES.items())
async def test_no_pane_comes_or_goes_once_it_is_counted(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], number: int
) -> None:
    monkeypatch.setattr(StatsView, "reload", lambda _: None)
    async with driven(filled, size) as pilot:
        await press(pilot, "7")
        assert isinstance(shown := pilot.app.screen, StatsView)
        assert len(panes(shown)) == number


async def test_all_of_it_in_as_many_panes_as_fit_and_as_text(
    asking: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    titles = {"Funnel", "Applications a week", "Answers by source", "Days in a status", "Asked most"}
    async with driven(asking) as pilot:
        await press(pilot, "7")
        for size, number in SIZES.items():
            await pilot.resize_terminal(*size)
            shown = await counted(pilot)
            assert len(panes(shown)) == number
            assert titles <= {*text(shown).splitlines()}
            for pane in panes(shown):
                room = pane.scrollable_content_region.width
                assert all(len(line) <= room for line in pane.whole.splitlines() if "█" in line)
        await pilot.resize_terminal(60, 16)
        await counted(pilot)
        assert "7 Stats" in seen(pilot).splitlines()[0]
        assert "jobtui" not in seen(pilot).splitlines()[0]
        monkeypatch.setattr(pilot.app, "copy_to_clipboard", copied.append)
        await press(pilot, "y")
        assert "Copied" in toasts(pilot)[-1]
        assert titles <= {*copied[0].splitlines()}
        assert "│" not in copied[0]


async def test_every_column_of_the_answers_is_seen(asking: Tracker) -> None:
    asking.set_status([LANTERN], "applied", on=asking.today - timedelta(days=9))
    asking.set_status([LANTERN], "interview")
    async with driven(asking, (120, 40)) as pilot:
        await press(pilot, "7")
        told = text(await counted(pilot))
    for heads in ("SENT +ANSWERED +RECENT +DAYS", "SCREENING +INTERVIEW +OFFER"):
        assert len(re.findall(rf"{heads} *$", told, re.MULTILINE)) == 2
    assert "No room" not in told


def test_columns_without_room_are_named() -> None:
    table = Table("Pay", ("ROLE", "MEDIAN", "", "FROM"), (Line(("Potter", "€20k", "x", "€10k" * 5)),))
    names = [item.text.plain for item in stats_items._items(table, 30, 4)]
    assert names[-2:] == ["No room here for from.", " "]
    assert "No room" not in str([item.text.plain for item in stats_items._items(table, 60, 4)])


def test_a_picture_says_what_it_draws() -> None:
    table = Table("Answers", caption="Still waiting:", picture=lambda _room, _height: ["100%"])
    head, *_ = stats_items._items(table, 30, 4)
    assert [line.plain for line in head.below] == ["Still waiting:", "100%"]


async def test_days_and_a_filter_are_chosen_and_esc_drops_them(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "7", "greater_than_sign")
        assert "most that is counted" in toasts(pilot)[-1]
        await press(pilot, "less_than_sign", "less_than_sign", "less_than_sign")
        shown = await counted(pilot)
        assert "the last 4 weeks" in str(panes(shown)[0].border_title)
        await press(pilot, "less_than_sign")
        assert "least that is counted" in toasts(pilot)[-1]
        await press(pilot, "greater_than_sign")
        assert "the last 3 months" in str(panes(await counted(pilot))[0].border_title)
        await press(pilot, "slash", *"status:nowhere", "enter")
        assert "nowhere" in seen(pilot)
        await press(pilot, "escape", "slash", *"title:python", "enter")
        assert "1 posting · the last 3 months · title:python" in str(
            panes(await counted(pilot))[0].border_title
        )
        await press(pilot, "escape")
        assert "title:python" not in str(panes(await counted(pilot))[0].border_title)
        await press(pilot, "escape")
        assert "6 postings · all days" in str(panes(await counted(pilot))[0].border_title)


async def test_a_write_is_counted_on_coming_back(filled: Tracker) -> None:
    def ghosts(shown: StatsView) -> bool:
        return "· ghosted" in text(shown)

    async with driven(filled) as pilot:
        await press(pilot, "7")
        assert not ghosts(await counted(pilot))
        filled.set_status([LANTERN], "ghosted")
        await press(pilot, "1", "7")
        assert ghosts(await counted(pilot))
        await press(pilot, "u")
        assert not ghosts(await counted(pilot))


async def test_enter_shows_the_postings_behind_a_line(asking: Tracker) -> None:
    async def enter(key: str) -> None:
        await press(pilot, "7")
        pane = next(one for one in panes(await counted(pilot)) if one.highlight(key))
        pane.focus()
        await press(pilot, "enter")

    asking.set_status([LANTERN], "applied", on=asking.today - timedelta(days=400))
    async with driven(asking) as pilot:
        await enter("Answers by source 0")
        assert "Enter shows the postings" in toasts(pilot)[-1]
        await enter("status applied")
        assert view(pilot).filter_text == "status:applied"
        await enter("asked skill Kafka")
        assert view(pilot).filter_text == "Kafka"
        await enter(f"posting {LANTERN}")
        row = view(pilot).list.row
        assert row is not None
        assert row.id == LANTERN


async def test_an_empty_store_names_the_ways_to_begin(tracker: Tracker) -> None:
    async with driven(tracker) as pilot:
        await press(pilot, "7")
        shown = await counted(pilot)
        assert "No postings yet." in text(shown)
        assert "5 imports saved postings" in seen(pilot)
        await press(pilot, "slash", *"python", "enter")
        assert "Nothing to count" in text(await counted(pilot))


async def test_what_could_not_be_counted_is_counted_on_coming_back(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> Market:
        raise Busy("another jobtui is saving. Try again in a moment.")

    async with driven(filled) as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(stats_screen, "statistics", busy)
            await press(pilot, "7")
            shown = await counted(pilot)
            assert "nother jobtui is saving" in toasts(pilot)[-1]
            assert "Not counted" in str(panes(shown)[0].border_title)
        await press(pilot, "1", "7")
        assert "6 postings" in str(panes(await counted(pilot))[0].border_title)
