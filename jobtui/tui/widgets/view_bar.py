"""The top line: the views with their numbers."""

from textual.content import Content

from jobtui.tui.actions import VIEWS
from jobtui.tui.widgets.click_line import ClickLine


class ViewBar(ClickLine):
    """The name of the program, the views, the present one lit."""

    DEFAULT_CSS = """
    ViewBar { dock: top; height: 1; background: $panel; }
    """

    def __init__(self, view: str) -> None:
        super().__init__(
            [
                (Content.assemble((" jobtui ", "bold $primary"), ("│", "$foreground-muted")), ""),
                *(
                    (Content.styled(f" {number} {label} ", "bold reverse" if name == view else ""), name)
                    for number, (name, label) in enumerate(VIEWS, 1)
                ),
            ]
        )

    def clicked(self, target: str) -> None:
        """Go to the clicked view."""
        self.app.run_worker(self.app.run_action(f"view('{target}')"))
