"""What the agenda finds, and that it walks indexes however many postings there are."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from jobtui.domain.agenda import SIGNS, Due, Span
from jobtui.domain.event import AddItem, EventKind, NewEvent, SetItem, SetPosting
from jobtui.domain.interview import Interview, Outcome
from jobtui.domain.offer import Offer
from jobtui.domain.reading import Dated
from jobtui.domain.stage import Stage
from jobtui.storage import pending
from jobtui.storage.store import SqliteStore
from tests.storage.support import NOW, TODAY, add, brief, write

SPAN = Span(NOW)


@pytest.fixture
def stored(store: SqliteStore) -> SqliteStore:
    """A store with six postings that are saved."""
    add(store, *(brief(f"Role {n}") for n in range(1, 7)))
    return store


def on(days: int) -> date:
    """So many days from today."""
    return TODAY + timedelta(days=days)


def given(store: SqliteStore, posting: int, **values: Any) -> None:
    """Set columns of a posting."""
    write(store, posting, SetPosting(values))


def stand(store: SqliteStore, posting: int, status: str, since: int) -> None:
    """Let a posting stand in a stage since so many days."""
    event = NewEvent(EventKind.STATUS, status, posting, (SetPosting({"status": status}),), on(-since))
    store.commit([event], NOW)


def sign(store: SqliteStore, posting: int, kind: EventKind, days: int) -> None:
    """Something that happened so many days ago."""
    store.commit([NewEvent(kind, "x", posting, (), on(-days))], NOW)


def due(store: SqliteStore, span: Span = SPAN) -> list[int]:
    """The postings with a next action that counts."""
    return sorted(posting for posting, _ in store.agenda(span).actions)


def quiet(store: SqliteStore) -> dict[int, int]:
    """Days since the last sign of each quiet posting."""
    return {posting: (TODAY - day).days for posting, day, _ in store.agenda(SPAN).quiet}


def test_nothing_stands_in_a_file_that_is_not_there(store: SqliteStore) -> None:
    assert store.agenda(SPAN).actions == ()
    assert store.due(NOW) == Due()


def test_next_actions_count_once_they_are_due(stored: SqliteStore) -> None:
    for posting, days in ((1, -3), (2, 0), (3, 1), (4, 5)):
        given(stored, posting, next_action="x", next_due=on(days))
    given(stored, 5, next_action="some day", next_due=None)
    assert due(stored) == [1, 2]
    assert due(stored, Span(NOW, 1)) == [1, 2, 3]
    assert stored.due(NOW) == Due(overdue=1, today=1)


@pytest.mark.parametrize("away", [{"archived_at": NOW}, {"deleted_at": NOW}, {"snoozed_until": on(1)}])
def test_what_is_put_away_or_snoozed_is_out_of_it(stored: SqliteStore, away: dict[str, Any]) -> None:
    given(stored, 1, next_action="x", next_due=on(-1), **away)
    stand(stored, 2, "applied", 30)
    given(stored, 2, **away)
    assert (due(stored), quiet(stored), stored.due(NOW)) == ([], {}, Due())


def test_a_snooze_ends_on_its_day(stored: SqliteStore) -> None:
    given(stored, 1, next_action="x", next_due=on(-1), snoozed_until=on(0))
    assert due(stored) == [1]


def test_interviews_count_from_this_morning_on(stored: SqliteStore) -> None:
    instants = {1: -22, 2: -20, 3: 3, 4: 80}  # hours from 21:04
    for posting, hours in instants.items():
        item = AddItem(Interview(NOW + timedelta(hours=hours), "UTC", f"round {posting}"))
        store_event = NewEvent(EventKind.INTERVIEW, "x", posting, (item,))
        stored.commit([store_event], NOW)
    given(stored, 2, snoozed_until=on(9))

    def found(span: Span) -> list[int]:
        return sorted(one.posting for one in stored.agenda(span).interviews)

    assert found(SPAN) == [2, 3, 4]
    assert found(Span(NOW, 1)) == [2, 3]
    assert stored.due(NOW).interviews == 1
    (round_2,) = (one for one in stored.agenda(SPAN).interviews if one.posting == 2)
    write(stored, 2, SetItem(Interview, round_2.id, {"outcome": Outcome.CANCELLED}))
    assert found(SPAN) == [3, 4]


def test_closing_days_within_a_week_and_those_gone_by_of_saved_ones(store: SqliteStore) -> None:
    for days in (-40, -1, 0, 7, 8):
        day = on(days)
        add(store, brief(f"Role {days}", closes=Dated(day.isoformat(), day, day)))
    add(store, brief("By the end of the month", closes=Dated("soon", None, on(3))))

    def found(span: Span) -> list[int]:
        return sorted(posting for posting, _ in store.agenda(span).closings)

    assert found(SPAN) == [1, 2, 3, 4, 6]
    assert found(Span(NOW, 8)) == [1, 2, 3, 4, 5, 6]
    for posting in (2, 4):
        stand(store, posting, "applied", 1)
    stand(store, 3, "rejected", 1)
    assert found(SPAN) == [1, 4, 6]


def test_quiet_is_longer_than_the_stage_allows(stored: SqliteStore) -> None:
    stand(stored, 1, "applied", 14)
    stand(stored, 2, "applied", 15)
    stand(stored, 3, "offer", 6)
    stand(stored, 4, "rejected", 300)
    stand(stored, 5, "saved", 300)
    assert quiet(stored) == {2: 15, 3: 6}
    (applied,) = (stage for stage in stored.stages() if stage.name == "applied")
    event = NewEvent(EventKind.STAGE, "x", None, (SetItem(Stage, applied.id, {"quiet_days": 13}),))
    stored.commit([event], NOW)
    assert quiet(stored) == {1: 14, 2: 15, 3: 6}


@pytest.mark.parametrize("kind", SIGNS)
def test_a_sign_of_life_begins_it_anew(stored: SqliteStore, kind: EventKind) -> None:
    stand(stored, 1, "applied", 40)
    sign(stored, 1, kind, 20)
    assert quiet(stored) == {1: 20}
    sign(stored, 1, kind, 14)
    assert quiet(stored) == {}


@pytest.mark.parametrize("kind", [EventKind.CHECKED, EventKind.EDITED, EventKind.TAGGED, EventKind.SNOOZED])
def test_work_at_ones_own_desk_is_no_sign(stored: SqliteStore, kind: EventKind) -> None:
    stand(stored, 1, "applied", 40)
    sign(stored, 1, kind, 0)
    assert quiet(stored) == {1: 40}


def test_what_is_ahead_is_not_quiet(stored: SqliteStore) -> None:
    for posting in (1, 2, 3, 4):
        stand(stored, posting, "applied", 40)
    given(stored, 1, next_action="Ring", next_due=on(4))
    given(stored, 2, next_action="Ring", next_due=on(-4))
    at = datetime(2026, 11, 30, 10, tzinfo=UTC)
    write(stored, 3, AddItem(Interview(at, "UTC")))
    write(stored, 4, AddItem(Interview(at, "UTC", outcome=Outcome.CANCELLED)))
    assert quiet(stored) == {2: 40, 4: 40}


def test_an_offer_wants_an_answer_while_its_posting_is_open(stored: SqliteStore) -> None:
    def offered(posting: int, days: int | None) -> None:
        deadline = None if days is None else on(days)
        offer = Offer(9_500_000, "EUR", deadline=deadline)
        store_offer = NewEvent(EventKind.OFFER, "offer", posting, (AddItem(offer),), on(0))
        stored.commit([store_offer], NOW)

    def asked(span: Span = SPAN) -> list[tuple[int, date | None]]:
        return sorted((one.posting, one.deadline) for one in stored.agenda(span).offers)

    for posting, days in ((1, 3), (1, 20), (2, 0), (3, -1), (4, 2), (5, 2), (5, None)):
        offered(posting, days)
    stand(stored, 4, "declined", 1)
    given(stored, 1, snoozed_until=on(9))
    assert asked() == [(1, on(20)), (2, on(0)), (3, on(-1))]
    assert asked(Span(NOW, 5)) == [(2, on(0)), (3, on(-1))]
    assert stored.due(NOW) == Due(offers=2)
    stored.undo()
    given(stored, 2, archived_at=NOW)
    assert asked() == [(1, on(20)), (3, on(-1))]


@pytest.fixture
def many(path: Path) -> Iterator[sqlite3.Connection]:
    """Very many postings, each with an event; a handful that the agenda is about."""
    store = SqliteStore(path)
    add(store, brief("a"))
    store.close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("DELETE FROM event")
        db.execute("DELETE FROM posting")
        statuses = ("saved", "applied", "rejected", "interview")
        db.executemany(
            "INSERT INTO posting (id, title, locations, salaries, suggested, status, since, next_due, "
            "closes_earliest, file, undone) VALUES (?, 'x', '[]', '[]', '[]', ?, ?, ?, ?, '', 0)",
            (
                (
                    n,
                    statuses[n % 4],
                    on(-1 if n > 12 else -90).isoformat(),
                    _few(n, 0),
                    _few(n, 2),
                )
                for n in range(1, 20_001)
            ),
        )
        db.executemany(
            "INSERT INTO event (seq, step, at, on_day, posting_id, kind, text, before, after, loaded, "
            "undone) VALUES (?, ?, '2026-11-01 00:00:00.000000', ?, ?, 'imported', ?, '{}', '{}', 0, 0)",
            ((n, n, on(-1).isoformat(), n, "x" * 500) for n in range(1, 20_001)),
        )
        yield db


def _few(n: int, days: int) -> str | None:
    return on(days).isoformat() if n <= 8 else None


_QUESTIONS = ("ACTIONS", "INTERVIEWS", "OFFERS", "CLOSINGS", "CLOSED", "QUIET", "DUE")


@pytest.mark.parametrize("question", _QUESTIONS)
def test_no_question_walks_all_postings_or_all_events(many: sqlite3.Connection, question: str) -> None:
    sql = getattr(pending, question)
    plan = many.execute(f"EXPLAIN QUERY PLAN {sql}", pending.parameters(SPAN)).fetchall()
    walked = {row[3].split()[1] for row in plan if row[3].startswith("SCAN")}
    found = {"still", "heard", "CONSTANT"} | {f"(subquery-{n})" for n in range(20)}
    assert walked <= {"s", "o"} | found, plan


@pytest.mark.parametrize("question", _QUESTIONS)
def test_the_work_follows_what_is_found(many: sqlite3.Connection, question: str) -> None:
    sql, ticks = getattr(pending, question), 0

    def tick() -> int:
        nonlocal ticks
        ticks += 1
        return 0

    many.set_progress_handler(tick, 100)
    many.execute(sql, pending.parameters(SPAN)).fetchall()
    assert ticks < 60  # a walk over 20,000 postings takes more than a thousand


def test_all_of_them_are_found(many: sqlite3.Connection) -> None:
    found = {name: len(many.execute(getattr(pending, name), pending.parameters(SPAN)).fetchall())
             for name in _QUESTIONS}  # fmt: skip
    assert found["ACTIONS"] == 8
    assert found["QUIET"] == 3 + 3  # applied and interview
    assert found["CLOSINGS"] == 6
