"""The samples are sound, and the story speaks only of what they hold."""

import unicodedata
from itertools import pairwise

import pytest

from jobtui.domain.stage import FIRST_STAGES
from jobtui.samples import Chapter, postings, story

STATUSES = {stage.name for stage in FIRST_STAGES}
TICKED_STATES = {"met", "partial", "unmet"}
FILES = [name for name, _ in postings()]

each_posting = pytest.mark.parametrize(("name", "content"), postings(), ids=FILES)
each_chapter = pytest.mark.parametrize("chapter", story(), ids=lambda chapter: chapter.file)


def test_there_are_nine_samples_in_order() -> None:
    assert len(FILES) == 9
    assert sorted(FILES) == FILES


@each_posting
def test_a_sample_is_text_of_the_size_of_a_posting(name: str, content: bytes) -> None:
    text = content.decode("utf-8")
    assert 1_500 <= len(content) <= 6_000
    assert unicodedata.is_normalized("NFC", text)


@each_posting
def test_a_sample_holds_no_control_bytes(name: str, content: bytes) -> None:
    text = content.decode("utf-8")
    assert [c for c in text if unicodedata.category(c) == "Cc" and c != "\n"] == []


def test_the_story_tells_of_every_sample_once() -> None:
    assert [chapter.file for chapter in story()] == FILES


@each_chapter
def test_a_chapter_names_known_statuses_that_run_forward(chapter: Chapter) -> None:
    assert chapter.statuses[0].status == "saved"
    assert {step.status for step in chapter.statuses} <= STATUSES
    assert all(earlier.days_ago > later.days_ago >= 0 for earlier, later in pairwise(chapter.statuses))


@each_chapter
def test_a_chapter_ticks_each_requirement_at_most_once(chapter: Chapter) -> None:
    numbers = [tick.n for tick in chapter.ticks]
    assert all(n >= 1 for n in numbers)
    assert len(set(numbers)) == len(numbers)
    assert {tick.state for tick in chapter.ticks} <= TICKED_STATES


@each_chapter
def test_notes_lie_in_the_past_and_say_something(chapter: Chapter) -> None:
    assert all(note.days_ago >= 0 and note.text.strip() for note in chapter.notes)


def test_every_view_of_the_demo_has_something_to_show() -> None:
    chapters = story()
    reached = {step.status for chapter in chapters for step in chapter.statuses}
    due = [chapter.next_action.due_in_days for chapter in chapters if chapter.next_action]
    assert {"saved", "applied", "screening", "interview", "offer", "rejected", "ghosted"} <= reached
    assert any(days < 0 for days in due)
    assert 0 in due
    assert any(days > 0 for days in due)
    assert sum(chapter.archived for chapter in chapters) == 1
