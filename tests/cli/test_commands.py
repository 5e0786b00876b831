"""What each command does, what it prints for scripts, and that none is missing."""

import csv
import io
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from jobtui.cli.groups import MODULES
from tests.cli.conftest import Jobtui, Result

# The commands promised so far; scripts rely on these names.
PROMISED = {
    *("demo", "import", "parse", "list", "show", "compare", "info", "keys", "log", "undo", "redo", "export"),
    *("agenda", "done", "snooze", "stats", "stage", "history"),
    *("status", "check", "edit", "note", "todo", "add", "archive", "delete", "undelete"),
}


def plain(result: Result) -> Any:
    """The JSON a command printed, which must have succeeded in silence."""
    assert (result.code, result.err) == (0, "")
    return json.loads(result.out)


@pytest.fixture
def two(jobtui: Jobtui) -> Jobtui:
    """Two postings added by hand, the first with two requirements."""
    jobtui("add", "--title", "Data Engineer", "--company", "Acme", "--salary", "€70k-85k /year")
    jobtui("add", "--title", "Tester", "--company", "Beta", "--location", "Leith; Kiel")
    jobtui("requirement", "add", "1", "5 years of Python")
    jobtui("requirement", "add", "1", "Kafka", "--kind", "preferred")
    return jobtui


def test_every_promised_command_is_there() -> None:
    assert set(MODULES) >= PROMISED


@pytest.mark.parametrize("name", MODULES)
def test_every_command_has_help(jobtui: Jobtui, name: str) -> None:
    result = jobtui(name, "--help")
    assert result.code == 0
    assert result.out.startswith(f"Usage: jobtui {name} ")
    assert "Example: jobtui " in result.out or "Commands:" in result.out
    assert "--db PATH" in result.out or "Commands:" in result.out


@pytest.mark.parametrize("name", ["json", "csv", "markdown", "ics", "proof"])
def test_every_export_has_help(jobtui: Jobtui, name: str) -> None:
    assert "Example: jobtui export" in jobtui("export", name, "--help").out


@pytest.mark.parametrize("name", [None, "tag", "interview", "document", "requirement", "stage", "history"])
def test_no_command_is_told_in_half_a_sentence(jobtui: Jobtui, name: str | None) -> None:
    listed = jobtui(*filter(None, [name]), "--help").out.partition("--help  Show this message")[2]
    assert listed.count("\n  ") > 3
    assert "..." not in listed


def test_the_help_lists_all_commands(jobtui: Jobtui) -> None:
    told = jobtui("--help").out
    assert [name for name in MODULES if not re.search(rf"^  {name} ", told, re.MULTILINE)] == []


def test_version(jobtui: Jobtui) -> None:
    from jobtui import __version__

    assert jobtui("--version") == Result(0, f"jobtui {__version__}\n", "")


def test_adding_tells_the_number(jobtui: Jobtui) -> None:
    result = jobtui("add", "--title", "Data Engineer", "--company", "Acme")
    assert result == Result(0, "Added as posting 1 · Data Engineer · Acme\n", "")


def test_list_json_has_the_documented_keys(two: Jobtui) -> None:
    found = plain(two("list", "--json"))
    assert found["schema"] == 1
    newest, oldest = found["postings"]
    assert {
        *("id", "title", "company", "status", "locations", "workplace", "salaries", "posted", "closes"),
        *("next_action", "required", "preferred", "unlabelled", "tags", "archived"),
    } <= newest.keys()
    assert newest["locations"] == ["Leith", "Kiel"]
    assert oldest["salaries"] == [
        {"min": 70000, "max": 85000, "currency": "EUR", "period": "year", "where": None}
    ]
    assert oldest["required"] == {"total": 1, "met": 0, "partial": 0, "unmet": 0}


def test_list_is_a_plain_table_when_piped(two: Jobtui) -> None:
    head, first, second = two("list").out.splitlines()
    assert head.split() == ["ID", "TITLE", "COMPANY", "STATUS", "MET", "PAY", "NEXT", "PLACE"]
    assert first.split()[:3] == ["2", "Tester", "Beta"]
    assert second.index("Acme") == head.index("COMPANY")


def test_list_takes_words_and_terms(two: Jobtui) -> None:
    assert [row["id"] for row in plain(two("list", "data", "company:acme", "--json"))["postings"]] == [1]
    assert plain(two("list", "nowhere", "--json"))["postings"] == []


def test_list_leaves_out_what_is_closed_unless_asked(two: Jobtui) -> None:
    two("status", "1", "rejected")
    two("archive", "2")

    def ids(*arguments: str) -> list[int]:
        return sorted(row["id"] for row in plain(two("list", "--json", *arguments))["postings"])

    assert ids() == []
    assert ids("--all") == [1, 2]
    assert ids("status:rejected") == [1]
    assert ids("--archived") == [2]


def test_list_csv(two: Jobtui) -> None:
    two("edit", "2", "title==1+1\x1b[31m")
    result = two("list", "--csv")
    rows = [*csv.DictReader(io.StringIO(result.out))]
    assert [row["company"] for row in rows] == ["Beta", "Acme"]
    assert rows[0]["title"] == "'=1+1␛[31m"


def test_show_json_is_flat_and_has_history(two: Jobtui) -> None:
    two("check", "1", "1", "met", "--note", "nine years")
    found = plain(two("show", "1", "--json"))
    assert found["schema"] == 1
    assert found["title"]["value"] == "Data Engineer"
    assert found["title"]["corrected"] is True
    assert [(item["n"], item["state"], item["note"]) for item in found["requirements"]] == [
        (1, "met", "nine years"),
        (2, "unreviewed", ""),
    ]
    assert {"seq", "step", "at", "kind", "text", "before", "after"} <= found["events"][-1].keys()
    assert found["captures"] == []
    assert found["notes"] == []


def test_show_prints_facts_checklist_and_history(two: Jobtui) -> None:
    two("check", "1", "1", "partial", "--note", "four years")
    two("todo", "1", "Send the letter", "--due", "2026-11-27")
    two("note", "1", "first line\nsecond line")
    told = two("show", "1").out
    assert told.startswith("1  Data Engineer · Acme\n")
    for line in (
        r"Workplace +not stated",
        r"Pay +€70,000–85,000 /yr",
        r"Next +Send the letter, due 2026-11-27",
        r"Required \(0 of 1 met, 1 partial\)",
        r"  1  ~ partial    5 years of Python  \(added\)",
        r" +↳ four years",
        r"Preferred \(0 of 1 met\)",
        r"  2  · unreviewed    Kafka  \(added\)",
        r"\d{4}-\d\d-\d\d  first line",
        r" +second line",
        r"\d{4}-\d\d-\d\d  note: first line second line",
    ):
        assert re.search(rf"^{line}$", told, re.MULTILINE), line


def test_status_on_a_day_with_a_note(two: Jobtui) -> None:
    result = two("status", "1", "Applied", "--on", "2026-11-01", "--note", "by post")
    assert result == Result(0, "Applied · Data Engineer · Acme\n", "")
    found = plain(two("show", "1", "--json"))
    assert (found["status"], found["since"]) == ("applied", "2026-11-01")
    assert [note["text"] for note in found["notes"]] == ["by post"]


@pytest.mark.parametrize(
    ("change", "text", "postings"),
    [
        ("status 1 applied", "Applied", [1]),
        ("check 1 1 met", "Requirement 1: met", [1]),
        ("note 1 words", "Note added", [1]),
        ("todo 1 ring", "Next action set", [1]),
        ("edit 1 title=Other", "Edited", [1]),
        ("add --title Third", "Added as posting 3", [3]),
        ("archive 1 2", "Archived", [1, 2]),
        ("delete 2", "Moved to the bin", [2]),
        ("requirement add 1 SQL", "Requirement added", [1]),
        ("requirement edit 1 1 SQL", "Requirement 1 edited", [1]),
        ("requirement kind 1 1 unlabelled", "Requirement 1: unlabelled", [1]),
        ("requirement drop 1 1", "Requirement 1 dropped", [1]),
        ("undo", "Undone: requirement added", [1]),
    ],
)
def test_every_change_is_told_in_one_json_shape(
    two: Jobtui, change: str, text: str, postings: list[int]
) -> None:
    found = plain(two(*change.split(), "--json"))
    assert found.pop("subject")
    newest = plain(two("log", "--json"))["steps"][0]["number"]
    assert found == {"schema": 1, "text": text, "postings": postings, "step": newest}


def test_changes_taken_back_are_told_in_the_same_shape(two: Jobtui) -> None:
    two("delete", "2")
    assert plain(two("undelete", "2", "--json"))["text"] == "Brought back"
    two("undo")
    assert plain(two("redo", "--json"))["text"] == "Done again: brought back"
    two("archive", "1")
    unchanged = plain(two("archive", "1", "--json"))
    assert (unchanged["text"], unchanged["postings"], unchanged["step"]) == ("Already archived", [1], None)


def test_an_empty_list_says_why(jobtui: Jobtui, database: Path) -> None:
    assert jobtui("list") == Result(0, "", f"jobtui: no postings in '{database}' yet.\n")
    assert jobtui("list", "--json").err == ""
    assert jobtui("log") == Result(0, "", f"jobtui: no steps in '{database}' yet.\n")
    jobtui("add", "--title", "Tester")
    assert jobtui("list", "nowhere") == Result(0, "", "jobtui: nothing matches.\n")
    assert jobtui("list", "--deleted").err == "jobtui: nothing matches.\n"
    jobtui("status", "1", "rejected")
    assert jobtui("list").err == (
        "jobtui: nothing matches.\njobtui: 1 closed or archived is not listed; --all does.\n"
    )


def test_a_due_term_that_names_no_day_is_told(two: Jobtui) -> None:
    expected = "expected a day such as today, fri, +3d, 2026-11-30, none or any, found 'week'"
    told = f"jobtui: error: column 5 of the filter: {expected}.\n"
    assert two("list", "due:week") == Result(2, "", told)
    assert plain(two("list", "due:fri", "--json"))["postings"] == []


def test_a_suggested_title_keeps_its_mark(jobtui: Jobtui, tmp_path: Path) -> None:
    path = tmp_path / "prose.txt"
    path.write_text(
        "About us\n\nAcme makes tides. We are looking for a Backend Manager to lead the team.\n",
        encoding="utf-8",
    )
    assert "'prose.txt' would be stored: Backend Manager ?.\n" in jobtui("import", "--dry-run", path).out
    assert "'prose.txt' is now posting 1: Backend Manager ?.\n" in jobtui("import", path).out
    assert jobtui("show", "1").out.startswith("1  Backend Manager ?\n")
    jobtui("add", "--title", "Tester")
    assert "1  Backend Manager ?" in jobtui("compare", "1", "2").out
    assert plain(jobtui("compare", "1", "2", "--json"))["suggested"] == [True, False]


def test_a_correction_can_clear_a_fact(two: Jobtui) -> None:
    assert two("edit", "2", "company=Gamma", "place=").code == 0
    found = plain(two("show", "2", "--json"))
    assert found["company"]["value"] == "Gamma"
    assert found["locations"] == []
    assert {"company", "locations"} <= set(found["corrected"])


def test_requirements_can_be_edited_labelled_and_dropped(two: Jobtui) -> None:
    assert two("requirement", "edit", "1", "1", "6 years of Python").code == 0
    assert two("requirement", "kind", "1", "1", "unlabelled").code == 0
    assert two("requirement", "drop", "1", "2").code == 0
    items = plain(two("show", "1", "--json"))["requirements"]
    assert [(item["text"], item["kind"]) for item in items] == [("6 years of Python", "unlabelled")]


def test_archiving_twice_and_back(two: Jobtui) -> None:
    assert two("archive", "1", "2").out == "Archived · 2 postings\n"
    assert two("archive", "1") == Result(0, "", "jobtui: already archived.\n")
    assert two("archive", "1", "--back").code == 0
    assert [row["id"] for row in plain(two("list", "--json"))["postings"]] == [1]


def test_the_bin_and_back(two: Jobtui) -> None:
    before = two("export", "json").out
    assert two("delete", "1").out == "Moved to the bin · Data Engineer · Acme\n"
    assert [row["id"] for row in plain(two("list", "--json"))["postings"]] == [2]
    assert [row["id"] for row in plain(two("list", "--deleted", "--json"))["postings"]] == [1]
    assert two("undelete", "1").code == 0
    assert [row["id"] for row in plain(two("list", "--json"))["postings"]] == [2, 1]
    two("undo")
    two("undo")
    assert two("export", "json").out == before


@pytest.mark.parametrize(
    "change",
    [
        ("status", "1", "applied"),
        ("check", "1", "1", "unmet", "--note", "no"),
        ("edit", "1", "title=Other", "closes=2026-12-01"),
        ("note", "1", "words"),
        ("todo", "1", "ring", "--due", "2026-12-01"),
        ("add", "--title", "Third"),
        ("archive", "1", "2"),
        ("delete", "2"),
        ("requirement", "add", "1", "SQL"),
        ("requirement", "drop", "1", "1"),
    ],
    ids=" ".join,
)
def test_undo_gives_back_the_very_bytes_and_redo_the_later_ones(two: Jobtui, change: tuple[str, ...]) -> None:
    before = two("export", "json").out
    assert two(*change).code == 0
    after = two("export", "json").out
    assert after != before
    assert two("undo").out.startswith("Undone: ")
    assert two("export", "json").out == before
    assert two("redo").out.startswith("Done again: ")
    assert two("export", "json").out == after


def test_log_lists_steps_newest_first(two: Jobtui) -> None:
    two("note", "2", "words")
    two("undo")
    steps = plain(two("log", "--json"))["steps"]
    assert [(step["text"], step["postings"], step["undone"]) for step in steps[:2]] == [
        ("note: words", [2], True),
        ("requirement added", [1], False),
    ]
    assert len(plain(two("log", "-n", "2", "--json"))["steps"]) == 2


def test_postings_are_counted_once_in_a_line(two: Jobtui) -> None:
    two("archive", "1", "2")
    assert re.search(r"  1, 2 +archived$", two("log").out, re.MULTILINE)
    assert two("undo").out == "Undone: archived · 2 postings\n"


def test_compare_aligns_and_shows_only_differences(two: Jobtui) -> None:
    found = plain(two("compare", "1", "2", "--json"))
    assert found["postings"] == [1, 2]
    company = next(row for row in found["rows"] if row["label"] == "company")
    assert (company["group"], company["same"]) == ("fact", False)
    assert [cell["text"] for cell in company["cells"]] == ["Acme", "Beta"]
    different = plain(two("compare", "1", "2", "--differences", "--json"))
    assert different["rows"] == [row for row in found["rows"] if not row["same"]]
    assert two("compare", "1", "2", "--markdown").out.startswith(
        "|  | Data Engineer, Acme | Tester, Beta |\n"
    )
    shown = two("compare", "1", "2")
    assert re.search(r"^≠ place +– +Leith · Kiel$", shown.out, re.MULTILINE)
    assert "posting 2 lists no requirements: only its facts stand here." in shown.err


def test_compare_narrows_to_what_is_required_not_met_and_asked(jobtui: Jobtui, tmp_path: Path) -> None:
    for name, text in (("a", "Go"), ("b", "Rust")):
        path = tmp_path / f"{name}.txt"
        path.write_text(
            f"Role {name}\n\nResponsibilities\n- Write services daily\n\n"
            f"Required qualifications\n- Experience with {text}\n- Calm nerves\n\n"
            "Preferred qualifications\n- Sailing trophies\n",
            encoding="utf-8",
        )
        jobtui("import", path)
    jobtui("check", "1", "2", "met")
    jobtui("check", "2", "2", "met")

    def groups(*options: str) -> set[str]:
        return {row["group"] for row in plain(jobtui("compare", "1", "2", "--json", *options))["rows"]}

    def sentences(*options: str) -> set[str]:
        rows = plain(jobtui("compare", "1", "2", "--json", *options))["rows"]
        return {cell["text"] for row in rows for cell in row["cells"] if cell and cell["n"]}

    assert groups() >= {"fact", "responsibility"}
    assert "responsibility" not in groups("--required")
    assert sentences() - sentences("--required") == {"Sailing trophies"}
    assert sentences() - sentences("--hide-met") == {"Calm nerves"}
    assert "Responsibilities" not in jobtui("compare", "1", "2").out
    assert "Responsibilities" in jobtui("compare", "1", "2", "--all").out
    assert "Responsibilities" not in jobtui("compare", "1", "2", "--markdown").out


def test_compare_writes_a_file_as_json_or_markdown_by_its_name(two: Jobtui, tmp_path: Path) -> None:
    path = tmp_path / "both.json"
    assert two("compare", "1", "2", "-o", path).out == ""
    assert json.loads(path.read_text(encoding="utf-8")) == plain(two("compare", "1", "2", "--json"))
    assert two("compare", "1", "2", "-o", path).code == 73
    assert two("compare", "1", "2", "-o", path, "--force", "--markdown").code == 0
    assert "two formats" in two("compare", "1", "2", "--json", "--markdown").err
    assert path.read_text(encoding="utf-8") == two("compare", "1", "2", "--markdown").out


def test_compare_draws_pay_on_one_scale_and_asks_for_a_rate(jobtui: Jobtui) -> None:
    for pay in ("100k-150k USD/year", "120k-200k USD/year", "80k-90k EUR/year"):
        jobtui("add", "--title", "Tester", "--salary", pay)
    shown = jobtui("compare", "1", "2")
    assert re.search(r"^≠ pay a year, USD 100,000–200,000 +●━+●─+ +─+●━+●$", shown.out, re.MULTILINE)
    other = jobtui("compare", "2", "3")
    assert "pay a year" not in other.out
    assert "no rate USD→EUR on file" in other.err
    jobtui("rate", "EUR", "USD", "2")
    both = jobtui("compare", "1", "3")
    assert re.search(r"^≠ pay a year, EUR 50,000–90,000 ", both.out, re.MULTILINE)
    assert "no rate" not in both.err


def test_export_to_a_file_is_private_and_never_over_another(two: Jobtui, tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    assert two("export", "json", "-o", path).out == ""
    assert path.read_text(encoding="utf-8") == two("export", "json").out
    assert path.stat().st_mode & 0o777 == 0o600
    assert two("export", "json", "-o", path).code == 73
    assert two("export", "csv", "-o", path, "--force").code == 0
    assert path.read_bytes().startswith(b'"id",')


def test_an_export_goes_into_an_empty_database_with_its_numbers(two: Jobtui, tmp_path: Path) -> None:
    two("delete", "1")
    exported, path, other = two("export", "json").out, tmp_path / "all.json", tmp_path / "other.db"
    path.write_text(exported, encoding="utf-8")
    result = two("--db", other, "import", path)
    assert result.code == 0
    assert result.out.splitlines()[-1] == "imported 2."
    assert two("export", "json", "--db", other).out == exported
    assert two("--db", other, "import", path).code == 77


def test_an_export_may_be_larger_than_a_posting(jobtui: Jobtui, tmp_path: Path) -> None:
    jobtui("add", "--title", "Tester")
    sent = tmp_path / "cv.pdf"
    sent.write_bytes(os.urandom(5 * 1024 * 1024))
    assert jobtui("document", "add", "1", sent, "--keep").code == 0
    path, other = tmp_path / "all.json", tmp_path / "other.db"
    jobtui("export", "json", "-o", path)
    assert path.stat().st_size > 5 * 1024 * 1024
    assert jobtui("--db", other, "import", path).code == 0


def test_the_database_can_be_named_before_and_after_the_command(jobtui: Jobtui, tmp_path: Path) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    assert jobtui("--db", one, "add", "--title", "One").code == 0
    assert jobtui("add", "--title", "Other", f"--db={other}").code == 0
    assert [row["title"] for row in plain(jobtui("list", "--json", "--db", one))["postings"]] == ["One"]
    assert [row["title"] for row in plain(jobtui("--db", other, "list", "--json"))["postings"]] == ["Other"]
    assert plain(jobtui("list", "--json"))["postings"] == []
    everywhere = {
        jobtui(*words).out
        for words in (
            ("--db", one, "export", "csv"),
            ("export", "--db", one, "csv"),
            ("export", "csv", "--db", one),
        )
    }
    assert len(everywhere) == 1


def test_keys_come_from_the_registry(jobtui: Jobtui) -> None:
    from jobtui.tui.actions import ACTIONS

    assert [key["id"] for key in plain(jobtui("keys", "--json"))["keys"]] == [action.id for action in ACTIONS]
    assert re.search(r"^u +undo +Undo the last step$", jobtui("keys").out, re.MULTILINE)


def test_the_keys_name_only_commands_that_are_there() -> None:
    from jobtui.tui.actions import ACTIONS

    named = {action.command.split()[0] for action in ACTIONS if action.command}
    assert named <= set(MODULES)


def test_info_tells_paths_versions_and_counts(
    two: Jobtui, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two("status", "1", "rejected")
    found = plain(two("info", "--json"))
    assert found["database"]["path"] == str(database)
    assert found["counts"] == {"open": 1, "closed": 1, "archived": 0, "deleted": 0}
    monkeypatch.chdir(database.parent)
    assert plain(two("info", "--db", database.name, "--json"))["database"]["path"] == str(database)
    assert re.search(rf"^database path +{re.escape(str(database))}$", two("info").out, re.MULTILINE)


def test_info_makes_no_database(jobtui: Jobtui, database: Path) -> None:
    assert jobtui("info").code == 0
    assert jobtui("list").code == 0
    assert not database.exists()


def test_a_note_comes_from_standard_input(jobtui: Jobtui) -> None:
    jobtui("add", "--title", "Data Engineer")
    assert jobtui("note", "1", "-", given="first line\nzweite Zeile: ü\n".encode()).code == 0
    (note,) = json.loads(jobtui("show", "1", "--json").out)["notes"]
    assert note["text"] == "first line\nzweite Zeile: ü"
    refused = jobtui("note", "1")
    assert (refused.code, "Give TEXT, or - to read standard input." in refused.err) == (2, True)
    assert jobtui("note", "9", "-", given=b"x").code == 1


def test_undo_goes_back_to_a_step(jobtui: Jobtui) -> None:
    jobtui("add", "--title", "Data Engineer")
    for text in ("one", "two", "three"):
        jobtui("note", "1", text)
    gone = json.loads(jobtui("undo", "--to", "2", "--json").out)
    assert (gone["text"], gone["subject"]) == ("Back to step 2", "2 steps undone")
    assert "the other way" in jobtui("undo", "--to", "4").err
    assert jobtui("redo", "--to", "4").code == 0
    assert [note["text"] for note in json.loads(jobtui("show", "1", "--json").out)["notes"]] == [
        *("one", "two", "three"),
    ]
    assert jobtui("undo", "--to", "0").code == 0
    assert json.loads(jobtui("list", "--all", "--json").out)["postings"] == []
    assert jobtui("undo", "--to", "x").code == 2
