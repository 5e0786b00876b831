"""Postings that may be one: found with the reasons, told the same or told apart; and applied before."""

from datetime import date

import pytest

from jobtui.domain.duplicate import Pair, Verdict
from jobtui.domain.problem import NotThere, WrongUsage
from jobtui.tracker import duplicates
from jobtui.tracker.applied import applied_before, said
from jobtui.tracker.intake import Intake, ReadOptions
from jobtui.tracker.kin import kin
from jobtui.tracker.outcome import Result
from jobtui.tracker.tracker import Tracker
from tests.tracker.conftest import state

POSTING = """\
# {title}

{company} · {place}

{more}

## Requirements

- 5+ years of experience with the lamps of harbours and of ships
- Strong knowledge of wicks, oil, glass and everything else that burns at night
- Experience with keeping a tower, its stairs and its books in order over the years
- Patience with gulls, with ships that come home late and with the people on them
"""


@pytest.fixture
def keep(tracker: Tracker) -> "Keep":
    return Keep(tracker)


class Keep:
    """Stores postings that differ in little."""

    def __init__(self, tracker: Tracker) -> None:
        self.tracker = tracker

    def __call__(
        self, title: str = "Lamp Keeper", company: str = "Harrow Ltd", place: str = "Leeds", more: str = ""
    ) -> Result:
        text = POSTING.format(title=title, company=company, place=place, more=more)
        with Intake(self.tracker, ReadOptions(as_new=True)) as intake:
            (draft,) = intake.read_bytes(text.encode(), "a.md")
            return intake.keep(draft)


def reasons(tracker: Tracker, posting: int) -> dict[int, tuple[str, ...]]:
    return {one.row.id: one.reasons for one in duplicates.of(tracker, tracker.posting(posting))}


def test_the_same_text_elsewhere_may_be_the_same_opening(keep: Keep, tracker: Tracker) -> None:
    keep()
    result = keep(company="Miller Agency", place="York")
    assert result.duplicates == (1,)
    (why,) = reasons(tracker, 2)[1]
    assert why.endswith(" % of the text is the same") and int(why.split()[0]) > 80
    assert result.message == f"Possible duplicate of 1 ({why})."
    assert reasons(tracker, 1) == {2: (why,)}


@pytest.mark.parametrize(
    ("more", "why"),
    [("Job ID: R-123", "same requisition id"), ("URL: https://example.com/jobs/1", "same address")],
)
def test_what_names_an_opening_is_a_reason(keep: Keep, tracker: Tracker, more: str, why: str) -> None:
    keep(more=more)
    keep(more=more, title="Another Name")
    assert why in reasons(tracker, 2)[1]


def test_another_text_of_another_company_is_none(keep: Keep, tracker: Tracker) -> None:
    keep()
    tracker.add({"title": "Lamp Keeper", "company": "Miller"})
    assert reasons(tracker, 2) == {}
    assert [*duplicates.every(tracker)] == []


def test_what_is_in_the_bin_repeats_nothing(keep: Keep, tracker: Tracker) -> None:
    keep()
    keep(place="York")
    assert reasons(tracker, 1)
    tracker.delete([2])
    assert reasons(tracker, 1) == {}
    assert [*duplicates.every(tracker)] == []


def test_all_pairs_are_listed_once(keep: Keep, tracker: Tracker) -> None:
    for place in ("Leeds", "York", "Hull"):
        keep(place=place)
    found = [(one.first.id, one.second.id) for one in duplicates.every(tracker)]
    assert found == [(1, 2), (1, 3), (2, 3)]
    assert all(one.reasons[0] == "same company and title" for one in duplicates.every(tracker))


def test_what_is_told_apart_is_never_shown_again(keep: Keep, tracker: Tracker) -> None:
    keep()
    keep(place="York")
    before = state(tracker)
    change = duplicates.tell(tracker, 2, 1, Verdict.DIFFERENT)
    assert (change.text, change.postings) == ("1 and 2 are different openings", (1, 2))
    assert (reasons(tracker, 1), reasons(tracker, 2), [*duplicates.every(tracker)]) == ({}, {}, [])
    assert duplicates.linked(tracker, 1) == []
    assert [tracker.posting(one).events[-1].text for one in (1, 2)] == [
        "another opening than 2",
        "another opening than 1",
    ]
    after = state(tracker)
    tracker.undo()
    assert state(tracker) == before
    tracker.redo()
    assert state(tracker) == after


def test_a_new_version_knows_what_was_told_of_its_posting(keep: Keep, tracker: Tracker) -> None:
    keep()
    keep(place="York")
    duplicates.tell(tracker, 1, 2, Verdict.DIFFERENT)
    text = POSTING.format(title="Lamp Keeper", company="Harrow Ltd", place="Leeds", more="Now in print.")
    with Intake(tracker) as intake:
        (draft,) = intake.read_bytes(text.encode(), "b.md")
    assert draft.earlier and (draft.earlier.posting, draft.alike) == (1, ())


def test_those_told_the_same_show_each_other(keep: Keep, tracker: Tracker) -> None:
    for place in ("Leeds", "York", "Hull"):
        keep(place=place)
    duplicates.tell(tracker, 1, 2, Verdict.SAME)
    duplicates.tell(tracker, 3, 2, Verdict.SAME)
    assert [row.id for row in duplicates.linked(tracker, 1)] == [2, 3]
    assert kin(tracker, tracker.posting(2)).lines()[0] == (
        "same.1",
        "Same as",
        "the same opening as 1 Lamp Keeper · Harrow Ltd",
    )


def test_the_person_may_think_otherwise(keep: Keep, tracker: Tracker) -> None:
    keep()
    keep(place="York")
    duplicates.tell(tracker, 1, 2, Verdict.SAME)
    before = state(tracker)
    duplicates.tell(tracker, 1, 2, Verdict.DIFFERENT)
    assert tracker.store.items(Pair) == [Pair(1, 2, Verdict.DIFFERENT, 1)]
    tracker.undo()
    assert state(tracker) == before


def test_what_cannot_be_told_is_refused(keep: Keep, tracker: Tracker) -> None:
    keep()
    keep(place="York")
    with pytest.raises(WrongUsage, match="two different postings"):
        duplicates.tell(tracker, 1, 1, Verdict.SAME)
    with pytest.raises(NotThere, match="no posting 9"):
        duplicates.tell(tracker, 1, 9, Verdict.SAME)
    duplicates.tell(tracker, 1, 2, Verdict.SAME)
    with pytest.raises(WrongUsage, match="1 and 2 are the same opening already"):
        duplicates.tell(tracker, 2, 1, Verdict.SAME)


# Applied before


def test_an_application_to_the_company_is_told(keep: Keep, tracker: Tracker) -> None:
    keep()
    tracker.set_status([1], "rejected", on=date(2026, 3, 3))
    result = keep("Office Manager", "HARROW, Inc.", "York")
    assert result.applied_before == (1,)
    assert result.message.startswith("You have applied to this company before: Lamp Keeper, rejected, 3 Mar.")
    assert kin(tracker, tracker.posting(2)).applied[0].id == 1
    assert applied_before(tracker, "Harrow", but=1) == []


def test_a_saved_posting_is_no_application(keep: Keep, tracker: Tracker) -> None:
    keep()
    assert keep("Office Manager", place="York").applied_before == ()
    assert applied_before(tracker, None) == []
    assert said(tracker, []) == ""


def test_the_latest_applications_come_first(tracker: Tracker) -> None:
    for n in range(5):
        tracker.add({"title": f"Role {n}", "company": "Harrow"})
        tracker.set_status([n + 1], "applied", on=date(2025, 1 + n, 9))
    rows = applied_before(tracker, "Harrow GmbH")
    assert [row.id for row in rows] == [5, 4, 3, 2, 1]
    assert said(tracker, rows) == (
        "You have applied to this company before: Role 4, applied, 9 May 2025; "
        "Role 3, applied, 9 Apr 2025; Role 2, applied, 9 Mar 2025; 2 more."
    )
