"""What all postings together pay and ask: counted by the database, in a few scans of narrow columns."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from jobtui.domain.frequency import Ask, Frequency
from jobtui.domain.market import Offered
from jobtui.domain.requirement import Kind
from jobtui.domain.salary import salary_from_plain

_FIRM_FIRST = (Kind.REQUIRED, Kind.UNLABELLED, Kind.PREFERRED)
"""A posting that asks for the same twice counts as the firmer one says."""

_AMONG = (
    "NOT p.undone AND p.deleted_at IS NULL AND (:ids IS NULL OR p.id IN (SELECT value FROM json_each(:ids)))"
)

_OFFERED = f"SELECT id, title, salaries FROM posting p WHERE {_AMONG} ORDER BY id"

_FIRMNESS = " ".join(f"WHEN '{kind}' THEN {n}" for n, kind in enumerate(_FIRM_FIRST))

_ITEMS = f"""
SELECT r.posting_id AS posting, CASE r.kind {_FIRMNESS} END AS kind, r.body
FROM requirement r JOIN posting p ON p.id = r.posting_id
WHERE NOT r.dropped AND NOT r.undone AND json_extract(r.body, '$.origin') = 'employer' AND {_AMONG}
"""

_TOLD = f"""
WITH item AS MATERIALIZED ({_ITEMS}),
told AS (
    SELECT posting, kind, 'skill' AS ask, value AS label, NULL AS years FROM item, json_each(body, '$.skills')
    UNION ALL SELECT posting, kind, 'language', json_extract(value, '$.name'), NULL
        FROM item, json_each(body, '$.languages')
    UNION ALL SELECT posting, kind, 'degree', json_extract(body, '$.degree'), NULL
        FROM item WHERE coalesce(json_extract(body, '$.degree'), 'none') <> 'none'
    UNION ALL SELECT posting, kind, 'experience', json_extract(value, '$.area'), json_extract(value, '$.min')
        FROM item, json_each(body, '$.years')
)"""

_ASKS = f"{_TOLD} SELECT DISTINCT posting, ask, label FROM told"

_SHARING = f"""{_TOLD}, mine AS (SELECT DISTINCT ask, label FROM told WHERE posting = :posting)
SELECT told.posting FROM told JOIN mine ON mine.ask = told.ask AND mine.label = told.label
WHERE told.posting <> :posting GROUP BY told.posting
ORDER BY count(DISTINCT told.ask || told.label) DESC, told.posting LIMIT :limit
"""

_FREQUENCIES = f"""{_TOLD},
once AS (
    SELECT posting, ask, label, min(kind) AS kind, min(years) AS years FROM told GROUP BY posting, ask, label
),
stood AS (
    SELECT e.posting_id AS posting, max(s.position) AS position FROM event e
    JOIN stage s ON s.name = json_extract(e.after, '$.status') AND NOT s.closed
    WHERE e.kind IN ('imported', 'added', 'status') AND NOT e.dropped AND NOT e.undone GROUP BY e.posting_id
)
SELECT ask, label, kind, coalesce(stood.position, 0), years, count(*) FROM once
LEFT JOIN stood ON stood.posting = once.posting GROUP BY 1, 2, 3, 4, 5
"""

_STAGES = "SELECT name, position FROM stage WHERE NOT closed AND NOT dropped AND NOT undone ORDER BY position"


def offered(db: sqlite3.Connection, among: Collection[int] | None) -> list[Offered]:
    """What each posting that is not in the bin pays, or each of those named."""
    return [
        Offered(row["id"], row["title"], tuple(map(salary_from_plain, json.loads(row["salaries"]))))
        for row in db.execute(_OFFERED, {"ids": _ids(among)})
    ]


def frequencies(db: sqlite3.Connection, among: Collection[int] | None) -> list[Frequency]:
    """How often each thing is asked in the employer's own words, the most frequent first."""
    stages = [(row["name"], row["position"]) for row in db.execute(_STAGES)]
    counted: dict[tuple[str, str], _Count] = {}
    for ask, name, kind, position, least, number in db.execute(_FREQUENCIES, {"ids": _ids(among)}):
        count = counted.setdefault((ask, name), _Count())
        count.kinds[_FIRM_FIRST[kind]] += number
        count.reached.update({stage: number for stage, needed in stages if position >= needed})
        count.years += [least] * number if least is not None else []
    found = [
        count.frequency(Ask(ask), name, [stage for stage, _ in stages])
        for (ask, name), count in counted.items()
    ]
    return sorted(found, key=lambda one: (-one.postings, -one.required, one.ask, one.name))


def asks(db: sqlite3.Connection, among: Collection[int]) -> dict[int, frozenset[tuple[Ask, str]]]:
    """What each of these postings asks in its employer's own words: the sort and the name of each thing."""
    found: defaultdict[int, set[tuple[Ask, str]]] = defaultdict(set)
    for posting, ask, name in db.execute(_ASKS, {"ids": _ids(among)}):
        found[posting].add((Ask(ask), name))
    return {posting: frozenset(found[posting]) for posting in among}


def sharing(db: sqlite3.Connection, posting: int, limit: int) -> list[int]:
    """The postings that ask most of what this one asks, those that share the most first."""
    parameters = {"ids": None, "posting": posting, "limit": limit}
    return [row[0] for row in db.execute(_SHARING, parameters)]


@dataclass(slots=True)
class _Count:
    """What was counted of one thing so far."""

    kinds: Counter[Kind] = field(default_factory=Counter)
    reached: Counter[str] = field(default_factory=Counter)
    years: list[int] = field(default_factory=list)

    def frequency(self, ask: Ask, name: str, stages: Collection[str]) -> Frequency:
        return Frequency(
            ask,
            name,
            required=self.kinds[Kind.REQUIRED],
            preferred=self.kinds[Kind.PREFERRED],
            unlabelled=self.kinds[Kind.UNLABELLED],
            reached={stage: self.reached[stage] for stage in stages},
            years=tuple(sorted(self.years)),
        )


def _ids(among: Collection[int] | None) -> str | None:
    return None if among is None else str(list(among))
