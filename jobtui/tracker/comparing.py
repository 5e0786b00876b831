"""Two to four postings side by side, seen with my places, my rates and my profile."""

from collections.abc import Sequence

from jobtui.domain.compare import compare
from jobtui.domain.comparison import Comparison
from jobtui.domain.match import match
from jobtui.domain.offer import Rate
from jobtui.domain.posting import Posting
from jobtui.domain.problem import WrongUsage
from jobtui.domain.profile import Claim
from jobtui.tracker.market import places
from jobtui.tracker.tracker import Tracker

FEWEST, MOST = 2, 4


def compared(tracker: Tracker, ids: Sequence[int]) -> Comparison:
    """These postings in the order given. Raises WrongUsage or NotThere."""
    return beside(tracker, chosen(tracker, ids))


def chosen(tracker: Tracker, ids: Sequence[int]) -> list[Posting]:
    """The postings to compare. Raises WrongUsage for too few, too many, or one twice; NotThere."""
    twice = next((one for one in ids if ids.count(one) > 1), None)
    if twice is not None:
        raise WrongUsage(f"posting {twice} is named twice. Compare two to four different postings.")
    if not FEWEST <= len(ids) <= MOST:
        raise WrongUsage(f"two to four postings can be compared, not {len(ids)}.")
    return [tracker.posting(one) for one in ids]


def beside(tracker: Tracker, postings: Sequence[Posting]) -> Comparison:
    """The postings, held against my profile where there is one."""
    rates, claims = tracker.store.items(Rate), tracker.store.items(Claim)
    judged = [(one, match(one.checklist, claims, tracker.today)) for one in postings] if claims else []
    verdicts = {(one.id, judgement.n): judgement.verdict for one, found in judged for judgement in found}
    return compare(postings, places=places(tracker), rates=rates, verdicts=verdicts)
