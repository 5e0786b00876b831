"""A store on a real file that no test shares with another."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jobtui.storage.store import SqliteStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store of this test lies, in a folder of its own."""
    return tmp_path / "data" / "jobs.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    """A store whose file is not there yet."""
    store = SqliteStore(path)
    yield store
    store.close()
