"""The lines of a resume: each with its section, its job, and what of it is plainly said."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from jobtui.parsing import headings, tenure
from jobtui.parsing.decode import decode
from jobtui.parsing.formats import sniff
from jobtui.parsing.html import render
from jobtui.parsing.lines import Line, make_line, physical
from jobtui.parsing.patterns import OneOf
from jobtui.parsing.tables import table
from jobtui.parsing.tenure import Tenure

LABEL = re.compile(r"([^:：]{2,40})[:：]\s*(\S.*)")
"""`Label: value`."""

_MOST_LINES = 3000
_NUMBER = re.compile(r"\d{1,2}(?:[.,]5)?\+?")
_SENTENCE = re.compile(r"((?<=[.;!?])\s+(?=[A-ZÀ-Þ]))")


@dataclass(frozen=True, slots=True)
class Said:
    """One line, the section it stands in, and the job it belongs to. `opens`: it names the job itself.

    `text` is what it plainly says: sentences that say what I do not hold by now are blank in it.
    """

    line: Line
    text: str
    section: str
    job: Tenure | None = None
    opens: bool = False


def text_of(data: bytes, file: str) -> str:
    """The text of a resume, as its lines are counted. Raises BadData where it is none."""
    text = decode(data, file).text
    return render(text).text if sniff(file, text) == "html" else text


def _lines(text: str) -> list[Line]:
    found, gap = [], False
    for row, span in enumerate(physical(text, _MOST_LINES), 1):
        line = make_line(text, [span], gap=gap, row=row)
        gap = line is None
        if line is not None:
            found.append(line)
    return found


@cache
def _headings() -> dict[str, str]:
    every: dict[str, list[str]] = table("resume")["headings"]
    return {name: section for section, names in every.items() for name in names}


@cache
def _doubtful() -> OneOf:
    return OneOf(table("resume")["doubtful"]["search"])


def told(text: str, today: date) -> list[Said]:
    """Every line of a resume that is no heading, with its section and its job."""
    found: list[Said] = []
    section, job = "", None
    for line in _lines(text):
        opened = _headings().get(headings.key(line.text))
        if opened:
            section, job = opened, None
            continue
        label = LABEL.match(line.head)
        inline = _headings().get(headings.key(label[1])) if label else None
        dated = tenure.find(line.head, today) if section == "experience" else []
        job = dated[0] if dated else job
        found.append(Said(line, _plain(line.head), inline or section, job, bool(dated)))
    found = [replace(one, opens=True) if _beside_dates(found, at) else one for at, one in enumerate(found)]
    return list(_with_units(found))


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(table("resume")["years"]["unit"], re.I)


def _with_units(said: Sequence[Said]) -> Iterator[Said]:
    """The rows of a table with the unit of years that its head alone names: `Python | 9` is nine years."""
    column, unit = 0, ""
    for one in said:
        cells = one.text.split("|")
        head = next((at for at, cell in enumerate(cells) if at and _unit().match(cell.strip())), 0)
        if head:
            column, unit = head, cells[head].split()[0]
        elif len(cells) == 1:
            column = 0
        elif column and column < len(cells) and _NUMBER.fullmatch(cells[column].strip()):
            cells[column] += f" {unit}"
        yield replace(one, text="|".join(cells))


def _plain(text: str) -> str:
    """A line with its doubtful sentences blank."""
    return "".join(
        " " * len(part) if _doubtful().search(part.casefold()) else part for part in _SENTENCE.split(text)
    )


def _beside_dates(said: Sequence[Said], at: int) -> bool:
    """Whether a line names a job: its dates stand in it, or it is a short one next to them."""
    line = said[at].line
    if said[at].section != "experience" or line.bullet or len(line.text.split()) > 8:
        return said[at].opens
    near = said[max(0, at - 1) : at + 2]
    return line.level > 0 or line.bold or any(one.opens for one in near)
