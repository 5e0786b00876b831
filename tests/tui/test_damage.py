"""A damaged database: the screens end at once, say what happened, and put back what is asked for."""

import sqlite3
from contextlib import closing
from dataclasses import astuple
from pathlib import Path

import pytest

from jobtui.domain.problem import Damaged
from jobtui.storage.store import SqliteStore
from jobtui.tracker import backups
from jobtui.tracker.tracker import Tracker
from jobtui.tui.app import JobtuiApp
from jobtui.tui.damage import DamageApp
from tests.tui import stories
from tests.tui.conftest import reopened
from tests.tui.driving import press, seen, settled


def _spoil(path: Path) -> bytes:
    """Make the pages behind the first one worthless."""
    data = bytearray(path.read_bytes())
    for at in range(4096, len(data)):
        data[at] ^= 0x5A
    path.write_bytes(data)
    return bytes(data)


@pytest.fixture
def damaged(filled: Tracker, path: Path) -> SqliteStore:
    """Six postings, a backup of them, and a database that nobody can read any more."""
    store = SqliteStore(path)
    backups.back_up(store)
    filled.store.close()
    _spoil(path)
    return store


def _problem(store: SqliteStore) -> Damaged:
    with pytest.raises(Damaged) as caught:
        store.counts()
    return caught.value


async def test_the_screens_end_with_the_damage_they_meet(filled: Tracker, path: Path) -> None:
    app = JobtuiApp(filled)
    with pytest.raises(Damaged):
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            filled.store.close()
            before = _spoil(path)
            await press(pilot, "s")
    assert path.read_bytes() == before


async def test_damage_that_no_screen_shows_is_found_when_the_keys_are_idle(
    filled: Tracker, path: Path
) -> None:
    filled.store.close()
    with closing(sqlite3.connect(path)) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'saved_filter'").fetchone()
    data = bytearray(path.read_bytes())
    data[(root - 1) * 4096 : root * 4096] = b"\x5a" * 4096
    path.write_bytes(data)
    store = SqliteStore(path)
    app = JobtuiApp(Tracker(store, lambda: stories.NOW))
    with pytest.raises(Damaged):
        async with app.run_test(size=(120, 40)) as pilot:
            while app._exception is None:
                await pilot.pause(0.01)
    store.close()


@pytest.mark.parametrize(("key", "remark"), [("b", "newest good backup"), ("e", "jobs.latest.json")])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_is_asked_for_is_put_back(
    damaged: SqliteStore, path: Path, key: str, remark: str, size: tuple[int, int]
) -> None:
    before = path.read_bytes()
    app = DamageApp(_problem(damaged), damaged)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert "is damaged. It was left as it is." in " ".join(seen(pilot).split())
        assert remark in seen(pilot)
        await press(pilot, key)
        (aside,) = path.parent.glob("jobs.db.damaged-*")
        assert aside.read_bytes() == before
        assert "Restored 6 postings" in seen(pilot)
        assert aside.name[:20] in "".join(seen(pilot).split())
        await press(pilot, "o")
    assert app.return_value is True
    assert sum(astuple(reopened(path).counts())) == 6


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+q"])
async def test_leaving_touches_nothing(damaged: SqliteStore, path: Path, key: str) -> None:
    before = {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()}
    app = DamageApp(_problem(damaged), damaged)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, key)
    assert not app.return_value
    assert {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()} == before


async def test_a_backup_that_broke_meanwhile_is_told(damaged: SqliteStore, path: Path) -> None:
    app = DamageApp(_problem(damaged), damaged)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        (copy,) = (path.parent / "backups").glob("*.db")
        _spoil(copy)
        await press(pilot, "b")
        assert "is damaged. Your data was not touched." in " ".join(seen(pilot).split())
        await press(pilot, "q")
    assert not app.return_value
