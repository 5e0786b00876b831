"""What goes in comes out again."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from jobtui.domain.event import (
    AddNote,
    AddPosting,
    AddRequirement,
    EventKind,
    NewEvent,
    SetFact,
    SetPosting,
    SetRequirement,
)
from jobtui.domain.posting import Counts, NextAction, Note
from jobtui.domain.problem import NotThere
from jobtui.domain.reading import Facts, Finding
from jobtui.domain.requirement import Kind, Requirement, State, Tallies, Tally
from jobtui.domain.salary import Period, Salary
from jobtui.domain.stage import FIRST_STAGES
from jobtui.storage.store import SqliteStore
from jobtui.tracker.store import Store
from tests.storage.support import NOW, TODAY, add, brief, full_reading, state, write


def test_is_the_store_of_the_tracker(store: SqliteStore) -> None:
    taken: Store = store
    assert taken.stages() == FIRST_STAGES


def test_absent_database_reads_as_empty_and_is_not_made(store: SqliteStore, path: Path) -> None:
    assert store.stages() == FIRST_STAGES
    assert (store.counts(), store.steps(5), store.version()) == (Counts(), [], 0)
    assert (store.undo(), store.redo(), store.stored("0" * 64, 1)) == (None, None, None)
    assert store.dump()["postings"] == []
    with pytest.raises(NotThere, match=r"^there is no posting 1\.$"):
        store.posting(1)
    assert not path.parent.exists()


def test_full_reading_comes_back_whole(store: SqliteStore) -> None:
    reading = full_reading()
    original = b"\xff\xfe original \0 bytes"
    deed = AddPosting(reading, original, frozenset({"title", "posted"}), frozenset({1}))
    written = store.commit([NewEvent(EventKind.IMPORTED, "imported", None, (deed,), TODAY)], NOW)
    posting = store.posting(1)
    assert written.postings == (1,)
    assert posting.facts == reading.facts
    assert tuple(item.requirement for item in posting.checklist) == reading.requirements
    assert [(item.n, item.state) for item in posting.checklist] == [(n, State.UNREVIEWED) for n in (1, 2, 3)]
    assert posting.corrected == {"title", "posted"}
    assert [item.corrected for item in posting.checklist] == [False, True, False]
    capture = posting.capture
    assert capture is not None
    assert (capture.text, capture.zones, capture.warnings) == (reading.text, reading.zones, reading.warnings)
    assert (capture.file, capture.sha256, capture.at) == (reading.file, reading.sha256, NOW)
    assert (capture.n, capture.format, capture.encoding) == (1, "markdown", "windows-1252")
    assert store.original(1, 1) == original
    assert store.stored(reading.sha256, 2) == 1
    assert store.stored(reading.sha256, 1) is None
    (event,) = posting.events
    assert (event.kind, event.at, event.on, event.after) == ("imported", NOW, TODAY, {"status": "saved"})


def test_row_shows_the_facts(store: SqliteStore) -> None:
    reading = full_reading()
    add(store, reading)
    (row,) = store.rows([1])
    assert (row.title, row.company, row.status, row.since) == ("Staff Engineer", "Karrowgate", "saved", TODAY)
    assert row.locations == ("Łódź", "Redmond, WA")
    assert row.salaries == tuple(found.value for found in reading.facts.salaries)
    assert reading.facts.posted is not None and row.posted == reading.facts.posted.value
    assert reading.facts.closes is not None and row.closes == reading.facts.closes.value
    assert (row.workplace, row.employment_type) == ("hybrid", "full-time")
    assert (row.url, row.file) == ("https://example.com/1", "karrowgate.txt")
    assert row.suggested == {"title"}
    assert row.tallies == Tallies(Tally(1), Tally(1), Tally(1))
    assert store.rows([7, 1, 1]) == [row, row]


def test_posting_typed_by_hand_has_no_capture(store: SqliteStore) -> None:
    deed = AddPosting(brief("Typed"), None, frozenset({"title", "url"}))
    store.commit([NewEvent(EventKind.ADDED, "added", None, (deed,))], NOW)
    posting = store.posting(1)
    assert posting.captures == ()
    assert posting.corrected == {"title", "url"}
    assert store.rows([1])[0].file == ""
    with pytest.raises(NotThere, match=r"^posting 1 has no capture 1\.$"):
        store.original(1, 1)


def test_what_utf8_cannot_hold_keeps_its_place(store: SqliteStore) -> None:
    add(store, brief("a\ud800b\0c", "x\0y\udfffz"))
    posting = store.posting(1)
    assert posting.title == "a�b�c"
    assert posting.capture is not None and posting.capture.text == "x�y�z"


def test_amount_beyond_the_database_is_kept_but_sorts_last_of_all(store: SqliteStore) -> None:
    huge = Salary(10**30, None, "USD", Period.HOUR)
    add(store, brief("Rich", salaries=(huge,)))
    assert store.rows([1])[0].salaries == (huge,)


def test_every_deed_shows(store: SqliteStore) -> None:
    add(store, full_reading())
    items = store.posting(1).checklist
    write(
        store,
        1,
        SetPosting({"status": "applied", "next_action": "call", "next_due": date(2026, 12, 1)}),
        SetFact("title", (Finding("Principal Engineer"),)),
        SetFact("skills", ()),
        SetRequirement(items[0].id, {"state": "met", "note": "eight years"}),
        SetRequirement(items[1].id, {"text": "Rust", "kind": "required"}),
        SetRequirement(items[2].id, {"dropped": True}),
        AddRequirement(Requirement("German", Kind.PREFERRED)),
        AddNote("ask about travel"),
    )
    posting, (row,) = store.posting(1), store.rows([1])
    assert (posting.status, posting.title, row.title) == (
        "applied",
        "Principal Engineer",
        "Principal Engineer",
    )
    assert posting.next_action == row.next_action == NextAction("call", date(2026, 12, 1))
    assert posting.facts.skills == ()
    assert posting.corrected == {"title", "skills"}
    assert [(item.n, item.requirement.text, item.corrected) for item in posting.checklist] == [
        (1, items[0].requirement.text, False),
        (2, "Rust", True),
        (4, "German", True),
    ]
    assert (posting.checklist[0].state, posting.checklist[0].note) == (State.MET, "eight years")
    assert posting.notes == (Note(1, NOW, "ask about travel"),)
    assert posting.tallies == row.tallies == Tallies(Tally(2, met=1), Tally(1), Tally(0))
    assert row.suggested == frozenset()


def test_event_tells_before_and_after(store: SqliteStore) -> None:
    add(store, full_reading())
    write(store, 1, SetPosting({"status": "applied"}), kind=EventKind.STATUS)
    write(store, 1, SetPosting({"next_due": date(2026, 12, 1), "archived_at": NOW}))
    write(store, 1, SetRequirement(store.posting(1).checklist[1].id, {"state": "unmet"}))
    write(store, 1, SetFact("locations", (Finding("Oslo"),)), SetFact("url", ()))
    told = [(event.before, event.after) for event in store.posting(1).events[1:]]
    assert told == [
        ({"status": "saved"}, {"status": "applied"}),
        (
            {"next_due": None, "archived_at": None},
            {"next_due": "2026-12-01", "archived_at": "2026-11-19T21:04:05Z"},
        ),
        ({"n": 2, "state": "unreviewed"}, {"n": 2, "state": "unmet"}),
        (
            {"locations": ["Łódź", "Redmond, WA"], "url": "https://example.com/1"},
            {"locations": ["Oslo"], "url": None},
        ),
    ]


def test_status_counts_from_the_day_it_happened(store: SqliteStore) -> None:
    add(store, full_reading())
    deeds = (SetPosting({"status": "applied"}),)
    store.commit([NewEvent(EventKind.STATUS, "applied", 1, deeds, date(2026, 11, 2))], NOW)
    assert store.rows([1])[0].since == date(2026, 11, 2)


def test_instants_are_kept_in_utc_and_whole_seconds(store: SqliteStore) -> None:
    add(store, full_reading(), at=datetime(2026, 7, 1, 0, 30, 7, 999, timezone(timedelta(hours=2))))
    assert store.posting(1).events[0].at == datetime(2026, 6, 30, 22, 30, 7, tzinfo=UTC)


def test_instant_of_the_archive_is_kept_in_utc_and_whole_seconds(store: SqliteStore) -> None:
    add(store, brief("a"))
    at = datetime(2026, 7, 1, 0, 30, 7, 999, timezone(timedelta(hours=2)))
    write(store, 1, SetPosting({"archived_at": at}))
    assert store.posting(1).archived_at == datetime(2026, 6, 30, 22, 30, 7, tzinfo=UTC)
    assert store.dump()["postings"][0]["archived_at"] == "2026-06-30T22:30:07Z"


def test_nothing_is_written_when_one_event_fails(store: SqliteStore) -> None:
    add(store, brief("One"))
    before = state(store)
    good = NewEvent(EventKind.NOTED, "noted", 1, (AddNote("kept?"),))
    for bad in (99, 2**70, -1):
        with pytest.raises(NotThere, match=f"^there is no posting {bad}\\.$"):
            store.commit([good, NewEvent(EventKind.NOTED, "noted", bad, (AddNote("x"),))], NOW)
    with pytest.raises(NotThere, match="posting 1 has no such requirement"):
        store.commit([good, NewEvent(EventKind.CHECKED, "met", 1, (SetRequirement(5, {}),))], NOW)
    assert state(store) == before


def test_requirement_of_another_posting_is_refused(store: SqliteStore) -> None:
    add(store, full_reading("a"), brief("Other"))
    with pytest.raises(NotThere):
        write(store, 2, SetRequirement(store.posting(1).checklist[0].id, {"state": "met"}))


@pytest.mark.parametrize("deed", [SetPosting({"title": "x"}), SetFact("titel", ()), SetPosting({"id": 3})])
def test_unknown_columns_are_refused(store: SqliteStore, deed: SetPosting | SetFact) -> None:
    add(store, brief("One"))
    with pytest.raises(ValueError, match="there is no"):
        write(store, 1, deed)


def test_facts_of_an_empty_reading(store: SqliteStore) -> None:
    add(store, brief(None))
    assert (store.posting(1).facts, store.posting(1).name) == (Facts(), "(no title stated)")


def test_counts(store: SqliteStore) -> None:
    add(store, *(brief(f"P{n}") for n in range(7)))
    write(store, 1, SetPosting({"status": "rejected"}))
    write(store, 2, SetPosting({"archived_at": NOW}))
    write(store, 3, SetPosting({"archived_at": NOW, "deleted_at": NOW}))
    write(store, 4, SetPosting({"deleted_at": NOW, "status": "ghosted"}))
    assert store.counts() == Counts(open=3, closed=1, archived=1, deleted=2)
