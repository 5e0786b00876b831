"""How lists are found: by an index, with nothing sorted and no row of the table looked at."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from jobtui.domain.filter import Order, Query, Scope, SortKey
from jobtui.domain.filter_text import parse_filter
from jobtui.domain.sameness import Traits
from jobtui.storage import kin, market
from jobtui.storage.database import Database
from jobtui.storage.functions import FUNCTIONS
from jobtui.storage.queries import find_sql
from jobtui.storage.store import SqliteStore
from tests.storage.support import NOW, add, brief

_UNSORTED = [key for key in SortKey if key not in (SortKey.MATCH, SortKey.INTERVIEW)]
"""The orders that an index has: those two hang on the profile and on the clock."""

_WORKED_OUT = (SortKey.POSTED, SortKey.AGE, SortKey.CLOSES)
"""Of several columns; SQLite then does not say that the index covers all, though it looks nowhere else."""


@pytest.fixture
def db(store: SqliteStore, path: Path) -> Iterator[sqlite3.Connection]:
    """A connection as readers have it."""
    add(store, brief("a"))
    connection = Database(path).connect(reading=True)
    for name, function in FUNCTIONS.items():
        connection.create_function(name, 1, function, deterministic=True)
    yield connection
    connection.close()


def _plan(db: sqlite3.Connection, query: Query) -> list[str]:
    sql, parameters = find_sql(query, NOW)
    return [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)]


@pytest.mark.parametrize("scope", Scope)
@pytest.mark.parametrize("key", _UNSORTED)
def test_no_order_sorts_or_reads_the_table(db: sqlite3.Connection, key: SortKey, scope: Scope) -> None:
    for descending in (False, True):
        query = Query(sort=(Order(key, descending),), scope=scope)
        plan = _plan(db, query)
        assert not [step for step in plan if "TEMP B-TREE" in step], plan
        (looked_at,) = (step for step in plan if " p " in step)
        covering = "" if key in _WORKED_OUT else "COVERING "
        assert f"p USING {covering}INDEX posting_by_{key}" in looked_at, plan


@pytest.mark.parametrize("first", [SortKey.COMPANY, SortKey.STATUS])
def test_an_order_by_two_keys_is_sorted(db: sqlite3.Connection, first: SortKey) -> None:
    plan = _plan(db, Query(sort=(Order(first), Order(SortKey.PAY))))
    assert [step for step in plan if "TEMP B-TREE" in step], plan
    assert "SCAN p" in plan  # from one end to the other, whatever its order


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize(
    "typed", ["python", "python rem -java", "python company:a", "company:a", "has:note", "has:due due:any"]
)
def test_what_is_found_is_not_looked_up_in_the_table(
    db: sqlite3.Connection, typed: str, descending: bool
) -> None:
    plan = _plan(db, Query(parse_filter(typed), (Order(SortKey.NEWEST, descending),)))
    (looked_at,) = (step for step in plan if " p " in step)
    assert "SEARCH p USING COVERING INDEX posting_by_newest (id=?" in looked_at, plan
    assert not [step for step in plan if "TEMP B-TREE" in step], plan


@pytest.mark.parametrize(
    ("typed", "index"),
    [
        ("company:a", "posting_by_company"),
        ("title:a", "posting_by_title"),
        ("place:a", "posting_by_place"),
        ("workplace:r", "posting_by_workplace"),
        ("due<today", "posting_by_due"),
        ("posted>2026-01-01", "posting_by_posted"),
        ("closes:today", "posting_by_closes"),
        ("is:overdue", "posting_by_due"),
        ("status:app", "posting_by_status"),
        ("is:closed", "posting_by_newest"),
        ("has:warning", "capture_warned"),
        ("has:pay", "posting_by_pay"),
        ("is:applied", "event_of_kind (posting_id=? AND kind=?)"),
    ],
)
def test_terms_ask_an_index(db: sqlite3.Connection, typed: str, index: str) -> None:
    plan = _plan(db, Query(parse_filter(typed)))
    assert [step for step in plan if index in step], plan


@pytest.mark.parametrize("typed", ["pay>98k", "tag:a", "skill:python", "-skill:python", "is:new", "has:url"])
def test_what_no_index_tells_is_read_from_one_end_of_the_table_to_the_other(
    db: sqlite3.Connection, typed: str
) -> None:
    plan = _plan(db, Query(parse_filter(typed)))
    assert "SCAN p" in plan
    assert not [step for step in plan if "TEMP B-TREE" in step], plan


def test_what_was_taken_back_is_found_by_an_index(
    store: SqliteStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However much there is that was not."""
    connect, told = Database.connect, list[str]()

    def listening(database: Database, *, reading: bool = False) -> sqlite3.Connection:
        connection = connect(database, reading=reading)
        connection.set_trace_callback(told.append)
        return connection

    monkeypatch.setattr(Database, "connect", listening)
    add(store, brief("a"))
    for deed in (store.undo, store.redo, store.undo, lambda: add(store, brief("b"))):
        deed()
    monkeypatch.undo()
    asked = [one for one in told if one.startswith("DELETE FROM") or "min(event.step)" in one]
    assert len(asked) > 10
    with closing(Database(path).connect(reading=True)) as db:
        for one in asked:
            plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {one}")]
            assert "undone" not in one or "_undone" in plan[0], (one, plan)


def test_kin_is_found_by_keys(db: sqlite3.Connection) -> None:
    parameters = {"employer": "a", "page": "b", "bands": "[1]"}
    plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {kin._AKIN}", parameters)]
    assert not [step for step in plan if step.startswith(("SCAN p", "SCAN l"))], plan
    assert kin.akin(db, Traits(employer="a", page="b")) == {}


def test_what_named_postings_ask_is_found_by_their_numbers(db: sqlite3.Connection) -> None:
    plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {market._ASKS}", {"ids": "[1]"})]
    looked_at = {step for step in plan if " r" in step}
    assert looked_at == {"SEARCH r USING INDEX requirement_of_posting (posting_id=?)"}, plan
