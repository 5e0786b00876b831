"""The names of the panes that share one place, over its upper border, the present one lit."""

from collections.abc import Mapping

from textual.content import Content
from textual.message import Message

from jobtui.tui.widgets.click_line import ClickLine, Part


class PaneTabs(ClickLine):
    """Says `Chosen` when a name is clicked."""

    DEFAULT_CSS = """
    PaneTabs { width: auto; height: 1; color: $text-muted; }
    """

    class Chosen(Message):
        """A name was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def show_tabs(self, labels: Mapping[str, str], lit: str, *, focused: bool) -> None:
        """Draw the labels, by name; `lit` is the present one, brighter while its pane has the focus."""
        lit_style = "bold $accent reverse" if focused else "bold $text-accent"
        parts: list[Part] = []
        for name, label in labels.items():
            if parts:
                parts.append((Content.styled("│", "$panel-lighten-2"), ""))
            style = lit_style if name == lit else "$foreground-muted"
            parts.append((Content.styled(f" {label} ", style), name))
        self.show(parts)

    def clicked(self, target: str) -> None:
        """Choose the clicked one."""
        self.post_message(self.Chosen(target))
