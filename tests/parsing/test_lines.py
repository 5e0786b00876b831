# ruff: noqa: E501  (the invented postings are data)
"""Lines as views: marks, bullets, repairs, and offsets that always lead back to the source."""

import pytest

from jobtui.parsing.lines import quote
from jobtui.parsing.repair import read_lines


def texts(source: str) -> list[str]:
    return [line.text for line in read_lines(source)]


@pytest.mark.parametrize(
    ("source", "bullet", "text"),
    [
        ("- Own the roadmap", "-", "Own the roadmap"),
        ("  • Own the roadmap", "•", "Own the roadmap"),
        ("•Own the roadmap", "•", "Own the roadmap"),
        ("3) Own the roadmap", "3)", "Own the roadmap"),
        ("* **Own** the `roadmap`", "*", "Own the roadmap"),
        ("## Duties ##", "", "Duties"),
        ("> quoted words", "", "quoted words"),
        ("See [the site](https://x.example/a) now", "", "See the site now"),
        ("C++ and C# and snake_case stay", "", "C++ and C# and snake_case stay"),
        ("-5 degrees is cold", "", "-5 degrees is cold"),
    ],
)
def test_marks_are_left_out_of_the_view(source: str, bullet: str, text: str) -> None:
    (line,) = read_lines(source)
    assert (line.bullet, line.text) == (bullet, text)
    assert quote(source, line.spans()) == text


def test_a_lone_bullet_joins_the_line_below() -> None:
    assert [(x.bullet, x.text) for x in read_lines("-\nFirst item.\n\n·\n\nSecond item.")] == [
        ("-", "First item."),
        ("·", "Second item."),
    ]


def test_a_heading_glued_to_its_first_item_splits() -> None:
    assert texts("- Responsibilities- Hire a great team of people\n- Second item") == [
        "Responsibilities",
        "Hire a great team of people",
        "Second item",
    ]


def test_a_bold_word_on_a_line_of_its_own_belongs_to_its_item() -> None:
    source = "Sterke kennis van\nSQL\n.\nErvaring met\nMicrosoft Fabric\n, ETL en datamodellering."
    assert texts(source) == [
        "Sterke kennis van SQL .",
        "Ervaring met Microsoft Fabric , ETL en datamodellering.",
    ]


def test_text_wrapped_by_hand_is_joined() -> None:
    source = (
        "The lamp works of Harrowdale build lights for ships and harbours and\n"
        "have done so since the last century. We look for somebody who would\n"
        "like to keep the records of our stock, who writes to the captains of\n"
        "the fleet and who knows how to file the papers that come back to us\n"
        "when the ships are home again.\n"
        "Required: patience with people who have been at sea for a long time\n"
        "and are not used to being asked for a signature on land, as well as\n"
        "a clear hand.\n"
    )
    assert len(texts(source)) == 2


def test_numbered_items_in_one_line_split() -> None:
    assert texts("1. Read the meter. 2. Write the figure down. 3. Lock the door.") == [
        "Read the meter.",
        "Write the figure down.",
        "Lock the door.",
    ]


def test_text_whose_breaks_were_lost_splits_at_headings_and_sentences() -> None:
    source = (
        "About UsHarrow Lamps makes lamps for harbours."
        + " We care for light." * 40
        + "ResponsibilitiesPolish the lenses every day.Write the log bookKeep the oil dry.You Will NeedA steady hand."
        "Good eyes at nightWe OfferA warm room." + " Tea and bread." * 40
    )
    found = texts(source)
    assert [x for x in found if x in ("Responsibilities", "You Will Need", "We Offer")] == [
        "Responsibilities",
        "You Will Need",
        "We Offer",
    ]
    assert "Write the log book" in found and "Good eyes at night" in found


def test_offsets_survive_decomposed_letters() -> None:
    source = "Gro\u0308\u00dfe **fu\u0308r** alle"
    (line,) = read_lines(source)
    assert line.text == "Größe für alle"
    assert quote(source, line.spans(0, 5)) == "Gro\u0308\u00dfe"
