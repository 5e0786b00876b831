"""Interviews, people and documents by keys: dialogs that stay open on errors, lines that can be worked on."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from jobtui.domain.interview import Outcome
from jobtui.tracker import contacts, documents, interviews
from jobtui.tracker.tracker import Tracker
from jobtui.tui import unsaved
from jobtui.tui.app import JobtuiApp
from jobtui.tui.dialogs.document_form import DocumentForm
from jobtui.tui.dialogs.form import Field, Form
from jobtui.tui.dialogs.kept_list import KeptList
from jobtui.tui.dialogs.one_of import OneOf
from jobtui.tui.dialogs.parts import Dialog, Modal
from jobtui.tui.widgets.item_list import ItemList
from jobtui.tui.widgets.path_input import PathInput
from tests.tracker.conftest import state
from tests.tui import stories
from tests.tui.conftest import reopened
from tests.tui.driving import NORTHWIND, driven, press, seen, settled, toasts, told, view, write

SIZES = [(80, 24), (120, 40), (200, 50)]


@pytest.fixture(autouse=True)
def london(monkeypatch: pytest.MonkeyPatch) -> None:
    """The person lives in London."""
    monkeypatch.setenv("TZ", "Europe/London")


@pytest.fixture
def resume(tmp_path: Path) -> Path:
    """A file to send."""
    path = tmp_path / "cv v4.pdf"
    path.write_bytes(b"as sent")
    return path


@pytest.fixture
def full(filled: Tracker, resume: Path) -> Tracker:
    """One of each on the first posting."""
    values = {"when": "fri 14:30", "zone": "Europe/Berlin", "round": "panel", "people": "Ada; Bo"}
    interviews.add(filled, NORTHWIND, values)
    contacts.add(
        filled, {"name": "Ada Byron", "role": "recruiter", "email": "ada@northwind.example"}, NORTHWIND
    )
    documents.add(filled, NORTHWIND, str(resume), keep=True)
    return filled


def flat(pilot: Pilot[None]) -> str:
    """What the terminal shows, without frames, in one line."""
    return " ".join(seen(pilot).replace("│", " ").split())


# Interviews


@pytest.mark.parametrize("size", SIZES)
async def test_a_round_is_added_by_key_and_its_time_is_said_while_typing(
    filled: Tracker, path: Path, size: tuple[int, int]
) -> None:
    before = state(filled)
    async with driven(filled, size) as pilot:
        await press(pilot, "r")
        await write(pilot, "fri 14:30")
        await press(pilot, "tab")
        await write(pilot, "berlin")
        assert "Fri 20 Nov 14:30 Europe/Berlin, here 13:30" in seen(pilot)
        await press(pilot, "tab")
        await write(pilot, "panel")
        await press(pilot, "ctrl+o")
        (one,) = reopened(path).posting(NORTHWIND).interviews
        assert (one.at.hour, one.zone, one.round) == (13, "Europe/Berlin", "panel")
        assert told(pilot, "Interview added: panel, Fri 20 Nov 14:30", "u to undo")
        await press(pilot, "u")
        assert state(filled) == before


@pytest.mark.parametrize("view_key", ["1", "2", "4"])
async def test_the_keys_are_those_of_every_view_with_postings(full: Tracker, view_key: str) -> None:
    async with driven(full, (120, 40)) as pilot:
        await press(pilot, view_key)
        for key, heading in (("r", "Interview"), ("p", "People"), ("R", "Documents sent")):
            await press(pilot, key)
            dialog = pilot.app.screen
            assert isinstance(dialog, Dialog)
            assert dialog.about.startswith(f"{heading} · ")
            await press(pilot, "escape")


async def test_a_round_without_a_time_keeps_the_form_open(filled: Tracker, path: Path) -> None:
    async with driven(filled, (80, 24)) as pilot:
        await press(pilot, "r", "ctrl+o")
        assert "no day and time is given. Write it like 2026-12-03 10:00, fri 14:30" in flat(pilot)
        await write(pilot, "fri 9")
        assert "no day and time" not in flat(pilot)
        await press(pilot, "tab")
        await write(pilot, "Mars")
        await press(pilot, "ctrl+o")
        assert "unknown time zone 'Mars'." in seen(pilot)
        assert isinstance(pilot.app.screen, Form)
        assert reopened(path).posting(NORTHWIND).interviews == ()
        await press(pilot, "escape")
        assert "r brings it back" in toasts(pilot)[-1]
        await press(pilot, "r")
        assert [field.value for field in pilot.app.screen.query(Field)][:2] == ["fri 9", "Mars"]


async def test_the_hour_that_comes_twice_is_said_in_the_form(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "r")
        await write(pilot, "2026-10-25 01:30")
        assert "01:30 comes twice that night: the first is taken" in flat(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_round_stands_in_the_detail_pane(full: Tracker, size: tuple[int, int]) -> None:
    async with driven(full, size) as pilot:
        view(pilot).focus_pane("detail")
        view(pilot).detail.highlight("interviews.1")
        await settled(pilot)
        shown = seen(pilot)
        assert "Interview" in shown
        assert "Fri 20 Nov 14:30 Europe/Berlin, here 13:30" in shown
        assert "with Ada, Bo" in shown


async def test_keys_on_the_line_of_a_round(full: Tracker, path: Path) -> None:
    async with driven(full) as pilot:
        view(pilot).focus_pane("detail")
        view(pilot).detail.highlight("interviews.1")
        before = state(full)
        await press(pilot, "x")
        assert reopened(path).posting(NORTHWIND).interviews[0].outcome is Outcome.PASSED
        assert "✓ passed" in seen(pilot)
        await press(pilot, "x")
        assert toasts(pilot)[-1] == "It is 'passed' already; Enter changes it."
        await press(pilot, "u")
        assert state(full) == before
        await press(pilot, "enter")
        values = {field.slot.name: field.value for field in pilot.app.screen.query(Field)}
        assert values["when"] == "2026-11-20 14:30"
        assert (values["people"], values["outcome"]) == ("Ada; Bo", "open")
        await press(pilot, *["tab"] * 5, "ctrl+u")
        await write(pilot, "cancelled")
        await press(pilot, "ctrl+o")
        assert "– cancelled" in seen(pilot)
        await press(pilot, "u", "d")
        assert reopened(path).posting(NORTHWIND).interviews == ()
        assert told(pilot, "Interview dropped: panel")
        await press(pilot, "u")
        assert state(full) == before


async def test_rounds_to_come_stand_before_those_that_ended(full: Tracker) -> None:
    interviews.add(full, NORTHWIND, {"when": "2026-11-02 10:00", "round": "phone", "outcome": "passed"})
    async with driven(full) as pilot:
        shown = seen(pilot)
        assert shown.index("Fri 20 Nov 14:30") < shown.index("Mon 2 Nov 10:00")


async def test_the_timeline_tells_of_rounds(full: Tracker) -> None:
    async with driven(full, (200, 50)) as pilot:
        assert "interview added: panel, 2026-11-20 14:30 Europe/Berlin" in seen(pilot)


# People


async def test_people_are_added_put_right_and_dropped(filled: Tracker, path: Path) -> None:
    before = state(filled)
    async with driven(filled, (80, 24)) as pilot:
        await press(pilot, "p")
        assert "Nobody known at Northwind Energy yet. a adds somebody." in seen(pilot)
        await press(pilot, "d")
        assert toasts(pilot)[-1] == "Nothing is listed yet. a adds."
        await press(pilot, "a", "ctrl+o")
        assert "the name must have 1 to 300 characters" in seen(pilot)
        await write(pilot, "Ada")
        await press(pilot, "tab", "tab", "tab")
        await write(pilot, "ada")
        await press(pilot, "ctrl+o")
        assert "'ada' is not an email address." in seen(pilot)
        await write(pilot, "+1@x.example")
        await press(pilot, "ctrl+o")
        (one,) = reopened(path).posting(NORTHWIND).contacts
        assert (one.name, one.company, one.email) == ("Ada", "Northwind Energy", "ada+1@x.example")
        assert isinstance(pilot.app.screen, KeptList)
        assert "Ada" in seen(pilot)
        await press(pilot, "e")
        await write(pilot, " Byron")
        await press(pilot, "ctrl+o")
        assert "Ada Byron" in seen(pilot)
        await press(pilot, "d")
        assert reopened(path).posting(NORTHWIND).contacts == ()
        await press(pilot, "u")
        assert "Ada Byron" in seen(pilot)
        await press(pilot, "u", "u")
        assert state(filled) == before
        await press(pilot, "U")
        assert "Ada" in seen(pilot)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, Modal)


async def test_people_of_a_posting_that_is_taken_back_are_listed_no_more(tracker: Tracker) -> None:
    added = tracker.add({"title": "Data Engineer"})
    async with driven(tracker, (80, 24)) as pilot:
        await press(pilot, "p", "u")
        assert not isinstance(pilot.app.screen, Modal)
        assert tracker.counts().open == 0
        await press(pilot, "U", "p", "a")
        tracker.undo()
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, Modal)
        await press(pilot, "U")
        assert tracker.posting(added.postings[0]).title == "Data Engineer"


async def test_a_person_left_half_typed_is_kept(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "p", "a")
        await write(pilot, "Ada")
        await press(pilot, "escape", "a")
        assert pilot.app.screen.query(Field).first().value == "Ada"


async def test_a_person_is_put_right_from_the_detail_pane(full: Tracker, path: Path) -> None:
    async with driven(full) as pilot:
        view(pilot).focus_pane("detail")
        view(pilot).detail.highlight("contacts.1")
        await press(pilot, "x")
        assert "Nothing to confirm here" in toasts(pilot)[-1]
        await press(pilot, "e", "tab")
        await write(pilot, " lead")
        await press(pilot, "ctrl+o")
        assert reopened(path).posting(NORTHWIND).contacts[0].role == "recruiter lead"
        await press(pilot, "d")
        assert reopened(path).posting(NORTHWIND).contacts == ()


async def test_facts_are_not_dropped(filled: Tracker) -> None:
    before = state(filled)
    async with driven(filled) as pilot:
        view(pilot).focus_pane("detail")
        await press(pilot, "d")
        assert "Only what you added is dropped here" in toasts(pilot)[-1]
        assert state(filled) == before


# Documents


@pytest.mark.parametrize("size", SIZES)
async def test_a_document_is_added_from_its_path(
    filled: Tracker, path: Path, resume: Path, size: tuple[int, int]
) -> None:
    before = state(filled)
    async with driven(filled, size) as pilot:
        await press(pilot, "R")
        assert "Nothing sent yet. a adds a file." in seen(pilot)
        await press(pilot, "a")
        pilot.app.screen.query_one("PathLine").value = f"{resume.parent}/c"  # type: ignore[attr-defined]
        await press(pilot, "tab", "enter")
        assert pilot.app.screen.query_one("#kind", OneOf).chosen == "resume"
        await press(pilot, "tab", "space", "ctrl+o")
        (one,) = reopened(path).posting(NORTHWIND).documents
        assert (one.path, one.kind, one.kept) == (str(resume), "resume", True)
        assert "cv v4.pdf  resume · today · copy kept" in seen(pilot)
        await press(pilot, "d")
        assert reopened(path).posting(NORTHWIND).documents == ()
        await press(pilot, "u", "u")
        assert state(filled) == before


async def test_a_document_that_is_not_there_keeps_the_form_open(filled: Tracker, path: Path) -> None:
    async with driven(filled, (80, 24)) as pilot:
        await press(pilot, "R", "a", "ctrl+o")
        assert "No file is named." in seen(pilot)
        await write(pilot, "/nowhere/Letter.odt")
        await press(pilot, "enter")
        assert pilot.app.screen.query_one("#kind", OneOf).chosen == "letter"
        await press(pilot, "tab", "tab", "ctrl+u")
        await write(pilot, "someday")
        await press(pilot, "enter")
        assert "'someday' is not a date." in seen(pilot)
        await press(pilot, "ctrl+u")
        await write(pilot, "today")
        await press(pilot, "enter")
        assert "'/nowhere/Letter.odt' does not exist." in seen(pilot)
        assert isinstance(pilot.app.screen, DocumentForm)
        await press(pilot, "escape", "a")
        assert pilot.app.screen.query_one("PathLine").value == "/nowhere/Letter.odt"  # type: ignore[attr-defined]
        assert reopened(path).posting(NORTHWIND).documents == ()


async def test_what_is_typed_is_not_asked_for_before_the_fields_are_there(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "R", "a")
        assert isinstance(pilot.app, JobtuiApp)
        await pilot.app.screen.query_one(PathInput).remove()
        unsaved.keep(pilot.app)
        assert pilot.app.is_running


async def test_a_file_that_changed_or_went_is_warned_of(full: Tracker, resume: Path) -> None:
    async with driven(full, (200, 60)) as pilot:
        assert "cv v4.pdf  resume · today · copy kept" in seen(pilot)
        resume.write_bytes(b"other text")
        await press(pilot, "R")
        assert "the file has changed since" in seen(pilot)
        resume.unlink()
        for key in ("escape", "j", "k"):  # the panes follow the highlight where it rests
            await press(pilot, key)
            await settled(pilot)
        assert "the file is gone" in seen(pilot)


async def test_the_kept_copy_is_written_out(full: Tracker, resume: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    async with driven(full) as pilot:
        await press(pilot, "R", "enter", "ctrl+u")
        await write(pilot, str(target))
        await press(pilot, "enter")
        assert target.read_bytes() == b"as sent"
        assert told(pilot, "Written")
        documents.add(full, NORTHWIND, str(resume))
        await press(pilot, "escape", "R", "j", "enter")
        assert "no copy of it is kept" in toasts(pilot)[-1].casefold()


async def test_a_second_click_says_what_enter_says(full: Tracker, resume: Path) -> None:
    documents.add(full, NORTHWIND, str(resume))
    async with driven(full) as pilot:
        await press(pilot, "R", "j")
        for _ in range(2):
            await pilot.click(ItemList, offset=(2, 1))
            await settled(pilot)
        assert "no copy of it is kept" in toasts(pilot)[-1].casefold()
        assert isinstance(pilot.app.screen, KeptList)


async def test_documents_from_the_detail_pane(full: Tracker, path: Path) -> None:
    async with driven(full) as pilot:
        view(pilot).focus_pane("detail")
        view(pilot).detail.highlight("documents.1")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, KeptList)
        await press(pilot, "escape", "d")
        assert reopened(path).posting(NORTHWIND).documents == ()


# Text of others


async def test_hostile_text_is_shown_letter_for_letter(tracker: Tracker, tmp_path: Path) -> None:
    posting = stories.keep(tracker, stories.hostile_reading())
    bad = " ".join(stories.HOSTILE)
    odd = tmp_path / f"cv {bad.replace('/', '|')}.pdf"
    odd.write_bytes(b"x")
    values = dict.fromkeys(("round", "people", "place", "note"), bad)
    interviews.add(tracker, posting, {"when": "fri 9", **values})
    contacts.add(tracker, dict.fromkeys(("name", "role", "phone", "note"), bad), posting)
    documents.add(tracker, posting, str(odd))
    async with driven(tracker, (200, 50)) as pilot:
        view(pilot).focus_pane("detail")
        await press(pilot, "z")
        for key in ("interviews.1", "contacts.1", "documents.1"):
            view(pilot).detail.highlight(key)
            await settled(pilot)
            _shown_safely(seen(pilot), pilot.app.is_running)
        for keys in (("p",), ("enter",), ("escape", "escape", "R"), ("enter",), ("escape", "r"), ("escape",)):
            await press(pilot, *keys)
            _shown_safely(seen(pilot), pilot.app.is_running)
        await press(pilot, "z")
        view(pilot).focus_pane("detail")
        for key in ("interviews.1", "contacts.1", "documents.1"):
            view(pilot).detail.highlight(key)
            await press(pilot, "d")
            _shown_safely(seen(pilot), pilot.app.is_running)


def _shown_safely(shown: str, alive: bool) -> None:
    assert alive
    assert all(char.isprintable() for char in "".join(shown.splitlines()))
    assert "[@click=app.quit]x[" in shown
