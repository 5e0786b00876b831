"""The app: theme, keys that work everywhere, the views, and the one way back from a write."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.actions import ActionParseResult
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.geometry import Size
from textual.reactive import var
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.worker import Worker

from jobtui.domain.agenda import Due
from jobtui.domain.display import safe_line
from jobtui.domain.problem import Busy, Damaged, Problem
from jobtui.paths import config_path, headings_path, is_own_folder, state_dir
from jobtui.storage.store import SqliteStore
from jobtui.tracker import agenda
from jobtui.tracker.drafts import Drafts, drafts_folder
from jobtui.tracker.tracker import Change, Tracker
from jobtui.tracker.vocabulary import Vocabulary
from jobtui.tui import theming, unsaved
from jobtui.tui.actions import VIEWS, Place
from jobtui.tui.bindings import bindings_of, view_bindings
from jobtui.tui.borrower import Borrower
from jobtui.tui.keymap import TO_REDO, TO_UNDO, keyed
from jobtui.tui.palette import ActionProvider
from jobtui.tui.screens.posting_browser import PostingBrowser
from jobtui.tui.screens.too_small import LEAST, TooSmall
from jobtui.tui.screens.view import View
from jobtui.tui.settings import Settings
from jobtui.tui.text import sentence, shorten

_WARM_UP_SECONDS = 0.3
_WATCH_SECONDS = 2.0
_FIT_SECONDS = 1.0
_DRAFT_SECONDS = 1.0
_LONGEST_WAIT = 0.5
_PATIENCE = 0.5
"""Seconds for which the screen may stand still while another process writes."""
_TOAST, _BRIEF_TOAST = 5.0, 2.5
_LONGEST_SUBJECT = 90


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


class JobtuiApp(Borrower):
    """Holds the tracker; screens hold the data."""

    TITLE = "jobtui"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Place.EVERYWHERE), *view_bindings()]
    COMMANDS: ClassVar = {ActionProvider}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (160, "-ultra")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012
    SCREENS: ClassVar = {name: partial(_view, name) for name, _ in VIEWS}

    due: var[Due] = var(Due())
    """What is to be done today; the view bar tells it."""

    def __init__(
        self, tracker: Tracker, drafts: Drafts | None = None, settings: Settings | None = None
    ) -> None:
        super().__init__()
        self.settings = settings or Settings()
        self.settings.put_on()
        self.tracker = tracker
        self._written = tracker.store.written()
        self._day = tracker.today
        self.drafts = drafts or Drafts()
        self.begun = False
        """Whether the first picture was shown."""

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme, such that words in them can be read."""
        variables = super().get_css_variables()
        variables |= theming.legible(self.current_theme, variables)
        return variables

    def on_mount(self) -> None:
        """Show the postings at once, whole; load what writing needs when the keys are idle."""
        self._begin_batch()
        self.push_screen("postings")
        self.call_later(self._begin)
        self._count_due()
        self.call_later(lambda: self._fit(self.size))
        self.set_timer(_WARM_UP_SECONDS, self._warm_up)
        self.set_timer(_FIT_SECONDS, self._fit_profile)
        self.set_interval(_WATCH_SECONDS, self._watch_others)
        self.set_interval(_DRAFT_SECONDS, partial(unsaved.keep, self))
        unsaved.offer(self)
        for notice in self.tracker.store.notices:
            self.refuse(notice)
        theming.wear(self)

    async def _begin(self) -> None:
        """Let the first picture be whole: the list with all around it, and nothing yet in the panes."""
        view = self.screen
        for _ in range(2):  # the sizes of what is in it, then those that depend on the size of the screen
            for widget in (view, *view.query()):
                await caught_up(widget)
            view._refresh_layout()
        self._end_batch()
        self._display(view, view._compositor.render_update(full=True))
        self.begun = True
        if isinstance(view, PostingBrowser):
            view.show_highlighted()

    async def on_event(self, event: events.Event) -> None:
        """Do what a key is bound to at once, so that the next one finds the dialog which this one opened.

        Textual sends a key to the focused widget first, and one typed ahead would go to the view below.
        Only what is typed into a field keeps that way.
        """
        if isinstance(event, events.Key) and not event.is_forwarded and await self._done_at_once(event):
            return
        await super().on_event(event)

    async def _done_at_once(self, event: events.Key) -> bool:
        if not self.open:
            return True
        if not self.screen.is_mounted or isinstance(self.screen, ModalScreen):
            await caught_up(self.screen)
        key, field = event.key, self.focused
        if isinstance(field, Input | TextArea):
            if event.is_printable or (key == "enter" and isinstance(field, TextArea)):
                return False
            await caught_up(field)
        return await self._check_bindings(key, priority=True) or await self._check_bindings(key)

    # Writes

    def write(self, deed: Callable[[], Change], *, briefly: bool = False) -> Change | None:
        """Do one write, say what it did and how to take it back, and have the view read again."""
        try:
            change = deed()
        except Problem as problem:
            self.refuse(problem)
            return None
        self.changed(change, briefly=briefly)
        return change

    def changed(self, change: Change, way_back: str = TO_UNDO, *, briefly: bool = False) -> None:
        """The one way back from a write: a toast, then the view on top reads again.

        Where nothing was written, there is nothing of it to undo.
        """
        told = (keyed(way_back) if change.step else "", shorten(change.subject, _LONGEST_SUBJECT))
        self.say(change.text, " · ".join(filter(None, told)), briefly=briefly)
        self._written = self._written_now()
        self._count_due()
        self._reload()
        self._fit_profile()

    def say(self, title: str, *lines: str, briefly: bool = False) -> None:
        """A toast of a title and lines in place of the one before, letter for letter."""
        self.clear_notifications()
        words = "\n".join(map(safe_line, lines))
        timeout = _BRIEF_TOAST if briefly else _TOAST
        self.notify(words, title=safe_line(title), markup=False, timeout=timeout)

    def refuse(self, problem: Problem | str) -> None:
        """A toast that says why nothing happened; actions in braces stand for their keys.

        Of a damaged database nothing more is shown or written.
        """
        if isinstance(problem, Damaged):
            unsaved.keep(self)
            self._handle_exception(problem)
            return
        text = problem.message if isinstance(problem, Problem) else keyed(problem)
        self.clear_notifications()
        self.notify(sentence(safe_line(text)), severity="warning", markup=False, timeout=_TOAST)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do an action by key, palette or mouse. A Problem it meets is said, never a crash.

        Once the app closes nothing is done any more.
        """
        if not self.open:
            return True
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except Problem as problem:
            self.refuse(problem)
            return True

    def action_undo(self) -> None:
        """Take back the newest step, or what was changed last in a reading that is not stored."""
        if not (isinstance(self.screen, View) and self.screen.take_back()):
            self._step(self.tracker.undo, TO_REDO, "Nothing to undo.")

    def action_redo(self) -> None:
        """Do it again."""
        if not (isinstance(self.screen, View) and self.screen.take_again()):
            self._step(self.tracker.redo, TO_UNDO, "Nothing to redo.")

    def action_log(self) -> None:
        """Show the steps; go back to one, after a question where it lies more than two away."""
        from jobtui.tui.screens.log_deeds import ask

        ask(self)

    def _step(self, deed: Callable[[], Change | None], way_back: str, nothing: str) -> None:
        change = deed()
        if change is None:
            self.refuse(nothing)
        else:
            self.changed(change, way_back)

    def _reload(self) -> None:
        if view := self._view_on_top:
            view.look_again()

    @property
    def _view_on_top(self) -> View | None:
        return next((one for one in reversed(self.screen_stack) if isinstance(one, View)), None)

    # Views

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

    # Everywhere

    def action_palette(self) -> None:
        """Find any action by name."""
        self.action_command_palette()

    def action_profile(self) -> None:
        """Show my profile over the view."""
        from jobtui.tui.screens.profile import ProfileView

        if not isinstance(self.screen, ProfileView):
            self.push_screen(ProfileView())

    def action_stages(self) -> None:
        """Add, edit, move and drop stages."""
        from jobtui.tui.dialogs.stages import StagesDialog

        self.push_screen(StagesDialog(self))

    def action_rates(self) -> None:
        """Give, change and drop rates between currencies."""
        from jobtui.tui.dialogs.rates import RatesDialog

        self.push_screen(RatesDialog(self))

    def action_theme(self) -> None:
        """Choose the colours."""
        self.search_themes()

    def action_help_quit(self) -> None:
        """Ctrl+C, which quits elsewhere: say what does it here."""
        here = isinstance(self.screen, View)
        self.refuse("{quit} quits." if here else "Esc leaves this; {quit} then quits.")

    def action_help(self) -> None:
        """Keys for the focused pane first, then all."""
        from jobtui.tui.dialogs.help import HelpDialog

        self.push_screen(HelpDialog(self.screen))

    # Beside the keys

    def on_resize(self, event: events.Resize) -> None:
        """Say so where the window is too small, until it no longer is."""
        self._fit(event.size)

    def _fit(self, size: Size) -> None:
        small = size.width < LEAST.width or size.height < LEAST.height
        if small and not isinstance(self.screen, TooSmall) and len(self.screen_stack) > 1:
            self.push_screen(TooSmall())
        elif not small and isinstance(self.screen, TooSmall):
            self.pop_screen()

    def _warm_up(self) -> None:
        self.run_worker(self.tracker.store.warm_up, thread=True, exit_on_error=False, group="warm-up")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Heed what the first look through the database found."""
        if isinstance(event.worker.error, Damaged):
            self.refuse(event.worker.error)

    def _watch_others(self) -> None:
        written, day = self._written_now(), self.tracker.today
        if (written, day) != (self._written, self._day):
            self._written, self._day = written, day
            self._count_due()
            self._reload()
            self._fit_profile()

    def _fit_profile(self) -> None:
        from jobtui.tui import fitting

        fitting.begin(self)

    def fitted(self, *, done: bool) -> None:
        """Postings were held against the profile, which is no news from others; all `done`, draw them."""
        if done and (view := self._view_on_top):
            view.refit()

    def _count_due(self) -> None:
        """Count again what is to be done today."""
        try:
            self.due = agenda.due(self.tracker)
        except Problem as problem:
            self.refuse(problem)

    def _written_now(self) -> str:
        """What was written last; where it cannot be asked, what is known, until it is asked again."""
        try:
            return self.tracker.store.written()
        except Busy:
            return self._written
        except Problem as problem:
            self.refuse(problem)
            return self._written

    def keep_typed(self) -> None:
        """Keep what is typed in a dialog and not saved."""
        unsaved.keep(self)


async def caught_up(widget: Widget) -> None:
    """Wait until a widget has dealt with all that was sent to it before; a screen then has its focus."""
    done = asyncio.Event()
    widget.call_later(done.set)
    with suppress(TimeoutError):
        await asyncio.wait_for(done.wait(), _LONGEST_WAIT)


def run(database: Path, headings: Path | None = None, leave: Callable[[int], None] | None = None) -> int:
    """Open the UI on a database and return the exit code.

    Own headings are kept in the file `headings`, None for the person's own. `leave` gets the exit code where
    nothing is left to be done: it ends the process sooner than everything can be taken apart.

    Raises a Problem where the database is unusable, and whatever made the app crash.
    """
    while True:
        try:
            return _run(database, headings, leave)
        except Damaged as problem:
            from jobtui.tui.damage import mended

            if not mended(problem, database):
                raise


def _run(database: Path, headings: Path | None, leave: Callable[[int], None] | None) -> int:
    settings = Settings(None if headings else config_path())
    store = SqliteStore(
        database,
        own_folder=is_own_folder(database.parent),
        patience=_PATIENCE,
        first_stages=lambda: settings.held.first_stages,
    )
    try:
        drafts = Drafts(None if headings else drafts_folder(state_dir(), database))
        app = JobtuiApp(Tracker(store, vocabulary=Vocabulary(headings or headings_path())), drafts, settings)
        if leave is not None:
            app.leave = partial(_let_go, store, leave)
        app.run()
        if app._exception is not None:
            raise app._exception
        return app.return_code or 0
    finally:
        store.close()


def _let_go(store: SqliteStore, leave: Callable[[int], None], code: int) -> None:
    store.close()
    leave(code)
