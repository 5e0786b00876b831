"""The postings: the list, and beside it the facts, the checklist and the timeline of the highlighted one."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import Static

from jobtui.domain.filter import Filter, Query, Scope, parse_filter
from jobtui.domain.posting import Counts, Posting
from jobtui.domain.problem import Problem
from jobtui.tui.actions import Place
from jobtui.tui.bindings import bindings_of
from jobtui.tui.screens import checklist_deeds, fact_deeds, posting_deeds
from jobtui.tui.screens.posting_words import empty_lines, list_title, status_line
from jobtui.tui.screens.view import View
from jobtui.tui.text import literal
from jobtui.tui.widgets.checklist import Checklist
from jobtui.tui.widgets.cursor_list import CursorList
from jobtui.tui.widgets.detail import Detail
from jobtui.tui.widgets.filter_box import FilterBox, FilterInput
from jobtui.tui.widgets.pane_tabs import PaneTabs
from jobtui.tui.widgets.posting_list import PostingList
from jobtui.tui.widgets.row_window import RowWindow
from jobtui.tui.widgets.timeline import Timeline

_PANES = ("detail", "checklist", "timeline")
_MANY = 10_000
_TYPING_PAUSE = 0.03


class PostingsView(View):
    """Owns what is listed, what is marked and which posting is shown; the panes are fed by it."""

    VIEW = "postings"
    AUTO_FOCUS = "#list"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.POSTINGS)
    DEFAULT_CSS = """
    PostingsView {
        & #body { height: 1fr; }
        & #left { width: 1fr; }
        & #panes { width: 1fr; layers: base over; }
        & #list, & .pane { height: 1fr; }
        & #timeline { height: 0.6fr; }
        & #foot { height: 1; }
        & #status { padding: 0 2; color: $text-muted; }
        & PaneTabs { dock: top; layer: over; display: none; margin-left: 2; }
        & #left.-filtering FilterBox { display: block; }
        & #left.-filtering #status { display: none; }
        &.-ultra #left { width: 3fr; }
        &.-ultra #panes { width: 2fr; }
        &.-narrow #body { layout: vertical; }
        &.-narrow #left, &.-narrow #panes { width: 100%; height: 1fr; }
        &.-narrow, &.-short {
            & PaneTabs { display: block; }
            & #panes > .pane { display: none; height: 1fr; }
            & #panes.-detail > #detail { display: block; }
            & #panes.-checklist > #checklist { display: block; }
            & #panes.-timeline > #timeline { display: block; }
        }
    }
    """

    list = query_one("#list", PostingList)
    detail = query_one("#detail", Detail)
    checklist = query_one("#checklist", Checklist)
    timeline = query_one("#timeline", Timeline)
    filter_box = query_one(FilterBox)

    def __init__(self) -> None:
        super().__init__()
        self.query_shown = Query()
        self.shown: Posting | None = None
        """The highlighted posting, whole."""
        self.drafts: dict[str, object] = {}
        """What was typed in a dialog and not saved, by dialog and posting."""
        self.counts = Counts()
        self._pane = "checklist"
        self._feeding = False

    def compose_body(self) -> ComposeResult:
        """The list over its foot, and the panes."""
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield PostingList(id="list")
                with Vertical(id="foot"):
                    yield Static(id="status", markup=False)
                    yield FilterBox()
            with Vertical(id="panes", classes=f"-{self._pane}"):
                yield Detail(id="detail")
                yield Checklist(id="checklist")
                yield Timeline(id="timeline")
                yield PaneTabs()

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
        self._show_status()
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
        self._feeding = False
        highlighted = self.list.highlighted
        before = self.shown.id if self.shown else None
        try:
            self.shown = None if highlighted is None else self.tracker.posting(highlighted)
        except Problem as problem:
            self.shown = None
            self.jobtui.refuse(problem)
        afresh = highlighted != before
        today = self.tracker.today
        self.detail.feed(self.shown, self.tracker.stages(), today, afresh=afresh)
        self.checklist.feed(self.shown, afresh=afresh)
        self.timeline.feed(self.shown, today, afresh=afresh)
        self._show_titles()

    def _show_titles(self) -> None:
        met = self.shown.tallies.required if self.shown else None
        counted = f"Requirements {met.met}/{met.total}" if met and met.total else "Requirements"
        self.checklist.border_title = literal(counted)
        labels = {"detail": "Detail", "checklist": counted, "timeline": "Timeline"}
        self.query_one(PaneTabs).show(labels, self._pane, focused=self._focused_pane() in _PANES)

    def _show_status(self) -> None:
        said = status_line(self.query_shown, self.counts, len(self.list.marked))
        self.query_one("#status", Static).update(said)

    @on(CursorList.Highlighted, "#list")
    def _highlighted(self) -> None:
        """Feed the panes once for all keys that came meanwhile."""
        if not self._feeding:
            self._feeding = True
            self.call_after_refresh(self._feed)

    # Panes

    def _focused_pane(self) -> str:
        return (self.focused.id or "") if self.focused else ""

    def focus_pane(self, name: str) -> None:
        """Focus the list or a pane, which is brought up where panes share one place."""
        if name in _PANES:
            self._pane = name
            self.query_one("#panes").set_classes(f"-{name}")
        pane = self.query_one(f"#{name}", CursorList)
        self.set_focus(pane)
        if self.maximized is not None:
            self.maximize(pane)

    def on_descendant_focus(self) -> None:
        """Light the name of the focused pane."""
        if (name := self._focused_pane()) in _PANES:
            self._pane = name
            self.query_one("#panes").set_classes(f"-{name}")
        self._show_titles()

    @on(PaneTabs.Chosen)
    def _tab_chosen(self, event: PaneTabs.Chosen) -> None:
        self.focus_pane(event.name)

    def _pane_beside(self, offset: int, *, round_about: bool) -> None:
        names = ("list", *_PANES)
        here = self._focused_pane()
        at = (names.index(here) if here in names else 0) + offset
        if round_about or 0 <= at < len(names):
            self.focus_pane(names[at % len(names)])

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

    def action_item_open(self) -> None:
        """Go into the posting."""
        if self.focused is self.timeline:
            self.jobtui.refuse("An event has no source to show; v shows the captured text.")
        elif posting_deeds.highlighted(self, "open") is not None:
            self.focus_pane(self._pane)

    @on(CursorList.Opened)
    def _opened(self, event: CursorList.Opened) -> None:
        """A second click does what Enter does."""
        if event.source is self.detail:
            self.detail.action_fact_source()
        elif event.source is self.checklist:
            self.checklist.action_requirement_source()
        else:
            self.action_item_open()

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
        wanted = parse_filter(text)
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
        query = self.query_shown
        return Query(wanted, query.sort, query.descending, query.scope)

    def peel(self) -> None:
        """The filter first, then back to the list."""
        if self.query_shown.filter or self.query_one("#left").has_class("-filtering"):
            self._leave_filter(keep=False)
        elif self.focused is not self.list:
            self.focus_pane("list")

    # Marks

    def action_posting_mark(self) -> None:
        """Mark or unmark the highlighted posting and go on to the next."""
        highlighted = posting_deeds.highlighted(self, "mark")
        if highlighted is not None:
            self.list.marked ^= {highlighted}
            self.list.step(1)
            self._show_status()

    def action_posting_mark_all(self) -> None:
        """Mark all shown, or none."""
        if not self.list.rows:
            self.jobtui.refuse("Nothing is listed, nothing to mark.")
        shown = frozenset(self.list.ids)
        self.list.marked = self.list.marked - shown if shown <= self.list.marked else self.list.marked | shown
        self._show_status()

    # What the keys of the list and the panes ask for is done by the deeds

    @on(Checklist.Asked)
    def _checklist_asked(self, event: Checklist.Asked) -> None:
        checklist_deeds.do(self, event.deed, event.n)

    @on(Detail.Asked)
    def _fact_asked(self, event: Detail.Asked) -> None:
        fact_deeds.do(self, event.deed, event.fact)

    def action_posting_status(self) -> None:
        """Change the status."""
        posting_deeds.ask_status(self)

    def action_posting_status_back(self) -> None:
        """Move one stage back."""
        posting_deeds.move_status(self, -1)

    def action_posting_status_next(self) -> None:
        """Move one stage on."""
        posting_deeds.move_status(self, 1)

    def action_posting_add(self) -> None:
        """Add a posting by hand."""
        posting_deeds.add(self)

    def action_posting_edit(self) -> None:
        """Put its facts right."""
        posting_deeds.edit(self)

    def action_posting_archive(self) -> None:
        """Archive, or take back."""
        posting_deeds.archive(self)

    def action_posting_delete(self) -> None:
        """Move to the bin, or bring back."""
        posting_deeds.delete(self)

    def action_posting_compare(self) -> None:
        """Compare the marked ones, or this one with the next."""
        posting_deeds.compare(self)

    def action_posting_note(self) -> None:
        """Add a note."""
        posting_deeds.note(self)

    def action_posting_next_action(self) -> None:
        """Set the next action."""
        posting_deeds.next_action(self)

    def action_posting_source(self) -> None:
        """Show the captured text."""
        posting_deeds.show_source(self)

    def action_posting_open_url(self) -> None:
        """Show the address and open it."""
        posting_deeds.open_url(self)

    def action_postings_sort(self) -> None:
        """Choose the order."""
        posting_deeds.ask_sort(self)

    def action_postings_scope(self) -> None:
        """Choose what is listed."""
        posting_deeds.ask_scope(self)

    def action_import_open(self) -> None:
        """Import files or pasted text."""
        posting_deeds.open_import(self)

    def action_copy(self) -> None:
        """Copy the address, the fact, the requirement or the event."""
        posting_deeds.copy(self)
