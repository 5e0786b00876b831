"""The top line: the views with their numbers."""

from textual import events
from textual.content import Content
from textual.widgets import Static

from jobtui.tui.actions import VIEWS


class ViewBar(Static):
    """The name of the program, the views, the present one lit."""

    DEFAULT_CSS = """
    ViewBar { dock: top; height: 1; background: $panel; }
    """

    def __init__(self, view: str) -> None:
        parts: list[tuple[str, str]] = [(" jobtui ", "bold $primary"), ("│", "$foreground-muted")]
        self._places: list[tuple[int, int, str]] = []
        at = 9
        for number, (name, label) in enumerate(VIEWS, 1):
            text = f" {number} {label} "
            parts.append((text, "bold reverse" if name == view else ""))
            self._places.append((at, at + len(text), name))
            at += len(text)
        super().__init__(Content.assemble(*parts), markup=False)

    def on_click(self, event: events.Click) -> None:
        """Go to the clicked view."""
        for start, end, name in self._places:
            if start <= event.x < end:
                self.app.run_worker(self.app.run_action(f"view('{name}')"))
