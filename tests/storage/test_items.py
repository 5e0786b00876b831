"""What is kept beside postings: there and back, undone and done again, exported and put back."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from jobtui.domain.contact import Contact
from jobtui.domain.decision import Criterion, Point, Score, Side
from jobtui.domain.document import Document, DocumentKind
from jobtui.domain.duplicate import Pair, Verdict
from jobtui.domain.event import (
    AddCapture,
    AddItem,
    AddPosting,
    Deed,
    EventKind,
    NewEvent,
    ReplaceStatus,
    SetEvent,
    SetItem,
    SetPosting,
    SetRequirement,
)
from jobtui.domain.filter import SavedFilter
from jobtui.domain.fit import Fit
from jobtui.domain.interview import Interview, Outcome
from jobtui.domain.offer import Offer, Rate
from jobtui.domain.problem import NotThere
from jobtui.domain.profile import Claim, ClaimKind
from jobtui.domain.requirement import Kind, Requirement, State
from jobtui.domain.stage import Stage, Uses
from jobtui.storage import derived
from jobtui.storage.database import Database
from jobtui.storage.store import SqliteStore
from tests.storage.support import NOW, TODAY, add, brief, full_reading, state, titles, write

_ROUND = Interview(
    datetime(2026, 12, 3, 9, 30, tzinfo=UTC),
    "Europe/Berlin",
    "panel",
    ("Ada", "Żółw"),
    "Room 4",
    "bring notes",
)
_PERSON = Contact("Ada", "KARROWGATE ", "recruiter", "ada@example.com", "+49 1", "kind")
_FILE = Document(DocumentKind.RESUME, "/home/me/cv.pdf", "ab" * 32, 1234, date(2026, 11, 2))

_CLAIM = Claim(ClaimKind.SKILL, "Python", years=6.5, last_used=2026, proof="built an index", source="cv.md:3")
_OFFER = Offer(9_500_000, "EUR", bonus=500_000, equity=4_000_000, vesting=4, deadline=date(2026, 12, 1))


@pytest.fixture
def filled(store: SqliteStore) -> SqliteStore:
    """Three postings, two of one company."""
    add(store, full_reading(), brief("Other", "short", company="Karrowgate"), brief("Third", "text"))
    write(store, 1, SetPosting({"status": "applied"}), kind=EventKind.STATUS)
    return store


def _beside(store: SqliteStore, *deeds: Deed, kind: EventKind = EventKind.STAGE) -> None:
    """One step that is about no posting."""
    store.commit([NewEvent(kind, "done", None, deeds, TODAY)], NOW)


def _scored(store: SqliteStore) -> None:
    """One step: something to weigh by, and a score on it."""
    criterion = NewEvent(EventKind.CRITERION, "added", None, (AddItem(Criterion("Growth", 7)),))
    score = NewEvent(EventKind.SCORE, "scored", 2, (AddItem(Score(1, 4, "a team to build")),))
    store.commit([criterion, score], NOW)


_DEEDS: dict[str, Callable[[SqliteStore], object]] = {
    "interview": lambda store: write(store, 1, AddItem(_ROUND)),
    "contact of a posting": lambda store: write(store, 1, AddItem(_PERSON)),
    "contact of none": lambda store: _beside(store, AddItem(_PERSON), kind=EventKind.CONTACT),
    "document": lambda store: write(store, 1, AddItem(_FILE, b"%PDF")),
    "pair": lambda store: _beside(store, AddItem(Pair(1, 2, Verdict.SAME))),
    "filter": lambda store: _beside(store, AddItem(SavedFilter("mine", "status:applied"))),
    "stage": lambda store: _beside(store, AddItem(Stage("phone", "◒", "p", 4, quiet_days=3))),
    "stage taken away": lambda store: _beside(
        store, ReplaceStatus("applied", "screening"), SetItem(Stage, 2, {"dropped": True})
    ),
    "stage renamed": lambda store: _beside(
        store, SetItem(Stage, 2, {"name": "sent"}), ReplaceStatus("applied", "sent")
    ),
    "tags": lambda store: write(store, 1, SetPosting({"tags": ("a", "b"), "snoozed_until": TODAY})),
    "capture": lambda store: write(store, 2, AddCapture(brief("Other", "a second text"), b"raw")),
    "event": lambda store: write(store, 1, SetEvent(4, {"on": date(2026, 11, 1), "text": "sent"})),
    "claim": lambda store: _beside(store, AddItem(_CLAIM), kind=EventKind.PROFILE),
    "score": _scored,
    "point": lambda store: write(store, 1, AddItem(Point(Side.CON, "two hours away")), kind=EventKind.POINT),
    "offer": lambda store: write(store, 1, AddItem(_OFFER), kind=EventKind.OFFER),
    "rate": lambda store: _beside(store, AddItem(Rate("EUR", "USD", "1.0825", TODAY)), kind=EventKind.RATE),
    "event struck out": lambda store: write(store, 1, SetEvent(4, {"dropped": True})),
}


@pytest.mark.parametrize("name", _DEEDS)
def test_there_and_back(filled: SqliteStore, name: str) -> None:
    before = state(filled)
    _DEEDS[name](filled)
    after = state(filled)
    assert after != before
    filled.undo()
    assert state(filled) == before
    filled.redo()
    assert state(filled) == after


@pytest.mark.parametrize("name", _DEEDS)
def test_an_export_holds_it(filled: SqliteStore, name: str, tmp_path: Path) -> None:
    _DEEDS[name](filled)
    other = SqliteStore(tmp_path / "other.db")
    other.load(filled.dump())
    assert state(other) == state(filled)
    other.close()


def test_an_interview_is_read_as_it_was_written(filled: SqliteStore) -> None:
    write(filled, 1, AddItem(_ROUND))
    (held,) = filled.posting(1).interviews
    assert (held.at, held.zone, held.people, held.outcome) == (
        _ROUND.at,
        _ROUND.zone,
        _ROUND.people,
        Outcome.OPEN,
    )
    assert held.local.hour == 10
    write(
        filled,
        1,
        SetItem(Interview, held.id, {"outcome": Outcome.PASSED, "at": datetime(2026, 12, 4, tzinfo=UTC)}),
    )
    (held,) = filled.posting(1).interviews
    assert (held.outcome, held.at.day) == (Outcome.PASSED, 4)
    write(filled, 1, SetItem(Interview, held.id, {"dropped": True}))
    assert filled.posting(1).interviews == ()


def test_contacts_are_found_from_every_posting_of_their_company(filled: SqliteStore) -> None:
    write(filled, 1, AddItem(_PERSON))
    assert [contact.name for contact in filled.posting(2).contacts] == ["Ada"]
    assert filled.posting(3).contacts == ()
    assert [contact.company for contact in filled.items(Contact)] == ["KARROWGATE "]


def test_what_i_weigh_by_is_read_as_it_was_written(filled: SqliteStore) -> None:
    for name in ("claim", "score", "point", "offer", "rate"):
        _DEEDS[name](filled)
    assert [replace(claim, id=0) for claim in filled.items(Claim)] == [_CLAIM]
    assert filled.items(Rate) == [Rate("EUR", "USD", "1.0825", TODAY, 1)]
    assert filled.posting(2).scores == (Score(1, 4, "a team to build", 2, 1),)
    assert [point.side for point in filled.posting(1).points] == [Side.CON]
    assert [replace(offer, id=0, posting=0) for offer in filled.posting(1).offers] == [_OFFER]


def _matched(store: SqliteStore) -> None:
    fits = {posting: Fit(3, 2) for posting in store.unmatched(10)}
    assert store.keep_fits(fits, store.version())


def test_fits_go_when_what_they_follow_from_changes(filled: SqliteStore) -> None:
    assert list(filled.unmatched(2)) == [3, 2]
    _matched(filled)
    assert filled.unmatched(10) == {}
    assert [row.fit for row in filled.rows([1, 3])] == [Fit(3, 2)] * 2
    (item, *_) = filled.posting(1).checklist
    write(filled, 1, SetRequirement(item.id, {"state": State.MET}), kind=EventKind.CHECKED)
    assert [list(filled.unmatched(10)), filled.rows([1])[0].fit] == [[1], None]
    _matched(filled)
    _DEEDS["claim"](filled)
    assert list(filled.unmatched(10)) == [3, 2, 1]
    _matched(filled)
    filled.undo()
    assert list(filled.unmatched(10)) == [3, 2, 1]


def test_fits_of_what_has_changed_meanwhile_are_not_kept(filled: SqliteStore) -> None:
    version = filled.version()
    _DEEDS["claim"](filled)
    assert not filled.keep_fits({1: Fit(1)}, version)
    assert list(filled.unmatched(10)) == [3, 2, 1]


def test_what_was_written_last_is_told_by_every_write_but_that_of_fits(filled: SqliteStore) -> None:
    told = [filled.written()]
    _DEEDS["claim"](filled)
    told.append(filled.written())
    _matched(filled)
    assert filled.written() == told[-1]
    filled.undo()
    told.append(filled.written())
    filled.redo()
    assert filled.written() == told[1]  # all is again as it was then
    filled.undo()
    _DEEDS["point"](filled)  # its number is that of what was taken back
    told.append(filled.written())
    assert len({*told}) == len(told)


def test_matching_goes_on_below_what_was_found(filled: SqliteStore) -> None:
    assert list(filled.unmatched(2)) == [3, 2]
    assert list(filled.unmatched(2, 2)) == [1]
    assert filled.unmatched(2, 1) == {}


def test_a_document_keeps_its_bytes(filled: SqliteStore) -> None:
    write(filled, 1, AddItem(_FILE, b"%PDF"))
    write(filled, 1, AddItem(_FILE))
    kept, not_kept = filled.posting(1).documents
    assert (kept.kept, not_kept.kept) == (True, False)
    assert (filled.document(kept.id), filled.document(not_kept.id)) == (b"%PDF", None)


def test_a_renamed_stage_takes_its_postings_and_its_history(filled: SqliteStore) -> None:
    _DEEDS["stage renamed"](filled)
    posting = filled.posting(1)
    assert posting.status == "sent"
    assert "applied" not in [stage.name for stage in filled.stages()]
    assert posting.events[1].after["status"] == "sent"


def test_a_stage_is_in_use_where_postings_stand_and_where_histories_name_it(filled: SqliteStore) -> None:
    for status in ("interview", "applied", "interview"):
        write(filled, 1, SetPosting({"status": status}), kind=EventKind.STATUS)
    assert filled.standing() == {"saved": 2, "interview": 1}
    assert [filled.uses(name) for name in ("saved", "applied", "interview", "offer")] == [
        Uses(2, 3),
        Uses(0, 1),
        Uses(1, 1),
        Uses(),
    ]
    write(filled, 2, SetPosting({"deleted_at": NOW}), kind=EventKind.DELETED)
    assert filled.uses("saved") == Uses(2, 3)
    for _ in range(4):
        filled.undo()
    assert (filled.uses("interview"), filled.uses("applied")) == (Uses(), Uses(1, 1))


def test_a_stage_that_was_taken_away_comes_back_under_its_name(filled: SqliteStore) -> None:
    _DEEDS["stage taken away"](filled)
    assert filled.posting(1).status == "screening"
    _beside(filled, AddItem(Stage("applied", "◔", "a", 3)))
    assert [stage.name for stage in filled.stages()][:3] == ["saved", "applied", "screening"]
    filled.undo()
    assert "applied" not in [stage.name for stage in filled.stages()]


def test_spans_point_into_the_newest_capture(filled: SqliteStore) -> None:
    _DEEDS["capture"](filled)
    posting = filled.posting(2)
    assert posting.capture is not None
    assert (posting.capture.n, posting.capture.text) == (2, "a second text")
    assert filled.original(2, 2) == b"raw"


def test_what_is_struck_out_is_not_told(filled: SqliteStore) -> None:
    _DEEDS["event struck out"](filled)
    assert [event.kind for event in filled.posting(1).events] == ["imported", "edited"]


@pytest.mark.parametrize(
    "deed",
    [
        SetItem(Interview, 9, {"note": "x"}),
        SetItem(Contact, 2**70, {"note": "x"}),
        SetEvent(99, {"text": "x"}),
        SetEvent(2, {"text": "of another posting"}),
    ],
)
def test_what_is_not_there_is_refused(filled: SqliteStore, deed: Deed) -> None:
    before = state(filled)
    with pytest.raises(NotThere):
        write(filled, 1, deed)
    assert state(filled) == before


def test_what_is_no_field_is_refused(filled: SqliteStore) -> None:
    write(filled, 1, AddItem(_ROUND))
    with pytest.raises(ValueError, match="no column 'undone'"):
        write(filled, 1, SetItem(Interview, 1, {"undone": True}))


def test_words_follow_undo(filled: SqliteStore) -> None:
    write(filled, 1, AddItem(_ROUND), SetPosting({"tags": ("dream",)}))
    assert titles(filled, "dream") == titles(filled, "panel") == ["Staff Engineer"]
    filled.undo()
    assert titles(filled, "dream") == titles(filled, "panel") == []
    filled.redo()
    assert titles(filled, "panel") == ["Staff Engineer"]
    write(filled, 1, SetItem(Interview, 1, {"dropped": True}))
    assert titles(filled, "panel") == []


def test_what_follows_from_a_new_posting_is_what_would_be_made_of_its_rows(store: SqliteStore) -> None:
    many = " ".join(f"word{number}" for number in range(60))
    odd = Requirement('six "years" of C++, \0 and .NET', Kind.REQUIRED)
    placed = brief(None, "text \ud800 \0", odd, locations=('a "b"\n\\n', "東京都"), skills=("C#", "\0", ""))
    typed = AddPosting(
        brief("Typed", company="Ma\0in\ud800", url="https://a.b/c?d=e", requisition="R 7"), None
    )
    add(store, full_reading(), full_reading("again", many), brief("데이터 엔지니어", many), placed)
    store.commit([NewEvent(EventKind.ADDED, "added", None, (typed,))], NOW)
    with closing(Database(store.path).connect()) as db:
        before = _what_follows(db)
        derived.refresh_all(db)
        assert _what_follows(db) == before
    assert [len(rows) for rows in before] == [5, 12, 5]


def _what_follows(db: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    orders = {"words": "rowid", "likeness": "band, posting_id", "posting": "id"}
    return [
        db.execute(f"SELECT * FROM {table} ORDER BY {order}").fetchall() for table, order in orders.items()
    ]


def test_a_long_import_reads_no_text_twice(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    refresh = derived.refresh

    def counting(db: sqlite3.Connection, posting: int) -> None:
        read.append(posting)
        refresh(db, posting)

    monkeypatch.setattr(derived, "refresh", counting)
    step = None
    for number in range(5):
        deed = AddPosting(brief(f"Role {number}", "text"), b"text")
        step = store.commit([NewEvent(EventKind.IMPORTED, "imported", None, (deed,))], NOW, step=step).step
    assert read == []
    store.undo()
    assert sorted(read) == [1, 2, 3, 4, 5]
