"""The use cases on stored postings: every change that a screen or a command can make."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from jobtui.domain.codec import facts_from_findings
from jobtui.domain.event import (
    AddNote,
    AddPosting,
    AddRequirement,
    EventKind,
    NewEvent,
    SetFact,
    SetPosting,
    SetRequirement,
    Step,
    Written,
)
from jobtui.domain.fields import FIELDS
from jobtui.domain.posting import NextAction
from jobtui.domain.problem import NotThere, WrongUsage
from jobtui.domain.reading import Finding, Origin, Reading
from jobtui.domain.requirement import ChecklistItem, Kind, Requirement, State
from jobtui.domain.stage import beside, find_stage
from jobtui.domain.wording import status_words
from jobtui.tracker.lookup import Lookup
from jobtui.tracker.order import moved, renumbered
from jobtui.tracker.values import PERSON, evidence, field_name, note_text, typed

_LINE = 100
_MANY = 3


@dataclass(frozen=True, slots=True)
class Change:
    """What a write did, for a toast or one line: `text` says what, `subject` on what."""

    text: str
    subject: str
    postings: tuple[int, ...]
    step: int


class Tracker(Lookup):
    """Everything that can be done with stored postings, beside looking them up.

    Writes return a Change, or raise a Problem (NotThere, WrongUsage, or the store's own) and change nothing.
    """

    # Where the application stands

    def set_status(
        self, ids: Sequence[int], status: str, *, on: date | None = None, note: str | None = None
    ) -> Change:
        """Move postings to a stage, as of the day `on` (today if None), with a note if given.

        Those that stand there stay as they are, unless `on` names another day. If all do, nothing is written
        and the Change has step 0.
        """
        stage = find_stage(self.stages(), status)
        remark = note_text(note) if note else None
        rows = [row for row in self.existing(ids) if on or row.status != stage.name]
        if not rows:
            return Change(f"Already {stage.name}", self.subject(ids), tuple(ids), 0)
        deed = SetPosting({"status": stage.name})
        events: list[NewEvent] = []
        for row in rows:
            said = status_words(row.status, stage.name)
            events.append(NewEvent(EventKind.STATUS, said, row.id, (deed,), on))
            if remark:
                events.append(NewEvent(EventKind.NOTED, remark, row.id, (AddNote(remark),), on))
        return self.write(stage.label, events)

    def move_status(self, ids: Sequence[int], offset: int) -> Change:
        """Move postings `offset` stages on (or back). Raises WrongUsage at the ends."""
        events: list[NewEvent] = []
        labels: set[str] = set()
        for row in self.existing(ids):
            stage = beside(self.stages(), row.status, offset)
            if stage is None:
                side = "after" if offset > 0 else "before"
                raise WrongUsage(f"there is no stage {side} '{row.status}'.")
            deed = SetPosting({"status": stage.name})
            events.append(NewEvent(EventKind.STATUS, f"{row.status} → {stage.name}", row.id, (deed,)))
            labels.add(stage.label)
        way = "One stage on" if offset > 0 else "One stage back"
        return self.write(labels.pop() if len(labels) == 1 else way, events)

    def set_next_action(self, posting: int, text: str, due: date | None = None) -> Change:
        """Set what must be done next and when it is due; empty text clears it. Step 0 where it is so."""
        words = " ".join(text.split())
        if self.row(posting).next_action == (NextAction(words, due) if words else None):
            return self._unchanged(posting)
        deed = SetPosting({"next_action": words or None, "next_due": due if words else None})
        said = f"next: {words}" + (f", due {due.isoformat()}" if due and words else "")
        event = NewEvent(EventKind.NEXT_ACTION, said if words else "next action cleared", posting, (deed,))
        return self.do("Next action set" if words else "Next action cleared", event)

    def add_note(self, posting: int, text: str, *, on: date | None = None) -> Change:
        """Add a note to the timeline."""
        kept = note_text(text)
        return self.do("Note added", NewEvent(EventKind.NOTED, kept, posting, (AddNote(kept),), on))

    # Putting away

    def archive(self, ids: Sequence[int]) -> Change:
        """Take postings out of the list, or back in where every one of them is archived already."""
        rows = self.existing(ids)
        back = all(row.archived for row in rows)
        rows = [row for row in rows if row.archived is back]
        when = None if back else self._instant()
        kind, said = (EventKind.UNARCHIVED, "unarchived") if back else (EventKind.ARCHIVED, "archived")
        events = [NewEvent(kind, said, row.id, (SetPosting({"archived_at": when}),)) for row in rows]
        return self.write(said.capitalize(), events)

    def delete(self, ids: Sequence[int]) -> Change:
        """Move postings to the bin, from where they come back for 30 days."""
        deed = SetPosting({"deleted_at": self._instant()})
        rows = [row for row in self.existing(ids) if not row.deleted]
        if not rows:
            raise WrongUsage("already in the bin.")
        events = [NewEvent(EventKind.DELETED, "moved to the bin", row.id, (deed,)) for row in rows]
        return self.write("Moved to the bin", events)

    def undelete(self, ids: Sequence[int]) -> Change:
        """Take postings out of the bin. Raises NotThere if none of them is in it."""
        rows = [row for row in self.existing(ids) if row.deleted]
        if not rows:
            raise NotThere("not in the bin, nothing to bring back.")
        deed = SetPosting({"deleted_at": None})
        events = [NewEvent(EventKind.UNDELETED, "brought back", row.id, (deed,)) for row in rows]
        return self.write("Brought back", events)

    # The checklist

    def check(self, posting: int, n: int, state: State, *, note: str | None = None) -> Change:
        """Set my state on requirement `n`, and my note of evidence if one is given.

        A state that it has already is not written again.
        """
        item = self.item(posting, n)
        if state is item.state and note is not None:
            return self.set_evidence(posting, n, note)
        values = {"state": state} | ({} if note is None else {"note": evidence(note)})
        said = f"requirement {n}: {state}"
        return self._requirement(EventKind.CHECKED, said, posting, item, values)

    def set_evidence(self, posting: int, n: int, note: str) -> Change:
        """Set my note of evidence on requirement `n`; empty text clears it."""
        item = self.item(posting, n)
        kept = evidence(note)
        said = f"requirement {n}: evidence" + ("" if kept else " cleared")
        return self._requirement(EventKind.CHECKED, said, posting, item, {"note": kept})

    def set_kind(self, posting: int, n: int, kind: Kind) -> Change:
        """Say how firmly requirement `n` is asked."""
        item = self.item(posting, n)
        return self._requirement(
            EventKind.REQUIREMENT, f"requirement {n}: {kind}", posting, item, {"kind": kind}
        )

    def edit_requirement(self, posting: int, n: int, text: str) -> Change:
        """Put the words of requirement `n` right; its source line stays."""
        item = self.item(posting, n)
        values = {"text": note_text(text, "a requirement")}
        return self._requirement(EventKind.REQUIREMENT, f"requirement {n} edited", posting, item, values)

    def drop_requirement(self, posting: int, n: int) -> Change:
        """Take requirement `n` off the checklist."""
        item = self.item(posting, n)
        return self._requirement(
            EventKind.REQUIREMENT, f"requirement {n} dropped", posting, item, {"dropped": True}
        )

    def move_requirement(self, posting: int, n: int, to: int) -> Change:
        """Let requirement `n` stand at the place of requirement `to`; those between make room."""
        item, _ = self.item(posting, n), self.item(posting, to)
        if n == to:
            raise WrongUsage(f"requirement {n} stands there already.")
        deeds = renumbered(moved(self.posting(posting).checklist, item, to))
        said = f"requirement {n} moved to {to}"
        return self.do(said.capitalize(), NewEvent(EventKind.REQUIREMENT, said, posting, deeds))

    def add_requirement(self, posting: int, text: str, kind: Kind = Kind.REQUIRED) -> Change:
        """Add an item of my own at the end of the checklist."""
        item = Requirement(note_text(text, "a requirement"), kind, rule=PERSON)
        event = NewEvent(EventKind.REQUIREMENT, "requirement added", posting, (AddRequirement(item),))
        return self.do("Requirement added", event)

    # Facts

    def edit(self, posting: int, values: Mapping[str, str]) -> Change:
        """Put facts right, each by its name and as text. What is put right survives a new import."""
        if not values:
            raise WrongUsage("nothing to edit. Give FIELD=VALUE.")
        found = {field_name(name): typed(name, text, self.today) for name, text in values.items()}
        return self.set_facts(posting, {name: found[name] for name in FIELDS if name in found})

    def fact_deeds(self, posting: int, found: Mapping[str, tuple[Finding[Any], ...]]) -> tuple[SetFact, ...]:
        """What lets fields hold other findings; what only the site said stays among the skills."""
        site = self._named_by_site(posting) if "skills" in found else ()
        return tuple(
            SetFact(name, findings + site if name == "skills" else findings)
            for name, findings in found.items()
        )

    def _named_by_site(self, posting: int) -> tuple[Finding[str], ...]:
        """The skills that the site, not the employer, named: nobody edits them, so they stay."""
        return tuple(
            found for found in self.posting(posting).facts.skills if found.origin is not Origin.EMPLOYER
        )

    def set_facts(self, posting: int, found: Mapping[str, tuple[Finding[Any], ...]]) -> Change:
        """Let fields hold other findings, as the person says; none means "not stated"."""
        deeds = self.fact_deeds(posting, found)
        said = ", ".join(f"{deed.field} {'set' if deed.findings else 'cleared'}" for deed in deeds)
        return self.do("Edited", NewEvent(EventKind.EDITED, said, posting, deeds))

    def confirm(self, posting: int, field: str) -> Change:
        """Accept a suggested value as it stands."""
        field = field_name(field)
        found = self.posting(posting).facts.findings(field)
        if not any(finding.suggested for finding in found):
            raise WrongUsage(f"the {field} is not a suggestion, nothing to confirm.")
        deed = SetFact(field, tuple(replace(finding, suggested=False) for finding in found))
        return self.do("Confirmed", NewEvent(EventKind.EDITED, f"{field} confirmed", posting, (deed,)))

    def add(self, values: Mapping[str, str]) -> Change:
        """Add a posting by hand. Raises WrongUsage without a title."""
        given = {"title": ""} | {field_name(name): text for name, text in values.items()}
        read = {name: typed(name, text, self.today) for name, text in given.items()}
        found = {name: findings for name, findings in read.items() if findings}
        reading = Reading(file="", text="", sha256="", facts=facts_from_findings(found))
        deed = AddPosting(reading, None, frozenset(found))
        return self.write("Added", [NewEvent(EventKind.ADDED, "added by hand", None, (deed,))])

    # Steps

    def undo(self) -> Change | None:
        """Take back the newest step, whichever process made it; None if there is nothing to undo."""
        return self._stepped("Undone", self.store.undo())

    def redo(self) -> Change | None:
        """Do again what was undone last; None if there is nothing to redo."""
        return self._stepped("Done again", self.store.redo())

    def commit(
        self, events: Sequence[NewEvent], *, step: int | None = None, check: Callable[[], None] | None = None
    ) -> Written:
        """Write events now, in one transaction, joining `step` where it goes on, unless `check` raises.

        A change of many postings is preceded by a backup.
        """
        if len({event.posting for event in events} - {None}) >= _MANY:
            self.store.safeguard()
        return self.store.commit(events, self._instant(), step=step, check=check)

    # Within

    def _instant(self) -> datetime:
        return self.clock().astimezone(UTC).replace(microsecond=0)

    def _requirement(
        self, kind: EventKind, said: str, posting: int, item: ChecklistItem, values: Mapping[str, object]
    ) -> Change:
        """Write values of an item; where it holds all of them already, the Change has step 0."""
        asked = item.requirement
        now = {"state": item.state, "note": item.note, "kind": asked.kind, "text": asked.text}
        if values.items() <= now.items():
            return self._unchanged(posting)
        deed = SetRequirement(item.id, values)
        return self.do(said.capitalize(), NewEvent(kind, said, posting, (deed,)))

    def _unchanged(self, posting: int) -> Change:
        return Change("Nothing changed", self.subject([posting]), (posting,), 0)

    def do(self, text: str, event: NewEvent) -> Change:
        """Write one event on one posting; `text` says what was done. Raises NotThere."""
        if event.posting is not None:
            self.existing([event.posting])
        return self.write(text, [event])

    def write(self, text: str, events: Sequence[NewEvent]) -> Change:
        """Write events as one step; `text` says what was done."""
        written = self.commit(events)
        return Change(text, self.subject(written.postings), written.postings, written.step)

    def _stepped(self, word: str, step: Step | None) -> Change | None:
        if step is None:
            return None
        said = f"{word}: {_in_a_line(step.deed)}"
        return Change(said, self.subject(step.postings), step.postings, step.number)


def _in_a_line(text: str) -> str:
    """The text of a step, which may be a whole note, cut to what a message can hold."""
    line = " ".join(text[: 2 * _LINE].split())
    return line if len(line) <= _LINE else line[: _LINE - 1] + "…"
