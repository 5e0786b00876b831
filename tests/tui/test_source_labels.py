"""The source of a stored posting by keys at 80×24: lines labelled, values taken from them."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from jobtui.domain.fields import LABELS
from jobtui.domain.requirement import State
from jobtui.tracker.intake import Intake
from jobtui.tracker.tracker import Tracker
from jobtui.tracker.vocabulary import Vocabulary
from jobtui.tui.dialogs.confirm import ConfirmDialog
from jobtui.tui.dialogs.field_menu import field_menu
from jobtui.tui.screens.source import SourceView
from jobtui.tui.widgets.source_picker import SourcePicker
from tests.tui.conftest import reopened
from tests.tui.driving import burst, driven, press, seen, settled, toasts
from tests.tui.test_import import until
from tests.tui.test_import_labels import TEXT

SMALL = (80, 24)


@pytest.fixture
def own(tmp_path: Path) -> Vocabulary:
    return Vocabulary(tmp_path / "config" / "headings.toml")


@pytest.fixture
def taught(tracker: Tracker, own: Vocabulary) -> Tracker:
    """The use cases with a place for own headings, and one posting, number 1."""
    told = Tracker(tracker.store, tracker.clock, own)
    with Intake(told) as intake:
        intake.keep(intake.read_bytes(TEXT.encode(), "kiln.txt")[0])
    return told


async def at_line(pilot: Pilot[None], words: str) -> SourcePicker:
    """The source of the posting, opened by key, its cursor on the line of these words."""
    if not isinstance(pilot.app.screen, SourceView):
        await press(pilot, "v")
    source = pilot.app.screen.query_one(SourcePicker)
    await press(pilot, "g", *["j"] * TEXT[: TEXT.index(words)].count("\n"))
    return source


def asked(tracker: Tracker) -> list[tuple[str, str]]:
    return [(item.requirement.text, item.requirement.kind.value) for item in tracker.posting(1).checklist]


DREAMS = [
    ("A dog of your own; steady hands", "preferred"), ("Moonlight", "preferred"), ("Patience", "preferred"),
]  # fmt: skip


async def test_a_block_is_labelled_and_its_heading_remembered(
    taught: Tracker, own: Vocabulary, path: Path
) -> None:
    taught.check(1, 1, State.MET, note="C2")
    async with driven(taught, SMALL) as pilot:
        source = await at_line(pilot, "- Moonlight")
        await burst(pilot, "b", "p")
        await until(pilot, lambda: "'Things we dream of' is labelled here:" in seen(pilot))
        assert isinstance(pilot.app.screen, ConfirmDialog)
        await press(pilot, "y")
        assert toasts(pilot)[-1].startswith(
            "Heading remembered 'Things we dream of' as preferred requirements"
        )
        assert own.headings() == {"preferred": ("things we dream of",)}
        assert asked(taught) == [*DREAMS, ("English C1", "required")]
        assert (taught.item(1, 4).state, taught.item(1, 4).note) == (State.MET, "C2")
        await press(pilot, *["n"] * 5, "w")
        assert source.text_at_hand == "Moonlight"
        assert "▌preferred" in seen(pilot)
        await press(pilot, "w", "u")
        assert asked(taught) == [("English C1", "required")]
        assert source.is_attached
        await press(pilot, "U")
    assert asked(reopened(path))[:3] == DREAMS


async def test_the_heading_need_not_be_remembered(taught: Tracker, own: Vocabulary) -> None:
    async with driven(taught, SMALL) as pilot:
        await at_line(pilot, "Things we dream of")
        await press(pilot, "b")
        assert "The lines under 'Things we dream of' are" in seen(pilot)
        await press(pilot, "d", "enter")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        await press(pilot, "escape")
        assert toasts(pilot)[-1] == "Lines 8-11 labelled responsibilities u to undo"
        assert own.headings() == {}
        duties = [one.value for one in taught.posting(1).facts.responsibilities]
        assert duties[1:] == ["Moonlight", "Patience"]


async def test_selected_lines_are_labelled_alone(taught: Tracker) -> None:
    async with driven(taught, SMALL) as pilot:
        source = await at_line(pilot, "- Moonlight")
        await press(pilot, "space", "j", "b")
        assert "These 2 lines are" in seen(pilot)
        await press(pilot, "r")
        assert toasts(pilot)[-1].startswith("Lines 10-11 labelled requirements: requirements 2 added")
        assert [text for text, _ in asked(taught)] == ["Moonlight", "Patience", "English C1"]
        assert not source.selecting
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, SourceView)


async def test_what_was_so_before_says_so(taught: Tracker) -> None:
    async with driven(taught, SMALL) as pilot:
        await at_line(pilot, "- English")
        await press(pilot, "b", "r")
        assert toasts(pilot)[-1] == "Nothing changes: lines 13-14 was read so before."
        await press(pilot, "b", "escape")
        assert isinstance(pilot.app.screen, SourceView)
        assert len(taught.posting(1).events) == 1


async def test_a_value_is_taken_from_a_line(taught: Tracker, path: Path) -> None:
    async with driven(taught, SMALL) as pilot:
        source = await at_line(pilot, "Someone told us")
        await press(pilot, "t")
        assert "Take as" in seen(pilot)
        await press(pilot, "t")
        assert toasts(pilot)[-1].startswith("Edited u to undo")
        await at_line(pilot, "Kiln Operator")
        await press(pilot, "enter", "p")
        assert toasts(pilot)[-1] == "No pay was understood in 'Kiln Operator'."
        await at_line(pilot, "- Moonlight")
        await press(pilot, "space", "j", "t")
        await press(pilot, "b")
        assert not source.selecting
        assert source.lines_at_hand == range(10, 11)
    posting = reopened(path).posting(1)
    title = posting.facts.title
    assert title is not None
    assert TEXT[slice(*title.spans[0])] == title.value == "Someone told us the job is called Fire Keeper"
    assert [one.value for one in posting.facts.benefits] == ["Moonlight", "Patience"]
    assert posting.corrected == {"title", "benefits"}


async def test_esc_lets_go_of_the_lines_first(taught: Tracker) -> None:
    async with driven(taught, SMALL) as pilot:
        source = await at_line(pilot, "- Moonlight")
        await press(pilot, "space", "j", "escape")
        assert isinstance(pilot.app.screen, SourceView)
        assert not source.selecting
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, SourceView)


async def test_without_a_text_there_is_nothing_to_label(tracker: Tracker) -> None:
    posting = tracker.add({"title": "Cook"}).postings[0]
    async with driven(tracker, SMALL) as pilot:
        await pilot.app.push_screen(SourceView(posting))
        await settled(pilot)
        for key in ("b", "t", "enter"):
            await press(pilot, key)
            assert toasts(pilot) == ["This posting was typed by hand: there is no captured text."]


def test_the_menu_names_every_field_by_a_letter_of_its_own() -> None:
    letters = [choice.letter for choice in field_menu(beside=0)._choices]
    assert len(set(letters)) == len(letters) == len(LABELS)
