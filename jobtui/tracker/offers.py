"""Offers on postings: added, put right, taken off, and what they come to a year."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from jobtui.domain.event import AddItem, EventKind, NewEvent, SetItem
from jobtui.domain.filter import Query, Scope
from jobtui.domain.offer import Offer
from jobtui.domain.problem import NotThere, WrongUsage
from jobtui.domain.profile import Claim
from jobtui.domain.salary import Period, Salary, describe, major, minor
from jobtui.domain.stage import Stage
from jobtui.domain.worth import Horizon, horizon, money, worth
from jobtui.tracker.pay import pay
from jobtui.tracker.tracker import Change, Tracker
from jobtui.tracker.values import day, evidence

FIELDS = ("base", "bonus", "sign_on", "equity", "vesting", "days_off", "deadline", "note")
"""What can be said of an offer, each as text."""

OFFER_STAGE = "offer"
HINT = "95k EUR /year"
_LONGEST_VESTING = 20
_MOST_DAYS = 366


def my_horizon(tracker: Tracker) -> Horizon:
    """Over how many years I weigh offers."""
    return horizon(tracker.store.items(Claim))


def add(tracker: Tracker, posting: int, values: Mapping[str, str]) -> Change:
    """Add an offer to a posting: its `base`, and what else of FIELDS is known. Raises WrongUsage."""
    new = understood(values, tracker.today)
    return _do(tracker, posting, "offer added", new, AddItem(new))


def edit(tracker: Tracker, number: int, values: Mapping[str, str]) -> Change:
    """Put some of FIELDS right; "" takes one away, but not the base. Raises WrongUsage."""
    before = find(tracker, number)
    after = understood(values, tracker.today, before)
    changed = {
        name: getattr(after, name) for name in _COLUMNS if getattr(after, name) != getattr(before, name)
    }
    if not changed:
        return Change("Nothing changed", tracker.subject([before.posting]), (before.posting,), 0)
    return _do(tracker, before.posting, "offer changed", after, SetItem(Offer, number, changed))


def drop(tracker: Tracker, number: int) -> Change:
    """Take an offer off its posting."""
    before = find(tracker, number)
    return _do(tracker, before.posting, "offer dropped", before, SetItem(Offer, number, {"dropped": True}))


def find(tracker: Tracker, number: int) -> Offer:
    """The offer of that number. Raises NotThere."""
    for one in tracker.store.items(Offer):
        if one.id == number:
            return one
    raise NotThere(f"there is no offer {number}. jobtui offer shows the numbers.")


def side_by_side(tracker: Tracker, ids: Sequence[int] = ()) -> dict[int, Offer]:
    """The offer that counts of each of these postings, or of all open ones, by posting.

    Raises WrongUsage where fewer than two are left to compare, or NotThere.
    """
    held: dict[int, Offer] = {}
    for one in tracker.store.items(Offer):
        held[one.posting] = one
    chosen = list(dict.fromkeys(ids)) or [
        one for one in sorted(tracker.find(Query(scope=Scope.OPEN))) if one in held
    ]
    for row in tracker.existing(chosen) if ids else ():
        if row.id not in held:
            raise NotThere(f"posting {row.id} has no offer. jobtui offer {row.id} --base adds one.")
    if len(chosen) < 2:
        raise WrongUsage("offers are compared from two postings on: jobtui offer lists those there are.")
    return {one: held[one] for one in chosen}


def stage_to_come(tracker: Tracker, posting: int) -> Stage | None:
    """The stage of offers where a posting stands before it: what the person may want to set."""
    stages = {one.name: one for one in tracker.stages()}
    offered, stands = stages.get(OFFER_STAGE), stages.get(tracker.row(posting).status)
    before = offered and stands and not stands.closed and stands.position < offered.position
    return offered if before else None


def understood(values: Mapping[str, str], today: date, before: Offer | None = None) -> Offer:
    """An offer as typed, field by field, over what stood `before`. Raises WrongUsage."""
    if "base" in values or before is None:
        base = base_pay(values.get("base", ""), before.currency if before else None)
        after = _on_base(base, before)
    else:
        after = before
    read = {name: _READ[name](text, after.currency, today) for name, text in values.items() if name in _READ}
    return replace(after, **read)


def checked(name: str, text: str, today: date, currency: str | None = None) -> None:
    """Raise WrongUsage on text that cannot be that field; `currency` is that of the offer where it stands."""
    if name == "base":
        base_pay(text, currency)
    elif name in _AMOUNTS:
        _amount(text, currency, today)
    else:
        _READ[name](text, "", today)


def base_pay(text: str, currency: str | None = None) -> Salary:
    """One amount with its currency, which may be left out where it is known, and its period, else a year.

    Raises WrongUsage.
    """
    if not text.strip():
        raise WrongUsage(f"an offer needs a base. Write it like {HINT}.")
    found = _one_amount(text)
    code = found.currency or currency
    if code is None:
        raise WrongUsage(f"'{text[:60]}' names no currency. Write it like {HINT}.")
    amount = minor(major(found.maximum, found.currency), code)
    if not amount:
        raise WrongUsage("the base must be above 0.")
    return Salary(amount, amount, code, found.period or Period.YEAR)


def shown(offer: Offer) -> dict[str, str]:
    """What stands now, by FIELDS, as text to edit."""
    amounts = {name: _amount_text(getattr(offer, name), offer.currency) for name in _AMOUNTS}
    wholes = {name: str(value) if (value := getattr(offer, name)) is not None else "" for name in _WHOLES}
    base = f"{_amount_text(offer.base, offer.currency)} /{offer.period}"
    deadline = offer.deadline.isoformat() if offer.deadline else ""
    return {"base": base, **amounts, **wholes, "deadline": deadline, "note": offer.note}


def offer_words(offer: Offer, over: Horizon) -> str:
    """`€95,000 /yr, with all €112,500 a year`."""
    base = describe(Salary(offer.base, offer.base, offer.currency, Period(offer.period)))
    total = money(worth(offer, over).total, offer.currency)
    return base if total == base.removesuffix(" /yr") else f"{base}, with all {total} a year"


def _one_amount(text: str) -> Salary:
    wrong = WrongUsage(f"'{text[:60]}' is not one amount. Write it like {HINT}.")
    if text.lstrip().startswith(("-", "−")):
        raise wrong
    try:
        found = pay(text)
    except WrongUsage:
        raise wrong from None
    if found.minimum is None or found.minimum != found.maximum or found.where:
        raise wrong
    return found


def _on_base(base: Salary, before: Offer | None) -> Offer:
    """The offer on another base; where the currency is another, the other amounts are of the new one."""
    amount, currency, period = base.maximum or 0, base.currency or "", str(base.period or Period.YEAR)
    if before is None:
        return Offer(amount, currency, period)
    if currency != before.currency and any((before.bonus, before.sign_on, before.equity)):
        raise WrongUsage(
            f"the bonus, sign-on and equity are in {before.currency}: empty them first, or add another offer."
        )
    return replace(before, base=amount, currency=currency, period=period)


def _amount(text: str, currency: str | None, _: date) -> int | None:
    """A part of the offer in its currency, if that is known; none for no text."""
    if not text.strip():
        return None
    found = _one_amount(text)
    if currency and found.currency not in (None, currency):
        raise WrongUsage(
            f"the base is in {currency}, so '{text[:60]}' must be as well: an offer has one currency."
        )
    if found.period not in (None, Period.YEAR):
        raise WrongUsage(f"'{text[:60]}' is by the {found.period}. Write what it comes to in a year.")
    return minor(major(found.maximum, found.currency), currency)


def _whole(what: str, least: int, most: int) -> Callable[[str, str, date], int | None]:
    def read(text: str, _: str, __: date) -> int | None:
        typed = text.strip()
        if not typed:
            return None
        if not (typed.isascii() and typed.isdigit() and len(typed) < 6 and least <= int(typed) <= most):
            raise WrongUsage(f"'{typed[:60]}' is not {what} from {least} to {most}.")
        return int(typed)

    return read


def _deadline(text: str, _: str, today: date) -> date | None:
    if not text.strip():
        return None
    found = day(text, today)
    if found < today:
        raise WrongUsage(f"{found.isoformat()} is past; a deadline is to come.")
    return found


_READ: dict[str, Callable[[str, str, date], Any]] = {
    "bonus": _amount,
    "sign_on": _amount,
    "equity": _amount,
    "vesting": _whole("a number of years", 1, _LONGEST_VESTING),
    "days_off": _whole("a number of days", 0, _MOST_DAYS),
    "deadline": _deadline,
    "note": lambda text, _, __: evidence(text),
}

_AMOUNTS = ("bonus", "sign_on", "equity")
_WHOLES = ("vesting", "days_off")
_COLUMNS = ("base", "currency", "period", *_READ)


def _amount_text(amount: int | None, currency: str) -> str:
    if amount is None:
        return ""
    value = major(amount, currency)
    return f"{value:,} {currency}" if isinstance(value, int) else f"{value:,.2f} {currency}"


def _do(tracker: Tracker, posting: int, said: str, offer: Offer, deed: AddItem | SetItem) -> Change:
    words = f"{said}: {offer_words(offer, my_horizon(tracker))}"
    if offer.deadline and said != "offer dropped":
        words += f", answer by {offer.deadline.isoformat()}"
    return tracker.do(words[0].upper() + words[1:], NewEvent(EventKind.OFFER, words, posting, (deed,)))
