"""What the history of my postings tells."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jobtui.domain.answers import Responses, by_family, by_source, responses, sent
from jobtui.domain.history import Reached, Track, Week, days_in_status, per_week, reached, sending
from jobtui.domain.market import Market
from jobtui.domain.period import ALL_DAYS, Period
from jobtui.domain.salary import describe_short
from jobtui.domain.stage import Stage
from jobtui.domain.waiting import Curve
from jobtui.interop import statistics_tables
from jobtui.interop.market import market_to_json
from jobtui.interop.statistics import history_to_json, responses_to_json
from jobtui.interop.statistics_tables import Money, Table
from jobtui.tracker.market import market, matching
from jobtui.tracker.tracker import Tracker

_LONGEST = 5
"""How many of the longest waits are told."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A posting that stands in an open stage for so many days."""

    posting: int
    subject: str
    status: str
    days: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """How far postings came, applications a week, how long they stay, and who answered.

    `postings` are those counted, None where they are all.
    """

    period: Period
    postings: tuple[int, ...] | None
    number: int
    funnel: tuple[Reached, ...]
    weeks: tuple[Week, ...]
    stays: Mapping[str, Curve]
    answers: Responses
    sources: tuple[Responses, ...]
    families: tuple[Responses, ...]
    longest: tuple[Waiting, ...]


def statistics(tracker: Tracker, period: Period = ALL_DAYS, typed: str = "") -> Statistics:
    """Of the postings that a filter finds, closed and archived ones too, those in the bin left out.

    Of a period those that one applied to in it, and those never applied to that came in in it; whatever
    became of them since counts. Raises WrongFilter.
    """
    stages, today = tracker.stages(), tracker.today
    among = matching(tracker, typed) if typed else None
    tracks = tracker.store.tracks(among)
    applied = sent(stages, tracks, today)
    if period:
        applied = [one for one in applied if one.on in period]
        tracks = _within(stages, tracks, period, {one.track.posting for one in applied})
    return Statistics(
        period,
        tuple(track.posting for track in tracks) if period or among is not None else None,
        len(tracks),
        reached(stages, tracks),
        per_week([one.on for one in applied], min(today, period.last or today)),
        days_in_status(stages, tracks, today),
        responses("all", stages, applied),
        by_source(stages, applied),
        by_family(stages, applied),
        _longest(tracker, stages, tracks),
    )


def asked(tracker: Tracker, told: Statistics) -> Market:
    """What the postings counted pay and ask, and what of it my profile lacks."""
    return market(tracker, told.postings)


def history_tables(stages: Sequence[Stage], told: Statistics) -> list[Table]:
    """It as tables: the funnel, applications a week, days in a status, longest waits, answers, how far."""
    waits = [(one.posting, one.subject, one.status, one.days) for one in told.longest]
    return [
        statistics_tables.funnel({stage.name: stage for stage in stages}, told.funnel),
        statistics_tables.weeks(told.weeks),
        statistics_tables.days(told.stays),
        statistics_tables.waits(waits),
        statistics_tables.by_source(told.answers, told.sources),
        statistics_tables.by_family(told.families),
        statistics_tables.stages_by_source(told.answers, told.sources),
        statistics_tables.stages_by_family(told.families),
    ]


def market_tables(found: Market, written: Money = describe_short) -> list[Table]:
    """What they pay and ask as tables, amounts as `written`."""
    return [
        statistics_tables.pay(found, written),
        statistics_tables.asked(found),
        statistics_tables.gaps(found),
    ]


def to_json(told: Statistics, found: Market) -> dict[str, Any]:
    """What `stats --json` prints."""
    return {
        **market_to_json(found),
        **history_to_json(told.period, told.funnel, told.weeks, told.stays),
        **responses_to_json(told.answers, told.sources, told.families),
        "waiting_longest": [
            {"posting": one.posting, "status": one.status, "days": one.days} for one in told.longest
        ],
    }


def _within(
    stages: Sequence[Stage], tracks: Sequence[Track], period: Period, applied: Collection[int]
) -> list[Track]:
    """Those applied to in the period, and of those never applied to the ones that came in in it."""
    ever = {stage.name for stage in sending(stages)}
    return [
        track
        for track in tracks
        if track.posting in applied
        or (_begun(track) in period and not any(one.status in ever for one in track.standings))
    ]


def _begun(track: Track) -> date:
    return track.standings[0].on if track.standings else date.min


def _longest(tracker: Tracker, stages: Sequence[Stage], tracks: Sequence[Track]) -> tuple[Waiting, ...]:
    """Who waits longest for the next stage after applying."""
    ladder = {stage.name for stage in sending(stages)}
    standing = [track for track in tracks if track.status in ladder and track.standings]
    oldest = sorted(standing, key=lambda track: (track.standings[-1].on, track.posting))[:_LONGEST]
    named = {row.id: row.subject for row in tracker.rows([track.posting for track in oldest])}
    return tuple(
        Waiting(
            track.posting, named[track.posting], track.status, (tracker.today - track.standings[-1].on).days
        )
        for track in oldest
        if track.posting in named
    )
