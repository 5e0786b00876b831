"""The timeline pane: what happened to a posting, the newest first."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.message import Message

from jobtui.tui.actions import Place
from jobtui.tui.around import PANES
from jobtui.tui.bindings import bindings_of
from jobtui.tui.widgets.item_list import NOTHING, ItemList

if TYPE_CHECKING:
    from jobtui.domain.posting import Posting


class Timeline(ItemList):
    """Events by day; notes in full; ticks made on one day in one line. Its keys put the past right."""

    BORDER_TITLE = PANES["timeline"]
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.TIMELINE)

    class Asked(Message):
        """A key was pressed: `deed` is the action's last word, `seqs` are the events of the line."""

        def __init__(self, deed: str, seqs: Sequence[int]) -> None:
            super().__init__()
            self.deed = deed
            self.seqs = seqs

    def action_event_edit(self) -> None:
        """Put it right."""
        self._ask("edit")

    def action_event_drop(self) -> None:
        """Strike it out."""
        self._ask("drop")

    def _ask(self, deed: str) -> None:
        self.post_message(self.Asked(deed, [int(seq) for seq in (self.key or "").split()]))

    def feed(self, posting: "Posting | None", today: date, *, afresh: bool) -> None:
        """Show a posting's events, or that there is none."""
        if posting is None:
            self.show([NOTHING], afresh=afresh)
            return
        from jobtui.tui.widgets.timeline_items import timeline_items

        self.show(list(timeline_items(posting.events, today)), afresh=afresh)
