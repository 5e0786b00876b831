"""The names of the panes that share one place, over its upper border, the present one lit."""

from collections.abc import Mapping

from textual.content import Content
from textual.message import Message

from jobtui.tui.around import tabs
from jobtui.tui.widgets.click_line import ClickLine


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
        self.show((Content.styled(*piece), name) for piece, name in tabs(labels, lit, focused=focused))

    def clicked(self, target: str) -> None:
        """Choose the clicked one."""
        self.post_message(self.Chosen(target))
