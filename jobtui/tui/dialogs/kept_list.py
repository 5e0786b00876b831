"""A list of what is kept beside a posting."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jobtui.domain.posting import Posting
from jobtui.domain.problem import NotThere
from jobtui.tui.dialogs.list_dialog import ListDialog
from jobtui.tui.widgets.item_list import NO_LEAD, Item

if TYPE_CHECKING:
    from jobtui.tui.screens.view import View

Deed = Callable[[Any, Posting, int], object]
"""What a key does on an item of a view and a posting, by its number; on a new one the number is 0."""


class KeptList(ListDialog):
    """The lines of one sort, and what its keys do on each."""

    def __init__(
        self,
        heading: str,
        view: "View",
        posting: Posting,
        items: Callable[[Posting], Sequence[Item]],
        deeds: Mapping[str, Deed],
        *,
        enter: str = "edit",
    ) -> None:
        """`items` gives the lines, a heading where there is none; their keys end in `.` and the number.

        `deeds` are those of add, edit and drop, by these names; `enter` says what that of edit does.
        """
        super().__init__(view.jobtui, heading, posting.subject)
        self._view = view
        self._posting = posting
        self._items = items
        self._deeds = deeds
        self._enter = enter

    @property
    def keys(self) -> tuple[tuple[str, str, str], ...]:
        """What the keys do here."""
        enter = ("enter", "Enter", self._enter)
        return ("a", "a", "add"), enter, ("d", "d", "drop"), ("escape", "Esc", "leave")

    def action_add(self) -> None:
        """Add one."""
        self._do("add", 0)

    def action_edit(self) -> None:
        """Put the highlighted one right."""
        self._on_item("edit")

    def action_drop(self) -> None:
        """Take the highlighted one off."""
        self._on_item("drop")

    def _on_item(self, deed: str) -> None:
        if self.list.key is None:
            self._jobtui.refuse("Nothing is listed yet. a adds.")
        else:
            self._do(deed, int(self.list.key.rpartition(".")[2]))

    def _do(self, deed: str, number: int) -> None:
        self._deeds[deed](self._view, self._posting, number)
        if self.is_current:
            self.read_again()

    def read_again(self) -> None:
        """Show what is kept now. Undo may have taken the posting itself; then there is nothing to list."""
        try:
            self._posting = self._view.tracker.posting(self._posting.id)
        except NotThere:
            self.dismiss(None)
            return
        items = [replace(one, lead=NO_LEAD) for one in self._items(self._posting)]
        self.list.show(items)
        self.list.styles.height = sum(1 + len(one.below) for one in items)
