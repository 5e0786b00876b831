"""One line that is typed, and what is typed into."""

from typing import TypeGuard

from textual import events
from textual.widget import Widget
from textual.widgets import Input

from jobtui.domain.display import safe_block, safe_line


def is_typed_into(widget: Widget | None) -> TypeGuard[Widget]:
    """Whether letters go into a widget, so that they mean nothing else."""
    return widget is not None and widget.check_consume_key("a", "a")


class LineInput(Input):
    """One line. A paste of several lines becomes one, which is said; nothing of it is dropped."""

    DEFAULT_CSS = """
    LineInput { background: $boost; }
    """

    def __init__(
        self, value: str = "", placeholder: str = "", *, id: str | None = None, replaced: bool = False
    ) -> None:
        """`replaced` where one would rather type another value than change a letter of this one."""
        super().__init__(
            safe_line(value), placeholder=placeholder, compact=True, id=id, select_on_focus=replaced
        )

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._take(event.text)

    def action_paste(self) -> None:
        """Put in what was copied here."""
        self._take(self.app.clipboard)

    def _take(self, text: str) -> None:
        lines = [line.strip() for line in safe_block(text).splitlines()]
        kept = [line for line in lines if line]
        if len(kept) > 1:
            said = f"{len(kept)} lines were joined into one."
            self.app.clear_notifications()
            self.app.notify(said, markup=False)
        start, end = self.selection
        self.replace(" ".join(kept), min(start, end), max(start, end))
