"""What importing the next version of a posting changes: everything but what the person typed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from jobtui.domain.event import (
    AddCapture,
    AddPosting,
    AddRequirement,
    Deed,
    EventKind,
    NewEvent,
    SetFact,
    SetRequirement,
)
from jobtui.domain.fields import FIELDS
from jobtui.domain.pairing import pairs
from jobtui.domain.posting import Posting
from jobtui.domain.reading import LABEL, Finding, Reading
from jobtui.domain.requirement import ChecklistItem, Requirement, Span, State, placed
from jobtui.tracker import source
from jobtui.tracker.values import PERSON


@dataclass(frozen=True, slots=True)
class Succession:
    """A stored posting and what is to be its next version.

    `dropped` are the items taken off its checklist, each with whether a newer version did it.
    """

    posting: Posting
    dropped: Sequence[tuple[ChecklistItem, bool]]
    new: AddPosting
    n: int

    def events(self, said: str) -> list[NewEvent]:
        """The version itself, then each requirement that goes although the person looked at it."""
        matched = self._matched()
        gone = [item for item in self.posting.checklist if item.id not in matched and not _own(item)]
        silent = [item for item in gone if item.state is State.UNREVIEWED and not item.note]
        deeds: tuple[Deed, ...] = (
            AddCapture(self._reading, self.new.data or b""),
            *self._facts(),
            *self._stayed(matched),
            *(_drop(item) for item in silent),
            *self._added(matched),
        )
        event = NewEvent(EventKind.VERSION, f"version {self.n}: {said}", self.posting.id, deeds)
        return [event, *(self._removal(item) for item in gone if item not in silent)]

    @property
    def _reading(self) -> Reading:
        return self.new.reading

    @property
    def _text(self) -> str:
        return self._reading.text

    @property
    def _old_text(self) -> str:
        return self.posting.capture.text if self.posting.capture else ""

    # Facts

    def _facts(self) -> Iterator[SetFact]:
        """What the person put right stays, or is what was put right in the preview; the rest is as read."""
        for name in FIELDS:
            held, read = self.posting.facts.findings(name), self._reading.facts.findings(name)
            mine = name in self.new.corrected or name in self.posting.corrected
            if mine and name not in self.new.corrected:
                read = tuple(map(self._placed, held))
            if read != held or (name in self.new.corrected and name not in self.posting.corrected):
                yield SetFact(name, read, corrected=mine)

    def _placed(self, found: Finding[Any]) -> Finding[Any]:
        """A finding of the old text where its words stand in the new one, or nowhere."""
        return replace(found, spans=self._places(source.words(self._old_text, found.spans)))

    def _places(self, said: str) -> tuple[Span, ...]:
        place = source.find_words(self._text, said, (0, len(self._text)))
        return () if place is None else (place,)

    # Requirements

    def _matched(self) -> dict[int, int]:
        """By the id of an item of the checklist the index of what it is in the new reading."""
        held = self.posting.checklist
        found = pairs([self._texts(item) for item in held], [one.text for one in self._reading.requirements])
        return {held[i].id: j for i, j in found.items()}

    def _texts(self, item: ChecklistItem) -> list[str]:
        """The words of an item as the person put them, and as they stood in the old text."""
        return [item.requirement.text, source.words(self._old_text, item.requirement.spans)]

    def _stayed(self, matched: Mapping[int, int]) -> Iterator[SetRequirement]:
        for item in self.posting.checklist:
            j = matched.get(item.id)
            if j is not None:
                now = self._now(item, self._reading.requirements[j], j)
            elif _own(item):
                now = placed(item.requirement, self._places(item.requirement.text))
            else:
                continue
            if now != item.requirement:
                corrected = j in self.new.corrected_requirements
                yield SetRequirement(item.id, {"read": now}, corrected=corrected)

    def _now(self, item: ChecklistItem, read: Requirement, j: int) -> Requirement:
        """An item as it reads now; words and kind that the person gave it stay."""
        held = item.requirement
        if j in self.new.corrected_requirements or not _own(item):
            return read
        if held.rule != PERSON and source.words(self._old_text, held.spans) == held.text:
            return replace(read, kind=held.kind)
        return placed(held, read.spans)

    def _added(self, matched: Mapping[int, int]) -> Iterator[Deed]:
        """New items at the end. One that was there before the last version comes back with its state;
        one that the person took off stays off.
        """
        left = [j for j in range(len(self._reading.requirements)) if j not in matched.values()]
        read = [self._reading.requirements[j] for j in left]
        known = pairs([[item.requirement.text] for item, _ in self.dropped], [one.text for one in read])
        before = {at: self.dropped[i] for i, at in known.items()}
        numbers = [item.n for item, _ in self.dropped] + [item.n for item in self.posting.checklist]
        n = max(numbers, default=0)
        for at, (j, one) in enumerate(zip(left, read, strict=True)):
            corrected = j in self.new.corrected_requirements
            item, by_version = before.get(at, (None, True))
            if not by_version:
                continue
            n += 1
            if item is None:
                yield AddRequirement(one, corrected=corrected, n=n)
            else:
                yield SetRequirement(item.id, {"read": one, "dropped": False, "n": n}, corrected=corrected)

    def _removal(self, item: ChecklistItem) -> NewEvent:
        told = ": ".join(filter(None, (str(item.state), item.note)))
        said = f"removed by version {self.n}: {item.requirement.text} ({told})"
        return NewEvent(EventKind.VERSION, said, self.posting.id, (_drop(item),))


def _own(item: ChecklistItem) -> bool:
    """Whether the person had a hand in what an item says, or in that it is one."""
    return item.corrected or item.requirement.rule in (PERSON, LABEL)


def _drop(item: ChecklistItem) -> SetRequirement:
    return SetRequirement(item.id, {"dropped": True}, corrected=False)
