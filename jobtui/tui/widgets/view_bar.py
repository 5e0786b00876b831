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
        """Without the name of the program where it does not fit, then without the names of other views."""
        whole = [*_parts(self._view, self._due)]
        short = [*_parts(self._view, self._due, brief=True)]
        room = self.size.width
        return next((parts for parts in (whole, whole[1:]) if not room or _wide(parts) <= room), short[1:])


def _wide(parts: list[Part]) -> int:
    return sum(words.cell_length for words, _ in parts)


def _parts(view: str, due: Due, *, brief: bool = False) -> Iterator[Part]:
    yield Content.assemble((" jobtui ", "bold $primary"), ("│", "$foreground-muted")), ""
    for name, label in VIEWS:
        told = view_key(name) if brief and name != view else f"{view_key(name)} {label}"
        yield Content.styled(f" {told} ", "bold reverse" if name == view else ""), name
        if name == "agenda" and due.total:
            style = "bold $text-error" if due.overdue else "bold $text-warning"
            yield Content.styled(f"{due.total} due ", style), name
