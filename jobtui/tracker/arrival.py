"""How a reading arrives among the stored postings: as one of its own, or as the next version of one."""

from dataclasses import dataclass, replace

from jobtui.domain.event import AddPosting, NewEvent
from jobtui.domain.reading import Reading
from jobtui.parsing.child import Child
from jobtui.tracker import outcome, versions
from jobtui.tracker.applied import applied_before, said
from jobtui.tracker.draft import Draft
from jobtui.tracker.duplicates import Suspect, beside, traits
from jobtui.tracker.outcome import Result
from jobtui.tracker.succession import Succession
from jobtui.tracker.tracker import Tracker
from jobtui.tracker.versions import Earlier

FIRST_TEXT = "its first text"
"""What the version of a posting changes that was typed by hand."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What storing one reading writes, and what is told of it."""

    reading: Reading
    events: list[NewEvent]
    earlier: Earlier | None
    message: str
    applied: tuple[int, ...] = ()
    alike: tuple[int, ...] = ()

    def result(self, posting: int) -> Result:
        """What became of it, now that it is stored in a posting."""
        if self.earlier is not None:
            found = outcome.new_version(self.reading, posting, self.earlier.n, self.message)
        else:
            found = outcome.now_stored(self.reading, posting, self.message)
        return replace(found, applied_before=self.applied, duplicates=self.alike)


def recognised(tracker: Tracker, child: Child, draft: Draft) -> Draft:
    """The draft with what is known of it: whose next version it is, what it may repeat, applied before."""
    reading = draft.kept()
    earlier = versions.earlier(tracker, reading)
    if earlier is not None and earlier == draft.earlier:
        told = draft.difference
    else:
        told = versions.to_come(tracker, child, earlier, reading) if earlier else None
    own = earlier.posting if earlier and not draft.as_new else None
    alike = tuple(one for one in beside(tracker, reading) if one.row.id != own)
    company = reading.facts.company.value if reading.facts.company else None
    applied = tuple(applied_before(tracker, company, but=own))
    found = replace(draft, earlier=earlier, difference=told, alike=alike, applied=applied)
    return replace(found, seen=tracker.store.version())


def arrival(tracker: Tracker, child: Child, draft: Draft, deed: AddPosting) -> Arrival:
    """How a draft arrives, by what is stored now."""
    known = draft if draft.seen == tracker.store.version() else recognised(tracker, child, draft)
    remarks = " ".join(filter(None, (said(tracker, known.applied), _repeats(known.alike))))
    applied, alike = (tuple(row.id for row in known.applied), tuple(one.row.id for one in known.alike))
    if known.earlier is None or known.as_new:
        return Arrival(deed.reading, [outcome.imported(deed)], None, remarks, applied, alike)
    posting = tracker.posting(known.earlier.posting)
    change = known.difference.summary if known.difference else FIRST_TEXT
    succession = Succession(posting, tracker.store.dropped(posting.id), deed, known.earlier.n)
    told = ". ".join(filter(None, (change, remarks.removesuffix("."))))
    return Arrival(deed.reading, succession.events(change), known.earlier, told, applied, alike)


def may_be_one(one: Reading, other: Reading) -> bool:
    """Whether of two readings that are not stored one can be the next version of the other."""
    keys = [traits(reading.facts, "") for reading in (one, other)]
    same = (
        {("page", key.page), ("requisition", key.requisition), ("title", key.employer, key.title)}
        for key in keys
    )
    return any(key[-1] for key in set.intersection(*same))


def _repeats(alike: tuple[Suspect, ...]) -> str:
    return f"Possible duplicate of {', '.join(one.told for one in alike[:3])}." if alike else ""
