"""The bottom line: the keys that work now, as many as fit, help always last."""

from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, TextArea

from jobtui.tui.bindings import rank, written
from jobtui.tui.keymap import live
from jobtui.tui.widgets.click_line import ClickLine

_LAST = ("undo", "help")
"""What is always shown, at the end."""


class HintBar(ClickLine):
    """One line of keys and labels for the focused pane; a click on one does it."""

    DEFAULT_CSS = """
    HintBar { dock: bottom; height: 1; background: $panel; color: $text-muted; }
    """

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)
        self.show_hints()

    def on_resize(self) -> None:
        """Fit again."""
        self.show_hints()

    def clicked(self, target: str) -> None:
        """Do what the clicked hint says."""
        self.app.simulate_key(target)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        self.show_hints()

    def show_hints(self) -> None:
        """Draw the hints that fit in the present width."""
        shown = self._shown()
        room = self.size.width
        last = [one for one in shown if one.action in _LAST]
        room -= sum(_hint(one).cell_length for one in last)
        fitting: list[Binding] = []
        for one in shown:
            if one.action not in _LAST and _hint(one).cell_length <= room:
                fitting.append(one)
                room -= _hint(one).cell_length
        self.show((_hint(one), one.key) for one in fitting + last)

    def _shown(self) -> list[Binding]:
        seen: dict[str, Binding] = {}
        for active in self._active():
            if active.binding.show and active.enabled and not self._useless(active.binding):
                seen.setdefault(active.binding.action, active.binding)
        return list(seen.values())

    def _active(self) -> list[ActiveBinding]:
        """The bindings from the focused pane outwards, in the order of the registry.

        Textual puts those that were given another key last in their place.
        """
        active = list(self.screen.active_bindings.values())
        if not live().own:
            return active
        nodes = list(dict.fromkeys(one.node for one in active))
        return sorted(active, key=lambda one: (nodes.index(one.node), rank(one.binding)))

    def _useless(self, binding: Binding) -> bool:
        """Whether the key would only be typed into the focused field, or could do nothing now."""
        hides = getattr(self.screen, "hides", None)
        if hides is not None and hides(binding.action):
            return True
        printable = len(written(binding)) == 1 and binding.key != "enter"
        return printable and isinstance(self.screen.focused, Input | TextArea)


def _hint(binding: Binding) -> Content:
    return Content.assemble((f" {written(binding)}", "bold $text-accent"), f" {binding.description}")
