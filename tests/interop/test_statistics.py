"""Tables and pictures of statistics fit the room they are given, whatever they hold."""

from datetime import date, timedelta

import pytest

from jobtui.domain.display import width
from jobtui.domain.history import Week
from jobtui.domain.market import Market, Spread
from jobtui.domain.waiting import curve
from jobtui.interop.plots import spread_plot, waiting_plot, weeks_plot
from jobtui.interop.statistics_tables import Line, Table, pay, to_text

WEEKS = [Week(date(2026, 8, 3) + timedelta(weeks=n), n % 5) for n in range(60)]
TABLE = Table(
    "Pay", ("NAME", "ONE", "TWO"), (Line(("株式会社デン" * 4, "1", "22")), Line(("\x1b[31mx", "333", "4")))
)


def test_a_table_is_aligned_whatever_its_letters() -> None:
    rows = TABLE.aligned()
    assert len({sum(map(width, row)) for row in rows}) == 1
    assert rows[1][1:] == ("  1", " 22")
    assert "\x1b" not in to_text([TABLE])


@pytest.mark.parametrize(("room", "columns"), [(40, 3), (26, 3), (25, 2), (10, 2)])
def test_names_are_cut_before_columns_are_left_out(room: int, columns: int) -> None:
    rows = TABLE.aligned(room)
    assert {len(row) for row in rows} == {columns}
    assert max(sum(map(width, row)) + 2 * (columns - 1) for row in rows) <= room


@pytest.mark.parametrize("room", [24, 30, 76, 300])
@pytest.mark.parametrize("height", [3, 6])
def test_pictures_keep_to_their_room(room: int, height: int) -> None:
    drawn = (
        waiting_plot(curve([3, 9, 20], [4, 30]), room, height),
        weeks_plot(WEEKS, room, height),
        spread_plot([10, 20, 20, 90], ("$10", "$90"), room, height),
    )
    for lines in drawn:
        assert len(lines) == height + 2
        assert max(map(len, lines)) <= room


def test_the_curve_falls_from_all_to_those_who_wait() -> None:
    first, *_, last, _, scale = waiting_plot(curve([10, 20], []), 46, 4)
    assert (first[:4], last[:4]) == ("100%", "  0%")
    assert first[6] != " "  # at the beginning all wait
    assert last.rstrip()[-1] not in " │"  # at the end nobody does
    assert scale.split() == ["0", "20", "days"]


def test_the_highest_column_fills_the_height_and_an_empty_one_nothing() -> None:
    weeks = [Week(date(2026, 8, 3) + timedelta(weeks=n), sent) for n, sent in enumerate((8, 0, 4))]
    top, above, *_, bottom, _, scale = weeks_plot(weeks, 40, 4)
    assert above.split() == ["│███"]  # 4 of 8 fills half
    assert top.split() == ["8", "│███"]
    assert bottom.split() == ["0", "│███", "███"]
    assert scale.split() == ["2026-W32", "2026-W34"]


def test_nothing_to_see_draws_nothing() -> None:
    assert waiting_plot(curve([], [3]), 60, 4) == []
    assert waiting_plot(curve([3], [4]), 10, 4) == []
    assert weeks_plot(WEEKS[:1], 60, 4) == weeks_plot(WEEKS, 0, 4) == []
    assert spread_plot([7, 7], ("a", "b"), 60, 4) == spread_plot([], ("a", "b"), 60, 4) == []


def test_pay_is_told_by_sort_of_role_and_drawn_in_the_currency_that_most_state() -> None:
    spreads = (
        Spread("EUR", "engineer", (50_000_00, 60_000_00, 70_000_00), 1),
        Spread("EUR", "nurse", (40_000_00, 45_000_00), 0),
        Spread("USD", "engineer", (90_000_00,) * 4, 0),
    )
    told = pay(Market(10, spreads, ()), lambda salary: f"<{(salary.minimum or 0) // 100_000}>")
    assert [line.cells for line in told.lines][:2] == [
        ("engineer", "EUR", "3", "–", "<50>", "<70>"),  # too few for a median
        ("nurse", "EUR", "2", "–", "<40>", "<45>"),
    ]
    assert told.picture(40, 3)[-1].split() == ["<40>", "<70>"]
    assert pay(Market(4, spreads[2:], ())).picture(40, 3) == []
