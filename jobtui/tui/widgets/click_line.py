"""One line of words of which some can be clicked: the bars, the tabs, the keys of a dialog."""

from collections.abc import Iterable

from textual import events
from textual.content import Content

from jobtui.tui.widgets.words import Words

Part = tuple[Content, str]
"""Words, and what they stand for: a click on them says it. "" where a click does nothing."""


class ClickLine(Words):
    """Shows parts side by side, and calls `clicked` with what the part under the mouse stands for."""

    def __init__(self, parts: Iterable[Part] = ()) -> None:
        self._parts = tuple(parts)
        super().__init__(self._joined())

    def show(self, parts: Iterable[Part]) -> None:
        """Show other parts."""
        self._parts = tuple(parts)
        self.update(self._joined())

    def clicked(self, target: str) -> None:
        """Do what a click on a part means."""
        raise NotImplementedError

    def on_click(self, event: events.Click) -> None:
        """Find the part under the mouse."""
        end = 0
        for words, target in self._parts:
            end += words.cell_length
            if event.x < end:
                if target:
                    self.clicked(target)
                return

    def _joined(self) -> Content:
        return Content("").join(words for words, _ in self._parts)
