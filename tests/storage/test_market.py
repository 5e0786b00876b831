"""What postings pay and ask, counted: each posting once, as firmly as it asks, in the employer's words."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event

import pytest

from jobtui.domain.event import EventKind, SetPosting, SetRequirement
from jobtui.domain.frequency import Ask
from jobtui.domain.problem import Stopped
from jobtui.domain.requirement import Degree, Kind, Language, Requirement, Years
from jobtui.storage import tracks
from jobtui.storage.store import SqliteStore
from tests.storage.support import NOW, add, brief, write


@pytest.fixture
def asking(store: SqliteStore) -> SqliteStore:
    """Three postings that ask."""
    python = Requirement("Python", Kind.REQUIRED, skills=("Python",))
    wished = Requirement("Python is a plus", Kind.PREFERRED, skills=("Python", "Go"))
    chips = Requirement("Rust", Kind.REQUIRED, skills=("Rust",), origin="site")
    years = Requirement("5 years, a master's", Kind.REQUIRED, years=(Years(5),), degree=Degree.MASTER)
    more = Requirement(
        "8 years of it", Kind.PREFERRED, years=(Years(8),), languages=(Language("German", "B2"),)
    )
    for title, asked in (("a", (python, wished, chips)), ("b", (wished, years)), ("c", (more,))):
        reading = brief(title, f"text {title}")
        add(store, replace(reading, requirements=asked))
    return store


def _counts(
    store: SqliteStore, among: Sequence[int] | None = None
) -> dict[tuple[Ask, str], tuple[int, int, int]]:
    found = store.frequencies(among)
    return {(one.ask, one.name): (one.required, one.preferred, one.postings) for one in found}


def test_each_posting_counts_once_as_firmly_as_it_asks(asking: SqliteStore) -> None:
    assert _counts(asking) == {
        (Ask.SKILL, "Python"): (1, 1, 2),
        (Ask.SKILL, "Go"): (0, 2, 2),
        (Ask.EXPERIENCE, ""): (1, 1, 2),
        (Ask.DEGREE, "master"): (1, 0, 1),
        (Ask.LANGUAGE, "German"): (0, 1, 1),
    }
    years = next(one for one in asking.frequencies() if one.ask is Ask.EXPERIENCE)
    assert (years.years, years.label) == ((5, 8), "5–8+ years in general")


def test_that_no_degree_is_needed_is_no_demand(store: SqliteStore) -> None:
    asked = Requirement("C, or none: no degree needed", Kind.REQUIRED, skills=("none",), degree=Degree.NONE)
    add(store, replace(brief("a", "text"), requirements=(asked,)))
    assert _counts(store) == {(Ask.SKILL, "none"): (1, 0, 1)}
    assert store.asks([1]) == {1: {(Ask.SKILL, "none")}}


def test_only_those_named_and_never_the_bin(asking: SqliteStore) -> None:
    assert _counts(asking, among=[3]) == {
        (Ask.EXPERIENCE, ""): (0, 1, 1),
        (Ask.LANGUAGE, "German"): (0, 1, 1),
    }
    assert _counts(asking, among=[]) == {}
    write(asking, 3, SetPosting({"deleted_at": NOW}), kind=EventKind.DELETED)
    assert (Ask.LANGUAGE, "German") not in _counts(asking)
    assert [one.posting for one in asking.offered()] == [1, 2]


def test_what_was_dropped_is_not_asked(asking: SqliteStore) -> None:
    item = asking.posting(1).checklist[0]
    write(asking, 1, SetRequirement(item.id, {"dropped": True}), kind=EventKind.REQUIREMENT)
    assert _counts(asking)[Ask.SKILL, "Python"] == (0, 2, 2)


def test_by_the_stage_reached(asking: SqliteStore) -> None:
    write(asking, 1, SetPosting({"status": "interview"}), kind=EventKind.STATUS)
    write(asking, 1, SetPosting({"status": "rejected"}), kind=EventKind.STATUS)
    python = next(one for one in asking.frequencies() if one.name == "Python")
    assert python.reached == {"saved": 2, "applied": 1, "screening": 1, "interview": 1, "offer": 0}
    assert python.came_to == "applied 1, screening 1, interview 1"
    assert next(one for one in asking.frequencies() if one.name == "German").came_to == ""


def test_who_asks_most_of_the_same(asking: SqliteStore) -> None:
    assert asking.sharing(1, 10) == [2]
    assert asking.sharing(2, 10) == [1, 3]
    assert asking.asks([1, 9]) == {1: {(Ask.SKILL, "Python"), (Ask.SKILL, "Go")}, 9: frozenset()}
    assert asking.sharing(9, 10) == []


def test_counting_is_ended_from_another_thread(asking: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = Event(), Event()

    def waits(text: str | None) -> str | None:
        begun.set()
        go_on.wait(5)
        return text

    with monkeypatch.context() as patch, ThreadPoolExecutor(1) as pool:
        asking._counter._connected().create_function("waits", 1, waits)
        patch.setattr(tracks, "_TRACKS", tracks._TRACKS.replace("p.title", "waits(p.title)"))
        counted = pool.submit(asking.tracks)
        assert begun.wait(5)
        assert len(asking.rows([1, 2, 3])) == 3  # other reading goes on meanwhile
        asking.stop_counting()
        go_on.set()
        with pytest.raises(Stopped):
            counted.result()
    assert [one.title for one in asking.tracks([2, 3])] == ["b", "c"]
