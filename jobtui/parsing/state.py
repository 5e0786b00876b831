"""Where the walk over the lines of a posting stands."""

from dataclasses import dataclass, field

from jobtui.domain.reading import Origin, ZoneName
from jobtui.domain.requirement import Kind
from jobtui.parsing.lines import Line

ORIGINS = {ZoneName.LEGAL: Origin.BOILERPLATE, ZoneName.NOISE: Origin.OTHER}
"""Who speaks in a zone, where it is not the employer."""


@dataclass(slots=True)
class State:
    """The open zone, how firmly it asks, and what stood in it so far."""

    zone: ZoneName = ZoneName.HEADER
    kind: Kind | None = None
    origin: Origin = Origin.EMPLOYER
    section: int = 0
    rule: str = "start"
    level: int = 0
    lines: int = 0
    bullets: int = 0
    inline: bool = False
    shape: tuple[bool, ...] = ()
    sticky: bool = False
    generated: bool = False
    seen: set[ZoneName] = field(default_factory=set)

    def open(self, zone: ZoneName, kind: Kind | None, rule: str, level: int = 0) -> None:
        self.zone, self.kind, self.rule, self.level = zone, kind, rule, level
        self.origin = ORIGINS.get(zone, Origin.EMPLOYER)
        if zone is ZoneName.OVERVIEW and self.generated:
            self.origin, self.generated = Origin.GENERATED, False
        self.section += 1
        self.lines, self.bullets, self.inline = 0, 0, False
        self.seen.add(zone)

    def past(self, line: Line) -> bool:
        """Whether a line stands behind the paragraph that a heading on its own line opened."""
        brief = self.zone in (ZoneName.REQUIREMENTS, ZoneName.PREFERRED, ZoneName.BENEFITS)
        return self.inline and brief and line.gap
