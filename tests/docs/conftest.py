"""A prepared home, made once and copied for each test."""

import shutil
from pathlib import Path

import pytest

from tests.docs.prepared import prepare


@pytest.fixture(scope="session")
def _pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home").resolve()
    prepare(folder)
    return folder


@pytest.fixture
def home(_pristine: Path, tmp_path: Path) -> Path:
    """A home of one's own in which a search is half-way through."""
    return Path(shutil.copytree(_pristine, tmp_path / "home", symlinks=True))
