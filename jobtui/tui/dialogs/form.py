"""A form: lines under one another, each with what is wrong with it below, saved together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from jobtui.domain.display import safe_block, safe_line
from jobtui.domain.problem import WrongUsage
from jobtui.tui.dialogs.parts import SAVE_BINDING, Dialog, NoteArea
from jobtui.tui.text import block, literal
from jobtui.tui.widgets.line_input import LineInput

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Slot:
    """What a form asks for. `check` raises WrongUsage on text that cannot be understood.

    Where it is a `must`, it is checked even if nothing was typed; a `long` one takes several lines.
    """

    name: str
    label: str
    hint: str = ""
    check: Callable[[str], object] = str
    must: bool = False
    long: bool = False

    def shown(self, text: str) -> str:
        """Text as the field can hold it."""
        return safe_block(text) if self.long else safe_line(text)

    def wrong(self, text: str) -> str:
        """The sentence about what is wrong with a text, "" if nothing."""
        try:
            self.check(text)
        except WrongUsage as problem:
            return problem.message
        return ""


class Field(Horizontal):
    """A label, a place to type in, and under it what is wrong with it."""

    DEFAULT_CSS = """
    Field { height: auto; layout: grid; grid-size: 2; grid-columns: 17 1fr; grid-rows: auto; }
    Field > .label { color: $text-muted; }
    Field > .wrong { column-span: 2; color: $error; padding-left: 17; display: none; }
    Field.-wrong > .wrong { display: block; }
    Field > NoteArea { height: 3; }
    """

    def __init__(self, slot: Slot, value: str) -> None:
        super().__init__()
        self.slot = slot
        self._value = value

    def compose(self) -> ComposeResult:
        """The three parts."""
        yield Static(literal(self.slot.label), classes="label", markup=False)
        yield NoteArea(self._value) if self.slot.long else LineInput(self._value, self.slot.hint)
        yield Static(classes="wrong", markup=False)

    @property
    def place(self) -> LineInput | NoteArea:
        """Where one types."""
        return self.query_one(NoteArea) if self.slot.long else self.query_one(LineInput)

    @property
    def value(self) -> str:
        """What stands in the field."""
        place = self.place
        return place.text if isinstance(place, NoteArea) else place.value

    def complain(self, message: str) -> None:
        """Say what is wrong, or nothing."""
        self.query_one(".wrong", Static).update(literal(message))
        self.set_class(bool(message), "-wrong")


class Form(Dialog[dict[str, str]]):
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
    DEFAULT_CSS = """
    Form VerticalScroll { height: auto; max-height: 100%; }
    Form #meant { color: $text-muted; height: auto; margin-top: 1; display: none; }
    Form #meant.-said { display: block; }
    """

    def __init__(
        self,
        heading: str,
        subject: str,
        slots: Sequence[Slot],
        save: Callable[[Values], bool],
        *,
        values: Values,
        draft: Values | None = None,
        meaning: Callable[[Values], str] | None = None,
    ) -> None:
        """`values` is what stands now, by name; `draft` is what was typed last time and not saved.

        `meaning` says in words what the values mean together.
        """
        super().__init__(heading, subject)
        self._slots = slots
        self._save = save
        self._now = {slot.name: slot.shown(values.get(slot.name, "")) for slot in slots}
        self._start = self._now | {name: text for name, text in (draft or {}).items() if name in self._now}
        self._meaning = meaning

    def compose_question(self) -> ComposeResult:
        """The fields."""
        with VerticalScroll(can_focus=False):
            for slot in self._slots:
                yield Field(slot, self._start[slot.name])

    def compose_verdict(self) -> ComposeResult:
        """What it means."""
        yield Static(id="meant", markup=False)

    def on_mount(self) -> None:
        """Say what it means."""
        self._show_meaning()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take back a complaint once the value is right, and say what all means now."""
        self._look_at(event.input)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """The same for several lines."""
        self._look_at(event.text_area)

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
            wrong[0].place.focus()
        elif not changed or self._save(changed):
            self.dismiss({})

    @property
    def unsaved(self) -> dict[str, str]:
        """What was changed."""
        return self.changed

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the fields, by name."""
        return {field.slot.name: field.value for field in self.query(Field)}

    @property
    def changed(self) -> dict[str, str]:
        """The fields that hold something else than before."""
        return {name: text for name, text in self.typed.items() if text != self._now[name]}

    def _look_at(self, place: Input | TextArea) -> None:
        field = place.parent
        if isinstance(field, Field) and field.has_class("-wrong"):
            field.complain(field.slot.wrong(field.value))
        self._show_meaning()

    def _complains(self, field: Field, changed: Values) -> bool:
        looked_at = field.slot.must or field.slot.name in changed
        message = field.slot.wrong(field.value) if looked_at else ""
        field.complain(message)
        return bool(message)

    def _show_meaning(self) -> None:
        said = self._meaning(self.typed) if self._meaning else ""
        meant = self.query_one("#meant", Static)
        meant.update(block(said) if said else Content(""))
        meant.set_class(bool(said), "-said")
