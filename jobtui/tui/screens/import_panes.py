"""The panes of the import preview: the source, and the two lists whose highlight it follows."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static

from jobtui.tui.screens.view import View
from jobtui.tui.text import literal
from jobtui.tui.widgets.cursor_list import CursorList
from jobtui.tui.widgets.draft_list import DraftList
from jobtui.tui.widgets.source_picker import SourcePicker

NOTHING_OPEN = "No reading is open. {import.open} opens files or pasted text."


class ImportPanes(View):
    """Lays the panes out for every width and moves between them; what they show, the view feeds them."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    ImportPanes {
        & > #head { height: 1; padding: 0 2; }
        & > #progress { height: 1; padding: 0 2; display: none; }
        & > #failures { height: auto; max-height: 4; padding: 0 2; color: $text-error; }
        & > #work { height: 1fr; }
        & #source, & #lists { width: 1fr; height: 1fr; }
        & #fields, & #requirements { height: 1fr; }
        & > #whole { height: 2; padding: 0 2; }
        &.-tall > #whole { height: 3; }
        & > #nothing { height: 1fr; content-align: center middle; display: none; }
        &.-empty > * { display: none; }
        &.-empty > ViewBar, &.-empty > HintBar, &.-empty > #nothing { display: block; }
        &.-no-source #source { display: none; }
        &.-narrow #source { display: none; }
        &.-narrow.-with-source {
            & > #work { layout: vertical; }
            & #source { display: block; width: 100%; }
            & #lists { width: 100%; }
            &.-on-fields #requirements { display: none; }
            &.-on-requirements #fields { display: none; }
        }
    }
    """

    source = query_one("#source", SourcePicker)
    fields = query_one("#fields", DraftList)
    requirements = query_one("#requirements", DraftList)

    def __init__(self) -> None:
        super().__init__(classes="-empty -on-fields")
        self._list_at_hand = "fields"
        self.wanted_lines = ""
        """What lines of the source are asked for: a "value", new "items", or "" where for nothing."""

    def compose_body(self) -> ComposeResult:
        """The head, source and lists side by side, the highlighted row as a whole; or how to begin."""
        yield Static(markup=False, id="head")
        yield Static(markup=False, id="progress")
        yield Static(markup=False, id="failures")
        with Horizontal(id="work"):
            yield SourcePicker(id="source", classes="pane")
            with Vertical(id="lists"):
                yield DraftList(id="fields")
                yield DraftList(id="requirements")
        yield Static(markup=False, id="whole")
        yield Static(markup=False, id="nothing")

    # The lists and what follows them

    @on(CursorList.Highlighted)
    def show_row(self) -> None:
        """Move the source to what the highlighted row was read from, and tell the row as a whole."""
        row = self.at_hand.row
        self.source.show_spans(row.spans if row else ())
        self.query_one("#whole", Static).update(row.whole if row else Content(""))

    @property
    def at_hand(self) -> DraftList:
        """The list whose highlight counts."""
        return self.fields if self._list_at_hand == "fields" else self.requirements

    def focus_list(self, name: str) -> None:
        """Focus one of the two lists; from now on its highlight counts."""
        self._list_at_hand = name
        self.wanted_lines = ""
        self.source.border_title = "Source"
        self.set_class(name == "fields", "-on-fields")
        self.set_class(name == "requirements", "-on-requirements")
        self._focus_now(self.at_hand)
        self.show_row()
        self.refresh_bindings()

    # Lines of the source

    def ask_for_lines(self, what: str, words: str) -> None:
        """Go to the source for the lines of a value, or of new items."""
        self.action_reading_locate()
        self.wanted_lines = what
        self.source.border_title = literal(f"Source · {words}")
        self.refresh_bindings()

    def lines_taken(self, to: int | None = None) -> None:
        """Go back to the list that asked, or to the new item of that index."""
        self.source.let_go()
        self.focus_list(self._list_at_hand if to is None else "requirements")
        if to is not None:
            self.requirements.go(to)

    # From pane to pane

    def _focus_now(self, pane: Widget) -> None:
        """Focus a pane that may come into sight only now, before the next key: it must not hit another."""
        self.app.stylesheet.update(self)
        self.set_focus(pane)

    def on_descendant_focus(self) -> None:
        """A click may have chosen the other list."""
        for name in ("fields", "requirements"):
            if self.focused is self.query_one(f"#{name}") and name != self._list_at_hand:
                self.focus_list(name)

    def _step_pane(self, offset: int) -> None:
        panes = [*(["source"] if self.source.display else []), "fields", "requirements"]
        here = "source" if self.source.has_focus else self._list_at_hand
        name = panes[(panes.index(here) + offset) % len(panes)]
        if name == "source":
            self._focus_now(self.source)
        else:
            self.focus_list(name)

    def action_pane_next(self) -> None:
        """To the next pane."""
        self._step_pane(1)

    def action_pane_previous(self) -> None:
        """To the pane before."""
        self._step_pane(-1)

    def action_pane_left(self) -> None:
        """To the source."""
        self.action_reading_locate()

    def action_pane_right(self) -> None:
        """To the lists."""
        self.focus_list(self._list_at_hand)

    def action_reading_source(self) -> None:
        """Show or hide the source."""
        if self.source.has_focus:
            self.focus_list(self._list_at_hand)
        self.toggle_class("-with-source" if self.has_class("-narrow") else "-no-source")
        self.call_after_refresh(self.show_row)

    def action_reading_locate(self) -> None:
        """Go to the line the highlighted row was read from."""
        if self.has_class("-empty"):
            self.jobtui.refuse(NOTHING_OPEN)
            return
        self.remove_class("-no-source")
        self.add_class("-with-source")
        self._focus_now(self.source)
        self.call_after_refresh(self.show_row)
