"""The checklist: one requirement an item, how firmly it is asked, and what follows from its words."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from jobtui.domain.reading import Origin, ZoneName
from jobtui.domain.requirement import Kind, Requirement
from jobtui.parsing.fields import asked, degree, topics, years
from jobtui.parsing.fields.sentences import clauses, sentences
from jobtui.parsing.lines import LIMIT, Line, quote
from jobtui.parsing.page import Mark, Page, Role
from jobtui.parsing.patterns import OneOf
from jobtui.parsing.tables import table

_ASKS = (ZoneName.REQUIREMENTS, ZoneName.PREFERRED)
_ASIDE = re.compile(
    r"\((?!(?:(?:strongly|highly|greatly|much|very|also|is|are|an?|as an?|big|huge|definite|distinct) )?"
    r"(?:required|mandatory|essential|must[- ]have|preferred|plus|optional|desirable|desired|"
    r"nice[- ]to[- ]have|bonus|advantage|wünschenswert|gradit[oaie]|opcional|deseable|desejável|souhaitée?|"
    r"von vorteil|un plus)\))[^()]{0,200}\)"
)
_TAIL = re.compile(r"(?:[;,、]|;? and|; or)\s?$")
_TAIL_LENGTH = 6
_BREAKS = (";", "；")
_PARTS = (", ", "; ", "，", "；", "、")
_OWN = re.compile(
    r"(?<=\w{3})(?:kenntnisse|erfahrung)\b|"
    r"\b(?:experience|knowledge|understanding|proficiency) (?:in|of|with)\b|"
    r"\b(?:connaissances?|expérience|maîtrise) (?:de|des|du|en|d')|\b(?:ervaring|kennis) (?:met|van)\b|"
    r"\b(?:experiencia|conocimientos?|experiência|conhecimentos?) (?:en|de|con|em|com)\b|"
    r"\b(?:esperienza|conoscenza) (?:di|in|con)\b|"
    r"(?:熟悉|熟练|熟練|精通|掌握|具有|具备|具備|有).{2,}"
)
"""What begins a demand: an item of two such parts is two demands."""
_WORD = re.compile(r"[^\W_]+")
_COMPARED = 100
"""An item is compared with so many earlier ones that ask for years."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A stretch of a line that is one item."""

    line: Line
    start: int
    end: int
    kind: Kind
    rule: str

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]


@cache
def _cues(name: str, part: str = "search") -> OneOf:
    return OneOf(table("cues")[name][part])


@cache
def _demand() -> OneOf:
    return OneOf(table("cues")["prose"]["demand"])


@cache
def _firm() -> OneOf:
    return OneOf(table("cues")["prose"]["firm"])


def find_requirements(page: Page) -> tuple[Requirement, ...]:
    """Every item of the requirement lists, in order; where there is no list, the sentences that demand."""
    items = [item for section in _sections(page) for item in _items(section)]
    if not items:
        items = list(_from_prose(page))
    elif all(item.kind is Kind.PREFERRED for item in items):
        items = [*(item for item in _from_prose(page) if _firm().search(item.text.casefold())), *items]
    built: list[Requirement] = []
    seen: set[str] = set()
    timed: deque[Requirement] = deque(maxlen=_COMPARED)
    for item in items:
        folded = " ".join(_WORD.findall(item.text.casefold()))
        if folded and folded not in seen and not says_nothing(folded):
            seen.add(folded)
            built.append(_build(item, timed))
            if built[-1].years:
                timed.append(built[-1])
    return tuple(built)


@cache
def _empty() -> OneOf:
    return OneOf(table("cues")["nothing"]["match"])


def says_nothing(folded: str) -> bool:
    """Whether an item only says that there is none ("Not specified")."""
    return len(folded) < 60 and bool(_empty().fullmatch(folded))


def _sections(page: Page) -> list[list[Mark]]:
    """The content of each requirements section."""
    found: dict[int, list[Mark]] = {}
    for mark in page.body(*_ASKS):
        if mark.origin is Origin.EMPLOYER:
            found.setdefault(mark.section, []).append(mark)
    return list(found.values())


def _items(section: Sequence[Mark]) -> Iterator[_Item]:
    listed = sum(bool(m.line.bullet) for m in section)
    for mark in section:
        line, start = mark.line, mark.offset
        text = line.text[start:LIMIT]
        base = mark.kind or (Kind.PREFERRED if mark.zone is ZoneName.PREFERRED else Kind.UNLABELLED)
        if _introduces(mark, text, section) or _comforts(text):
            continue
        running = len(section) <= 2 and not listed and (len(text.split()) > 24 or text.count("; ") > 1)
        for a, b in _split(text, every=running):
            item = _trimmed(line, start + a, start + b, base, mark.rule)
            if item:
                yield replace(item, kind=kind(item.text, base))


def _comforts(text: str) -> bool:
    """Whether an item only tells that not everything asked must be met; behind a demand that goes with it."""
    found = _cues("comfort").search(text.casefold().replace("’", "'"))
    return found is not None and found.start() < sentences(text)[0][1]


def _introduces(mark: Mark, text: str, section: Sequence[Mark]) -> bool:
    """`The ideal candidate will have the following:` is no item but opens the list."""
    last = section[-1] is mark and len(section) > 1
    most = 90 if section[0] is mark and len(section) > 1 and section[1].line.bullet else 24
    if _cut_off(section, mark):
        return True
    return (
        not mark.line.bullet
        and text.rstrip().endswith((":", "：", "...", "…"))
        and len(text.split()) < most
        and not last
    )


def _cut_off(section: Sequence[Mark], mark: Mark) -> bool:
    """Whether a line is what led to a list that runs on in it: `You should have (i) …, (ii) …`."""
    return leads(section[:2]) and section[0] is mark


def leads(section: Sequence[Mark]) -> bool:
    """Whether the first line of a section is one with the item behind it, and only leads to that."""
    if len(section) < 2:
        return False
    first, second = section[0].line, section[1].line
    whole = first.row == second.row and first.source == second.source
    return whole and not first.bullet and bool(second.bullet) and not first.text.endswith((".", ";", "!"))


def _split(text: str, *, every: bool) -> list[tuple[int, int]]:
    """The sentences of an item: all of them in running text, else only a last one that makes a wish."""
    cuts = clauses(text) if every else sentences(text)
    if len(cuts) < 2 or every:
        return cuts
    wishes = [bool(_prefers(text[a:b].casefold())) for a, b in cuts]
    if wishes[0] or not any(wishes):
        return [(0, len(text))]
    at = wishes.index(True)
    return [(0, cuts[at - 1][1]), (cuts[at][0], len(text))]


def _trimmed(line: Line, start: int, end: int, kind_: Kind, rule: str) -> _Item | None:
    while tail := _TAIL.search(line.text, max(start, end - _TAIL_LENGTH), end):
        end = tail.start()
        while end > start and line.text[end - 1].isspace():
            end -= 1
    text = line.text[start:end]
    letters = filter(str.isalpha, text)
    if not _WORD.search(text) or not (next(letters, "") and next(letters, "")):
        return None
    return _Item(line, start, end, kind_, rule)


def _prefers(folded: str) -> bool:
    return bool(_cues("preferred").search(folded)) and not _cues("preferred", "not").search(folded)


def kind(text: str, base: Kind) -> Kind:
    """How firmly an item is asked: its heading says, its own words overrule."""
    folded = _ASIDE.sub(" ", text[:LIMIT].casefold().replace("’", "'"))
    wish = _prefers(folded) and not _in_part(folded)
    must = bool(_cues("required").search(folded)) and not _cues("required", "not").search(folded)
    if wish and not must:
        return Kind.PREFERRED
    if wish and must:
        return base
    return Kind.REQUIRED if must and base is Kind.UNLABELLED else base


def _in_part(folded: str) -> bool:
    """Whether only the last part of an item is a plus, and both parts name a demand of their own."""
    cut = max(folded.rfind(sign) for sign in _PARTS)
    first, last = folded[: max(cut, 0)], folded[cut + 1 :]
    told = folded[cut : cut + 1] in _BREAKS or all(_demands(part) for part in (first, last))
    return told and _prefers(last.strip()) and not _prefers(first)


def _demands(part: str) -> bool:
    return bool(_OWN.search(part))


def _from_prose(page: Page) -> Iterator[_Item]:
    """A short ad without a list: its sentences that ask something of the person."""
    count = 0
    for mark in page.marks:
        if (
            mark.zone not in (ZoneName.HEADER, ZoneName.OVERVIEW, ZoneName.RESPONSIBILITIES)
            or mark.role is Role.HEADING
        ):
            continue
        if (
            mark.origin is not Origin.EMPLOYER
            or mark.role is Role.CHROME
            or (len(mark.line.head.split()) < 7 and mark.zone is ZoneName.HEADER)
        ):
            continue
        text = mark.line.head
        for a, b in sentences(text):
            if (
                count < 10
                and len(text[a:b].split()) >= 4
                and _demand().search(text[a:b].casefold().replace("’", "'"))
            ):
                item = _trimmed(mark.line, a, b, Kind.UNLABELLED, "prose.demand")
                if item:
                    count += 1
                    yield replace(item, kind=kind(item.text, Kind.UNLABELLED))


def _build(item: _Item, timed: Iterable[Requirement]) -> Requirement:
    text = item.text
    spans = item.line.spans(item.start, item.end)
    timed_by = tuple(d.years for d in years.find(text))
    found = asked.read(item.line, item.start, item.end, whole_is_wish=item.kind is Kind.PREFERRED)
    built = Requirement(
        text=quote(item.line.source, spans),
        kind=item.kind,
        spans=spans,
        rule=item.rule,
        years=timed_by,
        degree=degree.lowest(text),
        equivalent=bool(degree.equivalent(text)),
        alternatives=found.choice,
        skills=found.skills,
        languages=found.languages,
    )
    repeats = bool(timed_by) and any(stricter(built, old) for old in timed)
    return replace(built, stricter_repeat=repeats, topics=topics.find(text, built))


def stricter(item: Requirement, earlier: Requirement) -> bool:
    """Whether an item says an earlier one again and asks for more years."""
    if not item.years or not earlier.years:
        return False
    mine, theirs = _words(item.text), _words(earlier.text)
    shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
    if shared < 0.75 or min(len(mine), len(theirs)) < 5:
        return False
    return min(y.minimum for y in item.years) > min(y.minimum for y in earlier.years)


@lru_cache(512)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
