"""import and parse: what is stored, what is told, and the text a value came from."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from jobtui.domain.problem import DiskFailed
from jobtui.tracker.tracker import Tracker
from tests.cli.conftest import POSTING, Jobtui, Result, on_a_terminal


def plain(result: Result) -> Any:
    """The JSON a command printed in silence."""
    assert (result.code, result.err) == (0, "")
    return json.loads(result.out)


def write(path: Path, number: int = 0) -> Path:
    """One more posting, unlike the others."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(POSTING.replace("Data Engineer", f"Engineer {number}"), encoding="utf-8")
    return path


def test_one_line_a_file_and_a_sum(jobtui: Jobtui, posting_file: Path) -> None:
    first = jobtui("import", posting_file)
    assert first == Result(
        0, "'acme.md' is now posting 1: Data Engineer · Acme Tidal Ltd.\nimported 1.\n", ""
    )
    again = jobtui("import", posting_file)
    assert again == Result(
        0, "'acme.md' is already stored as posting 1; skipped.\nimported 0, already stored 1.\n", ""
    )


def test_import_json_has_the_documented_keys(jobtui: Jobtui, posting_file: Path, tmp_path: Path) -> None:
    jobtui("import", posting_file)
    result = jobtui("import", "--json", posting_file, write(tmp_path / "b.md", 1), tmp_path / "missing")
    assert result.code == 66
    found = json.loads(result.out)
    assert (found["schema"], found["imported"], found["already_stored"], found["failed"]) == (1, 1, 1, 1)
    assert [
        (Path(one["file"]).name, one["item"], one["outcome"], one["posting"]) for one in found["files"]
    ] == [
        ("acme.md", 1, "already stored", 1),
        ("b.md", 1, "imported", 2),
        ("missing", 1, "failed", None),
    ]
    assert found["files"][2]["message"].endswith("does not exist.")
    assert json.loads(result.err)["error"]["code"] == 66


def test_a_folder_is_one_step_and_one_bad_file_stops_nothing(
    jobtui: Jobtui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path("many")
    for number in range(3):
        write(folder / f"{number}.md", number)
    write(folder / "again.md", 0)
    (folder / "empty.md").touch()
    write(folder / ".hidden.md", 8)
    write(folder / "deep" / "4.md", 4)
    result = jobtui("import", folder)
    assert result.code == 65
    assert result.out.splitlines()[-1] == "imported 3, already stored 1, failed 1."
    assert result.err == "jobtui: error: 'many/empty.md' is empty.\n"
    assert jobtui("import", folder, "--recursive").out.splitlines()[-1] == (
        "imported 1, already stored 4, failed 1."
    )
    jobtui("undo")
    jobtui("undo")
    assert plain(jobtui("list", "--json"))["postings"] == []
    jobtui("redo")
    assert len(plain(jobtui("list", "--json"))["postings"]) == 3


def test_a_link_that_leads_out_of_a_folder_is_left_out(jobtui: Jobtui, tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.md")
    folder = tmp_path / "many"
    folder.mkdir()
    (folder / "link.md").symlink_to(secret)
    result = jobtui("import", folder)
    assert (result.code, result.out) == (0, "imported 0.\n")
    assert result.err == (
        f"jobtui: warning: '{folder / 'link.md'}' is a link to a file outside this folder; skipped."
        " Name it directly to import it.\n"
    )
    assert jobtui("import", folder / "link.md").out.endswith("imported 1.\n")


def test_a_folder_without_files_is_told(jobtui: Jobtui, tmp_path: Path) -> None:
    (tmp_path / "many").mkdir()
    write(tmp_path / "many" / "deep" / "a.md")
    told = f"no files found in '{tmp_path / 'many'}'. Use --recursive to look into its folders."
    assert jobtui("import", tmp_path / "many") == Result(0, "imported 0.\n", f"jobtui: warning: {told}\n")
    assert plain(jobtui("import", tmp_path / "many", "--json"))["warnings"] == [told]
    assert jobtui("parse", tmp_path / "many") == Result(0, "", f"jobtui: warning: {told}\n")


def test_many_files_have_a_bar_on_a_terminal(jobtui: Jobtui, tmp_path: Path) -> None:
    for number in range(25):
        write(tmp_path / "many" / f"{number}.md", number)
    code, written = on_a_terminal("import", tmp_path / "many", columns=200)
    assert code == 0
    assert " 0/25" in written
    assert written.count("is now posting") == 25
    assert written.rstrip().endswith("imported 25.")
    assert "/25" not in jobtui("import", tmp_path / "many").err


def test_a_dry_run_stores_nothing(jobtui: Jobtui, database: Path, posting_file: Path) -> None:
    result = jobtui("import", "--dry-run", posting_file)
    assert result.out == ("'acme.md' would be stored: Data Engineer · Acme Tidal Ltd.\nwould import 1.\n")
    assert not database.exists()


def test_standard_input(jobtui: Jobtui) -> None:
    assert jobtui("import", "-", given=POSTING.encode()).out.endswith("imported 1.\n")
    assert plain(jobtui("show", "1", "--json"))["captures"][0]["file"] == "-"
    assert jobtui("import", "-", given=b" \n").code == 65


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"new\nline.md", "new line.md"),
        (b"esc\x1b]0;x\x07.md", "esc␛]0;x␇.md"),
        (b"[bold]x.md", "[bold]x.md"),
        (b"caf\xe9.md", "caf�.md"),
        (b"-dash.md", "-dash.md"),
    ],
)
def test_any_name_of_a_file_works_and_is_shown_escaped(
    jobtui: Jobtui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: bytes, shown: str
) -> None:
    (tmp_path / os.fsdecode(name)).write_text(POSTING, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = jobtui("import", "--", os.fsdecode(name))
    assert result.code == 0
    assert result.out.startswith(f"'{shown}' is now posting 1")
    assert shown in jobtui("show", "1").out
    assert jobtui("export", "json").code == 0


def test_dates_count_from_the_day_given(jobtui: Jobtui, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(POSTING.replace("£60,000", "Posted 3 days ago · £60,000"), encoding="utf-8")
    found = plain(jobtui("parse", "--json", "--as-of", "2026-11-20", path))
    assert found["posted"]["value"]["latest"] == "2026-11-17"


def test_a_file_larger_than_allowed_is_read_when_asked(jobtui: Jobtui, posting_file: Path) -> None:
    assert jobtui("import", "--max-bytes", "100", posting_file).code == 65
    assert jobtui("import", "--max-bytes", "100000", posting_file).code == 0


def test_parse_prints_one_object_a_line_and_stores_nothing(
    jobtui: Jobtui, posting_file: Path, tmp_path: Path, database: Path
) -> None:
    result = jobtui("parse", "--json", posting_file, write(tmp_path / "b.md"))
    lines = [json.loads(line) for line in result.out.splitlines()]
    assert [line["file"] for line in lines] == [str(posting_file), str(tmp_path / "b.md")]
    found = lines[0]
    assert {
        *("schema", "file", "format", "encoding", "sha256", "text", "title", "company", "locations"),
        *("workplace", "employment_type", "salaries", "posted", "closes", "url", "summary", "skills"),
        *("responsibilities", "requirements", "benefits", "zones", "warnings"),
    } <= found.keys()
    start, end = found["title"]["spans"][0]
    assert found["text"][start:end] == found["title"]["value"] == "Data Engineer"
    assert not database.exists()


def test_parse_as_a_report(jobtui: Jobtui, posting_file: Path) -> None:
    told = jobtui("parse", posting_file).out
    for line in (
        r"acme\.md  \(markdown, utf-8\)",
        r"Title +L1 +Data Engineer",
        r"Workplace +L3 +hybrid",
        r"Closes +not stated",
        r"Required \(2\)",
        r"  1  L9 +5\+ years of experience with Python",
        r"Preferred \(1\)",
    ):
        assert re.search(f"^{line}$", told, re.MULTILINE), line


def test_parse_explains_line_by_line(jobtui: Jobtui, posting_file: Path) -> None:
    told = jobtui("parse", "--explain", posting_file).out.splitlines()
    at = next(i for i, line in enumerate(told) if "5+ years" in line)
    assert told[at] == "   9  - 5+ years of experience with Python"
    assert re.match(r" +requirements · employer · heading\.\S+$", told[at + 1])
    asked = next(i for i, line in enumerate(told) if "requirement 1" in line)
    assert re.match(r" +→ requirement 1: required: experience, skill  \[employer, \S+\]$", told[asked])
    assert told[asked + 1].strip() == "→ asks 5+ years and Python"


def test_the_source_shows_what_each_line_carries(jobtui: Jobtui, posting_file: Path) -> None:
    jobtui("import", posting_file)
    told = jobtui("show", "1", "--source").out
    for line in (
        r"   1  title +# Data Engineer",
        r"   2",
        r"   5  pay +£60,000 - £70,000 a year",
        r"   9  skill, requirement 1 +- 5\+ years of experience with Python",
    ):
        assert re.search(f"^{line}$", told, re.MULTILINE), line


def test_characters_that_are_not_shown_are_counted(jobtui: Jobtui, tmp_path: Path) -> None:
    path = tmp_path / "hidden.md"
    path.write_text(POSTING.replace("Kafka", "Kaf\u200bka\u202e\x07"), encoding="utf-8")
    jobtui("import", path)
    for arguments in (["show", "1"], ["show", "1", "--source"]):
        assert jobtui(*arguments).out.splitlines()[-1] == "hidden characters removed: 3"


def test_a_correction_survives_the_next_import(jobtui: Jobtui, posting_file: Path) -> None:
    jobtui("import", posting_file)
    jobtui("edit", "1", "title=Streaming Engineer")
    jobtui("import", posting_file)
    found = plain(jobtui("show", "1", "--json"))
    assert (found["title"]["value"], found["title"]["corrected"]) == ("Streaming Engineer", True)
    assert re.search(r"^Title +Streaming Engineer  \(corrected\)$", jobtui("show", "1").out, re.MULTILINE)


def test_a_suggested_title_is_marked_until_it_is_confirmed(jobtui: Jobtui, tmp_path: Path) -> None:
    path = tmp_path / "prose.txt"
    path.write_text(
        "Acme Tidal is seeking an experienced Data Engineer to join the team.\n\nRequirements:\n- SQL\n",
        encoding="utf-8",
    )
    jobtui("import", path)
    assert "? Data Engineer" in jobtui("list").out
    assert jobtui("edit", "1", "--confirm", "title").code == 0
    assert "? Data Engineer" not in jobtui("list").out
    assert re.search(r"Data Engineer  \(confirmed\)$", jobtui("show", "1").out, re.MULTILINE)


def test_what_fails_for_every_file_alike_is_told_once(
    jobtui: Jobtui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        write(tmp_path / "many" / f"{number}.md", number)

    def full(*_: object, **__: object) -> None:
        raise DiskFailed("not saved: the disk is full.")

    monkeypatch.setattr(Tracker, "commit", full)
    result = jobtui("import", tmp_path / "many")
    assert result.code == 74
    assert result.err.count("the disk is full") == 1
    assert result.out == "imported 0, failed 3.\n"
