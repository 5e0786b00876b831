"""What is shown in place of everything else when the database is damaged: what happened, and what helps."""

from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from jobtui.domain.backup import export_of
from jobtui.domain.number import counted
from jobtui.domain.problem import Damaged, Problem
from jobtui.paths import is_own_folder
from jobtui.storage.store import SqliteStore
from jobtui.tracker import backups
from jobtui.tui.dialogs.menu import Choice, Menu
from jobtui.tui.terminal import Terminal
from jobtui.tui.text import block, sentence

_UNTOUCHED = "Nothing was written since, and nothing is thrown away, whatever you choose."
_HEIGHT = 6


def mended(problem: Damaged, database: Path) -> bool:
    """Ask what to do about a damaged database; whether it can be opened again now."""
    store = SqliteStore(database, own_folder=is_own_folder(database.parent))
    try:
        app = DamageApp(problem, store)
        app.run()
        if app._exception is not None:
            raise app._exception
        return app.return_value or False
    finally:
        store.close()


class DamageApp(App[bool]):
    """Gives back whether a whole database is in place."""

    TITLE = "jobtui"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,ctrl+q,escape", "leave", "Quit", priority=True)]

    def __init__(self, problem: Damaged, store: SqliteStore) -> None:
        super().__init__(driver_class=Terminal)
        self._store = store
        self._copy = store.newest_whole()
        self._export = export_of(store.path)
        self._told = f"{problem.message.split(' Newest good backup')[0]}\n\n{_UNTOUCHED}"

    def compose(self) -> ComposeResult:
        """What happened."""
        yield Static(block(sentence(self._told)), markup=False, id="damage")

    def on_mount(self) -> None:
        """Ask."""
        self._ask()

    def action_leave(self) -> None:
        """Quit, and leave everything as it is."""
        self.exit(False)

    def _ask(self) -> None:
        self.push_screen(Menu("What now?", self._choices(), beside=_HEIGHT), self._chosen)

    def _choices(self) -> list[Choice]:
        found = []
        if self._copy is not None:
            found.append(Choice("b", "copy", "Put back the newest good backup", remark=self._copy.words))
        if self._export.is_file():
            found.append(Choice("e", "export", "Put back the newest export", remark=self._export.name))
        return [*found, Choice("q", "", "Leave everything as it is and quit")]

    def _chosen(self, value: str | None) -> None:
        """Do it; where that fails, say so and ask again."""
        if value == "open":
            self.exit(True)
        elif value == "copy" and self._copy is not None:
            self._restore(self._copy.path)
        elif value == "export":
            self._restore(self._export)
        else:
            self.exit(False)

    def _restore(self, path: Path) -> None:
        try:
            done = backups.restore(self._store, path, SqliteStore)
        except Problem as problem:
            self._say(problem.message)
            self._ask()
            return
        restored = f"Restored {counted(done.held.postings, 'posting')}."
        self._say(f"{restored}\n\nThe damaged file is kept as '{done.before}'.")
        self.push_screen(Menu("Restored", [Choice("o", "open", "Open jobtui")], beside=_HEIGHT), self._chosen)

    def _say(self, words: str) -> None:
        self.screen_stack[0].query_one("#damage", Static).update(block(sentence(words)))
