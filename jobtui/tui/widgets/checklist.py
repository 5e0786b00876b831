"""The checklist pane: what a posting asks, by how firmly, and where I stand on each item."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.message import Message

from jobtui.tui.actions import Place
from jobtui.tui.around import PANES
from jobtui.tui.bindings import bindings_of
from jobtui.tui.widgets.item_list import NOTHING, TickList

if TYPE_CHECKING:
    from jobtui.domain.posting import Posting
    from jobtui.tracker.matching import Match


class Checklist(TickList):
    """Requirements in groups. It asks the screen to do what its keys say."""

    BORDER_TITLE = PANES["checklist"]
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.CHECKLIST)

    class Asked(Message):
        """A key was pressed: `deed` is the action's last word, `n` the item's number or None."""

        def __init__(self, deed: str, n: int | None) -> None:
            super().__init__()
            self.deed = deed
            self.n = n

    def feed(self, posting: "Posting | None", match: "Match | None" = None, *, afresh: bool) -> None:
        """Show a posting's requirements, with a `match` how the profile meets them."""
        if posting is None:
            self.show([NOTHING], afresh=afresh)
        elif match is not None:
            from jobtui.tui.widgets.match_items import match_items

            self.show(list(match_items(match)), afresh=afresh)
        else:
            from jobtui.tui.widgets.checklist_items import checklist_items

            self.show(checklist_items(posting), afresh=afresh)

    @property
    def n(self) -> int | None:
        """The number of the highlighted item."""
        return int(self.key) if self.key else None

    def action_requirement_next_state(self) -> None:
        """Unreviewed, met, partial, unmet, and round."""
        self._ask("next_state")

    def action_requirement_met(self) -> None:
        """Met."""
        self._ask("met")

    def action_requirement_partial(self) -> None:
        """Partly met."""
        self._ask("partial")

    def action_requirement_unmet(self) -> None:
        """Not met."""
        self._ask("unmet")

    def action_requirement_source(self) -> None:
        """Show the sentence in its source."""
        self._ask("source")

    def action_requirement_note(self) -> None:
        """Note my evidence."""
        self._ask("note")

    def action_requirement_kind(self) -> None:
        """Required, preferred, unlabelled, and round."""
        self._ask("kind")

    def action_requirement_add(self) -> None:
        """Add an item."""
        self._ask("add")

    def action_requirement_edit(self) -> None:
        """Put its words right."""
        self._ask("edit")

    def action_requirement_drop(self) -> None:
        """Take it off the checklist."""
        self._ask("drop")

    def action_requirement_move_down(self) -> None:
        """One place down in its group."""
        self._ask("move_down")

    def action_requirement_move_up(self) -> None:
        """One place up in its group."""
        self._ask("move_up")

    def _ask(self, deed: str) -> None:
        self.post_message(self.Asked(deed, self.n))
