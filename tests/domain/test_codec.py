"""Facts, requirements and zones survive the way to JSON and back."""

import json
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jobtui.domain.codec import (
    alternatives_from_plain,
    alternatives_to_plain,
    facts_from_findings,
    facts_to_plain,
    finding_from_plain,
    requirement_from_plain,
    requirement_to_plain,
    zone_from_plain,
    zone_to_plain,
)
from jobtui.domain.fields import FIELDS, LIST_FIELDS
from jobtui.domain.reading import Dated, Facts, Finding, Origin, Zone, ZoneName
from jobtui.domain.requirement import (
    LEVELS,
    Branch,
    Degree,
    Kind,
    Language,
    Leaf,
    Requirement,
    Topic,
    Years,
)
from jobtui.domain.salary import Period, Salary
from tests.factories import EQUIVALENT, asks, both, day, degree, either, found, pay, years

few = st.integers(0, 60)
maybe_days = st.none() | st.dates(date(1900, 1, 1), date(2200, 1, 1))
spans = st.lists(st.tuples(few, few), max_size=3).map(tuple)
short = st.text(max_size=20)
amounts = st.none() | st.integers(0, 10**12)
salaries = st.builds(
    Salary,
    amounts,
    amounts,
    st.sampled_from([None, "USD", "EUR", "JPY", "KRW", "XYZ"]),
    st.none() | st.sampled_from(Period),
    st.none() | short,
)
dates = st.builds(Dated, short, maybe_days, maybe_days)
VALUES = {"salaries": salaries, "posted": dates, "closes": dates}
demands = st.builds(Years, few, st.none() | few, short)
leaves = st.one_of(
    st.builds(Leaf, degree=st.sampled_from(Degree), spans=spans),
    st.builds(Leaf, years=demands, spans=spans),
    st.builds(Leaf, equivalent=st.just(True), spans=spans),
    st.builds(Leaf, degree=st.sampled_from(Degree), field=short, spans=spans),
    st.builds(Leaf, skill=st.text(min_size=1, max_size=20), spans=spans),
    st.builds(
        Leaf, language=st.text(min_size=1, max_size=20), level=st.sampled_from(["", *LEVELS]), spans=spans
    ),
)


def branches(parts: st.SearchStrategy[Leaf | Branch]) -> st.SearchStrategy[Branch]:
    some = st.lists(parts, max_size=3).map(tuple)
    return st.builds(Branch, st.sampled_from(["any", "all"]), some, st.booleans())


trees = branches(st.recursive(leaves, branches, max_leaves=6))
requirements = st.builds(
    Requirement,
    text=short,
    kind=st.sampled_from(Kind),
    spans=spans,
    origin=st.sampled_from(Origin).map(str),
    rule=short,
    years=st.lists(demands, max_size=3).map(tuple),
    degree=st.none() | st.sampled_from(Degree),
    equivalent=st.booleans(),
    alternatives=st.none() | trees,
    skills=st.lists(short, max_size=3).map(tuple),
    stricter_repeat=st.booleans(),
    languages=st.lists(st.builds(Language, short, st.sampled_from(["", *LEVELS])), max_size=2).map(tuple),
    topics=st.lists(st.sampled_from(Topic), max_size=3).map(tuple),
)


def findings(field: str) -> st.SearchStrategy[Any]:
    value = VALUES.get(field, short)
    finding = st.builds(Finding, value, spans, st.sampled_from(Origin), short, st.booleans())
    return st.lists(finding, max_size=3).map(tuple) if field in LIST_FIELDS else st.none() | finding


facts = st.builds(Facts, **{field: findings(field) for field in FIELDS})


def through_json(plain: Any) -> Any:
    return json.loads(json.dumps(plain))


@given(facts)
def test_facts_come_back_as_they_were(held: Facts) -> None:
    plain = through_json(facts_to_plain(held))
    back = {
        field: [
            finding_from_plain(field, one)
            for one in (plain[field] if field in LIST_FIELDS else filter(None, [plain[field]]))
        ]
        for field in FIELDS
    }
    assert facts_from_findings(back) == held


@given(requirements)
def test_requirements_come_back_as_they_were(held: Requirement) -> None:
    assert requirement_from_plain(through_json(requirement_to_plain(held))) == held


@given(st.builds(Zone, few, few, st.sampled_from(ZoneName), st.sampled_from(Origin), short))
def test_zones_come_back_as_they_were(held: Zone) -> None:
    assert zone_from_plain(through_json(zone_to_plain(held))) == held


def test_facts_have_the_documented_shape() -> None:
    plain = facts_to_plain(
        Facts(
            title=found("Engineer", (4, 12), suggested=True),
            salaries=(found(pay(139_900, 274_800, "U.S."), (9, 30)),),
            posted=found(day("2026-11-05")),
        )
    )
    assert list(plain) == list(FIELDS)
    assert plain["title"] == {
        "value": "Engineer",
        "spans": [[4, 12]],
        "origin": "employer",
        "rule": "",
        "suggested": True,
    }
    assert plain["salaries"][0]["value"] == {
        "min": 139_900,
        "max": 274_800,
        "currency": "USD",
        "period": "year",
        "where": "U.S.",
    }
    assert plain["posted"]["value"] == {
        "text": "2026-11-05",
        "earliest": "2026-11-05",
        "latest": "2026-11-05",
    }
    assert (plain["company"], plain["locations"]) == (None, [])


def test_a_requirement_has_the_documented_shape() -> None:
    tree = either(both(degree(Degree.BACHELOR), years(10)), EQUIVALENT)
    plain = requirement_to_plain(
        asks("x", years=(Years(6),), degree=Degree.NONE, alternatives=tree, skills=("C++",))
    )
    assert plain["years"] == [{"min": 6, "max": None, "area": ""}]
    assert (plain["kind"], plain["degree"], plain["skills"]) == ("required", "none", ["C++"])
    assert [set(part) - {"spans"} for part in plain["alternatives"]["any"]] == [{"all"}, {"equivalent"}]


def test_what_a_leaf_does_not_say_has_no_key() -> None:
    told = [Leaf(skill="Go"), Leaf(language="German", level="B2"), Leaf(degree=Degree.MASTER, field="optics")]
    plain = alternatives_to_plain(Branch("any", tuple(told), open=True))
    assert plain == {
        "any": [
            {"spans": [], "skill": "Go"},
            {"spans": [], "language": "German", "level": "B2"},
            {"spans": [], "degree": "master", "field": "optics"},
        ],
        "open": True,
    }


def test_what_was_stored_before_topics_and_languages_still_reads() -> None:
    plain = {
        "text": "x",
        "alternatives": {"any": [{"degree": "bachelor", "spans": []}, {"equivalent": True}]},
    }
    held = requirement_from_plain(plain)
    assert (held.languages, held.topics) == ((), ())
    assert held.alternatives == either(degree(Degree.BACHELOR), EQUIVALENT)


def test_a_single_condition_is_a_tree_of_its_own() -> None:
    assert alternatives_from_plain(alternatives_to_plain(years(3, 5, "Go"))) == years(3, 5, "Go")
