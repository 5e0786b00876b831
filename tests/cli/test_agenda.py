"""The agenda, what deals with it, history put right, own stages, statistics: by commands."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from tests.cli.conftest import Jobtui, Result, on_a_terminal


def plain(result: Result) -> Any:
    """The JSON a command printed, which must have succeeded in silence."""
    assert (result.code, result.err) == (0, "")
    return json.loads(result.out)


def day(days: int) -> str:
    """So many days from today, by the clock the commands go by."""
    return (date.today() + timedelta(days=days)).isoformat()


@pytest.fixture
def lived(jobtui: Jobtui) -> Jobtui:
    """1 was applied for long ago and closes soon, 2 has something overdue, 3 something due."""
    jobtui("add", "--title", "Data Engineer", "--company", "Acme", "--closes", day(2))
    jobtui("add", "--title", "Tester", "--company", "Beta")
    jobtui("add", "--title", "Writer")
    jobtui("status", "1", "applied", "--on", day(-30))
    jobtui("todo", "2", "Send the letter", "--due", day(-2))
    jobtui("todo", "3", "Ring", "--due", "today")
    return jobtui


def items(jobtui: Jobtui, *arguments: str) -> list[tuple[int, str, str, str]]:
    """What the agenda holds."""
    told = plain(jobtui("agenda", "--json", *arguments))
    assert told["schema"] == 1
    return [(item["posting"], item["kind"], item["on"], item["text"]) for item in told["items"]]


def test_the_agenda_as_json(lived: Jobtui) -> None:
    assert items(lived) == [
        (2, "overdue", day(-2), "Send the letter"),
        (3, "due", day(0), "Ring"),
        (1, "closing", day(2), "closes in 2 days"),
        (1, "quiet", day(-30), "applied, nothing for 30 days"),
    ]
    lived("interview", "add", "3", f"{day(1)} 10:00", "--round", "panel")
    assert (3, "interview", day(1), "10:00 panel") in items(lived)


def test_the_agenda_in_sections_and_none_at_all(lived: Jobtui, jobtui: Jobtui) -> None:
    heads = [line for line in lived("agenda").out.splitlines() if line and not line.startswith(" ")]
    assert heads == ["Overdue", "Due", "Closing", "Gone quiet"]
    lived("archive", "1", "2", "3")
    assert jobtui("agenda") == Result(0, "", "jobtui: nothing needs a nudge.\n")


def test_on_a_terminal_it_fits_and_says_what_to_do(lived: Jobtui) -> None:
    code, told = on_a_terminal("agenda", columns=80)
    assert code == 0
    assert "jobtui done ID, or jobtui todo ID --due DAY" in told
    from pyte import Screen, Stream  # what a person sees, the escapes obeyed

    screen = Screen(80, 40)
    Stream(screen).feed(told)
    assert any("Send the letter" in line and "Tester · Beta" in line for line in screen.display)


def test_days_look_further(lived: Jobtui) -> None:
    lived("todo", "3", "--due", "+4d")
    assert 3 not in [posting for posting, *_ in items(lived)]
    assert (3, "due", day(4), "Ring") in items(lived, "--days", "5")
    assert 1 not in [p for p, kind, *_ in items(lived, "--days", "1") if kind == "closing"]


def test_done_and_snooze_and_back(lived: Jobtui) -> None:
    before = lived("export", "json").out
    assert lived("done", "3").out == "Done: Ring · Writer\n"
    assert lived("snooze", "2", "tomorrow").out == f"Snoozed until {day(1)} · Tester · Beta\n"
    assert [posting for posting, *_ in items(lived)] == [1, 1]
    assert f"until {day(1)}" in lived("show", "2").out
    assert plain(lived("show", "2", "--json"))["snoozed_until"] == day(1)
    assert plain(lived("list", "--json"))["postings"][1]["snoozed_until"] == day(1)
    assert lived("snooze", "2", "off").out == "No longer snoozed · Tester · Beta\n"
    for _ in range(3):
        lived("undo")
    assert lived("export", "json").out == before


def test_todo_with_a_day_alone_keeps_the_words(lived: Jobtui) -> None:
    lived("todo", "2", "--due", "+3d")
    assert plain(lived("show", "2", "--json"))["next_action"] == {"text": "Send the letter", "due": day(3)}


def test_history_is_listed_and_put_right(lived: Jobtui) -> None:
    lived("note", "1", "by mail")
    events = plain(lived("history", "1", "--json"))["events"]
    assert [(event["kind"], event["on"]) for event in events] == [
        ("added", day(0)),
        ("status", day(-30)),
        ("noted", day(0)),
    ]
    change, note = (str(event["seq"]) for event in events[1:])
    table = lived("history", "#1").out.splitlines()
    assert table[0].split() == ["SEQ", "DAY", "WHAT"]
    assert table[-1].split() == [note, day(0), "note:", "by", "mail"]
    before = lived("export", "json").out
    lived("history", "date", change, day(-20))
    lived("history", "status", change, "screening")
    lived("history", "text", note, "by phone")
    shown = plain(lived("show", "1", "--json"))
    assert (shown["status"], shown["since"]) == ("screening", day(-20))
    assert [one["text"] for one in shown["notes"]] == ["by phone"]
    lived("history", "drop", change, note)
    shown = plain(lived("show", "1", "--json"))
    assert (shown["status"], shown["notes"]) == ("saved", [])
    for _ in range(4):
        lived("undo")
    assert lived("export", "json").out == before


def test_the_log_tells_notes_and_counts(lived: Jobtui) -> None:
    lived("note", "1", "by mail")
    lived("archive", "1", "2", "3")
    steps = [step["text"] for step in plain(lived("log", "-n", "2", "--json"))["steps"]]
    assert steps == ["3 postings: archived", "note: by mail"]


def test_stages_of_ones_own(lived: Jobtui) -> None:
    before = lived("export", "json").out
    assert lived("stage", "add", "task", "--after", "applied", "--letter", "t", "--quiet", "3").code == 0
    assert lived("stage", "edit", "task", "--symbol", "#", "--quiet", "0").code == 0
    assert lived("status", "1", "task").code == 0
    assert lived("stage", "move", "task", "--before", "offer").code == 0
    assert lived("stage", "rename", "task", "take-home").out == (
        "Stage 'task' renamed 'take-home', 1 posting moved\n"
    )
    stages = plain(lived("stage", "list", "--json"))["stages"]
    own = next(stage for stage in stages if stage["name"] == "take-home")
    assert (own["symbol"], own["letter"], own["quiet_days"], own["postings"]) == ("#", "t", None, 1)
    assert [stage["name"] for stage in stages][3:6] == ["interview", "take-home", "offer"]
    assert "t    # take-home" in lived("stage", "list").out
    refused = lived("stage", "drop", "take-home")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == (
        "jobtui: error: 'take-home' holds 1 posting. Give --into NAME, the stage they go to.\n"
    )
    assert lived("stage", "drop", "take-home", "--into", "offer").code == 0
    assert plain(lived("show", "1", "--json"))["status"] == "offer"
    for _ in range(6):
        lived("undo")
    assert lived("export", "json").out == before


def test_statistics_as_json_and_for_people(lived: Jobtui) -> None:
    lived("status", "2", "interview", "--on", day(-10))
    lived("status", "2", "rejected")
    told = plain(lived("stats", "--json"))
    assert told.keys() >= {"schema", "funnel", "per_week", "days_in_status", "salary", "requirements"}
    reached = {one["status"]: (one["reached"], one["now"]) for one in told["funnel"]}
    assert (reached["saved"], reached["applied"], reached["interview"]) == ((3, 1), (2, 1), (1, 0))
    assert (reached["rejected"], reached["offer"]) == ((1, 1), (0, 0))
    assert sum(week["applications"] for week in told["per_week"]) == 2
    assert told["days_in_status"]["interview"] == {"median": None, "n": 1, "waiting": 0}
    assert told["days_in_status"]["applied"] == {"median": None, "n": 1, "waiting": 1}
    text = lived("stats").out
    assert [head for head in ("Funnel", "Applications a week", "Days in a status") if head in text] == [
        "Funnel",
        "Applications a week",
        "Days in a status",
    ]


def test_statistics_of_a_period_and_a_filter(lived: Jobtui) -> None:
    lived("status", "2", "interview", "--on", day(-40))
    told = plain(lived("stats", "--from", day(-45), "--to", "-35d", "--json"))
    assert (told["from"], told["to"], told["postings"]) == (day(-45), day(-35), 1)
    assert told["answers"]["applications"] == told["sources"][0]["applications"] == 1
    assert plain(lived("stats", "--from", "-3d", "status:interview", "--json"))["postings"] == 0
    shown = lived("stats", "--from", day(-45), "--to", day(-35))
    assert shown.err == f"jobtui: counted: {day(-45)} to {day(-35)}.\n"
    assert {"Answers by source", "Answers by role", "Waiting longest"} <= {*shown.out.splitlines()}
    wrong = lived("stats", "--from", "today", "--to", "-3d")
    assert (wrong.code, "before it begins" in wrong.err) == (2, True)
    assert lived("stats", "--from", "once").code == 2


def test_statistics_of_nothing(jobtui: Jobtui) -> None:
    assert jobtui("stats") == Result(0, "", "jobtui: no postings to count.\n")
    assert plain(jobtui("stats", "--json"))["per_week"] == []


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["done", "1"], 1, "no next action is set, nothing to be done with."),
        (["done", "99"], 1, "there is no posting 99."),
        (["snooze", "1", "someday"], 2, "'someday' is not a date. Use YYYY-MM-DD, fri or +3d."),
        (["snooze", "1", "off"], 1, "not snoozed, nothing to end."),
        (["snooze", "1", "2020-01-01"], 2, "2020-01-01 is not to come. Snooze until tomorrow or later."),
        (["agenda", "--days", "x"], 2, "'x' is not a whole number above 0."),
        (["todo", "1"], 2, "nothing to set. Say what is to be done, --due the day, or both."),
        (["todo", "1", "--due", "fri"], 1, "posting 1 has no next action. Say what is to be done."),
        (["history", "99"], 1, "there is no posting 99."),
        (["history", "date", "x", "today"], 2, "'x' is not a whole number above 0."),
        (["history", "date", "1", "never"], 2, "'never' is not a date. Use YYYY-MM-DD, fri or +3d."),
        (
            ["history", "drop", "1"],
            2,
            "the history begins with 'added by hand'; it can only be given another day.",
        ),
        (["stage", "add", "Saved"], 2, "there is a stage 'saved' already."),
        (["stage", "add", "x", "--quiet", "soon"], 2, "'soon' is not a number of days."),
        (
            ["stage", "edit", "saved"],
            2,
            "nothing to change. Give --symbol, --letter, --closed, --open or --quiet.",
        ),
        (["stage", "move", "saved"], 2, "say after or before which stage it comes, one of the two."),
    ],
)  # fmt: skip
def test_bad_input_is_one_sentence(lived: Jobtui, arguments: list[str], code: int, message: str) -> None:
    before = lived("export", "json").out
    assert lived(*arguments) == Result(code, "", f"jobtui: error: {message}\n")
    assert lived("export", "json").out == before
