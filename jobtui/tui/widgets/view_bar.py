"""The top line: the views with their numbers."""

from typing import TYPE_CHECKING, cast

from textual.content import Content

from jobtui.domain.agenda import Due
from jobtui.tui.actions import VIEWS
from jobtui.tui.around import View, view_bar
from jobtui.tui.keymap import view_key
from jobtui.tui.widgets.click_line import ClickLine, Part

if TYPE_CHECKING:
    from jobtui.tui.app import JobtuiApp


class ViewBar(ClickLine):
    """The name of the program, the views, the present one lit; beside the agenda what is due today."""

    DEFAULT_CSS = """
    ViewBar { dock: top; height: 1; background: $panel; }
    """

    def __init__(self, view: str) -> None:
        super().__init__()
        self._view = view
        self._due = Due()

    def on_mount(self) -> None:
        """Follow what is due."""
        self.watch(cast("JobtuiApp", self.app), "due", self._tell)

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self.show(self._fitting())

    def clicked(self, target: str) -> None:
        """Go to the clicked view."""
        self.app.run_worker(self.app.run_action(f"view('{target}')"))

    def _tell(self, due: Due) -> None:
        self._due = due
        self.show(self._fitting())

    def _fitting(self) -> list[Part]:
        parts = view_bar(views(), self._view, self._due, self.size.width)
        return [(Content.styled(*piece), name) for piece, name in parts]


def views() -> list[View]:
    """All of them, each with its key."""
    return [(name, label, view_key(name)) for name, label in VIEWS]
