"""Days as a calendar: what a strict reader of iCalendar finds in it, whatever the texts hold."""

import re
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from jobtui.domain.display import safe_block
from jobtui.domain.interview import Interview, Outcome
from jobtui.domain.offer import Offer
from jobtui.domain.posting import NextAction, Posting
from jobtui.domain.reading import Dated, Facts, Finding
from jobtui.interop.calendar import to_ics

STAMP = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
HOSTILE = "a,b;c\\n\nEND:VEVENT\r\nBEGIN:VALARM\x1b[2J\u2028ATTACH:x\u202e"


def _posting(text: str) -> Posting:
    """A posting with a day of every sort, and one text everywhere."""
    day = date(2026, 12, 3)
    rounds = (
        Interview(
            datetime(2026, 12, 1, 13, tzinfo=UTC), "Europe/Berlin", text, (text, "B"), text, text, id=7
        ),
        Interview(datetime(2026, 12, 2, 13, tzinfo=UTC), "UTC", outcome=Outcome.CANCELLED, id=8),
    )
    facts = Facts(Finding(text), Finding("Acme"), closes=Finding(Dated("3 Dec", day, day)))
    offers = (Offer(1, "EUR", deadline=day, id=2), Offer(1, "EUR", deadline=date.max, id=4))
    return Posting(3, "applied", facts, next_action=NextAction(text, day), interviews=rounds, offers=offers)


def _read(text: str) -> list[list[tuple[str, str]]]:
    """The properties of each event, names and values as a reader of RFC 5545 takes them."""
    assert text.endswith("\r\n")
    lines = text.removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode()) <= 75 and not set(line) & set("\r\n\x0b\x0c\x85\u2028") for line in lines)
    whole = "\r\n".join(lines).replace("\r\n ", "").split("\r\n")
    assert (whole[0], whole[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    events: list[list[tuple[str, str]]] = []
    for line in whole[4:-1]:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append([])
        elif line != "END:VEVENT":
            events[-1].append((name, value))
    return events


def _unescaped(value: str) -> str:
    plain = value.replace("\\\\", "\0")
    for escape, char in {"\\n": "\n", "\\,": ",", "\\;": ";"}.items():
        plain = plain.replace(escape, char)
    assert "\\" not in plain
    assert not set(re.sub(r"\\.", "", value)) & set(",;")
    return plain.replace("\0", "\\")


def test_every_sort_of_day_is_there() -> None:
    events = [dict(event) for event in _read(to_ics([_posting("Panel, on site")], STAMP))]
    assert [event["UID"].split("@")[0] for event in events] == [
        "next-3",
        "closing-3",
        "offer-4",
        "interview-7",
        "interview-8",
    ]
    action, closes, offer, panel, cancelled = events
    assert action["DTSTART;VALUE=DATE"] == closes["DTSTART;VALUE=DATE"] == "20261203"
    assert action["DTEND;VALUE=DATE"] == "20261204"
    assert offer["DTSTART;VALUE=DATE"] == "99991231"
    assert panel["DTSTART"] == "20261201T130000Z"
    assert panel["SUMMARY"] == "Panel\\, on site · Panel\\, on site · Acme"
    assert (panel["STATUS"], cancelled["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert all(event["DTSTAMP"] == "20261121T093000Z" for event in events)


@given(st.text() | st.just(HOSTILE))
def test_no_text_gets_out_of_its_value(text: str) -> None:
    events = _read(to_ics([_posting(text)], STAMP))
    assert len(events) == 5
    names = {name for event in events for name, _ in event}
    assert names <= {
        *("UID", "DTSTAMP", "DTSTART", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE"),
        *("SUMMARY", "STATUS", "LOCATION", "DESCRIPTION"),
    }
    place = dict(events[3]).get("LOCATION", "")
    assert _unescaped(place) == (safe_block(text).strip() if text.strip() else "")


def test_another_reader_finds_the_same_days_and_words() -> None:
    calendar = Calendar.from_ical(to_ics([_posting('Panel; 2nd, "on site"\nroom 4 · Zürich')], STAMP))
    assert isinstance(calendar, Calendar)
    action, closes, offer, panel, cancelled = calendar.events
    said = 'Panel; 2nd, "on site"\nroom 4 · Zürich'
    assert (action.start, action.end, str(action["SUMMARY"])) == (
        *(date(2026, 12, 3), date(2026, 12, 4)),
        safe_block(f"{said} · {said} · Acme"),
    )
    assert (closes.start, offer.start) == (date(2026, 12, 3), date.max)
    assert panel.start == datetime(2026, 12, 1, 13, tzinfo=UTC)
    assert (str(panel["LOCATION"]), str(panel["DESCRIPTION"])) == (said, f"{said}, B\n{said}")
    assert (panel["STATUS"], cancelled["STATUS"], panel.DTSTAMP) == ("CONFIRMED", "CANCELLED", STAMP)
    assert calendar.errors == [error for event in calendar.events for error in event.errors] == []


@given(st.text() | st.just(HOSTILE))
def test_another_reader_finds_nothing_planted(text: str) -> None:
    calendar = Calendar.from_ical(to_ics([_posting(text)], STAMP))
    assert isinstance(calendar, Calendar)
    assert [one.name for one in calendar.walk()] == ["VCALENDAR", *["VEVENT"] * 5]
    assert calendar.errors == [error for event in calendar.events for error in event.errors] == []


def test_what_has_no_day_is_not_there() -> None:
    closes = Facts(closes=Finding(Dated("soon")))
    assert _read(to_ics([Posting(1, "saved", closes, next_action=NextAction("call"))], STAMP)) == []
