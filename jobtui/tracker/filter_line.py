"""Reading a filter as it is typed, which may name saved ones."""

from jobtui.domain.filter import Filter, SavedFilter
from jobtui.domain.filter_text import WrongFilter, parse_filter
from jobtui.tracker.lookup import Lookup


def read(tracker: Lookup, text: str, *, typing: bool = False) -> Filter:
    """The filter a text asks for, `@name` standing for a saved one. Raises WrongFilter."""
    wanted = parse_filter(text, texts(tracker) if "@" in text else None, typing=typing)
    if not typing:
        _check_stages(tracker, wanted, text)
    return wanted


def _check_stages(tracker: Lookup, wanted: Filter, text: str) -> None:
    """Refuse the beginning of a name with which no stage begins."""
    asked = [value for term in wanted.terms if term.field == "status" for value in term.values]
    names = [stage.name for stage in tracker.stages()] if asked else []
    for value in asked:
        if not any(name.casefold().startswith(value) for name in names):
            column = max(text.casefold().find(value), 0) + 1
            raise WrongFilter(column, f"expected one of {', '.join(names)}", found=value)


def texts(tracker: Lookup) -> dict[str, str]:
    """The saved filters by their names."""
    return {one.name: one.text for one in tracker.store.items(SavedFilter)}
