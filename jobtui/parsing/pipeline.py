"""One file from bytes to readings."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jobtui.domain.reading import Facts, Finding, Label, Origin, Reading, ZoneName
from jobtui.parsing import confidence, headings, mail, repair
from jobtui.parsing.blocks import blocks, zones
from jobtui.parsing.decode import decode, shown
from jobtui.parsing.disagreement import LIMIT, disagreements
from jobtui.parsing.fields import dates, lists, pay, place, skills, terms
from jobtui.parsing.fields.company import find_company
from jobtui.parsing.fields.header import Header, read_header
from jobtui.parsing.fields.requirements import find_requirements
from jobtui.parsing.fields.requisition import requisition
from jobtui.parsing.formats import sniff
from jobtui.parsing.lines import physical, quote
from jobtui.parsing.page import Page, Role
from jobtui.parsing.sources import Source, sources
from jobtui.parsing.tables import table
from jobtui.parsing.zones import SAID
from jobtui.parsing.zones import place as place_lines

TITLE_LIMIT = 300


def read_bytes(
    data: bytes, file: str, *, as_of: date, encoding: str | None, max_items: int, labels: Sequence[Label] = ()
) -> list[Reading]:
    """Decode, tell the format, and read every posting of one file. See `jobtui.parsing.read`."""
    sha = hashlib.sha256(data).hexdigest()
    part = mail.readable(data, file)
    decoded = decode(part.data, file, encoding or part.charset) if part else decode(data, file, encoding)
    form = "html" if part and part.html else sniff("" if part else file, decoded.text)
    if form in ("html", "json", "xml"):
        found = []
        for item, source in enumerate(sources(decoded.text, file, form, max_items), 1):
            one = read_text(
                source.text,
                file,
                as_of=as_of,
                sha=sha,
                form=form,
                encoding=decoded.encoding,
                warnings=(*decoded.warnings, *source.notes),
                labels=[label for label in labels if label.item == item],
            )
            found.append(replace(_beside(one, source), item=item))
        return found
    return [
        read_text(
            decoded.text,
            file,
            as_of=as_of,
            sha=sha,
            form=form,
            encoding=decoded.encoding,
            warnings=decoded.warnings,
            labels=labels,
        )
    ]


def _beside(reading: Reading, source: Source) -> Reading:
    """A reading of linked data, with what the page around it says otherwise."""
    if not source.page:
        return reading
    page = _placed(source.page[:LIMIT], ())
    seen = confidence.weighed(_stated(page, read_header(page)))
    facts, told = disagreements(seen, page.source, reading.facts, source.head)
    return replace(reading, facts=facts, warnings=(*reading.warnings, *told))


def read_text(
    text: str, file: str, *, as_of: date, sha: str = "", form: str = "text", encoding: str = "utf-8",
    warnings: tuple[str, ...] = (), labels: Sequence[Label] = (),
) -> Reading:  # fmt: skip
    """Read one posting from its text. Never raises: what cannot be understood is not stated."""
    page = _placed(text, labels)
    requirements = find_requirements(page)
    facts = replace(
        _stated(page, read_header(page)),
        posted=dates.posted(page, as_of),
        closes=dates.closes(page, as_of),
        url=_url(page),
        requisition=requisition(page),
        summary=lists.summary(page),
        skills=skills.page_skills(page),
        responsibilities=lists.responsibilities(page, requirements),
        benefits=lists.benefits(page),
    )
    told = (*warnings, *_long(text, file), *_untitled(facts.title, text, file))
    facts = confidence.weighed(facts)
    return Reading(file, text, sha, form, encoding, 1, facts, requirements, zones(page), told, blocks(page))


def _placed(text: str, labels: Sequence[Label]) -> Page:
    """The lines of a text, each in its place."""
    return _chips(place_lines(text, repair.read_lines(text), labels))


def _stated(page: Page, header: Header) -> Facts:
    """The facts that a page and its linked data both can state."""
    return Facts(
        title=_cut(header.title, page.source),
        company=find_company(page, header),
        locations=place.page_places(page, header.row, header.pieces),
        workplace=terms.workplace(page, header.pieces),
        employment_type=terms.employment_type(page, header.pieces),
        salaries=pay.find_pay(page, header.pieces),
    )


def _chips(page: Page) -> Page:
    """A list of nothing but names of skills is no list of demands: the site's chips, or the employer's
    stack.
    """
    sections: dict[int, list[int]] = {}
    for i, mark in enumerate(page.marks):
        if (
            mark.zone in (ZoneName.REQUIREMENTS, ZoneName.PREFERRED, ZoneName.SKILLS)
            and mark.role is Role.BODY
            and mark.rule not in SAID
        ):
            sections.setdefault(mark.section, []).append(i)
    marks = list(page.marks)
    for rows in sections.values():
        lines = [marks[i].line for i in rows]
        if _matched(page, rows[0]):
            for i in rows:
                marks[i] = replace(marks[i], zone=ZoneName.SKILLS, origin=Origin.SITE, rule="chips")
            continue
        if any(marks[i].offset for i in rows):
            continue
        if marks[rows[0]].zone is not ZoneName.SKILLS and any(line.bullet for line in lines):
            continue  # items under a heading of demands stay demands, however short
        if sum(skills.bare(line.text) for line in lines) < 0.8 * len(lines):
            continue
        loose = not any(line.bullet or "," in line.text for line in lines)
        site = loose and (len(lines) > 2 or len(lines[0].text.split()) > 4)
        for i in rows:
            origin = Origin.SITE if site else marks[i].origin
            marks[i] = replace(marks[i], zone=ZoneName.SKILLS, origin=origin, rule="chips")
    return replace(page, marks=tuple(marks))


def _matched(page: Page, row: int) -> bool:
    """Whether right above a list the site says that it has compared the person with it."""
    above = page.marks[max(0, row - 4) : row]
    chips = table("noise")["site"]["chips"]
    return any(mark.role is Role.CHROME and headings.key(mark.line.text) in chips for mark in above)


def _cut(title: Finding[str] | None, text: str) -> Finding[str] | None:
    if title is None or len(title.value) <= TITLE_LIMIT:
        return title
    start = title.spans[0][0]
    spans = ((start, start + TITLE_LIMIT),)
    return Finding(quote(text, spans), spans, title.origin, title.rule, True)


def _url(page: Page) -> Finding[str] | None:
    for fact in page.labels:
        match = (
            re.search(r"https?://[^\s<>\"')\]]{4,2000}", fact.line.head[fact.start :])
            if fact.field == "url"
            else None
        )
        if match:
            spans = fact.line.spans(fact.start + match.start(), fact.start + match.end())
            return Finding(quote(page.source, spans), spans, Origin.SITE, "label.url")
    for mark in page.marks[:3]:
        if re.fullmatch(r"https?://[^\s<>\"')\]]{4,2000}", mark.line.text):
            return Finding(
                quote(page.source, mark.line.spans()), mark.line.spans(), Origin.SITE, "header.url"
            )
    return None


def _long(text: str, file: str) -> tuple[str, ...]:
    found = []
    ranges = physical(text, repair.MAX_LINES + 1)
    for row, (start, end) in enumerate(ranges, 1):
        if end - start > repair.LONG:
            found.append(
                f"line {row:,} is very long ({end - start:,} characters); only its start was searched for "
                f"requirements."
            )
    if len(text) > repair.MAX_CHARS:
        found.append(
            f"{shown(file)} is very long ({len(text):,} characters); only the first 1,000,000 were searched."
        )
    if len(ranges) > repair.MAX_LINES:
        found.append(f"{shown(file)} has more than 20,000 lines; only the first 20,000 were searched.")
    return tuple(found[:3])


def _untitled(title: Finding[str] | None, text: str, file: str) -> tuple[str, ...]:
    if title is None:
        return (f"no title found in {shown(file)}.",)
    if title.suggested and title.spans:
        row = text.count("\n", 0, title.spans[0][0]) + 1
        return (f"no title line; suggested from line {row}.",)
    return ()
