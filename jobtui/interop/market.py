"""What my postings pay and ask, and which are near one, as JSON. Amounts are decimal major units a year."""

from collections.abc import Iterable
from typing import Any

from jobtui.domain.frequency import Frequency
from jobtui.domain.market import Market, Ranked, Spread, Standing
from jobtui.domain.posting import PostingRow
from jobtui.domain.profile import describe
from jobtui.domain.salary import major
from jobtui.domain.similar import Near

_SCHEMA = 1


def market_to_json(market: Market) -> dict[str, Any]:
    """`{"schema": 1, "postings": n, "salary", "requirements", "gaps", "closing"}`."""
    best = market.closing
    return {
        "schema": _SCHEMA,
        "postings": market.postings,
        **counts_to_json(market),
        "gaps": [_frequency(gap.frequency) | {"verdict": gap.verdict} for gap in market.gaps],
        "closing": best and {"claim": describe(best.claim), "items": best.items, "postings": best.postings},
    }


def counts_to_json(market: Market) -> dict[str, Any]:
    """`salary`: the pay of each sort of role in each currency; `requirements`: how often each is asked."""
    return {
        "salary": [_spread(spread) for spread in market.spreads],
        "requirements": [_frequency(one) for one in market.frequencies],
    }


def ranked_to_json(ranked: Ranked) -> dict[str, Any]:
    """`standing` is null where the posting states no pay; `site_claims` are the site's own sentences."""
    return {"standing": _standing(ranked.standing), "site_claims": list(ranked.claims)}


def similar_to_json(posting: int, found: Iterable[tuple[PostingRow, Near]]) -> dict[str, Any]:
    """`{"schema": 1, "posting": 1, "similar": [{"posting", "title", "company", "nearness", ...}]}`."""
    return {
        "schema": _SCHEMA,
        "posting": posting,
        "similar": [
            {
                "posting": row.id,
                "title": row.title,
                "company": row.company,
                "nearness": round(near.nearness, 2),
                "shared": list(near.shared),
                "reasons": list(near.reasons),
            }
            for row, near in found
        ],
    }


def _spread(spread: Spread) -> dict[str, Any]:
    return {
        "currency": spread.currency,
        "role": spread.family,
        "n": len(spread.middles),
        "unstated": spread.unstated,
        "median": major(spread.median, spread.currency),
        "midpoints": [major(amount, spread.currency) for amount in spread.middles],
    }


def _frequency(one: Frequency) -> dict[str, Any]:
    return {
        "label": one.label,
        "ask": one.ask,
        "name": one.name,
        "required": one.required,
        "preferred": one.preferred,
        "unlabelled": one.unlabelled,
        "postings": one.postings,
        "reached": dict(one.reached),
    }


def _standing(standing: Standing | None) -> dict[str, Any] | None:
    if standing is None:
        return None
    return {
        "currency": standing.currency,
        "role": standing.family,
        "n": standing.n,
        "unstated": standing.unstated,
        "percentile": standing.percentile,
    }
