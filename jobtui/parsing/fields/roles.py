"""The title of the role where only a sentence names it: always a suggestion."""

import re
from functools import cache

from jobtui.domain.reading import Finding, Origin, ZoneName
from jobtui.parsing import structure
from jobtui.parsing.lines import Line, quote
from jobtui.parsing.page import Page
from jobtui.parsing.tables import table


def found_at(
    line: Line,
    start: int,
    end: int,
    rule: str,
    *,
    suggested: bool = False,
    origin: Origin = Origin.EMPLOYER,
) -> Finding[str]:
    """The verbatim finding of `line.text[start:end]`."""
    spans = line.spans(start, end)
    return Finding(quote(line.source, spans), spans, origin, rule, suggested)


_WORD = (
    r"(?:[^\s,.;:!?()]|\.(?=(?:e|se|euse|rice|trice|ne|le|in)\b)"
    r"|\((?=(?:e|se|euse|rice|trice|ne|le|a|in)\))[a-z]{1,5}\)|(?<= )\([a-z]{2,4}\)(?= [a-z]))+"
)
"""A word of a role, with the endings that leave its gender open ("développeur.se", "desarrollador(a)"), or an
abbreviation in brackets within it ("Quality Assurance (QA) Tester").
"""


_GRADES = ("I", "II", "III", "IV", "V")


@cache
def _seeking() -> re.Pattern[str]:
    return re.compile("|".join(rf"(?: {p})" for p in table("roles")["seeks"]), re.I)


def seeks(text: str) -> bool:
    """Whether a line is a sentence in which somebody looks for the role ("Acme cherche un vendeur")."""
    match = _seeking().search(text)
    return match is not None and len(text) > match.end() + 2


@cache
def _prose(part: str) -> tuple[re.Pattern[str], frozenset[str], frozenset[str]]:
    entry = table("roles")
    lead = "|".join(f"(?:{p})" for p in entry[part])
    article = "(?:" + "|".join(map(re.escape, entry["prose_articles"])) + ")"
    word = rf"(?:(?:Sr|Jr)\. )?{_WORD}"
    # the role runs on over at most eight words
    pattern = re.compile(
        rf"(?:{lead}) (?:(?P<article>{article}) )?(?P<role>{word}(?: {word}){{0,12}})",
        re.I,
    )
    return pattern, frozenset(entry["prose_skip"]), frozenset(entry["prose_stop"])


def role_in_prose(page: Page) -> Finding[str] | None:
    """A title that only a sentence names: always a suggestion."""
    zones = (ZoneName.HEADER, ZoneName.OVERVIEW, ZoneName.ABOUT_COMPANY, ZoneName.RESPONSIBILITIES)
    for part in ("prose", "prose_start"):
        for mark in page.body(*zones):
            found = _role_in(mark.line, mark.origin, part)
            if found:
                return found
    return None


_TOPIC = re.compile(
    r"(?:^|[가-힣]의 |우리 |이번 )(?P<role>"
    r"[A-Z][\w/&+.-]{1,20}(?: [A-Z][\w/&+.-]{1,20}){0,4} ?(?:\([\w /]{1,20}\))?|"
    r"(?:[가-힣]{1,12} ){0,3}[가-힣]{0,12}"
    r"(?:엔지니어|개발자|매니저|디자이너|담당자|분석가|기획자))(?:는|은|를|을|로서|로) "
)


_FIELD = re.compile(r" of (?:[A-Z][\w/-]+)(?: (?:(?:and|&) )?[A-Z][\w/-]+){0,3}")
_COMPLEMENT = re.compile(
    r" (?:de la|de l['’]|du|des|de|d['’]|en|di|del|della|dello) ?[^\s,.;:!?()]+"
    r"(?: (?:et|e|y|de|du|des|di|del|à|a) [^\s,.;:!?()]+){0,2}"
)
"""What a "chargé" or a "responsable" is in charge of."""


def _topic(line: Line, origin: Origin) -> Finding[str] | None:
    """Korean: the role as the topic of the sentence (`…의 Data Engineer는 …`)."""
    match = _TOPIC.search(line.head)
    if match and structure.titled(match["role"]):
        return found_at(line, *match.span("role"), "prose.topic", suggested=True, origin=origin)
    return None


def _level_behind(words: list[re.Match[str]]) -> bool:
    """A role may end in its level ("Ingénieur Junior")."""
    last = words[-1][0]
    return (
        len(words) > 1
        and last[:1].isupper()
        and (last.casefold() in table("roles")["levels"] or last in _GRADES)
        and structure.titled(words[-2][0])
    )


def _role_in(line: Line, origin: Origin, part: str) -> Finding[str] | None:
    pattern, skip, stop = _prose(part)
    text = line.head
    topic = _topic(line, origin)
    if topic:
        return topic
    for match in pattern.finditer(text):
        words = list(re.finditer(r"\S+", match["role"]))
        while words and words[0][0].casefold() in skip:
            words.pop(0)
        kept: list[re.Match[str]] = []
        for word in words[:8]:
            if word[0].casefold() in stop and kept:
                break
            kept.append(word)
        while kept and not structure.titled(kept[-1][0]) and not _level_behind(kept):
            kept.pop()
        if not kept:
            continue
        start, end = match.start("role") + kept[0].start(), match.start("role") + kept[-1].end()
        field = _FIELD.match(text, end) or (_COMPLEMENT.match(text, end) if len(kept) == 1 else None)
        end = field.end() if field else end
        role = text[start:end]
        open_gender = match["article"] is not None
        named = len(kept) > 1 or field is not None or open_gender
        capital = sum(w[0][:1].isupper() for w in kept) * 2 >= len(kept) or open_gender
        if (capital and role[:1].isalpha() and named) or structure.gendered(text[end : end + 12]):
            tail = re.match(r"\s?\([mwfdhx/|: ]{3,12}\)", text[end:])
            end += tail.end() if tail else 0
            return found_at(line, start, end, "prose.role", suggested=True, origin=origin)
    return None
