"""Which database is used, and which folder is our own."""

from pathlib import Path

import pytest

from jobtui import paths


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, with nothing set."""
    for name in ("JOBTUI_DB", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_the_option_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    assert paths.database_path() == paths.data_dir() / "jobtui.db"
    monkeypatch.setenv("JOBTUI_DB", "~/jobs.db")
    assert paths.database_path(None) == home / "jobs.db"
    assert paths.database_path("other.db") == Path("other.db")
    monkeypatch.setenv("JOBTUI_DB", "")
    assert paths.database_path("") == paths.data_dir() / "jobtui.db"


def test_only_the_data_folder_is_our_own(home: Path) -> None:
    assert paths.is_own_folder(paths.database_path().parent)
    assert not paths.is_own_folder(paths.data_dir().parent)
    assert not paths.is_own_folder(home)


def test_every_place_is_in_the_home_and_named_after_jobtui(home: Path) -> None:
    for place in (paths.data_dir(), paths.config_dir(), paths.state_dir()):
        assert place.is_relative_to(home)
        assert place.name == "jobtui"
        assert not place.exists()
