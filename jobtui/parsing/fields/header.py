"""The header: the title of the role, and who else stands on its line or beside it."""

import re
from dataclasses import dataclass

from jobtui.domain.reading import Finding
from jobtui.parsing import headings, structure
from jobtui.parsing.fields import bars, place
from jobtui.parsing.fields.roles import found_at, role_in_prose, seeks
from jobtui.parsing.fields.title_company import named_part, names_employer
from jobtui.parsing.fields.trim import trim
from jobtui.parsing.lines import Line
from jobtui.parsing.page import FRONT, Mark, Page, Role

_DASH = re.compile(
    r"\s[-–—]\s|\s(?:at|bei|chez|na|no|bij|hos|@)\s@?(?=[A-Z0-9]|[a-z]+[A-Z]|[a-z][\w.]+$)|\s@\s?(?=\w)"
)
_HIRING = re.compile(
    r"(?P<company>[^|]{2,80}?) (?:is )?hiring (?:an? )?(?P<title>[^|]{3,120}?) in "
    r"(?P<place>[^|]{2,80}?)(?: \||$)"
)
_RECRUITS = re.compile(
    r"(?:[\[【(（][^\[\]【】()（）]{1,20}[\]】)）]\s?)?(?P<company>(?!我们|我司|公司|现|正在)[^\s,，。:：|\[【(（][^,，。:：|\[\]【】]{1,30}?)"
    r"\s?(?:公司)?(?:诚聘|誠徵|誠聘|急聘|招聘|招募|徵才|诚招|急招)[:：]?\s?(?P<title>[^\s:：][^:：]{1,40})"
)
"""`Company 诚聘 Title`, behind a place in brackets."""
_SEEKS = re.compile(
    r"(?P<company>[^:|,.]{2,40}?) (?:recrute|recherche|sucht|zoekt|busca|cerca|contrata|is hiring)\s?:?\s"
    r"(?:une? ou une? |une?[·.]?e? |eine?n? |een |una? |uma? |an? )?(?P<title>[^:|.]{3,80})"
)
"""`Company recrute : une Title`: a heading that is a sentence."""
_RUNNING = re.compile(
    r"(?P<title>[^.;:!?]{4,90}?) (?:at|bei|chez|bij|hos) (?P<company>[^.;:!?]{2,50})[.:](?: (?=[A-Z])|$)"
)
_BAD_END = re.compile(r"[.;!?,]$")
_BAD_START = re.compile(
    r"(?:as|we|you|our|join|the|this|if|are|is|why|what|how|about|apply|see|view|posted|"
    r"hiring|for|to|in|sign|report to|reports? to|reporting to|show|explore|similar|more|hi|"
    r"hello|dear|meet|contact|help|work with|wir|wie|warum|nous|vous|ihr|du)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Header:
    """The title with the row of its mark (-1: not on a line of its own), and a company named on the same
    line.
    """

    title: Finding[str] | None
    row: int = -1
    company: Finding[str] | None = None
    pieces: tuple[tuple[Line, int, int], ...] = ()
    """The other parts of the header line, where it was divided by bars."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: float
    row: int
    line: Line
    start: int
    end: int
    rule: str


def read_header(page: Page) -> Header:
    """Find the title: a label, a template, a bar-divided line, the best header line, else a sentence that
    names it.
    """
    return (
        _templated(page)
        or _labelled(page, sure=True)
        or _barred(page)
        or _matter(page, told=True)
        or _lined(page)
        or _running(page)
        or _labelled(page, sure=False)
        or _first(page)
        or _matter(page, told=False)
        or Header(role_in_prose(page))
    )


def _labelled(page: Page, *, sure: bool) -> Header | None:
    """`Job title: …`. A bare "Role" above a line may head something else: it counts only where no header
    line does.
    """
    for fact in page.labels:
        if page.marks[fact.row].rule == FRONT:
            continue
        certain = fact.colon or "tit" in fact.label or "stelle" in fact.label
        if fact.field != "title" or certain is not sure or len(fact.value.split()) > 14:
            continue
        if not structure.titled(fact.value) and (
            fact.start == 0 or fact.label in ("job", "role", "position")
        ):
            continue
        start, end = trim(fact.line, fact.start, len(fact.line.head))
        if end > start and not structure.is_fact_word(fact.line.text[start:end]):
            row = next((i for i, m in enumerate(page.marks) if m.line is fact.line), -1)
            return Header(found_at(fact.line, start, end, "label.title"), row)
    return None


def _matter(page: Page, *, told: bool) -> Header | None:
    """The title that the front matter of a Markdown file names. `told`: it names a role."""
    for fact in page.labels:
        if (
            fact.field != "title"
            or page.marks[fact.row].rule != FRONT
            or structure.titled(fact.value) is not told
        ):
            continue
        line = fact.line
        start = fact.start + (line.text[fact.start] in "\"'")
        start, end = trim(line, start, len(line.head.rstrip("\"'")))
        return _divided(_Candidate(0, fact.row, line, start, end, "label.title"), page)
    return None


def _templated(page: Page) -> Header | None:
    """`Company hiring Title in Place | Site`, as a saved page's own title puts it."""
    for row, mark in enumerate(page.marks[:12]):
        match = _HIRING.match(mark.line.head) if "hiring" in mark.line.head else None
        if match and structure.titled(match["title"]) and len(mark.line.head) < 220:
            company = found_at(mark.line, *match.span("company"), "header.template")
            return Header(found_at(mark.line, *match.span("title"), "header.template"), row, company)
        match = _RECRUITS.fullmatch(mark.line.head) if mark.role is not Role.CHROME else None
        if match and structure.titled(match["title"]):
            company = found_at(mark.line, *match.span("company"), "header.template")
            start, end = trim(mark.line, *match.span("title"))
            return Header(found_at(mark.line, start, end, "header.template"), row, company)
    return None


def _running(page: Page) -> Header | None:
    """`Title at Company. Responsibilities: …`: a text that begins with its title and runs on."""
    for row, mark in enumerate(page.marks[:4]):
        match = _RUNNING.match(mark.line.head) if mark.role is not Role.CHROME else None
        if match is None or not structure.titled(match["title"]) or not structure.title_case(match["title"]):
            continue
        if len(match["title"].split()) <= 9 and len(match["company"].split()) <= 6:
            start, end = trim(mark.line, *match.span("title"))
            company = found_at(mark.line, *match.span("company"), "header.running")
            return Header(found_at(mark.line, start, end, "header.running"), row, company)
    return None


def _barred(page: Page) -> Header | None:
    """`Company | Title | Place | …` on one of the first lines."""
    for row, mark in enumerate(page.marks[:6]):
        parts = bars.parts(mark.line)
        if len(parts) < 3 or mark.role is Role.CHROME:
            continue
        roles = [
            p
            for p in parts
            if structure.titled(mark.line.text[p[0] : p[1]])
            and len(mark.line.text[p[0] : p[1]].split()) <= 12
        ]
        if not roles:
            continue
        start, end = trim(mark.line, *roles[0])
        rest = [p for p in parts if p != roles[0]]
        company = None
        if parts[0] != roles[0] and not _is_fact(mark.line.text[slice(*parts[0])]):
            company = found_at(mark.line, *parts[0], "header.bars")
        return Header(
            found_at(mark.line, start, end, "header.bars"), row, company, tuple((mark.line, *p) for p in rest)
        )
    return None


def _is_fact(text: str) -> bool:
    bare = re.sub(r"\([^()]{0,60}\)", "", text).strip() or text
    return structure.is_fact_word(text) or place.is_place(bare) or bool(re.search(r"\d{2}|[$€£]", bare))


def _lined(page: Page) -> Header | None:
    """The best of the lines that look like a title."""
    top = page.top()[:80]
    texts = [m.line.text.casefold() for m in top]
    found = [c for i, m in enumerate(top) if (c := _candidate(i, m, texts))]
    if not found:
        return None
    best = max(found, key=lambda c: (c.score, -c.row))
    if best.score < 3:
        return None
    return _divided(best, page)


def _first(page: Page) -> Header | None:
    """A short first line that heads the text and is nothing else: shown as a suggestion."""
    for row, mark in enumerate(page.marks[:4]):
        text = mark.line.text
        if mark.role is Role.CHROME:
            continue
        words = text.split()
        bad = (
            mark.role is Role.FACT
            or mark.line.bullet
            or _BAD_END.search(text)
            or _BAD_START.match(text)
            or text.endswith(":")
        )
        if bad or headings.known(text) or not 1 <= len(words) <= 7 or len(text) > 60 or _is_fact(text):
            return None
        following = page.marks[row + 1].line if row + 1 < len(page.marks) else None
        shaped = text.isupper() or structure.title_case(text)
        if following is None or not shaped or not (structure.is_prose(following) or following.gap):
            return None
        said = sum(text.casefold() in m.line.head.casefold() for m in page.marks[:60]) - 1
        if said > 0 and not text.isupper():  # what the text goes on naming is rather the employer
            return None
        start, end = trim(mark.line, 0, len(text))
        return Header(found_at(mark.line, start, end, "header.first", suggested=True), row)
    return None


def _candidate(row: int, mark: Mark, texts: list[str]) -> _Candidate | None:
    line, text = mark.line, mark.line.text
    if mark.role in (Role.CHROME, Role.FACT) or len(text) > 140 or (line.bullet and line.bullet != "·"):
        return None
    if (mark.role is Role.HEADING and headings.known(text)) or seeks(text):
        return None
    words = text.split()
    gendered = structure.gendered(text)
    if (
        not 0 < len(words) <= 16
        or (
            _BAD_END.search(text)
            and not gendered
            and not (row == 0 and len(words) < 7 and text.endswith("."))
        )
        or _BAD_START.match(text)
        or text.endswith(":")
    ):
        return None
    first = not any(texts[:row]) or row == 0 or row <= 2
    named = structure.titled(bars.first(text)) or (row <= 1 and _levelled(words))
    marked = line.level in (1, 2) or line.bold
    if not named and not (line.level == 1 and row <= 3 and len(words) <= 8):
        return None
    repeats = texts.count(text.casefold()) - 1
    score = (
        2.0 * named
        + 3.0 * gendered
        + 1.5 * marked
        + 1.0 * first
        + 1.5 * min(repeats, 2)
        + 0.5 * (row == 0)
        + 0.7 * (len(words) <= 8)
    )
    score += 0.8 * (structure.title_case(text) or text.isupper()) - 0.02 * row
    if place.trailing(text) and not gendered and repeats == 0 and row > 3:
        score -= 2
    start, end = trim(line, 0, len(text))
    return _Candidate(score, row, line, start, end, "header.line") if end > start else None


def _levelled(words: list[str]) -> bool:
    """Whether a short first line begins with a level ("SR …"): it names a role in words of its own."""
    level = words[0].casefold().rstrip(".")
    return 2 < len(words) < 9 and words[0] != words[0].lower() and level in ("senior", "sr", "junior", "jr")


def _divided(best: _Candidate, page: Page) -> Header:
    """`Title - Company` and `Title at Company` name both."""
    line, text = best.line, best.line.text
    rule = "header.bold" if line.bold else "header.heading" if line.level else best.rule
    sought = _SEEKS.fullmatch(text, best.start, best.end)
    if sought and structure.titled(sought["title"]) and not structure.titled(sought["company"]):
        company = found_at(line, *sought.span("company"), "header.template")
        return Header(found_at(line, *trim(line, *sought.span("title")), rule), best.row, company)
    whole = trim(line, 0, len(text))[1] if best.end < len(text) else best.end
    for match in _DASH.finditer(text, best.start, max(best.end, whole)):
        left, right = text[best.start : match.start()], text[match.end() :]
        if not structure.titled(left) or not right:
            continue
        stop = match.end() + len(named_part(right, match[0].strip()))
        name = text[match.end() : stop]
        sure = names_employer(page, line, match[0].strip(), name)
        if sure is not None:
            company = found_at(line, match.end(), stop, "header.title", suggested=not sure)
            start, end = trim(line, best.start, match.start())
            return Header(found_at(line, start, end, rule), best.row, company)
    led = _DASH.search(text, best.start, best.end)
    left = text[best.start : led.start()] if led else ""
    if led and led[0].strip() in "-–—" and structure.titled(text[led.end() : best.end]):
        known = any(mark.line.text == left for mark in page.marks[:20])
        if not structure.titled(left) and known and names_employer(page, line, "-", left):
            company = found_at(line, best.start, led.start(), "header.title")
            return Header(found_at(line, led.end(), best.end, rule), best.row, company)
    return Header(found_at(line, best.start, best.end, rule), best.row)
