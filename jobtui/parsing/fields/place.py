"""Where: places as printed, from labels, header lines, bar-divided lines and a few certain phrases."""

import re
from dataclasses import replace
from functools import cache

from jobtui.domain.reading import Finding
from jobtui.parsing.labels import PINS
from jobtui.parsing.lines import Line, quote
from jobtui.parsing.page import Mark, Page, Role
from jobtui.parsing.tables import table

_ASIDE = re.compile(r"\s{0,9}[(\[][^()\[\]]{0,200}[)\]]?\s*$")
_SPLIT = re.compile(r"\s?[;/|•·]\s?|\s(?:or|and|oder|[–—-])\s")
_ENUMERATED = re.compile(
    r"\A[A-ZÀ-Þ][\w'’.-]{1,24}(?: [A-ZÀ-Þ][\w'’.-]{1,24}){0,2}"
    r"(?:, [A-ZÀ-Þ][\w'’.-]{1,24}(?: [A-ZÀ-Þ][\w'’.-]{1,24}){0,2}){1,12}"
    r",? (?:or|and|oder|und|ou|et|o|y|e|of|en) [A-ZÀ-Þ][\w'’.-]{1,24}(?: [A-ZÀ-Þ][\w'’.-]{1,24}){0,2}"
)
"""`Leeds, Hull or York`: towns in a row."""
_EACH = re.compile(r",?\s(?:or|and|oder|und|ou|et|o|y|e|of|en)\s|,\s")
_BEHIND = re.compile(r"\s(?:with|mit|avec|con|com|met)\s")
_EDGES = f" .,;:-–—*\ufe0f{PINS}"
_WORDS = re.compile(r"[^\W\d_]")
_SENTENCE = re.compile(r"\b(?:you|your|we|our|can|will|this role)\b", re.I)
_OFFICE = re.compile(
    r"\b(?:Administration|Department|Office|Ministry|Agency|Institute|Division|Directorate)\b"
)
_PROSE = re.compile(
    r"(?:suchen wir (?:in|am Standort)|für unseren Standort(?: in)?|am Standort|an unserem "
    r"Standort(?: in)?|(?:join (?:our|the) team|based|located|office|opening|position|role|"
    r"team) in"
    r"|basé(?:e)? à|poste à|en nuestras oficinas de|ubicad[oa] en|sede di|regio|Dienstort|"
    r"based out of our) (?:the )?"
    r"(?P<place>[A-ZÄÖÜÉ][\w.'’-]+(?:[ -][A-ZÄÖÜÉ][\w.'’-]+){0,3}(?:, [A-Z][\w.]+(?: [A-Z]\w+)?)?)"
)
_SOUGHT = re.compile(
    r"\b[Ii]n (?P<place>[A-ZÄÖÜ][\w.-]{2,24}(?: (?:am|an der) [A-ZÄÖÜ]\w{1,20})?),? "
    r"(?:suchen wir|sucht|wird gesucht)\b"
)
_STATE = re.compile(
    r"\bin (?P<place>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}, (?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|"
    r"I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]"
    r"|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\b)"
)
_NOISE = re.compile(
    r"\b(?:remote|hybrid|on-?site|in-?office|homeoffice|home office|fully|full-time|part-time|"
    r"flexible|100%|work from home|télétravail|presencial|híbrido|remoto|teletrabajo)\b",
    re.I,
)


_FRONT_BRACKET = re.compile(r"[\[【(](?P<place>[^\[\]【】()\d]{2,40})[\]】)]\s?\S")
_EMPLOYED = re.compile(
    r"\s(?:at|bei|bij|chez|hos|@) [^()]{2,60} "
    r"\((?P<place>[A-ZÀ-Þ][\w'’.-]+(?:[ /-][A-ZÀ-Þ][\w'’.-]+){0,4})\)$"
)
"""`Title at Company (Place)`: what stands in brackets behind the employer."""


@cache
def _known() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    entry = table("places")
    names = frozenset((*entry["countries"], *entry["regions"], *entry["cities"]))
    return names, frozenset(entry["codes"]), tuple(entry["words"])


def is_place(text: str) -> bool:
    """Whether a short text is a place: known, or `Town, ST` and the like."""
    names, codes, words = _known()
    bare = _ASIDE.sub("", text).strip(_EDGES)
    folded = bare.casefold()
    if not bare or len(bare) > 80 or len(bare.split()) > 9:
        return False
    if folded in names or folded.removeprefix("greater ").removeprefix("the ") in names:
        return True
    if any(folded.endswith(w) for w in words) and len(bare.split()) <= 6:
        return True
    parts = [p.strip() for p in bare.split(",")]
    if len(parts) > 1 and all(p[:1].isupper() or p[:1].isdigit() for p in parts if p):
        last = re.sub(r"\s+\d[\d -]*$", "", parts[-1])
        return last in codes or last.casefold() in names or (parts[0].casefold() in names and len(parts) <= 3)
    return bool(re.fullmatch(r"(?:[A-Z]{1,2}-)?\d{4,5} [A-ZÄÖÜ][\w-]+(?: [\w-]+)?", bare)) or _district(bare)


def _district(text: str) -> bool:
    """`서울 강남구`, `서울특별시 서초구 …`, `東京都港区`."""
    return (
        bool(
            re.match(
                r"(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충[북남청]|전[북남라]|경[북남상]|제주|東京都|大阪府|神奈川県|愛知県|福岡県|北海道)",
                text,
            )
        )
        and len(text) < 40
    )


def place_less(text: str) -> bool:
    """Whether a bracket can be no place: capitals only, a term of work."""
    return (text.isupper() and len(text) < 6) or not _NOISE.sub("", text).strip(" /-,")


def trailing(text: str) -> bool:
    """Whether a line ends in a place behind "in"."""
    match = re.search(r" (?:in|à|en) ([A-Z][^()|]{2,40})$", text)
    return bool(match and is_place(match[1]))


def page_places(page: Page, row: int, pieces: tuple[tuple[Line, int, int], ...]) -> tuple[Finding[str], ...]:
    """The places of the posting, the surest source only: header parts, labels, header lines, a phrase."""
    found = [f for piece in pieces for f in _parts(*piece, "header.bars") if is_place(f.value)]
    found = found or _labelled(page) or _lined(page, row) or _said(page)
    kept: dict[str, Finding[str]] = {}
    for finding in found:
        kept.setdefault(finding.value.casefold(), finding)
    return tuple(kept.values())[:12]


def _labelled(page: Page) -> list[Finding[str]]:
    found: list[Finding[str]] = []
    last = -9
    for fact in page.labels:
        if fact.field == "location" and len(fact.value) <= 300 and (not found or fact.row == last + 1):
            found += _parts(fact.line, fact.start, len(fact.line.head), "label.location")
            last = fact.row
    return found


def _parts(line: Line, start: int, end: int, rule: str) -> list[Finding[str]]:
    """The places of one stretch of a line, what only says remote or hybrid left out."""
    text, found, at = line.text, [], start
    how = _BEHIND.search(text, start, end)
    end = how.start() if how and _NOISE.search(text, how.end(), end) else end
    inner = [m.span() for m in re.finditer(r"\([^()]{0,200}\)", text[:end])]
    signs = _EACH if _in_a_row(_ASIDE.sub("", text[start:end]).strip()) else _SPLIT
    cuts = [m.span() for m in signs.finditer(text, start, end) if not _of_country(text[start:end], m[0])]
    bounds = [*(c for c in cuts if not any(a < c[0] < b for a, b in inner)), (end, end)]
    for stop, following in bounds:
        finding = _one(line, at, stop, rule)
        if finding:
            found.append(finding)
        at = following
    return found


def _of_country(text: str, sign: str) -> bool:
    """Whether a dash parts a country from a town of it (`UK - London`), and not two places."""
    parts = text.split(sign)
    return sign.strip() in ("-", "–", "—") and len(parts) == 2 and _is_country(parts[0])


def _is_country(text: str) -> bool:
    return text.strip(_EDGES).casefold() in table("places")["countries"]


def _in_a_row(text: str) -> bool:
    """Whether commas part towns, and not a town from its state or country."""
    row = _ENUMERATED.fullmatch(text)
    return row is not None and not any(part.casefold() in _larger() for part in _EACH.split(text))


@cache
def _larger() -> frozenset[str]:
    entry = table("places")
    codes = (code.casefold() for code in entry["codes"])
    return frozenset((*entry["countries"], *entry["regions"], *codes))


def _one(line: Line, start: int, end: int, rule: str) -> Finding[str] | None:
    text = line.text
    aside = _ASIDE.search(text[start:end])
    if aside and (_NOISE.search(aside[0]) or not aside[0].rstrip().endswith((")", "]"))):
        end = start + aside.start()
    lead = re.match(r"(?:Remote|Hybrid|On-?site)\s*(?:[-–—:,(]|in|from|within)\s*", text[start:end], re.I)
    start += lead.end() if lead else 0
    while start < end and text[start] in f"{_EDGES}()[]":
        start += 1
    if text[start:end].count(")") > text[start:end].count("("):
        end = start + text[start:end].rfind(")")
    while end > start and text[end - 1] in " ,;:(-–—*":
        end -= 1
    value = text[start:end]
    rest = _NOISE.sub("", value)
    if (
        _SENTENCE.search(value)
        or not _WORDS.search(rest)
        or len(rest.strip(" ,&/-")) < 2
        or rest.strip(" ,&/-").casefold()
        in ("or", "and", "n/a", "work", "role", "days", "not specified", "worldwide", "global", "weltweit")
        or rest.strip(" ,&/-").casefold().startswith("anywhere")
    ):
        return None
    spans = line.spans(start, end)
    value = quote(line.source, spans)
    return Finding(value, spans, rule=rule) if value else None


def _lined(page: Page, row: int) -> list[Finding[str]]:
    """Header lines that are a place, or hold one between bars; the ones next to the title first."""
    top = page.top()[:80]
    near = [m for i, m in enumerate(top) if row >= 0 and row <= i <= row + 6] or top[:14]
    for tails in (False, True):
        for mark in near:
            found = _in_tail(mark) if tails else _in_line(mark)
            if found:
                return found
    return []


def _in_line(mark: Mark) -> list[Finding[str]]:
    line = mark.line
    if mark.role is Role.CHROME or len(line.head) > 120:
        return []
    if is_place(line.text) or is_place(_SPLIT.split(line.text, maxsplit=1)[0]):
        whole = _repeated(line)
        return [
            f
            for f in ([whole] if whole else _parts(line, 0, len(line.head), "header.line"))
            if is_place(f.value) or is_place(_NOISE.sub("", f.value))
        ]
    for match in re.finditer(r"[^|•·/]{2,60}", line.head):
        if match[0] != line.head and is_place(match[0].strip()):
            finding = _one(line, match.start(), match.end(), "header.bars")
            return [finding] if finding else []
    lead = re.match(r"(?P<place>[^\d|•·:]{2,40}?)\s+(?:Posted|posted)\b", line.head)
    if lead and is_place(lead["place"]):
        finding = _one(line, 0, lead.end("place"), "header.line")
        return [finding] if finding else []
    return []


def _in_tail(mark: Mark) -> list[Finding[str]]:
    """A place in brackets or behind a dash at the end of a header line."""
    line = mark.line
    if mark.role is Role.CHROME or len(line.head) > 120:
        return []
    tail = re.search(r"\((?P<place>[^()]{2,40})\)\s*$|\s[-–—]\s(?P<after>[^-–—]{2,40})$", line.head)
    front = _FRONT_BRACKET.match(line.head)
    if front and all(is_place(part.strip()) for part in re.split(r"[/|]", front["place"])):
        return _parts(line, *front.span("place"), "header.title")
    employed = _EMPLOYED.search(line.head)
    if employed and not place_less(employed["place"]):
        finding = _one(line, *employed.span("place"), "header.title")
        return [finding] if finding else []
    if tail and mark.role is not Role.HEADING:
        name = "place" if tail["place"] else "after"
        inner = re.sub(r"(?i)^(?:remote|hybrid)[\s,–-]+|[\s,–-]+(?:remote|hybrid)$", "", tail[name])
        if is_place(inner):
            at = tail.start(name) + tail[name].find(inner)
            finding = _one(line, at, at + len(inner), "header.title")
            return [finding] if finding else []
    return []


def _repeated(line: Line) -> Finding[str] | None:
    """`United States, Multiple Locations, Multiple Locations`: what is said twice is kept once."""
    parts = [p.strip() for p in line.text.split(",")]
    if len(parts) < 2 or parts[-1] != parts[-2] or ";" in line.text:
        return None
    end = line.text.rstrip().rfind(",")
    return _one(line, 0, end, "header.line")


def _sought(text: str) -> re.Match[str] | None:
    """`In Köln suchen wir …`, where the place is a known one: German writes every noun with a capital."""
    match = _SOUGHT.search(text)
    return match if match and is_place(match["place"]) else None


def _said(page: Page) -> list[Finding[str]]:
    """A place that a certain phrase names: "join our team in …"."""
    for mark in page.employer():
        match = _PROSE.search(mark.line.head) or _STATE.search(mark.line.head) or _sought(mark.line.head)
        named = match and not re.match(r"(?:The|Our|A|This|Your)\b", match["place"])
        if match and named and not _OFFICE.search(match["place"]):
            finding = _one(mark.line, *match.span("place"), "prose.place")
            if finding and finding.value.split()[0].casefold() not in ("multiple", "several"):
                other = re.compile(r" or (?:the )?([A-Z][\w.]+(?: [A-Z][\w.]+)?)").match(
                    mark.line.head, match.end("place")
                )
                second = (
                    _one(mark.line, *other.span(1), "prose.place") if other and is_place(other[1]) else None
                )
                return [replace(f, suggested=not is_place(f.value)) for f in (finding, second) if f]
    return []
