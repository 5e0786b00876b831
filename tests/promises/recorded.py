"""The screens as a terminal gets them: every byte that the app writes, without a terminal."""

import re
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot

from tests.promises.escapes import SCREENS, unexpected

_CLIPBOARD = re.compile(r"\x1b\]52;c;[A-Za-z0-9+/]+=*\x07")
_COPIES = ("y", "ctrl+c", "ctrl+x", "super+c")


class Recorded:
    """What was written, and what of it should not have been."""

    def __init__(self) -> None:
        self.wrong: list[str] = []
        self.opened: list[str] = []
        self._parts: list[str] = []

    def take(self, part: str) -> None:
        """Keep what the app writes."""
        self._parts.append(part)

    def open(self, url: str) -> bool:
        """Keep an address instead of showing it in a browser."""
        self.opened.append(url)
        return True

    def look(self, pilot: Pilot[Any]) -> Callable[[str], None]:
        """Look at what was written since, and at what a click would find, each time it is called."""

        def look(way: str) -> None:
            written = "".join(self._parts)
            self._parts.clear()
            if way.endswith(_COPIES):
                written = _CLIPBOARD.sub("", written)
            found = unexpected(written, SCREENS) + obeyed(pilot)
            if found or not pilot.app.is_running:
                self.wrong.append(f"{way}: {found}")

        return look


def obeyed(pilot: Pilot[Any]) -> list[str]:
    """What is shown with a link or an action in it: nothing of ours has any."""
    strips = pilot.app.screen._compositor.render_strips()
    return [
        part.text
        for strip in strips
        for part in strip
        if part.style and (part.style.link or "@click" in part.style.meta or "\n" in part.text)
    ]


@contextmanager
def screens_recorded(monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorded]:
    """Have apps that are driven write as on a terminal; addresses go to a list instead of a browser."""
    recorded = Recorded()
    with monkeypatch.context() as patch:
        patch.setattr(HeadlessDriver, "is_headless", property(lambda _: False))
        patch.setattr(HeadlessDriver, "write", lambda _, part: recorded.take(part))
        patch.setattr(webbrowser, "open", recorded.open)
        yield recorded
