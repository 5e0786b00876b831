"""The market: what my postings pay and ask, and what of it my profile lacks."""

from datetime import date
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one

from jobtui.domain.market import Market
from jobtui.domain.number import counted
from jobtui.domain.problem import Problem, Stopped
from jobtui.domain.verdict import VERDICT_SYMBOLS, Verdict
from jobtui.tracker.market import market, matching
from jobtui.tui.actions import Place
from jobtui.tui.bindings import bindings_of
from jobtui.tui.keymap import keyed
from jobtui.tui.screens.counted import EMPTY, CountedView
from jobtui.tui.text import literal
from jobtui.tui.widgets.item_list import Item, ItemList
from jobtui.tui.widgets.market_items import asked_items, asked_key, gap_items, pay_items, sought_words

_AskedFor = tuple[int, date, str]
"""The version of the store, the day, and the filter as it was typed."""

_NOTHING_ASKED = "Highlight something that is asked; {market.open} shows the postings that ask it."


class MarketView(CountedView):
    """Counts beside the keys, since many postings take a while; shows what was counted last until then."""

    VIEW = "market"
    AUTO_FOCUS = "#asked"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.MARKET)
    DEFAULT_CSS = """
    MarketView #pay { height: 2fr; }
    MarketView #gaps { height: 3fr; }
    MarketView #asked { width: 1fr; height: 100%; }
    MarketView #beside { width: 1fr; }
    MarketView.-narrow Horizontal { layout: vertical; }
    MarketView.-narrow #asked { width: 100%; height: 2fr; }
    MarketView.-narrow #beside { width: 100%; height: 3fr; }
    """

    pay = query_one("#pay", ItemList)
    asked = query_one("#asked", ItemList)
    gaps = query_one("#gaps", ItemList)

    def __init__(self) -> None:
        super().__init__()
        self._market: Market | None = None
        self._asked_for: _AskedFor | None = None

    def compose_body(self) -> ComposeResult:
        """What is asked on the left, pay and gaps beside it, or below where it is narrow."""
        with Horizontal():
            yield ItemList(id="asked")
            with Vertical(id="beside"):
                yield ItemList(id="pay")
                yield ItemList(id="gaps")

    @property
    def nothing(self) -> bool:
        """Whether all were counted and there is none."""
        return self._market is not None and not self._market.postings and not self.filter

    def on_mount(self) -> None:
        """Name the panes."""
        self.pay.border_title = "Pay a year, midpoints"
        self.gaps.border_title = "Gaps"
        self.gaps.border_subtitle = "  ".join(
            f"{symbol} {verdict}" for verdict, symbol in VERDICT_SYMBOLS.items() if verdict is not Verdict.MET
        )

    def reload(self) -> None:
        """Count again where anything was written since, or a day went by."""
        asked_for = (self.tracker.store.version(), self.tracker.today, self.filter)
        if asked_for == self._asked_for:
            return
        self.tracker.store.stop_counting()
        self._asked_for = asked_for
        self.asked.border_title = literal("Asked · counting…")
        count = partial(self._count, asked_for)
        self.run_worker(count, thread=True, exclusive=True, group="market", exit_on_error=False)

    def _count(self, asked_for: _AskedFor) -> None:
        """Beside the keys: count, and show it unless something else is asked for by now."""
        *_, typed = asked_for
        try:
            found = market(self.tracker, matching(self.tracker, typed) if typed else None)
        except Stopped:
            if self._asked_for == asked_for:
                self._asked_for = None
            return
        except Problem as problem:
            if self.jobtui.open:
                self.app.call_from_thread(self._not_counted, asked_for, problem)
            return
        if self.jobtui.open:
            self.app.call_from_thread(self._show_counted, asked_for, found)

    def _not_counted(self, asked_for: _AskedFor, problem: Problem) -> None:
        """Say why, show what was counted last, and count again on coming back."""
        if asked_for != self._asked_for:
            return
        self._asked_for = None
        self.asked.border_title = literal("Asked · not counted")
        self._show()
        self.jobtui.refuse(problem)

    def _show_counted(self, asked_for: _AskedFor, found: Market) -> None:
        if asked_for == self._asked_for and self.is_mounted:
            self._market = found
            self._show()
            self.refresh_bindings()

    def _show(self) -> None:
        if (found := self._market) is None:
            return
        among = f" · {self.filter}" if self.filter else ""
        self.asked.border_title = literal(f"Asked in {counted(found.postings, 'posting')}{among}")
        self.asked.border_subtitle = "█ required ●  ▓ unlabelled  ░ preferred ○"
        width = self.asked.scrollable_content_region.width
        if self.nothing:
            self.asked.show([Item(line, Content(keyed(line)), heading=True) for line in EMPTY])
        else:
            self.asked.show(asked_items(found, width, self.tracker.stages()))
        self.pay.show(pay_items(found))
        self.gaps.show(gap_items(found))

    @on(events.Resize)
    def _draw_again(self) -> None:
        self.call_after_refresh(self._show)

    def peel(self) -> None:
        """Esc drops the filter."""
        if self.filter:
            self.filter = ""
            self.reload()

    # What keys do

    def action_market_filter(self) -> None:
        """Count only what a filter finds."""
        self.ask_filter()

    def action_market_open(self) -> None:
        """Show the postings that speak of what is highlighted."""
        lists = (self.asked, self.gaps)
        held = next((one for one in lists if one.has_focus), None)
        found = self._market.frequencies if self._market else ()
        one = next((one for one in found if held and asked_key(one) == held.key), None)
        if one is None:
            self.jobtui.refuse(_NOTHING_ASKED)
        else:
            self.list_found(sought_words(one))

    def action_copy(self) -> None:
        """Copy the focused pane as text."""
        pane = self.focused if isinstance(self.focused, ItemList) else self.asked
        self.app.copy_to_clipboard(pane.whole)
        self.jobtui.say("Copied", counted(pane.rows, "line"))
