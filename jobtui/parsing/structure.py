"""What the shape of a line tells, whatever its language: heading, prose, title, item."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from jobtui.domain.reading import ZoneName
from jobtui.domain.requirement import Kind
from jobtui.parsing import headings
from jobtui.parsing.headings import Heading
from jobtui.parsing.lines import Line
from jobtui.parsing.page import LISTS
from jobtui.parsing.patterns import OneOf
from jobtui.parsing.tables import table

_END = re.compile(r"[.,;!。、，；！…]$")
_NAMED = re.compile(r"[^\W\d_][^:.;,]{2,50}: \S")
_TRAILS = re.compile(r"\w(?:\.{3}|…)$")
"""A heading that its list completes: `You will…`."""
_LETTERS = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    "a an and or of the in to for with on at by & de la le du des et y e und der die das für von zu".split()
)
_TEAM = re.compile(r"team|팀|조직|équipe|equipo|\btime\b|チーム|团队")
_ROLE = re.compile(r"\b(?:rolle|role|rol|rôle|poste|puesto|ruolo|stelle)\b")
_VOTES = {
    "requirements": ZoneName.REQUIREMENTS,
    "responsibilities": ZoneName.RESPONSIBILITIES,
    "benefits": ZoneName.BENEFITS,
    "about_company": ZoneName.ABOUT_COMPANY,
    "apply": ZoneName.APPLY,
}


@cache
def _vote_patterns() -> dict[str, OneOf]:
    return {name: OneOf(p) for name, p in table("cues")["vote"].items()}


@cache
def _intros() -> tuple[tuple[ZoneName, OneOf], ...]:
    return tuple((ZoneName(n), OneOf(p)) for n, p in table("cues")["intro"].items())


def introduces(line: Line) -> ZoneName | None:
    """The zone that a sentence ending in a colon opens ("Your tasks will be the following:"), None for any
    other.
    """
    text = line.head.casefold().replace("’", "'").rstrip()
    if not text.endswith((":", "：")) or len(text.split()) < 4:
        return None
    ends = text.rstrip(" :：")[-130:]
    return next((zone for zone, pattern in _intros() if pattern.search(ends)), None)


@cache
def _roles() -> tuple[frozenset[str], tuple[str, ...], re.Pattern[str]]:
    entry = table("roles")
    gender = "|".join(re.escape(g) for g in entry["gender"])
    return (
        frozenset(entry["nouns"]),
        tuple(entry["endings"]),
        re.compile(rf"[(\[*]\s?(?:{gender})\s?[)\]*]|\b(?:m/w/d|w/m/d|m/f/d)\b", re.I),
    )


@cache
def _fact_words() -> frozenset[str]:
    entry = table("facts")
    return frozenset(
        w for part in ("workplace", "employment") for words in entry[part].values() for w in words
    )


def is_fact_word(text: str) -> bool:
    """Whether a line is nothing but a workplace or a type of employment."""
    return headings.key(text) in _fact_words()


def titled(text: str) -> bool:
    """Whether a short text holds a word that names a role, or a sign like (m/w/d)."""
    nouns, endings, gender = _roles()
    folded = text[:200].casefold()
    words = re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", folded)
    parts = [p for w in words for p in (w, *w.split("-"))]
    return bool(gender.search(folded)) or any(p in nouns or p.endswith(endings) for p in parts)


def gendered(text: str) -> bool:
    """Whether a text carries (m/w/d) or one of its like: a sure sign of a title."""
    return bool(_roles()[2].search(text[:200]))


def is_prose(line: Line) -> bool:
    """A sentence rather than a header line."""
    words = len(line.head.split())
    return (
        words >= 20
        or (words >= 9 and bool(re.search(r"[.!?]$", line.text)))
        or (words < 4 and len(line.text) > 60)
    )


def inline_heading(line: Line) -> tuple[Heading, int] | None:
    """`Responsibilities: The applicant will …`: a heading with its text behind it."""
    at = line.head[:60].find(":")
    if at < 3 or at + 4 > len(line.text) or line.head[at + 1] != " ":
        return None
    found = headings.known(line.head[:at])
    loud = line.head[:at].isupper() and (at > 8 or " " in line.head[:at].strip())
    if found is None and loud and not line.bullet and not _asks_for(line.head[:at]):
        return Heading(ZoneName.OVERVIEW), at + 2
    if found and loud:
        return found, at + 2
    wide = found is not None and found.zone in LISTS | {
        ZoneName.SKILLS,
        ZoneName.COMPENSATION,
        ZoneName.ABOUT_COMPANY,
    }
    sure = found is not None and (found.exact or (line.gap and found.kind is Kind.PREFERRED))
    return (found, at + 2) if found and sure and wide and not line.bullet else None


def within(lines: Sequence[Line], i: int, found: Heading, above: int) -> bool:
    """Whether `Desirable: to have seen a kiln` is one item of the open list, and opens none. `above`: how
    many items the list has.
    """
    asks = found.zone in (ZoneName.REQUIREMENTS, ZoneName.PREFERRED, ZoneName.SKILLS)
    close = i + 1 < len(lines) and not lines[i + 1].bullet and not lines[i].gap
    return (close and above > 0 and found.kind is Kind.PREFERRED) or (asks and _in_series(lines, i))


def _in_series(lines: Sequence[Line], i: int) -> bool:
    """Whether a line begins with a word and a colon as its neighbours do: items, each with a name."""
    near = [lines[j] for j in (i - 1, i + 1) if 0 <= j < len(lines)]
    named = [bool(_NAMED.match(line.head)) for line in (lines[i], *near)]
    return named[0] and any(named[1:])


def _asks_for(label: str) -> bool:
    """A label of a list of demands ("OTHER SKILLS") keeps the list open."""
    return bool(re.search(r"SKILL|KNOWLEDGE|EXPERIENCE|EDUCATION|LANGUAGE|ABILIT", label))


def demands(line: Line) -> bool:
    """Whether the line itself speaks like an item of a requirements list."""
    return bool(_vote_patterns()["requirements"].search(line.head.casefold()))


def acts(line: Line) -> bool:
    """Whether the line itself speaks like an item of a list of duties."""
    return bool(_vote_patterns()["responsibilities"].search(line.head.casefold()))


def looks_like_heading(lines: Sequence[Line], i: int, zone: ZoneName) -> bool:
    """Short, unpunctuated, and marked: by hashes, bold, capitals, or its place before a list."""
    line = lines[i]
    text, words = line.text, len(line.text.split())
    trails = words <= 6 and bool(_TRAILS.search(text))
    ended = _END.search(text) and not trails
    if line.bullet or words > 9 or len(text) > 70 or ended or not _LETTERS.search(text):
        return False
    if i + 1 == len(lines):
        return False
    following = lines[i + 1]
    colon = text.endswith((":", "：")) or trails
    listed = bool(following.bullet) and not (i and lines[i - 1].bullet and not line.gap and not colon)
    if line.level or line.bold:
        return line.level > 0 or listed or colon or line.gap or following.gap
    if zone is ZoneName.HEADER and not colon:
        return listed and line.gap and not titled(text) and vote(lines, i, zone) is not None
    if colon:
        within = zone in LISTS and line.gap and not following.gap
        return listed or words >= 2 or within or (zone is not ZoneName.HEADER and not is_prose(following))
    return _unmarked(lines, i, zone, listed)


def _unmarked(lines: Sequence[Line], i: int, zone: ZoneName, listed: bool) -> bool:
    """A heading without hashes, bold or colon: capitals, a list behind it, a question, or blank lines around
    it.
    """
    line, following = lines[i], lines[i + 1]
    text, words = line.text, len(line.text.split())
    apart = line.gap or following.gap or listed
    if text.isupper() and len(text) > 5 and not following.text.isupper() and apart:
        return True
    if listed:
        return words <= 8 and (text[:1].isupper() or not text.isascii())
    question = text.endswith("?") and words <= 8
    return question or _stands_alone(lines, i) or _heads_a_block(lines, i, zone)


def _stands_alone(lines: Sequence[Line], i: int) -> bool:
    """A short line between blank lines, before lines that are not set apart from each other."""
    line = lines[i]
    if not line.gap or i + 2 >= len(lines) or len(line.text.split()) > 6 or (titled(line.text) and i < 6):
        return False
    if headings.blankless(line.text):
        return len(line.text) <= 12 and not lines[i - 1].gap and len(lines[i + 1].text) >= 3 * len(line.text)
    one, two = lines[i + 1], lines[i + 2]
    close = one.gap and not two.gap and len(one.text) > len(line.text)
    tight = not one.gap and (len(one.text) >= 2 * len(line.text)) and title_case(line.text)
    return close or tight


def _heads_a_block(lines: Sequence[Line], i: int, zone: ZoneName) -> bool:
    """A short line behind a blank one, right before three lines or more that agree on what they are."""
    line = lines[i]
    if (
        not line.gap
        or i == 0
        or len(line.text.split()) > 6
        or not line.text[:1].isupper()
        or titled(line.text)
    ):
        return False
    block_ = lines[i + 1 : i + 4]
    if len(block_) < 3 or any(x.gap for x in block_):
        return False
    speaks = (acts, demands) if zone in (ZoneName.REQUIREMENTS, ZoneName.PREFERRED) else (acts,)
    first = any(one(line) and one(block_[0]) for one in speaks)  # of the list itself
    return not first and vote(lines, i, zone) is not None


def title_case(text: str) -> bool:
    """Whether the words begin with capitals, small words aside."""
    words = [w for w in text.split() if w.casefold() not in _SMALL and w[:1].isalpha()]
    return bool(words) and sum(w[:1].isupper() for w in words) >= 0.7 * len(words)


def block(lines: Sequence[Line], i: int) -> list[Line]:
    """The lines behind the heading at `i`, up to the next one."""
    found: list[Line] = []
    for j in range(i + 1, min(i + 40, len(lines))):
        line = lines[j]
        if headings.known(line.text) or line.level or (line.bold and not line.bullet and j > i + 1):
            break
        if found and found[-1].bullet and not line.bullet and (line.gap or line.text.endswith(":")):
            break
        if j > i + 1 and not line.bullet and line.text.endswith(":") and len(line.text) < 60:
            break
        found.append(line)
    return found


def vote(lines: Sequence[Line], i: int, current: ZoneName) -> ZoneName | None:
    """What most lines under an unknown heading speak of; None where they do not agree."""
    under = block(lines, i)
    if not under:
        return None
    counts = dict.fromkeys(_VOTES, 0)
    for line in under:
        folded = line.head.casefold()
        for name, pattern in _vote_patterns().items():
            if pattern.search(folded):
                counts[name] += 1
    name = max(counts, key=lambda n: (counts[n], _VOTES[n] is current))
    listed = sum(bool(line.bullet) for line in under) >= 2 or len(under) >= 3
    need = 0.5 if listed else 0.75
    if counts[name] < need * len(under) or (not listed and name in ("requirements", "responsibilities")):
        kept = next((n for n, z in _VOTES.items() if z is current), "")
        return current if listed and kept and counts[kept] >= 0.3 * len(under) else None
    return _VOTES[name]


def divides(lines: Sequence[Line], i: int) -> bool:
    """Whether an unknown heading stands inside a list: bullets before it and behind it, no blank line
    before.
    """
    if i == 0 or i + 1 >= len(lines):
        return False
    return bool(lines[i + 1].bullet) and not lines[i].gap


def asked_next(lines: Sequence[Line], i: int) -> bool:
    """Whether the next heading that is known opens a list of demands: what stands before are the duties."""
    following = (headings.known(line.text) for line in lines[i + 1 : i + 40] if not line.bullet)
    found = next((heading for heading in following if heading), None)
    return found is not None and found.zone in (ZoneName.REQUIREMENTS, ZoneName.PREFERRED)


def as_listed(lines: Sequence[Line], i: int, found: Heading) -> Heading:
    """A heading that only names the role ("In this role") is what the list right under it is."""
    under = lines[i + 1 : i + 4]
    listed = len(under) == 3 and all(x.bullet for x in under)
    bare = len(under) == 3 and not any(x.bullet or x.gap or x.text.endswith(".") or x.level for x in under)
    if found.zone is ZoneName.OVERVIEW and bare and _ROLE.search(lines[i].text.casefold()):
        return replace(found, zone=ZoneName.RESPONSIBILITIES) if asked_next(lines, i) else found
    if found.zone is not ZoneName.OVERVIEW or not listed or _TEAM.search(lines[i].text.casefold()):
        return found
    zone = vote(lines, i, found.zone)
    if zone not in (ZoneName.RESPONSIBILITIES, ZoneName.REQUIREMENTS, ZoneName.BENEFITS):
        return found
    return replace(found, zone=zone, kind=Kind.UNLABELLED if zone is ZoneName.REQUIREMENTS else None)


def shape(line: Line) -> tuple[bool, bool, bool, bool]:
    """How a heading is set: sub-headings of one list are set alike."""
    return line.level > 0, line.bold, line.text.endswith((":", "：")), line.text.isupper()
