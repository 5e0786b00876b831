"""Languages that people speak, and how well: names of a table where a word says that one is meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from jobtui.domain.requirement import LEVELS, Language, Span
from jobtui.parsing.patterns import OneOf
from jobtui.parsing.tables import table

_WORD = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"(\w{4,16}?)(?:sprach)?(?:kenntnisse?n?|sprachig\w*)")
_ENDS = ("kenntnis", "sprachig")
_STOP = re.compile(r"[.!?](?:\s|$)")
_LEADS = re.compile(
    r"[\s()]{0,2}(?:(?:in|level|-|–|of|proficiency|fluency|knowledge|working|en|em|in der|im|de|di|del?"
    r"|speakers?|command|spoken|written|and|or|verbal|oral|d[e'’]|l['’]|le|la|el|il|lo|het)[\s-]{0,2}){0,4}"
)
_TRAILS = re.compile(
    r"[\s(:,–-]{0,3}(?:(?:at|on|auf|op|is|to|a|an|the|of|with|de|d['’]un|un|di|con|com|avec|mit|met|à|en|em"
    r"|al|au|ab|level|niveau|nivel|livello|nível|speaker|skills|language|professionnel|profesional|profissional"
    r"|proficiency|mindestens|mind?\.|at least|minimum|mínimo|minimo|como|au moins|least|almeno|al menos"
    r"|pelo menos|minimaal|minstens|sprache|in wort und schrift"
    r"|written and spoken|spoken and written)[\s(:-]{0,2}){0,4}"
)
_LISTED = re.compile(
    r"[\s,/&()-]{0,4}"
    r"(?:\b(?:and|or|und|oder|sowie|et|ou|y|o|e|en|of|as well as|also|in|either|one of)\b[\s-]{0,2}){0,3}"
    r"(?:l['’]|(?:le|la|el|il|lo|het)\s)?"
)
_MARGIN = 40
_SCALE = frozenset(name for name in LEVELS if name[1:].isdigit())
"""The steps of the Common European Framework."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language named at `text[start:end]`; its level stands at `places`, behind or before it."""

    language: Language
    start: int
    end: int
    places: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Level:
    name: str
    start: int
    end: int


@cache
def _names() -> dict[str, tuple[str, bool]]:
    """The English name by each folded name, and whether that needs its capital."""
    return {
        written.casefold(): (name, written[0].isupper())
        for name, every in table("languages")["names"].items()
        for written in every
    }


@cache
def _levels() -> tuple[tuple[str, OneOf], ...]:
    return tuple((name, OneOf(patterns)) for name, patterns in table("languages")["levels"].items())


@cache
def _speaks() -> OneOf:
    return OneOf(table("languages")["cues"]["speaks"])


@cache
def _not_behind() -> re.Pattern[str]:
    return re.compile("|".join(table("languages")["cues"]["not_behind"]), re.I)


@cache
def _not_before() -> re.Pattern[str]:
    return re.compile("|".join(table("languages")["cues"]["not_before"]), re.I)


@lru_cache(512)
def find(text: str) -> tuple[Spoken, ...]:
    """The languages that an item asks to speak, in reading order."""
    folded = text.casefold()
    if _names().keys().isdisjoint(_WORD.findall(folded)) and not any(end in folded for end in _ENDS):
        return ()
    named = [one for one in map(_named, _WORD.finditer(text)) if one and _means(text, one)]
    if not named:
        return ()
    levels = _levels_in(text.lower())
    kept = [one for one in named if _cued(text, one, named, levels)]
    return tuple(_levelled(text, kept, levels))


def _named(match: re.Match[str]) -> Spoken | None:
    word = match[0]
    folded = word.casefold()
    found = _names().get(folded)
    compound = None if found else _COMPOUND.fullmatch(folded)
    if compound:
        found = _names().get(compound[1])
    if not found or (found[1] and not word[0].isupper()):
        return None
    return Spoken(Language(found[0]), match.start(), match.end())


def _means(text: str, one: Spoken) -> bool:
    """Whether the name stands for the language, not for a subject, a market or a people."""
    if _not_behind().match(text, one.end):
        return False
    return not _not_before().search(text[max(0, one.start - _MARGIN) : one.start])


def _levels_in(folded: str) -> list[_Level]:
    """Where levels stand; of two that meet the one the table names first, of a range the lower end."""
    found: list[_Level] = []
    for name, pattern in _levels():
        for match in pattern.finditer(folded):
            if not any(one.start < match.end() and match.start() < one.end for one in found):
                found.append(_Level(name, *match.span()))
    kept: list[_Level] = []
    for one in sorted(found, key=lambda level: level.start):
        last = kept[-1] if kept else None
        between = folded[last.end : one.start].strip() if last else ""
        if last and one.name in _SCALE and last.name not in _SCALE and between == "(":
            kept[-1] = _Level(one.name, last.start, one.end)  # `fluent (C1)`
        elif not (last and one.name in _SCALE and last.name in _SCALE and between in ("-", "–", "/")):
            kept.append(one)
    return kept


def _cued(text: str, one: Spoken, named: Sequence[Spoken], levels: Sequence[_Level]) -> bool:
    """Whether the sentence speaks of speaking, or the item is nothing but names of languages and levels."""
    begin = max((m.end() for m in _STOP.finditer(text, 0, one.start)), default=0)
    stop = _STOP.search(text, one.end)
    end = stop.start() if stop else len(text)
    if any(begin <= level.start < end and level.name != "basic" for level in levels):
        return True
    folded = text[begin:end].lower()
    if _speaks().search(folded) or any(begin <= level.start < end for level in levels):
        return True
    rest = list(text[begin:end])
    for other in named:
        if begin <= other.start < end:
            rest[other.start - begin : other.end - begin] = " " * (other.end - other.start)
    return not [word for word in _WORD.findall("".join(rest)) if not _LISTED.fullmatch(f" {word} ")]


def _levelled(text: str, kept: Sequence[Spoken], levels: Sequence[_Level]) -> list[Spoken]:
    """Each language with its level: the one beside it, else that of the list it stands in."""
    folded = text.lower()
    found, leads = list(kept), [False] * len(kept)
    free = list(levels)
    for i, one in enumerate(kept):
        ahead, behind = _ahead(folded, one, free), _behind(folded, one, free, kept[i + 1 : i + 2])
        level = behind if behind and (not ahead or behind.name in _SCALE) else ahead
        if level:
            free.remove(level)
            found[i] = _at(one, level)
            leads[i] = level is ahead
    for i in range(1, len(found)):
        if leads[i - 1] and not found[i].language.level and _joined(folded, found[i - 1], found[i]):
            found[i], leads[i] = _like(found[i], found[i - 1]), True
    for i in range(len(found) - 2, -1, -1):
        if not found[i].language.level and not leads[i + 1] and _joined(folded, found[i], found[i + 1]):
            found[i] = _like(found[i], found[i + 1])
    return found


def _ahead(folded: str, one: Spoken, free: Sequence[_Level]) -> _Level | None:
    """The level that leads to a language: `fluent in English`, or is a part of its word."""
    near = (v for v in reversed(free) if v.start < one.end)
    return next((v for v in near if v.start >= one.start or _LEADS.fullmatch(folded, v.end, one.start)), None)


def _behind(folded: str, one: Spoken, free: Sequence[_Level], then: Sequence[Spoken]) -> _Level | None:
    """The level behind a language that is not that of the next one."""
    level = next((v for v in free if v.start >= one.end), None)
    if level is None or not _TRAILS.fullmatch(folded, one.end, level.start):
        return None
    leads = [_LEADS.fullmatch(folded, level.end, other.start) for other in then]
    return None if any(leads) and _parts(folded, one.end, level.start) else level


def _parts(folded: str, start: int, end: int) -> bool:
    """Whether a level behind a language belongs to the next one: `English and B2 German`."""
    return not any(sign in folded[start:end] for sign in "(:") and bool(_LISTED.fullmatch(folded, start, end))


def _joined(folded: str, a: Spoken, b: Spoken) -> bool:
    return bool(_LISTED.fullmatch(folded, a.end, b.start))


def _at(one: Spoken, level: _Level) -> Spoken:
    place = ((level.start, level.end),) if not one.start <= level.start < one.end else ()
    return replace(one, language=Language(one.language.name, level.name), places=place)


def _like(one: Spoken, other: Spoken) -> Spoken:
    return replace(one, language=Language(one.language.name, other.language.level), places=other.places)
