"""What every view shares: the two bars, zoom, and stepping back layer by layer."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.worker import Worker, WorkerState, get_current_worker

from jobtui.domain.problem import Damaged, Problem, Stopped
from jobtui.tracker.drafts import Drafts
from jobtui.tracker.lookup import Lookup
from jobtui.tui.actions import Place
from jobtui.tui.bindings import bindings_of
from jobtui.tui.compositor import LineCompositor
from jobtui.tui.widgets.hint_bar import HintBar
from jobtui.tui.widgets.view_bar import ViewBar

if TYPE_CHECKING:
    from jobtui.tracker.tracker import Change, Tracker
    from jobtui.tui.app import JobtuiApp

T = TypeVar("T")

MANY = 10_000
"""From this many postings on, what takes long is read beside the keys."""

_DONE_BY_VIEWS = ("back", "copy", "zoom", "pane_left", "pane_right", "pane_next", "pane_previous")
"""What works everywhere and is done by the view on top, not by the app."""


def _bindings() -> list[BindingType]:
    everywhere = bindings_of(Place.EVERYWHERE)
    return [one for one in everywhere if isinstance(one, Binding) and one.action in _DONE_BY_VIEWS]


def _reached(breakpoints: Sequence[tuple[int, str]] | None, size: int) -> str:
    """The class that a size of the window gives a view."""
    return max((least, name) for least, name in breakpoints or [(0, "")] if least <= size)[1]


class View(Screen[None]):
    """A full screen between the view bar and the hint bar. It owns what it shows; panes are fed by it."""

    BINDINGS: ClassVar[list[BindingType]] = _bindings()
    VIEW: ClassVar[str] = ""
    FROM_STORE: ClassVar[bool] = False
    """Whether all that is shown is in the store: then it is read again only after something was written."""
    ESCAPE_TO_MINIMIZE = False
    ALLOW_IN_MAXIMIZED_VIEW = "HintBar"

    _seen: tuple[int, date] | None = None
    """The version of the store and the day that were read last."""

    def __init__(self, *, classes: str = "") -> None:
        """It begins with the styles of the present size, so that nothing in it is styled twice."""
        app = self.app
        wide = _reached(app.HORIZONTAL_BREAKPOINTS, app.size.width)
        tall = _reached(app.VERTICAL_BREAKPOINTS, app.size.height)
        super().__init__(classes=f"{wide} {tall} {classes}")
        self._css_update_count = app._css_update_count
        self._compositor = LineCompositor()

    def compose(self) -> ComposeResult:
        """The bars around the body."""
        yield ViewBar(self.VIEW)
        yield from self.compose_body()
        yield HintBar()

    def compose_body(self) -> ComposeResult:
        """The widgets between the bars."""
        raise NotImplementedError

    @property
    def jobtui(self) -> "JobtuiApp":
        """The app, typed."""
        return cast("JobtuiApp", self.app)

    @property
    def lookup(self) -> Lookup:
        """What lists are read by."""
        return self.jobtui.lookup

    @property
    def tracker(self) -> "Tracker":
        """The use cases."""
        return self.jobtui.tracker

    @property
    def drafts(self) -> Drafts:
        """What was typed in a dialog and not saved, by dialog and posting."""
        return self.jobtui.drafts

    def _compositor_refresh(self) -> None:
        """Draw nothing while pictures are held back: Textual would draw it and throw it away."""
        if not self.app._batch_count:
            super()._compositor_refresh()

    def look_again(self) -> None:
        """Read again what is shown, or say why that cannot be."""
        try:
            self._seen = (self.lookup.store.version(), self.lookup.today)  # before it is read, not after
            self.reload()
        except Problem as problem:
            self.refuse_to_read(problem)

    def refuse_to_read(self, problem: Problem) -> None:
        """Say why nothing could be read, where it is missed; on coming back it is tried again."""
        self._seen = None
        if self.is_current or isinstance(problem, Damaged):
            self.jobtui.refuse(problem)

    def beside(self, group: str, read: Callable[[], T], show: Callable[[T], None]) -> None:
        """Read beside the keys and show what came, unless the group was asked for something else by then."""

        def work() -> None:
            worker, outcome = get_current_worker(), None
            try:
                outcome = partial(show, read())
            except Stopped:
                self._seen = None
            except Problem as problem:
                outcome = partial(self.refuse_to_read, problem)
            if outcome is not None and self.jobtui.open and not worker.is_cancelled:
                self.app.call_from_thread(self._if_wanted, worker, outcome)

        self.run_worker(work, thread=True, exclusive=True, group=group, exit_on_error=False)

    def _if_wanted(self, worker: Worker[object], outcome: Callable[[], None]) -> None:
        if self.is_mounted and not worker.is_cancelled:
            outcome()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A fault beside the keys ends the program as one amid them: what was asked for would never come."""
        if event.state is WorkerState.ERROR and event.worker.error is not None and self.app.is_running:
            raise event.worker.error

    @property
    def _is_stale(self) -> bool:
        """Whether anything was written, or the day went by, since this view was read."""
        try:
            return self._seen != (self.lookup.store.version(), self.lookup.today)
        except Problem:
            return True

    def reload(self) -> None:
        """Read again after a write or on coming back, keeping highlight and scroll."""

    def refit(self) -> None:
        """Show again how postings fit the profile, where that is seen."""

    def write(self, deed: "Callable[[], Change]", *, briefly: bool = False) -> "Change | None":
        """Do one write; toast, reload. None if it was refused, which has then been said."""
        return self.jobtui.write(deed, briefly=briefly)

    def take_back(self) -> bool:
        """Take back what was changed here last and is not stored; False if there is nothing of the kind."""
        return False

    def take_again(self) -> bool:
        """Do again what was taken back here last; False if there is nothing of the kind."""
        return False

    def hides(self, action: str) -> bool:
        """Whether the hint bar leaves an action out because it has nothing to work on now."""
        return False

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Show what other views changed meanwhile; nothing while the app closes.

        Textual would style all of it again, which is needed only where the theme changed meanwhile.
        """
        event.refresh_styles &= self._css_update_count != self.app._css_update_count
        self._css_update_count = self.app._css_update_count
        if self.is_mounted and self.jobtui.open and (self._is_stale or not self.FROM_STORE):
            self.look_again()

    def action_zoom(self) -> None:
        """Maximise the focused pane, or go back to all."""
        if self.maximized is not None:
            self.minimize()
        elif self.focused is not None:
            self.maximize(self.focused)

    def action_back(self) -> None:
        """Peel one layer."""
        if self.maximized is not None:
            self.minimize()
        else:
            self.peel()

    def peel(self) -> None:
        """What Esc undoes in this view when nothing is zoomed."""

    def action_pane_next(self) -> None:
        """Focus the next pane."""
        self.focus_next()

    def action_pane_previous(self) -> None:
        """Focus the pane before."""
        self.focus_previous()

    def action_pane_right(self) -> None:
        """Focus the pane to the right, in reading order."""
        self.focus_next()

    def action_pane_left(self) -> None:
        """Focus the pane to the left, in reading order."""
        self.focus_previous()

    def action_copy(self) -> None:
        """Copy what is at hand."""
        self.jobtui.refuse("Nothing here to copy.")
