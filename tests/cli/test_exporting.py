"""export: what is chosen, in which form, and where it goes."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Jobtui


@pytest.fixture
def three(jobtui: Jobtui) -> Jobtui:
    """An applied posting, an archived one and one in the bin."""
    jobtui("add", "--title", "Data Engineer", "--company", "Acme", "--url", "https://www.jobs.example/1")
    jobtui("add", "--title", "=Tester", "--company", "Beta", "--closes", "2026-12-24")
    jobtui("add", "--title", "Gone", "--company", "Gamma")
    jobtui("status", "1", "applied", "--on", "2026-11-02")
    jobtui("archive", "2")
    jobtui("delete", "3")
    return jobtui


def test_csv_holds_the_chosen_columns_of_what_is_found(three: Jobtui) -> None:
    told = three("export", "csv", "--columns", "title,Company")
    assert told.out.splitlines() == ['"title","company"', '"\'=Tester","Beta"', '"Data Engineer","Acme"']
    assert three("export", "csv", "--raw", "--columns", "title").out.splitlines()[1] == '"=Tester"'
    found = three("export", "csv", "--columns", "id", "status:applied", "-tester")
    assert found.out.splitlines() == ['"id"', '"1"']
    assert three("export", "csv", "--columns", "firm").code == 2
    assert three("export", "csv", "status:nowhere").code == 2


def test_markdown_as_one_table(three: Jobtui) -> None:
    assert three("export", "markdown", "--table", "--columns", "id,title", "data").out.splitlines() == [
        "| id | title |",
        "| --- | --- |",
        "| 1 | Data Engineer |",
    ]


def test_markdown_a_file_each(three: Jobtui, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    told = three("export", "markdown", "--each", folder)
    assert (told.code, told.out, told.err) == (0, "", f"jobtui: 2 files written to '{folder}'.\n")
    names = [one.name for one in sorted(folder.iterdir())]
    assert names == ["data-engineer-acme-1.md", "tester-beta-2.md"]
    assert (folder / names[0]).read_text(encoding="utf-8").startswith("# 1 Data Engineer · Acme\n")
    (folder / names[1]).unlink()
    assert three("export", "markdown", "--each", folder).code == 73
    assert [one.name for one in folder.iterdir()] == names[:1]
    assert three("export", "markdown", "--each", folder, "--force").code == 0


@pytest.mark.parametrize(
    "arguments",
    ["--each x --table", "--each x -o y", "--columns title", "--table --columns firm"],
)
def test_what_does_not_go_together_is_refused(three: Jobtui, arguments: str) -> None:
    told = three("export", "markdown", *arguments.split())
    assert (told.code, told.out) == (2, "")


def test_a_calendar_leaves_out_what_is_closed_or_put_away(three: Jobtui) -> None:
    three("todo", "1", "Call", "--due", "2026-12-01")
    assert three("export", "ics").out.count("BEGIN:VEVENT") == 1
    three("undelete", "3")
    three("todo", "3", "Call", "--due", "2026-12-01")
    three("status", "3", "rejected")
    assert three("export", "ics").out.count("BEGIN:VEVENT") == 1
    assert three("export", "ics", "nowhere").out.count("BEGIN:VEVENT") == 0


def test_a_proof_tells_the_applications_of_a_period(three: Jobtui, tmp_path: Path) -> None:
    three("status", "1", "rejected", "--on", "2026-11-09")
    told = three("export", "proof", "--from", "2026-11-01", "--to", "2026-11-30", "--name", "Ada  *")
    assert told.out.startswith("# Applications of Ada \\*\n\nPeriod: 2026-11-01 to 2026-11-30\n")
    line = "| 2026-11-02 | Acme | Data Engineer | jobs.example | applied 2026-11-02 → rejected 2026-11-09 |"
    assert line in told.out.splitlines()
    three("tag", "add", "via:email", "1")
    assert "| email |" in three("export", "proof").out
    page = tmp_path / "proof.html"
    three("export", "proof", "-o", page)
    assert "<td>email</td>" in page.read_text(encoding="utf-8")
    assert three("export", "proof", "--format", "html").out == page.read_text(encoding="utf-8")
    three("delete", "1")
    assert "No applications in this period." in three("export", "proof").out


def test_a_proof_guesses_no_day_of_applying(jobtui: Jobtui, tmp_path: Path) -> None:
    table = tmp_path / "other.csv"
    table.write_text("title,company,status,status date\nRanger,Fogbank,interview,2026-10-10\n")
    jobtui("import", table)
    line = "| by 2026-10-10 | Fogbank | Ranger | (not stated) | interview 2026-10-10 |"
    assert line in jobtui("export", "proof").out.splitlines()
    jobtui("status", "1", "applied", "--on", "2026-10-01")
    assert "| 2026-10-01 | Fogbank | Ranger |" in jobtui("export", "proof").out


def test_a_proof_claims_no_day_that_nobody_told(jobtui: Jobtui, tmp_path: Path) -> None:
    table = tmp_path / "other.csv"
    table.write_text("title,company,status\nRanger,Fogbank,applied\nWarden,Tidewell,interview\n")
    jobtui("import", table)
    today = date.today().isoformat()
    told = jobtui("export", "proof").out
    assert f"| not known, by {today} | Fogbank | Ranger | (not stated) | applied |" in told
    assert f"| not known, by {today} | Tidewell | Warden | (not stated) | interview |" in told
    assert "2 applications in this period. 2 of them without a day, by when entered." in told
    jobtui("stage", "rename", "interview", "talks")
    told = jobtui("export", "proof").out
    assert f"| not known, by {today} | Tidewell | Warden | (not stated) | talks |" in told
    (seq,) = (
        event["seq"]
        for event in json.loads(jobtui("show", "1", "--json").out)["events"]
        if event["text"] == "saved → applied, on a day not known"
    )
    assert jobtui("history", "date", str(seq), today).code == 0
    told = jobtui("export", "proof").out
    assert f"| {today} | Fogbank | Ranger | (not stated) | applied {today} |" in told


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (
            "--from 2026-11-02 --to 2026-11-01",
            "the period ends on 2026-11-01, before it begins on 2026-11-02.",
        ),
        ("--from 2026-02-30", "'2026-02-30' is not a date."),
        ("--format pdf", "unknown format 'pdf'. One of: markdown, html."),
    ],
)
def test_a_proof_of_no_period_is_refused(three: Jobtui, arguments: str, why: str) -> None:
    told = three("export", "proof", *arguments.split())
    assert told.code == 2
    assert why in told.err
