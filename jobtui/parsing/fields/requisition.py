"""The number under which the employer keeps the opening: behind its label, or in a line of the header."""

import re
from functools import cache

from jobtui.domain.reading import Finding, Origin, ZoneName
from jobtui.parsing.lines import Line, quote
from jobtui.parsing.page import Page, Role
from jobtui.parsing.tables import table

_VALUE = r"(?P<value>(?=[\w./-]{0,39}\d)(?=[\w./-]{3})\w[\w./-]{1,38}\w)"
"""One word with a figure in it, of 3 to 40 signs."""

_AFTER = re.compile(rf"#?\s?{_VALUE}(?=$|[\s,;|)\]•·]|\.(?:\s|$))")
_NONE = re.compile(
    r"(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,9}\.\d{2}|\d{1,9}[kK]|\d{1,2}/\d{1,2}|"
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
)
"""A year, a date, an amount, a share, or what only a machine reads."""

_QUOTE = (
    r"\b(?:quot(?:e|ing)|mention(?:ing)?|cit(?:e|ing)|angabe|indiquant|citando|indicando)"
    r"\s(?:the|our|der|von|la|el|o)?"
)
_LONGEST = 200


@cache
def _cued() -> re.Pattern[str]:
    """A cue with a value, by itself between the ends, bars, commas or brackets of a line, or to be quoted."""
    words = sorted(table("labels")["requisition"], key=len, reverse=True)
    cues = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words)
    return re.compile(
        rf"(?:^|[(\[|•·,;]|\s[-–—]\s|{_QUOTE})\s*(?:{cues})(?:\s?[:：.#°]|\s?(?:no|nr|id)\b[.:]?)?\s?#?\s?{_VALUE}"
        r"(?=\s*(?:$|[)\]|•·,;]|\.(?:\s|$)|\s[-–—]\s)|\s(?:in|with|when|in der|bei|dans|en)\s)",
        re.I,
    )


def requisition(page: Page) -> Finding[str] | None:
    """The requisition id; never one of another posting, and never one that is not labelled as such."""
    labelled = (
        (fact.line, found, "label.requisition")
        for fact in page.labels
        if fact.field == "requisition" and (found := _AFTER.match(fact.line.head, fact.start))
    )
    cued = (
        (line, found, "header.requisition")
        for line in _lines(page)
        for found in _cued().finditer(line.head[:_LONGEST])
    )
    for line, found, rule in (*labelled, *cued):
        if not _NONE.fullmatch(found["value"]):
            spans = line.spans(*found.span("value"))
            return Finding(quote(page.source, spans), spans, Origin.EMPLOYER, rule)
    return None


def _lines(page: Page) -> list[Line]:
    """The header with its small print, and what tells how to apply."""
    top = []
    for mark in page.top():
        if mark.origin is Origin.OTHER or (mark.zone is ZoneName.NOISE and mark.role is not Role.CHROME):
            break
        top.append(mark.line)
    return [*top, *(mark.line for mark in page.body(ZoneName.APPLY) if mark.line not in top)]
