"""What the history tells, as the JSON that `stats --json` prints."""

from collections.abc import Mapping, Sequence
from typing import Any

from jobtui.domain.history import Days, Reached, Week


def statistics_to_json(
    funnel: Sequence[Reached], weeks: Sequence[Week], stays: Mapping[str, Days]
) -> dict[str, Any]:
    """`{"schema": 1, "funnel": [...], "per_week": [...], "days_in_status": {...}}`."""
    return {
        "schema": 1,
        "funnel": [{"status": one.status, "reached": one.reached, "now": one.now} for one in funnel],
        "per_week": [
            {
                "week": f"{week.begins:%G-W%V}",
                "from": week.begins.isoformat(),
                "applications": week.applications,
            }
            for week in weeks
        ],
        "days_in_status": {
            name: {"median": days.median, "n": days.n, "waiting": days.waiting}
            for name, days in stays.items()
        },
    }
