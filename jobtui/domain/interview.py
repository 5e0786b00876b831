"""One round of talks about a posting."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from jobtui.domain.timezone import on_clocks_of


class Outcome(StrEnum):
    """How a round ended."""

    OPEN = "open"
    PASSED = "passed"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Interview:
    """A round at a UTC instant, agreed on in the time `zone` (an IANA name such as `Europe/Berlin`).

    `round` says which ("phone screen", "panel"), `place` a room, an address or a link. `id` is 0 until the
    store gives one.
    """

    at: datetime
    zone: str
    round: str = ""
    people: tuple[str, ...] = ()
    place: str = ""
    note: str = ""
    outcome: Outcome = Outcome.OPEN
    posting: int = 0
    id: int = 0

    @property
    def local(self) -> datetime:
        """The instant on the clocks of its zone."""
        return on_clocks_of(self.at, self.zone)
