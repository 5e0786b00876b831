"""Which applications a proof tells, from which day on, and how each was sent."""

from datetime import date

import pytest

from jobtui.domain.history import Stay
from jobtui.domain.period import Period
from jobtui.domain.problem import WrongUsage
from jobtui.domain.proof import Application, applied_in
from jobtui.domain.slug import slug
from jobtui.domain.stage import FIRST_STAGES
from tests.domain.test_history import START, track
from tests.factories import row

DAYS = [date(2026, 11, day) for day in range(1, 30)]


def told(*tracks_days: tuple[str, int]) -> list[str]:
    """The stages of a proof's one application."""
    found = applied_in(FIRST_STAGES, [track(1, *tracks_days)], Period())
    return [stay.status for stays in found.values() for stay in stays]


def test_the_course_begins_where_one_applied() -> None:
    assert told(("saved", 0), ("applied", 0), ("rejected", 3)) == ["applied", "rejected"]
    assert told(("saved", 0), ("screening", 2), ("offer", 3)) == ["screening", "offer"]


def test_what_was_never_sent_is_not_told() -> None:
    assert told(("saved", 0), ("withdrawn", 1)) == []


def test_a_period_holds_both_of_its_ends_and_the_earliest_comes_first() -> None:
    tracks = [track(n, ("saved", 0), ("applied", 10 - n)) for n in range(1, 6)]
    first, last = (START.replace(day=START.day + days) for days in (6, 8))
    assert list(applied_in(FIRST_STAGES, tracks, Period(first, last))) == [4, 3, 2]
    assert list(applied_in(FIRST_STAGES, tracks, Period(last=first))) == [5, 4]
    assert list(applied_in(FIRST_STAGES, tracks, Period(first=last))) == [2, 1]


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(DAYS[0], DAYS[3]), "2026-11-01 to 2026-11-04"),
        (Period(first=DAYS[0]), "from 2026-11-01 on"),
        (Period(last=DAYS[3]), "until 2026-11-04"),
        (Period(), "all days"),
    ],
)
def test_a_period_in_words(period: Period, words: str) -> None:
    assert str(period) == words


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(WrongUsage, match="the period ends on 2026-11-01, before it begins on 2026-11-04"):
        Period(DAYS[3], DAYS[0])


@pytest.mark.parametrize(
    ("tags", "url", "channel"),
    [
        (("Via: email", "dream", "via:a friend"), "https://acme.example/1", "email, a friend"),
        (("via:", "dream"), "https://www.acme.example/1", "acme.example"),
        ((), None, ""),
        ((), "not an address", ""),
        ((), "http://[broken", ""),
    ],
)
def test_the_channel(tags: tuple[str, ...], url: str | None, channel: str) -> None:
    stays = (Stay("applied", DAYS[0], None),)
    assert Application(row(1, tags=tags, url=url), stays).channel == channel


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Größe & Co. / ../x", "grosse-co-x"),
        ("데이터 엔지니어", ""),
        ("x" * 59 + " yz", "x" * 59),
        ("\x1b[2J CON", "2j-con"),
    ],
)
def test_a_slug_has_nothing_that_a_shell_minds(text: str, name: str) -> None:
    assert slug(text) == name
