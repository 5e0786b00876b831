"""The market view: what is asked, what is paid, what the profile lacks; counted beside the keys."""

from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest
from textual.pilot import Pilot

from jobtui.domain.event import AddItem, EventKind, NewEvent
from jobtui.domain.market import Market
from jobtui.domain.posting import Posting
from jobtui.domain.problem import Busy
from jobtui.domain.profile import Claim, ClaimKind
from jobtui.domain.requirement import Kind, Requirement
from jobtui.tracker.similar import Neighbour, similar
from jobtui.tracker.tracker import Tracker
from jobtui.tui.screens import market as market_screen
from jobtui.tui.screens import similar_deeds
from jobtui.tui.screens.market import MarketView
from jobtui.tui.widgets import market_items
from jobtui.tui.widgets.item_list import ItemList
from tests.tui import stories
from tests.tui.driving import driven, press, seen, settled, toasts, view, worked

_ASKED = (("Python", "Kafka"), ("Python", "Kafka"), ("Python",))

SIZES = ((80, 24), (120, 40), (200, 50))


@pytest.fixture
def asking(filled: Tracker) -> Tracker:
    """Three postings more, which ask for skills."""
    for n, skills in enumerate(_ASKED):
        asked = tuple(Requirement(f"{skill} it is", Kind.REQUIRED, skills=(skill,)) for skill in skills)
        read = stories.reading(f"{n}.txt", f"Python Smith {n}", f"Firm {n}", asked)
        stories.keep(filled, replace(read, requirements=asked))
    return filled


async def counted(pilot: Pilot[None]) -> MarketView:
    """The view once everything is counted."""
    await worked(pilot)
    assert isinstance(pilot.app.screen, MarketView)
    return pilot.app.screen


def lines(pane: ItemList) -> list[str]:
    """The words of a pane, line by line."""
    return pane.whole.splitlines()


async def test_an_older_count_does_not_replace_a_newer_one(asking: Tracker) -> None:
    async with driven(asking) as pilot:
        await press(pilot, "6")
        shown = await counted(pilot)
        newer = shown._market
        older = 0, asking.today, ""
        shown._show_counted(older, Market(0, (), ()))
        shown._not_counted(older, Busy("no"))
        assert shown._market is newer
        assert not toasts(pilot)


async def test_it_is_counted_again_on_another_day(asking: Tracker) -> None:
    async with driven(asking) as pilot:
        await press(pilot, "6")
        first = (await counted(pilot))._market
        await press(pilot, "1", "6")
        assert (await counted(pilot))._market is first
        asking.clock = lambda: stories.NOW + timedelta(days=1)
        await press(pilot, "1", "6")
        assert (await counted(pilot))._market is not first


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_asked_and_paid(asking: Tracker, size: tuple[int, int]) -> None:
    async with driven(asking, size) as pilot:
        await press(pilot, "6")
        shown = await counted(pilot)
        first = asking.store.frequencies()[0]
        assert lines(shown.asked)[1].split()[: len(first.label.split())] == first.label.split()
        assert first.label in seen(pilot)
        assert any("known" in line for line in lines(shown.pay))
        assert "no profile" in lines(shown.gaps)[0]


async def test_enter_shows_the_postings_that_ask_it(asking: Tracker) -> None:
    skill = asking.store.frequencies()[0]
    async with driven(asking) as pilot:
        await press(pilot, "6")
        await counted(pilot)
        await press(pilot, "g", "enter")
        shown = view(pilot)
        assert skill.name in shown.filter_text
        assert shown.list.rows >= skill.postings


async def test_a_filter_narrows_it_and_esc_drops_it(asking: Tracker) -> None:
    async with driven(asking) as pilot:
        await press(pilot, "6")
        await counted(pilot)
        await press(pilot, "slash", *"status:nowhere", "enter")
        assert "nowhere" in seen(pilot)
        await press(pilot, "escape", "slash", *"title:python", "enter")
        shown = await counted(pilot)
        assert "title:python" in str(shown.asked.border_title)
        await press(pilot, "escape")
        shown = await counted(pilot)
        assert "title:python" not in str(shown.asked.border_title)


async def test_a_profile_tells_gaps_and_the_claim_that_closes_most(asking: Tracker) -> None:
    claim = NewEvent(EventKind.PROFILE, "claimed", None, (AddItem(Claim(ClaimKind.SKILL, "Juggling")),))
    asking.write("claimed", [claim])
    async with driven(asking) as pilot:
        await press(pilot, "6")
        shown = await counted(pilot)
        assert lines(shown.gaps)[0].startswith("A claim of Python would meet 3 more required items")
        await press(pilot, "y")
        assert "Copied" in toasts(pilot)[-1]


async def test_nothing_to_count_helps(tracker: Tracker) -> None:
    async with driven(tracker) as pilot:
        await press(pilot, "6")
        shown = await counted(pilot)
        assert lines(shown.asked)[0] == "No postings yet."
        assert lines(shown.asked)[1].startswith("5 imports saved postings")
        await press(pilot, "enter")
        assert "Highlight something" in toasts(pilot)[-1]


async def test_near_ones_are_shown_with_reasons_and_gone_to(asking: Tracker) -> None:
    async with driven(asking) as pilot:
        await press(pilot, "g")
        here = view(pilot).list.row
        assert here is not None
        await press(pilot, "M")
        await worked(pilot)
        assert f"Near {here.subject}"[:40] in seen(pilot)
        assert "shared" in seen(pilot)
        await press(pilot, "enter")
        there = view(pilot).list.row
        assert there is not None
        assert there.id != here.id
        await press(pilot, "M")
        await worked(pilot)
        await press(pilot, "c")
        assert type(pilot.app.screen).__name__ == "CompareView"


async def test_near_ones_do_not_follow_who_went_elsewhere(
    asking: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, look = Event(), similar

    def late(tracker: Tracker, posting: Posting) -> tuple[Neighbour, ...]:
        assert gone.wait(30)
        return look(tracker, posting)

    monkeypatch.setattr(similar_deeds, "similar", late)
    async with driven(asking) as pilot:
        await press(pilot, "g", "M", "6")
        gone.set()
        assert isinstance(await counted(pilot), MarketView)


async def test_what_could_not_be_counted_is_counted_on_coming_back(
    asking: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> Market:
        raise Busy("another jobtui is saving. Try again in a moment.")

    async with driven(asking) as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(market_screen, "market", busy)
            await press(pilot, "6")
            shown = await counted(pilot)
            assert "nother jobtui is saving" in toasts(pilot)[-1]
            assert "counting" not in str(shown.asked.border_title)
        await press(pilot, "1", "6")
        shown = await counted(pilot)
        assert "Asked in" in str(shown.asked.border_title)


async def test_none_near_is_said(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "M")
        await worked(pilot)
        assert "No posting of yours is near" in toasts(pilot)[-1]


async def test_where_the_pay_stands_is_told_beside_the_facts(filled: Tracker) -> None:
    async with driven(filled, (120, 50)) as pilot:
        paid = next(one for one in filled.store.offered() if one.salaries)
        view(pilot).go_to(paid.posting)
        await settled(pilot)
        told = next(line for line in lines(view(pilot).detail) if line.startswith("Market"))
        assert "5 are needed" in told


async def test_where_pay_stands_is_not_counted_among_many_archived_ones(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    paid = next(one for one in filled.store.offered() if one.salaries)
    others = [one.posting for one in filled.store.offered() if one.posting != paid.posting]
    filled.archive(others)
    monkeypatch.setattr(market_items, "_MANY", len(others))
    async with driven(filled, (120, 50)) as pilot:
        view(pilot).go_to(paid.posting)
        await settled(pilot)
        assert not any(line.startswith("Market") for line in lines(view(pilot).detail))
