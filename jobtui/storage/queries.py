"""What a Query asks, as one SELECT of ids."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from jobtui.domain.agenda import Span
from jobtui.domain.contact import company_key
from jobtui.domain.filter import UNDATED, Query, Scope, SortKey, Term, due_day
from jobtui.domain.salary import PER_YEAR, amount
from jobtui.domain.search import plain
from jobtui.storage import pending
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

# How it fits the profile; NULL where it was not held against it, or asks nothing.
_FITS = "(SELECT nullif(f.rank, -1) FROM fit f WHERE f.posting_id = p.id)"

_DAYS = {
    "due": "p.next_due",
    "posted": "coalesce(p.posted_latest, p.posted_earliest)",
    "closes": "coalesce(p.closes_earliest, p.closes_latest)",
}

# The instant a posting came in.
_CAME = "(SELECT min(e.at) FROM event e WHERE e.posting_id = p.id AND NOT e.undone)"

# The next talk that is agreed on.
_INTERVIEW = (
    "(SELECT min(i.at) FROM interview i WHERE i.posting_id = p.id AND i.at >= :begins"
    " AND i.outcome = 'open' AND NOT i.dropped AND NOT i.undone)"
)

_SORTS = {
    SortKey.TITLE: "fold(p.title)",
    SortKey.COMPANY: "fold(p.company)",
    SortKey.STATUS: "s.position",
    SortKey.SINCE: "p.since",
    SortKey.PAY: "p.pay",
    SortKey.POSTED: _DAYS["posted"],
    SortKey.AGE: f"-julianday(coalesce(p.posted_latest, p.posted_earliest, {_CAME}))",
    SortKey.CLOSES: _DAYS["closes"],
    SortKey.DUE: _DAYS["due"],
    SortKey.INTERVIEW: _INTERVIEW,
    SortKey.MET: _MET,
    SortKey.MATCH: _FITS,
    SortKey.PLACE: "nullif(fold(json_extract(p.locations, '$[0]')), '')",
    SortKey.WORKPLACE: "p.workplace",
}


def _kept(table: str, also: str = "AND NOT t.dropped") -> str:
    return f"p.id IN (SELECT t.posting_id FROM {table} t WHERE NOT t.undone {also})"


_WARNED = (
    "EXISTS (SELECT 1 FROM capture c WHERE c.posting_id = p.id AND NOT c.undone AND c.warnings <> '[]'"
    " AND c.n = (SELECT max(n) FROM capture WHERE posting_id = p.id AND NOT undone))"
)
_CONTACT = (
    f"({_kept('contact')} OR company_key(p.company) IN"
    " (SELECT company_key FROM contact WHERE company_key <> '' AND NOT undone AND NOT dropped))"
)

_HAS = {
    "note": _kept("note", ""),
    "due": "p.next_due IS NOT NULL",
    "pay": "p.pay IS NOT NULL",
    "interview": _kept("interview"),
    "contact": _CONTACT,
    "document": _kept("document"),
    "warning": _WARNED,
    "url": "p.url IS NOT NULL",
}

_FIRST_STAGE = "(SELECT min(position) FROM stage WHERE NOT undone AND NOT dropped AND NOT closed)"

# An application was sent where a posting stands, or stood, in an open stage after the first.
_APPLIED = (
    f"((NOT s.closed AND s.position > {_FIRST_STAGE}) OR p.id IN (SELECT e.posting_id FROM event e"
    " JOIN stage t ON t.name = json_extract(e.after, '$.status')"
    " WHERE e.kind = 'status' AND NOT e.undone AND NOT e.dropped"
    f" AND NOT t.closed AND t.position > {_FIRST_STAGE}))"
)
_NEW_DAYS = 7
_SAME = (
    "p.id IN (SELECT first_id FROM pair WHERE verdict = 'same' AND NOT undone AND NOT dropped"
    " UNION SELECT second_id FROM pair WHERE verdict = 'same' AND NOT undone AND NOT dropped)"
)

_IS = {
    "quiet": f"p.id IN (SELECT q.id FROM ({pending.QUIET}) q)",
    "overdue": "p.next_due < :today",
    "suggested": "p.suggested <> '[]'",
    "archived": "p.archived_at IS NOT NULL",
    "new": f"{_CAME} > date(:today, '-{_NEW_DAYS} days')",
    "applied": _APPLIED,
    "open": "NOT s.closed",
    "closed": "s.closed",
    "snoozed": "p.snoozed_until > :today",
    "duplicate": _SAME,
}

_MATCH = {
    answer: f"p.id IN (SELECT f.posting_id FROM fit f WHERE f.asked > 0 AND {counts})"
    for answer, counts in {
        "met": "f.met = f.asked",
        "short": "f.partial + f.unmet > 0",
        "unclear": "f.met + f.partial + f.unmet < f.asked",
    }.items()
}

_CHOICES = {"has": _HAS, "is": _IS, "match": _MATCH}

_IN_LIST = "EXISTS (SELECT 1 FROM json_each({}) l WHERE {{}})"
_IN_SKILLS = (
    "p.id IN (SELECT f.posting_id FROM fact f, json_each(f.findings) l"
    " WHERE f.field = 'skills' AND NOT f.undone AND {})"
)
_TEXTS = {
    "company": ("plain(p.company)", "{}"),
    "title": ("plain(p.title)", "{}"),
    "status": ("plain(p.status)", "{}"),
    "workplace": ("p.workplace", "{}"),
    "place": ("plain(l.value)", _IN_LIST.format("p.locations")),
    "tag": ("plain(l.value)", _IN_LIST.format("p.tags")),
    "skill": ("plain(json_extract(l.value, '$.value'))", _IN_SKILLS),
}
"""The words of each field, and what the question about them stands in."""

_BY_BEGINNING = ("status", "workplace")

_PERIODS = " ".join(f"WHEN '{period}' THEN {times}" for period, times in PER_YEAR.items())
_YEARLY = f"(CASE json_extract(l.value, '$.period') {_PERIODS} ELSE 1 END)"
_LOW, _HIGH = (f"json_extract(l.value, '$.{end}')" for end in ("min", "max"))
_TOP, _FOOT = f"coalesce({_HIGH}, {_LOW}) * {_YEARLY}", f"coalesce({_LOW}, {_HIGH}) * {_YEARLY}"
_PAYS = {
    **{op: f"{_TOP} {op} {{}}" for op in (">", ">=")},
    **{op: f"{_FOOT} {op} {{}}" for op in ("<", "<=")},
    **dict.fromkeys(("", "="), f"{{}} BETWEEN {_FOOT} AND {_TOP}"),
}
"""Above an amount is who may pay more than that, below it who may pay less; equal who names it."""


def fold(text: str | None) -> str | None:
    """What SQL calls `fold`: the text case-folded, since SQLite itself folds only ASCII."""
    return None if text is None else text.casefold()


FUNCTIONS: dict[str, Callable[[str | None], Any]] = {"fold": fold, "plain": plain, "company_key": company_key}
"""The functions that a connection must know to be asked."""


def find_sql(query: Query, now: datetime) -> tuple[str, Parameters]:
    """The SELECT and its parameters. `now` is local and dates days that are told from it."""
    conditions = ["NOT p.undone", _SCOPES[query.reach]]
    parameters: Parameters = pending.parameters(Span(now, 0))
    asked = query.filter
    if asked.words:
        parameters["words"] = question(list(dict.fromkeys(asked.words)))
        conditions.append(_matching(":words") if parameters["words"] else "0")
    for number, word in enumerate(dict.fromkeys(asked.without)):
        if found := question([word]):
            parameters[f"without{number}"] = found
            conditions.append(f"NOT {_matching(f':without{number}')}")
    for number, term in enumerate(dict.fromkeys(asked.terms)):
        condition = _condition(term, f"term{number}", now, parameters)
        conditions.append(f"NOT coalesce(({condition}), 0)" if term.negated else f"({condition})")
    sql = f"SELECT p.id FROM posting p JOIN stage s ON s.name = p.status WHERE {' AND '.join(conditions)}"
    return f"{sql} ORDER BY {_order(query)}", parameters


def _matching(parameter: str) -> str:
    return f"p.id IN (SELECT rowid FROM words WHERE words MATCH {parameter})"


def _order(query: Query) -> str:
    keys: list[str] = []
    for order in query.sort:
        if order.key is SortKey.NEWEST:  # no two are equal, so no further key counts
            return ", ".join([*keys, "p.id" if order.descending else "p.id DESC"])
        key = _SORTS[order.key]
        keys.append(f"{key}{' DESC' if order.descending else ''} NULLS LAST")
    return ", ".join([*keys, "p.id"])


def _condition(term: Term, name: str, now: datetime, parameters: Parameters) -> str:
    """What a term asks, its values put among the parameters."""
    if term.field in _TEXTS:
        return " OR ".join(
            _text(term, f"{name}_{at}", value, parameters) for at, value in enumerate(term.values)
        )
    if term.field in _DAYS:
        return _day(term, name, now, parameters)
    if term.field == "pay":
        return _pay(term, name, parameters)
    choices = _CHOICES[term.field]
    return " OR ".join(choices[value] for value in term.values)


def _text(term: Term, name: str, value: str, parameters: Parameters) -> str:
    parameters[name] = storable(plain(value))
    words, around = _TEXTS[term.field]
    if term.op == "=":
        return around.format(f"{words} = :{name}")
    return around.format(f"instr({words}, :{name})" + (" = 1" if term.field in _BY_BEGINNING else ""))


def _day(term: Term, name: str, now: datetime, parameters: Parameters) -> str:
    (value,) = term.values
    column = _DAYS[term.field]
    if value in UNDATED:
        return f"{column} IS {'NOT ' if value == 'any' else ''}NULL"
    # A value that is no day compares with NULL, so nothing is found.
    day = due_day(value, now.date())
    parameters[name] = day.isoformat() if day else None
    return f"{column} {term.op or '='} :{name}"


def _pay(term: Term, name: str, parameters: Parameters) -> str:
    asked = amount(term.values[0])
    parameters[name], currency = asked or (None, None)
    condition = _PAYS[term.op].format(f":{name}")
    if currency:
        parameters[f"{name}_in"] = currency
        condition += f" AND json_extract(l.value, '$.currency') = :{name}_in"
    return f"p.pay IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(p.salaries) l WHERE {condition})"
