"""An upgrade cannot ruin a file: after a crash at any step it is old and working, or new and complete.

Before its first change there is a copy of it that is whole.
"""

import json
import shutil
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest

from jobtui.storage import backup
from jobtui.storage.identity import SCHEMA
from jobtui.storage.store import SqliteStore
from tests.cli import conftest as cli
from tests.cli.conftest import Jobtui
from tests.promises.damage import files_of
from tests.promises.disk import CUTS, LIBRARY, Disk, before

SCHEMAS = Path(__file__).parents[1] / "storage" / "schemas"
OLD = sorted(path.stem for path in SCHEMAS.glob("*.db"))
NAME = "jobs.db"

database, jobtui = cli.database, cli.jobtui


def _opened(path: Path) -> dict[str, Any]:
    store = SqliteStore(path)
    try:
        assert store.examine()[0] == []
        return store.dump()
    finally:
        store.close()


def _rows(path: Path) -> list[tuple[Any, ...]]:
    """What a file of whatever schema holds, its schema first; a write that was cut off is taken back."""
    with closing(sqlite3.connect(path)) as db:
        schema = db.execute("PRAGMA user_version").fetchall()
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return schema + db.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall()


def _upgraded(old: Path, place: Path, *, every: int, last_ones: int) -> int:
    """Try the crashes of the first opening of a file; how many states were looked at."""
    disk, left = Disk(old.parent), before(old.parent)
    held = old.read_bytes()
    was = _rows(old)
    assert old.read_bytes() == held
    with disk.watched():
        SqliteStore(old).counts()
    new, end = _rows(old), _opened(old)
    chance, seen = Random(len(disk.steps)), 0
    known: set[bytes] = set()
    for n, step in enumerate(disk.steps, 1):
        left.play(step)
        near_the_end = n + last_ones > len(disk.steps)
        if n % every and not near_the_end:
            continue
        for files in (
            left.killed(),
            *(left.cut(chance, *way) for way in (CUTS if near_the_end else CUTS[-1:])),
        ):
            key = sha256(repr(sorted(files.items())).encode()).digest()
            if key not in known:
                known.add(key)
                _check(files, old.parent, place, held, was, new, end)
                seen += 1
    assert left.killed() == before(old.parent).killed()
    return seen


def _check(
    files: dict[str, bytes],
    root: Path,
    place: Path,
    held: bytes,
    was: list[tuple[Any, ...]],
    new: list[tuple[Any, ...]],
    end: dict[str, Any],
) -> None:
    """One state after a crash."""
    shutil.rmtree(place, ignore_errors=True)
    for name, data in files.items():
        path = place / Path(name).relative_to(root)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    path = place / NAME
    if path.read_bytes() != held:
        (copy,) = backup.backups_of(path)
        assert backup.look(copy.path).schema == was[0][0]
        assert copy.path.read_bytes()[100:] == held[100:]  # the header counts writes
    assert _rows(path) in (was, new)
    assert _opened(path) == end


@pytest.mark.skipif(LIBRARY is None, reason="SQLite is built into this Python")
@pytest.mark.parametrize("schema", OLD)
def test_a_crash_leaves_the_old_file_or_the_new_one(tmp_path: Path, schema: str) -> None:
    old = tmp_path / "own" / NAME
    old.parent.mkdir()
    shutil.copy(SCHEMAS / f"{schema}.db", old)
    assert _upgraded(old, tmp_path / "crashed", every=40, last_ones=2) > 6


@pytest.mark.long
@pytest.mark.skipif(LIBRARY is None, reason="SQLite is built into this Python")
@pytest.mark.parametrize("schema", OLD)
def test_every_crash_leaves_the_old_file_or_the_new_one(tmp_path: Path, schema: str) -> None:
    old = tmp_path / "own" / NAME
    old.parent.mkdir()
    shutil.copy(SCHEMAS / f"{schema}.db", old)
    assert _upgraded(old, tmp_path / "crashed", every=1, last_ones=10) > 100


@pytest.mark.parametrize("schema", OLD)
def test_where_no_copy_can_be_kept_nothing_is_changed(tmp_path: Path, schema: str, jobtui: Jobtui) -> None:
    old = tmp_path / "own" / NAME
    old.parent.mkdir()
    shutil.copy(SCHEMAS / f"{schema}.db", old)
    (old.parent / "backups").write_text("in the way")
    before = files_of(old.parent)
    done = jobtui("list", "--db", old)
    assert (done.code, done.err) == (
        73,
        f"jobtui: error: cannot write '{old.parent / 'backups'}': file exists.\n",
    )
    assert files_of(old.parent) == before


@pytest.mark.parametrize("schema", OLD)
def test_an_old_copy_can_be_put_back(tmp_path: Path, schema: str, jobtui: Jobtui) -> None:
    path = tmp_path / "own" / NAME
    assert jobtui("restore", SCHEMAS / f"{schema}.db", "--db", path).code == 0
    then = json.loads((SCHEMAS / f"{schema}.json").read_bytes())
    assert [one["id"] for one in _opened(path)["postings"]] == [one["id"] for one in then["postings"]]
    assert _rows(path)[0] == (SCHEMA,)


def test_a_newer_file_is_left_as_it_is_by_every_command(tmp_path: Path, jobtui: Jobtui) -> None:
    path = tmp_path / "own" / NAME
    jobtui("add", "--title", "Tester", "--db", path)
    copy = jobtui("backup", tmp_path / "copy.db", "--db", path).out.strip()
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    before = files_of(path.parent)
    for arguments in (
        ["list"],
        ["show", "1"],
        ["add", "--title", "x"],
        ["undo"],
        ["export", "json"],
        ["doctor", "--full"],
        ["backup"],
        ["restore", copy],
    ):
        done = jobtui(*arguments, "--db", path)
        assert (done.code, done.out) == (72, "")
        assert f"was made by a newer jobtui (schema {SCHEMA + 1}; this one knows up to {SCHEMA})" in done.err
        assert files_of(path.parent) == before
