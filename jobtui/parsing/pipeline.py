"""One file from bytes to readings."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from jobtui.domain.problem import BadData
from jobtui.domain.reading import Facts, Finding, Label, Origin, Reading, ZoneName
from jobtui.parsing import confidence, html, jsonfile, linked, records, repair, xmlfile
from jobtui.parsing.blocks import blocks, zones
from jobtui.parsing.decode import decode, shown, storable
from jobtui.parsing.disagreement import LIMIT, disagreements
from jobtui.parsing.fields import dates, lists, pay, place, skills, terms
from jobtui.parsing.fields.company import find_company
from jobtui.parsing.fields.header import Header, read_header
from jobtui.parsing.fields.requirements import find_requirements
from jobtui.parsing.formats import sniff
from jobtui.parsing.lines import physical, quote
from jobtui.parsing.page import Page, Role
from jobtui.parsing.zones import SAID
from jobtui.parsing.zones import place as place_lines

TITLE_LIMIT = 300


def read_bytes(
    data: bytes, file: str, *, as_of: date, encoding: str | None, max_items: int, labels: Sequence[Label] = ()
) -> list[Reading]:
    """Decode, tell the format, and read every posting of one file. See `jobtui.parsing.read`."""
    decoded = decode(data, file, encoding)
    sha = hashlib.sha256(data).hexdigest()
    form = sniff(file, decoded.text)
    if form in ("html", "json", "xml"):
        texts = _texts(decoded.text, file, form, max_items)
        found = []
        for item, (text, notes) in enumerate(texts, 1):
            one = read_text(
                text,
                file,
                as_of=as_of,
                sha=sha,
                form=form,
                encoding=decoded.encoding,
                warnings=(*decoded.warnings, *notes),
                labels=[label for label in labels if label.item == item],
            )
            found.append(replace(one, item=item))
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


def _texts(source: str, file: str, form: str, max_items: int) -> list[tuple[str, tuple[str, ...]]]:
    """The reading text of each posting in a structured file, with what the person should know about it."""
    if form == "json":
        return [_record(r, file, i) for i, r in enumerate(jsonfile.records(source, file, max_items), 1)]
    if form == "xml":
        drafts = xmlfile.personio(source) or [records.draft(r) for r in xmlfile.records(source)]
        told = [d for d in drafts if d.facts.get("title")][:max_items]
        if told:
            return [(storable(d.text()), ()) for d in told]
    page = html.render(source)
    found = [linked.draft(node) for node in linked.postings(page.linked)]
    told = [d for d in found if len("".join(b for _, b in d.body)) >= html.ENOUGH // 2]
    if len(told) == 1:
        return [(storable(told[0].text()), _disagreement(told[0], page.text, "linked data"))]
    if not any(c.isalnum() for c in page.text):
        raise BadData(f"{shown(file)} holds no readable text.", file=file)
    return [(storable(page.text), _disagreement(found[0], page.text, "page") if len(found) == 1 else ())]


def _record(record: Mapping[str, Any], file: str, item: int) -> tuple[str, tuple[str, ...]]:
    draft = records.draft(record)
    text = storable(draft.text())
    if not any(c.isalnum() for c in text):
        raise BadData(f"{shown(file)} item {item}: nothing in it reads like a posting.", file=file)
    keys = ", ".join(sorted(draft.facts))
    note = (f"read by the names of its fields: {keys}.",) if draft.kind == "any" else ()
    return text, note


def _disagreement(draft: records.Draft, page: str, taken: str) -> tuple[str, ...]:
    """Where a page and its linked data differ. Of both only the facts that can are read."""
    texts = [storable(text[:LIMIT]) for text in (page, records.Draft(facts=draft.facts).text())]
    placed = (_placed(text, ()) for text in texts)
    seen, told = (confidence.weighed(_stated(page, read_header(page))) for page in placed)
    return disagreements(seen, texts[0], told, taken=taken)


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
        named = sum(skills.bare(line.text[marks[i].offset :]) for i, line in zip(rows, lines, strict=True))
        if named < 0.8 * len(lines) or any(marks[i].offset for i in rows):
            continue
        if marks[rows[0]].zone is not ZoneName.SKILLS and any(line.bullet for line in lines):
            continue  # items under a heading of demands stay demands, however short
        loose = not any(line.bullet or "," in line.text for line in lines)
        site = loose and (len(lines) > 2 or len(lines[0].text.split()) > 4)
        for i in rows:
            origin = Origin.SITE if site else marks[i].origin
            marks[i] = replace(marks[i], zone=ZoneName.SKILLS, origin=origin, rule="chips")
    return replace(page, marks=tuple(marks))


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
            return Finding(mark.line.text, mark.line.spans(), Origin.SITE, "header.url")
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
