"""The names of the panes that share one place, over its upper border, the present one lit."""

from collections.abc import Mapping

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class PaneTabs(Static):
    """Says `Chosen` when a name is clicked."""

    DEFAULT_CSS = """
    PaneTabs { width: auto; height: 1; color: $text-muted; }
    """

    class Chosen(Message):
        """A name was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._places: list[tuple[int, int, str]] = []

    def show(self, labels: Mapping[str, str], lit: str, *, focused: bool) -> None:
        """Draw the labels, by name; `lit` is the present one, brighter while its pane has the focus."""
        parts: list[Content | tuple[str, str]] = []
        self._places = []
        at = 0
        for name, label in labels.items():
            if parts:
                parts.append(("│", "$panel-lighten-2"))
                at += 1
            words = f" {label} "
            style = (
                ("bold $accent reverse" if focused else "bold $text-accent")
                if name == lit
                else "$foreground-muted"
            )
            parts.append((words, style))
            self._places.append((at, at + len(words), name))
            at += len(words)
        self.update(Content.assemble(*parts))

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked one."""
        for start, end, name in self._places:
            if start <= event.x < end:
                self.post_message(self.Chosen(name))
