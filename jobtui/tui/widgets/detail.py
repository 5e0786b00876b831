"""The detail pane: the facts of one posting, each a line that can be opened, put right or confirmed."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.message import Message

from jobtui.tui.actions import Place
from jobtui.tui.around import PANES
from jobtui.tui.bindings import bindings_of
from jobtui.tui.widgets.item_list import NOTHING, Item, ItemList

if TYPE_CHECKING:
    from jobtui.domain.kin import KinLine
    from jobtui.domain.posting import Posting
    from jobtui.domain.stage import Stage


class Detail(ItemList):
    """Facts as lines. It asks the screen to do what its keys say."""

    BORDER_TITLE = PANES["detail"]
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.DETAIL)

    class Asked(Message):
        """A key was pressed on a fact: `deed` is source, edit, confirm or drop, `fact` its key."""

        def __init__(self, deed: str, fact: str) -> None:
            super().__init__()
            self.deed = deed
            self.fact = fact

    def feed(
        self,
        posting: "Posting | None",
        stages: "Sequence[Stage]",
        today: date,
        *,
        afresh: bool,
        others: "Sequence[KinLine]" = (),
        weighed: Sequence[Item] = (),
    ) -> None:
        """Show a posting, what `others` say about it and how it is `weighed`, or that there is none."""
        if posting is None:
            self.show([NOTHING], afresh=afresh)
            return
        from jobtui.tui.widgets.facts import fact_items

        self.show(fact_items(posting, stages, today, others, weighed), afresh=afresh)

    def action_fact_source(self) -> None:
        """Show where the fact comes from."""
        self._ask("source")

    def action_fact_edit(self) -> None:
        """Put the fact right."""
        self._ask("edit")

    def action_fact_confirm(self) -> None:
        """Accept a suggested value."""
        self._ask("confirm")

    def action_fact_drop(self) -> None:
        """Take a round, a person or a document off."""
        self._ask("drop")

    def _ask(self, deed: str) -> None:
        self.post_message(self.Asked(deed, self.key or ""))
