"""People at companies: added, put right, taken off, found."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from jobtui.domain.contact import Contact
from jobtui.domain.event import AddItem, EventKind, NewEvent, SetItem
from jobtui.domain.problem import NotThere, WrongUsage
from jobtui.tracker.tracker import Change, Tracker
from jobtui.tracker.values import MAX_LINE, evidence, short_line

FIELDS = ("name", "role", "company", "email", "phone", "note")
"""What can be said of a contact, each as text."""

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


def add(tracker: Tracker, values: Mapping[str, str], posting: int | None = None) -> Change:
    """Add somebody, met through `posting` if that is given; the company is then its, unless named.

    Raises WrongUsage without a name.
    """
    told = understood({"name": "", **values})
    if posting is not None and "company" not in told:
        told["company"] = tracker.row(posting).company or ""
    contact = Contact(posting=posting, **told)
    return _do(tracker, "added", contact, AddItem(contact))


def edit(tracker: Tracker, number: int, values: Mapping[str, str]) -> Change:
    """Put some of FIELDS right. Raises WrongUsage."""
    before = find(tracker, number)
    new = {name: text for name, text in understood(values).items() if text != getattr(before, name)}
    if not new:
        return Change("Nothing changed", before.name, _postings(before), 0)
    return _do(tracker, "changed", replace(before, **new), SetItem(Contact, number, new))


def drop(tracker: Tracker, number: int) -> Change:
    """Take somebody off."""
    before = find(tracker, number)
    return _do(tracker, "dropped", before, SetItem(Contact, number, {"dropped": True}))


def find(tracker: Tracker, number: int) -> Contact:
    """The contact of that number. Raises NotThere."""
    for one in tracker.store.items(Contact):
        if one.id == number:
            return one
    raise NotThere(f"there is no contact {number}. jobtui contact list shows the numbers.")


def found(tracker: Tracker, words: str = "") -> list[Contact]:
    """Everybody in whom all the words are found, by company and name."""
    wanted = words.casefold().split()
    return [one for one in tracker.store.items(Contact) if all(word in _said_of(one) for word in wanted)]


def understood(values: Mapping[str, str]) -> dict[str, Any]:
    """What was typed, field by field, as it is kept. Raises WrongUsage."""
    return {name: _READ[name](text) for name, text in values.items()}


def shown(contact: Contact) -> dict[str, str]:
    """What stands now, by FIELDS, as text to edit."""
    return {name: getattr(contact, name) for name in FIELDS}


def _do(tracker: Tracker, said: str, contact: Contact, deed: AddItem | SetItem) -> Change:
    who = f"contact {said}: " + ", ".join(filter(None, (contact.name, contact.role)))
    change = tracker.do(who[0].upper() + who[1:], NewEvent(EventKind.CONTACT, who, contact.posting, (deed,)))
    return change if change.subject else replace(change, subject=contact.company)


def _postings(contact: Contact) -> tuple[int, ...]:
    return () if contact.posting is None else (contact.posting,)


def _said_of(contact: Contact) -> str:
    return "\n".join(getattr(contact, name) for name in FIELDS).casefold()


def _name(text: str) -> str:
    kept = short_line(text, "the name")
    if not kept:
        raise WrongUsage(f"the name must have 1 to {MAX_LINE} characters (this has 0).")
    return kept


def _email(text: str) -> str:
    kept = short_line(text, "the email address")
    if kept and not _EMAIL.fullmatch(kept):
        raise WrongUsage(f"'{kept[:60]}' is not an email address. Write it like name@example.com.")
    return kept


_READ: dict[str, Callable[[str], str]] = {
    "name": _name,
    "role": lambda text: short_line(text, "the role"),
    "company": lambda text: short_line(text, "the company"),
    "email": _email,
    "phone": lambda text: short_line(text, "the phone number"),
    "note": evidence,
}
