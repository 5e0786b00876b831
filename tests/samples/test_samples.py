"""The samples are sound, and the story speaks only of what they hold."""

import unicodedata
from datetime import date
from itertools import pairwise

import pytest

from jobtui.domain.stage import FIRST_STAGES
from jobtui.parsing import read
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
    rounds = [one for chapter in chapters for one in chapter.interviews]
    assert {one.in_days > 0 for one in rounds} == {True, False}
    assert sum(bool(chapter.contacts) for chapter in chapters) > 1


@each_chapter
def test_people_of_the_story_write_from_no_real_address(chapter: Chapter) -> None:
    assert all(one.email.endswith(".example") for one in chapter.contacts)


STARTS = {
    "01-norrfell-energy.txt": [
        "Bachelor's degree in computer science, electrical",
        "3+ years of managing",
        "Production experience",
        "Deep knowledge",
        "A record of running",
        "Clear written English",
        "Experience with metering standards",
    ],
    "02-calder-quay-bank.txt": [
        "At least 7 years",
        "Bachelor's Degree",
        "Fluency in Java",
        "Hands-on experience",
        "Working knowledge",
        "Habit of writing",
    ],
    "03-osmunda-health.txt": [
        "Bachelor's Degree in Computer Science, Biomedical",
        "4+ years of operating",
        "Experience with relational databases",
        "Ability to pass",
        "Master's Degree",
        "2+ years of leading",
        "Experience with HL7",
        "Familiarity with Terraform",
        "Knowledge of HIPAA",
        "Experience with message brokers",
    ],
    "04-halvorsund-institute.txt": [
        "PhD in physical oceanography",
        "Strong programming skills",
        "2+ years of experience",
        "A publication record",
        "Ability to write",
        "Experience with data assimilation",
        "Knowledge of MPI",
        "Weeks at sea",
        "A working knowledge",
    ],
    "05-thrumline-games.md": [
        "3+ years",
        "Proficiency in modern C++",
        "Solid grounding",
        "Experience with middleware",
        "At least one finished",
        "Experience with Unreal",
        "Familiarity with SIMD",
        "Some Python",
        "An instrument",
    ],
    "06-auenfelder-bahntechnik.txt": [
        "Abgeschlossenes Studium",
        "Mindestens 3 Jahre",
        "Sehr gute Kenntnisse",
        "Erfahrung mit Echtzeitbetriebssystemen",
        "Gute Deutschkenntnisse",
        "Kenntnisse der Normen",
        "Führerschein",
    ],
    "07-coppicewell.txt": [
        "4+ years",
        "Real experience",
        "An eye for accessibility",
        "Comfort with working",
        "Three hours",
        "You have used CRDTs",
        "You know PostGIS",
        "Rust compiled",
        "You can tell",
    ],
    "08-brindlefork.txt": [
        "6+ years",
        "Experience with writing parsers",
        "Knowledge of terminals",
        "Familiarity with [link=",
        "Bachelor's degree or",
        "Maintainer",
        "Experience with property-based",
        "You know why =1+1",
    ],
    "09-karrowgate.md": [
        "Master's degree",
        "At least 3 years",
        "Very good Python",
        "Experience with Docker",
        "The habit",
        "Experience with vehicle routing",
        "Knowledge of Airflow",
        "Dutch or German",
    ],
}
"""How each requirement begins, in order, so that a tick lands where the story means it to."""


@each_posting
def test_every_requirement_of_a_sample_is_read_and_nothing_else(name: str, content: bytes) -> None:
    (reading,) = read(content, name, as_of=date(2026, 11, 21))
    texts = [requirement.text for requirement in reading.requirements]
    assert len(texts) == len(STARTS[name]), texts
    assert [text[: len(start)] for text, start in zip(texts, STARTS[name], strict=True)] == STARTS[name]


@each_chapter
def test_a_chapter_ticks_only_requirements_that_are_there(chapter: Chapter) -> None:
    assert all(tick.n <= len(STARTS[chapter.file]) for tick in chapter.ticks)
