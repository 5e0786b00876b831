from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from jobtui.domain.reading import Facts
from jobtui.domain.requirement import placed
from jobtui.parsing import read
from jobtui.storage.store import SqliteStore
from tests.bench.goals import goals, grows
from tests.bench.grow import grow
from tests.bench.lived import reading
from tests.bench.made import made
from tests.bench.plot import Bar, Curve, drawn
from tests.bench.told import goal_table, growth_table, put_between

TODAY = date(2026, 11, 21)
SVG = "{http://www.w3.org/2000/svg}"


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


SAMPLES = {
    "empty@0": [200.0, 220.0, 210.0],
    "rows@5": [20.0],
    "rows@400": [42.0, 40.0, 50.0],
    "key in the list@400": [*[10.0] * 19, 400.0],
    "imported@10": [149.0],
    "idle@400": [0.0],
}
GOALS = goals(5, 10, 100, 400)


@pytest.mark.parametrize(
    ("what", "value", "met"),
    [
        ("rows visible, 400 postings", 0.2, True),
        ("rows visible, 400", 2.1, False),
        ("key to repaint in the list, 400", 10.0, True),
        ("import of 10 files", 149.0, False),
        ("processor when idle, 400", 0.0, True),
    ],
)
def test_a_goal_is_held_against_what_was_measured(what: str, value: float, met: bool) -> None:
    goal = next(one for one in GOALS if one.what == what and one.value(SAMPLES) is not None)
    found = goal.value(SAMPLES)
    assert found == pytest.approx(value)
    assert found is not None
    assert goal.met(found) is met


def test_the_table_tells_every_run_and_who_was_not_there() -> None:
    slower = SAMPLES | {"rows@400": [105.0]}
    lines = [*goal_table(GOALS, [SAMPLES, slower, SAMPLES], "VisiData")]
    assert len(lines) == 2 + len(GOALS)
    assert len({line.count("|") for line in lines}) == 1
    rows = "| rows visible, 400 postings | 42.0 ms | empty Textual app: 210 ms | ≤ 0.25 × |"
    assert f"{rows} 0.20 × | 0.50 × | 0.20 × | yes |" in lines
    assert any("| VisiData, all | ≤ 0.1 × |" in line and "VisiData was not there" in line for line in lines)
    assert any(line.startswith("| quit to prompt, 400 | – |") and "not measured" in line for line in lines)


@pytest.mark.parametrize(
    ("costs", "word"),
    [
        ((20.0, 21.0, 22.0), "constant"),
        ((10.0, 15.0, 20.0), "logarithmic (5.0 more"),
        ((10.0, 32.0, 100.0), "as n to the 0.50"),
        ((10.0, 100.0, 1000.0), "linear (10.00 for 1,000 more)"),
    ],
)
def test_growth_is_named(costs: tuple[float, ...], word: str) -> None:
    assert grows((1000, 10_000, 100_000), costs).startswith(word)
    found = [*growth_table((1, 2, 3), [{f"rows@{n}": [cost] for n, cost in enumerate(costs, 1)}])]
    assert len(found) == 3
    assert found[2].startswith("| rows visible |")


def test_tables_go_between_their_markers(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- goals -->\nold\n<!-- end of goals -->\nb\n")
    put_between(page, "goals", [r"new \1"])
    assert page.read_text() == "a\n<!-- goals -->\nnew \\1\n<!-- end of goals -->\nb\n"
    with pytest.raises(ValueError, match="growth"):
        put_between(page, "growth", [])


def test_the_picture_is_sound_and_drawn_to_scale() -> None:
    svg = drawn([Bar("us & them", 50, own=True), Bar("others", 200)], [Curve("rows", [(10, 1), (1000, 100)])])
    root = ElementTree.fromstring(svg)
    widths = [float(one.attrib["width"]) for one in root.iter(f"{SVG}rect") if one.attrib.get("x") == "250"]
    assert widths[1] == pytest.approx(4 * widths[0])
    (curve,) = root.iter(f"{SVG}polyline")
    (left, low), (right, high) = (map(float, point.split(",")) for point in curve.attrib["points"].split())
    assert (left, right) == (70, 480)
    assert high < low
    assert {"us & them", "rows: 100"} <= {one.text for one in root.iter(f"{SVG}text")}
