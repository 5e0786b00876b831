"""What the two lists of the import preview say of one reading."""

from collections.abc import Callable, Sequence
from typing import Any

from rich.cells import cell_len
from textual.content import Content

from jobtui.domain.display import safe_line
from jobtui.domain.fields import LABELS
from jobtui.domain.reading import Finding
from jobtui.domain.requirement import KIND_SYMBOLS, Requirement, Span
from jobtui.tracker.draft import Draft
from jobtui.tracker.versions import Earlier
from jobtui.tui.keymap import key, keyed, view_key
from jobtui.tui.text import literal
from jobtui.tui.widgets.draft_list import DraftRow
from jobtui.tui.widgets.source_marks import proof_text, value_text

NOT_STATED = "not stated"

_LABEL = 13
"""Wide enough for all labels but one, which moves its value aside."""
_COUNTED = ("skills", "responsibilities", "benefits")

LineOf = Callable[[Sequence[Span]], int | None]
"""Gives the number of the line where the first of some spans begins."""


def remarks(draft: Draft) -> list[DraftRow]:
    """What is to be known of the whole reading: whose next version it is, what it may repeat, warnings."""
    rows = [_version(draft, draft.earlier)] if draft.earlier else []
    for one in draft.alike:
        name = " · ".join(filter(None, (f"#{one.row.id} {one.row.name}", one.row.company, one.row.status)))
        rows.append(_remark("Duplicate?", name, ", ".join(one.reasons)))
    if draft.applied_before:
        rows.append(_remark("Before", draft.applied_before))
    return rows + [_remark("Warning", warning) for warning in draft.reading.warnings]


def _version(draft: Draft, earlier: Earlier) -> DraftRow:
    if draft.as_new:
        said = f"a new posting; {key('reading.as_new')} makes it version {earlier.n} of {earlier.posting}"
        return _remark("Version", said)
    change = f": {draft.difference.summary}" if draft.difference else ""
    said = f"next version of {earlier.posting} ({earlier.why}), number {earlier.n}{change}"
    return _remark("Version", said, keyed("{reading.as_new} makes it a new posting"))


def field_rows(draft: Draft, line_of: LineOf) -> list[DraftRow]:
    """A row for every field."""
    return [_field_row(draft, name, label, line_of) for name, label in LABELS.items()]


def _field_row(draft: Draft, name: str, label: str, line_of: LineOf) -> DraftRow:
    found = draft.reading.facts.findings(name)
    words = "; ".join(value_text(finding.value) for finding in found)
    text = f"{len(found)}: {words}" if name in _COUNTED and found else words
    spans = tuple(span for finding in found for span in finding.spans)
    line = line_of(spans)
    return DraftRow(
        key=name,
        lead=Content.styled(f"{label + '  ':<{_LABEL}}", "$foreground-muted"),
        text=safe_line(text),
        line=f"L{line}" if line else "",
        tail=_sure(draft, name, found),
        spans=spans,
        whole=_whole(label, words or NOT_STATED, found),
    )


def _sure(draft: Draft, name: str, found: Sequence[Finding[Any]]) -> Content:
    if name in draft.corrected:
        return Content.styled("corrected", "$text-primary")
    if not found:
        return Content.styled(NOT_STATED, "$foreground-muted")
    if any(finding.suggested for finding in found):
        return Content.styled("? suggested", "$text-warning")
    said_by = {str(finding.origin) for finding in found} - {"employer"}
    only = "" if not said_by or any(f.origin == "employer" for f in found) else f" {min(said_by)}"
    return Content.assemble(("✓", "$text-success"), (only, "$text-warning"))


def _whole(label: str, words: str, found: Sequence[Finding[Any]]) -> Content:
    proof = proof_text(found[0]) if found else ""
    return Content.assemble(
        (f"{label}  ", "bold"), literal(words), (f"  {proof}" if proof else "", "$foreground-muted")
    )


def _remark(label: str, text: str, why: str = "") -> DraftRow:
    return DraftRow(
        key=label,
        lead=Content.styled(f"{label + '  ':<{_LABEL}}", "$text-warning"),
        text=safe_line(f"{text}  ! {why}" if why else text),
        style="$text-warning",
        whole=Content.assemble((f"{label}  ", "bold"), literal(text), f"  ! {why}" if why else ""),
    )


def requirement_rows(draft: Draft, line_of: LineOf) -> list[DraftRow]:
    """A row for every requirement found, kept or dropped."""
    items = enumerate(draft.reading.requirements)
    return [_requirement_row(at, item, at not in draft.dropped, line_of) for at, item in items]


def _requirement_row(at: int, item: Requirement, kept: bool, line_of: LineOf) -> DraftRow:
    line = line_of(item.spans)
    sign = ("[+]", "$text-success") if kept else ("[ ]", "$foreground-muted")
    proof = " · ".join(filter(None, (str(item.kind), f"rule {item.rule}" if item.rule else "")))
    return DraftRow(
        key=str(at),
        lead=Content.assemble(
            sign, (f" {KIND_SYMBOLS[item.kind]} ", "$accent" if kept else "$foreground-muted")
        ),
        text=safe_line(item.text),
        line=f"L{line}" if line else "",
        style="" if kept else "$foreground-muted",
        spans=item.spans,
        whole=Content.assemble(
            (f"{at + 1}  ", "bold"),
            literal(item.text),
            (f"  {proof}{'' if kept else ' · dropped'}", "$foreground-muted"),
        ),
    )


def head_line(file: str, parts: Sequence[str], width: int) -> Content:
    """`file · reading 2 of 5 · 2 warnings`, the name of the file cut at its front if need be."""
    rest = "".join(f" · {part}" for part in parts if part)
    name = safe_line(file)
    room = max(width - cell_len(rest), 8)
    while cell_len(name) > room:
        name = "…" + name[2:]
    return Content.assemble((name, "bold"), (rest, ""))


def failure_lines(failures: Sequence[str]) -> Content:
    """The sentences of files that gave nothing, as many as fit in four lines."""
    shown = list(failures) if len(failures) <= 4 else [*failures[:3], f"and {len(failures) - 3} more"]
    return Content("\n").join([literal(one) for one in shown])


def empty_words(progress: str, last_time: str, failures: Sequence[str]) -> Content:
    """What stands where no reading is open: how to begin, or how it went."""
    if progress:
        return Content(progress)
    begun: list[Content | str | tuple[str, str]] = []
    if last_time:
        begun += [(last_time, "bold"), "\n\n"]
    for failure in failures:
        begun += [literal(failure, "$text-error"), "\n"]
    if failures:
        begun.append("\n")
    keys = (
        (key("import.open"), "open files, a folder, or pasted text"),
        (view_key("postings"), "back to the postings"),
    )
    lines = [Content.assemble((f"{sign}  ", "bold $accent"), f"{words:<38}") for sign, words in keys]
    return Content.assemble(
        *begun,
        "Saved postings become checklists here.\n",
        "Nothing is stored before you accept it.\n\n",
        Content("\n").join(lines),
        ("\n\nOn the command line: jobtui import FILE…", "$foreground-muted"),
    )
