"""Use cases on stored postings that go by the lines of their text: values from lines, requirements in two."""

import re
from collections.abc import Mapping

from jobtui.domain.event import AddRequirement, EventKind, NewEvent, SetRequirement
from jobtui.domain.problem import NotThere, WrongUsage
from jobtui.domain.requirement import Span
from jobtui.tracker import source
from jobtui.tracker.corrector import Corrector
from jobtui.tracker.tracker import Change, Tracker
from jobtui.tracker.values import field_name, typed

_LINES = re.compile(r"@(\d{1,7})(?:-(\d{1,7}))?")


def names_lines(value: str) -> bool:
    """Whether a value is written as lines of the text: `@12` or `@12-14`."""
    return _LINES.fullmatch(value.strip()) is not None


def edit(tracker: Tracker, corrector: Corrector, posting: int, values: Mapping[str, str]) -> Change:
    """Put facts right as `Tracker.edit` does; what is written as lines is read from there, with its place."""
    text = _text(tracker, posting)
    found = {}
    for name, value in values.items():
        if names_lines(value):
            found[field_name(name)] = corrector.value(name, text, lines(text, value))
        else:
            found[field_name(name)] = typed(name, value, tracker.today)
    return tracker.set_facts(posting, found)


def lines(text: str, written: str) -> Span:
    """The range of `@12` or `@12-14`. Raises WrongUsage if it is written otherwise or is not there."""
    found = _LINES.fullmatch(written.strip())
    if found is None:
        raise WrongUsage(f"'{written[:60]}' names no lines. Write @12 or @12-14.")
    first, last = int(found[1]), int(found[2] or found[1])
    if last < first:
        raise WrongUsage(f"'{written[:60]}' ends before it begins.")
    return source.line_span(text, first)[0], source.line_span(text, last)[1]


def split(tracker: Tracker, corrector: Corrector, posting: int, n: int, second: str) -> Change:
    """Split requirement `n` in two where the words `second` begin; the second part goes to the end."""
    item = tracker.item(posting, n)
    words = " ".join(second.split())
    at = item.requirement.text.find(words) if words else -1
    if at < 0:
        raise WrongUsage(f"requirement {n} does not say '{words[:60]}'.")
    one, two = corrector.split(item.requirement, _text(tracker, posting), at)
    deeds = (SetRequirement(item.id, {"read": one}), AddRequirement(two))
    event = NewEvent(EventKind.REQUIREMENT, f"requirement {n} split", posting, deeds)
    return tracker.do(f"Requirement {n} split", event)


def join(tracker: Tracker, corrector: Corrector, posting: int, n: int, other: int) -> Change:
    """Join requirement `other` to the end of requirement `n`, whose number, state and kind stay."""
    if n == other:
        raise WrongUsage("a requirement cannot be joined with itself.")
    first, second = tracker.item(posting, n), tracker.item(posting, other)
    whole = corrector.join([first.requirement, second.requirement], _text(tracker, posting))
    deeds = (SetRequirement(second.id, {"dropped": True}), SetRequirement(first.id, {"read": whole}))
    event = NewEvent(EventKind.REQUIREMENT, f"requirements {n} and {other} joined", posting, deeds)
    return tracker.do(f"Requirements {n} and {other} joined", event)


def _text(tracker: Tracker, posting: int) -> str:
    """The captured text. Raises NotThere for a posting that was typed by hand."""
    capture = tracker.posting(posting).capture
    if capture is None:
        raise NotThere(f"posting {posting} was typed by hand: it has no text to take lines from.")
    return capture.text
