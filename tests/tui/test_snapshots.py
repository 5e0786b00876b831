"""Pictures of every view at three sizes, on the samples. The docstring of a scene says what the eye checks.

Accept wanted changes with --snapshot-update, after looking at each picture.
"""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from jobtui.domain.problem import BadData
from jobtui.samples import postings
from jobtui.storage.store import SqliteStore
from jobtui.tracker.demo import fill
from jobtui.tracker.tracker import Tracker
from jobtui.tui.app import JobtuiApp
from tests.tui.driving import seen, settled, worked
from tests.tui.test_moving import TABLES, opened

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
SMALL, MIDDLE, LARGE = (80, 24), (120, 40), (200, 50)
EVERY = (SMALL, MIDDLE, LARGE)

Snap = Callable[..., bool]


@dataclass(frozen=True)
class Scene:
    """What is pressed, and what the eye should check."""

    name: str
    check: str
    keys: tuple[str, ...] = ()
    sizes: tuple[tuple[int, int], ...] = EVERY
    typed: str = ""


MARK_THREE = ("j", "space", "j", "space", "j", "space")

SCENES = (
    Scene("postings", "columns line up, nothing that matters is cut, the hint bar fits"),
    Scene("detail", "facts with 'not stated' dim; suggested ones marked", ("j", "j", "j", "j", "tab")),
    Scene("checklist", "ticks, kinds and evidence; long items wrap under themselves", ("j", "j", "enter")),
    Scene("timeline", "newest first, notes in full", ("j", "j", "shift+tab")),
    Scene("marked", "three marks, counted in the status line", MARK_THREE, (SMALL,)),
    Scene("filtered", "the filter and the count stand in the border", ("slash",), EVERY, "status:applied"),
    Scene(
        "filter-empty",
        "another sentence than for an empty list, with the way out",
        ("slash",),
        (SMALL,),
        "zzz",
    ),
    Scene("status-menu", "letters, the present one marked, closed ones apart", ("j", "j", "s")),
    Scene("next-action", "the day is resolved while typing", ("f",), (SMALL,), "call"),
    Scene("note", "a box to write in, how to keep and how to leave", ("n",), (SMALL,)),
    Scene("edit", "every fact as text", ("j", "j", "e"), (SMALL, MIDDLE)),
    Scene("add", "an empty form", ("a",), (SMALL,)),
    Scene("sort", "the orders, the present one marked", ("S",), (SMALL,)),
    Scene("scope", "what is listed, with counts", ("b",), (SMALL,)),
    Scene("confirm", "asks once; y, never Enter", (*MARK_THREE, "d"), (SMALL,)),
    Scene("toast", "what, on what, and the way back", ("j", "j", "s", "o"), (SMALL, MIDDLE)),
    Scene("nothing-to-redo", "says why nothing happened", ("U",), (SMALL,)),
    Scene("source", "line numbers, the values marked", ("j", "j", "v")),
    Scene("source-zones", "who wrote each line, in words", ("j", "j", "j", "j", "v", "w"), (MIDDLE,)),
    Scene("compare", "facts, degree, experience, skills, the rest; differences marked", (*MARK_THREE, "c")),
    Scene("compare-differences", "only rows that differ", (*MARK_THREE, "c", "f"), (MIDDLE,)),
    Scene("compare-empty", "how to choose", ("3",), (SMALL,)),
    Scene("compare-met", "what is met is hidden, a column pinned", (*MARK_THREE, "c", "p", "H"), (MIDDLE,)),
    Scene("match", "both lines of every verdict", ("j", "m")),
    Scene("decision", "how to begin to weigh", (*MARK_THREE, "c", "D"), (SMALL, MIDDLE)),
    Scene("profile", "claims by kind in tidy columns", ("P",)),
    Scene("profile-form", "what can be said of a skill", ("P", "a"), (SMALL,)),
    Scene("market", "asked, paid, gaps", ("6",)),
    Scene("stats", "the funnel, applications a week, days, answers; pictures in their frames", ("7",)),
    Scene("similar", "each with its reasons", ("M",), (SMALL, MIDDLE)),
    Scene("offers", "none yet, and how to add one", ("O",), (SMALL,)),
    Scene("points", "none yet, and how to add one", ("plus",), (SMALL,)),
    Scene("board", "lanes side by side, every lane counted in the strip, titles readable", ("2",)),
    Scene("board-closed", "the lanes out of sight are counted", ("2", *("l",) * 5), (SMALL,)),
    Scene(
        "board-moved",
        "the card went on, the focus with it; the toast",
        ("2", "l", "greater_than_sign"),
        (MIDDLE,),
    ),
    Scene("tags", "how to write several, and which there are", ("t",), (SMALL,), "dream job"),
    Scene("interview", "the moment in words, with its zone", ("r",), (SMALL, MIDDLE), "fri 14:30"),
    Scene("people", "who is known at the company", (*("j",) * 5, "p"), (SMALL,)),
    Scene("documents", "what was sent; how to add", ("R",), (SMALL,)),
    Scene("duplicates", "why there is nothing to tell apart, or what is alike", ("equals_sign",), (SMALL,)),
    Scene("filters", "the saved filters and the way to save one", ("F",), (SMALL,)),
    Scene(
        "filter-wrong", "the place and what was expected; the list stays", ("slash",), (SMALL,), "is:later x"
    ),
    Scene("columns", "which are shown, in which order", ("S", "o"), (SMALL,)),
    Scene("log", "steps, the newest first", ("L",), (SMALL, MIDDLE)),
    Scene("agenda", "what is due by kind, the way to deal with it beside each heading", ("4",)),
    Scene("agenda-wait", "the day is resolved while typing", ("4", "w"), (SMALL,), "fri"),
    Scene("stages", "symbols and letters line up, how many stand in each", ("s", "plus"), (SMALL, MIDDLE)),
    Scene("import-empty", "what can be imported and how", ("5",), (SMALL, MIDDLE)),
    Scene("help", "the focused pane's keys first", ("question_mark",)),
    Scene("palette", "every action by name with its key", ("colon",), (SMALL, MIDDLE)),
    Scene("zoom", "one pane on the whole screen", ("enter", "z"), (SMALL,)),
)


@pytest.fixture(scope="session")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's database, filled once."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    store = SqliteStore(path)
    fill(Tracker(store, lambda: NOW), NOW)
    store.close()
    return path


@pytest.fixture(autouse=True)
def in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Days are local; the pictures are taken at Greenwich."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


def app_on(path: Path) -> JobtuiApp:
    """The app with a clock that stands still."""
    return JobtuiApp(Tracker(SqliteStore(path), lambda: NOW))


@pytest.mark.parametrize(
    ("scene", "size"),
    [
        pytest.param(scene, size, id=f"{scene.name}-{size[0]}x{size[1]}")
        for scene in SCENES
        for size in scene.sizes
    ],
)
def test_scene(
    scene: Scene, size: tuple[int, int], lived_in: Path, tmp_path: Path, snap_compare: Snap
) -> None:
    shutil.copy(lived_in, tmp_path / "jobs.db")  # with its mode, which jobtui would narrow and mention

    async def play(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        for key in (*scene.keys, *scene.typed.replace(":", "\0")):
            await pilot.press("colon" if key == "\0" else key)
            await worked(pilot)

    assert snap_compare(app_on(tmp_path / "jobs.db"), run_before=play, terminal_size=size), scene.check


@pytest.mark.parametrize("size", EVERY, ids=lambda size: f"{size[0]}x{size[1]}")
def test_first_run(size: tuple[int, int], tmp_path: Path, snap_compare: Snap) -> None:
    """No postings yet: the ways in, no dialog."""
    assert snap_compare(app_on(tmp_path / "new.db"), run_before=settled, terminal_size=size)


@pytest.mark.parametrize("size", EVERY, ids=lambda size: f"{size[0]}x{size[1]}")
def test_preview(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snap_compare: Snap
) -> None:
    """Readings before they are kept: values with their lines, requirements kept or dropped."""
    monkeypatch.chdir(tmp_path)  # the picture must not show where the test ran
    Path("saved").mkdir()
    for name, data in postings()[1:3]:
        Path("saved", name).write_bytes(data)

    async def play(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        for key in ("i", *"saved", "enter"):
            await pilot.press(key)
            await settled(pilot)
        while "reading 1 of 2" not in seen(pilot):
            await pilot.pause(0.05)
        await settled(pilot)

    assert snap_compare(app_on(tmp_path / "new.db"), run_before=play, terminal_size=size)


@pytest.mark.parametrize("size", EVERY, ids=lambda size: f"{size[0]}x{size[1]}")
def test_table(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snap_compare: Snap
) -> None:
    """A table of another tracker: what each column and status is taken for, what becomes of the rows."""
    monkeypatch.chdir(TABLES)

    async def play(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        await opened(pilot, Path("huntr.csv"))
        await settled(pilot)

    assert snap_compare(app_on(tmp_path / "new.db"), run_before=play, terminal_size=size)


def test_error(tmp_path: Path, snap_compare: Snap) -> None:
    """A refusal: one sentence, nothing lost."""

    async def play(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        app = pilot.app
        assert isinstance(app, JobtuiApp)
        app.refuse(
            BadData("'letter.pdf' is a PDF, not text. Save the posting as text or HTML and import that.")
        )
        await settled(pilot)

    assert snap_compare(app_on(tmp_path / "new.db"), run_before=play, terminal_size=SMALL)
