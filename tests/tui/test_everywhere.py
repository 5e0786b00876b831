"""What works everywhere: the views in their order, the colours, a requirement's line."""

from pathlib import Path

from jobtui.tracker.tracker import Tracker
from jobtui.tui.actions import VIEWS
from jobtui.tui.app import JobtuiApp
from jobtui.tui.screens.source import SourceView
from jobtui.tui.settings import Settings
from tests.tui.driving import driven, press, seen, settled, worked, write
from tests.tui.test_import import until


async def test_the_views_follow_one_another_round(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        names = [name for name, _ in VIEWS]
        went = []
        for _ in names:
            await press(pilot, "right_square_bracket")
            await settled(pilot)
            went.append(getattr(pilot.app.screen, "VIEW", ""))
        assert went == [*names[1:], names[0]]
        await press(pilot, "left_square_bracket")
        await settled(pilot)
        assert getattr(pilot.app.screen, "VIEW", "") == names[-1]


async def test_the_colours_are_chosen_by_name_and_kept(filled: Tracker, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    app = JobtuiApp(filled, settings=Settings(file))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await app.run_action("theme")
        await until(pilot, lambda: len(app.screen_stack) > 2)
        await write(pilot, "textual-light")
        await until(pilot, lambda: seen(pilot).count("textual-light") == 2)  # typed, and found
        await press(pilot, "enter")
        await until(pilot, lambda: app.theme == "textual-light")
    assert Settings(file).held.theme == "textual-light"


async def test_enter_on_a_requirement_shows_its_line(filled: Tracker) -> None:
    async with driven(filled) as pilot:
        await press(pilot, "tab", "tab", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SourceView)


async def test_the_foot_names_what_helps_where_there_is_no_posting(tracker: Tracker) -> None:
    async with driven(tracker) as pilot:
        for view in "1234":
            await press(pilot, view)
            foot = seen(pilot).splitlines()[-1].split()
            assert ("Import" in foot, "Status…" in foot, "Filter" in foot) == (view != "3", False, False)
        for view in "67":
            await press(pilot, view)
            await worked(pilot)
            assert "Postings" not in seen(pilot).splitlines()[-1]
        tracker.add({"title": "Tester"})
        for view in "12":
            await press(pilot, view)
            assert {"Status…", "Filter"} <= set(seen(pilot).splitlines()[-1].split())
        await press(pilot, "1", "slash")
        await write(pilot, "zyx")
        await press(pilot, "enter")
        foot = seen(pilot).splitlines()[-1].split()
        assert ("Filter" in foot, "Status…" in foot) == (True, False)
        await press(pilot, "escape")
        assert "Status…" in seen(pilot).splitlines()[-1].split()
