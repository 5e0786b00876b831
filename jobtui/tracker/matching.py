"""Postings held against my profile: one for a screen or a command, all in small chunks for lists."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jobtui.domain.claim_rules import contradictions
from jobtui.domain.evidence import Evidence
from jobtui.domain.fit import LATEST, Fit
from jobtui.domain.match import fit, judge, summary
from jobtui.domain.offer import Rate
from jobtui.domain.posting import Posting
from jobtui.domain.profile import Claim
from jobtui.domain.verdict import Judgement
from jobtui.domain.wish import Wish, wishes
from jobtui.tracker.lookup import Lookup
from jobtui.tracker.profile import claims
from jobtui.tracker.source import line_number, line_span

NOTHING_ON_FILE = (
    "The profile is empty, so nothing can be matched: 'jobtui profile add skill Python --years 5' begins one."
)
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Match:
    """Where I stand with a posting: one judgement an item of its checklist, my wishes, all of it in words.

    `doubts` tell, one sentence each, what in the profile cannot be true at once; of claims that contradict
    each other the better one counts. `lines` has the number and text of the line that each item comes
    from, by the item's number.
    """

    posting: Posting
    claims: tuple[Claim, ...]
    judgements: tuple[Judgement, ...]
    wishes: tuple[Wish, ...]
    summary: str
    fit: Fit
    empty: bool
    doubts: tuple[str, ...] = ()
    lines: Mapping[int, tuple[int, str]] = field(default_factory=dict)


def nothing_on_file(tracker: Lookup) -> bool:
    """Whether the profile says nothing of what I bring."""
    return Evidence(tracker.store.items(Claim), tracker.today).empty


def matched(tracker: Lookup, posting: Posting) -> Match:
    """Hold a posting against the profile."""
    mine = tuple(claims(tracker))
    evidence = Evidence(mine, tracker.today)
    judgements = tuple(judge(item, evidence) for item in posting.checklist)
    return Match(
        posting,
        mine,
        judgements,
        wishes(posting.facts, mine, tracker.store.items(Rate)),
        summary(judgements, posting.checklist),
        fit(judgements, posting.checklist),
        evidence.empty,
        tuple(contradictions(mine, tracker.today.year)),
        _lines(posting),
    )


def refresh(tracker: Lookup, limit: int = CHUNK, below: int = LATEST) -> tuple[int, int]:
    """Match up to `limit` postings below a number whose fit is not known: how many, and where to go on below.

    That is 0 when there are no more. What another write kept from being kept is matched again.
    Nothing is done while the profile is empty. Raises CannotWrite, DiskFailed or Busy.
    """
    version = tracker.store.version()
    evidence = Evidence(claims(tracker), tracker.today)
    found = {} if evidence.empty else tracker.store.unmatched(limit, below)
    fits = {
        posting: fit([judge(item, evidence) for item in items], items) for posting, items in found.items()
    }
    if fits and not tracker.store.keep_fits(fits, version):
        return 0, below
    return len(found), min(found) if len(found) == limit else 0


def _lines(posting: Posting) -> dict[int, tuple[int, str]]:
    """The lines that the items of a checklist begin in."""
    if posting.capture is None:
        return {}
    text = posting.capture.text
    found: dict[int, tuple[int, str]] = {}
    for item in posting.checklist:
        if item.requirement.spans:
            number = line_number(text, item.requirement.spans[0][0])
            start, end = line_span(text, number)
            found[item.n] = (number, text[start:end].strip())
    return found
