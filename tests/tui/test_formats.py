"""Days and amounts in the form of the settings: one form on every screen, and never in what is exported."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from jobtui.domain.salary import Period, Salary
from jobtui.interop.rows import posting_to_json
from jobtui.settings import DATES, NUMBERS
from jobtui.tracker.tracker import Tracker
from jobtui.tui import amounts, when
from jobtui.tui.app import JobtuiApp
from jobtui.tui.settings import Settings
from jobtui.tui.widgets.posting_cells import Look, cell
from tests.factories import row
from tests.tui.driving import press, seen, settled

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("form", "near", "this_year", "other", "in_full", "moment"),
    [
        (
            "day month",
            "Sun 22 Nov",
            "3 Mar",
            "9 Dec 2027",
            "Tuesday 3 March 2026, 262 days ago",
            "Thu 3 Dec 10:00",
        ),
        (
            "month day",
            "Sun Nov 22",
            "Mar 3",
            "Dec 9 2027",
            "Tuesday, March 3, 2026, 262 days ago",
            "Thu Dec 3 10:00",
        ),
        (
            "iso",
            "2026-11-22",
            "2026-03-03",
            "2027-12-09",
            "Tuesday 2026-03-03, 262 days ago",
            "2026-12-03 10:00",
        ),
    ],
)
def test_a_day_is_written_in_the_chosen_form(
    form: str, near: str, this_year: str, other: str, in_full: str, moment: str
) -> None:
    when.write_days(form)
    days = (date(2026, 11, 22), date(2026, 3, 3), date(2027, 12, 9))
    assert [when.day_words(day, TODAY) for day in days] == [near, this_year, other]
    assert when.day_words(TODAY, TODAY) == "today"
    assert when.day_in_full(days[1], TODAY) == in_full
    assert when.moment_words(datetime(2026, 12, 3, 10, tzinfo=UTC), "UTC", TODAY).startswith(moment)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("1,000.5", "€17.32–1,250 /h, from $142,800, up to 3 × 1,000,000"),
        ("1.000,5", "€17,32–1.250 /h, from $142.800, up to 3 × 1.000.000"),
        ("1 000,5", "€17,32–1\xa0250 /h, from $142\xa0800, up to 3 × 1\xa0000\xa0000"),
    ],
)
def test_an_amount_is_written_in_the_chosen_form(form: str, said: str) -> None:
    amounts.write_numbers(form)
    assert amounts.amounts("€17.32–1,250 /h, from $142,800, up to 3 × 1,000,000") == said


def test_pay_in_the_list_is_written_so() -> None:
    amounts.write_numbers("1.000,5")
    paid = row(salaries=(Salary(1732, 1732, "EUR", Period.HOUR),))
    assert "".join(words for words, _ in cell("pay", paid, Look({}, TODAY))) == "€17,32/h"


def test_every_form_there_is_can_be_chosen() -> None:
    assert ({*when._FORMS}, {*amounts._MARKS}) == ({*DATES}, {*NUMBERS})


async def test_every_screen_writes_them_and_exports_do_not(filled: Tracker, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[format]\ndates = "iso"\nnumbers = "1.000,5"\n', encoding="utf-8")
    before = [posting_to_json(filled.posting(one)) for one in range(1, 7)]
    app = JobtuiApp(filled, settings=Settings(file))
    async with app.run_test(size=(200, 50), notifications=True) as pilot:
        shown = ""
        for keys in (("1",), ("2",), ("4",), ("6",), ("1", "A", "c")):
            await press(pilot, *keys)
            for _ in range(4):
                await settled(pilot)
            shown += seen(pilot)
        assert re.search(r"20\d\d-\d\d-\d\d", shown)
        assert re.findall(r"\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b", shown) == []
        assert re.search(r"[€£$]\d{2,3}\.\d{3}", shown)
        assert re.findall(r"[€£$]\d{2,3},\d{3}", shown) == []
    assert [posting_to_json(filled.posting(one)) for one in range(1, 7)] == before
