"""A list whose keys add to it, put the highlighted one right, and drop it. It stays until Esc."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from jobtui.tracker.tracker import Change
from jobtui.tui.dialogs.parts import Dialog
from jobtui.tui.widgets.item_list import ItemList

if TYPE_CHECKING:
    from jobtui.tui.app import JobtuiApp


class ListDialog(Dialog[None]):
    """Read again after everything it opens and everything it does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a,plus", "add", "Add"),
        Binding("enter,e", "edit", "Edit"),
        Binding("d", "drop", "Drop"),
        Binding("u", "step('undo')", "Undo"),
        Binding("U", "step('redo')", "Redo"),
        Binding("q", "leave", "Leave"),
    ]
    DEFAULT_CSS = """
    ListDialog ItemList { min-height: 2; max-height: 45vh; }
    """

    def __init__(self, app: "JobtuiApp", heading: str, subject: str) -> None:
        super().__init__(heading, subject)
        self._jobtui = app

    def compose_question(self) -> ComposeResult:
        """The list."""
        yield ItemList(classes="")

    def on_mount(self) -> None:
        """Show it."""
        self.read_again()
        self.list.focus()

    def on_screen_resume(self) -> None:
        """Show what a form over it changed."""
        self.read_again()

    @property
    def list(self) -> ItemList:
        """The lines."""
        return self.query_one(ItemList)

    def read_again(self) -> None:
        """Show what is kept now."""
        raise NotImplementedError

    def action_add(self) -> None:
        """Add one."""
        raise NotImplementedError

    def action_edit(self) -> None:
        """Put the highlighted one right."""
        raise NotImplementedError

    def action_drop(self) -> None:
        """Take the highlighted one away."""
        raise NotImplementedError

    def action_step(self, way: str) -> None:
        """Undo or redo, whichever step is the newest."""
        (self._jobtui.action_undo if way == "undo" else self._jobtui.action_redo)()
        self.read_again()

    def write(self, deed: Callable[[], Change]) -> bool:
        """Do one write and show what it changed; False if it was refused, which has then been said."""
        change = self._jobtui.write(deed)
        self.read_again()
        return change is not None
