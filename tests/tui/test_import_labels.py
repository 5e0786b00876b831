"""Putting a reading right by its lines, by keys at 80×24: labels, picked values, items split and joined."""

from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.selection import Selection

from jobtui.domain.reading import Finding
from jobtui.domain.requirement import Kind
from jobtui.tracker.draft import Draft
from jobtui.tracker.tracker import Tracker
from jobtui.tracker.vocabulary import Vocabulary
from jobtui.tui.actions import Place, actions_of
from jobtui.tui.dialogs.part_menu import WORDS
from jobtui.tui.dialogs.split import SplitDialog
from jobtui.tui.screens.importing import ImportView
from jobtui.tui.widgets.source_picker import SourcePicker
from tests.tui.conftest import reopened
from tests.tui.driving import burst, driven, press, seen, settled, toasts
from tests.tui.test_import import imported, to_field, until, view

TEXT = """\
Kiln Operator
Ember & Clay
Bergen, Norway

About us
We fire things.

Things we dream of
- A dog of your own; steady hands
- Moonlight
- Patience

Requirements
- English C1

Paid 40.000 - 50.000 EUR brutto im Jahr
Someone told us the job is called Fire Keeper
"""
SMALL = (80, 24)


@pytest.fixture
def own(tmp_path: Path) -> Vocabulary:
    return Vocabulary(tmp_path / "config" / "headings.toml")


@pytest.fixture
def taught(tracker: Tracker, own: Vocabulary) -> Tracker:
    """The use cases with a place for own headings."""
    return Tracker(tracker.store, tracker.clock, own)


@pytest.fixture
def kiln(tmp_path: Path) -> Path:
    path = tmp_path / "kiln.txt"
    path.write_text(TEXT)
    return path


def draft(pilot: Pilot[None]) -> Draft:
    """The reading in sight."""
    entry = view(pilot).readings.current
    assert entry is not None
    return entry.draft


def asked(pilot: Pilot[None]) -> list[tuple[str, str]]:
    """The requirements in sight, by words and kind."""
    return [(item.text, item.kind.value) for item in draft(pilot).reading.requirements]


def word(found: Finding[str] | None) -> str:
    """The value of a finding that is there."""
    assert found is not None
    return found.value


async def to_line(pilot: Pilot[None], words: str) -> SourcePicker:
    """Go by keys to the source and to the line of these words."""
    source = view(pilot).source
    if not source.has_focus:
        await press(pilot, "h")
    await press(pilot, "g", *["j"] * TEXT[: TEXT.index(words)].count("\n"))
    return source


async def done(pilot: Pilot[None]) -> None:
    """Wait until what was asked of the parser is there."""
    await settled(pilot)
    await until(pilot, lambda: not view(pilot).busy)


async def test_a_label_from_the_source_teaches_the_next_file(
    taught: Tracker, own: Vocabulary, kiln: Path, tmp_path: Path
) -> None:
    (tmp_path / "next.txt").write_text(TEXT.replace("Kiln Operator", "Kiln Builder").replace("of\n", "of:\n"))
    async with driven(taught, SMALL) as pilot:
        await imported(pilot, kiln)
        assert asked(pilot) == [("English C1", "required")]
        await to_line(pilot, "- Moonlight")
        await press(pilot, "b")
        assert "The lines under 'Things we dream of' are" in seen(pilot)
        await press(pilot, "p")
        await done(pilot)
        assert asked(pilot) == [
            ("A dog of your own; steady hands", "preferred"),
            ("Moonlight", "preferred"),
            ("Patience", "preferred"),
            ("English C1", "required"),
        ]
        assert "'Things we dream of' as preferred requirements" in toasts(pilot)[-1]
        assert "u forgets" in toasts(pilot)[-1]
        assert "headings.toml" in toasts(pilot)[-1]
        assert own.headings() == {"preferred": ("things we dream of",)}
        await press(pilot, "escape", "a")
        await imported(pilot, tmp_path / "next.txt")
        assert ("Moonlight", "preferred") in asked(pilot)


async def test_u_takes_the_label_back_and_forgets(taught: Tracker, own: Vocabulary, kiln: Path) -> None:
    async with driven(taught, SMALL) as pilot:
        await imported(pilot, kiln)
        await to_line(pilot, "- Moonlight")
        await press(pilot, "b", "d")
        await done(pilot)
        assert [one.value for one in draft(pilot).reading.facts.responsibilities][1:] == [
            "Moonlight",
            "Patience",
        ]
        await press(pilot, "u")
        assert draft(pilot).reading.facts.responsibilities == ()
        assert own.headings() == {}
        assert "'Things we dream of' forgotten" in toasts(pilot)[-1]
        await press(pilot, "U")
        assert len(draft(pilot).reading.facts.responsibilities) == 3
        assert own.headings() == {"responsibilities": ("things we dream of",)}
        await press(pilot, "u", "u")
        assert toasts(pilot)[-1] == "Nothing to undo."


async def test_other_readings_that_wait_learn_too(
    taught: Tracker, own: Vocabulary, kiln: Path, tmp_path: Path
) -> None:
    (tmp_path / "other.txt").write_text(TEXT.replace("Kiln", "Oven"))
    async with driven(taught, SMALL) as pilot:
        await imported(pilot, kiln, tmp_path / "other.txt")
        await to_line(pilot, "- Moonlight")
        await press(pilot, "b", "p")
        await done(pilot)
        await press(pilot, "n")
        assert ("Moonlight", "preferred") in asked(pilot)
        await press(pilot, "p", "u", "n")
        assert ("Moonlight", "preferred") not in asked(pilot)


async def test_a_known_heading_is_labelled_here_and_not_remembered(
    taught: Tracker, own: Vocabulary, kiln: Path
) -> None:
    async with driven(taught, SMALL) as pilot:
        await imported(pilot, kiln)
        await press(pilot, "tab", "b", "n")
        await done(pilot)
        assert asked(pilot) == []
        assert toasts(pilot)[-1] == "Labelled as noise: not of this posting u to undo"
        assert own.headings() == {}


async def test_corrections_stay_when_a_block_is_labelled(taught: Tracker, path: Path, kiln: Path) -> None:
    async with driven(taught, SMALL) as pilot:
        shown = await imported(pilot, kiln)
        await to_field(pilot, "company")
        await press(pilot, "e", "end", "space", "A", "S", "enter")
        await press(pilot, "tab", "space")
        await to_line(pilot, "- Moonlight")
        await press(pilot, "b", "r")
        await done(pilot)
        assert word(draft(pilot).reading.facts.company) == "Ember & Clay AS"
        assert shown.requirements.border_title is not None
        assert "1 dropped" in str(shown.requirements.border_title)
        await press(pilot, "escape", "a")
    posting = reopened(path).posting(1)
    assert posting.company == "Ember & Clay AS"
    assert [item.requirement.text for item in posting.checklist][1:] == ["Moonlight", "Patience"]


async def test_selected_lines_can_be_labelled_alone(taught: Tracker, own: Vocabulary, kiln: Path) -> None:
    async with driven(taught, SMALL) as pilot:
        await imported(pilot, kiln)
        source = await to_line(pilot, "- Moonlight")
        await press(pilot, "space", "j", "b")
        assert "These 2 lines are" in seen(pilot)
        await press(pilot, "p")
        await done(pilot)
        assert asked(pilot)[:2] == [("Moonlight", "preferred"), ("Patience", "preferred")]
        assert "A dog" not in str(asked(pilot))
        assert not source.selecting
        assert own.headings() == {}


async def test_a_damaged_file_is_said_and_left_alone(taught: Tracker, own: Vocabulary, kiln: Path) -> None:
    assert own.path is not None
    own.path.parent.mkdir()
    own.path.write_text("[preferred\n")
    async with driven(taught, SMALL) as pilot:
        await imported(pilot, kiln)
        assert "headings.toml' line 1: " in toasts(pilot)[0]
        await to_line(pilot, "- Moonlight")
        await press(pilot, "b", "p")
        await done(pilot)
        assert ("Moonlight", "preferred") in asked(pilot)
        assert "Labelled, but its heading is not remembered: " in toasts(pilot)[-1]
    assert own.path.read_text() == "[preferred\n"


async def test_a_value_is_taken_from_a_line_and_shows_it(taught: Tracker, path: Path, kiln: Path) -> None:
    async with driven(taught, SMALL) as pilot:
        shown = await imported(pilot, kiln)
        await to_field(pilot, "title")
        await press(pilot, "t")
        assert "pick the line for Title, Enter takes it" in seen(pilot)
        await to_line(pilot, "Someone told us")
        await press(pilot, "enter")
        await done(pilot)
        assert word(draft(pilot).reading.facts.title).startswith("Someone told us")
        assert shown.fields.has_focus
        assert shown.source.line == 17
        await press(pilot, "e")
        field = pilot.app.screen.query_one("LineInput")
        field.value = "Fire Keeper"  # type: ignore[attr-defined]
        await press(pilot, "enter", "enter")
        assert shown.source.has_focus
        assert shown.source.text_at_hand == "Fire Keeper"
        await press(pilot, "escape", "a")
    title = reopened(path).posting(1).facts.title
    assert title is not None
    assert TEXT[slice(*title.spans[0])] == title.value == "Fire Keeper"


async def test_pay_is_understood_in_the_picked_line_or_refused(taught: Tracker, kiln: Path) -> None:
    async with driven(taught, SMALL) as pilot:
        shown = await imported(pilot, kiln)
        await to_field(pilot, "salaries")
        await press(pilot, "t")
        await to_line(pilot, "Kiln Operator")
        await press(pilot, "enter")
        await done(pilot)
        assert toasts(pilot)[-1] == "No pay was understood in 'Kiln Operator'."
        assert shown.source.has_focus
        await to_line(pilot, "Paid")
        await press(pilot, "t")
        await done(pilot)
        (pay,) = draft(pilot).reading.facts.salaries
        assert (pay.value.minimum, pay.value.maximum, pay.value.currency) == (4_000_000, 5_000_000, "EUR")
        assert "corrected" in seen(pilot)


async def test_esc_leaves_the_picking(taught: Tracker, kiln: Path) -> None:
    async with driven(taught, SMALL) as pilot:
        shown = await imported(pilot, kiln)
        before = draft(pilot)
        await press(pilot, "t", "space", "j", "escape")
        assert shown.source.has_focus
        assert not shown.source.selecting
        await press(pilot, "escape")
        assert shown.fields.has_focus
        assert not shown.wanted_lines
        assert shown.source.border_title == "Source"
        await press(pilot, "h", "enter")
        assert "t takes this line for the value you came from" in toasts(pilot)[-1]
        assert draft(pilot) == before


async def test_requirements_are_added_from_lines(taught: Tracker, path: Path, kiln: Path) -> None:
    async with driven(taught, SMALL) as pilot:
        shown = await imported(pilot, kiln)
        await press(pilot, "plus")
        await to_line(pilot, "- Moonlight")
        await press(pilot, "space", "j", "enter")
        await done(pilot)
        assert [text for text, _ in asked(pilot)] == ["Moonlight", "Patience", "English C1"]
        assert shown.requirements.has_focus
        assert shown.requirements.at == 0
        assert shown.source.text_at_hand == "Moonlight"
        await press(pilot, "plus")
        await to_line(pilot, "- English")
        await press(pilot, "enter")
        await done(pilot)
        assert toasts(pilot)[-1] == "These lines are requirements already."
        await press(pilot, "escape", "a")
    items = reopened(path).posting(1).checklist
    assert (items[0].requirement.text, items[0].corrected) == ("Moonlight", True)
    assert TEXT[slice(*items[1].requirement.spans[0])] == "Patience"


async def test_an_item_is_split_at_a_point_and_joined_again(taught: Tracker, kiln: Path) -> None:
    async with driven(taught, SMALL) as pilot:
        shown = await imported(pilot, kiln)
        await to_line(pilot, "- Moonlight")
        await press(pilot, "b", "r")
        await done(pilot)
        await press(pilot, "escape", "tab", "s")
        assert isinstance(pilot.app.screen, SplitDialog)
        assert "A dog of your own; ┃ steady hands" in seen(pilot)
        await press(pilot, "enter")
        await done(pilot)
        assert [text for text, _ in asked(pilot)][:3] == ["A dog of your own", "steady hands", "Moonlight"]
        await press(pilot, "j")
        assert shown.source.text_at_hand == "steady hands"
        await press(pilot, "m")
        await done(pilot)
        assert [text for text, _ in asked(pilot)][1] == "steady hands Moonlight"
        assert shown.source.text_at_hand == "steady hands\nMoonlight"
        await press(pilot, "G", "m")
        assert "there is none to join it with" in toasts(pilot)[-1]
        await press(pilot, "u", "u")
        assert asked(pilot)[0][0] == "A dog of your own; steady hands"


async def test_the_point_of_a_split_moves_by_words(taught: Tracker, kiln: Path) -> None:
    async with driven(taught, SMALL) as pilot:
        await imported(pilot, kiln)
        await to_line(pilot, "- Moonlight")
        await press(pilot, "b", "r")
        await done(pilot)
        await press(pilot, "escape", "tab", "s", "left", "left")
        assert "A dog of ┃ your own; steady hands" in seen(pilot)
        await press(pilot, "home")
        assert "A ┃ dog" in seen(pilot)
        await press(pilot, "escape")
        assert len(asked(pilot)) == 4


async def test_words_of_a_requirement_are_taken_from_a_line(taught: Tracker, kiln: Path) -> None:
    async with driven(taught, SMALL) as pilot:
        shown = await imported(pilot, kiln)
        await press(pilot, "tab", "t")
        assert "pick the line for requirement 1" in seen(pilot)
        await to_line(pilot, "- Patience")
        await press(pilot, "enter")
        await done(pilot)
        assert asked(pilot) == [("Patience", "required")]
        assert shown.source.text_at_hand == "Patience"


async def test_u_takes_back_every_correction_before_it_undoes_a_step(taught: Tracker, kiln: Path) -> None:
    async with driven(taught, SMALL) as pilot:
        await imported(pilot, kiln)
        await press(pilot, "tab", "space", "r")
        assert draft(pilot).dropped == {0}
        assert asked(pilot)[0][1] == Kind.PREFERRED
        await press(pilot, "u")
        assert asked(pilot)[0][1] == Kind.REQUIRED
        await press(pilot, "u")
        assert draft(pilot).dropped == frozenset()


async def test_the_hints_fit_and_help_shows_the_keys(taught: Tracker, kiln: Path) -> None:
    async with driven(taught, SMALL) as pilot:
        await imported(pilot, kiln)
        for keys, hints in (
            ((), ("a Accept", "b Label", "t Take", "+ Add", "? Help")),
            (("tab",), ("b Label", "t Take", "s Split", "? Help")),
            (("t",), ("⏎ Take these", "␣ Select", "b Label", "? Help")),
        ):
            await press(pilot, *keys)
            last = seen(pilot).splitlines()[-1]
            assert all(hint in last for hint in hints), last
        await press(pilot, "question_mark")
        assert "Source: lines" in seen(pilot)
        assert "Select lines from here on, or end it" in seen(pilot)


def test_every_action_has_its_method_and_every_part_its_letter() -> None:
    assert all(hasattr(SourcePicker, f"action_{action.method}") for action in actions_of(Place.LINES))
    assert all(hasattr(ImportView, f"action_{action.method}") for action in actions_of(Place.IMPORT))
    letters = [letter for letter, _ in WORDS.values()]
    assert len(set(letters)) == len(letters)
    assert not {"j", "k"} & set(letters)


async def test_words_marked_by_the_mouse_are_taken(taught: Tracker, kiln: Path) -> None:
    async with driven(taught, (120, 40)) as pilot:
        shown = await imported(pilot, kiln)
        row = TEXT[: TEXT.index("Someone told us")].count("\n")
        column = TEXT.splitlines()[row].index("Fire Keeper")
        await to_field(pilot, "title")
        await press(pilot, "t")
        ends = Offset(column, row), Offset(column + len("Fire Keeper"), row)
        shown.selections = {shown.source: Selection(*ends)}
        await press(pilot, "enter")
        await done(pilot)
        title = draft(pilot).reading.facts.title
        assert word(title) == "Fire Keeper"
        assert title is not None
        assert TEXT[slice(*title.spans[0])] == "Fire Keeper"


async def test_the_line_at_hand_is_lit_only_with_the_focus(taught: Tracker, kiln: Path) -> None:
    async with driven(taught, (120, 40)) as pilot:
        shown = await imported(pilot, kiln)
        source = shown.source

        def grounds(line: int) -> set[object]:
            return {segment.style.bgcolor for segment in source.render_line(line) if segment.style}

        plain = grounds(5)
        await to_line(pilot, "We fire")
        assert source.lines_at_hand == range(5, 6)
        assert grounds(5) != plain
        await press(pilot, "space", "j")
        assert grounds(6) == grounds(5)
        await press(pilot, "escape", "escape")
        assert grounds(5) == plain


async def test_keys_typed_ahead_reach_the_source_and_not_the_list(taught: Tracker, kiln: Path) -> None:
    async with driven(taught, SMALL) as pilot:
        shown = await imported(pilot, kiln)
        await press(pilot, "tab")
        await burst(pilot, "t", "space", "j")
        assert draft(pilot).dropped == frozenset()
        assert shown.source.has_focus
        assert len(shown.source.lines_at_hand) == 2
        await burst(pilot, "escape", "escape", "space")
        assert draft(pilot).dropped == {0}
