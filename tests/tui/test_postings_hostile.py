"""A hostile posting: nothing of it is obeyed, all of it is shown letter for letter."""

import pytest
from textual.pilot import Pilot

from jobtui.tracker.tracker import Tracker
from tests.tui import stories
from tests.tui.driving import driven, press, seen, settled, toasts, write

SHOWN = ("[@click=app.quit]x[/]", "[/bold] and [Python, C++] [=]", "␛]0;PWNED␇ �31m red", "evil hidden")


@pytest.fixture
def hostile(tracker: Tracker) -> Tracker:
    """One posting whose every field is hostile, with a note and evidence as bad."""
    posting = stories.keep(tracker, stories.hostile_reading())
    bad = " ".join(stories.HOSTILE)
    tracker.add_note(posting, bad)
    tracker.set_evidence(posting, 1, bad)
    tracker.set_next_action(posting, bad)
    return tracker


def clean(pilot: Pilot[None]) -> bool:
    """Whether the app lives and no control character nor invisible one reaches the terminal."""
    text = "".join(seen(pilot).splitlines())
    return pilot.app.is_running and all(char.isprintable() for char in text)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_every_pane_shows_it_letter_for_letter(hostile: Tracker, size: tuple[int, int]) -> None:
    async with driven(hostile, size) as pilot:
        shown = ""
        for key in ("tab", "tab", "tab", "tab"):
            await press(pilot, key, "z")
            for end in ("g", "G"):
                await press(pilot, end)
                shown += seen(pilot)
                assert clean(pilot)
            await press(pilot, "z")
        together = " ".join(shown.split())
        assert all(part in together for part in SHOWN)
        assert "hidden characters removed" in together


async def test_an_address_with_control_characters_is_not_opened(hostile: Tracker) -> None:
    async with driven(hostile) as pilot:
        await press(pilot, "o")
        assert "is not a plain web address, not opened." in toasts(pilot)[-1]


async def test_a_filter_is_shown_as_typed(hostile: Tracker) -> None:
    async with driven(hostile) as pilot:
        await press(pilot, "slash")
        await pilot.press(*["left_square_bracket", "slash", "right_square_bracket"])
        await settled(pilot)
        assert '"[/]"' in seen(pilot)
        await write(pilot, "zz")
        assert clean(pilot)
