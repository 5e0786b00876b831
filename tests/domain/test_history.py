"""The funnel of stages reached, the pace, and the days in a stage with those who still wait."""

from dataclasses import replace
from datetime import date, timedelta

from jobtui.domain.answers import sent
from jobtui.domain.history import Standing, Track, days_in_status, per_week, reached
from jobtui.domain.stage import FIRST_STAGES, Stage

START = date(2026, 11, 2)
"""A Monday."""


def track(posting: int, *stood: tuple[str, int]) -> Track:
    """A posting that stood in these stages from these days on, counted from the start."""
    standings = tuple(Standing(status, START + timedelta(days=day)) for status, day in stood)
    return Track(posting, standings[-1].status, standings)


def funnel(*tracks: Track, stages: tuple[Stage, ...] = FIRST_STAGES) -> dict[str, tuple[int, int]]:
    """What was reached, and what stands there now, where either is."""
    return {one.status: (one.reached, one.now) for one in reached(stages, tracks) if one.reached or one.now}


def days(*tracks: Track) -> list[date]:
    """The days on which these were applied to."""
    return [one.on for one in sent(FIRST_STAGES, tracks, START)]


def onward(*tracks: Track) -> dict[str, tuple[int, int, int]]:
    """Of each open stage but the last how many went on, ended there, and wait."""
    told = {one.status: one.onward for one in reached(FIRST_STAGES, tracks)}
    return {name: (one.yes, one.no, one.waiting) for name, one in told.items() if one is not None}


def test_a_posting_counts_for_every_open_stage_before_its_furthest() -> None:
    assert funnel(track(1, ("saved", 0), ("interview", 3))) == {
        "saved": (1, 0),
        "applied": (1, 0),
        "screening": (1, 0),
        "interview": (1, 1),
    }


def test_a_closed_posting_counts_for_what_it_reached_and_no_more() -> None:
    sent = track(1, ("saved", 0), ("applied", 1), ("rejected", 9))
    assert funnel(sent, track(2, ("saved", 0), ("ghosted", 1))) == {
        "saved": (2, 0),
        "applied": (1, 0),
        "rejected": (1, 1),
        "ghosted": (1, 1),
    }  # fmt: skip


def test_going_back_does_not_take_back_what_was_reached() -> None:
    back = track(1, ("saved", 0), ("offer", 3), ("applied", 4))
    assert funnel(back)["offer"] == (1, 0)
    assert funnel(back)["applied"] == (1, 1)


def test_who_stands_in_an_open_stage_neither_went_on_nor_ended() -> None:
    told = onward(
        track(1, ("saved", 0)),
        track(2, ("saved", 0), ("applied", 1)),
        track(3, ("saved", 0), ("applied", 1), ("rejected", 9)),
        track(4, ("saved", 0), ("applied", 1), ("interview", 9)),
        track(5, ("saved", 0), ("offer", 1), ("applied", 9)),  # taken back: still as far as it came
        track(6, ("saved", 0), ("offer", 1), ("accepted", 9)),
    )
    assert told == {
        "saved": (5, 0, 1),
        "applied": (3, 1, 1),
        "screening": (3, 0, 0),
        "interview": (2, 0, 1),
    }


def test_stages_of_ones_own_count_by_their_place() -> None:
    own = Stage("task", "◇", "t", 3)
    later = (replace(one, position=one.position + 1) for one in FIRST_STAGES[2:])
    moved = (*FIRST_STAGES[:2], own, *later)
    found = funnel(track(1, ("saved", 0), ("offer", 2)), stages=moved)
    assert [*found] == ["saved", "applied", "task", "screening", "interview", "offer"]


def test_an_application_counts_in_its_week_once() -> None:
    tracks = (
        track(1, ("saved", 0), ("applied", 1), ("interview", 8), ("applied", 15)),
        track(2, ("saved", 0), ("screening", 6)),
        track(3, ("saved", 0), ("declined", 4)),
        track(4, ("saved", 0), ("applied", 16)),
    )
    weeks = per_week(days(*tracks), START + timedelta(days=23))
    assert [(week.begins.isoformat(), week.applications) for week in weeks] == [
        ("2026-11-02", 2),
        ("2026-11-09", 0),
        ("2026-11-16", 1),
        ("2026-11-23", 0),
    ]
    assert per_week(days(*tracks[2:3]), START) == ()


def test_another_day_for_a_stage_takes_the_place_of_the_first() -> None:
    dated = track(1, ("saved", 0), ("applied", 9), ("applied", 2), ("interview", 12))
    (left,) = days_in_status(FIRST_STAGES, [dated], START)["applied"].steps
    assert left.days == 10
    (week, *_) = per_week(days(dated), START)
    assert (week.begins, week.applications) == (START, 1)


def test_who_still_stands_in_a_stage_is_not_counted_as_gone() -> None:
    gone = [track(n, ("applied", 0), ("rejected", days)) for n, days in enumerate((4, 6, 8))]
    waiting = [track(50 + n, ("applied", -days)) for n, days in enumerate((1, 9))]
    told = days_in_status(FIRST_STAGES, gone + waiting, START)
    assert (told["applied"].median, told["applied"].n, told["applied"].waiting) == (6, 5, 2)
    assert "rejected" not in told  # nobody waits in a closed stage
