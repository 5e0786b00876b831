"""The versions of one posting: what changed from one to the next, and where each change stands."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one

from jobtui.domain.difference import Difference, ItemMove, Move
from jobtui.domain.posting import Capture, Posting
from jobtui.domain.problem import Problem
from jobtui.domain.requirement import KIND_SYMBOLS, Span
from jobtui.parsing.child import Child
from jobtui.tracker import versions
from jobtui.tui.screens.view import View
from jobtui.tui.text import literal
from jobtui.tui.when import day_words
from jobtui.tui.widgets.cursor_list import CursorList
from jobtui.tui.widgets.item_list import Item, ItemList
from jobtui.tui.widgets.source_text import SourceText

_MARKS = {
    Move.ADDED: ("+ ", "bold $text-success"),
    Move.REMOVED: ("- ", "bold $text-error"),
    Move.CHANGED: ("~ ", "bold $text-warning"),
}

Place = tuple[bool, tuple[Span, ...]]
"""Whether a change stands in the newer of two versions, and where."""


class VersionsView(View):
    """Pushed over the source. The highlighted version is compared with the one before; Esc goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Go to its place", id="versions.open"),
        Binding("escape", "back", "Back", key_display="Esc", id="everywhere.back"),
    ]
    AUTO_FOCUS = "#versions"
    DEFAULT_CSS = """
    VersionsView {
        & > #both { height: 1fr; }
        & #told, & #text { width: 1fr; height: 1fr; }
        & #versions { height: auto; max-height: 45%; }
        & #difference { height: 1fr; }
        &.-narrow > #both { layout: vertical; }
        &.-narrow #told, &.-narrow #text { width: 100%; }
    }
    """

    listed = query_one("#versions", ItemList)
    changes = query_one("#difference", ItemList)
    source = query_one("#text", SourceText)

    def __init__(self, posting: Posting) -> None:
        super().__init__()
        self._posting = posting
        self._places: dict[str, Place] = {}
        self._shown: tuple[Capture, Capture] | None = None
        self._lit = -1

    def compose_body(self) -> ComposeResult:
        """The versions over what changed, the text beside them."""
        with Horizontal(id="both"):
            with Vertical(id="told"):
                yield ItemList(id="versions")
                yield ItemList(id="difference")
            yield SourceText(id="text", classes="pane")

    def on_mount(self) -> None:
        """List the versions, the newest first."""
        self.listed.border_title = literal(f"Versions · {self._posting.subject}")
        self.changes.border_title = "What changed"
        self._list()

    def _list(self) -> None:
        self.listed.show([_version(one, self.tracker.today) for one in reversed(self._posting.captures)])
        self.listed.go(0)
        self._compare()

    def reload(self) -> None:
        """Read the posting again: an undo may have taken a version away."""
        try:
            posting = self.tracker.posting(self._posting.id)
        except Problem as problem:
            self.jobtui.refuse(problem)
            self.dismiss()
            return
        if posting.captures != self._posting.captures:
            self._posting, self._shown = posting, None
            if len(posting.captures) < 2:
                self.dismiss()
            else:
                self._list()

    @on(CursorList.Highlighted)
    def _moved(self, event: CursorList.Highlighted) -> None:
        """Another version is compared; another change is shown where it stands."""
        if event.source is self.listed:
            self._compare()
        elif event.source is self.changes:
            self._show_place()

    def action_open(self) -> None:
        """From a version to what it changed, from a change to its place in the text."""
        if self.focused is self.listed:
            self.set_focus(self.changes)
        elif self.focused is self.changes and self._show_place():
            self.set_focus(self.source)

    def peel(self) -> None:
        """From the text to the changes, then to the versions, then back to the source."""
        if self.focused is self.source:
            self.set_focus(self.changes)
        elif self.focused is self.changes:
            self.set_focus(self.listed)
        else:
            self.dismiss()

    def action_copy(self) -> None:
        """Copy the highlighted version or change."""
        words = self.focused.text if isinstance(self.focused, ItemList) else ""
        if not words:
            self.jobtui.refuse("Nothing is highlighted, nothing to copy.")
            return
        self.app.copy_to_clipboard(words)
        self.jobtui.say("Copied", words[:60])

    # Comparing

    def _compare(self) -> None:
        captures = self._posting.captures
        n = int(self.listed.key or captures[-1].n)
        at = next(at for at, one in enumerate(captures) if one.n == n)
        if at == 0:
            self._tell_first(captures[0])
        elif self._shown != (captures[at - 1], captures[at]):
            self._shown = captures[at - 1], captures[at]
            self._show_text(newer=True)
            self._read(*self._shown)

    def _tell_first(self, capture: Capture) -> None:
        self._shown, self._places = (capture, capture), {}
        self.changes.show([_heading("The first version: nothing was before it.")], afresh=True)
        self._show_text(newer=True)

    @work(thread=True, exclusive=True, group="comparing")
    def _read(self, old: Capture, new: Capture) -> None:
        """Both versions are read again, which no key waits for."""
        try:
            with Child() as child:
                found = versions.change(self.tracker, child, self._posting.id, old, new)
        except Problem as problem:
            self.app.call_from_thread(self.jobtui.refuse, problem)
            return
        self.app.call_from_thread(self._tell, old, new, found)

    def _tell(self, old: Capture, new: Capture, found: Difference) -> None:
        if not self.is_mounted or self._shown != (old, new):
            return
        changes = [*_changes(found)]
        self._places = {item.key: place for item, place in changes}
        heading = _heading(f"From version {old.n} to {new.n} · {found.age}")
        nothing = [] if changes else [_heading("It asks and offers the same.")]
        self.changes.show([heading, *nothing, *(item for item, _ in changes)], afresh=True)

    # The text

    def _show_place(self) -> bool:
        """Light the highlighted change up where it stands; False where it stands nowhere."""
        newer, spans = self._places.get(self.changes.key or "", (True, ()))
        self._show_text(newer=newer)
        self.source.show_spans(spans)
        return bool(spans)

    def _show_text(self, *, newer: bool) -> None:
        if self._shown is None:
            return
        capture = self._shown[newer]
        if self._lit != capture.n:
            self._lit = capture.n
            self.source.show_source(capture.text, capture.zones)
            self.source.border_title = literal(f"Version {capture.n} · {capture.file.rpartition('/')[2]}")


def _version(capture: Capture, today: date) -> Item:
    day = day_words(capture.at.astimezone().date(), today)
    lead = Content.styled(f"{capture.n:>2}  {day:<8} ", "$foreground-muted")
    return Item(str(capture.n), literal(capture.file.rpartition("/")[2] or "text"), lead)


def _heading(words: str) -> Item:
    return Item(f"heading.{words}", literal(words, "bold $text-primary"), heading=True)


def _changes(found: Difference) -> Iterator[tuple[Item, Place]]:
    """Each change with its place: facts first, then what is new, gone, and other than it was."""
    for fact in found.facts:
        for at, (move, text, found_at) in enumerate(fact.lines):
            place = move is not Move.REMOVED, tuple(span for one in found_at for span in one.spans)
            yield Item(f"{fact.field}.{at}", literal(text), Content.styled(*_MARKS[move])), place
    for move in _MARKS:
        for at, one in enumerate(found.of(move)):
            yield _item(f"{move}.{at}", one), (one.after is not None, one.item.spans)


def _item(key: str, one: ItemMove) -> Item:
    what = f"  ({', '.join(one.what)})" if one.what else ""
    words = literal(f"{KIND_SYMBOLS[one.item.kind]} {one.item.text}")
    text = Content.assemble(words, (what, "$foreground-muted"))
    was = one.before.text if "wording" in one.what and one.before else ""
    below = (literal(f"was: {was}", "$foreground-muted"),) if was else ()
    return Item(key, text, Content.styled(*_MARKS[one.move]), below)
