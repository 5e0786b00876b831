"""What the history of all postings tells."""

from collections.abc import Mapping
from dataclasses import dataclass

from jobtui.domain.history import Days, Reached, Week, days_in_status, per_week, reached
from jobtui.tracker.tracker import Tracker


@dataclass(frozen=True, slots=True)
class Statistics:
    """How far postings came, how many applications a week were sent, how long they stay in a status."""

    funnel: tuple[Reached, ...]
    weeks: tuple[Week, ...]
    stays: Mapping[str, Days]


def statistics(tracker: Tracker) -> Statistics:
    """Of all postings that are not in the bin."""
    stages, tracks = tracker.stages(), tracker.store.tracks()
    return Statistics(
        reached(stages, tracks),
        per_week(stages, tracks, tracker.today),
        days_in_status(stages, tracks, tracker.today),
    )
