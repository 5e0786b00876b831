"""Many files at once: the same postings, by however many processes they are read, and whole ones only."""

import math
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from jobtui.domain.event import NewEvent, Written
from jobtui.domain.problem import DiskFailed
from jobtui.interop.lossless import to_pieces
from jobtui.parsing.children import Children
from jobtui.storage.database import Database
from jobtui.storage.store import SqliteStore
from jobtui.tracker import group
from jobtui.tracker.files import sources
from jobtui.tracker.intake import Given, Intake
from jobtui.tracker.outcome import Outcome, Result
from jobtui.tracker.tracker import Tracker
from tests.tracker.conftest import NOON

POSTING = """\
# {title}

{company} Ltd · Leith, Scotland

## Requirements

- {n}+ years of experience with Python
- Strong knowledge of {skill}
"""
SKILLS = ("SQL", "Kafka", "Docker")
TRADES = "Baker Cooper Dyer Fuller Glazier Mason Potter Sawyer Tanner Weaver".split()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files of which two hold one text, one is the next version of another, one is empty and one no text."""
    place = tmp_path / "files"
    place.mkdir()
    for n in range(9):
        text = POSTING.format(
            title=f"Tester {SKILLS[n % 3]}", company=f"Harrow {n}", n=n + 1, skill=SKILLS[n % 3]
        )
        (place / f"{n}.md").write_text(text)
    (place / "2b.md").write_text((place / "2.md").read_text())
    (place / "3b.md").write_text((place / "3.md").read_text() + "- Experience with Airflow\n")
    (place / "4b.md").write_text(" \n")
    (place / "5b.md").write_bytes(b"%PDF-1.7 \x00\x01")
    return place


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[list[SqliteStore]]:
    """Two empty stores."""
    made = [SqliteStore(tmp_path / f"{n}.db") for n in range(2)]
    yield made
    for store in made:
        store.close()


def imported(store: SqliteStore, folder: Path, most: int) -> list[Result]:
    """What an import of a folder tells that so many processes read for."""
    with Intake(Tracker(store, lambda: NOON), parser=Children(most)) as intake:
        given: list[Given] = [*sources([str(folder)])]
        return [result for one in intake.ahead(given) for result in intake.take(one)]  # type: ignore[arg-type]


def test_postings_are_the_same_by_however_many_processes_they_are_read(
    stores: list[SqliteStore], folder: Path
) -> None:
    told = [imported(store, folder, most) for most, store in zip((1, 3), stores, strict=True)]
    outcomes = [str(result.outcome) for result in told[0]]
    counted = {outcome: outcomes.count(outcome) for outcome in outcomes}
    assert counted == {"imported": 9, "already stored": 1, "new version": 1, "failed": 2}
    plain = [
        [(one.file, one.outcome, one.posting, one.message, one.warnings) for one in found] for found in told
    ]
    assert plain[0] == plain[1]
    dumps = ["".join(to_pieces(store.dump())) for store in stores]
    assert dumps[0] == dumps[1]


def gathered(store: SqliteStore, folder: Path, most: int) -> list[Result]:
    """The same, where files wait for others."""
    with Intake(Tracker(store, lambda: NOON), parser=Children(most)) as intake:
        given: list[Given] = [*sources([str(folder)])]
        told = [result for one in intake.ahead(given) for result in intake.gather(one)]  # type: ignore[arg-type]
        return [*told, *intake.rest()]


@pytest.fixture
def commits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many events each write had; no time is too long to wait."""
    counted: list[int] = []
    commit = SqliteStore.commit

    def counting(store: SqliteStore, events: Sequence[NewEvent], *given: Any, **more: Any) -> Written:
        counted.append(len(events))
        return commit(store, events, *given, **more)

    monkeypatch.setattr(SqliteStore, "commit", counting)
    monkeypatch.setattr(group, "_LONGEST", math.inf)
    return counted


def test_files_stored_together_are_the_same_postings(
    stores: list[SqliteStore], folder: Path, commits: list[int]
) -> None:
    (folder / "3c.md").write_text((folder / "3b.md").read_text() + "- Experience with Flink\n")
    (folder / "6b.md").write_text((folder / "6.md").read_text().replace("Harrow 6", "Thistle"))
    told = []
    for store, take in zip(stores, (imported, gathered), strict=True):
        told.append([replace(one, problem=None) for one in take(store, folder, 2)])
        commits.append(0)
    assert told[0] == told[1]
    assert [one.outcome for one in told[0]].count(Outcome.NEW_VERSION) == 2
    dumps = ["".join(to_pieces(store.dump())) for store in stores]
    assert dumps[0] == dumps[1]
    alone, together = commits[: commits.index(0)], commits[commits.index(0) + 1 : -1]
    assert len(together) < len(alone) == 12


def test_a_file_that_cannot_be_stored_keeps_none_of_its_neighbours_out(
    stores: list[SqliteStore], folder: Path, commits: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = SqliteStore.commit

    def failing(store: SqliteStore, events: Sequence[NewEvent], *given: Any, **more: Any) -> Written:
        if any("7.md" in event.text for event in events):
            raise DiskFailed("not saved: the disk is full. Nothing was changed.")
        return commit(store, events, *given, **more)

    monkeypatch.setattr(SqliteStore, "commit", failing)
    told = gathered(stores[0], folder, 2)
    lost = [(Path(one.file).name, one.message) for one in told if one.problem is not None][2:]
    assert lost == [("7.md", "not saved: the disk is full. Nothing was changed.")]
    assert [str(one.outcome) for one in told].count("imported") == 8
    assert [step.number for step in stores[0].steps(5)] == [1]


def test_what_another_process_stores_meanwhile_is_not_stored_twice(
    stores: list[SqliteStore], folder: Path, tmp_path: Path, commits: list[int]
) -> None:
    one, other = sources([str(folder / "0.md"), str(folder / "1.md")])
    other_process = SqliteStore(tmp_path / "0.db")
    with Intake(Tracker(stores[0], lambda: NOON)) as intake:
        assert intake.gather(one) == intake.gather(other) == []  # type: ignore[arg-type]
        assert [str(done.outcome) for done in imported(other_process, folder / "1.md", 1)] == ["imported"]
        assert [str(done.outcome) for done in intake.rest()] == ["imported", "already stored"]
        assert intake.rest() == []
    other_process.close()
    assert commits == [1, 1]


def test_what_has_waited_long_is_stored_with_the_next_file(
    stores: list[SqliteStore], folder: Path, commits: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(group, "_LONGEST", -1)
    with Intake(Tracker(stores[0], lambda: NOON)) as intake:
        for one in sources([str(folder / "0.md"), str(folder / "1.md")]):
            assert len(intake.gather(one)) == 1  # type: ignore[arg-type]
    assert commits == [1, 1]


def test_what_waits_is_not_there_yet_and_one_step_in_the_end(
    stores: list[SqliteStore], folder: Path, commits: list[int]
) -> None:
    store = stores[0]
    with Intake(Tracker(store, lambda: NOON)) as intake:
        for one in [*sources([str(folder)])][:2]:
            assert intake.gather(one) == []  # type: ignore[arg-type]
        assert store.dump()["postings"] == []
        assert len(intake.rest()) == 2
    assert commits == [2]
    assert len(store.dump()["postings"]) == 2
    assert [step.number for step in store.steps(5)] == [1]


def test_not_more_files_wait_than_a_few_and_no_large_ones(
    stores: list[SqliteStore], tmp_path: Path, commits: list[int]
) -> None:
    place = tmp_path / "files"
    place.mkdir()
    for n in range(20):
        text = POSTING.format(title=f"Tester {n}", company=f"Harrow {n}", n=n + 1, skill=SKILLS[n % 3])
        (place / f"{n:02}.md").write_text(text + "\n\n## About us\n\n" + "We brew tea. " * 9000 * (n == 18))
    assert len(gathered(stores[0], place, 2)) == 20
    assert commits == [8, 8, 2, 1, 1]


def test_one_more_posting_of_an_employer_costs_the_same_however_many_there_are(
    stores: list[SqliteStore], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    connect = Database.connect

    def traced(database: Database, *, reading: bool = False) -> sqlite3.Connection:
        connection = connect(database, reading=reading)
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr(Database, "connect", traced)
    counted = []
    for store, many in zip(stores, (3, 30), strict=True):
        place = tmp_path / f"{many}"
        place.mkdir()
        for n in range(many):
            title = f"{TRADES[n % 10]} of {SKILLS[n // 10]}"
            (place / f"{n}.md").write_text(
                POSTING.format(title=title, company="Harrow", n=n, skill=SKILLS[n // 10])
            )
        (place / "last.md").write_text(POSTING.format(title="Warden", company="Harrow", n=1, skill="Rust"))
        with Intake(Tracker(store, lambda: NOON), parser=Children(1)) as intake:
            for one in intake.ahead([*sources([str(place)])]):
                asked.clear()
                assert [str(result.outcome) for result in intake.take(one)] == ["imported"]  # type: ignore[arg-type]
        counted.append(len([sql for sql in asked if not sql.startswith("--")]))
    assert counted[0] == counted[1] < 60


def test_what_was_begun_but_not_taken_leaves_nothing(stores: list[SqliteStore], folder: Path) -> None:
    store = stores[0]
    with Intake(Tracker(store, lambda: NOON)) as intake:
        for taken, one in enumerate(intake.ahead([*sources([str(folder)])]), 1):
            intake.take(one)  # type: ignore[arg-type]
            if taken == 3:
                break
    assert len(store.dump()["postings"]) == 3
    assert [step.number for step in store.steps(5)] == [1]
    assert store.examine(full=True) == ([], [])


def test_a_file_that_is_named_twice_is_read_twice(stores: list[SqliteStore], folder: Path) -> None:
    store = stores[0]
    with Intake(Tracker(store, lambda: NOON)) as intake:
        twice = [*sources([str(folder / "1.md"), str(folder / "1.md")])]
        told = [result for one in intake.ahead(twice) for result in intake.take(one)]  # type: ignore[arg-type]
        assert [(str(result.outcome), result.posting) for result in told] == [
            ("imported", 1),
            ("already stored", 1),
        ]
        assert not (intake.parser._asked or intake.parser._waiting or intake.parser._answered)
