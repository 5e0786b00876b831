"""A posting as the JSON that `show --json` prints."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

from jobtui.domain.codec import (
    facts_to_plain,
    requirement_to_plain,
    zone_to_plain,
)
from jobtui.domain.event import Event, EventKind
from jobtui.domain.posting import Capture, NextAction, Posting
from jobtui.domain.requirement import ChecklistItem, Tallies, Tally
from jobtui.interop.beside import contact_to_json, document_to_json, interview_to_json

SCHEMA = 1

Plain = dict[str, Any]


def posting_to_json(posting: Posting, states: Mapping[int, str] = MappingProxyType({})) -> Plain:
    """The answer of `show --json`: one flat object, each fact with its spans as in `parse --json`.

    A fact the person put right carries `"corrected": true`; the list `corrected` names these fields, those
    that were cleared among them. Spans index `text`, which is null for a posting typed by hand.
    `states` tells of documents, by id, how their files are now.
    """
    return {
        "schema": SCHEMA,
        "id": posting.id,
        "status": posting.status,
        "since": _iso(_since(posting.events)),
        **_facts(posting),
        "requirements": [_item(item) for item in posting.checklist],
        "next_action": _next_action(posting.next_action),
        **_tallies(posting.tallies),
        "notes": [{"id": note.id, "at": instant(note.at), "text": note.text} for note in posting.notes],
        "interviews": [interview_to_json(one) for one in posting.interviews],
        "contacts": [contact_to_json(one) for one in posting.contacts],
        "documents": [document_to_json(one, states.get(one.id)) for one in posting.documents],
        "events": [event_to_json(event) for event in posting.events],
        "captures": [capture_to_json(capture) for capture in posting.captures],
        "corrected": sorted(posting.corrected),
        "snoozed_until": _iso(posting.snoozed_until),
        "tags": list(posting.tags),
        "archived": posting.archived_at is not None,
        "deleted": posting.deleted_at is not None,
        **_source(posting.capture),
    }


def instant(at: datetime) -> str:
    """An aware instant in ISO 8601, in UTC with a Z: `2026-11-19T21:04:00Z`."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _facts(posting: Posting) -> Plain:
    plain = facts_to_plain(posting.facts)
    for field in posting.corrected & plain.keys():
        held = plain[field]
        for finding in held if isinstance(held, list) else [held]:
            if finding is not None:
                finding["corrected"] = True
    return plain


def _item(item: ChecklistItem) -> Plain:
    plain = {"n": item.n, "state": item.state, "note": item.note, **requirement_to_plain(item.requirement)}
    return plain | {"corrected": True} if item.corrected else plain


def event_to_json(event: Event) -> Plain:
    """One element of `events`."""
    return {
        "seq": event.seq,
        "step": event.step,
        "at": instant(event.at),
        "on": _iso(event.on),
        "kind": event.kind,
        "text": event.text,
        "before": dict(event.before),
        "after": dict(event.after),
    }


def capture_to_json(capture: Capture) -> Plain:
    """One version of a posting: number, file, when, format, encoding."""
    return {
        "n": capture.n,
        "file": capture.file,
        "sha256": capture.sha256,
        "at": instant(capture.at),
        "format": capture.format,
        "encoding": capture.encoding,
    }


def _source(capture: Capture | None) -> Plain:
    """What `parse --json` says of the file itself, from the newest capture."""
    return {
        "file": capture and capture.file,
        "format": capture and capture.format,
        "encoding": capture and capture.encoding,
        "sha256": capture and capture.sha256,
        "text": capture and capture.text,
        "zones": [zone_to_plain(zone) for zone in capture.zones] if capture else [],
        "warnings": list(capture.warnings) if capture else [],
    }


def _since(events: tuple[Event, ...]) -> date | None:
    """The day of the last change of status, or of the first event where there was none."""
    changes = [event.on for event in events if event.kind is EventKind.STATUS]
    return changes[-1] if changes else next((event.on for event in events), None)


def _next_action(action: NextAction | None) -> Plain | None:
    return None if action is None else {"text": action.text, "due": _iso(action.due)}


def _tallies(tallies: Tallies) -> Plain:
    return {
        "required": _tally(tallies.required),
        "preferred": _tally(tallies.preferred),
        "unlabelled": _tally(tallies.unlabelled),
    }


def _tally(tally: Tally) -> Plain:
    return {"total": tally.total, "met": tally.met, "partial": tally.partial, "unmet": tally.unmet}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
