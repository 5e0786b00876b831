"""Who hires: from a label, the header, the title's line, or the names that sentences repeat."""

import re
from collections.abc import Iterator
from functools import cache

from jobtui.domain.reading import Finding, Origin, ZoneName
from jobtui.domain.requirement import Span
from jobtui.parsing import headings, noise, structure
from jobtui.parsing.fields import place, skills
from jobtui.parsing.fields.header import Header, split_bars
from jobtui.parsing.lines import Line, quote
from jobtui.parsing.page import Mark, Page, Role
from jobtui.parsing.patterns import OneOf
from jobtui.parsing.tables import table

_WORD = r"(?:[A-ZÄÖÜÉÀÅØ0-9][\w&.'’+®™-]{0,30}|[a-z]{1,3}[A-Z]\w{1,20})"
_NAME = (
    rf"(?P<name>{_WORD}(?: (?:(?:of|and|the|&|de|du|la|le|für|und|der|by|for|van|von|e|y|del|"
    rf"do|da|di) )?{_WORD}){{0,5}}(?:,? (?:Inc|INC|LLC|Ltd|LTD|Corp|Co)\.?(?!\w))?(?: "
    rf"\([A-Z][\w. ]{{1,12}}\))?)"
)
_FIRM = re.compile(
    r"株式会社|有限会社|合同会社|㈜|\(주\)|주식회사|有限公司|\b(?:GmbH|AG|Ltd|Limited|LLC|Inc|S\.A|B\.V|SAS|SARL|Srl)\b"
)
_ORNAMENT = re.compile(r"[ :!?.…\u2600-\u27bf\U0001f300-\U0001faff]{1,12}$")
_TRAIL = re.compile(r"[.,;:!?'’]+$|['’]s$")
_DOMAIN = re.compile(r"https?://(?:www\.)?([\w.-]{3,80})|\bwww\.([\w-]{2,40}\.[a-z.]{2,10})")
_SUFFIX = frozenset(
    {
        "com",
        "org",
        "net",
        "io",
        "co",
        "uk",
        "de",
        "fr",
        "es",
        "it",
        "nl",
        "eu",
        "ai",
        "app",
        "dev",
        "im",
        "us",
        "kr",
        "jp",
        "cn",
        "at",
        "ch",
        "be",
        "br",
        "pt",
        "se",
        "gov",
        "edu",
        "tech",
        "me",
        "inc",
        "info",
        "au",
        "ca",
        "in",
        "pl",
        "dk",
        "no",
        "fi",
        "ie",
    }
)
_HOST_WORDS = frozenset(
    {
        "www",
        "jobs",
        "job",
        "careers",
        "career",
        "apply",
        "karriere",
        "boards",
        "recruiting",
        "hire",
        "work",
        "en",
        "de",
        "job-boards",
        "talent",
        "emploi",
        "empleo",
        "about",
        "corp",
        "hr",
    }
)


_QUIET = frozenset({ZoneName.RESPONSIBILITIES, ZoneName.REQUIREMENTS, ZoneName.PREFERRED, ZoneName.SKILLS})


@cache
def _prose() -> tuple[tuple[int, OneOf], ...]:
    return tuple((weight, OneOf([p.replace("NAME", _NAME)])) for weight, p in table("companies")["prose"])


@cache
def _headings() -> OneOf:
    return OneOf(p.replace("NAME", _NAME) for p in table("companies")["headings"])


@cache
def _legal() -> re.Pattern[str]:
    forms = "|".join(table("companies")["legal_forms"])
    return re.compile(rf"(?P<name>{_WORD}(?: (?:& |und |of )?{_WORD}){{0,5}},? (?:{forms}))(?![\w])")


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    entry = table("companies")
    return frozenset(entry["departments"]), frozenset(entry["not_first"]), frozenset(entry["boards"])


def find_company(page: Page, header: Header) -> Finding[str] | None:
    """The employer, or the agency where the client is unnamed; None where neither is named."""
    labelled = _labelled(page)
    if labelled:
        return labelled
    if header.company and _plausible(header.company.value):
        return header.company
    scores = _scores(page)
    beside = _beside(page, header, scores)
    if beside:
        return beside
    return _best(page, scores) or _domain(page)


def _labelled(page: Page) -> Finding[str] | None:
    for fact in page.labels:
        if fact.field == "company" and 0 < len(fact.value.split()) <= 9 and not headings.known(fact.value):
            spans = fact.line.spans(fact.start, len(fact.line.head))
            value = quote(page.source, spans)
            if not place.is_place(value) and not structure.is_fact_word(value):
                return Finding(value, spans, Origin.EMPLOYER, "label.company")
    return None


def _plausible(name: str) -> bool:
    departments, not_first, boards = _words()
    folded = name.casefold().strip(" .,")
    first = folded.split()[0] if folded.split() else ""
    bad = folded in departments or folded in boards or first in not_first or structure.is_fact_word(name)
    return 1 < len(folded) <= 60 and not bad and not place.is_place(name) and any(c.isalpha() for c in name)


def _mentions(page: Page) -> Iterator[tuple[float, str, tuple[Span, ...]]]:
    """Every name that a heading or sentence gives the employer, with the weight of the phrase."""
    for mark in page.marks:
        if mark.zone is ZoneName.NOISE:
            continue
        line = mark.line
        if mark.role is Role.HEADING or (len(line.head) < 60 and not line.bullet):
            match = _headings().fullmatch(_ORNAMENT.sub("", line.head))
            if match:
                yield 4, *_clean(line, *match.span("name"))
        if len(line.head) > 15:
            loose = mark.zone not in _QUIET
            yield from (m for m in _in_prose(line) if loose or m[0] >= 3)


def _in_prose(line: Line) -> Iterator[tuple[float, str, tuple[Span, ...]]]:
    for weight, pattern in _prose():
        for match in pattern.finditer(line.head):
            name, spans = _clean(line, *match.span("name"))
            if name and (match.start("name") > 0 or weight > 1):
                yield weight, name, spans
    for match in _legal().finditer(line.head):
        yield 3, *_clean(line, *match.span("name"))


def _clean(line: Line, start: int, end: int) -> tuple[str, tuple[Span, ...]]:
    """The name without an article before it or punctuation behind it."""
    text = line.text[start:end]
    for article in ("The ", "Die ", "Das ", "Der ", "At ", "La ", "Le ", "El ", "Join ", "Bei ", "About "):
        if text.startswith(article):
            start += len(article)
            text = line.text[start:end]
    tail = _TRAIL.search(text)
    while tail and not re.search(r"(?:Inc|Ltd|Co|Corp|S\.A|B\.V|N\.V|L\.P|S\.L|p\.A|r\.l)\.$", text):
        end -= len(tail[0])
        text = line.text[start:end]
        tail = _TRAIL.search(text)
    spans = line.spans(start, end)
    return quote(line.source, spans), spans


def _scores(page: Page) -> dict[str, tuple[float, str, tuple[Span, ...]]]:
    """Plausible names by their folded form: total weight, first spelling, first place."""
    found: dict[str, tuple[float, str, tuple[Span, ...]]] = {}
    for weight, name, spans in _mentions(page):
        if not spans or not _plausible(name) or (structure.titled(name) and weight < 4):
            continue
        if weight < 4 and skills.bare(name):
            continue
        folded = name.casefold()
        total, first, where = found.get(folded, (0.0, name, spans))
        found[folded] = (total + weight, first, where)
    return _whole_names(found)


def _whole_names(
    found: dict[str, tuple[float, str, tuple[Span, ...]]],
) -> dict[str, tuple[float, str, tuple[Span, ...]]]:
    """A name that only ends a longer one ("Elections" of "Board of Elections") counts for the longer one."""
    for short in sorted(found, key=len):
        longer = [n for n in found if n != short and n.endswith(" " + short)]
        if longer:
            total, _, _ = found.pop(short)
            best = max(longer, key=lambda n: found[n][0])
            weight, name, spans = found[best]
            found[best] = (weight + total, name, spans)
    return found


def _beside(
    page: Page, header: Header, scores: dict[str, tuple[float, str, tuple[Span, ...]]]
) -> Finding[str] | None:
    """The line behind (or before) the title, where it looks like a name and something supports it."""
    top = page.top()
    rows = [header.row + 1, header.row + 2, header.row - 1] if header.row >= 0 else range(min(4, len(top)))
    for row in rows:
        if not 0 <= row < len(top):
            continue
        found = _header_name(page, top, row, header.row, scores)
        if found:
            return found
    return None


def _header_name(
    page: Page, top: list[Mark], row: int, title: int, scores: dict[str, tuple[float, str, tuple[Span, ...]]]
) -> Finding[str] | None:
    mark = top[row]
    line = mark.line
    if (
        mark.role is not Role.BODY
        or line.level
        or len(line.text) > 70
        or structure.is_prose(line)
        or line.text.endswith((":", ".", "!", "?"))
    ):
        return None
    start, end = split_bars(line)[0]
    name = line.text[start:end].strip()
    if (
        not _plausible(name)
        or (structure.titled(name) and name.casefold() not in scores)
        or len(name.split()) > 7
        or noise.chrome(line)
    ):
        return None
    if (
        re.search(r"\d{3}|[$€£@:]|\bago\b|^\d", name)
        or place.is_place(line.text)
        or line.text.startswith(("(", "#"))
    ):
        return None
    following = top[row + 1].line.text if row + 1 < len(top) else ""
    parts = split_bars(line)
    placed = place.is_place(following) or any(place.is_place(line.text[a:b].strip()) for a, b in parts[1:])
    told = (
        bool(_FIRM.search(name))
        or name.casefold() in scores
        or any(name.casefold() in s or s in name.casefold() for s in scores)
    )
    others = sum(m.line.text.count(name) for m in page.marks if m.zone is not ZoneName.NOISE) - 1
    if placed or told or (others > 0 and (abs(row - title) == 1 or title < 0)):
        spans = line.spans(start, end)
        return Finding(quote(page.source, spans), spans, Origin.EMPLOYER, "header.company")
    return None


def _best(page: Page, scores: dict[str, tuple[float, str, tuple[Span, ...]]]) -> Finding[str] | None:
    """The name with the most weight behind it."""
    if not scores:
        return None
    text = " ".join(m.line.head for m in page.marks if m.zone is not ZoneName.NOISE)
    ranked = []
    for total, name, spans in scores.values():
        inner = sum(o for o, n, _ in scores.values() if n != name and n.startswith(name + " "))
        times = min(6, len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)))
        ranked.append((total + 0.5 * times + 0.5 * inner, total, name, spans))
    score, total, name, spans = max(ranked, key=lambda r: (r[0], -r[3][0][0]))
    if total < 2 or score < 3.5:
        return None
    return Finding(name, spans, Origin.EMPLOYER, "prose.company", suggested=score < 5)


def _domain(page: Page) -> Finding[str] | None:
    """The name in a web address of the employer's own, where nothing else names it."""
    _, _, boards = _words()
    for mark in page.marks:
        if mark.zone is ZoneName.NOISE and mark.origin is Origin.OTHER:
            continue
        for match in _DOMAIN.finditer(mark.line.head):
            host = (match[1] or match[2]).casefold().rstrip(".")
            labels = [p for p in host.split(".") if p not in _SUFFIX and p not in _HOST_WORDS]
            if len(labels) != 1 or any(part in boards for part in host.split(".") if part not in _HOST_WORDS):
                continue
            at = mark.line.head.find(labels[0], match.start())
            return _named_as(page, labels[0]) or Finding(
                labels[0], mark.line.spans(at, at + len(labels[0])), Origin.SITE, "url.domain", suggested=True
            )
    return None


def _named_as(page: Page, label: str) -> Finding[str] | None:
    """The name of a web address as the text spells it."""
    pattern = re.compile(rf"(?<![\w./-]){re.escape(label)}(?![\w.-])", re.I)
    for mark in page.employer():
        match = pattern.search(mark.line.head)
        if match and match[0][:1].isupper():
            spans = mark.line.spans(*match.span())
            return Finding(quote(page.source, spans), spans, Origin.EMPLOYER, "url.domain", suggested=True)
    return None
