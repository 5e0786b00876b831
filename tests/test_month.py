"""A month by commands and the same month by keys: after every deed both databases are the same."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from jobtui.paths import headings_path
from jobtui.storage.store import SqliteStore
from jobtui.tracker import clock as clocks
from jobtui.tracker.tracker import Tracker
from jobtui.tracker.vocabulary import Vocabulary
from jobtui.tui import app as tui
from jobtui.tui.dialogs.form import Field
from jobtui.tui.screens.board import BoardView
from jobtui.tui.widgets.item_list import ItemList
from jobtui.tui.widgets.posting_rows import PostingRows
from tests.cli import conftest as cli
from tests.cli.conftest import Jobtui
from tests.month import MONTH, PARTS, Deed, lay_out
from tests.tracker.conftest import state
from tests.tui.driving import burst, driven, press, seen, settled, view
from tests.tui.test_import import until

database, jobtui, program = cli.database, cli.jobtui, cli.program

FIRST = datetime(2026, 11, 2, 9, 0)
"""A Monday."""

SIZE = (100, 30)
"""Large enough for all panes beside one another, small enough to be drawn fast."""

Program = Callable[..., "subprocess.CompletedProcess[bytes]"]


@dataclass(slots=True)
class Clock:
    """What the program asks for the time; it stands still until the next deed."""

    present: datetime = FIRST

    def now(self) -> datetime:
        """The moment it is, on the person's clocks."""
        return self.present


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of commands and screens."""
    clock = Clock()
    monkeypatch.setenv("TZ", "Europe/London")
    monkeypatch.setattr(clocks, "datetime", clock)
    return clock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files of the month, all of them a day old."""
    folder = tmp_path / "files"
    lay_out(folder)
    for path in folder.rglob("*.*"):
        os.utime(path, (FIRST.timestamp() - 86_400,) * 2)
    return folder


@contextmanager
def opened(path: Path) -> Iterator[Tracker]:
    """A tracker as the program makes it."""
    store = SqliteStore(path)
    try:
        yield Tracker(store, vocabulary=Vocabulary(headings_path()))
    finally:
        store.close()


def newest(tracker: Tracker) -> int:
    """The number of the newest step that is not undone."""
    return next((step.number for step in tracker.steps(1000) if not step.undone), 0)


def log(tracker: Tracker) -> list[tuple[int, str, bool, tuple[int, ...]]]:
    """The steps, as far as a person sees them."""
    return [(step.number, step.text, step.undone, step.postings) for step in tracker.steps(1000)]


def named(deed: Deed, tracker: Tracker, folder: Path) -> Deed:
    """The deed with its numbers and files named."""
    found = [event for one in tracker.store.dump()["postings"] for event in one["events"]]
    *_, previous, event = 0, 0, *sorted(one["seq"] for one in found if one["kind"] != "history")
    step = max((step.number for step in tracker.steps(1)), default=0)
    return deed.told({"folder": folder, "event": event, "previous": previous, "step": step})


def exported(jobtui: Jobtui, *paths: Path) -> str:
    """The lossless export of both databases, which is the same."""
    one, other = (jobtui("export", "json", "--db", path) for path in paths)
    assert one == other
    assert one.code == 0 and '"postings": [' in one.out
    return one.out


# By command, and by keys


def by_command(jobtui: Jobtui, deed: Deed) -> None:
    """Run the command of a deed."""
    result = jobtui(*shlex.split(deed.command))
    assert result.code == 0, (deed, result)


async def by_keys(pilot: Pilot[None], deed: Deed) -> None:
    """Press the keys of a deed; words are pasted, which is faster to draw than letter by letter."""
    for token in deed.tokens():
        if token.startswith("?'"):
            await _seen(pilot, token[2:-1])
        elif token.startswith("'"):
            pilot.app.post_message(events.Paste(token[1:-1]))
            await settled(pilot)
        elif ":" in token:
            pane, _, key = token.partition(":")
            await _to(pilot, pane)
            await _down_to(pilot, key)
        else:
            key, _, times = token.partition("*")
            await (burst if times else press)(pilot, *[key] * int(times or 1))


async def _seen(pilot: Pilot[None], words: str) -> None:
    try:
        await until(pilot, lambda: words in seen(pilot))
    except AssertionError:
        raise AssertionError(f"never seen: {words}\n{seen(pilot)}") from None


async def _to(pilot: Pilot[None], name: str) -> None:
    """Go on by Tab to the pane or the field of a name."""
    for _ in range(30):
        if not name or name in _names(pilot):
            return
        await press(pilot, "tab")
    raise AssertionError(f"Tab never comes to {name}\n{seen(pilot)}")


def _names(pilot: Pilot[None]) -> Iterator[str | None]:
    focused = pilot.app.focused
    if focused is not None:
        yield focused.id
        if isinstance(focused.parent, Field):
            yield focused.parent.slot.name


async def _down_to(pilot: Pilot[None], key: str) -> None:
    """Go down by j to the line of a key in the list that has the focus."""
    focused = pilot.app.focused
    if key and isinstance(focused, PostingRows):
        await burst(pilot, "g", *"j" * list(focused.ids).index(int(key)))
    elif key:
        assert isinstance(focused, ItemList)
        await press(pilot, "g")
        for _ in range(200):
            if focused.key == key:
                return
            await press(pilot, "j")
        raise AssertionError(f"no line {key}\n{seen(pilot)}")


# The month


_LONG = [pytest.param(part, marks=pytest.mark.long) for part in range(len(PARTS) - 1)]


@pytest.mark.parametrize("part", [*_LONG, len(PARTS) - 1])
async def test_keys_and_commands_write_the_same(
    part: int, jobtui: Jobtui, database: Path, clock: Clock, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "keys.db"
    with opened(database) as written:
        first = state(written)
        for at, told in enumerate(MONTH):
            if told.day < PARTS[part].start:
                clock.present = FIRST + timedelta(days=told.day, minutes=at)
                by_command(jobtui, named(told, written, folder))
    if part:
        shutil.copyfile(database, path)
    states: dict[int, bytes] = {}
    with opened(database) as written, opened(path) as typed:
        start = newest(written)
        async with driven(typed, SIZE) as pilot:
            for at, told in enumerate(MONTH):
                if told.day not in PARTS[part]:
                    continue
                clock.present = FIRST + timedelta(days=told.day, minutes=at)
                deed, before = named(told, typed, folder), state(typed)
                states[newest(written)] = before
                by_command(jobtui, deed)
                await by_keys(pilot, deed)
                after = state(written)
                assert (after != before) is deed.writes, deed
                assert state(typed) == after, (deed, seen(pilot))
                assert log(typed) == log(written), deed
                assert pilot.app.screen is view(pilot) and not view(pilot).list.marked, (deed, seen(pilot))
            last = exported(jobtui, database, path)
            await _back_and_forth(pilot, jobtui, written, typed, states, start)
            assert exported(jobtui, database, path) == last
            assert jobtui("undo", "--to", "0").code == 0
            await press(pilot, "L", "G", "enter", "y")
            assert state(typed) == state(written) == first
            assert log(typed) == log(written)


async def _back_and_forth(
    pilot: Pilot[None],
    jobtui: Jobtui,
    written: Tracker,
    typed: Tracker,
    states: dict[int, bytes],
    start: int,
) -> None:
    """Undo what was done since the step `start`, state by state, and do all again."""
    steps = 0
    while newest(written) != start:
        assert jobtui("undo").code == 0
        assert state(written) == states[newest(written)]
        steps += 1
    assert steps > 20
    await burst(pilot, *"u" * steps)
    assert state(typed) == state(written)
    assert log(typed) == log(written)
    await burst(pilot, *"U" * steps)
    for _ in range(steps):
        assert jobtui("redo").code == 0


# Two terminals


@pytest.fixture
def shared(jobtui: Jobtui, database: Path, clock: Clock, folder: Path) -> Iterator[Tracker]:
    """A database of two postings that both terminals have open."""
    for name in ("05-thrumline-games.md", "07-coppicewell.txt"):
        assert jobtui("import", folder / name).code == 0
    with opened(database) as tracker:
        yield tracker


async def _watched(pilot: Pilot[None]) -> None:
    """Let the app look for what others wrote, as it does every two seconds."""
    assert isinstance(pilot.app, tui.JobtuiApp)
    pilot.app._watch_others()
    await settled(pilot)


def _lane(pilot: Pilot[None], posting: int) -> str | None:
    """The stage in whose lane of the board a posting has its card."""
    board = pilot.app.screen
    assert isinstance(board, BoardView)
    found = [lane.lane.stage for lane in board.lanes if posting in lane.ids]
    return found[0].name if len(found) == 1 and found[0] else None


async def test_a_terminal_shows_what_another_one_writes(jobtui: Jobtui, shared: Tracker) -> None:
    async with driven(shared, (200, 50)) as pilot:
        jobtui("status", "1", "applied")
        jobtui("todo", "1", "Ring them", "--due", "today")
        assert "Applied" not in seen(pilot)
        await _watched(pilot)
        assert "Applied" in seen(pilot)
        assert "Agenda 1 due" in seen(pilot)
        await press(pilot, "2")
        await _watched(pilot)
        assert _lane(pilot, 1) == "applied"
        jobtui("status", "1", "interview")
        jobtui("done", "1")
        await _watched(pilot)
        assert _lane(pilot, 1) == "interview"
        assert "due" not in seen(pilot).splitlines()[0]
        await press(pilot, "u")  # the newest step, whichever terminal made it
        await _watched(pilot)
        assert "Agenda 1 due" in seen(pilot)
        await press(pilot, "1")
        view(pilot).go_to(2)
        await press(pilot, "s", "o")
        assert '"status": "offer"' in jobtui("show", "2", "--json").out
        assert jobtui("undo").code == 0
        await _watched(pilot)
        row = view(pilot).list.row
        assert row is not None and (row.id, row.status) == (2, "saved")


async def test_the_app_looks_by_itself(
    shared: Tracker, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tui, "_WATCH_SECONDS", 0.05)
    async with driven(shared, (200, 50)) as pilot:
        assert program("add", "--title", "Lighthouse Keeper").returncode == 0
        await until(pilot, lambda: "Lighthouse Keeper" in seen(pilot))
