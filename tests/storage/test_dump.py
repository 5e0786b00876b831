"""The export of everything and its way back."""

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from jobtui.domain.contact import Contact
from jobtui.domain.document import Document, DocumentKind
from jobtui.domain.event import (
    AddItem,
    AddNote,
    AddPosting,
    EventKind,
    NewEvent,
    SetFact,
    SetItem,
    SetPosting,
    SetRequirement,
)
from jobtui.domain.interview import Interview, Outcome
from jobtui.domain.problem import BadData, Refused
from jobtui.domain.reading import Finding
from jobtui.storage.journal import ChangedLater
from jobtui.storage.store import SqliteStore
from tests.storage.support import NOW, TODAY, add, brief, full_reading, state, write


@pytest.fixture
def filled(store: SqliteStore) -> SqliteStore:
    """A store with something in every table and a step undone."""
    add(store, full_reading(), brief("\ud800 odd \0", "x\0"), brief("bin"))
    deed = AddPosting(brief("typed"), None, frozenset({"title", "url"}))
    store.commit([NewEvent(EventKind.ADDED, "added", None, (deed,))], NOW)
    write(store, 1, SetPosting({"status": "offer", "next_action": "call", "next_due": date(2026, 12, 1)}))
    write(store, 1, SetRequirement(1, {"state": "met", "note": "yes"}), SetRequirement(3, {"dropped": True}))
    write(store, 1, SetFact("title", (Finding("New"),)), SetFact("skills", ()), AddNote("noted"))
    write(store, 3, SetPosting({"deleted_at": NOW, "archived_at": NOW}))
    at = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    round_ = Interview(
        at, "Europe/Berlin", "a\nb", ("Ada; Bo", "\x1b[31m"), "x", "[/]\n\u202e", Outcome.FAILED
    )
    write(store, 1, AddItem(round_), AddItem(Contact("Ada", "\x9b ", "r", "a@b", "1", "n\n")))
    write(store, 2, AddItem(Document(DocumentKind.LETTER, "/a b/ü", "ab" * 32, 3, TODAY), b"\0\xff\n"))
    write(store, 4, AddItem(Contact("dropped", posting=4)))
    write(store, 4, SetItem(Contact, 2, {"dropped": True}))
    write(store, 1, AddNote("undone"))
    store.undo()
    return store


@pytest.fixture
def empty(tmp_path: Path) -> SqliteStore:
    """Another store, with nothing in it."""
    return SqliteStore(tmp_path / "other.db")


def test_load_is_the_inverse_of_dump(filled: SqliteStore, empty: SqliteStore) -> None:
    first = state(filled)
    assert empty.load(json.loads(first)) == 4
    assert state(empty) == first
    for posting in (1, 2, 3, 4):
        assert empty.posting(posting) == filled.posting(posting)
    assert empty.rows([1, 2, 3, 4]) == filled.rows([1, 2, 3, 4])
    assert empty.original(1, 1) == filled.original(1, 1)
    assert empty.items(Contact) == filled.items(Contact)
    assert empty.document(1) == filled.document(1) == b"\0\xff\n"
    assert empty.steps(99) == [step for step in filled.steps(99) if not step.undone]


def test_postings_are_made_one_by_one(filled: SqliteStore) -> None:
    begun: list[int] = []

    def along(ids: Sequence[int]) -> Iterator[int]:
        for one in ids:
            begun.append(one)
            yield one

    with filled.dumping(along) as plain:
        assert next(plain["postings"])["id"] == 1
        assert begun == [1]
        assert [one["id"] for one in plain["postings"]] == [2, 3, 4]


def test_what_is_dumped_holds_up_nobody_who_looks_things_up(filled: SqliteStore) -> None:
    with filled.dumping() as plain, ThreadPoolExecutor(1) as other:
        next(plain["postings"])
        assert other.submit(filled.counts).result(5).open == 3


def test_dump_is_plain_json_and_hides_what_was_undone(filled: SqliteStore) -> None:
    dumped = filled.dump()
    assert json.loads(json.dumps(dumped)) == dumped
    assert b"undone" not in state(filled)
    assert [item["dropped"] for item in dumped["postings"][0]["requirements"]] == [False, False, True]
    assert dumped["postings"][0]["corrected"] == ["skills", "title"]
    assert dumped["postings"][2]["deleted_at"] == "2026-11-19T21:04:05Z"


def test_writing_goes_on_after_a_load(filled: SqliteStore, empty: SqliteStore) -> None:
    empty.load(filled.dump())
    loaded = state(empty)
    assert add(empty, brief("next")).postings == (5,)
    empty.undo()
    assert state(empty) == loaded
    with pytest.raises(ChangedLater, match="came with an import of an export and cannot be undone"):
        empty.undo()
    assert state(empty) == loaded


def test_load_needs_an_empty_store(filled: SqliteStore) -> None:
    before = state(filled)
    with pytest.raises(Refused, match="the database is not empty: it holds 4 postings"):
        filled.load(filled.dump())
    assert state(filled) == before


def test_undone_import_leaves_an_empty_store(filled: SqliteStore, empty: SqliteStore) -> None:
    add(empty, brief("gone"))
    empty.undo()
    empty.load(filled.dump())
    assert state(empty) == state(filled)


def test_empty_dump(store: SqliteStore, empty: SqliteStore) -> None:
    first = state(store)
    assert empty.load(store.dump()) == 0
    assert state(empty) == first


def _set(*path: str | int, value: Any) -> Callable[[dict[str, Any]], None]:
    def spoil(plain: dict[str, Any]) -> None:
        held: Any = plain
        for key in path[:-1]:
            held = held[key]
        held[path[-1]] = value

    return spoil


def _without(name: str) -> Callable[[dict[str, Any]], None]:
    return lambda plain: plain["postings"][1].pop(name)


_FIRST = ("postings", 0)
_BAD: list[tuple[Callable[[dict[str, Any]], Any], str]] = [
    (_set("schema", value=4), "this was written by a newer jobtui (format 4; this one reads up to 1)."),
    (_set("schema", value=0), "this is no export of jobtui: format 0 is not known."),
    (_set("schema", value="1"), 'this is no export of jobtui: "schema" must be a whole number.'),
    (_set("postings", value={}), 'this is no export of jobtui: "postings" must be a list.'),
    (_set("postings", 1, value=5), 'this is no export of jobtui: "postings 2" must be an object.'),
    (_without("since"), 'item 2: "since" is missing.'),
    (_set(*_FIRST, "id", value=True), 'item 1: "id" must be a whole number.'),
    (_set(*_FIRST, "id", value=2**70), "item 1: a value cannot be understood"),
    (_set(*_FIRST, "status", value="hired"), "item 1: an id or a number occurs twice, or a status"),
    (_set(*_FIRST, "id", value=2), "item 2: an id or a number occurs twice"),
    (_set(*_FIRST, "since", value="2026-02-30"), "item 1: a value cannot be understood"),
    (_set(*_FIRST, "deleted_at", value="2026-01-01T00:00:00"), "item 1: a value cannot be understood"),
    (_set(*_FIRST, "facts", "title", "value", value=5), 'item 1: "facts title value" must be text.'),
    (_set(*_FIRST, "facts", "title", "origin", value="me"), "item 1: a value cannot be understood"),
    (
        _set(*_FIRST, "facts", "salaries", 1, "value", "min", value="9"),
        'item 1: "facts salaries 2 value min" must be a whole number.',
    ),
    (
        _set(*_FIRST, "facts", "salaries", 1, "value", "min", value=float("nan")),
        "item 1: a value cannot be understood",
    ),
    (_set(*_FIRST, "captures", 0, "data", value="?"), "item 1: a value cannot be understood"),
    (_set(*_FIRST, "requirements", 0, "state", value="done"), "item 1: a value cannot be understood"),
    (_set(*_FIRST, "requirements", 0, "alternatives", value={"x": 1, "any": 3}), "item 1: a value cannot be"),
    (_set(*_FIRST, "events", 0, "seq", value=10**30), "item 1: a value cannot be understood"),
    (_set("stages", 0, "position", value=None), 'stage 1: "position" must be a whole number.'),
]


@pytest.mark.parametrize(("spoil", "told"), _BAD, ids=[told[:60] for _, told in _BAD])
def test_bad_data_names_the_item_and_changes_nothing(
    filled: SqliteStore, empty: SqliteStore, spoil: Callable[[dict[str, Any]], Any], told: str
) -> None:
    plain = filled.dump()
    spoil(plain)
    before = state(empty)
    with pytest.raises(BadData) as caught:
        empty.load(plain)
    assert caught.value.message.startswith(told), caught.value.message
    assert state(empty) == before
