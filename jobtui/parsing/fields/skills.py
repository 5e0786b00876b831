"""Skills: names of a closed catalogue. Everyday words count only with a sign beside them."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from jobtui.domain.reading import Finding, Origin, ZoneName
from jobtui.domain.requirement import Span
from jobtui.parsing.page import Mark, Page, Role
from jobtui.parsing.tables import table

_GROUPS = ("languages", "web", "data", "ai", "cloud", "practice", "business")
_URL = re.compile(r"https?://\S+")
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(
    r"\s?(?:[,/&|;·•+、・]|\(|\)|\[|\]|\b(?:and|or|and/or|und|oder|et|ou|y|o|e|en|of|sowie|bzw|"
    r"as well as|e\.g\.|like|z\.b\.|wie)\b[.,]?|\s)+\s?",
    re.I,
)
_LAST = re.compile(r"([^\W\d_]+(?:\.[a-z]\.)?)\W{0,2}$")
_FOLLOWS = re.compile(
    r"[ -](?:experience|develop\w+|programming|skills?|knowledge|framework|engineers?|queries|"
    r"scripting|kenntnisse|services?"
    r"|apis?|cluster|pipelines?|dashboards?|administration|language|stack|경험|개발)",
    re.I,
)
_ZONES = (
    ZoneName.HEADER, ZoneName.OVERVIEW, ZoneName.RESPONSIBILITIES, ZoneName.REQUIREMENTS, ZoneName.PREFERRED,
    ZoneName.SKILLS,
)  # fmt: skip
_ASKS = (ZoneName.REQUIREMENTS, ZoneName.PREFERRED, ZoneName.SKILLS)


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to write a skill. `cased`: its capitals must agree; `vague`: an everyday word as well,
    `clear`: though not where it is spelt with these capitals."""

    written: str
    folded: str
    name: str
    cased: bool
    vague: bool
    clear: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A skill found in a line: `line.text[start:end]`."""

    name: str
    start: int
    end: int
    sure: bool


@cache
def _catalogue() -> dict[str, tuple[Entry, ...]]:
    """The entries by their first word, longest first."""
    data = table("skills")
    clear = frozenset(data["clear_when_cased"])
    cased, vague = frozenset(data["cased"]) - clear, frozenset(data["ambiguous"])
    index: dict[str, list[Entry]] = {}
    for group in _GROUPS:
        for line in data[group]:
            name = line.split("|")[0]
            for written in line.split("|"):
                strict = written in cased or len(written) == 1
                entry = Entry(written, _fold(written), name, strict, written in vague, written in clear)
                index.setdefault(_WORD.findall(entry.folded)[0], []).append(entry)
    return {k: tuple(sorted(v, key=lambda e: -len(e.written))) for k, v in index.items()}


def _fold(text: str) -> str:
    """Lower case, character by character, so that offsets stay."""
    low = text.lower().replace("’", "'")
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@cache
def _cues() -> frozenset[str]:
    return frozenset(table("skills")["cues"])


@lru_cache(1024)
def find(text: str, *, asks: bool) -> tuple[Hit, ...]:
    """The skills named in a text, in order. `asks`: the text is an item of a skills or requirements list."""
    if "://" in text:
        text = _URL.sub(lambda m: " " * len(m[0]), text)
    hits = _candidates(text)
    kept = [hit.sure for hit in hits]
    for order in (range(len(hits)), range(len(hits) - 1, -1, -1)):
        for i in order:
            kept[i] = kept[i] or _beside(text, hits, kept, i) or _cued(text, hits[i], asks)
    return tuple(hit for hit, keep in zip(hits, kept, strict=True) if keep)


@lru_cache(1024)
def _candidates(text: str) -> tuple[Hit, ...]:
    folded, index, after = _fold(text), _catalogue(), 0
    hits: list[Hit] = []
    for match in _WORD.finditer(folded):
        word = match[0]
        entries = index.get(word if word.isascii() else _latin(word))
        if not entries or match.start() < after:
            continue
        for entry in entries:
            start = match.start() - (entry.folded[0] == ".")
            if start >= 0 and folded.startswith(entry.folded, start) and _whole(text, start, entry):
                after = start + len(entry.written)
                spelt = entry.clear and text[start:after] == entry.written
                hits.append(Hit(entry.name, start, after, spelt or not entry.vague))
                break
    return tuple(hits)


def _latin(word: str) -> str:
    """The Latin part of a word that goes on in another script (`Python을`)."""
    match = re.match(r"[a-z0-9à-ɏ]+", word)
    return match[0] if match else word


def _whole(text: str, start: int, entry: Entry) -> bool:
    """Whether the name stands there as a word of its own, spelt as it must be."""
    end = start + len(entry.written)
    before, after = text[start - 1 : start], text[end : end + 1]
    if (
        (before.isalnum() and before.isascii())
        or before == "_"
        or (after.isalnum() and after <= "ɏ")
        or after == "_"
    ):
        return False
    if (after and after in "+#") or (
        entry.written[-1:].isdigit() and after == "." and text[end + 1 : end + 2].isdigit()
    ):
        return False
    if entry.cased and text[start:end] != entry.written:
        return False
    return len(entry.written) > 1 or not (
        (after in ("-", "'", "’", "&", ".") and text[end + 1 : end + 2].isalnum())
        or before in ("-", "&", ".", "'")
    )


def _beside(text: str, hits: Sequence[Hit], kept: list[bool], i: int) -> bool:
    """Whether a kept skill stands next to it in a list."""
    hit = hits[i]
    if i and kept[i - 1] and _BETWEEN.fullmatch(text[hits[i - 1].end : hit.start][:24]):
        return True
    if i + 1 < len(hits) and kept[i + 1] and _BETWEEN.fullmatch(text[hit.end : hits[i + 1].start][:24]):
        return True
    three = hits[i : i + 3]
    return len(three) == 3 and all(
        _BETWEEN.fullmatch(text[a.end : b.start][:24]) for a, b in itertools.pairwise(three)
    )


def _cued(text: str, hit: Hit, asks: bool) -> bool:
    """Whether a word before or behind says that a skill is meant."""
    if hit.start == 0 and hit.end == len(text.rstrip(" .;")):
        return asks
    if _FOLLOWS.match(text, hit.end):
        return len(text[hit.start : hit.end]) > 1 or asks
    before = _LAST.search(text[max(0, hit.start - 24) : hit.start])
    return asks and bool(before and before[1].casefold() in _cues())


def bare(text: str) -> bool:
    """Whether a text is nothing but names of skills: chips, or a list of technologies."""
    words = text.split()
    if not words or len(words) > 60:
        return False
    hits = _candidates(text)
    rest = list(text)
    for hit in hits:
        rest[hit.start : hit.end] = " " * (hit.end - hit.start)
    left = re.findall(r"[^\W_]{2,}", "".join(rest))
    known = len(hits)
    return (
        known > 0
        and len([w for w in left if w.casefold() not in ("and", "or", "etc", "other")]) <= 0.34 * known
    )


def page_skills(page: Page) -> tuple[Finding[str], ...]:
    """Every skill the posting names, once each, with all its places; the employer's own mention tells the
    origin.
    """
    found: dict[str, tuple[list[Span], Origin]] = {}
    for mark in _marks(page):
        text = mark.line.head
        for hit in find(text, asks=mark.zone in _ASKS or mark.role is Role.FACT):
            spans = mark.line.spans(hit.start, hit.end)
            places, _origin = found.setdefault(hit.name, ([], mark.origin))
            places.extend(spans)
            if mark.origin is Origin.EMPLOYER:
                found[hit.name] = (places, Origin.EMPLOYER)
    return tuple(
        Finding(name, tuple(places), origin, "skills.catalogue") for name, (places, origin) in found.items()
    )


def _marks(page: Page) -> Iterable[Mark]:
    return (m for m in page.marks if m.zone in _ZONES and m.role in (Role.BODY, Role.FACT))


def canonical(name: str) -> str:
    """The name of the catalogue for a skill, however it is written; one it does not know stays as it is."""
    folded = _fold(name)
    words = _WORD.findall(folded)
    entries = _catalogue().get(words[0], ()) if words else ()
    return next((entry.name for entry in entries if entry.folded == folded), name)
