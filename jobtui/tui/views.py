"""The views: each is made when it is first shown, and one of them is on top."""

from functools import partial
from importlib import import_module
from typing import ClassVar

from textual.screen import Screen

from jobtui.tui.actions import VIEWS
from jobtui.tui.screens.view import View
from jobtui.tui.writes import Writes

_VIEWS = {
    "postings": ("postings", "PostingsView"),
    "board": ("board", "BoardView"),
    "compare": ("compare", "CompareView"),
    "agenda": ("agenda", "AgendaView"),
    "import": ("importing", "ImportView"),
    "market": ("market", "MarketView"),
    "stats": ("stats", "StatsView"),
}
"""The module and the class of each view."""


def _view(name: str) -> View:
    """Make a view; its module is imported when it is first shown."""
    module, kind = _VIEWS[name]
    made: View = getattr(import_module(f"jobtui.tui.screens.{module}"), kind)()
    return made


class Views(Writes):
    """Goes from view to view."""

    SCREENS: ClassVar = {name: partial(_view, name) for name, _ in VIEWS}

    @property
    def view_on_top(self) -> View | None:
        """The view that is seen, whatever dialogs lie over it."""
        return next((one for one in reversed(self.screen_stack) if isinstance(one, View)), None)

    def show_view(self, name: str) -> Screen[object]:
        """Close what lies over the view and bring the named one up."""
        while len(self.screen_stack) > 2:
            self.pop_screen()
        view = self.get_screen(name)
        if self.screen is not view:
            self.switch_screen(view)
        return view

    def go_to(self, posting: int) -> None:
        """Show a posting in the list, highlighted."""
        from jobtui.tui.screens.postings import PostingsView

        view = self.show_view("postings")
        if isinstance(view, PostingsView):
            view.call_after_refresh(view.go_to, posting)

    def action_view(self, name: str) -> None:
        """Go to a view."""
        self.show_view(name)

    def action_view_next(self) -> None:
        """Go to the next view."""
        self._beside(1)

    def action_view_previous(self) -> None:
        """Go to the view before."""
        self._beside(-1)

    def _beside(self, offset: int) -> None:
        names = [name for name, _ in VIEWS]
        here = next(
            (s.VIEW for s in reversed(self.screen_stack) if isinstance(s, View) and s.VIEW in names), names[0]
        )
        self.show_view(names[(names.index(here) + offset) % len(names)])
