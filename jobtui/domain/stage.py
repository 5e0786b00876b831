"""The stages an application can stand in. The rows live in the store; these are the first ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from jobtui.domain.problem import WrongUsage


@dataclass(frozen=True, slots=True)
class Stage:
    """One possible status. `letter` picks it in menus; `quiet_days` is when silence is worth a nudge.

    `id` is 0 until the store gives one.
    """

    name: str
    symbol: str
    letter: str
    position: int
    closed: bool = False
    quiet_days: int | None = None
    id: int = 0

    @property
    def label(self) -> str:
        """The name as screens show it."""
        return self.name[:1].upper() + self.name[1:]


@dataclass(frozen=True, slots=True)
class Uses:
    """How many postings stand in a stage, and in how many histories it is named."""

    standing: int = 0
    named: int = 0


FIRST_STAGES = (
    Stage("saved", "○", "s", 1),
    Stage("applied", "◔", "a", 2, quiet_days=14),
    Stage("screening", "◑", "c", 3, quiet_days=10),
    Stage("interview", "◕", "i", 4, quiet_days=10),
    Stage("offer", "★", "o", 5, quiet_days=5),
    Stage("accepted", "✓", "x", 6, closed=True),
    Stage("declined", "–", "d", 7, closed=True),
    Stage("rejected", "×", "r", 8, closed=True),
    Stage("withdrawn", "←", "w", 9, closed=True),
    Stage("ghosted", "·", "g", 10, closed=True),
)


def find_stage(stages: Sequence[Stage], name: str) -> Stage:
    """The stage of that name, whatever its case. Raises WrongUsage naming the nearest one and all."""
    wanted = name.strip().casefold()
    for stage in stages:
        if stage.name.casefold() == wanted:
            return stage
    names = [stage.name for stage in stages]
    from difflib import get_close_matches  # only who mistypes needs it

    near = get_close_matches(wanted[:60], names, 1)
    hint = f" Did you mean '{near[0]}'?" if near else ""
    raise WrongUsage(f"unknown status '{name[:60]}'.{hint} One of: {', '.join(names)}.")


def beside(stages: Sequence[Stage], name: str, offset: int) -> Stage | None:
    """The stage `offset` places on (or back) in the order, None past the ends."""
    order = sorted(stages, key=lambda stage: stage.position)
    at = [stage.name for stage in order].index(name) + offset
    return order[at] if 0 <= at < len(order) else None
