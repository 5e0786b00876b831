"""Repairs as views: which ranges of the source make up one line, where its breaks say otherwise."""

import itertools
import re
from collections.abc import Iterator
from functools import cache

from jobtui.domain.reading import ZoneName
from jobtui.domain.requirement import Span
from jobtui.parsing import labels
from jobtui.parsing.headings import glued, known
from jobtui.parsing.lines import BULLET, LIMIT, Line, make_line, physical
from jobtui.parsing.page import LISTS
from jobtui.parsing.tables import table

MAX_CHARS = 1_000_000
MAX_LINES = 20_000
LONG = 50_000
"""So much of one physical line is searched for lost breaks."""

_BLANK = re.compile(r"[\s\u200b\u2060\ufeff]*\Z")
_LONE = re.compile(r"\s{0,40}[-–—*•·‣▪●○◦+o]\s*\Z")
_INNER = re.compile(r"\s[•●▪‣◦➢✓✔]\s*(?=\S)|(?<=\S)[•●▪➢✓✔]\s*(?=\S)|\s·\s{2,}(?=\S)")
_NUMBERS = re.compile(r"(?:(?<=^)|(?<=\s))(\d{1,2})[.)]\s+(?=[A-Z\"(])")
_ROMANS = re.compile(r"(?<=\s)\((?:i{1,3}|i?v|vi{1,3}|ix|x)\)\s+(?=\w)")
_HEADED = re.compile(r"(?P<head>[^-–•:\n]{4,40}?)\s?[-–•]\s+(?=[A-Z])")
_SENTENCE = re.compile(
    r"(?<=[a-z)\]])[.!?:](?=[A-Z\"“])|(?<=[a-zà-ÿ)\]]{3})(?=[A-Z][a-z]{2,}[ ,.]|[A-Z]{2,5} [A-Z])"
)
_FIELD = re.compile(
    r"(?<=[a-z.!?)])(?=(?:Company|Job Type|Job Location|Position|Location|Salary|Title): ?[A-Z])"
)
_COLON = re.compile(
    r"(?:^|(?<=[a-z.!?)\]])\s?)(?P<words>[A-Z][\w&/'’-]{1,24}(?: (?:[A-Z&][\w&/'’-]{0,24}|of|"
    r"and|the|to|in|for|you|we|will|required)){0,5}) ?:(?!//)"
)
_SENTENCE_COLON = re.compile(r"(?<=[.!?;)] )(?P<words>[A-ZÀ-Ý][\w'’ &-]{4,40}): (?=\S)")
_LABEL = re.compile(r"[A-ZÀ-Ý][\w/&’' -]{2,40}: ")
_PUNCTUATION = re.compile(r"[,.;:)\]!?](?:\s|[^\w\s]|\Z)")
_RULER = re.compile(r"[\s=\-_*~—–#|+.]{3,}\Z")
_ADDRESS = re.compile(r"[@/.]\w+\Z")
"""An address ends a line, whatever it ends in: `jobs@acme.com`."""
_WORD = re.compile(r"[^\W\d_]+")


def read_lines(source: str) -> tuple[Line, ...]:
    """The logical lines of a text, blank ones left out, each a view on the source."""
    ranges = physical(source[:MAX_CHARS], MAX_LINES)
    return tuple(_views(source, list(_split_all(source, ranges))))


def _split_all(source: str, ranges: list[Span]) -> Iterator[tuple[Span, int]]:
    """The physical lines with their row, cut where several were run together."""
    lost = _breaks_lost(ranges)
    for row, (start, end) in enumerate(ranges, 1):
        if end - start <= 12:
            yield (start, end), row
            continue
        for piece in _pieces(source, start, min(end, start + LONG), lost):
            yield piece, row


def _breaks_lost(ranges: list[Span]) -> bool:
    """A text of a few very long lines has lost its line breaks."""
    lengths = [b - a for a, b in ranges if b > a]
    return bool(lengths) and max(lengths) >= 1200 and len(lengths) <= max(3, sum(lengths) / 700)


def _pieces(source: str, start: int, end: int, lost: bool) -> list[Span]:
    cuts = {start, end}
    body = source[start:end]
    inner = [m.start() for m in _INNER.finditer(body)]
    if len(inner) > 1 or (inner and BULLET.match(body.lstrip())):
        cuts.update(start + at for at in inner)
    cuts.update(start + at for at in _numbered(body))
    romans = [m.start() for m in _ROMANS.finditer(body)]
    cuts.update(start + at for at in romans if len(romans) >= 3)
    ending = _ending_heading(body)
    if ending:
        cuts.add(start + ending)
    headed = _heading_and_rest(body)
    if headed:
        cuts.add(start + headed)
    if end - start >= 120:
        cuts.update(start + at for at in _inner_headings(body))
    if lost or end - start >= 1200:
        cuts.update(start + at for at in _glued_cuts(body))
    ordered = sorted(cuts)
    return list(itertools.pairwise(ordered))


def _numbered(body: str) -> list[int]:
    """Where a list runs on in one line: 1. … 2. … 3. …"""
    found: list[int] = []
    for match in _NUMBERS.finditer(body):
        if int(match[1]) == len(found) + 1:
            found.append(match.start())
    return found if len(found) >= 3 or (len(found) == 2 and found[0] == 0) else []


def _heading_and_rest(body: str) -> int | None:
    """`- Responsibilities- Hire …` is a heading and the first item of its list."""
    lead = BULLET.match(body.lstrip())
    offset = len(body) - len(body.lstrip()) + (lead.end() if lead else 0)
    match = _HEADED.match(body, offset)
    if not match:
        return None
    found = known(match["head"])
    return match.end("head") if found and found.exact and len(body) > match.end() + 20 else None


def _ending_heading(body: str) -> int | None:
    """`… during the shift Your profile:` ends with the heading of the next list."""
    text = body.rstrip()
    if not text.endswith(":") or len(text) < 40:
        return None
    for match in re.finditer(r"(?<=[a-zà-ÿ.)]) (?=[A-ZÀ-Ý][\w'’ ]{3,40}:$)", text[-60:]):
        at = max(0, len(text) - 60) + match.end()
        found = known(text[at:])
        if found and found.exact and len(text[at:].split()) <= 5:
            return at
    return None


def _inner_headings(body: str) -> list[int]:
    """`… at Acme. Requirements: …; …. Benefits: …`: headings of lists inside a paragraph."""
    found = []
    for match in _SENTENCE_COLON.finditer(body):
        heading = known(match["words"])
        if heading and heading.exact and heading.zone in LISTS | {ZoneName.SKILLS}:
            found.append(match.start("words"))
    return found


def _inline_headings(body: str) -> list[int]:
    """`… of the web.Job Overview:Respond to …`: headings and labels known by their colon."""
    cuts: list[int] = []
    for match in _COLON.finditer(body):
        words = match["words"].split(" ")
        for skip in range(len(words)):
            phrase = " ".join(words[skip:])
            if phrase[:1].isupper() and (known(phrase) or labels.field_of(phrase)):
                at = match.start("words") + len(" ".join(words[:skip])) + (skip > 0)
                cuts += [at] if labels.field_of(phrase) and not known(phrase) else [at, match.end()]
                break
    return cuts


def _glued_cuts(body: str) -> list[int]:
    """Where headings, fields and sentences were glued: `…traffic.ResponsibilitiesPerform …`."""
    cuts: list[int] = []
    for match in glued().finditer(body):
        before, after = body[: match.start()][-1:], body[match.end() : match.end() + 2]
        opens = not before or before in ".!?:)" or (before.islower() and not before.isspace())
        closes = after[:1].isupper() or (after[:1] in ":?&" and after[:1] != "") or after[:1] == "\n"
        if opens and closes:
            cuts += [match.start(), match.end() + (after[:1] in ":?")]
    cuts += _inline_headings(body)
    if len(cuts) < 4:
        return []
    cuts += [m.end() for m in _SENTENCE.finditer(body) if not _brand(body, m.end())]
    cuts += [m.start() for m in _FIELD.finditer(body)]
    return cuts


def _brand(body: str, at: int) -> bool:
    """A capital inside a word that begins with one is spelling (JavaScript), not a lost break."""
    if not body[at - 1 : at].isalpha():
        return False
    start = at
    while start > 0 and body[start - 1].isalpha():
        start -= 1
    return body[start].isupper()


def _views(source: str, pieces: list[tuple[Span, int]]) -> Iterator[Line]:
    width = _wrap_width(source, pieces)
    gap, i = False, 0
    while i < len(pieces):
        (start, end), row = pieces[i]
        i += 1
        raw = source[start:end]
        if _BLANK.match(raw) or (_RULER.match(raw) and not _LONE.match(raw)):
            gap = True
            continue
        bullet = ""
        if _LONE.match(raw):
            bullet = raw.strip()
            i = _skip_blank(source, pieces, i)
            if i >= len(pieces):
                return
            (start, end), row = pieces[i]
            i += 1
        ranges = [(start, end)]
        while i < len(pieces) and len(ranges) < 60 and _goes_on(source, ranges, pieces[i][0], width):
            ranges.append(pieces[i][0])
            i += 1
        line = make_line(source, ranges, gap=gap, row=row, bullet=bullet)
        if line:
            yield line
            gap = False


def _skip_blank(source: str, pieces: list[tuple[Span, int]], i: int) -> int:
    while i < len(pieces) and _BLANK.match(source, *pieces[i][0]):
        i += 1
    return i


def _wrap_width(source: str, pieces: list[tuple[Span, int]]) -> int:
    """The column a text was wrapped at by hand, 0 where it was not."""
    lengths = sorted(len(source[a:b].rstrip()) for (a, b), _ in pieces if b - a > 1)
    if len(lengths) < 8:
        return 0
    widest = lengths[int(len(lengths) * 0.98)]
    near = sum(widest - 14 <= n <= widest for n in lengths)
    return lengths[-1] if widest >= 50 and lengths[-1] <= 100 and near >= 0.3 * len(lengths) else 0


def _goes_on(source: str, ranges: list[Span], following: Span, width: int) -> bool:
    """Whether the next physical line belongs to this one."""
    here = source[slice(*ranges[-1])][-LIMIT:].strip()
    there = source[slice(*following)][:200].strip()
    if not there or not here or ranges[-1][1] == following[0]:  # a cut made here is a break
        return False
    if _PUNCTUATION.match(there) and len(here) > 2 and there[:3] != "...":
        return not here.endswith((".", ":", ";")) or len(there) == 1
    if BULLET.match(there):
        return False
    wrapped = width > 0 and _wrapped(source, ranges[-1], there, width)
    if there[0] in "#>|*" or here.endswith((":", "：", ".", "!", "?", ";", "|")):
        return wrapped
    if _is_heading(source, ranges, here):
        return False
    return wrapped or _joined_by_word(source, ranges, following, here, there)


def _joined_by_word(source: str, ranges: list[Span], following: Span, here: str, there: str) -> bool:
    """A line ends in "of", or the next begins with "and": the sentence runs on."""
    if len(here) >= 400:
        return False
    ends, starts = _glue()
    words = _WORD.findall(here[-24:])
    if words and words[-1] in ends and here[-1].isalpha() and not _ADDRESS.search(here):
        return len(here.split()) > 1 and not _is_heading(source, [following], there)
    first = _WORD.match(there)
    told = sum(len(source[a:b].split()) for a, b in ranges)
    return bool(first and first[0] in starts and " " in there and told >= 3)


def _wrapped(source: str, last: Span, there: str, width: int) -> bool:
    """The first word of the next line would not have fitted on this one."""
    here = source[slice(*last)].rstrip()
    if _LABEL.match(there):
        return False
    word = there.split(None, 1)[0]
    return len(here) >= 0.5 * width and len(here) + 1 + len(word) > width and there[0] not in "#>|"


def _is_heading(source: str, ranges: list[Span], text: str) -> bool:
    return len(ranges) == 1 and len(text) <= 80 and known(text) is not None


@cache
def _glue() -> tuple[frozenset[str], frozenset[str]]:
    cues = table("cues")["glue"]
    return frozenset(cues["end"]), frozenset(cues["start"])
