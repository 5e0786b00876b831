"""A few words on one line of which one is chosen."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static


class OneOf(Static, can_focus=True):
    """The words, the chosen one lit. Space and the arrows choose another, a click the clicked one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,right,l", "turn(1)", show=False),
        Binding("left,h", "turn(-1)", show=False),
    ]
    DEFAULT_CSS = """
    OneOf { height: 1; &:focus { background: $boost; } }
    """
    at: reactive[int] = reactive(0)

    def __init__(self, words: Sequence[str], chosen: str | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self.words = tuple(words)
        self.set_reactive(OneOf.at, self.words.index(chosen) if chosen in self.words else 0)

    @property
    def chosen(self) -> str:
        """The chosen word."""
        return self.words[self.at]

    def choose(self, word: str) -> None:
        """Choose a word that is there."""
        self.at = self.words.index(word)

    def render(self) -> Content:
        """All words, the chosen one lit."""
        parts: list[tuple[str, str]] = []
        for at, word in enumerate(self.words):
            lit = at == self.at
            style = "bold $text-accent" if lit else "$foreground-muted"
            parts.append((f"({'•' if lit else ' '}) {word}   ", style))
        return Content.assemble(*parts)

    def action_turn(self, offset: int) -> None:
        """Choose the next or the one before, round about."""
        self.at = (self.at + offset) % len(self.words)

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked one."""
        end = 0
        for at, word in enumerate(self.words):
            end += len(word) + 7
            if event.x < end:
                self.at = at
                return
