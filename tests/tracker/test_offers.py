"""Offers and rates: understood, refused, taken back to the byte."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from jobtui.domain.problem import NotThere, Problem, WrongUsage
from jobtui.tracker import offers, rates, stages
from jobtui.tracker.tracker import Change, Tracker
from tests.tracker.conftest import NOON, state

TODAY = NOON.date()


@pytest.fixture
def offered(filled: Tracker) -> Tracker:
    """Offers on two postings in two currencies, and a rate."""
    whole = {"base": "95k EUR /year", "bonus": "10k", "sign_on": "8k", "equity": "40k", "vesting": "4"}
    offers.add(filled, 1, whole | {"days_off": "30", "deadline": "+5d", "note": "by phone"})
    offers.add(filled, 2, {"base": "$120,000"})
    rates.give(filled, "eur", "usd", "1.08")
    return filled


_DEEDS: dict[str, tuple[Callable[[Tracker], Change], str]] = {
    "added": (
        lambda t: offers.add(t, 3, {"base": "60 EUR /hour"}),
        "Offer added: €60 /h, with all €124,800 a year",
    ),
    "a newer one": (
        lambda t: offers.add(t, 1, {"base": "98k EUR", "deadline": "2026-12-01"}),
        "Offer added: €98,000 /yr, answer by 2026-12-01",
    ),
    "base alone": (
        lambda t: offers.edit(t, 1, {"base": "98k"}),
        "Offer changed: €98,000 /yr, with all €120,000 a year, answer by 2026-11-24",
    ),
    "parts": (
        lambda t: offers.edit(t, 1, {"bonus": "", "deadline": "", "equity": "0"}),
        "Offer changed: €95,000 /yr, with all €97,000 a year",
    ),
    "another currency": (lambda t: offers.edit(t, 2, {"base": "£90k"}), "Offer changed: £90,000 /yr"),
    "dropped": (lambda t: offers.drop(t, 2), "Offer dropped: $120,000 /yr"),
    "rate": (lambda t: rates.give(t, "GBP", "EUR", "1,15"), "Rate: 1 GBP = 1.15 EUR"),
    "rate anew": (lambda t: rates.give(t, "USD", "EUR", "0.9"), "Rate: 1 USD = 0.9 EUR"),
    "rate dropped": (lambda t: rates.drop(t, "usd", "eur"), "Rate dropped: 1 EUR = 1.08 USD"),
}


@pytest.mark.parametrize("name", _DEEDS)
def test_there_and_back(offered: Tracker, name: str) -> None:
    deed, said = _DEEDS[name]
    before = state(offered)
    assert deed(offered).text == said
    after = state(offered)
    assert after != before
    offered.undo()
    assert state(offered) == before
    offered.redo()
    assert state(offered) == after


_REFUSED: dict[str, tuple[Callable[[Tracker], object], type[Problem], str]] = {
    "no base": (lambda t: offers.add(t, 1, {"bonus": "3k"}), WrongUsage, "an offer needs a base"),
    "base taken away": (lambda t: offers.edit(t, 1, {"base": ""}), WrongUsage, "an offer needs a base"),
    "no currency": (lambda t: offers.add(t, 1, {"base": "95k"}), WrongUsage, "'95k' names no currency"),
    "no amount": (lambda t: offers.add(t, 1, {"base": "much EUR"}), WrongUsage, "is not one amount"),
    "a range": (lambda t: offers.add(t, 1, {"base": "90-95k EUR"}), WrongUsage, "is not one amount"),
    "below nothing": (lambda t: offers.add(t, 1, {"base": "-5 EUR"}), WrongUsage, "is not one amount"),
    "nothing": (lambda t: offers.add(t, 1, {"base": "0 EUR"}), WrongUsage, "the base must be above 0"),
    "mixed": (lambda t: offers.edit(t, 1, {"bonus": "3k USD"}), WrongUsage, "an offer has one currency"),
    "mixed by its base": (lambda t: offers.edit(t, 1, {"base": "95k USD"}), WrongUsage, "equity are in EUR"),
    "bonus a month": (lambda t: offers.edit(t, 1, {"bonus": "1k /month"}), WrongUsage, "comes to in a year"),
    "no vesting": (lambda t: offers.edit(t, 1, {"vesting": "0"}), WrongUsage, "years from 1 to 20"),
    "too free": (lambda t: offers.edit(t, 1, {"days_off": "400"}), WrongUsage, "days from 0 to 366"),
    "no such day": (lambda t: offers.edit(t, 1, {"deadline": "2026-02-31"}), WrongUsage, "is not a date"),
    "past": (lambda t: offers.edit(t, 1, {"deadline": "2026-11-01"}), WrongUsage, "2026-11-01 is past"),
    "no offer": (lambda t: offers.drop(t, 9), NotThere, "there is no offer 9"),
    "no posting": (lambda t: offers.add(t, 9, {"base": "1 EUR"}), NotThere, "there is no posting 9"),
    "rate to itself": (lambda t: rates.give(t, "EUR", "eur", "1"), WrongUsage, "from EUR to itself"),
    "rate 0": (lambda t: rates.give(t, "EUR", "USD", "0"), WrongUsage, "'0' is not a rate"),
    "rate in doubt": (lambda t: rates.give(t, "EUR", "KRW", "1,480"), WrongUsage, "'1,480' is not a rate"),
    "no code": (lambda t: rates.give(t, "Euro", "USD", "1"), WrongUsage, "'Euro' is not a currency"),
    "no rate": (lambda t: rates.drop(t, "EUR", "GBP"), NotThere, "no rate between EUR and GBP"),
    "one to compare": (lambda t: offers.side_by_side(t, [1]), WrongUsage, "from two postings on"),
    "none to compare": (lambda t: offers.side_by_side(t, [1, 3]), NotThere, "posting 3 has no offer"),
}


@pytest.mark.parametrize("name", _REFUSED)
def test_bad_input_is_refused_in_words(offered: Tracker, name: str) -> None:
    deed, kind, words = _REFUSED[name]
    before = state(offered)
    with pytest.raises(kind) as refused:
        deed(offered)
    assert words in refused.value.message
    assert state(offered) == before


def test_what_is_shown_is_understood_again(offered: Tracker) -> None:
    for number in (1, 2):
        held = offers.find(offered, number)
        assert offers.edit(offered, number, offers.shown(held)).step == 0
    assert offers.shown(offers.find(offered, 1))["base"] == "95,000 EUR /year"


def test_amounts_are_of_the_currency_that_has_no_smaller_unit(filled: Tracker) -> None:
    offers.add(filled, 1, {"base": "9,000,000 JPY", "bonus": "500k"})
    held = offers.find(filled, 1)
    assert (held.base, held.bonus) == (9_000_000, 500_000)


def test_a_rate_given_anew_takes_the_place_of_that_between_the_two(offered: Tracker) -> None:
    rates.give(offered, "USD", "EUR", "0.9")
    assert [rates.words(one) for one in rates.every(offered)] == ["1 USD = 0.9 EUR"]
    assert rates.give(offered, "USD", "EUR", "0.9").step == 0


def test_the_newest_offers_stand_side_by_side(offered: Tracker) -> None:
    offers.add(offered, 1, {"base": "98k EUR"})
    assert {posting: one.base for posting, one in offers.side_by_side(offered).items()} == {
        1: 9_800_000,
        2: 12_000_000,
    }
    assert [*offers.side_by_side(offered, [2, 1])] == [2, 1]


def test_an_offer_sets_no_status_and_names_the_stage_to_come(offered: Tracker) -> None:
    assert offered.row(2).status == "saved"
    stage = offers.stage_to_come(offered, 2)
    assert stage is not None and stage.name == "offer"
    stages.add(offered, "frozen", after="saved", closed=True)
    for status in ("offer", "frozen", "accepted"):
        offered.set_status([2], status)
        assert offers.stage_to_come(offered, 2) is None


def test_an_offer_stands_in_the_history(offered: Tracker) -> None:
    told = [one.text for one in offered.posting(1).events]
    assert told[-1] == (
        f"offer added: €95,000 /yr, with all €117,000 a year, answer by {TODAY + timedelta(days=5)}"
    )
