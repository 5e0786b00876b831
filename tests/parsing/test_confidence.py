"""How far a rule is trusted: the counts, what they lead to, and that no rule is left out."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobtui.domain.reading import Dated, Facts, Finding, Reading, ZoneName
from jobtui.domain.requirement import Kind, Requirement
from jobtui.domain.salary import Period, Salary
from jobtui.parsing import confidence, read
from jobtui.parsing.tables import table
from tests import measure
from tests.judging import judged, judged_items, right
from tests.measure import ROOT, RULES, SECTIONS
from tests.parsing.helpers import AS_OF, corpus_files, read_one

NAMED = tomllib.loads(RULES.read_text("utf-8"))
POSTING = (
    "Job title: Lamp Engineer\nCompany: Harrow Lamps\nLocation: Leeds, UK\n\nRequirements\n- Clean hands\n"
)


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, dict[str, dict[str, int]]]]:
    """Counts of our own in the place of the measured ones; a test fills them in."""
    made: dict[str, dict[str, dict[str, int]]] = {"company": {"prose.company": {"right": 90, "wrong": 0}}}
    monkeypatch.setattr(confidence, "table", lambda _: made)
    confidence._doubted.cache_clear()
    yield made
    confidence._doubted.cache_clear()


def marks(reading: Reading) -> dict[str, list[bool]]:
    return {name: [f.suggested for f in reading.facts.findings(name)] for name in confidence.FIELDS}


def test_a_rule_that_is_often_wrong_only_suggests(counts: dict[str, dict[str, dict[str, int]]]) -> None:
    before = read_one(POSTING)
    assert not any(any(found) for found in marks(before).values())
    counts["title"] = {"label.title": {"right": 5, "wrong": 5}}
    counts["locations"] = {"label.location": {"right": 0, "wrong": 1}}
    confidence._doubted.cache_clear()
    after = read_one(POSTING)
    assert marks(after) == {**marks(before), "title": [True], "locations": [True]}
    assert after.facts.title and after.facts.title.value == "Lamp Engineer"
    assert [f.value for f in after.facts.locations] == [f.value for f in before.facts.locations]
    assert after.warnings == before.warnings == ()


def test_a_good_measure_takes_no_mark_away(counts: dict[str, dict[str, dict[str, int]]]) -> None:
    counts["title"] = {"prose.role": {"right": 50, "wrong": 0}}
    confidence._doubted.cache_clear()
    guessed = Facts(title=Finding("Lamp Engineer", rule="prose.role", suggested=True))
    assert confidence.weighed(guessed) == guessed
    counts["locations"] = {"header.line": {"right": 0, "wrong": 9}}
    confidence._doubted.cache_clear()
    both = Facts(
        locations=(Finding("Hull", rule="prose.place", suggested=True), Finding("Leeds", rule="header.line"))
    )
    assert [one.suggested for one in confidence.weighed(both).locations] == [True, True]


@pytest.mark.parametrize(
    ("right_", "wrong", "doubted"),
    [
        (0, 0, False),
        (1, 0, False),
        (0, 1, True),
        (1, 1, True),
        (2, 1, False),
        (60, 40, True),
        (80, 20, False),
    ],
)
def test_few_values_say_little(
    counts: dict[str, dict[str, dict[str, int]]], right_: int, wrong: int, doubted: bool
) -> None:
    counts["company"]["prose.company"] = {"right": 900, "wrong": 0}
    counts["title"] = {"header.line": {"right": right_, "wrong": wrong}}
    assert confidence.doubtful("title", "header.line", counts) is doubted


def test_a_rule_never_measured_has_no_precision() -> None:
    assert (
        confidence.precision("title", "no.such", {"title": {"label.title": {"right": 1, "wrong": 0}}}) is None
    )


def rules_of(reading: Reading) -> Iterator[tuple[str, str]]:
    for name in confidence.FIELDS:
        yield from ((name, finding.rule) for finding in reading.facts.findings(name))
    yield from (("requirements", item.rule) for item in reading.requirements)


def test_every_rule_that_reads_the_samples_is_named() -> None:
    paths = [p for p in (ROOT / "jobtui" / "samples").iterdir() if p.suffix in (".txt", ".md")]
    used = {
        pair
        for path in (*paths, *corpus_files())
        for reading in read(path.read_bytes(), path.name, as_of=AS_OF)
        for pair in rules_of(reading)
    }
    assert len(paths) > 5 and len(used) > 20
    assert {(field, rule) for field, rule in used if rule not in NAMED[field]} == set()


SHAPES = ("label.", "header.", "prose.", "pay.", "url.")
OF_ZONES = {  # rules that place a line, and rules of fields without labels
    "prose.pay", "prose.legal", "prose.apply", "prose.employer", "label.value", "label.url", "header.url",
    "label.closes", "prose.closes", "label.requisition", "header.requisition",
}  # fmt: skip


def test_every_rule_in_the_code_is_named() -> None:
    named = {rule for section in SECTIONS for rule in NAMED[section]}
    found = set()
    for path in (ROOT / "jobtui" / "parsing").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
                if text.startswith(SHAPES) and re.fullmatch(r"[a-z]+\.[a-z_]+", text):
                    found.add(text)
    assert len(found) > 15
    assert found - named - OF_ZONES == set()
    read_for_pay = {f"pay.{zone}" for zone in ZoneName} - {"pay.noise", "pay.legal"}
    assert read_for_pay <= set(NAMED["salaries"])


def test_the_table_and_the_names_agree() -> None:
    measured = table("confidence")
    assert set(measured) == set(SECTIONS)
    for section in SECTIONS:
        assert set(measured[section]) <= set(NAMED[section]), section
    assert {f"{section}.{rule}" for section in SECTIONS for rule in NAMED[section]} >= set(NAMED["guesses"])
    other = set(Facts.__dataclass_fields__) - set(confidence.FIELDS)
    assert set(NAMED["unmeasured"]) == other


def test_the_page_shows_the_measured_table() -> None:
    """Mend with: python -m tests.measure CORPUS..."""
    page = measure.PAGE.read_text("utf-8")
    assert measure.with_table(page, measure.as_markdown(table("confidence"), NAMED)) == page
    with pytest.raises(ValueError, match="is not in the page"):
        measure.with_table("no marks", "")


GOLD = {
    "title": "Lamp Engineer", "company": "Harrow", "locations": ["Leeds, UK"], "workplace": "remote",
    "employment_type": "vollzeit", "posted": "2026-11-01", "required": ["Clean hands and a steady eye"],
    "salary": [{"min": 17.5, "max": 20, "currency": "GBP", "period": "hour"}], "preferred": ["Own ladder"],
    "optional": ["Likes ships"], "also": {"title": ["Lamplighter", None], "locations": [["Hull"]]},
}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value", "verdict"),
    [
        ("title", "Lamp Engineer (m/f/d) 4711", True),
        ("title", "lamplighter", True),
        ("title", "Senior Lamp Engineer", False),
        ("title", "Lamp Engineer and one who does it all", False),
        ("company", "Harrow Lamps Ltd", True),
        ("company", "Miller", False),
        ("locations", "Leeds", True),
        ("locations", "Hull, UK", True),
        ("locations", "York", False),
        ("workplace", "remote", True),
        ("workplace", "hybrid", False),
        ("employment_type", "full-time", True),
        ("employment_type", "full-time, permanent", False),
        ("salaries", Salary(1750, 2000, "GBP", Period.HOUR), True),
        ("salaries", Salary(1750, 2000, "GBP"), True),
        ("salaries", Salary(1750, 2000, "USD"), False),
        ("salaries", Salary(1750, 2100, "GBP"), False),
        ("posted", Dated("2026-11-01", AS_OF.replace(day=1), AS_OF.replace(day=1)), True),
        ("posted", Dated("2026-11-02", AS_OF.replace(day=2), AS_OF.replace(day=2)), False),
    ],
)
def test_a_value_is_judged_by_its_label(field: str, value: object, verdict: bool) -> None:
    assert right(GOLD, field, Finding(value)) is verdict


def test_a_value_where_the_label_has_none_is_wrong() -> None:
    gold = {**GOLD, "workplace": None, "salary": [], "also": {}}
    found = Facts(workplace=Finding("remote", rule="w"), salaries=(Finding(Salary(1, 2), rule="s"),))
    assert [*judged(gold, found)] == [("workplace", "w", False), ("salaries", "s", False)]


def test_items_are_judged_and_the_kinds_of_those_that_must_be_there() -> None:
    items = (
        Requirement("Clean hands and a steady eye, always", Kind.PREFERRED, rule="a"),
        Requirement("Hands: Clean hands and a steady eye", Kind.REQUIRED, rule="b"),
        Requirement("Likes ships", Kind.REQUIRED, rule="c"),
        Requirement("An own ladder", Kind.PREFERRED, rule="d"),
    )
    assert [*judged_items(GOLD, items)] == [
        ("requirements", "a", True), ("kind", "a", False), ("requirements", "b", True), ("kind", "b", True),
        ("requirements", "c", True), ("requirements", "d", False),
    ]  # fmt: skip


def test_measuring_writes_the_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, gold in (("one", GOLD), ("two", {**GOLD, "title": "Wick Trimmer", "also": {}})):
        for part, text in (("raw/posting.txt", POSTING), ("gold/posting.json", json.dumps(gold))):
            path = tmp_path / name / part
            path.parent.mkdir(parents=True)
            path.write_text(text, encoding="utf-8")
    (tmp_path / "page.md").write_text(f"# Page\n\n{measure.START}{measure.END}\n", encoding="utf-8")
    monkeypatch.setattr(measure, "TABLE", tmp_path / "confidence.toml")
    monkeypatch.setattr(measure, "PAGE", tmp_path / "page.md")
    assert measure.main([str(tmp_path / "one"), str(tmp_path)]) == 0  # "one" twice: named, and in the folder
    written = measure.TABLE.read_bytes()
    assert tomllib.loads(written.decode())["title"] == {"label.title": {"right": 2, "wrong": 1}}
    assert "| title | `label.title` |" in measure.PAGE.read_text("utf-8")
    assert measure.main([str(tmp_path / "one"), str(tmp_path)]) == 0
    assert measure.TABLE.read_bytes() == written
    assert measure.main([str(tmp_path / "nothing")]) == 2
    assert measure.TABLE.read_bytes() == written
