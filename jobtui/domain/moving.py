"""Moving in from another tracker: what of the stored postings decides what becomes of a row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from jobtui.domain.stage import Stage


@dataclass(frozen=True, slots=True)
class Known:
    """A stored posting, as far as rows of others are held against it; `since` is when its status began."""

    id: int
    title: str | None
    company: str | None
    url: str | None
    status: str
    since: date
    deleted: bool = False
    notes: frozenset[str] = frozenset()


def goes_on(stages: Sequence[Stage], now: str, since: date | None, to: str, on: date | None) -> bool:
    """Whether a status of another tracker is news.

    Nothing goes back: an open stage gives way to a later one, and to a closed one unless that is `on` an
    earlier day than `since`. A closed one stays.
    """
    by_name = {stage.name: stage for stage in stages}
    before, after = by_name[now], by_name[to]
    if before.closed or before is after:
        return False
    if after.closed:
        return on is None or since is None or on >= since
    return after.position > before.position


def steps(
    stages: Sequence[Stage],
    now: str,
    since: date | None,
    applied: tuple[str, date] | None,
    to: tuple[str, date | None] | None,
) -> Iterator[tuple[str, date | None]]:
    """The stages that a row moves a posting on to, each with its day, None where no day is known.

    `applied` is the stage of applying with its day, `to` the stage where it stands by the row.
    """
    if applied is not None and goes_on(stages, now, since, *applied):
        by_name = {stage.name: stage for stage in stages}
        if to is None or by_name[to[0]].closed or by_name[to[0]].position >= by_name[applied[0]].position:
            yield applied
            now, since = applied[0], None
    if to is not None and goes_on(stages, now, since, *to):
        yield to
