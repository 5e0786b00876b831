"""What lists of what belongs to postings share: which are listed, and for which posting each is."""

from collections.abc import Sequence
from typing import TypeVar

from jobtui.domain.decision import Point, Score
from jobtui.domain.document import Document
from jobtui.domain.interview import Interview
from jobtui.domain.offer import Offer
from jobtui.tracker.tracker import Tracker

Attached = TypeVar("Attached", Interview, Document, Score, Point, Offer)


def of_postings(tracker: Tracker, every: Sequence[Attached]) -> tuple[list[Attached], dict[int, str]]:
    """Those whose posting is not in the bin, and what each posting is called, by its number."""
    rows = tracker.rows(sorted({one.posting for one in every}))
    subjects = {row.id: row.subject for row in rows if not row.deleted}
    return [one for one in every if one.posting in subjects], subjects
