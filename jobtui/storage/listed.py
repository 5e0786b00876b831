"""Postings as `list --json` prints them: SQLite itself writes the JSON, and no class of ours is loaded."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from jobtui.storage.database import Database
from jobtui.storage.failures import explained

TYPE_CHECKING = False
if TYPE_CHECKING:
    from re import Match

IDS = "(SELECT value FROM json_each(?))"

CLOSED = "p.status IN (SELECT name FROM stage WHERE closed)"

SCOPES = {
    "open": f"p.archived_at IS NULL AND p.deleted_at IS NULL AND NOT {CLOSED}",
    "active": "p.archived_at IS NULL AND p.deleted_at IS NULL",
    "all": "p.deleted_at IS NULL",
    "archived": "p.archived_at IS NOT NULL AND p.deleted_at IS NULL",
    "deleted": "p.deleted_at IS NOT NULL",
}
"""What a list is of, by the name of its `domain.filter.Scope`."""

_NEWEST = "SELECT p.id FROM posting p WHERE NOT p.undone AND {scope} ORDER BY p.id DESC"

_TO_BE_MATCHED = """
SELECT EXISTS (SELECT 1 FROM claim WHERE NOT undone AND NOT dropped)
AND EXISTS (SELECT 1 FROM posting WHERE id NOT IN (SELECT posting_id FROM fit)
            AND NOT undone AND deleted_at IS NULL)
"""

_KINDS = ("required", "preferred", "unlabelled")
_STATES = ("met", "partial", "unmet")


def _object(**values: str) -> str:
    """An object of these members, each an expression of SQL."""
    return f"json_object({', '.join(f'{chr(39)}{name}{chr(39)}, {sql}' for name, sql in values.items())})"


def _where(condition: str, sql: str) -> str:
    """What is JSON where the condition holds, else null."""
    return f"json(CASE WHEN {condition} THEN {sql} END)"


def _truth(condition: str) -> str:
    return f"json(iif({condition}, 'true', 'false'))"


def _tally(kind: str) -> str:
    return _object(total=f"coalesce({kind}, 0)", **{one: f"coalesce({kind}_{one}, 0)" for one in _STATES})


def _dated(name: str) -> str:
    parts = {part: f"p.{name}_{part}" for part in ("text", "earliest", "latest")}
    return _where(f"{parts['text']} IS NOT NULL", _object(**parts))


_FIT = {
    **{name: f"f.{name}" for name in ("asked", *_STATES)},
    "unclear": "f.asked - f.met - f.partial - f.unmet",
    "preferred": "f.wished",
    "preferred_met": "f.wished_met",
}

_POSTING = _object(
    **{name: f"p.{name}" for name in ("id", "title", "company", "status", "since")},
    locations="json(p.locations)",
    **{name: f"p.{name}" for name in ("workplace", "employment_type")},
    salaries="json(p.salaries)",
    **{name: _dated(name) for name in ("posted", "closes")},
    url="p.url",
    next_action=_where(
        "coalesce(p.next_action, '') <> '' OR p.next_due IS NOT NULL",
        _object(text="coalesce(p.next_action, '')", due="p.next_due"),
    ),
    **{kind: _tally(kind) for kind in _KINDS},
    match=_where("f.posting_id IS NOT NULL", _object(**_FIT)),
    suggested="json(p.suggested)",
    snoozed_until="p.snoozed_until",
    tags="json(p.tags)",
    file="p.file",
    archived=_truth("p.archived_at IS NOT NULL"),
    deleted=_truth("p.deleted_at IS NOT NULL"),
)

_COUNTED = ", ".join(
    f"sum(kind = '{kind}') AS {kind}, "
    + ", ".join(f"sum(kind = '{kind}' AND state = '{one}') AS {kind}_{one}" for one in _STATES)
    for kind in _KINDS
)

_LISTED = f"""
SELECT {_POSTING} FROM json_each(?) wanted JOIN posting p ON p.id = wanted.value AND NOT p.undone
LEFT JOIN (
    SELECT posting_id, {_COUNTED} FROM requirement
    WHERE posting_id IN {IDS} AND NOT dropped AND NOT undone GROUP BY posting_id
) r ON r.posting_id = p.id
LEFT JOIN fit f ON f.posting_id = p.id
ORDER BY wanted.key
"""


def listed(db: sqlite3.Connection | None, ids: Sequence[int]) -> str:
    """The whole answer as JSON in ASCII: `{"schema":1,"postings":[...]}`, these postings in the order given.

    Those that are not there are left out. Amounts are in major units; `match` is null where a posting was not
    held against the profile.
    """
    wanted = str(list(ids))
    told = [] if db is None else [row[0] for row in db.execute(_LISTED, (wanted, wanted))]
    return _escaped(f'{{"schema":1,"postings":[{",".join(told)}]}}')


def _escaped(text: str) -> str:
    """The same JSON in ASCII, without anything a terminal might obey."""
    if text.isascii() and "\x7f" not in text:
        return text
    import re  # loading it takes longer than looking

    return re.sub("[^ -~]+", _as_numbers, text)


def _as_numbers(found: "Match[str]") -> str:
    units = found[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def newest(database: Database, scope: str) -> str | None:
    """The answer for all postings of a scope, the newest first. Raises what opening the database raises.

    None where there is none, and where postings are still to be held against the profile.
    """
    if not database.present():
        return None
    with explained(database.path, saving=False), closing(database.connect(reading=True)) as db:
        db.execute("BEGIN")
        database.check_identity(db)
        if db.execute(_TO_BE_MATCHED).fetchone()[0]:
            return None
        return listed(db, [row[0] for row in db.execute(_NEWEST.format(scope=SCOPES[scope]))])
