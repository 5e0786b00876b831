"""Rates between currencies, as the person gives them: set, taken away."""

import re
from decimal import Decimal

from jobtui.domain.event import AddItem, Deed, EventKind, NewEvent, SetItem
from jobtui.domain.offer import Rate
from jobtui.domain.problem import NotThere, WrongUsage
from jobtui.domain.rates import rate_between
from jobtui.tracker.tracker import Change, Tracker

_FACTOR = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?")


def every(tracker: Tracker) -> list[Rate]:
    """All rates, the oldest first."""
    return tracker.store.items(Rate)


def give(tracker: Tracker, currency: str, into: str, factor: str) -> Change:
    """Say what one unit of a currency is in another, as of today; a rate between the two is replaced.

    Raises WrongUsage.
    """
    new = Rate(currency_code(currency), currency_code(into), factor_text(factor), tracker.today)
    if new.currency == new.into:
        raise WrongUsage(f"a rate is between two currencies, not from {new.currency} to itself.")
    held = rate_between(new.currency, new.into, every(tracker))
    if held and (held.currency, held.factor, held.day) == (new.currency, new.factor, new.day):
        return Change("Nothing changed", words(held), (), 0)
    return _do(tracker, f"rate: {words(new)}", *_gone(tracker, new.currency, new.into), AddItem(new))


def drop(tracker: Tracker, currency: str, into: str) -> Change:
    """Take the rate between two currencies away, whichever way it was given. Raises NotThere."""
    one, other = currency_code(currency), currency_code(into)
    held = rate_between(one, other, every(tracker))
    if held is None:
        raise NotThere(f"there is no rate between {one} and {other}. jobtui rate shows those there are.")
    return _do(tracker, f"rate dropped: {words(held)}", *_gone(tracker, one, other))


def words(rate: Rate) -> str:
    """`1 EUR = 1.08 USD`."""
    return f"1 {rate.currency} = {rate.factor} {rate.into}"


def currency_code(text: str) -> str:
    """A currency as typed: three letters. Raises WrongUsage."""
    code = text.strip().upper()
    if not (len(code) == 3 and code.isascii() and code.isalpha()):
        raise WrongUsage(f"'{text[:60]}' is not a currency. Write its three letters, such as EUR.")
    return code


def factor_text(text: str) -> str:
    """A rate as typed, above 0, as it is kept: `1,080` is refused where it could mean two things.

    Raises WrongUsage.
    """
    typed = text.strip()
    if _FACTOR.fullmatch(typed) and not re.fullmatch(r"[1-9]\d*,\d{3}", typed):
        factor = Decimal(typed.replace(",", "."))
        if factor > 0:
            return f"{factor:f}"
    raise WrongUsage(f"'{text[:60]}' is not a rate. Write a number above 0, such as 1.08.")


def _gone(tracker: Tracker, one: str, other: str) -> list[Deed]:
    between = [rate for rate in every(tracker) if {rate.currency, rate.into} == {one, other}]
    return [SetItem(Rate, rate.id, {"dropped": True}) for rate in between]


def _do(tracker: Tracker, said: str, *deeds: Deed) -> Change:
    return tracker.do(said[0].upper() + said[1:], NewEvent(EventKind.RATE, said, None, deeds))
