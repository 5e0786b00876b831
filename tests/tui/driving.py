"""Short words for driving the postings view by keys and looking at what it shows."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual import events
from textual.pilot import Pilot
from textual.strip import Strip

from jobtui.tracker.tracker import Tracker
from jobtui.tui.app import JobtuiApp
from jobtui.tui.screens.postings import PostingsView

NORTHWIND, TIDELINE, KESTREL, BRIGHT, HALDEN, LANTERN = 6, 5, 4, 3, 2, 1
"""The six stored postings in the order they are listed, the newest first."""

_NAMED = {
    " ": "space",
    ":": "colon",
    "/": "slash",
    "-": "minus",
    "+": "plus",
    ">": "greater_than_sign",
    "<": "less_than_sign",
    "@": "at",
    ",": "comma",
    '"': "quotation_mark",
    ".": "full_stop",
    ";": "semicolon",
}


@asynccontextmanager
async def driven(tracker: Tracker, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    """The app on these postings, its first screen settled."""
    async with JobtuiApp(tracker).run_test(size=size, notifications=True) as pilot:
        for _ in range(3):
            await settled(pilot)
        yield pilot


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until messages and the repaint that follows them are through."""
    await pilot.pause()
    await pilot.pause()


async def worked(pilot: Pilot[Any]) -> None:
    """Wait until nothing goes on beside the keys, and what it brought is shown; some may be given up."""
    while any(not one.is_finished for one in pilot.app.workers):
        await pilot.pause(0.005)
    await settled(pilot)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys by name and let everything settle."""
    await pilot.press(*keys)
    await settled(pilot)


async def burst(pilot: Pilot[Any], *keys: str) -> None:
    """Send keys all at once, as a paste or a quick hand does, then let everything settle."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    for _ in range(6):
        await settled(pilot)


async def write(pilot: Pilot[Any], text: str) -> None:
    """Type a text."""
    await press(pilot, *(_NAMED.get(char, char) for char in text))


def view(pilot: Pilot[Any]) -> PostingsView:
    """The postings view, under a dialog or not."""
    return next(one for one in reversed(pilot.app.screen_stack) if isinstance(one, PostingsView))


def focus(pilot: Pilot[Any]) -> str | None:
    """The name of the focused pane."""
    focused = view(pilot).focused
    return focused.id if focused else None


def seen(pilot: Pilot[Any]) -> str:
    """What the terminal shows, line by line."""
    strips: list[Strip] = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def told(pilot: Pilot[Any], *parts: str) -> bool:
    """Whether the newest toast says all these."""
    return all(part in toasts(pilot)[-1] for part in parts)


def toasts(pilot: Pilot[Any]) -> list[str]:
    """Every toast that is up, title and words in one line, the oldest first."""
    return [" ".join(f"{one.title} {one.message}".split()) for one in pilot.app._notifications]
