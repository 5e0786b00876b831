"""What the history tells, as the JSON that `stats --json` prints."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jobtui.domain.answers import Responses
from jobtui.domain.history import Reached, Week
from jobtui.domain.period import Period
from jobtui.domain.share import Share
from jobtui.domain.waiting import Curve

_SHARE = 4
"""Decimals of a share."""


def history_to_json(
    period: Period, funnel: Sequence[Reached], weeks: Sequence[Week], stays: Mapping[str, Curve]
) -> dict[str, Any]:
    """`{"schema": 1, "from", "to", "funnel": [...], "per_week": [...], "days_in_status": {...}}`."""
    return {
        "schema": 1,
        "from": period.first and period.first.isoformat(),
        "to": period.last and period.last.isoformat(),
        "funnel": [_reached(one) for one in funnel],
        "per_week": [
            {
                "week": f"{week.begins:%G-W%V}",
                "from": week.begins.isoformat(),
                "applications": week.applications,
            }
            for week in weeks
        ],
        "days_in_status": {name: curve_to_json(stay) for name, stay in stays.items()},
    }


def responses_to_json(
    every: Responses, sources: Iterable[Responses], families: Iterable[Responses]
) -> dict[str, Any]:
    """`answers`: what came back on all applications; `sources`, `families`: by site and by sort of role."""
    return {
        "answers": _responses(every) | {"curve": steps_to_json(every.days)},
        "sources": [{"source": one.name, **_responses(one)} for one in sources],
        "families": [{"family": one.name, **_responses(one)} for one in families],
    }


def curve_to_json(curve: Curve) -> dict[str, Any]:
    """`{"median": 12, "n": 20, "waiting": 5}`, the median null where it cannot be told."""
    return {"median": curve.median, "n": curve.n, "waiting": curve.waiting}


def steps_to_json(curve: Curve) -> list[dict[str, Any]]:
    """`[{"days": 3, "waiting": 0.75}, ...]`: the share that still waits after so many days."""
    return [{"days": step.days, "waiting": round(step.share, _SHARE)} for step in curve.steps]


def _reached(one: Reached) -> dict[str, Any]:
    onward = None if one.onward is None else _share(one.onward)
    return {"status": one.status, "reached": one.reached, "now": one.now, "onward": onward}


def _share(share: Share) -> dict[str, Any]:
    return {"yes": share.yes, "of": share.of, "waiting": share.waiting, "percent": share.percent}


def _responses(one: Responses) -> dict[str, Any]:
    return {
        "applications": one.sent,
        "answered": _share(one.answered),
        "days_to_answer": curve_to_json(one.days),
        "reached": {stage: _share(share) for stage, share in one.reached.items()},
    }
