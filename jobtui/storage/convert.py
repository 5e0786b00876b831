"""Domain objects as columns of rows, and rows as domain objects. Nowhere else are rows made or understood.

To a row go values as the table classes hold them, what becomes JSON not yet cleaned (see `to_json`); from a
row come those of plain SQL: days as `2026-11-21`, instants as `2026-11-21 20:04:00.000000` in UTC, JSON as
text.
"""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import starmap
from typing import Any

from jobtui.domain import codec
from jobtui.domain.event import AddPosting, Event, EventKind, Step
from jobtui.domain.fields import FIELDS
from jobtui.domain.posting import Capture, Note
from jobtui.domain.reading import Dated, Facts, Finding, Reading, Zone
from jobtui.domain.requirement import ChecklistItem, Requirement, State
from jobtui.domain.salary import salary_to_plain, yearly
from jobtui.domain.wording import step_words
from jobtui.storage.cells import LARGEST, UNSTORABLE, Cells, Columns, storable, sure_instant, utc
from jobtui.storage.shape import LATER_OF_REQUIREMENT

_SINGLE = ("title", "company", "workplace", "employment_type", "url", "requisition")


def to_json(value: Any) -> str:
    """JSON as every column keeps it: keys sorted, letters as they are, its texts storable."""
    text = _to_json(value)
    clean = _NUL not in text and not UNSTORABLE.search(text)
    return text if clean else _to_json(storable(value))


_to_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_NUL = "\\u0000"


def column(value: Any) -> Any:
    """A single value as its column takes it."""
    return utc(value) if isinstance(value, datetime) else storable(value)


def plain(value: Any) -> Any:
    """A value as events and exports write it: days as `2026-11-21`, instants as `2026-11-21T20:04:00Z`."""
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, datetime):
        return utc(value).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat() if isinstance(value, date) else value


# To rows


def listing(facts: Facts) -> Columns:
    """The columns of a posting's row that follow from its facts: what lists show and sort."""
    single = {name: next((found.value for found in facts.findings(name)), None) for name in _SINGLE}
    salaries = [found.value for found in facts.salaries]
    places = [found.value for found in facts.locations]
    pay = [amount for amount in map(yearly, salaries) if amount is not None]
    columns = single | _dated("posted", facts.posted) | _dated("closes", facts.closes)
    columns |= {
        "locations": places,
        "salaries": [salary_to_plain(salary) for salary in salaries],
        "pay": min(max(pay), LARGEST) if pay else None,
        "suggested": sorted(name for name in FIELDS if any(f.suggested for f in facts.findings(name))),
    }
    return {name: storable(value) if isinstance(value, str) else value for name, value in columns.items()}


def fact_columns(field: str, findings: Iterable[Finding[Any]], *, corrected: bool) -> Columns:
    """The row of one fact but its posting. Raises ValueError for a field that is none."""
    if field not in FIELDS:
        raise ValueError(f"there is no field {field!r}")
    found = [codec.finding_to_plain(field, finding) for finding in findings]
    return {"field": field, "findings": found, "corrected": corrected}


def requirement_columns(requirement: Requirement) -> Columns:
    """The row of one requirement but its posting, its number and the person's part."""
    body = codec.requirement_to_plain(requirement)
    return {"text": storable(body.pop("text")), "kind": str(body.pop("kind")), "body": body}


def note_columns(text: str, at: datetime) -> Columns:
    """The row of one note but its posting."""
    return {"text": storable(text), "at": utc(at)}


def zones_column(zones: Iterable[Zone]) -> list[codec.Plain]:
    """The zones of a capture as their column takes them."""
    return [codec.zone_to_plain(zone) for zone in zones]


def capture_columns(reading: Reading, data: bytes, at: datetime) -> Columns:
    """The row of one capture but its posting and its number."""
    return {
        "file": storable(reading.file),
        "sha256": reading.sha256,
        "item": reading.item,
        "at": utc(at),
        "format": reading.format,
        "encoding": reading.encoding,
        "zones": zones_column(reading.zones),
        "warnings": reading.warnings,
        "text": storable(reading.text),
        "data": zlib.compress(data),
    }


def original_bytes(deed: AddPosting) -> bytes | None:
    """The bytes to keep with a new posting: those of the file, else the text typed, else None."""
    if deed.data is not None:
        return deed.data
    return deed.reading.text.encode("utf-8", "surrogatepass") or None


def _dated(name: str, found: Finding[Dated] | None) -> Columns:
    dated = found.value if found else Dated("")
    return {
        f"{name}_text": dated.text if found else None,
        f"{name}_earliest": dated.earliest,
        f"{name}_latest": dated.latest,
    }


# From rows


def instant_from_plain(text: str) -> datetime:
    """An instant as exports write it. Raises ValueError where the time zone is missing."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f"{text} does not say its time zone")
    return utc(at)


def findings_of(row: Cells) -> tuple[Finding[Any], ...]:
    """The findings of a row of `fact`."""
    return findings_from_plain(row["field"], json.loads(row["findings"]))


def findings_from_plain(field: str, plain: Sequence[Mapping[str, Any]]) -> tuple[Finding[Any], ...]:
    """Findings out of what the column `findings` of a table object holds."""
    return tuple(codec.finding_from_plain(field, one) for one in plain)


def requirement_plain_of(row: Cells) -> codec.Plain:
    """A requirement as `codec` writes it, out of its row."""
    return {**LATER_OF_REQUIREMENT, **json.loads(row["body"]), "text": row["text"], "kind": row["kind"]}


def checklist_item_of(row: Cells) -> ChecklistItem:
    """An item of the checklist out of its row."""
    requirement = codec.requirement_from_plain(requirement_plain_of(row))
    corrected = bool(row["corrected"])
    return ChecklistItem(row["id"], row["n"], requirement, State(row["state"]), row["note"], corrected)


def note_of(row: Cells) -> Note:
    """A note out of its row."""
    return Note(row["id"], sure_instant(row["at"]), row["text"])


def capture_of(row: Cells) -> Capture:
    """A capture without its bytes."""
    return Capture(
        n=row["n"],
        file=row["file"],
        sha256=row["sha256"],
        at=sure_instant(row["at"]),
        format=row["format"],
        encoding=row["encoding"],
        text=row["text"],
        zones=tuple(codec.zone_from_plain(zone) for zone in json.loads(row["zones"])),
        warnings=tuple(json.loads(row["warnings"])),
        item=row["item"],
    )


def event_of(row: Cells) -> Event:
    """An event out of its row."""
    return Event(
        seq=row["seq"],
        step=row["step"],
        at=sure_instant(row["at"]),
        on=date.fromisoformat(row["on_day"]),
        posting=row["posting_id"],
        kind=EventKind(row["kind"]),
        text=row["text"],
        before=json.loads(row["before"]),
        after=json.loads(row["after"]),
    )


def steps_of(rows: Iterable[Cells]) -> list[Step]:
    """Steps out of the rows of their events, which stand together in order."""
    events: defaultdict[int, list[Cells]] = defaultdict(list)
    for row in rows:
        events[row["step"]].append(row)
    return list(starmap(_step_of, events.items()))


def _step_of(number: int, events: list[Cells]) -> Step:
    first, of = events[0], (event["posting_id"] for event in events)
    postings = tuple(dict.fromkeys(posting for posting in of if posting is not None))
    text = step_words([(EventKind(event["kind"]), event["posting_id"], event["text"]) for event in events])
    return Step(number, sure_instant(first["at"]), text, postings, bool(first["undone"]))
