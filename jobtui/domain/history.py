"""What the history of all postings tells: how far they came, how fast, and how many are still waiting."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jobtui.domain.share import Share
from jobtui.domain.stage import Stage
from jobtui.domain.waiting import Curve, curve

APPLIED = "applied"
"""The stage an application is sent in; where it has another name, the second open one."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A posting stands in a stage from the day `on`, or if that is not `dated`, from some day until then."""

    status: str
    on: date
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Track:
    """The stages one posting stood in, in the order of its history, and where it stands now.

    `file` is the name it was imported from, "" when typed.
    """

    posting: int
    status: str
    standings: tuple[Standing, ...]
    title: str | None = None
    url: str | None = None
    file: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reached:
    """How many postings ever came to a stage, and how many stand in it now.

    `onward` says how many of them came to the next open stage or ended without it; who came no further yet
    and stands in an open stage is waiting. None for closed stages and the last open one.
    """

    status: str
    reached: int
    now: int
    onward: Share | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """The applications sent in the week that begins on the Monday `begins`."""

    begins: date
    applications: int


def sending(stages: Sequence[Stage]) -> tuple[Stage, ...]:
    """The stage an application is sent in, and the open ones behind it."""
    opened = [stage for stage in sorted(stages, key=lambda stage: stage.position) if not stage.closed]
    names = [stage.name for stage in opened]
    return tuple(opened[names.index(APPLIED) if APPLIED in names else 1 :])


def reached(stages: Sequence[Stage], tracks: Iterable[Track]) -> tuple[Reached, ...]:
    """The funnel: a posting counts for each stage it ever stood in and for every open one before."""
    order = sorted(stages, key=lambda stage: stage.position)
    places = {stage.name: at for at, stage in enumerate(order) if not stage.closed}
    furthest: Counter[tuple[int, bool]] = Counter()
    ended: Counter[str] = Counter()
    now: Counter[str] = Counter()
    for track in tracks:
        stood = {one.status for one in track.standings} | {track.status}
        came = max((places[name] for name in stood if name in places), default=-1)
        furthest[came, track.status in places] += 1
        ended.update(stood - places.keys())
        now[track.status] += 1
    return tuple(
        _reached(order, at, furthest, now)
        if stage.name in places
        else Reached(stage.name, ended[stage.name], now[stage.name])
        for at, stage in enumerate(order)
    )


def _reached(
    order: Sequence[Stage], at: int, furthest: Mapping[tuple[int, bool], int], now: Mapping[str, int]
) -> Reached:
    """An open stage of the funnel: who came to it, and what became of them."""
    came = sum(number for (place, _), number in furthest.items() if place >= at)
    later = [place for place, stage in enumerate(order) if place > at and not stage.closed]
    yes = sum(number for (place, _), number in furthest.items() if later and place >= later[0])
    onward = Share(yes, furthest.get((at, False), 0), furthest.get((at, True), 0))
    return Reached(order[at].name, came, now.get(order[at].name, 0), onward if later else None)


def per_week(sent: Iterable[date], until: date) -> tuple[Week, ...]:
    """The applications sent in each week, from the first one to the week of `until`; empty ones as well."""
    counted = Counter(map(_monday, sent))
    if not counted:
        return ()
    first, last = min(counted), max(_monday(until), *counted)
    mondays = (first + timedelta(weeks=n) for n in range((last - first).days // 7 + 1))
    return tuple(Week(monday, counted[monday]) for monday in mondays)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def days_in_status(stages: Sequence[Stage], tracks: Iterable[Track], today: date) -> dict[str, Curve]:
    """How long postings stay in each open stage that one ever stood in, in the order of the stages."""
    left: dict[str, Counter[int]] = {}
    stand: dict[str, Counter[int]] = {}
    for track in tracks:
        for stay in stays_of(track):
            days = left if stay.ends else stand
            days.setdefault(stay.status, Counter())[max(0, ((stay.ends or today) - stay.begins).days)] += 1
    order = sorted(stages, key=lambda stage: stage.position)
    names = [stage.name for stage in order if not stage.closed and stage.name in left.keys() | stand.keys()]
    none: Counter[int] = Counter()
    return {name: curve(left.get(name, none).elements(), stand.get(name, none).elements()) for name in names}


@dataclass(frozen=True, slots=True)
class Stay:
    """From one day to another in a stage; it goes on where `ends` is None.

    Where it is not `dated`, it began on some day until then.
    """

    status: str
    begins: date
    ends: date | None
    dated: bool = True


def stays_of(track: Track) -> Iterator[Stay]:
    """One stay for each stage in turn. The same stage again is another day for its beginning."""
    turns: list[Standing] = []
    for one in track.standings:
        if turns and turns[-1].status == one.status:
            turns.pop()
        turns.append(one)
    for at, one in enumerate(turns):
        yield Stay(one.status, one.on, turns[at + 1].on if at + 1 < len(turns) else None, one.dated)


def course(stages: Sequence[Stage], track: Track) -> tuple[Stay, ...]:
    """The stays from the day one applied on, in the stage of applying or an open one behind; perhaps none."""
    return course_from({stage.name for stage in sending(stages)}, track)


def course_from(sent: Collection[str], track: Track) -> tuple[Stay, ...]:
    """The stays from the first day in one of the stages `sent` on; perhaps none."""
    stays = [*stays_of(track)]
    applied = [at for at, stay in enumerate(stays) if stay.status in sent]
    first = min(applied, key=lambda at: stays[at].begins, default=len(stays))
    return tuple(stays[first:])
