"""Terms of work: where the work is done and on what kind of contract."""

import re
from collections.abc import Iterable
from functools import cache

from jobtui.domain.reading import Finding, Origin, ZoneName
from jobtui.parsing.lines import Line
from jobtui.parsing.page import Mark, Page, Role
from jobtui.parsing.patterns import OneOf
from jobtui.parsing.tables import table

_ORDER = ("hybrid", "remote", "onsite")
_HEADER_LINES = 40
_PROSE_ZONES = frozenset(
    {ZoneName.HEADER, ZoneName.OVERVIEW, ZoneName.RESPONSIBILITIES, ZoneName.REQUIREMENTS, ZoneName.PREFERRED,
     ZoneName.BENEFITS, ZoneName.COMPENSATION, ZoneName.ABOUT_COMPANY, ZoneName.APPLY}
)  # fmt: skip
_VAGUE = frozenset({"distributed", "virtual", "anywhere"})
_ANSWERS = {
    **dict.fromkeys(("yes", "ja", "oui", "sí", "si", "sim", "sì", "예", "はい", "是"), "remote"),
    **dict.fromkeys(("no", "nein", "non", "não", "nee", "nej", "아니오", "いいえ", "否"), "onsite"),
}
_NEGATED = re.compile(r"\b(?:not|no|non|kein\w*|never|without)\b[^.]{0,12}$", re.I)


@cache
def _short(part: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The words of a fact as whole words, for header lines and labels."""
    entry = table("facts")[part]
    names = _ORDER if part == "workplace" else tuple(entry)
    return tuple(
        (n, re.compile("|".join(_word(w) for w in sorted(entry[n], key=len, reverse=True)))) for n in names
    )


def _word(word: str) -> str:
    escaped = re.escape(word)
    return rf"(?<!\w){escaped}(?!\w)" if word.isascii() else escaped


@cache
def _prose(part: str) -> tuple[tuple[str, OneOf], ...]:
    entry = table("facts")[f"{part}_prose"]
    names = _ORDER if part == "workplace" else tuple(entry)
    return tuple((n, OneOf(entry[n])) for n in names)


@cache
def _any_prose(part: str) -> OneOf:
    """The phrases of all values as one, since most lines hold none."""
    return OneOf(p for name, _ in _prose(part) for p in table("facts")[f"{part}_prose"][name])


def workplace(page: Page, pieces: tuple[tuple[Line, int, int], ...]) -> Finding[str] | None:
    """remote, hybrid or onsite, where the posting says so."""
    told = _yes_or_no(page)
    if told:
        return told
    for text, line, start, rule in _sources(page, pieces, ("workplace", "location", "employment", "title")):
        partly = _prose("workplace")[0][1].search(text)
        if partly:
            return Finding(
                "hybrid", line.spans(start + partly.start(), start + partly.end()), rule=f"{rule}.partly"
            )
        for name, pattern in _short("workplace"):
            match = pattern.search(text)
            if match and match[0] in _VAGUE and len(text.split()) > 3:
                continue
            if match and not _NEGATED.search(text[: match.start()]):
                return Finding(name, line.spans(start + match.start(), start + match.end()), rule=rule)
    return _in_prose(page, "workplace")


def _yes_or_no(page: Page) -> Finding[str] | None:
    """`Remote: Yes`, `Telecommute: No`."""
    for fact in page.labels:
        answer = _ANSWERS.get(fact.value.strip(" .").casefold()) if fact.field == "workplace" else None
        if answer:
            return Finding(answer, fact.line.spans(fact.start), rule="label.workplace")
    return None


def employment_type(page: Page, pieces: tuple[tuple[Line, int, int], ...]) -> Finding[str] | None:
    """full-time, permanent …: the types that a label or header states, joined by ", "; else one that a
    phrase states.
    """
    for text, line, start, rule in _sources(page, pieces, ("employment", "workplace", "title")):
        found = [(n, m) for n, p in _short("employment") if (m := p.search(text))]
        if found:
            spans = tuple(s for _, m in found for s in line.spans(start + m.start(), start + m.end()))
            return Finding(", ".join(n for n, _ in found), spans, rule=rule)
    return _in_prose(page, "employment")


def _sources(
    page: Page, pieces: tuple[tuple[Line, int, int], ...], fields: tuple[str, ...]
) -> Iterable[tuple[str, Line, int, str]]:
    """The short texts that may state a term, surest first: bar-divided header, labels, header lines."""
    for line, start, end in pieces:
        yield line.text[start:end].lower(), line, start, "header.bars"
    for field in fields:
        for fact in page.labels:
            if fact.field == field and len(fact.value) <= 160:
                yield fact.value.lower(), fact.line, fact.start, f"label.{field}"
    for mark in page.top()[:_HEADER_LINES]:
        if _is_header(mark):
            yield mark.line.text.lower(), mark.line, 0, "header.line"


def _is_header(mark: Mark) -> bool:
    text = mark.line.text
    if mark.origin not in (Origin.EMPLOYER, Origin.SITE) or mark.role is Role.FACT:
        return False
    if text.endswith((".", "!", "?")) or (
        mark.line.bullet not in ("", "·") and mark.zone is not ZoneName.HEADER
    ):
        return False
    return len(text) <= 100 and sum(any(map(str.isalnum, w)) for w in text.split()) <= 12


def _in_prose(page: Page, part: str) -> Finding[str] | None:
    """What running text says for certain; the first in the order of the table, not of the text."""
    lines = [m.line for m in page.marks if m.zone in _PROSE_ZONES and m.role in (Role.BODY, Role.FACT)]
    lines += [m.line for m in page.marks if m.role is Role.CHROME and m.line.text.startswith("#")]
    stating = [(line, low) for line in lines if _any_prose(part).search(low := line.head.lower())]
    for name, pattern in _prose(part):
        for line, low in stating:
            match = pattern.search(low)
            if match and not _NEGATED.search(low[: match.start()]):
                return Finding(name, line.spans(*match.span()), rule=f"prose.{part}")
    return None
