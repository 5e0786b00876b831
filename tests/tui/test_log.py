"""The log of steps by key, what is typed and not saved, and the person's own editor."""

import os
import signal
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.app import App

from jobtui.tracker.drafts import Drafts
from jobtui.tracker.tracker import Tracker
from jobtui.tui import unsaved
from jobtui.tui.app import JobtuiApp
from jobtui.tui.dialogs.parts import NoteArea
from jobtui.tui.widgets.line_input import LineInput
from tests.tui.driving import NORTHWIND, driven, press, seen, settled, toasts, told, write


def notes(tracker: Tracker) -> list[str]:
    """The notes on the newest posting."""
    return [note.text for note in tracker.posting(NORTHWIND).notes]


async def test_going_back_to_a_step_and_on_again(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        before = notes(filled)
        for text in ("one", "two", "three", "four"):
            filled.add_note(NORTHWIND, text)
        await press(pilot, "L")
        assert "four" in seen(pilot)
        await press(pilot, "j", "j", "enter")
        assert notes(filled) == [*before, "one", "two"]
        assert told(pilot, "Back to step", "2 steps undone")
        await press(pilot, "L", "g", "enter")
        assert notes(filled) == [*before, "one", "two", "three", "four"]
        assert told(pilot, "2 steps done again")


async def test_going_far_back_asks_first(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        before = notes(filled)
        for text in ("one", "two", "three"):
            filled.add_note(NORTHWIND, text)
        await press(pilot, "L", "j", "j", "j", "enter")
        assert "3 steps are taken back" in seen(pilot)
        await press(pilot, "enter", "escape")
        assert notes(filled) == [*before, "one", "two", "three"]
        await press(pilot, "L", "j", "j", "j", "enter", "y")
        assert notes(filled) == before
        assert told(pilot, "3 steps undone")


async def test_without_a_step_it_says_so(tracker: Tracker) -> None:
    async with driven(tracker) as pilot:
        await press(pilot, "L")
        assert told(pilot, "No steps yet.")


async def test_what_is_typed_is_kept_while_the_dialog_is_open(filled: Tracker, tmp_path: Path) -> None:
    app = JobtuiApp(filled, Drafts(tmp_path))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "n")
        await write(pilot, "half a thought")
        unsaved.keep(app)
        assert Drafts(tmp_path).get(f"note {NORTHWIND}") == "half a thought"
    again = JobtuiApp(filled, Drafts(tmp_path))
    async with again.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        assert told(pilot, "Kept from last time, not saved", "Note", "n brings it back")
        await press(pilot, "n")
        assert pilot.app.screen.query_one(NoteArea).text == "half a thought"
        await press(pilot, "ctrl+o")
        assert notes(filled)[-1] == "half a thought"
        assert told(pilot, "Note added")
        unsaved.keep(again)
    assert list(Drafts(tmp_path)) == []


async def test_a_line_that_is_typed_is_kept_as_well(filled: Tracker, tmp_path: Path) -> None:
    app = JobtuiApp(filled, Drafts(tmp_path))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "t")
        await write(pilot, "dream")
        unsaved.keep(app)
        assert Drafts(tmp_path).get(f"tags {NORTHWIND}").endswith("dream")
        await press(pilot, "escape")
        assert told(pilot, "Not saved", "t brings it back")
        await press(pilot, "t", "enter")
        assert "dream" in filled.row(NORTHWIND).tags[-1]
        assert list(Drafts(tmp_path)) == []
        await press(pilot, "t", "escape")
        assert list(Drafts(tmp_path)) == []


async def test_what_is_typed_about_some_postings_is_not_put_on_others(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "space", "j", "space", "t")
        await write(pilot, "dream")
        await press(pilot, "escape", "j", "space", "t")
        assert pilot.app.screen.query_one(LineInput).value == ""
        await press(pilot, "escape", "space", "t")
        assert pilot.app.screen.query_one(LineInput).value == "dream"


async def test_a_signal_keeps_what_is_typed(filled: Tracker, tmp_path: Path) -> None:
    app = JobtuiApp(filled, Drafts(tmp_path))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        await write(pilot, "call")
        os.kill(os.getpid(), signal.SIGTERM)
        await settled(pilot)
    assert app.return_code == 143
    assert Drafts(tmp_path).get(f"next {NORTHWIND}")[0].endswith("call")


@pytest.fixture
def own_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets a script be the editor; a test has no terminal to lend."""

    def put(script: str) -> None:
        path = tmp_path / "editor"
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o700)
        monkeypatch.setenv("VISUAL", f"'{path}' --wait")
        monkeypatch.setattr(App, "suspend", lambda _: nullcontext())

    return put


async def test_the_own_editor_takes_the_text_and_gives_it_back(
    filled: Tracker, own_editor: Callable[[str], None]
) -> None:
    own_editor('test "$1" = --wait && test "$(stat -c %a "$2")" = 600 && echo "and more" >> "$2"')
    async with driven(filled) as pilot:
        await press(pilot, "n")
        await write(pilot, "begun ")
        await press(pilot, "ctrl+g")
        assert pilot.app.screen.query_one(NoteArea).text == "begun and more"
        await press(pilot, "ctrl+o")
        assert notes(filled)[-1] == "begun and more"
        assert told(pilot, "Note added")


@pytest.mark.parametrize(
    ("script", "said"), [("exit 3", "ended with an error. Nothing was changed."), ('rm "$2"', "left no text")]
)
async def test_an_editor_that_fails_changes_nothing(
    filled: Tracker, own_editor: Callable[[str], None], script: str, said: str
) -> None:
    own_editor(script)
    async with driven(filled) as pilot:
        await press(pilot, "n")
        await write(pilot, "begun")
        await press(pilot, "ctrl+g")
        assert pilot.app.screen.query_one(NoteArea).text == "begun"
        assert said in toasts(pilot)[-1]


async def test_an_editor_that_is_not_there_is_named(filled: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor -w")
    monkeypatch.setattr(App, "suspend", lambda _: nullcontext())
    async with driven(filled) as pilot:
        await press(pilot, "n")
        await press(pilot, "ctrl+g")
        assert told(pilot, "There is no editor 'no-such-editor -w'.")
