"""Moving in from another tracker: what each column and status of its table is, what becomes of the rows."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from jobtui.domain.number import counted
from jobtui.domain.problem import Problem
from jobtui.domain.stage import Stage
from jobtui.interop.days import Slashes
from jobtui.interop.trackers import DATES, KEPT, SKIP, key
from jobtui.tracker.intake import Intake
from jobtui.tracker.moving import Moved, move_in
from jobtui.tracker.moving_plan import Plan, plan
from jobtui.tracker.moving_rows import Undecided
from jobtui.tracker.moving_scheme import Scheme, scheme, statuses, unsaid, with_field
from jobtui.tracker.moving_tables import Table
from jobtui.tui.actions import Place
from jobtui.tui.bindings import bindings_of
from jobtui.tui.dialogs.moving_menus import AS_KEPT, column_menu, stage_menu
from jobtui.tui.keymap import keyed
from jobtui.tui.screens.view import View
from jobtui.tui.text import literal, sentence, shorten
from jobtui.tui.widgets.item_list import ItemList
from jobtui.tui.widgets.moving_items import column_items, row_items, status_items

if TYPE_CHECKING:
    from jobtui.tui.app import JobtuiApp

_OFTEN = 500
"""After so many rows it is told how far it is."""

_SLASHES = {
    None: "",
    Slashes.DAY: "3/4/2026 is 3 April",
    Slashes.MONTH: "3/4/2026 is 4 March",
}

_ADVICE = {
    "columns": " {moving.change} says what a column is.",
    "dates": " {moving.dates} says which.",
    "days": " {moving.change} takes that column for something else.",
}


class MovingView(View):
    """Pushed over the import; plans beside the keys, for a table can be long. Stores when it is accepted."""

    VIEW = "import"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(Place.MOVING),
        Binding("escape", "back", "Leave", key_display="Esc", id="moving.back"),
    ]
    AUTO_FOCUS = "#columns"
    DEFAULT_CSS = """
    MovingView {
        & > #head { height: 1; padding: 0 2; }
        & > #sum { height: auto; max-height: 3; padding: 0 2; }
        & > Horizontal { height: 1fr; }
        & #columns { width: 3fr; height: 100%; }
        & #beside { width: 2fr; }
        & #statuses { height: 2fr; }
        & #rows { height: 3fr; }
        &.-narrow > Horizontal { layout: vertical; }
        &.-narrow #columns { width: 100%; height: 5fr; }
        &.-narrow #beside { width: 100%; height: 6fr; }
        &.-narrow #statuses, &.-narrow #rows { height: 1fr; }
    }
    """

    columns = query_one("#columns", ItemList)
    statuses = query_one("#statuses", ItemList)
    rows = query_one("#rows", ItemList)

    def __init__(self, table: Table, stages: Sequence[Stage]) -> None:
        super().__init__()
        self.sheet = table.sheet
        self.warnings = table.warnings
        self.taken = scheme(table.sheet, stages=stages)
        self.plan: Plan | None = None
        self.problem: Problem | None = None
        self.storing = ""

    def compose_body(self) -> ComposeResult:
        """What the table is, its columns, its statuses over its rows, and the sum."""
        yield Static(markup=False, id="head")
        with Horizontal():
            yield ItemList(id="columns")
            with Vertical(id="beside"):
                yield ItemList(id="statuses")
                yield ItemList(id="rows")
        yield Static(markup=False, id="sum")

    def on_mount(self) -> None:
        """Name the panes and plan."""
        self.columns.border_title = "Columns"
        self.statuses.border_title = "Statuses"
        self.rows.border_title = "Rows"
        self.replan()

    def on_resize(self) -> None:
        """Lay the columns out again."""
        self.call_after_refresh(self._show)

    def hides(self, action: str) -> bool:
        """Without days the order of their numbers means nothing."""
        return action == "moving_dates" and not {*DATES} & {*self.taken.fields}

    # Planning

    def reload(self) -> None:
        """Plan again where something was written: another table, an undo, another window."""
        if self.plan is not None and not self.storing and self.plan.seen != self.tracker.store.version():
            self.plan = None
            self.replan()

    def replan(self) -> None:
        """Find out beside the keys what becomes of the rows."""
        self._show()
        self.run_worker(partial(self._plan, self.taken), thread=True, exclusive=True, group="plan")

    def _plan(self, taken: Scheme) -> None:
        found: Plan | Problem
        try:
            found = plan(self.tracker, self.sheet, taken)
        except Problem as problem:
            found = problem
        if self.jobtui.open:
            self.app.call_from_thread(self._planned, taken, found)

    def _planned(self, taken: Scheme, found: Plan | Problem) -> None:
        if taken is not self.taken:
            return
        self.plan = None if isinstance(found, Problem) else found
        self.problem = found if isinstance(found, Problem) else None
        self._show()

    @property
    def _is_there(self) -> bool:
        """Whether nobody has left it: then it has no panes any more."""
        return self in self.app.screen_stack

    def _show(self) -> None:
        width = self.columns.scrollable_content_region.width if self._is_there else 0
        if not width:
            return
        stages = self.tracker.stages()
        whose = self.taken.tracker.name
        rows = counted(len(self.sheet.records), "row")
        told = [
            f"{PurePath(self.sheet.file).name}: {rows}",
            f"a table of {whose}" if whose else "a table",
            *self.warnings,
        ]
        self.query_one("#head", Static).update(literal(" · ".join(told), "bold"))
        self.columns.show(column_items(self.sheet, self.taken.fields, width))
        self.columns.border_subtitle = _SLASHES[self.taken.slashes]
        found = statuses(self.sheet, self.taken, stages)
        self.statuses.show(status_items(found, stages, unsaid(found, self.taken, stages)))
        self.rows.show(row_items(self.plan, self.tracker.today) if self.plan else [])
        self.query_one("#sum", Static).update(self._sum())
        self.refresh_bindings()

    def _sum(self) -> Content:
        if self.storing:
            return literal(self.storing)
        if self.problem is not None:
            hint = keyed(_ADVICE[self.problem.about]) if isinstance(self.problem, Undecided) else ""
            return literal(sentence(f"{self.problem.message}{hint}"), "$text-error")
        if self.plan is None:
            return literal("Looking through the rows …", "$foreground-muted")
        parts = [literal(sentence(self.plan.summary), "bold")]
        if self.plan.unknown:
            first = self.tracker.stages()[0].name
            words = ", ".join(f"'{shorten(word, 30)}'" for word in islice(self.plan.unknown, 3))
            stays = "they stay" if len(self.plan.unknown) > 1 else "it stays"
            says = keyed("{pane.next}, then {moving.change} says which stage that is.")
            parts.append(literal(f"Not known: {words}; without a day of applying {stays} {first}. {says}"))
        return Content("  ").join(parts)

    # What keys do

    def action_moving_change(self) -> None:
        """Say what the highlighted column or status is."""
        if self.statuses.has_focus:
            self._change_status()
        elif self.columns.has_focus and self.columns.at is not None:
            at = self.columns.at
            menu = column_menu(self.sheet.header[at], self.taken.fields[at])
            self.app.push_screen(menu, partial(self._column_is, at))
        else:
            self.jobtui.refuse("Highlight a column or a status first.")

    def _change_status(self) -> None:
        stages = self.tracker.stages()
        found = statuses(self.sheet, self.taken, stages)
        word = self.statuses.key
        if word not in found:
            self.jobtui.refuse("No column is a status. Take one for it first.")
            return

        def chosen(name: str | None) -> None:
            if name is not None:
                self._take(replace(self.taken, stages={**self.taken.stages, key(word): name}))

        self.app.push_screen(stage_menu(word, stages, found[word][1]), chosen)

    def _column_is(self, at: int, name: str | None) -> None:
        if name is not None:
            self._take(with_field(self.sheet, self.taken, at, KEPT if name == AS_KEPT else name))

    def action_moving_leave_out(self) -> None:
        """Leave the highlighted column out, or keep it in the note."""
        at = self.columns.at
        if at is None or not self.columns.has_focus:
            self.jobtui.refuse("Highlight a column first.")
            return
        self._column_is(at, AS_KEPT if self.taken.fields[at] == SKIP else SKIP)

    def action_moving_dates(self) -> None:
        """Let 3/4/2026 begin with the day, with the month, or as the days tell."""
        order = list(_SLASHES)
        after = order[(order.index(self.taken.slashes) + 1) % len(order)]
        self._take(replace(self.taken, slashes=after))

    def _take(self, taken: Scheme) -> None:
        self.taken = taken
        self.plan = self.problem = None
        self.replan()

    def action_moving_accept(self) -> None:
        """Move the table in."""
        if self.problem is not None:
            self.jobtui.refuse(self.problem)
        elif self.plan is not None and not self.storing:
            self.storing = "Storing …"
            self.jobtui.hold()
            self._show()
            self.run_worker(partial(self._store, self.jobtui, self.plan), thread=True, group="store")

    def _store(self, app: "JobtuiApp", found: Plan) -> None:
        """Beside the keys: write all of it, or say why nothing was written; also once the view is left."""
        try:
            with Intake(app.tracker) as intake:
                done = move_in(app.tracker, intake.parser, found, partial(self._tell, app))
        except Problem as problem:
            if app.open:
                app.call_from_thread(self._not_stored, problem)
            return
        if app.open:
            app.call_from_thread(self._stored, done)

    def _tell(self, app: "JobtuiApp", done: int, total: int) -> None:
        if done % _OFTEN == 0 and app.open:
            app.call_from_thread(self._progress, f"Reading row {done:,} of {total:,} …")

    def _progress(self, told: str) -> None:
        self.storing = told
        if self._is_there:
            self.query_one("#sum", Static).update(literal(told))

    def _not_stored(self, problem: Problem) -> None:
        self.storing = ""
        self._show()
        self.jobtui.release(stored=False)
        self.jobtui.refuse(problem)

    def _stored(self, done: Moved) -> None:
        self.storing = ""
        there = self._is_there
        more = sum(isinstance(one, MovingView) for one in self.app.screen_stack) > 1
        if self.is_current:
            self.dismiss()
        if there and not more:  # or the next table is asked about
            self.jobtui.show_view("postings")
        self.jobtui.changed(done.change)
        self.jobtui.release(stored=True)

    def peel(self) -> None:
        """Back to the import, nothing stored."""
        if self.storing:
            self.jobtui.refuse("It is being stored; undo takes it back.")
            return
        self.dismiss()

    def action_copy(self) -> None:
        """Copy the focused pane as text."""
        pane = self.focused if isinstance(self.focused, ItemList) else self.columns
        self.app.copy_to_clipboard(pane.whole)
        self.jobtui.say("Copied", counted(pane.rows, "line"))
