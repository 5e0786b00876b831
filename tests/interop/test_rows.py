"""The JSON of lists and of one posting."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from jobtui.domain.event import Event, EventKind
from jobtui.domain.fields import FIELDS
from jobtui.domain.posting import Capture, NextAction, Note, Posting
from jobtui.domain.reading import Origin, Zone, ZoneName
from jobtui.domain.requirement import State, Years
from jobtui.interop.rows import instant, posting_to_json
from tests.factories import NOW, asks, found, pay, posting

ZONES = (Zone(0, 5, ZoneName.HEADER),)


def through_json(plain: dict[str, Any]) -> dict[str, Any]:
    back: dict[str, Any] = json.loads(json.dumps(plain))
    return back


def event(seq: int, kind: EventKind, on: date) -> Event:
    return Event(seq, 4, NOW, on, 1, kind, "saved → applied", {"status": "saved"}, {"status": "applied"})


def capture(n: int) -> Capture:
    return Capture(n, f"{n}.txt", "ab" * 32, NOW, "text", "utf-8", f"text {n}", ZONES, ("no title",))


def full() -> Posting:
    return posting(
        1,
        (asks("Python", years=(Years(6),), skills=("Python",)), State.MET),
        status="applied",
        facts={"locations": (found("Berlin", (1, 7)), found("Bonn")), "salaries": (found(pay(1, 2)),)},
        corrected=frozenset({"locations", "company", "url"}),
        next_action=NextAction("Call", date(2026, 11, 20)),
        notes=(Note(5, NOW, "a note"),),
        events=(
            event(1, EventKind.IMPORTED, date(2026, 11, 1)),
            event(2, EventKind.STATUS, date(2026, 11, 3)),
            event(3, EventKind.NOTED, date(2026, 11, 4)),
        ),
        captures=(capture(1), capture(2)),
    )


def test_a_posting_has_the_keys_of_parse() -> None:
    plain = posting_to_json(full())
    assert {
        *FIELDS,
        "requirements",
        "file",
        "format",
        "encoding",
        "sha256",
        "text",
        "zones",
        "warnings",
    } <= plain.keys()
    assert plain["schema"] == 1
    assert (plain["id"], plain["status"], plain["tags"]) == (1, "applied", [])
    assert plain["next_action"] == {"text": "Call", "due": "2026-11-20"}
    assert plain["required"] == {"total": 1, "met": 1, "partial": 0, "unmet": 0}


def test_facts_of_a_posting_are_findings_and_corrected_ones_say_so() -> None:
    plain = through_json(posting_to_json(full()))
    assert plain["title"]["value"] == "Backend Engineer"
    assert "corrected" not in plain["title"]
    assert plain["company"]["corrected"] is True
    assert [one["corrected"] for one in plain["locations"]] == [True, True]
    assert plain["locations"][0]["spans"] == [[1, 7]]
    assert plain["salaries"][0]["value"]["min"] == 1
    assert plain["url"] is None
    assert plain["corrected"] == ["company", "locations", "url"]


def test_a_corrected_field_that_no_fact_has_does_no_harm() -> None:
    plain = posting_to_json(replace(full(), corrected=frozenset({"somewhere"})))
    assert plain["corrected"] == ["somewhere"]


def test_requirements_have_number_state_note_and_what_was_read() -> None:
    held = full()
    mended = replace(held.checklist[0], n=2, note="my proof", corrected=True)
    first, second = through_json(posting_to_json(replace(held, checklist=(*held.checklist, mended))))[
        "requirements"
    ]
    assert (first["n"], first["state"], first["note"], first["kind"], first["text"]) == (
        1,
        "met",
        "",
        "required",
        "Python",
    )
    assert first["years"] == [{"min": 6, "max": None, "area": ""}]
    assert "corrected" not in first
    assert (second["n"], second["note"], second["corrected"]) == (2, "my proof", True)


def test_events_notes_and_captures() -> None:
    plain = through_json(posting_to_json(full()))
    assert [one["seq"] for one in plain["events"]] == [1, 2, 3]
    assert plain["events"][1] == {
        "seq": 2,
        "step": 4,
        "at": "2026-11-19T21:04:00Z",
        "on": "2026-11-03",
        "kind": "status",
        "text": "saved → applied",
        "before": {"status": "saved"},
        "after": {"status": "applied"},
    }
    assert plain["notes"] == [{"id": 5, "at": "2026-11-19T21:04:00Z", "text": "a note"}]
    assert plain["captures"][0] == {
        "n": 1,
        "file": "1.txt",
        "sha256": "ab" * 32,
        "at": "2026-11-19T21:04:00Z",
        "format": "text",
        "encoding": "utf-8",
    }


def test_the_newest_capture_is_the_text() -> None:
    plain = through_json(posting_to_json(full()))
    assert (plain["text"], plain["file"], plain["warnings"]) == ("text 2", "2.txt", ["no title"])
    assert plain["zones"] == [
        {"start": 0, "end": 5, "zone": "header", "origin": Origin.EMPLOYER.value, "rule": ""}
    ]


def test_a_posting_typed_by_hand_has_no_source() -> None:
    plain = posting_to_json(posting(1))
    assert [
        plain[key] for key in ("file", "format", "encoding", "sha256", "text", "next_action", "since")
    ] == [None] * 7
    assert [plain[key] for key in ("zones", "warnings", "captures", "events", "notes", "requirements")] == [
        []
    ] * 6


def test_since_is_the_last_change_of_status_or_the_first_event() -> None:
    held = full()
    assert posting_to_json(held)["since"] == "2026-11-03"
    assert posting_to_json(replace(held, events=(held.events[0], held.events[2])))["since"] == "2026-11-01"


def test_put_away_is_told_apart() -> None:
    held = full()
    assert [posting_to_json(held)[key] for key in ("archived", "deleted")] == [False, False]
    assert [posting_to_json(replace(held, archived_at=NOW))[key] for key in ("archived", "deleted")] == [
        True,
        False,
    ]
    assert [posting_to_json(replace(held, deleted_at=NOW))[key] for key in ("archived", "deleted")] == [
        False,
        True,
    ]


def test_instants_are_utc_with_z() -> None:
    east = timezone(timedelta(hours=9))
    assert instant(datetime(2026, 11, 20, 6, 4, tzinfo=east)) == "2026-11-19T21:04:00Z"
    assert instant(datetime(2026, 11, 20, 6, 4, 0, 5, tzinfo=UTC)) == "2026-11-20T06:04:00.000005Z"
