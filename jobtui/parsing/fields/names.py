"""Names of employers in running text: their shape, and what no name can be."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from jobtui.domain.requirement import Span
from jobtui.parsing import structure
from jobtui.parsing.fields import place
from jobtui.parsing.lines import Line, quote
from jobtui.parsing.occurrences import repeated
from jobtui.parsing.patterns import OneOf, split
from jobtui.parsing.tables import table

_WORD = r"(?:[A-ZÄÖÜÉÀÅØ0-9][\w&.'’+®™°-]{0,30}|[a-z]{1,3}[A-Z]\w{1,20})"
_GAP = r"(?:(?<!\.)|(?<=\b[A-Z]\.)|(?<=\b(?:St|Dr)\.)) "  # a full stop ends the name
_NAME = (
    rf"(?P<name>{_WORD}(?:{_GAP}(?:(?:of|and|the|&|de|du|la|le|für|und|der|by|for|van|von|e|y|del|do|da|di"
    rf"|per la|per|della|delle|dei|para|pour la|pour|des) )?{_WORD}){{0,5}}"
    r"(?:,? (?:Inc|INC|LLC|Ltd|LTD|Corp|Co)\.?(?!\w))?(?: \([A-Z][\w. ]{1,12}\))?)(?: \([a-z][\w. ]{4,30}\))?"
)
_SMALL = r"(?P<name>[a-z][a-z0-9]{2,20}(?:\.[a-z]{2,3})?)"
_LATIN = (
    r"(?<![\w.])(?P<name>[A-Z][A-Za-z0-9&'’-]{1,30}(?:\.[a-z]{2,3})?(?: [A-Z][A-Za-z0-9&'’-]{1,30}){0,3})"
)
"""A name in Latin letters within a script that writes no blanks."""
_FIRM = re.compile(
    r"株式会社|有限会社|合同会社|㈜|\(주\)|주식회사|有限公司|\b(?:GmbH|AG|Ltd|Limited|LLC|Inc|S\.A|B\.V|SAS|SARL|Srl)\b"
)
_WISHED = re.compile(
    r" (?:ist|sind|est|is|are|è|es|é) (?:von Vorteil|wünschenswert|erforderlich|notwendig|kein |nice|ein Plus"
    r"|un (?:vrai |gros )?plus|un atout|une? plus|een (?:\w+ )?(?:pré|plus)"
    r"|(?:a |an )?(?:big |huge |strong )?(?:plus|bonus|asset|advantage|must)\b"
    r"|required|preferred|desired|desirable|mandatory|essential)"
)
"""What an item says of a skill, never of an employer."""
_TRAIL = re.compile(r"[.,;:!?'’]+$|['’]s$")
_ABBREVIATED = re.compile(r"(?:Inc|Ltd|Co|Corp|S\.A|B\.V|N\.V|L\.P|S\.L|p\.A|r\.l)\.$")
_ARTICLES = (
    "The ", "Die ", "Das ", "Der ", "At ", "La ", "Le ", "El ", "Join ", "Bei ", "About ", "På ", "Hos ",
    "Chez ", "Bij ", "Über ", "Over ", "Sobre ", "Il ", "Les ",
)  # fmt: skip


@cache
def _prose(least: int) -> tuple[OneOf, tuple[int, ...]]:
    """The phrases from a weight on, and the weight of each."""
    told = [(weight, p) for weight, p in table("companies")["prose"] if weight >= least]
    parts = [(weight, part) for weight, p in told for part in split(_filled(p))]
    return OneOf(part for _, part in parts), tuple(weight for weight, _ in parts)


@cache
def _headings() -> OneOf:
    return OneOf(_filled(p) for p in table("companies")["headings"])


def _filled(pattern: str) -> str:
    return pattern.replace("NAME", _NAME).replace("BRAND", _SMALL).replace("LATIN", _LATIN)


@cache
def _legal() -> re.Pattern[str]:
    forms = "|".join(table("companies")["legal_forms"])
    return re.compile(rf"(?P<name>{_WORD}(?:{_GAP}(?:& |und |of )?{_WORD}){{0,5}},? (?:{forms}))(?![\w])")


@cache
def words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Departments, first words of no name, and job boards."""
    entry = table("companies")
    return frozenset(entry["departments"]), frozenset(entry["not_first"]), frozenset(entry["boards"])


@cache
def _never() -> frozenset[str]:
    return frozenset(table("companies")["not_names"])


def is_firm(text: str) -> bool:
    """Whether a text carries the sign of a legal form."""
    return bool(_FIRM.search(text))


def plausible(name: str, *, first: bool = True) -> bool:
    """Whether a text can be the name of an employer at all. `first`: judge its first word as well."""
    departments, not_first, boards = words()
    folded = name.casefold().strip(" .,")
    lead = folded.split()[0] if folded.split() else ""
    bad = (
        folded in departments
        or folded in boards
        or folded in _never()
        or (first and lead in not_first)
        or structure.is_fact_word(name)
    )
    return 1 < len(folded) <= 60 and not bad and not place.is_place(name) and any(c.isalpha() for c in name)


def in_heading(line: Line) -> tuple[str, tuple[Span, ...]] | None:
    """The name that a whole heading holds ("About …", "Life at …")."""
    match = _headings().fullmatch(_ORNAMENT.sub("", line.head))
    if not match or (match["name"][:1].islower() and not _repeated(match["name"], line.source)):
        return None
    return clean(line, *match.span("name"))


_ORNAMENT = re.compile(r"[ :!?.…\u2600-\u27bf\U0001f300-\U0001faff]{1,12}$")


@lru_cache(256)
def _repeated(name: str, source: str) -> bool:
    """A name in small letters is one only where the text goes on to use it so."""
    return repeated(name, source[:20_000], before="./@-", behind="@/-")


def in_prose(line: Line, least: int = 1) -> Iterator[tuple[int, str, tuple[Span, ...]]]:
    """Every name that a sentence gives the employer, with the weight of the phrase, from `least` on."""
    head = line.head
    phrases, weights = _prose(least)
    for i, match in phrases.numbered(head):
        if _WISHED.match(head, match.end("name")):
            continue
        if match["name"][:1].islower() and match["name"].islower():
            if not _repeated(match["name"], line.source):
                continue
        elif match.start("name") == 0 and weights[i] < 2:
            continue
        name, spans = clean(line, *match.span("name"))
        if name:
            yield weights[i], name, spans
    for match in _legal().finditer(head):
        yield 3, *clean(line, *match.span("name"))


def clean(line: Line, start: int, end: int) -> tuple[str, tuple[Span, ...]]:
    """The name without an article before it or punctuation behind it."""
    text = line.text[start:end]
    for article in _ARTICLES:
        if text.startswith(article):
            start += len(article)
            text = line.text[start:end]
    tail = _TRAIL.search(text)
    while tail and not _ABBREVIATED.search(text):
        end -= len(tail[0])
        text = line.text[start:end]
        tail = _TRAIL.search(text)
    spans = line.spans(start, end)
    return quote(line.source, spans), spans
