"""What speaks for or against a posting: which of the two, and the words."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from jobtui.domain.decision import Point, Side
from jobtui.tui.dialogs.one_of import OneOf
from jobtui.tui.dialogs.parts import SAVE_BINDING, Dialog
from jobtui.tui.widgets.line_input import LineInput

_WORDS = {Side.PRO: "for", Side.CON: "against"}


class PointForm(Dialog[str]):
    """Saves by `save` and stays open while that gives False. Gives back what was typed and left unsaved."""

    BINDINGS: ClassVar[list[BindingType]] = [SAVE_BINDING]
    KEYS = (("enter", "Enter", "save"), ("tab", "Tab", "for or against"), ("escape", "Esc", "leave"))
    DEFAULT_CSS = """
    PointForm OneOf { margin-top: 1; }
    """

    def __init__(
        self,
        subject: str,
        save: Callable[[dict[str, str]], bool],
        *,
        point: Point | None = None,
        draft: str = "",
    ) -> None:
        """`point` is one that stands; `draft` is what was typed last time and not saved."""
        super().__init__("For or against", subject)
        self._save = save
        self._text = point.text if point else ""
        self._side = point.side if point else Side.PRO
        self._draft = draft

    def compose_question(self) -> ComposeResult:
        """The words, and which way they speak."""
        yield LineInput(self._draft or self._text, "what speaks for it, or against it")
        yield OneOf([*_WORDS.values()], _WORDS[self._side])

    def on_input_submitted(self) -> None:
        """Enter saves."""
        self.action_save()

    def action_save(self) -> None:
        """Save and close."""
        typed = {"side": self.query_one(OneOf).chosen, "text": self.query_one(LineInput).value}
        if self._save(typed):
            self.dismiss("")

    @property
    def unsaved(self) -> str:
        """The words typed, unless they are those that stand."""
        typed = self.query_one(LineInput).value.strip()
        return typed if typed != self._text else ""
