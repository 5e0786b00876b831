"""Versions of one posting: which stored one a reading goes on, the stored ones read again, and compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jobtui.domain.difference import Difference, difference
from jobtui.domain.kin import Akin
from jobtui.domain.likeness import nearness
from jobtui.domain.posting import Capture
from jobtui.domain.problem import NotThere, Problem, WrongUsage
from jobtui.domain.reading import Facts, Reading
from jobtui.domain.sameness import Traits, title_key
from jobtui.parsing.child import Parser, Request
from jobtui.tracker.duplicates import of_row, own_text
from jobtui.tracker.tracker import Tracker

LIKE = 0.5
"""From this share of common text on, a reading of the same company and title is the next version.

Of two postings of one layout and company 0.16 is common; of one with every fifth line changed 0.72 (median).
"""

SURE = 0.8
"""The same where the person put the stored company or title right, so that it cannot be compared."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The stored posting whose next version a reading is: version `n`, told by `why`."""

    posting: int
    n: int
    why: str


def earlier(tracker: Tracker, reading: Reading, wanted: Traits, akin: Iterable[Akin]) -> Earlier | None:
    """Which of those akin a reading with such traits is the next version of; None where it is none's."""
    found = [(rank, one.id) for one in akin if (rank := _rank(tracker, one, reading, wanted)) is not None]
    if not found:
        return None
    rank, posting = max(found)
    captures = tracker.posting(posting).captures
    return Earlier(posting, len(captures) + 1, _WHY[int(rank)])


_WHY = {3: "same address", 2: "same requisition id", 1: "same company and title, nearly the same text"}


def _rank(tracker: Tracker, one: Akin, reading: Reading, wanted: Traits) -> float | None:
    """How surely a stored posting is the one that was read: 3 by page, 2 by number, 1 and more by text."""
    held = of_row(one)
    if held.requisition and wanted.requisition and held.requisition != wanted.requisition:
        return None
    same_employer = bool(wanted.employer) and held.employer == wanted.employer
    if _may_be_named(held.title, wanted.title):
        if wanted.page and held.page == wanted.page:
            return 3.0
        if same_employer and wanted.requisition and held.requisition == wanted.requisition:
            return 2.0
    names = ((held.employer, wanted.employer, "company"), (held.title, wanted.title, "title"))
    told = {name for here, there, name in names if not (here and here == there)}
    if not told <= one.corrected or not _may_be_there(one, reading.facts):
        return None
    share = _share(tracker.store.newest_text(one.id), reading)
    return 1 + share / 2 if share >= (SURE if told else LIKE) else None


def _share(capture: Capture | None, reading: Reading) -> float:
    """How much text is common."""
    if capture is None:
        return 0.0
    return nearness(own_text(capture.text, capture.zones), own_text(reading.text, reading.zones))


def _may_be_named(one: str, other: str) -> bool:
    """Whether two titles can be of one role: a page or a number may be that of all roles of a company."""
    return not one or not other or bool({*one.split()} & {*other.split()})


def _may_be_there(one: Akin, facts: Facts) -> bool:
    """Whether the town of one posting is named by the other: many towns are many openings."""
    here, there = one.locations, [found.value for found in facts.locations]
    if not here or not there:
        return True
    return bool(_towns(here) & _words(there) or _towns(there) & _words(here))


def _towns(places: Iterable[str]) -> set[str]:
    return _words(place.split(",", maxsplit=1)[0] for place in places)


def _words(places: Iterable[str]) -> set[str]:
    return {word for place in places for word in title_key(place).split()}


# Comparing


def compared(
    tracker: Tracker, parser: Parser, posting: int, first: int | None = None, second: int | None = None
) -> tuple[Capture, Capture, Difference]:
    """Two versions of a stored posting, the last two unless told, and what changed between them.

    Both are read again by the rules of today. Raises NotThere, and WrongUsage where there is only one.
    """
    captures = tracker.posting(posting).captures
    if len(captures) < 2:
        raise WrongUsage(f"posting {posting} has only one version, so there is nothing to compare.")
    old = captures[-2] if first is None else capture_of(captures, posting, first)
    new = captures[-1] if second is None else capture_of(captures, posting, second)
    if old.n == new.n:
        raise WrongUsage(f"version {old.n} cannot be compared with itself.")
    return old, new, change(tracker, parser, posting, old, new)


def capture_of(captures: tuple[Capture, ...], posting: int, n: int) -> Capture:
    """Version `n` of a posting. Raises NotThere."""
    found = next((one for one in captures if one.n == n), None)
    if found is None:
        raise NotThere(f"posting {posting} has no version {n}; it has 1 to {len(captures)}.")
    return found


def change(tracker: Tracker, parser: Parser, posting: int, old: Capture, new: Capture) -> Difference:
    """What changed between two captures of a posting, both read again."""
    before, after = (read_again(tracker, parser, posting, one) for one in (old, new))
    return between(before, _day(old), after, _day(new))


def to_come(tracker: Tracker, parser: Parser, earlier: Earlier, reading: Reading) -> Difference | None:
    """What a reading that is not stored changes as the next version; None where there was no text before."""
    capture = tracker.store.newest_text(earlier.posting)
    if capture is None:
        return None
    try:
        before = read_again(tracker, parser, earlier.posting, capture)
    except WrongUsage:
        return None
    return between(before, _day(capture), reading, tracker.today)


def between(before: Reading, first: date, after: Reading, second: date) -> Difference:
    """What changed between two readings, each with the day of its capture."""
    return difference((before.facts, before.requirements, first), (after.facts, after.requirements, second))


def read_again(tracker: Tracker, parser: Parser, posting: int, capture: Capture) -> Reading:
    """The original bytes of a capture read by the rules of today, days counted from that of the capture.

    Where the bytes give another text than then, the text that is stored is read instead.
    """
    own, _ = tracker.vocabulary.usable()
    data, day = tracker.store.original(posting, capture.n), _day(capture)
    asked = (
        Request(data, capture.file, day, None, max(capture.item, 1000), own),
        Request(data, capture.file, day, capture.encoding, max(capture.item, 1000), own),
        Request(capture.text.encode("utf-8", "replace"), "text", day, "utf-8", own_headings=own),
    )
    for request in asked:
        try:
            found = parser.read(request)
        except Problem:
            continue
        for one in found:
            if one.text == capture.text and one.item in (capture.item, 1):
                return one
    raise WrongUsage(f"version {capture.n} of posting {posting} cannot be read again.")


def _day(capture: Capture) -> date:
    return capture.at.astimezone().date()
