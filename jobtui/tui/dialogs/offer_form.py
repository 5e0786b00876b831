"""An offer as fields; below them what it comes to a year, and what that rests on."""

from collections.abc import Callable
from datetime import date
from functools import partial

from jobtui.domain.problem import WrongUsage
from jobtui.domain.worth import Horizon, assumption_words
from jobtui.tracker.offers import FIELDS, HINT, checked, offer_words, understood
from jobtui.tui.dialogs.form import Form, Slot, Values

_LABELS = {"sign_on": "Sign-on", "vesting": "Vesting years", "days_off": "Days off", "deadline": "Answer by"}
_HINTS = {
    "base": f"{HINT}, 60 USD /hour",
    "bonus": "each year, paid in full",
    "sign_on": "once",
    "equity": "what all of it is said to be worth",
    "vesting": "over how many years it is handed out",
    "days_off": "working days a year",
    "deadline": "2026-12-01, fri, +7d",
}


def offer_form(
    heading: str,
    subject: str,
    save: Callable[[Values], bool],
    *,
    today: date,
    over: Horizon,
    values: Values,
    currency: str | None = None,
    draft: Values | None = None,
) -> Form:
    """A form for a new offer, or for one that stands: `values` is what it holds, `currency` its own."""
    slots = [
        Slot(
            name,
            _LABELS.get(name, name.capitalize()),
            _HINTS.get(name, ""),
            partial(_checked, name, today, currency if name == "base" else None),
            must=name == "base",
            long=name == "note",
        )
        for name in FIELDS
    ]
    meaning = partial(_meaning, today, over)
    return Form(heading, subject, slots, save, values=values, draft=draft, meaning=meaning)


def _checked(name: str, today: date, currency: str | None, text: str) -> None:
    checked(name, text, today, currency)


def _meaning(today: date, over: Horizon, typed: Values) -> str:
    """What the offer comes to, once all of it can be understood."""
    try:
        offer = understood({name: text for name, text in typed.items() if name != "deadline"}, today)
    except WrongUsage:
        return ""
    return f"{offer_words(offer, over)}\n{assumption_words([offer], over)}"
