"""The small parts dialogs are made of: fields that take pasted text whole, and a line of keys."""

from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult, SuspendNotSupported
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from jobtui.domain.display import safe_block, safe_line
from jobtui.domain.problem import Problem
from jobtui.editor import edited
from jobtui.tracker.drafts import Unsaved
from jobtui.tui.text import literal, sentence
from jobtui.tui.widgets.click_line import ClickLine, Part
from jobtui.tui.widgets.line_input import is_typed_into

T = TypeVar("T")

SAVE_KEY = "ctrl+o"
"""Saves in every dialog, as in nano. Ctrl+S stops the output of many terminals, few send Ctrl+Enter."""

EDITOR_KEY = ("ctrl+g", "Ctrl+G", "own editor")
"""Opens several lines of text in the person's own editor; how the last line of a dialog names it."""

SAVE_BINDING = Binding(f"{SAVE_KEY},f2", "save", "Save")


class Modal(ModalScreen[T]):
    """Whatever lies over a view. It closes once, and what was said before it opened makes room for it."""

    def on_mount(self) -> None:
        """Clear the toasts."""
        self.app.clear_notifications()

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close with a result; a second time, or under something else, nothing happens."""
        return super().dismiss(result) if self.is_current else AwaitComplete()


class Dialog(Modal[T]):
    """A framed question over a view. Esc leaves it; the last line names its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave")]
    KEYS: ClassVar[tuple[tuple[str, str, str], ...]] = ()
    """The keys of the last line: key, how it is written, what it does."""

    draft: Unsaved | None = None
    """Under which key what is typed here is kept until it is saved."""

    def __init__(self, heading: str, subject: str = "") -> None:
        super().__init__()
        self._heading = heading
        self._subject = subject

    def compose(self) -> ComposeResult:
        """The frame, what the dialog asks, which scrolls where it must, and the keys, which never do."""
        with Vertical(classes="dialog") as frame:
            frame.border_title = literal(self._heading)
            with VerticalScroll(can_focus=False, classes="question"):
                if self._subject:
                    yield Static(literal(self._subject, "$foreground-muted"), classes="subject")
                yield from self.compose_question()
            with Vertical(classes="foot"):
                yield from self.compose_verdict()
                yield KeyLine(self.keys)

    def compose_question(self) -> ComposeResult:
        """What the dialog asks."""
        raise NotImplementedError

    def compose_verdict(self) -> ComposeResult:
        """What is wrong with it, or what it means: it stays in sight, over the keys."""
        yield from ()

    def on_key(self, event: events.Key) -> None:
        """Letters typed before the field had the focus go into it."""
        field = self.focused
        if event.is_printable and is_typed_into(field):
            event.stop()
            field._forward_event(events.Key(event.key, event.character))

    @property
    def unsaved(self) -> T | None:
        """What was typed and is not saved; nothing where nothing was."""
        return None

    @property
    def kept(self) -> object:
        """What is kept of it as a draft: text, or texts in a tuple or under names, or nothing."""
        return self.unsaved

    @property
    def about(self) -> str:
        """What it asks and on what, in one line."""
        return " · ".join(filter(None, (self._heading, self._subject)))

    @property
    def keys(self) -> tuple[tuple[str, str, str], ...]:
        """What the last line names."""
        return self.KEYS

    def action_leave(self) -> None:
        """Close; what was typed and is not saved is the result."""
        self.dismiss(self.unsaved)


class KeyLine(ClickLine):
    """The keys of a dialog; a click on one does it."""

    DEFAULT_CSS = """
    KeyLine { height: 1; margin-top: 1; color: $text-muted; text-align: right; width: auto; }
    """

    def __init__(self, keys: tuple[tuple[str, str, str], ...]) -> None:
        super().__init__(_key_parts(keys))

    def show_keys(self, keys: tuple[tuple[str, str, str], ...]) -> None:
        """Name other keys."""
        self.show(_key_parts(keys))

    def clicked(self, target: str) -> None:
        """Do what was clicked."""
        self.app.simulate_key(target)


def _key_parts(keys: tuple[tuple[str, str, str], ...]) -> list[Part]:
    parts: list[Part] = []
    for key, sign, label in keys:
        if parts:
            parts.append((Content("   "), ""))
        parts.append((Content.assemble((sign, "bold $text-accent"), f" {label}"), key))
    return parts


class NoteArea(TextArea):
    """Several lines of plain text. Tab leaves it; control characters in a paste become visible."""

    DEFAULT_CSS = """
    NoteArea { height: 8; max-height: 45vh; border: none; padding: 0; background: $boost; }
    NoteArea:focus { border: none; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding(EDITOR_KEY[0], "own_editor", "Own editor")]

    def __init__(self, value: str = "") -> None:
        super().__init__(safe_block(value), soft_wrap=True, compact=True, highlight_cursor_line=False)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether it takes a key for itself: letters, and what begins a line."""
        return key == "enter" or super().check_consume_key(key, character)

    def action_own_editor(self) -> None:
        """Go on writing in the person's own editor; what it leaves stands here, to be saved or not."""
        try:
            with self.app.suspend():
                text = edited(self.text)
        except (Problem, SuspendNotSupported) as problem:
            said = problem.message if isinstance(problem, Problem) else "this terminal cannot be lent."
            self.app.notify(sentence(safe_line(said)), severity="warning", markup=False)
            return
        self.text = safe_block(text)
        self.move_cursor(self.document.end)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if result := self._replace_via_keyboard(safe_block(event.text), *self.selection):
            self.move_cursor(result.end_location)
