"""Facts, checklist and timeline of one posting: all of them where there is room, else one under tabs."""

from datetime import date
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one

from jobtui.tui.around import FRONT, PANES, requirements
from jobtui.tui.text import Sought, literal
from jobtui.tui.widgets.checklist import Checklist
from jobtui.tui.widgets.detail import Detail
from jobtui.tui.widgets.pane_tabs import PaneTabs
from jobtui.tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from jobtui.domain.posting import Posting
    from jobtui.tracker.matching import Match


class PostingPanes(Vertical):
    """Fed with a posting, it feeds its panes. `front` is the pane to be seen where only one is."""

    SCOPED_CSS = False  # of several selectors, Textual would look for the last one within the panes
    DEFAULT_CSS = """
    PostingPanes {
        layers: base over;
        & > .pane { height: 1fr; }
        & > #timeline { height: 0.6fr; }
        & > PaneTabs { dock: top; layer: over; display: none; margin-left: 2; }
    }
    .-narrow PostingPanes, .-short PostingPanes {
        & > PaneTabs { display: block; }
        & > .pane { display: none; height: 1fr; }
        &.-detail > #detail { display: block; }
        &.-checklist > #checklist { display: block; }
        &.-timeline > #timeline { display: block; }
    }
    """

    detail = query_one("#detail", Detail)
    checklist = query_one("#checklist", Checklist)
    timeline = query_one("#timeline", Timeline)

    def __init__(self) -> None:
        super().__init__(id="panes", classes=f"-{FRONT}")
        self.front = FRONT
        self._labels = dict(PANES)

    def compose(self) -> ComposeResult:
        """The panes, and their names over the border of the one in front."""
        yield Detail(id="detail")
        yield Checklist(id="checklist")
        yield Timeline(id="timeline")
        yield PaneTabs()

    def feed(
        self, posting: "Posting | None", today: date, *, afresh: bool, match: "Match | None" = None
    ) -> None:
        """Show what a posting asks and what became of it, or that there is none; the facts are fed apart.

        `afresh` starts every pane at its top. With a `match` the checklist shows how the profile meets it.
        """
        self.checklist.feed(posting, match, afresh=afresh)
        self.timeline.feed(posting, today, afresh=afresh)
        counted = requirements(posting.tallies.required if posting else None)
        self.name_checklist(counted if match is None else f"Match {match.fit}".rstrip())

    def name_checklist(self, name: str) -> None:
        """Say what the checklist holds, over it and in its tab."""
        if name == self._labels["checklist"]:
            return
        self.checklist.border_title = literal(name)
        self._labels["checklist"] = name
        self.light()

    def seek(self, sought: Sought) -> None:
        """Light this up in what is shown from now on."""
        for pane in (self.detail, self.checklist, self.timeline):
            pane.sought = sought

    def bring_up(self, name: str) -> None:
        """Put a pane in front."""
        self.front = name
        self.set_classes(f"-{name}")
        self.light()

    def light(self) -> None:
        """Draw the names, that of the front pane lit, more so while it has the focus."""
        focused = self.query_one(f"#{self.front}").has_focus
        self.query_one(PaneTabs).show_tabs(self._labels, self.front, focused=focused)
