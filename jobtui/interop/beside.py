"""Rounds, people and documents as the JSON that their lists and `show --json` print."""

from datetime import UTC
from typing import Any

from jobtui.domain.contact import Contact
from jobtui.domain.document import Document
from jobtui.domain.interview import Interview

Plain = dict[str, Any]


def interview_to_json(one: Interview) -> Plain:
    """A round: its instant in UTC, and the same on the clocks of its zone with their offset."""
    return {
        "id": one.id,
        "posting": one.posting,
        "at": one.at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "zone": one.zone,
        "local": one.local.isoformat(),
        "round": one.round,
        "people": list(one.people),
        "place": one.place,
        "note": one.note,
        "outcome": one.outcome,
    }


def contact_to_json(one: Contact) -> Plain:
    """A person; `posting` is the one they were met through, or null."""
    return {
        "id": one.id,
        "posting": one.posting,
        "name": one.name,
        "company": one.company,
        "role": one.role,
        "email": one.email,
        "phone": one.phone,
        "note": one.note,
    }


def document_to_json(one: Document, state: str | None = None) -> Plain:
    """A document; `state` tells how the file is now: same, changed since, gone; null where nobody looked."""
    return {
        "id": one.id,
        "posting": one.posting,
        "kind": one.kind,
        "path": one.path,
        "sha256": one.sha256,
        "size": one.size,
        "sent": one.sent.isoformat(),
        "kept": one.kept,
        "state": state,
    }
