"""The versions of a posting, and possible duplicates, as the JSON that `versions` and `duplicates` print."""

from collections.abc import Iterable, Sequence
from typing import Any

from jobtui.domain.codec import finding_to_plain, requirement_to_plain
from jobtui.domain.difference import Difference, FactMove, ItemMove
from jobtui.domain.kin import Kin
from jobtui.domain.posting import Capture
from jobtui.domain.requirement import Requirement
from jobtui.interop.rows import SCHEMA, Plain, capture_to_json


def to_json(
    posting: int, captures: Sequence[Capture], compared: tuple[Capture, Capture, Difference] | None
) -> dict[str, Any]:
    """The answer of `versions --json`: `schema`, `posting`, `versions`, `difference` (null for one version).

    A difference has `from` and `to`, the `days` between them, `open_for` (days since the day posted, or
    null), `summary`, `facts` and `requirements`. A fact has `field`, `change` (added, removed, changed), the
    findings `before` and `after`, and `text`; a requirement has `change` (or same), `before`, `after` (null
    where it is not there) and `what` changed.
    """
    return {
        "schema": SCHEMA,
        "posting": posting,
        "versions": [capture_to_json(one) for one in captures],
        "difference": None if compared is None else _difference(*compared),
    }


def couples_to_json(couples: Iterable[tuple[int, int, Sequence[str]]]) -> dict[str, Any]:
    """The answer of `duplicates --json`: `schema` and `pairs`, each with its `postings` and the `reasons`."""
    return {
        "schema": SCHEMA,
        "pairs": [{"postings": [one, other], "reasons": list(reasons)} for one, other, reasons in couples],
    }


def kin_to_json(kin: Kin) -> Plain:
    """What `show --json` says of other postings: their ids; `possible_duplicates` with the `reasons`."""
    return {
        "same_as": [row.id for row in kin.same],
        "possible_duplicates": [
            {"posting": one.row.id, "reasons": list(one.reasons)} for one in kin.suspects
        ],
        "applied_before": [row.id for row in kin.applied],
    }


def _difference(old: Capture, new: Capture, found: Difference) -> Plain:
    return {
        "from": old.n,
        "to": new.n,
        "days": found.days,
        "open_for": found.open_for,
        "summary": found.summary,
        "facts": [_fact(one) for one in found.facts],
        "requirements": [_item(one) for one in found.requirements],
    }


def _fact(one: FactMove) -> Plain:
    before, after = (
        [finding_to_plain(one.field, finding) for finding in found] for found in (one.before, one.after)
    )
    return {"field": one.field, "change": one.move, "before": before, "after": after, "text": one.text}


def _item(one: ItemMove) -> Plain:
    return {
        "change": one.move,
        "before": _requirement(one.before),
        "after": _requirement(one.after),
        "what": list(one.what),
    }


def _requirement(one: Requirement | None) -> Plain | None:
    return None if one is None else requirement_to_plain(one)
