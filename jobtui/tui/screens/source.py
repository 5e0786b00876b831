"""The captured text of one posting, every value marked where it was read."""

from collections.abc import Sequence
from functools import cached_property
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from jobtui.domain.display import hidden
from jobtui.domain.posting import Posting
from jobtui.domain.problem import Problem
from jobtui.domain.requirement import Span
from jobtui.tracker.corrector import Corrector
from jobtui.tui.actions import Place
from jobtui.tui.bindings import bindings_of
from jobtui.tui.keymap import keyed
from jobtui.tui.screens import source_deeds
from jobtui.tui.screens.source_deeds import TYPED_BY_HAND
from jobtui.tui.screens.view import View
from jobtui.tui.text import NOTHING_SOUGHT, Sought, literal
from jobtui.tui.widgets.source_marks import Mark, in_order, marks_of, matches_of
from jobtui.tui.widgets.source_picker import SourcePicker
from jobtui.tui.widgets.source_text import SourceText


class SourceView(View):
    """Pushed over a view to show where something was said; Esc goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(Place.SOURCE),
        Binding("escape", "back", "Back", key_display="Esc", id="everywhere.back"),
    ]
    AUTO_FOCUS = "SourcePicker"
    DEFAULT_CSS = """
    SourceView {
        & > #source { height: 1fr; }
        & > #at-hand { height: auto; max-height: 3; padding: 0 2; }
    }
    """

    def __init__(self, posting: int, spans: Sequence[Span] = (), sought: Sought = NOTHING_SOUGHT) -> None:
        """`spans` is where to go first; what is `sought` is marked and gone through beside the values."""
        super().__init__()
        self._sought = sought
        self._posting = posting
        self._spans = tuple(spans)
        self.shown: Posting | None = None
        """The posting whose text it is."""

    def compose_body(self) -> ComposeResult:
        """The text, and one line that names the value at hand."""
        yield SourcePicker(id="source", classes="pane")
        yield Static(markup=False, id="at-hand")

    @property
    def source(self) -> SourcePicker:
        """The text."""
        return self.query_one(SourcePicker)

    @cached_property
    def corrector(self) -> Corrector:
        """Understands what a person says of lines."""
        return Corrector(self.tracker.vocabulary, self.tracker.today)

    def on_unmount(self) -> None:
        """End the process that reads again."""
        if "corrector" in self.__dict__:
            self.corrector.close()

    def hides(self, action: str) -> bool:
        """Enter does here what t does."""
        return action == "lines_take"

    def reload(self) -> None:
        """Read the posting again; the first time, go to what was asked for."""
        try:
            posting = self.tracker.posting(self._posting)
        except Problem as problem:
            self.jobtui.refuse(problem)
            self.dismiss()
            return
        first, self.shown, before = self.shown is None, posting, self.shown
        if posting == before:
            return
        at_hand = self._spans if first else self.source.spans
        self._show(posting)
        if at_hand:
            self.source.show_spans(at_hand)
        if first:
            self.source.go_to_lit()
        self._name_value()

    def _show(self, posting: Posting) -> None:
        capture = posting.capture
        text = capture.text if capture else TYPED_BY_HAND
        items = [(item.n, item.requirement) for item in posting.checklist]
        marks = marks_of(posting.facts, items) if capture else ()
        marks = in_order([*marks, *matches_of(text, self._sought)])
        self.source.show_source(text, capture.zones if capture else (), marks)
        self.source.border_title = literal(f"Source · {posting.subject}")
        self.source.border_subtitle = literal(_about(posting))

    @on(SourceText.Moved)
    def _name_value(self) -> None:
        """Say what is lit up: its place among the values, its line, its name and words."""
        self.query_one("#at-hand", Static).update(_at_hand(self.source))

    def peel(self) -> None:
        """Let go of selected lines, then back to the view below."""
        if self.source.selecting:
            self.source.let_go()
        else:
            self.dismiss()

    def action_source_next_mark(self) -> None:
        """Go to the next value."""
        self._step(1)

    def action_source_previous_mark(self) -> None:
        """Go to the value before."""
        self._step(-1)

    def _step(self, offset: int) -> None:
        if not self.source.step(offset):
            self.jobtui.refuse("No value was read from this text.")
        self.source.go_to_lit()

    async def action_source_label(self) -> None:
        """Say what a block of lines is."""
        await source_deeds.label(self)

    @on(SourcePicker.Taken)
    def action_source_take(self) -> None:
        """Take a value from these lines."""
        source_deeds.take(self)

    def action_source_versions(self) -> None:
        """Show the versions and what changed."""
        source_deeds.show_versions(self)

    def action_source_zones(self) -> None:
        """Show or hide the zones and who wrote them."""
        self.source.toggle_zones()
        self._name_value()

    def action_copy(self) -> None:
        """Copy the words lit up."""
        words = self.source.text_at_hand
        if not words:
            self.jobtui.refuse("No value at hand, nothing to copy. {source.next_mark} goes to the next one.")
            return
        self.app.copy_to_clipboard(words)
        self.jobtui.say("Copied", " ".join(words.split())[:60])


def _about(posting: Posting) -> str:
    """The file, its form, and how many characters were made visible or left out."""
    capture = posting.capture
    if capture is None:
        return ""
    odd = hidden(capture.text)
    parts = [
        capture.file.rpartition("/")[2],
        capture.format,
        f"{odd:,} control or hidden characters" if odd else "",
    ]
    return " · ".join(filter(None, parts))


def _at_hand(source: SourceText) -> Content:
    at, count = source.position
    where = f"line {source.line}" if source.line else ""
    zone = source.zone_at_hand()
    said = f"{zone.name.replace('_', ' ')}, written by: {zone.origin}" if zone and source.zones_shown else ""
    if not source.at_hand:
        keys = keyed("{source.next_mark} next · {source.previous_mark} previous")
        hint = f"{count} values · {keys}" if count else "no values read"
        return Content.styled(" · ".join(filter(None, (where, said, hint))), "$foreground-muted")
    place = f"{at}/{count} · {where}" + (f" · {said}" if said else "")
    lines = [
        Content.assemble((f"{place} · ", "$foreground-muted"), _named(mark)) for mark in source.at_hand[:3]
    ]
    return Content("\n").join(lines)


def _named(mark: Mark) -> Content:
    words = f" · {mark.words}" if mark.words else ""
    proof = f" · {mark.proof}" if mark.proof else ""
    return Content.assemble((mark.name, "bold"), literal(words), (proof, "$foreground-muted"))
