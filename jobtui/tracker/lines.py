"""Use cases on stored postings that go by the lines of their text: labels, values, requirements in two."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from jobtui.domain.event import AddRequirement, Deed, EventKind, NewEvent, SetRequirement
from jobtui.domain.posting import Capture, Posting
from jobtui.domain.problem import NotThere, WrongUsage
from jobtui.domain.reading import Finding
from jobtui.domain.requirement import Span
from jobtui.tracker import source
from jobtui.tracker.corrector import Corrector
from jobtui.tracker.labelling import Relabelling, extents, labels_for
from jobtui.tracker.order import renumbered
from jobtui.tracker.tracker import Change, Tracker
from jobtui.tracker.values import field_name, typed
from jobtui.tracker.vocabulary import part_name

_LINES = re.compile(r"@(\d{1,7})(?:-(\d{1,7}))?")


def names_lines(value: str) -> bool:
    """Whether a value is written as lines of the text: `@12` or `@12-14`."""
    return _LINES.fullmatch(value.strip()) is not None


def edit(tracker: Tracker, corrector: Corrector, posting: int, values: Mapping[str, str]) -> Change:
    """Put facts right as `Tracker.edit` does; what is written as lines is read from there, with its place.

    Lines instead of a field say what part of the posting they are: `@12-20=preferred`.
    """
    text = _text(tracker, posting)
    found, parts = {}, []
    for name, value in values.items():
        if names_lines(name):
            parts.append((lines(text, name), part_name(value)))
        elif names_lines(value):
            found[field_name(name)] = corrector.value(name, text, lines(text, value))
        else:
            found[field_name(name)] = typed(name, value, tracker.today)
    if not parts:
        return tracker.set_facts(posting, found)
    return label(tracker, corrector, posting, parts, found)


def new_headings(
    tracker: Tracker, corrector: Corrector, posting: int, values: Mapping[str, str]
) -> list[tuple[str, str]]:
    """The headings among lines labelled by `edit` that other files would not know, each with its part."""
    capture = _capture(tracker.posting(posting))
    parts = [
        (lines(capture.text, name), part_name(part)) for name, part in values.items() if names_lines(name)
    ]
    blocks = corrector.stored(capture).blocks if parts else ()
    return [
        (block.heading, part)
        for (start, end), part in parts
        for block in blocks
        if start <= block.start < end and corrector.would_learn(block, part)
    ]


def label(
    tracker: Tracker,
    corrector: Corrector,
    posting: int,
    parts: Sequence[tuple[Span, str]],
    found: Mapping[str, tuple[Finding[Any], ...]] = MappingProxyType({}),
) -> Change:
    """Say what part of a posting lines are, each a key of PARTS, and let fields hold what was `found`.

    What was read from these lines is read anew; states and notes stay with the items that stay.
    """
    held = tracker.posting(posting)
    capture = _capture(held)
    before = corrector.stored(capture)
    labels = [one for span, part in parts for one in labels_for(before.blocks, span, part)]
    after = corrector.stored(capture, tuple(labels))
    meant = extents(after.blocks, [span for span, _ in parts])
    deeds = (*Relabelling(held, before, after, meant).deeds(), *tracker.fact_deeds(posting, found))
    said = "; ".join(f"{_written(capture.text, span)} labelled {part}" for span, part in parts)
    if not deeds:
        raise WrongUsage(f"nothing changes: {_written(capture.text, parts[0][0])} was read so before.")
    told = "".join(f", {name} set" for name in found)
    event = NewEvent(EventKind.EDITED, said + told, posting, deeds)
    return tracker.do((said + told).capitalize() + _counted(deeds), event)


def _written(text: str, span: Span) -> str:
    """Lines as they are counted: `line 12`, `lines 12-14`."""
    first, last = source.line_number(text, span[0]), source.line_number(text, max(span[0], span[1] - 1))
    return f"line {first}" if first == last else f"lines {first}-{last}"


def _counted(deeds: Sequence[Deed]) -> str:
    """`: requirements 3 added, 1 dropped`, or nothing."""
    told = [deed.values.keys() for deed in deeds if isinstance(deed, SetRequirement)]
    counts = (
        (sum(isinstance(deed, AddRequirement) for deed in deeds), "added"),
        (sum("kind" in names for names in told), "changed"),
        (sum("dropped" in names for names in told), "dropped"),
    )
    parts = [f"{count} {words}" for count, words in counts if count]
    return f": requirements {', '.join(parts)}" if parts else ""


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
    """Split requirement `n` in two where the words `second` begin; the second part comes next."""
    item = tracker.item(posting, n)
    words = " ".join(second.split())
    at = item.requirement.text.find(words) if words else -1
    if at < 0:
        raise WrongUsage(f"requirement {n} does not say '{words[:60]}'.")
    one, two = corrector.split(item.requirement, _text(tracker, posting), at)
    checklist = tracker.posting(posting).checklist
    at = checklist.index(item) + 1
    deeds = (SetRequirement(item.id, {"read": one}), *renumbered([*checklist[:at], two, *checklist[at:]]))
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
    return _capture(tracker.posting(posting)).text


def _capture(posting: Posting) -> Capture:
    if posting.capture is None:
        raise NotThere(f"posting {posting.id} was typed by hand: it has no text to take lines from.")
    return posting.capture
