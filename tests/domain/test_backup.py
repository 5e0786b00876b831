"""Which backups are kept, and when one is due."""

from datetime import UTC, datetime, timedelta
from itertools import groupby

import pytest

from jobtui.domain.backup import PAUSE, due, kept

NOW = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)


def _aged(now: datetime, moments: set[datetime]) -> dict[int, list[datetime]]:
    """The moments by their age in days."""
    ordered = sorted(moments, reverse=True)
    return {age: list(group) for age, group in groupby(ordered, lambda at: (now.date() - at.date()).days)}


def test_a_year_and_a_half_of_backups_thins_out_as_promised() -> None:
    held: set[datetime] = set()
    for hours in range(0, 24 * 550, 3):
        now = NOW + timedelta(hours=hours)
        held = kept(held | {now}, now)
        assert now in held
    aged = _aged(now, held)
    assert len(aged[1]) == len(aged[2]) == 8
    assert [len(aged[days]) for days in range(3, 17)] == [1] * 14
    weeks = [at for age, found in aged.items() if 16 < age <= 72 for at in found]
    assert 8 <= len(weeks) <= 9
    assert len({at.isocalendar()[:2] for at in weeks}) == len(weeks)
    months = [at for age, found in aged.items() if age > 72 for at in found]
    assert 11 <= len(months) <= 13
    assert len({(at.year, at.month) for at in months}) == len(months)
    assert kept(held, now) == held
    assert max(aged) <= 72 + 365


def test_the_newest_stays_however_old_and_a_clock_that_went_back_removes_nothing() -> None:
    old = NOW - timedelta(days=2000)
    assert kept([old, old - timedelta(days=1)], NOW) == {old}
    ahead = {NOW + timedelta(days=day) for day in range(3)}
    assert kept(ahead, NOW) == ahead
    assert kept([], NOW) == set()


@pytest.mark.parametrize(
    ("changed", "last", "wanted"),
    [
        (timedelta(0), None, True),
        (timedelta(minutes=-1), PAUSE, True),
        (timedelta(minutes=-1), PAUSE - timedelta(seconds=1), False),
        (-PAUSE - timedelta(minutes=1), PAUSE, False),
        (timedelta(minutes=-1), timedelta(minutes=-5), True),
    ],
)
def test_one_is_due_half_an_hour_after_the_last_if_anything_changed(
    changed: timedelta, last: timedelta | None, wanted: bool
) -> None:
    assert due(NOW + changed, None if last is None else NOW - last, NOW) is wanted
