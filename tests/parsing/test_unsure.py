# ruff: noqa: E501  (the invented postings are data)
"""Invented postings that invite a wrong answer: where nothing is sure, nothing is said."""

import pytest

from jobtui.domain.requirement import Kind
from tests.parsing.helpers import read_one

LIST = "\n\nRequirements:\n- A steady hand\n- Two winters at a furnace\n"


def company(text: str, file: str = "posting.md") -> str | None:
    found = read_one(text, file).facts.company
    return found.value if found else None


def kinds(*items: str) -> list[Kind]:
    text = "Glass Engineer\n\nRequirements:\n" + "".join(f"- {item}\n" for item in items)
    return [requirement.kind for requirement in read_one(text).requirements]


@pytest.mark.parametrize("item", ["Furnaceware ist dir ein Begriff", "Fluency is a must"])
def test_an_item_alone_names_no_employer(item: str) -> None:
    assert company(f"# Glasbläser (m/w/d)\n\n## Dein Profil\n- Ruhige Hand\n- {item}\n") is None


def test_an_item_names_the_employer_that_the_text_goes_on_naming() -> None:
    text = "# Glass Engineer\n\n## Duties\n- Kelpworks is looking for a hand at the kiln\n\nLife with Kelpworks is warm."
    assert company(text) == "Kelpworks"


def test_what_is_spelt_out_goes_before_its_letters() -> None:
    text = "# Kiln Keeper\n\nHere at the Board of Lamps (BoL) we keep lamps. Roles at the BoL are warm, and life at BoL is calm."
    assert company(text + LIST) == "Board of Lamps"


def test_a_name_under_the_title_counts_where_the_text_repeats_it() -> None:
    text = "# Glass Engineer\n\n## Kelp & Sand\n\nFurnaces burn all night.\n\nKelp & Sand pays on Fridays. Kelp & Sand has a boat."
    assert company(text + LIST) == "Kelp & Sand"
    assert company("# Glass Engineer\n\n## Kelp & Sand\n\nFurnaces burn all night." + LIST) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("__Kelp Glas zoekt:__\n\n### Glasblazer", "Kelp Glas"),
        (
            "# Soprador de vidro\n\nO Kelp Studio é uma casa de vidro. O vidro do Kelp Studio é verde.",
            "Kelp Studio",
        ),
        ("Kelp (W21) | Glass Engineer | Ghent | REMOTE", "Kelp (W21)"),
        ('---\ntitle: "Kelp recrute : une ou un designer pour la verrerie"\n---\n', "Kelp"),
    ],
)
def test_who_seeks_is_the_employer(text: str, name: str) -> None:
    assert company(text + LIST) == name


def test_a_site_repeats_the_title_above_the_employer() -> None:
    text = "Glass Engineer\nGhent, Belgium · 5 hours ago\nApply\nSave\nGlass Engineer\nKelpworks · Ghent, Belgium (Remote)\nAbout the job\nFurnaces burn."
    assert company(text + LIST, "posting.txt") == "Kelpworks"


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("Fließende Lettischkenntnisse, Estnischkenntnisse von Vorteil", Kind.REQUIRED),
        ("Experience with kilns, knowledge of sand is a plus", Kind.REQUIRED),
        ("Experience with kilns, sand is a plus", Kind.PREFERRED),
        ("熟悉窑炉操作，有吹玻璃经验者优先", Kind.REQUIRED),
        ("Liefst ervaring met ovens", Kind.PREFERRED),
        ("Vous avez idéalement soufflé du verre", Kind.PREFERRED),
        ("Prefer people who have seen a kiln", Kind.PREFERRED),
        ("Ook een dikke plus wanneer je ovens kent", Kind.PREFERRED),
    ],
)
def test_a_wish_in_one_part_of_an_item_leaves_the_other_a_demand(item: str, kind: Kind) -> None:
    assert kinds("A steady hand", item)[1] is kind


def test_items_that_begin_with_a_name_are_no_headings() -> None:
    items = "Technical Expertise: Deep knowledge of kilns\nCommunication: Ability to shout over a fan\nMentoring: Patience with apprentices"
    found = read_one(f"Glass Engineer\n\nQualifications:\n{items}\n").requirements
    assert [item.text for item in found] == items.splitlines()


def test_a_wish_with_its_label_is_one_item_of_the_list() -> None:
    items = "A steady hand with the pipe\nDesirable: two winters at a furnace\nGood knowledge of sand"
    found = read_one(f"Glass Engineer\n\nRequirements\n{items}\n").requirements
    assert [item.kind for item in found] == [Kind.REQUIRED, Kind.PREFERRED, Kind.REQUIRED]


@pytest.mark.parametrize(
    "text",
    [
        "## Glass Engineer\n\n- Lampen\n- Öfen und Glut\n- Sand\n\nRequirements:\n- A steady hand\n",
        "## Glass Engineer\n\nPipe, tongs, sand\n\n- Lampen\n- Öfen und Glut\n- Sand\n\nRequirements:\n- A steady hand\n",
        "## Glass Engineer\n\nDeine Rolle im Team\nLampen\nÖfen und Glut\nSand\n\nRequirements:\n- A steady hand\n",
    ],
)
def test_what_stands_between_the_title_and_the_demands_are_the_duties(text: str) -> None:
    assert [duty.value for duty in read_one(text, "posting.md").facts.responsibilities] == [
        "Lampen",
        "Öfen und Glut",
        "Sand",
    ]


def test_a_demand_may_speak_of_the_law() -> None:
    items = [
        "Proven skill with kilns",
        "An appreciation of data protection and of what it asks",
        "Experience of mentoring glass blowers",
    ]
    found = read_one("Glass Engineer\n\nYou should have:\n\n" + "\n".join(items) + "\n").requirements
    assert [item.text for item in found] == items


SITE = """Glass Engineer
Kelpworks
Ghent, Belgium
Profile insights
Here’s how the job qualifications align with your profile.
Skills

Kiln firing

Sand
 (Required)
+ show more

Do you have experience in Kiln firing?

Location
Estimated commute
45 minutes from 1 Foundry Lane
Job address
Ghent, Belgium

Benefits
Pulled from the full job description
Free lamps

Full job description
Furnaces burn all night, and somebody has to keep them.
Requirements
A steady hand
Two winters at a furnace
"""


def test_what_a_site_says_of_the_reader_is_no_part_of_the_posting() -> None:
    reading = read_one(SITE)
    assert [item.text for item in reading.requirements] == ["A steady hand", "Two winters at a furnace"]
    assert [place.value for place in reading.facts.locations] == ["Ghent, Belgium"]
    assert [benefit.value for benefit in reading.facts.benefits] == ["Free lamps"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("# Souffleur·euse de verre technicien (Kelp)", "Souffleur·euse de verre technicien (Kelp)"),
        ("# INGÉNIEUR VERRE (F/H - BREST - KELP)", "INGÉNIEUR VERRE"),
        ("SR Sopro de Vidro Verde", "SR Sopro de Vidro Verde"),
        ("# Стеклодув инженер", "Стеклодув инженер"),
    ],
)
def test_titles_in_words_of_their_own(line: str, title: str) -> None:
    found = read_one(f"{line}\n\nFurnaces burn all night.{LIST}", "posting.md").facts.title
    assert found and (found.value, found.suggested) == (title, False)


def test_an_office_is_no_place_and_a_sentence_is_none() -> None:
    text = "# Kiln Keeper\n\nThis position is located in the Lamp Services Administration, where lamps are kept.\n\nLocations\n\nIn this role you can work from the coast\n"
    assert read_one(text + LIST).facts.locations == ()


def test_a_posting_in_russian() -> None:
    text = "# Инженер печи\n\n## Обязанности:\n* Топить печь\n* Носить песок\n\n## Требования:\n* Твёрдая рука\n\n## Будет плюсом:\n* Две зимы у печи\n\n## Условия:\n* Лампа\n"
    reading = read_one(text, "posting.md")
    assert [(item.text, item.kind) for item in reading.requirements] == [
        ("Твёрдая рука", Kind.REQUIRED),
        ("Две зимы у печи", Kind.PREFERRED),
    ]
    assert [duty.value for duty in reading.facts.responsibilities] == ["Топить печь", "Носить песок"]


def test_a_bracketed_note_and_how_to_apply_are_told_nowhere() -> None:
    text = "# Kiln Keeper\n\n## About the role\n\n[NOTE: copied from a summary, the whole text was not at hand when this was saved here]\n\nWe offer:\nFree lamps\nPlease apply with a letter to the kiln master before the winter comes again\n"
    reading = read_one(text, "posting.md")
    told = [benefit.value for benefit in reading.facts.benefits]
    assert told == ["Free lamps"]
    assert reading.facts.summary is None
