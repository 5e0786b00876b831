"""P2, what is typed is at most two seconds old when anything dies: a note, and what a reading was told."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from jobtui.paths import state_dir
from jobtui.storage.store import SqliteStore
from jobtui.tracker.draft import Draft
from jobtui.tracker.drafts import Drafts, Unsaved, drafts_folder
from jobtui.tracker.intake import Intake
from jobtui.tracker.tracker import Tracker
from jobtui.tracker.waiting import from_plain, to_plain
from jobtui.tui import app as tui
from jobtui.tui import unsaved
from jobtui.tui.app import JobtuiApp
from jobtui.tui.screens import import_waiting, importing
from tests.cli import conftest as cli
from tests.promises.terminal import on_a_terminal
from tests.tui import conftest as screens
from tests.tui import stories
from tests.tui.driving import press, seen, settled, toasts, write
from tests.tui.test_import import IMPORT, TIDY, imported, to_field, until, view

database, jobtui = cli.database, cli.jobtui
path, tracker, filled = screens.path, screens.tracker, screens.filled
lasting_toasts = screens.lasting_toasts

AT_MOST = 2.0


@asynccontextmanager
async def started(tracker: Tracker, folder: Path) -> AsyncIterator[Pilot[None]]:
    """The app with what was kept in a folder."""
    async with JobtuiApp(tracker, Drafts(folder)).run_test(size=(120, 40), notifications=True) as pilot:
        for _ in range(3):
            await settled(pilot)
        yield pilot


def test_it_is_looked_at_often_enough() -> None:
    assert max(tui._DRAFT_SECONDS, importing._KEEP_SECONDS) < AT_MOST


def test_two_hundred_letters_outlive_a_kill(jobtui: cli.Jobtui, database: Path) -> None:
    assert jobtui("add", "--title", "Tester").code == 0
    text = "".join(f"word {n:03} " for n in range(23))[:200]
    with on_a_terminal(size=(120, 40)) as terminal:
        terminal.until("Tester")
        terminal.send("n")
        terminal.until("Ctrl+O save")
        for letter in text:
            terminal.send(letter)
        kept = drafts_folder(state_dir(), database)
        for _ in terminal._reading():
            if Drafts(kept).get("note 1") == text:
                break
        terminal.kill(signal.SIGKILL)
        assert terminal.rest() == -signal.SIGKILL
    with on_a_terminal(size=(120, 40)) as terminal:
        terminal.until("Kept from last time", "n brings it back")
        terminal.send("n")
        terminal.until("word 000 word 001")
        terminal.send("\x0f")
        terminal.until("Note added")
        terminal.send("q")
        assert terminal.rest() == 0
    store = SqliteStore(database)
    assert [event.text for event in store.posting(1).events][-1] == text.strip()
    assert list(Drafts(kept)) == []


async def test_nothing_ticks_where_nothing_can_be_typed(
    filled: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tui, "_DRAFT_SECONDS", 0.01)
    looked: list[object] = []
    monkeypatch.setattr(unsaved, "keep", looked.append)
    async with started(filled, tmp_path) as pilot:
        await asyncio.sleep(0.05)
        assert not looked
        await press(pilot, "n")
        await until(pilot, lambda: len(looked) > 2)
        await press(pilot, "escape")
        looked.clear()
        await asyncio.sleep(0.05)
        assert not looked


async def test_what_was_kept_is_said_once(filled: Tracker, tmp_path: Path) -> None:
    async with started(filled, tmp_path) as pilot:
        await press(pilot, "n")
        await write(pilot, "half")
        unsaved.keep(pilot.app)  # type: ignore[arg-type]
    for told in (True, False, False):
        async with started(filled, tmp_path) as pilot:
            assert any("Kept from last time" in one for one in toasts(pilot)) is told
            await press(pilot, "n")
            assert "half" in seen(pilot)
            unsaved.keep(pilot.app)  # type: ignore[arg-type]
    async with started(filled, tmp_path) as pilot:
        await press(pilot, "n")
        await write(pilot, " more")
        unsaved.keep(pilot.app)  # type: ignore[arg-type]
    async with started(filled, tmp_path) as pilot:
        assert any("Kept from last time" in one for one in toasts(pilot))


# Readings


@pytest.fixture
def tidy(tmp_path: Path) -> Path:
    """A posting in a file."""
    file = tmp_path / "tidy.txt"
    file.write_text(TIDY, encoding="utf-8")
    return file


async def _corrected(pilot: Pilot[None], tidy: Path) -> Draft:
    """Read a file and put right a fact, a kind, and leave a requirement out."""
    shown = await imported(pilot, tidy)
    await to_field(pilot, "title")
    await press(pilot, "e", "end")
    await write(pilot, " II")
    await press(pilot, "enter", "tab", "r", "j", "space")
    entry = shown.readings.current
    assert entry is not None and entry.draft.corrected and entry.draft.dropped
    return entry.draft


async def test_what_was_put_right_in_a_reading_outlives_the_program(
    tracker: Tracker, tmp_path: Path, tidy: Path
) -> None:
    folder = tmp_path / "drafts"
    async with started(tracker, folder) as pilot:
        draft = await _corrected(pilot, tidy)
        import_waiting.keep(view(pilot))
        tidy.unlink()
        await press(pilot, "q")
    async with started(tracker, folder) as pilot:
        assert "Import · Kiln Operator II" in toasts(pilot)[-1]
        assert f"{IMPORT} brings it back" in toasts(pilot)[-1]
        await press(pilot, IMPORT)
        entry = view(pilot).readings.current
        assert entry is not None
        assert (entry.draft.reading, entry.draft.data) == (draft.reading, draft.data)
        assert (entry.draft.corrected, entry.draft.dropped) == (draft.corrected, draft.dropped)
        assert entry.draft.request == draft.request
        await press(pilot, "a")
        posting = tracker.posting(1)
        assert posting.facts.title is not None
        assert posting.facts.title.value == "Kiln Operator II"
        assert len(posting.checklist) == 3
    assert list(Drafts(folder)) == []


async def test_a_reading_that_was_stored_left_out_or_not_touched_is_not_kept(
    tracker: Tracker, tmp_path: Path, tidy: Path
) -> None:
    folder = tmp_path / "drafts"
    async with started(tracker, folder) as pilot:
        await imported(pilot, tidy)
        import_waiting.keep(view(pilot))
        assert list(Drafts(folder)) == []
        await press(pilot, "escape")
        await _corrected(pilot, tidy)
        import_waiting.keep(view(pilot))
        assert len(list(Drafts(folder))) == 1
        await press(pilot, "S", "x")
        import_waiting.keep(view(pilot))
    assert list(Drafts(folder)) == []


async def test_the_same_content_stored_meanwhile_is_not_brought_back(
    tracker: Tracker, tmp_path: Path, tidy: Path
) -> None:
    folder = tmp_path / "drafts"
    async with started(tracker, folder) as pilot:
        await _corrected(pilot, tidy)
    assert len(list(Drafts(folder))) == 1
    with Intake(tracker) as intake:
        intake.keep(intake.read_bytes(TIDY.encode(), "tidy.txt")[0])
    async with started(tracker, folder) as pilot:
        await press(pilot, IMPORT)
        assert view(pilot).readings.entries == []
    assert list(Drafts(folder)) == []


async def test_a_kept_reading_that_cannot_be_understood_stands_in_nobodys_way(
    tracker: Tracker, tmp_path: Path
) -> None:
    folder = tmp_path / "drafts"
    drafts = Drafts(folder)
    for n, typed in enumerate(("words", {}, {"data": 5}, {"data": "", "question": [], "reading": {}})):
        drafts.keep(Unsaved(f"reading {n} 1", typed, "Import", IMPORT))
    async with started(tracker, folder) as pilot:
        await press(pilot, IMPORT)
        assert view(pilot).readings.entries == []
    assert len(list(Drafts(folder))) == 4


def test_a_reading_survives_as_plain_values() -> None:
    store = SqliteStore(Path("/nowhere/jobs.db"))
    with Intake(Tracker(store, lambda: stories.NOW)) as intake:
        (draft,) = intake.read_bytes(TIDY.encode(), "tidy.txt")
    again = from_plain(to_plain(draft))
    assert (again.reading, again.data, again.parsed) == (draft.reading, draft.data, draft.parsed)
    assert again.request == draft.request


async def test_pasted_text_outlives_the_program_before_and_after_it_is_read(
    tracker: Tracker, tmp_path: Path
) -> None:
    folder = tmp_path / "drafts"
    async with started(tracker, folder) as pilot:
        await press(pilot, IMPORT, "i")
        pilot.app.post_message(events.Paste(TIDY))
        await settled(pilot)
        unsaved.keep(pilot.app)  # type: ignore[arg-type]
    async with started(tracker, folder) as pilot:
        assert "i brings it back" in toasts(pilot)[-1]
        await press(pilot, "i")
        assert "Kiln Operator" in seen(pilot)
        await press(pilot, "ctrl+o")
        await until(pilot, lambda: bool(view(pilot).readings.entries))
        assert [one.key.split()[0] for one in Drafts(folder)] == ["reading"]
    async with started(tracker, folder) as pilot:
        await press(pilot, IMPORT, "a")
        assert tracker.posting(1).subject == "Kiln Operator · Ember & Clay"
    assert list(Drafts(folder)) == []
