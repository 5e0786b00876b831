"""How a reading arrives among the stored postings: as one of its own, or as the next version of one."""

from dataclasses import dataclass, replace
from typing import Any

from jobtui.domain.event import AddPosting, NewEvent
from jobtui.domain.reading import Reading
from jobtui.domain.sameness import Traits
from jobtui.parsing.child import Parser
from jobtui.tracker import outcome, versions
from jobtui.tracker.applied import beyond, said
from jobtui.tracker.draft import Draft
from jobtui.tracker.duplicates import beside, traits
from jobtui.tracker.outcome import Outcome, Result
from jobtui.tracker.succession import Succession
from jobtui.tracker.tracker import Tracker
from jobtui.tracker.versions import Earlier

FIRST_TEXT = "its first text"
"""What the version of a posting changes that was typed by hand."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What storing one reading writes, and what is told of it."""

    draft: Draft
    reading: Reading
    events: list[NewEvent]
    earlier: Earlier | None

    def result(self, posting: int) -> Result:
        """What became of it, now that it is stored in a posting."""
        remarks = _remarks(self.draft)
        if self.earlier is not None:
            told = _together(_changes(self.draft), remarks)
            found = outcome.new_version(self.reading, posting, self.earlier.n, told)
        else:
            found = outcome.now_stored(self.reading, posting, remarks)
        return replace(found, **_of_others(self.draft))


def recognised(tracker: Tracker, parser: Parser, draft: Draft) -> Draft:
    """The draft with what is known of it: whose next version it is, what it may repeat, applied before."""
    reading, seen = draft.kept(), tracker.store.version()
    wanted = traits(reading.facts, reading.text)
    akin = tracker.store.akin(wanted)
    earlier = versions.earlier(tracker, reading, wanted, akin.values())
    if earlier is not None and earlier == draft.earlier:
        told = draft.difference
    else:
        told = versions.to_come(tracker, parser, earlier, reading) if earlier else None
    own = earlier.posting if earlier and not draft.as_new else None
    applied = tuple(beyond(tracker, wanted.employer, akin, but=own))
    return replace(
        draft,
        earlier=earlier,
        difference=told,
        alike=tuple(beside(tracker, reading, wanted, akin, own)),
        applied=applied,
        applied_before=said(tracker, applied),
        seen=seen,
    )


def arrival(tracker: Tracker, parser: Parser, draft: Draft, deed: AddPosting) -> Arrival:
    """How a draft arrives, by what is stored now."""
    known = draft if draft.seen == tracker.store.version() else recognised(tracker, parser, draft)
    if known.earlier is None or known.as_new:
        return new_arrival(known, deed)
    posting = tracker.posting(known.earlier.posting)
    succession = Succession(posting, tracker.store.dropped(posting.id), deed, known.earlier.n)
    return Arrival(known, deed.reading, succession.events(_changes(known)), known.earlier)


def new_arrival(draft: Draft, deed: AddPosting) -> Arrival:
    """How a draft arrives that is a posting of its own."""
    return Arrival(draft, deed.reading, [outcome.imported(deed)], None)


def foreseen(draft: Draft) -> Result:
    """What would become of a draft, by what was stored when it was recognised."""
    reading, known = draft.reading, draft.earlier
    if draft.stored is not None:
        message = f"'{reading.file}' is already stored as posting {draft.stored}; would be skipped."
        return Result(reading.file, Outcome.ALREADY_STORED, reading.item, draft.stored, message)
    remarks = _remarks(draft)
    if known is not None and not draft.as_new:
        told = _together(_changes(draft), remarks)
        message = f"'{reading.file}' would be version {known.n} of posting {known.posting}: {told}."
        found = Result(
            reading.file, Outcome.NEW_VERSION, reading.item, known.posting, message, reading.warnings
        )
    else:
        found = Result(reading.file, Outcome.IMPORTED, reading.item, None, remarks, reading.warnings)
    return replace(found, **_of_others(draft))


Key = tuple[str | int, ...]
"""Something by which two readings may be told to be of one role: what it is, and its value."""


def may_be_one(one: Reading, other: Reading) -> bool:
    """Whether of two readings that are not stored one can be the next version of the other."""
    return not _names(traits(one.facts, "")).isdisjoint(_names(traits(other.facts, "")))


def keys(reading: Reading) -> set[Key]:
    """What a reading that is not stored has in common with each one that it can be held against."""
    found = traits(reading.facts, reading.text)
    bands: set[Key] = {("text", band) for band in found.bands}
    return {("bytes", reading.sha256)} | bands | _names(found)


def _names(of: Traits) -> set[Key]:
    named = {("page", of.page), ("requisition", of.requisition), ("title", of.employer, of.title)}
    return {key for key in named if key[-1]}


def _of_others(draft: Draft) -> dict[str, Any]:
    return {
        "applied_before": tuple(row.id for row in draft.applied),
        "duplicates": tuple(one.row.id for one in draft.alike),
    }


def _remarks(draft: Draft) -> str:
    """`You have applied to this company before: …. Possible duplicate of 7 (same company and title).`"""
    alike = draft.alike[:3]
    repeats = f"Possible duplicate of {', '.join(one.told for one in alike)}." if alike else ""
    return " ".join(filter(None, (draft.applied_before, repeats)))


def _changes(draft: Draft) -> str:
    return draft.difference.summary if draft.difference else FIRST_TEXT


def _together(change: str, remarks: str) -> str:
    return ". ".join(filter(None, (change, remarks.removesuffix("."))))
