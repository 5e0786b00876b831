"""Have I applied to this company before?"""

from collections.abc import Mapping, Sequence

from jobtui.domain.kin import Akin
from jobtui.domain.posting import PostingRow
from jobtui.domain.sameness import Traits, employer_key
from jobtui.tracker.tracker import Tracker


def applied_before(tracker: Tracker, company: str | None, *, but: int | None = None) -> list[PostingRow]:
    """The postings of a company that stand beyond the first stage, the latest change first.

    Legal forms, case and signs do not count. `but` is a posting that is not meant.
    """
    employer = employer_key(company)
    return beyond(tracker, employer, tracker.store.akin(Traits(employer)), but=but) if employer else []


def beyond(
    tracker: Tracker, employer: str, akin: Mapping[int, Akin], *, but: int | None = None
) -> list[PostingRow]:
    """The same among those that are akin."""
    first = tracker.stages()[0].name if akin else ""
    found = [
        one.id
        for one in akin.values()
        if one.status != first and one.id != but and employer and employer_key(one.company) == employer
    ]
    rows = tracker.rows(found) if found else []
    return sorted(
        rows, key=lambda row: (row.since is not None and row.since.toordinal(), row.id), reverse=True
    )


def said(tracker: Tracker, rows: Sequence[PostingRow]) -> str:
    """`You have applied to this company before: Data Engineer, rejected, 3 Mar.`; "" for none."""
    told = [_told(tracker, row) for row in rows[:3]]
    more = [f"{len(rows) - 3} more"] if len(rows) > 3 else []
    return f"You have applied to this company before: {'; '.join([*told, *more])}." if rows else ""


def _told(tracker: Tracker, row: PostingRow) -> str:
    day = row.since
    when = (
        ""
        if day is None
        else f"{day.day} {day:%b}" + (f" {day.year}" if day.year != tracker.today.year else "")
    )
    return ", ".join(filter(None, (row.name, row.status, when)))
