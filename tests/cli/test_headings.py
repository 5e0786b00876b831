"""Own headings, values from lines, and requirements in two, on the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Jobtui

TEXT = """\
# Kiln Operator

Ember & Clay · Bergen, Norway

## About us

We fire things.

## Things we dream of

- A dog of your own
- Moonlight; a steady hand

The job is called Fire Keeper
"""


@pytest.fixture
def kiln(tmp_path: Path) -> Path:
    path = tmp_path / "kiln.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def asked(jobtui: Jobtui, path: Path) -> list[tuple[str, str]]:
    """The requirements that `parse` finds."""
    found = json.loads(jobtui("parse", path, "--json").out)
    return [(one["text"], one["kind"]) for one in found["requirements"]]


def test_a_taught_heading_works_on_the_next_file(jobtui: Jobtui, kiln: Path) -> None:
    assert asked(jobtui, kiln) == []
    told = jobtui("heading", "add", "Things we DREAM of:", "preferred")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("Remembered 'things we dream of' as preferred · ")
    assert asked(jobtui, kiln)[0] == ("A dog of your own", "preferred")
    assert "heading.own" in jobtui("parse", kiln, "--explain").out
    jobtui("import", kiln)
    assert "A dog of your own" in jobtui("show", "1").out


def test_headings_are_listed_moved_and_dropped(jobtui: Jobtui) -> None:
    assert "none yet" in jobtui("heading", "list").err
    jobtui("heading", "add", "zeal", "preferred")
    assert jobtui("heading", "add", "Zeal", "noise").out.startswith(
        "Remembered 'zeal' as noise, no longer preferred"
    )
    jobtui("heading", "add", "apex", "apply")
    assert jobtui("heading", "list").out.split() == ["apply", "apex", "noise", "zeal"]
    found = json.loads(jobtui("heading", "list", "--json").out)
    assert found["headings"] == [{"heading": "apex", "part": "apply"}, {"heading": "zeal", "part": "noise"}]
    assert found["file"] in jobtui("info").out
    assert json.loads(jobtui("info", "--json").out)["headings"] == {"path": found["file"]}
    assert jobtui("heading", "drop", "ZEAL").out == "Forgot 'zeal', which was noise\n"
    gone = jobtui("heading", "drop", "zeal")
    assert (gone.code, gone.out) == (1, "")
    assert "is not among your own headings" in gone.err


@pytest.mark.parametrize(
    ("heading", "part", "why"),
    [("zeal", "wishes", "unknown part 'wishes'"), ("a b c d e f g h i j", "noise", "is no heading")],
)
def test_what_cannot_be_taught(jobtui: Jobtui, heading: str, part: str, why: str) -> None:
    told = jobtui("heading", "add", heading, part)
    assert (told.code, told.out) == (2, "")
    assert why in told.err


def test_a_damaged_file_is_one_warning_and_reading_goes_on(jobtui: Jobtui, kiln: Path) -> None:
    jobtui("heading", "add", "things we dream of", "preferred")
    file = Path(json.loads(jobtui("heading", "list", "--json").out)["file"])
    file.write_text("[preferred]\nexact = [\n  'a'\n  'b'\n]\n")
    for arguments in (("parse", kiln), ("import", kiln)):
        told = jobtui(*arguments)
        assert told.code == 0
        assert "Kiln Operator" in told.out
        assert told.err.count("headings.toml' line 4: ") == 1
        assert "A dog" not in told.out
    assert asked(jobtui, kiln) == []
    refused = jobtui("heading", "add", "zeal", "noise")
    assert (refused.code, refused.out) == (65, "")
    assert "'a'" in file.read_text()


def test_edit_takes_a_value_from_a_line(jobtui: Jobtui, kiln: Path) -> None:
    jobtui("import", kiln)
    assert jobtui("edit", "1", "title=@14", "company=Ember").code == 0
    found = json.loads(jobtui("show", "1", "--json").out)
    assert found["title"]["value"] == "The job is called Fire Keeper"
    assert found["title"]["corrected"] is True
    assert TEXT[slice(*found["title"]["spans"][0])] == found["title"]["value"]
    wrong = jobtui("edit", "1", "pay=@14")
    assert (wrong.code, wrong.out) == (2, "")
    assert "no pay was understood in 'The job is called Fire Keeper'." in wrong.err


def test_requirements_are_split_and_joined(jobtui: Jobtui, kiln: Path) -> None:
    jobtui("heading", "add", "things we dream of", "preferred")
    jobtui("import", kiln)
    assert "Requirement 2 split" in jobtui("requirement", "split", "1", "2", "a steady hand").out
    assert "Requirements 1 and 3 joined" in jobtui("requirement", "join", "1", "1", "3").out
    items = json.loads(jobtui("show", "1", "--json").out)["requirements"]
    assert [(one["n"], one["text"]) for one in items] == [
        (1, "A dog of your own a steady hand"),
        (2, "Moonlight"),
    ]
    jobtui("undo")
    jobtui("undo")
    items = json.loads(jobtui("show", "1", "--json").out)["requirements"]
    assert [one["text"] for one in items] == ["A dog of your own", "Moonlight; a steady hand"]
    assert jobtui("requirement", "split", "1", "1", "no such").code == 2
