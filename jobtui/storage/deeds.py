"""What each deed of a write does to the rows of its posting, and what the event tells people about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, func, select

from jobtui.domain.codec import facts_from_findings
from jobtui.domain.event import (
    AddCapture,
    AddItem,
    AddNote,
    AddPosting,
    AddRequirement,
    Deed,
    ReplaceStatus,
    SetEvent,
    SetFact,
    SetItem,
    SetPosting,
    SetRequirement,
    SetZones,
)
from jobtui.domain.fields import SINGLE_FIELDS
from jobtui.domain.problem import NotThere
from jobtui.domain.reading import Reading
from jobtui.storage import cells, convert
from jobtui.storage.item_deeds import ItemScribe
from jobtui.storage.journal import Journal
from jobtui.storage.tables import Capture, Fact, Note, Posting, Requirement

_OF_POSTING = frozenset(
    {
        "status",
        "since",
        "archived_at",
        "deleted_at",
        "next_action",
        "next_due",
        "snoozed_until",
        "tags",
    }
)
_OF_REQUIREMENT = frozenset({"n", "state", "note", "kind", "text", "dropped"})
_CORRECTING = frozenset({"kind", "text"})


@dataclass(slots=True)
class Scribe:
    """Carries out the deeds of one event on one posting: entered at the instant `at`, done on the day `on`.

    `before` and `after` gather what the event tells people; of several requirements that the
    person changed the last one tells.
    """

    journal: Journal
    posting: Posting
    at: datetime
    on: date
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)

    def carry_out(self, deed: Deed) -> None:
        """Do one deed. Raises NotThere for an unknown requirement, ValueError for a column that is none."""
        match deed:
            case AddPosting():
                raise ValueError("only the first deed of an event adds its posting")
            case SetPosting(values):
                self._set_posting(values)
            case SetFact():
                self._set_fact(deed)
            case SetRequirement():
                self._set_requirement(deed)
            case AddRequirement():
                self._add_requirement(deed)
            case AddNote(text):
                self.journal.add(Note(posting_id=self.posting.id, **convert.note_columns(text, self.at)))
                self.after["note"] = text
            case AddCapture(reading, data):
                self._add_capture(reading, data)
            case SetZones(zones):
                self.journal.change(self._newest_capture(), {"zones": convert.zones_column(zones)})
            case AddItem() | SetItem() | SetEvent() | ReplaceStatus():
                ItemScribe(self.journal, self.posting.id, self.before, self.after).carry_out(deed)

    def _set_posting(self, values: Mapping[str, Any]) -> None:
        _check_names(values, _OF_POSTING)
        self.before |= {name: convert.plain(getattr(self.posting, name)) for name in values}
        self.after |= {name: convert.plain(value) for name, value in values.items()}
        columns = {name: convert.column(value) for name, value in values.items()}
        if "status" in values:
            columns.setdefault("since", self.on)
        self.journal.change(self.posting, columns)

    def _set_fact(self, deed: SetFact) -> None:
        columns = convert.fact_columns(deed.field, deed.findings, corrected=deed.corrected)
        facts = _facts(self.journal.session, self.posting)
        row = facts.get(deed.field)
        self.before[deed.field] = _told(deed.field, row.findings if row else [])
        self.after[deed.field] = _told(deed.field, columns["findings"])
        if row is None:
            row = facts[deed.field] = Fact(posting_id=self.posting.id, **columns)
            self.journal.add(row)
        else:
            self.journal.change(row, columns)
        held = {name: convert.findings_from_plain(name, fact.findings) for name, fact in facts.items()}
        self.journal.change(self.posting, convert.listing(facts_from_findings(held)))

    def _set_requirement(self, deed: SetRequirement) -> None:
        number, values = deed.requirement, deed.values
        anew: dict[str, Any] = {}
        if (read := values.get("read")) is not None:
            anew = convert.requirement_columns(read)
            values = {name: value for name, value in values.items() if name != "read"} | {"text": read.text}
        _check_names(values, _OF_REQUIREMENT)
        row = self.journal.session.get(Requirement, number) if cells.is_key(number) else None
        if row is None or row.posting_id != self.posting.id:
            raise NotThere(f"posting {self.posting.id} has no such requirement.")
        if deed.corrected:
            self.before |= {"n": row.n} | {name: getattr(row, name) for name in values}
            self.after |= {"n": row.n, **values}
        columns = {name: convert.column(value) for name, value in values.items()} | anew
        if deed.corrected and _CORRECTING & values.keys():
            columns["corrected"] = True
        self.journal.change(row, columns)

    def _add_requirement(self, deed: AddRequirement) -> None:
        highest = select(func.max(Requirement.n)).where(Requirement.posting_id == self.posting.id)
        n = deed.n or (self.journal.session.exec(highest).one() or 0) + 1
        columns = convert.requirement_columns(deed.requirement)
        self.journal.add(Requirement(posting_id=self.posting.id, n=n, corrected=deed.corrected, **columns))
        if deed.corrected:
            self.after |= {"n": n, "text": columns["text"], "kind": columns["kind"]}

    def _newest_capture(self) -> Capture:
        captures = select(Capture).where(Capture.posting_id == self.posting.id)
        row = self.journal.session.exec(captures.order_by(col(Capture.n).desc()).limit(1)).first()
        if row is None:
            raise NotThere(f"posting {self.posting.id} has no captured text.")
        return row

    def _add_capture(self, reading: Reading, data: bytes) -> None:
        highest = select(func.max(Capture.n)).where(Capture.posting_id == self.posting.id)
        n = (self.journal.session.exec(highest).one() or 0) + 1
        columns = convert.capture_columns(reading, data, self.at)
        self.journal.add(Capture(posting_id=self.posting.id, n=n, **columns))
        self.journal.change(self.posting, {"file": columns["file"]})
        self.after["capture"] = n


def _facts(session: Session, posting: Posting) -> dict[str, Fact]:
    return {fact.field: fact for fact in session.exec(select(Fact).where(Fact.posting_id == posting.id))}


def _told(name: str, findings: list[dict[str, Any]]) -> Any:
    """What an event says a field held: its value, or its values where it can have several."""
    values = [finding["value"] for finding in findings]
    return (values or [None])[0] if name in SINGLE_FIELDS else values


def _check_names(values: Mapping[str, Any], known: frozenset[str]) -> None:
    if unknown := values.keys() - known:
        raise ValueError(f"there is no column {min(unknown)!r} to set")
