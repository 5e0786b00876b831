"""The postings in one structured file, each as the text it is read from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jobtui.domain.problem import BadData
from jobtui.parsing import html, jsonfile, linked, records, stated, xmlfile
from jobtui.parsing.decode import shown, storable
from jobtui.parsing.draft import Draft, bare

_ANSWER = re.compile(r"\AHTTP/[\d.]+ \d[^\n]{0,200}\n(?:[^\r\n]{1,4000}\r?\n){0,100}+\r?\n")
"""The head of a server's answer, where a page was saved with it."""


@dataclass(frozen=True, slots=True)
class Source:
    """The reading text of one posting, with sentences for the person.

    `page` is the text of the page that the posting came with as linked data, "" where there is none; the
    facts of the linked data are the first `head` characters of the text.
    """

    text: str
    notes: tuple[str, ...] = ()
    page: str = ""
    head: int = 0


def sources(source: str, file: str, form: str, max_items: int) -> list[Source]:
    """Every posting of a file in JSON, XML or HTML (`form`). Raises BadData for what holds none."""
    if form == "json":
        return _of_json(source, file, max_items)
    if form == "xml":
        drafts = xmlfile.personio(source) or [records.draft(r) for r in xmlfile.records(source)]
        told = [d for d in drafts if d.facts.get("title")][:max_items]
        if told:
            return [Source(storable(d.text())) for d in told]
    return _of_page(source, file, max_items)


def _of_json(source: str, file: str, max_items: int) -> list[Source]:
    found = [_record(r) for r in jsonfile.records(source, file, max_items)]
    told = [d for d in found if d.told() and any(map(str.isalnum, d.text()))]
    if not told:
        raise BadData(f"{shown(file)} item 1: nothing in it reads like a posting.", file=file)
    made = [Source(storable(d.text()), _by_names(d)) for d in told]
    if len(told) < len(found):
        left = f"{len(found) - len(told):,} of {len(found):,} records hold no posting and were left out."
        made[0] = Source(made[0].text, (*made[0].notes, left))
    return made


def _record(record: Mapping[str, Any]) -> Draft:
    """A record as the linked data in it has it, completed by its own keys; without any, by its keys."""
    outer = records.draft(record)
    node = next((n for n in (record, *record.values()) if linked.is_posting(n)), None)
    if node is None:
        return outer
    made = linked.draft(node)
    made.facts = outer.facts | {n: told for n, told in made.facts.items() if told}
    if not any(body for _, body in made.body):
        made.body = outer.body
    return made


def _by_names(draft: Draft) -> tuple[str, ...]:
    keys = ", ".join(sorted(draft.facts))
    return (f"read by the names of its fields: {keys}.",) if draft.kind == "any" else ()


def _of_page(source: str, file: str, max_items: int) -> list[Source]:
    source = _ANSWER.sub("", source, count=1)
    matter = stated.front_matter(source)
    page = html.render(source[matter:])
    found: list[Draft] = []
    for node in linked.postings(page.linked):
        made = linked.draft(node)
        if made.facts.get("title") and made not in found:
            found.append(made)
    subject = _subject(found, page)
    if subject is None:
        whole = [d for d in found if _whole(d)] or found
        if len(whole) > 1 and (_whole(whole[0]) or len(page.text) < html.ENOUGH):
            return [Source(storable(d.text())) for d in whole[:max_items]]
        if not any(map(str.isalnum, page.text)):
            raise BadData(f"{shown(file)} holds no readable text.", file=file)
        keys = f"{source[:matter]}\n\n" if matter else ""
        return [Source(storable(keys + _titled(page)))]
    body = subject.body if _whole(subject) or len(page.text) < html.ENOUGH else [("", page.text)]
    head, text = (Draft(subject.facts, some).text() for some in ([], body))
    return [Source(storable(text), (), storable(page.text), len(head))]


def _subject(found: list[Draft], page: html.Rendered) -> Draft | None:
    """The posting a page is about: the only one it holds (whole), else the one that its title names."""
    whole = [d for d in found if _whole(d)]
    for some in (whole, found):
        if len(some) == 1:
            return some[0]
    heads = [line.lstrip("# ") for line in page.text.split("\n") if line.startswith("# ")][:3]
    names = {bare(head) for head in heads}
    named = [d for d in whole or found if bare(d.facts["title"][0]) in names]
    named = named or [d for d in whole or found if bare(d.facts["title"][0]) in bare(page.title)]
    return named[0] if len(named) == 1 else None


def _titled(page: html.Rendered) -> str:
    """The text of a page, under its own title where no heading gives one."""
    headed = any(line.startswith("# ") for line in page.text.split("\n"))
    return page.text if headed or not page.title else f"{page.title}\n\n{page.text}"


def _whole(draft: Draft) -> bool:
    """Whether its text is long enough to be all of it, and not cut off."""
    told = "".join(body for _, body in draft.body).rstrip()
    return len(told) >= html.ENOUGH // 2 and not told.endswith(("…", "..."))
