"""The one way to a write and back from it: what it did is told, and everything that shows it reads again."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from textual.actions import ActionParseResult
from textual.dom import DOMNode

from jobtui.domain.display import safe_line
from jobtui.domain.problem import Busy, Damaged, Problem
from jobtui.tracker.lookup import Lookup
from jobtui.tui.borrower import Borrower
from jobtui.tui.keymap import TO_REDO, TO_UNDO, keyed
from jobtui.tui.screens.view import View
from jobtui.tui.text import sentence, shorten

if TYPE_CHECKING:
    from jobtui.tracker.tracker import Change, Tracker

_TOAST, _BRIEF_TOAST = 5.0, 2.5
_LONGEST_SUBJECT = 90


class Writes(Borrower):
    """Holds the tracker; writes, undoes, and says what came of it."""

    def __init__(self, lookup: Lookup) -> None:
        super().__init__()
        self.lookup = lookup
        """What lists are read by, before anything is loaded that writes."""
        self._written = lookup.store.written()
        self._storing = 0
        """How much is being stored beside the keys."""
        self._quits = False
        """Whether to quit once it is stored."""

    @cached_property
    def tracker(self) -> "Tracker":
        """The use cases on the same store."""
        from jobtui.tracker.tracker import Tracker

        known = self.lookup
        return known if isinstance(known, Tracker) else Tracker(known.store, known.clock, known.vocabulary)

    def heed_writes(self) -> None:
        """Show what was written."""
        raise NotImplementedError

    def write(self, deed: "Callable[[], Change]", *, briefly: bool = False) -> "Change | None":
        """Do one write, say what it did and how to take it back, and have the view read again."""
        try:
            change = deed()
        except Problem as problem:
            self.refuse(problem)
            return None
        self.changed(change, briefly=briefly)
        return change

    def changed(self, change: "Change", way_back: str = TO_UNDO, *, briefly: bool = False) -> None:
        """The one way back from a write: a toast, then the view on top reads again.

        Where nothing was written, there is nothing of it to undo.
        """
        told = (keyed(way_back) if change.step else "", shorten(change.subject, _LONGEST_SUBJECT))
        self.say(change.text, " · ".join(filter(None, told)), briefly=briefly)
        self._written = self._written_now()
        self.heed_writes()

    # Quitting

    def hold(self) -> None:
        """Something is stored beside the keys from now on; quitting waits for its release."""
        self._storing += 1

    def release(self, *, stored: bool) -> None:
        """It is stored; or it is not, and whoever wanted to quit is to see why."""
        self._storing -= 1
        self._quits = self._quits and stored
        if self._quits and not self._storing and self.open:
            self.exit()

    async def action_quit(self) -> None:
        """Quit, once all is stored."""
        if self._storing:
            self._quits = True
            self.say("Storing …", "jobtui quits when it is done.")
        else:
            self.exit()

    # Saying

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
            self.keep_typed()
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

    def _step(self, deed: "Callable[[], Change | None]", way_back: str, nothing: str) -> None:
        change = deed()
        if change is None:
            self.refuse(nothing)
        else:
            self.changed(change, way_back)

    def _written_now(self) -> str:
        """What was written last; where it cannot be asked, what is known, until it is asked again."""
        try:
            return self.lookup.store.written()
        except Busy:
            return self._written
        except Problem as problem:
            self.refuse(problem)
            return self._written
