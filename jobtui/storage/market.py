"""What all postings together pay and ask: counted by the database, in one scan each."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from jobtui.domain.frequency import Ask, Frequency
from jobtui.domain.market import Offered
from jobtui.domain.requirement import Degree, Kind
from jobtui.domain.salary import salary_from_plain

_FIRM_FIRST = (Kind.REQUIRED, Kind.UNLABELLED, Kind.PREFERRED)
"""A posting that asks for the same twice counts as the firmer one says."""

_AMONG = (
    "NOT p.undone AND p.deleted_at IS NULL AND (:ids IS NULL OR p.id IN (SELECT value FROM json_each(:ids)))"
)

_OFFERED = f"SELECT id, title, salaries FROM posting p WHERE {_AMONG} ORDER BY id"

_FIRMNESS = " ".join(f"WHEN '{kind}' THEN {n}" for n, kind in enumerate(_FIRM_FIRST))

_BIN = """
SELECT id FROM posting WHERE undone = 1
UNION ALL SELECT id FROM posting WHERE NOT undone AND deleted_at IS NOT NULL
"""

# For each sort of demand where a body tells it, how it tells that there is none, and the name within. Most
# bodies name no language and no degree: that is read off, since `convert.to_json` writes all of them alike.
_SORTS = f"""
sort (ask, path, none, name) AS (
    VALUES ('{Ask.SKILL}', '$.skills', '"skills":[]', NULL),
           ('{Ask.LANGUAGE}', '$.languages', '"languages":[]', '$.name'),
           ('{Ask.DEGREE}', '$.degree', '"degree":null', NULL),
           ('{Ask.EXPERIENCE}', '$.years', '"years":[]', '$.area')
)"""

_TOLD = f"""
SELECT r.posting_id AS posting, CASE r.kind {_FIRMNESS} END AS kind, sort.ask AS ask,
       CASE WHEN sort.name IS NULL THEN part.value ELSE json_extract(part.value, sort.name) END AS label,
       CASE sort.ask WHEN '{Ask.EXPERIENCE}' THEN json_extract(part.value, '$.min') END AS years
FROM requirement r CROSS JOIN sort CROSS JOIN json_each(r.body, sort.path) part
WHERE NOT r.dropped AND NOT r.undone AND r.posting_id NOT IN ({_BIN})
AND instr(r.body, '"origin":"employer"') AND NOT instr(r.body, sort.none)
AND NOT (sort.ask = '{Ask.DEGREE}' AND part.value = '{Degree.NONE}')
"""
"""Each thing that a posting asks, as often as it does."""

_OF_NAMED = f"{_TOLD} AND r.posting_id IN (SELECT value FROM json_each(:ids))"

_ASKS = f"WITH {_SORTS} SELECT DISTINCT posting, ask, label FROM ({_OF_NAMED})"

# What one posting asks is looked for in all of them.
_SHARING = f"""
WITH {_SORTS}, mine AS MATERIALIZED (SELECT DISTINCT ask, label FROM ({_OF_NAMED}))
SELECT posting FROM ({_TOLD}) WHERE posting <> :posting AND (ask, label) IN (SELECT ask, label FROM mine)
GROUP BY posting ORDER BY count(DISTINCT ask || label) DESC, posting LIMIT :limit
"""

_FREQUENCIES = f"""
WITH {_SORTS}, once AS (
    SELECT posting, ask, label, min(kind) AS kind, min(years) AS years FROM ({{told}})
    GROUP BY posting, ask, label
), stood AS (
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
    sql = _FREQUENCIES.format(told=_TOLD if among is None else _OF_NAMED)
    for ask, name, kind, position, least, number in db.execute(sql, {"ids": _ids(among)}):
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
    parameters = {"ids": _ids([posting]), "posting": posting, "limit": limit}
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
