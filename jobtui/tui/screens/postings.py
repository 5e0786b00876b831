"""The postings view: what its keys do to the highlighted posting, or to the marked ones."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from jobtui.tui.actions import Place
from jobtui.tui.bindings import bindings_of
from jobtui.tui.screens import checklist_deeds, fact_deeds, posting_deeds, typing_deeds
from jobtui.tui.screens.posting_browser import PostingBrowser
from jobtui.tui.widgets.checklist import Checklist
from jobtui.tui.widgets.cursor_list import CursorList
from jobtui.tui.widgets.detail import Detail

_IN_TIMELINE = ("posting_note", "posting_next_action", "posting_source", "undo", "help")
"""What the hint bar names there: what adds an event, and what shows where all came from."""


class PostingsView(PostingBrowser):
    """Asks and writes by the deeds; what is seen it leaves to the browser."""

    VIEW = "postings"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.POSTINGS)

    def hides(self, action: str) -> bool:
        """In the timeline, what works on the list."""
        timeline = self.focused is not None and self.focused is self.timeline
        return timeline and action not in _IN_TIMELINE

    # Opening

    def action_item_open(self) -> None:
        """Go into the posting."""
        if self.focused is self.timeline:
            self.jobtui.refuse("An event has no source to show; v shows the captured text.")
        elif posting_deeds.highlighted(self, "open") is not None:
            self.focus_pane(self.panes.front)

    @on(CursorList.Opened)
    def _opened(self, event: CursorList.Opened) -> None:
        """A second click does what Enter does."""
        if event.source is self.detail:
            self.detail.action_fact_source()
        elif event.source is self.checklist:
            self.checklist.action_requirement_source()
        else:
            self.action_item_open()

    # Marks

    def action_posting_mark(self) -> None:
        """Mark or unmark the highlighted posting."""
        highlighted = posting_deeds.highlighted(self, "mark")
        if highlighted is not None:
            self.list.marked ^= {highlighted}
            self._show_status()

    def action_posting_mark_all(self) -> None:
        """Mark all shown, or none."""
        if not self.list.rows:
            self.jobtui.refuse("Nothing is listed, nothing to mark.")
        shown = frozenset(self.list.ids)
        self.list.marked = self.list.marked - shown if shown <= self.list.marked else self.list.marked | shown
        self._show_status()

    # What the keys of the list and the panes ask for is done by the deeds

    @on(Checklist.Asked)
    def _checklist_asked(self, event: Checklist.Asked) -> None:
        checklist_deeds.do(self, event.deed, event.n)

    @on(Detail.Asked)
    def _fact_asked(self, event: Detail.Asked) -> None:
        fact_deeds.do(self, event.deed, event.fact)

    def action_posting_status(self) -> None:
        """Change the status."""
        posting_deeds.ask_status(self)

    def action_posting_status_back(self) -> None:
        """Move one stage back."""
        posting_deeds.move_status(self, -1)

    def action_posting_status_next(self) -> None:
        """Move one stage on."""
        posting_deeds.move_status(self, 1)

    def action_posting_add(self) -> None:
        """Add a posting by hand."""
        typing_deeds.add(self)

    def action_posting_edit(self) -> None:
        """Put its facts right."""
        typing_deeds.edit(self)

    def action_posting_archive(self) -> None:
        """Archive, or take back."""
        posting_deeds.archive(self)

    def action_posting_delete(self) -> None:
        """Move to the bin, or bring back."""
        posting_deeds.delete(self)

    def action_posting_compare(self) -> None:
        """Compare the marked ones, or this one with the next."""
        posting_deeds.compare(self)

    def action_posting_note(self) -> None:
        """Add a note."""
        typing_deeds.note(self)

    def action_posting_next_action(self) -> None:
        """Set the next action."""
        typing_deeds.next_action(self)

    def action_posting_source(self) -> None:
        """Show the captured text."""
        posting_deeds.show_source(self)

    def action_posting_open_url(self) -> None:
        """Show the address and open it."""
        posting_deeds.open_url(self)

    def action_postings_sort(self) -> None:
        """Choose the order."""
        posting_deeds.ask_sort(self)

    def action_postings_scope(self) -> None:
        """Choose what is listed."""
        posting_deeds.ask_scope(self)

    def action_import_open(self) -> None:
        """Import files or pasted text."""
        posting_deeds.open_import(self)

    def action_copy(self) -> None:
        """Copy the address, the fact, the requirement or the event."""
        posting_deeds.copy(self)
