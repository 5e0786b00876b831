"""Moving in from other trackers: what each of their tables becomes, twice the same, and never half of it."""

import csv
from collections.abc import Mapping
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobtui.domain.event import EventKind
from jobtui.domain.problem import BadData, Busy, Problem
from jobtui.domain.reading import Reading
from jobtui.domain.stage import FIRST_STAGES
from jobtui.interop.days import Slashes
from jobtui.interop.sheet import read_json
from jobtui.parsing import read
from jobtui.parsing.child import Request
from jobtui.storage.store import SqliteStore
from jobtui.tracker import stages
from jobtui.tracker.moving import Moved, move_in
from jobtui.tracker.moving_plan import Plan, plan
from jobtui.tracker.moving_rows import incoming
from jobtui.tracker.moving_scheme import scheme
from jobtui.tracker.moving_tables import read_table
from jobtui.tracker.statistics import statistics
from jobtui.tracker.taking import as_csv, everything
from jobtui.tracker.tracker import Tracker
from tests.tracker.conftest import NOON, state

TABLES = Path(__file__).parent.parent / "interop" / "moving"

TODAY = NOON.date()


class Here:
    """Reads descriptions in this process, which is quicker than a child."""

    def expect(self, request: Request) -> None:
        """It is read when it is asked for."""

    def read(self, request: Request) -> list[Reading]:
        """The postings of one text."""
        return read(request.data, file=request.file, as_of=request.as_of, encoding=request.encoding)


def planned(tracker: Tracker, data: bytes, name: str = "table.csv", /, **said: object) -> Plan:
    """What a table would become."""
    table = read_table(data, name, anyway=not name.endswith("csv") and bool(said))
    assert table is not None
    return plan(tracker, table.sheet, scheme(table.sheet, stages=tracker.stages(), **said))  # type: ignore[arg-type]


def moved(tracker: Tracker, data: bytes, name: str = "table.csv", /, **said: object) -> Moved:
    """What a table becomes."""
    return move_in(tracker, Here(), planned(tracker, data, name, **said))


def standing(tracker: Tracker, posting: int) -> list[tuple[str, date]]:
    """The stages of a posting, each with its day."""
    events = tracker.posting(posting).events
    kinds = (EventKind.IMPORTED, EventKind.STATUS)
    return [(event.after["status"], event.on) for event in events if event.kind in kinds]


def september(day: int) -> date:
    """A day of the month in which the tables play."""
    return date(2026, 9, day)


WANTED: Mapping[str, list[list[tuple[str, date]]]] = {
    "huntr.csv": [
        [("saved", september(1)), ("applied", september(4))],
        [("saved", september(2))],
        [("saved", date(2026, 8, 12)), ("rejected", september(15))],
    ],
    "teal.csv": [
        [("saved", september(4)), ("applied", september(4))],
        [("saved", TODAY)],
        [("saved", date(2026, 8, 12)), ("applied", date(2026, 8, 12)), ("offer", TODAY)],
    ],
    "simplify.csv": [
        [("saved", september(4)), ("applied", september(4))],
        [("saved", TODAY)],
        [("saved", date(2026, 8, 12)), ("applied", date(2026, 8, 12)), ("rejected", september(15))],
    ],
    "linkedin.csv": [
        [("saved", september(4)), ("applied", september(4))],
        [("saved", date(2026, 8, 2)), ("applied", date(2026, 8, 2))],
    ],
    "linkedin-saved.csv": [[("saved", september(2))], [("saved", september(4))]],
    "jobsync.csv": [
        [("saved", september(1)), ("applied", september(4)), ("interview", TODAY)],
        [("saved", september(2))],
    ],
    "jobspy.csv": [[("saved", TODAY)], [("saved", TODAY)]],
    "reactive-resume.csv": [
        [("saved", september(1)), ("applied", september(4)), ("screening", september(10))],
        [("saved", date(2026, 8, 12)), ("applied", date(2026, 8, 12)), ("rejected", september(15))],
    ],
    "jobhound.json": [
        [("saved", september(1)), ("applied", september(4)), ("screening", september(10))],
        [("saved", date(2026, 8, 12)), ("applied", date(2026, 8, 12)), ("ghosted", september(15))],
    ],
    "ghosted.json": [
        [("saved", september(1)), ("applied", september(4)), ("interview", september(15))],
        [("saved", september(2))],
    ],
    "other.csv": [
        [("saved", september(4)), ("applied", september(4))],
        [("saved", TODAY)],
        [("saved", date(2026, 8, 12)), ("applied", date(2026, 8, 12)), ("rejected", TODAY)],
    ],
}


@pytest.mark.parametrize("name", WANTED)
def test_a_table_of_each_tracker_moves_in_by_one_step_and_once(tracker: Tracker, name: str) -> None:
    data = (TABLES / name).read_bytes()
    done = moved(tracker, data, name)
    ids = [result.posting for result in done.results]
    assert ids == list(range(1, len(ids) + 1))
    assert [standing(tracker, one) for one in ids if one] == WANTED[name]
    assert [known.since for known in tracker.store.known()] == [stages[-1][1] for stages in WANTED[name]]
    assert all(tracker.posting(one).company for one in ids if one)
    before = state(tracker)
    again = moved(tracker, data, name)
    assert (again.change.step, state(tracker)) == (0, before)
    assert [result.outcome for result in again.results] == ["already stored"] * len(ids)
    assert [step.number for step in tracker.steps()] == [done.change.step]
    tracker.undo()
    assert tracker.store.known() == []
    tracker.redo()
    assert state(tracker) == before


def test_a_table_fills_facts_requirements_and_a_note(tracker: Tracker) -> None:
    moved(tracker, (TABLES / "jobspy.csv").read_bytes())
    first, second = tracker.posting(1), tracker.posting(2)
    pay = first.facts.salaries[0].value
    assert (pay.minimum, pay.maximum, pay.currency, pay.period) == (62_000_00, 70_000_00, "EUR", "year")
    assert [item.requirement.text for item in first.checklist] == ["3+ years of Python", "Strong SQL"]
    assert first.title == "Harbour Data Engineer"
    assert first.corrected >= {"title", "company", "url", "salaries", "locations"}
    assert "job_url_direct: https://jobs.tidewell.example/1" in first.notes[0].text
    assert second.facts.workplace is not None
    assert (second.facts.workplace.value, second.captures) == ("remote", ())
    assert [find.value.minimum for find in second.facts.salaries] == [1750]


def test_each_description_goes_to_its_own_posting(tracker: Tracker) -> None:
    rows = [
        f'Ranger {n},Fogbank,"Requirements\n\n- {n + 2}+ years of Python"\n' if n % 3 else f"Ranger {n},F,\n"
        for n in range(30)
    ]
    moved(tracker, ("title,company,description\n" + "".join(rows)).encode())
    for n in range(30):
        posting = tracker.posting(n + 1)
        wanted = [f"{n + 2}+ years of Python"] if n % 3 else []
        assert (posting.title, [item.requirement.text for item in posting.checklist]) == (
            f"Ranger {n}",
            wanted,
        )


def test_the_funnel_and_the_weeks_see_what_moved_in(tracker: Tracker) -> None:
    moved(tracker, (TABLES / "simplify.csv").read_bytes(), "simplify.csv")
    told = statistics(tracker)
    assert {one.status: (one.reached, one.now) for one in told.funnel if one.reached} == {
        "saved": (3, 1),
        "applied": (2, 1),
        "rejected": (1, 1),
    }
    assert {week.begins: week.applications for week in told.weeks if week.applications} == {
        date(2026, 8, 10): 1,
        date(2026, 8, 31): 1,
    }


HEAD = "title,company,url,status,status date,applied\n"


def row(status: str, day: str = "", applied: str = "", url: str = "https://a.example/1") -> bytes:
    """A table of one row."""
    return f"{HEAD}Ranger,Fogbank,{url},{status},{day},{applied}\n".encode()


@pytest.mark.parametrize(
    ("first", "then", "wanted"),
    [
        (row("applied", "2026-09-04"), row("interview", "2026-09-10"), "interview"),
        (row("interview", "2026-09-10"), row("applied", "2026-09-12"), "interview"),
        (row("interview", "2026-09-10"), row("rejected", "2026-09-12"), "rejected"),
        (row("interview", "2026-09-10"), row("rejected", "2026-09-09"), "interview"),
        (row("interview", "2026-09-10"), row("rejected"), "rejected"),
        (row("rejected", "2026-09-10"), row("offer", "2026-10-10"), "rejected"),
        (row("rejected", "2026-09-10"), row("accepted", "2026-10-10"), "rejected"),
        (row("saved"), row("saved", applied="2026-09-04"), "saved"),
        (row("saved"), row("", applied="2026-09-04"), "applied"),
    ],
)
def test_a_status_never_goes_back(tracker: Tracker, first: bytes, then: bytes, wanted: str) -> None:
    moved(tracker, first)
    moved(tracker, then)
    assert [known.status for known in tracker.store.known()] == [wanted]
    before = state(tracker)
    moved(tracker, then)
    assert state(tracker) == before


def test_a_row_is_a_posting_by_its_address_else_by_company_and_title(tracker: Tracker) -> None:
    moved(tracker, b"title,company,url\nRanger,Fogbank Inc.,https://www.a.example/1?utm_source=x\n")
    again = planned(
        tracker,
        b"title,company,url\n"
        b"Warden,Other,http://a.example/1\n"  # the same page
        b"Ranger,Fogbank,https://a.example/2\n"  # another page
        b"ranger,FOGBANK,\n"  # the same name
        b"Ranger,Fogbank,\n",  # and a second time: nothing stored is left for it
    )
    assert [(one.move, one.known and one.known.id) for one in again.rows] == [
        ("already there", 1),
        ("new", None),
        ("new", None),
        ("new", None),
    ]


def test_one_name_at_two_addresses_is_two_postings(tracker: Tracker) -> None:
    moved(tracker, row("saved"))
    (one,) = planned(tracker, row("saved", url="https://a.example/2")).rows
    assert one.move == "new"


def test_rows_of_one_posting_in_one_table_are_joined(tracker: Tracker) -> None:
    table = (
        b"title,company,url,status,status date\n"
        b"Ranger,Fogbank,https://a.example/1,saved,2026-09-01\n"
        b"Ranger,Fogbank,https://a.example/1,applied,2026-09-04\n"
        b"Ranger,Fogbank,https://a.example/1,saved,2026-09-01\n"
        b"Warden,Fogbank,,saved,\nWarden,Fogbank,,saved,\nWarden,Fogbank,,applied,\n"
    )
    done = moved(tracker, table)
    assert [result.posting for result in done.results] == [1, 1, 1, 2, 2, 3]
    assert done.results[1].message == "'table.csv' line 3 is the posting of line 2; skipped."
    assert standing(tracker, 1)[-1] == ("applied", september(4))
    assert moved(tracker, table).change.step == 0


def test_what_is_in_the_bin_stays_there(tracker: Tracker) -> None:
    moved(tracker, row("saved"))
    tracker.delete([1])
    done = moved(tracker, row("applied"))
    assert (done.change.step, done.results[0].message) == (
        0,
        "'table.csv' line 2 is already stored as posting 1, in the bin; skipped.",
    )


def test_an_export_of_ours_comes_back_the_same(filled: Tracker, tmp_path: Path) -> None:
    filled.set_status([2], "applied", on=september(4))
    filled.set_status([2], "rejected", on=september(9))
    filled.set_next_action(3, "=Call, them", september(30))
    filled.edit(1, {"company": "-Dash & Sons", "locations": "Łódź; Redmond, WA"})
    filled.archive([1])
    out = as_csv(filled, sorted(everything(filled)))
    other = Tracker(SqliteStore(tmp_path / "other.db"), lambda: NOON)
    try:
        moved(other, out.encode(), "ours.csv")
        assert {"-Dash & Sons"} <= {known.company for known in other.store.known()}
        assert as_csv(other, sorted(everything(other))).splitlines() == _without_counts(out)
        assert moved(filled, out.encode(), "ours.csv").change.step == 0
    finally:
        other.store.close()


def _without_counts(text: str) -> list[str]:
    """The lines of a table of ours, nothing asked and nothing met."""
    rows = list(csv.DictReader(StringIO(text)))
    for one in rows:
        one |= {name: "0" for name in one if name.startswith(("required", "preferred"))}
    out = StringIO()
    writer = csv.DictWriter(out, list(rows[0]), quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().splitlines()


# What is said of columns, statuses and dates


def test_columns_statuses_and_dates_are_as_the_person_says(tracker: Tracker) -> None:
    table = b"Haus;Rolle;Phase;Am;Geheim\nFogbank;Ranger;Chat;03/04/2026;x\n"
    said = {
        "columns": {"haus": "company", "Rolle": "Title", "Phase": "status", "Am": "applied", "Geheim": "-"},
        "statuses": {"chat": "Screening"},
        "slashes": Slashes.DAY,
    }
    done = planned(tracker, table, **said)
    assert done.unknown == {}
    move_in(tracker, Here(), done)
    assert standing(tracker, 1) == [
        ("saved", date(2026, 4, 3)),
        ("applied", date(2026, 4, 3)),
        ("screening", TODAY),
    ]
    assert tracker.posting(1).notes == ()


def test_words_of_a_german_table_are_known(tracker: Tracker) -> None:
    table = "Firma;Stelle;Stand;Bemerkung\nA;Wart;Vorstellungsgespräch;nett\nB;Koch;Keine Antwort;\n"
    found = planned(tracker, table.encode())
    assert found.unknown == {}
    move_in(tracker, Here(), found)
    assert [known.status for known in tracker.store.known()] == ["interview", "ghosted"]
    assert [note.text for note in tracker.posting(1).notes] == ["nett"]


def test_a_status_nobody_knows_is_told_and_left(tracker: Tracker) -> None:
    found = planned(tracker, HEAD.encode() + b"Ranger,Fogbank,,Chat,,\nWarden,Fogbank,,chat,,2026-09-04\n")
    assert found.unknown == {"Chat": 2}
    move_in(tracker, Here(), found)
    assert [known.status for known in tracker.store.known()] == ["saved", "applied"]
    assert [note.text for note in tracker.posting(1).notes] == ["Status: Chat"]
    again = HEAD.encode() + b"Ranger,Fogbank,,Chat,,\n"
    moved(tracker, again, statuses={"chat": "screening"})
    assert [known.status for known in tracker.store.known()] == ["screening", "applied"]


@pytest.mark.parametrize(
    ("cells", "pay", "note"),
    [
        ("80k-100k,,,EUR,yearly", (80_000_00, 100_000_00, "EUR", "year"), ""),
        ('"62.000,50 €",,,,', (62_000_50, 62_000_50, "EUR", None), ""),
        (",21.5,24.0000,GBP,Hourly", (21_50, 24_00, "GBP", "hour"), ""),
        (",0,60000,$,", (None, 60_000_00, "USD", None), ""),
        (",60000,,CHF,", (60_000_00, None, "CHF", None), ""),
        ("Competitive,,,EUR,", None, "Pay: Competitive\nCurrency: EUR"),
        (
            "about right,50000,60000,EUR,per gig",
            (50_000_00, 60_000_00, "EUR", None),
            "Pay: about right\nPaid by: per gig",
        ),
        (",90000,80000,EUR,", None, "Pay from: 90000 - 80000\nCurrency: EUR"),
        ("-,,,EUR,yearly", None, ""),
        ("1.2E+05,,,EUR,", (120_000_00, 120_000_00, "EUR", None), ""),
        (",62.000,75.000,EUR,", (62_000_00, 75_000_00, "EUR", None), ""),
        (",1.2e5,1.5E+05,EUR,", (120_000_00, 150_000_00, "EUR", None), ""),
        (",-5,60000,EUR,", (None, 60_000_00, "EUR", None), "Pay from: -5"),
        ("-60000 EUR,,,,", None, "Pay: -60000 EUR"),
        ("1e99,,,EUR,", None, "Pay: 1e99"),
        (",50000,1E+99,EUR,", (50_000_00, None, "EUR", None), "Pay up to: 1E+99"),
    ],
)
def test_pay_is_read_or_kept_in_the_note(
    tracker: Tracker, cells: str, pay: tuple[object, ...] | None, note: str
) -> None:
    head = "title,salary,salary min,salary max,currency,pay period\n"
    (one,) = planned(tracker, f"{head}Ranger,{cells}\n".encode()).rows
    found = one.row.first("salaries")
    told = found and (found.minimum, found.maximum, found.currency, found.period)
    assert (told, one.row.note) == (pay, note)


@pytest.mark.parametrize(
    ("cell", "address", "note"),
    [
        ("https://a.example/1", "https://a.example/1", ""),
        ("jobs.a.example/1", "https://jobs.a.example/1", ""),
        ("by mail", None, "URL: by mail"),
        ("see https://a.example/1 (old)", "https://a.example/1", "URL: see https://a.example/1 (old)"),
        ("ftp://a.example", None, "URL: ftp://a.example"),
        ("https://", None, "URL: https://"),
    ],
)
def test_an_address_is_read_or_kept_in_the_note(
    tracker: Tracker, cell: str, address: str | None, note: str
) -> None:
    (one,) = planned(tracker, f"title,url\nRanger,{cell}\n".encode()).rows
    assert (one.row.first("url"), one.row.note) == (address, note)


def test_stages_of_ones_own_are_known_by_their_names(tracker: Tracker) -> None:
    moved(tracker, row("saved"))
    stages.add(tracker, "Chat", after="applied")
    stages.rename(tracker, "rejected", "no thanks")
    found = planned(tracker, HEAD.encode() + b"Ranger,Fogbank,,chat,,\nWarden,Fogbank,,Rejected,,\n")
    assert (found.rows[0].row.status, found.unknown) == ("Chat", {"Rejected": 1})


# What is no table


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"colour,shape\nred,round\n", "line 1: no column is a title or a company, among colour, shape."),
        (b"title,company\nRanger,Fogbank,Oban\n", "line 2: the row has 3 cells where the header has 2."),
        (b"title,company\n\n\nRanger\n", "line 4: the row has 1 cell where the header has 2."),
        (b'title,company\n"Ranger\n\n",Fogbank\nWarden\n', "line 5: the row has 1 cell"),
        (b'title,company\n"Ranger,Fogbank\n', "line 2: a quotation mark is not closed"),
        (b"title,company,applied\nR,F,2026-09-04\nW,F,2026-02-30\n", "line 3: '2026-02-30' is not a day"),
        (b"title,company,applied\nR,F,soon\n", "line 2: 'soon' is not a day (column 'applied')."),
        (b"title,company,deadline\nR,F,31.02.2026\n", "line 2: '31.02.2026' is not a day"),
        (b"title,company,applied\nR,F,3/4/2026\n", "line 2: '3/4/2026' may begin with the day or with the"),
        (b"title,company,applied\nR,F,3/14/2026\nW,F,14/3/2026\n", "'14/3/2026' begins with the day"),
        (b"title,company\n,\nR,F\n,x\n", ""),
        (
            b"title,company,url\nR,F,\n,,https://a.example/1\n",
            "line 3: it names neither a title nor a company.",
        ),
        (b"title,company\n" + b"T" * 301 + b",F\n", "line 2: the title must have 1 to 300 characters"),
        (b"title,company\n", "has a header and no rows."),
        (b"", "is empty."),
    ],
)
def test_what_is_no_whole_table_is_refused_with_its_line(tracker: Tracker, data: bytes, wanted: str) -> None:
    if not wanted:
        assert len(planned(tracker, data).rows) == 2
        return
    with pytest.raises(Problem) as raised:
        moved(tracker, data)
    assert wanted in raised.value.message
    assert "table.csv" in raised.value.message
    assert tracker.store.known() == []


TEXT = "Titel;Firma;Gehalt;Beworben am\r\n„Wärter“;Nebel & Söhne;62.000,50 €;04.09.2026\r\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("cp1252"),
        b"sep=;\r\n" + TEXT.encode(),
        TEXT.replace(";", "\t").encode(),
        TEXT.replace(";", "|").encode(),
        TEXT.replace("\r\n", "\r").encode(),
        ("\n\n" + TEXT + ";;;\r\n\r\n").encode(),
    ],
)
def test_every_shape_of_a_spreadsheet_is_read(tracker: Tracker, data: bytes) -> None:
    (one,) = planned(tracker, data, columns={"Titel": "title", "Firma": "company"}).rows
    assert (one.row.first("title"), one.row.first("company")) == ("„Wärter“", "Nebel & Söhne")
    assert (one.row.first("salaries").minimum, one.row.applied) == (62_000_50, september(4))


def test_hostile_cells_stay_what_they_are_and_headers_come_once(tracker: Tracker) -> None:
    nasty = "\x1b]0;owned\x07 \u202eevil"
    data = f'title,company,Notes,Notes,,\x1b[31mred\n"{nasty}","=1+1",one,two,three,four\n'.encode()
    found = planned(tracker, data)
    assert found.sheet.header == ("title", "company", "Notes", "Notes (2)", "Column 5", "␛[31mred")
    move_in(tracker, Here(), found)
    posting = tracker.posting(1)
    assert (posting.title, posting.company) == (" ".join(nasty.split()), "=1+1")
    assert posting.notes[0].text == "one\n\nNotes (2): two\nColumn 5: three\n␛[31mred: four"


def test_a_header_that_ends_in_a_number_keeps_its_name_for_itself(tracker: Tracker) -> None:
    found = planned(tracker, b"title,Notes (2),Notes,notes\nWarden,one,two,three\n")
    assert found.sheet.header == ("title", "Notes (2)", "Notes", "notes (3)")


def test_one_row_too_many_is_refused_before_the_rest_is_read(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobtui.interop.sheet.MAX_ROWS", 3)
    rows = b"title,company\n" + b"".join(b"R%d,F\n" % n for n in range(4))
    monkeypatch.setattr("jobtui.interop.sheet._MOST_LINES", 90)
    with pytest.raises(BadData, match="more than 90 lines"):
        read_table(b"title,company\n" + b"\n" * 90, "empty.csv")
    with pytest.raises(BadData, match="300 columns; 200 can be read"):
        read_table(b"title" * 2 + b",c" * 299 + b"\n", "wide.csv")
    with pytest.raises(BadData, match="more than 3 rows"):
        read_table(rows, "long.csv")
    assert read_table(rows[: rows.rindex(b"R3")], "long.csv") is not None


def test_what_was_written_since_the_plan_counts(tracker: Tracker) -> None:
    found = planned(tracker, row("applied", "2026-09-04"))
    other = Tracker(SqliteStore(tracker.store.path), lambda: NOON)  # type: ignore[attr-defined]
    moved(other, row("interview", "2026-09-10"))
    other.store.close()
    done = move_in(tracker, Here(), found)
    assert (done.change.step, [known.status for known in tracker.store.known()]) == (0, ["interview"])


class Meanwhile(Here):
    """Lets others write while a description is read, once or whenever one is."""

    def __init__(self, path: Path, times: int) -> None:
        self.path, self.times = path, times

    def read(self, request: Request) -> list[Reading]:
        """The same, after another process moved in a row."""
        if self.times:
            self.times -= 1
            other = Tracker(SqliteStore(self.path), lambda: NOON)
            moved(other, b"title,company\nRanger,Fogbank\nR%d,Other\n" % self.times)
            other.store.close()
        return super().read(request)


TEXTS = b"title,company,description\nRanger,Fogbank,Requirements: Python\nWarden,Tidewell,SQL\n"


def test_what_others_move_in_while_descriptions_are_read_is_not_stored_twice(tracker: Tracker) -> None:
    found = planned(tracker, TEXTS)
    done = move_in(tracker, Meanwhile(tracker.store.path, 1), found)  # type: ignore[attr-defined]
    assert sorted(known.title or "" for known in tracker.store.known()) == ["R0", "Ranger", "Warden"]
    assert done.plan.summary == "1 new, 1 already there"
    assert [result.posting for result in done.results] == [1, 3]


def test_a_table_that_others_never_let_in_is_refused(tracker: Tracker) -> None:
    with pytest.raises(Busy, match="somebody else changed postings"):
        move_in(tracker, Meanwhile(tracker.store.path, 9), planned(tracker, TEXTS))  # type: ignore[attr-defined]
    assert "Warden" not in {known.title for known in tracker.store.known()}


CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "-", "N/A", "1/2/2026", "31/12/26", "80k", "=1", "yes", "Saved", "\ud800", "[1]", '["a,b"]']
    ),
)


@settings(max_examples=60, deadline=None, database=None)
@given(st.lists(st.lists(CELLS, min_size=10, max_size=10), min_size=1, max_size=4))
def test_any_table_gives_rows_or_one_sentence(cells: list[list[str]]) -> None:
    names = "title company url status applied salary tags remote archived posted".split()
    found = read_json([dict(zip(names, one, strict=True)) for one in cells], "any.json")
    try:
        rows = [*incoming(found, scheme(found, slashes=Slashes.DAY), FIRST_STAGES, TODAY)]
    except BadData as problem:
        assert problem.message.startswith("'any.json', item ")
    else:
        assert len(rows) == len(found.records)


def test_a_failure_while_writing_leaves_nothing(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    found = planned(tracker, (TABLES / "simplify.csv").read_bytes(), "simplify.csv")

    def fail(*_: object) -> None:
        raise BadData("no more.")

    monkeypatch.setattr("jobtui.storage.derived.follow", fail)
    with pytest.raises(BadData):
        move_in(tracker, Here(), found)
    assert (tracker.store.known(), tracker.steps()) == ([], [])
