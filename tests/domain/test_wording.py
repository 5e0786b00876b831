"""Steps in words."""

import pytest

from jobtui.domain.event import EventKind
from jobtui.domain.wording import Told, said, status_words, step_words

_ARCHIVED = [(EventKind.ARCHIVED, n, "archived") for n in range(1, 6)]


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ([(EventKind.NOTED, 1, "Ask about on-call")], "note: Ask about on-call"),
        (_ARCHIVED, "5 postings: archived"),
        ([(EventKind.CHECKED, 1, "requirement 1: met")] * 2, "requirement 1: met"),
        (
            [(EventKind.STATUS, 1, "saved → applied"), (EventKind.NOTED, 1, "by mail")],
            "saved → applied; note: by mail",
        ),
        (
            [(EventKind.IMPORTED, n, f"imported from {n}.txt") for n in (1, 2, 3)],
            "3 postings: imported",
        ),
        (
            [(EventKind.STATUS, n, f"saved → {n}") for n in (1, 2)] + [(EventKind.NOTED, 2, "x")],
            "2 postings: status changed, notes added",
        ),
        ([(EventKind.CHECKED, 1, f"requirement {n}: met") for n in range(4)],
         "requirement 0: met; requirement 1: met; 2 more"),
        ([(EventKind.STAGE, None, "stage 'x' added")], "stage 'x' added"),
    ],
)  # fmt: skip
def test_a_step_says_what_it_did_and_to_how_many(events: list[Told], words: str) -> None:
    assert step_words(events) == words


@pytest.mark.parametrize("kind", EventKind)
def test_every_kind_has_words(kind: EventKind) -> None:
    assert said(kind, "")


def test_the_same_stage_again_is_another_day() -> None:
    assert status_words("saved", "applied") == "saved → applied"
    assert status_words("applied", "applied") == "applied on that day"
