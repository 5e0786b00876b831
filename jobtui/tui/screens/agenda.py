"""The agenda: what needs a nudge today, and the keys that deal with it."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one

from jobtui.domain.agenda import AgendaItem, Nudge
from jobtui.domain.posting import Counts
from jobtui.domain.problem import Problem
from jobtui.tracker.agenda import items
from jobtui.tui.actions import Place
from jobtui.tui.bindings import bindings_of
from jobtui.tui.keymap import key, keyed, view_key
from jobtui.tui.screens import posting_deeds, typing_deeds
from jobtui.tui.screens.posting_actions import PostingActions
from jobtui.tui.screens.posting_words import way
from jobtui.tui.screens.view import MANY
from jobtui.tui.text import literal
from jobtui.tui.widgets.agenda_list import AgendaList
from jobtui.tui.widgets.cursor_list import CursorList
from jobtui.tui.widgets.words import Words


class AgendaView(PostingActions):
    """Owns the items; every key is about the posting of the highlighted one."""

    VIEW = "agenda"
    FROM_STORE = True
    AUTO_FOCUS = "#agenda"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.AGENDA)
    DEFAULT_CSS = """
    AgendaView #agenda { height: 1fr; }
    AgendaView #whole { height: 1; padding: 0 2; color: $text-muted; }
    """

    agenda = query_one("#agenda", AgendaList)

    def compose_body(self) -> ComposeResult:
        """The list, and below it the highlighted line without its cuts."""
        yield AgendaList(id="agenda")
        yield Words(id="whole")

    @property
    def list(self) -> AgendaList:
        """The postings at hand."""
        return self.agenda

    @property
    def marked(self) -> Sequence[int]:
        """The marked postings, each once though it may stand here for several reasons."""
        return list(dict.fromkeys(super().marked))

    def reload(self) -> None:
        """Read the agenda again; of many postings, beside the keys."""
        try:
            if self.tracker.store.newest() >= MANY:
                self.beside("agenda", partial(items, self.tracker), self._show)
            else:
                self._show(items(self.tracker))
        except Problem as problem:
            self.refuse_to_read(problem)

    def _show(self, found: Sequence[AgendaItem]) -> None:
        try:
            self.agenda.empty = () if found else _empty_lines(self.tracker.counts())
            if marked := self.agenda.marked:
                self.agenda.marked = frozenset(item.posting for item in found if item.posting in marked)
            self.agenda.show_items(found, self.tracker.rows, self.tracker.stages(), self.tracker.today)
        except Problem as problem:
            self.refuse_to_read(problem)
        self._show_whole()

    @on(CursorList.Highlighted)
    def _show_whole(self) -> None:
        """Tell the highlighted line in full."""
        self.query_one("#whole", Words).update(literal(self._line))

    @property
    def _line(self) -> str:
        """The highlighted line in words, "" where there is none."""
        item, row = self.agenda.item, self.agenda.row
        return f"{item.text} · {row.subject}" if item and row else ""

    def go_to(self, posting: int) -> None:
        """Highlight a posting, in the list where it does not stand here."""
        if not self.agenda.highlight(posting):
            self.jobtui.go_to(posting)

    def action_item_open(self) -> None:
        """Go to the posting in the list."""
        posting = posting_deeds.highlighted(self, "open")
        if posting is not None:
            self.jobtui.go_to(posting)

    def action_posting_next_action(self) -> None:
        """Put the next action off, or set one."""
        typing_deeds.next_action(self, day_first=True)

    def action_posting_done(self) -> None:
        """The next action is done; a line about something else would not say which one that is."""
        item = self.agenda.item
        if item is not None and not self.marked and item.kind not in (Nudge.OVERDUE, Nudge.DUE):
            self.jobtui.refuse("This line is about no next action; {item.open} opens the posting.")
        else:
            super().action_posting_done()

    def action_copy(self) -> None:
        """Copy the highlighted line."""
        if not self._line:
            self.jobtui.refuse("Nothing is highlighted, nothing to copy.")
            return
        self.app.copy_to_clipboard(self._line)
        self.jobtui.say("Copied", self._line[:200])


def _empty_lines(counts: Counts) -> tuple[Content, ...]:
    """Why nothing stands here, and what brings something in."""
    if counts == Counts():
        opens = way(key("import.open"), "import saved files")
        return Content.styled("No postings yet.", "bold"), Content(""), opens
    there = keyed("to the postings: there {posting.next_action} sets what is to be done, and when")
    return (
        Content.styled("Nothing needs a nudge today.", "bold"),
        Content(""),
        way(view_key("postings"), there),
        way(key("palette"), "Stages says after how many days a posting has gone quiet"),
    )
