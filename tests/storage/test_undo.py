"""Undo gives back exactly what was, and redo what had been done, whichever process did it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobtui.domain.event import (
    AddNote,
    AddPosting,
    AddRequirement,
    Deed,
    EventKind,
    NewEvent,
    SetFact,
    SetPosting,
    SetRequirement,
)
from jobtui.domain.reading import Finding
from jobtui.domain.requirement import Kind, Requirement, State
from jobtui.storage.database import Database
from jobtui.storage.journal import ChangedLater
from jobtui.storage.store import SqliteStore
from tests.storage.support import NOW, TODAY, add, all_ids, brief, full_reading, state, write

_DEEDS: dict[str, tuple[Deed, ...]] = {
    "status": (SetPosting({"status": "offer"}),),
    "todo": (SetPosting({"next_action": "call", "next_due": date(2026, 12, 1)}),),
    "delete": (SetPosting({"deleted_at": NOW}),),
    "note": (AddNote("a note"),),
    "first url": (SetFact("url", (Finding("https://example.com"),)),),
    "other title": (SetFact("title", (Finding("New"),)), SetFact("skills", ())),
    "confirm": (SetFact("title", (Finding("Staff Engineer"),), corrected=False),),
    "check": (SetRequirement(1, {"state": "met", "note": "so"}),),
    "reword": (SetRequirement(2, {"text": "other", "kind": "unlabelled"}),),
    "drop": (SetRequirement(3, {"dropped": True}),),
    "ask": (AddRequirement(Requirement("one more")),),
    "another": (SetPosting({"status": "applied"}), AddNote("twice"), SetPosting({"status": "saved"})),
}


@pytest.mark.parametrize("name", _DEEDS)
def test_one_deed_there_and_back(store: SqliteStore, path: Path, name: str) -> None:
    add(store, full_reading())
    before, posting = state(store), store.posting(1)
    write(store, 1, *_DEEDS[name], text=name)
    after = state(store)
    assert after != before
    undone = store.undo()
    assert undone is not None and (undone.number, undone.text, undone.undone) == (2, name, True)
    assert (state(store), store.posting(1)) == (before, posting)
    again = SqliteStore(path)
    redone = again.redo()
    assert redone is not None and (redone.number, redone.postings, redone.undone) == (2, (1,), False)
    assert state(again) == state(store) == after
    again.close()


def test_import_there_and_back(store: SqliteStore) -> None:
    empty = state(store)
    add(store, full_reading("a"), brief("b"))
    full = state(store)
    store.undo()
    assert (state(store), store.counts().open, store.stored(full_reading().sha256, 2)) == (empty, 0, None)
    store.redo()
    assert (state(store), store.original(1, 1)) == (full, full_reading().text.encode())


def test_undone_import_can_be_imported_again(store: SqliteStore) -> None:
    add(store, full_reading())
    full = state(store)
    store.undo()
    add(store, full_reading())
    assert state(store) == full
    assert store.redo() is None
    assert store.stored(full_reading().sha256, 2) == 1


def test_a_write_forgets_what_was_undone(store: SqliteStore, path: Path) -> None:
    add(store, full_reading())
    write(store, 1, AddNote("first"), SetFact("url", ()), AddRequirement(Requirement("x")))
    write(store, 1, SetPosting({"status": "applied"}))
    store.undo()
    store.undo()
    write(store, 1, AddNote("second"))
    assert store.redo() is None
    assert [step.number for step in store.steps(9)] == [2, 1]
    store.close()
    connection = Database(path).connect()
    counted = (
        "SELECT (SELECT count(*) FROM note), (SELECT count(*) FROM change), (SELECT count(*) FROM event)"
    )
    assert connection.execute(counted).fetchone() == (1, 2, 2)
    connection.close()


def test_steps_name_what_they_did(store: SqliteStore) -> None:
    add(store, brief("a"), brief("b"), brief("c"))
    write(store, 2, AddNote("x"), text="noted")
    store.undo()
    found = [(step.number, step.text, step.postings, step.undone) for step in store.steps(5)]
    assert found == [(2, "noted", (2,), True), (1, "3 postings: imported", (1, 2, 3), False)]
    assert [step.number for step in store.steps(1)] == [2]


def test_a_long_import_is_one_step(store: SqliteStore) -> None:
    empty = state(store)
    first = add(store, brief("a"))
    events = [NewEvent(EventKind.IMPORTED, "b", None, (AddPosting(brief("b"), b"b"),))]
    assert store.commit(events, NOW, step=first.step).step == first.step
    assert [step.postings for step in store.steps(5)] == [(1, 2)]
    store.undo()
    assert state(store) == empty
    assert store.commit(events, NOW, step=first.step).step == 1
    assert [row.title for row in store.rows([1, 2])] == ["b"]


def test_a_step_is_not_joined_after_another(store: SqliteStore) -> None:
    first = add(store, brief("a"))
    write(store, 1, AddNote("between"))
    events = [NewEvent(EventKind.NOTED, "late", 1, (AddNote("late"),))]
    assert store.commit(events, NOW, step=first.step).step == 3


def test_nothing_left_to_undo_or_redo(store: SqliteStore) -> None:
    add(store, brief("a"))
    assert store.redo() is None
    assert store.undo() is not None
    assert store.undo() is None


@pytest.mark.parametrize(("way", "word"), [("undo", "undone"), ("redo", "done again")])
def test_a_later_change_stands_in_the_way(store: SqliteStore, path: Path, way: str, word: str) -> None:
    add(store, brief("a"))
    write(store, 1, AddNote("kept"), SetPosting({"status": "applied"}), text="Applied")
    if way == "redo":
        store.undo()
    connection = Database(path).connect()
    connection.execute("UPDATE posting SET status = 'offer'")
    connection.close()
    before = state(store)
    with pytest.raises(ChangedLater) as caught:
        getattr(store, way)()
    told = f"'Applied' cannot be {word}: posting 1 was changed later; undo that first."
    assert (caught.value.message, caught.value.code) == (told, 1)
    assert state(store) == before


def test_undo_leaves_the_rest_of_the_row_alone(store: SqliteStore) -> None:
    add(store, brief("a"))
    write(store, 1, SetPosting({"next_action": "call"}))
    write(store, 1, SetPosting({"status": "applied"}))
    store.undo()
    posting = store.posting(1)
    assert posting.next_action is not None and posting.status == "saved"


# P7: random sequences of operations, then as many undos; redo as well.

_WORDS = st.text(max_size=12)
_Operation = Callable[[SqliteStore, int], list[NewEvent]]


def _on(kind: EventKind, *deeds: Deed) -> _Operation:
    return lambda store, posting: [NewEvent(kind, str(kind), posting, deeds, TODAY)]


def _requirement(values: dict[str, Any]) -> _Operation:
    def events(store: SqliteStore, posting: int) -> list[NewEvent]:
        deeds = [SetRequirement(item.id, values) for item in store.posting(posting).checklist[-2:]]
        return [NewEvent(EventKind.CHECKED, "checked", posting, (deed,), TODAY) for deed in deeds]

    return events


def _import(title: str, count: int) -> _Operation:
    reading = full_reading(title, title)
    new = NewEvent(EventKind.IMPORTED, title, None, (AddPosting(reading, title.encode("utf-8", "replace")),))
    return lambda store, posting: [new] * count


_OPERATIONS: st.SearchStrategy[_Operation] = st.one_of(
    st.builds(_import, _WORDS, st.integers(1, 3)),
    st.sampled_from(["saved", "applied", "ghosted"]).map(
        lambda name: _on(EventKind.STATUS, SetPosting({"status": name}))
    ),
    st.sampled_from([None, NOW]).map(lambda at: _on(EventKind.ARCHIVED, SetPosting({"archived_at": at}))),
    st.tuples(_WORDS, st.none() | st.dates()).map(
        lambda next_: _on(EventKind.NEXT_ACTION, SetPosting({"next_action": next_[0], "next_due": next_[1]}))
    ),
    _WORDS.map(lambda words: _on(EventKind.NOTED, AddNote(words))),
    st.tuples(st.sampled_from(["title", "url", "skills"]), st.lists(_WORDS, max_size=2)).map(
        lambda fact: _on(EventKind.EDITED, SetFact(fact[0], tuple(map(Finding, fact[1]))))
    ),
    st.tuples(_WORDS, st.sampled_from(Kind)).map(
        lambda asked: _on(EventKind.REQUIREMENT, AddRequirement(Requirement(*asked)))
    ),
    st.sampled_from(State).map(lambda value: _requirement({"state": value})),
    _WORDS.map(lambda words: _requirement({"text": words, "dropped": len(words) > 6})),
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(st.lists(st.tuples(_OPERATIONS, st.integers(0, 5)), min_size=1, max_size=12), st.integers(0, 12))
def test_as_many_undos_give_each_earlier_state_back(
    operations: list[tuple[_Operation, int]], undone_between: int
) -> None:
    with TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "jobs.db")
        add(store, full_reading(), brief("other"))
        states = [state(store)]
        for operation, which in operations:
            ids = all_ids(store) or [1]
            events = operation(store, ids[which % len(ids)])
            if events:
                store.commit(events, NOW)
                states.append(state(store))
        steps = len(states) - 1
        back = min(undone_between, steps)
        for expected in reversed(states[steps - back : steps]):
            store.undo()
            assert state(store) == expected
        for expected in states[steps - back + 1 :]:
            store.redo()
            assert state(store) == expected
        assert store.redo() is None
        for expected in reversed(states[:-1]):
            store.undo()
            assert state(store) == expected
        store.close()
