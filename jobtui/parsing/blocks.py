"""A placed text in stretches: its zones, and the blocks that a person labels as one."""

from collections.abc import Sequence
from itertools import pairwise

from jobtui.domain.reading import Block, Zone, ZoneName
from jobtui.parsing import headings, structure
from jobtui.parsing.page import Mark, Page, Role


def zones(page: Page) -> tuple[Zone, ...]:
    """The stretches of the text, neighbours of one kind merged."""
    found: list[Zone] = []
    for mark in page.marks:
        last = found[-1] if found else None
        if last and (last.name, last.origin) == (mark.zone, mark.origin):
            found[-1] = Zone(last.start, max(last.end, mark.line.end), last.name, last.origin, last.rule)
        else:
            found.append(Zone(mark.line.start, mark.line.end, mark.zone, mark.origin, mark.rule))
    return tuple(found)


def blocks(page: Page) -> tuple[Block, ...]:
    """A block for every heading, and for every stretch of lines that begins without one."""
    lines = [mark.line for mark in page.marks]
    starts = [
        i
        for i, mark in enumerate(page.marks)
        if i == 0
        or mark.role is Role.HEADING
        or mark.section != page.marks[i - 1].section
        or (mark.rule == "noise.after" and structure.looks_like_heading(lines, i, ZoneName.OVERVIEW))
    ]
    return tuple(_block(page.marks[a:b]) for a, b in pairwise([*starts, len(lines)]))


def _block(marks: Sequence[Mark]) -> Block:
    first = marks[0]
    text = first.line.text
    headed = first.role is Role.HEADING or first.rule == "noise.after"
    heading = text if headed else text[: first.offset].rstrip(" :：")
    zone = next((mark.zone for mark in marks if mark.role is not Role.CHROME), first.zone)
    end = max(mark.line.end for mark in marks)
    return Block(first.line.start, end, zone, heading, bool(heading) and _teachable(heading, zone))


def _teachable(heading: str, zone: ZoneName) -> bool:
    """Whether it can be looked up another time, is nothing that the table knows, and no title."""
    folded = headings.key(heading)
    fits = headings.short(folded) and folded.isprintable()
    title = zone is ZoneName.HEADER or structure.titled(heading)
    return fits and not title and headings.shipped(heading) is None
