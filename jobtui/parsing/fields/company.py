"""Who hires: from a label, the header, the title's line, or the names that sentences repeat."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from jobtui.domain.reading import Finding, Origin, ZoneName
from jobtui.domain.requirement import Span
from jobtui.parsing import headings, noise, structure
from jobtui.parsing.fields import address, bars, names, place, skills
from jobtui.parsing.fields.header import Header
from jobtui.parsing.labels import Labelled
from jobtui.parsing.lines import quote
from jobtui.parsing.occurrences import counted, twice
from jobtui.parsing.page import Mark, Page, Role

PLACED = "label.location"
_NOTE = re.compile(r"\s?[（(][^（）()]{0,60}[:：][^（）()]{0,60}[）)]$")
"""A note in brackets behind a name: `Acme (branch: Osaka)`."""
_BODY = re.compile(
    r"\b(?:County|City|Town|State|District|Borough|Council|Province|Region) of [A-Z]"
    r"|\w (?:County|Council|Borough)\b"
)
"""Places that hire: `County of Kent`, `Kent County`."""
_LOGO = re.compile(r" logo$", re.I)
"""What a page says instead of a picture: `Acme logo`."""
_QUIET = frozenset({ZoneName.RESPONSIBILITIES, ZoneName.REQUIREMENTS, ZoneName.PREFERRED, ZoneName.SKILLS})


def find_company(page: Page, header: Header) -> Finding[str] | None:
    """The employer, or the agency where the client is unnamed; None where neither is named."""
    labelled = _labelled(page)
    if labelled:
        return labelled
    if header.company and names.plausible(header.company.value, first=False):
        return header.company
    scores = _scores(page)
    beside = _beside(page, header, scores)
    if beside:
        return beside
    best = _best(page, scores)
    if best and not best.suggested:
        return best
    spelt = address.in_address(page)
    return spelt if spelt and (best is None or not spelt.suggested) else best


def _labelled(page: Page) -> Finding[str] | None:
    for fact in page.labels:
        heading = headings.known(fact.value)
        if fact.field == "company" and 0 < len(fact.value.split()) <= 9 and not (heading and heading.exact):
            spans = fact.line.spans(fact.start, fact.start + len(_NOTE.sub("", fact.value)))
            value = quote(page.source, spans)
            if _stated(value, fact):
                return Finding(value, spans, Origin.EMPLOYER, "label.company")
    return None


def _stated(value: str, fact: Labelled) -> bool:
    """Whether what stands under a label of the employer is a name: not a link, not a description."""
    titled = fact.colon and value.startswith("The ") and names.plausible(value.removeprefix("The "))
    body = fact.colon and _BODY.search(value)
    if not (names.plausible(value) or names.is_firm(value) or titled or body):
        return False
    return (fact.colon or len(value) > 2) and (value[:1].isupper() or not value[:1].isascii() or fact.colon)


def _mentions(page: Page) -> Iterator[tuple[float, str, tuple[Span, ...]]]:
    """Every name that a heading or sentence gives the employer, with the weight of the phrase."""
    begins = page.source[:100_000]
    for mark in page.marks:
        if mark.zone is ZoneName.NOISE:
            continue
        line = mark.line
        if mark.role is Role.HEADING or (len(line.head) < 60 and not line.bullet):
            told = names.in_heading(line)
            if told:
                yield 4, *told
        if len(line.head) > 15:
            quiet = mark.zone in _QUIET  # an item names the employer only where the rest does too
            for weight, name, spans in names.in_prose(line, 3 if quiet else 1):
                if not quiet or weight > 4 or twice(name, begins):
                    yield weight, name, spans


def _scores(page: Page) -> dict[str, tuple[float, str, tuple[Span, ...]]]:
    """Plausible names by their folded form: total weight, first spelling, first place."""
    found: dict[str, tuple[float, str, tuple[Span, ...]]] = {}
    for weight, name, spans in _mentions(page):
        if not spans or not names.plausible(name) or (structure.titled(name) and weight < 4 and " " in name):
            continue
        if weight < 5 and skills.bare(name):
            continue
        folded = name.casefold()
        total, first, where = found.get(folded, (0.0, name, spans))
        found[folded] = (total + weight, first, where)
    return _whole_names(found)


def _whole_names(
    found: dict[str, tuple[float, str, tuple[Span, ...]]],
) -> dict[str, tuple[float, str, tuple[Span, ...]]]:
    """A name that only ends a longer one ("Elections" of "Board of Elections") counts for the longer one."""
    ending: dict[str, list[str]] = {}
    for name in found:
        for space in re.finditer(" ", name):
            ending.setdefault(name[space.end() :], []).append(name)
    for short in sorted(found, key=len):
        longer = [n for n in ending.get(short, ()) if n in found]
        if longer:
            total, _, _ = found.pop(short)
            best = max(longer, key=lambda n: found[n][0])
            weight, name, spans = found[best]
            found[best] = (weight + total, name, spans)
    return found


def _beside(
    page: Page, header: Header, scores: dict[str, tuple[float, str, tuple[Span, ...]]]
) -> Finding[str] | None:
    """The line behind (or before) the title, where it looks like a name and something supports it."""
    top = page.top()
    rows = (
        [header.row + 1, header.row + 2, header.row - 1] if header.row >= 0 else list(range(min(4, len(top))))
    )
    title = header.title.value if header.title else ""
    rows += [i + 1 for i, mark in enumerate(top) if i > header.row >= 0 and mark.line.text == title][:2]
    for row in rows:
        if not 0 <= row < len(top):
            continue
        found = _header_name(page, top, row, header.row, scores)
        if found:
            return found
    return None


def _header_name(
    page: Page, top: list[Mark], row: int, title: int, scores: dict[str, tuple[float, str, tuple[Span, ...]]]
) -> Finding[str] | None:
    mark = top[row]
    line = mark.line
    placed = _placed(top, row)
    under = row == title + 1 and mark.role is Role.HEADING and headings.known(line.text) is None
    below = under and (placed or page.source.count(line.text, 0, 100_000) > 2)
    if (mark.role is not Role.BODY or line.level) and not below:
        return None
    ended = line.text.endswith((":", ".", "!", "?")) and not names.is_firm(line.text)
    if len(line.text) > 70 or structure.is_prose(line) or ended:
        return None
    parts = bars.split(line)
    start, end = parts[0]
    end = start + len(_LOGO.sub("", line.text[start:end]))
    name = line.text[start:end].strip()
    if (
        not names.plausible(name)
        or (structure.titled(name) and name.casefold() not in scores)
        or len(name.split()) > 7
        or noise.chrome(line)
        or names.in_heading(line)
    ):
        return None
    if (
        re.search(r"\d{3}|[$€£@:]|\bago\b|^\d+\b", name)
        or (len(parts) == 1 and place.is_place(line.text))
        or line.text.startswith(("(", "#"))
    ):
        return None
    placed = placed or any(place.is_place(line.text[a:b].strip()) for a, b in parts[1:])
    told = (
        names.is_firm(name)
        or name.casefold() in scores
        or any(name.casefold() in s or s in name.casefold() for s in scores)
    )
    others = sum(m.line.text.count(name) for m in page.marks if m.zone is not ZoneName.NOISE) - 1
    if placed or told or (others > 0 and (abs(row - title) == 1 or title < 0)):
        spans = line.spans(start, end)
        return Finding(quote(page.source, spans), spans, Origin.EMPLOYER, "header.company")
    return None


def _placed(top: list[Mark], row: int) -> bool:
    """Whether the line behind this one names the place."""
    following = top[row + 1] if row + 1 < len(top) else None
    return following is not None and (following.rule == PLACED or place.is_place(following.line.text))


def _best(page: Page, scores: dict[str, tuple[float, str, tuple[Span, ...]]]) -> Finding[str] | None:
    """The name with the most weight behind it."""
    if not scores:
        return None
    text = " ".join(m.line.head for m in page.marks if m.zone is not ZoneName.NOISE)
    times = counted((name for _, name, _ in scores.values()), text, 6)
    inner: defaultdict[str, float] = defaultdict(float)
    for total, name, _ in scores.values():
        for space in re.finditer(" ", name):
            inner[name[: space.start()]] += total
    ranked = [
        (total + 0.5 * times[name] + 0.5 * inner[name], total, name, spans)
        for total, name, spans in scores.values()
    ]
    score, total, name, spans = max(ranked, key=lambda r: (r[0], -r[3][0][0]))
    if total < 2 or score < 3.5:
        return None
    spelt = _before(f" ({name})", text, {len(one) for _, one, _ in scores.values()})
    whole = next((o for o in scores.values() if o[1] in spelt), None)
    if whole:  # "Board of Lamps (BoL)": what is spelt out goes before its letters
        _, name, spans = whole
    return Finding(name, spans, Origin.EMPLOYER, "prose.company", suggested=score < 5)


def _before(part: str, text: str, lengths: Collection[int]) -> set[str]:
    """What stands right before each place where a part of a text stands, in each of these lengths."""
    places = (match.start() for match in re.finditer(re.escape(part), text))
    return {text[at - length : at] for at in places for length in lengths if length <= at}
