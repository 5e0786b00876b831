"""How long something takes with those who still wait, held against tables reckoned by hand."""

import pytest

from jobtui.domain.waiting import Curve, curve, curve_words

BY_HAND = (
    # at risk  done   still waits
    (3, 5 / 6),  # 6         1      5/6
    # day 4: one more waits since then, 4 are left
    (5, 5 / 12),  # 4         2      5/6 * 2/4
    (8, 5 / 24),  # 2         1      5/12 * 1/2
)
WITH_TWO_THAT_NEVER_END = (
    (3, 7 / 8),  # 8         1      7/8
    (5, 7 / 12),  # 6         2      7/8 * 4/6
    (8, 7 / 16),  # 4         1      7/12 * 3/4
)


def steps(found: Curve) -> list[tuple[int, float]]:
    """The steps as plain numbers."""
    return [(step.days, step.share) for step in found.steps]


@pytest.mark.parametrize(("never", "table", "median"), [(0, BY_HAND, 5), (2, WITH_TWO_THAT_NEVER_END, 8)])
def test_the_table_of_six_waits(never: int, table: tuple[tuple[int, float], ...], median: int) -> None:
    found = curve([5, 3, 8, 5], [4, 10], never=never)
    assert [days for days, _ in steps(found)] == [days for days, _ in table]
    assert [share for _, share in steps(found)] == pytest.approx([share for _, share in table])
    assert (found.n, found.waiting, found.longest, found.median) == (6 + never, 2, 10, median)


def test_other_shares_than_half() -> None:
    found = curve([5, 3, 8, 5], [4, 10])
    assert (found.after(0.1), found.after(0.25), found.after(0.75), found.after(0.8)) == (3, 5, 8, None)


def test_who_gave_up_counts_until_then_and_waits_no_more() -> None:
    assert steps(curve([3, 5, 8, 5], [10], given_up=[4])) == steps(curve([3, 5, 8, 5], [4, 10]))
    assert curve([3, 5, 8, 5], [10], given_up=[4]).waiting == 1


def test_who_waits_no_longer_than_the_others_took_makes_nothing_quicker() -> None:
    """Waits that began lately say nothing of longer ones: the median stays."""
    assert curve([4, 6, 8, 10, 12], [1, 1, 2]).median == curve([4, 6, 8, 10, 12]).median == 8


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (curve([]), ""),
        (curve([1, 2]), "2 so far, 5 are needed to tell how long it takes."),
        (curve([1], [9]), "2 so far, 5 are needed to tell how long it takes; 1 still waits."),
        (curve([9], [9, 9, 9, 10]), "Fewer than half had an answer so far; 4 still wait."),
        (curve([12] * 5, [30] * 5), "Half had an answer after 12 days; 5 still wait."),
        (curve([12] * 5, [5] * 2000), "Half had an answer after 12 days; 2,000 still wait."),
        (curve([1] * 5), "Half had an answer after 1 day."),
        (curve([0] * 5), "Half had an answer on the same day."),
    ],
)
def test_it_is_said_in_words(found: Curve, words: str) -> None:
    assert curve_words(found, "had an answer") == words


def test_of_fewer_than_five_nothing_is_told() -> None:
    assert curve([1, 2, 3, 4]).median is None
    assert curve([1, 2, 3, 4, 5]).median == 3
