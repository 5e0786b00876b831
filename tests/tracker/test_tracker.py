"""Every use case: what it writes, what it says, its way back, and what it refuses."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from pathlib import Path
from typing import Any

import pytest

from jobtui.domain.filter import Query, Scope
from jobtui.domain.posting import NextAction
from jobtui.domain.problem import NotThere, Problem, WrongUsage
from jobtui.domain.reading import Finding, Origin
from jobtui.domain.requirement import Kind, State
from jobtui.storage.store import SqliteStore
from jobtui.tracker.comparing import compared
from jobtui.tracker.tracker import Change, Tracker
from jobtui.tracker.values import shown
from tests.tracker.conftest import NOON, state

TODAY = date(2026, 11, 19)
STAFF = "Staff Engineer · Karrowgate"
BACKEND = "Backend Engineer · Tideline"


@dataclass(frozen=True)
class Case:
    """A write; what it says, of what; the events it leaves as (posting, kind, text); and what then holds."""

    act: Callable[[Tracker], Change]
    text: str
    subject: str
    events: list[tuple[int, str, str]]
    look: Callable[[Tracker], Any]
    held: Any
    before: Callable[[Tracker], Change] | None = None


def item(tracker: Tracker, n: int) -> Any:
    """What can be changed of a requirement of posting 1, None where it was dropped."""
    found = tracker.posting(1).item(n)
    if found is None:
        return None
    asked = found.requirement
    return asked.text, asked.kind, found.state, found.note, found.corrected


def corrected(tracker: Tracker, field: str) -> Any:
    """The values of a field of posting 1, who said them, and whether they count as put right."""
    posting = tracker.posting(1)
    found = posting.facts.findings(field)
    return [one.value for one in found], {one.rule for one in found}, field in posting.corrected


def standing(posting: int) -> Callable[[Tracker], Any]:
    """The status of a posting and the day it came to it."""

    def look(tracker: Tracker) -> Any:
        row = tracker.row(posting)
        return row.status, row.since

    return look


CASES = {
    "status": Case(
        lambda t: t.set_status([2], " APPLIED "),
        "Applied",
        BACKEND,
        [(2, "status", "saved → applied")],
        standing(2),
        ("applied", TODAY),
    ),
    "status on a day, with a note": Case(
        lambda t: t.set_status([1], "offer", on=date(2026, 11, 2), note=" by phone\n"),
        "Offer",
        STAFF,
        [(1, "status", "saved → offer"), (1, "noted", "by phone")],
        lambda t: (standing(1)(t), t.posting(1).notes[-1].text, {e.on for e in t.posting(1).events[-2:]}),
        (("offer", date(2026, 11, 2)), "by phone", {date(2026, 11, 2)}),
    ),
    "status of several": Case(
        lambda t: t.set_status([3, 2, 3], "ghosted", note="silence"),
        "Ghosted",
        "2 postings",
        [
            (2, "status", "saved → ghosted"),
            (2, "noted", "silence"),
            (3, "status", "saved → ghosted"),
            (3, "noted", "silence"),
        ],
        lambda t: [row.status for row in t.rows([1, 2, 3])],
        ["saved", "ghosted", "ghosted"],
    ),
    "status of one that is there already and one that is not": Case(
        lambda t: t.set_status([1, 2], "applied", note="both"),
        "Applied",
        BACKEND,
        [(2, "status", "saved → applied"), (2, "noted", "both")],
        lambda t: [t.row(1).since, t.row(2).since],
        [TODAY - timedelta(days=3), TODAY],
        lambda t: t.set_status([1], "applied", on=TODAY - timedelta(days=3)),
    ),
    "status that stays, on another day": Case(
        lambda t: t.set_status([2], "applied", on=date(2026, 11, 2)),
        "Applied",
        BACKEND,
        [(2, "status", "applied on that day")],
        standing(2),
        ("applied", date(2026, 11, 2)),
        lambda t: t.set_status([2], "applied", on=TODAY),
    ),
    "one stage on": Case(
        lambda t: t.move_status([2], 1),
        "Applied",
        BACKEND,
        [(2, "status", "saved → applied")],
        standing(2),
        ("applied", TODAY),
        lambda t: t.set_status([2], "saved", on=TODAY),
    ),
    "several one stage on": Case(
        lambda t: t.move_status([2, 1], 1),
        "One stage on",
        "2 postings",
        [(1, "status", "saved → applied"), (2, "status", "interview → offer")],
        lambda t: [row.status for row in t.rows([1, 2])],
        ["applied", "offer"],
        lambda t: t.set_status([2], "interview"),
    ),
    "several two stages back": Case(
        lambda t: t.move_status([2, 1], -2),
        "Saved",
        "2 postings",
        [(1, "status", "screening → saved"), (2, "status", "screening → saved")],
        lambda t: [row.status for row in t.rows([1, 2])],
        ["saved", "saved"],
        lambda t: t.set_status([1, 2], "screening"),
    ),
    "next action": Case(
        lambda t: t.set_next_action(2, " call\n  back ", date(2026, 12, 1)),
        "Next action set",
        BACKEND,
        [(2, "next_action", "next: call back, due 2026-12-01")],
        lambda t: t.row(2).next_action,
        NextAction("call back", date(2026, 12, 1)),
    ),
    "next action without a day": Case(
        lambda t: t.set_next_action(2, "read it again"),
        "Next action set",
        BACKEND,
        [(2, "next_action", "next: read it again")],
        lambda t: t.row(2).next_action,
        NextAction("read it again"),
        lambda t: t.set_next_action(2, "call", date(2026, 12, 1)),
    ),
    "next action cleared": Case(
        lambda t: t.set_next_action(2, " ", date(2026, 12, 2)),
        "Next action cleared",
        BACKEND,
        [(2, "next_action", "next action cleared")],
        lambda t: t.row(2).next_action,
        None,
        lambda t: t.set_next_action(2, "call", date(2026, 12, 1)),
    ),
    "note": Case(
        lambda t: t.add_note(3, "\n two lines\nof it ", on=date(2026, 11, 1)),
        "Note added",
        "(no title stated)",
        [(3, "noted", "two lines\nof it")],
        lambda t: (t.posting(3).notes[-1].text, t.posting(3).notes[-1].at, t.posting(3).events[-1].on),
        ("two lines\nof it", NOON.astimezone(UTC), date(2026, 11, 1)),
    ),
    "archive": Case(
        lambda t: t.archive([2]),
        "Archived",
        BACKEND,
        [(2, "archived", "archived")],
        lambda t: (t.posting(2).archived_at, t.find(Query(scope=Scope.ARCHIVED))),
        (NOON.astimezone(UTC), [2]),
    ),
    "archive the rest": Case(
        lambda t: t.archive([3, 2, 1]),
        "Archived",
        "2 postings",
        [(1, "archived", "archived"), (3, "archived", "archived")],
        lambda t: [t.posting(n).archived_at for n in (1, 2, 3)],
        [NOON.astimezone(UTC), (NOON - timedelta(days=3)).astimezone(UTC), NOON.astimezone(UTC)],
        lambda t: Tracker(t.store, lambda: NOON - timedelta(days=3)).archive([2]),
    ),
    "take back from the archive": Case(
        lambda t: t.archive([2, 1]),
        "Unarchived",
        "2 postings",
        [(1, "unarchived", "unarchived"), (2, "unarchived", "unarchived")],
        lambda t: (t.find(Query(scope=Scope.ARCHIVED)), t.counts().open),
        ([], 3),
        lambda t: t.archive([1, 2]),
    ),
    "delete": Case(
        lambda t: t.delete([1, 3]),
        "Moved to the bin",
        "2 postings",
        [(1, "deleted", "moved to the bin"), (3, "deleted", "moved to the bin")],
        lambda t: (t.posting(1).deleted_at, t.find(Query()), t.counts().deleted),
        (NOON.astimezone(UTC), [2], 2),
    ),
    "delete those not yet in the bin": Case(
        lambda t: t.delete([1, 3]),
        "Moved to the bin",
        STAFF,
        [(1, "deleted", "moved to the bin")],
        lambda t: t.find(Query()),
        [2],
        lambda t: t.delete([3]),
    ),
    "undelete": Case(
        lambda t: t.undelete([2, 1]),
        "Brought back",
        BACKEND,
        [(2, "undeleted", "brought back")],
        lambda t: (t.posting(2).deleted_at, t.find(Query())),
        (None, [3, 2, 1]),
        lambda t: t.delete([2]),
    ),
    "check": Case(
        lambda t: t.check(1, 1, State.MET),
        "Requirement 1: met",
        STAFF,
        [(1, "checked", "requirement 1: met")],
        lambda t: item(t, 1)[2:],
        (State.MET, "kept", False),
        lambda t: t.set_evidence(1, 1, "kept"),
    ),
    "check with a note": Case(
        lambda t: t.check(1, 1, State.PARTIAL, note=" four years\n"),
        "Requirement 1: partial",
        STAFF,
        [(1, "checked", "requirement 1: partial")],
        lambda t: item(t, 1)[2:4],
        (State.PARTIAL, "four years"),
    ),
    "evidence": Case(
        lambda t: t.set_evidence(1, 2, " hobby "),
        "Requirement 2: evidence",
        STAFF,
        [(1, "checked", "requirement 2: evidence")],
        lambda t: item(t, 2)[2:4],
        (State.UNREVIEWED, "hobby"),
    ),
    "evidence cleared": Case(
        lambda t: t.set_evidence(1, 2, " "),
        "Requirement 2: evidence cleared",
        STAFF,
        [(1, "checked", "requirement 2: evidence cleared")],
        lambda t: item(t, 2)[2:4],
        (State.UNREVIEWED, ""),
        lambda t: t.set_evidence(1, 2, "pastime"),
    ),
    "kind": Case(
        lambda t: t.set_kind(1, 2, Kind.REQUIRED),
        "Requirement 2: required",
        STAFF,
        [(1, "requirement", "requirement 2: required")],
        lambda t: (item(t, 2)[1], item(t, 2)[4], t.row(1).tallies.required.total),
        (Kind.REQUIRED, True, 2),
    ),
    "requirement edited": Case(
        lambda t: t.edit_requirement(1, 2, " Rust or Zig "),
        "Requirement 2 edited",
        STAFF,
        [(1, "requirement", "requirement 2 edited")],
        lambda t: (item(t, 2)[0], item(t, 2)[4], t.posting(1).checklist[1].requirement.spans),
        ("Rust or Zig", True, ((75, 89),)),
    ),
    "requirement dropped": Case(
        lambda t: t.drop_requirement(1, 3),
        "Requirement 3 dropped",
        STAFF,
        [(1, "requirement", "requirement 3 dropped")],
        lambda t: [one.n for one in t.posting(1).checklist],
        [1, 2],
    ),
    "requirement added": Case(
        lambda t: t.add_requirement(1, " Own laptop ", Kind.PREFERRED),
        "Requirement added",
        STAFF,
        [(1, "requirement", "requirement added")],
        lambda t: item(t, 4),
        ("Own laptop", Kind.PREFERRED, State.UNREVIEWED, "", True),
    ),
    "confirm": Case(
        lambda t: t.confirm(1, " Title "),
        "Confirmed",
        STAFF,
        [(1, "edited", "title confirmed")],
        lambda t: (t.posting(1).facts.title, t.row(1).suggested, "title" in t.posting(1).corrected),
        (Finding("Staff Engineer", ((0, 14),), rule="header.first"), frozenset(), True),
    ),
    "edit": Case(
        lambda t: t.edit(1, {"Title": " Lead\tEngineer ", "place": "Oslo; Bergen ;", "url": ""}),
        "Edited",
        "Lead Engineer · Karrowgate",
        [(1, "edited", "title set, url cleared, locations set")],
        lambda t: [corrected(t, name) for name in ("title", "locations", "url")],
        [
            (["Lead Engineer"], {"person"}, True),
            (["Oslo", "Bergen"], {"person"}, True),
            ([], set(), True),
        ],
    ),
    "add": Case(
        lambda t: t.add({"title": "Baker", "company": "Crumb", "pay": "20 EUR /h", "url": " "}),
        "Added",
        "Baker · Crumb",
        [(4, "added", "added by hand")],
        lambda t: (t.row(4).title, t.row(4).status, t.posting(4).corrected, t.posting(4).captures),
        ("Baker", "saved", frozenset({"title", "company", "salaries"}), ()),
    ),
}

each_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


def written(tracker: Tracker, step: int) -> list[tuple[int, str, str]]:
    """The events of a step in their order."""
    ids = tracker.find(Query(scope=Scope.ALL)) + tracker.find(Query(scope=Scope.DELETED))
    events = [event for one in ids for event in tracker.posting(one).events if event.step == step]
    return [(e.posting or 0, str(e.kind), e.text) for e in sorted(events, key=lambda event: event.seq)]


@each_case
def test_a_use_case_does_what_it_says_and_can_be_taken_back(filled: Tracker, path: Path, case: Case) -> None:
    if case.before:
        case.before(filled)
    before, steps = state(filled), filled.steps()
    change = case.act(filled)
    after = state(filled)
    assert case.look(filled) == case.held
    assert (change.text, change.subject) == (case.text, case.subject)
    assert written(filled, change.step) == case.events
    assert change.postings == tuple(dict.fromkeys(posting for posting, _, _ in case.events))
    assert [step.number for step in filled.steps()] == [change.step, *(step.number for step in steps)]
    undone = Tracker(filled.store).undo()
    assert state(filled) == before != after
    again = Tracker(SqliteStore(path))
    redone = again.redo()
    assert state(again) == after
    assert undone is not None and redone is not None
    assert (undone.step, undone.postings) == (redone.step, redone.postings) == (change.step, change.postings)
    again.store.close()


def test_all_use_cases_in_a_row_go_back_and_forth_state_by_state(filled: Tracker) -> None:
    states = [state(filled)]
    for case in CASES.values():
        for act in (case.before, case.act):
            if act:
                act(filled)
                states.append(state(filled))
        for posting in filled.find(Query(scope=Scope.DELETED)):
            filled.undelete([posting])
            states.append(state(filled))
    assert len(set(states)) == len(states) > len(CASES)
    for expected in reversed(states[:-1]):
        assert filled.undo() is not None
        assert state(filled) == expected
    for expected in states[1:]:
        assert filled.redo() is not None
        assert state(filled) == expected
    assert filled.redo() is None


def test_what_undo_and_redo_say(filled: Tracker) -> None:
    filled.set_status([2, 3], "applied")
    filled.add_note(2, "first line\n" + "very " * 15_000 + "long")
    note, status = filled.undo(), filled.undo()
    assert note is not None and status is not None
    assert note.text.startswith("Undone: note: first line very very ") and note.text.endswith("…")
    assert len(note.text) <= 120
    assert (note.subject, status.subject) == (BACKEND, "2 postings")
    assert status.text == "Undone: saved → applied"
    done = filled.redo()
    assert done is not None and done.text == "Done again: saved → applied"


def test_stages_that_differ_have_no_common_name(filled: Tracker) -> None:
    filled.set_status([1], "applied")
    filled.set_status([2], "interview")
    assert filled.move_status([1, 2], -1).text == "One stage back"


def test_nothing_to_undo_or_redo(tracker: Tracker, path: Path) -> None:
    assert (tracker.undo(), tracker.redo()) == (None, None)
    assert not path.exists()


def test_a_deletion_can_be_undone_and_undeleted_by_the_next_process(filled: Tracker, path: Path) -> None:
    before = filled.posting(1)
    filled.delete([1])
    filled.store.close()
    month_later = Tracker(SqliteStore(path), lambda: NOON + timedelta(days=29))
    month_later.undelete([1])
    back = month_later.posting(1)
    assert (back.facts, back.checklist, back.captures) == (before.facts, before.checklist, before.captures)
    assert (back.deleted_at, len(back.events)) == (None, len(before.events) + 2)
    month_later.store.close()


# Refusals

STAGES = "saved, applied, screening, interview, offer, accepted, declined, rejected, withdrawn, ghosted"
TITLE = "the title must have 1 to 300 characters (this has {})."
FIELDS = (
    "benefits, closes, company, employment_type, locations, posted, requisition, responsibilities,"
    " salaries, skills, summary, title, url, workplace"
)
EMPTY_NOTE = "a note must have 1 to 100,000 characters (this has 0)."
LONG_NOTE = "a note must have 1 to 100,000 characters (this has 100,001)."
TOO_LONG = "x" * 100_001
TWICE = "posting 1 is named twice. Compare two to four different postings."

REFUSALS: list[tuple[str, Callable[[Tracker], object], type[Problem], str]] = [
    ("status of none", lambda t: t.set_status([999], "saved"), NotThere, "there is no posting 999."),
    ("one of two", lambda t: t.set_status([2, 999], "offer"), NotThere, "there is no posting 999."),
    ("move none", lambda t: t.move_status([0], 1), NotThere, "there is no posting 0."),
    ("next action of none", lambda t: t.set_next_action(-1, "x"), NotThere, "there is no posting -1."),
    ("note for none", lambda t: t.add_note(9, "x"), NotThere, "there is no posting 9."),
    ("archive none", lambda t: t.archive([1, 9]), NotThere, "there is no posting 9."),
    ("delete none", lambda t: t.delete([9]), NotThere, "there is no posting 9."),
    ("undelete none", lambda t: t.undelete([9]), NotThere, "there is no posting 9."),
    ("check none", lambda t: t.check(9, 1, State.MET), NotThere, "there is no posting 9."),
    ("no such item", lambda t: t.check(1, 4, State.MET), NotThere, "posting 1 has no requirement 4."),
    ("no such item", lambda t: t.set_evidence(1, 0, "x"), NotThere, "posting 1 has no requirement 0."),
    ("no such item", lambda t: t.set_kind(2, 1, Kind.REQUIRED), NotThere, "posting 2 has no requirement 1."),
    ("no such item", lambda t: t.edit_requirement(1, 9, "x"), NotThere, "posting 1 has no requirement 9."),
    ("no such item", lambda t: t.drop_requirement(1, 9), NotThere, "posting 1 has no requirement 9."),
    ("add to none", lambda t: t.add_requirement(9, "x"), NotThere, "there is no posting 9."),
    ("edit none", lambda t: t.edit(9, {"title": "x"}), NotThere, "there is no posting 9."),
    ("confirm none", lambda t: t.confirm(9, "title"), NotThere, "there is no posting 9."),
    ("read none", lambda t: t.posting(9), NotThere, "there is no posting 9."),
    ("row of none", lambda t: t.row(2**70), NotThere, f"there is no posting {2**70}."),
    ("compare with none", lambda t: compared(t, [1, 9]), NotThere, "there is no posting 9."),
    (
        "status misspelt",
        lambda t: t.set_status([1], "aplied"),
        WrongUsage,
        f"unknown status 'aplied'. Did you mean 'applied'? One of: {STAGES}.",
    ),
    (
        "status like none",
        lambda t: t.set_status([1], "q"),
        WrongUsage,
        f"unknown status 'q'. One of: {STAGES}.",
    ),
    ("before the first", lambda t: t.move_status([1], -1), WrongUsage, "there is no stage before 'saved'."),
    ("past the last", lambda t: t.move_status([1, 2], 10), WrongUsage, "there is no stage after 'saved'."),
    ("status, empty note", lambda t: t.set_status([1], "offer", note=" "), WrongUsage, EMPTY_NOTE),
    ("empty note", lambda t: t.add_note(1, " \n"), WrongUsage, EMPTY_NOTE),
    ("long note", lambda t: t.add_note(1, TOO_LONG), WrongUsage, LONG_NOTE),
    ("long evidence", lambda t: t.set_evidence(1, 1, TOO_LONG), WrongUsage, LONG_NOTE),
    ("check, long evidence", lambda t: t.check(1, 1, State.MET, note=TOO_LONG), WrongUsage, LONG_NOTE),
    (
        "empty requirement",
        lambda t: t.add_requirement(1, " "),
        WrongUsage,
        "a requirement must have 1 to 100,000 characters (this has 0).",
    ),
    (
        "requirement emptied",
        lambda t: t.edit_requirement(1, 1, ""),
        WrongUsage,
        "a requirement must have 1 to 100,000 characters (this has 0).",
    ),
    ("nothing named", lambda t: t.archive([]), WrongUsage, "no posting is named."),
    ("not in the bin", lambda t: t.undelete([1]), NotThere, "not in the bin, nothing to bring back."),
    ("title 0", lambda t: t.edit(1, {"title": " "}), WrongUsage, TITLE.format(0)),
    ("title 301", lambda t: t.edit(1, {"title": "x" * 301}), WrongUsage, TITLE.format(301)),
    ("new title 0", lambda t: t.add({"title": "\t"}), WrongUsage, TITLE.format(0)),
    ("new title 301", lambda t: t.add({"title": "x" * 301}), WrongUsage, TITLE.format(301)),
    ("no new title", lambda t: t.add({"company": "Crumb"}), WrongUsage, TITLE.format(0)),
    (
        "unknown field",
        lambda t: t.edit(1, {"title": "x", "colour": "red"}),
        WrongUsage,
        f"unknown field 'colour'. One of: {FIELDS}.",
    ),
    (
        "new, unknown field",
        lambda t: t.add({"title": "x", "c" * 90: ""}),
        WrongUsage,
        f"unknown field '{'c' * 60}'. One of: {FIELDS}.",
    ),
    (
        "confirm unknown",
        lambda t: t.confirm(1, "colour"),
        WrongUsage,
        f"unknown field 'colour'. One of: {FIELDS}.",
    ),
    (
        "confirm what is sure",
        lambda t: t.confirm(1, "company"),
        WrongUsage,
        "the company is not a suggestion, nothing to confirm.",
    ),
    (
        "impossible day",
        lambda t: t.edit(1, {"closes": "2026-02-30"}),
        WrongUsage,
        "'2026-02-30' is not a date. Use YYYY-MM-DD, fri or +3d.",
    ),
    ("edit nothing", lambda t: t.edit(1, {}), WrongUsage, "nothing to edit. Give FIELD=VALUE."),
    ("compare one", lambda t: compared(t, [1]), WrongUsage, "two to four postings can be compared, not 1."),
    (
        "compare five",
        lambda t: compared(t, [1, 2, 3, 4, 5]),
        WrongUsage,
        "two to four postings can be compared, not 5.",
    ),
    ("compare one twice", lambda t: compared(t, [1, 1]), WrongUsage, TWICE),
    ("compare one of three twice", lambda t: compared(t, [1, 2, 1]), WrongUsage, TWICE),
]


@pytest.mark.parametrize(("act", "problem", "told"), [r[1:] for r in REFUSALS], ids=[r[0] for r in REFUSALS])
def test_a_refusal_says_why_and_changes_nothing(
    filled: Tracker, act: Callable[[Tracker], object], problem: type[Problem], told: str
) -> None:
    before, steps = state(filled), filled.steps()
    with pytest.raises(problem) as caught:
        act(filled)
    assert (type(caught.value), caught.value.message) == (problem, told)
    assert caught.value.code == {NotThere: 1, WrongUsage: 2}[problem]
    assert (state(filled), filled.steps()) == (before, steps)


def test_a_refusal_leaves_what_was_undone_open_to_redo(filled: Tracker) -> None:
    filled.add_note(1, "kept")
    after = state(filled)
    filled.undo()
    with pytest.raises(NotThere):
        filled.set_status([1, 999], "offer")
    with pytest.raises(WrongUsage):
        filled.delete([])
    filled.redo()
    assert state(filled) == after


def test_deleting_again_is_refused(filled: Tracker) -> None:
    filled.delete([1])
    before = state(filled)
    with pytest.raises(WrongUsage, match=r"^already in the bin\.$"):
        filled.delete([1])
    assert state(filled) == before


# Reading


def test_reads_give_what_the_store_has(filled: Tracker) -> None:
    assert filled.today == TODAY
    assert [stage.name for stage in filled.stages()] == STAGES.split(", ")
    assert filled.find(Query()) == [3, 2, 1]
    assert [row.name for row in filled.rows([2, 9, 1])] == ["Backend Engineer", "Staff Engineer"]
    assert filled.row(3).name == "(no title stated)"
    assert filled.counts().open == 3
    assert [step.number for step in filled.steps()] == [1]


@pytest.mark.parametrize("ids", [(1, 2), (3, 1, 2)])
def test_compare_keeps_the_order_asked_for(filled: Tracker, ids: tuple[int, ...]) -> None:
    found = compared(filled, ids)
    assert found.postings == ids
    assert found.names == tuple(filled.row(one).name for one in ids)


def test_an_unset_day_is_the_day_of_the_clock(filled: Tracker) -> None:
    earlier = Tracker(filled.store, lambda: NOON - timedelta(days=40))
    earlier.set_status([1], "applied")
    assert filled.row(1).since == TODAY - timedelta(days=40)
    assert filled.posting(1).events[-1].at == (NOON - timedelta(days=40)).astimezone(UTC)


@pytest.mark.parametrize(
    "act",
    [
        lambda t: t.check(1, 1, State.MET),
        lambda t: t.check(1, 1, State.MET, note="nine years"),
        lambda t: t.set_evidence(1, 1, " nine years "),
        lambda t: t.set_kind(1, 1, t.item(1, 1).requirement.kind),
        lambda t: t.edit_requirement(1, 1, t.item(1, 1).requirement.text),
        lambda t: t.set_next_action(1, "Ring  them", NOON.date()),
        lambda t: t.set_next_action(2, ""),
    ],
)
def test_what_stands_already_is_not_written_again(filled: Tracker, act: Callable[[Tracker], Change]) -> None:
    filled.check(1, 1, State.MET, note="nine years")
    filled.set_next_action(1, "Ring them", NOON.date())
    before = state(filled)
    change = act(filled)
    assert (change.text, change.step) == ("Nothing changed", 0)
    assert state(filled) == before


def test_a_status_that_stands_already_is_said_and_writes_nothing(tracker: Tracker) -> None:
    posting = tracker.add({"title": "Kiln Operator"}).postings[0]
    before = tracker.steps()
    change = tracker.set_status([posting], "saved")
    assert (change.text, change.step) == ("Already saved", 0)
    assert tracker.steps() == before


def test_the_skills_a_site_named_outlive_an_edit(tracker: Tracker) -> None:
    posting = tracker.add({"title": "Kiln Operator", "skills": "Glazing"}).postings[0]
    chip = Finding("Wheel", origin=Origin.SITE)
    tracker.set_facts(posting, {"skills": (Finding("Glazing"), chip)})
    tracker.edit(posting, {"skills": "Throwing"})
    skills = tracker.posting(posting).facts.skills
    assert [found.value for found in skills] == ["Throwing", "Wheel"]
    assert shown("skills", tracker.posting(posting).facts) == "Throwing"
