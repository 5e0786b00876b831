"""What joins two neighbouring conditions of an item: the words and signs between them."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from jobtui.parsing.tables import table

_TOKEN = re.compile(r"[^\W_]+(?:/[^\W_]+)?|[,;&+、，；]|[.:](?=\s)|\s[-–—]\s")
_COMMAS = frozenset({",", "、", "，"})
_CUTS = frozenset({";", "；", ".", ":", " - ", " – ", " — "})
_SLASHES = frozenset({"/", "|"})
_SHORT = frozenset({"o", "u", "of", "ou"})
"""Words of some languages that mean something else in others: they join what is next to them."""
_NEAR = 3
_TAIL = 60
_UNKNOWN = re.compile(
    r",? (?:or|oder|ou) (?:an? |the )?(?=[^\W\d])"
    r"(?!(?:higher|above|more|newer|later|greater|better|both|all|höher|neuer|plus|similar)\b)",
    re.I,
)


class Op(StrEnum):
    """How two conditions are joined; a comma says what the next word in the list says."""

    AND = "and"
    OR = "or"
    COMMA = "comma"
    SLASH = "slash"


@dataclass(frozen=True, slots=True)
class Joint:
    """`loud`: in capitals; `cut`: a sentence ends between them; `spaced`: a comma stands before the word;
    `bare`: nothing else stands there.
    """

    op: Op
    loud: bool = False
    cut: bool = False
    spaced: bool = False
    bare: bool = False


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("conditions")["joints"][name])


@cache
def _examples() -> re.Pattern[str]:
    """Examples follow, the first of them perhaps unknown."""
    unknown = r"(?:[^,;.()]{1,24}, ?){0,2}"
    return re.compile(rf"(?:{_patterns('examples', 'before')})[\s,:(]{{0,3}}(?:the |a |an )?{unknown}$", re.I)


@cache
def _choice() -> re.Pattern[str]:
    several = "|".join(
        rf"(?P<n{n}>{pattern})" for n, pattern in enumerate(table("conditions")["choice"]["several"], 2)
    )
    return re.compile(rf"(?:{several}|{_patterns('choice', 'before')})[^.;()]{{0,48}}\(?$", re.I)


@cache
def _more() -> re.Pattern[str]:
    return re.compile(rf"[\s,(]{{0,3}}(?:{_patterns('examples', 'more')})", re.I)


@cache
def _sort_behind() -> re.Pattern[str]:
    """`Azure-based data technologies`, `BI tools`."""
    return re.compile(
        rf"(?:-based)?[\s-](?:[\w-]{{1,24}}\s){{0,3}}?(?:{_patterns('sorts', 'nouns')})\b", re.I
    )


@cache
def _sort_before() -> re.Pattern[str]:
    """`relational databases`, `outils de versioning`."""
    of = r"(?:\s(?:de|d['’]|di|von|für|for|of)(?:\s?[\w-]{1,24})?)?"
    return re.compile(rf"\b(?:{_patterns('sorts', 'nouns')}){of}\s?$", re.I)


def _patterns(part: str, name: str) -> str:
    return "|".join(table("conditions")[part][name])


@lru_cache(512)
def joint(between: str) -> Joint:
    """What the text between two conditions says."""
    stripped = between.strip()
    if stripped in _SLASHES:
        return Joint(Op.SLASH, bare=True)
    if stripped in _COMMAS:
        return Joint(Op.COMMA, bare=True)
    ors, ands = _words("or"), _words("and")
    tokens = _TOKEN.findall(between)
    folded = [token.casefold() for token in tokens]
    plain = [t for t in folded if t[0].isalnum() and t not in ors and t not in ands]
    last = _last_or(folded, ors, ands)
    if last is not None:
        spaced = last > 0 and folded[last - 1] in _COMMAS
        return Joint(Op.OR, _is_loud(tokens[last]), False, spaced, not plain)
    cut = not _CUTS.isdisjoint(folded)
    both = next((i for i, t in enumerate(folded) if t in ands), None)
    listed = bool(folded) and folded[0] in _COMMAS and len(plain) <= 2
    if listed and both is None and not cut and _words("demands").isdisjoint(plain):
        return Joint(Op.COMMA, bare=not plain)
    loud = any(_is_loud(token) for token, t in zip(tokens, folded, strict=True) if t in ands)
    return Joint(Op.AND, loud, cut, bool(both and folded[both - 1] in _COMMAS), not plain)


def _is_loud(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _last_or(folded: list[str], ors: frozenset[str], ands: frozenset[str]) -> int | None:
    """Where the OR stands that joins what comes next."""
    for i in range(len(folded) - 1, max(-1, len(folded) - _NEAR - 2), -1):
        word = folded[i]
        if word in ors and (word not in _SHORT or len(folded) <= 2):
            return i
        if word in _COMMAS and i and folded[i - 1] in ors:
            continue
        if word in ands or word in _COMMAS or word in _CUTS:
            return None
    return None


def go_together(*names: str | None) -> bool:
    """Whether skills with a slash between them are both asked: `HTML/CSS`."""
    return any(set(names) <= set(both) for both in table("conditions")["joints"]["together"])


def gives_examples(before: str) -> bool:
    """Whether examples follow."""
    return bool(_examples().search(before[-_TAIL:]))


def offers_choice(before: str) -> int:
    """How many are enough of what follows, 0 where nothing says so."""
    found = _choice().search(before[-_TAIL:])
    if not found:
        return 0
    return next((int(name[1:]) for name, said in found.groupdict().items() if said), 1)


def goes_on(behind: str) -> int:
    """Behind so many characters ends what says that others count too; 0 where nothing says so."""
    match = _more().match(behind[:_TAIL])
    return match.end() if match else 0


def goes_on_unknown(behind: str) -> int:
    """The same of an OR before something that nobody knows: `Airflow or Kestrel`."""
    match = _UNKNOWN.match(behind[:_TAIL])
    return match.end() if match else 0


def ends_in_sort(text: str) -> bool:
    """Whether a text ends in a noun for a sort of thing."""
    return bool(_sort_before().search(text[-_TAIL:]))


def names_sort(text: str, start: int, end: int, at: int) -> bool:
    """Whether `text[start:end]` only says of what sort that is which stands at `at`: `BI tools`."""
    behind = bool(_sort_behind().match(text, end, at))
    return behind or ends_in_sort(text[start:end]) or ends_in_sort(text[:start])
