"""Postings as Markdown, for reading, printing and notes: one page, a page each, or a table."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from jobtui.domain.display import safe_block
from jobtui.domain.fields import LABELS
from jobtui.domain.posting import Posting, PostingRow
from jobtui.domain.reading import Dated
from jobtui.domain.requirement import ChecklistItem, State
from jobtui.domain.salary import Salary, describe
from jobtui.domain.slug import slug
from jobtui.domain.wording import said
from jobtui.interop.comparison import escaped
from jobtui.interop.table import values_of

TABLE = ("id", "title", "company", "status", "since", "locations", "closes", "next_action", "due")
"""What a table shows unless told otherwise."""

_BACKTICKS = re.compile("`+")
_CLOSING = re.compile("#+$")
_BOXES = {State.MET: "[x]"}


def to_markdown(postings: Iterable[Posting], *, texts: bool = True) -> Iterator[str]:
    """A part for each posting: facts, checklist, notes, history, and with `texts` what was captured.

    No text of a posting acts as markup: it is escaped, and the captured text stands in a fence that is longer
    than any in it. The pieces end in line ends; together they are the page.
    """
    yield "# Postings\n"
    for posting in postings:
        yield "\n" + "\n".join(_part(posting, "##", texts=texts)) + "\n"


def to_page(posting: Posting, *, texts: bool = True) -> str:
    """The same of one posting, as a page of its own."""
    return "\n".join(_part(posting, "#", texts=texts)) + "\n"


def file_name(row: PostingRow) -> str:
    """What the page of a posting is called: `data-engineer-acme-3.md`, letters a to z, digits and hyphens."""
    return f"{slug(row.subject if row.title else row.company or '') or 'posting'}-{row.id}.md"


def to_table(rows: Iterable[PostingRow], columns: Sequence[str] = ()) -> str:
    """One table, a line a posting. `columns` are names of those of CSV; without them, those of TABLE."""
    chosen = columns or TABLE
    values = (["" if value is None else str(value) for value in values_of(row, chosen)] for row in rows)
    return table(chosen, values)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Texts as a Markdown table, none of them taken for markup."""
    lines = [heads, ["---"] * len(heads)]
    told = [[escaped(text) for text in row] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in [*lines, *told])


def _part(posting: Posting, level: str, *, texts: bool) -> Iterator[str]:
    # Signs at its end would be taken for the end of the heading.
    yield f"{level} " + _CLOSING.sub(r"\\\g<0>", f"{posting.id} {escaped(posting.subject)}")
    yield ""
    yield from _facts(posting)
    if posting.checklist:
        yield from ("", f"{level}# Requirements", "")
        yield from map(_item, posting.checklist)
    if posting.notes:
        yield from ("", f"{level}# Notes", "")
        for note in posting.notes:
            yield f"- {note.at.astimezone():%Y-%m-%d} {_lines(note.text)}"
    yield from ("", f"{level}# History", "")
    yield from (
        f"- {event.on.isoformat()} {escaped(said(event.kind, event.text))}" for event in posting.events
    )
    if texts and posting.capture:
        yield from ("", f"{level}# Source", "", *fenced(posting.capture.text))


def _facts(posting: Posting) -> Iterator[str]:
    yield f"- Status: {escaped(posting.status)}"
    if posting.next_action:
        due = f", due {posting.next_action.due}" if posting.next_action.due else ""
        yield f"- Next: {escaped(posting.next_action.text)}{due}"
    if posting.tags:
        yield f"- Tags: {escaped(', '.join(posting.tags))}"
    for field, label in LABELS.items():
        values = [_value(found.value) for found in posting.facts.findings(field)]
        if values and field not in ("title", "company"):
            yield f"- {label}: {escaped('; '.join(values))}"


def _lines(text: str) -> str:
    """Several lines within an item of a list."""
    lines = [escaped(line) for line in safe_block(text).split("\n") if line.strip()]
    return "\\\n  ".join(f"\\{line}" if line.startswith("=") else line for line in lines)


def _value(value: Any) -> str:
    if isinstance(value, Salary):
        return describe(value, with_place=True)
    return value.text if isinstance(value, Dated) else str(value)


def _item(item: ChecklistItem) -> str:
    asked = item.requirement
    told = ", ".join(
        filter(None, (str(asked.kind), "" if item.state is State.UNREVIEWED else str(item.state)))
    )
    note = f" – {escaped(item.note)}" if item.note else ""
    return f"- {_BOXES.get(item.state, '[ ]')} {escaped(asked.text)} ({told}){note}"


def fenced(text: str) -> list[str]:
    """The lines of a text in a fence longer than any run of backticks in it."""
    shown = safe_block(text)
    longest = max((len(run) for run in _BACKTICKS.findall(shown)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}text", *shown.split("\n"), fence]
