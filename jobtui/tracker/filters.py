"""Use cases on filters that are kept under a name."""

import re

from jobtui.domain.event import AddItem, Deed, EventKind, NewEvent, SetItem
from jobtui.domain.filter import SavedFilter
from jobtui.domain.filter_text import filter_name, parse_filter
from jobtui.domain.problem import NotThere, WrongUsage
from jobtui.tracker.filter_line import texts
from jobtui.tracker.lookup import Lookup
from jobtui.tracker.tracker import Change, Tracker


def save(tracker: Tracker, name: str, text: str) -> Change:
    """Keep a filter under a name; one of that name is changed. Raises WrongUsage for one that is broken."""
    name, words = filter_name(name), " ".join(text.split())
    if not parse_filter(f"@{name}", texts(tracker) | {name: words}):
        raise WrongUsage("nothing to save: the filter is empty.")
    held = _held(tracker, name)
    if held is not None and held.text == words:
        return Change(f"'@{name}' is saved so already", words, (), 0)
    deed: Deed = AddItem(SavedFilter(name, words))
    if held is not None:
        deed = SetItem(SavedFilter, held.id, {"text": words})
    return _write(tracker, f"filter @{name} {'changed' if held else 'saved'}", deed)


def drop(tracker: Tracker, name: str) -> Change:
    """Forget a saved filter. Raises NotThere, and WrongUsage where another one needs it."""
    held = sure(tracker, name)
    for other in tracker.store.items(SavedFilter):
        if other.id != held.id and _mention(held.name).search(other.text):
            raise WrongUsage(f"'@{held.name}' is used by '@{other.name}'. Drop or change that first.")
    return _write(tracker, f"filter @{held.name} dropped", SetItem(SavedFilter, held.id, {"dropped": True}))


def rename(tracker: Tracker, name: str, new: str) -> Change:
    """Give a saved filter another name, also where other ones use it. Raises NotThere or WrongUsage."""
    held, new = sure(tracker, name), filter_name(new)
    if _held(tracker, new) is not None:
        raise WrongUsage(f"there is a filter '@{new}' already.")
    mention = _mention(held.name)
    users = [
        one for one in tracker.store.items(SavedFilter) if one.id != held.id and mention.search(one.text)
    ]
    return _write(
        tracker,
        f"filter @{held.name} renamed to @{new}",
        SetItem(SavedFilter, held.id, {"name": new}),
        *(SetItem(SavedFilter, one.id, {"text": mention.sub(f"@{new}", one.text)}) for one in users),
    )


def sure(tracker: Lookup, name: str) -> SavedFilter:
    """The saved filter of that name. Raises NotThere."""
    held = _held(tracker, name.strip().removeprefix("@").casefold())
    if held is None:
        known = ", ".join(f"@{one.name}" for one in tracker.store.items(SavedFilter))
        hint = f"Saved are {known}." if known else "None is saved yet."
        raise NotThere(f"there is no saved filter '{name[:60]}'. {hint}")
    return held


def _held(tracker: Lookup, name: str) -> SavedFilter | None:
    return next((one for one in tracker.store.items(SavedFilter) if one.name == name), None)


def _mention(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)@{re.escape(name)}(?!\S)", re.IGNORECASE)


def _write(tracker: Tracker, said: str, *deeds: Deed) -> Change:
    return tracker.do(said.capitalize(), NewEvent(EventKind.FILTER, said, None, deeds))
