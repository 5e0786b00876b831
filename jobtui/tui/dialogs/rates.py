"""The rates between currencies: given, changed, dropped."""

from typing import TYPE_CHECKING

from textual.content import Content

from jobtui.domain.offer import Rate
from jobtui.tracker import rates
from jobtui.tui.dialogs.form import Form, Slot, Values
from jobtui.tui.dialogs.list_dialog import ListDialog
from jobtui.tui.text import literal
from jobtui.tui.when import day_words
from jobtui.tui.widgets.item_list import Item

if TYPE_CHECKING:
    from jobtui.tui.app import JobtuiApp


class RatesDialog(ListDialog):
    """The rates that were given, the day of each."""

    KEYS = (("a", "a", "give"), ("enter", "Enter", "change"), ("d", "d", "drop"), ("escape", "Esc", "leave"))

    def __init__(self, app: "JobtuiApp") -> None:
        super().__init__(app, "Rates", "Used both ways, never in a chain")
        self._rates: list[Rate] = []

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
            self.write(lambda: rates.drop(self._jobtui.tracker, one.currency, one.into))

    def _ask(self, heading: str, now: Values) -> None:
        def save(changed: Values) -> bool:
            typed = {"currency": "", "into": "", "factor": "", **now, **changed}
            return self.write(lambda: rates.give(self._jobtui.tracker, **typed))

        slots = [
            Slot("currency", "One", "EUR", rates.currency_code, must=True),
            Slot("factor", "is", "1.08", rates.factor_text, must=True),
            Slot("into", "of", "USD", rates.currency_code, must=True),
        ]
        self.app.push_screen(Form(heading, "As of today", slots, save, values=now))

    def read_again(self) -> None:
        """Show what is given now."""
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
