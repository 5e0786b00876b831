"""The lanes of the board hold what the list shows, whatever is filtered by, and look for it once."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from jobtui.domain.filter import Order, Query, Scope, SortKey
from jobtui.domain.filter_text import parse_filter
from jobtui.storage.database import Database
from jobtui.storage.functions import FUNCTIONS
from jobtui.storage.lanes import lanes
from jobtui.storage.store import SqliteStore
from tests.bench.grow import grow
from tests.factories import NOW

_FILTERS = ("", "python", "engineer -python", "status:applied", "is:closed", "is:archived", "has:note", "zzz")


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    """Postings that were lived with for a while."""
    path: Path = tmp_path_factory.mktemp("lanes") / "jobs.db"
    grow(30, path, date(2026, 11, 21))
    store = SqliteStore(path)
    yield store
    store.close()


@pytest.mark.parametrize("scope", [Scope.OPEN, Scope.ACTIVE, Scope.ALL])
@pytest.mark.parametrize("sort", [SortKey.NEWEST, SortKey.TITLE, SortKey.STATUS])
@pytest.mark.parametrize("typed", _FILTERS)
def test_each_lane_holds_what_the_list_shows_of_its_stage(
    lived: SqliteStore, typed: str, sort: SortKey, scope: Scope
) -> None:
    query = Query(parse_filter(typed), (Order(sort),), scope)
    found = lived.find(query, NOW)
    status = {row.id: row.status for row in lived.rows(found)}
    closed = {stage.name for stage in lived.stages() if stage.closed}
    lanes = lived.lanes(query, NOW)
    assert set(lanes) == {stage.name for stage in lived.stages() if not stage.closed} | {None}
    for name, ids in lanes.items():
        stood = closed if name is None else {name}
        assert ids == [posting for posting in found if status[posting] in stood]


def test_something_stands_in_several_lanes(lived: SqliteStore) -> None:
    assert len([ids for ids in lived.lanes(Query(parse_filter("python")), NOW).values() if ids]) > 2


def test_what_is_filtered_is_looked_for_once(lived: SqliteStore) -> None:
    with closing(Database(lived.path).connect(reading=True)) as db:
        for name, function in FUNCTIONS.items():
            db.create_function(name, 1, function, deterministic=True)
        asked: list[str] = []
        db.set_trace_callback(asked.append)
        lanes(db, Query(parse_filter("python")), NOW)
    assert sum(one.count(" MATCH ") for one in asked) == 1
