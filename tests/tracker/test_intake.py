"""One import: one step, each posting whole or absent, the same content once, and nothing typed is lost."""

import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from jobtui.domain.event import NewEvent, Written
from jobtui.domain.filter import Query, Scope
from jobtui.domain.kin import Suspect
from jobtui.domain.problem import DiskFailed, WrongUsage
from jobtui.domain.reading import Dated, Finding
from jobtui.domain.requirement import Kind, Requirement, State
from jobtui.domain.salary import Period, Salary
from jobtui.samples import postings
from jobtui.storage.store import SqliteStore
from jobtui.tracker import taking
from jobtui.tracker.draft import Draft
from jobtui.tracker.files import SourceFile
from jobtui.tracker.intake import Intake, ReadOptions
from jobtui.tracker.outcome import Outcome, Result
from jobtui.tracker.tracker import Tracker
from tests.storage.support import full_reading
from tests.tracker.conftest import NOON, state

TODAY = date(2026, 11, 19)

POSTING = """\
# Data Engineer

Acme Tidal Ltd · Leith, Scotland · hybrid

Posted 3 days ago

## Requirements

- 5+ years of experience with Python
- Strong knowledge of SQL

## Nice to have

- Experience with Kafka
"""


def file(path: Path, text: str = POSTING) -> SourceFile:
    """A file with a posting in it."""
    path.write_text(text, encoding="utf-8")
    return SourceFile(str(path), path)


def other(path: Path, title: str) -> SourceFile:
    """A file with the same posting of another title."""
    return file(path, POSTING.replace("Data Engineer", title))


def draft(tracker: Tracker, text: str = POSTING, name: str = "a.md") -> Draft:
    """The one reading of a text."""
    (found,) = Intake(tracker).read_bytes(text.encode(), name)
    return found


def outcomes(results: Sequence[Result]) -> list[tuple[str, int | None]]:
    """What became of each reading, and the posting that holds it."""
    return [(str(result.outcome), result.posting) for result in results]


class Failing(SqliteStore):
    """A store whose disk is full from the write on that `writes_left` counts down to."""

    writes_left = 1

    def commit(
        self,
        events: Sequence[NewEvent],
        at: datetime,
        *,
        step: int | None = None,
        check: Callable[[], None] | None = None,
    ) -> Written:
        self.writes_left -= 1
        if self.writes_left < 0:
            raise DiskFailed("not saved: the disk is full.")
        return super().commit(events, at, step=step, check=check)


# One import is one step


def test_an_import_of_many_files_is_one_step(tracker: Tracker, tmp_path: Path) -> None:
    empty = state(tracker)
    intake = Intake(tracker)
    kept = [intake.take(other(tmp_path / f"{n}.md", f"Role {n}"))[0] for n in range(4)]
    full = state(tracker)
    assert outcomes(kept) == [("imported", n) for n in (1, 2, 3, 4)]
    assert [(step.text, step.postings) for step in tracker.steps()] == [
        ("4 postings: imported", (1, 2, 3, 4))
    ]
    tracker.undo()
    assert (state(tracker), tracker.find(Query())) == (empty, [])
    tracker.redo()
    assert state(tracker) == full
    assert tracker.redo() is None


def test_another_import_is_another_step(tracker: Tracker, tmp_path: Path) -> None:
    Intake(tracker).take(file(tmp_path / "a.md"))
    before = state(tracker)
    Intake(tracker).take(other(tmp_path / "b.md", "Other"))
    tracker.undo()
    assert state(tracker) == before


def test_one_import_can_be_several_steps(tracker: Tracker, tmp_path: Path) -> None:
    intake = Intake(tracker)
    intake.take(file(tmp_path / "a.md"))
    before = state(tracker)
    intake.new_step()
    intake.take(other(tmp_path / "b.md", "Role b"))
    intake.take(other(tmp_path / "c.md", "Role c"))
    assert [step.postings for step in tracker.steps()] == [(2, 3), (1,)]
    tracker.undo()
    assert state(tracker) == before


def test_what_another_window_did_meanwhile_is_not_part_of_the_import(
    tracker: Tracker, tmp_path: Path
) -> None:
    intake = Intake(tracker)
    intake.take(file(tmp_path / "a.md"))
    tracker.add_note(1, "meanwhile")
    before = state(tracker)
    intake.take(other(tmp_path / "b.md", "Other"))
    tracker.undo()
    assert state(tracker) == before


def test_a_posting_is_stored_with_all_its_parts(tracker: Tracker) -> None:
    reading = full_reading("folder/karrowgate.txt")
    result = Intake(tracker).keep(Draft(reading, b"the bytes\xff"))
    assert result == Result("folder/karrowgate.txt", Outcome.IMPORTED, 2, 1, warnings=("encoding guessed",))
    posting = tracker.posting(1)
    assert posting.facts == reading.facts
    assert tuple(item.requirement for item in posting.checklist) == reading.requirements
    assert {item.state for item in posting.checklist} == {State.UNREVIEWED}
    assert (posting.status, posting.corrected, posting.notes) == ("saved", frozenset(), ())
    assert posting.capture is not None
    assert (posting.capture.text, posting.capture.zones) == (reading.text, reading.zones)
    assert tracker.store.original(1, 1) == b"the bytes\xff"
    assert [(str(event.kind), event.text) for event in posting.events] == [
        ("imported", "imported from karrowgate.txt")
    ]


@pytest.mark.parametrize("fail_at", [0, 1, 2, 3])
def test_a_disk_that_fills_up_leaves_whole_postings_only(tmp_path: Path, fail_at: int) -> None:
    store = Failing(tmp_path / "jobs.db")
    store.writes_left = fail_at
    intake = Intake(Tracker(store, lambda: NOON))
    results = [intake.take(other(tmp_path / f"{n}.md", f"Role {n}"))[0] for n in range(3)]
    assert [result.outcome for result in results] == ["imported"] * fail_at + ["failed"] * (3 - fail_at)
    assert {result.message for result in results[fail_at:]} <= {"not saved: the disk is full."}
    ids = store.find(Query(), NOON)
    assert len(ids) == fail_at
    assert all(len(store.posting(one).checklist) == 3 and store.posting(one).captures for one in ids)
    assert (tmp_path / "jobs.db").exists() is (fail_at > 0)
    store.close()


# The same content once


def test_importing_again_changes_nothing_and_says_so(tracker: Tracker, tmp_path: Path) -> None:
    first, second = file(tmp_path / "a.md"), other(tmp_path / "b.md", "Other")
    for source in (first, second):
        Intake(tracker).take(source)
    before, steps = state(tracker), tracker.steps()
    intake = Intake(tracker)
    again = [intake.take(source)[0] for source in (second, first)]
    assert outcomes(again) == [("already stored", 2), ("already stored", 1)]
    assert [result.message for result in again] == [
        f"'{tmp_path / 'b.md'}' is already stored as posting 2; skipped.",
        f"'{tmp_path / 'a.md'}' is already stored as posting 1; skipped.",
    ]
    assert (state(tracker), tracker.steps(), intake.step) == (before, steps, None)


def test_content_counts_not_its_name(tracker: Tracker, tmp_path: Path) -> None:
    intake = Intake(tracker)
    intake.take(file(tmp_path / "a.md"))
    copy = file(tmp_path / "copy.txt")
    assert outcomes(intake.take(copy)) == [("already stored", 1)]
    assert outcomes(intake.take(other(tmp_path / "a.md", "Data Analyst"))) == [("imported", 2)]


def test_importing_again_leaves_what_was_undone_open_to_redo(tracker: Tracker, tmp_path: Path) -> None:
    source = file(tmp_path / "a.md")
    Intake(tracker).take(source)
    tracker.add_note(1, "a note")
    after = state(tracker)
    tracker.undo()
    Intake(tracker).take(source)
    tracker.redo()
    assert state(tracker) == after


@pytest.mark.parametrize("put_away", ["archive", "delete"])
def test_what_was_put_away_is_still_stored(tracker: Tracker, tmp_path: Path, put_away: str) -> None:
    source = file(tmp_path / "a.md")
    Intake(tracker).take(source)
    getattr(tracker, put_away)([1])
    before = state(tracker)
    (found,) = Intake(tracker).read(source)
    (result,) = Intake(tracker).take(source)
    assert (found.stored, found.clean) == (1, False)
    assert result.message == f"'{source.name}' is already stored as posting 1; skipped."
    assert state(tracker) == before


def test_an_import_taken_back_can_be_made_again(tracker: Tracker, tmp_path: Path) -> None:
    source = file(tmp_path / "a.md")
    Intake(tracker).take(source)
    full = state(tracker)
    tracker.undo()
    assert Intake(tracker).read(source)[0].stored is None
    assert outcomes(Intake(tracker).take(source)) == [("imported", 1)]
    assert state(tracker) == full


def test_the_postings_of_one_file_are_told_apart(tracker: Tracker) -> None:
    first = draft(tracker)
    analyst = draft(tracker, POSTING.replace("Data Engineer", "Data Analyst")).reading
    second = replace(first, reading=replace(analyst, sha256=first.reading.sha256, item=2))
    for _ in range(2):
        results = [Intake(tracker).keep(one) for one in (first, second)]
    assert [(result.item, result.posting) for result in results] == [(1, 1), (2, 2)]
    assert tracker.counts().open == 2


def test_what_the_person_typed_survives_importing_again(tracker: Tracker, tmp_path: Path) -> None:
    source = file(tmp_path / "a.md")
    Intake(tracker).take(source)
    tracker.edit(1, {"title": "My Title", "company": ""})
    tracker.check(1, 1, State.MET, note="eight years")
    tracker.edit_requirement(1, 2, "SQL")
    tracker.drop_requirement(1, 3)
    tracker.add_requirement(1, "Mine")
    tracker.set_next_action(1, "call", TODAY)
    tracker.set_status([1], "applied", note="a note")
    before, posting = state(tracker), tracker.posting(1)
    Intake(tracker).take(source)
    Intake(tracker, ReadOptions(as_of=date(2020, 1, 1))).take(file(tmp_path / "renamed.txt"))
    assert (state(tracker), tracker.posting(1)) == (before, posting)
    assert (posting.title, posting.company) == ("My Title", None)
    asked = [(item.n, item.requirement.text, item.note) for item in posting.checklist]
    assert asked == [
        (1, "5+ years of experience with Python", "eight years"),
        (2, "SQL", ""),
        (4, "Mine", ""),
    ]


def test_the_samples_are_stored_once(tracker: Tracker) -> None:
    intake = Intake(tracker)
    drafts = [one for name, data in postings() for one in intake.read_bytes(data, name)]
    kept = [intake.keep(draft) for draft in drafts]
    full = state(tracker)
    assert outcomes(kept) == [("imported", n) for n in range(1, 10)]
    again = Intake(tracker)
    assert outcomes([again.keep(draft) for draft in drafts]) == [("already stored", n) for n in range(1, 10)]
    assert (state(tracker), len(tracker.steps())) == (full, 1)
    for n, (_, data) in enumerate(postings(), 1):
        assert tracker.store.original(n, 1) == data


# Before it is kept


def test_reading_stores_nothing(tracker: Tracker, tmp_path: Path, path: Path) -> None:
    (found,) = Intake(tracker).read(file(tmp_path / "a.md"))
    assert found.clean and found.data == POSTING.encode()
    assert (found.stored, found.alike) == (None, ())
    assert not path.exists()


def test_the_same_company_and_title_is_alike(tracker: Tracker) -> None:
    stored = {
        1: POSTING,
        2: POSTING.replace("# Data Engineer", "# data ENGINEER").replace("Leith", "Perth"),
        3: POSTING.replace("Data Engineer", "Lead Data Engineer"),
        4: POSTING.replace("Acme Tidal Ltd", "New Acme Tidal Ltd"),
        5: POSTING.replace("Leith", "Paisley"),
        6: POSTING.replace("Leith", "Oban"),
    }
    for text in stored.values():
        Intake(tracker).keep(draft(tracker, text))
    tracker.archive([5])
    tracker.delete([6])
    found = draft(tracker, POSTING.replace("Leith", "Glasgow"))
    assert (found.stored, {one.row.id for one in found.alike}, found.clean) == (None, {1, 2, 5}, False)
    assert Intake(tracker).keep(found).posting == 7


def test_a_posting_without_title_is_like_no_other(tracker: Tracker) -> None:
    text = "We are looking for people.\n\nRequirements\n- Python\n"
    Intake(tracker).keep(draft(tracker, text))
    found = draft(tracker, text + "- SQL\n")
    assert found.reading.facts.title is None
    assert found.alike == ()


@pytest.mark.parametrize("doubt", ["warning", "suggestion", "alike", "stored"])
def test_whatever_is_doubtful_is_not_clean(filled: Tracker, doubt: str) -> None:
    clean = draft(filled)
    reading = clean.reading
    guessed = replace(reading.facts, company=Finding("Acme", suggested=True))
    doubtful = {
        "warning": replace(clean, reading=replace(reading, warnings=("odd",))),
        "suggestion": replace(clean, reading=replace(reading, facts=guessed)),
        "alike": replace(clean, alike=(Suspect(filled.row(1), ("same address",)),)),
        "stored": replace(clean, stored=1),
    }
    assert clean.clean
    assert not doubtful[doubt].clean


def test_what_is_put_right_before_keeping_is_kept_as_corrected(tracker: Tracker) -> None:
    found = draft(tracker).with_value("title", " Lead  Engineer ", TODAY)
    found = found.with_value("pay", "70k-80k GBP /year", TODAY).with_value("closes", "+3d", TODAY)
    found = found.with_value("company", "", TODAY)
    assert found.corrected == {"title", "salaries", "closes", "company"}
    Intake(tracker).keep(found)
    posting = tracker.posting(1)
    facts = posting.facts
    assert posting.corrected == found.corrected
    assert facts.title == Finding("Lead Engineer", rule="person")
    assert facts.salaries == (Finding(Salary(7_000_000, 8_000_000, "GBP", Period.YEAR), rule="person"),)
    assert facts.closes is not None
    assert facts.closes.value == Dated("2026-11-22", date(2026, 11, 22), date(2026, 11, 22))
    assert facts.company is None
    assert facts.workplace == draft(tracker).reading.facts.workplace
    tracker.undo()
    assert tracker.find(Query(scope=Scope.ALL)) == []


def test_a_correction_that_cannot_be_understood_is_refused(tracker: Tracker) -> None:
    found = draft(tracker)
    with pytest.raises(WrongUsage, match=r"^'soon' is not a date\. Use YYYY-MM-DD, fri or \+3d\.$"):
        found.with_value("closes", "soon", TODAY)
    with pytest.raises(WrongUsage, match=r"^unknown field 'colour'\."):
        found.with_value("colour", "red", TODAY)


def test_dropped_requirements_are_not_stored(tracker: Tracker) -> None:
    found = draft(tracker)
    other_words = Requirement("SQL of any kind", Kind.PREFERRED)
    found = found.toggled(0).toggled(2).toggled(0).with_requirement(1, other_words)
    assert (found.dropped, len(found.reading.requirements)) == (frozenset({2}), 3)
    Intake(tracker).keep(found)
    asked = [(item.n, item.requirement.text, item.requirement.kind) for item in tracker.posting(1).checklist]
    assert asked == [
        (1, "5+ years of experience with Python", Kind.REQUIRED),
        (2, "SQL of any kind", Kind.PREFERRED),
    ]


def test_corrections_do_not_make_it_other_content(tracker: Tracker) -> None:
    Intake(tracker).keep(draft(tracker))
    changed = draft(tracker).with_value("title", "Other", TODAY).toggled(0)
    assert Intake(tracker).keep(changed).outcome is Outcome.ALREADY_STORED
    assert tracker.row(1).title == "Data Engineer"


def test_pasted_text(tracker: Tracker) -> None:
    (found,) = Intake(tracker).read_bytes(POSTING.encode(), "pasted text")
    result = Intake(tracker).keep(found)
    assert (result.file, tracker.posting(1).events[0].text) == ("pasted text", "imported from pasted text")


# Days


@pytest.mark.parametrize("days", [0, 100])
def test_relative_days_count_from_the_day_the_file_was_changed(
    tracker: Tracker, tmp_path: Path, days: int
) -> None:
    source = file(tmp_path / "a.md")
    changed = NOON - timedelta(days=days)
    os.utime(tmp_path / "a.md", (0, changed.timestamp()))
    posted = changed.date() - timedelta(days=3)
    Intake(tracker).take(source)
    assert tracker.row(1).posted == Dated("Posted 3 days ago", posted, posted)


def test_relative_days_count_from_the_day_named(tracker: Tracker, tmp_path: Path) -> None:
    Intake(tracker, ReadOptions(as_of=date(2025, 3, 4))).take(file(tmp_path / "a.md"))
    assert tracker.row(1).posted == Dated("Posted 3 days ago", date(2025, 3, 1), date(2025, 3, 1))


def test_relative_days_of_standard_input_and_pasted_text_count_from_today(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    posted = TODAY - timedelta(days=3)
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(POSTING.encode())))
    (given,) = Intake(tracker).read(SourceFile("-", None))
    for found in (given, draft(tracker)):
        assert found.reading.facts.posted is not None
        assert found.reading.facts.posted.value.latest == posted


# Failures


def test_failures_are_results_and_the_others_go_on(tracker: Tracker, tmp_path: Path) -> None:
    for name, data in (("empty", b""), ("blank", b" \n"), ("pdf", b"%PDF-1.7\n"), ("large", b"x" * 3000)):
        (tmp_path / name).write_bytes(data)
    intake = Intake(tracker, ReadOptions(max_bytes=2000))
    sources = [
        file(tmp_path / "a.md"),
        *(SourceFile(name, tmp_path / name) for name in ("missing", "empty", "blank", "pdf", "large")),
        other(tmp_path / "b.md", "Other"),
    ]
    results = [result for source in sources for result in intake.take(source)]
    assert outcomes(results) == [("imported", 1), *[("failed", None)] * 5, ("imported", 2)]
    assert [result.problem and result.problem.code for result in results] == [None, 66, 65, 65, 65, 65, None]
    for result in results[1:-1]:
        assert result.problem is not None and result.message == result.problem.message
        assert Path(result.file).name in result.message
    assert results[1].message == f"'{tmp_path / 'missing'}' does not exist."
    assert results[4].message == "'pdf' is a PDF, not text. Save the posting as text or HTML and import that."
    assert [(step.postings, len(tracker.steps())) for step in tracker.steps()] == [((1, 2), 1)]


def test_an_unknown_encoding_is_told_for_each_file(tracker: Tracker, tmp_path: Path) -> None:
    (result,) = Intake(tracker, ReadOptions(encoding="nosuch")).take(file(tmp_path / "a.md"))
    assert (result.problem and result.problem.code, result.message) == (2, "unknown encoding 'nosuch'.")
    assert (result.file, tracker.find(Query())) == (str(tmp_path / "a.md"), [])


def test_the_encoding_named_is_the_one_used(tracker: Tracker, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(POSTING.replace("Acme", "Škoda").encode("cp1250"))
    Intake(tracker, ReadOptions(encoding="cp1250")).take(SourceFile("a.md", path))
    assert tracker.row(1).company == "Škoda Tidal Ltd"


def test_more_postings_in_a_file_than_allowed(tracker: Tracker, tmp_path: Path) -> None:
    path = tmp_path / "many.json"
    path.write_text(json.dumps([{"title": f"Role {n}", "company": "Acme"} for n in range(3)]))
    (result,) = Intake(tracker, ReadOptions(max_items=2)).take(SourceFile("many.json", path))
    assert result.message == ("'many.json' holds 3 postings; the limit is 2. Split it or use --max-items.")
    assert tracker.find(Query()) == []
    kept = Intake(tracker, ReadOptions(max_items=3)).take(SourceFile("many.json", path))
    assert [(result.item, result.posting) for result in kept] == [(1, 1), (2, 2), (3, 3)]


def test_a_posting_without_title_says_how_to_give_it_one(tracker: Tracker, tmp_path: Path) -> None:
    Intake(tracker).take(file(tmp_path / "a.md"))
    nameless = replace(draft(tracker).reading, sha256="2", file="b.md")
    facts = replace(nameless.facts, title=None)
    warned = ("no title found in 'b.md'.", "'b.md': 5 unreadable bytes replaced by ?.")
    result = Intake(tracker).keep(Draft(replace(nameless, facts=facts, warnings=warned), b"2"))
    assert result.warnings == (
        "'b.md': 5 unreadable bytes replaced by ?.",
        "no title found in 'b.md'; set one with jobtui edit 2 title=…",
    )


# Exports of our own


def exported(tracker: Tracker, path: Path, **changes: Any) -> SourceFile:
    """The export of a tracker in a file, with something changed."""
    plain = json.loads("".join(taking.as_json(tracker))) | changes
    return file(path, json.dumps(plain, indent=1, sort_keys=True))


@pytest.fixture
def empty(tmp_path: Path) -> Tracker:
    """The use cases on another store, without a posting."""
    return Tracker(SqliteStore(tmp_path / "empty.db"), lambda: NOON)


def test_an_export_comes_back_with_its_numbers_and_history(
    filled: Tracker, empty: Tracker, tmp_path: Path
) -> None:
    filled.add({"title": "Typed"})
    filled.edit(1, {"title": "Corrected"})
    filled.delete([2])
    results = Intake(empty).take(exported(filled, tmp_path / "all.json"))
    assert outcomes(results) == [("imported", n) for n in (1, 2, 3, 4)]
    assert [result.item for result in results] == [1, 2, 3, 4]
    assert state(empty) == state(filled)


def test_an_export_does_not_go_into_a_store_that_holds_something(filled: Tracker, tmp_path: Path) -> None:
    before = state(filled)
    (result,) = Intake(filled).take(exported(filled, tmp_path / "all.json"))
    assert result.problem is not None and result.problem.code == 77
    assert result.message.startswith(f"'{tmp_path / 'all.json'}': the database is not empty")
    assert state(filled) == before


def test_an_export_that_cannot_be_loaded_names_the_file_and_loads_nothing(
    filled: Tracker, empty: Tracker, tmp_path: Path
) -> None:
    first, second, third = filled.store.dump()["postings"]
    broken = exported(filled, tmp_path / "broken.json", postings=[first, second, third | {"status": 3}])
    newer = exported(filled, tmp_path / "newer.json", schema=99)
    results = [Intake(empty).take(source)[0] for source in (broken, newer)]
    assert [result.problem and result.problem.code for result in results] == [65, 65]
    assert results[0].message.startswith(f"'{broken.name}': item 3: ")
    assert results[1].message == (
        f"'{newer.name}' was written by a newer jobtui (format 99; this one reads up to 1). Update jobtui."
    )
    assert empty.find(Query(scope=Scope.ALL)) == []
    assert outcomes(Intake(empty).take(file(tmp_path / "a.md"))) == [("imported", 1)]


def test_a_newer_export_without_our_mark_is_told_as_such(tracker: Tracker, tmp_path: Path) -> None:
    (result,) = Intake(tracker).take(file(tmp_path / "a.json", '{"schema": 99, "postings": []}'))
    assert result.problem is not None and result.problem.code == 65
    assert "was written by a newer jobtui (format 99; this one reads up to 1)." in result.message


@pytest.mark.parametrize("text", ['{"jobtui": "export"', '{"jobtui": "other", "title": "A", "company": "B"}'])
def test_what_only_looks_like_an_export_is_read_like_any_file(
    tracker: Tracker, tmp_path: Path, text: str
) -> None:
    (result,) = Intake(tracker).take(file(tmp_path / "a.txt", f"{text}\n\n# Tester\n\nAcme Ltd\n"))
    assert "export of jobtui" not in result.message
