"""The steps, the newest first: Enter goes back to the highlighted one."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from jobtui.domain.event import Step
from jobtui.tui.dialogs.parts import Dialog
from jobtui.tui.text import literal
from jobtui.tui.when import day_words
from jobtui.tui.widgets.item_list import Item, ItemList

_LONGEST = 200


class LogDialog(Dialog[int]):
    """Gives back the number of a step, 0 for the beginning."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Go back to it"),
        Binding("q", "leave", "Leave"),
    ]
    KEYS = (("enter", "Enter", "make this the newest step"), ("escape", "Esc", "leave"))
    CSS = """
    LogDialog > .dialog { width: 96; }
    """
    DEFAULT_CSS = """
    LogDialog ItemList { min-height: 2; max-height: 60vh; }
    """

    def __init__(self, steps: Sequence[Step], today: date) -> None:
        super().__init__("Steps")
        self._steps = steps
        self._today = today

    def compose_question(self) -> ComposeResult:
        """The list."""
        yield ItemList(classes="")

    def on_mount(self) -> None:
        """Show them, the newest effective one highlighted."""
        steps = self.query_one(ItemList)
        items = [*(_item(step, self._today) for step in self._steps), _BEGINNING]
        steps.show(items)
        steps.styles.height = min(len(items), self.app.size.height * 3 // 5)
        newest = next((step.number for step in self._steps if not step.undone), 0)
        steps.highlight(str(newest))
        steps.focus()

    def action_choose(self) -> None:
        """Give back the highlighted step."""
        key = self.query_one(ItemList).key
        self.dismiss(None if key is None else int(key))


def _item(step: Step, today: date) -> Item:
    at = step.at.astimezone()
    style = "$foreground-muted" if step.undone else ""
    when = f"{day_words(at.date(), today):>10} {at:%H:%M}  "
    lead = Content.assemble((f"{step.number:>5}  ", "$foreground-muted"), (when, "$foreground-muted"))
    undone = Content.styled("undone: ", "$text-warning") if step.undone else Content("")
    return Item(str(step.number), Content.assemble(undone, literal(step.text[:_LONGEST], style)), lead)


_BEGINNING = Item("0", Content.styled("the beginning", "$foreground-muted"), Content("    0  "))
