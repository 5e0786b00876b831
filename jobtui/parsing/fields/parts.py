"""The conditions that the words of one item name, one by one, in reading order."""

import re
from dataclasses import dataclass, replace
from functools import cache

from jobtui.domain.requirement import Degree, Leaf
from jobtui.parsing.fields import degree, languages, skills, years
from jobtui.parsing.fields.denial import around, denies
from jobtui.parsing.patterns import OneOf
from jobtui.parsing.tables import table

_PART_OF_CLAUSE = re.compile(r"[.;,()]")
_DENIES = re.compile(
    r"(?:no|not|neither|do not|don't|keine?|pas|degree (?:is )?not|degree isn't|학력|学歴|学历)\b"
)
_FIELD_LENGTH = 160
_TRAILING = re.compile(
    r"(?:[\s,;:.(/&-]|\b(?:and|or|und|oder|et|ou|y|o|with|an?|une?|eine[rn]?|etc|plus)\b){1,20}$", re.I
)
_PURPOSE = re.compile(r"[A-Z]\S*\s(?:for|für|pour|para|per|voor)\s(?:[\w-]{1,24}\s|[\w]{1,24}-){1,2}$")
_BEGUN = re.compile(r"\s(?:oder|or|ou|o|of) (?:eine[nr]?|an?|une?|una|uma|een)\s[^\s,]{1,24}\s?$", re.I)
"""Behind the field the next degree begins: `or a vocational (degree)`."""
_LED = (" in", " en")
"""A degree that is named with these has its field behind it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One condition at `text[start:end]`; the spans of its leaf are places in that text. `wished`: it is
    only a wish.
    """

    leaf: Leaf
    start: int
    end: int
    wished: bool = False

    @property
    def sort(self) -> str:
        """degree, years, equivalent, skill or language."""
        leaf = self.leaf
        if leaf.equivalent:
            return "equivalent"
        if leaf.degree:
            return "degree"
        return "years" if leaf.years else "skill" if leaf.skill else "language"


@cache
def _wished() -> OneOf:
    return OneOf(table("conditions")["wished"]["search"])


@cache
def _prefers() -> OneOf:
    return OneOf(table("cues")["preferred"]["search"])


@cache
def subjects() -> frozenset[str]:
    """Skills that are subjects of study as well."""
    return frozenset(table("conditions")["field"]["subjects"])


@cache
def _into() -> re.Pattern[str]:
    """What leads from a degree to its field."""
    between = "|".join(table("conditions")["field"]["into"])
    return re.compile(
        rf"['’]?s?\.?\)?(?:[\s-]?(?:{between})){{0,3}},?\s"
        r"(?:(?:in|im|en(?!\s(?:min|ten|een|\d|ervaring|goede|kennis|\w+\sjaar))|em|der|des|di)\s"
        r"|(?-i:of\s(?=[A-Z]))|with a (?:major|focus|concentration) in\s)"
        r"(?:the (?:field|area)s? of\s|(?:der )?(?:Fachrichtung|Bereich|Studiengang|Fach)\s)?",
        re.I,
    )


@cache
def _field_end() -> re.Pattern[str]:
    loud = r"\sAND\b|\sOR(?=\s(?:\d|at least|[Mm]aster|[Bb]achelor|[Pp]h|[Ee]quiv|an equiv))"
    return re.compile(rf"{loud}|(?i:{'|'.join(table('conditions')['field']['end'])})")


def find(text: str, *, whole_is_wish: bool) -> list[Part]:
    """The conditions of an item. `whole_is_wish`: it is asked as a plus, and nothing in it less than that."""
    found = _fielded(text, _degrees(text))
    found += [Part(Leaf(years=d.years, spans=((d.start, d.end),)), d.start, d.end) for d in years.find(text)]
    found += [_spoken(one) for one in languages.find(text)]
    found += [
        Part(Leaf(skill=hit.name, spans=((hit.start, hit.end),)), hit.start, hit.end)
        for hit in skills.find(text, asks=True)
        if not _is_purpose(text, hit.start)
    ]
    kept: list[Part] = []
    for part in sorted(found, key=lambda one: one.start):
        if not kept or part.start >= kept[-1].end:
            kept.append(part)
    if not kept:
        return []
    folded = text.casefold()
    kept = _asked(text, kept)
    return kept if whole_is_wish else _marked(text, folded, kept)


def _is_purpose(text: str, start: int) -> bool:
    """Whether a word in small letters only says what for: `R for yield forecasting`."""
    return text[start].islower() and bool(_PURPOSE.search(text[:start][-_FIELD_LENGTH:]))


def _degrees(text: str) -> list[Part]:
    found = [Part(Leaf(n.degree, spans=((n.start, n.end),)), n.start, n.end) for n in degree.find(text)]
    found += [Part(Leaf(equivalent=True, spans=((a, b),)), a, b) for a, b in degree.equivalent(text)]
    kept: list[Part] = []
    for part in sorted(found, key=lambda one: (one.start, one.end)):
        led = bool(kept and text[kept[-1].start : kept[-1].end].casefold().endswith(_LED))
        if not kept or part.start >= kept[-1].end + 2 * led:
            kept.append(part)
    return kept


def _spoken(one: languages.Spoken) -> Part:
    places = tuple(sorted({(one.start, one.end), *one.places}))
    leaf = Leaf(language=one.language.name, level=one.language.level, spans=places)
    return Part(leaf, one.start, one.end)


def _fielded(text: str, parts: list[Part]) -> list[Part]:
    """Degrees with what they are in; of `bachelor's or master's in optics` each has the field."""
    found: list[Part] = []
    field: tuple[int, int] | None = None
    for i in range(len(parts) - 1, -1, -1):
        part = parts[i]
        then = parts[i + 1].start if i + 1 < len(parts) else len(text)
        own = _field(text, part.end, then)
        field = own or (field if i + 1 < len(parts) and _near(text[part.end : then]) else None)
        if part.sort == "degree" and part.leaf.degree is not Degree.NONE and field:
            leaf = replace(part.leaf, field=text[field[0] : field[1]], spans=(*part.leaf.spans, field))
            part = Part(leaf, part.start, field[1] if own else part.end)
        elif part.sort == "equivalent" and own and found and not _is_after_degree(parts, i):
            field = None
        elif part.sort == "equivalent" and own:
            part = replace(part, end=own[1])
        found.append(part)
    return found[::-1]


def _is_after_degree(parts: list[Part], i: int) -> bool:
    return i > 0 and parts[i - 1].sort == "degree"


def _near(between: str) -> bool:
    """Whether two degrees share what is said behind the second."""
    return len(between) < 24 and not any(char.isdigit() for char in between)


def _field(text: str, start: int, limit: int) -> tuple[int, int] | None:
    """Where the field of a degree stands that ends at `start`."""
    led = text[max(0, start - 3) : start].casefold().endswith(_LED)
    into = re.compile(r"\s(?:an? )?").match(text, start) if led else _into().match(text, start)
    if not into or into.end() >= limit:
        return None
    begin = into.end()
    stop = _field_end().search(text, begin, min(limit, begin + _FIELD_LENGTH))
    end = stop.start() if stop else min(limit, begin + _FIELD_LENGTH)
    for hit in skills.find(text, asks=True):
        if begin <= hit.start < end and hit.name not in subjects():
            end = hit.start
    others = [one.start for one in languages.find(text)] + [one.start for one in years.find(text)]
    end = min((at for at in others if begin <= at < end), default=end)
    said = text[begin:end]
    if said.count(")") > said.count("("):
        said = said[: said.index(")")]
    said = _TRAILING.sub("", _BEGUN.sub("", said) if end == limit else said)
    return (begin, begin + len(said)) if len(said) > 1 else None


def _asked(text: str, parts: list[Part]) -> list[Part]:
    """The parts but those of which a clause says that they are not asked."""
    kept = [
        part
        for part in parts
        if part.leaf.degree is not Degree.NONE or not _DENIES.match(text[part.start : part.end].casefold())
    ]
    return [part for part in kept if not denies(text, part.start, part.end)]


def _marked(text: str, folded: str, parts: list[Part]) -> list[Part]:
    """The parts, those only wished for marked."""
    if not (_wished().search(folded) or _prefers().search(folded)):
        return parts
    return [replace(part, wished=_is_wish(text, part)) for part in parts]


def wishes(text: str) -> bool:
    """Whether a text wishes for something."""
    return bool(_wished().search(text.casefold()))


def _is_wish(text: str, part: Part) -> bool:
    start, end = around(_PART_OF_CLAUSE, text, part.start, part.end)
    if wishes(text[start : part.start]):
        return True
    return bool(_prefers().search(text[start:end].casefold()))
