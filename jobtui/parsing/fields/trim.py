"""What a title line says besides the title: places, terms and numbers at its edges."""

import re
from functools import cache

from jobtui.parsing import structure
from jobtui.parsing.fields import place
from jobtui.parsing.lines import Line
from jobtui.parsing.tables import table

_ASIDE = re.compile(r"\s{0,9}[(\[（【](?P<inner>[^()\[\]（）【】]{2,60})[)\]）】]\s*$")
_ORNAMENT = re.compile(r"[\s\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]*")
_HIRES = re.compile(
    r"\s?(?:채용(?: ?공고)?|모집(?: ?공고)?|구인|を?募集(?:します|中|！)?|求人|採用|招聘|急募)[!！.。]?$"
)
_CALL = re.compile(r"(?<=[)\]]) [^()]{8,80}!$")
"""An appeal behind the title: `Baker (m/f/d) Come and join us!`."""
_POST = re.compile(r"\s{0,3}[-–—]\s{0,3}job post$", re.I)
_CAREERS = re.compile(r"\s{1,9}(?:job|jobs|career|careers|vacancy|stellenangebot) (?:at|in|with|bei) ")
_LENGTH = re.compile(
    r"\d{1,2}[ -]?(?:months?|mois|meses|mesi|monate|maanden)\b|\d(?:[-–]\d)?x? (?:days? )?(?:per|a) week\b"
)


def trim(line: Line, start: int, end: int) -> tuple[int, int]:
    """Leave out bar tails, brackets that say where or how, and a place or date behind a dash."""
    text = line.text
    start = _behind_lead(text, _ORNAMENT.match(text, start).end(), end)  # type: ignore[union-attr]
    end = start + len(_HIRES.sub("", text[start:end]))
    front = re.compile(r"[\[(](?P<inner>[^\[\]()]{2,40})[\])]\s+").match(text, start)
    if front and _only_facts(front["inner"]):
        start = front.end()
    bar = re.compile(r"\s{0,9}[|•]|\s{1,9}·|·(?=\s)").search(text, start + 3, end)
    end = bar.start() if bar else end
    end = start + len(_POST.sub("", text[start:end]))
    called = _CALL.search(text, start, end)
    end = called.start() if called and structure.gendered(text[start : called.start()]) else end
    job = _CAREERS.search(text, start + 3, end)
    end = job.start() if job and structure.titled(text[start : job.start()]) else end
    for _ in range(3):
        aside = _ASIDE.search(text[start:end])
        if aside and _only_facts(aside["inner"]):
            end = start + aside.start()
            continue
        tail = re.search(r"\s+[-–—,]\s*(?P<tail>[^-–—,]{2,40})$|,\s(?P<more>[^-–—,]{2,40})$", text[start:end])
        if tail and _only_facts(tail["tail"] or tail["more"]):
            end = start + tail.start()
            continue
        break
    while end > start and text[end - 1] in " -–—,:":
        end -= 1
    return start, end


@cache
def _lead() -> re.Pattern[str]:
    signed, bare = ("|".join(map(re.escape, table("roles")[part])) for part in ("lead", "lead_bare"))
    return re.compile(
        rf"[\[【(]?(?:{signed}|{bare})(?:\s?[:：|｜–—]\s?|\s-\s|[\])】]\s?)"
        rf"|(?P<bare>(?:{bare})(?:\s|(?=[\u3400-\u9fff])))",
        re.I,
    )


def _behind_lead(text: str, start: int, end: int) -> int:
    """Where the title begins behind words that only say that a post is open ("Vacancy: …")."""
    match = _lead().match(text, start, end)
    rest = text[match.end() : end] if match else ""
    if match is None or not structure.titled(rest):
        return start
    return start if match["bare"] and rest[:1].islower() else match.end()


@cache
def _fact_tokens() -> frozenset[str]:
    entry = table("facts")
    words = {w for part in ("workplace", "employment") for ws in entry[part].values() for w in ws}
    return frozenset(words)


def _only_facts(text: str) -> bool:
    """Whether a bracket or tail holds nothing but workplace, type, place or a reference number."""
    if re.match(r"[hfmwdx](?:/[hfmwdx]){1,2}\s?[-–—,|]\s", text, re.I):
        return True  # "(F/H - Gap)": who may apply, and where
    if structure.gendered(f"({text})"):
        return False
    folded = text.casefold().strip()
    if (
        folded in _fact_tokens()
        or place.is_place(text)
        or re.fullmatch(r"(?:ref|req|id|job|posted|formerly|internal\w*)\b.{0,50}|#?\d{4,}", folded)
    ):
        return True
    rest = _LENGTH.sub(" ", folded)
    for word in sorted(_fact_tokens(), key=len, reverse=True):
        if word in rest and len(word) > 3:
            rest = rest.replace(word, " ")
        elif word in rest:
            rest = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", rest)
    left = [w for w in re.split(r"[\s,/|&+-]+", rest) if w not in ("or", "and", "based", "in", "only", "%")]
    left = [w for w in left if w]
    return rest != folded and (not left or place.is_place(" ".join(left)))
