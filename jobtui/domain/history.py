"""What the history of all postings tells: how far they came, how fast, and how many are still waiting."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jobtui.domain.stage import Stage

APPLIED = "applied"
"""The stage an application is sent in; where it has another name, the second open one."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A posting stands in a stage from the day `on`."""

    status: str
    on: date


@dataclass(frozen=True, slots=True)
class Track:
    """The stages one posting stood in, in the order of its history, and where it stands now."""

    posting: int
    status: str
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """How many postings ever came to a stage, and how many stand in it now."""

    status: str
    reached: int
    now: int


@dataclass(frozen=True, slots=True)
class Week:
    """The applications sent in the week that begins on the Monday `begins`."""

    begins: date
    applications: int


@dataclass(frozen=True, slots=True)
class Days:
    """The median number of days in a stage over `n` stays, of which `waiting` go on.

    Who still waits has waited at least so long; the median is None while fewer than half have moved on.
    """

    median: int | None
    n: int
    waiting: int


def reached(stages: Sequence[Stage], tracks: Iterable[Track]) -> tuple[Reached, ...]:
    """The funnel: a posting counts for each stage it ever stood in and for every open one before."""
    order = sorted(stages, key=lambda stage: stage.position)
    counted: Counter[str] = Counter()
    now: Counter[str] = Counter()
    for track in tracks:
        counted.update(_passed(order, track))
        now[track.status] += 1
    return tuple(Reached(stage.name, counted[stage.name], now[stage.name]) for stage in order)


def _passed(order: Sequence[Stage], track: Track) -> set[str]:
    stood = {one.status for one in track.standings} | {track.status}
    furthest = max((stage.position for stage in order if stage.name in stood and not stage.closed), default=0)
    return stood | {stage.name for stage in order if not stage.closed and stage.position <= furthest}


def per_week(stages: Sequence[Stage], tracks: Iterable[Track], today: date) -> tuple[Week, ...]:
    """The applications sent in each week, from the first one on; weeks without one as well."""
    since = (course(stages, track) for track in tracks)
    sent = Counter(_monday(stays[0].begins) for stays in since if stays)
    if not sent:
        return ()
    first, last = min(sent), max(_monday(today), *sent)
    mondays = (first + timedelta(weeks=n) for n in range((last - first).days // 7 + 1))
    return tuple(Week(monday, sent[monday]) for monday in mondays)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def days_in_status(stages: Sequence[Stage], tracks: Iterable[Track], today: date) -> dict[str, Days]:
    """The median stay in each open stage that a posting ever stood in, in the order of the stages."""
    stays: dict[str, list[Stay]] = {}
    for track in tracks:
        for stay in stays_of(track):
            stays.setdefault(stay.status, []).append(stay)
    order = sorted(stages, key=lambda stage: stage.position)
    names = [stage.name for stage in order if not stage.closed and stage.name in stays]
    return {name: _typical(stays[name], today) for name in names}


@dataclass(frozen=True, slots=True)
class Stay:
    """From one day to another in a stage; it goes on where `ends` is None."""

    status: str
    begins: date
    ends: date | None


def stays_of(track: Track) -> Iterator[Stay]:
    """One stay for each stage in turn. The same stage again is another day for its beginning."""
    turns: list[Standing] = []
    for one in track.standings:
        if turns and turns[-1].status == one.status:
            turns.pop()
        turns.append(one)
    for at, one in enumerate(turns):
        yield Stay(one.status, one.on, turns[at + 1].on if at + 1 < len(turns) else None)


def course(stages: Sequence[Stage], track: Track) -> tuple[Stay, ...]:
    """The stays from the day one applied on, in the stage of applying or an open one behind; perhaps none."""
    opened = [stage for stage in sorted(stages, key=lambda stage: stage.position) if not stage.closed]
    names = [stage.name for stage in opened]
    sent = set(names[names.index(APPLIED) if APPLIED in names else 1 :])
    stays = [*stays_of(track)]
    applied = [at for at, stay in enumerate(stays) if stay.status in sent]
    first = min(applied, key=lambda at: stays[at].begins, default=len(stays))
    return tuple(stays[first:])


def _typical(stays: Sequence[Stay], today: date) -> Days:
    """The median by Kaplan and Meier: who still waits counts as long as the wait has lasted."""
    left = Counter(max(0, (stay.ends - stay.begins).days) for stay in stays if stay.ends is not None)
    waiting = Counter(max(0, (today - stay.begins).days) for stay in stays if stay.ends is None)
    at_risk, remain, median = len(stays), 1.0, None
    for days in sorted(left | waiting):
        remain *= 1 - left[days] / at_risk
        at_risk -= left[days] + waiting[days]
        if remain <= 0.5 + 1e-9:
            median = days
            break
    return Days(median, len(stays), sum(waiting.values()))
