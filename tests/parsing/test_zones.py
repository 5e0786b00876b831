# ruff: noqa: E501  (the invented postings are data)
"""Zones: headings of the table, headings by shape, sentences that open lists, and what is noise."""

from jobtui.domain.reading import Origin, ZoneName
from tests.parsing.helpers import read_one


def wanted(text: str) -> list[tuple[str, str]]:
    return [(r.text, str(r.kind)) for r in read_one(text).requirements]


def test_an_unknown_heading_closes_the_open_zone() -> None:
    text = "Requirements:\n- Two years of baking\n- Clean hands\n\nOur Oven Park:\nWe own nine ovens and a mill by the river.\n"
    assert [t for t, _ in wanted(text)] == ["Two years of baking", "Clean hands"]


def test_an_unknown_heading_is_classified_by_the_lines_below_it() -> None:
    text = (
        "Baker\n\nYour Toolbox\n- Experience with rye dough\n- Knowledge of wood ovens\n- Degree in milling\n"
    )
    assert wanted(text) == [
        ("Experience with rye dough", "unlabelled"),
        ("Knowledge of wood ovens", "unlabelled"),
        ("Degree in milling", "unlabelled"),
    ]


def test_a_sentence_with_a_colon_opens_a_list() -> None:
    text = "Clerk\n\nAt a minimum, a successful candidate must:\n- Read maps;\n- Keep a diary; and\n- Speak softly.\n"
    assert wanted(text) == [
        ("Read maps", "required"),
        ("Keep a diary", "required"),
        ("Speak softly.", "required"),
    ]


def test_noise_is_sticky_once_the_body_was_seen() -> None:
    body = "Baker\n\nReviews\n\nRequirements\n- Two years of baking\n\n"
    tail = "Similar jobs\nMiller\nOther Mill Ltd\n$90,000 - $95,000 a year\nRequirements\n- Ten years of milling\n"
    reading = read_one(body + tail)
    assert [r.text for r in reading.requirements] == ["Two years of baking"]
    assert reading.facts.salaries == ()
    assert reading.zones[-1].name is ZoneName.NOISE and reading.zones[-1].origin is Origin.OTHER


def test_boilerplate_of_law_ends_a_list() -> None:
    text = (
        "Requirements\n- Two years of baking\n"
        "Mill Ltd is an equal opportunity employer and considers all applicants without regard to age or race.\n"
    )
    assert [t for t, _ in wanted(text)] == ["Two years of baking"]


def test_chips_of_a_site_are_skills_but_no_requirements() -> None:
    text = "Engineer\n\nRequired Skills\nPython\nDocker\nKafka\n\nRequirements\n- Experience with Redis\n"
    reading = read_one(text)
    assert [r.text for r in reading.requirements] == ["Experience with Redis"]
    origins = {f.value: f.origin for f in reading.facts.skills}
    assert origins == {
        "Python": Origin.SITE,
        "Docker": Origin.SITE,
        "Apache Kafka": Origin.SITE,
        "Redis": Origin.EMPLOYER,
    }


def test_zones_cover_the_lines_in_order() -> None:
    reading = read_one(
        "Baker\n\nResponsibilities\n- Bake\n\nRequirements\n- Clean hands\n\nBenefits\n- Bread\n"
    )
    assert [z.name for z in reading.zones] == [
        ZoneName.HEADER,
        ZoneName.RESPONSIBILITIES,
        ZoneName.REQUIREMENTS,
        ZoneName.BENEFITS,
    ]
    assert all(a.end <= b.start for a, b in zip(reading.zones, reading.zones[1:], strict=False))
