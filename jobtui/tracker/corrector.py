"""What a person says of lines, understood: blocks that are something else, values and items from lines."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from jobtui.domain.posting import Capture
from jobtui.domain.problem import Problem, WrongUsage
from jobtui.domain.reading import Block, Finding, Label, Reading
from jobtui.domain.requirement import Branch, Kind, Leaf, Requirement, Span, Topic
from jobtui.parsing.child import Child, Request
from jobtui.tracker import source
from jobtui.tracker.draft import Draft
from jobtui.tracker.values import PERSON, SEVERAL, field_name, typed
from jobtui.tracker.vocabulary import Vocabulary

_ASKED_AS = {
    "salaries": "Salary",
    "posted": "Posted",
    "closes": "Closing date",
    "workplace": "Workplace",
    "employment_type": "Employment type",
}
"""Fields whose values the parser reads from words, and the label under which it does."""

_CALLED = {
    "salaries": "pay",
    "posted": "date",
    "closes": "date",
    "workplace": "workplace",
    "employment_type": "type of employment",
}
_WHOLE_LINES = frozenset({"responsibilities", "benefits"})
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")
_LABEL = re.compile(r"([^:：]{2,40}?)\s?[:：]\s*(?=\S)")
_ITEM = "Requirements\n- "


class Corrector:
    """Reads again what a person put right, in a child process that it starts when it is first needed.

    For one thread at a time.
    """

    def __init__(self, vocabulary: Vocabulary, today: date) -> None:
        self.vocabulary = vocabulary
        self.today = today
        self.child = Child()

    def __enter__(self) -> "Corrector":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child process."""
        self.child.close()

    # Blocks

    def labelled(self, draft: Draft, label: Label) -> Draft:
        """The draft read again with one more label, which goes before an earlier one of the same lines."""
        held = draft.request.labels if draft.request else ()
        place = (label.start, label.end, label.item)
        others = [one for one in held if (one.start, one.end, one.item) != place]
        return self.again(draft, (*others, label))

    def again(self, draft: Draft, labels: tuple[Label, ...] | None = None) -> Draft:
        """The draft read again, with the own headings there are now and its labels, or these instead."""
        if draft.request is None:
            raise WrongUsage("this was not read from a file, so it cannot be read again.")
        own, _ = self.vocabulary.usable()
        kept = draft.request.labels if labels is None else labels
        request = replace(draft.request, own_headings=own, labels=kept)
        fresh = next(one for one in self.child.read(request) if one.item == draft.reading.item)
        return draft.carried_over(fresh, request)

    def stored(self, capture: Capture, labels: tuple[Label, ...] = ()) -> Reading:
        """A stored text read again as it stands, with labels. Raises WrongUsage where that cannot be."""
        own, _ = self.vocabulary.usable()
        data, day = capture.text.encode("utf-8", "replace"), capture.at.date()
        found = self.child.read(Request(data, "text", day, "utf-8", own_headings=own, labels=labels))
        if not found or found[0].text != capture.text:
            raise WrongUsage("the stored text cannot be read again, so its lines cannot be labelled.")
        return found[0]

    def would_learn(self, block: Block, part: str) -> bool:
        """Whether the heading of a block can be remembered as opening a part, and is not yet."""
        try:
            known = self.vocabulary.path is None or self.vocabulary.part_of(block.heading) == part
            return block.teachable and not known
        except Problem:
            return True  # the file of headings is damaged, which is told when it is written to

    # Values

    def value(self, field: str, text: str, span: Span) -> tuple[Finding[Any], ...]:
        """What a field holds if it is taken from a range of a text. Raises WrongUsage if that says none."""
        name = field_name(field)
        lines = source.lines_in(text, span)
        if not lines:
            raise WrongUsage("there are no words in that line.")
        if name not in SEVERAL:
            lines = [(lines[0][0], lines[-1][1])]
        return tuple(found for line in lines for found in self._values(name, text, line))

    def _values(self, name: str, text: str, line: Span) -> tuple[Finding[Any], ...]:
        line = _unlabelled(name, text, line)
        said = source.words(text, [line])
        label = _ASKED_AS.get(name)
        if name in _WHOLE_LINES:
            return (Finding(said, (line,), rule=PERSON),)
        if label is None:
            address = _ADDRESS.search(said) if name == "url" else None
            found = typed(name, address[0] if address else said, self.today)
            return tuple(_here(one, text, line, str(one.value)) for one in found)
        start = len(label) + 2
        read = self._read(f"{label}: {said}\n")
        held = read.facts.findings(name) if read else ()
        found = held or self._typed(name, said)
        return tuple(_here(one, text, line, _quoted(one, read, start)) for one in found)

    def _typed(self, name: str, said: str) -> tuple[Finding[Any], ...]:
        try:
            return typed(name, said, self.today)
        except WrongUsage as problem:
            raise WrongUsage(f"no {_CALLED[name]} was understood in '{said[:60]}'.") from problem

    # Items

    def items(self, text: str, span: Span, kind: Kind) -> tuple[Requirement, ...]:
        """The requirements that a range of a text holds, if the person says that it holds some."""
        found = [self.item(text, (one,), kind) for one in source.items_in(text, span)]
        if not found:
            raise WrongUsage("there are no words in that line.")
        return tuple(replace(one, rule=PERSON) for one in found)

    def item(self, text: str, spans: tuple[Span, ...], kind: Kind, *, said: str = "") -> Requirement:
        """One requirement of what stands at these places, or of other words `said` instead."""
        whole = said or source.words(text, spans)
        read = self._read(f"{_ITEM}{whole}\n")
        found = read.requirements if read else ()
        verbatim = len(spans) == 1 and text[slice(*spans[0])] == whole
        shift = spans[0][0] - len(_ITEM) if verbatim else None
        return _together(found, whole, spans, kind, shift)

    def split(self, item: Requirement, text: str, at: int) -> tuple[Requirement, Requirement]:
        """One requirement as two, the second from character `at` of its words on. Raises WrongUsage."""
        first, second = source.parted(item.text, at)
        if not first or not second:
            raise WrongUsage("both parts need words.")
        places = (item.spans, item.spans)
        if source.words(text, item.spans) == item.text:
            places = source.cut(text, item.spans, at)
        one, two = (
            replace(self.item(text, spans, item.kind, said=said), rule=item.rule, origin=item.origin)
            for spans, said in zip(places, (first, second), strict=True)
        )
        return one, two

    def join(self, items: Sequence[Requirement], text: str) -> Requirement:
        """Several requirements as one, as firm as the first."""
        spans = tuple(span for item in items for span in item.spans)
        said = " ".join(item.text for item in items)
        whole = self.item(text, spans, items[0].kind, said=said)
        return replace(whole, rule=items[0].rule, origin=items[0].origin)

    def _read(self, text: str) -> Reading | None:
        """A few words read by themselves."""
        found = self.child.read(Request(text.encode("utf-8", "replace"), "line.txt", self.today))
        return found[0] if found else None


def label_for(block: Block, part: str, item: int) -> Label:
    """The word that a block is a part."""
    return Label(part, block.start, heading=bool(block.heading), item=item)


def _unlabelled(name: str, text: str, line: Span) -> Span:
    """A line without the label of the field before its value."""
    from jobtui.parsing.labels import field_of

    found = _LABEL.match(text, *line)
    names = {"locations": "location", "salaries": "salary", "employment_type": "employment"}
    if found and field_of(found[1]) == names.get(name, name):
        return source.stripped(text, (found.end(), line[1]))
    return line


def _quoted(finding: Finding[Any], read: Reading | None, start: int) -> str:
    """The words of a small reading, from `start` on, that a finding stands for."""
    return " ".join(read.text[max(start, a) : b] for a, b in finding.spans) if read else ""


def _here(finding: Finding[Any], text: str, line: Span, said: str) -> Finding[Any]:
    """A finding with the place in a line of the words it was read from, or else the whole line."""
    place = source.find_words(text, said, line)
    return replace(finding, spans=(place or line,), rule=PERSON, suggested=False)


def _together(
    found: Sequence[Requirement], whole: str, spans: tuple[Span, ...], kind: Kind, shift: int | None
) -> Requirement:
    """What was read from an item, in however many parts, as one requirement."""
    tree = found[0].alternatives if len(found) == 1 else None
    moved = _moved(tree, shift) if tree else None
    return Requirement(
        whole,
        kind,
        spans,
        years=tuple(years for one in found for years in one.years),
        degree=next((one.degree for one in found if one.degree), None),
        equivalent=any(one.equivalent for one in found),
        alternatives=moved if isinstance(moved, Branch) else None,
        skills=tuple(dict.fromkeys(skill for one in found for skill in one.skills)),
        languages=tuple({spoken.name: spoken for one in found for spoken in one.languages}.values()),
        topics=tuple(topic for topic in Topic if any(topic in one.topics for one in found)),
    )


def _moved(node: Branch | Leaf, shift: int | None) -> Branch | Leaf:
    """A tree whose leaves stand elsewhere, or with None nowhere in particular."""
    if isinstance(node, Branch):
        return replace(node, of=tuple(_moved(one, shift) for one in node.of))
    spans = () if shift is None else tuple((a + shift, b + shift) for a, b in node.spans)
    return replace(node, spans=spans)
