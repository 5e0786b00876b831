"""When it was posted and when it closes: the text as printed, and the days it can mean."""

import re
from datetime import date, timedelta
from functools import cache

from jobtui.domain.reading import Dated, Finding, Origin, ZoneName
from jobtui.parsing.lines import Line, quote
from jobtui.parsing.page import Mark, Page, Role
from jobtui.parsing.patterns import OneOf
from jobtui.parsing.tables import table

_ISO = re.compile(
    r"\b(\d{4})[-./年]\s?(\d{1,2})[-./月]\s?(\d{1,2})日?(?:[T "
    r"]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_SLASHED = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\b(?:,? \d{1,2}:\d{2}(?: ?[AP]M)?)?")
_POSTED = OneOf(
    [
        r"(?:\b(?:posted|published|listed|reposted|veröffentlicht|online seit|publié(?:e)?|mise? en "
        r"ligne|publicad[oa]|pubblicato|geplaatst|gepubliceerd|publicerad|opublikowano|date "
        r"posted|posting date)\b|등록일|게시일|掲載日|発表)"
    ],
    re.I,
)
_CLOSES = OneOf(
    [
        r"(?:\b(?:apply (?:by|before)|clos(?:es|ing)(?: date)?(?: on)?|deadline(?: for "
        r"applications)?(?: is)?|applications? (?:close|due|deadline)|expires?(?: on)?|valid "
        r"(?:through|until)|until|open until|by the end of business.{0,30}on"
        r"|bewerbungsfrist|bewerben sie sich bis|date limite|fecha límite|scade|prazo|"
        r"sluitingsdatum|sista ansökningsdag)\b|마감|締切)"
    ],
    re.I,
)


@cache
def _relative() -> re.Pattern[str]:
    units = table("facts")["relative_date"]
    words = "|".join(f"(?P<{name}>{entry['words']})" for name, entry in units.items())
    dates = table("facts")["dates"]
    before, ago = (("|".join(dates[k])) for k in ("before", "ago"))
    return re.compile(
        (
            rf"(?:(?:{before}) )?(?:about |over |more than |etwa |environ )?(?P<n>\d{{1,3}}\+?|(?<!\w)"
            rf"(?:an?|one|einem|einer|un|une|una|um|uma|een))\s?(?:{words})(?:\s?(?P<ago>{ago}))?(?!\w)"
        ),
        re.I,
    )


@cache
def _months() -> tuple[re.Pattern[str], dict[str, int]]:
    months = table("facts")["dates"]["months"]
    names = "|".join(sorted(months, key=len, reverse=True))
    return re.compile(
        (
            rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th|\.|º)?\s(?:of |de )?(?P<m1>{names})\.?,?\s(?:de "
            rf")?(?P<y1>\d{{4}})|(?P<m2>{names})\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s?|"
            rf"\s)(?P<y2>\d{{4}}))\b"
        ),
        re.I,
    ), months


def posted(page: Page, as_of: date) -> Finding[Dated] | None:
    """The posting date: under its label, else on a header line."""
    for fact in page.labels:
        if fact.field == "posted":
            found = _read(fact.line, fact.start, len(fact.line.head), as_of, whole=True)
            if found:
                return Finding(found[0], found[1], Origin.SITE, "label.posted")
    for mark in page.top()[:80]:
        if _header_line(mark):
            found = _posted_line(mark.line, as_of)
            if found:
                return Finding(found[0], found[1], Origin.SITE, "header.posted")
    return None


def closes(page: Page, as_of: date) -> Finding[Dated] | None:
    """The last day to apply, where a label or a sentence gives it."""
    for fact in page.labels:
        if fact.field == "closes":
            found = _read(fact.line, fact.start, len(fact.line.head), as_of, whole=False)
            if found:
                return Finding(found[0], found[1], Origin.EMPLOYER, "label.closes")
    for mark in page.marks:
        if mark.zone is ZoneName.NOISE and mark.origin is Origin.OTHER:
            continue
        sign = _CLOSES.search(mark.line.head)
        if sign:
            found = _absolute(mark.line, sign.end(), min(len(mark.line.head), sign.end() + 60))
            if found:
                return Finding(found[0], found[1], Origin.EMPLOYER, "prose.closes")
    return None


def _header_line(mark: Mark) -> bool:
    return (
        len(mark.line.text) <= 140
        and mark.role is not Role.CHROME
        and mark.zone in (ZoneName.HEADER, ZoneName.OVERVIEW, ZoneName.SKILLS)
    )


def _posted_line(line: Line, as_of: date) -> tuple[Dated, tuple[tuple[int, int], ...]] | None:
    text = line.head
    sign = _POSTED.search(text)
    if sign:
        return _read(line, sign.start(), len(text), as_of, whole=False)
    if text.casefold().strip(" .") in (
        *table("facts")["dates"]["today"],
        *table("facts")["dates"]["yesterday"],
    ):
        return _read(line, 0, len(text), as_of, whole=False)
    for part in re.finditer(r"[^|•·]{3,60}", text):
        match = _relative().search(part[0])
        if (
            match
            and (match["ago"] or re.match(r"(?:vor|il y a|hace|há)\b", match[0], re.I))
            and len(part[0].strip()) <= len(match[0]) + 12
        ):
            start = part.start() + match.start()
            return _interval(line, start, part.start() + match.end(), match, as_of)
    return None


def _read(
    line: Line, start: int, end: int, as_of: date, *, whole: bool
) -> tuple[Dated, tuple[tuple[int, int], ...]] | None:
    """The date in a stretch of a line; without one, with `whole`, the words themselves."""
    text = line.head[start:end]
    found = _absolute(line, start, end)
    if found:
        return found
    match = _relative().search(text)
    if match:
        return _interval(
            line, start if _POSTED.match(text) else start + match.start(), start + match.end(), match, as_of
        )
    folded = text.casefold().strip(" .")
    days = table("facts")["dates"]
    for back, words in ((0, days["today"]), (1, days["yesterday"])):
        if any(folded == w or folded.endswith(" " + w) for w in words):
            day = as_of - timedelta(back)
            return _dated(line, start, end, day, day)
    return (
        _dated(line, start, end, None, None)
        if whole and any(c.isdigit() for c in text) and len(text) < 40
        else None
    )


def _absolute(line: Line, start: int, end: int) -> tuple[Dated, tuple[tuple[int, int], ...]] | None:
    text = line.head[:end]
    iso = _ISO.search(text, start)
    if iso:
        day = _day(int(iso[1]), int(iso[2]), int(iso[3]))
        return _dated(line, iso.start(), iso.end(), day, day) if day else None
    pattern, months = _months()
    named = pattern.search(text, start)
    if named:
        month = months.get((named["m1"] or named["m2"]).casefold(), 0)
        day = _day(int(named["y1"] or named["y2"]), month, int(named["d1"] or named["d2"]))
        return _dated(line, named.start(), named.end(), day, day) if day else None
    slashed = _SLASHED.search(text, start)
    if slashed:
        first, last = _either(slashed)
        return _dated(line, slashed.start(), slashed.end(), first, last) if first else None
    return None


def _either(match: re.Match[str]) -> tuple[date | None, date | None]:
    """05/04/2025 is a day of April or of May: both ends are kept. Dots mean day first."""
    a, b, year = int(match[1]), int(match[3]), int(match[4])
    year += 2000 if year < 100 else 0
    days = [_day(year, b, a)] if match[2] == "." else [_day(year, a, b), _day(year, b, a)]
    real = sorted(d for d in days if d)
    return (real[0], real[-1]) if real else (None, None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1990 <= year <= 2100 else None
    except ValueError:
        return None


def _interval(
    line: Line, start: int, end: int, match: re.Match[str], as_of: date
) -> tuple[Dated, tuple[tuple[int, int], ...]] | None:
    """`1mo ago` is 30 days back, give or take half a month."""
    digits = re.match(r"\d+", match["n"])
    count = int(digits[0]) if digits else 1
    for name, entry in table("facts")["relative_date"].items():
        if match[name]:
            days = int(entry["days"])
            half = days // 2 if days > 1 else days if match["n"].endswith("+") else 0
            try:
                middle = as_of - timedelta(count * days)
                earliest, latest = middle - timedelta(half), min(as_of, middle + timedelta(half))
            except OverflowError:
                return None
            if name == "hour" and count >= 1 and "m" not in match[name].casefold()[:1]:
                earliest = as_of - timedelta(-(-count // 24))
            return _dated(line, start, end, earliest, latest)
    return None


def _dated(
    line: Line, start: int, end: int, earliest: date | None, latest: date | None
) -> tuple[Dated, tuple[tuple[int, int], ...]]:
    spans = line.spans(start, end)
    return Dated(quote(line.source, spans), earliest, latest), spans
