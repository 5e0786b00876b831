"""Postings as one Markdown page, for reading, printing and notes."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from jobtui.domain.display import safe_block
from jobtui.domain.fields import LABELS
from jobtui.domain.posting import Posting
from jobtui.domain.reading import Dated
from jobtui.domain.requirement import ChecklistItem, State
from jobtui.domain.salary import Salary, describe
from jobtui.domain.wording import said
from jobtui.interop.comparison import escaped

_BACKTICKS = re.compile("`+")
_CLOSING = re.compile("#+$")
_BOXES = {State.MET: "[x]"}


def to_markdown(postings: Iterable[Posting], *, texts: bool = True) -> str:
    """A part for each posting: facts, checklist, notes, history, and with `texts` what was captured.

    No text of a posting acts as markup: it is escaped, and the captured text stands in a fence that is longer
    than any in it.
    """
    parts = ["# Postings", *("\n".join(_part(posting, texts=texts)) for posting in postings)]
    return "\n\n".join(parts) + "\n"


def _part(posting: Posting, *, texts: bool) -> Iterator[str]:
    # Signs at its end would be taken for the end of the heading.
    yield "## " + _CLOSING.sub(r"\\\g<0>", f"{posting.id} {escaped(posting.subject)}")
    yield ""
    yield from _facts(posting)
    if posting.checklist:
        yield from ("", "### Requirements", "")
        yield from map(_item, posting.checklist)
    if posting.notes:
        yield from ("", "### Notes", "")
        for note in posting.notes:
            yield f"- {note.at.astimezone():%Y-%m-%d} {_lines(note.text)}"
    yield from ("", "### History", "")
    yield from (
        f"- {event.on.isoformat()} {escaped(said(event.kind, event.text))}" for event in posting.events
    )
    if texts and posting.capture:
        yield from ("", "### Source", "", *fenced(posting.capture.text))


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
