"""What is to be done, interviews and closing days as an iCalendar file (RFC 5545)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from jobtui.domain.display import safe_block
from jobtui.domain.interview import Interview, Outcome
from jobtui.domain.posting import Posting
from jobtui.domain.worth import newest

_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//jobtui//jobtui//EN", "CALSCALE:GREGORIAN")
_MOST_OCTETS = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def to_ics(postings: Iterable[Posting], stamp: datetime) -> str:
    """A calendar of all rounds of interviews, dated next actions, closing days and answers to offers.

    Lines end in CR LF and are folded at 75 octets. `stamp` is the UTC instant of the newest change; the same
    state gives the same text. No text of a posting can begin a line or a property of its own.
    """
    lines = [*_HEAD]
    for posting in postings:
        for event in _events(posting):
            lines += ["BEGIN:VEVENT", event[0], f"DTSTAMP:{_instant(stamp)}", *event[1:], "END:VEVENT"]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _events(posting: Posting) -> Iterator[list[str]]:
    """The properties of each event, its UID first."""
    action, closes = posting.next_action, posting.facts.closes
    if action is not None and action.due is not None:
        yield [f"UID:next-{posting.id}@jobtui", *_day(action.due), _summary(action.text, posting)]
    day = closes and (closes.value.earliest or closes.value.latest)
    if day:
        yield [f"UID:closing-{posting.id}@jobtui", *_day(day), _summary("Closes", posting)]
    offer = newest(posting.offers)
    if offer is not None and offer.deadline is not None:
        yield [f"UID:offer-{offer.id}@jobtui", *_day(offer.deadline), _summary("Answer the offer", posting)]
    for interview in posting.interviews:
        yield _interview(interview, posting)


def _interview(one: Interview, posting: Posting) -> list[str]:
    people = ", ".join(one.people)
    properties = [
        f"UID:interview-{one.id}@jobtui",
        f"DTSTART:{_instant(one.at)}",
        _summary(one.round or "Interview", posting),
        f"STATUS:{'CANCELLED' if one.outcome is Outcome.CANCELLED else 'CONFIRMED'}",
    ]
    said = {"LOCATION": one.place, "DESCRIPTION": "\n".join(filter(None, (people, one.note)))}
    return properties + [f"{name}:{escaped(text)}" for name, text in said.items() if text.strip()]


def _summary(what: str, posting: Posting) -> str:
    return f"SUMMARY:{escaped(f'{what} · {posting.subject}')}"


def _day(day: date) -> tuple[str, ...]:
    """A whole day: it ends where the next one begins."""
    begins = f"DTSTART;VALUE=DATE:{_digits(day)}"
    return (begins,) if day == date.max else (begins, f"DTEND;VALUE=DATE:{_digits(day + timedelta(days=1))}")


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _instant(at: datetime) -> str:
    plain = at.astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat()
    return f"{plain.replace('-', '').replace(':', '')}Z"


def escaped(text: str) -> str:
    """Text as the value of a property: on one line, without control characters."""
    return safe_block(text).strip().translate(_ESCAPES)


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, no letter taken apart."""
    pieces, piece, octets = [], "", 0
    for char in line:
        size = len(char.encode("utf-8", "replace"))
        if octets + size > _MOST_OCTETS:
            pieces.append(piece)
            piece, octets = " ", 1
        piece += char
        octets += size
    return "\r\n".join([*pieces, piece])
