"""Spoilt postings: some of those that `python -m tests.fuzz` makes without end, and what it once found."""

import pytest

from tests.fuzz import Fuzz, sources
from tests.parsing.helpers import read_one
from tests.parsing.invariants import assert_verbatim

CASES = 250


def test_spoilt_postings_are_read_or_refused() -> None:
    fuzz = Fuzz(1, sources([]), timed=False)
    assert [*fuzz.failures(iter(range(CASES)))] == []


def test_a_case_is_made_from_its_number_alone() -> None:
    first, second = Fuzz(1, sources([])), Fuzz(2, sources([]))
    assert first.case(7) == Fuzz(1, sources([])).case(7)
    assert first.case(7) not in (first.case(8), second.case(7))


def test_what_fails_is_complained_of_and_shortened(monkeypatch: pytest.MonkeyPatch) -> None:
    def checked(reading: object) -> None:
        assert "wick" not in str(reading)

    monkeypatch.setattr("tests.fuzz.assert_verbatim", checked)
    fuzz = Fuzz(1, ["Miller"], timed=False)
    data = b"Miller\n" * 90 + b"Trim the wick\n" + b"Miller\n" * 90
    complaint = fuzz.complaint(data, "a.txt")
    assert complaint == "AssertionError in test_fuzz.checked"
    assert fuzz.shortened(data, "a.txt", complaint) == b"wick"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("http://mu\u0301ller.example", id="an address whose letters are in parts"),
        pytest.param("http://MU\u0301LLER.example/jobs\n\nMiller", id="the same in capitals"),
    ],
)
def test_what_was_found_once(text: str) -> None:
    assert_verbatim(read_one(text))
