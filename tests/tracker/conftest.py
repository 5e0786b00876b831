"""The use cases on a real file, at a moment that does not pass."""

import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from jobtui.storage.store import SqliteStore
from jobtui.tracker.tracker import Tracker
from tests.storage.support import add, brief, full_reading

NOON = datetime(2026, 11, 19, 12, 0).astimezone()
"""A Thursday, in whatever time zone the tests run."""


def state(tracker: Tracker) -> bytes:
    """The whole state as the bytes of its export."""
    return json.dumps(tracker.store.dump(), sort_keys=True, ensure_ascii=False).encode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database of this test lies."""
    return tmp_path / "jobs.db"


@pytest.fixture
def tracker(path: Path) -> Iterator[Tracker]:
    """The use cases on a store that is empty, its file not there yet."""
    store = SqliteStore(path)
    yield Tracker(store, lambda: NOON)
    store.close()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed database with three postings, to be copied: making one takes longer than most tests."""
    path = tmp_path_factory.mktemp("template") / "jobs.db"
    store = SqliteStore(path)
    backend = brief("Backend Engineer", company="Tideline", skills=("Go",))
    add(store, full_reading(), backend, brief(None, "no title"), at=NOON)
    store.close()
    return path


@pytest.fixture
def filled(template: Path, path: Path) -> Iterator[Tracker]:
    """The use cases on three postings: 1 holds everything there is, 2 is small, 3 states no title."""
    shutil.copyfile(template, path)
    store = SqliteStore(path)
    yield Tracker(store, lambda: NOON)
    store.close()
