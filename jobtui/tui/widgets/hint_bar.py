"""The bottom line: the keys that work now, as many as fit, help always last."""

from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.screen import Screen

from jobtui.tui.around import Hint, hint, named
from jobtui.tui.bindings import rank, written
from jobtui.tui.keymap import live
from jobtui.tui.widgets.click_line import ClickLine
from jobtui.tui.widgets.line_input import is_typed_into

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
        shown = self.shown()
        hints = [hint_of(one) for one in shown]
        self.show(
            (Content.assemble(*hint(*hints[at][:2])), shown[at].key) for at in named(hints, self.size.width)
        )

    def shown(self) -> list[Binding]:
        """What is worth naming now."""
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
        return printable and is_typed_into(self.screen.focused)


def hint_of(binding: Binding) -> Hint:
    """What the bar says of a key."""
    return written(binding), binding.description, binding.action in _LAST
