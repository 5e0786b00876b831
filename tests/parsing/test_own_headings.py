"""What a person teaches: headings of their own, and labels on the lines of one file."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from jobtui.domain import codec
from jobtui.domain.reading import PARTS, Block, Finding, Label, Origin, Reading, ZoneName
from jobtui.domain.requirement import Kind
from jobtui.parsing import headings, read
from jobtui.parsing.child import Child, Request

AS_OF = date(2026, 11, 19)

TEXT = """\
Senior Kiln Operator
Ember & Clay

About us
We fire things.

Responsibilities
- Rake the ashes

Things we dream of
- Kilns by moonlight
- Steady hands

Benefits
- Lunch every day

Similar jobs

What the others want
- Juggling
"""


def reading(text: str = TEXT, *labels: Label, **own: list[str]) -> Reading:
    """A text as it is read with these labels and these headings."""
    (found,) = read(text.encode(), "a.txt", as_of=AS_OF, own_headings=own, labels=labels)
    return found


def block(heading: str, text: str = TEXT) -> Block:
    """The block of that heading."""
    return next(one for one in reading(text).blocks if one.heading == heading)


def label(part: str, heading: str, text: str = TEXT) -> Label:
    """The word that a block is something else."""
    return Label(part, block(heading, text).start, heading=True)


def asked(found: Reading) -> list[tuple[str, Kind]]:
    return [(item.text, item.kind) for item in found.requirements]


def values(found: tuple[Finding[str], ...]) -> list[str]:
    return [one.value for one in found]


BOTH = ["Kilns by moonlight", "Steady hands"]


def test_without_a_word_the_heading_is_unknown() -> None:
    assert asked(reading()) == []
    assert block("Things we dream of").zone is ZoneName.OVERVIEW


@pytest.mark.parametrize(
    ("part", "kind"),
    [("requirements", Kind.REQUIRED), ("preferred", Kind.PREFERRED), ("profile", Kind.UNLABELLED)],
)
def test_an_own_heading_opens_its_part(part: str, kind: Kind) -> None:
    found = reading(TEXT, **{part: ["things we dream of"]})
    assert asked(found) == [(text, kind) for text in BOTH]
    assert {item.rule for item in found.requirements} == {"heading.own"}
    assert values(found.facts.benefits) == ["Lunch every day"]


def test_an_own_heading_is_compared_as_every_heading_is() -> None:
    text = TEXT.replace("Things we dream of", "## **THINGS we dream of:**")
    assert values(reading(text, benefits=["Things  We Dream Of"]).facts.benefits) == [
        *BOTH,
        "Lunch every day",
    ]


def test_an_own_heading_overrides_the_shipped_one() -> None:
    assert headings.shipped("Benefits") is not None
    found = reading(TEXT, preferred=["Benefits"])
    assert asked(found) == [("Lunch every day", Kind.PREFERRED)]
    assert found.facts.benefits == ()


def test_the_persons_word_is_not_weighed() -> None:
    """The shipped table would make wishes of a heading that says bonus."""
    text = TEXT.replace("Things we dream of", "Bonus points and more")
    assert asked(reading(text, requirements=["bonus points and more"])) == [(x, Kind.REQUIRED) for x in BOTH]


def test_own_noise_is_left_out_and_ends_with_the_next_heading() -> None:
    found = reading(TEXT.replace("Benefits", "Requirements"), noise=["things we dream of"])
    assert asked(found) == [("Lunch every day", Kind.REQUIRED)]
    assert next(one.origin for one in found.zones if one.name is ZoneName.NOISE) is Origin.OTHER


def test_own_headings_do_not_stay_for_the_next_file() -> None:
    reading(TEXT, requirements=["things we dream of"])
    assert asked(reading()) == []


def test_other_postings_on_the_page_stay_noise() -> None:
    assert "Juggling" not in str(reading(TEXT, requirements=["what the others want"]).requirements)


@pytest.mark.parametrize("part", PARTS)
def test_a_label_places_the_block_up_to_the_next_heading(part: str) -> None:
    found = reading(TEXT, label(part, "Things we dream of"))
    at = TEXT.index("- Steady")
    zone = next(one for one in found.zones if one.start <= at < one.end)
    assert zone.name is PARTS[part][0]
    assert values(found.facts.benefits)[-1:] == ["Lunch every day"]


def test_a_label_makes_items_and_takes_them_away() -> None:
    found = reading(TEXT, label("responsibilities", "Things we dream of")).facts.responsibilities
    assert values(found) == ["Rake the ashes", *BOTH]
    text = TEXT.replace("Things we dream of", "Requirements")
    assert len(reading(text).requirements) == 2
    assert reading(text, label("noise", "Requirements", text)).requirements == ()


def test_a_label_reaches_into_noise() -> None:
    found = reading(TEXT, label("preferred", "What the others want"))
    assert asked(found) == [("Juggling", Kind.PREFERRED)]


def test_bare_names_of_skills_are_requirements_where_the_person_says_so() -> None:
    text = TEXT.replace("- Kilns by moonlight\n- Steady hands", "\nPython\nPostgreSQL\nKafka")
    at = text.index("Python")
    said = Label("requirements", at, at + len("Python\nPostgreSQL\nKafka"))
    assert [words for words, _ in asked(reading(text, said))] == ["Python", "PostgreSQL", "Kafka"]


def test_a_label_on_lines_leaves_the_others_where_they_were() -> None:
    at = TEXT.index("Steady hands")
    found = reading(TEXT, Label("preferred", at, at + 5))
    assert asked(found) == [("Steady hands", Kind.PREFERRED)]
    kiln = next(z for z in found.zones if z.start <= TEXT.index("Kilns by") < z.end)
    assert kiln.name is ZoneName.OVERVIEW


def test_the_text_behind_a_heading_on_the_same_line_is_the_item() -> None:
    text = TEXT.replace(
        "Things we dream of\n- Kilns", "YOUR DREAMS: Firing kilns for years and years\n- Kilns"
    )
    assert block("YOUR DREAMS", text).teachable
    said = Label("responsibilities", block("YOUR DREAMS", text).start)
    assert values(reading(text, said).facts.responsibilities)[1] == "Firing kilns for years and years"


def test_a_label_goes_with_its_posting_of_a_file() -> None:
    body = "<h3>Dreams of ours</h3><ul><li>%s</li></ul>"
    jobs = (("Potter", "A", "Clay"), ("Glazer", "B", "Glass"))
    plain = [{"title": title, "company": name, "description": body % one} for title, name, one in jobs]
    data = json.dumps(plain).encode()
    both = read(data, "a.json", as_of=AS_OF)
    at = next(one.start for one in both[1].blocks if one.heading == "Dreams of ours")
    said = Label("requirements", at, heading=True, item=2)
    assert [asked(one) for one in read(data, "a.json", as_of=AS_OF, labels=[said])] == [
        [],
        [("Glass", Kind.REQUIRED)],
    ]


def test_blocks_cover_the_text_and_say_what_can_be_taught() -> None:
    found = [(one.heading, one.teachable) for one in reading().blocks]
    assert found == [
        ("", False),
        ("About us", False),
        ("Responsibilities", False),
        ("Things we dream of", True),
        ("Benefits", False),
        ("Similar jobs", False),
        ("What the others want", True),
    ]
    blocks = reading().blocks
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    assert blocks[3].end == TEXT.index("Steady hands") + len("Steady hands")


def test_what_stands_behind_a_labelled_heading_on_its_line_is_read() -> None:
    text = TEXT.replace("Benefits\n", "Benefits: A warm kiln\n")
    at = text.index("Benefits:")
    (block,) = [one for one in reading(text).blocks if one.start == at]
    assert block.heading == "Benefits"
    found = reading(text, Label("preferred", at, heading=True))
    assert asked(found) == [("A warm kiln", Kind.PREFERRED), ("Lunch every day", Kind.PREFERRED)]


def test_a_title_is_never_taught() -> None:
    text = (
        "# Senior Kiln Operator\n\nWe fire things in a hall of ours, and have done so for years.\n"
        + TEXT[35:]
    )
    titles = [one for one in reading(text).blocks if "Operator" in one.heading]
    assert titles
    assert not any(one.teachable for one in titles)


def test_an_own_heading_can_be_taught_anew() -> None:
    found = reading(TEXT, noise=["things we dream of"])
    assert next(one for one in found.blocks if one.heading == "Things we dream of").teachable


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    with Child() as started:
        yield started


def test_the_child_process_is_told_and_forgets(child: Child) -> None:
    plain = Request(TEXT.encode(), "a.txt", AS_OF)
    taught = Request(TEXT.encode(), "a.txt", AS_OF, own_headings={"preferred": ["things we dream of"]})
    labelled = Request(TEXT.encode(), "a.txt", AS_OF, labels=(label("requirements", "Things we dream of"),))
    assert asked(child.read(taught)[0]) == [(text, Kind.PREFERRED) for text in BOTH]
    assert asked(child.read(labelled)[0]) == [(text, Kind.REQUIRED) for text in BOTH]
    assert child.read(plain) == [reading()]


def test_blocks_and_labels_come_back_from_plain() -> None:
    found = reading()
    assert codec.reading_from_plain(codec.reading_to_plain(found)) == found
    request = Request(
        b"x", "a.txt", AS_OF, labels=(Label("noise", 3, 9, item=2), Label("apply", 4, None, True))
    )
    assert Request.asked(request.question(), b"x") == request
