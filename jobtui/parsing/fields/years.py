"""Years of experience that an item demands, each with what they are in."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from jobtui.domain.requirement import Years
from jobtui.parsing.fields.denial import denies
from jobtui.parsing.patterns import OneOf
from jobtui.parsing.tables import table

_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fifteen": 15,
    "ein": 1,
    "einem": 1,
    "een": 1,
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "dos": 2,
    "tres": 3,
    "cuatro": 4,
    "cinco": 5,
    "dois": 2,
    "três": 3,
    "quatro": 4,
    "due": 2,
    "tre": 3,
    "quattro": 4,
    "cinque": 5,
    "twee": 2,
    "drie": 3,
    "vijf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
    "neun": 9,
    "zehn": 10,
    "zwölf": 12,
    "sept": 7,
    "siete": 7,
    "sete": 7,
    "oito": 8,
    "zeven": 7,
    "negen": 9,
    "dix": 10,
    "huit": 8,
    "seis": 6,
    "ocho": 8,
    "diez": 10,
    "dez": 10,
    "sei": 6,
    "sette": 7,
    "otto": 8,
    "dieci": 10,
    "zes": 6,
    "tien": 10,
    "två": 2,
    "fem": 5,
    "fünfzehn": 15,
    "一": 1,
    "二": 2,
    "两": 2,
    "兩": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "十": 10,
}
_NUMBER = rf"(?:\d{{1,2}}(?:[.,]5)?|(?:{'|'.join(_WORDS)})(?:\s?\(\d{{1,2}}\))?)"
_UNIT = (
    r"(?:(?:years?|yrs?|y\.?o\.?e|jahren?|jahre|ans|années|años|anos|anni|jaar|jaren|år|lata?|년|年)"
    r"(?![\w-]*(?:old|ago))|jährige[rnms]?(?=\s(?:[\w-]+\s){0,2}[\w-]*(?:erfahrung|praxis|tätigkeit)))"
)
_DEMAND = re.compile(
    rf"(?<![\d.,$€£#])(?:\b|(?<=[\u3040-\u9fff가-힣]))"
    rf"(?:(?:between|zwischen|entre|tra|fra|tussen)\s(?:the\s|de\s|les\s|los\s)?(?P<from>{_NUMBER})\s(?:and|und|et|y|e|en)\s)?"
    rf"(?P<low>{_NUMBER})"
    rf"\s?(?P<open>\+|plus\b|or more\b|o más\b|ou plus\b)?"
    rf"(?:\s?(?:-|–|—|to|bis|à|a|até|tot|~|〜|or)\s?(?P<high>{_NUMBER})\s?\+?)?"
    rf"\s?(?:\+\s?)?(?:full\s|solid\s|additional\s|or more\s|of\s|more\s|\(\w+\)\s|or\s|consecutive\s|"
    rf"calendar\s)?-?{_UNIT}(?P<tail>['’]?\s?(?:이상|以上|\+)?)",
    re.I,
)
_NOT_BEFORE = re.compile(
    r"(?:\b(?:last|past|next|previous|within|letzten|derniers?|últimos?|in the|over the|every|"
    r"for the first|each|founded|since"
    r"|than|a|per|ultimi|age|aged)\s(?:the\s)?(?:last\s|past\s|next\s)?|credit[^.;]{0,20}|over\s)$",
    re.I,
)
_NOT_BEHIND = re.compile(
    r"\s?(?:of age|old|ago|degree|university|college|program|bachelor|diploma|contract|"
    r"warranty|in (?:business|a row|operation)"
    r"|of (?:age|history|growth|service to|accredited|college|university|study|business)|"
    r"alt\b|d'existence|de (?:historia|estudio|mercado)"
    r"|[’']?\s?experience credit|credit|thereafter|track record of (?:growth|success in business))",
    re.I,
)
_MARGIN = 40
_DIGIT = re.compile(r"\d")
_CLAUSE = re.compile(r"[.;]\s|\bOR\b|\bAND\b|,? (?:or|plus|with at least|including|and) (?=\d)")
_WISHED = re.compile(r"[^.;,]{0,24}\b(?:preferred|desirable|a plus|nice to have|von vorteil)\b", re.I)
_AT_LEAST = re.compile(
    r"(?:over|more than|mehr als|plus de|más de|mais de|oltre|meer dan"
    r"|n(?:o|ot) (?:less|fewer) than|pas moins de|nicht weniger als|no menos de|não menos de|non meno di"
    r"|niet minder dan)\s$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand for years at `text[start:end]`; `strict` is false where it only narrows another ("at least
    3 of them").
    """

    years: Years
    start: int
    end: int


@lru_cache(512)
def find(text: str) -> tuple[Demand, ...]:
    """The demands for years in one item, in reading order."""
    if not _DIGIT.search(text) and not _spelled().search(text):
        return ()
    matches = [m for m in _DEMAND.finditer(text) if _counts(text, m)]
    firm = [m for m in matches if not _WISHED.match(text, m.end())]
    matches = firm or matches
    found = []
    for i, match in enumerate(matches):
        low, high = _range(match)
        if low is None or low > 30:
            continue
        if high is not None and high <= low:
            high = None
        limit = matches[i + 1].start() if i + 1 < len(matches) else len(text)
        area = _area(text, match.start(), match.end(), limit)
        found.append(Demand(Years(low, high, area), match.start(), match.end()))
    return tuple(found)


@cache
def _spelled() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_WORDS)})(?:\b|(?=jährig))|[一二两兩三四五十]年", re.I)


def _range(match: re.Match[str]) -> tuple[int | None, int | None]:
    low = _value(match["low"])
    if match["from"]:
        return _value(match["from"]), low
    return low, _value(match["high"]) if match["high"] else None


def _value(text: str) -> int | None:
    digits = re.search(r"\d{1,2}", text)
    return int(digits[0]) if digits else _WORDS.get(text.strip().casefold().split("(")[0].strip())


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether this is a demand: no age, no period of time, no credit rule."""
    if _NOT_BEFORE.search(text[max(0, match.start() - _MARGIN) : match.start()]):
        return bool(_AT_LEAST.search(text[max(0, match.start() - _MARGIN) : match.start()]))
    return not _NOT_BEHIND.match(text, match.end()) and not denies(text, match.start(), match.end())


@cache
def _areas() -> tuple[tuple[str, OneOf], ...]:
    return tuple((name, OneOf(p, re.I)) for name, p in table("cues")["areas"].items())


def _area(text: str, start: int, end: int, limit: int) -> str:
    """What the years are in: the nearest known field in the clause behind the number; "" for experience in
    general.
    """
    stop = _CLAUSE.search(text, end, limit)
    clause = text[end : stop.start() if stop else limit][:160]
    best = ("", len(clause) + 1)
    for name, pattern in _areas():
        start = min((m.start() for m in pattern.finditer(clause)), default=best[1])
        if start < best[1]:
            best = (name, start)
    return best[0]
