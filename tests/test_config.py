"""The settings: read, refused with the line, written back with everything else left as it was."""

import re
from pathlib import Path

import pytest

from jobtui import config
from jobtui.config import Config
from jobtui.domain.columns import ListColumn
from jobtui.domain.filter import NEWEST_FIRST, Order, SortKey
from jobtui.domain.problem import BadData, CannotWrite, WrongUsage
from jobtui.paths import config_path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that is not there yet, in a folder that is not there either."""
    return tmp_path / "folder" / "config.toml"


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    assert config.read(path) == Config()
    assert Config().sort == NEWEST_FIRST
    assert not path.parent.exists()


def test_every_setting_is_read(path: Path) -> None:
    text = (
        'theme = "nord"\nprepaint = false\n# mine\n[list]\nsort = "company,-pay"\n'
        'columns = ["title", "Pay", "title"]\n'
    )
    held = config.read(_written(path, text))
    assert held.theme == "nord"
    assert held.sort == (Order(SortKey.COMPANY), Order(SortKey.PAY, descending=True))
    assert held.columns == (ListColumn.TITLE, ListColumn.PAY)
    assert not held.prepaint
    assert held.lines == {"theme": 1, "prepaint": 2, "list.sort": 5, "list.columns": 6}
    assert config.settings(held) == {
        "theme": "nord",
        "prepaint": False,
        "list.columns": ["title", "pay"],
        "list.sort": "company,-pay",
    }


def test_what_a_new_file_says_is_understood(path: Path) -> None:
    assert config.read(_written(path, config.TEMPLATE)) == Config()
    told = re.sub(r"^# (\w+ = )", r"\1", config.TEMPLATE, flags=re.M)
    assert {*config.read(_written(path, told)).lines} == {*config.settings(Config())}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "colour = 1\n",
            ", line 1: unknown setting 'colour'. One of: theme, prepaint, list.columns, list.sort.",
        ),
        ("\n[list]\n\nsize = 3\n", ", line 4: unknown setting 'list.size'."),
        ("[screen]\nx = 1\n", ", line 1: unknown setting 'screen'."),
        ("list = 3\n", ", line 1: unknown setting 'list'."),
        ("prepaint = 1\n", ", line 1: prepaint: expected true or false."),
        ("theme = 3\n", ", line 1: theme: expected text in quotation marks"),
        ('[list]\nsort = "size"\n', ", line 2: list.sort: unknown order 'size'."),
        ('[list]\ncolumns = "title"\n', ", line 2: list.columns: expected a list"),
        ("[list]\ncolumns = [1]\n", ", line 2: list.columns: expected text"),
        ('[list]\ncolumns = ["size"]\n', ", line 2: list.columns: unknown column 'size'."),
        ('theme = "a\n', "line 1"),
        ("[list]\nsort\n", "line 2"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(path: Path, text: str, said: str) -> None:
    with pytest.raises(BadData) as told:
        config.read(_written(path, text))
    assert str(path) in told.value.message
    assert said in told.value.message
    assert "\n" not in told.value.message
    with pytest.raises(BadData):
        config.keep(path, "theme", "nord")
    assert path.read_text(encoding="utf-8") == text


def test_what_is_no_text_is_told(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(BadData, match="cannot be read: not utf-8"):
        config.read(path)


def test_a_setting_is_written_and_comments_stay(path: Path) -> None:
    text = '# first\ntheme = "nord"  # dark\n\n[list]\n# order\nsort = "pay"\n'
    config.keep(_written(path, text), "theme", "dracula")
    assert path.read_text(encoding="utf-8") == text.replace("nord", "dracula")
    config.keep(path, "list.columns", ["title", "pay"])
    assert "# order\nsort" in path.read_text(encoding="utf-8")
    assert config.read(path).columns == (ListColumn.TITLE, ListColumn.PAY)


def test_a_new_file_is_made_with_its_folder(path: Path) -> None:
    config.keep(path, "list.sort", "due")
    config.keep(path, "theme", "nord")
    held = config.read(path)
    assert (held.theme, held.sort) == ("nord", (Order(SortKey.DUE),))
    assert [one.name for one in path.parent.iterdir()] == ["config.toml"]


def test_a_file_that_cannot_be_written_is_told(path: Path) -> None:
    path.parent.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises((BadData, CannotWrite)):
        config.keep(path, "theme", "nord")


def test_a_changed_setting_is_checked() -> None:
    assert config.changed(Config(), "theme", "nord").theme == "nord"
    with pytest.raises(WrongUsage):
        config.changed(Config(), "list.columns", ["size"])


def test_the_file_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("JOBTUI_CONFIG", raising=False)
    assert config_path() == tmp_path / "jobtui" / "config.toml"
    monkeypatch.setenv("JOBTUI_CONFIG", str(tmp_path / "other.toml"))
    assert config_path() == tmp_path / "other.toml"
