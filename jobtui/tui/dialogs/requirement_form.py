"""A requirement of my own: its words and how firmly it is asked."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from jobtui.domain.requirement import Kind, next_kind
from jobtui.tui.dialogs.parts import SAVE_BINDING, Dialog, NoteArea


class KindChoice(Static, can_focus=True):
    """The three kinds on one line, one of them chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,right,l", "turn(1)", show=False),
        Binding("left,h", "turn(2)", show=False),
    ]
    DEFAULT_CSS = """
    KindChoice { height: 1; margin-top: 1; &:focus { background: $boost; } }
    """
    kind: reactive[Kind] = reactive(Kind.REQUIRED)

    def render(self) -> Content:
        """The chosen one lit."""
        parts: list[Content | tuple[str, str]] = []
        for kind in Kind:
            chosen = kind is self.kind
            parts.append(
                (
                    f"({'•' if chosen else ' '}) {kind}   ",
                    "bold $text-accent" if chosen else "$foreground-muted",
                )
            )
        return Content.assemble(*parts)

    def action_turn(self, times: int) -> None:
        """Choose another."""
        for _ in range(times):
            self.kind = next_kind(self.kind)

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked one."""
        at = 0
        for kind in Kind:
            at += len(kind) + 7
            if event.x < at:
                self.kind = kind
                return


class RequirementForm(Dialog[str]):
    """Saves by `save` and stays open while that gives False. Gives back what was typed and left unsaved."""

    BINDINGS: ClassVar[list[BindingType]] = [SAVE_BINDING]
    KEYS = (("ctrl+o", "Ctrl+O", "save"), ("tab", "Tab", "how firmly"), ("escape", "Esc", "leave"))

    def __init__(self, subject: str, save: Callable[[str, Kind], bool], *, draft: str = "") -> None:
        super().__init__("New requirement", subject)
        self._save = save
        self._draft = draft

    def compose_question(self) -> ComposeResult:
        """Its words and its kind."""
        yield NoteArea(self._draft)
        yield KindChoice()

    def action_save(self) -> None:
        """Save and close."""
        if self._save(self.query_one(NoteArea).text, self.query_one(KindChoice).kind):
            self.dismiss("")

    def action_leave(self) -> None:
        """Close; give back what was typed and is not saved."""
        self.dismiss(self.query_one(NoteArea).text.strip())
