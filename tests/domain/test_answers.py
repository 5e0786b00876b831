"""Who answered, who may still do, and by which source and sort of role."""

from datetime import date, timedelta

import pytest

from jobtui.domain.answers import (
    FROM_A_FILE,
    NO_FILE,
    Answer,
    by_family,
    by_source,
    responses,
    sent,
    source,
)
from jobtui.domain.history import Standing, Track
from jobtui.domain.share import Share
from jobtui.domain.stage import FIRST_STAGES

TODAY = date(2026, 11, 19)
QUIET = 14
"""The days after which silence is counted in the first stages."""


def track(*stood: tuple[str, int], title: str = "Cook", url: str | None = None, posting: int = 1) -> Track:
    """A posting that stood in these stages since so many days ago."""
    standings = tuple(Standing(status, TODAY - timedelta(days=ago)) for status, ago in stood)
    return Track(posting, standings[-1].status, standings, title, url)


@pytest.mark.parametrize(
    ("stood", "answer", "days"),
    [
        ((("saved", 30), ("applied", 20), ("screening", 13)), Answer.ANSWERED, 7),
        ((("applied", 20), ("rejected", 16)), Answer.ANSWERED, 4),
        ((("applied", 20), ("ghosted", 9), ("interview", 2)), Answer.ANSWERED, 18),
        ((("applied", 90), ("ghosted", 9)), Answer.SILENT, None),
        ((("applied", QUIET),), Answer.YOUNG, QUIET),
        ((("applied", QUIET + 1),), Answer.SILENT, QUIET + 1),
        ((("applied", 20), ("saved", 3)), Answer.SILENT, 20),
        ((("applied", 20), ("withdrawn", 17)), Answer.ENDED, 3),
        ((("saved", 20), ("interview", 3)), Answer.ANSWERED, None),  # nobody knows when one applied
    ],
)
def test_what_was_said_and_when(stood: tuple[tuple[str, int], ...], answer: Answer, days: int | None) -> None:
    (one,) = sent(FIRST_STAGES, [track(*stood)], TODAY)
    assert (one.answer, one.days) == (answer, days)


def test_what_was_never_applied_to_is_no_application() -> None:
    assert sent(FIRST_STAGES, [track(("saved", 9)), track(("saved", 9), ("declined", 2))], TODAY) == []


def test_shares_leave_out_those_who_may_still_do_it() -> None:
    """Six applications: two answered, one refused at once, one silent, one young, one withdrawn."""
    told = responses(
        "all",
        FIRST_STAGES,
        sent(
            FIRST_STAGES,
            [
                track(("applied", 40), ("screening", 30), ("interview", 20)),
                track(("applied", 40), ("screening", 35)),
                track(("applied", 40), ("rejected", 39)),
                track(("applied", 40)),
                track(("applied", 2)),
                track(("applied", 40), ("withdrawn", 39)),
            ],
            TODAY,
        ),
    )
    assert (told.sent, told.answered) == (6, Share(3, 1, 1))
    assert told.reached["screening"] == Share(2, 2, 2)
    assert told.reached["interview"] == Share(1, 2, 3)
    assert told.reached["offer"] == Share(0, 2, 4)
    # the days: done after 10, 5 and 1; waiting since 40 and 2; given up after 1
    assert [(step.days, round(step.share, 4)) for step in told.days.steps] == [
        (1, 0.8333),  # 1 of 6
        (5, 0.5556),  # 1 of 3: given up on day 1, waiting since 2
        (10, 0.2778),  # 1 of 2
    ]
    assert told.days.median == 10


@pytest.mark.parametrize(
    ("share", "words", "percent"),
    [
        (Share(3, 1), "3 of 4", None),
        (Share(3, 2, 9), "3 of 5", 60),
        (Share(1, 5), "1 of 6", 17),
        (Share(0, 0, 8), "0 of 0", None),
    ],
)
def test_a_share_is_told_with_its_number_and_in_percent_from_five_on(
    share: Share, words: str, percent: int | None
) -> None:
    assert (str(share), share.percent) == (words, percent)


@pytest.mark.parametrize(
    ("url", "file", "tags", "told"),
    [
        ("https://www.jobs.example.org/1", "", (), "example.org"),
        ("https://jobs.example.co.uk/1?x=2", "", (), "example.co.uk"),
        ("https://acme.example.com/1", "", (), "example.com"),
        ("http://10.0.0.1:8080/x", "", (), "10.0.0.1"),
        ("http://localhost/x", "", (), "localhost"),
        ("https://jobs.example.org/1", "", ("via:a friend",), "a friend"),
        (None, "a.html", (), FROM_A_FILE),
        (None, "", (), NO_FILE),
    ],
)
def test_where_it_came_from(url: str | None, file: str, tags: tuple[str, ...], told: str) -> None:
    assert source(Track(1, "saved", (), None, url, file, tags)) == told


def test_by_source_and_sort_of_role_the_most_frequent_first() -> None:
    found = sent(
        FIRST_STAGES,
        [
            track(("applied", 40), ("offer", 30), title="Senior Developer", url="https://b.example/1"),
            track(("applied", 40), title="Engineer", url="https://a.example/1"),
            track(("applied", 40), title="Head Nurse", url="https://a.example/2"),
        ],
        TODAY,
    )
    assert [(one.name, one.sent, str(one.answered)) for one in by_source(FIRST_STAGES, found)] == [
        ("a.example", 2, "0 of 2"),
        ("b.example", 1, "1 of 1"),
    ]
    assert [(one.name, one.sent) for one in by_family(FIRST_STAGES, found)] == [("engineer", 2), ("nurse", 1)]
