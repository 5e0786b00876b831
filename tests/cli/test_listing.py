"""list with filters, orders and columns; filter and config."""

import json
import os
import re
from pathlib import Path

import pytest

from tests.cli.conftest import POSTING, Jobtui, on_a_terminal

OTHER = POSTING.replace("Data Engineer", "Java Developer").replace("Acme Tidal Ltd", "Brightmoor plc")
OTHER = OTHER.replace("£60,000 - £70,000", "£40,000 - £50,000").replace("Python", "Java")


@pytest.fixture
def two(jobtui: Jobtui, posting_file: Path, tmp_path: Path) -> Jobtui:
    """Commands on two postings: 1 a data engineer, 2 a Java developer."""
    other = tmp_path / "other.md"
    other.write_text(OTHER, encoding="utf-8")
    assert jobtui("import", posting_file, other).code == 0
    return jobtui


def _ids(jobtui: Jobtui, *arguments: str) -> list[int]:
    result = jobtui("list", "--json", *arguments)
    assert result.code == 0, result.err
    return [one["id"] for one in json.loads(result.out)["postings"]]


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["-java"], [1]),
        (["-java", "--sort", "-newest"], [1]),
        (["--sort", "-pay", "kafka"], [1, 2]),
        (["--sort=pay", "kafka"], [2, 1]),
        (["--", "-java"], [1]),
        (['-"experience with kafka"'], []),
        (["-h2o"], [2, 1]),
        (["pay>60k"], [1]),
        (["pay>£45k", "pay<45k"], [2]),
        (["-company:acme", "-has:note"], [2]),
        (["status:saved,offer"], [2, 1]),
        (["--sort", "workplace,company"], [1, 2]),
        (["--sort", "workplace,-company"], [2, 1]),
    ],
)
def test_filters_and_orders(two: Jobtui, arguments: list[str], ids: list[int]) -> None:
    assert _ids(two, *arguments) == ids


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["x", "pay>abc"], "column 7 of the filter: expected an amount such as 150k or €80k, found 'abc'."),
        (["is:lost"], "column 4 of the filter: expected one of quiet, overdue"),
        (['"open'], "column 1 of the filter: expected a closing quotation mark."),
        (["@nobody"], "expected a saved filter (none is saved yet), found '@nobody'."),
        (["--sort", "company,size"], "unknown order 'size'. One of: newest"),
        (["--columns", "id,size"], "unknown column 'size'. One of: id, title"),
        (["--columns", "id", "--csv"], "--columns is for the table"),
        (["--nothing"], "no such option: --nothing"),
        (["--sort"], "option '--sort' requires an argument"),
        (["-java", "--sort"], "option '--sort' requires an argument"),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence(two: Jobtui, arguments: list[str], said: str) -> None:
    result = two("list", *arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert result.err.count("\n") == 1


def test_the_help_is_no_word(jobtui: Jobtui) -> None:
    assert "Usage: jobtui list" in jobtui("list", "-h").out


def test_columns_are_shown_in_the_order_asked_for(two: Jobtui) -> None:
    head, first, _ = two("list", "--columns", "company,url,id").out.splitlines()
    assert head.split() == ["COMPANY", "URL", "ID"]
    assert first.split() == ["Brightmoor", "plc", "2"]


def test_columns_asked_for_are_shown_though_nothing_stands_in_them(two: Jobtui) -> None:
    _, shown = on_a_terminal("list", "--columns", "title,posted,next,company", columns=70)
    assert re.findall("[A-Z]{4,}", shown.splitlines()[0]) == ["TITLE", "POSTED", "NEXT", "COMPANY"]
    assert "NEXT" not in on_a_terminal("list", columns=70)[1]


def test_settings_say_how_the_list_begins(
    two: Jobtui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[list]\ncolumns = ["company"]\nsort = "pay"\n', encoding="utf-8")
    monkeypatch.setenv("JOBTUI_CONFIG", str(path))
    assert two("list").out.split("\n")[:3] == ["COMPANY", "Brightmoor plc", "Acme Tidal Ltd"]
    assert two("list", "--columns", "id", "--sort", "-newest").out.split() == ["ID", "1", "2"]
    path.write_text("\n[list]\nsize = 3\n", encoding="utf-8")
    result = two("list")
    assert (result.code, result.out) == (65, "")
    assert f"'{path}', line 3: unknown setting 'list.size'" in result.err


def test_filters_are_saved_listed_renamed_and_dropped(two: Jobtui) -> None:
    assert two("filter", "save", "nojava", "-java").out == "Filter @nojava saved\n"
    assert _ids(two, "@nojava") == [1]
    assert _ids(two, "@nojava", "pay>90k") == []
    assert two("filter", "rename", "nojava", "other").code == 0
    listed = json.loads(two("filter", "list", "--json").out)
    assert listed == {"schema": 1, "filters": [{"name": "other", "text": "-java"}]}
    assert two("filter", "list").out == "@other  -java\n"
    assert json.loads(two("filter", "drop", "other", "--json").out)["text"] == "Filter @other dropped"
    assert two("list", "@other").code == 2
    assert two("filter", "drop", "other").code == 1
    assert "none yet" in two("filter", "list").err
    assert two("undo").code == 0
    assert _ids(two, "@other") == [1]


def test_config_tells_what_holds_and_where_from(
    jobtui: Jobtui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "nothing is set" in jobtui("config").err
    path = tmp_path / "mine.toml"
    path.write_text('theme = "nord"\n', encoding="utf-8")
    monkeypatch.setenv("JOBTUI_CONFIG", str(path))
    told = json.loads(jobtui("config", "--json").out)
    assert (told["schema"], told["file"]) == (1, str(path))
    assert told["settings"] == [
        {"name": "theme", "value": "nord", "from": "file", "line": 1},
        {"name": "symbols", "value": "unicode", "from": "default"},
        {"name": "prepaint", "value": True, "from": "default"},
        {"name": "list.columns", "value": [], "from": "default"},
        {"name": "list.sort", "value": "newest", "from": "default"},
        {"name": "format.dates", "value": "day month", "from": "default"},
        {"name": "format.numbers", "value": "1,000.5", "from": "default"},
        {"name": "keys", "value": {}, "from": "default"},
        {"name": "quiet", "value": {}, "from": "default"},
        {"name": "stage", "value": [], "from": "default"},
    ]
    assert re.search(rf"^theme +nord +{re.escape(str(path))}, line 1$", jobtui("config").out, re.M)


def test_config_tells_all_that_is_wrong_and_what_holds(
    jobtui: Jobtui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('theme = 3\nprepaint = false\n[keys]\nundo = "d"\n', encoding="utf-8")
    monkeypatch.setenv("JOBTUI_CONFIG", str(path))
    told = jobtui("config")
    assert told.code == 65
    assert "line 1: theme: expected text" in told.err
    assert "line 4: keys.undo: d already stands for 'posting.archive' (Postings)." in told.err
    assert re.search(r"^prepaint +false .*line 2$", told.out, re.M)
    assert re.search(r"^theme +default$", told.out, re.M)
    path.write_text('theme = "nort"\n', encoding="utf-8")
    told = jobtui("config")
    assert (told.code, "line 1: theme: there is no theme 'nort'. Did you mean" in told.err) == (65, True)
    assert jobtui("list").code == 0


def test_keys_are_those_that_hold(jobtui: Jobtui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[keys]\nundo = ["ctrl+b", "f9"]\nstages = "f8"\n"view.board" = "f7"\n', encoding="utf-8")
    monkeypatch.setenv("JOBTUI_CONFIG", str(path))
    keys = {one["id"]: one["keys"] for one in json.loads(jobtui("keys", "--json").out)["keys"]}
    assert (keys["undo"], keys["redo"], keys["stages"]) == (["ctrl+b", "f9"], ["U"], ["f8"])
    told = jobtui("keys").out
    assert re.search(r"^Ctrl\+B F9 +undo +Undo the last step$", told, re.M)
    assert re.search(r"^F8 +stage +Stages", told, re.M)
    markdown = jobtui("keys", "--markdown").out
    assert "| `u` | Undo" in markdown, "the README shows what everybody begins with"


def test_keys_are_listed_where_the_settings_are_wrong(
    jobtui: Jobtui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[keys]\nqwertz = "x"\n', encoding="utf-8")
    monkeypatch.setenv("JOBTUI_CONFIG", str(path))
    told = jobtui("keys", "--json")
    assert (told.code, told.err.count("there is no action 'qwertz'")) == (65, 1)
    keys = {one["id"]: one["keys"] for one in json.loads(told.out)["keys"]}
    assert keys["undo"] == ["u"], "the message sends here for the names"
    assert jobtui("keys").code == 65


def test_config_opens_an_editor(jobtui: Jobtui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "deep" / "mine.toml"
    monkeypatch.setenv("JOBTUI_CONFIG", str(path))
    monkeypatch.delenv("VISUAL", raising=False)
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\necho 'applied = 30' >> \"$1\"\n", encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    assert "applied=30" in jobtui("config", "--edit").out
    assert path.read_text(encoding="utf-8").startswith("# Settings of jobtui")
    for broken, said in (("false", "ended with an error"), ("nothing", "no editor"), ("'", "no editor")):
        monkeypatch.setenv("EDITOR", broken)
        result = jobtui("config", "--edit")
        assert (result.code, said in result.err) == (1, True)


def test_tests_have_a_home_of_their_own(jobtui: Jobtui, tmp_path: Path) -> None:
    assert json.loads(jobtui("config", "--json").out)["file"].startswith(os.environ["HOME"])
    assert os.environ["HOME"].startswith(str(tmp_path))
