"""Two to four roles side by side: facts and what they ask, row by row, each cell with its sentence."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from jobtui.domain.comparison import FACT, Comparison, differences, required_only
from jobtui.domain.filter import Query
from jobtui.domain.posting import Posting
from jobtui.domain.problem import Problem
from jobtui.interop.comparison import to_markdown
from jobtui.tracker import comparing
from jobtui.tracker.output import write_text
from jobtui.tui.actions import Place
from jobtui.tui.bindings import bindings_of
from jobtui.tui.dialogs.export_path import ExportPathDialog
from jobtui.tui.dialogs.open_url import ask_to_open
from jobtui.tui.screens.source import SourceView
from jobtui.tui.screens.view import View
from jobtui.tui.text import literal
from jobtui.tui.widgets.comparison_lines import WIDE, how_to_begin, role_name, with_labels
from jobtui.tui.widgets.comparison_table import ComparisonTable
from jobtui.tui.widgets.cursor_list import CursorList
from jobtui.tui.widgets.path_completion import free_name

_NOTHING = "No roles are compared. Mark two to four in Postings with space, then c."
_FILE = "comparison.md"


class CompareView(View):
    """Owns which roles are compared and which rows are shown."""

    VIEW = "compare"
    AUTO_FOCUS = "ComparisonTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(Place.COMPARE),
        Binding("y", "copy", "Copy", key_display="y", id="compare.copy"),
    ]
    DEFAULT_CSS = """
    CompareView {
        & > #names { height: auto; padding: 1 1 0 1; }
        & > #table { height: 1fr; }
        & > #sentence { height: 3; padding: 0 3; border-top: solid $panel-lighten-2; }
        &.-tall > #sentence { height: 4; }
        & > #legend { height: 1; padding: 0 3; color: $text-muted; }
        & > #nothing { height: 1fr; content-align: center middle; display: none; }
        &.-empty > * { display: none; }
        &.-empty > ViewBar, &.-empty > HintBar, &.-empty > #nothing { display: block; }
    }
    """

    table = query_one("#table", ComparisonTable)

    def __init__(self) -> None:
        super().__init__(classes="-empty")
        self._ids: list[int] = []
        self._postings: dict[int, Posting] = {}
        self._differences = False
        self._required = False

    def compose_body(self) -> ComposeResult:
        """The names, the rows, the sentence behind the cell, what the signs mean; or how to begin."""
        yield Static(markup=False, id="names")
        yield ComparisonTable(id="table")
        yield Static(markup=False, id="sentence")
        yield Static(markup=False, id="legend")
        yield Static(how_to_begin(), markup=False, id="nothing")

    # What is compared

    def show(self, ids: Sequence[int]) -> None:
        """Compare these postings, two to four, in this order."""
        self._ids = list(ids)
        if self.is_mounted:
            self.reload()

    def reload(self) -> None:
        """Read the roles again; one that is no longer there leaves with a word."""
        try:
            self._leave_out_deleted()
            compared = comparing.compared(self.tracker, self._ids) if len(self._ids) > 1 else None
            self._postings = {one: self.tracker.posting(one) for one in self._ids}
        except Problem as problem:
            self.jobtui.refuse(problem)
            return
        self.set_class(compared is None, "-empty")
        self.refresh_bindings()
        if compared is not None:
            labels = {stage.name: stage.label for stage in self.tracker.stages()}
            self.table.show(with_labels(self._narrowed(compared), labels))
            if self.focused is None:
                self.call_after_refresh(self.table.focus)
            self.call_after_refresh(self._show_around)

    def _leave_out_deleted(self) -> None:
        there = {row.id: row for row in self.tracker.rows(self._ids)}
        for one in [*self._ids]:
            row = there.get(one)
            if row is None or row.deleted:
                self._ids.remove(one)
                name = row.name if row else f"Posting {one}"
                words = "It is in the bin." if row else "It is no longer stored."
                self.jobtui.say("No longer compared", f"{name}. {words}")
        if len(self._ids) == 1:
            self._ids.clear()

    def _narrowed(self, comparison: Comparison) -> Comparison:
        if self._differences:
            comparison = differences(comparison)
        return required_only(comparison) if self._required else comparison

    def hides(self, action: str) -> bool:
        """Nothing compared, nothing to do with it."""
        if action == "compare_newest":
            return bool(self._ids)
        return not self._ids and (action.startswith("compare_") or action == "copy")

    # What is shown around the table

    @on(CursorList.Highlighted)
    def _show_around(self) -> None:
        """The names over the columns, the sentence behind the cell, the legend."""
        if self._ids:
            self.query_one("#names", Static).update(self.table.heading(self._names(), self._notes()))
            self.query_one("#sentence", Static).update(self._sentence())
            self.query_one("#legend", Static).update(self.table.legend())

    def _names(self) -> list[str]:
        """The roles by title, a suggested one with its mark, one without by company or file as well."""
        return [role_name(self._postings[one]) for one in self._ids if one in self._postings]

    def _notes(self) -> list[str]:
        """What narrows the rows, in words."""
        narrowing = ((self._differences, "≠ differences"), (self._required, "● required"))
        return [
            f" {words} only" if self.size.width >= WIDE else words
            for narrowed, words in narrowing
            if narrowed
        ]

    def _sentence(self) -> Content:
        """Whose cell it is, and in full what stands behind it."""
        row, cell, posting = self.table.row, self.table.cell, self._postings.get(self.table.posting or 0)
        if row is None or posting is None:
            return Content("Every row is the same. f shows them all." if self._differences else "")
        whose = Content.assemble(literal(posting.company or posting.name, "bold"), " · ", literal(row.label))
        if cell is None:
            silence = ": not stated" if row.group == FACT else ": not asked"
            return Content.assemble(whose, (silence, "$foreground-muted"))
        item = posting.item(cell.item_n) if cell.item_n else None
        if item is None:
            note = "  suggested, not confirmed" if cell.suggested else ""
            return Content.assemble(whose, ": ", literal(cell.text), (note, "$text-warning"))
        note = f" · {item.note}" if item.note else ""
        marks = literal(f"  {cell.kind}, {item.state}{note}", "$foreground-muted")
        return Content.assemble(whose, ": ", literal(item.requirement.text), marks)

    # Keys

    def peel(self) -> None:
        """All rows again, then back to the postings."""
        if self._differences or self._required:
            self._differences = self._required = False
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
        if self._ids:
            self.jobtui.refuse("A comparison is open already. Mark other postings in Postings, then c.")
        elif len(newest) < 2:
            self.jobtui.refuse("Two postings are needed. i in Postings imports some.")
        else:
            self.show(newest)

    @on(CursorList.Opened)
    def action_compare_source(self) -> None:
        """Show the sentence behind the cell in its source."""
        cell = self.table.cell
        if not self._ids:
            self.jobtui.refuse(_NOTHING)
        elif cell is None:
            stated = self.table.row is not None and self.table.row.group == FACT
            self.jobtui.refuse(f"This role does not {'state' if stated else 'ask for'} that.")
        elif not cell.spans:
            self.jobtui.refuse("This does not come from the text of the posting.")
        else:
            self.app.push_screen(SourceView(cell.posting, cell.spans))

    def action_compare_differences(self) -> None:
        """Only rows that differ, or all."""
        self._differences = not self._differences
        self._narrow()

    def action_compare_required(self) -> None:
        """Rows that a role requires, and facts, or all."""
        self._required = not self._required
        self._narrow()

    def _narrow(self) -> None:
        if self._ids:
            self.reload()
        else:
            self._differences = self._required = False
            self.jobtui.refuse(_NOTHING)

    def action_compare_drop(self) -> None:
        """Leave the highlighted role out."""
        posting = self.table.posting
        if not self._ids or posting is None:
            self.jobtui.refuse(_NOTHING)
        elif len(self._ids) == 2:
            self.jobtui.refuse("A comparison needs two roles. Esc goes back to the list.")
        else:
            self._ids.remove(posting)
            self.reload()

    def action_compare_move_left(self) -> None:
        """Move the highlighted role left."""
        self._move(-1)

    def action_compare_move_right(self) -> None:
        """Move the highlighted role right."""
        self._move(1)

    def _move(self, offset: int) -> None:
        at = self.table.column
        to = at + offset
        if not self._ids:
            self.jobtui.refuse(_NOTHING)
        elif not 0 <= to < len(self._ids):
            self.jobtui.refuse(f"This is the {'first' if offset < 0 else 'last'} column already.")
        else:
            self._ids[at], self._ids[to] = self._ids[to], self._ids[at]
            self.reload()

    def action_compare_open_url(self) -> None:
        """Show the address of the highlighted role, ask, open it."""
        posting = self._postings.get(self.table.posting or 0)
        address = posting.facts.url.value if posting and posting.facts.url else ""
        if not address:
            self.jobtui.refuse("No address is stated." if posting else _NOTHING)
        else:
            ask_to_open(self.jobtui, address)

    def action_copy(self) -> None:
        """Copy the rows shown as a Markdown table."""
        if not self._ids:
            self.jobtui.refuse(_NOTHING)
            return
        self.app.copy_to_clipboard(to_markdown(self.table.comparison))
        self.jobtui.say("Copied", f"{len(self._ids)} roles, {self.table.rows} rows, as a Markdown table")

    def action_compare_export(self) -> None:
        """Write the rows shown to a Markdown file."""
        if not self._ids:
            self.jobtui.refuse(_NOTHING)
            return
        text = to_markdown(self.table.comparison)

        def write(path: Path, force: bool) -> None:
            write_text(path, text, force=force)

        def written(path: Path | None) -> None:
            if path is not None:
                self.jobtui.say("Written", str(path))

        self.app.push_screen(ExportPathDialog("Export the comparison", free_name(_FILE), write), written)
