"""The board: postings as cards in the lanes of their stages."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one

from jobtui.domain.board import Lane
from jobtui.domain.filter import NO_FILTER, Query
from jobtui.domain.filter_text import WrongFilter
from jobtui.domain.problem import Problem
from jobtui.tracker import filter_line
from jobtui.tui.actions import Place
from jobtui.tui.bindings import bindings_of
from jobtui.tui.keymap import key
from jobtui.tui.screens import posting_deeds
from jobtui.tui.screens.posting_actions import PostingActions
from jobtui.tui.screens.posting_words import way
from jobtui.tui.widgets.board_lane import BoardLane
from jobtui.tui.widgets.cursor_list import CursorList
from jobtui.tui.widgets.filter_box import FilterBox, FilterInput
from jobtui.tui.widgets.lane_strip import LaneStrip
from jobtui.tui.widgets.row_window import RowWindow

_LEAST_WIDTH = 19
_CARDS = 16
"""How many cards of a lane are read at once."""
_NARROW, _SEEN_WHERE_NARROW = 100, 3


class BoardView(PostingActions):
    """Owns the lanes. The focus stays with its card when that moves to another lane."""

    VIEW = "board"
    FROM_STORE = True
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.BOARD)
    DEFAULT_CSS = """
    BoardView #lanes { height: 1fr; }
    BoardView.-filtering FilterBox { display: block; }
    """

    strip = query_one(LaneStrip)
    frame = query_one("#lanes", Horizontal)
    filter_box = query_one(FilterBox)

    def __init__(self) -> None:
        super().__init__()
        self._at = 0
        """The lane that has the focus, counted from the left."""
        self._held: int | None = None
        """The card that has it."""
        self._filter = NO_FILTER

    def compose_body(self) -> ComposeResult:
        """The strip over the lanes, and the line a filter is typed in."""
        yield LaneStrip()
        yield Horizontal(id="lanes")
        yield FilterBox()

    @property
    def lanes(self) -> Sequence[BoardLane]:
        """The lanes from left to right, hidden ones included."""
        return [*self.frame.query(BoardLane)]

    @property
    def list(self) -> BoardLane:
        """The lane at hand."""
        return self.lanes[self._at]

    @property
    def marked(self) -> Sequence[int]:
        """What is marked in any lane."""
        return [one for lane in self.lanes for one in lane.marked_ids]

    @property
    def can_filter(self) -> bool:
        """Also where the cards stand in other lanes, or the filter that is on finds none."""
        return bool(self._filter) or any(lane.rows for lane in self.lanes)

    def hides(self, action: str) -> bool:
        """In a lane without a card, what needs one."""
        return bool(self.lanes) and super().hides(action)

    # Reading

    def reload(self) -> None:
        """Read the cards again; lanes are made anew only where the stages changed."""
        try:
            found = self.tracker.lanes(Query(self._filter))
        except Problem as problem:
            self.refuse_to_read(problem)
            return
        if [lane.stage for lane in found] == [lane.lane.stage for lane in self.lanes]:
            self._show(found)
        else:
            self.call_later(self._make, found)

    async def _make(self, found: Sequence[Lane]) -> None:
        await self.frame.remove_children()
        await self.frame.mount_all(BoardLane(lane) for lane in found)
        self._at = min(self._at, len(found) - 1)
        self._show(found)
        self.list.focus()

    def _show(self, found: Sequence[Lane]) -> None:
        stages, today, held = self.tracker.stages(), self.tracker.today, self._held
        nothing = not any(lane.ids for lane in found)
        for n, (lane, cards) in enumerate(zip(self.lanes, found, strict=True)):
            lane.empty = _ways(filtered=bool(self._filter)) if nothing and n == self._at else ()
            window = RowWindow(cards.ids, self.tracker.rows, _CARDS)
            lane.name_it(replace(cards, ids=window.ids))
            if lane.marked and not self._filter:  # a filter only hides what is marked
                lane.marked &= frozenset(cards.ids)
            lane.show(window, stages, today)
        if held is not None:
            self._follow(held)
        self._fit()

    def _follow(self, card: int) -> None:
        """Go with a card to the lane it stands in now."""
        for n, lane in enumerate(self.lanes):
            if lane.highlight(card):
                if n != self._at:
                    self.go_to_lane(n)
                return

    def go_to(self, posting: int) -> None:
        """Highlight a card."""
        self._held = posting
        self._follow(posting)

    # Lanes

    def go_to_lane(self, at: int) -> None:
        """Focus a lane and bring it into sight."""
        self._at = at
        self._fit()
        self.list.focus()

    def _fit(self) -> None:
        """Show as many lanes as have room, the focused one among them."""
        lanes = self.lanes
        if not lanes:
            return
        room = _SEEN_WHERE_NARROW if self.size.width < _NARROW else self.size.width // _LEAST_WIDTH
        fitting = min(len(lanes), room)
        first = min(max(0, self._at - fitting // 2), len(lanes) - fitting)
        seen = range(first, first + fitting)
        for n, lane in enumerate(lanes):
            lane.display = n in seen
        self.strip.show_lanes([lane.lane for lane in lanes], self._at, seen, self._said())

    def show_marks(self) -> None:
        """Tell how many are marked."""
        self._fit()

    def _said(self) -> str:
        """What stands behind the lanes: how many cards are marked, and which filter holds."""
        marked = f"{len(self.marked):,} marked" if self.marked else ""
        return " · ".join(filter(None, (marked, self._filter.description)))

    def on_resize(self, event: events.Resize) -> None:
        """Fit again."""
        self.call_after_refresh(self._fit)

    @on(LaneStrip.Chosen)
    def _lane_chosen(self, event: LaneStrip.Chosen) -> None:
        self.go_to_lane(event.at)

    @on(CursorList.Highlighted)
    def _highlighted(self) -> None:
        self._held = self.list.highlighted

    def on_descendant_focus(self) -> None:
        """A click into a lane takes the focus there."""
        if not isinstance(self.focused, BoardLane):
            return
        if self.focused is not self.list:
            self.go_to_lane(self.lanes.index(self.focused))
        self._held = self.list.highlighted

    def action_pane_left(self) -> None:
        """The lane to the left."""
        if self._at > 0:
            self.go_to_lane(self._at - 1)

    def action_pane_right(self) -> None:
        """The lane to the right."""
        if self._at < len(self.lanes) - 1:
            self.go_to_lane(self._at + 1)

    action_pane_next = action_pane_right
    action_pane_previous = action_pane_left

    # Filter

    def action_filter(self) -> None:
        """Type a filter."""
        self.add_class("-filtering")
        self.set_focus(self.filter_box.line)

    @on(FilterBox.Changed)
    def _filter_typed(self, event: FilterBox.Changed) -> None:
        """Filter at once. What cannot be read yet leaves the cards as they are."""
        self._filter_by(event.text, typing=True)

    @on(FilterInput.Left)
    def _filter_left(self, event: FilterInput.Left) -> None:
        if not event.keep:
            self.filter_box.line.value = ""
        if self._filter_by(self.filter_box.line.value, typing=False):
            self.remove_class("-filtering")
            self.set_focus(self.list)

    @on(FilterInput.Moved)
    def _filter_moved(self, event: FilterInput.Moved) -> None:
        self.list.step(event.offset)

    def _filter_by(self, text: str, *, typing: bool) -> bool:
        try:
            wanted = filter_line.read(self.tracker, text, typing=typing) if text else NO_FILTER
        except WrongFilter as wrong:
            if not typing:
                self.jobtui.refuse(f"column {wrong.column}: {wrong.said}")
            return False
        if wanted != self._filter:
            self._filter = wanted
            self.reload()
        return True

    def peel(self) -> None:
        """Drop the filter."""
        self.filter_box.line.value = ""
        self._filter_by("", typing=False)

    # Cards

    def action_item_open(self) -> None:
        """Show the posting in the list with its panes."""
        posting = posting_deeds.highlighted(self, "open")
        if posting is not None:
            self.jobtui.go_to(posting)

    def action_copy(self) -> None:
        """Copy the address, or the card."""
        posting_deeds.copy_row(self)


def _ways(*, filtered: bool) -> tuple[Content, ...]:
    """Why there is no card, and the way out, in the width of a lane."""
    if filtered:
        return Content.styled("Nothing matches.", "bold"), Content(""), way(key("back"), "no filter")
    return (
        Content.styled("No postings yet.", "bold"),
        Content(""),
        way(key("import.open"), "import files"),
        way(key("posting.add"), "add one"),
    )
