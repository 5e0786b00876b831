"""Postings in words: the rows that `show`, `parse` and `list` lay out."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any

from jobtui.cli.out import Cell, Row
from jobtui.domain.conditions import conditions
from jobtui.domain.demand import condition_text
from jobtui.domain.fields import FIELDS, LABELS
from jobtui.domain.posting import NO_TITLE, NextAction, Posting, PostingRow
from jobtui.domain.reading import LABEL, Dated, Facts, Finding, Origin, Reading, Zone
from jobtui.domain.requirement import (
    STATE_SYMBOLS,
    ChecklistItem,
    Kind,
    Leaf,
    Requirement,
    Span,
    State,
    Tally,
    tally,
)
from jobtui.domain.salary import Salary, describe
from jobtui.tracker.source import line_spans
from jobtui.tracker.values import PERSON

NOT_STATED = "not stated"
SUGGESTED = "?"
SUGGESTION_NOTE = "? read from prose, not stated as such; jobtui edit ID --confirm FIELD accepts it."

STATE_STYLES = {State.UNREVIEWED: "dim", State.MET: "green", State.PARTIAL: "yellow", State.UNMET: "red"}

_ONE_LINE = 66
"""Conditions that are no longer stand on one line of 80 columns."""

_APART = ("skills", "responsibilities", "benefits")
"""Fields whose values stand together, not a row each."""

_CARRIES = {
    "locations": "place",
    "employment_type": "type",
    "salaries": "pay",
    "skills": "skill",
    "responsibilities": "responsibility",
    "benefits": "benefit",
}
"""What one value of a field is called where it is not the field's own name."""


_WHOLE_LINES = frozenset({"summary", "responsibilities", "benefits"})
"""Fields whose values are nothing but the words of their lines."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a reading text. Lines count from 1; offsets from 0."""

    texts: tuple[str, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Lines":
        """The lines as every part of jobtui counts them."""
        spans = line_spans(text)
        return cls(tuple(text[start:end] for start, end in spans), tuple(start for start, _ in spans))

    def at(self, offset: int) -> int:
        """The line an offset lies in."""
        return bisect_right(self.starts, offset)

    def covered(self, span: Span) -> range:
        """The lines a span touches."""
        start, end = span
        return range(self.at(start), self.at(max(start, end - 1)) + 1)

    def of_all(self, spans: Sequence[Span]) -> list[int]:
        """The lines that any of these spans touches."""
        return sorted({number for span in spans for number in self.covered(span)})

    def extent(self, number: int) -> Span:
        """The offsets of a line."""
        start = self.starts[number - 1]
        return start, start + len(self.texts[number - 1])

    def where(self, spans: Sequence[Span]) -> str:
        """`L12` for the first span, nothing where there is none."""
        return f"L{self.at(spans[0][0])}" if spans else ""


def subject(found: Posting | PostingRow) -> str:
    """The role and who offers it, in one line; what is only suggested is marked."""
    said = {"title": found.name, "company": found.company}
    marked = [f"{text} {SUGGESTED}" if field in found.suggested else text for field, text in said.items()]
    return " · ".join(filter(None, marked))


def value_text(value: Any) -> str:
    """A fact's value on one line."""
    if isinstance(value, Salary):
        return describe(value, with_place=True)
    if isinstance(value, Dated):
        return day_text(value)
    return " ".join(str(value).split())


def day_text(dated: Dated) -> str:
    """`2026-10-20`, or the interval it can lie in, with the posting's own words where they differ."""
    first, last = dated.earliest, dated.latest
    if first is None and last is None:
        return dated.text
    exact = first == last
    days = f"{first}" if exact else f"{first or '…'} to {last or '…'}"
    return days if dated.text == days else f"{days} ({dated.text})"


def next_action_text(action: NextAction | None) -> str:
    """`Call them, due 2026-11-20`, or nothing."""
    if action is None:
        return ""
    return action.text + (f", due {action.due}" if action.due else "")


_SELDOM = ("requisition", "summary")
"""Facts that few postings state: left out where there is none."""


def fact_rows(facts: Facts, lines: Lines, corrected: Set[str] = frozenset()) -> Iterator[Row]:
    """One row a value: label, line, value."""
    for field, label in LABELS.items():
        if field in _APART:
            continue
        found = facts.findings(field)
        if not found and field == "title":
            yield [label, "", Cell(NO_TITLE, "dim")]
        elif not found and field not in _SELDOM:
            yield [label, "", Cell(NOT_STATED, "dim")]
        for at, finding in enumerate(found):
            where = Cell(lines.where(finding.spans), "dim")
            yield ["" if at else label, where, _fact(finding, field in corrected)]
            for other in finding.alternatives:
                yield ["", "", Cell(f"also read: {value_text(other.value)}", "dim")]
    yield from _skill_rows(facts.skills)


def _fact(finding: Finding[Any], corrected: bool) -> Cell:
    text = value_text(finding.value)
    if finding.suggested:
        return Cell(f"{text} {SUGGESTED}", "yellow")
    if corrected:
        return Cell(f"{text}  ({'corrected' if finding.rule == PERSON else 'confirmed'})")
    return Cell(f"{text}  (says the site)" if finding.origin is Origin.SITE else text)


def _skill_rows(skills: Sequence[Finding[str]]) -> Iterator[Row]:
    """The employer's skills, and apart from them those that only the site names."""
    own = [skill.value for skill in skills if skill.origin is Origin.EMPLOYER]
    site = [skill.value for skill in skills if skill.origin is not Origin.EMPLOYER]
    if own:
        yield ["Skills", "", ", ".join(own)]
    if site:
        yield ["Site's chips", "", Cell(", ".join(site), "dim")]


def requirement_rows(requirements: Sequence[Requirement], lines: Lines) -> Iterator[tuple[str, list[Row]]]:
    """For each kind there is: a heading and its rows of number, line, text."""
    for kind in Kind:
        table: list[Row] = [
            [f"{n:>3}", Cell(lines.where(one.spans), "dim"), one.text]
            for n, one in enumerate(requirements, 1)
            if one.kind is kind
        ]
        if table:
            yield f"{kind.capitalize()} ({len(table)})", table


def checklist_rows(checklist: Sequence[ChecklistItem], lines: Lines) -> Iterator[tuple[str, list[Row]]]:
    """For each kind there is: a heading with its tally and its rows of number, state, line, text."""
    for kind in Kind:
        items = [item for item in checklist if item.requirement.kind is kind]
        if items:
            rows = [row for item in items for row in _item_rows(item, lines)]
            yield f"{kind.capitalize()} ({tally_text(tally(items, kind))})", rows


def _item_rows(item: ChecklistItem, lines: Lines) -> Iterator[Row]:
    state = Cell(f"{STATE_SYMBOLS[item.state] or '·'} {item.state}", STATE_STYLES[item.state])
    text = item.requirement.text
    if item.requirement.rule == PERSON:
        text += "  (added)"
    elif item.corrected:
        text += "  (corrected)"
    yield [f"{item.n:>3}", state, Cell(lines.where(item.requirement.spans), "dim"), text]
    if item.note:
        yield ["", "", "", Cell(f"↳ {item.note}", "italic")]


def tally_text(counted: Tally) -> str:
    """`3 of 7 met, 1 partial`."""
    parts = [f"{counted.met} of {counted.total} met"]
    parts += [f"{counted.partial} partial"] if counted.partial else []
    parts += [f"{counted.unmet} unmet"] if counted.unmet else []
    return ", ".join(parts)


def source_rows(
    lines: Lines, zones: Sequence[Zone], facts: Facts, requirements: Iterable[tuple[int, Requirement]]
) -> Iterator[Row]:
    """The captured text: line number, what the line carries, the line; where a zone begins, a row for it."""
    marks = carried(lines, facts, requirements)
    begins = {lines.at(zone.start): zone for zone in reversed(zones)}
    for number, text in enumerate(lines.texts, 1):
        if zone := begins.get(number):
            said = "labelled by you" if zone.rule == LABEL else f"written by: {zone.origin}"
            yield [Cell("  ──", "dim"), Cell(zone.name.replace("_", " "), "magenta"), Cell(said, "dim")]
        mark = ", ".join(marks.get(number, ()))
        yield [Cell(f"{number:>4}", "dim"), Cell(mark, "cyan"), Cell(text, "" if mark else "dim")]


def carried(
    lines: Lines, facts: Facts, requirements: Iterable[tuple[int, Requirement]]
) -> dict[int, list[str]]:
    """What each line carries a value of: `title`, `skill ×3`, `requirement 4`."""
    found: dict[int, Counter[str]] = {}
    for field in FIELDS:
        for finding in facts.findings(field):
            for number in lines.of_all(finding.spans):
                found.setdefault(number, Counter())[_CARRIES.get(field, field)] += 1
    for n, requirement in requirements:
        for number in lines.of_all(requirement.spans):
            found.setdefault(number, Counter())[f"requirement {n}"] += 1
    return {
        number: [name if count == 1 else f"{name} ×{count}" for name, count in names.items()]
        for number, names in found.items()
    }


def explained_rows(reading: Reading, lines: Lines) -> Iterator[Row]:
    """Line by line: its number and words; below them zone, origin and rule, and what was read there."""
    read = _explanations(reading, lines)
    for number, text in enumerate(lines.texts, 1):
        yield [Cell(f"{number:>4}", "dim"), text]
        if text.strip():
            yield ["", Cell("; ".join(_placed(reading.zones, lines.extent(number))), "cyan")]
        for (name, proof), values in read.get(number, {}).items():
            said = f"→ {': '.join(filter(None, (name, ', '.join(values))))}  {proof}".rstrip()
            yield ["", Cell(said, "green")]


def _placed(zones: Sequence[Zone], line: Span) -> list[str]:
    """The zones of a line: `preferred · employer · heading.exact`."""
    start, end = line
    there = [zone for zone in zones if zone.start < end and start < zone.end]
    return [f"{zone.name} · {zone.origin} · {zone.rule}" for zone in there] or ["in no zone"]


def _explanations(reading: Reading, lines: Lines) -> dict[int, dict[tuple[str, str], list[str]]]:
    """What was read in each line, by its number: values by their name and proof, which is origin and rule."""
    found: dict[int, dict[tuple[str, str], list[str]]] = {}
    for field in FIELDS:
        for finding in reading.facts.findings(field):
            proof = f"[{finding.origin}, {finding.rule}{', suggested' if finding.suggested else ''}]"
            values = [] if field in _WHOLE_LINES else [shortened(value_text(finding.value))]
            for number in lines.of_all(finding.spans):
                named = found.setdefault(number, {})
                named.setdefault((_CARRIES.get(field, field), proof), []).extend(values)
    for n, one in enumerate(reading.requirements, 1):
        for number in lines.of_all(one.spans):
            proof = f"[{one.origin}, {one.rule}]"
            found.setdefault(number, {})[f"requirement {n}: {one.kind}", proof] = list(one.topics)
        for number in lines.of_all(one.spans)[:1]:
            found[number] |= {(text, ""): [] for text in _asked(one)}
    return found


def _asked(one: Requirement) -> Iterator[str]:
    """What a requirement asks; a long tree a line each part."""
    tree = conditions(one)
    if tree is None:
        return
    text = condition_text(tree)
    if isinstance(tree, Leaf) or tree.open or len(text) <= _ONE_LINE:
        yield f"asks {text}"
        return
    joint = "or" if tree.op == "any" else "and"
    for part in tree.of:
        yield f"{'asks' if part is tree.of[0] else joint} {condition_text(part)}"


def shortened(text: str) -> str:
    """The start of a text, on one line of at most 60 characters."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:59]}…"
