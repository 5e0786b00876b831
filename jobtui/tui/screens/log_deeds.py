"""Going back to a step that the person picks."""

from typing import TYPE_CHECKING

from jobtui.tracker import steps
from jobtui.tui.dialogs.confirm import ConfirmDialog
from jobtui.tui.dialogs.log import LogDialog
from jobtui.tui.keymap import keyed

if TYPE_CHECKING:
    from jobtui.tui.app import JobtuiApp

_SHOWN = 200
_ASK_FROM = 3
"""From this many steps on, going back asks first."""


def ask(app: "JobtuiApp") -> None:
    """Show the newest steps, or say that there is none."""
    held = app.tracker.steps(_SHOWN)
    if not held:
        app.refuse("No steps yet.")
        return
    app.push_screen(LogDialog(held, app.tracker.today), lambda to: None if to is None else _go(app, to))


def _go(app: "JobtuiApp", to: int) -> None:
    passed = steps.between(app.tracker, to)
    if len(passed) < _ASK_FROM:
        _do(app, to)
        return
    way = "done again" if passed[0].undone else "taken back"
    question = f"{len(passed):,} steps are {way}.\n" + keyed("{log} brings you back to where you are now.")
    dialog = ConfirmDialog(f"Go to step {to}?", question, "go there")
    app.push_screen(dialog, lambda yes: _do(app, to) if yes else None)


def _do(app: "JobtuiApp", to: int) -> None:
    change = steps.go_to(app.tracker, to)
    app.changed(change, "{log} shows the steps")
