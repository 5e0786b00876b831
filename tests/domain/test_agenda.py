"""What stands in the agenda, in which order and in which words."""

from datetime import UTC, date, datetime, timedelta, timezone

from jobtui.domain.agenda import Due, Found, Nudge, Span, agenda
from jobtui.domain.interview import Interview
from jobtui.domain.offer import Offer
from jobtui.domain.posting import NextAction

NOON = datetime(2026, 11, 19, 12, 0, tzinfo=timezone(timedelta(hours=2)))
TODAY = NOON.date()


def on(days: int) -> date:
    """So many days from today."""
    return TODAY + timedelta(days=days)


def test_the_most_pressing_comes_first() -> None:
    found = Found(
        actions=(
            (7, NextAction("Ring", on(0))),
            (3, NextAction("Write", on(-1))),
            (9, NextAction("", on(-4))),
        ),
        interviews=(Interview(datetime(2026, 11, 20, 22, 30, tzinfo=UTC), "UTC", "panel", posting=5),),
        offers=tuple(
            Offer(1, "EUR", deadline=on(days), posting=posting)
            for posting, days in ((5, 4), (6, 0), (7, 1), (8, -2))
        ),
        closings=((1, on(2)), (2, on(-3)), (4, on(0)), (6, on(1)), (8, on(-1))),
        quiet=((1, on(-20), "applied"), (2, on(-21), "offer")),
    )
    told = [(item.posting, item.kind.value, (item.on - TODAY).days, item.text)
            for item in agenda(found, Span(NOON))]  # fmt: skip
    assert told == [
        (9, "overdue", -4, "next action"),
        (3, "overdue", -1, "Write"),
        (7, "due", 0, "Ring"),
        (5, "interview", 2, "00:30 panel"),
        (8, "offer", -2, "answer 2 days late"),
        (6, "offer", 0, "answer today"),
        (7, "offer", 1, "answer by tomorrow"),
        (5, "offer", 4, "answer within 4 days"),
        (2, "closing", -3, "closed 3 days ago"),
        (8, "closing", -1, "closed yesterday"),
        (4, "closing", 0, "closes today"),
        (6, "closing", 1, "closes tomorrow"),
        (1, "closing", 2, "closes in 2 days"),
        (2, "quiet", -21, "offer, nothing for 21 days"),
        (1, "quiet", -20, "applied, nothing for 20 days"),
    ]
    assert [*dict.fromkeys(kind for _, kind, _, _ in told)] == [*Nudge]


def test_a_span_begins_at_midnight_here() -> None:
    span = Span(NOON)
    assert span.begins.astimezone(UTC) == datetime(2026, 11, 18, 22, 0, tzinfo=UTC)
    assert (span.due_by, span.closing_by, span.answer_by, span.ends) == (on(0), on(7), date.max, None)


def test_days_look_ahead_for_all_kinds() -> None:
    span = Span(NOON, 3)
    assert (span.due_by, span.closing_by, span.answer_by) == (on(3), on(3), on(3))
    assert span.ends is not None and span.ends.date() == on(4)
    assert Span(NOON, 10**9).due_by == date.max


def test_what_is_due_is_summed() -> None:
    assert Due(1, 2, 3, 4).total == 10
