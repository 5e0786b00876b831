"""`import` of other trackers' tables: what is said of columns, statuses and dates, and what is told."""

import json
import signal
from pathlib import Path
from typing import Any

import pytest

from jobtui.tracker import moving
from tests.cli.conftest import Jobtui

TABLES = Path(__file__).parent.parent / "interop" / "moving"

OTHER = "Haus,Rolle,Phase,Am\nFogbank,Warden,Chat,03/04/2026\nTidewell,Ranger,applied,\n"
SAID = ("--map", "Haus=company", "--map", "Rolle=title", "--map", "Phase=status", "--map", "Am=applied")


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A table of nobody's tracker, in the working folder."""
    monkeypatch.chdir(tmp_path)
    path = Path("other.csv")
    path.write_text(OTHER, encoding="utf-8")
    return path


def listed(jobtui: Jobtui) -> list[tuple[str, str, str]]:
    """Title, company and status of every posting."""
    found: list[dict[str, Any]] = json.loads(jobtui("list", "--all", "--json").out)["postings"]
    return sorted((one["title"], one["company"], one["status"]) for one in found)


def test_a_table_is_one_entry_a_row_and_one_step(jobtui: Jobtui) -> None:
    told = json.loads(jobtui("import", "--json", TABLES / "simplify.csv").out)
    assert (told["imported"], told["already_stored"], told["failed"]) == (3, 0, 0)
    assert [(one["item"], one["outcome"], one["posting"]) for one in told["files"]] == [
        (1, "imported", 1),
        (2, "imported", 2),
        (3, "imported", 3),
    ]
    again = json.loads(jobtui("import", "--json", TABLES / "simplify.csv").out)
    assert (again["imported"], again["already_stored"]) == (0, 3)
    assert again["files"][2]["message"].endswith(
        "simplify.csv' line 5 is already stored as posting 3; skipped."
    )
    assert len(json.loads(jobtui("log", "--json").out)["steps"]) == 1
    assert jobtui("undo").code == 0
    assert listed(jobtui) == []


def test_several_tables_and_postings_are_one_step(jobtui: Jobtui, posting_file: Path) -> None:
    names = [TABLES / "linkedin.csv", posting_file, TABLES / "linkedin-saved.csv"]
    lines = jobtui("import", *names).out.splitlines()
    assert lines[-1] == "imported 4, already stored 1."
    assert lines[-2].endswith(
        "linkedin-saved.csv', a table of LinkedIn's saved jobs: 1 new, 1 already there."
    )
    jobtui("undo")
    assert listed(jobtui) == []


def test_columns_statuses_and_dates_are_said_by_options(jobtui: Jobtui, other: Path) -> None:
    refused = jobtui("import", other)
    assert (refused.code, listed(jobtui)) == (65, [])
    assert refused.err == (
        "jobtui: error: 'other.csv', line 1: no column is a title or a company, among Haus, Rolle, Phase, Am."
        ' Say which with --map "Haus=title". Nothing was imported.\n'
    )
    refused = jobtui("import", other, *SAID)
    assert (refused.code, listed(jobtui)) == (65, [])
    assert "'other.csv', line 2: '03/04/2026' may begin with the day or with the month." in refused.err
    foreseen = jobtui("import", other, *SAID, "--dates", "dmy", "--dry-run")
    assert listed(jobtui) == []
    assert foreseen.out.splitlines() == [
        "'other.csv' line 2 would be stored: Warden · Fogbank. Status: applied.",
        "'other.csv' line 3 would be stored: Ranger · Tidewell. Status: applied.",
        "Columns: Haus = company, Rolle = title, Phase = status, Am = applied.",
        "'other.csv', a table: would be 2 new.",
        "would import 2.",
    ]
    assert "the status 'Chat' (1 row) is not known" in foreseen.err
    stored = jobtui("import", other, *SAID, "--dates", "dmy", "--status", "chat=screening")
    assert (stored.code, stored.err) == (0, "")
    assert listed(jobtui) == [("Ranger", "Tidewell", "applied"), ("Warden", "Fogbank", "screening")]
    assert [event["on"] for event in json.loads(jobtui("show", "1", "--json").out)["events"]][:2] == [
        "2026-04-03",
        "2026-04-03",
    ]


def test_the_first_rows_at_fault_are_told_at_once(jobtui: Jobtui, other: Path) -> None:
    ragged = [f"R{n},F,saved," + ",x" * (n % 2) for n in range(1, 11)]
    other.write_text("\n".join(["Haus,Rolle,Phase,Am", *ragged]))
    said = "the row has 5 cells where the header has 4"
    told = jobtui("import", other, *SAID)
    assert told.err == (
        f"jobtui: error: 'other.csv', line 2: {said}; line 4: {said}; line 6: {said}; and 2 more rows."
        " Nothing was imported.\n"
    )
    assert (told.code, listed(jobtui)) == (65, [])


def test_a_column_of_other_words_than_days_is_told_with_the_way_out(jobtui: Jobtui, other: Path) -> None:
    other.write_text("title,company,Beworben am\nRanger,Fogbank,soon\n,,x\nWarden,Fogbank,2026-02-30\n")
    told = jobtui("import", other)
    assert told.err == (
        "jobtui: error: 'other.csv', line 2: 'soon' is not a day (column 'Beworben am');"
        " line 3: it names neither a title nor a company;"
        " line 4: '2026-02-30' is not a day (column 'Beworben am')."
        ' --map "Beworben am=keep" keeps that column in the note. Nothing was imported.\n'
    )
    other.write_text("title,company,Beworben am\nRanger,Fogbank,soon\n")
    assert jobtui("import", other, "--map", "Beworben am=keep").code == 0
    assert "Beworben am: soon" in jobtui("show", "1").out


@pytest.mark.parametrize(
    ("option", "value", "wanted"),
    [
        ("--map", "Haus", "'Haus' is not of the form --map COLUMN=FIELD."),
        ("--map", "Haus=compny", "unknown field 'compny'. Did you mean 'company'?"),
        ("--map", "Dach=company", "there is no column 'Dach'. There are: Haus, Rolle, Phase, Am."),
        ("--status", "chat=hired", "unknown status 'hired'."),
        ("--status", "=screening", "'=screening' is not of the form --status WORD=STAGE."),
        ("--from", "monster", "unknown tracker 'monster'. One of: jobtui, huntr,"),
        ("--dates", "ymd", "'ymd' is no order of dates. One of: dmy, mdy."),
    ],
)
def test_an_option_that_says_nothing_is_refused(
    jobtui: Jobtui, other: Path, option: str, value: str, wanted: str
) -> None:
    result = jobtui("import", other, option, value)
    assert (result.code, listed(jobtui)) == (2, [])
    assert wanted in result.err


def test_a_table_is_known_by_what_it_holds(jobtui: Jobtui, tmp_path: Path) -> None:
    piped = jobtui("import", "-", given=(TABLES / "huntr.csv").read_bytes())
    assert piped.out.splitlines()[-1] == "imported 3."
    plain = tmp_path / "saved.json"
    plain.write_text('{"items": [{"firm": "Fogbank", "role": "Warden", "place": "Oban"}]}')
    assert "a table: 1 new." in jobtui("import", plain, "--map", "place=locations").out
    assert (
        jobtui("import", plain, "--map", "role=title").out.splitlines()[-1] == "imported 0, already stored 1."
    )
    plain.write_text('{"items": "none"}')
    assert "holds no list of objects." in jobtui("import", plain, "--map", "place=locations").err


def test_a_row_is_named_by_its_line_the_first_time_and_the_second(jobtui: Jobtui, other: Path) -> None:
    other.write_text("title,company\nRanger,Fogbank\n\nWarden,Fogbank\n")
    first, second = jobtui("import", other).out.splitlines()[:2]
    assert first.startswith("'other.csv' line 2 is now posting 1: ")
    assert second.startswith("'other.csv' line 4 is now posting 2: ")
    assert jobtui("import", other).out.startswith("'other.csv' line 2 is already stored as posting 1;")


def test_what_went_into_the_note_is_told_once(jobtui: Jobtui, other: Path) -> None:
    other.write_text("title,company,Colour,Mood,Hat\nRanger,Fogbank,red,glad,big\nWarden,F,,,\n")
    told = jobtui("import", other, "--map", "Hat=-")
    assert (told.err, told.out.splitlines()[2]) == ("", "Kept in a note: Colour, Mood.")
    assert "Kept" not in jobtui("import", other, "--map", "Hat=-").out
    assert "Left out: Hat." in jobtui("import", other, "--map", "Hat=-", "--dry-run").out


def test_a_table_without_any_column_of_the_tracker_named_is_refused(jobtui: Jobtui, other: Path) -> None:
    other.write_text("Firm,Role\nFogbank,Ranger\n")
    told = jobtui("import", other, "--from", "huntr")
    assert told.err == (
        "jobtui: error: 'other.csv' has no column by which tables of Huntr are known, only Firm, Role."
        " Without --from its columns go by their names.\n"
    )
    assert (told.code, listed(jobtui)) == (2, [])


def test_a_spreadsheet_is_to_be_saved_as_csv(jobtui: Jobtui, tmp_path: Path) -> None:
    book = tmp_path / "jobs.xlsx"
    book.write_bytes(b"PK\x03\x04")
    assert "jobs.xlsx': .xlsx files are not supported. Save as CSV." in jobtui("import", book).err


def test_a_status_that_no_row_has_is_told(jobtui: Jobtui, other: Path) -> None:
    told = jobtui(
        "import", other, *SAID, "--dates", "dmy", "--status", "chat=screening", "--status", "Talk=offer"
    )
    assert told.err == "jobtui: warning: 'other.csv': no row has the status 'Talk'.\n"
    assert listed(jobtui) == [("Ranger", "Tidewell", "applied"), ("Warden", "Fogbank", "screening")]


def test_a_column_of_titles_taken_for_statuses_tells_few_of_them(jobtui: Jobtui, tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("company,stage\n" + "".join(f"F{n},S{n}\n" for n in range(50)))
    told = jobtui("import", path).err.splitlines()
    assert (len(told), told[-1].endswith("30 more statuses are not known.")) == (21, True)


def test_a_long_table_is_told_by_its_sum(jobtui: Jobtui, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    rows = [f"Ranger {n},Fogbank,saved" for n in range(30)]
    path.write_text("\n".join(["title,company,status", *rows]))
    assert len(jobtui("import", path).out.splitlines()) == 2
    rows[7] = rows[7].replace("saved", "applied")
    path.write_text("\n".join(["title,company,status", *rows]))
    assert jobtui("import", path).out.splitlines() == [
        "'long.csv' line 9 is already stored as posting 8: saved → applied.",
        f"'{path}', a table: 1 moved on, 29 already there.",
        "imported 0, already stored 30.",
    ]


def test_ctrl_c_in_a_table_stores_nothing_of_it(
    jobtui: Jobtui, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = moving._posting

    def pressed(*given: Any) -> Any:
        monkeypatch.setattr(moving, "_posting", read)  # the second one would not wait
        signal.raise_signal(signal.SIGINT)
        return read(*given)

    monkeypatch.setattr(moving, "_posting", pressed)
    done = jobtui("import", *SAID, "--dates", "dmy", other)
    assert (done.code, listed(jobtui)) == (130, [])
    assert "interrupted; 0 postings were kept." in done.err
