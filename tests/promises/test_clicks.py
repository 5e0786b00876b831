"""P13, nothing in a posting is obeyed: clicks on hostile text, and addresses that lead elsewhere."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from textual.pilot import Pilot

from jobtui.domain.problem import Refused
from jobtui.tracker.tracker import Tracker
from jobtui.tui.address import openable
from jobtui.tui.app import JobtuiApp
from tests.promises.escapes import unexpected
from tests.promises.hostile_strings import HOSTILE, MARK
from tests.promises.recorded import obeyed, screens_recorded
from tests.promises.stored import hostile_company, hostile_postings
from tests.tui import conftest as tui
from tests.tui.driving import driven, press, seen, toasts

path, tracker = tui.path, tui.tracker
lasting_toasts = tui.lasting_toasts

MARKUP = tuple(text for text in HOSTILE if "[" in text and "\x1b" not in text)

WAYS = (
    *(("1",), ("1", "tab", "G"), ("1", "tab", "tab"), ("1", "tab", "tab", "tab"), ("1", "v")),
    *(("2",), ("1", "space", "j", "space", "c"), ("4",), ("1", "S"), ("1", "s"), ("1", "F")),
    *(("1", "n"), ("1", "f"), ("1", "p"), ("1", "R"), ("1", "r"), ("1", "e"), ("1", "A", "D")),
    *(("L",), ("colon",), ("1", "tab", "e"), ("1", "tab", "tab", "e"), ("1", "G", "v", "V")),
)
"""The keys that bring up each screen with text of a posting on it."""


@pytest.fixture
def marked(tracker: Tracker, tmp_path: Path) -> Tracker:
    """Postings of texts with markup in them."""
    hostile_postings(tracker, MARKUP)
    hostile_company(tracker, MARKUP[:5], tmp_path)
    return tracker


def _shown(pilot: Pilot[None]) -> Iterator[tuple[int, int]]:
    """Where hostile text stands, column and line."""
    for y, line in enumerate(seen(pilot).splitlines()):
        x = line.find(MARK)
        if x >= 0:
            yield min(x + 1, pilot.app.size.width - 1), y


async def _back(pilot: Pilot[None]) -> None:
    while len(pilot.app.screen_stack) > 2:
        await press(pilot, "escape")
    await press(pilot, "escape")


async def _clicked(
    marked: Tracker,
    monkeypatch: pytest.MonkeyPatch,
    most: int,
    size: tuple[int, int],
    ways: Sequence[tuple[str, ...]] = WAYS,
) -> int:
    """How many clicks there were on hostile text, about so many a screen; all that they do is looked at."""
    bells: list[object] = []
    monkeypatch.setattr(JobtuiApp, "bell", bells.append)
    clicks = 0
    with screens_recorded(monkeypatch) as screens:
        async with driven(marked, size) as pilot:
            look = screens.look(pilot)
            for way in ways:
                await press(pilot, *way)
                places = list(_shown(pilot))
                for x, y in places[:: max(1, len(places) // most)]:
                    before = marked.steps(limit=1)
                    await pilot.click(offset=(x, y))
                    await pilot.click(offset=(x, y), times=2)
                    clicks += 1
                    look(f"{way} {x} {y}")
                    assert isinstance(pilot.app, JobtuiApp)
                    assert pilot.app.open
                    assert obeyed(pilot) == []
                    if way[-1] not in ("s", "F", "L", "colon"):  # there a line is chosen
                        assert marked.steps(limit=1) == before, way
                    await _back(pilot)
                    await press(pilot, *way)
                await _back(pilot)
    assert (screens.wrong, screens.opened, bells) == ([], [], [])
    return clicks


async def test_a_click_on_hostile_text_obeys_nothing(
    marked: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await _clicked(marked, monkeypatch, 1, (80, 24), WAYS[::2]) > 10


@pytest.mark.long
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)], ids=str)
async def test_clicks_on_all_hostile_text_obey_nothing(
    marked: Tracker, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    assert await _clicked(marked, monkeypatch, 20, size) > 100


@pytest.mark.parametrize(
    "before", ["", "https://", "http://a.example/", "https://a.example/?", "HTTPS:", "//"]
)
def test_only_plain_web_addresses_can_be_opened(before: str) -> None:
    for text in HOSTILE:
        try:
            host, url = openable(before + text)
        except Refused as refused:
            assert len(refused.message) < 200
            continue
        assert urlsplit(url).scheme in ("http", "https")
        assert host in url
        assert unexpected(url) == []
        assert url.isprintable()
        assert " " not in url


async def test_an_address_is_opened_after_a_look_and_a_key_only(
    marked: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = marked.add({"title": "Good", "url": "https://good.example/jobs/7"}).postings[0]
    with screens_recorded(monkeypatch) as screens:
        async with driven(marked) as pilot:
            for _ in range(5):
                await press(pilot, "j", "o")
                assert "not opened" in toasts(pilot)[-1]
                await press(pilot, "y")
            assert screens.opened == []
            assert isinstance(pilot.app, JobtuiApp)
            pilot.app.go_to(good)
            await press(pilot, "o")
            assert "good.example" in seen(pilot)
            assert screens.opened == []
            await press(pilot, "y")
    assert screens.opened == ["https://good.example/jobs/7"]
