"""Lists with neither heading nor bullets: what a run of lines is by their own words."""

import re
from collections.abc import Sequence

from jobtui.domain.reading import ZoneName
from jobtui.parsing import headings, structure
from jobtui.parsing.lines import Line
from jobtui.parsing.page import LISTS

_EXAMPLES = re.compile(
    r"\b(?:including|such as|for example|for instance|e\.g\.|namely|einschließlich|darunter|wie zum beispiel|"
    r"notamment|incluyendo|incluindo|tra cui|zoals|waaronder)(?: but not limited to)?,?\s?[:：]$",
    re.I,
)
_LEAST = 4
"""So many lines make a list that nothing announces."""
_SHARE = 0.75
_MOST = 5
"""So many lines tell what the run is."""


def listed(lines: Sequence[Line], i: int, *, headed: bool = False) -> ZoneName | None:
    """The zone of the run that begins at `i`: duties or demands, None where it is no list of either.

    `headed`: a heading that says neither stands right before it.
    """
    run = _run(lines, i) if headed or lines[i].gap else []
    if len(run) < _LEAST:
        return None
    acts, asks = structure.acts(run[0]), structure.demands(run[0])
    if not (acts or asks):
        return None
    duties, demands = sum(map(structure.acts, run)), sum(map(structure.demands, run))
    if acts and duties >= _SHARE * len(run) and duties > demands:
        return ZoneName.RESPONSIBILITIES
    return ZoneName.REQUIREMENTS if asks and demands >= _SHARE * len(run) and demands > duties else None


def goes_on(line: Line, zone: ZoneName) -> bool:
    """Whether a line behind a blank one still speaks like the run that opened a zone."""
    return structure.acts(line) if zone is ZoneName.RESPONSIBILITIES else structure.demands(line)


def asks(line: Line) -> bool:
    """Whether a line demands something in no full sentence, as items do."""
    return structure.demands(line) and not structure.is_prose(line)


def _run(lines: Sequence[Line], i: int) -> list[Line]:
    """The lines from `i` on that are set alike, up to an item or a heading: with blank ones between them all
    or none.
    """
    found: list[Line] = []
    apart = i + 1 < len(lines) and lines[i + 1].gap
    for line in lines[i : i + _MOST]:
        marked = line.bullet or line.level or line.bold or line.text.endswith((":", "："))
        if marked or (found and line.gap != apart) or headings.known(line.text):
            break
        found.append(line)
    return found if all(3 < len(line.head.split()) < 70 for line in found) else []


def leads_on(line: Line, zone: ZoneName) -> bool:
    """Whether a line of a list only leads to its own examples ("Build reports, including:")."""
    return zone in LISTS and line.text.endswith((":", "：")) and bool(_EXAMPLES.search(line.text))
