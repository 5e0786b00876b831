"""Looks: themes that can be read, screens without colour, windows of any size, hints that can be clicked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.segment import Segment
from textual import events
from textual.pilot import Pilot
from textual.theme import BUILTIN_THEMES

from jobtui.tracker.tracker import Tracker
from jobtui.tui.app import JobtuiApp
from jobtui.tui.settings import Settings
from jobtui.tui.widgets.hint_bar import HintBar
from tests.tui.driving import driven, press, seen, settled, toasts, view


def _segments(pilot: Pilot[None]) -> Iterator[Segment]:
    for strip in pilot.app.screen._compositor.render_strips():
        yield from strip


def _light(colour: tuple[int, int, int]) -> float:
    """The relative luminance of WCAG."""
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(segment: Segment) -> float:
    style = segment.style
    if style is None or style.color is None or style.bgcolor is None:
        return 21.0
    if style.color.triplet is None or style.bgcolor.triplet is None:
        return 21.0  # the terminal's own colours
    low, high = sorted((_light(style.color.triplet), _light(style.bgcolor.triplet)))
    return (high + 0.05) / (low + 0.05)


async def test_titles_and_keys_can_be_read_in_every_theme(filled: Tracker) -> None:
    """3:1 is what WCAG asks of what is bold."""
    async with driven(filled) as pilot:
        faint = []
        for name in BUILTIN_THEMES:
            pilot.app.theme = name
            await settled(pilot)
            shown = [one for one in _segments(pilot) if one.text.strip() in ("Postings", "Status…", "s", "?")]
            assert len(shown) >= 3, name
            faint += [(name, one.text, _contrast(one)) for one in shown if _contrast(one) < 3]
        assert faint == []


async def test_without_colour_nothing_is_lost(filled: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same words stand there, and what is highlighted differs from the rest."""
    async with driven(filled) as pilot:
        words = seen(pilot)
    monkeypatch.setenv("NO_COLOR", "1")
    async with driven(filled) as pilot:
        assert seen(pilot) == words
        colours = [one.style.color for one in _segments(pilot) if one.style and one.style.color]
        grounds = [one.style.bgcolor for one in _segments(pilot) if one.style and one.style.bgcolor]
        found = {colour.triplet for colour in [*colours, *grounds] if colour.triplet}
        assert all(len({*triplet}) == 1 for triplet in found)
        assert len({ground.triplet for ground in grounds}) > 2


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_a_theme_of_the_terminal_leaves_its_colours_alone(filled: Tracker, theme: str) -> None:
    async with driven(filled) as pilot:
        pilot.app.theme = theme
        await settled(pilot)
        assert {one.style.bgcolor for one in _segments(pilot) if one.style and one.style.bgcolor}
        assert "Postings" in seen(pilot)


@pytest.mark.parametrize("size", [(20, 6), (60, 16), (300, 100)])
async def test_every_view_is_drawn_at_any_size(filled: Tracker, size: tuple[int, int]) -> None:
    async with driven(filled, size) as pilot:
        for key in "1246u":
            await press(pilot, key)
            await settled(pilot)
            lines = seen(pilot).splitlines()
            assert len(lines) == size[1]
            assert ("make the window" in seen(pilot)) is (size == (20, 6))


async def test_every_hint_can_be_clicked(filled: Tracker) -> None:
    """A click where a key is named does what the key does."""
    async with driven(filled, (160, 40)) as pilot:
        bar = pilot.app.screen.query_one(HintBar)
        spots, at = {}, 0
        for words, target in bar._parts:
            spots[target] = at + 1
            at += words.cell_length
        assert len(spots) > 8
        for key, does in {"s": "Status", "question_mark": "Keys", "n": "Note"}.items():
            await pilot.click(bar, offset=(spots[key], 0))
            await settled(pilot)
            assert len(pilot.app.screen_stack) > 2 and does in seen(pilot), key
            await press(pilot, "escape")


async def test_the_wheel_scrolls_what_is_under_it(filled: Tracker) -> None:
    async with driven(filled, (80, 16)) as pilot:
        pane = view(pilot).list
        pane.post_message(events.MouseScrollDown(pane, 4, 4, 0, 1, 0, False, False, False))
        await settled(pilot)
        assert pane.scroll_target_y > 0
        pane.post_message(events.MouseScrollUp(pane, 4, 4, 0, -1, 0, False, False, False))
        await settled(pilot)
        assert pane.scroll_target_y == 0


async def test_a_theme_that_there_is_not_is_told_and_all_goes_on(filled: Tracker, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('theme = "nort"\n[list]\nsort = "pay"\n', encoding="utf-8")
    app = JobtuiApp(filled, settings=Settings(file))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        for _ in range(3):
            await settled(pilot)
        assert "line 1: there is no theme 'nort'. Did you mean 'nord'?" in toasts(pilot)[-1]
        assert app.settings.held.sort[0].key == "pay"


async def test_what_is_wrong_in_the_settings_is_told_and_the_rest_holds(
    filled: Tracker, tmp_path: Path
) -> None:
    file = tmp_path / "config.toml"
    file.write_text('theme = "nord"\nprepaint = 3\n[keys]\nundo = "d"\n', encoding="utf-8")
    app = JobtuiApp(filled, settings=Settings(file))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        for _ in range(3):
            await settled(pilot)
        assert "line 2: prepaint: expected true or false. (1 more;" in toasts(pilot)[-1]
        assert app.theme == "nord"
        await press(pilot, "d")
        assert "u to undo" in toasts(pilot)[-1]


async def test_the_first_screen_teaches_how_to_begin(tracker: Tracker) -> None:
    """At the usual size everything fits: bringing postings in, the demo, the help, the palette."""
    async with driven(tracker, (80, 24)) as pilot:
        for words in ("i   import", "a   add one", "?   every key", ":   anything", "`jobtui demo`"):
            assert words in seen(pilot)
        shows = {"a": "Title", "question_mark": "Keys", "colon": "Search for commands", "i": "Import"}
        for key, words in shows.items():
            await press(pilot, key)
            for _ in range(4):
                await settled(pilot)
            assert words in seen(pilot)
            await press(pilot, "escape")
            await settled(pilot)
