"""The app: theme, keys that work everywhere, the views, and the one way back from a write."""

import gc
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.reactive import var
from textual.screen import ModalScreen, Screen
from textual.worker import Worker

from jobtui.domain.agenda import Due
from jobtui.domain.problem import Damaged, Problem
from jobtui.paths import config_path, headings_path, is_own_folder, state_dir
from jobtui.storage.store import SqliteStore
from jobtui.tracker.drafts import Drafts, drafts_folder
from jobtui.tracker.lookup import Lookup
from jobtui.tracker.vocabulary import Vocabulary
from jobtui.tui import beforehand, theming, unsaved
from jobtui.tui.actions import Place
from jobtui.tui.bindings import bindings_of, view_bindings
from jobtui.tui.palette import ActionProvider
from jobtui.tui.screens.posting_browser import PostingBrowser
from jobtui.tui.screens.too_small import LEAST, TooSmall
from jobtui.tui.screens.view import MANY, View
from jobtui.tui.settings import Settings
from jobtui.tui.views import Views, caught_up, laid_out, passed_on
from jobtui.tui.widgets.line_input import is_typed_into

_WATCH_SECONDS = 2.0
_DRAFT_SECONDS = 1.0
_SWITCH_SECONDS = 0.0001
"""How long a thread may work while keys and pictures wait for it, a fiftieth of what Python would let it."""
_PATIENCE = 0.5
"""Seconds for which the screen may stand still while another process writes."""


class JobtuiApp(Views):
    """Holds the tracker; screens hold the data."""

    TITLE = "jobtui"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Place.EVERYWHERE), *view_bindings()]
    COMMANDS: ClassVar = {ActionProvider}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (160, "-ultra")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012

    due: var[Due] = var(Due())
    """What is to be done today; the view bar tells it."""

    def __init__(
        self, lookup: Lookup, drafts: Drafts | None = None, settings: Settings | None = None
    ) -> None:
        super().__init__(lookup)
        self.settings = settings or Settings()
        self.settings.put_on()
        self._day = lookup.today
        self.drafts = drafts or Drafts()
        self.begun = False
        """Whether the first picture is shown, and what fills the panes is loaded."""
        self.keyed = 0.0
        """When the last key came."""

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme, such that words in them can be read."""
        variables = super().get_css_variables()
        return variables | theming.legible(self.current_theme, variables)

    def on_mount(self) -> None:
        """Show the postings at once, whole; load what writing needs when the keys are idle."""
        self._begin_batch()
        self.push_screen("postings")
        self.call_later(self._begin)
        if self.few:
            self._count_due()
        self.call_later(lambda: self._fit(self.size))
        self.set_timer(beforehand.REST, partial(beforehand.begin, self))
        self.set_interval(_WATCH_SECONDS, self._watch_others)
        self._drafting = self.set_interval(_DRAFT_SECONDS, partial(unsaved.keep, self), pause=True)
        self.screen_change_signal.subscribe(self, self._keep_drafts)
        unsaved.offer(self)
        for notice in self.lookup.store.notices:
            self.refuse(notice)
        theming.wear(self)

    async def _begin(self) -> None:
        """Let the first picture be whole: the list with all around it, and nothing yet in the panes."""
        view = self.screen
        await laid_out(view)
        self._end_batch()
        self._display(view, view._compositor.render_update(full=True))
        self.run_worker(self._fill_panes(view), group="warm-up")

    async def _fill_panes(self, view: Screen[object]) -> None:
        """Beside the keys that were pressed meanwhile."""
        await beforehand.load(self, beforehand.PANES)
        self.begun = True
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
            beforehand.collect_at_rest()
        if not isinstance(view, PostingBrowser):
            return
        for step in (view.show_highlighted, *(() if self.few else (view.count, self._count_due))):
            await beforehand.keys_first(self)
            if view.is_mounted and self.open:
                step()

    async def on_event(self, event: events.Event) -> None:
        """Do what a key is bound to at once, so that the next one finds the dialog which this one opened.

        Textual sends a key to the focused widget first, and one typed ahead would go to the view below.
        Only what is typed into a field keeps that way.
        """
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.keyed = monotonic()
            if await self._done_at_once(event):
                return
        await super().on_event(event)

    async def _done_at_once(self, event: events.Key) -> bool:
        if not self.open:
            return True
        if not self.screen.is_mounted or isinstance(self.screen, ModalScreen):
            await caught_up(self.screen)
        key, field = event.key, self.focused
        if is_typed_into(field):
            if field.check_consume_key(key, event.character):
                return False
            await caught_up(field)
        done = await self._check_bindings(key, priority=True) or await self._check_bindings(key)
        if done and is_typed_into(field):
            await passed_on(field, key)
        return done

    # Everywhere

    def action_log(self) -> None:
        """Show the steps; go back to one, after a question where it lies more than two away."""
        from jobtui.tui.screens.log_deeds import ask

        ask(self)

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

    def heed_writes(self) -> None:
        """Count again what is due, have the view read again, and hold postings against the profile."""
        self._count_due()
        if view := self.view_on_top:
            view.look_again()
        self.fit_profile()

    def on_resize(self, event: events.Resize) -> None:
        """Say so where the window is too small, until it no longer is."""
        self._fit(event.size)

    def _fit(self, size: Size) -> None:
        small = size.width < LEAST.width or size.height < LEAST.height
        if small and not isinstance(self.screen, TooSmall) and len(self.screen_stack) > 1:
            self.push_screen(TooSmall())
        elif not small and isinstance(self.screen, TooSmall):
            self.pop_screen()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Heed what the first look through the database found."""
        if isinstance(event.worker.error, Damaged):
            self.refuse(event.worker.error)

    def _keep_drafts(self, screen: Screen[Any]) -> None:
        """Every second while a dialog is open; else nothing ticks."""
        if isinstance(screen, ModalScreen):
            self._drafting.resume()
        else:
            self._drafting.pause()

    def _watch_others(self) -> None:
        beforehand.tidy(self)
        written, day = self._written_now(), self.lookup.today
        if (written, day) != (self._written, self._day):
            self._written, self._day = written, day
            self.heed_writes()

    def fit_profile(self) -> None:
        """Hold postings against the profile, beside the keys."""
        from jobtui.tui import fitting

        fitting.begin(self)

    def fitted(self) -> None:
        """Every posting was held against the profile: have it drawn."""
        if view := self.view_on_top:
            view.refit()

    @property
    def few(self) -> bool:
        """Whether they are so few that the first picture can wait until they are counted."""
        try:
            return self.lookup.store.newest() < MANY
        except Problem:
            return True

    def _count_due(self) -> None:
        """Count again what is to be done today."""
        try:
            self.due = self.lookup.due()
        except Problem as problem:
            self.refuse(problem)

    def keep_typed(self) -> None:
        """Keep what is typed in a dialog and not saved."""
        unsaved.keep(self)


def run(database: Path, headings: Path | None = None, leave: Callable[[int], None] | None = None) -> int:
    """Open the UI on a database and return the exit code.

    Own headings are kept in the file `headings`, None for the person's own. `leave` gets the exit code where
    nothing is left to be done: it ends the process sooner than everything can be taken apart.

    Raises a Problem where the database is unusable, and whatever made the app crash.
    """
    sys.setswitchinterval(_SWITCH_SECONDS)
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
        app = JobtuiApp(Lookup(store, vocabulary=Vocabulary(headings or headings_path())), drafts, settings)
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
