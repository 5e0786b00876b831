"""What a key costs until it is seen: the lines drawn, what is written; and that the picture stays whole."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import pyte
import pytest
from textual import events
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from jobtui.tracker.tracker import Tracker
from jobtui.tui.app import JobtuiApp
from jobtui.tui.screens.posting_browser import PostingBrowser
from jobtui.tui.terminal import Terminal
from tests.tui.driving import driven, press, view
from tests.tui.test_import import until

SIZE = (120, 40)
WALKS = (
    *("j", "G", "k", "tab", "j", "space", "z", "z", "slash", "k", "e", "escape"),
    *("2", "j", "l", "4", "j", "1", "question_mark", "escape", "c", "j", "1"),
)


async def test_for_a_key_in_a_list_only_its_two_lines_are_drawn(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    render_lines = Widget.render_lines

    def counted(widget: Widget, crop: Region) -> list[Strip]:
        asked.append(crop.height)
        return render_lines(widget, crop)

    async with driven(filled, SIZE) as pilot:
        monkeypatch.setattr(PostingBrowser, "_feed_if_stale", lambda _: None)
        monkeypatch.setattr(Widget, "render_lines", counted)
        await press(pilot, "j")
    assert asked == [2] * 4  # of the list, and of the three that lie behind it


async def test_what_is_painted_line_by_line_is_the_whole_picture(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = pyte.Screen(*SIZE)
    partial: list[str] = []

    def display(app: JobtuiApp, _: object, update: object) -> None:
        if isinstance(update, CompositorUpdate) and not app._batch_count:
            partial.append(type(update).__name__)
            pyte.Stream(painted).feed(update.render_segments(app.console))

    monkeypatch.setattr(JobtuiApp, "_display", display)
    async with driven(filled, SIZE) as pilot:
        for key in WALKS:
            await press(pilot, key)
            await until(pilot, lambda: painted.buffer == _whole(pilot.app).buffer)
        assert view(pilot).VIEW == "postings"
    assert partial.count("ChopsUpdate") > 5


def _whole(app: App[Any]) -> pyte.Screen:
    """The screen, had all of it been painted now."""
    screen = pyte.Screen(*SIZE)
    update = app.screen._compositor.render_full_update()
    pyte.Stream(screen).feed(update.render_segments(app.console))
    return screen


class _Told:
    """An app that is told of keys."""

    def __init__(self) -> None:
        self.messages: list[Message] = []

    def post_message(self, message: Message) -> bool:
        self.messages.append(message)
        return True


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is handed to the thread that writes, part by part."""
    parts: list[str] = []
    monkeypatch.setattr(LinuxDriver, "write", lambda _, data: parts.append(data))
    monkeypatch.setattr("textual.drivers.linux_driver.signal.signal", lambda *_: None)
    return parts


@contextmanager
def terminal(app: _Told) -> Iterator[Terminal]:
    """The driver of an app, with nobody at the other end."""
    driver = Terminal(cast("App[Any]", app), debug=False, mouse=False, size=SIZE)
    driver.exit_event.set()
    try:
        yield driver
    finally:
        os.close(driver._told_to_stop)
        os.close(driver._tell_to_stop)


async def test_a_picture_is_written_at_once_and_what_is_none_as_it_comes(written: list[str]) -> None:
    with terminal(_Told()) as driver:
        for part in ("a title", "\x1b[?2026h", "two lines", "\x1b[?2026l", "\a"):
            driver.write(part)
    assert written == ["a title", "\x1b[?2026htwo lines\x1b[?2026l", "\a"]


async def test_a_terminal_that_is_given_back_amid_a_picture_is_given_back(written: list[str]) -> None:
    with terminal(_Told()) as driver:
        driver.write("\x1b[?2026h")
        driver.write("half a picture")
        driver.stop_application_mode()
    assert "\x1b[?1049l" in written
    assert "half a picture" not in "".join(written)


async def test_the_app_is_told_of_a_key_without_a_task_of_its_own(written: list[str]) -> None:
    app = _Told()
    with terminal(app) as driver:
        driver.process_message(events.Key("j", "j"))
    assert [type(message) for message in app.messages] == [events.Key]
