"""Roles weighed by keys, their offers, and what speaks for and against them."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from jobtui.domain.decision import Criterion, Side
from jobtui.domain.offer import Offer
from jobtui.tracker import criteria, offers, points, rates
from jobtui.tracker.tracker import Tracker
from jobtui.tui.actions import Place, actions_of
from jobtui.tui.dialogs.kept_list import KeptList
from jobtui.tui.dialogs.rates import RatesDialog
from jobtui.tui.screens.compare import CompareView
from jobtui.tui.screens.decision import DecisionView
from tests.tracker.conftest import state
from tests.tui.driving import (
    KESTREL,
    NORTHWIND,
    TIDELINE,
    driven,
    press,
    seen,
    settled,
    toasts,
    told,
    write,
)

SIZES = ((80, 24), (120, 40), (200, 50))


@pytest.fixture
def weighing(filled: Tracker) -> Tracker:
    """Three criteria, two roles with every score, one that lacks some; points and offers of the first two."""
    for name, weight in (("Pay", 6), ("Growth", 7), ("Commute", 3)):
        criteria.add(filled, name, weight)
    for posting, values in ((NORTHWIND, (4, 3, 1)), (TIDELINE, (5, 2, 5)), (KESTREL, (3,))):
        for n, value in enumerate(values, 1):
            criteria.score(filled, posting, str(n), value)
    criteria.explain(filled, NORTHWIND, "pay", "as I asked")
    points.add(filled, NORTHWIND, Side.PRO, "four days a week")
    points.add(filled, NORTHWIND, Side.CON, "two hours away")
    offers.add(filled, NORTHWIND, {"base": "95k EUR", "bonus": "10k", "deadline": "+5d"})
    offers.add(filled, TIDELINE, {"base": "120k USD"})
    return filled


async def weighed(pilot: Pilot[None], *ids: int) -> DecisionView:
    """The decision over a comparison of these postings."""
    pilot.app.action_view("compare")  # type: ignore[attr-defined]
    await settled(pilot)
    under = pilot.app.screen
    assert isinstance(under, CompareView)
    under.show(ids)
    await settled(pilot)
    await press(pilot, "D")
    await settled(pilot)
    return view(pilot)


def view(pilot: Pilot[None]) -> DecisionView:
    """The view, under a dialog or not."""
    return next(one for one in reversed(pilot.app.screen_stack) if isinstance(one, DecisionView))


def rows(pilot: Pilot[None]) -> list[str]:
    """What the terminal shows, line by line, blanks told once."""
    return [" ".join(line.split()) for line in seen(pilot).splitlines()]


@pytest.mark.parametrize("size", SIZES)
async def test_the_table_reads_at_a_glance(weighing: Tracker, size: tuple[int, int]) -> None:
    rates.give(weighing, "EUR", "USD", "1.2")
    async with driven(weighing, size) as pilot:
        await weighed(pilot, NORTHWIND, TIDELINE, KESTREL)
        lines = rows(pilot)
        bar = "━━━━━━╌╌╌╌ " if size[0] >= 100 else ""
        for line in (
            "Weighted of 5 3.00 3.69 1.12–4.25",
            "Place 2nd 1st 1/3 scored",
            f"Pay {bar}6 [●●●●○ 4*] ●●●●● 5 ●●●○○ 3",
            "lowering Commute from 3 to 0 puts #6 first",
        ):
            assert line in lines
        text = " ".join(lines)
        assert "is not ranked: 1 of 3 scored: 1.12 to 4.25, whatever the rest; it could come first." in text
        assert "Pay · #6 Staff Data Engineer: 4 of 5, as I asked" in text
        if size[0] > 80:
            assert "− two hours away" in lines
            assert "€95,000 /yr, with all €105,000 a year · answer by 2026-11-24" in lines
            assert "$120,000 /yr · €100,000 by your rate" in lines
            assert "Assumed: I stay 4 years, the usual; bonus paid in full; no tax." in lines


async def test_weights_and_scores_change_on_the_spot_and_back(weighing: Tracker) -> None:
    async with driven(weighing) as pilot:
        before = state(weighing)
        shown = await weighed(pilot, NORTHWIND, TIDELINE)
        await press(pilot, "j", "j", "minus")
        assert told(pilot, "Criterion 'Commute': weight 3 → 2", "u to undo")
        await press(pilot, "minus", "minus")
        assert shown.decision.first == (NORTHWIND,)
        await press(pilot, "minus")
        assert "Nothing changed" in toasts(pilot)[-1]
        await press(pilot, "plus")
        assert [one.weight for one in criteria.every(weighing)] == [6, 7, 1]
        await press(pilot, "k", "l", "4")
        assert told(pilot, "Growth: 4 of 5", "Senior Python Developer")
        assert shown.decision.first == (TIDELINE,)
        await press(pilot, "x")
        assert shown.decision.ranked == (NORTHWIND,)
        await press(pilot, *"uuuuuu")
        assert state(weighing) == before
        assert shown.decision.first == (TIDELINE,)


async def test_a_score_is_explained(weighing: Tracker) -> None:
    async with driven(weighing) as pilot:
        await weighed(pilot, NORTHWIND, KESTREL)
        await press(pilot, "j", "n")
        await write(pilot, "a team to build")
        await press(pilot, "ctrl+o")
        assert told(pilot, "Growth: 3 of 5 (a team to build)")
        cell = view(pilot).query_one("#cell", Static).render()
        assert str(cell).startswith("Growth · #6 Staff Data Engineer: 3 of 5, a team to build")
        await press(pilot, "tab", "n")
        assert "Score it first, 0 to 5, then say why." in toasts(pilot)[-1]
        await press(pilot, "9")
        assert "9 is not a score from 0 to 5." in toasts(pilot)[-1]
        await press(pilot, "x")
        assert "has no score on Growth" in toasts(pilot)[-1]


async def test_the_beginning_teaches_and_criteria_come_and_go(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await weighed(pilot, NORTHWIND, TIDELINE)
        assert "Weigh these roles by what matters to you." in seen(pilot)
        await press(pilot, "3")
        assert "No criterion yet. a adds one." in toasts(pilot)[-1]
        await press(pilot, "a")
        await press(pilot, "ctrl+o")
        assert "needs a name of 1 to 40 letters" in seen(pilot)
        await write(pilot, "Pay")
        await press(pilot, "tab", "ctrl+u")
        await write(pilot, "11")
        await press(pilot, "ctrl+o")
        assert "11 is not a weight from 0 to 10." in seen(pilot)
        await press(pilot, "ctrl+u", "8", "ctrl+o")
        assert criteria.every(filled) == [Criterion("Pay", 8, 1)]
        await press(pilot, "e", "ctrl+u")
        await write(pilot, "Salary")
        await press(pilot, "ctrl+o")
        assert told(pilot, "Criterion 'Pay' renamed 'Salary'")
        await press(pilot, "d")
        assert criteria.every(filled) == []
        assert "Weigh these roles" in seen(pilot)
        await press(pilot, "u", "escape")
        assert isinstance(pilot.app.screen, CompareView)


async def test_nothing_compared_nothing_weighed(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "3", "D")
        assert "No roles are compared." in toasts(pilot)[-1]


async def test_a_role_that_goes_closes_it(weighing: Tracker) -> None:
    async with driven(weighing) as pilot:
        shown = await weighed(pilot, NORTHWIND, TIDELINE)
        weighing.delete([TIDELINE])
        shown.reload()
        await settled(pilot)
        assert isinstance(pilot.app.screen, CompareView)


async def test_the_order_is_copied(weighing: Tracker) -> None:
    async with driven(weighing) as pilot:
        await weighed(pilot, NORTHWIND, TIDELINE)
        await press(pilot, "y")
        assert pilot.app.clipboard.startswith("Order: 1st #5 Senior Python Developer (3.69), 2nd #6")


async def test_an_offer_is_added_put_right_and_dropped(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "O")
        assert "No offer yet. a adds one." in seen(pilot)
        await press(pilot, "d")
        assert "Nothing is listed yet. a adds." in toasts(pilot)[-1]
        await press(pilot, "a")
        await write(pilot, "95k")
        await press(pilot, "ctrl+o")
        assert "'95k' names no currency." in seen(pilot)
        await write(pilot, " EUR")
        await press(pilot, "tab")
        await write(pilot, "10k")
        assert "€95,000 /yr, with all €105,000 a year" in seen(pilot)
        assert "Assumed: I stay 4 years, the usual; bonus paid in full; no tax." in seen(pilot)
        await press(pilot, "ctrl+o")
        assert told(pilot, "Offer added: €95,000 /yr", "s o moves it to Offer", "u to undo")
        await press(pilot, "enter", "ctrl+u")
        await write(pilot, "98k")
        await press(pilot, "ctrl+o")
        (held,) = filled.posting(NORTHWIND).offers
        assert (held.base, held.currency, held.bonus) == (9_800_000, "EUR", 1_000_000)
        await press(pilot, "d")
        assert filled.store.items(Offer) == []
        await press(pilot, "u", "escape")
        assert filled.row(NORTHWIND).status == "interview"
        assert "Offer      €98,000 /yr, with all €108,000 a year" in seen(pilot)


async def test_what_speaks_for_and_against(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "plus", "a")
        await press(pilot, "enter")
        assert "a point must have 1 to 300 characters" in toasts(pilot)[-1]
        await write(pilot, "two hours away")
        await press(pilot, "tab", "space", "ctrl+o")
        assert told(pilot, "Con added: two hours away")
        assert "− two hours away" in seen(pilot)
        await press(pilot, "enter", "tab", "space", "ctrl+o")
        assert told(pilot, "Pro changed: two hours away")
        await press(pilot, "d", "u", "escape")
        assert "For        + two hours away" in seen(pilot)


async def test_the_detail_pane_shows_and_changes_them(weighing: Tracker) -> None:
    async with driven(weighing) as pilot:
        text = seen(pilot)
        for line in (
            "Scores     Pay 4 · Growth 3 · Commute 1",
            "Against    − two hours away",
            "answer by Tue 24 Nov",
        ):
            assert line in text
        await press(pilot, "tab")
        detail = pilot.app.screen.query_one("#detail")
        assert detail.has_focus
        assert detail.highlight("points.2")  # type: ignore[attr-defined]
        await press(pilot, "d")
        assert told(pilot, "Con dropped: two hours away")
        assert detail.highlight("scores.0")  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert "Scores are given where roles are weighed" in toasts(pilot)[-1]
        assert detail.highlight("offers.1")  # type: ignore[attr-defined]
        await press(pilot, "x")
        assert "Nothing to confirm here" in toasts(pilot)[-1]


async def test_offers_and_points_are_at_hand_where_roles_are_weighed(weighing: Tracker) -> None:
    async with driven(weighing) as pilot:
        await weighed(pilot, NORTHWIND, TIDELINE)
        await press(pilot, "l", "O")
        assert isinstance(pilot.app.screen, KeptList)
        assert "$120,000 /yr" in seen(pilot)
        await press(pilot, "escape", "p", "a")
        await write(pilot, "remote")
        await press(pilot, "enter", "escape")
        assert "+ remote" in rows(pilot)
        assert [one.text for one in weighing.posting(TIDELINE).points] == ["remote"]


async def test_rates_are_given_changed_and_dropped(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "colon")
        await write(pilot, "rates")
        await press(pilot, "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, RatesDialog)
        await press(pilot, "d")
        assert "No rate is given yet. a gives one." in toasts(pilot)[-1]
        await press(pilot, "a")
        await write(pilot, "eur")
        await press(pilot, "tab")
        await write(pilot, "0")
        await press(pilot, "tab")
        await write(pilot, "usd")
        await press(pilot, "ctrl+o")
        assert "'0' is not a rate." in seen(pilot)
        await press(pilot, "ctrl+u")
        await write(pilot, "1.08")
        await press(pilot, "ctrl+o")
        assert "1 EUR = 1.08 USD" in seen(pilot)
        await press(pilot, "enter", "tab", "ctrl+u")
        await write(pilot, "1.1")
        await press(pilot, "ctrl+o")
        assert [rates.words(one) for one in rates.every(filled)] == ["1 EUR = 1.1 USD"]
        await press(pilot, "d")
        assert rates.every(filled) == []
        await press(pilot, "u")
        assert "1 EUR = 1.1 USD" in seen(pilot)


async def test_words_of_mine_are_never_taken_for_markup(weighing: Tracker) -> None:
    bad = "[bold]zQ7x[/] [/ [@click=app.quit]x[/] \x1b]0;owned\x07\u202e"
    criteria.edit(weighing, 1, {"name": "[bold]Pay[/"})
    criteria.explain(weighing, NORTHWIND, "1", bad)
    points.add(weighing, NORTHWIND, Side.PRO, bad)
    offers.edit(weighing, 1, {"note": bad})
    async with driven(weighing) as pilot:
        await weighed(pilot, NORTHWIND, TIDELINE)
        text = seen(pilot)
        assert text.count("[bold]zQ7x[/] [/ [@click=app.quit]x[/]") == 2
        assert "[bold]Pay[/" in text
        assert not {"\x1b", "\x07", "\u202e"} & set(text)
        for keys in ("n", "e", "O", "p"):
            await press(pilot, keys)
            assert not {"\x1b", "\x07", "\u202e"} & set(seen(pilot))
            await press(pilot, "escape")
        await press(pilot, "5")
        assert told(pilot, "[bold]Pay[/: 5 of 5")


def test_every_key_is_answered_by_the_view() -> None:
    assert all(hasattr(DecisionView, f"action_{action.method}") for action in actions_of(Place.DECISION))
