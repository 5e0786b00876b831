"""The top line: the views with their numbers."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from textual.content import Content

from jobtui.domain.agenda import Due
from jobtui.tui.actions import VIEWS
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
        super().__init__(_parts(view, Due()))
        self._view = view

    def on_mount(self) -> None:
        """Follow what is due."""
        self.watch(cast("JobtuiApp", self.app), "due", self._tell)

    def clicked(self, target: str) -> None:
        """Go to the clicked view."""
        self.app.run_worker(self.app.run_action(f"view('{target}')"))

    def _tell(self, due: Due) -> None:
        self.show(_parts(self._view, due))


def _parts(view: str, due: Due) -> Iterator[Part]:
    yield Content.assemble((" jobtui ", "bold $primary"), ("│", "$foreground-muted")), ""
    for name, label in VIEWS:
        yield Content.styled(f" {view_key(name)} {label} ", "bold reverse" if name == view else ""), name
        if name == "agenda" and due.total:
            style = "bold $text-error" if due.overdue else "bold $text-warning"
            yield Content.styled(f"{due.total} due ", style), name
