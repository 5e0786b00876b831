"""The facts of a posting as fields: all of them to add or edit one, a single one to put it right."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static

from jobtui.domain.display import safe_line
from jobtui.domain.problem import WrongUsage
from jobtui.tracker.values import typed
from jobtui.tui.dialogs.parts import SAVE_BINDING, Dialog, LineInput
from jobtui.tui.text import literal
from jobtui.tui.widgets.facts import LABELS

_SEVERAL = "several: put ; between"
HINTS = {
    "locations": _SEVERAL,
    "workplace": "remote, hybrid or onsite",
    "salaries": "90,000-110,000 EUR /year (Berlin); several: put ; between",
    "employment_type": "full-time, part-time, contract …",
    "posted": "2026-11-30, today, +3d",
    "closes": "2026-11-30, fri, +14d",
    "url": "https://…",
    "skills": _SEVERAL,
    "responsibilities": _SEVERAL,
    "benefits": _SEVERAL,
}

FIELDS = tuple(LABELS)
"""All fields, in the order of the form."""


class Field(Horizontal):
    """A label, a line to type in, and under it what is wrong with it."""

    DEFAULT_CSS = """
    Field { height: auto; layout: grid; grid-size: 2; grid-columns: 17 1fr; grid-rows: auto; }
    Field > .label { color: $text-muted; }
    Field > .wrong { column-span: 2; color: $error; padding-left: 17; display: none; }
    Field.-wrong > .wrong { display: block; }
    """

    def __init__(self, fact: str, value: str) -> None:
        super().__init__()
        self.fact = fact
        self._value = value

    def compose(self) -> ComposeResult:
        """The three parts."""
        yield Static(LABELS[self.fact], classes="label", markup=False)
        yield LineInput(self._value, HINTS.get(self.fact, ""))
        yield Static(classes="wrong", markup=False)

    @property
    def value(self) -> str:
        """What stands in the field."""
        return self.query_one(LineInput).value

    def complain(self, message: str) -> None:
        """Say what is wrong, or nothing."""
        self.query_one(".wrong", Static).update(literal(message))
        self.set_class(bool(message), "-wrong")


class PostingForm(Dialog[dict[str, str]]):
    """Saves what was changed by `save`, and stays open while that gives False.

    What was typed and left comes back as the result. Nothing leaves the form that cannot be understood: the
    sentence about it stands under its field.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        SAVE_BINDING,
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    KEYS = (("ctrl+o", "Ctrl+O", "save"), ("tab", "Tab", "next field"), ("escape", "Esc", "leave"))
    CSS = """
    PostingForm > .dialog { width: 84; }
    PostingForm VerticalScroll { height: auto; max-height: 100%; }
    """

    def __init__(
        self,
        heading: str,
        subject: str,
        save: Callable[[Mapping[str, str]], bool],
        *,
        today: date,
        values: Mapping[str, str],
        fields: Sequence[str] = FIELDS,
        draft: Mapping[str, str] | None = None,
    ) -> None:
        """`values` is what stands now, by field; `draft` is what was typed last time and not saved."""
        super().__init__(heading, subject)
        self._save = save
        self._today = today
        self._now = {name: safe_line(values.get(name, "")) for name in fields}
        self._start = self._now | {name: text for name, text in (draft or {}).items() if name in fields}

    def compose_question(self) -> ComposeResult:
        """The fields."""
        with VerticalScroll(can_focus=False):
            for name, value in self._start.items():
                yield Field(name, value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take back a complaint once the value is right."""
        field = event.input.parent
        if isinstance(field, Field) and field.has_class("-wrong"):
            field.complain(self._wrong(field))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next field; save from the last."""
        if event.input.parent is list(self.query(Field))[-1]:
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        """Save what was changed and close, or say what is wrong and stay."""
        changed = self.changed
        wrong = [field for field in self.query(Field) if self._complains(field, changed)]
        if wrong:
            wrong[0].query_one(LineInput).focus()
        elif not changed or self._save(changed):
            self.dismiss({})

    def action_leave(self) -> None:
        """Close; give back what was typed and is not saved."""
        self.dismiss(self.changed)

    @property
    def changed(self) -> dict[str, str]:
        """The fields that hold something else than before."""
        return {f.fact: f.value for f in self.query(Field) if f.value != self._now[f.fact]}

    def _complains(self, field: Field, changed: Mapping[str, str]) -> bool:
        must = field.fact == "title" and not any(self._now.values())
        message = self._wrong(field) if must or field.fact in changed else ""
        field.complain(message)
        return bool(message)

    def _wrong(self, field: Field) -> str:
        try:
            typed(field.fact, field.value, self._today)
        except WrongUsage as problem:
            return problem.message
        return ""
