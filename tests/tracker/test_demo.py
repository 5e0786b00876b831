"""The demo: every sample, and everything its story tells, on days that count from now."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from jobtui.domain.event import EventKind
from jobtui.domain.filter import Query, Scope
from jobtui.domain.posting import Posting
from jobtui.domain.requirement import State
from jobtui.samples import Chapter, postings, story
from jobtui.storage.store import SqliteStore
from jobtui.tracker.demo import fill
from jobtui.tracker.tracker import Tracker
from tests.tracker.conftest import state

NOW = datetime(2027, 1, 2, 0, 30).astimezone()
"""Half past midnight: what lies hours back was another day."""

TODAY = date(2027, 1, 2)

each_chapter = pytest.mark.parametrize("chapter", story(), ids=lambda chapter: chapter.file)


def filled(folder: Path) -> Tracker:
    """A store with the demo in it."""
    tracker = Tracker(SqliteStore(folder / "demo.db"), lambda: NOW)
    fill(tracker, NOW)
    return tracker


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Tracker:
    """The demo, for reading only: filling a store takes its time."""
    return filled(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def by_file(demo: Tracker) -> dict[str, Posting]:
    """The postings of the demo by the name of their sample."""
    found = [demo.posting(one) for one in demo.find(Query(scope=Scope.ALL))]
    return {posting.capture.file: posting for posting in found if posting.capture}


def back(days: int) -> date:
    """The day that lies so many days back."""
    return TODAY - timedelta(days=days)


def test_every_sample_is_stored_with_its_bytes(demo: Tracker, by_file: dict[str, Posting]) -> None:
    stored = {name: demo.store.original(posting.id, 1) for name, posting in by_file.items()}
    assert stored == dict(postings())
    assert demo.counts().deleted == 0


def test_the_same_moment_gives_the_same_demo(demo: Tracker, tmp_path: Path) -> None:
    again = filled(tmp_path)
    assert state(again) == state(demo)
    again.store.close()


@each_chapter
def test_every_status_was_reached_on_its_day(by_file: dict[str, Posting], chapter: Chapter) -> None:
    posting = by_file[chapter.file]
    saved, *later = chapter.statuses
    assert saved.status == "saved"
    assert (posting.events[0].kind, posting.events[0].on) == (EventKind.IMPORTED, back(saved.days_ago))
    moves = [(event.after["status"], event.on) for event in posting.events if event.kind is EventKind.STATUS]
    assert moves == [(step.status, back(step.days_ago)) for step in later]
    assert posting.status == chapter.statuses[-1].status


@each_chapter
def test_every_note_was_written_on_its_day(by_file: dict[str, Posting], chapter: Chapter) -> None:
    told = [(step.note, back(step.days_ago)) for step in chapter.statuses[1:] if step.note]
    told += [(note.text, back(note.days_ago)) for note in chapter.notes]
    held = by_file[chapter.file]
    assert sorted((note.text, note.at.astimezone(NOW.tzinfo).date()) for note in held.notes) == sorted(told)


@each_chapter
def test_every_tick_is_set(by_file: dict[str, Posting], chapter: Chapter) -> None:
    ticks = {tick.n: (tick.state, tick.note) for tick in chapter.ticks}
    checklist = by_file[chapter.file].checklist
    assert {item.n: (str(item.state), item.note) for item in checklist if item.n in ticks} == ticks
    rest = {item.state for item in checklist if item.n not in ticks}
    assert rest <= {State.UNREVIEWED}


@each_chapter
def test_the_next_action_is_due_so_many_days_from_now(by_file: dict[str, Posting], chapter: Chapter) -> None:
    plan, planned = chapter.next_action, by_file[chapter.file].next_action
    assert (planned is None) == (plan is None)
    if plan and planned:
        assert (planned.text, planned.due) == (plan.text, TODAY + timedelta(days=plan.due_in_days))


@each_chapter
def test_every_interview_was_agreed_on_and_lies_on_a_working_day(
    by_file: dict[str, Posting], chapter: Chapter
) -> None:
    held = by_file[chapter.file]
    told = sorted(chapter.interviews, key=lambda one: one.in_days)
    assert [(one.round, one.zone, one.people, one.outcome) for one in held.interviews] == [
        (one.round, one.zone, one.people, one.outcome) for one in told
    ]
    for one, meant in zip(held.interviews, told, strict=True):
        assert f"{one.local:%H:%M}" == meant.time
        assert one.local.weekday() < 5
        assert 0 <= (one.local.date() - TODAY).days - meant.in_days <= 2
        assert (meant.in_days < 0) is (one.outcome != "open")
    agreed = [event.on for event in held.events if event.text.startswith("interview added")]
    assert agreed == [back(one.days_ago) for one in chapter.interviews]


@each_chapter
def test_everybody_of_the_story_is_known(by_file: dict[str, Posting], chapter: Chapter) -> None:
    held = by_file[chapter.file]
    assert {(one.name, one.role, one.email, one.company) for one in held.contacts} == {
        (one.name, one.role, one.email, held.company) for one in chapter.contacts
    }


@each_chapter
def test_what_the_story_archives_is_archived(by_file: dict[str, Posting], chapter: Chapter) -> None:
    assert (by_file[chapter.file].archived_at is not None) is chapter.archived


def test_history_runs_forward_and_ends_before_now(demo: Tracker, by_file: dict[str, Posting]) -> None:
    events = [event for posting in by_file.values() for event in posting.events]
    times = [event.at for event in sorted(events, key=lambda event: event.seq)]
    assert times == sorted(times)
    assert times[-1] <= NOW.astimezone(UTC)
    assert len(times) > 60
    for posting in by_file.values():
        assert [event.kind for event in posting.events].index(EventKind.IMPORTED) == 0


def test_every_stage_of_the_story_is_in_sight(demo: Tracker) -> None:
    told = {chapter.statuses[-1].status for chapter in story()}
    assert {row.status for row in demo.rows(demo.find(Query(scope=Scope.ALL)))} == told
    assert {"saved", "applied", "screening", "interview", "offer", "rejected", "ghosted"} <= told
    counts = demo.counts()
    assert min(counts.open, counts.closed, counts.archived) >= 1


def test_relative_days_in_a_sample_count_from_the_day_it_was_saved(by_file: dict[str, Posting]) -> None:
    found = {name: posting.facts.posted for name, posting in by_file.items()}
    posted = found["02-calder-quay-bank.txt"]
    assert posted is not None and posted.value.text.endswith("34 days ago")
    assert posted.value.latest == back(20 + 34)


def test_every_scene_is_a_step_of_its_own(demo: Tracker) -> None:
    steps = demo.steps(1000)
    assert [step.number for step in steps] == list(range(len(steps), 0, -1))
    assert not any(step.undone for step in steps)
