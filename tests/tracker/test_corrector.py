"""Putting a reading right: blocks labelled, items split, joined and added, values taken from lines."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from jobtui.domain.problem import WrongUsage
from jobtui.domain.reading import Dated, Finding
from jobtui.domain.requirement import Kind, Requirement, Years
from jobtui.domain.salary import Period, Salary
from jobtui.tracker import source
from jobtui.tracker.corrector import Corrector, label_for
from jobtui.tracker.draft import Draft
from jobtui.tracker.intake import Intake
from jobtui.tracker.tracker import Tracker
from jobtui.tracker.vocabulary import Vocabulary

TEXT = """\
Kiln Operator
Ember & Clay

Requirements
- 3+ years of firing kilns and a bachelor's degree; steady hands
- English C1
- Patience

About us
We fire things.

Things we dream of
- A dog of your own
- Moonlight in Python,
  and in Go

Paid 40.000 - 50.000 EUR brutto im Jahr
Apply by 30 November 2026, please
"""


@pytest.fixture(scope="module")
def corrector(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corrector]:
    place = tmp_path_factory.mktemp("own") / "headings.toml"
    with Corrector(Vocabulary(place), date(2026, 11, 19)) as one:
        yield one


@pytest.fixture
def draft(tracker: Tracker) -> Draft:
    """The text as it is read."""
    with Intake(tracker) as intake:
        (found,) = intake.read_bytes(TEXT.encode(), "kiln.txt")
    return found


def place(words: str, until: str = "") -> tuple[int, int]:
    """Where words stand, or everything from them up to the end of others."""
    start = TEXT.index(words)
    end = TEXT.index(until, start) + len(until) if until else start + len(words)
    return start, end


def labelled(corrector: Corrector, draft: Draft, words: str, part: str) -> Draft:
    """The draft with the block that holds these words labelled."""
    block = draft.block_at(TEXT.index(words))
    assert block is not None
    return corrector.labelled(draft, label_for(block, part, 1))


def shown(draft: Draft) -> list[tuple[str, str]]:
    return [(item.text, item.kind.value) for item in draft.reading.requirements]


def items(draft: Draft) -> dict[str, int]:
    """The index of every requirement by its first word."""
    return {item.text.split()[0]: at for at, item in enumerate(draft.reading.requirements)}


def test_a_label_reads_the_block_again(corrector: Corrector, draft: Draft) -> None:
    assert "A" not in items(draft)
    found = labelled(corrector, draft, "Things we", "preferred")
    assert shown(found)[3:] == [
        ("A dog of your own", "preferred"),
        ("Moonlight in Python, and in Go", "preferred"),
    ]
    assert found.reading.requirements[3].spans == (place("A dog of your own"),)
    again = labelled(corrector, found, "Things we", "benefits")
    assert [one.value for one in again.reading.facts.benefits][:1] == ["A dog of your own"]
    assert len(again.reading.requirements) == 3
    assert again.request is not None
    assert len(again.request.labels) == 1


def test_what_was_corrected_outlives_a_label(corrector: Corrector, draft: Draft) -> None:
    edited = draft.with_value("company", "Ember AS", date(2026, 11, 19)).with_value(
        "url", "", date(2026, 11, 19)
    )
    edited = edited.with_value("salaries", "1 EUR /hour", date(2026, 11, 19))
    one = edited.reading.requirements[1]
    edited = edited.with_requirement(1, replace(one, text="English C2")).toggled(2)
    found = labelled(corrector, edited, "Things we", "preferred")
    assert found.reading.facts.company == edited.reading.facts.company
    assert found.corrected == {"company", "url", "salaries"}
    assert shown(found)[1] == ("English C2", one.kind.value)
    assert found.dropped == {2}
    assert found.kept().requirements[-1].text == "Moonlight in Python, and in Go"
    assert len(shown(found)) == 5


def test_a_changed_kind_stays_and_changed_words_take_the_new_kind(corrector: Corrector, draft: Draft) -> None:
    first, second, _ = draft.reading.requirements
    edited = draft.with_requirement(0, replace(first, kind=Kind.UNLABELLED))
    edited = edited.with_requirement(1, replace(second, text="English C2"))
    found = labelled(corrector, edited, "Requirements", "preferred")
    assert [kind for _, kind in shown(found)] == ["unlabelled", "preferred", "preferred"]
    assert found.reading.requirements[1].text == "English C2"


def test_corrections_of_lines_that_are_no_requirements_any_more_go(
    corrector: Corrector, draft: Draft
) -> None:
    second = draft.reading.requirements[1]
    edited = draft.with_requirement(1, replace(second, text="English C2")).toggled(0)
    found = labelled(corrector, edited, "Requirements", "noise")
    assert shown(found) == []
    assert found.dropped == frozenset()


def test_split_and_joined_items_outlive_a_label(corrector: Corrector, draft: Draft) -> None:
    first, *rest = draft.reading.requirements
    parts = corrector.split(first, TEXT, first.text.index("steady"))
    edited = draft.with_requirements(0, 1, parts)
    edited = edited.with_requirements(2, 2, [corrector.join(rest, TEXT)])
    assert [text for text, _ in shown(edited)][1:] == ["steady hands", "English C1 Patience"]
    found = labelled(corrector, edited, "Things we", "preferred")
    assert shown(found)[:3] == shown(edited)
    assert [item.spans for item in found.reading.requirements[:3]] == [
        item.spans for item in edited.reading.requirements
    ]
    softer = labelled(corrector, edited, "Requirements", "preferred")
    assert [kind for _, kind in shown(softer)] == ["preferred"] * 3
    assert shown(labelled(corrector, edited, "Requirements", "noise")) == []


def test_added_items_stay_whatever_is_labelled(corrector: Corrector, draft: Draft) -> None:
    added = corrector.items(TEXT, place("A dog of your own"), Kind.PREFERRED)
    edited = draft.with_added(added)
    assert shown(edited)[-1] == ("A dog of your own", "preferred")
    assert shown(labelled(corrector, edited, "Requirements", "noise")) == [("A dog of your own", "preferred")]
    twice = labelled(corrector, edited, "Things we", "requirements")
    assert [text for text, _ in shown(twice)].count("A dog of your own") == 1


def test_what_was_taken_from_elsewhere_does_not_come_back(corrector: Corrector, draft: Draft) -> None:
    (taken,) = corrector.items(TEXT, place("A dog of your own"), Kind.REQUIRED)
    edited = draft.with_requirement(1, taken)
    found = labelled(corrector, edited, "Requirements", "preferred")
    assert "English C1" not in [item.text for item in found.kept().requirements]


def test_a_split_part_has_its_own_words_places_and_facts(corrector: Corrector, draft: Draft) -> None:
    first = draft.reading.requirements[0]
    one, two = corrector.split(first, TEXT, first.text.index("steady"))
    assert (one.text, two.text) == ("3+ years of firing kilns and a bachelor's degree", "steady hands")
    for part in (one, two):
        assert source.words(TEXT, part.spans) == part.text
    assert [years.minimum for years in one.years] == [3]
    assert one.degree == "bachelor"
    assert (two.years, two.degree, two.kind) == ((), None, first.kind)


def test_a_split_across_lines_finds_its_place(corrector: Corrector, draft: Draft) -> None:
    found = labelled(corrector, draft, "Things we", "preferred")
    item = found.reading.requirements[items(found)["Moonlight"]]
    one, two = corrector.split(item, TEXT, item.text.index("and in"))
    assert (one.text, two.text) == ("Moonlight in Python", "and in Go")
    assert TEXT[slice(*two.spans[0])] == "and in Go"
    assert one.skills == ("Python",)


@pytest.mark.parametrize("at", [0, 1000])
def test_a_split_needs_words_on_both_sides(corrector: Corrector, draft: Draft, at: int) -> None:
    with pytest.raises(WrongUsage, match="both parts need words"):
        corrector.split(draft.reading.requirements[0], TEXT, at)


def test_split_of_words_that_were_typed_keeps_the_line(corrector: Corrector, draft: Draft) -> None:
    item = replace(draft.reading.requirements[1], text="English and Danish")
    one, two = corrector.split(item, TEXT, 8)
    assert (one.text, two.text) == ("English", "and Danish")
    assert one.spans == two.spans == item.spans


def test_dropped_ones_stay_the_same_when_numbers_move(draft: Draft) -> None:
    a, b, c = draft.reading.requirements
    dropped = draft.toggled(1)
    assert dropped.with_requirements(0, 1, (a, a)).kept().requirements == (a, a, c)
    assert dropped.with_requirements(1, 2, (b,)).kept().requirements == (a, b)
    assert dropped.with_requirement(1, c).dropped == {1}


def test_lines_become_items_by_bullet_or_by_line() -> None:
    text = "- one\n  goes on\n- two\n\nThree\nfour goes on\nFive\n"
    half = text.index("Three")
    assert [source.words(text, [one]) for one in source.items_in(text, (0, half))] == [
        "one goes on",
        "- two"[2:],
    ]
    assert [source.words(text, [one]) for one in source.items_in(text, (half, len(text)))] == [
        "Three four goes on",
        "Five",
    ]


def test_values_are_taken_from_lines_with_their_place(corrector: Corrector) -> None:
    (title,) = corrector.value("title", TEXT, place("Kiln Operator"))
    assert (title.value, title.spans) == ("Kiln Operator", (place("Kiln Operator"),))
    (pay,) = corrector.value("pay", TEXT, place("Paid", "im Jahr"))
    assert pay.value == Salary(4_000_000, 5_000_000, "EUR", Period.YEAR)
    assert TEXT[slice(*pay.spans[0])].startswith("40.000")
    (closes,) = corrector.value("closes", TEXT, place("Apply by", "please"))
    assert isinstance(closes.value, Dated)
    assert closes.value.earliest == date(2026, 11, 30)
    assert not closes.suggested
    duties = corrector.value("responsibilities", TEXT, place("- English", "Patience"))
    assert [(one.value, one.spans) for one in duties] == [
        ("English C1", (place("English C1"),)),
        ("Patience", (place("Patience"),)),
    ]


@pytest.mark.parametrize(
    ("field", "line", "value"),
    [
        ("company", "**Company:** Ember & Clay  ", "Ember & Clay"),
        ("title", "## Kiln Operator (m/f/d)", "Kiln Operator (m/f/d)"),
        ("title", "Lead: Kilns", "Lead: Kilns"),
        ("workplace", "This job is fully remote", "remote"),
        ("url", "See https://ember.example/1 today", "https://ember.example/1"),
        ("salary", "Salary: $50 - $60 per hour", "5000"),
    ],
)
def test_labels_and_marks_are_no_part_of_a_value(
    corrector: Corrector, field: str, line: str, value: str
) -> None:
    text = f"first\n{line}\nlast"
    (found,) = corrector.value(field, text, (6, 6 + len(line)))
    told = found.value.minimum if isinstance(found.value, Salary) else found.value
    assert str(told) == value
    assert 6 <= found.spans[0][0] < found.spans[0][1] <= 6 + len(line)


@pytest.mark.parametrize("field", ["salaries", "closes", "workplace", "posted"])
def test_a_line_that_says_no_such_value_is_refused(corrector: Corrector, field: str) -> None:
    with pytest.raises(WrongUsage, match="was understood in 'Kiln Operator'"):
        corrector.value(field, TEXT, place("Kiln Operator"))


def test_trimmed_words_keep_their_place(draft: Draft) -> None:
    held = draft.with_findings("company", ())
    start, end = place("Ember & Clay")
    whole = held.with_findings("company", (Finding("Ember & Clay", ((start, end),)),))
    found = whole.with_value("company", "Clay", date(2026, 11, 19)).reading.facts.company
    assert found is not None
    assert (found.value, found.spans) == ("Clay", ((end - 4, end),))
    found = whole.with_value("company", "Someone", date(2026, 11, 19)).reading.facts.company
    assert found is not None
    assert found.spans == ()


def test_line_numbers() -> None:
    assert source.line_span("a\r\nbc\nd", 2) == (3, 5)
    assert source.line_span("a\r\nbc\nd", 3) == (6, 7)
    for wrong in (0, 4):
        with pytest.raises(WrongUsage, match="3 lines"):
            source.line_span("a\r\nbc\nd", wrong)


@pytest.mark.parametrize(
    ("said", "second"),
    [
        ("Strong SQL. A driving licence too", "A driving licence too"),
        ("Python, Go", "Go"),
        ("Python and Go", "and Go"),
        ("Python Go", "Go"),
        ("Python", "hon"),
    ],
)
def test_the_likely_place_to_cut(said: str, second: str) -> None:
    assert said[source.likely_cut(said) :] == second


def test_corrected_items_are_stored_as_corrected(
    tracker: Tracker, corrector: Corrector, draft: Draft, tmp_path: Path
) -> None:
    first = draft.reading.requirements[0]
    parts = corrector.split(first, TEXT, first.text.index("steady"))
    edited = draft.toggled(2).with_requirements(0, 1, parts)
    assert edited.corrected_requirements() == {0, 1}
    kept = Intake(tracker).keep(edited)
    assert kept.posting is not None
    stored = tracker.posting(kept.posting).checklist
    assert [item.corrected for item in stored] == [True, True, False]
    assert [item.requirement for item in stored] == list(edited.kept().requirements)


def test_facts_of_joined_items_are_read_from_all_their_words(corrector: Corrector) -> None:
    one = Requirement("5+ years", Kind.PREFERRED, ((0, 8),))
    two = Requirement("of Kubernetes", Kind.REQUIRED, ((9, 22),))
    found = corrector.join([one, two], "5+ years\nof Kubernetes")
    assert (found.text, found.kind, found.skills) == (
        "5+ years of Kubernetes",
        Kind.PREFERRED,
        ("Kubernetes",),
    )
    assert [replace(years, area="") for years in found.years] == [Years(5)]
