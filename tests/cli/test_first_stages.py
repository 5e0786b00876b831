"""The stages with which a new database begins, as the settings have them; an old one keeps its own."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Jobtui

OWN = """
[[stage]]
name = "wished"
[[stage]]
name = "sent"
quiet = 9
[[stage]]
name = "over"
closed = true
"""


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of settings that is not there yet."""
    path = tmp_path / "mine.toml"
    monkeypatch.setenv("JOBTUI_CONFIG", str(path))
    return path


def _stages(jobtui: Jobtui) -> list[tuple[str, int | None]]:
    return [
        (one["name"], one["quiet_days"])
        for one in json.loads(jobtui("stage", "list", "--json").out)["stages"]
    ]


def test_a_new_database_begins_with_own_stages_and_keeps_them(jobtui: Jobtui, settings: Path) -> None:
    settings.write_text(OWN, encoding="utf-8")
    own = [("wished", None), ("sent", 9), ("over", None)]
    assert _stages(jobtui) == own, "told before the first write"
    assert jobtui("add", "--title", "Clerk").code == 0
    assert _stages(jobtui) == own
    assert json.loads(jobtui("show", "1", "--json").out)["status"] == "wished"
    assert jobtui("status", "1", "sent").code == 0
    settings.unlink()
    assert _stages(jobtui) == own, "from then on they are in the database alone"
    assert jobtui("stage", "drop", "over").code == 0
    assert jobtui("undo").code == 0
    assert _stages(jobtui) == own


def test_days_without_news_hold_for_a_new_database_only(jobtui: Jobtui, settings: Path) -> None:
    settings.write_text("[quiet]\napplied = 21\noffer = 0\n", encoding="utf-8")
    assert jobtui("add", "--title", "Clerk").code == 0
    days = dict(_stages(jobtui))
    assert (days["applied"], days["offer"], days["screening"]) == (21, None, 10)
    settings.write_text("[quiet]\napplied = 99\n", encoding="utf-8")
    assert dict(_stages(jobtui))["applied"] == 21


def test_nothing_is_made_by_settings_that_are_wrong(jobtui: Jobtui, settings: Path, tmp_path: Path) -> None:
    settings.write_text('[[stage]]\nname = "over"\nclosed = true\n', encoding="utf-8")
    told = jobtui("add", "--title", "Clerk")
    assert told.code == 65
    assert "line 1: stage: the first stage must be an open one" in told.err
    settings.unlink()
    assert json.loads(jobtui("list", "--json").out)["postings"] == []


def test_an_export_brings_its_own_stages_along(jobtui: Jobtui, settings: Path, tmp_path: Path) -> None:
    assert jobtui("add", "--title", "Clerk").code == 0
    export = tmp_path / "all.json"
    assert jobtui("export", "json", "-o", str(export)).code == 0
    before = _stages(jobtui)
    settings.write_text(OWN, encoding="utf-8")
    other = str(tmp_path / "other.db")
    assert jobtui("--db", other, "import", str(export)).code == 0
    assert [
        one["name"] for one in json.loads(jobtui("--db", other, "stage", "list", "--json").out)["stages"]
    ] == [name for name, _ in before]
