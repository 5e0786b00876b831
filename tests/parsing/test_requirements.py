# ruff: noqa: E501  (the invented postings are data)
"""Items: kinds, years with their area, degrees, alternatives as trees, stricter repeats, skills."""

from typing import Any

import pytest

from jobtui.domain.codec import alternatives_to_plain
from jobtui.domain.requirement import Degree, Requirement, Years
from jobtui.parsing.fields import degree, years
from tests.parsing.helpers import read_one


def item(text: str, heading: str = "Requirements") -> Requirement:
    (found,) = read_one(f"Engineer\n\n{heading}:\n- {text}\n").requirements
    return found


@pytest.mark.parametrize(
    ("heading", "text", "kind"),
    [
        ("Requirements", "Knows lamps", "required"),
        ("Nice to have", "Knows lamps", "preferred"),
        ("Your profile", "Knows lamps", "unlabelled"),
        ("Qualifications (preferred)", "Knows lamps", "preferred"),
        ("Required and preferred qualifications", "Knows lamps", "unlabelled"),
        ("Requirements", "Knowledge of lamps is a plus", "preferred"),
        ("Requirements", "Prior lamp work preferred", "preferred"),
        ("Requirements", "Lamp work (a plus)", "preferred"),
        ("Requirements", "Strong in lamps, ideally oil lamps", "required"),
        ("Requirements", "Strong in lamps (oil lamps preferred)", "required"),
        ("Requirements", "Degree required, master's preferred", "required"),
        ("Your profile", "Must own a lamp", "required"),
        ("Requirements", "Erfahrung mit Lampen ist von Vorteil", "preferred"),
        ("Requirements", "La connaissance des lampes serait un plus", "preferred"),
        ("Requirements", "램프 경험이 있으면 좋아요", "preferred"),
    ],
)
def test_the_heading_tells_the_kind_and_the_line_overrules_it(heading: str, text: str, kind: str) -> None:
    assert item(text, heading).kind == kind


def test_a_wish_that_closes_an_item_as_a_sentence_is_an_item() -> None:
    found = read_one(
        "Requirements:\n- Knows lamps well. Knowledge of wicks is a plus.\n- Reads maps\n"
    ).requirements
    assert [(r.text, r.kind) for r in found] == [
        ("Knows lamps well.", "required"),
        ("Knowledge of wicks is a plus.", "preferred"),
        ("Reads maps", "required"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5+ years of experience in machine learning", [Years(5, None, "machine learning")]),
        ("3 to 5+ years experience managing projects", [Years(3, 5, "project management")]),
        ("At least 12 years of technical engineering with coding", [Years(12, None, "software development")]),
        ("4+ years people management experience", [Years(4, None, "people management")]),
        ("Three years of experience", [Years(3)]),
        ("Mindestens 3 Jahre Erfahrung", [Years(3)]),
        ("개발 경력 3년 이상", [Years(3)]),
        ("Experiencia mínima de 4 años", [Years(4)]),
        ("Expert in 3+ technical tracks", []),
        ("Able to run a team of 3+ people", []),
        ("A firm of 50 years of history", []),
        ("Work done within the last 12 years", []),
        ("five years experience credit for a Ph.D.", []),
        ("At least 18 years of age", []),
    ],
)
def test_years_are_demands_only(text: str, found: list[Years]) -> None:
    assert [d.years for d in years.find(text)] == found


@pytest.mark.parametrize(
    ("text", "lowest"),
    [
        ("Bachelor's or Master's degree in optics", Degree.BACHELOR),
        ("PhD in optics; strong MS/BS candidates will be considered", Degree.BACHELOR),
        ("Master's degree in optics", Degree.MASTER),
        ("Degree in optics", Degree.BACHELOR),
        ("High school diploma or GED", Degree.NONE),
        ("Studium oder Ausbildung im Bereich Optik", Degree.NONE),
        ("Abgeschlossenes Studium der Optik", Degree.BACHELOR),
        ("Excellente maîtrise de SQL", None),
        ("A high degree of patience", None),
        ("To master new tools", None),
        ("Currently no formal need", None),
    ],
)
def test_the_lowest_degree_that_the_sentence_accepts(text: str, lowest: Degree | None) -> None:
    assert degree.lowest(text) is lowest


def bare(node: Any) -> Any:
    """A tree without spans and the open ends of years."""
    if isinstance(node, list):
        return [bare(x) for x in node]
    if isinstance(node, dict):
        told = ("any", "all", "open", "degree", "years", "equivalent", "skill")
        return {k: bare(v) for k, v in node.items() if k in told}
    return node


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        (
            "Bachelor's degree in lamps OR related field AND 10+ years of coding in C, Java, or Go "
            "OR master's degree in lamps AND 8+ years of coding OR equivalent experience",
            {"any": [{"all": [{"degree": "bachelor"}, {"years": 10},
                              {"any": [{"skill": "C"}, {"skill": "Java"}, {"skill": "Go"}]}]},
                     {"all": [{"degree": "master"}, {"years": 8}]}, {"equivalent": True}]},
        ),
        ("Bachelor's or Master's degree in lamps", {"any": [{"degree": "bachelor"}, {"degree": "master"}]}),
        (
            "Bachelor's degree or equivalent experience AND 5+ years of lamps",
            {"all": [{"any": [{"degree": "bachelor"}, {"equivalent": True}]}, {"years": 5}]},
        ),
        (
            "Master's degree in lamps AND 3 to 5+ years experience OR equivalent experience",
            {"any": [{"all": [{"degree": "master"}, {"years": 3}]}, {"equivalent": True}]},
        ),
        ("Bachelor's degree and 5+ years of lamps", None),
        ("5+ years of lamps", None),
    ],
)  # fmt: skip
def test_alternatives_are_a_tree(text: str, tree: Any) -> None:
    found = item(text).alternatives
    assert (None if found is None else bare(alternatives_to_plain(found))) == tree


def test_every_leaf_of_the_tree_leads_to_its_words() -> None:
    source = "Requirements:\n- Bachelor's degree AND 6+ years of lamps OR equivalent experience\n"
    reading = read_one(source)
    tree = reading.requirements[0].alternatives
    assert tree is not None
    plain = alternatives_to_plain(tree)
    first, second = plain["any"][0]["all"]
    assert [source[a:b] for a, b in first["spans"]] == ["Bachelor's"]
    assert [source[a:b] for a, b in second["spans"]] == ["6+ years"]


def test_a_stricter_repeat_is_flagged() -> None:
    text = (
        "Requirements:\n- Bachelor's degree in lamps AND 6+ years of coding in C or Java\n- 3+ years of tea\n"
        "- Bachelor's degree in lamps AND 10+ years of coding in C or Java OR master's degree AND 8+ years\n"
    )
    assert [r.stricter_repeat for r in read_one(text).requirements] == [False, False, True]


def test_skills_come_from_the_items_own_sentence() -> None:
    assert item("Coding in languages such as C, C++, Go or Postgres").skills == (
        "C",
        "C++",
        "Go",
        "PostgreSQL",
    )
    assert item("Willing to go the extra mile and make tea at rest").skills == ()


def test_duplicates_and_introductions_are_no_items() -> None:
    text = (
        "Requirements\nThe ideal candidate will have the following:\n- Reads maps\n- Reads maps\n- Writes\n"
    )
    assert [r.text for r in read_one(text).requirements] == ["Reads maps", "Writes"]


def test_a_short_ad_without_a_list_gives_its_demanding_sentences() -> None:
    text = (
        "Lampwright | Harrow | Remote\nWe make lamps by the sea and love it here. You must have a steady hand. "
        "Experience with wicks would be advantageous. Tea is free."
    )
    assert [(r.text, r.kind) for r in read_one(text).requirements] == [
        ("You must have a steady hand.", "required"),
        ("Experience with wicks would be advantageous.", "preferred"),
    ]
