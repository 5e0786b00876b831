"""What a heading says: from its words to the zone it opens."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache

from jobtui.domain.reading import PARTS, ZoneName
from jobtui.domain.requirement import Kind
from jobtui.parsing.patterns import OneOf
from jobtui.parsing.tables import table

_EDGES = " \t*_#:：-–—•·.…!?¿¡>|/\\=~`\"'“”«»<➡→✨,;[]{}【】「」■◆●〈〉《》"
_NUMBER = re.compile(r"(?:\d{1,2}|[ivx]{1,4}|[a-z])[.)]\s+(?=\S)")
_ASIDE = re.compile(r"\s{0,9}[(\[][^()\[\]]{0,80}[)\]]\s*$")
_OWNERS = frozenset(
    "my our your the key main mein meine meinen dein deine ihr ihre unser unsere nos vos tes tus sus seus "
    "suas nuestros nuestras i le gli je jouw onze uw".split()
)
_AS_ROLE = re.compile(r" (?:as|als|como|come|en tant qu[e']|comme|som|jako|at|bei|bij|chez|hos|w) (?=\S)")
"""Between a heading and the role or the employer it names."""
_CJK = re.compile(r"[\u1100-\u11ff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_PLAIN = frozenset(
    "skills responsibilities requirements qualifications benefits accountabilities competencies".split()
)
_GOES_ON = frozenset({"of", "to", "in", "with"})
"""What a heading ends in only before a colon ("Knowledge of:"); else the line goes on in the next."""
_WISH = re.compile(r"prefer|nice|desir|bonus|optional|plus\b|good to")
_MUST = re.compile(r"(?<!not )\b(?:required|must|minimum|essential|mandatory|basic)\b")


@dataclass(frozen=True, slots=True)
class Heading:
    """The zone a heading opens, how firmly its items are asked, and whether its words were in the table
    exactly. `own` says that the person taught it.
    """

    zone: ZoneName
    kind: Kind | None = None
    exact: bool = True
    generic: bool = False
    own: bool = False


_OWN: ContextVar[Mapping[str, Heading] | None] = ContextVar("own headings", default=None)


@lru_cache(4096)
def key(text: str) -> str:
    """A heading as it is compared: composed, folded, without marks, bullet, numbering, emoji or colon."""
    if text.isascii():
        folded = text[:200].casefold().replace("`", "'")
        return _typos(_NUMBER.sub("", folded.strip(_EDGES), count=1).strip(_EDGES))
    folded = unicodedata.normalize("NFKC", text[:200]).casefold()
    folded = folded.replace("’", "'").replace("‘", "'").replace("´", "'").replace("`", "'")
    folded = "".join(c for c in folded if unicodedata.category(c) not in ("So", "Cf", "Sk", "Mn") or c == "+")
    folded = _NUMBER.sub("", folded.strip(_EDGES), count=1)
    return _typos(folded.strip(_EDGES))


def _typos(folded: str) -> str:
    folded = (
        folded.replace("é- ", "é-")
        .replace("e- r", "e-r")
        .replace("responsiblit", "responsibilit")
        .replace("responsibilties", "responsibilities")
    )
    return " ".join(folded.split())


def short(folded: str) -> bool:
    """At most nine words, or 30 characters of a script that writes none."""
    return 0 < len(folded) <= 90 and len(folded.split()) <= 9 and (not blankless(folded) or len(folded) <= 30)


def blankless(text: str) -> bool:
    """Whether a text is of a script that parts no words."""
    return _CJK.search(text) is not None


def known(text: str) -> Heading | None:
    """The zone that the person's own headings or the table give this one, None where neither knows it."""
    own = _OWN.get()
    return (own.get(key(text)) if own else None) or shipped(text)


@lru_cache(4096)
def shipped(text: str) -> Heading | None:
    """The zone that the table gives this heading, None where it knows no such heading."""
    folded = key(text)
    found = _known(folded)
    goes_on = found is not None and found.generic and folded.rsplit(" ", 1)[-1] in _GOES_ON
    return None if goes_on and not text.rstrip(" *_").endswith((":", "：")) else found


@contextmanager
def taught(own: Mapping[str, Sequence[str]]) -> Iterator[None]:
    """Let headings that the person taught, by the part they open, go before the table's while this lasts."""
    found = {
        key(phrase): Heading(*PARTS[part], own=True) for part, phrases in own.items() for phrase in phrases
    }
    token = _OWN.set(found)
    try:
        yield
    finally:
        _OWN.reset(token)


@cache
def _exact() -> dict[str, str]:
    return {key(phrase): name for name, entry in table("headings").items() for phrase in entry["exact"]}


@cache
def _stems() -> tuple[tuple[str, OneOf], ...]:
    order = ("preferred", "requirements", "responsibilities", "noise", "benefits", "compensation", "legal",
             "apply", "skills", "profile", "overview", "about_company")  # fmt: skip
    return tuple((name, OneOf(table("headings")[name]["stem"])) for name in order)


@cache
def _any_stem() -> OneOf:
    """All stems as one, since most lines are no heading at all."""
    return OneOf(stem for name, _ in _stems() for stem in table("headings")[name]["stem"])


def _known(folded: str) -> Heading | None:
    if not short(folded):
        return None
    name = _exact().get(folded)
    if name:
        return _heading(name, folded, exact=True)
    aside = _ASIDE.search(folded)
    bare = folded[: aside.start()].strip(_EDGES) if aside else ""
    owner, _, owned = folded.partition(" ")
    name = _exact().get(bare) or (_exact().get(owned) if owner in _OWNERS else None)
    return _heading(name, folded, exact=True) if name else _of_role(folded) or _stemmed(folded, bare)


def _stemmed(folded: str, bare: str) -> Heading | None:
    """A heading of a known form, with or without the bracket at its end."""
    if ": " in folded:
        return None
    likely = _any_stem().fullmatch(folded) or (bare and _any_stem().fullmatch(bare))
    for name, pattern in _stems() if likely else ():
        if pattern.fullmatch(folded) or (bare and name != "preferred" and pattern.fullmatch(bare)):
            return _heading(name, folded, exact=False)
    return None


def _of_role(folded: str) -> Heading | None:
    """`Your tasks as a cook`, `Jouw profiel bij ons`: a known heading, and whose it is."""
    match = _AS_ROLE.search(folded)
    head = folded[: match.start()].strip(_EDGES) if match else ""
    owner, _, owned = head.partition(" ")
    name = _exact().get(head) or (_exact().get(owned) if owner in _OWNERS else None)
    return _heading(name, folded, exact=False) if name and " " in head else None


def _heading(name: str, folded: str, *, exact: bool) -> Heading:
    kind = {"requirements": Kind.REQUIRED, "profile": Kind.UNLABELLED, "preferred": Kind.PREFERRED}.get(name)
    if kind and _WISH.search(folded) and _MUST.search(folded):
        kind, name = (
            Kind.UNLABELLED,
            "requirements",
        )  # "Required and preferred qualifications": the lines tell
    elif kind in (Kind.REQUIRED, Kind.UNLABELLED) and _WISH.search(folded):
        kind, name = Kind.PREFERRED, "preferred"
    elif kind is Kind.UNLABELLED and _MUST.search(folded):
        kind = Kind.REQUIRED
    generic = name == "profile"
    return Heading(ZoneName("requirements" if generic else name), kind, exact, generic)


@cache
def glued() -> re.Pattern[str]:
    """Headings of the table in Title Case, as they stand where line breaks were lost. Longest first."""
    zones = (
        "responsibilities",
        "requirements",
        "profile",
        "preferred",
        "benefits",
        "overview",
        "about_company",
    )
    spoken = {
        p
        for z in zones
        for p in table("headings")[z]["exact"]
        if (p.isascii() and len(p) >= 8 and " " in p) or p in _PLAIN
    }
    begun: dict[str, list[str]] = {}  # by two letters, so that most of a text is passed over at once
    for phrase in sorted((_title(p) for p in spoken if "(" not in p), key=len, reverse=True):
        begun.setdefault(phrase[:2], []).append(re.escape(phrase[2:]))
    return re.compile("|".join(f"{re.escape(two)}(?:{'|'.join(rest)})" for two, rest in begun.items()))


def _title(phrase: str) -> str:
    small = {"and", "of", "the", "a", "to", "in", "for", "or"}
    parts = phrase.split(" ")
    return " ".join(w if i and w in small else w[:1].upper() + w[1:] for i, w in enumerate(parts))
