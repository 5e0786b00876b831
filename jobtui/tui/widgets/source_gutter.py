"""The gutter of the source: which part of the posting a line belongs to, and who wrote it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from rich.cells import set_cell_size

from jobtui.domain.reading import LABEL, Zone
from jobtui.domain.requirement import Span

_BAR = "▌"
_ROOM_FOR_BOTH = 100
"""From this width on the zone is named beside its origin."""


class ZoneGutter:
    """The zones of a text by offset, and their words in the room there is."""

    def __init__(self, zones: Sequence[Zone]) -> None:
        self._zones = sorted(zones, key=lambda zone: zone.start)
        self._starts = [zone.start for zone in self._zones]
        self._widths: dict[bool, int] = {}

    def at(self, offset: int) -> Zone | None:
        """The zone of a raw offset."""
        at = bisect_right(self._starts, offset) - 1
        return self._zones[at] if at >= 0 and offset < self._zones[at].end else None

    def of(self, line: Span) -> Zone | None:
        """The zone in which a line begins, or else the first that begins in it, behind its marks."""
        start, end = line
        following = bisect_left(self._starts, start)
        begins = following < len(self._zones) and self._starts[following] < end
        return self.at(start) or (self._zones[following] if begins else None)

    def width(self, room: int) -> int:
        """How many cells of `room` the gutter takes."""
        both = room >= _ROOM_FOR_BOTH
        if both not in self._widths:
            self._widths[both] = max((len(self._words(zone, room)) for zone in self._zones), default=0) + 3
        return self._widths[both]

    def words(self, line: Span, before: Span | None, room: int) -> str:
        """What stands beside a line: words only if the line `before` is of another zone."""
        zone = self.of(line)
        width = self.width(room)
        if zone is None:
            return " " * width
        said = "" if before is not None and self.of(before) == zone else self._words(zone, room)
        return set_cell_size(_BAR + said, width)

    def _words(self, zone: Zone, room: int) -> str:
        name, labelled = zone.name.replace("_", " "), zone.rule == LABEL
        if room < _ROOM_FOR_BOTH:
            return name if labelled else str(zone.origin)
        return f"{name} · {'labelled' if labelled else zone.origin}"
