from dataclasses import replace
from datetime import date
from pathlib import Path

from jobtui.domain.reading import Facts
from jobtui.domain.requirement import placed
from jobtui.parsing import read
from jobtui.storage.store import SqliteStore
from tests.bench.grow import grow
from tests.bench.lived import reading
from tests.bench.made import made

TODAY = date(2026, 11, 21)


def test_what_is_put_into_a_grown_database_is_what_would_be_read() -> None:
    for number in range(1, 31):
        told, text = reading(made(number, TODAY)), made(number, TODAY).text
        (found,) = read(text.encode(), told.file, as_of=TODAY)
        assert (told.text, told.sha256, told.zones) == (found.text, found.sha256, found.zones)
        assert _but_skills(told.facts) == _but_skills(found.facts)
        assert {one.value for one in told.facts.skills} == {one.value for one in found.facts.skills}
        asked = [replace(placed(one, one.spans), stricter_repeat=False) for one in found.requirements]
        assert list(told.requirements) == asked


def _but_skills(facts: Facts) -> Facts:
    return replace(facts, skills=())


def test_a_grown_database_is_in_order_and_can_be_exported(tmp_path: Path) -> None:
    grow(40, tmp_path / "grown.db", TODAY)
    store = SqliteStore(tmp_path / "grown.db")
    assert store.examine(full=True) == ([], [])
    dump = store.dump()
    assert [one["id"] for one in dump["postings"]] == [*range(1, 41)]
    assert not store.unmatched(1)
    store.close()
    other = SqliteStore(tmp_path / "other.db")
    assert other.load(dump) == 40
    assert other.dump() == dump
    other.close()
