"""A resume: which claims its lines support. What a line does not plainly say is not proposed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from jobtui.domain.profile import Claim, ClaimKind, Proposal
from jobtui.parsing import headings, tenure
from jobtui.parsing.fields import languages, skills, years
from jobtui.parsing.resume_lines import LABEL, Said, told
from jobtui.parsing.tables import table
from jobtui.parsing.tenure import Tenure

_LONGEST_PROOF = 300
_NUMBER = r"(?<![\d.,])(?P<years>\d{1,2}(?:[.,]5)?)\s?\+?\s?"
_PIECE = re.compile(r"\s[–—|·-]\s|[;|\t]|,\s")
_ITEM = re.compile(r"[^,;|:()•·]+")
_STATE = re.compile(r"(?:MA|MS)")
_NOTHING = ("no", "none", "nein", "keine", "non", "aucun", "ninguna", "n/a", "-")


def read(text: str, today: date) -> list[Proposal]:
    """The claims a resume supports, by kind and line; each kind of thing once, by the line that says most."""
    said = told(text, today)
    found = [
        *_skills(said),
        *_degrees(said, today),
        *_experience(said, today),
        *_languages(said),
        *_labelled(said),
        *_licences(said),
    ]
    return _once(found)


def _of_line(claim: Claim, said: Said) -> Proposal:
    text = _cut(said.line.text)
    return Proposal(replace(claim, proof=text), said.line.row, text)


def _cut(proof: str) -> str:
    return proof if len(proof) <= _LONGEST_PROOF else proof[: _LONGEST_PROOF - 1] + "…"


def _once(found: Sequence[Proposal]) -> list[Proposal]:
    """Each claim once, by what it is about; of two the one that says more, else the first."""
    alike: dict[tuple[str, str, str], list[Proposal]] = {}
    for one in found:
        claim = one.claim
        about = (claim.kind, claim.name.casefold(), claim.level if claim.kind is ClaimKind.DEGREE else "")
        alike.setdefault(about, []).append(one)
    order = list(ClaimKind)
    best = map(_best, alike.values())
    return sorted(best, key=lambda one: (order.index(one.claim.kind), one.line))


def _best(alike: Sequence[Proposal]) -> Proposal:
    """The one that says most. When a skill was used last another line may tell: then it is proof as well."""
    best = max(alike, key=lambda one: _says(one.claim))
    latest = max(alike, key=lambda one: one.claim.last_used or 0)
    used = latest.claim.last_used
    if used is None or best.claim.last_used == used:
        return best
    proof = _cut(f"{best.text} · {latest.text}")
    return replace(best, claim=replace(best.claim, last_used=used, proof=proof))


def _says(claim: Claim) -> tuple[float, int, bool]:
    """How much a claim says. Of two numbers of years the larger holds the smaller."""
    return -1 if claim.years is None else claim.years, claim.last_used or 0, bool(claim.level)


# Skills

_SKILLED = ("skills", "languages", "experience", "projects", "summary", "")


@cache
def _years_behind() -> re.Pattern[str]:
    unit = table("resume")["years"]["unit"]
    return re.compile(rf"\s?[(:|–—-]?\s?{_NUMBER}{unit}", re.I)


@cache
def _years_before() -> re.Pattern[str]:
    words = table("resume")["years"]
    general = "|".join(words["general"])
    return re.compile(
        rf"{_NUMBER}{words['unit']}['’]?\s?(?:(?:of|with|in|mit|de|d'|con|com|di|met)\s)?"
        rf"(?:(?:\w+\s)?(?:{general})\s(?:in|with|using|of|mit|en|con|com|met)\s)?$",
        re.I,
    )


def _skills(said: Sequence[Said]) -> Iterator[Proposal]:
    for one in said:
        if one.section not in _SKILLED or one.opens:
            continue
        for hit in _skills_in(one.text, listed=one.section in ("skills", "languages")):
            used = one.job.until if one.job and one.section == "experience" else None
            stated = _stated_years(one.text, hit)
            yield _of_line(Claim(ClaimKind.SKILL, hit.name, years=stated, last_used=used), one)


def _skills_in(text: str, *, listed: bool) -> list[skills.Hit]:
    """The skills a line names; in a list a name that is an everyday word counts where it is a whole item."""
    found = list(skills.find(text, asks=listed))
    for item in _ITEM.finditer(text) if listed else ():
        start = item.start() + len(item[0]) - len(item[0].lstrip())
        for hit in skills.find(item[0].strip(), asks=True):
            moved = replace(hit, start=hit.start + start, end=hit.end + start)
            if not any(one.start < moved.end and moved.start < one.end for one in found):
                found.append(moved)
    return sorted(found, key=lambda one: one.start)


def _stated_years(text: str, hit: skills.Hit) -> float | None:
    """The years that stand right beside a skill."""
    behind = _years_behind().match(text, hit.end)
    before = _years_before().search(text[max(0, hit.start - 80) : hit.start])
    match = behind or before
    return float(match["years"].replace(",", ".")) if match else None


# Degrees


@cache
def _degree_names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    every = table("resume")["degrees"]
    return tuple((level, re.compile("|".join(names))) for level, names in every.items())


@cache
def _field_patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern, re.I) for name, pattern in table("resume")["fields"].items()}


def _degrees(said: Sequence[Said], today: date) -> Iterator[Proposal]:
    sections = {one.section for one in said}
    for one in said:
        if one.section != "education" and (one.section or "education" in sections):
            continue
        if any(span.last > today.year * 12 + today.month for span in _spans(one.text, today)):
            continue
        for at, start in enumerate(_pieces(one.text, today)):
            found = _degree_at(one.text, start)
            if found and not (at and _STATE.fullmatch(one.text[start:].split(",")[0].strip())):
                yield _of_line(Claim(ClaimKind.DEGREE, _field(one.text, found[1]), level=found[0]), one)
                break


def _spans(text: str, today: date) -> list[Tenure]:
    """The spans of a line; a year to come alone is one as well."""
    coming = [int(year) for year in re.findall(r"\b20\d\d\b", text) if int(year) > today.year]
    return [*tenure.find(text, today), *(Tenure(year * 12, year * 12 + 1, year, 0, 0) for year in coming)]


def _pieces(text: str, today: date) -> list[int]:
    """Where the parts of a line begin that separators or spans of time set apart."""
    ends = [span.end for span in tenure.find(text, today)] + [match.end() for match in _PIECE.finditer(text)]
    return [0, *(end + len(text[end:]) - len(text[end:].lstrip(" :,.")) for end in sorted(ends))]


def _degree_at(text: str, start: int) -> tuple[str, int] | None:
    """The degree that is named there, and where its name ends."""
    for level, pattern in _degree_names():
        if match := pattern.match(text, start):
            return level, match.end()
    return None


def _field(text: str, after: int) -> str:
    """What a degree is in; "" where that is not plain."""
    patterns = _field_patterns()
    into = patterns["into"].match(text, after)
    start = into.end() if into else after
    end = patterns["end"].search(text, start)
    name = text[start : end.start() if end else len(text)].strip(" .–—-")
    apart = "," in text[after:start]
    wrong = not name[:1].isalpha() or len(name) > 60 or patterns["schools"].search(name)
    return "" if wrong or (apart and not patterns["subjects"].search(name)) else name


# Experience


@cache
def _general_years() -> re.Pattern[str]:
    words = table("resume")["years"]
    general = "|".join(words["general"])
    return re.compile(
        rf"{_NUMBER}{words['unit']}['’]?\s(?:of\s|de\s|d'|di\s)?(?:[\w-]+\s){{0,2}}?(?:{general})\b(?P<rest>[^.;]*)",
        re.I,
    )


def _experience(said: Sequence[Said], today: date) -> list[Proposal]:
    stated = [*_stated_experience(said)]
    whole = any(not one.claim.name for one in stated)
    return stated if whole else [*stated, *_dated_experience(said, today)]


def _stated_experience(said: Sequence[Said]) -> Iterator[Proposal]:
    for one in said:
        if one.section not in ("summary", "experience", "skills", "", "personal"):
            continue
        match = _general_years().search(one.text)
        if match is None:
            continue
        rest = match["rest"].strip()
        area = next((d.years.area for d in years.find(one.text) if d.start <= match.start() < d.end), "")
        if area or not rest[:1].isalpha():
            amount = float(match["years"].replace(",", "."))
            yield _of_line(Claim(ClaimKind.EXPERIENCE, area, years=amount), one)


def _dated_experience(said: Sequence[Said], today: date) -> Iterator[Proposal]:
    """The whole years that the dated jobs cover together."""
    dated = [(one, span) for one in said for span in _own_spans(one, today)]
    covered = tenure.together([span for _, span in dated], today) // 12
    if covered:
        proposal = _of_line(Claim(ClaimKind.EXPERIENCE, years=float(covered)), dated[0][0])
        told = "; ".join(one.text[span.start : span.end] for one, span in dated)
        yield replace(proposal, claim=replace(proposal.claim, proof=_cut(f"jobs dated {told}")))


def _own_spans(one: Said, today: date) -> list[Tenure]:
    return tenure.find(one.text, today) if one.section == "experience" and one.opens else []


# Languages, licences and what stands behind a label


def _languages(said: Sequence[Said]) -> Iterator[Proposal]:
    for one in said:
        if one.section == "other":
            continue
        for spoken in languages.find(one.text):
            if one.section == "languages" or spoken.language.level:
                claim = Claim(ClaimKind.LANGUAGE, spoken.language.name, level=spoken.language.level)
                yield _of_line(claim, one)


def _labelled(said: Sequence[Said]) -> Iterator[Proposal]:
    labels = {name: kind for kind, names in table("resume")["labels"].items() for name in names}
    for one in said:
        match = LABEL.match(one.text)
        kind = labels.get(headings.key(match[1])) if match else None
        if match is None or kind is None or match[2].casefold().strip(" .") in _NOTHING:
            continue
        for value in filter(None, (part.strip(" .") for part in re.split(r"[,;]", match[2]))):
            name = f"{match[1].strip()} {value}" if kind == "licence" else value
            yield _of_line(Claim(ClaimKind(kind), name[:100]), one)


def _licences(said: Sequence[Said]) -> Iterator[Proposal]:
    for one in said:
        if one.section != "licences" or LABEL.match(one.text):
            continue
        name = re.split(r"[,;|(\[]|\s(?:issued|valid|since|seit)\b|\b(?:19|20)\d\d\b", one.text)[0].strip(
            " –—-:"
        )
        if 3 <= len(name) <= 100 and name[0].isalnum():
            yield _of_line(Claim(ClaimKind.LICENCE, name), one)
