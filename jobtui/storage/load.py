"""The inverse of `dump`: an export put into an empty database, with its ids."""

from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, delete, func, select

from jobtui.domain import codec
from jobtui.domain.problem import BadData, Refused
from jobtui.domain.reading import Finding, Reading
from jobtui.domain.requirement import State
from jobtui.storage import convert, journal
from jobtui.storage.dump import FORMAT
from jobtui.storage.shape import POSTING, STAGE, misfit
from jobtui.storage.tables import Capture, Event, Fact, Note, Posting, Requirement, Stage


def load(session: Session, plain: dict[str, Any]) -> int:
    """Write all of a dump and return the number of postings.

    Raises Refused when there is a posting already, BadData naming the item at fault.
    """
    _check_head(plain)
    journal.forget_undone(session)
    if held := session.exec(select(func.count()).select_from(Posting)).one():
        raise Refused(
            f"the database is not empty: it holds {held} posting{'s' if held > 1 else ''}. "
            "An export can be put back only into an empty one; name another with --db."
        )
    session.exec(delete(Stage))
    for number, stage in enumerate(plain["stages"], 1):
        _load_item(session, f"stage {number}", stage, STAGE, lambda plain: [Stage(**_only(plain, STAGE))])
    for number, posting in enumerate(plain["postings"], 1):
        _load_item(session, f"item {number}", posting, POSTING, _rows)
    return len(plain["postings"])


def _check_head(plain: dict[str, Any]) -> None:
    schema = plain.get("schema")
    if isinstance(schema, int) and schema > FORMAT:
        raise BadData(
            f"this was written by a newer jobtui (format {schema}; this one reads up to {FORMAT}). "
            "Update jobtui."
        )
    if wrong := misfit(plain, {"schema": int, "stages": [{}], "postings": [{}]}):
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
    return {name: convert.storable(plain[name]) for name in shape}


def _rows(plain: dict[str, Any]) -> Iterator[SQLModel]:
    """The rows of one posting, its own first."""
    found = {name: _findings(name, plain["facts"][name]) for name in codec.FIELDS}
    captures = plain["captures"]
    yield Posting(
        **_only(plain, {"id": int, "status": str, "next_action": str}),
        since=date.fromisoformat(plain["since"]),
        next_due=_day(plain["next_due"]),
        archived_at=_instant(plain["archived_at"]),
        deleted_at=_instant(plain["deleted_at"]),
        file=convert.storable(captures[-1]["file"]) if captures else "",
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
        columns = convert.note_columns(note["text"], _sure_instant(note["at"]))
        yield Note(**of, id=note["id"], **columns)
    for event in plain["events"]:
        yield _event(event, plain["id"])


def _findings(name: str, plain: Any) -> tuple[Finding[Any], ...]:
    held = plain if name in codec.LIST_FIELDS else [plain] if plain else []
    return convert.findings_from_plain(name, held)


def _capture_columns(plain: dict[str, Any]) -> convert.Columns:
    reading = Reading(
        **{name: plain[name] for name in ("file", "text", "sha256", "format", "encoding", "item")},
        zones=tuple(codec.zone_from_plain(zone) for zone in plain["zones"]),
        warnings=tuple(plain["warnings"]),
    )
    data = b64decode(plain["data"], validate=True)
    return convert.capture_columns(reading, data, _sure_instant(plain["at"]))


def _requirement_columns(plain: dict[str, Any]) -> convert.Columns:
    own = {name: plain[name] for name in ("id", "n", "dropped", "corrected")}
    own |= {"note": convert.storable(plain["note"]), "state": str(State(plain["state"]))}
    return own | convert.requirement_columns(codec.requirement_from_plain(plain))


def _event(plain: dict[str, Any], posting: int) -> Event:
    return Event(
        **_only(plain, {"seq": int, "step": int, "kind": str, "text": str, "before": dict, "after": dict}),
        at=_sure_instant(plain["at"]),
        on_day=date.fromisoformat(plain["on"]),
        posting_id=posting,
        loaded=True,
    )


def _sure_instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f"{text} does not say its time zone")
    return convert.utc(at)


def _instant(text: str | None) -> datetime | None:
    return None if text is None else _sure_instant(text)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
