"""What is typed into dialogs: saved as typed, refused in a sentence, never lost."""

from datetime import date
from pathlib import Path

import pytest
from textual import events

from jobtui.domain.problem import DiskFailed
from jobtui.domain.requirement import Kind
from jobtui.tracker.tracker import Tracker
from jobtui.tui.dialogs.next_action import NextActionDialog
from jobtui.tui.dialogs.note import TextDialog
from jobtui.tui.dialogs.parts import NoteArea
from jobtui.tui.dialogs.posting_form import PostingForm
from jobtui.tui.widgets.line_input import LineInput
from tests.tui.conftest import reopened
from tests.tui.driving import KESTREL, NORTHWIND, driven, press, seen, settled, toasts, told, view, write


async def test_a_note_is_saved_with_its_lines(filled: Tracker, path: Path) -> None:
    async with driven(filled, (80, 24)) as pilot:
        await press(pilot, "n")
        await write(pilot, "Called back")
        await press(pilot, "enter")
        await write(pilot, "they were kind")
        await press(pilot, "ctrl+o")
        assert reopened(path).posting(NORTHWIND).notes[-1].text == "Called back\nthey were kind"
        assert told(pilot, "Note added", "Staff Data Engineer · Northwind Energy", "u to undo")
        assert view(pilot).focused is view(pilot).list
        await press(pilot, "tab", "tab")
        assert "they were kind" in seen(pilot)


async def test_a_note_that_was_left_comes_back(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        notes = len(filled.posting(NORTHWIND).notes)
        await press(pilot, "n")
        await write(pilot, "half a thought")
        await press(pilot, "escape")
        assert "n brings it back" in toasts(pilot)[-1]
        assert len(reopened(path).posting(NORTHWIND).notes) == notes
        await press(pilot, "j", "n")
        assert "half a thought" not in seen(pilot)
        await press(pilot, "escape", "k", "n")
        assert "half a thought" in seen(pilot)
        await press(pilot, "f2")
        assert reopened(path).posting(NORTHWIND).notes[-1].text == "half a thought"
        await press(pilot, "n")
        assert "half a thought" not in pilot.app.screen.query_one(NoteArea).text


async def test_the_keys_of_a_dialog_can_be_clicked(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "n")
        await write(pilot, "clicked")
        await pilot.click("KeyLine", offset=(2, 0))
        await settled(pilot)
        assert reopened(path).posting(NORTHWIND).notes[-1].text == "clicked"
        assert len(pilot.app.screen_stack) == 2


async def test_an_empty_note_is_refused_and_the_dialog_stays(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "n", "ctrl+o")
        assert "a note must have 1 to 100,000 characters" in toasts(pilot)[-1]
        assert isinstance(pilot.app.screen, TextDialog)


async def test_a_full_disk_keeps_what_was_typed(filled: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFailed("the disk is full. Nothing was changed.")

    async with driven(filled) as pilot:
        await press(pilot, "n")
        await write(pilot, "precious")
        monkeypatch.setattr(filled.store, "commit", full)
        await press(pilot, "ctrl+o")
        assert "The disk is full" in toasts(pilot)[-1]
        assert pilot.app.screen.query_one(NoteArea).text == "precious"


@pytest.mark.parametrize(
    ("typed", "meant", "due"),
    [
        ("tomorrow", "Friday 20 November 2026, tomorrow", date(2026, 11, 20)),
        ("+3d", "Sunday 22 November 2026, in 3 days", date(2026, 11, 22)),
        ("fri", "Friday 20 November 2026", date(2026, 11, 20)),
        ("2026-12-01", "Tuesday 1 December 2026", date(2026, 12, 1)),
        ("", "No due date.", None),
    ],
)
async def test_a_due_day_is_understood_as_it_is_typed(
    filled: Tracker, path: Path, typed: str, meant: str, due: date | None
) -> None:
    async with driven(filled, (80, 24)) as pilot:
        await press(pilot, "j", "j", "f")
        await write(pilot, "Ring them")
        await press(pilot, "enter")
        await write(pilot, typed)
        assert meant in seen(pilot)
        await press(pilot, "enter")
        action = reopened(path).row(KESTREL).next_action
        assert action is not None
        assert (action.text, action.due) == ("Ring them", due)


async def test_a_day_that_is_none_keeps_the_dialog_open(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "j", "j", "f")
        await write(pilot, "Ring")
        await press(pilot, "tab")
        await write(pilot, "someday")
        assert "'someday' is not a date. Use YYYY-MM-DD, fri or +3d." in seen(pilot)
        await press(pilot, "ctrl+o")
        assert isinstance(pilot.app.screen, NextActionDialog)
        await press(pilot, "escape", "f")
        assert [field.value for field in pilot.app.screen.query(LineInput)] == ["Ring", "someday"]


async def test_a_day_typed_over_the_one_that_stands_takes_its_place(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        before = filled.row(NORTHWIND).next_action
        assert before is not None and before.due is not None
        await press(pilot, "f", "tab")
        await write(pilot, "2026-12-24")
        await press(pilot, "enter")
        after = reopened(path).row(NORTHWIND).next_action
        assert after is not None
        assert (after.text, after.due) == (before.text, date(2026, 12, 24))


async def test_an_emptied_next_action_is_cleared(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "f", "ctrl+u", "ctrl+o")
        assert reopened(path).row(NORTHWIND).next_action is None
        assert toasts(pilot)[-1].startswith("Next action cleared")


async def test_a_posting_is_added_by_hand_and_highlighted(filled: Tracker, path: Path) -> None:
    async with driven(filled, (80, 24)) as pilot:
        await press(pilot, "a")
        await write(pilot, "Gardener")
        await press(pilot, "tab")
        await write(pilot, "Fern Ltd")
        await press(pilot, "tab", "tab", "tab")
        await write(pilot, "45k-55k EUR")
        await press(pilot, "ctrl+o")
        added = view(pilot).list.highlighted
        assert added == 7
        row = reopened(path).row(7)
        assert (row.title, row.company) == ("Gardener", "Fern Ltd")
        assert row.salaries[0].maximum == 5_500_000
        assert told(pilot, "Added", "Gardener · Fern Ltd", "u to undo")


async def test_a_form_says_under_the_field_what_is_wrong(filled: Tracker, path: Path) -> None:
    async with driven(filled, (80, 24)) as pilot:
        await press(pilot, "a", "ctrl+o")
        assert isinstance(pilot.app.screen, PostingForm)
        await press(pilot, "tab")
        await write(pilot, "Firm")
        await press(pilot, "ctrl+o")
        assert "the title must have 1 to 300 characters" in seen(pilot)
        await write(pilot, "Boss")
        assert "the title must have" not in seen(pilot)
        await press(pilot, "tab", "tab", "tab")
        await write(pilot, "everywhere")
        await press(pilot, "ctrl+o")
        assert "unknown workplace 'everywhere'" in seen(pilot)
        await press(pilot, "escape")
        assert "a brings it back" in toasts(pilot)[-1]
        await press(pilot, "a")
        values = [field.value for field in pilot.app.screen.query(LineInput)]
        assert values[:4] == ["Boss", "Firm", "", "everywhere"]
        assert len(reopened(path).find(view(pilot).query_shown)) == 6


async def test_only_what_was_changed_is_put_right(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "e")
        await write(pilot, " II")
        await press(pilot, "ctrl+o")
        kept = reopened(path).posting(NORTHWIND)
        assert kept.title == "Staff Data Engineer II"
        assert kept.corrected == {"title"}
        await press(pilot, "tab")
        assert "yours" in seen(pilot)


async def test_one_fact_is_put_right_from_its_line(filled: Tracker, path: Path) -> None:
    async with driven(filled, (80, 24)) as pilot:
        for key in ("tab", "tab", "tab", "j", "e", "ctrl+u"):
            await press(pilot, key)
        await write(pilot, "Norwind")
        await press(pilot, "enter")
        assert reopened(path).row(NORTHWIND).company == "Norwind"
        assert view(pilot).focused is view(pilot).detail
        assert view(pilot).detail.key == "company"


async def test_evidence_and_words_of_a_requirement(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "tab", "tab", "n")
        await write(pilot, "since 2015")
        await press(pilot, "ctrl+o")
        assert "↳ since 2015" in seen(pilot)
        await press(pilot, "e")
        await write(pilot, " or Go")
        await press(pilot, "ctrl+o")
        item = reopened(path).posting(NORTHWIND).item(1)
        assert item is not None
        assert item.note == "since 2015"
        assert item.requirement.text == "5+ years building data pipelines in Python or Go"


async def test_a_requirement_of_my_own_has_the_chosen_kind(filled: Tracker, path: Path) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "tab", "tab", "a")
        await write(pilot, "A garden")
        await press(pilot, "tab", "space", "ctrl+o")
        item = reopened(path).posting(NORTHWIND).checklist[-1]
        assert (item.requirement.text, item.requirement.kind) == ("A garden", Kind.PREFERRED)


async def test_a_paste_of_lines_becomes_one_and_says_so(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "f")
        pilot.app.screen.query_one("#what", LineInput).value = ""
        pilot.app.screen.query_one("#what", LineInput).post_message(events.Paste("one\ntwo\x1b\n"))
        await settled(pilot)
        assert pilot.app.screen.query_one("#what", LineInput).value == "one two␛"
        assert "2 lines were joined" in toasts(pilot)[-1]


async def test_an_address_is_shown_and_opened_only_on_y(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def browser(url: str) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr("webbrowser.open", browser)
    async with driven(filled, (80, 24)) as pilot:
        await press(pilot, "o")
        assert "Host  northwind.example" in seen(pilot)
        await press(pilot, "enter", "o", "escape")
        assert opened == []
        await press(pilot, "o", "y")
        assert opened == ["https://northwind.example/jobs/4412"]
        await press(pilot, "j", "j", "o")
        assert toasts(pilot)[-1] == "No address is stated."
