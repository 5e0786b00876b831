"""What a person's word about lines of a stored posting changes: its requirements, other values and zones.

The text is read again with the word, and only what stands on these lines is taken over from that reading.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from jobtui.domain.event import Deed, SetFact, SetRequirement, SetZones
from jobtui.domain.fields import FIELDS, LIST_FIELDS
from jobtui.domain.posting import Capture, Posting
from jobtui.domain.reading import Block, Finding, Label, Reading, Zone, ZoneName
from jobtui.domain.requirement import ChecklistItem, Requirement, Span
from jobtui.tracker.corrector import label_for
from jobtui.tracker.order import renumbered
from jobtui.tracker.values import PERSON

_Findings = tuple[Finding[Any], ...]

_ASKING = (ZoneName.REQUIREMENTS, ZoneName.PREFERRED)


def labels_for(blocks: Sequence[Block], lines: Span, part: str) -> tuple[Label, ...]:
    """The word that lines are a part. A heading among them stays one and takes the lines under it along."""
    headed = [block for block in blocks if block.heading and lines[0] <= block.start < lines[1]]
    return (Label(part, *lines), *(label_for(block, part, 1) for block in headed))


def extents(blocks: Sequence[Block], lines: Sequence[Span]) -> list[Span]:
    """What words about lines were understood of, by the blocks of the reading made with these words."""
    places = [(block.start, block.end) for block in blocks]
    found: list[Span] = []
    for start, end in sorted([*lines, *(place for place in places if _overlap([place], lines))]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


@dataclass(frozen=True, slots=True)
class Relabelling:
    """A stored posting, its text read without and with the person's word, and the lines that it is about."""

    posting: Posting
    before: Reading
    after: Reading
    lines: Sequence[Span]

    def deeds(self) -> tuple[Deed, ...]:
        """What changes; nothing if all of it was so before."""
        return (*self._dropped_or_other(), *self._added(), *self._facts(), *self._zones())

    # Requirements

    @property
    def _asked(self) -> list[Requirement]:
        """What these lines ask now."""
        return [one for one in self.after.requirements if _overlap(one.spans, self.lines)]

    def _dropped_or_other(self) -> Iterator[Deed]:
        """Items on these lines that are none now, and those asked more or less firmly.

        One that stands on other lines as well stays.
        """
        for item in self.posting.checklist:
            spans = item.requirement.spans
            now = next((one for one in self._asked if _overlap(one.spans, spans)), None)
            if now is not None and now.kind is not item.requirement.kind:
                yield SetRequirement(item.id, {"kind": now.kind})
            elif now is None and spans and not _outside(spans, self.lines):
                yield SetRequirement(item.id, {"dropped": True})

    def _added(self) -> tuple[Deed, ...]:
        """New items, each where its lines stand among the others."""
        held = self.posting.checklist
        taken = [span for item in held for span in item.requirement.spans]
        new = [one for one in self._asked if not _overlap(one.spans, taken) and not self._was_dropped(one)]
        wanted: list[ChecklistItem | Requirement] = list(held)
        for one in new:
            wanted.insert(_place(one, wanted), one)
        return renumbered(wanted) if new else ()

    def _was_dropped(self, one: Requirement) -> bool:
        """Whether it was read before without the person's word: then the person took it off."""
        capture = self.posting.capture
        zone = zone_at(capture, one.spans[0][0]) if capture else None
        read = any(_overlap(one.spans, before.spans) for before in self.before.requirements)
        return read and zone is not None and zone.name in _ASKING

    # Other values

    def _facts(self) -> Iterator[Deed]:
        for name in FIELDS:
            held = self.posting.facts.findings(name)
            if name in LIST_FIELDS:
                now = self._several(held, self.after.facts.findings(name))
            else:
                now = self._one(name, held)
            if set(now) != set(held):
                yield SetFact(name, now)

    def _several(self, held: _Findings, read: _Findings) -> _Findings:
        """Values of other lines, and those the person gave, as they were; others as they are read now."""
        stays = [one for one in held if one.rule == PERSON or not _overlap(one.spans, self.lines)]
        mine = [span for one in stays if one.rule == PERSON for span in one.spans]
        gone = [one.value for one in held if one not in stays]
        fresh = [
            one
            for one in read
            if (_overlap(one.spans, self.lines) or one.value in gone) and not _overlap(one.spans, mine)
        ]
        again = [one.value for one in fresh]
        kept = [one for one in stays if one.rule == PERSON or one.value not in again]
        end = len(self.after.text)
        return tuple(sorted([*kept, *fresh], key=lambda one: one.spans[0] if one.spans else (end, end)))

    def _one(self, name: str, held: _Findings) -> _Findings:
        """What the person put right stays; else what is read now, where these lines have a part in it."""
        read = self.after.facts.findings(name)
        here = any(_overlap(one.spans, self.lines) for one in (*held, *(() if held else read)))
        return read if here and name not in self.posting.corrected else held

    # Zones

    def _zones(self) -> Iterator[Deed]:
        held = self.posting.capture.zones if self.posting.capture else ()
        kept = [
            replace(zone, start=a, end=b)
            for zone in held
            for a, b in _outside([(zone.start, zone.end)], self.lines)
        ]
        new = [
            replace(zone, start=max(zone.start, a), end=min(zone.end, b))
            for a, b in self.lines
            for zone in self.after.zones
            if zone.start < b and a < zone.end
        ]
        zones = sorted([*kept, *new], key=lambda zone: zone.start)
        if _merged(zones, by_rule=False) != _merged(held, by_rule=False):
            yield SetZones(_merged(zones))


def zone_at(capture: Capture, offset: int) -> Zone | None:
    """The zone of a stored text that holds an offset, or begins next after it."""
    return next((zone for zone in capture.zones if offset < zone.end), None)


def _merged(zones: Sequence[Zone], *, by_rule: bool = True) -> tuple[Zone, ...]:
    """Neighbours of one kind as one; with `by_rule` only those that one rule made."""
    found: list[Zone] = []
    for one in zones:
        zone = one if by_rule else replace(one, rule="")
        last = found[-1] if found else None
        if last and (last.name, last.origin, last.rule) == (zone.name, zone.origin, zone.rule):
            found[-1] = replace(last, end=max(last.end, zone.end))
        else:
            found.append(zone)
    return tuple(found)


def _place(item: Requirement, among: Sequence[ChecklistItem | Requirement]) -> int:
    """Before the first one that stands further down in the text."""
    for at, one in enumerate(among):
        spans = one.requirement.spans if isinstance(one, ChecklistItem) else one.spans
        if spans and spans[0] > item.spans[0]:
            return at
    return len(among)


def _overlap(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(a < d and c < b for a, b in some for c, d in others)


def _outside(spans: Sequence[Span], lines: Sequence[Span]) -> list[Span]:
    """What is left of places without these lines."""
    left = list(spans)
    for start, end in lines:
        parts = [((a, min(b, start)), (max(a, end), b)) for a, b in left]
        left = [one for pair in parts for one in pair if one[0] < one[1]]
    return left
