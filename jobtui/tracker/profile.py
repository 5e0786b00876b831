"""My profile: claims added, put right, dropped, and taken over as a whole."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from jobtui.domain.claim_rules import Key, contradictions, key, sound
from jobtui.domain.event import AddItem, Deed, EventKind, NewEvent, SetItem
from jobtui.domain.problem import Busy, NotThere, WrongUsage
from jobtui.domain.profile import Claim, ClaimKind, Firmness, describe, lacking
from jobtui.domain.salary import major
from jobtui.tracker.lookup import Lookup
from jobtui.tracker.pay import pay
from jobtui.tracker.tracker import Change, Tracker

FIELDS = ("name", "level", "years", "last_used", "amount", "firmness", "held", "proof")
"""What can be said of a claim, each as text.

`amount` names its currency and period; `held` is `yes`, or `no` where I lack it.
"""

_KEPT = tuple(one.name for one in fields(Claim) if one.name not in ("kind", "id"))


def claims(tracker: Lookup) -> list[Claim]:
    """The whole profile, by kind and in the order it was told."""
    order = list(ClaimKind)
    return sorted(tracker.store.items(Claim), key=lambda one: order.index(one.kind))


def doubts(tracker: Lookup) -> list[str]:
    """What in the profile cannot be true at once, one sentence each."""
    return contradictions(claims(tracker), tracker.today.year)


def add(tracker: Tracker, kind: str, values: Mapping[str, str]) -> Change:
    """Add a claim of a kind. Raises WrongUsage, also where one speaks of the same thing already."""
    claim = known(sound(replace(Claim(kind_named(kind)), **understood(values))))
    for one in claims(tracker):
        if key(one) == key(claim):
            raise WrongUsage(f"the profile has '{describe(one)}' already, claim {one.id}. Edit that.")
    return _do(tracker, f"added {describe(claim)}", AddItem(claim))


def edit(tracker: Tracker, number: int, values: Mapping[str, str]) -> Change:
    """Put some of FIELDS right. Raises NotThere or WrongUsage."""
    before = find(tracker, number)
    now = shown(before)
    new_values = {name: text for name, text in values.items() if text != now.get(name)}
    after = known(sound(replace(before, **understood(new_values))))
    new = _changed(before, after)
    if not new:
        return Change("Nothing changed", describe(before), (), 0)
    return _do(tracker, f"changed {describe(before)} → {describe(after)}", SetItem(Claim, number, new))


def drop(tracker: Tracker, number: int) -> Change:
    """Take a claim out of the profile. Raises NotThere."""
    before = find(tracker, number)
    return _do(tracker, f"dropped {describe(before)}", SetItem(Claim, number, {"dropped": True}))


def find(tracker: Lookup, number: int) -> Claim:
    """The claim of that number. Raises NotThere."""
    for one in tracker.store.items(Claim):
        if one.id == number:
            return one
    raise NotThere(f"there is no claim {number}. jobtui profile shows the numbers.")


@dataclass(frozen=True, slots=True)
class Difference:
    """What turns one profile into another: claims to add, those to put right with how, those to drop."""

    added: tuple[Claim, ...]
    changed: tuple[tuple[Claim, Claim], ...]
    dropped: tuple[Claim, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.dropped)

    def __str__(self) -> str:
        if len(self.added) + len(self.changed) + len(self.dropped) == 1:
            return "".join(self.lines())
        counts = {"added": self.added, "changed": self.changed, "dropped": self.dropped}
        return ", ".join(f"{len(some)} {word}" for word, some in counts.items() if some)

    def lines(self) -> Iterator[str]:
        """Each claim that is not as it was, in words."""
        yield from (f"added {describe(one)}" for one in self.added)
        yield from (f"changed {describe(before)} → {describe(after)}" for before, after in self.changed)
        yield from (f"dropped {describe(one)}" for one in self.dropped)


def difference(tracker: Lookup, wanted: Sequence[Claim], *, whole: bool) -> Difference:
    """What a profile would change. As a `whole` it drops what it does not name."""
    held = claims(tracker)
    free: dict[Key, list[Claim]] = {}
    for one in held:
        free.setdefault(key(one), []).append(one)
    added: list[Claim] = []
    changed: list[tuple[Claim, Claim]] = []
    for claim in map(known, wanted):
        same = free.get(key(claim))
        if not same:
            added.append(claim)
            continue
        before = same.pop(0)
        if _changed(before, claim):
            changed.append((before, claim))
    rest = {one.id for some in free.values() for one in some}
    dropped = [one for one in held if one.id in rest] if whole else []
    return Difference(tuple(added), tuple(changed), tuple(dropped))


def take_over(
    tracker: Tracker, wanted: Sequence[Claim], *, whole: bool = True, since: Sequence[Claim] | None = None
) -> Change:
    """Let the profile say what these claims say, as one step; as a `whole` the rest is dropped.

    Raises Busy where it no longer is what it was, which is `since`.
    """
    if since is not None and claims(tracker) != list(since):
        raise Busy("the profile was changed meanwhile. Nothing was changed now.")
    found = difference(tracker, wanted, whole=whole)
    if not found:
        return Change("Nothing changed", "profile", (), 0)
    deeds: list[Deed] = [AddItem(one) for one in found.added]
    deeds += [SetItem(Claim, before.id, _changed(before, after)) for before, after in found.changed]
    deeds += [SetItem(Claim, one.id, {"dropped": True}) for one in found.dropped]
    return _do(tracker, str(found), *deeds)


def kind_named(text: str) -> ClaimKind:
    """A kind as typed. Raises WrongUsage."""
    try:
        return ClaimKind(text.strip().casefold())
    except ValueError:
        raise WrongUsage(f"unknown kind '{text[:60]}'. One of: {', '.join(ClaimKind)}.") from None


def understood(values: Mapping[str, str]) -> dict[str, Any]:
    """What was typed, field by field, as it is kept; empty text clears a field. Raises WrongUsage.

    Whether it is held goes before how many years, in whatever order they come.
    """
    found: dict[str, Any] = {}
    for name, text in sorted(values.items(), key=lambda pair: pair[0] != "held"):
        if name not in _READ:
            raise WrongUsage(f"unknown field '{name[:60]}'. One of: {', '.join(FIELDS)}.")
        found |= _READ[name](text.strip())
    return found


def shown(claim: Claim) -> dict[str, str]:
    """What stands now, by FIELDS, as text to edit."""
    texts: dict[str, Any] = {name: getattr(claim, name) for name in FIELDS if name != "held"}
    texts["amount"] = "" if claim.amount is None else describe_amount(claim)
    texts["held"] = "no" if lacking(claim) else "yes"
    return {
        name: "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
        for name, value in texts.items()
    }


def describe_amount(claim: Claim) -> str:
    """The least pay as text that can be typed: `90,000 EUR /year`."""
    return f"{major(claim.amount, claim.currency):,} {claim.currency} /{claim.period}"


def known(claim: Claim) -> Claim:
    """The claim with the name that postings are read by, where the catalogue knows it by another."""
    if claim.kind is ClaimKind.SKILL:
        from jobtui.parsing.fields import skills

        return replace(claim, name=skills.canonical(claim.name))
    if claim.kind is ClaimKind.LANGUAGE:
        from jobtui.parsing.fields import languages

        found = languages.find(claim.name.title())
        if len(found) == 1 and found[0].end - found[0].start == len(claim.name):
            return replace(claim, name=found[0].language.name)
    return claim


def _changed(before: Claim, after: Claim) -> dict[str, Any]:
    return {name: getattr(after, name) for name in _KEPT if getattr(after, name) != getattr(before, name)}


def _do(tracker: Tracker, said: str, *deeds: Deed) -> Change:
    words = f"profile: {said}"
    return tracker.do(words[:1].upper() + words[1:], NewEvent(EventKind.PROFILE, words, None, deeds))


def _number(text: str) -> dict[str, Any]:
    try:
        return {"years": float(text.replace(",", ".")) if text else None}
    except ValueError:
        raise WrongUsage(f"'{text[:60]}' is not a number of years.") from None


def _held(text: str) -> dict[str, Any]:
    if text.casefold() not in ("yes", "no", ""):
        raise WrongUsage(f"'{text[:60]}' is neither yes nor no.")
    return {"years": 0.0 if text.casefold() == "no" else None}


def _year(text: str) -> dict[str, Any]:
    if text and not (text.isascii() and text.isdigit() and len(text) == 4):
        raise WrongUsage(f"'{text[:60]}' is not a year. Write it like 2025.")
    return {"last_used": int(text) if text else None}


def _amount(text: str) -> dict[str, Any]:
    if not text:
        return {"amount": None, "currency": "", "period": ""}
    told = pay(text)
    least = told.maximum if told.minimum is None else told.minimum
    return {"amount": least, "currency": told.currency or "", "period": told.period or "year"}


def _firmness(text: str) -> dict[str, Any]:
    try:
        return {"firmness": Firmness(text.casefold() or Firmness.MUST)}
    except ValueError:
        raise WrongUsage(f"unknown firmness '{text[:60]}'. One of: {', '.join(Firmness)}.") from None


_READ: dict[str, Callable[[str], dict[str, Any]]] = {
    "name": lambda text: {"name": text},
    "level": lambda text: {"level": text},
    "years": _number,
    "last_used": _year,
    "amount": _amount,
    "firmness": _firmness,
    "held": _held,
    "proof": lambda text: {"proof": text},
}
