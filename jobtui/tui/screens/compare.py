"""Two to four roles side by side: facts and what they ask, row by row, each cell with its sentence."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one

from jobtui.domain.comparison import FACT, Comparison
from jobtui.domain.filter import Query
from jobtui.domain.posting import Posting
from jobtui.domain.problem import Problem
from jobtui.tracker import comparing
from jobtui.tui.actions import Place
from jobtui.tui.bindings import bindings_of
from jobtui.tui.dialogs.open_url import ask_to_open
from jobtui.tui.keymap import TO_REDO, TO_UNDO, keyed
from jobtui.tui.screens import compare_output
from jobtui.tui.screens.compare_choice import Choice
from jobtui.tui.screens.source import SourceView
from jobtui.tui.screens.view import View
from jobtui.tui.widgets.comparison_around import Head, behind, head, how_to_begin
from jobtui.tui.widgets.comparison_lines import NARROW, with_labels
from jobtui.tui.widgets.comparison_table import ComparisonTable
from jobtui.tui.widgets.cursor_list import CursorList
from jobtui.tui.widgets.words import Words

_NOTHING = "No roles are compared. Mark two to four in Postings with {posting.mark}, then {posting.compare}."


class CompareView(View):
    """Owns which roles are compared and which rows are shown."""

    VIEW = "compare"
    FROM_STORE = True
    AUTO_FOCUS = "ComparisonTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(Place.COMPARE),
        Binding("y", "copy", "Copy", key_display="y", id="everywhere.copy"),
    ]
    DEFAULT_CSS = """
    CompareView {
        & > #names { height: auto; padding: 1 1 0 1; }
        & > #table { height: 1fr; }
        & > #sentence { height: 3; padding: 0 3; border-top: solid $panel-lighten-2; }
        &.-tall > #sentence { height: 4; }
        & > #legend { height: 1; padding: 0 3; color: $text-muted; }
        & > #nothing { height: 1fr; content-align: center middle; }
        & > #names, & > #table, & > #sentence, & > #legend { display: none; }
    }
    """

    table = query_one("#table", ComparisonTable)

    def __init__(self) -> None:
        super().__init__()
        self._choice = Choice()
        self._postings: dict[int, Posting] = {}
        self._heads: list[Head] = []
        self.narrowed = Comparison((), (), (), ())

    def compose_body(self) -> ComposeResult:
        """The roles, the rows, the sentence behind the cell, what the signs mean; or how to begin."""
        yield Words(id="names")
        yield ComparisonTable(id="table")
        yield Words(id="sentence")
        yield Words(id="legend")
        yield Words(how_to_begin(), id="nothing")

    # What is compared

    @property
    def ids(self) -> tuple[int, ...]:
        """The compared postings from left to right, none before any are chosen."""
        return tuple(self._choice.ids)

    def show(self, ids: Sequence[int]) -> None:
        """Compare these postings, two to four, in this order; those that are shown are not read again."""
        shown = self.ids == tuple(ids) and not self._is_stale
        self._choice.take(ids)
        if self.is_mounted and not shown:
            self.jobtui.draw_once(self)
            self.look_again()

    def reload(self) -> None:
        """Read the roles again; one that is no longer there leaves with a word."""
        try:
            self._leave_out_deleted()
            postings = comparing.chosen(self.tracker, self.ids) if self.ids else []
            found = comparing.beside(self.tracker, postings) if postings else None
        except Problem as problem:
            self.refuse_to_read(problem)
            return
        self._postings = {posting.id: posting for posting in postings}
        self._begin(found is None)
        self.refresh_bindings()
        if found is not None:
            self._show_rows(found)

    def _begin(self, empty: bool) -> None:
        """Show how to begin, or all the rest; Textual would style everything again for a class."""
        for widget in self.query("#names, #table, #sentence, #legend"):
            widget.display = not empty
        self.query_one("#nothing").display = empty

    def _leave_out_deleted(self) -> None:
        there = {row.id: row for row in self.tracker.rows(self.ids)}
        gone = [one for one in self.ids if one not in there or there[one].deleted]
        for one in gone:
            row = there.get(one)
            name = row.name if row else f"Posting {one}"
            words = "It is in the bin." if row else "It is no longer stored."
            self.jobtui.say("No longer compared", f"{name}. {words}")
        if gone:
            left = [one for one in self.ids if one not in gone]
            self._choice.take(left if len(left) > 1 else [])

    def _show_rows(self, found: Comparison) -> None:
        labels = {stage.name: stage.label for stage in self.tracker.stages()}
        self.narrowed = self._choice.rows_of(found)
        kept, folded = self._choice.shown(self.narrowed)
        pinned = self._choice.pinned
        self.table.show(with_labels(kept, labels), pinned=pinned is not None, folded=folded)
        self._heads = [
            head(posting, labels.get(posting.status, posting.status), pinned=posting.id == pinned)
            for posting in self._postings.values()
        ]
        if self.focused is None:
            self.set_focus(self.table)
        self._show_around()

    def hides(self, action: str) -> bool:
        """Nothing compared, nothing to do with it."""
        if action == "compare_newest":
            return bool(self.ids)
        return not self.ids and (action.startswith("compare_") or action == "copy")

    # What is shown around the table

    @on(CursorList.Highlighted)
    def _show_around(self) -> None:
        """The roles over the columns, the sentence behind the cell, the legend."""
        if self.ids:
            notes = self._choice.words(" only" if self.size.width >= NARROW else "")
            self.query_one("#names", Words).update(self.table.heading(self._heads, notes))
            self.query_one("#sentence", Words).update(self._sentence())
            self.query_one("#legend", Words).update(self.table.legend())

    def _sentence(self) -> Content:
        row, posting = self.table.row, self._postings.get(self.table.posting or 0)
        if row is None or posting is None:
            return Content(keyed("No row is left. {back} shows them all.") if self._choice.narrowed else "")
        return behind(row, self.table.cell, posting)

    # Keys

    def peel(self) -> None:
        """All rows again, then back to the postings."""
        if self._choice.narrowed:
            self._choice.narrowed.clear()
            self.reload()
        else:
            self.jobtui.show_view("postings")

    def action_pane_left(self) -> None:
        """The column to the left."""
        self.table.move_column(-1)

    def action_pane_right(self) -> None:
        """The column to the right."""
        self.table.move_column(1)

    def action_pane_next(self) -> None:
        """The next column, after the last the first."""
        if not self.table.move_column(1):
            self.table.move_column(-self.table.column)

    def action_pane_previous(self) -> None:
        """The column before."""
        self.table.move_column(-1)

    def action_compare_newest(self) -> None:
        """Compare the two newest postings."""
        newest = self.tracker.find(Query())[:2]
        if self.ids:
            self.jobtui.refuse("A comparison is open already. Mark others, then {posting.compare}.")
        elif len(newest) < 2:
            self.jobtui.refuse("Two postings are needed. {import.open} in Postings imports some.")
        else:
            self.show(newest)

    def action_compare_source(self) -> None:
        """Show the sentence behind the cell in its source."""
        cell = self.table.cell
        if not self.something():
            return
        if cell is None:
            stated = self.table.row is not None and self.table.row.group == FACT
            self.jobtui.refuse(f"This role does not {'state' if stated else 'ask for'} that.")
        elif not cell.spans:
            self.jobtui.refuse("This does not come from the text of the posting.")
        else:
            self.app.push_screen(SourceView(cell.posting, cell.spans))

    def action_compare_differences(self) -> None:
        """Only rows that differ, or all."""
        self._narrow("differences")

    def action_compare_required(self) -> None:
        """Rows that a role requires, and facts, or all."""
        self._narrow("required")

    def action_compare_hide_met(self) -> None:
        """Rows of which something is not met, and facts, or all."""
        self._narrow("unmet")

    def _narrow(self, by: str) -> None:
        if self.something():
            self._choice.narrowed ^= {by}
            self.reload()

    def action_compare_beside(self) -> None:
        """Responsibilities and benefits too, or fold them away."""
        if self.something():
            self._choice.folds = not self._choice.folds
            self.reload()

    def action_compare_drop(self) -> None:
        """Leave the highlighted role out."""
        posting = self.table.posting
        if not self.something() or posting is None:
            return
        if len(self.ids) == 2:
            self.jobtui.refuse("A comparison needs two roles. {back} goes back to the list.")
        else:
            self._tell("Left out", self._choice.drop(posting), TO_UNDO)

    def take_back(self) -> bool:
        """Bring back the column that was left out last."""
        return self._tell("Brought back", self._choice.take_back(), TO_REDO)

    def take_again(self) -> bool:
        """Leave it out again."""
        return self._tell("Left out", self._choice.take_again(), TO_UNDO)

    def _tell(self, said: str, posting: int | None, way_back: str) -> bool:
        """Show the columns again and say what became of one; False if of none."""
        if posting is not None:
            self.jobtui.say(said, f"{keyed(way_back)} · {self.tracker.subject([posting])}")
            self.reload()
        return posting is not None

    def action_compare_pin(self) -> None:
        """Put the highlighted role first and keep it in sight, or let it go."""
        posting = self.table.posting
        if not self.something() or posting is None:
            return
        self._choice.pin(posting)
        self.reload()

    def action_compare_move_left(self) -> None:
        """Move the highlighted role left."""
        self._move(-1)

    def action_compare_move_right(self) -> None:
        """Move the highlighted role right."""
        self._move(1)

    def _move(self, offset: int) -> None:
        if not self.something():
            return
        if self._choice.move(self.table.column, offset):
            self.reload()
        else:
            self.jobtui.refuse(f"This is the {'first' if offset < 0 else 'last'} column already.")

    def action_compare_decide(self) -> None:
        """Weigh the compared roles by what matters to the person."""
        if self.something():
            from jobtui.tui.screens.decision import DecisionView

            self.app.push_screen(DecisionView(self.ids))

    def action_compare_open_url(self) -> None:
        """Show the address of the highlighted role, ask, open it."""
        if not self.something():
            return
        posting = self._postings.get(self.table.posting or 0)
        address = posting.facts.url.value if posting and posting.facts.url else ""
        if address:
            ask_to_open(self.jobtui, address)
        else:
            self.jobtui.refuse("No address is stated.")

    def action_copy(self) -> None:
        """Copy the rows shown as a Markdown table."""
        if self.something():
            compare_output.copy(self)

    def action_compare_export(self) -> None:
        """Write the rows shown to a file."""
        if self.something():
            compare_output.export(self)

    def something(self) -> bool:
        """Whether roles are compared; if not, it is said how to begin."""
        if not self.ids:
            self.jobtui.refuse(_NOTHING)
        return bool(self.ids)
