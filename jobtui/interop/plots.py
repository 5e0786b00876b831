"""Pictures of numbers as lines of text: for curves and shapes that a table does not show."""

from collections.abc import Sequence
from itertools import pairwise

from jobtui.domain.history import Week
from jobtui.domain.waiting import Curve

_BLOCKS = " ▁▂▃▄▅▆▇█"
_EMPTY = "\N{BRAILLE PATTERN BLANK}"
_AXIS = 6
"""The cells that the numbers on the left and the line beside them take."""

_LEAST = 24
"""In less room nothing can be seen."""

_MOST_DAYS = 3650
_MOST_BINS = 30
_WIDEST_COLUMN = 4

Dot = tuple[int, int]


def waiting_plot(curve: Curve, room: int, height: int) -> list[str]:
    """The share that still waits, falling over the days; no lines where there is nothing to see."""
    end = min(curve.longest, _MOST_DAYS)
    if not curve.steps or room < _LEAST or end < 1:
        return []
    points = [(0, 1.0)]
    for step in curve.steps:
        points += [(step.days, points[-1][1]), (step.days, step.share)]
    points.append((end, points[-1][1]))
    width = room - _AXIS
    across, up = (2 * width - 1) / end, 4 * height - 1
    dots = [(round(days * across), round(share * up)) for days, share in points if days <= end]
    return _framed(_curve(width, height, dots), ("100%", "50%", "0%"), ("0", f"{end} days"))


def weeks_plot(weeks: Sequence[Week], room: int, height: int) -> list[str]:
    """The applications of each week as columns, as many of the newest as there is room for."""
    shown = weeks[-(room - _AXIS) :]
    if len(shown) < 2 or room < _LEAST:
        return []
    names = (f"{shown[0].begins:%G-W%V}", f"{shown[-1].begins:%G-W%V}")
    return _columns([week.applications for week in shown], names, room - _AXIS, height)


def spread_plot(amounts: Sequence[int], names: tuple[str, str], room: int, height: int) -> list[str]:
    """How many amounts lie where between the lowest and the highest, which are named."""
    low, high = (min(amounts), max(amounts)) if amounts else (0, 0)
    if low == high or room < _LEAST:
        return []
    bins = min((room - _AXIS) // 2, _MOST_BINS)
    counts = [0] * bins
    for amount in amounts:
        counts[(amount - low) * (bins - 1) // (high - low)] += 1
    return _columns(counts, names, room - _AXIS, height)


def _columns(counts: Sequence[int], names: tuple[str, str], width: int, height: int) -> list[str]:
    """A column for each number, as wide as there is room for, with a gap between two where that can be."""
    most = max(counts)
    cells = min(width // len(counts), _WIDEST_COLUMN)
    gap = " " if cells > 1 else ""
    eighths = [-(-count * 8 * height // most) for count in counts]
    drawn = [
        "".join(_BLOCKS[max(0, min(8, tall - 8 * row))] * (cells - len(gap)) + gap for tall in eighths)
        for row in reversed(range(height))
    ]
    return _framed(drawn, (str(most), "", "0"), names)


def _curve(width: int, height: int, dots: Sequence[Dot]) -> list[str]:
    """A line from dot to dot, of which a cell has two across and four up."""
    from plotille import Canvas

    canvas = Canvas(width, height, 0, 0, 2 * width, 4 * height)
    for (x, y), (to_x, to_y) in pairwise(dots):
        canvas.line(x, y, to_x, to_y)
    text: str = canvas.plot(linesep="\n")
    return text.replace(_EMPTY, " ").split("\n")


def _framed(drawn: Sequence[str], scale: tuple[str, str, str], names: tuple[str, str]) -> list[str]:
    """With the ends and the middle of the scale on the left, and what the ends are called below."""
    marks = {0: scale[0], len(drawn) // 2: scale[1], len(drawn) - 1: scale[2]}
    width = max(len(drawn[0]), len("".join(names)) + 2)
    left = [f"{marks.get(at, ''):>{_AXIS - 2}} │" for at in range(len(drawn))]
    return [
        *(f"{mark}{line}".rstrip() for mark, line in zip(left, drawn, strict=True)),
        " " * (_AXIS - 1) + "└" + "─" * len(drawn[0]),
        " " * _AXIS + names[0] + names[1].rjust(width - len(names[0])),
    ]
