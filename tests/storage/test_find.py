"""Filters, scopes and orders."""

from datetime import date

import pytest

from jobtui.domain.event import AddNote, EventKind, SetEvent, SetPosting, SetRequirement
from jobtui.domain.filter import Order, Query, Scope, SortKey
from jobtui.domain.reading import Dated
from jobtui.domain.requirement import Kind, Requirement
from jobtui.domain.salary import Period, Salary
from jobtui.storage.store import SqliteStore
from tests.storage.support import NOW, OLDEST_FIRST, add, brief, titles, write


@pytest.fixture
def filled(store: SqliteStore) -> SqliteStore:
    """Four postings that differ in everything a list can ask for."""
    add(
        store,
        brief("Delta", "Arbeit in der Großen Straße", company="émile", locations=("Łódź",)),
        brief("alpha", "100% remote_work", Requirement("Fluent  GERMAN", Kind.REQUIRED), company="Zeta"),
        brief("Émil", "Python and\n  Kubernetes", Requirement("a", Kind.REQUIRED), company="Alpha AG"),
        brief("beta", "", skills=("Rust",)),
    )
    write(store, 1, SetPosting({"status": "screening", "next_due": date(2026, 11, 19)}))
    write(store, 2, SetPosting({"status": "applied", "next_due": date(2026, 11, 25)}))
    write(store, 3, SetPosting({"status": "rejected"}), AddNote("Ask PETRA"))
    return store


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Delta", "alpha", "Émil", "beta"]),
        ("strasse", ["Delta"]),
        ("Straße", ["Delta"]),
        ("ŁÓDŹ", ["Delta"]),
        ("lodz", ["Delta"]),
        ("ÉMIL", ["Delta", "Émil"]),
        ("company:emi", ["Delta"]),
        ("german", ["alpha"]),
        ('"fluent german"', ["alpha"]),
        ('"python and kubernetes"', ["Émil"]),
        ("petra", ["Émil"]),
        ("rust", ["beta"]),
        ("%", []),
        ("_", []),
        ("'", []),
        ("python alpha", ["Émil"]),
        ("status:app", ["alpha"]),
        ("status:ejec", []),
        ("company:AG", ["Émil"]),
        ("company:ÉMI", ["Delta"]),
        ("due:today", ["Delta"]),
        ("due:<=+7d", ["Delta", "alpha"]),
        ("due:>today", ["alpha"]),
        ("due:2026-11-25", ["alpha"]),
        ("due:=2026-11-25", ["alpha"]),
        ("due:wed", ["alpha"]),
        ("due:none", ["Émil", "beta"]),
        ("due:any", ["Delta", "alpha"]),
        ("status:s company:e", ["Delta"]),
        ("\ud800", []),
        ("company:\ud800", []),
        ("x" * 60_000, []),
        (" ".join(f"w{n}" for n in range(3000)), []),
        ("alpha " * 3000 + "status:app " * 3000, ["alpha"]),
    ],
)
def test_filter(filled: SqliteStore, typed: str, found: list[str]) -> None:
    assert titles(filled, typed, sort=OLDEST_FIRST) == found


def test_dropped_and_undone_texts_are_not_found(filled: SqliteStore) -> None:
    item = filled.posting(2).checklist[0]
    write(filled, 2, SetRequirement(item.id, {"dropped": True}))
    assert titles(filled, "german") == []
    write(filled, 4, AddNote("zebra"))
    assert titles(filled, "zebra") == ["beta"]
    filled.undo()
    assert titles(filled, "zebra") == []
    filled.undo()
    assert titles(filled, "german") == ["alpha"]


def test_a_note_struck_out_is_no_note(store: SqliteStore) -> None:
    add(store, brief("noted"))
    write(store, 1, AddNote("zebra"), kind=EventKind.NOTED, text="zebra")
    assert titles(store, "has:note") == ["noted"]
    write(store, 1, SetEvent(2, {"dropped": True}), kind=EventKind.HISTORY)
    assert titles(store, "has:note") == titles(store, "zebra") == []
    assert titles(store, "-has:note") == ["noted"]


def test_changed_requirement_is_found_by_its_new_text(filled: SqliteStore) -> None:
    write(filled, 2, SetRequirement(filled.posting(2).checklist[0].id, {"text": "Fluent\nSuomi"}))
    assert (titles(filled, "german"), titles(filled, '"fluent suomi"')) == ([], ["alpha"])


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        (Scope.OPEN, ["Delta"]),
        (Scope.ACTIVE, ["Delta", "Émil"]),
        (Scope.ALL, ["Delta", "alpha", "Émil"]),
        (Scope.ARCHIVED, ["alpha"]),
        (Scope.DELETED, ["beta"]),
    ],
)
def test_scope(filled: SqliteStore, scope: Scope, found: list[str]) -> None:
    write(filled, 2, SetPosting({"archived_at": NOW}))
    write(filled, 4, SetPosting({"deleted_at": NOW, "archived_at": NOW}))
    assert titles(filled, scope=scope, sort=OLDEST_FIRST) == found


def test_undone_import_is_in_no_scope(store: SqliteStore) -> None:
    add(store, brief("Gone", "text"))
    store.undo()
    assert [titles(store, scope=scope) for scope in Scope] == [[]] * len(Scope)
    assert store.rows([1]) == []


@pytest.mark.parametrize(
    ("sort", "up", "down"),
    [
        (SortKey.NEWEST, "cba", "abc"),
        (SortKey.TITLE, "abc", "cba"),
        (SortKey.COMPANY, "bac", "abc"),
        (SortKey.STATUS, "acb", "bca"),
        (SortKey.PAY, "bac", "abc"),
        (SortKey.POSTED, "bac", "abc"),
        (SortKey.CLOSES, "cab", "acb"),
        (SortKey.DUE, "bac", "abc"),
        (SortKey.MET, "cab", "acb"),
    ],
)
def test_order_puts_what_is_not_stated_last(store: SqliteStore, sort: SortKey, up: str, down: str) -> None:
    wanted = (Requirement("x", Kind.REQUIRED), Requirement("y", Kind.REQUIRED))
    hourly = Salary(None, 5000, "USD", Period.HOUR)
    yearly = Salary(9000000, None, "USD", Period.YEAR)
    earlier, later = (Dated("", date(2026, 1, day), date(2026, 2, day)) for day in (1, 2))
    add(
        store,
        brief("a", "", *wanted, company="zeta", salaries=(hourly,), posted=later, closes=later),
        brief("B", "", company="Ypsilon", salaries=(yearly,), posted=earlier),
        brief("c", "", *wanted, closes=earlier),
    )
    write(store, 1, SetPosting({"next_due": date(2026, 3, 2)}))
    write(store, 2, SetPosting({"status": "ghosted", "next_due": date(2026, 3, 1)}))
    write(store, 3, SetPosting({"status": "applied"}))
    write(store, 1, SetRequirement(store.posting(1).checklist[0].id, {"state": "met"}))

    def order(*, descending: bool) -> str:
        return "".join(title or "" for title in titles(store, sort=(Order(sort, descending),))).lower()

    assert (order(descending=False), order(descending=True)) == (up, down)


def test_ties_stand_in_the_order_of_their_ids_and_turn_with_the_key(store: SqliteStore) -> None:
    add(store, *(brief("same", f"{n}") for n in range(5)))
    for descending in (False, True):
        asked = Query(sort=(Order(SortKey.TITLE, descending),))
        assert store.find(asked, NOW) == sorted(range(1, 6), reverse=descending)
