"""What a Query asks, as one SELECT of ids."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from jobtui.domain.agenda import Span
from jobtui.domain.filter import UNDATED, Query, SortKey, Term, due_day
from jobtui.domain.salary import PER_YEAR, amount
from jobtui.storage import pending
from jobtui.storage.cells import storable
from jobtui.storage.listed import CLOSED, SCOPES

Parameters = dict[str, Any]

# How it fits the profile; NULL where it was not held against it, or asks nothing.
_FITS = "(SELECT nullif(f.rank, -1) FROM fit f WHERE f.posting_id = p.id)"

_DAYS = {
    "due": "p.next_due",
    "posted": "coalesce(p.posted_latest, p.posted_earliest)",
    "closes": "coalesce(p.closes_earliest, p.closes_latest)",
}

# The next talk that is agreed on.
_INTERVIEW = (
    "(SELECT min(i.at) FROM interview i WHERE i.posting_id = p.id AND i.at >= :begins"
    " AND i.outcome = 'open' AND NOT i.dropped AND NOT i.undone)"
)

# Each but the last two has an index of its own, see `columns`.
_SORTS = {
    SortKey.TITLE: "p.plain_title",
    SortKey.COMPANY: "p.plain_company",
    SortKey.SINCE: "p.since",
    SortKey.PAY: "p.pay",
    SortKey.POSTED: _DAYS["posted"],
    SortKey.AGE: "coalesce(p.posted_latest, p.posted_earliest, p.came)",
    SortKey.CLOSES: _DAYS["closes"],
    SortKey.DUE: _DAYS["due"],
    SortKey.MET: "p.met",
    SortKey.PLACE: "p.plain_places",
    SortKey.WORKPLACE: "p.workplace",
    SortKey.MATCH: _FITS,
    SortKey.INTERVIEW: _INTERVIEW,
}

_TURNED = frozenset({SortKey.NEWEST, SortKey.AGE})
"""Keys that rise where what they are sorted by falls."""

# What one index answers is asked of it alone: the table is as wide as what it holds.
_HELD = "p.id IN (SELECT q.id FROM posting q WHERE NOT q.undone AND {})"


def _kept(table: str) -> str:
    return f"p.id IN (SELECT t.posting_id FROM {table} t WHERE NOT t.undone AND NOT t.dropped)"


_WARNED = (
    "p.id IN (SELECT c.posting_id FROM capture c WHERE c.warnings <> '[]' AND NOT c.undone"
    " AND c.n = (SELECT max(n) FROM capture WHERE posting_id = c.posting_id AND NOT undone))"
)
_OF_COMPANY = "FROM contact WHERE company_key <> '' AND NOT undone AND NOT dropped"
# What has another employer has another company: that is known without asking Python.
_CONTACT = (
    f"({_kept('contact')} OR (coalesce(p.employer, '') IN (SELECT employer_key(company) {_OF_COMPANY})"
    f" AND company_key(p.company) IN (SELECT company_key {_OF_COMPANY})))"
)

_HAS = {
    "note": _kept("note"),
    "due": _HELD.format("q.next_due IS NOT NULL"),
    "pay": _HELD.format("q.pay IS NOT NULL"),
    "interview": _kept("interview"),
    "contact": _CONTACT,
    "document": _kept("document"),
    "warning": _WARNED,
    "url": "p.url IS NOT NULL",
}

_FIRST_STAGE = "(SELECT min(position) FROM stage WHERE NOT undone AND NOT dropped AND NOT closed)"

# An application was sent where a posting stands, or stood, in an open stage after the first.
_SENT = f"(SELECT name FROM stage WHERE NOT closed AND position > {_FIRST_STAGE})"
_APPLIED = (
    f"(p.status IN {_SENT} OR EXISTS (SELECT 1 FROM event e"
    " WHERE e.posting_id = p.id AND e.kind = 'status' AND NOT e.undone AND NOT e.dropped"
    f" AND json_extract(e.after, '$.status') IN {_SENT}))"
)
_NEW_DAYS = 7
_SAME = (
    "p.id IN (SELECT first_id FROM pair WHERE verdict = 'same' AND NOT undone AND NOT dropped"
    " UNION SELECT second_id FROM pair WHERE verdict = 'same' AND NOT undone AND NOT dropped)"
)

_IS = {
    "quiet": f"p.id IN (SELECT q.id FROM ({pending.QUIET}) q)",
    "overdue": _HELD.format("q.next_due < :today"),
    "suggested": "p.suggested <> '[]'",
    "archived": "p.archived_at IS NOT NULL",
    "new": f"p.came > date(:today, '-{_NEW_DAYS} days')",
    "applied": _APPLIED,
    "open": f"NOT {CLOSED}",
    "closed": CLOSED,
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

_TEXTS = {
    "company": ("q.plain_company", _HELD),
    "title": ("q.plain_title", _HELD),
    "workplace": ("q.workplace", _HELD),
    "status": ("plain(l.name)", _HELD.format("q.status IN (SELECT l.name FROM stage l WHERE {})")),
    "tag": ("plain(l.value)", "p.tags <> '[]' AND EXISTS (SELECT 1 FROM json_each(p.tags) l WHERE {})"),
    "place": ("q.plain_places", _HELD),
    "skill": ("p.plain_skills", "{}"),
}
"""The words of each field, and what the question about them stands in."""

_LINES = ("place", "skill")
"""Fields that hold several values, one a line."""

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


def find_sql(
    query: Query, now: datetime, *also: str, columns: Sequence[str] = ("p.id",)
) -> tuple[str, Parameters]:
    """The SELECT and its parameters. `now` is local and dates days that are told from it.

    `also` are further conditions on a posting `p`, `columns` what is told of each.
    """
    conditions = [*also, "NOT p.undone", SCOPES[query.reach]]
    parameters: Parameters = pending.parameters(Span(now, 0))
    asked = query.filter
    source = _source(query, narrowed=bool(also))
    if asked.words or asked.without:
        from jobtui.storage.words import question
    if asked.words:
        parameters["words"] = question(list(dict.fromkeys(asked.words)))
        source, condition = _asking(source, parameters["words"])
        conditions.append(condition)
    for number, word in enumerate(dict.fromkeys(asked.without)):
        if found := question([word]):
            parameters[f"without{number}"] = found
            conditions.append(f"NOT {_matching(f':without{number}')}")
    for number, term in enumerate(dict.fromkeys(asked.terms)):
        condition = _condition(term, f"term{number}", now, parameters)
        conditions.append(f"NOT coalesce(({condition}), 0)" if term.negated else f"({condition})")
    order = _order(query, "w.rowid" if source == _FOUND else "p.id")
    where = " AND ".join(conditions)
    if _ELSEWHERE.search(where):
        source = source.replace(_NARROW, _WHOLE)
    return f"SELECT {', '.join(columns)} FROM {source} WHERE {where} ORDER BY {order}", parameters


# The table is wide: what is found is looked up in an index that tells what a list shows, and nothing else.
_NARROW = "INDEXED BY posting_by_newest"
_WHOLE = "NOT INDEXED"
_ELSEWHERE = re.compile(r"\bp\.(?!(?:id|status|archived_at|deleted_at|undone)\b)")
"""A column that stands in the table alone: then the index would only be one more thing to look into."""

_NEWEST = f"posting p {_NARROW}"
_FOUND = f"words w CROSS JOIN {_NEWEST} ON p.id = w.rowid"
_ONE_ORDER = "posting p"
_STAGE_BY_STAGE = "stage s CROSS JOIN posting p ON p.status = s.name"
# What is to be sorted is read from one end of the table to the other: in another order a page is read often.
_SORTED = f"posting p {_WHOLE}"
_SORTED_BY_STAGE = f"{_SORTED} CROSS JOIN stage s ON s.name = p.status"


def _source(query: Query, *, narrowed: bool) -> str:
    """Where the postings come from. `narrowed`: by another condition, for which there is an index."""
    keys = [order.key for order in query.sort]
    if keys[0] is SortKey.NEWEST:
        return _ONE_ORDER if narrowed else _NEWEST
    several = len(keys) > 1 and keys[1] is not SortKey.NEWEST
    if SortKey.STATUS in keys:
        return _SORTED_BY_STAGE if several else _STAGE_BY_STAGE
    return _SORTED if several else _ONE_ORDER


def _asking(source: str, words: str) -> tuple[str, str]:
    """Where postings with these words come from, and what is asked of them; none where there are no words."""
    if not words:
        return source, "p.id < 0"
    return (_FOUND, "w.words MATCH :words") if source == _NEWEST else (source, _matching(":words"))


def _matching(parameter: str) -> str:
    return f"p.id IN (SELECT rowid FROM words WHERE words MATCH {parameter})"


def _order(query: Query, number: str) -> str:
    """The keys; where all are equal the numbers, turned round as the last key is: so one index does."""
    keys: list[str] = []
    way = ""
    for order in query.sort:
        way = " DESC" if order.descending is not (order.key in _TURNED) else ""
        if order.key is SortKey.NEWEST:  # no two are equal, so no further key counts
            break
        if order.key is SortKey.STATUS:
            keys += [f"s.position{way}", f"s.name{way}"]
        else:
            keys.append(f"{_SORTS[order.key]}{way} NULLS LAST")
    return ", ".join([*keys, f"{number}{way}"])


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
    from jobtui.domain.search import plain

    parameters[name] = storable(plain(value))
    words, around = _TEXTS[term.field]
    if term.op == "=" and term.field in _LINES:
        return around.format(f"instr(char(10) || {words} || char(10), char(10) || :{name} || char(10))")
    if term.op == "=":
        return around.format(f"{words} = :{name}")
    return around.format(f"instr({words}, :{name})" + (" = 1" if term.field in _BY_BEGINNING else ""))


def _day(term: Term, name: str, now: datetime, parameters: Parameters) -> str:
    (value,) = term.values
    column = _DAYS[term.field]
    of_held = column.replace("p.", "q.")
    if value in UNDATED:
        return f"{'NOT ' if value == 'none' else ''}{_HELD.format(f'{of_held} IS NOT NULL')}"
    # A value that is no day compares with NULL, so nothing is found.
    day = due_day(value, now.date())
    parameters[name] = day.isoformat() if day else None
    return _HELD.format(f"{of_held} {term.op or '='} :{name}")


def _pay(term: Term, name: str, parameters: Parameters) -> str:
    asked = amount(term.values[0])
    parameters[name], currency = asked or (None, None)
    condition = _PAYS[term.op].format(f":{name}")
    if currency:
        parameters[f"{name}_in"] = currency
        condition += f" AND json_extract(l.value, '$.currency') = :{name}_in"
    return f"p.pay IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(p.salaries) l WHERE {condition})"
