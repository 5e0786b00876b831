"""Where to split a requirement in two: the words, and a point between them that the arrows move."""

import re
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from jobtui.tui.dialogs.parts import SAVE_BINDING, Dialog
from jobtui.tui.text import literal


class SplitPoint(Static, can_focus=True):
    """The words, the second part in another colour."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "step(1)", show=False),
        Binding("left,h", "step(-1)", show=False),
        Binding("down,j", "step(5)", show=False),
        Binding("up,k", "step(-5)", show=False),
        Binding("home,g", "step(-9999)", show=False),
        Binding("end,G", "step(9999)", show=False),
    ]
    DEFAULT_CSS = "SplitPoint { background: $boost; }"
    at: reactive[int] = reactive(0)

    def __init__(self, text: str, at: int) -> None:
        super().__init__()
        self._text = text
        self._points = [match.end() for match in re.finditer(r"\s(?=\S)", text)] or [len(text) // 2]
        self.set_reactive(SplitPoint.at, min(self._points, key=lambda point: abs(point - at)))

    def render(self) -> Content:
        """Both parts, a mark between them."""
        return Content.assemble(
            literal(self._text[: self.at].rstrip()),
            (" ┃ ", "bold $text-accent"),
            literal(self._text[self.at :], "$text-accent"),
        )

    def action_step(self, offset: int) -> None:
        """Move the point by so many words."""
        place = self._points.index(self.at) + offset
        self.at = self._points[min(max(place, 0), len(self._points) - 1)]

    def on_click(self, event: events.Click) -> None:
        """Take the focus only: where a word is drawn depends on the wrapping."""
        self.focus()


class SplitDialog(Dialog[bool]):
    """Gives the character at which the second part begins to `split`, and True when it is done."""

    BINDINGS: ClassVar[list[BindingType]] = [SAVE_BINDING, Binding("enter", "save", "Split")]
    KEYS = (("enter", "Enter", "split"), ("right", "←→", "move the point"), ("escape", "Esc", "leave"))

    def __init__(self, heading: str, text: str, at: int, split: Callable[[int], None]) -> None:
        super().__init__(heading)
        self._text = text
        self._at = at
        self._split = split

    def compose_question(self) -> ComposeResult:
        """The words and the point."""
        yield SplitPoint(self._text, self._at)

    def action_save(self) -> None:
        """Split there."""
        self._split(self.query_one(SplitPoint).at)
        self.dismiss(True)
