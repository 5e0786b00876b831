"""Two pictures of what was measured, bars and curves of growth, as one SVG for light and dark."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, log10

_WIDTH = 760
_NAMES, _END = 250, 690
"""Where the bars begin, and where the longest ends."""
_STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.note { fill: #59636e } .title { font-weight: 600 }
.own { fill: #1a7f37 } .peer { fill: #afb8c1 } .grid { stroke: #d1d9e0 } .back { fill: #ffffff }
.curve { fill: none; stroke-width: 2 }
@media (prefers-color-scheme: dark) {
text { fill: #f0f6fc } .note { fill: #9198a1 }
.own { fill: #3fb950 } .peer { fill: #656c76 } .grid { stroke: #3d444d } .back { fill: #0d1117 }
}
"""
_CURVES = ("#1f9d55", "#c2410c", "#2b7fd4", "#9a5fd0", "#b08800")
"""Colours that stand out from white and from black."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A time in milliseconds by its name; `own` is jobtui's."""

    name: str
    ms: float
    own: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """Times in milliseconds by the number of postings."""

    name: str
    points: Sequence[tuple[int, float]]


def drawn(bars: Sequence[Bar], curves: Sequence[Curve]) -> str:
    """The picture: how long until rows are there, and how other times grow."""
    bottom = 50 + 24 * len(bars)
    height = bottom + 320
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img">',
        "<title>Times of jobtui and of other programs</title>",
        f"<style>{_STYLE}</style>",
        f'<rect class="back" width="{_WIDTH}" height="{height}" rx="6"/>',
        *_bars(bars),
        *_curves(curves, bottom + 40, height - 40),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _bars(bars: Sequence[Bar]) -> Iterator[str]:
    yield _text(20, 28, "From the command to rows on the screen, in milliseconds", "title")
    longest = max((bar.ms for bar in bars), default=1)
    for row, bar in enumerate(bars):
        y = 44 + 24 * row
        width = max(1.0, (_END - _NAMES) * bar.ms / longest)
        yield _text(_NAMES - 10, y + 13, bar.name, end=True)
        kind = "own" if bar.own else "peer"
        yield f'<rect class="{kind}" x="{_NAMES}" y="{y}" width="{width:.0f}" height="17"/>'
        yield _text(round(_NAMES + width) + 6, y + 13, f"{bar.ms:,.0f}", "note")


def _curves(curves: Sequence[Curve], top: int, bottom: int) -> Iterator[str]:
    """Both axes are logarithmic: what is level is constant, what climbs as the grid does is linear."""
    yield _text(20, top, "Milliseconds by the number of postings", "title")
    points = [point for curve in curves for point in curve.points]
    if not points:
        return
    first, last = (f(log10(size) for size, _ in points) for f in (min, max))
    low, high = 0.0, max(1, *(ceil(log10(ms)) for _, ms in points if ms > 0))
    left, right, ceiling = 70, 480, top + 20

    def x(size: float) -> float:
        return left + (right - left) * (log10(size) - first) / ((last - first) or 1)

    def y(ms: float) -> float:
        return bottom - (bottom - ceiling) * (max(low, log10(max(ms, 1))) - low) / (high - low)

    for power in range(high + 1):
        level = y(10**power)
        yield f'<line class="grid" x1="{left}" x2="{right}" y1="{level:.0f}" y2="{level:.0f}"/>'
        yield _text(left - 8, round(level) + 4, f"{10**power:,}", "note", end=True)
    for size in sorted({size for size, _ in points}):
        yield f'<line class="grid" x1="{x(size):.0f}" x2="{x(size):.0f}" y1="{ceiling}" y2="{bottom}"/>'
        yield _text(round(x(size)) - 20, bottom + 20, f"{size:,}", "note")
    beside = sorted(curves, key=lambda curve: -curve.points[-1][1])
    for row, curve in enumerate(beside):
        colour = _CURVES[row % len(_CURVES)]
        line = " ".join(f"{x(size):.0f},{y(ms):.0f}" for size, ms in curve.points)
        yield f'<polyline class="curve" stroke="{colour}" points="{line}"/>'
        place = ceiling + 12 + 22 * row
        yield f'<rect x="500" y="{place - 10}" width="12" height="12" fill="{colour}"/>'
        yield _text(520, place, f"{curve.name}: {curve.points[-1][1]:,.0f}")


def _text(x: int, y: int, said: str, kind: str = "", *, end: bool = False) -> str:
    anchor = ' text-anchor="end"' if end else ""
    return f'<text class="{kind}" x="{x}" y="{y}"{anchor}>{escape(said)}</text>'
