"""The statistics: how far postings came, who answered, how long it takes, what they pay and ask."""

from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from jobtui.domain.market import Market
from jobtui.domain.number import counted
from jobtui.domain.period import ALL_DAYS, Period, up_to
from jobtui.domain.problem import Problem, Stopped
from jobtui.domain.salary import Salary, describe_short
from jobtui.interop.statistics_tables import Table, to_text
from jobtui.tracker.statistics import Statistics, asked, history_tables, market_tables, statistics
from jobtui.tui.actions import Place
from jobtui.tui.amounts import amounts
from jobtui.tui.bindings import bindings_of
from jobtui.tui.keymap import keyed
from jobtui.tui.screens.counted import EMPTY, CountedView
from jobtui.tui.text import literal
from jobtui.tui.widgets.item_list import Item
from jobtui.tui.widgets.market_items import asked_key, sought_words
from jobtui.tui.widgets.stats_items import TableList

_RANGES = {"the last 4 weeks": 28, "the last 3 months": 91, "the last year": 365, "all days": None}
"""The days that can be chosen, the fewest first; None is all."""

_LAYOUTS = (
    (160, ("Funnel", "Answers by source", "Pay a year, midpoints")),
    (100, ("Funnel", "Answers by source")),
    (0, ("Funnel",)),
)
"""From which width on there are how many panes, and the table that each begins with."""

_NOTHING = "Highlight a stage, a posting or something that is asked; {stats.open} shows the postings."
_EMPTY = (
    *EMPTY,
    "Once you have applied ({posting.status} in the list), this tells how far you come and who answers.",
)
_NONE_FOUND = ("Nothing to count in these days.", "Esc counts more: first without the filter, then all days.")


class StatsView(CountedView):
    """Counts beside the keys, what happened before what is asked; shows what was counted last until then."""

    VIEW = "stats"
    AUTO_FOCUS = "#first"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.STATS)
    DEFAULT_CSS = """
    StatsView TableList { width: 1fr; height: 100%; }
    StatsView .-unused { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._range = len(_RANGES) - 1
        self._told: Statistics | None = None
        self._history: list[Table] = []
        self._market: Market | None = None
        self._asked_for: tuple[object, ...] = ()

    def compose_body(self) -> ComposeResult:
        """Panes beside each other, as many as there is room for."""
        with Horizontal():
            for name in ("first", "second", "third"):
                yield TableList(id=name)

    @property
    def nothing(self) -> bool:
        """Whether all were counted and there is none."""
        return self._told is not None and not self._told.number and not self.filter and not self._period()

    @property
    def _panes(self) -> list[TableList]:
        return [*self.query(TableList)]

    def reload(self) -> None:
        """Count again where anything was written since, or a day went by."""
        asked_for = (self.tracker.store.written(), self.tracker.today, self.filter, self._range)
        if asked_for == self._asked_for:
            return
        self._asked_for = asked_for
        self.tracker.store.stop_counting()
        self._panes[0].border_title = literal("Counting…")
        count = partial(self._count, asked_for, self._period(), self.filter)
        self.run_worker(count, thread=True, exclusive=True, group="stats", exit_on_error=False)

    def _period(self) -> Period:
        days = [*_RANGES.values()][self._range]
        return ALL_DAYS if days is None else up_to(self.tracker.today, days)

    def _count(self, asked_for: tuple[object, ...], period: Period, typed: str) -> None:
        """Beside the keys: count and show it, unless something else is asked for by now."""
        try:
            told = statistics(self.tracker, period, typed)
            self._hand_over(asked_for, told, history_tables(self.tracker.stages(), told), None)
            if self.jobtui.open and asked_for == self._asked_for:
                self._hand_over(asked_for, told, self._history, asked(self.tracker, told))
        except Stopped:
            self._asked_for = () if asked_for == self._asked_for else self._asked_for
        except Problem as problem:
            if self.jobtui.open:
                self.app.call_from_thread(self._not_counted, asked_for, problem)

    def _not_counted(self, asked_for: tuple[object, ...], problem: Problem) -> None:
        """Say why, show what was counted last, and count again on coming back."""
        if asked_for != self._asked_for:
            return
        self._asked_for = ()
        self._panes[0].border_title = literal("Not counted")
        self.jobtui.refuse(problem)

    def _hand_over(
        self, asked_for: tuple[object, ...], told: Statistics, history: list[Table], found: Market | None
    ) -> None:
        """From beside the keys to the screen; without what is asked, that of the last count stays."""

        def take() -> None:
            if asked_for == self._asked_for and self.is_mounted:
                self._told, self._history, self._market = told, history, found or self._market
                self._panes[0].border_subtitle = "" if found else "counting what is asked and paid…"
                self._show()
                self.refresh_bindings()

        if self.jobtui.open:
            self.app.call_from_thread(take)

    @on(events.Resize)
    def _draw_again(self) -> None:
        for at, pane in enumerate(self._panes):
            pane.set_class(at >= len(self._begins), "-unused")
        self.call_after_refresh(self._show)

    @property
    def _begins(self) -> tuple[str, ...]:
        """The table that each pane begins with for which there is room."""
        return next(names for least, names in _LAYOUTS if self.size.width >= least)

    def _show(self) -> None:
        if (told := self._told) is None:
            return
        first, *_ = self._panes
        filtered = f" · {self.filter}" if self.filter else ""
        number = counted(told.number, "posting")
        first.border_title = literal(f"{number} · {[*_RANGES][self._range]}{filtered}")
        shares = _shared(self._tables(), self._begins)
        for at, pane in enumerate(self._panes):
            pane.feed(shares[at] if at < len(shares) else ())
        if not told.number:
            words = _NONE_FOUND if self.filter or self._period() else _EMPTY
            first.show([Item(line, Content(keyed(line)), heading=True) for line in words])

    def _tables(self) -> list[Table]:
        if self._told is None or not self._told.number:
            return []
        return [*self._history, *(market_tables(self._market, _written) if self._market else ())]

    def peel(self) -> None:
        """Esc drops the filter, then counts all days."""
        if self.filter:
            self.filter = ""
        else:
            self._range = len(_RANGES) - 1
        self.reload()

    # What keys do

    def action_stats_shorter(self) -> None:
        """Count fewer days."""
        self._choose(self._range - 1)

    def action_stats_longer(self) -> None:
        """Count more days."""
        self._choose(self._range + 1)

    def _choose(self, at: int) -> None:
        if not 0 <= at < len(_RANGES):
            self.jobtui.refuse(
                f"{[*_RANGES][self._range]} is the {'most' if at > 0 else 'least'} that is counted."
            )
            return
        self._range = at
        self.reload()

    def action_stats_filter(self) -> None:
        """Count only what a filter finds."""
        self.ask_filter()

    def action_stats_open(self) -> None:
        """Show the postings behind the highlighted line."""
        pane = self.focused
        key = pane.key or "" if isinstance(pane, TableList) else ""
        sort, _, name = key.partition(" ")
        if sort == "posting":
            self.jobtui.go_to(int(name))
        elif sort == "status":
            self.list_found(f'status:"{name}"' if " " in name else f"status:{name}")
        elif sort == "asked":
            found = self._market.frequencies if self._market else ()
            self.list_found(next(sought_words(one) for one in found if asked_key(one) == name))
        else:
            self.jobtui.refuse(keyed(_NOTHING))

    def action_copy(self) -> None:
        """Copy all of it as text, numbers in place of pictures."""
        text = to_text(self._tables())
        self.app.copy_to_clipboard(text)
        self.jobtui.say("Copied", counted(len(text.splitlines()), "line"))


def _written(pay: Salary) -> str:
    return amounts(describe_short(pay))


def _shared(tables: list[Table], begins: tuple[str, ...]) -> list[list[Table]]:
    """The tables of each pane, the first of which are named."""
    shares: list[list[Table]] = [[] for _ in begins]
    at = 0
    for table in tables:
        at = begins.index(table.title) if table.title in begins else at
        shares[at].append(table)
    return shares
