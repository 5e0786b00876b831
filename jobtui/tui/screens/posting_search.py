"""Finding postings: what is listed, in which order, and the line a filter is typed in."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from time import monotonic

from textual import on
from textual.content import Content
from textual.getters import query_one

from jobtui.domain.columns import ListColumn
from jobtui.domain.filter import NO_FILTER, TEXTS, Filter, Query, Scope, by_match
from jobtui.domain.posting import Counts
from jobtui.domain.problem import Problem
from jobtui.tui.screens.posting_actions import PostingActions
from jobtui.tui.screens.posting_words import empty_lines, list_title
from jobtui.tui.screens.view import MANY
from jobtui.tui.text import Sought, literal
from jobtui.tui.widgets.filter_box import FilterBox, FilterInput
from jobtui.tui.widgets.posting_list import PostingList
from jobtui.tui.widgets.row_window import RowWindow

_TYPING_PAUSE = 0.03
"""Seconds without a key after which letters that came fast are searched for."""

_FAST = 0.1
"""Letters that come sooner after one another than that many seconds come fast."""

NOT_COUNTED = Counts()
"""Stands where nobody has counted yet."""


class PostingSearch(PostingActions):
    """Owns what is listed and what is marked. While a filter cannot be read, the last good list stays."""

    FROM_STORE = True

    filter_box = query_one(FilterBox)

    def __init__(self) -> None:
        super().__init__()
        self.query_shown = Query()
        self.counts = NOT_COUNTED
        self._typed_at = 0.0
        self._read_last = ""
        """What stood in the filter line when it was read last."""

    def on_mount(self) -> None:
        """Begin as the person has set it."""
        held = self.jobtui.settings.held
        self.query_shown = replace(self.query_shown, sort=held.sort)
        self.list.chosen = held.columns

    @property
    def list(self) -> PostingList:
        """The postings listed."""
        return self.query_one("#list", PostingList)

    @property
    def sought(self) -> Sought:
        """What is lit wherever it stands."""
        return self.query_shown.filter.sought(*TEXTS)

    @property
    def can_filter(self) -> bool:
        """Also where the filter that is on finds nothing."""
        return bool(self.list.rows or self.query_shown.filter)

    def show_highlighted(self) -> None:
        """Show the highlighted posting beside the list."""
        raise NotImplementedError

    def name_panes(self) -> None:
        """Say over the panes what little the list knows of the highlighted posting."""
        raise NotImplementedError

    # Reading

    def reload(self) -> None:
        """Count and list again what another view, a write or another process may have changed.

        Where there are many, the first picture does not wait for them to be counted.
        """
        try:
            if self.jobtui.begun or self.jobtui.few:
                self.counts = self.lookup.counts()
        except Problem as problem:
            self.refuse_to_read(problem)
            return
        self.list_again(self.query_shown)

    def count(self) -> None:
        """Count what the first picture did not wait for."""
        try:
            self.counts = self.lookup.counts()
        except Problem as problem:
            self.refuse_to_read(problem)
        else:
            self._tell_counts()

    def refit(self) -> None:
        """List again where the match is shown or decides."""
        if by_match(self.query_shown) or ListColumn.MATCH in self.list.chosen:
            self.reload()

    def list_again(self, query: Query) -> None:
        """Show another filter, order or scope."""
        self.query_shown = query
        if self._many and query.filter:
            self.lookup.store.stop_search()
            search = partial(self._search, query)
            self.run_worker(search, thread=True, exclusive=True, group="search", exit_on_error=False)
            return
        try:
            self._show(self.lookup.find(query))
        except Problem as problem:
            self.refuse_to_read(problem)

    @property
    def _many(self) -> bool:
        return max(self.list.rows, self.counts.open + self.counts.closed) >= MANY

    def _search(self, query: Query) -> None:
        """Beside the keys: find what is asked for, unless the next key ends it."""
        try:
            found = self.lookup.search(query)
        except Problem as problem:
            self.app.call_from_thread(self.refuse_to_read, problem)
            return
        if found is not None and self.jobtui.open:
            self.app.call_from_thread(self._show_found, query, found)

    def _show_found(self, query: Query, found: Sequence[int]) -> None:
        if query is self.query_shown and self.is_mounted:
            self._show(found)

    def _show(self, ids: Sequence[int]) -> None:
        query, window = self.query_shown, RowWindow(ids, self.lookup.rows)
        if self.list.marked and not query.filter:  # a filter only hides what is marked
            self.list.marked &= frozenset(ids)
        self.list.asked = query.filter
        self.list.show(window, self.lookup.stages(), self.lookup.today)
        self._tell_counts()
        if self.jobtui.begun and self.focused is self.filter_box.line:  # rows first: the next letter may come
            self.call_after_refresh(self.show_highlighted)
        elif self.jobtui.begun:
            self.show_highlighted()
        else:
            self.name_panes()

    def _tell_counts(self) -> None:
        query, counts = self.query_shown, self.counts
        known = counts is not NOT_COUNTED or query.filter
        self.list.empty = empty_lines(query, counts) if known else ()
        if not self.list.rows:
            self.list.refresh()
        self.list.border_title = list_title(query, self.list.rows, counts)
        self.show_marks()

    # The filter line

    def action_filter(self) -> None:
        """Type a filter."""
        if self.maximized is not None:
            self.minimize()
        self.query_one("#left").add_class("-filtering")
        self.set_focus(self.filter_box.line)

    @property
    def filter_text(self) -> str:
        """The filter that is on, as it was typed."""
        return self.filter_box.line.value

    def filter_by(self, text: str) -> None:
        """Filter by a text as if it were typed and kept."""
        self.filter_box.line.value = text
        self.leave_filter(keep=True)

    def find(self, text: str) -> None:
        """Filter by a text, and not among what lies in the archive or the bin alone."""
        if self.query_shown.scope in (Scope.ARCHIVED, Scope.DELETED):
            self.query_shown = Query(sort=self.query_shown.sort)
        self.filter_by(text)

    def leave_filter(self, *, keep: bool) -> None:
        """Close the line, with its filter or without. What cannot be read is told, and the line stays."""
        if not keep:
            self.filter_box.line.value = ""
        wanted = self._read(typing=False)
        if wanted is None:
            return
        self.query_one("#left").remove_class("-filtering")
        if not keep or wanted != self.query_shown.filter:
            self.list_again(replace(self.query_shown, filter=wanted))
        if self.focused is None or self.focused is self.filter_box.line:
            self.set_focus(self.list)

    @on(FilterBox.Changed)
    def _filter_typed(self, event: FilterBox.Changed) -> None:
        """Filter at once; where there are very many and letters come fast, when they pause."""
        if event.text != self.filter_box.line.value:
            return  # more was typed by now, of which there is word to come
        before, self._typed_at = self._typed_at, monotonic()
        if self._many and self._typed_at - before < _FAST:
            self.set_timer(_TYPING_PAUSE, partial(self._filter_as_typed, event.text))
        else:
            self._filter_as_typed(event.text)

    def _filter_as_typed(self, text: str) -> None:
        """Unless more was typed by now, or the line was left meanwhile and what is wrong with it told."""
        wanted = self._read(typing=True) if self._read_last != text == self.filter_text else None
        if wanted is not None and wanted != self.query_shown.filter:
            self.list_again(replace(self.query_shown, filter=wanted))

    def _read(self, *, typing: bool) -> Filter | None:
        """The filter in the line; None for one that cannot be read, which the border over it tells."""
        self._read_last = self.filter_text
        self.list.border_subtitle = Content("")
        if not self.filter_text:
            return NO_FILTER
        from jobtui.domain.filter_text import WrongFilter
        from jobtui.tracker import filter_line

        try:
            return filter_line.read(self.lookup, self.filter_text, typing=typing)
        except WrongFilter as wrong:
            said = f"column {wrong.column}: {wrong.said}"
            self.list.border_subtitle = literal(said, "$text-error")
            return None

    @on(FilterInput.Left)
    def _filter_left(self, event: FilterInput.Left) -> None:
        self.leave_filter(keep=event.keep)

    @on(FilterInput.Moved)
    def _filter_moved(self, event: FilterInput.Moved) -> None:
        self.list.step(event.offset)
