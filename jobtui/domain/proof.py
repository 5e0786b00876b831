"""What proves that one applied: each application of a period, its day, its way and what followed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from jobtui.domain.history import Stay, Track, course
from jobtui.domain.period import ALL_DAYS, Period
from jobtui.domain.posting import PostingRow
from jobtui.domain.sameness import host
from jobtui.domain.stage import Stage

VIA = "via:"
"""A tag that begins so names the way an application took: `via:email`, `via:phone`."""


def via(tags: Iterable[str]) -> str:
    """How an application was sent as its tags say; "" where none does."""
    said = [tag[len(VIA) :].strip() for tag in tags if tag.casefold().startswith(VIA)]
    return ", ".join(filter(None, said))


@dataclass(frozen=True, slots=True)
class Application:
    """One application and the stages since, the first of them that in which it was sent.

    `no_later` where only a later stage was ever told: it was sent on its day, or some day before.
    """

    row: PostingRow
    course: tuple[Stay, ...]
    no_later: bool = False

    @property
    def on(self) -> date:
        """The day it was sent, or by which it was."""
        return self.course[0].begins

    @property
    def dated(self) -> bool:
        """Whether that day is known; if not, it is the day on which it was entered."""
        return self.course[0].dated

    @property
    def channel(self) -> str:
        """How it was sent: what its tags say after `via:`, else the site of its address, else ""."""
        return via(self.row.tags) or host(self.row.url)


@dataclass(frozen=True, slots=True)
class Proof:
    """The applications of a period by their days; `name` is whose they are, "" where that is not told."""

    applications: tuple[Application, ...]
    period: Period = ALL_DAYS
    name: str = ""


def applied_in(
    stages: Sequence[Stage], tracks: Iterable[Track], period: Period
) -> dict[int, tuple[Stay, ...]]:
    """The stays of each posting since one applied, if that was in the period; the earliest first."""
    courses = {track.posting: course(stages, track) for track in tracks}
    found = {posting: stays for posting, stays in courses.items() if stays and stays[0].begins in period}
    return dict(sorted(found.items(), key=lambda one: (one[1][0].begins, one[0])))
