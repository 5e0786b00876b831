"""The app on a real file, with a frozen clock, without animations, and with a pilot that does not dawdle."""

import os

os.environ["TEXTUAL_ANIMATIONS"] = "none"

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from textual import _wait
from textual.notifications import Notification
from textual.widgets import Input, TextArea

from jobtui.storage.store import SqliteStore
from jobtui.tracker.tracker import Tracker
from jobtui.tui.app import JobtuiApp
from jobtui.tui.settings import Settings
from tests.tui import stories

_wait.SLEEP_GRANULARITY = 1 / 400
_wait.SLEEP_IDLE = _wait.SLEEP_GRANULARITY / 4


@pytest.fixture(autouse=True)
def _steady_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cursor stays lit, so that a picture does not depend on the moment it is taken."""
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _: None)
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda _: None)


@pytest.fixture(autouse=True)
def lasting_toasts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Toasts stay until the next one, however long a busy machine takes to look at them."""
    monkeypatch.setattr(Notification, "time_left", 3600.0)


@pytest.fixture(autouse=True)
def _usual_keys_and_forms() -> Iterator[None]:
    """What settings of one test change in this process is not left to the next."""
    yield
    Settings().put_on()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database of this test lies."""
    return tmp_path / "jobs.db"


@pytest.fixture
def tracker(path: Path) -> Iterator[Tracker]:
    """The use cases on an empty store, at a moment that does not pass."""
    store = SqliteStore(path)
    yield Tracker(store, lambda: stories.NOW)
    store.close()


@pytest.fixture
def filled(tracker: Tracker) -> Tracker:
    """The same with six postings and their history."""
    before = Tracker(tracker.store, lambda: stories.NOW - timedelta(days=30))
    stories.live(tracker, [stories.keep(before, one) for one in stories.readings()])
    return tracker


@pytest.fixture
def make_app(filled: Tracker) -> Callable[[], JobtuiApp]:
    """Makes the app on the six postings; `async with make_app().run_test(size=(80, 24)) as pilot`."""
    return lambda: JobtuiApp(filled)


def reopened(path: Path) -> Tracker:
    """The same file, as another process finds it."""
    return Tracker(SqliteStore(path), lambda: stories.NOW)
