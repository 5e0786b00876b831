"""A file of each older schema opens with everything it held, and a copy of it is kept."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from jobtui.domain.event import AddNote, EventKind, SetPosting
from jobtui.domain.problem import BadDatabase
from jobtui.storage import migrations
from jobtui.storage.identity import SCHEMA
from jobtui.storage.store import SqliteStore
from tests.storage.support import add, brief, state, titles, write

_SCHEMAS = Path(__file__).parent / "schemas"
_OLD = sorted(path.stem for path in _SCHEMAS.glob("*.db"))


@pytest.fixture(params=_OLD)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A database of an older schema in a folder of its own."""
    path = tmp_path / "jobs.db"
    shutil.copy(_SCHEMAS / f"{request.param}.db", path)
    return path


@pytest.fixture
def store(old: Path) -> Iterator[SqliteStore]:
    """A store on it."""
    store = SqliteStore(old)
    yield store
    store.close()


def _due(old: Path) -> int:
    """The schema the file is of."""
    with closing(sqlite3.connect(old)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def _then(old: Path) -> Any:
    """What the file said in an export of its time."""
    return json.loads((_SCHEMAS / f"{_due(old)}.json").read_bytes())


def _within(old: Any, new: Any) -> bool:
    """Whether all that the old value says the new one says too."""
    if isinstance(old, dict):
        return all(key in new and _within(value, new[key]) for key, value in old.items())
    if isinstance(old, list):
        return len(old) == len(new) and all(map(_within, old, new))
    return bool(old == new)


def test_everything_is_still_there(store: SqliteStore, old: Path) -> None:
    then = _then(old)
    assert _within(then, store.dump())
    assert not _within({**then, "postings": then["postings"][1:]}, store.dump())


def test_the_old_file_is_kept(store: SqliteStore, old: Path) -> None:
    was = _then(old)
    before = old.read_bytes()
    store.counts()
    (copy,) = (old.parent / "backups").iterdir()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert any(str(copy) in notice for notice in store.notices)
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("SELECT count(*) FROM posting").fetchone()[0] == len(was["postings"])
    assert copy.read_bytes()[100:] == before[100:]  # the header counts writes


def test_tables_are_those_of_a_new_file(store: SqliteStore, old: Path, tmp_path: Path) -> None:
    store.counts()
    fresh = SqliteStore(tmp_path / "fresh.db")
    add(fresh, brief("a"))
    fresh.close()
    assert _shape(old) == _shape(tmp_path / "fresh.db")


def _shape(path: Path) -> dict[str, Any]:
    """Tables with their columns, keys and checks, and indexes, whatever the order they were made in."""
    with closing(sqlite3.connect(path)) as db:
        shape: dict[str, Any] = {}
        for kind, name, sql in db.execute("SELECT type, name, sql FROM sqlite_master").fetchall():
            plain = " ".join((sql or "").replace('"', "").split())
            checks = sorted(part.split(" FOREIGN")[0].strip("), ") for part in plain.split("CHECK (")[1:])
            columns = sorted(column[1:4] + column[5:] for column in db.execute(f"PRAGMA table_info({name})"))
            keys = sorted(key[2:7] for key in db.execute(f"PRAGMA foreign_key_list({name})"))
            index = plain if kind == "index" else ""
            shape[name] = (columns, keys, checks, index)
        shape["schema"] = db.execute("PRAGMA user_version").fetchone()[0]
        return shape


def test_its_words_are_found(store: SqliteStore, old: Path) -> None:
    then = _then(old)
    for posting in (one for one in then["postings"] if not (one["deleted_at"] or one["archived_at"])):
        title = posting["facts"]["title"]["value"]
        assert title in titles(store, title.split()[-1])
    assert titles(store, "żółw") == ["Staff Engineer"]  # the name of a person, or words of a note
    assert titles(store, "taken") == []  # words of a note that was taken back


def test_undo_goes_back_before_the_change(store: SqliteStore) -> None:
    before = state(store)
    write(store, 2, SetPosting({"status": "offer"}), AddNote("new"), kind=EventKind.STATUS)
    store.undo()
    assert state(store) == before
    for _ in [step for step in store.steps(100) if not step.undone][:-1]:
        assert store.undo() is not None
    posting = store.posting(1)
    assert (posting.status, posting.notes, posting.checklist[0].note) == ("saved", (), "")


def test_a_step_that_fails_leaves_the_file_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Any) -> None:
        raise sqlite3.OperationalError("no")

    first = _due(old)
    step = migrations._STEPS[first]

    def half(op: Any) -> None:
        step(op)
        fail(op)

    before = old.read_bytes()
    monkeypatch.setitem(migrations._STEPS, first, half)
    with pytest.raises(BadDatabase):
        SqliteStore(old).counts()
    assert old.read_bytes() == before
    monkeypatch.undo()
    assert SqliteStore(old).counts().open == 3


def test_rows_that_would_be_lost_stop_it(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = _due(old)
    step = migrations._STEPS[first]

    def lossy(op: Any) -> None:
        step(op)
        op.execute("DELETE FROM change WHERE id = 1")

    monkeypatch.setitem(migrations._STEPS, first, lossy)
    with pytest.raises(Exception, match="rows of change would be lost"):
        SqliteStore(old).counts()
    with closing(sqlite3.connect(old)) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] < SCHEMA


def test_a_second_process_finds_it_done(old: Path) -> None:
    first, second = SqliteStore(old), SqliteStore(old)
    assert first.counts() == second.counts()
    assert len(list((old.parent / "backups").iterdir())) == 1
    first.close()
    second.close()
