"""Stored postings put right by the lines of their text, undone in one step."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jobtui.domain.problem import NotThere, WrongUsage
from jobtui.domain.reading import Origin
from jobtui.domain.requirement import Kind, State
from jobtui.tracker import lines, source
from jobtui.tracker.corrector import Corrector
from jobtui.tracker.intake import Intake
from jobtui.tracker.tracker import Tracker
from jobtui.tracker.vocabulary import Vocabulary
from tests.tracker.conftest import NOON, state

TEXT = """\
Kiln Operator
Ember & Clay

Requirements
- 3+ years of firing kilns; steady hands
- English C1
- Patience

Paid 40.000 - 50.000 EUR brutto im Jahr
The true name of the job: Fire Keeper
"""


@pytest.fixture(scope="module")
def corrector(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corrector]:
    with Corrector(Vocabulary(tmp_path_factory.mktemp("own") / "h.toml"), NOON.date()) as one:
        yield one


@pytest.fixture
def kept(tracker: Tracker, tmp_path: Path) -> Tracker:
    """The use cases on one posting, number 1."""
    with Intake(tracker) as intake:
        (draft,) = intake.read_bytes(TEXT.encode(), "kiln.txt")
        intake.keep(draft)
    return tracker


def words(tracker: Tracker) -> list[tuple[int, str]]:
    return [(item.n, item.requirement.text) for item in tracker.posting(1).checklist]


def test_a_fact_is_taken_from_a_line(kept: Tracker, corrector: Corrector) -> None:
    before = state(kept)
    change = lines.edit(kept, corrector, 1, {"title": "@10", "pay": "@9", "company": "Ember"})
    posting = kept.posting(1)
    assert change.text == "Edited"
    assert posting.title == "The true name of the job: Fire Keeper"
    assert posting.company == "Ember"
    assert posting.corrected == {"title", "salaries", "company"}
    (pay,) = posting.facts.salaries
    assert TEXT[slice(*pay.spans[0])].startswith("40.000")
    assert len(posting.events) == 2
    kept.undo()
    assert state(kept) == before


def test_several_lines_give_several_values(kept: Tracker, corrector: Corrector) -> None:
    lines.edit(kept, corrector, 1, {"benefits": "@6-7"})
    assert [one.value for one in kept.posting(1).facts.benefits] == ["English C1", "Patience"]


@pytest.mark.parametrize(
    ("written", "why"),
    [("@99", "there is no line 99"), ("@0", "there is no line 0"), ("@7-6", "ends before it begins"),
     ("@3", "no words in that line"), ("@1", "no pay was understood in 'Kiln Operator'")],
)  # fmt: skip
def test_what_cannot_be_taken_changes_nothing(
    kept: Tracker, corrector: Corrector, written: str, why: str
) -> None:
    before = state(kept)
    with pytest.raises(WrongUsage, match=why):
        lines.edit(kept, corrector, 1, {"title": "Ok", "pay": written})
    assert state(kept) == before


def test_a_posting_typed_by_hand_has_no_lines(tracker: Tracker, corrector: Corrector) -> None:
    tracker.add({"title": "Potter"})
    with pytest.raises(NotThere, match="typed by hand"):
        lines.edit(tracker, corrector, 1, {"title": "@1"})


def test_only_numbers_behind_the_sign_name_lines() -> None:
    assert lines.names_lines("@12")
    assert lines.names_lines(" @12-14 ")
    assert not any(map(lines.names_lines, ("12", "@home", "@12 Main St", "@", "@1-", "me@12")))


def test_split_keeps_number_and_state_and_puts_the_rest_next(kept: Tracker, corrector: Corrector) -> None:
    kept.check(1, 1, State.MET, note="ten years")
    before = state(kept)
    lines.split(kept, corrector, 1, 1, "steady  hands")
    assert words(kept) == [
        (1, "3+ years of firing kilns"), (2, "steady hands"), (3, "English C1"), (4, "Patience"),
    ]  # fmt: skip
    first, last, *_ = kept.posting(1).checklist
    assert (first.state, first.note, first.corrected) == (State.MET, "ten years", True)
    assert (last.state, last.requirement.kind) == (State.UNREVIEWED, first.requirement.kind)
    assert source.words(TEXT, last.requirement.spans) == "steady hands"
    assert [years.minimum for years in first.requirement.years] == [3]
    assert last.requirement.years == ()
    kept.undo()
    assert state(kept) == before
    kept.redo()
    assert len(words(kept)) == 4


def test_join_keeps_the_first_one_and_drops_the_other(kept: Tracker, corrector: Corrector) -> None:
    kept.set_kind(1, 2, Kind.PREFERRED)
    before = state(kept)
    lines.join(kept, corrector, 1, 2, 1)
    assert words(kept) == [(2, "English C1 3+ years of firing kilns; steady hands"), (3, "Patience")]
    item = kept.item(1, 2)
    assert item.requirement.kind is Kind.PREFERRED
    assert [years.minimum for years in item.requirement.years] == [3]
    assert len(item.requirement.spans) == 2
    kept.undo()
    assert state(kept) == before


def test_what_cannot_be_split_or_joined(kept: Tracker, corrector: Corrector) -> None:
    for second in ("", "no such words", "3+ years"):
        with pytest.raises(WrongUsage):
            lines.split(kept, corrector, 1, 1, second)
    with pytest.raises(WrongUsage, match="with itself"):
        lines.join(kept, corrector, 1, 1, 1)
    with pytest.raises(NotThere):
        lines.join(kept, corrector, 1, 1, 9)


@pytest.mark.parametrize(
    ("n", "to", "order"),
    [(1, 3, "bca"), (3, 1, "cab"), (1, 2, "bac"), (2, 3, "acb")],
)
def test_a_requirement_takes_the_place_of_another(tracker: Tracker, n: int, to: int, order: str) -> None:
    tracker.add({"title": "Potter"})
    for word in "abc":
        tracker.add_requirement(1, word)
    tracker.check(1, n, State.MET, note="sure")
    before = state(tracker)
    tracker.move_requirement(1, n, to)
    assert words(tracker) == [*enumerate(order, 1)]
    assert (tracker.item(1, to).state, tracker.item(1, to).note) == (State.MET, "sure")
    after = state(tracker)
    tracker.undo()
    assert state(tracker) == before
    tracker.redo()
    assert state(tracker) == after


def test_a_gap_stays_where_it_is_when_one_moves(tracker: Tracker) -> None:
    tracker.add({"title": "Potter"})
    for word in "abcd":
        tracker.add_requirement(1, word)
    tracker.drop_requirement(1, 2)
    tracker.move_requirement(1, 4, 1)
    assert words(tracker) == [(1, "d"), (3, "a"), (4, "c")]
    with pytest.raises(NotThere, match="no requirement 2"):
        tracker.move_requirement(1, 1, 2)
    with pytest.raises(WrongUsage, match="stands there already"):
        tracker.move_requirement(1, 3, 3)


def test_skills_taken_from_lines_leave_what_the_site_named(tracker: Tracker, corrector: Corrector) -> None:
    with Intake(tracker) as intake:
        text = "Cook\nEmber & Clay\n\nSkills\nPython\nJava\nDocker\n\nRequirements\n- You know Kafka\n"
        (draft,) = intake.read_bytes(text.encode(), "cook.txt")
        intake.keep(draft)
    site = [one.value for one in tracker.posting(1).facts.skills if one.origin is not Origin.EMPLOYER]
    assert site == ["Python", "Java", "Docker"]
    lines.edit(tracker, corrector, 1, {"skills": "@10"})
    assert [one.value for one in tracker.posting(1).facts.skills] == ["You know Kafka", *site]
