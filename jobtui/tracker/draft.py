"""One reading before it is kept: what the person put right in it, and what of that outlives reading again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from jobtui.domain.difference import Difference
from jobtui.domain.event import AddPosting
from jobtui.domain.kin import Suspect
from jobtui.domain.posting import PostingRow
from jobtui.domain.reading import Block, Facts, Finding, Reading
from jobtui.domain.requirement import Requirement, Span
from jobtui.parsing.child import Request
from jobtui.tracker.source import located
from jobtui.tracker.values import PERSON, field_name, typed
from jobtui.tracker.versions import Earlier

TRAITS = frozenset({"title", "company", "url", "requisition", "locations"})
"""The fields by which it is told whose next version a reading is."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One reading before it is kept, as the preview shows and changes it.

    `stored` is the posting that holds the same content already; `earlier` the one whose next version it is,
    and `difference` what that changes, unless the person wants it `as_new`; `alike` are postings that it may
    repeat, `applied` others of its company that stand beyond the first stage, `applied_before` the same in
    words; `seen` says at which state of the store that was found out. `corrected` names the fields the person
    changed; `dropped` the indexes of requirements left out; `request` is how it was asked of the parser;
    `parsed` are the requirements as the parser gave them.
    """

    reading: Reading
    data: bytes
    stored: int | None = None
    earlier: Earlier | None = None
    difference: Difference | None = None
    as_new: bool = False
    alike: tuple[Suspect, ...] = ()
    applied: tuple[PostingRow, ...] = ()
    applied_before: str = ""
    seen: int | None = None
    corrected: frozenset[str] = frozenset()
    dropped: frozenset[int] = frozenset()
    request: Request | None = None
    parsed: tuple[Requirement, ...] | None = None

    def __post_init__(self) -> None:
        if self.parsed is None:
            object.__setattr__(self, "parsed", self.reading.requirements)

    @property
    def clean(self) -> bool:
        """Whether nothing about it is doubtful."""
        facts = self.reading.facts
        doubts = (facts.title, facts.company, facts.workplace, facts.employment_type)
        suggested = any(finding is not None and finding.suggested for finding in doubts)
        return not (self.stored or self.alike or self.reading.warnings or suggested)

    @property
    def arrives_as(self) -> str:
        """What keeping it makes: `Imported`, or `Imported as version 2 of posting 3`."""
        if self.earlier is None or self.as_new:
            return "Imported"
        return f"Imported as version {self.earlier.n} of posting {self.earlier.posting}"

    # Facts

    def with_value(self, name: str, text: str, today: date) -> "Draft":
        """The draft with one field put right. Raises WrongUsage.

        Words that stand where the value was read from before keep their place there.
        """
        name = field_name(name)
        before = [span for finding in self.reading.facts.findings(name) for span in finding.spans]
        found = typed(name, text, today)
        return self.with_findings(name, tuple(located(one, self.reading.text, before) for one in found))

    def with_findings(self, name: str, found: tuple[Finding[Any], ...]) -> "Draft":
        """The draft with one field holding these findings, marked as corrected."""
        several = isinstance(getattr(Facts(), name), tuple)
        held = found if several else (found[0] if found else None)
        values: dict[str, Any] = {name: held}
        facts = replace(self.reading.facts, **values)
        corrected = self.corrected | {name}
        reading = replace(self.reading, facts=facts, warnings=_open(self.reading.warnings, corrected))
        return replace(self, reading=reading, corrected=corrected, seen=None)

    # Requirements

    def with_requirement(self, index: int, requirement: Requirement) -> "Draft":
        """The draft with one requirement put right."""
        return self.with_requirements(index, 1, (requirement,))

    def with_requirements(self, index: int, count: int, items: Sequence[Requirement]) -> "Draft":
        """The draft with `count` requirements from `index` on giving way to others, which are kept."""
        held = self.reading.requirements
        shift = len(items) - count
        dropped = {at if at < index else at + shift for at in self.dropped if not index <= at < index + count}
        if len(items) == count:
            dropped = set(self.dropped)
        changed = (*held[:index], *items, *held[index + count :])
        return replace(self, reading=replace(self.reading, requirements=changed), dropped=frozenset(dropped))

    def with_added(self, items: Sequence[Requirement]) -> "Draft":
        """The draft with more requirements, each where its lines stand among the others."""
        draft = self
        for item in items:
            draft = draft.with_requirements(_place(item, draft.reading.requirements), 0, (item,))
        return draft

    def toggled(self, index: int) -> "Draft":
        """The draft with one requirement kept if it was dropped, dropped if it was kept."""
        return replace(self, dropped=self.dropped ^ {index})

    def asks_at(self, spans: Sequence[Span]) -> bool:
        """Whether a requirement was read from one of these places."""
        return any(_overlap(item.spans, spans) for item in self.reading.requirements)

    def kept(self) -> Reading:
        """The reading without what was dropped."""
        if not self.dropped:
            return self.reading
        return replace(self.reading, requirements=tuple(self._kept_items()))

    def deed(self) -> AddPosting:
        """What storing it as a posting does."""
        return AddPosting(self.kept(), self.data, self.corrected, self.corrected_requirements())

    def corrected_requirements(self) -> frozenset[int]:
        """The indexes, among those kept, of requirements that are not as they were read."""
        read = self.parsed or ()
        if self.reading.requirements is read:
            return frozenset()
        return frozenset(at for at, item in enumerate(self._kept_items()) if item not in read)

    def _kept_items(self) -> list[Requirement]:
        return [item for at, item in enumerate(self.reading.requirements) if at not in self.dropped]

    # Reading again

    def block_at(self, offset: int) -> Block | None:
        """The block that holds an offset of the text, or begins next after it."""
        return next((block for block in self.reading.blocks if offset < block.end), None)

    def carried_over(self, fresh: Reading, request: Request) -> "Draft":
        """A new reading of the same text with what the person put right in this one, where it still fits.

        Facts stay as corrected. Changed words and kinds, what was dropped, split, joined stays with the lines
        it came from as long as they are still requirements; what was added stays in any case.
        """
        held = self.reading.facts
        facts = replace(fresh.facts, **{name: getattr(held, name) for name in self.corrected})
        read = replace(fresh, facts=facts, warnings=_open(fresh.warnings, self.corrected))
        new = replace(self, reading=read, request=request, dropped=frozenset())
        new = replace(new, parsed=fresh.requirements)
        mine = {item.spans: (at, item) for at, item in enumerate(self.reading.requirements)}
        as_read = {item.spans: item for item in self.parsed or () if item.spans}
        new = new._with_own([item for spans, (_, item) in mine.items() if spans not in as_read], self)
        for spans, before in as_read.items():
            at, item = mine.get(spans, (-1, before))
            new = new._with_change(before, item, dropped=at < 0 or at in self.dropped)
        return new

    def _with_own(self, items: Sequence[Requirement], old: "Draft") -> "Draft":
        """Put in what was added, split or joined, in place of what was read from the same lines."""
        draft, stays = self, []
        for item in items:
            under = [one for one in self.parsed or () if _overlap(one.spans, item.spans)]
            before = next((one.kind for one in old.parsed or () if _overlap(one.spans, item.spans)), None)
            if item.rule == PERSON:
                stays.append(item)
            elif under:
                stays.append(replace(item, kind=under[0].kind) if item.kind is before else item)
            draft = draft._without(under)
        return draft.with_added(stays)

    def _without(self, items: Sequence[Requirement]) -> "Draft":
        left = tuple(one for one in self.reading.requirements if one not in items)
        return replace(self, reading=replace(self.reading, requirements=left))

    def _with_change(self, before: Requirement, mine: Requirement, *, dropped: bool) -> "Draft":
        """Make the change that led from `before` to `mine` on what was read from the same place now."""
        held = self.reading.requirements
        at = next((at for at, one in enumerate(held) if one.spans == before.spans), None)
        if at is None:
            return self
        item = held[at]
        if mine.text != before.text:
            item = replace(mine, kind=item.kind, rule=item.rule)
        if mine.kind is not before.kind:
            item = replace(item, kind=mine.kind)
        draft = self.with_requirement(at, item)
        return draft.toggled(at) if dropped else draft


def _open(warnings: Sequence[str], corrected: frozenset[str]) -> tuple[str, ...]:
    """The warnings without those that a correction answers."""
    return tuple(one for one in warnings if not ("title" in corrected and one.startswith("no title")))


def _overlap(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(a < d and c < b for a, b in some for c, d in others)


def _place(item: Requirement, items: Sequence[Requirement]) -> int:
    """Before the first one that stands further down in the text."""
    if not item.spans:
        return len(items)
    later = (at for at, one in enumerate(items) if one.spans and one.spans[0] > item.spans[0])
    return next(later, len(items))
