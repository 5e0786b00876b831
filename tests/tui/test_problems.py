"""A database that cannot be asked for a moment: it is said, and the app goes on."""

import pytest

from jobtui.domain.problem import Busy
from jobtui.storage.store import SqliteStore
from jobtui.tracker.tracker import Tracker
from jobtui.tui.screens.source import SourceView
from tests.tui.driving import driven, press, toasts, view

BUSY = "Another jobtui is saving. Try again in a moment."


def busy(*_: object) -> None:
    """Stands in for a read that waited in vain."""
    raise Busy(BUSY)


@pytest.mark.parametrize("key", ["s", "d", "D", "u"])
async def test_a_key_that_meets_a_problem_says_so(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    async with driven(filled) as pilot:
        for name in ("rows", "undo"):
            monkeypatch.setattr(SqliteStore, name, busy)
        await press(pilot, key)
        assert toasts(pilot)[-1] == BUSY
        monkeypatch.undo()
        await press(pilot, "s", "escape")
        assert view(pilot).is_current


async def test_a_write_counts_though_the_version_cannot_be_read_after_it(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driven(filled) as pilot:
        monkeypatch.setattr(SqliteStore, "version", busy)
        await press(pilot, "d")
        assert filled.counts().archived == 1
        monkeypatch.undo()


@pytest.mark.parametrize("read", ["posting", "stages"])
async def test_panes_are_empty_while_their_posting_cannot_be_read(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch, read: str
) -> None:
    async with driven(filled) as pilot:
        monkeypatch.setattr(SqliteStore, read, busy)
        await press(pilot, "j")
        assert view(pilot).shown is None
        assert toasts(pilot)[-1] == BUSY
        monkeypatch.undo()
        await press(pilot, "k")
        assert view(pilot).shown is not None


async def test_the_source_closes_when_it_cannot_be_read_again(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "v")
        source = pilot.app.screen
        assert isinstance(source, SourceView)
        monkeypatch.setattr(SqliteStore, "posting", busy)
        source.reload()
        await press(pilot, "j")
        assert pilot.app.screen is view(pilot)
        monkeypatch.undo()
