"""Postings side by side: what is aligned with what, in which order, and where each cell comes from."""

from collections import Counter
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobtui.domain.compare import compare
from jobtui.domain.comparison import (
    FACT,
    GROUPS,
    ONLY_HERE,
    Cell,
    Comparison,
    Row,
    asked_only,
    differences,
    packed,
    required_only,
    unmet_only,
)
from jobtui.domain.offer import Rate
from jobtui.domain.posting import Posting
from jobtui.domain.reading import Dated
from jobtui.domain.requirement import Branch, Degree, Kind, Language, Leaf, Requirement, State, Topic, Years
from jobtui.domain.verdict import Verdict
from tests.factories import EQUIVALENT, asks, both, day, degree, either, found, pay, posting, texts, years

PREFERRED = Kind.PREFERRED


def table(*postings: Posting, group: str) -> list[tuple[str, list[str | None]]]:
    """The labels of one group, and what stands in its narrow cells."""
    rows = [row for row in compare(postings).rows if row.group == group]
    return [(row.label, [cell.words if cell else None for cell in row.cells]) for row in rows]


def row(comparison: Comparison, label: str) -> Row:
    """The only row of that label."""
    (only,) = (row for row in comparison.rows if row.label == label)
    return only


def cell(comparison: Comparison, label: str, column: int) -> Cell:
    """A cell that must be there."""
    held = row(comparison, label).cells[column]
    assert held is not None
    return held


def data_engineer(id: int = 1) -> Posting:
    return posting(
        id,
        (asks("Bachelor's or equivalent", degree=Degree.BACHELOR, equivalent=True), State.MET),
        (
            asks("6+ years in data, 3+ leading people", years=(Years(6), Years(3, None, "people"))),
            State.PARTIAL,
        ),
        (asks("Python and SQL", skills=("Python", "SQL")), State.MET),
        (asks("You stay calm"), State.UNMET),
        asks("Kafka is a plus", PREFERRED, skills=("Kafka",)),
        title="Data Engineer",
        company="Northwind",
        status="interview",
        facts={
            "locations": (found("Berlin", (10, 16)), found("Remote EU", (20, 29))),
            "workplace": found("hybrid", (30, 36)),
            "salaries": (found(pay(95_000, 110_000, currency="EUR"), (40, 50)),),
            "closes": found(day("2026-11-30"), (60, 66)),
        },
    )


def python_developer(id: int = 2) -> Posting:
    return posting(
        id,
        asks("4+ years", years=(Years(4),)),
        asks("Python", skills=("python",)),
        asks("SQL would be nice", PREFERRED, skills=("SQL",)),
        asks("Fluent German", Kind.UNLABELLED),
        title="Python Developer",
        facts={"workplace": found("remote")},
    )


def test_names_companies_and_ids_stand_in_the_order_given() -> None:
    held = compare([python_developer(), data_engineer()])
    assert held.postings == (2, 1)
    assert held.names == ("Python Developer", "Data Engineer")
    assert held.companies == ("Tideline", "Northwind")
    assert texts(row(held, "workplace").cells) == ["remote", "hybrid"]


def test_a_posting_without_a_title_has_a_name_in_words_and_no_company() -> None:
    held = compare([posting(1, title=None, company=None), posting(2)])
    assert held.names[0] == "(no title stated)"
    assert held.companies == (None, "Tideline")
    assert row(held, "company").cells[0] is None


def test_groups_come_in_their_order() -> None:
    groups = [row.group for row in compare([data_engineer(), python_developer()]).rows]
    assert list(dict.fromkeys(groups)) == ["fact", "degree", "experience", "skill", "other"]
    assert groups == sorted(groups, key=GROUPS.index)


def test_facts_are_rows_even_where_nobody_states_them() -> None:
    assert table(data_engineer(), python_developer(), group="fact") == [
        ("status", ["interview", "saved"]),
        ("company", ["Northwind", "Tideline"]),
        ("place", ["Berlin · Remote EU", None]),
        ("workplace", ["hybrid", "remote"]),
        ("type", [None, None]),
        ("pay", ["€95,000–110,000 /yr", None]),
        ("posted", [None, None]),
        ("closes", ["2026-11-30", None]),
        ("years", ["6+ years · 3+ years people", "4+ years"]),
        ("degree", ["bachelor or equivalent", None]),
        ("required met", ["2/4", "0/2"]),
    ]


def test_a_posting_that_requires_nothing_has_no_count_of_it() -> None:
    assert row(compare([posting(1), posting(2, asks("x", PREFERRED))]), "required met").cells == (None, None)


def test_a_fact_carries_every_span_it_was_read_from_and_no_state() -> None:
    held = cell(compare([data_engineer(), python_developer()]), "place", 0)
    assert held == Cell("Berlin · Remote EU", None, None, ((10, 16), (20, 29)), posting=1, item_n=None)


def test_a_suggested_title_is_told() -> None:
    unsure = posting(1, facts={"title": found("Engineer", suggested=True)})
    assert compare([unsure, posting(2)]).suggested == (True, False)


def test_a_suggested_fact_is_marked() -> None:
    sure, unsure = (
        posting(n, facts={"workplace": found("remote", suggested=n == 2)}) for n in (1, 2)
    )  # fmt: skip
    held = compare([sure, unsure])
    assert [cell and cell.suggested for cell in row(held, "workplace").cells] == [False, True]


@pytest.mark.parametrize(
    ("dated", "text"),
    [
        (day("2026-11-05"), "2026-11-05"),
        (Dated("1mo ago", date(2026, 10, 6), date(2026, 11, 4)), "about 2026-10-20"),
        (Dated("30+ days ago", None, date(2026, 10, 20)), "by 2026-10-20"),
        (Dated("from December", date(2026, 12, 1)), "from 2026-12-01"),
        (Dated("until filled"), "until filled"),
    ],
)
def test_dates_are_days_where_they_can_be(dated: Dated, text: str) -> None:
    held = compare([posting(1, facts={"posted": found(dated)}), posting(2)])
    assert texts(row(held, "posted").cells) == [text, None]


def test_the_main_range_of_each_posting_stands_in_one_row() -> None:
    first = posting(
        1, facts={"salaries": (found(pay(139_900, 274_800, "U.S.")), found(pay(188_000, 304_200, "NYC")))}
    )
    second = posting(2, facts={"salaries": (found(pay(90_000)), found(pay(150_000, 160_000, "nyc")))})
    rows = [line for line in table(first, second, group="fact") if line[0] in ("pay", "pay (2)")]
    assert rows == [
        ("pay", ["$139,900–274,800 /yr (U.S.)", "from $90,000 /yr"]),
        ("pay (2)", ["$188,000–304,200 /yr (NYC)", "$150,000–160,000 /yr (nyc)"]),
    ]


def test_a_range_for_no_place_is_the_main_one_wherever_it_stands() -> None:
    ranges = (found(pay(1_000, where="NYC"), (1, 5)), found(pay(2_000), (9, 12)))
    held = compare([posting(1, facts={"salaries": ranges}), posting(2)])
    assert cell(held, "pay", 0) == Cell("from $2,000 /yr", None, None, ((9, 12),), posting=1)
    assert cell(held, "pay (2)", 0).spans == ((1, 5),)


def test_two_ranges_for_no_place_take_two_rows_and_a_range_without_amounts_none() -> None:
    several = posting(1, facts={"salaries": (found(pay(None)), found(pay(1_000)), found(pay(2_000)))})
    rows = [line for line in table(several, posting(2), group="fact") if line[0] in ("pay", "pay (2)")]
    assert rows == [("pay", ["from $1,000 /yr", None]), ("pay (2)", ["from $2,000 /yr", None])]


def test_pay_that_nobody_states_is_one_row() -> None:
    held = compare([posting(1, facts={"salaries": (found(pay(None, where="U.S.")),)}), posting(2)])
    assert row(held, "pay").cells == (None, None)


def test_white_space_inside_values_is_folded() -> None:
    one = posting(
        1,
        asks("x", years=(Years(2, None, " big\n data "),), skills=("Power\n BI",)),
        asks("y", alternatives=both(years(3), years(2, area="a\n b"))),
        facts={"locations": (found("Redmond,\n WA"),), "salaries": (found(pay(1, 2, "New\n York")),)},
    )
    held = compare([one, posting(2)])
    assert cell(held, "place", 0).text == "Redmond, WA"
    assert [row.label for row in held.rows if row.group != "fact"] == [
        "in general",
        "a b",
        "big data",
        "Power BI",
    ]
    assert cell(held, "in general", 0).words == "3 + 2 a b"
    assert cell(held, "pay", 0).text == "$1–2 /yr (New York)"


def test_degree_is_the_lowest_of_those_asked_most_firmly() -> None:
    first = posting(
        1,
        asks("a PhD is a plus", PREFERRED, degree=Degree.PHD),
        asks("Master's", degree=Degree.MASTER),
        asks("Bachelor's", degree=Degree.BACHELOR, equivalent=True),
    )
    second = posting(2, asks("No degree needed", PREFERRED, degree=Degree.NONE))
    assert table(first, second, group="degree") == [
        ("degree", ["bachelor or equivalent", "no degree needed"]),
        ("degree (2)", ["master", None]),
        ("degree (3)", ["PhD", None]),
    ]
    held = next(row for row in compare([first, second]).rows if row.group == "degree").cells[0]
    assert held is not None
    assert (held.item_n, held.kind, held.text) == (3, Kind.REQUIRED, "Bachelor's")
    assert held.spans == ((100, 110),)


def test_no_degree_asked_gives_no_row_and_a_repeated_one_no_second() -> None:
    assert table(posting(1), posting(2), group="degree") == []
    twice = posting(
        1, asks("Bachelor's", degree=Degree.BACHELOR), asks("or so", PREFERRED, degree=Degree.BACHELOR)
    )
    assert table(twice, posting(2), group="degree") == [("degree", ["bachelor", None])]


def test_years_are_aligned_by_area_in_general_first_then_the_most_asked() -> None:
    first = posting(1, asks("x", years=(Years(2, None, "Go"), Years(3, None, "people"), Years(6))))
    second = posting(2, asks("x", years=(Years(5, None, "People"),)))
    assert table(first, second, group="experience") == [
        ("in general", ["6+ years", None]),
        ("people", ["3+ years", "5+ years"]),
        ("Go", ["2+ years", None]),
    ]


def test_an_area_that_is_required_stands_before_one_that_is_preferred() -> None:
    one = posting(
        1, asks("x", PREFERRED, years=(Years(2, None, "ads"),)), asks("y", years=(Years(2, None, "zoo"),))
    )
    assert [label for label, _ in table(one, posting(2), group="experience")] == ["zoo", "ads"]


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (Years(6), "6+ years"),
        (Years(1), "1+ year"),
        (Years(3, 5), "3–5 years"),
        (Years(5, 5), "5 years"),
        (Years(0, 2), "up to 2 years"),
        (Years(1, 1), "1 year"),
    ],
)
def test_years_in_words(asked: Years, text: str) -> None:
    assert table(posting(1, asks("x", years=(asked,))), posting(2), group="experience")[0][1][0] == text


def test_the_larger_of_two_demands_in_one_area_comes_first_and_required_before_preferred() -> None:
    one = posting(
        1,
        asks("20+ would be great", PREFERRED, years=(Years(20),)),
        asks("6+", years=(Years(6),)),
        asks("12+", years=(Years(12),)),
    )
    assert table(one, posting(2), group="experience") == [
        ("in general", ["12+ years", None]),
        ("in general (2)", ["6+ years", None]),
        ("in general (3)", ["20+ years", None]),
    ]


def alternatives() -> Requirement:
    tree = either(both(degree(Degree.BACHELOR), years(10)), both(degree(Degree.MASTER), years(8)), EQUIVALENT)
    return asks("B and 10 or M and 8", alternatives=tree, years=(Years(10), Years(8)))


def test_alternatives_are_told_in_words_and_their_years_not_again() -> None:
    assert table(
        posting(1, alternatives()), posting(2, asks("4+", years=(Years(4),))), group="experience"
    ) == [
        ("in general", ["bachelor + 10 or master + 8 or equivalent", "4+ years"]),
    ]


def test_years_beside_the_alternatives_keep_their_own_row() -> None:
    tree = either(both(degree(Degree.BACHELOR), years(6)), EQUIVALENT)
    one = posting(1, asks("x", alternatives=tree, years=(Years(6), Years(3, None, "people"))))
    assert table(one, posting(2), group="experience") == [
        ("in general", ["bachelor + 6 or equivalent", None]),
        ("people", ["3+ years", None]),
    ]


def test_a_choice_within_a_condition_is_bracketed_and_another_area_named() -> None:
    tree = both(either(degree(Degree.BACHELOR), degree(Degree.PHD)), years(4, 6), years(2, area="Go"))
    one = posting(1, asks("x", alternatives=tree, years=(Years(4, 6), Years(2, None, "Go"))))
    assert table(one, posting(2), group="experience") == [
        ("in general", ["(bachelor or PhD) + 4–6 + 2 Go", None]),
        ("Go", ["(bachelor or PhD) + 4–6 + 2", None]),
    ]


def test_a_choice_of_one_needs_no_brackets() -> None:
    one = posting(1, asks("x", alternatives=both(either(degree(Degree.PHD)), years(2))))
    assert table(one, posting(2), group="experience") == [("in general", ["PhD + 2", None])]


def test_years_said_twice_stand_once() -> None:
    one = posting(1, asks("x", years=(Years(6),)), asks("y", PREFERRED, years=(Years(6),)))
    assert table(one, posting(2), group="experience") == [("in general", ["6+ years", None])]
    assert table(one, posting(2), group="other") == [(ONLY_HERE, ["y", None])]


def test_skills_among_the_conditions_stand_in_rows_of_their_own() -> None:
    languages = Branch("any", (Leaf(skill="C"), Leaf(skill="Go")), open=True)
    tree = either(both(degree(Degree.BACHELOR), years(6), languages), EQUIVALENT)
    one = posting(1, asks("x", alternatives=tree, skills=("C", "Go")))
    assert table(one, posting(2), group="experience") == [
        ("in general", ["bachelor + 6 or equivalent", None])
    ]
    assert table(one, posting(2), group="skill") == [("C, Go", ["x", None])]
    certified = either(years(5), Leaf(skill="Scrum"))
    other = posting(1, asks("x", alternatives=certified, skills=("Scrum",)))
    assert table(other, posting(2), group="experience") == [("in general", ["5 or Scrum", None])]


def test_a_degree_is_told_with_its_field() -> None:
    tree = either(both(Leaf(degree=Degree.BACHELOR, field="physics or\n maths"), years(2)), EQUIVALENT)
    one = posting(1, asks("x", degree=Degree.BACHELOR, equivalent=True, alternatives=tree, years=(Years(2),)))
    assert table(one, posting(2), group="degree") == [
        ("degree", ["bachelor in physics or maths, or equivalent", None])
    ]
    assert cell(compare([one, posting(2)]), "years", 0).text == "2+ years"


def test_alternatives_without_years_leave_the_years_as_they_are() -> None:
    tree = either(degree(Degree.BACHELOR), degree(Degree.MASTER))
    one = posting(1, asks("x", alternatives=tree, degree=Degree.BACHELOR, years=(Years(3),)))
    assert table(one, posting(2), group="experience") == [("in general", ["3+ years", None])]


def test_skills_stand_in_rows_the_most_asked_first_those_of_the_same_items_in_one() -> None:
    first = posting(
        1,
        asks("a", PREFERRED, skills=("Airflow", "SQL")),
        (asks("b", skills=("Zig", "dbt", "Python")), State.MET),
    )
    second = posting(2, asks("c", Kind.UNLABELLED, skills=("python", "SQL")))
    assert table(first, second, group="skill") == [
        ("Python", ["b", "c"]),
        ("SQL", ["a", "c"]),
        ("dbt, Zig", ["b", None]),
        ("Airflow", ["a", None]),
    ]


def test_a_skill_shows_what_the_sentence_says_around_it() -> None:
    long = "Bachelor's degree in any technical field you like, and years of coding in Python, Go or SQL"
    held = cell(compare([posting(1, asks(long, skills=("Go", "SQL"))), posting(2)]), "Go, SQL", 0)
    assert held.text == long
    assert held.words == "…years of coding in Python, Go or SQL"


def test_a_skill_refers_to_an_item_that_no_other_row_shows_where_there_is_one() -> None:
    one = posting(1, asks("Degree, Go", degree=Degree.BACHELOR, skills=("Go",)), asks("Go", skills=("Go",)))
    assert cell(compare([one, posting(2)]), "Go", 0).item_n == 2


def test_a_skill_named_twice_refers_to_the_item_that_asks_most_firmly() -> None:
    one = posting(
        1,
        asks("Go is a plus", PREFERRED, skills=("Go",)),
        asks("Go, perhaps", Kind.UNLABELLED, skills=("Go",)),
        (asks("Go is a must", skills=("Go",)), State.UNMET),
        asks("Go again", skills=("Go",)),
    )
    held = cell(compare([one, posting(2)]), "Go", 0)
    assert (held.item_n, held.kind, held.state) == (3, Kind.REQUIRED, State.UNMET)
    assert held.spans == ((100, 112),)


def test_what_no_row_names_stands_by_itself_the_firm_first() -> None:
    first = posting(
        1, asks("Nice", PREFERRED), asks("Calm"), asks("Go", skills=("Go",)), asks("Kind\n and  true")
    )
    second = posting(2, asks("Brave"), asks("Neat", Kind.UNLABELLED))
    assert table(first, second, group="other") == [
        (ONLY_HERE, ["Calm", None]),
        (ONLY_HERE, ["Kind and true", None]),
        (ONLY_HERE, [None, "Brave"]),
        (ONLY_HERE, [None, "Neat"]),
        (ONLY_HERE, ["Nice", None]),
    ]


def test_sentences_that_nearly_say_the_same_share_a_row() -> None:
    first = posting(1, asks("Strong communication skills"), asks("Calm"))
    second = posting(2, asks("Brave"), asks("Excellent communication and collaboration skills", PREFERRED))
    assert table(first, second, group="other")[0] == (
        "communication skills",
        ["Strong communication skills", "Excellent communication and collaboration skills"],
    )


@pytest.mark.parametrize(
    ("topics", "group", "label"),
    [
        ((), "other", ONLY_HERE),
        ((Topic.EXPERIENCE, Topic.DOMAIN), "domain", ONLY_HERE),
        ((Topic.EXPERIENCE,), "experience", ONLY_HERE),
        ((Topic.SKILL, Topic.LEADERSHIP), "leadership", ONLY_HERE),
        ((Topic.PLACE, Topic.TRAVEL), "travel", "travel"),
    ],
)
def test_an_item_stands_in_the_group_of_its_topic(topics: tuple[Topic, ...], group: str, label: str) -> None:
    one = posting(1, asks("So it is", topics=topics))
    assert table(one, posting(2), group=group) == [(label, ["So it is", None])]


def test_of_travel_and_clearance_it_matters_what_each_says_in_whatever_words() -> None:
    first = posting(
        1,
        asks("Pass a background check", topics=(Topic.CLEARANCE,)),
        asks("Visit clients monthly", topics=(Topic.TRAVEL,)),
    )
    second = posting(
        2, asks("20 % travel", topics=(Topic.TRAVEL,)), asks("Hold TS/SCI", topics=(Topic.CLEARANCE,))
    )
    assert table(first, second, group="clearance") == [
        ("clearance", ["Pass a background check", "Hold TS/SCI"])
    ]
    assert table(first, second, group="travel") == [("travel", ["Visit clients monthly", "20 % travel"])]


def test_languages_stand_by_name_with_their_level() -> None:
    first = posting(
        1, asks("Fluent German, some Dutch", languages=(Language("German", "fluent"), Language("Dutch")))
    )
    second = posting(2, asks("German B1", PREFERRED, languages=(Language("German", "B1"),)))
    assert table(first, second, group="language") == [
        ("German", ["fluent", "B1"]),
        ("Dutch", ["Fluent German, some Dutch", None]),
    ]


def test_responsibilities_and_benefits_are_aligned_and_left_out_where_only_what_is_asked_counts() -> None:
    first = posting(1, facts={"responsibilities": (found("Mentor junior engineers", (5, 9)), found("Write"))})
    second = posting(
        2,
        facts={
            "responsibilities": (found("Mentoring? Mentor junior engineers daily"),),
            "benefits": (found("Dental"),),
        },
    )
    assert table(first, second, group="responsibility") == [
        ("Mentor junior engineers", ["Mentor junior engineers", "Mentoring? Mentor junior engineers daily"]),
        (ONLY_HERE, ["Write", None]),
    ]
    assert table(first, second, group="benefit") == [(ONLY_HERE, [None, "Dental"])]
    held = compare([first, second])
    assert cell(held, "Mentor junior engineers", 0).spans == ((5, 9),)
    assert {row.group for row in asked_only(held).rows} == {"fact"}


def test_the_years_asked_are_those_asked_most_firmly_the_largest_of_each_area() -> None:
    one = posting(
        1,
        asks("2+", years=(Years(2),)),
        alternatives(),
        asks("3+ people", years=(Years(3, None, "people"),)),
        asks("20+ would be great", PREFERRED, years=(Years(20),)),
    )
    other = posting(2, asks("4+ is a plus", PREFERRED, years=(Years(4),)))
    held = compare([one, other])
    assert texts(row(held, "years").cells) == ["8–10+ years · 3+ years people", "4+ years (preferred)"]


def test_a_posting_without_requirements_is_told() -> None:
    assert compare([posting(1), posting(2, asks("x"))]).notes == (
        "posting 1 lists no requirements: only its facts stand here.",
    )


def test_what_my_profile_says_stands_behind_the_items_and_is_met_where_i_said_nothing() -> None:
    items = (asks("Go", skills=("Go",)), (asks("C", skills=("C",)), State.UNMET), asks("D", skills=("D",)))
    verdicts = {(1, 1): Verdict.MET, (1, 2): Verdict.UNMET, (1, 3): Verdict.UNCLEAR}
    held = compare([posting(1, *items), posting(2)], verdicts=verdicts)
    assert [cell(held, label, 0).verdict for label in ("Go", "C", "D")] == ["met", "unmet", "unclear"]
    assert [cell(held, label, 0).symbols for label in ("Go", "C", "D")] == ["● +", "● ✗", "● ?"]
    assert [row.label for row in unmet_only(held).rows if row.group != FACT] == ["C", "D"]


def test_every_item_stands_behind_a_cell() -> None:
    one = posting(
        3,
        asks("Go", skills=("Go",)),
        asks("Go is a plus", PREFERRED, skills=("Go",)),
        asks("6+", years=(Years(6),)),
        asks("6+ again", years=(Years(6),)),
        asks("B", degree=Degree.BACHELOR),
        asks("B again", degree=Degree.BACHELOR),
        asks("twice"),
        asks("twice"),
        alternatives(),
    )
    held = compare([one, data_engineer(4), python_developer(5)])
    cells = [cell for row in held.rows for cell in row.cells if cell is not None and cell.item_n is not None]
    assert {(cell.posting, cell.item_n) for cell in cells} == {
        (posting.id, item.n)
        for posting in (one, data_engineer(4), python_developer(5))
        for item in posting.checklist
    }
    for cell in cells:
        assert cell.spans


def test_every_cell_stands_in_the_column_of_its_posting() -> None:
    held = compare([data_engineer(8), python_developer(4), data_engineer(6)])
    for line in held.rows:
        assert len(line.cells) == 3
        for column, one in enumerate(line.cells):
            assert one is None or one.posting == (8, 4, 6)[column]


def test_the_same_postings_give_the_same_rows() -> None:
    assert compare([data_engineer(), python_developer()]) == compare([data_engineer(), python_developer()])


def test_same_tells_equal_text_kind_and_state_and_silence_from_words() -> None:
    held = Cell("Go", Kind.REQUIRED, State.MET, (), 1)
    elsewhere = Cell("Go", Kind.REQUIRED, State.MET, ((1, 2),), 2, 7)
    assert Row("skill", "Go", (held, elsewhere)).same
    assert Row("fact", "type", (None, None)).same
    assert not Row("skill", "Go", (held, None)).same
    assert not Row("skill", "Go", (held, Cell("Go", Kind.PREFERRED, State.MET, (), 2))).same
    assert not Row("skill", "Go", (held, Cell("Go", Kind.REQUIRED, State.UNMET, (), 2))).same
    assert Row("skill", "Go", (held, Cell("Go it is", Kind.REQUIRED, State.MET, (), 2))).same
    assert not Row("other", "Go", (held, Cell("Go it is", Kind.REQUIRED, State.MET, (), 2))).same
    assert Row("other", "Go", (held, Cell("It is go", Kind.REQUIRED, State.MET, (), 2, short="go"))).same


def test_differences_keep_only_what_differs() -> None:
    held = compare([data_engineer(1), data_engineer(2)])
    assert held.rows
    assert differences(held).rows == ()
    kept = differences(compare([data_engineer(), python_developer()]))
    assert "type" not in [row.label for row in kept.rows]
    assert "Python" in [row.label for row in kept.rows]
    assert (kept.postings, kept.names) == ((1, 2), ("Data Engineer", "Python Developer"))


def test_required_only_keeps_facts_and_what_at_least_one_posting_requires() -> None:
    kept = required_only(compare([data_engineer(), python_developer()]))
    labels = [row.label for row in kept.rows]
    assert "SQL" in labels
    assert "type" in labels
    assert "Kafka" not in labels
    assert [texts(one.cells) for one in kept.rows if one.group == "other"] == [["You stay calm", None]]


def test_where_no_rate_is_given_it_is_told_and_nothing_drawn() -> None:
    one, other = (
        posting(n, asks("x"), facts={"salaries": (found(pay(100, currency=currency)),)})
        for n, currency in ((1, "USD"), (2, "EUR"))
    )
    held = compare([one, other])
    assert held.scale is None
    assert len(held.notes) == 1
    assert "no rate USD→EUR on file" in held.notes[0]
    rated = compare([one, other], rates=[Rate("EUR", "USD", "2", date(2026, 11, 1))])
    assert rated.notes == ()
    assert texts(row(rated, "pay a year, EUR 50–100").cells) == ["from €50 /yr", "from €100 /yr"]


def test_the_range_for_my_place_comes_first_and_is_marked() -> None:
    ranges = (found(pay(100, 200, "U.S."), (1, 2)), found(pay(150, 300, "New York City"), (3, 4)))
    two = [posting(1, facts={"salaries": ranges}), posting(2, facts={"salaries": (found(pay(5)),)})]
    held = compare(two, places=["New York"])
    assert [(c and c.text, c and c.mine) for c in row(held, "pay").cells] == [
        ("$150–300 /yr (New York City)", True),
        ("from $5 /yr", None),
    ]
    assert [(c and c.text, c and c.mine) for c in row(held, "pay (2)").cells] == [
        ("$100–200 /yr (U.S.)", False),
        (None, None),
    ]
    assert [c.mine for c in row(compare(two), "pay").cells if c] == [None, None]


def test_what_only_one_says_is_packed_side_by_side() -> None:
    first = posting(1, asks("Calm"), asks("Go", skills=("Go",)), asks("Kind", PREFERRED))
    second = posting(2, asks("Brave"))
    found = packed(compare([first, second]))
    said = [(line.label, texts(line.cells)) for line in found.rows if line.group != FACT]
    assert said == [
        ("Go", ["Go", None]),
        (ONLY_HERE, ["Calm", "Brave"]),
        (ONLY_HERE, ["Kind", None]),
    ]
    assert packed(found) == found


def test_my_tick_goes_before_my_profile() -> None:
    verdicts = {(1, 1): Verdict.MET, (1, 2): Verdict.MET}
    held = compare(
        [posting(1, (asks("A", skills=("Go",)), State.UNMET), asks("B", skills=("C",))), posting(2)],
        verdicts=verdicts,
    )
    assert [cell(held, label, 0).met for label in ("Go", "C")] == [False, True]


# Whatever postings say

WORDS = "calm nerves communication skills Python tender travel German team leadership Go".split()
ASKED = st.builds(
    asks,
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join),
    st.sampled_from(Kind),
    degree=st.none() | st.sampled_from(Degree),
    years=st.lists(st.builds(Years, st.integers(0, 9), st.none(), st.sampled_from(["", "Go", "people"]))).map(
        tuple
    ),
    skills=st.lists(st.sampled_from(["Go", "Python", "SQL"]), unique=True).map(tuple),
    languages=st.lists(st.builds(Language, st.sampled_from(["German", "Dutch"])), max_size=2).map(tuple),
    topics=st.lists(st.sampled_from(Topic), max_size=2, unique=True).map(tuple),
    alternatives=st.none() | st.just(both(either(degree(Degree.BACHELOR), years(3)), years(2, area="Go"))),
)
CHECKLISTS = st.lists(st.lists(ASKED, max_size=6), min_size=2, max_size=4)


@given(CHECKLISTS)
def test_every_item_appears_with_its_sentence_and_its_places(checklists: list[list[Requirement]]) -> None:
    postings = [posting(n, *items) for n, items in enumerate(checklists, 1)]
    held = compare(postings)
    seen = set()
    for line in held.rows:
        assert line.group in GROUPS
        for column, one in enumerate(line.cells):
            if one is None or one.item_n is None:
                continue
            item = postings[column].item(one.item_n)
            assert item is not None
            assert (one.posting, one.text) == (postings[column].id, item.requirement.text)
            assert (one.kind, one.state, one.spans) == (
                item.requirement.kind,
                item.state,
                item.requirement.spans,
            )
            if line.group in ("other", "skill", "leadership", "travel"):
                assert one.words.removeprefix("…") in one.text
            seen.add((one.posting, one.item_n))
    assert seen == {(one.id, item.n) for one in postings for item in one.checklist}


@given(CHECKLISTS, st.randoms(use_true_random=False))
def test_other_columns_are_the_same_rows(checklists: list[list[Requirement]], random: Random) -> None:
    postings = [posting(n, *items) for n, items in enumerate(checklists, 1)]
    order = list(range(len(postings)))
    random.shuffle(order)
    there = Counter((line.group, line.cells) for line in compare(postings).rows)
    moved = compare([postings[at] for at in order]).rows
    back = Counter(
        (line.group, tuple(line.cells[order.index(at)] for at in range(len(order)))) for line in moved
    )
    assert back == there


@given(CHECKLISTS)
def test_what_is_left_out_is_left_out_for_its_reason(checklists: list[list[Requirement]]) -> None:
    held = compare([posting(n, *items) for n, items in enumerate(checklists, 1)])
    for narrowed in (differences(held), required_only(held), unmet_only(held), asked_only(held)):
        assert set(narrowed.rows) <= set(held.rows)
    assert all(not line.same for line in differences(held).rows)
    assert unmet_only(held) == held
    cells = [[one for line in held.rows for one in line.cells if one]]
    cells.append([one for line in packed(held).rows for one in line.cells if one])
    assert Counter(cells[0]) == Counter(cells[1])
