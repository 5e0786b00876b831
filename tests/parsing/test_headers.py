# ruff: noqa: E501  (the invented postings are data)
"""Invented headers: what stands around a title, where the employer and the place stand beside it."""

import pytest

from tests.parsing.helpers import read_one

BODY = "\n\nWe make bottles by hand in a hall by the river.\n\nRequirements:\n- A steady hand\n- Two winters at a furnace\n"


def head(text: str, file: str = "posting.md") -> tuple[str | None, str | None, list[str]]:
    facts = read_one(text + BODY, file).facts
    values = [fact.value if fact else None for fact in (facts.title, facts.company)]
    return values[0], values[1], [place.value for place in facts.locations]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Vacature Glass Engineer", "Glass Engineer"),
        ("[Hiring] Glass Engineer", "Glass Engineer"),
        ("Stellenanzeige: Glasmeister (m/w/d)", "Glasmeister (m/w/d)"),
        ("Vaga: Analista de Vidro", "Analista de Vidro"),
        ("诚聘玻璃工程师", "玻璃工程师"),
        ("🚀 Glass Engineer", "Glass Engineer"),
        ("유리 엔지니어 채용", "유리 엔지니어"),
        ("Job Coach", "Job Coach"),
    ],
)
def test_what_a_line_says_before_and_behind_the_title(line: str, title: str) -> None:
    assert head(f"# {line}")[0] == title


def test_a_sentence_that_seeks_is_no_title() -> None:
    assert head("Kelp recherche un.e Glass Engineer")[:2] == ("Glass Engineer", "Kelp")


def test_a_role_and_what_it_is_in_charge_of() -> None:
    text = "La verrerie Kelp cherche un·e chargé·e de production avec une main sûre."
    assert head(text)[0] == "chargé·e de production"


def test_the_place_behind_the_employer() -> None:
    assert head("# Glass Engineer bij Kelp (Emmerdorp)") == ("Glass Engineer", "Kelp", ["Emmerdorp"])


def test_the_place_before_the_title() -> None:
    assert head("# [Ghent] Glass Engineer at Kelp") == ("Glass Engineer", "Kelp", ["Ghent"])


def test_company_and_title_around_the_word_for_hiring() -> None:
    assert head("# [上海] Kelp 公司诚聘 玻璃工程师（全职）")[:2] == ("玻璃工程师", "Kelp")


@pytest.mark.parametrize("mark", ["### ", ""])
def test_a_pin_below_the_employer(mark: str) -> None:
    assert head(f"# Glass Engineer\n{mark}Kelp\n#### `🌎 Remote,Ghent, Belgium`") == (
        "Glass Engineer",
        "Kelp",
        ["Ghent, Belgium"],
    )


def test_a_globe_before_a_benefit_is_no_place() -> None:
    text = f"# Glass Engineer{BODY}\nBenefits\n🌍 Weeks of work from the seaside\n"
    assert read_one(text).facts.locations == ()


def test_a_line_of_bars_that_runs_on_into_the_text() -> None:
    text = (
        "Kelp | Senior Glass Engineer | Full-time | Remote (Ghent) | At Kelp, we make bottles by hand. "
        + "The engineer keeps the furnace at its heat and the crew in good spirits. " * 5
    )
    assert head(text, "posting.txt")[:2] == ("Senior Glass Engineer", "Kelp")


def test_long_dashes_divide_like_bars() -> None:
    found = head("Kelp Glass — Remote — Glass Engineer — ines@kelp.example", "posting.txt")
    assert found[:2] == ("Glass Engineer", "Kelp Glass")


@pytest.mark.parametrize("margin", ["", "    "])
def test_front_matter_names_what_the_text_does_not(margin: str) -> None:
    keys = ("title: Glass Engineer", "company: Kelp", "location: Ghent", "salary: 40-60K€")
    text = "---\n" + "".join(f"{margin}{key}\n" for key in keys) + "---" + BODY
    assert head(text) == ("Glass Engineer", "Kelp", ["Ghent"])
    assert len(read_one(text, "posting.md").facts.salaries) == 1


def test_labels_in_boxes_and_tables() -> None:
    boxed = "【職種】ガラス職人\n【会社名】株式会社ケルプ\n【勤務地】大阪府堺市\n"
    assert head(boxed) == ("ガラス職人", "株式会社ケルプ", ["大阪府堺市"])
    table = "| Position | Glass Engineer |\n| --- | --- |\n| Company | Kelp & Sons |\n| Location | Ghent |\n"
    assert head(table) == ("Glass Engineer", "Kelp & Sons", ["Ghent"])


def test_terms_among_the_conditions() -> None:
    text = f"유리 엔지니어{BODY}\n[근무조건]\nㆍ근무지: 부산 해운대구\nㆍ급여: 월 300만원\n"
    facts = read_one(text).facts
    assert [place.value for place in facts.locations] == ["부산 해운대구"]
    assert len(facts.salaries) == 1


def test_tags_of_bold_in_plain_text_are_marks() -> None:
    text = "Glass Engineer\n\n<strong>Your tasks</strong>\n- Blow bottles\n\n<strong>Your profile</strong>\n- A steady hand\n"
    reading = read_one(text)
    assert len(reading.facts.responsibilities) == 1
    assert [item.text for item in reading.requirements] == ["A steady hand"]


def test_a_list_before_the_demands_holds_the_duties() -> None:
    text = "# Glass Engineer\n\n## Job description\nThe hall is warm.\n- Bottles, day in, day out\n- The furnace at its heat\n- Crates for the ships\n\n## Requirements\n- A steady hand\n"
    assert len(read_one(text, "posting.md").facts.responsibilities) == 3


def test_what_sets_the_employer_apart_is_no_wish() -> None:
    text = "# Analista de Vidro\n\n## Requisitos\n- Mão firme\n\n## Benefícios\n- Fruta\n\n**Diferenciais:**\n- Sala de jogos\n"
    assert [item.text for item in read_one(text, "posting.md").requirements] == ["Mão firme"]


def test_what_an_item_wishes_for_is_no_employer() -> None:
    text = (
        "Glass Engineer\n\nAnforderungen\n- Ein Grundverständnis in Kelpflow ist von Vorteil\n- Ruhige Hand\n"
    )
    assert read_one(text).facts.company is None


def test_a_skill_behind_the_title_is_no_employer() -> None:
    assert head("# Glass Engineer – Python")[1] is None


def test_keys_of_toml_name_what_the_text_does_not() -> None:
    keys = 'title = "Glass Engineer"\norganization = "The Kelp Works"\nlocation = "Ghent"\ncreated_at = "August 2, 2026"\nthumbnail = ""\n'
    assert head(f"+++\n{keys}+++")[:3] == ("Glass Engineer", "The Kelp Works", ["Ghent"])


def test_a_page_that_is_keys_and_plain_text_is_read_line_by_line() -> None:
    text = (
        "---\ntitle: Glass Engineer\ncompany: Kelp\nlocation: Remote\ncreated: !!timestamp '2026-08-02'\n---"
    )
    facts = read_one(text + BODY, "posting.html").facts
    assert facts.title and facts.title.value == "Glass Engineer"
    assert facts.posted and facts.posted.value.text == "2026-08-02"
    assert [r.text for r in read_one(text + BODY, "posting.html").requirements] == [
        "A steady hand",
        "Two winters at a furnace",
    ]


@pytest.mark.parametrize(
    ("line", "title", "company"),
    [
        ("Glass Engineer (Furnace)- job post\n\nKelp\nGhent, Belgium", "Glass Engineer (Furnace)", "Kelp"),
        ("Kelp - Glass Engineer\n\nKelp\nAbout Kelp", "Glass Engineer", "Kelp"),
        ("Glasmeister (m/w/d) Komm zu uns an den Ofen!\nWir suchen dich.", "Glasmeister (m/w/d)", None),
        ("Title: Glass Clerk\nEmployer: Kelp County", "Glass Clerk", "Kelp County"),
        ("We’re seeking a Glass Engineer II for the furnace.", "Glass Engineer II", None),
        (
            "We are hiring an autonomous Quality Assurance (QA) Tester for the hall.",
            "Quality Assurance (QA) Tester",
            None,
        ),
    ],
)
def test_title_and_employer(line: str, title: str, company: str | None) -> None:
    assert head(line)[:2] == (title, company)


@pytest.mark.parametrize(
    ("value", "places"),
    [
        ("Hull, Leeds or York with hybrid working", ["Hull", "Leeds", "York"]),
        ("Baden-Baden, Verl oder Hamm (hybrid)", ["Baden-Baden", "Verl", "Hamm"]),
        ("Austin, Texas or Boston", ["Austin, Texas", "Boston"]),
        ("UK - York", ["UK - York"]),
    ],
)
def test_towns_in_a_row(value: str, places: list[str]) -> None:
    assert head(f"Glass Engineer\nLocation: {value}")[2] == places
