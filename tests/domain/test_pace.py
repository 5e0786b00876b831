"""How far long work is, in words."""

import pytest

from jobtui.domain.pace import Pace, rate, time_left


@pytest.mark.parametrize(
    ("pace", "told"),
    [
        (Pace(0, 1000), "0 of 1,000 files"),
        (Pace(0, 1000, 2.5), "0 of 1,000 files"),
        (Pace(250, 1000, 2.0), "250 of 1,000 files · 125 a second · 6 s left"),
        (Pace(1, 20_000, 8.0), "1 of 20,000 files · 8 a minute · 44 h 27 min left"),
        (Pace(1000, 1000, 8.0), "1,000 of 1,000 files · 125 a second · 0 s left"),
    ],
)
def test_progress_is_told_with_what_is_known(pace: Pace, told: str) -> None:
    assert pace.told("files") == told


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0.2, "1 s left"),
        (59.5, "1 min left"),
        (61, "2 min left"),
        (3600, "1 h 0 min left"),
        (3661, "1 h 2 min left"),
    ],
)
def test_time_left_is_rounded_up(seconds: float, told: str) -> None:
    assert time_left(seconds) == told


def test_a_bar_is_as_long_as_asked_for_whatever_is_done() -> None:
    bars = [Pace(done, 7).bar(10) for done in range(8)]
    assert [bar.count("━") for bar in bars] == [0, 1, 2, 4, 5, 7, 8, 10]
    assert {len(bar) for bar in bars} == {10}
    assert Pace(0, 0).bar(4) == "━━━━"


def test_nothing_is_said_of_a_speed_that_is_not_known() -> None:
    assert rate(None) == rate(0) == ""
