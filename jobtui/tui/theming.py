"""Looks and keys the person has chosen: put on at the start; the theme is kept when it changes."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

from jobtui.domain.problem import Problem
from jobtui.tui.keymap import live
from jobtui.tui.symbols import plain

if TYPE_CHECKING:
    from jobtui.tui.app import JobtuiApp


def wear(app: "JobtuiApp") -> None:
    """Put on the theme, the keys and the symbols of the settings, and keep the theme chosen from now on."""
    app.set_keymap(live().bindings())
    if app.settings.held.symbols == "ascii":
        app._filters.append(_Plain())
    wanted = app.settings.held.theme
    if problems := app.settings.problems:
        more = f" ({len(problems) - 1} more; jobtui config tells them all.)" if len(problems) > 1 else ""
        app.refuse(problems[0].message + more)
    if wanted in app.available_themes:
        app.theme = wanted
    elif wanted:
        from difflib import get_close_matches

        near = get_close_matches(wanted[:60], app.available_themes, 1)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        at = app.settings.held.lines.get("theme")
        app.refuse(f"'{app.settings.file}', line {at}: there is no theme '{wanted[:60]}'.{hint}")
    app.theme_changed_signal.subscribe(app, partial(_keep, app))


def legible(theme: Theme, variables: Mapping[str, str]) -> dict[str, str]:
    """The colours that change: on a light ground words in those of the theme itself are too faint."""
    if theme.dark or theme.name.startswith("ansi"):
        return {}
    ink = Color.parse(variables["foreground"])
    words = {name: Color.parse(variables[f"text-{name}"]).blend(ink, _INK).hex for name in _WORDS}
    return words | {f"text-{name}": colour for name, colour in words.items()}


_WORDS, _INK = ("accent", "primary"), 0.25
"""Colours in which words are written, and how much of the ink of the theme goes into them."""


class _Plain(LineFilter):
    """Draws symbols in ASCII, whatever widget they are of."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with their symbols in ASCII."""
        return [Segment(plain(text), style, control) for text, style, control in segments]


def _keep(app: "JobtuiApp", theme: Theme) -> None:
    try:
        if theme.name != app.settings.held.theme:
            app.settings.keep("theme", theme.name)
    except Problem as problem:
        app.refuse(problem)
