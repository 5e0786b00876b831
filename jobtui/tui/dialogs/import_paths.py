"""What to import: files and folders by name, or pasted text."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from jobtui.domain.display import safe_line
from jobtui.tracker.contents import refusal
from jobtui.tui.dialogs.parts import SAVE_BINDING, Dialog, KeyLine
from jobtui.tui.dialogs.paste import PasteArea
from jobtui.tui.text import sentence
from jobtui.tui.widgets.path_completion import paths
from jobtui.tui.widgets.path_input import PathInput, PathLine

_FILES, _PASTE = "Files and folders", "Pasted text"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to read: paths, or text."""

    paths: tuple[str, ...] = ()
    text: str = ""


class ImportDialog(Dialog[Wanted]):
    """Gives back what to read. Several lines pasted into the path go to the paste box."""

    BINDINGS: ClassVar[list[BindingType]] = [
        SAVE_BINDING,
        Binding("ctrl+t", "other", "Files or paste", priority=True),
    ]
    AUTO_FOCUS = "PathLine"
    DEFAULT_CSS = """
    ImportDialog #tabs { height: 1; margin-bottom: 1; }
    ImportDialog PasteArea { display: none; }
    ImportDialog.-paste PasteArea { display: block; }
    ImportDialog.-paste PathInput { display: none; }
    ImportDialog #wrong { color: $text-error; height: auto; display: none; margin-top: 1; }
    ImportDialog #wrong.-said { display: block; }
    """

    def __init__(self, draft: str = "") -> None:
        """`draft`, if any, is what was pasted last time and not read."""
        super().__init__("Import")
        self._draft = draft

    def on_mount(self) -> None:
        """Go on with what was pasted."""
        if self._draft:
            self._show(paste=True)
            self.query_one(PasteArea).take(self._draft)

    @property
    def kept(self) -> str:
        """The pasted text."""
        return self.query_one(PasteArea).pasted

    def compose_question(self) -> ComposeResult:
        """Two tabs: names, and a box."""
        yield Static(_tabs(paste=False), markup=False, id="tabs")
        yield PathInput(placeholder="a file, several, or a folder; Tab completes")
        yield PasteArea()

    def compose_verdict(self) -> ComposeResult:
        """What is wrong with it."""
        yield Static(markup=False, id="wrong")

    @property
    def keys(self) -> tuple[tuple[str, str, str], ...]:
        """Enter reads files; in the paste box it begins a line."""
        read = "Ctrl+O" if self._pasting else "Enter, Ctrl+O"
        return ("ctrl+o", read, "read"), ("ctrl+t", "Ctrl+T", "files/paste"), ("escape", "Esc", "leave")

    @property
    def _pasting(self) -> bool:
        return self.has_class("-paste")

    def on_click(self, event: events.Click) -> None:
        """A click on the other tab."""
        tabs = self.query_one("#tabs")
        if event.widget is tabs:
            self._show(paste=event.get_content_offset_capture(tabs).x > len(_FILES))

    def action_other(self) -> None:
        """Go to the other tab."""
        self._show(paste=not self._pasting)

    def _show(self, *, paste: bool) -> None:
        self.set_class(paste, "-paste")
        self.query_one("#tabs", Static).update(_tabs(paste=paste))
        self.query_one("#wrong").remove_class("-said")
        self.query_one(KeyLine).show_keys(self.keys)
        target = self.query_one(PasteArea) if paste else self.query_one(PathLine)
        self.call_after_refresh(target.focus)

    @on(PathLine.ManyLines)
    def _several_lines(self, event: PathLine.ManyLines) -> None:
        """Text was pasted where a path belongs: it is a posting."""
        self._show(paste=True)
        self.query_one(PasteArea).take(event.text)

    @on(Input.Submitted)
    def _entered(self) -> None:
        """Enter in the line."""
        self.action_save()

    def action_save(self) -> None:
        """Read it, if there is something to read."""
        if self._pasting:
            text = self.query_one(PasteArea).pasted
            self._finish(Wanted(text=text) if text.strip() else None, "Paste the text of a posting first.")
            return
        named = paths(self.query_one(PathInput).value)
        wrong = next(filter(None, map(refusal, named)), "")
        wanted = Wanted(tuple(named)) if named and not wrong else None
        self._finish(wanted, wrong or "Type the name of a file or a folder.")

    def _finish(self, wanted: Wanted | None, otherwise: str) -> None:
        if wanted is not None:
            self.dismiss(wanted)
            return
        wrong = self.query_one("#wrong", Static)
        wrong.update(sentence(safe_line(otherwise)))
        wrong.add_class("-said")


def _tabs(*, paste: bool) -> Content:
    lit, other = "bold underline $text-accent", "$foreground-muted"
    return Content.assemble((_FILES, other if paste else lit), "   ", (_PASTE, lit if paste else other))
