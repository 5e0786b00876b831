"""A list of what is kept beside a posting. Its keys work on the highlighted one; it stays until Esc."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from jobtui.domain.posting import Posting
from jobtui.domain.problem import NotThere
from jobtui.tui.dialogs.parts import Dialog
from jobtui.tui.widgets.item_list import NO_LEAD, Item, ItemList

if TYPE_CHECKING:
    from jobtui.tui.screens.view import View

Deed = Callable[[Any, Posting, int], object]
"""What a key does on an item of a view and a posting, by its number; on a new one the number is 0."""


class KeptList(Dialog[None]):
    """Read again after everything it opens and everything it does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add"),
        Binding("enter,e", "edit", "Edit"),
        Binding("d", "drop", "Drop"),
        Binding("u", "step('undo')", "Undo"),
        Binding("U", "step('redo')", "Redo"),
        Binding("q", "leave", "Leave"),
    ]
    DEFAULT_CSS = """
    KeptList ItemList { min-height: 2; max-height: 45vh; }
    """

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
        super().__init__(heading, posting.subject)
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

    def compose_question(self) -> ComposeResult:
        """The list."""
        yield ItemList(classes="")

    def on_mount(self) -> None:
        """Show it."""
        self._read()
        self.list.focus()

    def on_screen_resume(self) -> None:
        """Show what a form over it changed."""
        self._read()

    @property
    def list(self) -> ItemList:
        """The lines."""
        return self.query_one(ItemList)

    def action_add(self) -> None:
        """Add one."""
        self._do("add", 0)

    def action_edit(self) -> None:
        """Put the highlighted one right."""
        self._on_item("edit")

    def action_drop(self) -> None:
        """Take the highlighted one off."""
        self._on_item("drop")

    def action_step(self, way: str) -> None:
        """Undo or redo, whichever step is the newest."""
        jobtui = self._view.jobtui
        (jobtui.action_undo if way == "undo" else jobtui.action_redo)()
        self._read()

    async def on_cursor_list_opened(self) -> None:
        """A second click does what Enter does."""
        await self.run_action("edit")

    def _on_item(self, deed: str) -> None:
        if self.list.key is None:
            self._view.jobtui.refuse("Nothing is listed yet. a adds.")
        else:
            self._do(deed, int(self.list.key.rpartition(".")[2]))

    def _do(self, deed: str, number: int) -> None:
        self._deeds[deed](self._view, self._posting, number)
        if self.is_current:
            self._read()

    def _read(self) -> None:
        """Show what is kept now. Undo may have taken the posting itself; then there is nothing to list."""
        try:
            self._posting = self._view.tracker.posting(self._posting.id)
        except NotThere:
            self.dismiss(None)
            return
        items = [replace(one, lead=NO_LEAD) for one in self._items(self._posting)]
        self.list.show(items)
        self.list.styles.height = sum(1 + len(one.below) for one in items)
