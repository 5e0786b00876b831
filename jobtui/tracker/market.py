"""What my postings together pay and ask, and where one stands among them."""

from collections.abc import Collection
from dataclasses import replace

from jobtui.domain.evidence import Evidence
from jobtui.domain.filter import Query, Scope
from jobtui.domain.gap import closing, gaps
from jobtui.domain.market import Market, Offered, Paid, Ranked, site_claims, spreads, standing
from jobtui.domain.place import mine
from jobtui.domain.posting import Posting
from jobtui.domain.profile import Claim, ClaimKind, Firmness, lacking
from jobtui.tracker import filter_line
from jobtui.tracker.tracker import Tracker

_NEWEST = 1000
"""In so many of the newest postings gaps are looked for."""


def places(tracker: Tracker) -> tuple[str, ...]:
    """Where I can work, what I must have before what I wish for."""
    claims = [one for one in tracker.store.items(Claim) if one.kind is ClaimKind.PLACE and not lacking(one)]
    return tuple(
        claim.name for claim in sorted(claims, key=lambda claim: list(Firmness).index(claim.firmness))
    )


def market(tracker: Tracker, among: Collection[int] | None = None) -> Market:
    """Everything that is not in the bin, or only the postings named."""
    offered = tracker.store.offered(among)
    frequencies = tracker.store.frequencies(among)
    counted = Market(len(offered), spreads(_paid(tracker, offered)), tuple(frequencies))
    claims, today = tracker.store.items(Claim), tracker.today
    if Evidence(claims, today).empty:
        return counted
    newest = [one.posting for one in offered][-_NEWEST:]
    asked = tracker.store.checklists(newest)
    found, best = gaps(asked, claims, today), closing(asked, claims, today)
    return replace(counted, gaps=found, closing=best, claimed=True)


def matching(tracker: Tracker, typed: str) -> list[int]:
    """The postings that a filter finds, closed and archived ones too. Raises WrongFilter."""
    return tracker.find(Query(filter_line.read(tracker, typed), scope=Scope.ALL))


def ranked(tracker: Tracker, posting: Posting) -> Ranked:
    """Where a posting stands among all that are not in the bin."""
    market = _paid(tracker, tracker.store.offered())
    return Ranked(standing(posting.id, market), site_claims(posting.capture))


def _paid(tracker: Tracker, offered: Collection[Offered]) -> list[Paid]:
    here = places(tracker)
    return [Paid(one.posting, one.title, mine(one.salaries, here)) for one in offered]
