"""Days and times as people write them, in zones whose clocks are turned."""

from datetime import UTC, date, datetime

import pytest

from jobtui.domain.problem import WrongUsage
from jobtui.domain.timezone import known_zone, offset_name, on_clocks_of
from jobtui.tracker.clock import local_zone
from jobtui.tracker.moments import moment, moment_words, written, zone_name

THURSDAY = date(2026, 11, 19)


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> None:
    """The person lives in Berlin."""
    monkeypatch.setenv("TZ", "Europe/Berlin")


@pytest.mark.parametrize(
    ("typed", "utc", "zone"),
    [
        ("2026-12-03 10:00", "2026-12-03T09:00", "Europe/Berlin"),
        ("2026-12-03T10:00", "2026-12-03T09:00", "Europe/Berlin"),
        ("2026-12-03, 10:00", "2026-12-03T09:00", "Europe/Berlin"),
        ("fri 14:30", "2026-11-20T13:30", "Europe/Berlin"),
        ("thursday at 9", "2026-11-26T08:00", "Europe/Berlin"),
        ("tomorrow 9", "2026-11-20T08:00", "Europe/Berlin"),
        ("Today 17.45", "2026-11-19T16:45", "Europe/Berlin"),
        ("+3d 14h30", "2026-11-22T13:30", "Europe/Berlin"),
        ("fri 2:30pm", "2026-11-20T13:30", "Europe/Berlin"),
        ("fri 12 AM", "2026-11-19T23:00", "Europe/Berlin"),
        ("14:00 Asia/Tokyo", "2026-11-19T05:00", "Asia/Tokyo"),
        ("fri 9 tokyo", "2026-11-20T00:00", "Asia/Tokyo"),
        ("2026-07-01 09:00 america/new_york", "2026-07-01T13:00", "America/New_York"),
        ("fri 9 utc+5:30", "2026-11-20T03:30", "UTC+5:30"),
        ("fri 9 UTC", "2026-11-20T09:00", "UTC"),
        ("2026-12-03T10:00:59.5Z", "2026-12-03T10:00:59", "Europe/Berlin"),
        ("2026-12-03T10:00+05:00", "2026-12-03T05:00", "Europe/Berlin"),
    ],
)
def test_a_moment_is_understood(typed: str, utc: str, zone: str) -> None:
    found = moment(typed, THURSDAY)
    assert (found.at, found.zone, found.remark) == (datetime.fromisoformat(utc).replace(tzinfo=UTC), zone, "")


def test_a_zone_beside_the_words_counts_unless_they_name_one() -> None:
    assert moment("fri 9", THURSDAY, "Asia/Tokyo").zone == "Asia/Tokyo"
    assert moment("fri 9 Europe/London", THURSDAY, "Asia/Tokyo").zone == "Europe/London"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "no day and time is given."),
        ("fri", "'fri' is no day with a time."),
        ("2026-12-03", "'2026-12-03' is no day with a time."),
        ("2026-02-30 10:00", "'2026-02-30' is not a date."),
        ("someday 10:00", "'someday' is not a date."),
        ("fri 24:00", "'fri 24:00' has no time of the day."),
        ("fri 13pm", "'fri 13pm' has no time of the day."),
        ("fri 9 Europe/Berln", "unknown time zone 'Europe/Berln'. Did you mean 'Europe/Berlin'?"),
        ("fri 9 Europe", "unknown time zone 'Europe'."),
        ("fri 9 UTC+25", "unknown time zone 'UTC+25'."),
        ("0001-01-01 10:00", "'0001-01-01 10:00' is not in a year from 1970 to 2999."),
        ("9999-12-31T23:59-05:00", "'9999-12-31T23:59-05:00' is no day with a time."),
    ],
)
def test_what_is_no_moment_is_refused_in_words(typed: str, told: str) -> None:
    with pytest.raises(WrongUsage) as caught:
        moment(typed, THURSDAY)
    assert caught.value.message.startswith(told), caught.value.message


def test_the_hour_that_is_left_out_in_spring_is_the_next_one_and_says_so() -> None:
    found = moment("2026-03-29 02:30", THURSDAY)
    assert found.at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert found.remark == "02:30 is left out that night, the clocks go forward: 03:30 is taken"
    assert written(found.at, found.zone) == "2026-03-29 03:30"


def test_the_hour_that_comes_twice_in_autumn_is_the_first_unless_told() -> None:
    first, second = (moment(f"2026-10-25 02:30{word}", THURSDAY) for word in ("", " later"))
    assert (first.at.hour, second.at.hour) == (0, 1)
    assert first.remark == (
        "02:30 comes twice that night: the first is taken, write '02:30 later' for the second"
    )
    assert second.remark == "02:30 comes twice that night: the second is taken"
    for one in (first, second):
        assert moment(written(one.at, one.zone), THURSDAY).at == one.at


def test_words_name_the_zone_and_the_own_time_only_where_they_differ() -> None:
    at = datetime(2026, 12, 3, 5, 0, tzinfo=UTC)
    assert moment_words(at, "Europe/Berlin", THURSDAY) == "Thu 3 Dec 06:00"
    assert moment_words(at, "Europe/Paris", THURSDAY) == "Thu 3 Dec 06:00 Europe/Paris"
    assert moment_words(at, "Asia/Tokyo", THURSDAY) == "Thu 3 Dec 14:00 Asia/Tokyo, here 06:00"
    assert moment_words(at, "America/New_York", THURSDAY, "Asia/Tokyo") == (
        "Thu 3 Dec 00:00 America/New_York, here 14:00"
    )
    late = datetime(2027, 1, 3, 23, 0, tzinfo=UTC)
    assert moment_words(late, "Asia/Tokyo", THURSDAY, "UTC") == (
        "Mon 4 Jan 2027 08:00 Asia/Tokyo, here Sun 3 Jan 2027 23:00"
    )


@pytest.mark.parametrize(
    ("told", "zone"),
    [("Asia/Tokyo", "Asia/Tokyo"), (":Asia/Tokyo", "Asia/Tokyo"), ("/usr/share/zoneinfo/UTC", "UTC")],
)
def test_the_own_zone_is_that_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, told: str, zone: str
) -> None:
    monkeypatch.setenv("TZ", told)
    assert local_zone() == zone


def test_the_own_zone_is_an_offset_where_it_has_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "<+0530>-5:30")
    assert local_zone() == offset_name(datetime.now().astimezone())


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "", "Europe", "Nowhere/Atall", "a\0b", "x" * 5000]
)
def test_a_zone_that_is_none_is_not_known_and_stops_nothing(name: str) -> None:
    assert known_zone(name) is None
    assert on_clocks_of(datetime(2026, 1, 1, tzinfo=UTC), name).hour == 0


def test_the_end_of_the_calendar_is_shown_on_the_clocks_that_have_it() -> None:
    last = datetime(9999, 12, 31, 23, 0, tzinfo=UTC)
    assert on_clocks_of(last, "Asia/Tokyo") == last


def test_a_zone_is_found_by_its_city() -> None:
    assert zone_name("new york") == "America/New_York"
    assert zone_name(" Europe/Berlin ") == "Europe/Berlin"
