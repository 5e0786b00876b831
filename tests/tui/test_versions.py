"""Versions, duplicates and applications before on the screens, by keys."""

import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot

from jobtui.domain.duplicate import Pair
from jobtui.storage.store import SqliteStore
from jobtui.tracker import taking
from jobtui.tracker.intake import Intake, ReadOptions
from jobtui.tracker.tracker import Tracker
from jobtui.tui.screens.importing import ImportView
from jobtui.tui.screens.source import SourceView
from jobtui.tui.screens.versions import VersionsView
from jobtui.tui.widgets.source_text import SourceText
from tests.tracker.conftest import state
from tests.tui import stories
from tests.tui.driving import driven, press, seen, settled, toasts, told, view, worked

WIDE = (200, 50)
"""Where no line has to be broken."""

FIRST = """\
# Kiln Operator

Ember & Clay GmbH · Bergen, Norway

## Requirements

- 3+ years of firing kilns of every size
- Steady hands and a calm mind
- English at level C1 or better
"""

SECOND = FIRST.replace("3+ years", "5+ years").replace(
    "- Steady hands and a calm mind\n", "- A driving licence\n"
)


def bring(tracker: Tracker, text: str, name: str = "a.md", *, as_new: bool = False) -> None:
    """Import a text."""
    with Intake(tracker, ReadOptions(as_new=as_new)) as intake:
        (draft,) = intake.read_bytes(text.encode(), name)
        intake.keep(draft)


@pytest.fixture
def versioned(tracker: Tracker) -> Tracker:
    """One posting of two versions."""
    bring(tracker, FIRST)
    bring(tracker, SECOND, "b.md")
    return tracker


@pytest.fixture
def twice(tracker: Tracker) -> Tracker:
    """Two postings that may be one."""
    bring(tracker, FIRST)
    bring(tracker, SECOND, "b.md", as_new=True)
    return tracker


def focused(pilot: Pilot[None]) -> str | None:
    """The name of the focused pane."""
    pane = pilot.app.focused
    return pane.id if pane else None


async def compared(pilot: Pilot[None]) -> VersionsView:
    """The versions over the source, both read again."""
    await press(pilot, "v")
    await press(pilot, "V")
    screen = pilot.app.screen
    assert isinstance(screen, VersionsView)
    await worked(pilot)
    return screen


async def test_versions_show_what_changed_and_where(versioned: Tracker) -> None:
    async with driven(versioned, WIDE) as pilot:
        screen = await compared(pilot)
        shown = seen(pilot)
        for words in (
            "From version 1 to 2", "+ ● A driving licence", "- ● Steady hands and a calm mind",
            "~ ● 5+ years of firing kilns of every size", "(years 3+ → 5+)", "Version 2 · b.md",
        ):  # fmt: skip
            assert words in shown
        await press(pilot, "enter")
        assert screen.changes.highlight("removed.0")
        await settled(pilot)
        assert focused(pilot) == "difference"
        assert "Version 1 · a.md" in seen(pilot)
        source = screen.query_one(SourceText)
        assert source.spans and FIRST[slice(*source.spans[0])] == "Steady hands and a calm mind"
        await press(pilot, "j", "enter")
        assert focused(pilot) == "text"
        assert SECOND[slice(*source.spans[0])] == "5+ years of firing kilns of every size"


async def test_escape_goes_back_layer_by_layer(versioned: Tracker) -> None:
    async with driven(versioned) as pilot:
        await compared(pilot)
        await press(pilot, "enter", "enter")
        assert focused(pilot) == "text"
        await press(pilot, "escape", "escape")
        assert focused(pilot) == "versions"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, SourceView)


async def test_the_first_version_was_the_first(versioned: Tracker) -> None:
    async with driven(versioned) as pilot:
        await compared(pilot)
        await press(pilot, "j")
        assert "The first version: nothing was before it." in seen(pilot)
        assert "Version 1 · a.md" in seen(pilot)


async def test_undo_takes_the_version_away_where_it_is_shown(versioned: Tracker) -> None:
    async with driven(versioned) as pilot:
        await compared(pilot)
        await press(pilot, "u")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SourceView)
        assert len(versioned.posting(1).captures) == 1


async def test_one_version_has_nothing_to_compare(tracker: Tracker) -> None:
    bring(tracker, FIRST)
    async with driven(tracker) as pilot:
        await press(pilot, "v")
        await press(pilot, "V")
        assert told(pilot, "There is one version only.")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_versions_fit_every_size(versioned: Tracker, size: tuple[int, int]) -> None:
    async with driven(versioned, size) as pilot:
        await compared(pilot)
        assert "A driving licence" in seen(pilot) and "Version 2 · b.md" in seen(pilot)


# Duplicates


async def test_the_detail_names_a_possible_duplicate_and_goes_there(twice: Tracker) -> None:
    async with driven(twice, WIDE) as pilot:
        assert "possible duplicate of 1 (same company and title" in seen(pilot)
        view(pilot).focus_pane("detail")
        assert view(pilot).detail.highlight("suspect.1")
        await press(pilot, "enter")
        assert view(pilot).list.highlighted == 1


async def test_told_apart_it_is_never_named_again_but_by_undo(twice: Tracker) -> None:
    before = state(twice)
    async with driven(twice) as pilot:
        await press(pilot, "equals_sign", "d")
        assert told(pilot, "1 and 2 are different openings")
        assert "possible duplicate" not in seen(pilot)
        await press(pilot, "equals_sign")
        assert told(pilot, "No possible duplicate of this posting.")
        await press(pilot, "u")
        assert state(twice) == before
        assert "possible duplicate" in seen(pilot)


async def test_told_the_same_they_show_each_other(twice: Tracker) -> None:
    async with driven(twice) as pilot:
        await press(pilot, "equals_sign", "s")
        assert "the same opening as 1 Kiln Operator" in " ".join(seen(pilot).split())
        await press(pilot, "j")
        assert "the same opening as 2 Kiln Operator" in " ".join(seen(pilot).split())
        await press(pilot, "equals_sign", "g")
        assert view(pilot).list.highlighted == 2


async def test_two_marked_postings_can_be_told_the_same(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "space", "j", "space", "equals_sign", "s")
        (pair,) = filled.store.items(Pair)
        assert (pair.first, pair.second, str(pair.verdict)) == (5, 6, "same")


async def test_of_several_it_asks_which(twice: Tracker) -> None:
    bring(twice, FIRST.replace("Bergen, Norway", "Oslo, Norway"), "c.md", as_new=True)
    async with driven(twice) as pilot:
        await press(pilot, "equals_sign")
        assert "Which one?" in seen(pilot)
        await press(pilot, "2", "g")
        assert view(pilot).list.highlighted == 2


# The import preview


async def previewed(pilot: Pilot[None], *paths: Path) -> ImportView:
    """The import view with these files read."""
    from jobtui.tui.dialogs.import_paths import Wanted

    screen = pilot.app.show_view("import")  # type: ignore[attr-defined]
    assert isinstance(screen, ImportView)
    screen.opened(Wanted(tuple(map(str, paths))))
    await worked(pilot)
    for _ in range(3):
        await settled(pilot)
    return screen


async def test_the_preview_says_whose_version_it_is_and_can_be_told_otherwise(
    tracker: Tracker, tmp_path: Path
) -> None:
    bring(tracker, FIRST)
    tracker.set_status([1], "applied")
    (tmp_path / "b.md").write_text(SECOND, encoding="utf-8")
    async with driven(tracker) as pilot:
        screen = await previewed(pilot, tmp_path / "b.md")
        entry = screen.readings.current
        assert entry
        assert entry.draft.arrives_as == "Imported as version 2 of posting 1"
        assert "next version of 1" in " ".join(seen(pilot).split())
        await press(pilot, "equals_sign")
        assert entry.draft.arrives_as == "Imported"
        shown = " ".join(seen(pilot).split())
        assert "a new posting; = makes it version 2 of 1" in shown
        assert "Before" in shown and "Duplicate?" in shown
        assert entry.draft.applied_before.startswith("You have applied to this company before: Kiln Operator")
        await press(pilot, "equals_sign", "a")
        assert [one.n for one in tracker.posting(1).captures] == [1, 2]
        await asyncio.sleep(0)
        assert "imported 1" in toasts(pilot)[-1].casefold()


async def test_the_preview_keeps_a_posting_of_its_own_if_told_so(tracker: Tracker, tmp_path: Path) -> None:
    bring(tracker, FIRST)
    (tmp_path / "b.md").write_text(SECOND, encoding="utf-8")
    async with driven(tracker) as pilot:
        await previewed(pilot, tmp_path / "b.md")
        await press(pilot, "equals_sign", "a")
        assert tracker.counts().open == 2


async def test_what_is_no_next_version_cannot_be_switched(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(FIRST, encoding="utf-8")
    async with driven(tracker) as pilot:
        await previewed(pilot, tmp_path / "a.md")
        await press(pilot, "equals_sign")
        assert told(pilot, "It is the next version of no stored posting.")


async def test_an_export_is_named_and_loaded_into_an_empty_database(tmp_path: Path, tracker: Tracker) -> None:
    other = Tracker(SqliteStore(tmp_path / "other.db"), lambda: stories.NOW)
    bring(other, FIRST)
    export = tmp_path / "all.json"
    export.write_text("".join(taking.as_json(other)), encoding="utf-8")
    async with driven(tracker, WIDE) as pilot:
        await previewed(pilot, export)
        assert "Load this export?" in seen(pilot)
        await press(pilot, "escape")
        assert tracker.counts().open == 0
        await previewed(pilot, export)
        await press(pilot, "y")
        assert told(pilot, "Loaded", "1 posting")
        assert tracker.store.dump() == other.store.dump()
        await previewed(pilot, export)
        await press(pilot, "y")
        assert told(pilot, "the database is not empty")
    other.store.close()
