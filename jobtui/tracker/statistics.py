"""What the history of all postings tells."""

from collections.abc import Mapping
from dataclasses import dataclass

from jobtui.domain.history import Days, Reached, Week, days_in_status, per_week, reached
from jobtui.domain.market import Market
from jobtui.tracker.market import market
from jobtui.tracker.tracker import Tracker


@dataclass(frozen=True, slots=True)
class Statistics:
    """How far postings came, applications a week, how long they stay, what they pay and ask."""

    funnel: tuple[Reached, ...]
    weeks: tuple[Week, ...]
    stays: Mapping[str, Days]
    market: Market


def statistics(tracker: Tracker) -> Statistics:
    """Of all postings that are not in the bin."""
    stages, tracks = tracker.stages(), tracker.store.tracks()
    return Statistics(
        reached(stages, tracks),
        per_week(stages, tracks, tracker.today),
        days_in_status(stages, tracks, tracker.today),
        market(tracker),
    )
