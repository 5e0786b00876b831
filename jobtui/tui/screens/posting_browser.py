"""Looking through postings: the list, the filter, and the panes of the highlighted one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.timer import Timer

from jobtui.domain.filter import Query, Scope
from jobtui.domain.problem import Problem
from jobtui.tui.around import FRONT, PANES, requirements
from jobtui.tui.screens.posting_search import NOT_COUNTED, PostingSearch
from jobtui.tui.screens.posting_words import status_line
from jobtui.tui.widgets.checklist import Checklist
from jobtui.tui.widgets.cursor_list import CursorList
from jobtui.tui.widgets.detail import Detail
from jobtui.tui.widgets.filter_box import FilterBox
from jobtui.tui.widgets.item_list import Item
from jobtui.tui.widgets.pane_tabs import PaneTabs
from jobtui.tui.widgets.posting_list import PostingList
from jobtui.tui.widgets.posting_panes import PostingPanes
from jobtui.tui.widgets.timeline import Timeline
from jobtui.tui.widgets.words import Words

if TYPE_CHECKING:
    from jobtui.domain.kin import KinLine
    from jobtui.domain.posting import Posting
    from jobtui.tracker.matching import Match


_FEW = 500
"""Of so many postings at most, what they say about the highlighted one is asked for at once."""

_PAUSE = 0.1
"""Seconds for which the highlight rests before that is asked for beside the keys."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What the other postings say about one: which may be the same, and where its pay stands."""

    kin: "Sequence[KinLine]" = ()
    standing: Sequence[Item] = ()


_NOTHING_AROUND = _Around()


class PostingBrowser(PostingSearch):
    """Owns which posting is shown; the panes are fed by it."""

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

    def __init__(self) -> None:
        super().__init__()
        self.shown: Posting | None = None
        """The highlighted posting, whole."""
        self.matching = False
        """Whether the checklist shows how the profile meets it."""
        self._around = _NOTHING_AROUND
        self._later: Timer | None = None
        self._entered = FRONT
        """The pane that was seen when the focus left the list."""

    def compose_body(self) -> ComposeResult:
        """The list over its foot, and the panes."""
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield PostingList(id="list")
                with Vertical(id="foot"):
                    yield Words(id="status")
                    yield FilterBox()
            yield PostingPanes()

    # Reading

    def go_to(self, posting: int) -> None:
        """Highlight a posting, whatever is listed now."""
        if not self.list.highlight(posting):
            self.leave_filter(keep=False)
            for scope in (self.query_shown.scope, Scope.ACTIVE, Scope.ALL, Scope.DELETED):
                self.list_again(Query(scope=scope, sort=self.query_shown.sort))
                if self.list.highlight(posting):
                    break
        self.list.focus()

    def show_highlighted(self) -> None:
        """Give the panes the highlighted posting; of many, what the others say about it comes later."""
        highlighted = self.list.highlighted
        before = self.shown.id if self.shown else None
        if highlighted != before:
            self._around = _NOTHING_AROUND
        try:
            self.shown = None if highlighted is None else self.lookup.posting(highlighted)
            if self.shown is not None and self._held <= _FEW:
                self._around = self._look_around(self.shown)
            self._feed(afresh=highlighted != before)
        except Problem as problem:
            self.shown, self._around = None, _NOTHING_AROUND
            self.jobtui.refuse(problem)
            self.detail.feed(None, (), self.lookup.today, afresh=True)
            self.panes.feed(None, self.lookup.today, afresh=True)
        if self._later is not None:
            self._later.stop()
        if self.shown is not None and self._held > _FEW:
            self._later = self.set_timer(_PAUSE, partial(self._begin_to_look, self.shown))

    def _feed(self, *, afresh: bool) -> None:
        """Show what is known of the posting by now. Raises a Problem."""
        posting = self.shown
        self.panes.seek(self.sought)
        self._feed_detail(afresh=afresh)
        match = self._match(posting) if posting and self.matching else None
        self.panes.feed(posting, self.lookup.today, afresh=afresh, match=match)

    def _feed_detail(self, *, afresh: bool) -> None:
        """Show its facts, and what the others say about it. Raises a Problem."""
        posting, around = self.shown, self._around
        self.detail.feed(
            posting,
            self.lookup.stages(),
            self.lookup.today,
            afresh=afresh,
            others=around.kin,
            weighed=(*self._weighed(posting), *around.standing) if posting else (),
        )

    def name_panes(self) -> None:
        """Say what the checklist will hold."""
        row = self.list.row
        self.panes.name_checklist(requirements(row.tallies.required if row else None))

    def _weighed(self, posting: "Posting") -> Sequence[Item]:
        if not (posting.offers or posting.points or posting.scores):
            return ()
        from jobtui.tui.widgets.weighed import weighed_items

        return weighed_items(self.tracker, posting)

    def _match(self, posting: "Posting") -> "Match":
        from jobtui.tracker.matching import matched

        return matched(self.tracker, posting)

    # What the others say

    @property
    def _held(self) -> int:
        return max(self.list.rows, self.counts.open + self.counts.closed + self.counts.archived)

    def _look_around(self, posting: "Posting") -> _Around:
        from jobtui.tracker.kin import kin
        from jobtui.tui.widgets.market_items import standing_items

        return _Around(kin(self.tracker, posting).lines(), standing_items(self.tracker, posting, self._held))

    def _begin_to_look(self, posting: "Posting") -> None:
        if posting is self.shown:
            look, show = partial(self._look_around, posting), partial(self._show_around, posting)
            self.beside("around", look, show)

    def _show_around(self, posting: "Posting", around: _Around) -> None:
        if posting is self.shown and self.is_mounted and around != self._around:
            self._around = around
            try:
                self._feed_detail(afresh=False)
            except Problem as problem:
                self.jobtui.refuse(problem)

    def show_match(self, *, on: bool) -> None:
        """Let the checklist show how the profile meets it, or the ticks alone; it comes to the front."""
        self.matching = on
        self.show_highlighted()
        self.panes.bring_up("checklist")

    def show_marks(self) -> None:
        """Tell at the foot how many are marked, beside what is listed."""
        said = status_line(self.query_shown, self.counts, len(self.list.marked))
        self.query_one("#status", Words).update("" if self.counts is NOT_COUNTED else said)

    @on(CursorList.Highlighted, "#list")
    def _highlighted(self) -> None:
        """Feed the panes once for all keys that came meanwhile."""
        if self.jobtui.begun:
            self.call_after_refresh(self._feed_if_stale)

    def _feed_if_stale(self) -> None:
        """The panes may lag behind the highlight, but not when something is about to be done in them."""
        if self.list.highlighted != (self.shown.id if self.shown else None):
            self.show_highlighted()

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
        names = [*PANES]
        at = names.index(self._entered)
        return "list", *names[at:], *names[:at]

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

    def peel(self) -> None:
        """The filter first, then back to the list."""
        if self.query_shown.filter or self.query_one("#left").has_class("-filtering"):
            self.leave_filter(keep=False)
        elif self.focused is not self.list:
            self.focus_pane("list")
