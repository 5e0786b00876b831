"""Postings held against the profile: one with its lines, all of them in chunks, and what makes them stale."""

from datetime import date

import pytest

from jobtui.domain.columns import ListColumn
from jobtui.domain.filter import Query, Scope, by_match, ordered
from jobtui.domain.filter_text import parse_filter
from jobtui.domain.fit import LATEST, Fit
from jobtui.domain.requirement import State
from jobtui.domain.verdict import By, Verdict
from jobtui.tracker import profile
from jobtui.tracker.intake import Intake, ReadOptions
from jobtui.tracker.matching import matched, nothing_on_file, refresh
from jobtui.tracker.tracker import Tracker
from tests.parsing.helpers import corpus_files, needs_corpus
from tests.tracker.conftest import state

POSTING = """\
# Harbour Engineer {n}

Harrow Ltd · Leith

## Requirements

- Master's degree and 8+ years of software engineering, or Bachelor's degree and 12+ years
- 3+ years of people management
- Experience with {skill}

## Nice to have

- Fluent Dutch
"""


@pytest.fixture
def stored(tracker: Tracker) -> Tracker:
    """Three postings that ask for Python, Rust and Kafka."""
    with Intake(tracker, ReadOptions(as_new=True)) as intake:
        for n, skill in enumerate(("Python", "Rust", "Kafka"), 1):
            (draft,) = intake.read_bytes(POSTING.format(n=n, skill=skill).encode(), f"{n}.md")
            intake.keep(draft)
    return tracker


@pytest.fixture
def known(stored: Tracker) -> Tracker:
    """The same, and what I bring."""
    profile.add(stored, "degree", {"level": "master"})
    profile.add(stored, "experience", {"years": "9"})
    profile.add(stored, "experience", {"name": "people management", "years": "3"})
    profile.add(stored, "skill", {"name": "Python"})
    profile.add(stored, "skill", {"name": "Rust", "years": "0"})
    return stored


def fits(tracker: Tracker) -> list[Fit | None]:
    return [row.fit for row in tracker.rows([1, 2, 3])]


def refresh_all(tracker: Tracker) -> None:
    below = LATEST
    while below := refresh(tracker, 2, below)[1]:
        pass


def test_one_posting_with_the_line_of_each_item(known: Tracker) -> None:
    found = matched(known, known.posting(1))
    assert [one.verdict for one in found.judgements] == [
        Verdict.MET,
        Verdict.MET,
        Verdict.MET,
        Verdict.UNCLEAR,
    ]
    assert found.judgements[0].branch == "Master's AND 8+ years"
    assert found.lines[2] == (8, "- 3+ years of people management")
    assert found.summary == "3 of 3 required met; 0 of 1 preferred met, 1 unclear"
    assert (found.fit, found.empty) == (Fit(3, 3, wished=1), False)


def test_every_posting_is_matched_in_chunks(known: Tracker) -> None:
    assert fits(known) == [None] * 3
    assert refresh(known, 2) == (2, 2)
    assert refresh(known, 2, below=2) == (1, 0)
    assert refresh(known, 2) == (0, 0)
    assert fits(known) == [Fit(3, 3, wished=1), Fit(3, 2, 0, 1, 1), Fit(3, 2, wished=1)]


def test_nothing_is_matched_while_the_profile_says_nothing(stored: Tracker) -> None:
    profile.add(stored, "place", {"name": "Leith"})
    assert nothing_on_file(stored)
    assert refresh(stored) == (0, 0)
    assert fits(stored) == [None] * 3


def test_a_tick_and_a_claim_make_the_fit_stale_and_undo_does_too(known: Tracker) -> None:
    refresh_all(known)
    known.check(2, 3, State.MET)
    assert [one is None for one in fits(known)] == [False, True, False]
    refresh_all(known)
    assert fits(known)[1] == Fit(3, 3, wished=1)
    known.undo()
    refresh_all(known)
    assert fits(known)[1] == Fit(3, 2, 0, 1, 1)
    profile.add(known, "language", {"name": "Dutch", "level": "C1"})
    assert fits(known) == [None] * 3
    refresh_all(known)
    assert fits(known)[0] == Fit(3, 3, wished=1, wished_met=1)


def test_matching_is_no_step_and_no_part_of_the_state(known: Tracker) -> None:
    before, steps = state(known), known.steps()
    refresh_all(known)
    assert (state(known), known.steps()) == (before, steps)


def test_my_tick_is_shown_as_mine(known: Tracker) -> None:
    known.check(1, 2, State.UNMET, note="long ago")
    found = matched(known, known.posting(1)).judgements[1]
    assert (found.verdict, found.by, found.profile) == (Verdict.UNMET, By.ME, Verdict.MET)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("match:met", [1]),
        ("match:short", [2]),
        ("match:unclear", [3]),
        ("match:met,unclear", [3, 1]),
        ("-match:met", [3, 2]),
    ],
)
def test_lists_are_filtered_by_it(known: Tracker, typed: str, found: list[int]) -> None:
    refresh_all(known)
    query = Query(parse_filter(typed), scope=Scope.ALL)
    assert by_match(query)
    assert known.find(query) == found


def test_lists_are_ordered_by_it_and_what_is_not_matched_stands_last(known: Tracker) -> None:
    refresh(known, 2)
    query = Query(sort=ordered("-match"))
    assert by_match(query)
    assert not by_match(Query())
    assert known.find(query) == [3, 2, 1]
    refresh_all(known)
    assert known.find(query) == [1, 3, 2]
    assert known.find(Query(sort=ordered("match"))) == [2, 3, 1]
    assert ListColumn("match")


@needs_corpus
def test_the_roles_of_one_team_against_a_profile(tracker: Tracker) -> None:
    """A Master's, nine years, no people management."""
    for kind, values in (
        ("degree", {"level": "master", "name": "Computer Science"}),
        ("experience", {"years": "9"}),
        ("experience", {"name": "people management", "years": "0"}),
    ):
        profile.add(tracker, kind, values)
    manager, engineer = (one for one in sorted(corpus_files()) if one.name[:4] in ("000_", "001_"))
    with Intake(tracker, ReadOptions(as_of=date(2026, 11, 19))) as intake:
        for path in (manager, engineer):
            (draft,) = intake.read_bytes(path.read_bytes(), path.name)
            intake.keep(draft)
    first, second, third, *_ = matched(tracker, tracker.posting(1)).judgements
    assert (first.verdict, first.branch) == (Verdict.MET, "Bachelor's AND 6+ years")
    assert (second.verdict, second.short) == (Verdict.UNMET, 3)
    assert (third.verdict, third.branch) == (Verdict.MET, "Master's AND 8+ years")
    twelve = matched(tracker, tracker.posting(2)).judgements[0]
    assert twelve.verdict is Verdict.PARTIAL
    assert twelve.reason.startswith("short by 3 years")
