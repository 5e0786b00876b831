"""Places in the captured text: the lines a person picks, what they say, and where words stand in them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from jobtui.domain.problem import WrongUsage
from jobtui.domain.reading import Finding
from jobtui.domain.requirement import Span

_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_LEAD = re.compile(r"[\s>#*_•·‣▪●○◦➢►▸✓✔■□–—-]*(?:\(?\d{1,2}[.)]\s+)?")
_BULLET = re.compile(r"[\s>]*(?:[*•·‣▪●○◦➢►▸✓✔■□–—+-]|\(?\d{1,2}[.)]\s)")
_TAIL = " \t*_"
_BETWEEN = " \t\r\n,;·•|/–—-"


def line_spans(text: str) -> list[Span]:
    """The ranges of all lines, without their ends."""
    ends = [match.span() for match in _LINE_END.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    return list(zip(starts, [*(start for start, _ in ends), len(text)], strict=True))


def line_span(text: str, number: int) -> Span:
    """The range of line `number`, counted from 1. Raises WrongUsage if there is no such line."""
    spans = line_spans(text)
    if not 1 <= number <= len(spans):
        raise WrongUsage(f"there is no line {number}: the text has {len(spans):,} lines.")
    return spans[number - 1]


def line_number(text: str, offset: int) -> int:
    """The number, from 1, of the line that holds an offset."""
    return 1 + sum(1 for _ in _LINE_END.finditer(text, 0, offset))


def stripped(text: str, span: Span) -> Span:
    """A range without the bullet, number and marks before its words and the blanks behind them."""
    start, end = span
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and (text[end - 1].isspace() or text[end - 1] in _TAIL):
        end -= 1
    return start, end


def words(text: str, spans: Sequence[Span]) -> str:
    """What stands at these places, white space folded."""
    return "".join(" " if text[at].isspace() else text[at] for at in offsets(text, spans))


def offsets(text: str, spans: Sequence[Span]) -> list[int]:
    """For each character of `words(text, spans)` its offset in the text.

    Blanks between two places count as those within one; marks between them do not.
    """
    found: list[int] = []
    blank, before = None, None
    for start, end in spans:
        first = start if before is None else before
        for at in range(min(first, start), end):
            if text[at].isspace():
                blank = at if blank is None else blank
            elif at >= start:
                found += [blank, at] if blank is not None and found else [at]
                blank = None
        before = end
    return found


def lines_in(text: str, span: Span) -> list[Span]:
    """The lines of a range, each stripped; empty ones left out."""
    found, start = [], span[0]
    for match in _LINE_END.finditer(text, *span):
        found.append((start, match.start()))
        start = match.end()
    kept = [stripped(text, one) for one in [*found, (start, span[1])]]
    return [one for one in kept if one[0] < one[1]]


def items_in(text: str, span: Span) -> list[Span]:
    """The items of a range. A bullet begins one; without bullets, a line that does not begin small."""
    rows = [
        (start, end, bool(_BULLET.match(text, _line_start(text, start))))
        for start, end in lines_in(text, span)
    ]
    listed = any(bullet for _, _, bullet in rows)
    found: list[Span] = []
    for start, end, bullet in rows:
        goes_on = not bullet if listed else text[start].islower()
        if found and goes_on:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _line_start(text: str, offset: int) -> int:
    ends = [match.end() for match in _LINE_END.finditer(text, max(0, offset - 200), offset)]
    return ends[-1] if ends else max(0, offset - 200)


def find_words(text: str, said: str, within: Span) -> Span | None:
    """Where words stand in a range, however they are spaced there."""
    parts = said.split()
    if not parts:
        return None
    found = re.compile(r"\s+".join(map(re.escape, parts))).search(text, *within)
    return found.span() if found else None


def located(finding: Finding[Any], text: str, near: Sequence[Span]) -> Finding[Any]:
    """A finding with the place of its words in the lines of some places, if they stand there."""
    if finding.spans or not isinstance(finding.value, str):
        return finding
    for start, end in near:
        after = _LINE_END.search(text, end)
        place = find_words(
            text, finding.value, (_line_start(text, start), after.start() if after else len(text))
        )
        if place is not None:
            return replace(finding, spans=(place,))
    return finding


def cut(text: str, spans: Sequence[Span], at: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The places of the words before and from character `at` of `words(text, spans)` on."""
    where = offsets(text, spans)
    point = where[at] if at < len(where) else spans[-1][1]
    before = tuple((start, min(end, point)) for start, end in spans if start < point)
    after = tuple((max(start, point), end) for start, end in spans if end > point)
    return tuple(trimmed(text, one) for one in before), tuple(trimmed(text, one) for one in after)


def trimmed(text: str, span: Span) -> Span:
    """A range without the signs that stand between items at its ends."""
    start, end = span
    while start < end and text[start] in _BETWEEN:
        start += 1
    while end > start and text[end - 1] in _BETWEEN:
        end -= 1
    return start, end


def parted(said: str, at: int) -> tuple[str, str]:
    """Words in two at a character, without the signs that stood between the parts."""
    return said[:at].strip(_BETWEEN), said[at:].strip(_BETWEEN)


def likely_cut(said: str) -> int:
    """Where a requirement is most likely two: behind a sentence or semicolon, else at "and", else halfway."""
    middle = len(said) // 2
    for sign in (r"(?<=[.;!?])\s+(?=\S)", r"(?<=,)\s+(?=\S)", r"\s(?=(?:and|und|et|y|e|en)\s)", r"\s(?=\S)"):
        found = [match.end() for match in re.finditer(sign, said)]
        if found:
            return min(found, key=lambda at: abs(at - middle))
    return middle
