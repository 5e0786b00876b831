"""Two windows never overwrite each other, and none stands still for long because of the other."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from jobtui.storage import database
from jobtui.storage.store import SqliteStore
from jobtui.tracker import tags
from jobtui.tracker.tracker import Tracker
from jobtui.tui import app as tui
from jobtui.tui.app import JobtuiApp
from tests.tui import conftest as screens
from tests.tui import stories
from tests.tui.driving import NORTHWIND, driven, press, seen, settled, toasts, view, write

path, tracker, filled = screens.path, screens.tracker, screens.filled
lasting_toasts = screens.lasting_toasts

BUSY = "Another jobtui is saving. Try again in a moment."


@contextmanager
def locked(path: Path, how: str) -> Iterator[None]:
    """Another process is in the middle of a write."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(f"BEGIN {how}")
        yield
        other.execute("ROLLBACK")


@pytest.fixture
def impatient(filled: Tracker, path: Path) -> Iterator[Tracker]:
    """The six postings in a store that waits for nobody."""
    store = SqliteStore(path, patience=0)
    yield Tracker(store, lambda: stories.NOW)
    store.close()


def test_a_screen_stands_still_for_a_tenth_of_what_a_command_waits(path: Path) -> None:
    assert tui._PATIENCE * 10 <= database.PATIENCE
    store = SqliteStore(path, patience=tui._PATIENCE)
    Tracker(store).add({"title": "x"})
    with closing(store._database.connect()) as connection:
        assert connection.execute("PRAGMA busy_timeout").fetchone()[0] == tui._PATIENCE * 1000
    store.close()


KEYS = [key for key in "abcdefghjklnoprstuvwxyABDFGHIJKLNOPRSTUVWXYZ12345:/?+-=<>[]|" if key != "q"]


@pytest.mark.parametrize(
    ("start", "how"),
    [
        ("1", "EXCLUSIVE"),
        ("1", "IMMEDIATE"),
        *(
            pytest.param(start, how, marks=pytest.mark.long)
            for start in ("tab", "2", "4", "v", "L")
            for how in ("EXCLUSIVE", "IMMEDIATE")
        ),
    ],
)
async def test_no_key_fails_while_another_process_writes(
    impatient: Tracker, path: Path, start: str, how: str
) -> None:
    before = impatient.store.dump()
    async with driven(impatient) as pilot:
        await press(pilot, start)
        with locked(path, how):
            for key in KEYS:
                await pilot.press(key)
                for _ in pilot.app.screen_stack[2:]:
                    await pilot.press("escape")
                assert pilot.app._exception is None, key
            assert isinstance(pilot.app, JobtuiApp)
            pilot.app._watch_others()
            await settled(pilot)
        assert pilot.app._exception is None
        assert impatient.store.dump() == before
        await press(pilot, "2", "1")
        view(pilot).go_to(NORTHWIND)
        await press(pilot, "d")
        assert impatient.store.counts().archived == 1


async def test_what_was_typed_stays_until_it_is_saved(impatient: Tracker, path: Path) -> None:
    async with driven(impatient) as pilot:
        await press(pilot, "n")
        await write(pilot, "ask them")
        with locked(path, "IMMEDIATE"):
            await press(pilot, "ctrl+o")
            assert toasts(pilot)[-1] == BUSY
            assert "ask them" in seen(pilot)
        await press(pilot, "ctrl+o")
        events = impatient.posting(NORTHWIND).events
        assert [event.text for event in events].count("ask them") == 1


# The same thing put right in both


DEEDS: dict[str, tuple[tuple[str, ...], Callable[[Tracker], Any], Callable[[Tracker], str]]] = {
    "what stands as evidence": (
        ("tab", "tab", "n"),
        lambda tracker: tracker.set_evidence(NORTHWIND, 1, "from there"),
        lambda tracker: tracker.item(NORTHWIND, 1).note,
    ),
    "the words of a requirement": (
        ("tab", "tab", "e"),
        lambda tracker: tracker.edit_requirement(NORTHWIND, 1, "from there"),
        lambda tracker: tracker.item(NORTHWIND, 1).requirement.text,
    ),
    "what is to be done next": (
        ("f",),
        lambda tracker: tracker.set_next_action(NORTHWIND, "from there"),
        lambda tracker: str(tracker.row(NORTHWIND).next_action),
    ),
    "a fact": (
        ("e", "end"),
        lambda tracker: tracker.edit(NORTHWIND, {"title": "from there"}),
        lambda tracker: str(tracker.row(NORTHWIND).title),
    ),
}
"""What opens the dialog, what another window does meanwhile, and how it stands."""


@pytest.mark.parametrize("name", DEEDS)
async def test_what_another_window_put_right_meanwhile_is_not_replaced_unasked(
    name: str, filled: Tracker, path: Path
) -> None:
    keys, elsewhere, standing = DEEDS[name]
    async with driven(filled) as pilot:
        await press(pilot, *keys)
        await write(pilot, " from here")
        elsewhere(screens.reopened(path))
        await press(pilot, "ctrl+o")
        assert "changed it to 'from there'" in toasts(pilot)[-1]
        assert "from there" in standing(filled)
        assert "from here" in seen(pilot)
        await press(pilot, "ctrl+o")
        assert "from here" in standing(filled)
        await press(pilot, "u")
        assert "from there" in standing(filled)


async def test_what_another_window_put_right_elsewhere_stays(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "e", "end")
        await write(pilot, " X")
        screens.reopened(path).edit(NORTHWIND, {"company": "Other"})
        await press(pilot, "ctrl+o")
        row = filled.row(NORTHWIND)
        assert (row.title or "").endswith(" X")
        assert row.company == "Other"
        await press(pilot, "t")
        await write(pilot, "mine")
        tags.tag(screens.reopened(path), [NORTHWIND], ["theirs"])
        await press(pilot, "enter")
        assert sorted(filled.row(NORTHWIND).tags) == ["mine", "theirs"]
