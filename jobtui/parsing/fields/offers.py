"""Amounts offered as pay, before they become salaries: which are the same, and how sure each is."""

from dataclasses import dataclass, replace

from jobtui.domain.requirement import Span
from jobtui.domain.salary import Period


@dataclass(frozen=True, slots=True)
class Offer:
    """A range or an amount, in major units; `weight` says how surely it is this posting's pay."""

    low: float | None
    high: float | None
    currency: str | None
    period: Period | None
    where: str | None
    spans: tuple[Span, ...]
    weight: int
    rule: str


def beside(offer: Offer, last: Offer | None) -> Offer:
    """A range beside another of its size in the same line is as sure: each is the pay of one place."""
    ends = (offer.low, offer.high, last and last.low, last and last.high)
    if last is None or not all(ends) or offer.low == offer.high or offer.currency != last.currency:
        return offer
    near = 0.5 < (offer.high or 0) / (last.high or 1) < 2
    sure = replace(offer, weight=max(offer.weight, last.weight), period=offer.period or last.period)
    return sure if near and last.low != last.high else offer


def merged_of(offers: list[Offer]) -> list[Offer]:
    """One offer for equal amounts: the fullest of them, with every place it stands at."""
    merged: list[Offer] = []
    places: dict[tuple[float | None, float | None], list[int]] = {}
    for offer in offers:
        alike = places.setdefault((offer.low, offer.high), [])
        i = next((i for i in alike if _same(merged[i], offer)), None)
        if i is None:
            alike.append(len(merged))
            merged.append(offer)
            continue
        old = merged[i]
        merged[i] = replace(
            old,
            currency=old.currency or offer.currency,
            period=old.period or offer.period,
            where=old.where or offer.where,
            spans=old.spans + offer.spans,
            weight=max(old.weight, offer.weight),
        )
    return merged


def _same(a: Offer, b: Offer) -> bool:
    money = a.low == b.low and a.high == b.high
    apart = (a.where and b.where and a.where != b.where) or (a.period and b.period and a.period != b.period)
    return money and not apart and (a.currency == b.currency or None in (a.currency, b.currency))
