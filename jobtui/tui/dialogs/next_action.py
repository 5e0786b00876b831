"""What to do next and when: words and a day, the day understood while it is typed."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from jobtui.domain.display import safe_line
from jobtui.domain.problem import WrongUsage
from jobtui.tracker.values import day
from jobtui.tui.dialogs.parts import SAVE_BINDING, Dialog
from jobtui.tui.text import literal
from jobtui.tui.when import day_in_full
from jobtui.tui.widgets.line_input import LineInput

_HELP = "tomorrow, fri, +3d, 2026-11-30, or nothing"


class NextActionDialog(Dialog[tuple[str, str]]):
    """Saves by `save` and stays open while that gives False. Gives back what was typed and left unsaved."""

    BINDINGS: ClassVar[list[BindingType]] = [SAVE_BINDING]
    KEYS = (("ctrl+o", "Enter in Due, Ctrl+O", "save"), ("escape", "Esc", "leave"))
    DEFAULT_CSS = """
    NextActionDialog LineInput { margin-bottom: 1; }
    """

    def __init__(
        self,
        subject: str,
        save: Callable[[str, date | None], bool],
        *,
        today: date,
        text: str = "",
        due: str = "",
        draft: tuple[str, str] | None = None,
        day_first: bool = False,
    ) -> None:
        """`text` and `due` are what stands now; `draft` is what was typed last time and not saved.

        `day_first` lets one type another day at once.
        """
        super().__init__("Next action", subject)
        self._save = save
        self._today = today
        self._now = (safe_line(text), due)
        self._start = draft or self._now
        self._day_first = day_first and bool(text)

    def compose_question(self) -> ComposeResult:
        """The words and the day."""
        yield Static("What", classes="muted", markup=False)
        yield LineInput(self._start[0], "empty to clear it", id="what")
        yield Static("Due", classes="muted", markup=False)
        yield LineInput(self._start[1], _HELP, id="due", replaced=True)

    def compose_verdict(self) -> ComposeResult:
        """What the day means."""
        yield Static(id="meant", markup=False)

    def on_mount(self) -> None:
        """Say what the day means."""
        self._show_meant()
        if self._day_first:
            self.query_one("#due").focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what the day means."""
        self._show_meant()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """From the words to the day, from the day to saving."""
        if event.input.id == "what":
            self.query_one("#due").focus()
        else:
            self.action_save()

    def action_save(self) -> None:
        """Save and close."""
        text, due = self.typed
        try:
            when = day(due, self._today) if due.strip() else None
        except WrongUsage:
            self.query_one("#due").focus()
            return
        if self._save(text, when):
            self.dismiss(None)

    @property
    def unsaved(self) -> tuple[str, str] | None:
        """What was typed, unless it is what stands already."""
        return None if self.typed in (self._now, ("", "")) else self.typed

    @property
    def typed(self) -> tuple[str, str]:
        """The words and the day as they stand in the fields."""
        return self.query_one("#what", LineInput).value, self.query_one("#due", LineInput).value

    def _show_meant(self) -> None:
        due = self.typed[1]
        try:
            when = day(due, self._today) if due.strip() else None
        except WrongUsage as problem:
            said = literal(problem.message, "$text-error")
        else:
            meaning = day_in_full(when, self._today) if when else "No due date."
            said = Content.styled(meaning, "$foreground-muted")
        self.query_one("#meant", Static).update(said)
