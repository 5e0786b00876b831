"""What became of the applications I sent: who answered, how soon, and how far they came."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobtui.domain.history import Stay, Track, course_from, sending
from jobtui.domain.proof import via
from jobtui.domain.role import family
from jobtui.domain.sameness import host
from jobtui.domain.share import Share
from jobtui.domain.stage import Stage
from jobtui.domain.waiting import Curve, curve

SILENCE = "ghosted"
"""The stage of those who never answer."""

MY_END = "withdrawn"
"""The stage of an application that I ended myself, answered or not."""

FROM_A_FILE, NO_FILE = "a file, no address", "no file, no address"
"""Where a posting came from that names no site."""


class Answer(StrEnum):
    """What an employer said to an application."""

    ANSWERED = "answered"
    """It came to any stage behind applying but SILENCE and MY_END, a refusal included."""
    SILENT = "silent"
    """It is in SILENCE, or waits for longer than the stage of applying has quiet days."""
    YOUNG = "young"
    """It waits, but not for so long that this says anything."""
    ENDED = "ended"
    """I ended it before there was an answer."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An application sent on the day `on`, and what became of it.

    `days` went by until the answer or my end, or up to today; None where that is not known (it never stood
    in the stage of applying), and where no answer will come. `furthest` is the place of the open stage it
    came to among `sending`, and `stands` whether it can still come further.
    """

    track: Track
    on: date
    answer: Answer
    days: int | None
    furthest: int
    stands: bool


@dataclass(frozen=True, slots=True)
class Responses:
    """What came back on the `sent` applications of one sort: answers, how soon, and how many came how far.

    `reached` has a share for each open stage behind applying.
    """

    name: str
    sent: int
    answered: Share
    days: Curve
    reached: Mapping[str, Share]


def sent(stages: Sequence[Stage], tracks: Iterable[Track], today: date) -> list[Sent]:
    """What became of each application that was sent."""
    ladder = sending(stages)
    places = {stage.name: place for place, stage in enumerate(ladder)}
    opened = {stage.name for stage in stages if not stage.closed}
    found = []
    for track in tracks:
        if stays := course_from(places, track):
            answer, days = _answer(stays, ladder[0], opened - places.keys(), today)
            furthest = max(places[stay.status] for stay in stays if stay.status in places)
            found.append(Sent(track, stays[0].begins, answer, days, furthest, track.status in opened))
    return found


def _answer(
    stays: Sequence[Stay], applying: Stage, before: Iterable[str], today: date
) -> tuple[Answer, int | None]:
    """What was said, and after how many days."""
    first = stays[0]
    if first.status != applying.name:
        return Answer.ANSWERED, None
    nothing = {applying.name, SILENCE, MY_END, *before}
    for stay in stays:
        if stay.status not in nothing:
            return Answer.ANSWERED, max(0, (stay.begins - first.begins).days)
    if stays[-1].status == SILENCE:
        return Answer.SILENT, None
    if stays[-1].status == MY_END:
        return Answer.ENDED, max(0, (stays[-1].begins - first.begins).days)
    days = max(0, (today - first.begins).days)
    quiet = applying.quiet_days is not None and days > applying.quiet_days
    return (Answer.SILENT if quiet else Answer.YOUNG), days


def responses(name: str, stages: Sequence[Stage], found: Sequence[Sent]) -> Responses:
    """What came back on these applications, under a name."""
    said = Counter(one.answer for one in found)
    answered = Share(said[Answer.ANSWERED], said[Answer.SILENT], said[Answer.YOUNG])
    ladder = sending(stages)[1:]
    came = {stage.name: _came(found, place) for place, stage in enumerate(ladder, 1)}
    return Responses(name, len(found), answered, until_answer(found), came)


def _came(found: Iterable[Sent], place: int) -> Share:
    """How many came to that place of the ladder or further."""
    counted = Counter("yes" if one.furthest >= place else "waiting" if one.stands else "no" for one in found)
    return Share(**counted)


def until_answer(found: Iterable[Sent]) -> Curve:
    """How long an answer takes: who is silent waits on, who is in SILENCE for ever."""
    days: dict[Answer, list[int]] = {answer: [] for answer in Answer}
    never = 0
    for one in found:
        if one.days is not None:
            days[one.answer].append(one.days)
        elif one.answer is Answer.SILENT:
            never += 1
    waiting = days[Answer.SILENT] + days[Answer.YOUNG]
    return curve(days[Answer.ANSWERED], waiting, given_up=days[Answer.ENDED], never=never)


def by_source(stages: Sequence[Stage], found: Iterable[Sent]) -> tuple[Responses, ...]:
    """What came back by where the posting came from, the most frequent first."""
    return _grouped(stages, found, lambda one: source(one.track))


def by_family(stages: Sequence[Stage], found: Iterable[Sent]) -> tuple[Responses, ...]:
    """What came back by the sort of role that the title names, the most frequent first."""
    return _grouped(stages, found, lambda one: family(one.track.title) or "no title stated")


def _grouped(
    stages: Sequence[Stage], found: Iterable[Sent], sort: Callable[[Sent], str]
) -> tuple[Responses, ...]:
    groups: dict[str, list[Sent]] = {}
    for one in found:
        groups.setdefault(sort(one), []).append(one)
    told = (responses(name, stages, group) for name, group in groups.items())
    return tuple(sorted(told, key=lambda one: (-one.sent, one.name)))


_SECOND_LEVEL = frozenset("ac co com edu gov go ne net or org".split())
"""What stands between a country and the name of a site: `co` of `example.co.uk`."""


def source(track: Track) -> str:
    """Where a posting came from: what a tag `via:` says, else the site of its address, else a word.

    Of a site only its name counts, not what stands before it: `example.org` for `jobs.example.org`.
    """
    if said := via(track.tags):
        return said
    site = host(track.url)
    if not site:
        return FROM_A_FILE if track.file else NO_FILE
    labels = site.split(".")
    if site.replace(".", "").isdigit() or ":" in site:
        return site
    country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3 if country else -2 :])
