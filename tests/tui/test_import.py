"""From files to stored postings by keys: read, corrected, accepted, undone."""

import asyncio
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Static

from jobtui import samples
from jobtui.domain.pace import Pace
from jobtui.domain.posting import Posting
from jobtui.domain.requirement import Kind
from jobtui.tracker.draft import Draft
from jobtui.tracker.files import SourceFile
from jobtui.tracker.intake import Intake
from jobtui.tracker.outcome import Result
from jobtui.tracker.tracker import Tracker
from jobtui.tui.actions import VIEWS, Place, actions_of
from jobtui.tui.dialogs.import_paths import ImportDialog
from jobtui.tui.dialogs.paste import PasteArea
from jobtui.tui.screens import import_reading
from jobtui.tui.screens.importing import ImportView
from jobtui.tui.screens.postings import PostingsView
from jobtui.tui.screens.view import View
from jobtui.tui.widgets.draft_batch import Entry
from jobtui.tui.widgets.draft_list import DraftList
from jobtui.tui.widgets.path_input import PathLine
from tests.tui.conftest import reopened
from tests.tui.driving import driven, press, seen, settled, toasts, worked, write

COMPARE, IMPORT = (str([name for name, _ in VIEWS].index(one) + 1) for one in ("compare", "import"))
"""The keys of the views."""

TIDY = """Title: Kiln Operator
Company: Ember & Clay
Location: Bergen, Norway

Requirements
- 3+ years of firing kilns
- Steady hands
- English C1

Nice to have
- A driving licence
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with two samples, the second twice, an empty file and one that is no text."""
    folder = tmp_path / "saved"
    folder.mkdir()
    first, second = samples.postings()[:2]
    (folder / "a.txt").write_bytes(first[1])
    (folder / "b.txt").write_bytes(second[1])
    (folder / "c.txt").write_bytes(second[1])
    (folder / "d.txt").write_bytes(b"")
    (folder / "e.pdf").write_bytes(b"%PDF-1.7\n\x00\x01")
    return folder


async def until(pilot: Pilot[None], done: Callable[[], bool]) -> None:
    """Wait for what a thread brings."""
    for _ in range(1500):
        await pilot.pause()
        if done():
            await settled(pilot)
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not happen")


def view(pilot: Pilot[None]) -> ImportView:
    """The import view, under a dialog or not."""
    return next(one for one in pilot.app.screen_stack if isinstance(one, ImportView))


async def imported(pilot: Pilot[None], *paths: Path) -> ImportView:
    """Open these files by keys and wait until all are read."""
    await press(pilot, IMPORT, "i")
    pilot.app.screen.query_one(PathLine).value = " ".join(str(path) for path in paths)
    await press(pilot, "enter")
    shown = view(pilot)
    await until(
        pilot, lambda: shown.reading_files is None and bool(shown.readings.entries or shown.readings.failures)
    )
    return shown


async def to_field(pilot: Pilot[None], name: str) -> None:
    """Put the highlight on a field."""
    shown = view(pilot)
    keys = [row.key for row in shown.fields._rows]
    shown.fields.go(keys.index(name))
    await settled(pilot)


def stored(tracker: Tracker, posting: int = 1) -> Posting:
    return tracker.posting(posting)


async def test_the_empty_view_teaches(tracker: Tracker) -> None:
    async with driven(tracker, (80, 24)) as pilot:
        await press(pilot, IMPORT)
        assert "i  open files, a folder, or pasted text" in seen(pilot)
        assert "jobtui import FILE…" in seen(pilot)
        for key in ("a", "A", "x", "e", "space", "r", "n", "p", "enter", "b", "t", "plus", "s", "m"):
            pilot.app.clear_notifications()
            await press(pilot, key)
            assert toasts(pilot) == ["No reading is open. i opens files or pasted text."]
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PostingsView)


async def test_a_sample_end_to_end_by_keys(tracker: Tracker, path: Path, files: Path) -> None:
    async with driven(tracker, (120, 40)) as pilot:
        await press(pilot, "i")
        assert isinstance(pilot.app.screen, ImportDialog)
        await write(pilot, str(files / "a"))
        await press(pilot, "tab")
        assert pilot.app.screen.query_one(Input).value == str(files / "a.txt")
        await press(pilot, "enter")
        shown = view(pilot)
        await until(pilot, lambda: bool(shown.readings.entries))
        assert "a.txt · reading 1 of 1" in seen(pilot)
        assert "Norrfell Energy" in seen(pilot)
        count = len(shown.readings.entries[0].draft.reading.requirements)
        assert f"Requirements found {count}" in seen(pilot)
        await press(pilot, "a")
        postings = pilot.app.screen_stack[-1]
        assert isinstance(postings, PostingsView)
        assert postings.list.row is not None
        assert postings.list.row.id == 1
        assert toasts(pilot) == ["Import ended u to undo · Imported 1."]
    posting = reopened(path).posting(1)
    assert (posting.company or "").startswith("Norrfell Energy")
    assert len(posting.checklist) == count
    assert posting.capture is not None
    assert posting.capture.text[slice(*posting.checklist[0].requirement.spans[0])].startswith(
        "Bachelor's degree"
    )


async def test_corrections_and_dropped_items_survive(tracker: Tracker, path: Path, tmp_path: Path) -> None:
    (tmp_path / "kiln.txt").write_text(TIDY)
    async with driven(tracker, (120, 40)) as pilot:
        shown = await imported(pilot, tmp_path / "kiln.txt")
        await to_field(pilot, "company")
        await press(pilot, "e")
        pilot.app.screen.query_one(Input).value = "Ember [/] Clay AS"
        await press(pilot, "enter")
        assert "corrected" in seen(pilot)
        await to_field(pilot, "salaries")
        await press(pilot, "e")
        await write(pilot, "lots")
        await press(pilot, "enter")
        assert "'lots' names no amount" in seen(pilot)
        await press(pilot, "escape", "e")
        assert pilot.app.screen.query_one(Input).value.endswith("lots")
        pilot.app.screen.query_one(Input).value = "500,000 NOK /year"
        await press(pilot, "enter")
        before = [item.text for item in shown.readings.entries[0].draft.reading.requirements]
        await press(pilot, "tab", "space", "j", "r", "j", "e", "end")
        await write(pilot, " or C2")
        await press(pilot, "ctrl+o")
        assert "1 dropped" in seen(pilot)
        await press(pilot, "a")
    posting = reopened(path).posting(1)
    assert posting.company == "Ember [/] Clay AS"
    assert posting.corrected == {"company", "salaries"}
    assert posting.facts.salaries[0].value.maximum == 50_000_000
    kept = [(item.requirement.text, item.requirement.kind) for item in posting.checklist]
    assert kept[0] == (before[1], Kind.PREFERRED)
    assert kept[1][0] == before[2] + " or C2"
    assert len(kept) == len(before) - 1


async def test_duplicates_are_told_and_never_stored_twice(tracker: Tracker, files: Path) -> None:
    async with driven(tracker, (120, 40)) as pilot:
        shown = await imported(pilot, files / "b.txt", files / "c.txt")
        await press(pilot, "a")
        assert [entry.fate for entry in shown.readings.entries] in ([], ["accepted", "already stored"])
        assert len(tracker.find(PostingsView().query_shown)) == 1
        shown = await imported(pilot, files / "c.txt")
        assert "already stored as posting 1" in seen(pilot)
        await press(pilot, "a")
        assert any("is stored already as posting 1" in toast for toast in toasts(pilot))
        assert len(tracker.find(PostingsView().query_shown)) == 1


async def test_a_likely_repeat_is_marked(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "kiln.txt").write_text(TIDY)
    (tmp_path / "again.txt").write_text(TIDY.replace("Bergen, Norway", "Visby, Sweden"))
    async with driven(tracker, (120, 40)) as pilot:
        await imported(pilot, tmp_path / "kiln.txt")
        await press(pilot, "a")
        await imported(pilot, tmp_path / "again.txt")
        assert "1 possible duplicate" in seen(pilot)
        assert "#1 Kiln Operator" in seen(pilot)
        await press(pilot, "A")
        assert any("free of warnings" in toast for toast in toasts(pilot))


async def test_each_accept_is_a_step_and_accepting_all_is_one(
    tracker: Tracker, path: Path, tmp_path: Path
) -> None:
    for n in range(4):
        (tmp_path / f"{n}.txt").write_text(TIDY.replace("Ember", f"Ember {n}"))
    async with driven(tracker, (120, 40)) as pilot:
        shown = await imported(pilot, *(tmp_path / f"{n}.txt" for n in range(4)))
        await press(pilot, "a", "a")
        assert tracker.counts().open == 2
        assert "reading 3 of 4" in seen(pilot)
        await press(pilot, "u")
        assert tracker.counts().open == 1
        await press(pilot, "u")
        assert tracker.counts().open == 0
        assert [entry.told for entry in shown.readings.entries] == ["", "", "", ""]
        await press(pilot, "U", "U")
        assert [entry.fate for entry in shown.readings.entries[:2]] == ["accepted", "accepted"]
        await press(pilot, "A")
        await until(pilot, lambda: isinstance(pilot.app.screen, PostingsView))
        assert tracker.counts().open == 4
        await press(pilot, "u")
        assert tracker.counts().open == 2
    assert reopened(path).counts().open == 2


async def test_failed_files_are_listed_and_the_others_go_on(tracker: Tracker, files: Path) -> None:
    async with driven(tracker, (80, 24)) as pilot:
        shown = await imported(pilot, files)
        assert len(shown.readings.entries) == 3
        assert len(shown.readings.failures) == 2
        assert "d.txt' is empty." in " ".join(seen(pilot).split())
        await press(pilot, "x", "x", "x")
        assert "Imported 0, left out 3, failed 2." in seen(pilot)
        assert "e.pdf' is a PDF" in " ".join(seen(pilot).split())


async def test_moving_the_highlight_moves_the_source(tracker: Tracker, files: Path) -> None:
    async with driven(tracker, (120, 40)) as pilot:
        shown = await imported(pilot, files / "a.txt")
        reading = shown.readings.entries[0].draft.reading
        await to_field(pilot, "company")
        assert reading.facts.company is not None
        assert shown.source.spans == reading.facts.company.spans
        await press(pilot, "tab", "j")
        assert shown.source.spans == reading.requirements[1].spans
        assert shown.source.text_at_hand == reading.text[slice(*reading.requirements[1].spans[0])]
        await press(pilot, "enter")
        assert shown.source.has_focus
        await press(pilot, "escape")
        assert shown.requirements.has_focus


def panes(shown: ImportView) -> list[str | None]:
    """The panes that are in sight."""
    return [pane.id for pane in (shown.source, shown.fields, shown.requirements) if pane.display]


async def test_narrow_windows_hide_the_source_until_v(tracker: Tracker, files: Path) -> None:
    async with driven(tracker, (80, 24)) as pilot:
        shown = await imported(pilot, files / "a.txt")
        assert panes(shown) == ["fields", "requirements"]
        await press(pilot, "v")
        assert panes(shown) == ["source", "fields"]
        await press(pilot, "tab")
        assert panes(shown) == ["source", "requirements"]
        await press(pilot, "escape")
        assert panes(shown) == ["fields", "requirements"]
        assert shown.requirements.has_focus


async def test_esc_leaves_and_says_how_many_wait(tracker: Tracker, files: Path) -> None:
    async with driven(tracker, (80, 24)) as pilot:
        await imported(pilot, files / "a.txt", files / "b.txt")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PostingsView)
        assert any("2 readings are not stored yet" in toast for toast in toasts(pilot))
        await press(pilot, IMPORT)
        assert "reading 1 of 2" in seen(pilot)
        assert tracker.counts().open == 0


async def test_a_skipped_reading_can_be_taken_in_again(tracker: Tracker, files: Path) -> None:
    async with driven(tracker, (120, 40)) as pilot:
        await imported(pilot, files / "a.txt", files / "b.txt")
        await press(pilot, "x")
        assert "reading 2 of 2" in seen(pilot)
        await press(pilot, "p")
        assert "Reading · left out" in seen(pilot)
        await press(pilot, "x", "a", "x")
        assert any("Imported 1, left out 1." in toast for toast in toasts(pilot))


async def test_without_a_title_it_asks_once(tracker: Tracker, path: Path, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Requirements\n- Patience with kilns\n- Strong arms and a calm mind\n")
    async with driven(tracker, (80, 24)) as pilot:
        shown = await imported(pilot, tmp_path / "x.txt")
        assert shown.readings.entries[0].draft.reading.facts.title is None
        await press(pilot, "a", "escape")
        assert tracker.counts().open == 0
        await press(pilot, "a")
        await write(pilot, "Potter")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, PostingsView))
    assert reopened(path).posting(1).title == "Potter"


async def test_confirming_a_suggestion_keeps_its_place(tracker: Tracker, files: Path) -> None:
    async with driven(tracker, (120, 40)) as pilot:
        shown = await imported(pilot, files / "b.txt")
        before = shown.readings.entries[0].draft.reading.facts.title
        assert before is not None
        assert before.suggested
        await press(pilot, "e", "enter")
        after = shown.readings.entries[0].draft.reading.facts.title
        assert after is not None
        assert (after.value, after.spans, after.suggested) == (before.value, before.spans, False)


async def test_pasted_text_is_read_as_it_came(tracker: Tracker, path: Path) -> None:
    text = TIDY.replace("Steady", "Steady\x1b[31m \u202e")
    async with driven(tracker, (80, 24)) as pilot:
        await press(pilot, IMPORT, "i")
        line = pilot.app.screen.query_one(PathLine)
        line.post_message(events.Paste(text))
        await settled(pilot)
        assert "\x1b" not in pilot.app.screen.query_one(PasteArea).text
        await press(pilot, "ctrl+o")
        shown = view(pilot)
        await until(pilot, lambda: bool(shown.readings.entries))
        assert "pasted text · reading 1 of 1" in seen(pilot)
        assert all(char.isprintable() or char == "\n" for char in seen(pilot))
        await press(pilot, "a")
    assert reopened(path).store.original(1, 1).decode() == text


async def test_what_is_opened_beside_waiting_readings_is_shown(tracker: Tracker, files: Path) -> None:
    async with driven(tracker, (80, 24)) as pilot:
        shown = await imported(pilot, files / "a.txt", files / "b.txt")
        await press(pilot, "i")
        pilot.app.screen.query_one(PathLine).post_message(events.Paste(TIDY))
        await press(pilot, "ctrl+o")
        await until(pilot, lambda: len(shown.readings.entries) == 3)
        assert "pasted text · reading 3 of 3" in seen(pilot)
        assert toasts(pilot) == ["Opened beside those that wait p goes back to the one before"]
        await press(pilot, "p")
        assert "b.txt · reading 2 of 3" in seen(pilot)
        await press(pilot, "n", "a")
        assert "a.txt · reading 1 of 3" in seen(pilot)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("d.txt", "d.txt' is empty."),
        ("e.pdf", "e.pdf' is a PDF, not text."),
        ("empty", "No files found in '"),
        ("pipe", "pipe' is not a regular file (named pipe)."),
    ],
)
async def test_a_file_that_cannot_be_read_keeps_the_dialog_open(
    tracker: Tracker, files: Path, name: str, why: str
) -> None:
    (files / "empty").mkdir()
    os.mkfifo(files / "pipe")
    async with driven(tracker, (160, 40)) as pilot:
        await press(pilot, IMPORT, "i")
        line = pilot.app.screen.query_one(PathLine)
        line.value = f"{files / 'a.txt'} {files / name}"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ImportDialog)
        assert why in " ".join(seen(pilot).replace("│", " ").split())
        line.value = str(files / "a.txt")
        await press(pilot, "enter")
        await until(pilot, lambda: bool(view(pilot).readings.entries))
        assert view(pilot).readings.failures == []


async def test_a_corrected_title_answers_its_warning(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "kiln.txt").write_text(
        "We are seeking an experienced Kiln Operator to join our team.\n\n" + TIDY[52:]
    )
    async with driven(tracker, (120, 40)) as pilot:
        shown = await imported(pilot, tmp_path / "kiln.txt")
        assert "1 warning" in seen(pilot)
        assert "no title line" in seen(pilot)
        await to_field(pilot, "title")
        await press(pilot, "e", "enter")
        assert "1 warning" not in seen(pilot)
        assert "no title line" not in seen(pilot)
        entry = shown.readings.entries[0]
        assert entry.draft.clean
        await press(pilot, "tab", "b", "p")
        await until(pilot, lambda: not shown.busy)
        assert entry.draft.reading.warnings == ()
        await press(pilot, "u", "u")
        assert "1 warning" in seen(pilot)


async def test_the_dialog_says_what_is_wrong_and_stays(tracker: Tracker, files: Path) -> None:
    async with driven(tracker, (80, 24)) as pilot:
        await press(pilot, IMPORT, "i", "enter")
        assert "Type the name of a file or a folder." in seen(pilot)
        pilot.app.screen.query_one(PathLine).value = "/no/such.txt"
        await press(pilot, "enter")
        assert "'/no/such.txt' does not exist." in seen(pilot)
        pilot.app.screen.query_one(PathLine).value = "https://jobs.example/1"
        await press(pilot, "enter")
        assert "jobtui reads no web pages" in seen(pilot)
        pilot.app.screen.query_one(PathLine).value = f"{files}/"
        await settled(pilot)
        await press(pilot, "down", "enter")
        assert pilot.app.screen.query_one(PathLine).value == f"{files}/a.txt "
        await pilot.click("#tabs", offset=(24, 0))
        assert pilot.app.screen.query_one(PasteArea).display
        await press(pilot, "ctrl+t", "ctrl+t", "ctrl+o")
        assert "Paste the text of a posting first." in seen(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ImportView)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hostile_readings_are_shown_and_not_obeyed(
    tracker: Tracker, tmp_path: Path, size: tuple[int, int]
) -> None:
    bad = "[@click=app.quit]x[/] [/bold] \x1b]0;PWNED\x07 \u202eevil"
    name = tmp_path / "bad [@click=app.quit]\x1b[31m.txt"
    name.write_text(TIDY.replace("Kiln", bad).replace("Steady", bad).replace("Bergen", bad))
    async with driven(tracker, size) as pilot:
        await press(pilot, IMPORT, "i")
        pilot.app.screen.query_one(PathLine).value = str(tmp_path)
        await press(pilot, "enter")
        shown = view(pilot)
        await until(pilot, lambda: shown.reading_files is None and bool(shown.readings.entries))
        for y in range(1, size[1] - 1, 3):
            await pilot.click(offset=(size[0] // 4 * (1 + 2 * (y % 2)), y))
        await settled(pilot)
        assert pilot.app.is_running
        assert isinstance(pilot.app.screen, ImportView)
        text = seen(pilot)
        assert "[@click=app.quit]x[/] [/bold] ␛]0;PWNED␇" in text
        assert all(char.isprintable() or char == "\n" for char in text)
        await press(pilot, "tab", "e", "escape", "a")


def test_every_action_has_its_method() -> None:
    assert all(hasattr(ImportView, f"action_{action.method}") for action in actions_of(Place.IMPORT))
    assert all(hasattr(DraftList, f"action_{action.method}") for action in actions_of(Place.MOVE))
    assert all(hasattr(View, f"action_{name}") for name in ("back", "copy", "zoom", "pane_next"))


async def test_a_batch_that_ends_meanwhile_leaves_the_person_where_they_are(
    tracker: Tracker, tmp_path: Path
) -> None:
    for n in range(12):
        (tmp_path / f"{n}.txt").write_text(TIDY.replace("Ember", f"Ember {n}"))
    async with driven(tracker, (80, 24)) as pilot:
        await imported(pilot, *(tmp_path / f"{n}.txt" for n in range(12)))
        await pilot.press("A", COMPARE)
        await until(pilot, lambda: tracker.counts().open == 12)
        await settled(pilot)
        assert "Nothing is compared yet." in seen(pilot)
        await press(pilot, "u")
        assert tracker.counts().open == 0


def many(folder: Path, count: int) -> Path:
    """A folder of so many tidy postings."""
    folder.mkdir()
    for n in range(count):
        (folder / f"{n:02}.txt").write_text(TIDY.replace("Kiln", f"Kiln {n}"))
    return folder


async def test_esc_stops_storing_and_keeps_whole_postings(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driven(tracker, (120, 40)) as pilot:
        shown = await imported(pilot, many(tmp_path / "many", 6))
        keep = Entry.keep

        def told() -> str:
            line = shown.query_one("#progress", Static)
            return str(line.content) if line.display else ""

        def stopped_at_the_third(entry: Entry) -> Result:
            if entry is shown.readings.entries[2]:
                assert "storing ━━" in told()
                assert "2 of 6 postings · " in told()
                shown.peel()
            return keep(entry)

        monkeypatch.setattr(Entry, "keep", stopped_at_the_third)
        await press(pilot, "A")
        await until(pilot, lambda: not shown.busy)
        assert tracker.counts().open == len([e for e in shown.readings.entries if e.kept]) == 3
        assert len(shown.readings.waiting) == 3
        assert isinstance(pilot.app.screen, ImportView)
        monkeypatch.undo()
        await press(pilot, "A")
        await until(pilot, lambda: tracker.counts().open == 6)


async def test_quitting_waits_until_the_readings_are_stored(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driven(tracker, (120, 40)) as pilot:
        shown = await imported(pilot, many(tmp_path / "many", 3))
        keep = Entry.keep

        def quits_at_the_first(entry: Entry) -> Result:
            if entry is shown.readings.entries[0]:
                pilot.app.post_message(events.Key("q", "q"))
            return keep(entry)

        monkeypatch.setattr(Entry, "keep", quits_at_the_first)
        await press(pilot, "A")
        await until(pilot, lambda: pilot.app._exit)
        assert tracker.counts().open == 3


async def test_esc_stops_reading_and_what_was_read_stays(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = many(tmp_path / "many", 5)
    go_on = Event()
    read = Intake.read

    def waiting(intake: Intake, source: SourceFile) -> list[Draft]:
        if source.name.endswith("02.txt"):
            go_on.wait(20)
        return read(intake, source)

    monkeypatch.setattr(Intake, "read", waiting)
    async with driven(tracker, (120, 40)) as pilot:
        await press(pilot, IMPORT, "i")
        pilot.app.screen.query_one(PathLine).value = str(folder)
        await press(pilot, "enter")
        shown = view(pilot)
        await until(pilot, lambda: len(shown.readings.entries) == 2)
        assert shown.reading_files == replace(shown.reading_files or Pace(0, 0), done=2, total=5)
        await press(pilot, "n")
        assert shown.readings.at == 1  # keys live meanwhile
        await press(pilot, "escape")
        assert view(pilot).reading_files is None
        go_on.set()
        await worked(pilot)
        assert view(pilot).reading_files is None
        assert 2 <= len(shown.readings.entries) <= 3
        assert "reading ━" not in seen(pilot)


async def test_more_postings_than_anybody_looks_at_are_left_to_the_command_line(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_reading, "MOST", 3)
    async with driven(tracker, (120, 40)) as pilot:
        shown = await imported(pilot, many(tmp_path / "many", 5))
        assert len(shown.readings.entries) == 3
        assert toasts(pilot)[0].startswith("2 files were not read: ")
