# ruff: noqa: E501  (the invented postings are data)
"""Lists that neither a heading nor bullets announce, and lines that only lead to others."""

import pytest

from tests.parsing.helpers import read_one

DUTIES = "Repair broken springs in the workshop\nMaintain every clock in the tower\nAnswer letters of clock owners\nRecord the weather of each day\n"
DEMANDS = "Experience with church clocks of any age\nKnowledge of brass and its alloys\nAbility to climb four hundred steps\nStrong hands and good eyes at night\n"
INTRO = "Clock Keeper\n\nThe tower stands above the old market and has told the time for the town since anyone can remember.\n\n"


def asked(text: str) -> list[tuple[str, str]]:
    return [(r.text, str(r.kind)) for r in read_one(text).requirements]


def done(text: str) -> list[str]:
    return [f.value for f in read_one(text).facts.responsibilities]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_runs_of_lines_are_told_by_their_words(gap: str) -> None:
    text = INTRO + "\n".join(part.replace("\n", "\n" + gap) for part in (DUTIES, DEMANDS))
    assert done(text) == DUTIES.splitlines()
    assert asked(text) == [(line, "unlabelled") for line in DEMANDS.splitlines()]


def test_three_lines_and_sentences_of_other_kinds_are_no_list() -> None:
    short = (
        INTRO
        + "Repair broken springs\nAnswer all letters\nOrder brass and oil\n"
        + "\nThe town pays for the lamp oil.\n"
    )
    mixed = (
        INTRO
        + "Repair every clock in the tower\nThe mayor visits on Fridays\nOur cats sleep on the bells\nRepair broken springs at once\n"
    )
    assert done(short) == done(mixed) == []


def test_a_list_stands_right_under_a_heading_that_only_names_the_role() -> None:
    assert (
        done("Clock Keeper\n\nThe Role\n" + DUTIES + "\nRequirements\n- Strong hands\n")
        == DUTIES.splitlines()
    )


def test_benefits_end_where_duties_begin() -> None:
    text = (
        "Clock Keeper\n\nBenefits:\nFree candles\nA warm coat\n\n"
        + DUTIES
        + "\nRequirements\n- Strong hands\n"
    )
    assert done(text) == DUTIES.splitlines()
    assert [b.value for b in read_one(text).facts.benefits] == ["Free candles", "A warm coat"]


def test_counted_parts_of_a_sentence_are_items() -> None:
    text = (
        "Clock Keeper\n\n**Duties**: The keeper is expected to (i) wind clocks; (ii) oil bells; (iii) chase pigeons.\n\n"
        "**Requirements**: You should have (i) a diploma in clocks; (ii) calm nerves; (iii) no fear of bells.\n"
    )
    assert done(text) == ["wind clocks", "oil bells", "chase pigeons."]
    assert [t for t, _ in asked(text)] == ["a diploma in clocks", "calm nerves", "no fear of bells."]


def test_a_paragraph_behind_its_heading_ends_at_the_blank_line() -> None:
    text = "Clock Keeper\n\nRequirements:\n- Strong hands\n\nPreferred Qualifications: A diploma in bells.\n\nMarket Tower\n4 Bell Lane\n"
    assert asked(text) == [("Strong hands", "required"), ("A diploma in bells.", "preferred")]


def test_a_line_that_leads_to_examples_stays_in_its_list() -> None:
    text = (
        "Clock Keeper\n\nResponsibilities\n\nWind the clocks\n\nCare for the tower, including:\n\nBells\n\nStairs\n\n"
        "Write the log\n\nRequirements\n\n- Strong hands\n"
    )
    assert {"Wind the clocks", "Bells", "Stairs", "Write the log"} <= set(done(text))


def test_a_long_sentence_that_opens_a_list_is_no_item() -> None:
    lead = "Whoever keeps the clocks of this town needs many things that no school of the valley teaches any more, and therefore brings with them, among other gifts of a long life:"
    assert asked(f"Clock Keeper\n\nRequirements\n{lead}\n- Strong hands\n- Good eyes\n") == [
        ("Strong hands", "required"),
        ("Good eyes", "required"),
    ]


@pytest.mark.parametrize(
    ("lead", "kind"),
    [
        ("Candidates for this post must show knowledge of the following areas:", "required"),
        ("It would also be a plus if you match some of these:", "preferred"),
        ("Experience with one of these crafts will be highly beneficial:", "preferred"),
    ],
)
def test_a_sentence_tells_how_firmly_its_list_asks(lead: str, kind: str) -> None:
    text = f"Clock Keeper\n\nRequirements\n- Strong hands\n\n{lead}\n- Bell casting\n- Rope making\n"
    assert asked(text)[1:] == [("Bell casting", kind), ("Rope making", kind)]


def test_a_call_to_apply_and_a_comfort_are_no_items() -> None:
    text = (
        "Clock Keeper\n\nSkills people must have\nDon't worry, we do not expect you to tick all of these.\n\n"
        "* Strong hands\n* Good eyes\n\nIf you like the sound of bells, we'd love to hear from you.\n"
    )
    assert asked(text) == [("Strong hands", "required"), ("Good eyes", "required")]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "item", ["Hiring process experience", "How to apply first aid", "Equal opportunity law", "Good eyes"]
)
def test_an_item_with_the_words_of_a_closing_heading_stays_one(item: str, between: str) -> None:
    items = ["Two years in a tower", item, "Experience with ropes", "Knowledge of bells and clocks"]
    text = f"Clock Keeper\n\nRequirements\n\n{between.join(items)}\n"
    assert [found for found, _ in asked(text)] == items


@pytest.mark.parametrize(
    "demand",
    [
        "Have all licences needed to apply limewash",
        "Must meet all requirements to apply for a tower pass",
        "Check every rope, and do not worry about heights",
        "Two years in a tower, but don't worry if you know other bells",
        "Some Welsh. You may not tick every box, so please apply",
    ],
)
def test_a_demand_is_no_comfort(demand: str) -> None:
    text = f"Clock Keeper\n\nRequirements\n- Strong hands\n- {demand}\n- Good eyes\n"
    assert [item for item, _ in asked(text)] == ["Strong hands", demand, "Good eyes"]


@pytest.mark.parametrize(
    "comfort",
    [
        "You may not tick every box; we still want to hear from you",
        "Don’t worry if you don’t meet every requirement. Apply anyway!",
        "You don't need to tick all the boxes",
    ],
)
def test_a_comfort_is_no_demand(comfort: str) -> None:
    text = f"Clock Keeper\n\nRequirements\n- Strong hands\n- {comfort}\n- Good eyes\n"
    assert [item for item, _ in asked(text)] == ["Strong hands", "Good eyes"]


def test_a_demand_in_prose_counts_beside_a_list_of_wishes() -> None:
    text = (
        INTRO
        + "Requires three years in a tower. The bells are old.\n\nPreferred qualifications:\n- A diploma in bells\n"
    )
    assert asked(text) == [
        ("Requires three years in a tower.", "required"),
        ("A diploma in bells", "preferred"),
    ]


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("Experience in reaching the required results", "unlabelled"),
        ("A diploma in clocks is required", "required"),
        ("Strong hands (required)", "required"),
        ("Strong hands (strongly preferred)", "preferred"),
        ("Fluent Welsh (Breton preferred)", "unlabelled"),
        ("Advantage: experience with bells", "preferred"),
    ],
)
def test_what_an_item_says_of_itself(item: str, kind: str) -> None:
    assert asked(f"Clock Keeper\n\nAbout you\n- {item}\n- Good eyes\n")[0][1] == kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("We're looking for someone with", "required"),
        ("You'll bring", "unlabelled"),
        ("Knowledge of:", "unlabelled"),
        ("Qualifications - Required", "required"),
        ("Preferred but not required", "preferred"),
        ("Extra kudos for", "preferred"),
        ("Les petits plus qui feront la différence", "preferred"),
    ],
)
def test_headings_of_demands(heading: str, kind: str) -> None:
    assert asked(f"Clock Keeper\n\n{heading}\n- Strong hands\n- Good eyes\n")[0] == ("Strong hands", kind)


@pytest.mark.parametrize(
    "heading", ["Acme values", "What success looks like", "Interview approach", "Reach out"]
)
def test_headings_that_end_a_list_of_short_lines(heading: str) -> None:
    text = f"Clock Keeper\n\nRequirements\n\nStrong hands\n\nGood eyes\n\n{heading}\n\nBold\n\nKind\n"
    assert [t for t, _ in asked(text)] == ["Strong hands", "Good eyes"]


def test_a_heading_of_wishes_has_its_text_behind_it() -> None:
    text = (
        "Clock Keeper\n\nRequirements\n- Strong hands\n\nPreferred experience: bell casting, or rope making\n"
    )
    assert asked(text)[1:] == [("bell casting, or rope making", "preferred")]


def test_a_line_broken_behind_a_small_word_is_no_heading() -> None:
    text = "Clock Keeper\n\nRequirements\n- Strong hands\n- Knowledge of\nbrass and tin\n- Good eyes\n"
    assert [t for t, _ in asked(text)] == ["Strong hands", "Knowledge of brass and tin", "Good eyes"]
