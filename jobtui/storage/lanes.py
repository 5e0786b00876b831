"""What a Query finds, by the open stage it stands in."""

import json
import sqlite3
from datetime import datetime

from jobtui.domain.filter import Query
from jobtui.storage.listed import CLOSED
from jobtui.storage.queries import find_sql

_OPEN = "SELECT name FROM stage WHERE NOT closed"


def lanes(db: sqlite3.Connection, query: Query, now: datetime) -> dict[str | None, list[int]]:
    """The postings in each open stage, in the order of the query; those in closed stages under None."""
    return _parted(db, query, now) if query.filter else _lane_by_lane(db, query, now)


def _lane_by_lane(db: sqlite3.Connection, query: Query, now: datetime) -> dict[str | None, list[int]]:
    """Of all there are each lane is a range of an index."""
    of_stage, parameters = find_sql(query, now, "p.status = lane.name")
    closed, _ = find_sql(query, now, CLOSED)
    ids = "(SELECT json_group_array(id) FROM ({}))"
    open_ones = f"SELECT lane.name, {ids.format(of_stage)} FROM ({_OPEN}) lane"
    found = db.execute(f"{open_ones} UNION ALL SELECT NULL, {ids.format(closed)}", parameters)
    return {stage: json.loads(ids) for stage, ids in found}


def _parted(db: sqlite3.Connection, query: Query, now: datetime) -> dict[str | None, list[int]]:
    """What a filter finds is looked for once, not once a lane."""
    sql, parameters = find_sql(query, now, columns=("p.id", "p.status"))
    arrays = f"SELECT json_group_array(id), json_group_array(status) FROM ({sql})"
    ids, statuses = map(json.loads, db.execute(arrays, parameters).fetchone())
    lanes: dict[str | None, list[int]] = {stage: [] for (stage,) in db.execute(_OPEN)}
    closed = lanes[None] = []
    for posting, status in zip(ids, statuses, strict=True):
        lanes.get(status, closed).append(posting)
    return lanes
