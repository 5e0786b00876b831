"""Days as others write them, and what comes first in them."""

from datetime import date

import pytest

from jobtui.interop.days import Doubt, Slashes, day, order

FOURTH = date(2026, 9, 4)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-09-04",
        "2026/9/4",
        "2026-09-04T23:30:00.000Z",
        "2026-09-04 08:00",
        "20260904",
        "04.09.2026",
        "4.9.26",
        "4/9/2026",
        "4-9-2026",
        "4/9/26, 2:20 PM",
        "4 Sep 2026",
        "4th September 2026",
        "04-Sep-2026",
        "Sep 4, 2026",
        "September 4th 2026",
        "Fri Sep 04 2026 10:00:00 GMT+0200",
        "Friday, September 4, 2026",
        "1788480000000",
    ],
)
def test_a_day_is_read_however_it_is_written(cell: str) -> None:
    assert day(cell, Slashes.DAY) == FOURTH


def test_the_month_may_come_first() -> None:
    assert day("9/4/26, 8:15 AM", Slashes.MONTH) == FOURTH
    assert day("04.09.2026", Slashes.MONTH) == FOURTH  # with dots the day is first everywhere


@pytest.mark.parametrize(
    "cell",
    ["", "soon", "2026-13-01", "2026-02-29", "32/1/2026", "4/9", "9999-01-01", "4 Foo 2026", "9" * 2000],
)
def test_what_is_no_day_is_none(cell: str) -> None:
    assert day(cell, Slashes.DAY) is None


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        (["3/4/2026", "13/4/2026"], Slashes.DAY),
        (["3/4/2026", "4/13/2026, 2 PM"], Slashes.MONTH),
        (["2026-09-04", "04.03.2026", "5/5/2026", "x"], None),
        (["5/5/2026", "3/4/2026"], Doubt("3/4/2026")),
        (["4/13/2026", "13/4/2026"], Doubt("13/4/2026", "4/13/2026")),
    ],
)
def test_the_days_of_a_table_tell_what_comes_first(cells: list[str], wanted: object) -> None:
    assert order(cells) == wanted
