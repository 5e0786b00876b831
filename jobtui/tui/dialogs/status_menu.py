"""The menu of stages: the open ones, then those that close."""

from collections.abc import Sequence

from jobtui.domain.stage import Stage
from jobtui.tui.dialogs.menu import Choice, Menu

STAGES = "\0stages"
"""What is given back where the stages themselves shall change. No stage can be called so."""


def status_menu(stages: Sequence[Stage], current: str | None, *, beside: int) -> Menu:
    """Gives back the name of a stage, or STAGES."""
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
    choices.append(Choice("+", STAGES, "Stages…", apart=True))
    return Menu("Status", choices, beside=beside)
