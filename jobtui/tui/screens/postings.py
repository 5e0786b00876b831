"""The postings view: what its keys do to the highlighted posting, or to the marked ones."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from jobtui.tui import screens
from jobtui.tui.actions import Place
from jobtui.tui.bindings import bindings_of
from jobtui.tui.screens.posting_browser import PostingBrowser
from jobtui.tui.widgets.checklist import Checklist
from jobtui.tui.widgets.detail import Detail
from jobtui.tui.widgets.timeline import Timeline

_IN_TIMELINE = (
    *("event_edit", "event_drop", "posting_note", "posting_next_action"),
    *("posting_source", "undo", "help"),
)
"""What the hint bar names there: what adds an event, and what shows where all came from."""


class PostingsView(PostingBrowser):
    """Asks and writes by the deeds; what is seen it leaves to the browser."""

    VIEW = "postings"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.POSTINGS)

    def hides(self, action: str) -> bool:
        """In the timeline, what works on the list; without a posting, what needs one."""
        timeline = self.focused is not None and self.focused is self.timeline
        return (timeline and action not in _IN_TIMELINE) or super().hides(action)

    # Opening

    def action_item_open(self) -> None:
        """Go into the posting."""
        if self.focused is self.timeline:
            self.jobtui.refuse("An event has no source to show; {posting.source} shows the captured text.")
        elif screens.posting_deeds.highlighted(self, "open") is not None:
            self.focus_pane(self.panes.front)

    # What the keys of the list and the panes ask for is done by the deeds

    @on(Checklist.Asked)
    def _checklist_asked(self, event: Checklist.Asked) -> None:
        screens.checklist_deeds.do(self, event.deed, event.n)

    @on(Detail.Asked)
    def _fact_asked(self, event: Detail.Asked) -> None:
        screens.fact_deeds.do(self, event.deed, event.fact)

    @on(Timeline.Asked)
    def _event_asked(self, event: Timeline.Asked) -> None:
        screens.timeline_deeds.do(self, event.deed, event.seqs)

    def action_posting_match(self) -> None:
        """Hold it against my profile, in place of the plain checklist, or no longer."""
        self.show_match(on=not self.matching)

    def action_postings_sort(self) -> None:
        """Choose the order."""
        screens.finding_deeds.ask_sort(self)

    def action_postings_scope(self) -> None:
        """Choose what is listed."""
        screens.finding_deeds.ask_scope(self)

    def action_postings_filters(self) -> None:
        """Choose a saved filter, or save this one."""
        screens.finding_deeds.ask_filter(self)

    def action_postings_export(self) -> None:
        """Choose what to write, in which form, and where to."""
        screens.taking_deeds.ask(self)

    def action_copy(self) -> None:
        """Copy the address, the fact, the requirement or the event."""
        screens.posting_deeds.copy(self)
