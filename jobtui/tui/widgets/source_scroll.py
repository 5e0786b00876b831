"""Scrolling a pane of text by the keys that move in lists."""

from typing import ClassVar

from textual.binding import BindingType
from textual.scroll_view import ScrollView

from jobtui.tui.actions import Place
from jobtui.tui.bindings import bindings_of


class SourceScroll(ScrollView, can_focus=True, inherit_bindings=False):
    """A window on rows without a highlight: the keys scroll."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.MOVE)

    def action_move_down(self) -> None:
        """One row on."""
        self.scroll_relative(y=1, animate=False)

    def action_move_up(self) -> None:
        """One row back."""
        self.scroll_relative(y=-1, animate=False)

    def action_move_top(self) -> None:
        """To the first row."""
        self.scroll_to(y=0, animate=False)

    def action_move_bottom(self) -> None:
        """To the last row."""
        self.scroll_to(y=self.max_scroll_y, animate=False)

    def action_move_half_down(self) -> None:
        """Half a page on."""
        self.scroll_relative(y=self.size.height // 2, animate=False)

    def action_move_half_up(self) -> None:
        """Half a page back."""
        self.scroll_relative(y=-(self.size.height // 2), animate=False)

    def action_move_page_down(self) -> None:
        """A page on."""
        self.scroll_relative(y=self.size.height - 1, animate=False)

    def action_move_page_up(self) -> None:
        """A page back."""
        self.scroll_relative(y=1 - self.size.height, animate=False)
