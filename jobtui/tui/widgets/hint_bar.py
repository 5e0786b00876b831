"""The bottom line: the keys that work now, as many as fit, help always last."""

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static, TextArea

_LAST = ("undo", "help")
"""What is always shown, at the end."""


class HintBar(Static):
    """One line of keys and labels for the focused pane; a click on one does it."""

    DEFAULT_CSS = """
    HintBar { dock: bottom; height: 1; background: $panel; color: $text-muted; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._places: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)
        self.show_hints()

    def on_resize(self) -> None:
        """Fit again."""
        self.show_hints()

    def on_click(self, event: events.Click) -> None:
        """Do what the clicked hint says."""
        for start, end, key in self._places:
            if start <= event.x < end:
                self.app.simulate_key(key)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        self.show_hints()

    def show_hints(self) -> None:
        """Draw the hints that fit in the present width."""
        shown = self._shown()
        room = self.size.width
        last = [one for one in shown if one.action in _LAST]
        room -= sum(self._width(one) for one in last)
        fitting: list[Binding] = []
        for one in shown:
            if one.action not in _LAST and self._width(one) <= room:
                fitting.append(one)
                room -= self._width(one)
        self._draw(fitting + last)

    def _shown(self) -> list[Binding]:
        seen: dict[str, Binding] = {}
        for active in self.screen.active_bindings.values():
            if active.binding.show and active.enabled and not self._useless(active.binding):
                seen.setdefault(active.binding.action, active.binding)
        return list(seen.values())

    def _useless(self, binding: Binding) -> bool:
        """Whether the key would only be typed into the focused field, or could do nothing now."""
        hides = getattr(self.screen, "hides", None)
        if hides is not None and hides(binding.action):
            return True
        printable = len(binding.key_display or "") == 1 and binding.key != "enter"
        return printable and isinstance(self.screen.focused, Input | TextArea)

    def _width(self, binding: Binding) -> int:
        return cell_len(binding.key_display or binding.key) + cell_len(binding.description) + 2

    def _draw(self, bindings: list[Binding]) -> None:
        parts: list[str | tuple[str, str]] = []
        at = 0
        self._places = []
        for binding in bindings:
            parts += [(f" {binding.key_display}", "bold $text-accent"), f" {binding.description}"]
            self._places.append((at, at + self._width(binding), binding.key))
            at += self._width(binding)
        self.update(Content.assemble(*parts))
