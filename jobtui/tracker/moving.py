"""Moving in from another tracker: all rows of its table in one step and one transaction."""

import re
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import PurePath
from typing import Protocol

from jobtui.domain.codec import facts_from_findings
from jobtui.domain.event import AddNote, AddPosting, Deed, EventKind, NewEvent, SetPosting
from jobtui.domain.fields import FIELDS
from jobtui.domain.problem import Busy, Problem
from jobtui.domain.reading import Reading
from jobtui.domain.wording import status_words
from jobtui.parsing.child import Request
from jobtui.tracker.moving_plan import Move, Plan, Planned, Progress
from jobtui.tracker.moving_plan import plan as plan_again
from jobtui.tracker.moving_rows import Incoming
from jobtui.tracker.outcome import Outcome, Result
from jobtui.tracker.tracker import Change, Tracker

_MANY = 3
"""A change of so many rows is preceded by a backup."""

_AHEAD = 8
"""How many descriptions are read before it is their turn."""

_TAG = re.compile(r"<(?:p|br|div|ul|ol|li|h[1-6]|span|strong|b|table)\b[^<>]{0,200}>", re.IGNORECASE)


class Parser(Protocol):
    """What reads descriptions."""

    def expect(self, request: Request) -> None:
        """Let this be read soon."""

    def read(self, request: Request) -> list[Reading]:
        """The postings of one file. Raises a Problem."""


class Outdated(Busy):
    """Somebody else changed postings after a table was held against them."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What moving in did: the results row by row, the change as a whole, and the plan that held."""

    results: tuple[Result, ...]
    change: Change
    plan: Plan


def move_in(
    tracker: Tracker, parser: Parser, plan: Plan, progress: Progress | None = None, *, step: int | None = None
) -> Moved:
    """Write what a plan says, in one transaction, as a step or as part of one. Raises a Problem.

    It is planned again where anything was written since, once more where that was while it was read; Outdated
    if that was not enough.

    A description becomes the text of its posting, and is read into requirements by the child process.
    """
    if plan.seen != tracker.store.version():
        plan = plan_again(tracker, plan.sheet, plan.taken)
    try:
        return _carry_out(tracker, parser, plan, progress, step)
    except Outdated:
        return _carry_out(tracker, parser, plan_again(tracker, plan.sheet, plan.taken), progress, step)


def _carry_out(
    tracker: Tracker, parser: Parser, plan: Plan, progress: Progress | None, step: int | None
) -> Moved:
    """Write what a plan says. Raises Outdated where others have changed postings since."""
    events = [*_events(tracker, parser, plan, progress)]
    if not events:
        return Moved(tuple(results(plan)), Change("Nothing changed", plan.summary, (), 0), plan)
    if len(plan.rows) >= _MANY:
        tracker.store.safeguard()

    def check() -> None:
        if tuple(tracker.store.known()) != plan.stored:
            said = f"somebody else changed postings while '{plan.sheet.file}' was read."
            raise Outdated(f"{said} Nothing was imported; try again.", file=plan.sheet.file)

    written = tracker.commit(events, step=step, check=check)
    stored = {one.known.id for one in plan.rows if one.known is not None}
    new = iter([posting for posting in written.postings if posting not in stored])
    change = Change("Moved in", plan.summary, written.postings, written.step)
    return Moved(tuple(results(plan, new)), change, plan)


def results(plan: Plan, new: Iterator[int] | None = None) -> Iterator[Result]:
    """What becomes of each row, in words; `new` are the numbers of the new postings, once they are stored."""
    ids: dict[int, int | None] = {}
    for one in plan.rows:
        if one.like is not None:
            posting = ids.get(one.like.n)
        else:
            posting = one.known.id if one.known else next(new, None) if new else None
        ids[one.row.n] = posting
        yield Result(
            plan.sheet.file,
            Outcome.IMPORTED if one.move is Move.NEW else Outcome.ALREADY_STORED,
            one.row.n,
            posting,
            told(one, plan, posting),
            place=f"{plan.sheet.unit} {one.row.record.line}",
        )


def told(one: Planned, plan: Plan, posting: int | None) -> str:
    """What becomes of a row that is no new posting, one sentence; of a new one where it stands."""
    way = " → ".join(stage for stage, _ in one.stages)
    place = f"'{plan.sheet.file}' {plan.sheet.unit} {one.row.record.line}"
    if one.like is not None:
        return f"{place} is the posting of {plan.sheet.unit} {one.like.record.line}; skipped."
    if one.known is None:
        return f"Status: {way}." if way else ""
    there = f"{place} is already stored as posting {posting}"
    if one.known.deleted:
        return f"{there}, in the bin; skipped."
    if one.move is Move.UNCHANGED:
        return f"{there}; skipped."
    said = [f"{one.known.status} → {way}"] if way else []
    return f"{there}: {', '.join(said + ['note added'] * one.adds_note)}."


# Events


def _events(tracker: Tracker, parser: Parser, plan: Plan, progress: Progress | None) -> Iterator[NewEvent]:
    """What happens to each row's posting, in the order of the rows."""
    now = tracker.clock().astimezone(UTC).replace(microsecond=0)
    first = tracker.stages()[0].name
    requests = (_request(tracker, one.row) for one in plan.rows if _is_read(one))
    asked = _ahead(parser, requests)
    for done, one in enumerate(plan.rows, 1):
        if one.move is Move.NEW:
            deed = _posting(parser, one.row, plan.sheet.file, next(asked) if _is_read(one) else None)
            yield from _arrival(one, deed, first, plan.sheet.file, now)
        elif one.known is not None and one.like is None:
            yield from (replace(event, posting=one.known.id) for event in _onward(one, one.known.status))
        if progress is not None:
            progress(done, len(plan.rows))


def _arrival(one: Planned, deed: AddPosting, first: str, file: str, now: datetime) -> Iterator[NewEvent]:
    """The events of a row that is a new posting: it came on the first day that the row knows."""
    row = one.row
    days = [day for day in (row.saved, row.applied, row.moved) if day is not None]
    said = f"imported from {PurePath(file).name}"
    yield NewEvent(EventKind.IMPORTED, said, None, (deed,), min(days, default=None))
    for event in _onward(one, first):
        yield replace(event, follows=True)
    for kind, text, values in _beside(row, now):
        yield NewEvent(kind, text, None, (SetPosting(values),), follows=True)


def _onward(one: Planned, status: str) -> Iterator[NewEvent]:
    """The events of the stages and the note of a row, on a posting yet to be named."""
    for stage, day in one.stages:
        deed: Deed = SetPosting({"status": stage})
        said = status_words(status, stage, dated=day is not None)
        yield NewEvent(EventKind.STATUS, said, None, (deed,), day)
        status = stage
    if one.adds_note:
        yield NewEvent(EventKind.NOTED, one.row.note, None, (AddNote(one.row.note),))


def _beside(row: Incoming, now: datetime) -> Iterator[tuple[EventKind, str, dict[str, object]]]:
    if row.tags:
        yield EventKind.TAGGED, f"tagged {', '.join(row.tags)}", {"tags": row.tags}
    if row.next_action:
        said = f"next: {row.next_action}" + (f", due {row.due.isoformat()}" if row.due else "")
        yield EventKind.NEXT_ACTION, said, {"next_action": row.next_action, "next_due": row.due}
    if row.archived:
        yield EventKind.ARCHIVED, "archived", {"archived_at": now}


# Postings


def _is_read(one: Planned) -> bool:
    return one.move is Move.NEW and bool(one.row.description)


def _request(tracker: Tracker, row: Incoming) -> Request:
    """How the description of a row is asked for."""
    name = "description.html" if _TAG.search(row.description) else "description.txt"
    headings, _ = tracker.vocabulary.usable()
    return Request(row.description.encode("utf-8", "replace"), name, tracker.today, "utf-8", 1, headings)


def _ahead(parser: Parser, requests: Iterator[Request]) -> Iterator[Request]:
    """The same one by one; those that follow are being read meanwhile."""
    coming: deque[Request] = deque()
    for request in requests:
        parser.expect(request)
        coming.append(request)
        if len(coming) > _AHEAD:
            yield coming.popleft()
    yield from coming


def _posting(parser: Parser, row: Incoming, file: str, request: Request | None) -> AddPosting:
    """What a row stores: its facts, as the person's own, over those of its description."""
    if request is None:
        return AddPosting(
            Reading("", "", "", facts=facts_from_findings(row.facts)), None, frozenset(row.facts)
        )
    reading = Reading(file, row.description, sha256(request.data).hexdigest())
    with suppress(Problem):
        reading = parser.read(request)[0]
    held = {field: row.facts.get(field) or reading.facts.findings(field) for field in FIELDS}
    whole = facts_from_findings({field: found for field, found in held.items() if found})
    warnings = tuple(one for one in reading.warnings if not one.startswith("no title"))
    reading = replace(reading, file=file, facts=whole, item=row.n, warnings=warnings)
    return AddPosting(reading, request.data, frozenset(row.facts))
