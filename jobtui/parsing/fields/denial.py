"""What an item says is not asked."""

import re
from functools import cache

from jobtui.parsing.patterns import OneOf
from jobtui.parsing.tables import table

_CLAUSE = re.compile(
    r"[.;:](?=\s)|\s[-–—]\s|,? (?:but|though|however|aber|sondern|mais|pero|sino|maar|ma|mas)\b"
    r"|,(?=\s(?:(?:and|und|et|y|e|en) )?(?:no|not|nor|neither|keine?|ohne|sin|pas|sans|without|solo)\b)"
)
_ENDS = re.compile(r"[^,]*,|\s?(?:with|if|when|provided|mit|wenn|avec|si|con|com|met|als)\b")
_JOINS = re.compile(r"\b(?:and|und|et|y|e|en|but)\s$")
"""What begins behind these is denied alone: `English and no degree needed`."""
_LINKED = re.compile(r"\b(?:and|or|nor|und|oder|et|ou|ni|y|o|e|en|of)\b")


@cache
def _negated() -> OneOf:
    return OneOf(table("conditions")["negated"]["search"])


@cache
def _prefers() -> OneOf:
    return OneOf(table("cues")["preferred"]["search"])


def denies(text: str, start: int, end: int) -> bool:
    """Whether the clause around `text[start:end]` says that it is not asked."""
    folded = text.casefold()
    if len(folded) != len(text) or not _negated().search(folded):
        return False
    begin, stop = around(_CLAUSE, text, start, end)
    clause = folded[begin:stop]
    denials = list(_negated().finditer(clause))
    if not any(_reaches(clause, denial, start - begin, end - begin) for denial in denials):
        return False
    for denial in denials:
        clause = clause.replace(denial[0], "")
    return not _prefers().search(clause)


def _reaches(clause: str, denial: re.Match[str], start: int, end: int) -> bool:
    """Not over a comma behind the denial; before it only along a list (`Word, Excel and Visio are not
    needed`).
    """
    if start >= denial.end():
        return not _ENDS.match(clause, denial.end(), start)
    if end <= denial.start() and _JOINS.search(clause[: denial.start()]):
        return False
    _, comma, last = clause[end : max(end, denial.start())].rpartition(",")
    return not comma or bool(_LINKED.search(last))


def around(sign: re.Pattern[str], text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch between two signs that `text[start:end]` stands in."""
    begin = max((m.end() for m in sign.finditer(text, 0, start)), default=0)
    stop = sign.search(text, end)
    return begin, stop.start() if stop else len(text)
