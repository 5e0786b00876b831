"""Looking through postings: the list, the filter, and the panes of the highlighted one."""

from collections.abc import Sequence
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import Static

from jobtui.domain.filter import Filter, Query, Scope
from jobtui.domain.filter_text import WrongFilter, parse_filter
from jobtui.domain.posting import Counts, Posting
from jobtui.domain.problem import Problem
from jobtui.tui.screens.posting_actions import PostingActions
from jobtui.tui.screens.posting_words import empty_lines, list_title, status_line
from jobtui.tui.text import literal
from jobtui.tui.widgets.checklist import Checklist
from jobtui.tui.widgets.cursor_list import CursorList
from jobtui.tui.widgets.detail import Detail
from jobtui.tui.widgets.filter_box import FilterBox, FilterInput
from jobtui.tui.widgets.pane_tabs import PaneTabs
from jobtui.tui.widgets.posting_list import PostingList
from jobtui.tui.widgets.posting_panes import PANES, PostingPanes
from jobtui.tui.widgets.row_window import RowWindow
from jobtui.tui.widgets.timeline import Timeline

_MANY = 10_000
_TYPING_PAUSE = 0.03


class PostingBrowser(PostingActions):
    """Owns what is listed, what is marked and which posting is shown; the panes are fed by it."""

    AUTO_FOCUS = "#list"
    DEFAULT_CSS = """
    PostingBrowser {
        & #body { height: 1fr; }
        & #left { width: 1fr; }
        & #panes { width: 1fr; }
        & #list { height: 1fr; }
        & #foot { height: 1; }
        & #status { padding: 0 2; color: $text-muted; }
        & #left.-filtering FilterBox { display: block; }
        & #left.-filtering #status { display: none; }
        &.-ultra #left { width: 3fr; }
        &.-ultra #panes { width: 2fr; }
        &.-narrow #body { layout: vertical; }
        &.-narrow #left, &.-narrow #panes { width: 100%; height: 1fr; }
    }
    """

    panes = query_one(PostingPanes)
    detail = query_one("#detail", Detail)
    checklist = query_one("#checklist", Checklist)
    timeline = query_one("#timeline", Timeline)
    filter_box = query_one(FilterBox)

    def __init__(self) -> None:
        super().__init__()
        self.query_shown = Query()
        self.shown: Posting | None = None
        """The highlighted posting, whole."""
        self.counts = Counts()
        self._entered = "checklist"
        """The pane that was seen when the focus left the list."""

    @property
    def list(self) -> PostingList:
        """The postings listed."""
        return self.query_one("#list", PostingList)

    def compose_body(self) -> ComposeResult:
        """The list over its foot, and the panes."""
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield PostingList(id="list")
                with Vertical(id="foot"):
                    yield Static(id="status", markup=False)
                    yield FilterBox()
            yield PostingPanes()

    # Reading

    def reload(self) -> None:
        """Read the list and the highlighted posting again."""
        try:
            self.counts = self.tracker.counts()
            window = RowWindow(self.tracker.find(self.query_shown), self.tracker.rows)
            self._keep_marks(window)
            self.list.empty = empty_lines(self.query_shown, self.counts)
            self.list.show(window, self.tracker.stages(), self.tracker.today)
        except Problem as problem:
            self.jobtui.refuse(problem)
            return
        self.list.border_title = list_title(self.query_shown, len(window), self.counts)
        self.show_marks()
        self._feed()

    def list_again(self, query: Query) -> None:
        """Show another filter, order or scope."""
        self.query_shown = query
        self.reload()

    def go_to(self, posting: int) -> None:
        """Highlight a posting, whatever is listed now."""
        if not self.list.highlight(posting):
            self._leave_filter(keep=False)
            for scope in (self.query_shown.scope, Scope.ACTIVE, Scope.ALL, Scope.DELETED):
                self.list_again(Query(scope=scope, sort=self.query_shown.sort))
                if self.list.highlight(posting):
                    break
        self.list.focus()

    def _keep_marks(self, window: RowWindow) -> None:
        """Forget marks of postings that left the list; a filter only hides them."""
        if self.list.marked and not self.query_shown.filter:
            self.list.marked &= frozenset(window.ids)

    def _feed(self) -> None:
        """Give the panes the highlighted posting."""
        highlighted = self.list.highlighted
        before = self.shown.id if self.shown else None
        try:
            self.shown = None if highlighted is None else self.tracker.posting(highlighted)
            stages = self.tracker.stages()
        except Problem as problem:
            self.shown, stages = None, ()
            self.jobtui.refuse(problem)
        self.panes.feed(self.shown, stages, self.tracker.today, afresh=highlighted != before)

    def show_marks(self) -> None:
        """Tell at the foot how many are marked, beside what is listed."""
        said = status_line(self.query_shown, self.counts, len(self.list.marked))
        self.query_one("#status", Static).update(said)

    @on(CursorList.Highlighted, "#list")
    def _highlighted(self) -> None:
        """Feed the panes once for all keys that came meanwhile."""
        self.call_after_refresh(self._feed_if_stale)

    def _feed_if_stale(self) -> None:
        """The panes may lag behind the highlight, but not when something is about to be done in them."""
        if self.list.highlighted != (self.shown.id if self.shown else None):
            self._feed()

    # Panes

    def focus_pane(self, name: str) -> None:
        """Focus the list or a pane; where panes share one place it is brought up. It shows this posting."""
        self._feed_if_stale()
        if name in PANES:
            self.panes.bring_up(name)
        pane = self.query_one(f"#{name}", CursorList)
        self.set_focus(pane)
        if self.maximized is not None:
            self.maximize(pane)

    def on_descendant_focus(self) -> None:
        """Put the focused pane in front."""
        name = self.focused.id if self.focused else None
        if name in PANES:
            self.panes.bring_up(name)
        else:
            self.panes.light()

    @on(PaneTabs.Chosen)
    def _tab_chosen(self, event: PaneTabs.Chosen) -> None:
        self.focus_pane(event.name)

    def _pane_beside(self, offset: int, *, round_about: bool) -> None:
        names = self._panes_in_order()
        here = self.focused.id if self.focused else None
        at = (names.index(here) if here in names else 0) + offset
        if round_about or 0 <= at < len(names):
            self.focus_pane(names[at % len(names)])

    def _panes_in_order(self) -> Sequence[str]:
        """The list and the panes in reading order; where one pane is seen, that one first, then round."""
        if not (self.has_class("-narrow") or self.has_class("-short")):
            return "list", *PANES
        if self.focused is self.list:
            self._entered = self.panes.front
        at = PANES.index(self._entered)
        return "list", *PANES[at:], *PANES[:at]

    def action_pane_next(self) -> None:
        """Focus the next pane."""
        self._pane_beside(1, round_about=True)

    def action_pane_previous(self) -> None:
        """Focus the pane before."""
        self._pane_beside(-1, round_about=True)

    def action_pane_right(self) -> None:
        """Focus the pane to the right, in reading order."""
        self._pane_beside(1, round_about=False)

    def action_pane_left(self) -> None:
        """Focus the pane to the left, in reading order."""
        self._pane_beside(-1, round_about=False)

    # Filter

    def action_filter(self) -> None:
        """Type a filter."""
        if self.maximized is not None:
            self.minimize()
        self.query_one("#left").add_class("-filtering")
        self.set_focus(self.filter_box.line)

    @on(FilterBox.Changed)
    def _filter_typed(self, event: FilterBox.Changed) -> None:
        """Filter at once; wait for a pause in typing where there are very many."""
        if self.counts.open + self.counts.closed < _MANY:
            self._filter_by(event.text)
        else:
            self.set_timer(_TYPING_PAUSE, lambda: self._filter_by(event.text))

    def _filter_by(self, text: str) -> None:
        try:
            wanted = parse_filter(text, typing=True)
        except WrongFilter as fault:
            self.list.border_subtitle = literal(fault.message)
            return
        if text == self.filter_box.line.value and wanted != self.query_shown.filter:
            self.list_again(self._query_with(wanted))

    @on(FilterInput.Left)
    def _filter_left(self, event: FilterInput.Left) -> None:
        self._leave_filter(keep=event.keep)
        self.list.focus()

    @on(FilterInput.Moved)
    def _filter_moved(self, event: FilterInput.Moved) -> None:
        self.list.step(event.offset)

    def _leave_filter(self, *, keep: bool) -> None:
        self.query_one("#left").remove_class("-filtering")
        if keep:
            self._filter_by(self.filter_box.line.value)
        else:
            self.filter_box.line.value = ""
            self.list_again(self._query_with(Filter()))

    def _query_with(self, wanted: Filter) -> Query:
        return replace(self.query_shown, filter=wanted)

    def peel(self) -> None:
        """The filter first, then back to the list."""
        if self.query_shown.filter or self.query_one("#left").has_class("-filtering"):
            self._leave_filter(keep=False)
        elif self.focused is not self.list:
            self.focus_pane("list")
