"""The rates between currencies: given, changed, dropped."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from jobtui.domain.offer import Rate
from jobtui.tracker import rates
from jobtui.tracker.tracker import Change
from jobtui.tui.dialogs.form import Form, Slot, Values
from jobtui.tui.dialogs.parts import Dialog
from jobtui.tui.text import literal
from jobtui.tui.when import day_words
from jobtui.tui.widgets.item_list import Item, ItemList

if TYPE_CHECKING:
    from jobtui.tui.app import JobtuiApp


class RatesDialog(Dialog[None]):
    """Read again after everything it does; it stays until Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add"),
        Binding("enter,e", "edit", "Edit"),
        Binding("d", "drop", "Drop"),
        Binding("u", "step('undo')", "Undo"),
        Binding("U", "step('redo')", "Redo"),
        Binding("q", "leave", "Leave"),
    ]
    KEYS = (("a", "a", "give"), ("enter", "Enter", "change"), ("d", "d", "drop"), ("escape", "Esc", "leave"))
    DEFAULT_CSS = """
    RatesDialog ItemList { min-height: 2; max-height: 45vh; }
    """

    def __init__(self, app: "JobtuiApp") -> None:
        super().__init__("Rates", "Used both ways, never in a chain")
        self._jobtui = app
        self._rates: list[Rate] = []

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
        """The lines, one a rate."""
        return self.query_one(ItemList)

    @property
    def rate(self) -> Rate | None:
        """The highlighted rate; where there is none, says what to do."""
        found = next((one for one in self._rates if str(one.id) == self.list.key), None)
        if found is None:
            self._jobtui.refuse("No rate is given yet. a gives one.")
        return found

    def action_add(self) -> None:
        """Give a rate."""
        self._ask("New rate", {})

    def action_edit(self) -> None:
        """Give the highlighted one anew, as of today."""
        if (one := self.rate) is not None:
            self._ask("Rate", {"currency": one.currency, "into": one.into, "factor": one.factor})

    def action_drop(self) -> None:
        """Take the highlighted one away."""
        if (one := self.rate) is not None:
            self._write(lambda: rates.drop(self._jobtui.tracker, one.currency, one.into))

    def action_step(self, way: str) -> None:
        """Undo or redo, whichever step is the newest."""
        (self._jobtui.action_undo if way == "undo" else self._jobtui.action_redo)()
        self._read()

    async def on_cursor_list_opened(self) -> None:
        """A second click does what Enter does."""
        await self.run_action("edit")

    def _ask(self, heading: str, now: Values) -> None:
        def save(changed: Values) -> bool:
            typed = {"currency": "", "into": "", "factor": "", **now, **changed}
            return self._write(lambda: rates.give(self._jobtui.tracker, **typed))

        slots = [
            Slot("currency", "One", "EUR", rates.currency_code, must=True),
            Slot("factor", "is", "1.08", rates.factor_text, must=True),
            Slot("into", "of", "USD", rates.currency_code, must=True),
        ]
        self.app.push_screen(Form(heading, "As of today", slots, save, values=now))

    def _write(self, deed: Callable[[], Change]) -> bool:
        change = self._jobtui.write(deed)
        self._read()
        return change is not None

    def _read(self) -> None:
        self._rates = rates.every(self._jobtui.tracker)
        today = self._jobtui.tracker.today
        nothing = Item(
            "nothing", literal("No rate is given yet. a gives one.", "$foreground-muted"), heading=True
        )
        self.list.show([_item(one, day_words(one.day, today)) for one in self._rates] or [nothing])
        self.list.styles.height = max(len(self._rates), 1)


def _item(one: Rate, day: str) -> Item:
    words = Content.assemble(literal(rates.words(one)), (f"  as of {day}", "$foreground-muted"))
    return Item(str(one.id), words)
