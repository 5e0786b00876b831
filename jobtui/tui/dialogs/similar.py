"""The postings near one, each with what makes it so."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from jobtui.tracker.similar import Neighbour
from jobtui.tui.dialogs.parts import Dialog
from jobtui.tui.text import literal
from jobtui.tui.widgets.item_list import Item, ItemList

Chosen = tuple[int, bool]
"""A posting, and whether to lay it beside the one asked about rather than to go there."""


class SimilarDialog(Dialog[Chosen]):
    """Gives back the posting chosen and what to do with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose(False)", "Go there"),
        Binding("c", "choose(True)", "Compare"),
        Binding("q", "leave", "Leave"),
    ]
    KEYS = (("enter", "Enter", "go there"), ("c", "c", "compare with it"), ("escape", "Esc", "leave"))
    CSS = """
    SimilarDialog > .dialog { width: 96; }
    """
    DEFAULT_CSS = """
    SimilarDialog ItemList { height: auto; min-height: 2; max-height: 60vh; }
    """

    def __init__(self, subject: str, found: Sequence[Neighbour]) -> None:
        super().__init__(f"Near {subject}")
        self._found = found

    def compose_question(self) -> ComposeResult:
        """The list."""
        yield ItemList(classes="")

    def on_mount(self) -> None:
        """Show them, the nearest highlighted."""
        near = self.query_one(ItemList)
        near.show([_item(one) for one in self._found])
        near.styles.height = min(
            sum(1 + len(one.near.reasons) for one in self._found), self.app.size.height * 3 // 5
        )
        near.focus()

    def action_choose(self, beside: bool) -> None:
        """Give back the highlighted posting."""
        key = self.query_one(ItemList).key
        self.dismiss(None if key is None else (int(key), beside))


def _item(one: Neighbour) -> Item:
    lead = Content.styled(f"{one.row.id:>4}  ", "$foreground-muted")
    reasons = tuple(literal(reason, "$foreground-muted") for reason in one.near.reasons)
    return Item(str(one.row.id), literal(one.row.subject, "bold"), lead, reasons)
