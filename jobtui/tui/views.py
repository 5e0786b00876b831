"""The views: each is made when it is first shown, or before; one of them is on top."""

import asyncio
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import Any, ClassVar

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets._toast import ToastRack
from textual.worker import WorkerError

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

_LONGEST_WAIT = 0.5
_MOST_LAYOUTS = 3
_ENDS = ("enter", "escape")


def view_class(name: str) -> type[View]:
    """The class of a view; its module is imported when it is first asked for."""
    module, kind = _VIEWS[name]
    found: type[View] = getattr(import_module(f"jobtui.tui.screens.{module}"), kind)
    return found


def _view(name: str) -> View:
    return view_class(name)()


async def caught_up(widget: Widget) -> None:
    """Wait until a widget has dealt with all that was sent to it before; a screen then has its focus."""
    done = asyncio.Event()
    if widget.call_later(done.set):  # one that is gone heeds nothing any more
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), _LONGEST_WAIT)


async def passed_on(field: Widget, key: str) -> None:
    """After a key that ends what is typed into a field, wait until its screen has done what comes of it."""
    if key in _ENDS:
        for one in [one for one in field.ancestors_with_self if isinstance(one, Widget)]:
            await caught_up(one)


async def laid_out(view: Screen[Any]) -> None:
    """Let a view that is not painted yet have its layout, for the present size of the screen."""
    for _ in range(2):  # the sizes of what is in it, then those that depend on the size of the screen
        await _all_caught_up(view)
        view._refresh_layout(view.app.size)


async def _settled(view: Screen[Any]) -> None:
    """Let a view that is not shown yet have all that comes of its layout, and be drawn."""
    for _ in range(_MOST_LAYOUTS):
        view._layout_required = False
        await laid_out(view)
        await _all_caught_up(view)
        await caught_up(view)
        if not view._layout_required:
            break
    for widget, (region, _) in [*view._compositor.visible_widgets.items()]:
        widget.render_lines(region.reset_offset)  # what is drawn is kept
        await asyncio.sleep(0)
    view._update_timer.resume()  # it waits before it draws for the first time, and for that time alone


async def _all_caught_up(view: Screen[Any]) -> None:
    for widget in (view, *view.query()):
        await caught_up(widget)


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

    async def prepare(self, name: str) -> None:
        """Make a view before it is asked for, with what it shows in the present size."""
        view, made = self._get_screen(name)
        await made
        if isinstance(view, View) and view is not self.screen:
            view.query(ToastRack).set(display=False)  # as it will be where nothing is said
            view.look_again()
            with suppress(WorkerError):  # what is read beside the keys comes, and lets go of its memory
                await self.workers.wait_for_complete([one for one in self.workers if one.node is view])
            await _settled(view)

    def draw_once(self, view: Screen[Any]) -> None:
        """Draw nothing until all that comes of a change in a view is through: one layout, one picture."""
        self._begin_batch()
        self.call_later(self._draw_when_settled, view)

    async def _draw_when_settled(self, view: Screen[Any]) -> None:
        try:
            await _all_caught_up(view)
            await caught_up(view)
        finally:
            self._end_batch()
            view.check_idle()

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
