"""What speaks for and against a posting: added, put right, taken off."""

from collections.abc import Mapping
from dataclasses import replace

from jobtui.domain.decision import Point, Side
from jobtui.domain.event import AddItem, EventKind, NewEvent, SetItem
from jobtui.domain.problem import NotThere, WrongUsage
from jobtui.tracker.tracker import Change, Tracker
from jobtui.tracker.values import MAX_LINE

FIELDS = ("side", "text")
"""What can be said of a point, each as text."""

_SIDES = {"+": Side.PRO, "pro": Side.PRO, "for": Side.PRO}
_SIDES |= dict.fromkeys(("-", "−", "–", "con", "against"), Side.CON)


def add(tracker: Tracker, posting: int, side: Side, text: str) -> Change:
    """Add what speaks for or against a posting. Raises WrongUsage."""
    new = Point(side, point_text(text))
    return _do(tracker, posting, "added", new, AddItem(new))


def edit(tracker: Tracker, number: int, values: Mapping[str, str]) -> Change:
    """Put some of FIELDS right. Raises WrongUsage or NotThere."""
    before = find(tracker, number)
    read = {"side": side_named, "text": point_text}
    new = {name: read[name](text) for name, text in values.items()}
    changed = {name: value for name, value in new.items() if value != getattr(before, name)}
    if not changed:
        return Change("Nothing changed", tracker.subject([before.posting]), (before.posting,), 0)
    after = replace(before, side=Side(new.get("side", before.side)), text=new.get("text", before.text))
    return _do(tracker, before.posting, "changed", after, SetItem(Point, number, changed))


def drop(tracker: Tracker, number: int) -> Change:
    """Take a point off its posting."""
    before = find(tracker, number)
    return _do(tracker, before.posting, "dropped", before, SetItem(Point, number, {"dropped": True}))


def find(tracker: Tracker, number: int) -> Point:
    """The point of that number. Raises NotThere."""
    for one in tracker.store.items(Point):
        if one.id == number:
            return one
    raise NotThere(f"there is no point {number}. jobtui point list shows the numbers.")


def side_named(text: str) -> Side:
    """A side as typed: `+`, `pro`, `-`, `con`. Raises WrongUsage."""
    side = _SIDES.get(text.strip().casefold())
    if side is None:
        raise WrongUsage(f"'{text[:60]}' is neither + nor -. Write + (or pro) for, - (or con) against.")
    return side


def point_text(text: str) -> str:
    """Words on one line. Raises WrongUsage."""
    kept = " ".join(text.split())
    if not 1 <= len(kept) <= MAX_LINE:
        raise WrongUsage(f"a point must have 1 to {MAX_LINE} characters (this has {len(kept):,}).")
    return kept


def _do(tracker: Tracker, posting: int, said: str, point: Point, deed: AddItem | SetItem) -> Change:
    words = f"{point.side} {said}: {point.text}"
    return tracker.do(words[0].upper() + words[1:], NewEvent(EventKind.POINT, words, posting, (deed,)))
