"""Duties, benefits and the summary: what stands in their zones, line by line."""

import re
from collections.abc import Iterator

from jobtui.domain.reading import Finding, Origin, ZoneName
from jobtui.domain.requirement import Requirement
from jobtui.parsing import noise, structure
from jobtui.parsing.fields.requirements import leads, says_nothing
from jobtui.parsing.fields.sentences import clauses
from jobtui.parsing.lines import LIMIT, quote
from jobtui.parsing.page import Mark, Page, Role

_WORD = re.compile(r"[^\W_]+")


def responsibilities(page: Page, requirements: tuple[Requirement, ...]) -> tuple[Finding[str], ...]:
    """The duties, each once; what already stands among the requirements is left out."""
    taken = {_key(r.text) for r in requirements}
    found: dict[str, Finding[str]] = {}
    sections: dict[int, list[Mark]] = {}
    for mark in page.body(ZoneName.RESPONSIBILITIES):
        if mark.origin is Origin.EMPLOYER:
            sections.setdefault(mark.section, []).append(mark)
    for section in sections.values():
        for finding in _section(section):
            key = _key(finding.value)
            if key and key not in taken and not says_nothing(key):
                found.setdefault(key, finding)
    return tuple(found.values())


def _section(section: list[Mark]) -> Iterator[Finding[str]]:
    listed = any(m.line.bullet for m in section)
    for mark in section:
        text = mark.line.text[mark.offset : LIMIT]
        colon = text.rstrip().endswith((":", "：")) and (len(text.split()) < 24 or not mark.line.bullet)
        intro = colon or (mark is section[0] and leads(section))
        if intro and (mark is not section[-1] or len(section) == 1):
            continue
        running = not listed and len(section) <= 2
        for a, b in clauses(text) if running else [(0, len(text))]:
            finding = _finding(mark, mark.offset + a, mark.offset + b, "responsibilities")
            if finding:
                yield finding


def benefits(page: Page) -> tuple[Finding[str], ...]:
    """What the employer offers, line by line, each once."""
    found: dict[str, Finding[str]] = {}
    for mark in page.body(ZoneName.BENEFITS):
        if mark.origin is Origin.EMPLOYER and not noise.legal(mark.line) and not mark.line.text.endswith(":"):
            finding = _finding(mark, mark.offset, min(len(mark.line.text), LIMIT), "benefits")
            if finding and not says_nothing(_key(finding.value)):
                found.setdefault(_key(finding.value), finding)
    return tuple(found.values())


def summary(page: Page) -> Finding[str] | None:
    """The site's own summary where there is one, else the first paragraph that describes the role."""
    made = [
        m for m in page.body(ZoneName.OVERVIEW) if m.origin is Origin.GENERATED and structure.is_prose(m.line)
    ]
    told = [
        m for m in page.body(ZoneName.OVERVIEW) if m.origin is Origin.EMPLOYER and structure.is_prose(m.line)
    ]
    for mark in (*made, *told):
        if len(mark.line.text.split()) >= 12 and not noise.applying(mark.line) and not noise.legal(mark.line):
            return _finding(mark, mark.offset, min(len(mark.line.text), LIMIT), "summary")
    return None


def _finding(mark: Mark, start: int, end: int, rule: str) -> Finding[str] | None:
    text = mark.line.text[start:end]
    stripped = text.rstrip(" ;,")
    spans = mark.line.spans(start, start + len(stripped))
    value = quote(mark.line.source, spans)
    if len(_WORD.findall(value)) < 1 or mark.role is Role.CHROME:
        return None
    return Finding(value, spans, mark.origin, f"{rule}.{mark.rule}")


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
