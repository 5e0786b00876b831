"""Which sentences say nearly the same, and what of a long one is shown."""

from collections.abc import Iterable, Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobtui.domain.aligned import by_sentence, excerpt, in_common, likeness, tokens
from jobtui.domain.comparison import Cell
from jobtui.domain.requirement import Kind, State

ALIKE = [
    ("Strong communication skills", "Excellent communication and collaboration skills"),
    ("Excellent written and verbal communication skills.", "Strong verbal and written communication"),
    ("Ability to work independently", "You can work independently and take ownership"),
    ("Mentor junior engineers", "Mentoring culture: mentor junior engineers in your team"),
    ("Experience with CI/CD pipelines", "Solid knowledge of CI/CD pipelines and tooling"),
    ("Attention to detail", "Great attention to details"),
    ("Problem-solving mindset", "A pragmatic problem-solving mindset"),
    ("Gute Kommunikation und Teamfähigkeit", "Teamfähigkeit und klare Kommunikation"),
    ("Paid parental leave", "20 weeks of paid parental leave"),
]

UNLIKE = [
    ("Strong communication skills", "Knowledge of communication protocols such as CAN"),
    ("Strong analytical skills", "Strong interpersonal skills"),
    ("Organizational and time management skills", "Project management skills"),
    ("Experience with data pipelines", "Experience with CI/CD pipelines in production at scale"),
    ("Experience building large teams", "Experience building large software systems"),
    ("Ability to work in a team", "Ability to work with customers"),
    ("Juggling torches, knives and clubs at night", "Juggling clubs beneath bridges, daily and happily"),
    ("", "Calm"),
    ("and the", "and the"),
    ("Familiarity with Go", "Familiarity with Rust"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_two_wordings_of_one_demand(one: str, other: str) -> None:
    assert likeness(tokens(one), tokens(other)) > 0
    assert likeness(tokens(one), tokens(other)) == likeness(tokens(other), tokens(one))


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_two_demands(one: str, other: str) -> None:
    assert likeness(tokens(one), tokens(other)) == 0


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("Strong communication skills", {"communication", "skill"}),
        ("Technologies: C++, C# and .NET", {"technology", "c++", "c#", "net"}),
        ("Analysis of business processes", {"analysis", "business", "process"}),
        ("In or on it", set()),
    ],
)
def test_the_words_that_tell_what_a_sentence_is_about(sentence: str, kept: set[str]) -> None:
    assert tokens(sentence) == kept


def cells(posting: int, *sentences: str, kind: Kind = Kind.REQUIRED) -> list[Cell]:
    """One column."""
    return [Cell(text, kind, State.UNREVIEWED, (), posting, n) for n, text in enumerate(sentences, 1)]


def said(rows: Iterable[Sequence[Cell | None]]) -> list[list[str]]:
    """The texts of rows, "" for silence."""
    return [[cell.text if cell else "" for cell in row] for row in rows]


def test_the_nearest_stand_together_and_each_once() -> None:
    rows = by_sentence(
        [
            cells(1, "Communication skills", "Calm"),
            cells(2, "Communication and presentation skills", "Strong communication skills"),
        ]
    )
    assert said(rows) == [
        ["Communication skills", "Strong communication skills"],
        ["Calm", ""],
        ["", "Communication and presentation skills"],
    ]


def test_those_of_one_subject_stand_together_after_those_of_like_words() -> None:
    rows = by_sentence(
        [cells(1, "Visits abroad", "A background check"), cells(2, "One background check", "Some trips")],
        lambda cell: "" if cell.text.startswith("Zeal") else "check",
    )
    assert said(rows) == [["Visits abroad", "Some trips"], ["A background check", "One background check"]]


def test_rows_that_more_postings_share_come_first_then_the_firm_ones() -> None:
    rows = by_sentence(
        [
            [*cells(1, "Nice habits", kind=Kind.PREFERRED), *cells(1, "Firm hands")],
            cells(2, "Gentle manners", "Juggling knives"),
            cells(3, "Juggling knives"),
        ]
    )
    assert said(rows) == [
        ["", "Juggling knives", "Juggling knives"],
        ["Firm hands", "", ""],
        ["", "Gentle manners", ""],
        ["Nice habits", "", ""],
    ]


SENTENCES = st.lists(
    st.lists(st.sampled_from("calm nerve communication skill python tender".split()), max_size=4).map(
        " ".join
    ),
    max_size=5,
)


@given(st.lists(SENTENCES, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_each_sentence_stands_in_one_row_whatever_the_order_of_the_postings(
    columns: list[list[str]], random: Random
) -> None:
    held = [cells(n, *column) for n, column in enumerate(columns, 1)]
    rows = by_sentence(held)
    found = [cell for row in rows for cell in row if cell]
    assert sorted((cell.posting, cell.item_n or 0) for cell in found) == [
        (cell.posting, cell.item_n) for column in held for cell in column
    ]
    order = list(range(len(held)))
    random.shuffle(order)
    moved = by_sentence([held[at] for at in order])
    back = {tuple(row[order.index(at)] for at in range(len(held))) for row in moved}
    assert back == set(rows)


def test_the_name_of_a_row_is_what_its_sentences_share_in_their_words() -> None:
    pair = (
        *cells(1, "Strong Communication skills, always"),
        None,
        *cells(2, "Skills in communication"),
    )
    assert in_common(pair) == "Communication skills"


@pytest.mark.parametrize(
    ("sentence", "names", "shown"),
    [
        ("Python and Go", ["Go"], "Python and Go"),
        (
            "A degree in any technical field that you like, and years of coding in Go",
            ["Go"],
            "…years of coding in Go",
        ),
        (
            "A degree in some field; it says nothing of gophers, but somewhere it says (e.g. Go, C)",
            ["C", "Go"],
            "…but somewhere it says (e.g. Go, C)",
        ),
        (
            "No pause at all comes in this very long sentence before Go is named",
            ["Go"],
            "…Go is named",
        ),
        (
            "It is called otherwise in this long sentence that says neither, really",
            ["Rust"],
            "It is called otherwise in this long sentence that says neither, really",
        ),
    ],
)
def test_a_long_sentence_is_shown_from_shortly_before_the_name(
    sentence: str, names: list[str], shown: str
) -> None:
    assert excerpt(sentence, names) == shown


@given(st.text(max_size=200), st.lists(st.text(min_size=1, max_size=6), max_size=3))
def test_what_is_shown_stands_in_the_sentence(sentence: str, names: list[str]) -> None:
    shown = excerpt(sentence, names)
    assert sentence.endswith(shown.removeprefix("…")) or shown == sentence
