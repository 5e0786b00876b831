"""The menu of stages: the open ones, then those that close."""

from collections.abc import Sequence

from jobtui.domain.stage import Stage
from jobtui.tui.dialogs.menu import Choice, Menu

STAGES = "\0stages"
"""What is given back where the stages themselves shall change. No stage can be called so."""


ANOTHER_DAY = "\0day"
"""What is given back where it happened on another day than today."""


def status_menu(stages: Sequence[Stage], current: str | None, *, beside: int, on: str = "today") -> Menu:
    """Gives back the name of a stage, ANOTHER_DAY or STAGES. `on` says in words when it happened."""
    ordered = sorted(stages, key=lambda stage: (stage.closed, stage.position))
    choices = [
        Choice(
            stage.letter,
            stage.name,
            stage.label,
            stage.symbol,
            current=stage.name == current,
            apart=stage.closed and at > 0 and not ordered[at - 1].closed,
        )
        for at, stage in enumerate(ordered)
    ]
    choices.append(Choice("@", ANOTHER_DAY, "Day…", remark=on, apart=True))
    choices.append(Choice("+", STAGES, "Stages…"))
    return Menu("Status", choices, beside=beside)
