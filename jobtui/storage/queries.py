"""What a Query asks, as one SELECT of ids."""

from datetime import datetime
from typing import Any

from jobtui.domain.filter import Query, Scope, SortKey, Term, due_day
from jobtui.storage.convert import storable
from jobtui.storage.words import question

Parameters = dict[str, Any]

_SCOPES = {
    Scope.OPEN: "p.archived_at IS NULL AND p.deleted_at IS NULL AND NOT s.closed",
    Scope.ACTIVE: "p.archived_at IS NULL AND p.deleted_at IS NULL",
    Scope.ALL: "p.deleted_at IS NULL",
    Scope.ARCHIVED: "p.archived_at IS NOT NULL AND p.deleted_at IS NULL",
    Scope.DELETED: "p.deleted_at IS NOT NULL",
}

# The share of required items that are met; NULL where nothing is required.
_MET = (
    "(SELECT avg(r.state = 'met') FROM requirement r"
    " WHERE r.posting_id = p.id AND r.kind = 'required' AND NOT r.dropped AND NOT r.undone)"
)

_SORTS = {
    SortKey.TITLE: "fold(p.title)",
    SortKey.COMPANY: "fold(p.company)",
    SortKey.STATUS: "s.position",
    SortKey.PAY: "p.pay",
    SortKey.POSTED: "coalesce(p.posted_latest, p.posted_earliest)",
    SortKey.CLOSES: "coalesce(p.closes_earliest, p.closes_latest)",
    SortKey.DUE: "p.next_due",
    SortKey.MET: _MET,
}

_WORDS = "p.id IN (SELECT rowid FROM words WHERE words MATCH :words)"

_COMPARE = {"": "=", "=": "=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


def fold(text: str | None) -> str | None:
    """What SQL calls `fold`: the text case-folded, since SQLite itself folds only ASCII."""
    return None if text is None else text.casefold()


def find_sql(query: Query, now: datetime) -> tuple[str, Parameters]:
    """The SELECT and its parameters. `now` is local and dates `due:` terms."""
    conditions = ["NOT p.undone", _SCOPES[query.scope]]
    parameters: Parameters = {}
    if query.filter.words:
        parameters["words"] = question(list(dict.fromkeys(query.filter.words)))
        conditions.append(_WORDS if parameters["words"] else "0")
    for number, term in enumerate(dict.fromkeys(query.filter.terms)):
        condition, parameters[f"term{number}"] = _term(term, f"term{number}", now)
        conditions.append(condition)
    sql = f"SELECT p.id FROM posting p JOIN stage s ON s.name = p.status WHERE {' AND '.join(conditions)}"
    return f"{sql} ORDER BY {_order(query)}", parameters


def _order(query: Query) -> str:
    if query.sort is SortKey.NEWEST:
        return "p.id" if query.descending else "p.id DESC"
    key = _SORTS[query.sort]
    return f"{key} IS NULL, {key}{' DESC' if query.descending else ''}, p.id"


def _term(term: Term, name: str, now: datetime) -> tuple[str, str | None]:
    """The condition of one term and the value of its parameter."""
    if term.field == "status":
        return f"instr(fold(p.status), :{name}) = 1", storable(term.value)
    if term.field == "company":
        return f"instr(fold(p.company), :{name})", storable(term.value)
    if term.value in ("none", "any"):
        return f"(p.next_due IS NULL) = (:{name} = 'none')", term.value
    # A value that is no day compares with NULL, so nothing is found.
    due = due_day(term.value, now.date())
    return f"p.next_due {_COMPARE[term.op]} :{name}", due.isoformat() if due else None
