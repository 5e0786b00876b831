"""What is kept beside postings (rounds, people, files, claims, offers ...) as columns of rows, and back.

Adding a kind is: its dataclass in `domain`, its table in `tables`, one line in each table here.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from enum import StrEnum
from typing import Any

from jobtui.domain.contact import Contact, company_key
from jobtui.domain.decision import Criterion, Point, Score, Side
from jobtui.domain.document import Document, DocumentKind
from jobtui.domain.duplicate import Pair, Verdict
from jobtui.domain.filter import SavedFilter
from jobtui.domain.interview import Interview, Outcome
from jobtui.domain.item import Item
from jobtui.domain.offer import Offer, Rate
from jobtui.domain.profile import Claim, ClaimKind, Firmness
from jobtui.domain.stage import Stage
from jobtui.storage import cells, convert, narrow
from jobtui.storage.cells import Cells, Columns

TABLES: dict[Any, str] = {
    Interview: "interview",
    Contact: "contact",
    Document: "document",
    Pair: "pair",
    SavedFilter: "saved_filter",
    Stage: "stage",
    Claim: "claim",
    Criterion: "criterion",
    Score: "score",
    Point: "point",
    Offer: "offer",
    Rate: "rate",
}
"""The table of each kind."""

COLUMN = {"posting": "posting_id", "first": "first_id", "second": "second_id", "criterion": "criterion_id"}
"""The columns that are not called as the field is."""

_NOCOLUMN = frozenset({"id", "kept"})


def columns(item: Item) -> Columns:
    """The row of an item but its id."""
    values = {one.name: getattr(item, one.name) for one in fields(item) if one.name not in _NOCOLUMN}
    return changed(type(item), values)


def changed(kind: type[Item], values: Mapping[str, Any]) -> Columns:
    """New values of fields, or `dropped`, as columns. Raises ValueError for a field that is none."""
    known = {one.name for one in fields(kind)} - _NOCOLUMN | {"dropped"}
    if unknown := values.keys() - known:
        raise ValueError(f"there is no column {min(unknown)!r} to set")
    row = {COLUMN.get(name, name): _cell(value) for name, value in values.items()}
    if kind is Contact and "company" in row:
        row["company_key"] = company_key(row["company"])
    return row


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return cells.utc(value)
    return str(value) if isinstance(value, StrEnum) else cells.storable(value)


def to_plain(item: Item) -> dict[str, Any]:
    """An item as exports and histories write it: its fields by name, but the posting it belongs to."""
    hidden = {"kept", "posting"} if not isinstance(item, Contact) else {"kept"}
    return {one.name: _plain(getattr(item, one.name)) for one in fields(item) if one.name not in hidden}


def from_plain(kind: type[Item], plain: Mapping[str, Any]) -> Any:
    """The inverse of `to_plain`. Raises ValueError or TypeError."""
    named = {one.name for one in fields(kind)} & plain.keys()
    words = _WORDS.get(kind, {}) | _FROM_PLAIN
    return kind(**{name: words.get(name, _same)(plain[name]) for name in named})


def _same(value: Any) -> Any:
    return value


_WORDS: dict[type[Item], dict[str, Callable[[Any], Any]]] = {
    Interview: {"outcome": Outcome},
    Document: {"kind": DocumentKind},
    Pair: {"verdict": Verdict},
    Claim: {"kind": ClaimKind, "firmness": Firmness},
    Point: {"side": Side},
}
"""The words a field of each kind may hold."""

_FROM_PLAIN: dict[str, Callable[[Any], Any]] = {
    "at": convert.instant_from_plain,
    "people": tuple,
    "sent": cells.sure_day,
    "day": cells.sure_day,
    "deadline": cells.day,
}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else convert.plain(value)


def interview_of(row: Cells) -> Interview:
    """An interview out of its row."""
    return Interview(
        at=cells.sure_instant(row["at"]),
        zone=row["zone"],
        round=row["round"],
        people=tuple(json.loads(row["people"])),
        place=row["place"],
        note=row["note"],
        outcome=Outcome(row["outcome"]),
        posting=row["posting_id"],
        id=row["id"],
    )


def contact_of(row: Cells) -> Contact:
    """A contact out of its row."""
    told = ("name", "company", "role", "email", "phone", "note", "id")
    return Contact(posting=row["posting_id"], **{name: row[name] for name in told})


def document_of(row: Cells) -> Document:
    """A document out of its row, without its bytes; `kept` is a column of the query."""
    return Document(
        kind=DocumentKind(row["kind"]),
        path=row["path"],
        sha256=row["sha256"],
        size=row["size"],
        sent=cells.sure_day(row["sent"]),
        kept=bool(row["kept"]),
        posting=row["posting_id"],
        id=row["id"],
    )


def pair_of(row: Cells) -> Pair:
    """A pair out of its row."""
    return Pair(row["first_id"], row["second_id"], Verdict(row["verdict"]), row["id"])


def filter_of(row: Cells) -> SavedFilter:
    """A saved filter out of its row."""
    return SavedFilter(row["name"], row["text"], row["id"])


def claim_of(row: Cells) -> Claim:
    """A line of the profile out of its row."""
    words = {"kind": ClaimKind(row["kind"]), "firmness": Firmness(row["firmness"])}
    return Claim(**_cells(Claim, row) | words)


def criterion_of(row: Cells) -> Criterion:
    """A criterion out of its row."""
    return Criterion(**_cells(Criterion, row))


def score_of(row: Cells) -> Score:
    """A score out of its row."""
    return Score(**_cells(Score, row))


def point_of(row: Cells) -> Point:
    """A point out of its row."""
    return Point(**_cells(Point, row) | {"side": Side(row["side"])})


def offer_of(row: Cells) -> Offer:
    """An offer out of its row."""
    return Offer(**_cells(Offer, row) | {"deadline": cells.day(row["deadline"])})


def rate_of(row: Cells) -> Rate:
    """A rate out of its row."""
    return Rate(**_cells(Rate, row) | {"day": cells.sure_day(row["day"])})


def _cells(kind: type[Item], row: Cells) -> dict[str, Any]:
    """The cells of a row by the fields of what it is."""
    return {one.name: row[COLUMN.get(one.name, one.name)] for one in fields(kind)}


READERS: dict[str, Callable[[Cells], Any]] = {
    "interview": interview_of,
    "contact": contact_of,
    "document": document_of,
    "pair": pair_of,
    "saved_filter": filter_of,
    "stage": narrow.stage_of,
    "claim": claim_of,
    "criterion": criterion_of,
    "score": score_of,
    "point": point_of,
    "offer": offer_of,
    "rate": rate_of,
}
"""What a row of each table is."""

ORDER: dict[Any, str] = {
    Interview: "at, id",
    Contact: "company_key, name, id",
    Document: "sent, id",
    Pair: "first_id, second_id, id",
    SavedFilter: "name, id",
    Stage: "position, name",
    Claim: "id",
    Criterion: "id",
    Score: "id",
    Point: "id",
    Offer: "id",
    Rate: "id",
}
"""How those of each kind are ordered."""

READ = {"document": "*, data IS NOT NULL AS kept"}
"""What is read of a table, where not all of it."""
