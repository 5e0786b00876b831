"""Criteria, scores, points, offers, rates and the decision as the JSON that their commands print."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from jobtui.domain.deciding import firmness_words, order_words, turn_words
from jobtui.domain.decision import Criterion, Decision, Point, Score, Standing
from jobtui.domain.offer import Offer, Rate
from jobtui.domain.posting import Posting
from jobtui.domain.salary import major
from jobtui.domain.worth import Horizon, assumptions, newest, worth

Plain = dict[str, Any]


def criterion_to_json(one: Criterion) -> Plain:
    """A criterion."""
    return {"id": one.id, "name": one.name, "weight": one.weight}


def score_to_json(one: Score, names: Mapping[int, str]) -> Plain:
    """A score; `names` are those of the criteria."""
    return {
        "posting": one.posting,
        "criterion": one.criterion,
        "name": names.get(one.criterion),
        "value": one.value,
        "reason": one.reason,
    }


def point_to_json(one: Point) -> Plain:
    """What speaks for or against a posting."""
    return {"id": one.id, "posting": one.posting, "side": one.side.value, "text": one.text}


def rate_to_json(one: Rate) -> Plain:
    """A rate; its factor is a decimal number as text."""
    return {"currency": one.currency, "into": one.into, "factor": one.factor, "day": one.day.isoformat()}


def offer_to_json(one: Offer, over: Horizon, *, counts: bool = True) -> Plain:
    """An offer in decimal major units, as stated and by the year; `counts` where it is the newest."""
    found = worth(one, over)
    parts = {name: getattr(found, name) for name in ("base", "bonus", "sign_on", "equity", "total")}
    return {
        "id": one.id,
        "posting": one.posting,
        "currency": one.currency,
        "period": one.period,
        **{name: major(getattr(one, name), one.currency) for name in ("base", "bonus", "sign_on", "equity")},
        "vesting": one.vesting,
        "days_off": one.days_off,
        "deadline": one.deadline.isoformat() if one.deadline else None,
        "note": one.note,
        "counts": counts,
        "yearly": {name: amount_to_json(value, one.currency) for name, value in parts.items()},
    }


def amount_to_json(amount: Fraction | None, currency: str) -> int | float | None:
    """An exact amount of minor units in major ones, rounded to whole minor units."""
    return None if amount is None else major(round(amount), currency)


def horizon_to_json(offers: Iterable[Offer], over: Horizon) -> Plain:
    """Over how many years, and all that the figures rest on."""
    return {"horizon_years": float(over.years), "assumptions": assumptions(offers, over)}


def weighed_to_json(posting: Posting, criteria: Sequence[Criterion], over: Horizon) -> Plain:
    """The keys `offers`, `points` and `scores` of `show --json`."""
    names = {one.id: one.name for one in criteria}
    counts = newest(posting.offers)
    return {
        "offers": [offer_to_json(one, over, counts=one is counts) for one in posting.offers],
        "points": [point_to_json(one) for one in posting.points],
        "scores": [score_to_json(one, names) for one in posting.scores if one.criterion in names],
    }


def decision_to_json(
    found: Decision, postings: Mapping[int, Posting], names: Mapping[int, str], over: Horizon
) -> Plain:
    """The whole answer of `decide --json`; `names` are what sentences call the roles."""
    offers = [one for posting in postings.values() if (one := newest(posting.offers))]
    return {
        "schema": 1,
        "criteria": [_criterion(found, one, names) for one in found.criteria],
        "postings": [_role(found, one, postings[one.posting], over) for one in found.standings()],
        "first": list(found.first),
        "order": order_words(found, names),
        "firmness": firmness_words(found, names) or None,
        **horizon_to_json(offers, over),
    }


def _criterion(found: Decision, one: Criterion, names: Mapping[int, str]) -> Plain:
    return criterion_to_json(one) | {
        "counts": one in found.counting,
        "turns": [{"weight": turn.weight, "first": list(turn.first)} for turn in found.turns(one)],
        "words": turn_words(found, one.id, names) or None,
    }


def _role(found: Decision, one: Standing, posting: Posting, over: Horizon) -> Plain:
    offer = newest(posting.offers)
    return {
        "posting": posting.id,
        "title": posting.title,
        "company": posting.company,
        "status": posting.status,
        "scores": [
            {"criterion": criterion.id, "value": score and score.value, "reason": score and score.reason}
            for criterion in found.criteria
            for score in [found.score(posting.id, criterion.id)]
        ],
        "scored": one.scored,
        "asked": one.asked,
        "mean": None if one.mean is None else _rounded(one.mean),
        "low": _rounded(one.low),
        "high": _rounded(one.high),
        "rank": one.rank,
        "points": [point_to_json(point) for point in posting.points],
        "offer": offer and offer_to_json(offer, over),
    }


def _rounded(mean: Fraction) -> float:
    return float(round(mean, 4))
