"""Keys of one's own: they do what they say, and every word that names a key names them."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from textual import events
from textual.keys import _character_to_key

import jobtui.tui
from jobtui.domain.problem import WrongUsage
from jobtui.tracker.tracker import Tracker
from jobtui.tui import keymap, unsaved
from jobtui.tui.actions import ACTIONS, Place
from jobtui.tui.app import JobtuiApp
from jobtui.tui.key_names import CHARACTERS, key_symbol
from jobtui.tui.keymap import Keymap, clash, keyed, keys_of
from jobtui.tui.screens.import_accepting import say_what_waits
from jobtui.tui.screens.importing import ImportView
from jobtui.tui.screens.source import SourceView
from jobtui.tui.settings import Settings
from tests.tui.driving import NORTHWIND, press, seen, settled, toasts, view, write
from tests.tui.test_import import until

OWN = """
[keys]
undo = ["ctrl+b", "f9"]
"posting.archive" = "u"
"item.open" = "f6"
"posting.source" = "!"
"posting.note" = "f5"
"view.board" = "f7"
stages = "f8"
log = "f2"
"import.open" = "f3"
back = "backspace"
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with keys that swap, that are several, that need a name, and one where there was none."""
    file = tmp_path / "config.toml"
    file.write_text(OWN, encoding="utf-8")
    found = Settings(file)
    assert not found.problems
    return found


def test_keys_of_characters_are_called_as_textual_calls_them() -> None:
    assert {
        name: char for char in map(chr, range(33, 127)) if (name := _character_to_key(char))
    } == CHARACTERS


@pytest.mark.parametrize(
    ("typed", "key", "shown"),
    [
        ("g", "g", "g"),
        ("G", "G", "G"),
        ("é", "é", "é"),
        ("?", "question_mark", "?"),
        ("question_mark", "question_mark", "?"),
        ("+", "plus", "+"),
        ("Ctrl+B", "ctrl+b", "Ctrl+B"),
        ("ctrl+i", "tab", "Tab"),
        ("ctrl+m", "enter", "⏎"),
        ("shift+tab", "shift+tab", "Shift+Tab"),
        ("F2", "f2", "F2"),
        ("Page_Down", "pagedown", "PgDn"),
        ("delete", "delete", "Delete"),
    ],
)
def test_a_key_is_understood_and_written(typed: str, key: str, shown: str) -> None:
    assert keys_of("undo", [typed]) == (key,)
    assert key_symbol(key) == shown


@pytest.mark.parametrize("typed", ["alt+x", "ctrl+1", "ctrl+shift+a", "shift+up", "ctrl+enter", "super+a"])
def test_what_only_some_terminals_send_needs_another_key_beside_it(typed: str) -> None:
    with pytest.raises(WrongUsage, match="only some terminals send"):
        keys_of("undo", [typed])
    assert len(keys_of("undo", [typed, "f5"])) == 2


@pytest.mark.parametrize(
    "typed", ["", "banana", "ctrl+", "ctrl+banana", "ctrl+ctrl+a", "shift+a", "f13", "a b"]
)
def test_what_is_no_key_is_refused(typed: str) -> None:
    with pytest.raises(WrongUsage, match="is no key"):
        keys_of("undo", [typed])


def test_keys_clash_where_both_would_work() -> None:
    assert clash(Keymap({"undo": ("x",)})) is not None
    assert clash(Keymap({"view.board": ("x",)})) is not None
    assert clash(Keymap({"move.up": ("x",)})) is not None
    assert clash(Keymap({"requirement.met": ("s",)})) is None, (
        "a pane's own keys come before those of its view"
    )
    swapped = {"undo": ("U",), "redo": ("u",)}
    assert clash(Keymap(swapped)) is None
    assert clash(Keymap({"undo": ("U",)})) == ("undo", "U already stands for 'redo' (Everywhere).")


def test_the_registry_clashes_nowhere_with_itself() -> None:
    """Each action with its own key named once more: what is there from the beginning can be written down."""
    for action in {one.id: one for one in ACTIONS if one.keys and one.id != "decision.score"}.values():
        places = {one.keys for one in ACTIONS if one.id == action.id}
        if len(places) == 1:
            assert clash(Keymap({action.id: action.keys})) is None, action.id


async def test_own_keys_do_it_and_the_old_ones_do_not(filled: Tracker, settings: Settings) -> None:
    app = JobtuiApp(filled, settings=settings)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        for _ in range(3):
            await settled(pilot)
        shown = seen(pilot)
        assert " F7 Board" in shown
        assert " F6 Open" in shown.splitlines()[-1]
        assert " Ctrl+B Undo" in shown.splitlines()[-1]
        assert shown.splitlines()[-1].index("Status…") < shown.splitlines()[-1].index("Archive")
        await press(pilot, "u")
        assert "Ctrl+B to undo" in toasts(pilot)[-1]
        await press(pilot, "d")
        assert "Archived" in toasts(pilot)[-1], "nothing is done by the key that was given up"
        await press(pilot, "f9")
        assert "U to redo" in toasts(pilot)[-1]
        await press(pilot, "exclamation_mark")
        assert isinstance(pilot.app.screen, SourceView)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, SourceView)
        assert " Backspace Back" in seen(pilot).splitlines()[-1]
        await press(pilot, "backspace")
        await press(pilot, "f8")
        assert "Stages" in seen(pilot)
        went = []
        for key in ("escape", "2", "f7"):
            await press(pilot, key)
            await settled(pilot)
            went.append(getattr(pilot.app.screen, "VIEW", ""))
        assert went == ["postings", "postings", "board"]


async def test_what_was_left_comes_back_by_the_own_key(filled: Tracker, settings: Settings) -> None:
    app = JobtuiApp(filled, settings=settings)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        for _ in range(3):
            await settled(pilot)
        await press(pilot, "f5")
        await write(pilot, "half a thought")
        await press(pilot, "escape")
        assert "F5 brings it back" in toasts(pilot)[-1]


async def test_what_was_pasted_and_where_one_stood_come_back_by_the_own_key(
    filled: Tracker, settings: Settings
) -> None:
    app = JobtuiApp(filled, settings=settings)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        for _ in range(3):
            await settled(pilot)
        await press(pilot, "5", "f3")
        app.post_message(events.Paste("Kiln Operator\nEmber & Clay\nTo be fired"))
        await settled(pilot)
        unsaved.keep(app)
        unsaved.offer(app)
        await settled(pilot)
        assert "F3 brings it back" in toasts(pilot)[-1]
        await press(pilot, "escape", "1")
        for text in ("one", "two", "three"):
            filled.add_note(NORTHWIND, text)
        await press(pilot, "f2", "j", "j", "j", "enter")
        assert "F2 brings you back" in seen(pilot)


async def test_a_second_click_opens_by_whatever_key(filled: Tracker, settings: Settings) -> None:
    app = JobtuiApp(filled, settings=settings)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        for _ in range(3):
            await settled(pilot)
        listing = view(pilot).list
        at = listing.at
        await pilot.click(listing, offset=(4, 5))
        await settled(pilot)
        assert (pilot.app.focused, listing.at != at) == (listing, True)
        await pilot.click(listing, offset=(4, 5))
        await settled(pilot)
        assert pilot.app.focused is not listing


async def test_help_and_palette_name_own_keys_and_find_them(filled: Tracker, settings: Settings) -> None:
    app = JobtuiApp(filled, settings=settings)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        for _ in range(3):
            await settled(pilot)
        await press(pilot, "question_mark")
        await write(pilot, "ctrl+b")
        assert re.search(r"Ctrl\+B F9 +Undo the last step", seen(pilot))
        assert "Archive, or take back" not in seen(pilot)
        await press(pilot, "escape", "colon")
        await write(pilot, "undo the")
        await until(pilot, lambda: bool(re.search(r"Undo the last step +Ctrl\+B", seen(pilot))))


async def test_without_own_keys_those_of_the_registry_hold_again(filled: Tracker, settings: Settings) -> None:
    JobtuiApp(filled, settings=settings)
    assert keymap.key("undo") == "Ctrl+B"
    JobtuiApp(filled)
    assert keymap.key("undo") == "u"
    assert keymap.key("posting.points", Place.DECISION) == "p"


def test_sentences_name_live_keys_and_nothing_else_in_them_changes() -> None:
    keymap.use(Keymap({"undo": ("space",), "view.board": ("B",)}))
    try:
        told = keyed(
            "{undo} undoes, {item.open} opens, {view.board} {view.agenda}, {} {x y} {nothing} {undo!r}"
        )
        assert told == "Space undoes, Enter opens, B 4, {} {x y} {nothing} {undo!r}"
    finally:
        keymap.use(Keymap())


_SOURCES = sorted(Path(jobtui.tui.__path__[0]).rglob("*.py"))
_KEY_AND_VERB = re.compile(
    r'"[^"{]*(?<![\w{\'’])(?:[A-Za-z=+?]|Enter|Esc|Space) '
    r"(?:to (?:undo|redo)|opens|shows|adds|goes|takes|labels|sets|brings|keeps|quits|moves|weighs|compares|"
    r"accepts|confirms|corrects|changes|forgets|clears|says|makes|strikes)\b"
    r'|["·] ?[A-Za-z] (?:next|previous|note|status|wait|archive|done|offers)\b'
)


@pytest.mark.parametrize("source", _SOURCES, ids=lambda path: path.name)
def test_no_sentence_names_a_key_by_itself(source: Path) -> None:
    """Dialogs have keys of their own, which nobody changes; all others are named by the action."""
    if source.parent.name == "dialogs" or source.name in ("actions.py", "damage.py"):
        return
    lines = [line for line in source.read_text(encoding="utf-8").splitlines() if '"""' not in line]
    found = [line for line in lines if _KEY_AND_VERB.search(line)]
    assert [line for line in found if not any(words in line for words in _IN_DIALOGS)] == []


_IN_DIALOGS = ("yet. a adds", "Esc leaves this", "A note stays")
"""Sentences that stand in dialogs but are written elsewhere, and one with a word of one letter."""


def test_what_waits_in_the_import_names_the_key_that_leads_there() -> None:
    said: list[str] = []
    app = SimpleNamespace(screen_stack=())
    waiting = SimpleNamespace(waiting=[1, 2])
    left = SimpleNamespace(
        VIEW="import", readings=waiting, app=app, jobtui=SimpleNamespace(say=lambda *told: said.extend(told))
    )
    keymap.use(Keymap({"view.import": ("f9",)}))
    try:
        say_what_waits(cast("ImportView", left))
    finally:
        keymap.use(Keymap())
    assert said[1] == "2 readings are not stored yet. F9 goes back to the import."
