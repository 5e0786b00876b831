"""The top line: the views with their numbers, and what matters at a glance."""

from textual import events
from textual.content import Content
from textual.widgets import Static

from jobtui.tui.actions import VIEWS


class ViewBar(Static):
    """The name of the program, the views, the present one lit; a remark at the right."""

    DEFAULT_CSS = """
    ViewBar { dock: top; height: 1; background: $panel; }
    """

    def __init__(self, view: str, remark: str = "") -> None:
        super().__init__(markup=False)
        self._view = view
        self._remark = remark
        self._places: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        """Draw once the width is known."""
        self._draw()

    def on_resize(self) -> None:
        """Fit again."""
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """Go to the clicked view."""
        for start, end, name in self._places:
            if start <= event.x < end:
                self.app.run_worker(self.app.run_action(f"view('{name}')"))

    def remark(self, text: str) -> None:
        """Show `text` (ours, not a posting's) at the right end."""
        self._remark = text
        self._draw()

    def _draw(self) -> None:
        parts: list[tuple[str, str]] = [(" jobtui ", "bold $primary"), ("│", "$foreground-muted")]
        at = 9
        self._places = []
        for number, (name, label) in enumerate(VIEWS, 1):
            text = f" {number} {label} "
            parts.append((text, "bold reverse" if name == self._view else ""))
            self._places.append((at, at + len(text), name))
            at += len(text)
        room = self.size.width - at - len(self._remark) - 1
        if self._remark and room >= 1:
            parts += [(" " * room, ""), (self._remark, "$foreground-muted")]
        self.update(Content.assemble(*parts))
