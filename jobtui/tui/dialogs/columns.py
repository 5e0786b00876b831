"""The columns of the list: which are shown, and in which order."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from jobtui.domain.columns import ListColumn
from jobtui.tui.dialogs.parts import Dialog
from jobtui.tui.widgets.columns import HEADINGS, USUAL
from jobtui.tui.widgets.item_list import Item, ItemList, TickList


class ColumnsDialog(Dialog[tuple[ListColumn, ...]]):
    """Gives back the ticked columns in their order; none of them for the usual ones."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick"),
        Binding("J", "move(1)", "Move down"),
        Binding("K", "move(-1)", "Move up"),
        Binding("r", "usual", "The usual ones"),
        Binding("enter", "save", "Save"),
    ]
    KEYS = (
        ("space", "␣", "tick"),
        ("J", "J K", "move"),
        ("r", "r", "usual ones"),
        ("enter", "Enter", "save"),
        ("escape", "Esc", "leave"),
    )
    DEFAULT_CSS = """
    ColumnsDialog ItemList { height: auto; max-height: 60vh; }
    """

    def __init__(self, chosen: Sequence[ListColumn]) -> None:
        super().__init__("Columns", "Those at the end go first where there is no room.")
        self._usual = not chosen
        self._take(chosen or USUAL)

    def _take(self, chosen: Sequence[ListColumn]) -> None:
        self._ticked = set(chosen)
        self._order = [*chosen, *(one for one in ListColumn if one not in self._ticked)]

    def compose_question(self) -> ComposeResult:
        """The list."""
        yield TickList(classes="")

    def on_mount(self) -> None:
        """Show it."""
        self._show()
        self.list.focus()

    @property
    def list(self) -> ItemList:
        """The columns, ticked or not."""
        return self.query_one(ItemList)

    def action_tick(self) -> None:
        """Show the highlighted one or not."""
        self._usual = False
        self._ticked ^= {self._order[self.list.at or 0]}
        self._show()

    def action_move(self, offset: int) -> None:
        """Move the highlighted one."""
        at = self.list.at or 0
        to = min(max(at + offset, 0), len(self._order) - 1)
        self._usual = self._usual and to == at
        self._order.insert(to, self._order.pop(at))
        self._show()

    def action_usual(self) -> None:
        """Back to the columns that come as there is room."""
        self._usual = True
        self._take(USUAL)
        self._show()

    def action_save(self) -> None:
        """Give them back; with none ticked, the usual ones."""
        ticked = tuple(one for one in self._order if one in self._ticked)
        self.dismiss(() if self._usual else ticked)

    def _show(self) -> None:
        items = [
            Item(one, Content(HEADINGS[one]), Content("[x] " if one in self._ticked else "[ ] "))
            for one in self._order
        ]
        self.list.show(items)
        self.list.styles.height = len(items)
