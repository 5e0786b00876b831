"""The values read from a text, each with its words for the status line and the places it was read from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from jobtui.domain.fields import LABELS
from jobtui.domain.reading import Dated, Facts, Finding
from jobtui.domain.requirement import Requirement, Span
from jobtui.domain.salary import Salary, describe
from jobtui.domain.search import places
from jobtui.tui.amounts import amounts
from jobtui.tui.text import Sought

MATCH = "Match"
"""The name of a place that was sought, not read."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One value and where it stands in the text: `name` says which, `words` what, `proof` by which rule."""

    name: str
    words: str
    proof: str
    spans: tuple[Span, ...]


def value_text(value: Any) -> str:
    """One value as a screen shows it."""
    if isinstance(value, Salary):
        return amounts(describe(value, with_place=True))
    return value.text if isinstance(value, Dated) else " ".join(str(value).split())


def proof_text(finding: Finding[Any]) -> str:
    """By which rule a value was found, who said it if not the employer, and whether it is a suggestion."""
    parts = [f"rule {finding.rule}" if finding.rule else ""]
    parts.append(f"said by: {finding.origin}" if finding.origin != "employer" else "")
    parts.append("suggested" if finding.suggested else "")
    return " · ".join(filter(None, parts))


def marks_of(facts: Facts, requirements: Iterable[tuple[int, Requirement]]) -> tuple[Mark, ...]:
    """All values with a place in the text, in its order. Requirements come with their number."""
    marks = [
        Mark(label, value_text(finding.value), proof_text(finding), finding.spans)
        for field, label in LABELS.items()
        for finding in facts.findings(field)
        if finding.spans
    ]
    for n, item in requirements:
        if item.spans:
            rule = f"rule {item.rule}" if item.rule else ""
            marks.append(Mark(f"Requirement {n}", str(item.kind), rule, item.spans))
    return in_order(marks)


def matches_of(text: str, sought: Sought) -> tuple[Mark, ...]:
    """Where the text holds what was filtered by, in its order."""
    found = places(text, *sought) if any(sought) else ()
    return tuple(Mark(MATCH, value_text(text[start:end]), "", ((start, end),)) for start, end in found)


def in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks in the order of the text, the wider before those within."""
    return tuple(sorted(marks, key=lambda mark: (mark.spans[0][0], -mark.spans[0][1])))


def stops(marks: Sequence[Mark]) -> list[tuple[Mark, ...]]:
    """The marks in the order of the text, those that begin and end at the same place taken together."""
    found: dict[Span, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.spans[0], []).append(mark)
    return [tuple(together) for together in found.values()]
