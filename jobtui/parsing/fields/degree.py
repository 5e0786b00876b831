"""The degrees an item names, and whether it accepts something equivalent."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from jobtui.domain.requirement import Degree
from jobtui.parsing.fields.denial import denies
from jobtui.parsing.patterns import OneOf
from jobtui.parsing.tables import table

ORDER = (Degree.NONE, Degree.BACHELOR, Degree.MASTER, Degree.PHD)
_CREDIT = re.compile(
    (
        r"(?:experience )?credit for (?:a |an )?(?:\w+['’]?s? )?$|(?:stipend|tuition|towards|"
        r"pursuing) (?:a |your )?$"
    ),
    re.I,
)
_WISH = re.compile(
    (
        r"[^.;,]{0,30}\b(?:preferred|a plus|desirable|nice to have|is an? (?:advantage|asset|"
        r"plus)|von vorteil|apprécié)\b"
    ),
    re.I,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A degree named at `text[start:end]`."""

    degree: Degree
    start: int
    end: int


@cache
def _patterns() -> tuple[tuple[Degree, OneOf], ...]:
    entry = table("facts")["degrees"]
    return tuple(
        (d, OneOf(entry[d.value])) for d in (Degree.PHD, Degree.MASTER, Degree.NONE, Degree.BACHELOR)
    )


@cache
def _equivalent() -> OneOf:
    return OneOf(table("facts")["degrees"]["equivalent"])


@lru_cache(512)
def find(text: str) -> tuple[Named, ...]:
    """The degrees an item names, in reading order, credit rules left out."""
    folded = _fold(text)
    found: list[Named] = []
    for degree, pattern in _patterns():
        for match in pattern.finditer(folded):
            taken = any(n.start < match.end() and match.start() < n.end for n in found)
            if (
                match.end() > match.start()
                and not taken
                and not _CREDIT.search(folded[: match.start()][-40:])
            ):
                found.append(Named(degree, match.start(), match.end()))
    return tuple(_specific(folded, sorted(found, key=lambda n: n.start)))


def _specific(folded: str, found: list[Named]) -> list[Named]:
    """Leave out the bare word "degree" where the sentence names which one, and not only as a wish."""
    named = [n for n in found if not folded[n.start : n.end].startswith(("degree", "studium", "diplom"))]
    firm = any(n.degree is not Degree.NONE and not _WISH.match(folded, n.end) for n in named)
    return named if firm else found


def lowest(text: str) -> Degree | None:
    """The lowest degree that the item accepts: None where it names none, NONE where none is needed."""
    found = find(text)
    asked = [n for n in found if n.degree is Degree.NONE or not denies(text, n.start, n.end)]
    if found and not asked:
        return Degree.NONE
    found = tuple(asked)
    firm = [n for n in found if not _WISH.match(text, n.end)]
    return min((n.degree for n in firm or found), key=ORDER.index, default=None)


@lru_cache(512)
def equivalent(text: str) -> tuple[tuple[int, int], ...]:
    """Where the item accepts equivalent experience or training instead."""
    return tuple(m.span() for m in _equivalent().finditer(_fold(text)))


def _fold(text: str) -> str:
    low = text.lower().replace("’", "'").replace("‘", "'")
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
