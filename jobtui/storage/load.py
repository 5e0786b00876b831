"""The inverse of `dump`: an export put into an empty database, with its ids."""

import zlib
from base64 import b64decode
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, delete, func, select

from jobtui.domain import codec
from jobtui.domain.contact import Contact as ContactItem
from jobtui.domain.decision import Criterion as CriterionItem
from jobtui.domain.decision import Point as PointItem
from jobtui.domain.decision import Score as ScoreItem
from jobtui.domain.document import Document as DocumentItem
from jobtui.domain.duplicate import Pair as PairItem
from jobtui.domain.fields import FIELDS, LIST_FIELDS
from jobtui.domain.filter import SavedFilter as FilterItem
from jobtui.domain.interview import Interview as InterviewItem
from jobtui.domain.item import Item
from jobtui.domain.number import counted
from jobtui.domain.offer import Offer as OfferItem
from jobtui.domain.offer import Rate as RateItem
from jobtui.domain.problem import BadData, Refused
from jobtui.domain.profile import Claim as ClaimItem
from jobtui.domain.reading import Finding, Reading
from jobtui.domain.requirement import State
from jobtui.domain.stage import Stage as StageItem
from jobtui.storage import cells, convert, items
from jobtui.storage.dump import FORMAT
from jobtui.storage.item_tables import (
    Claim,
    Contact,
    Criterion,
    Document,
    Interview,
    ItemRow,
    Offer,
    Pair,
    Point,
    Rate,
    SavedFilter,
    Score,
    Stage,
)
from jobtui.storage.shape import BESIDE, LATER, LATER_OF_REQUIREMENT, POSTING, STAGE, misfit
from jobtui.storage.tables import Capture, Event, Fact, Note, Posting, Requirement


def load(session: Session, plain: dict[str, Any]) -> int:
    """Write all of a dump and return the number of postings.

    Raises Refused when there is a posting already, BadData naming the item at fault.
    """
    _check_head(plain)
    session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = OFF")  # so that an item is named
    held = session.exec(select(func.count()).select_from(Posting)).one()
    if not held and session.exec(select(func.count()).select_from(Event)).one():
        raise Refused(
            "the database is not empty: it has a history. An export can be put back only into an empty one; "
            "name another with --db."
        )
    if held:
        raise Refused(
            f"the database is not empty: it holds {counted(held, 'posting')}. "
            "An export can be put back only into an empty one; name another with --db."
        )
    for table in (*(table for table, _ in _BESIDE.values()), Event, Stage):
        session.exec(delete(table))
    for number, stage in enumerate(plain["stages"], 1):
        _load_item(session, f"stage {number}", {"id": number, **stage}, STAGE, _stage)
    _load_beside(session, plain, BESIDE.keys() & {"criteria"})
    for number, posting in enumerate(plain["postings"], 1):
        _load_item(session, f"item {number}", _completed(posting), POSTING, _rows)
    _load_beside(session, plain, BESIDE.keys() - {"criteria"})
    return len(plain["postings"])


_BESIDE: dict[str, tuple[type[ItemRow], type[Item]]] = {
    "contacts": (Contact, ContactItem),
    "pairs": (Pair, PairItem),
    "filters": (SavedFilter, FilterItem),
    "claims": (Claim, ClaimItem),
    "criteria": (Criterion, CriterionItem),
    "rates": (Rate, RateItem),
}
"""What stands beside the postings: its rows, and what they are made of."""


def _load_beside(session: Session, plain: dict[str, Any], names: Collection[str]) -> None:
    for name, shape in BESIDE.items():
        for number, item in enumerate(plain.get(name, ()) if name in names else (), 1):
            _load_item(session, f"{name} {number}", item, shape, partial(_beside, name))


def _completed(posting: dict[str, Any]) -> dict[str, Any]:
    """The posting with what the first exports lacked."""
    whole = {**LATER, **posting}
    if isinstance(facts := whole.get("facts"), dict):
        whole["facts"] = {"requisition": None, **facts}
    if isinstance(asked := whole.get("requirements"), list):
        whole["requirements"] = [
            {**LATER_OF_REQUIREMENT, **one} if isinstance(one, dict) else one for one in asked
        ]
    return whole


def _stage(plain: dict[str, Any]) -> list[SQLModel]:
    return [Stage(**_row(StageItem, plain))]


def _beside(name: str, plain: dict[str, Any]) -> list[SQLModel]:
    if name == "events":
        return [_event(plain, None)]
    table, kind = _BESIDE[name]
    return [table(**_row(kind, plain))]


def _row(kind: type[Item], plain: dict[str, Any]) -> cells.Columns:
    own = {"id": plain["id"], "dropped": bool(plain.get("dropped"))}
    return items.columns(items.from_plain(kind, plain)) | own


def _check_head(plain: dict[str, Any]) -> None:
    schema = plain.get("schema")
    if isinstance(schema, int) and schema > FORMAT:
        raise BadData(
            f"this was written by a newer jobtui (format {schema}; this one reads up to {FORMAT}). "
            "Update jobtui."
        )
    beside: dict[str, Any] = {name: [{}] for name in BESIDE if name in plain}
    if wrong := misfit(plain, {"schema": int, "stages": [{}], "postings": [{}], **beside}):
        raise BadData(f"this is no export of jobtui: {wrong}.")
    if schema != FORMAT:
        raise BadData(f"this is no export of jobtui: format {schema} is not known.")


def _load_item(session: Session, name: str, plain: Any, shape: Any, rows: Any) -> None:
    if wrong := misfit(plain, shape):
        raise BadData(f"{name}: {wrong}.")
    with _naming(name):
        for row in rows(plain):
            session.add(row)
            session.flush()


@contextmanager
def _naming(item: str) -> Iterator[None]:
    """Tell which item could not be understood or does not fit the rest."""
    try:
        yield
    except IntegrityError as error:
        raise BadData(
            f"{item}: an id or a number occurs twice, or a status or another word is not known."
        ) from error
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        raise BadData(f"{item}: a value cannot be understood ({error}).") from error


def _only(plain: dict[str, Any], shape: dict[str, Any]) -> dict[str, Any]:
    return {name: cells.storable(plain[name]) for name in shape}


def _rows(plain: dict[str, Any]) -> Iterator[SQLModel]:
    """The rows of one posting, its own first."""
    found = {name: _findings(name, plain["facts"].get(name)) for name in FIELDS}
    captures = plain["captures"]
    yield Posting(
        **_only(plain, {"id": int, "status": str, "next_action": str}),
        since=date.fromisoformat(plain["since"]),
        next_due=_day(plain["next_due"]),
        snoozed_until=_day(plain["snoozed_until"]),
        tags=cells.storable(plain["tags"]),
        archived_at=_instant(plain["archived_at"]),
        deleted_at=_instant(plain["deleted_at"]),
        file=cells.storable(captures[-1]["file"]) if captures else "",
        **convert.listing(codec.facts_from_findings(found)),
    )
    of = {"posting_id": plain["id"]}
    for name, findings in found.items():
        if findings or name in plain["corrected"]:
            corrected = name in plain["corrected"]
            yield Fact(**of, **convert.fact_columns(name, findings, corrected=corrected))
    for capture in captures:
        yield Capture(**of, n=capture["n"], **_capture_columns(capture))
    for item in plain["requirements"]:
        yield Requirement(**of, **_requirement_columns(item))
    for note in plain["notes"]:
        columns = convert.note_columns(note["text"], convert.instant_from_plain(note["at"]))
        yield Note(**of, id=note["id"], dropped=bool(note.get("dropped")), **columns)
    for document in plain["documents"]:
        data = None if document["data"] is None else zlib.compress(b64decode(document["data"], validate=True))
        yield Document(**_row(DocumentItem, document) | of, data=data)
    for name, (table, kind) in _OWNED.items():
        for item in plain[name]:
            yield table(**_row(kind, item) | of)
    for event in plain["events"]:
        yield _event(event, plain["id"])


_OWNED: dict[str, tuple[type[ItemRow], type[Item]]] = {
    "interviews": (Interview, InterviewItem),
    "scores": (Score, ScoreItem),
    "points": (Point, PointItem),
    "offers": (Offer, OfferItem),
}
"""What belongs to one posting: its rows, and what they are made of."""


def _findings(name: str, plain: Any) -> tuple[Finding[Any], ...]:
    held = (plain or []) if name in LIST_FIELDS else [plain] if plain else []
    return convert.findings_from_plain(name, held)


def _capture_columns(plain: dict[str, Any]) -> cells.Columns:
    reading = Reading(
        **{name: plain[name] for name in ("file", "text", "sha256", "format", "encoding", "item")},
        zones=tuple(codec.zone_from_plain(zone) for zone in plain["zones"]),
        warnings=tuple(plain["warnings"]),
    )
    data = b64decode(plain["data"], validate=True)
    return convert.capture_columns(reading, data, convert.instant_from_plain(plain["at"]))


def _requirement_columns(plain: dict[str, Any]) -> cells.Columns:
    own = {name: plain[name] for name in ("id", "n", "dropped", "corrected")}
    own |= {"note": cells.storable(plain["note"]), "state": str(State(plain["state"]))}
    return own | convert.requirement_columns(codec.requirement_from_plain(plain))


def _event(plain: dict[str, Any], posting: int | None) -> Event:
    return Event(
        **_only(plain, {"seq": int, "step": int, "kind": str, "text": str, "before": dict, "after": dict}),
        at=convert.instant_from_plain(plain["at"]),
        on_day=date.fromisoformat(plain["on"]),
        posting_id=posting,
        dropped=bool(plain.get("dropped")),
        loaded=True,
    )


def _instant(text: str | None) -> datetime | None:
    return None if text is None else convert.instant_from_plain(text)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
