"""The demo: every sample stored and lived with, on days relative to today, and thrown away at the end."""

import select
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from ptyprocess import PtyProcess

from jobtui.domain.filter import Query, Scope
from jobtui.samples import postings, story
from jobtui.storage.store import SqliteStore
from jobtui.tracker.demo import fill
from jobtui.tracker.tracker import Tracker
from tests.cli.conftest import JOBTUI, Jobtui

NOW = datetime(2026, 11, 21, 0, 41, tzinfo=UTC)


@pytest.fixture(scope="module")
def tracker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tracker]:
    """The demo's database."""
    store = SqliteStore(tmp_path_factory.mktemp("demo") / "demo.db")
    filled = Tracker(store, lambda: NOW)
    fill(filled, NOW)
    yield filled
    store.close()


def by_file(tracker: Tracker) -> dict[str, int]:
    """The numbers of the postings by the file each came from."""
    return {row.file: row.id for row in tracker.rows(tracker.find(Query(scope=Scope.ALL)))}


def test_every_sample_is_stored(tracker: Tracker) -> None:
    assert sorted(by_file(tracker)) == [name for name, _ in postings()]


def test_every_chapter_ends_as_told(tracker: Tracker) -> None:
    numbers = by_file(tracker)
    for chapter in story():
        posting = tracker.posting(numbers[chapter.file])
        last = chapter.statuses[-1]
        row = tracker.row(posting.id)
        assert (row.status, row.since) == (last.status, NOW.date() - timedelta(days=last.days_ago))
        assert row.archived is chapter.archived
        assert {note.text for note in chapter.notes} <= {note.text for note in posting.notes}
        for tick in chapter.ticks:
            item = posting.item(tick.n)
            assert item and (item.state, item.note) == (tick.state, tick.note)
        due = posting.next_action.due if posting.next_action else None
        assert due == (
            NOW.date() + timedelta(days=chapter.next_action.due_in_days) if chapter.next_action else None
        )


def test_history_runs_in_order_and_ends_before_now(tracker: Tracker) -> None:
    events = [event for number in by_file(tracker).values() for event in tracker.posting(number).events]
    instants = [event.at for event in sorted(events, key=lambda event: event.seq)]
    assert instants == sorted(instants)
    assert instants[-1] <= NOW
    assert min(event.on for event in events) < date(2026, 10, 1)


def test_the_newest_step_can_be_undone(tracker: Tracker) -> None:
    before = tracker.store.dump()
    assert tracker.undo()
    assert tracker.store.dump() != before
    assert tracker.redo()
    assert tracker.store.dump() == before


def opened_and_quit(*arguments: str) -> int:
    """Open the screens, wait for the first rows, press q; the exit code."""
    child = PtyProcess.spawn([*JOBTUI, *arguments], dimensions=(24, 80))
    seen = b""
    with suppress(EOFError):
        while b"Brindlefork" not in seen:
            assert select.select([child.fd], [], [], 30)[0], "nothing was drawn"
            seen += child.read(65536)
        assert b"filling the demo" in seen.partition(b"\x1b[?1049h")[0]
        child.write(b"q")
        while select.select([child.fd], [], [], 30)[0]:
            child.read(65536)
    child.wait()
    return int(child.exitstatus)


def test_the_demo_leaves_nothing_behind(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", None)
    assert opened_and_quit("demo") == 0
    assert [*scratch.iterdir()] == []
    assert not database.exists()


def test_the_demo_keeps_what_it_is_told_to(jobtui: Jobtui, tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    assert opened_and_quit("demo", "--keep", str(kept)) == 0
    assert kept.stat().st_mode & 0o777 == 0o600
    assert "Brindlefork" in jobtui("list", "--db", kept).out
