"""My wishes against what a posting states: kept, broken, or not said; never a wrong number."""

from datetime import date

import pytest

from jobtui.domain.offer import Rate
from jobtui.domain.profile import Claim, ClaimKind, Firmness
from jobtui.domain.reading import Facts, Finding
from jobtui.domain.salary import Period, Salary
from jobtui.domain.wish import Kept, wish_words, wishes

KEPT, BROKEN, UNCLEAR = Kept.KEPT, Kept.BROKEN, Kept.UNCLEAR


def stated(
    *salaries: Salary, place: str | None = None, workplace: str | None = None, kind: str | None = None
) -> Facts:
    return Facts(
        locations=(Finding(place, ((3, 9),)),) if place else (),
        workplace=Finding(workplace) if workplace else None,
        employment_type=Finding(kind) if kind else None,
        salaries=tuple(Finding(one, ((10, 20),)) for one in salaries),
    )


def pays(low: int | None, high: int | None, currency: str = "EUR", where: str | None = None) -> Salary:
    low, high = (None if end is None else end * 100 for end in (low, high))
    return Salary(low, high, currency, Period.YEAR, where)


def wants(kind: ClaimKind, name: str, *, not_: bool = False) -> Claim:
    return Claim(kind, name, years=0 if not_ else None)


def least(amount: int, currency: str = "EUR", period: str = "year") -> Claim:
    return Claim(ClaimKind.PAY, amount=amount * 100, currency=currency, period=period)


PLACE, WORKPLACE, EMPLOYMENT = ClaimKind.PLACE, ClaimKind.WORKPLACE, ClaimKind.EMPLOYMENT


@pytest.mark.parametrize(
    ("facts", "claim", "verdict"),
    [
        (stated(place="Leith, Scotland"), wants(PLACE, "Leith"), KEPT),
        (stated(place="Oslo, Norway"), wants(PLACE, "Leith"), BROKEN),
        (stated(place="Berlin, Germany"), wants(PLACE, "Germany"), KEPT),
        (stated(place="Germany"), wants(PLACE, "Berlin, Germany"), UNCLEAR),
        (stated(place="Berlin"), wants(PLACE, "Germany"), KEPT),
        (stated(place="Hilltown"), wants(PLACE, "Germany"), UNCLEAR),
        (stated(place="Paris, France"), wants(PLACE, "Germany"), BROKEN),
        (stated(place="London, United Kingdom"), wants(PLACE, "UK"), KEPT),
        (stated(place="London, United Kingdom"), wants(PLACE, "United States"), BROKEN),
        (stated(place="Oslo", workplace="remote"), wants(PLACE, "Leith"), UNCLEAR),
        (stated(place="Multiple Locations"), wants(PLACE, "Leith"), UNCLEAR),
        (stated(), wants(PLACE, "Leith"), UNCLEAR),
        (stated(place="Leith"), wants(PLACE, "Leith", not_=True), BROKEN),
        (stated(place="Oslo"), wants(PLACE, "Leith", not_=True), KEPT),
        (stated(workplace="remote"), wants(WORKPLACE, "remote"), KEPT),
        (stated(workplace="onsite"), wants(WORKPLACE, "remote"), BROKEN),
        (stated(workplace="onsite"), wants(WORKPLACE, "onsite", not_=True), BROKEN),
        (stated(kind="Full time"), wants(EMPLOYMENT, "full-time"), KEPT),
        (stated(), wants(EMPLOYMENT, "full-time"), UNCLEAR),
        (stated(pays(90_000, 110_000)), least(80_000), KEPT),
        (stated(pays(60_000, 75_000)), least(80_000), BROKEN),
        (stated(pays(70_000, 95_000)), least(80_000), UNCLEAR),
        (stated(pays(70_000, None)), least(80_000), UNCLEAR),
        (stated(pays(None, 75_000)), least(80_000), BROKEN),
        (stated(pays(90_000, 110_000)), least(6_000, period="month"), KEPT),
        (stated(pays(90_000, 110_000)), least(8_000, period="month"), UNCLEAR),
        (stated(pays(90_000, 110_000, "USD")), least(80_000), UNCLEAR),
        (stated(Salary(5_000, 6_000, "EUR")), least(80_000), UNCLEAR),
        (stated(Salary(9_000_000, 9_900_000, "EUR")), least(80_000), KEPT),
        (stated(Salary(9_000_000, 9_900_000, None, Period.YEAR)), least(80_000), UNCLEAR),
        (stated(), least(80_000), UNCLEAR),
    ],
)
def test_a_wish(facts: Facts, claim: Claim, verdict: Kept) -> None:
    (found,) = wishes(facts, [claim])
    assert (found.verdict, found.claims) == (verdict, (claim,)), found.reason


def test_one_of_several_places_is_enough() -> None:
    (found,) = wishes(stated(place="Oslo"), [wants(PLACE, "Leith"), wants(PLACE, "Oslo")])
    assert (found.verdict, found.spans) == (KEPT, ((3, 9),))
    assert wish_words(found) == "Leith (must) or Oslo (must)"


def test_a_must_is_held_apart_from_a_wish() -> None:
    dream = Claim(PLACE, "Oslo", firmness=Firmness.WISH)
    found = wishes(stated(place="Leith"), [dream, wants(PLACE, "Leith")])
    assert [(one.firmness, one.verdict) for one in found] == [(Firmness.MUST, KEPT), (Firmness.WISH, BROKEN)]


def test_the_range_of_my_place_counts() -> None:
    far, here = pays(60_000, 70_000, where="Poland"), pays(90_000, 99_000, where="Berlin")
    _, found = wishes(stated(far, here, place="Berlin"), [wants(PLACE, "Berlin"), least(80_000)])
    assert found.verdict is KEPT
    assert "Berlin" in found.reason


def test_another_currency_needs_a_rate_that_i_gave() -> None:
    dollars = stated(pays(90_000, 110_000, "USD"))
    (without,) = wishes(dollars, [least(80_000)])
    assert "no rate EUR→USD on file" in without.reason
    (found,) = wishes(dollars, [least(80_000)], [Rate("EUR", "USD", "1.10", date(2026, 11, 1))])
    assert found.verdict is KEPT
    (found,) = wishes(dollars, [least(80_000)], [Rate("EUR", "USD", "1.60", date(2026, 11, 1))])
    assert found.verdict is BROKEN


def test_no_wishes_no_verdicts() -> None:
    assert wishes(stated(pays(1, 2), place="Oslo"), [Claim(ClaimKind.SKILL, "Python")]) == ()
