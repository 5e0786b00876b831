"""What `list --json` prints is what the rows of a list hold."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jobtui.domain.codec import dated_to_plain
from jobtui.domain.filter import Query, Scope
from jobtui.domain.posting import PostingRow
from jobtui.domain.requirement import Tally
from jobtui.domain.salary import salary_to_plain
from jobtui.interop.matching import fit_to_json
from jobtui.storage.database import Database
from jobtui.storage.listed import SCOPES, newest
from jobtui.storage.store import SqliteStore
from tests.bench.grow import grow
from tests.factories import NOW


def told(row: PostingRow) -> dict[str, Any]:
    """A row as plain values."""
    action = row.next_action
    return {
        **{name: getattr(row, name) for name in ("id", "title", "company", "status")},
        "since": row.since and row.since.isoformat(),
        "locations": list(row.locations),
        "workplace": row.workplace,
        "employment_type": row.employment_type,
        "salaries": [salary_to_plain(salary) for salary in row.salaries],
        "posted": row.posted and dated_to_plain(row.posted),
        "closes": row.closes and dated_to_plain(row.closes),
        "url": row.url,
        "next_action": action and {"text": action.text, "due": action.due and action.due.isoformat()},
        "required": counted(row.tallies.required),
        "preferred": counted(row.tallies.preferred),
        "unlabelled": counted(row.tallies.unlabelled),
        "match": fit_to_json(row.fit),
        "suggested": sorted(row.suggested),
        "snoozed_until": row.snoozed_until and row.snoozed_until.isoformat(),
        "tags": list(row.tags),
        "file": row.file,
        "archived": row.archived,
        "deleted": row.deleted,
    }


def counted(tally: Tally) -> dict[str, int]:
    return {name: getattr(tally, name) for name in ("total", "met", "partial", "unmet")}


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("listed") / "grown.db"
    grow(60, path, date(2026, 11, 21))
    return path


@pytest.mark.parametrize("scope", Scope)
def test_rows_are_told_as_they_are_held(grown: Path, scope: Scope) -> None:
    store = SqliteStore(grown)
    ids = store.find(Query(scope=scope), NOW)
    answer = json.loads(store.listed([*ids, 10**6]))
    assert answer == {"schema": 1, "postings": [told(row) for row in store.rows(ids)]}
    assert json.loads(newest(Database(grown), scope) or "") == answer
    assert json.loads(store.listed(ids[::-1]))["postings"] == answer["postings"][::-1]
    assert ids or scope is Scope.DELETED
    store.close()


def test_every_scope_is_known() -> None:
    assert SCOPES.keys() == {*Scope}


def test_nothing_is_listed_where_there_is_no_database(tmp_path: Path) -> None:
    assert SqliteStore(tmp_path / "none.db").listed([1]) == '{"schema":1,"postings":[]}'
    assert newest(Database(tmp_path / "none.db"), "open") is None
