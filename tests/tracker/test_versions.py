"""The same role imported again: the next version, with everything that the person typed as it was."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from jobtui.domain.difference import Move
from jobtui.domain.problem import NotThere, WrongUsage
from jobtui.domain.requirement import Kind, State
from jobtui.parsing.child import Child
from jobtui.tracker import versions
from jobtui.tracker.intake import Intake, ReadOptions
from jobtui.tracker.outcome import Outcome, Result
from jobtui.tracker.tracker import Tracker
from tests.tracker.conftest import NOON, state

POSTING = """\
# Data Engineer

Acme Tidal Ltd · Leith, Scotland · hybrid

Salary: £50,000 - £60,000 per year

## Requirements

- 5+ years of experience with Python
- Strong knowledge of SQL
- Experience with Airflow and dbt in production

## Nice to have

- Experience with Kafka
"""

NEXT = (
    POSTING.replace("£50,000 - £60,000", "£55,000 - £65,000")
    .replace("5+ years", "3+ years")
    .replace("- Strong knowledge of SQL\n", "")
    .replace("- Experience with Kafka", "- Experience with Kafka\n- Some exposure to Terraform")
)


@pytest.fixture
def intake(tracker: Tracker) -> Iterator[Intake]:
    with Intake(tracker) as one:
        yield one


def bring(intake: Intake, text: str, name: str = "a.md") -> Result:
    """Import one text as a step of its own."""
    intake.new_step()
    (draft,) = intake.read_bytes(text.encode(), name)
    return intake.keep(draft)


def checklist(tracker: Tracker) -> list[tuple[int, str, str, str]]:
    return [
        (item.n, item.requirement.text, str(item.state), str(item.requirement.kind))
        for item in tracker.posting(1).checklist
    ]


def test_the_same_role_again_is_its_next_version(intake: Intake, tracker: Tracker) -> None:
    bring(intake, POSTING)
    result = bring(intake, NEXT, "b.md")
    assert (result.outcome, result.posting) == (Outcome.NEW_VERSION, 1)
    assert result.message == (
        "'b.md' is version 2 of posting 1: 1 requirement added, 1 removed, 1 changed, "
        "pay moved £50,000–60,000 /yr → £55,000–65,000 /yr, 1 skill added, 1 skill removed."
    )
    posting = tracker.posting(1)
    assert [(one.n, one.file, one.text) for one in posting.captures] == [
        (1, "a.md", POSTING),
        (2, "b.md", NEXT),
    ]
    assert tracker.row(1).file == "b.md"
    assert [event.kind for event in posting.events] == ["imported", "version"]
    assert tracker.counts().open == 1


def test_every_place_points_into_the_new_text(intake: Intake, tracker: Tracker) -> None:
    bring(intake, POSTING)
    bring(intake, "A line above all.\n\n" + NEXT)
    posting = tracker.posting(1)
    assert posting.capture and posting.facts.company
    for words, spans in (
        ("Acme Tidal Ltd", posting.facts.company.spans),
        *((item.requirement.text, item.requirement.spans) for item in posting.checklist),
    ):
        assert spans and posting.capture.text[slice(*spans[0])] == words


def test_one_undo_brings_back_the_bytes_before(intake: Intake, tracker: Tracker) -> None:
    bring(intake, POSTING)
    tracker.check(1, 2, State.MET, note="ten years")
    tracker.edit(1, {"title": "Mine", "pay": "70k GBP /year"})
    tracker.edit_requirement(1, 1, "Python, much")
    tracker.drop_requirement(1, 4)
    before = state(tracker)
    bring(intake, NEXT)
    after = state(tracker)
    assert after != before
    tracker.undo()
    assert state(tracker) == before
    tracker.redo()
    assert state(tracker) == after


def test_states_and_notes_stay_with_the_items_they_belong_to(intake: Intake, tracker: Tracker) -> None:
    bring(intake, POSTING)
    tracker.check(1, 1, State.PARTIAL, note="four years")
    tracker.check(1, 3, State.MET)
    bring(intake, NEXT)
    assert checklist(tracker) == [
        (1, "3+ years of experience with Python", "partial", "required"),
        (3, "Experience with Airflow and dbt in production", "met", "required"),
        (4, "Experience with Kafka", "unreviewed", "preferred"),
        (5, "Some exposure to Terraform", "unreviewed", "preferred"),
    ]
    item = tracker.item(1, 1)
    assert (item.note, item.corrected, item.requirement.years[0].minimum) == ("four years", False, 3)


def test_history_names_what_goes_although_the_person_looked_at_it(intake: Intake, tracker: Tracker) -> None:
    bring(intake, POSTING)
    tracker.check(1, 2, State.MET, note="ten years")
    bring(intake, NEXT)
    assert [event.text for event in tracker.posting(1).events][-1] == (
        "removed by version 2: Strong knowledge of SQL (met: ten years)"
    )
    (dropped,) = tracker.store.dropped(1)
    assert (dropped[0].state, dropped[0].note, dropped[1]) == (State.MET, "ten years", True)


def test_what_goes_unseen_is_one_event(intake: Intake, tracker: Tracker) -> None:
    bring(intake, POSTING)
    bring(intake, NEXT)
    assert len(tracker.posting(1).events) == 2
    assert len(tracker.store.dropped(1)) == 1


def test_what_comes_back_comes_with_its_state(intake: Intake, tracker: Tracker) -> None:
    bring(intake, POSTING)
    tracker.check(1, 2, State.MET, note="ten years")
    bring(intake, NEXT)
    bring(
        intake,
        NEXT.replace("- Experience with Airflow", "- Strong knowledge of SQL\n- Experience with Airflow"),
    )
    item = next(one for one in tracker.posting(1).checklist if one.requirement.text.endswith("SQL"))
    assert (item.n, item.state, item.note) == (6, State.MET, "ten years")
    assert tracker.store.dropped(1) == []


def test_what_the_person_took_off_stays_off(intake: Intake, tracker: Tracker) -> None:
    bring(intake, POSTING)
    tracker.drop_requirement(1, 3)
    bring(intake, NEXT)
    assert [text for _, text, _, _ in checklist(tracker)] == [
        "3+ years of experience with Python", "Experience with Kafka", "Some exposure to Terraform",
    ]  # fmt: skip


def test_words_kinds_and_items_of_the_person_stay(intake: Intake, tracker: Tracker) -> None:
    bring(intake, POSTING)
    tracker.edit_requirement(1, 1, "Python, much of it")
    tracker.set_kind(1, 3, Kind.PREFERRED)
    tracker.edit_requirement(1, 2, "SQL by heart")
    tracker.add_requirement(1, "A dog in the office")
    bring(intake, NEXT)
    assert checklist(tracker) == [
        (1, "Python, much of it", "unreviewed", "required"),
        (2, "SQL by heart", "unreviewed", "required"),
        (3, "Experience with Airflow and dbt in production", "unreviewed", "preferred"),
        (4, "Experience with Kafka", "unreviewed", "preferred"),
        (5, "A dog in the office", "unreviewed", "required"),
        (6, "Some exposure to Terraform", "unreviewed", "preferred"),
    ]
    first, gone = tracker.item(1, 1), tracker.item(1, 2)
    assert NEXT[slice(*first.requirement.spans[0])] == "3+ years of experience with Python"
    assert (gone.requirement.spans, gone.corrected) == ((), True)


def test_corrected_facts_stay_and_the_others_follow_the_text(intake: Intake, tracker: Tracker) -> None:
    bring(intake, POSTING)
    tracker.edit(1, {"salaries": "70k-80k GBP /year", "workplace": ""})
    bring(intake, NEXT.replace("Leith, Scotland", "Leith, United Kingdom"))
    posting = tracker.posting(1)
    assert [found.value.minimum for found in posting.facts.salaries] == [7_000_000]
    assert posting.facts.workplace is None
    assert [found.value for found in posting.facts.locations] == ["Leith, United Kingdom"]
    assert posting.corrected == {"salaries", "workplace"}


def test_a_corrected_fact_moves_with_the_words_it_was_taken_from(intake: Intake, tracker: Tracker) -> None:
    bring(intake, POSTING)
    facts = tracker.posting(1).facts
    assert facts.company and facts.workplace
    mine = {"company": (replace(facts.company, value="ACME Tidal"),), "workplace": (facts.workplace,)}
    tracker.set_facts(1, mine)
    text = "A line above all.\n\n" + NEXT.replace(" · hybrid", "")
    bring(intake, text)
    company, workplace = tracker.posting(1).facts.company, tracker.posting(1).facts.workplace
    assert company and workplace
    assert (company.value, text[slice(*company.spans[0])]) == ("ACME Tidal", "Acme Tidal Ltd")
    assert (workplace.value, workplace.spans) == ("hybrid", ())


def test_what_is_put_right_in_the_preview_is_kept_as_corrected(intake: Intake, tracker: Tracker) -> None:
    bring(intake, POSTING)
    tracker.edit(1, {"workplace": "remote"})
    (draft,) = intake.read_bytes(NEXT.encode(), "b.md")
    draft = draft.with_value("workplace", "onsite", NOON.date())
    draft = draft.with_requirement(0, replace(draft.reading.requirements[0], text="Python, 3 years"))
    assert intake.keep(draft).outcome is Outcome.NEW_VERSION
    posting = tracker.posting(1)
    assert posting.facts.workplace and posting.facts.workplace.value == "onsite"
    added = next(one for one in posting.checklist if one.requirement.text == "Python, 3 years")
    assert added.corrected


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (
            "URL: https://example.com/jobs/1?utm_source=a",
            "URL: http://www.example.com/jobs/1/#apply",
            "address",
        ),
        ("Requisition ID: R-1234", "Requisition ID: R-1234", "requisition id"),
    ],
)
def test_a_page_or_a_number_is_enough(
    intake: Intake, tracker: Tracker, first: str, second: str, why: str
) -> None:
    bring(intake, POSTING.replace("Salary", f"{first}\nSalary"))
    other = (
        "# Lead Data Engineer\n\nCompany: Acme Tidal\n\n{}\n\n## Requirements\n\n- Nothing of what it was\n"
    )
    (draft,) = intake.read_bytes(other.format(second).encode(), "b.md")
    assert draft.earlier and (draft.earlier.posting, draft.earlier.n) == (1, 2)
    assert why in draft.earlier.why
    assert intake.keep(draft).outcome is Outcome.NEW_VERSION


@pytest.mark.parametrize(
    "other",
    [
        POSTING.replace("Acme Tidal Ltd", "Northwind Ltd"),
        POSTING.replace("Data Engineer", "Office Manager"),
        POSTING.replace("Leith, Scotland", "Berlin, Germany"),
        POSTING.split("Salary", maxsplit=1)[0]
        + "## Requirements\n\n- A driving licence and a love of the open road\n",
    ],
    ids=["company", "title", "place", "text"],
)
def test_another_opening_is_a_posting_of_its_own(intake: Intake, other: str) -> None:
    bring(intake, POSTING)
    result = bring(intake, other)
    assert (result.outcome, result.posting) == (Outcome.IMPORTED, 2)


def test_two_numbers_are_two_openings(intake: Intake) -> None:
    bring(intake, POSTING.replace("Salary", "Requisition ID: R-1\nSalary"))
    assert bring(intake, NEXT.replace("Salary", "Requisition ID: R-2\nSalary")).outcome is Outcome.IMPORTED


def test_one_page_of_many_roles_makes_no_versions(intake: Intake) -> None:
    page = "URL: https://example.com/careers\n"
    bring(intake, POSTING.replace("Salary", f"{page}Salary"))
    text = f"# Office Manager\n\nAcme Tidal Ltd\n\n{page}\n## Requirements\n\n- A driving licence\n"
    assert bring(intake, text).outcome is Outcome.IMPORTED


def test_a_posting_in_the_bin_gets_no_version(intake: Intake, tracker: Tracker) -> None:
    bring(intake, POSTING)
    tracker.delete([1])
    assert bring(intake, NEXT).posting == 2


def test_a_title_put_right_does_not_hide_the_posting(intake: Intake, tracker: Tracker) -> None:
    bring(intake, POSTING)
    tracker.edit(1, {"title": "The one by the sea"})
    assert bring(intake, POSTING.replace("£50,000", "£51,000")).outcome is Outcome.NEW_VERSION
    assert tracker.row(1).title == "The one by the sea"


def test_it_can_be_a_posting_of_its_own_all_the_same(tracker: Tracker) -> None:
    with Intake(tracker, ReadOptions(as_new=True)) as intake:
        bring(intake, POSTING)
        result = bring(intake, NEXT)
    assert (result.outcome, result.posting, result.duplicates) == (Outcome.IMPORTED, 2, (1,))
    assert "Possible duplicate of 1 (same company and title" in result.message


def test_versions_within_one_import_are_one_step(tracker: Tracker, tmp_path: Path) -> None:
    from jobtui.tracker.files import sources

    empty = state(tracker)
    for name, text in (("1.md", POSTING), ("2.md", NEXT), ("3.md", NEXT + "- Calm\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Intake(tracker) as intake:
        files = [one for one in sources([str(tmp_path)]) if not isinstance(one, Exception)]
        results = [result for one in files for result in intake.take(one)]  # type: ignore[arg-type]
    assert [str(result.outcome) for result in results] == ["imported", "new version", "new version"]
    assert [capture.n for capture in tracker.posting(1).captures] == [1, 2, 3]
    assert len(tracker.steps()) == 1
    tracker.undo()
    assert state(tracker) == empty


def test_versions_within_one_file_follow_one_another(tracker: Tracker) -> None:
    text = '[{"title": "Data Engineer", "company": "Acme", "description": "Know SQL.", "url": "https://a.example/1"},'
    text += '{"title": "Data Engineer", "company": "Acme", "description": "Know Go.", "url": "https://a.example/1"}]'
    with Intake(tracker) as intake:
        drafts = intake.read_bytes(text.encode(), "two.json")
        results = intake._keep(drafts)
    assert [(result.item, str(result.outcome), result.posting) for result in results] == [
        (1, "imported", 1),
        (2, "new version", 1),
    ]


# Reading the stored versions again


def test_stored_versions_are_read_again_and_compared(intake: Intake, tracker: Tracker) -> None:
    bring(intake, POSTING)
    tracker.edit_requirement(1, 1, "whatever")
    bring(intake, NEXT)
    bring(intake, NEXT + "- Calm under the tide\n")
    with Child() as child:
        old, new, found = versions.compared(tracker, child, 1)
        assert (old.n, new.n, [one.item.text for one in found.of(Move.ADDED)]) == (
            2,
            3,
            ["Calm under the tide"],
        )
        _, _, found = versions.compared(tracker, child, 1, 1, 2)
        assert [one.item.text for one in found.of(Move.REMOVED)] == ["Strong knowledge of SQL"]
        _, _, back = versions.compared(tracker, child, 1, 2, 1)
        assert [one.item.text for one in back.of(Move.ADDED)] == ["Strong knowledge of SQL"]


def test_what_cannot_be_compared_is_told(intake: Intake, tracker: Tracker) -> None:
    bring(intake, POSTING)
    with Child() as child:
        with pytest.raises(WrongUsage, match="only one version"):
            versions.compared(tracker, child, 1)
        bring(intake, NEXT)
        with pytest.raises(NotThere, match="no version 9; it has 1 to 2"):
            versions.compared(tracker, child, 1, 1, 9)
        with pytest.raises(WrongUsage, match="with itself"):
            versions.compared(tracker, child, 1, 2, 2)


def test_a_posting_typed_by_hand_gets_its_first_text(intake: Intake, tracker: Tracker) -> None:
    tracker.add({"title": "Data Engineer", "url": "https://example.com/jobs/1"})
    result = bring(intake, POSTING.replace("Salary", "URL: https://example.com/jobs/1\nSalary"))
    assert result.message == "'a.md' is version 1 of posting 1: its first text."
    assert len(tracker.posting(1).checklist) == 4
