"""P12, a posting can never act on a terminal: every command and every screen, with texts that try."""

import io
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from pathlib import Path

import pytest
from textual.pilot import Pilot

from jobtui.cli.app import prepare_streams, run
from jobtui.domain.display import safe_block
from jobtui.storage.store import SqliteStore
from jobtui.tracker.tracker import Tracker
from tests.cli import conftest as cli
from tests.promises.command_lines import command_lines
from tests.promises.escapes import BAR, FILE, PAGE, SCREENS, unexpected
from tests.promises.hostile_strings import HOSTILE, MARK
from tests.promises.recorded import screens_recorded
from tests.promises.stored import hostile_company, hostile_file, hostile_postings
from tests.promises.terminal import on_a_terminal
from tests.promises.tour import DEEPEST, Tour
from tests.tui import conftest as tui
from tests.tui.driving import driven, press, seen
from tests.tui.test_import import imported

database, path, tracker = cli.database, tui.path, tui.tracker
lasting_toasts = tui.lasting_toasts

CODES = {0, 1, 2, 65, 66, 72, 73, 74, 75, 77}
"""What a command may end with; 70 would be a bug."""

TYPED = tuple(text.replace("\0", "").encode("utf-8", "replace").decode() for text in HOSTILE)
"""The texts as a command line can hold them."""


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def ran(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, *, on_terminal: bool = False
) -> tuple[int, str]:
    """The exit code of a command, and all that it wrote."""
    kind = _Terminal if on_terminal else io.TextIOWrapper
    out = kind(io.BytesIO(), encoding="utf-8", write_through=True)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", out)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
        prepare_streams()
        code = run(arguments)
    return code, out.buffer.getvalue().decode()  # type: ignore[attr-defined]  # it is a BytesIO


LIVE = b"\x1b[?2026l"
"""Written behind each picture of the app, once it knows that the terminal wants to be told."""

LONG = {"export"}
"""The commands that tell a terminal how far they are."""


@pytest.fixture
def hostile(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database that holds every text, and a folder to work in."""
    folder = tmp_path / "deep" / "down"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    for name, value in (("VISUAL", "false"), ("TERM", "xterm-256color"), ("COLORTERM", "truecolor")):
        monkeypatch.setenv(name, value)
    store = SqliteStore(database)
    tracker = Tracker(store)
    hostile_postings(tracker, HOSTILE)
    assert hostile_company(tracker, HOSTILE[::36], folder) > 30
    store.close()
    return database


def test_the_corpus_is_large_and_hostile() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 100
    assert all(MARK in text for text in HOSTILE)
    assert sum(bool(unexpected(text)) for text in HOSTILE) >= 100


def _tried(hostile: Path, texts: Iterator[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What went wrong in any command, on a terminal or not by turns."""
    pristine = hostile.with_suffix(".pristine")
    shutil.copy(hostile, pristine)
    wrong: list[str] = []
    marked = 0
    for number, arguments in enumerate(command_lines(texts)):
        shutil.copy(pristine, hostile)
        page = number % 2 == 0
        code, written = ran(arguments, monkeypatch, on_terminal=page)
        found = unexpected(written, (BAR if arguments[0] in LONG else PAGE) if page else FILE)
        marked += MARK in written
        if found or code not in CODES or "Traceback" in written:
            wrong.append(f"{arguments!r}: {code}, {found}")
    assert marked > number / 4
    return wrong


def test_no_text_acts_through_any_command(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _tried(hostile, cycle(TYPED), monkeypatch) == []


@pytest.mark.long
@pytest.mark.parametrize("begin", range(7, 177, 17))
def test_no_text_acts_through_any_command_in_other_places(
    hostile: Path, monkeypatch: pytest.MonkeyPatch, begin: int
) -> None:
    assert _tried(hostile, cycle((*TYPED[begin:], *TYPED[:begin])), monkeypatch) == []


def test_no_name_and_no_content_of_a_file_acts(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "saved"
    folder.mkdir()
    for text in HOSTILE[::2]:
        hostile_file(folder, text, _posting(text))
    (folder / os.fsdecode(b"\xff\xfe.txt")).write_bytes(_posting("plain"))
    for arguments, page in (
        (["parse", "saved"], True),
        (["parse", "saved", "--explain"], False),
        (["import", "saved"], True),
        (["import", "saved"], False),
        (["list", "--all"], True),
        (["show", "3", "--source"], True),
    ):
        code, written = ran(arguments, monkeypatch, on_terminal=page)
        assert unexpected(written, BAR if page else FILE) == []
        assert code in (0, 65), arguments
        assert MARK in written


def _posting(text: str) -> bytes:
    told = f"Title: {text}\nCompany: {text}\n\nRequirements\n- 5+ years of {text}\n- {text}\n"
    return told.encode("utf-8", "replace")


# The screens


async def test_no_text_acts_on_any_screen(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In short: each key once wherever it works first; what dialogs lead to is left to the long form."""
    await _toured(tracker, tmp_path, monkeypatch, HOSTILE[::18], (80, 24), deepest=1)


@pytest.mark.long
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)], ids=str)
@pytest.mark.parametrize("begin", [0, 60, 120])
async def test_no_text_acts_on_any_screen_of_any_size(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, begin: int, size: tuple[int, int]
) -> None:
    await _toured(tracker, tmp_path, monkeypatch, (*HOSTILE[begin:], *HOSTILE[:begin]), size)


async def _toured(
    tracker: Tracker,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    texts: Sequence[str],
    size: tuple[int, int],
    deepest: int = DEEPEST,
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("VISUAL", "false")
    (folder / "files").mkdir()
    hostile_postings(tracker, texts)
    hostile_company(tracker, texts[::6], folder / "files")
    saved = folder / "saved"
    saved.mkdir()
    for text in texts[::2]:
        hostile_file(saved, text, _posting(text))
    with screens_recorded(monkeypatch) as screens:
        async with driven(tracker, size) as pilot:
            await imported(pilot, saved)
            tour = Tour(pilot, screens.look(pilot), deepest)
            await tour.views()
            await tour.palette(MARK)
    assert screens.wrong == []
    assert len(tour.places) > (80 if deepest == 1 else 450)


async def test_every_text_is_shown_letter_for_letter(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile_postings(tracker, HOSTILE)
    with screens_recorded(monkeypatch) as screens:
        async with driven(tracker, (200, 50)) as pilot:
            look = screens.look(pilot)
            await press(pilot, "G", "tab", "z")
            shown = await _paged(pilot, look)
            assert [text for text in HOSTILE if _words(text.replace("\0", "�"))[:60] not in shown] == []
            for keys in (("tab",), ("tab",), ("z", "v"), ("2",), ("1", "g", "space", "G", "space", "c")):
                await press(pilot, *keys)
                await _paged(pilot, look)
    assert screens.wrong == []


async def test_what_is_copied_is_what_is_seen_and_pasted_in_one_line(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    with screens_recorded(monkeypatch) as screens:
        async with driven(tracker, (80, 24)) as pilot:
            look = screens.look(pilot)
            for text in HOSTILE:
                pilot.app.copy_to_clipboard(text)
                assert unexpected(pilot.app.clipboard.replace("\t", " ")) == []
            pilot.app.copy_to_clipboard("one\ntwo\tthree")
            look("y")
            pilot.app.copy_to_clipboard("")
            await press(pilot, "slash", "ctrl+v")
            look("paste")
            assert "one two three" in " ".join(seen(pilot).split())
    assert screens.wrong == []


def test_no_text_acts_on_a_real_terminal(hostile: Path) -> None:
    with on_a_terminal() as terminal:
        terminal.until(MARK)
        terminal.until_drawn()
        for keys in (
            "\t",
            "G",
            "\t",
            "v",
            "\x1b",
            "2",
            "4",
            "1",
            "e",
            "\x1b",
            "L",
            "\x1b",
            ":",
            "zQ7x",
            "\x1b",
        ):
            drawn = terminal.written.count(LIVE)
            terminal.send(keys)
            terminal.until_written(LIVE, drawn + 1)
            terminal.send("j")
        terminal.kill(signal.SIGTERM)
        assert (terminal.rest(), terminal.modes()) == (143, [])
    assert unexpected(terminal.written.decode(), SCREENS) == []


async def _paged(pilot: Pilot[None], look: Callable[[str], None]) -> str:
    """All that a pane shows from its top to its end, each blank one space."""
    await press(pilot, "g")
    pages: list[str] = []
    while seen(pilot) not in pages:
        pages.append(seen(pilot))
        look("page")
        await press(pilot, "pagedown")
    return _words(" ".join(pages))


def _words(text: str) -> str:
    return " ".join(safe_block(text).replace("│", " ").split())
