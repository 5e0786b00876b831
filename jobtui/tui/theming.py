"""The colours the person has chosen: put on at the start, kept when they change."""

from functools import partial
from typing import TYPE_CHECKING

from textual.theme import Theme

from jobtui.domain.problem import Problem
from jobtui.tui.keymap import live

if TYPE_CHECKING:
    from jobtui.tui.app import JobtuiApp


def wear(app: "JobtuiApp") -> None:
    """Put on the theme and the keys of the settings, and keep the theme chosen from now on."""
    app.set_keymap(live().bindings())
    wanted = app.settings.held.theme
    if problems := app.settings.problems:
        more = f" ({len(problems) - 1} more; jobtui config tells them all.)" if len(problems) > 1 else ""
        app.refuse(problems[0].message + more)
    if wanted in app.available_themes:
        app.theme = wanted
    elif wanted:
        app.refuse(f"there is no theme '{wanted[:60]}'.")
    app.theme_changed_signal.subscribe(app, partial(_keep, app))


def _keep(app: "JobtuiApp", theme: Theme) -> None:
    try:
        if theme.name != app.settings.held.theme:
            app.settings.keep("theme", theme.name)
    except Problem as problem:
        app.refuse(problem)
