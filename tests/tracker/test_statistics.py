"""What the history tells: of which postings and days, and what undo and corrections make of it."""

from datetime import date, timedelta

import pytest

from jobtui.domain.filter_text import WrongFilter
from jobtui.domain.period import Period, up_to
from jobtui.storage.store import SqliteStore
from jobtui.tracker import history
from jobtui.tracker.statistics import asked, history_tables, market_tables, statistics, to_json
from jobtui.tracker.tracker import Tracker
from tests.storage.support import add, brief
from tests.tracker.conftest import NOON

TODAY = NOON.date()


def on(days: int) -> date:
    """So many days ago."""
    return TODAY - timedelta(days=days)


@pytest.fixture
def sought(tracker: Tracker) -> Tracker:
    """Six cooks came in today; the first five were applied to 50, 40, 30, 20 and 10 days ago.

    The first had an interview 30 days ago, the second was refused 38 days ago, the third is a ghost.
    """
    assert isinstance(tracker.store, SqliteStore)
    readings = [brief(f"Cook {n}", f"text {n}", url=f"https://jobs.example.org/{n}") for n in range(1, 7)]
    add(tracker.store, *readings, at=NOON)
    for n in range(1, 6):
        tracker.set_status([n], "applied", on=on(60 - 10 * n))
    tracker.set_status([1], "interview", on=on(30))
    tracker.set_status([2], "rejected", on=on(38))
    tracker.set_status([3], "ghosted", on=on(1))
    return tracker


def reached(tracker: Tracker, period: Period | None = None, typed: str = "") -> dict[str, int]:
    """How many came to each stage that one came to."""
    told = statistics(tracker, period or Period(), typed)
    return {one.status: one.reached for one in told.funnel if one.reached}


def test_all_of_it(sought: Tracker) -> None:
    told = statistics(sought)
    assert reached(sought) == {
        "saved": 6,
        "applied": 5,
        "screening": 1,
        "interview": 1,
        "rejected": 1,
        "ghosted": 1,
    }
    assert (told.number, told.postings, told.answers.sent) == (6, None, 5)
    assert (str(told.answers.answered), told.answers.answered.waiting) == ("2 of 4", 1)
    assert [(one.name, one.sent) for one in told.sources] == [("example.org", 5)]
    assert [(one.name, one.sent) for one in told.families] == [("cook", 5)]
    assert [(one.posting, one.status, one.days) for one in told.longest] == [
        (1, "interview", 30),
        (4, "applied", 20),
        (5, "applied", 10),
    ]


def test_a_period_holds_what_was_applied_to_in_it_and_what_only_came_in_then(sought: Tracker) -> None:
    assert reached(sought, Period(on(45), on(25))) == {"saved": 2, "applied": 2, "rejected": 1, "ghosted": 1}
    told = statistics(sought, up_to(TODAY, 28))
    assert told.postings == (4, 5, 6)  # the sixth came in today
    assert reached(sought, Period(None, on(45)))["interview"] == 1  # which it reached after the period
    assert asked(sought, told).postings == 3


def test_a_filter_narrows_it(sought: Tracker) -> None:
    assert reached(sought, typed="status:applied") == {"saved": 2, "applied": 2}
    with pytest.raises(WrongFilter):
        statistics(sought, typed="status:nowhere")


def test_undo_and_corrections_change_it(sought: Tracker) -> None:
    assert reached(sought)["ghosted"] == 1
    sought.undo()
    assert "ghosted" not in reached(sought)
    (change,) = (event.seq for event in sought.posting(1).events if event.text == "applied → interview")
    history.correct(sought, change, on=on(49))
    assert statistics(sought).answers.days.steps[0].days == 1
    history.drop(sought, [change])
    assert "interview" not in reached(sought)
    assert str(statistics(sought).answers.answered) == "1 of 4"
    sought.undo()
    assert str(statistics(sought).answers.answered) == "2 of 4"


def test_the_bin_is_left_out(sought: Tracker) -> None:
    sought.delete([1])
    assert "interview" not in reached(sought)


def test_json_and_tables_tell_the_same(sought: Tracker) -> None:
    told = statistics(sought)
    plain = to_json(told, asked(sought, told))
    assert plain["answers"]["answered"] == {"yes": 2, "of": 4, "waiting": 1, "percent": None}
    assert plain["answers"]["curve"][0] == {"days": 2, "waiting": 0.8}
    assert plain["sources"][0]["source"] == "example.org"
    assert plain["families"][0]["reached"]["interview"] == {"yes": 1, "of": 3, "waiting": 2, "percent": None}
    assert plain["funnel"][1]["onward"] == {"yes": 1, "of": 3, "waiting": 2, "percent": None}
    assert plain["waiting_longest"][0] == {"posting": 1, "status": "interview", "days": 30}
    funnel, weeks, *_, sources, _, far, _ = history_tables(sought.stages(), told)
    assert funnel.lines[1].cells == ("◔ applied", "5", "2", "1 of 3", "")
    assert sum(int(line.cells[1]) for line in weeks.lines) == 5
    assert sources.lines[1].cells[:3] == ("example.org", "5", "2 of 4")
    assert dict(zip(far.heads, far.lines[1].cells, strict=True))["INTERVIEW"] == "1 of 3"
    pay, *_ = market_tables(asked(sought, told))
    assert pay.words == ("No posting states pay and its currency.",)
