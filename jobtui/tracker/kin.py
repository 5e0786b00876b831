"""The postings that have to do with one."""

from jobtui.domain.kin import Kin
from jobtui.domain.posting import Posting
from jobtui.tracker import duplicates
from jobtui.tracker.applied import applied_before, said
from jobtui.tracker.tracker import Tracker


def kin(tracker: Tracker, posting: Posting) -> Kin:
    """What other postings say about a stored one. An application to the same opening is not told twice."""
    same = duplicates.linked(tracker, posting.id)
    known = {row.id for row in same}
    applied = [row for row in applied_before(tracker, posting.company, but=posting.id) if row.id not in known]
    return Kin(tuple(same), tuple(duplicates.of(tracker, posting)), tuple(applied), said(tracker, applied))
