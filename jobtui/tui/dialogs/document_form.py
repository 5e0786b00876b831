"""A file that was sent: where it is, what it is, when it was sent, whether a copy is kept."""

from collections.abc import Callable
from datetime import date
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, Static

from jobtui.domain.document import DocumentKind
from jobtui.domain.problem import Problem, WrongUsage
from jobtui.tracker.documents import absolute, guessed
from jobtui.tracker.values import day
from jobtui.tui.dialogs.one_of import OneOf
from jobtui.tui.dialogs.parts import SAVE_BINDING, Dialog
from jobtui.tui.text import block, sentence
from jobtui.tui.widgets.line_input import LineInput
from jobtui.tui.widgets.path_input import PathInput, PathLine

Save = Callable[[str, DocumentKind, date, bool], None]

_KEEP = ("path and SHA-256 only", "keep a copy too")


class DocumentForm(Dialog[str]):
    """Saves by `save(path, kind, sent, keep)`, and says the Problem it raises and stays.

    The path that was typed and left comes back. Enter goes on from the path; the kind is guessed from it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [SAVE_BINDING]
    KEYS = (
        ("tab", "Tab", "complete"),
        ("enter", "Enter", "go on"),
        ("ctrl+o", "Ctrl+O", "save"),
        ("escape", "Esc", "leave"),
    )
    AUTO_FOCUS = "PathLine"
    DEFAULT_CSS = """
    DocumentForm #wrong { color: $text-error; height: auto; }
    """

    def __init__(self, subject: str, save: Save, *, today: date, draft: str = "") -> None:
        super().__init__("Sent with the application", subject)
        self._save = save
        self._today = today
        self._draft = draft

    def compose_question(self) -> ComposeResult:
        """The path, what it is, when it was sent."""
        yield PathInput(self._draft, "the file you sent; Tab completes", several=False)
        yield OneOf([*DocumentKind], DocumentKind.RESUME, id="kind")
        yield OneOf(_KEEP, id="keep")
        yield Static("Sent on", classes="muted", markup=False)
        yield LineInput(self._today.isoformat(), "2026-11-30, today", id="sent", replaced=True)

    def compose_verdict(self) -> ComposeResult:
        """What is wrong with it."""
        yield Static(markup=False, id="wrong")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Guess the kind from the path while it is typed."""
        self._say("")
        if isinstance(event.input, PathLine) and event.value.strip():
            self.query_one("#kind", OneOf).choose(guessed(PurePath(event.value).name))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """From the path to what it is, from the day to saving."""
        if isinstance(event.input, PathLine):
            self.query_one("#kind").focus()
        else:
            self.action_save()

    def action_save(self) -> None:
        """Save and close, or say what is wrong."""
        kind, keep, sent = self.query_one("#kind", OneOf), self.query_one("#keep", OneOf), self._sent
        try:
            when = day(sent.value, self._today)
        except WrongUsage as problem:
            self._say(problem.message)
            sent.focus()
            return
        try:
            path = absolute(self.query_one(PathInput).value)
            self._save(path, DocumentKind(kind.chosen), when, keep.chosen == _KEEP[1])
        except Problem as problem:
            self._say(problem.message)
            self.query_one(PathLine).focus()
        else:
            self.dismiss("")

    @property
    def unsaved(self) -> str:
        """The path that was typed."""
        return self.query_one(PathInput).value.strip()

    @property
    def _sent(self) -> LineInput:
        return self.query_one("#sent", LineInput)

    def _say(self, wrong: str) -> None:
        self.query_one("#wrong", Static).update(block(sentence(wrong)))
