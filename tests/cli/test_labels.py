"""Lines of a stored posting labelled, requirements moved, readings explained, on the command line."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Jobtui, on_a_terminal
from tests.cli.test_headings import TEXT


@pytest.fixture
def kiln(jobtui: Jobtui, tmp_path: Path) -> Path:
    """A posting file, stored as posting 1, with two demands under a heading that is not known."""
    path = tmp_path / "kiln.md"
    path.write_text(TEXT, encoding="utf-8")
    jobtui("import", path)
    return path


def asked(jobtui: Jobtui) -> list[tuple[int, str, str, str]]:
    found = json.loads(jobtui("show", "1", "--json").out)["requirements"]
    return [(one["n"], one["text"], one["kind"], one["state"]) for one in found]


DOG, MOON = "A dog of your own", "Moonlight; a steady hand"


def test_lines_are_labelled_and_the_heading_is_offered(jobtui: Jobtui, kiln: Path) -> None:
    told = jobtui("edit", "1", "@9=preferred")
    assert told.out.startswith("Line 9 labelled preferred: requirements 2 added · Kiln Operator")
    way = "jobtui heading add 'Things we dream of' preferred"
    assert told.err == f"jobtui: 'Things we dream of' is new; to know it in other files: {way}\n"
    assert asked(jobtui) == [(1, DOG, "preferred", "unreviewed"), (2, MOON, "preferred", "unreviewed")]
    jobtui("check", "1", "2", "met")
    told = jobtui("edit", "1", "@11-12=Required", "title=@14")
    assert told.out.startswith("Lines 11-12 labelled requirements, title set: requirements 2 changed")
    assert told.err == ""
    assert asked(jobtui) == [(1, DOG, "required", "unreviewed"), (2, MOON, "required", "met")]
    assert "The job is called Fire Keeper" in jobtui("list").out
    jobtui("undo")
    assert asked(jobtui)[0] == (1, DOG, "preferred", "unreviewed")
    assert "Kiln Operator" in jobtui("list").out


def test_the_source_shows_the_label_where_it_begins(jobtui: Jobtui, kiln: Path) -> None:
    before = jobtui("show", "1", "--source").out
    assert "labelled by you" not in before
    assert re.search(r"^  ── +header +written by: employer\n   1  title", before)
    jobtui("edit", "1", "@11=noise")
    after = jobtui("show", "1", "--source").out
    assert re.search(r"^  ── +noise +labelled by you\n  11 +- A dog of your own$", after, re.MULTILINE)
    for word in re.findall(r"^ +\d+ .*$", before, re.MULTILINE):
        assert word in after


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_lines_are_counted_in_one_way(jobtui: Jobtui, tmp_path: Path, end: str) -> None:
    path = tmp_path / "kiln.txt"
    path.write_bytes(f"Kiln Operator{end}{end}Ember{end}Fire Keeper{end}".encode())
    jobtui("import", path)
    shown = jobtui("show", "1", "--source").out
    (number,) = re.findall(r"^ +(\d+) .*Fire Keeper$", shown, re.MULTILINE)
    jobtui("edit", "1", f"title=@{number}")
    assert json.loads(jobtui("show", "1", "--json").out)["title"]["value"] == "Fire Keeper"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("@9=stuff", "unknown part 'stuff'. One of: requirements, preferred, profile"),
        ("@99=noise", "there is no line 99: the text has 15 lines."),
        ("@9-8=noise", "'@9-8' ends before it begins."),
        ("@1-=noise", "unknown field '@1-'"),
        ("@5=about_company", "nothing changes: line 5 was read so before."),
    ],
)
def test_what_cannot_be_labelled(jobtui: Jobtui, kiln: Path, given: str, why: str) -> None:
    before = jobtui("export", "json").out
    told = jobtui("edit", "1", given)
    assert (told.code, told.out) == (2, "")
    assert why in told.err
    assert jobtui("export", "json").out == before


def test_a_requirement_is_moved_and_moved_back(jobtui: Jobtui, kiln: Path) -> None:
    jobtui("edit", "1", "@9=preferred")
    jobtui("check", "1", "1", "met")
    before = jobtui("export", "json").out
    assert jobtui("requirement", "move", "1", "1", "2").out.startswith("Requirement 1 moved to 2 · Kiln")
    assert asked(jobtui) == [(1, MOON, "preferred", "unreviewed"), (2, DOG, "preferred", "met")]
    jobtui("undo")
    assert jobtui("export", "json").out == before
    jobtui("redo")
    assert asked(jobtui)[1] == (2, DOG, "preferred", "met")
    for given, why in ((("1", "1"), "stands there already"), (("1", "9"), "has no requirement 9")):
        assert why in jobtui("requirement", "move", "1", *given).err


def test_every_line_is_explained(jobtui: Jobtui, kiln: Path) -> None:
    told = jobtui("parse", kiln, "--explain").out.splitlines()
    numbered = [line for line in told if re.match(r" *\d+( |$)", line)]
    assert [line[6:] for line in numbered] == [*TEXT.splitlines(), ""]
    placed = re.compile(r"      [a-z_]+ · (employer|site|generated|other|boilerplate) · [a-z. ]+$")
    for at, line in enumerate(told):
        if line in numbered and line[6:].strip():
            assert placed.match(told[at + 1]), line
    assert "      → title: Kiln Operator  [employer, header.heading]" in told


def test_an_explanation_fits_a_narrow_terminal(kiln: Path) -> None:
    code, told = on_a_terminal("parse", kiln, "--explain", columns=80)
    plain = [re.sub(r"\x1b\[[\d;]*m", "", line).rstrip() for line in told.splitlines()]
    assert code == 0
    assert all(len(line) <= 80 for line in plain)
    assert "  12  - Moonlight; a steady hand" in plain
