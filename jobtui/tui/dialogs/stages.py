"""The stages: added, put right, moved, dropped. What hangs on one that goes is asked for."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from jobtui.domain.problem import WrongUsage
from jobtui.domain.stage import Stage
from jobtui.tracker import stages
from jobtui.tui.dialogs.form import Form, Slot, Values
from jobtui.tui.dialogs.list_dialog import ListDialog
from jobtui.tui.dialogs.menu import Choice, Menu
from jobtui.tui.text import literal
from jobtui.tui.widgets.item_list import Item

if TYPE_CHECKING:
    from jobtui.tui.app import JobtuiApp

_KINDS = {"open": False, "closed": True}


class StagesDialog(ListDialog):
    """All stages in their order, with what stands in each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("J", "move(1)", "Down"),
        Binding("K", "move(-1)", "Up"),
    ]
    KEYS = (
        ("a", "a", "add"),
        ("enter", "Enter", "edit"),
        ("d", "d", "drop"),
        ("K", "K", "up"),
        ("J", "J", "down"),
        ("escape", "Esc", "leave"),
    )

    def __init__(self, app: "JobtuiApp") -> None:
        super().__init__(app, "Stages", "Where an application can stand")
        self._stages: tuple[Stage, ...] = ()

    @property
    def stage(self) -> Stage:
        """The highlighted stage."""
        return next(one for one in self._stages if str(one.id) == self.list.key)

    def action_add(self) -> None:
        """Add one after the highlighted one."""
        before = self.stage

        def save(values: Values) -> bool:
            return self.write(
                lambda: stages.add(
                    self._jobtui.tracker,
                    values.get("name", ""),
                    symbol=values.get("symbol", ""),
                    letter=values.get("letter", ""),
                    after=before.name,
                    closed=_KINDS[values["kind"].strip()] if "kind" in values else before.closed,
                    quiet_days=_days(values.get("quiet", "")) or None,
                )
            )

        kind = "closed" if before.closed else "open"
        slots = _slots(self._stages, name="")
        self.app.push_screen(Form("New stage", f"After {before.label}", slots, save, values={"kind": kind}))

    def action_edit(self) -> None:
        """Put the highlighted one right."""
        stage, tracker = self.stage, self._jobtui.tracker
        used = stages.uses(tracker, stage)

        def save(values: Values) -> bool:
            return self.write(
                lambda: stages.edit(
                    tracker,
                    stage.name,
                    name=values.get("name"),
                    symbol=values.get("symbol"),
                    letter=values.get("letter"),
                    closed=_KINDS[values["kind"].strip()] if "kind" in values else None,
                    quiet_days=_days(values["quiet"]) if "quiet" in values else None,
                )
            )

        def meaning(values: Values) -> str:
            if values["name"] == stage.name or not (used.standing or used.named):
                return ""
            return f"It {stages.in_use(used)}; they follow the new name."

        values = {
            "name": stage.name,
            "symbol": stage.symbol,
            "letter": stage.letter,
            "kind": "closed" if stage.closed else "open",
            "quiet": str(stage.quiet_days or ""),
        }
        slots = _slots(self._stages, name=stage.name)
        self.app.push_screen(Form("Stage", stage.label, slots, save, values=values, meaning=meaning))

    def action_drop(self) -> None:
        """Take the highlighted one away; ask where its postings go if there are any."""
        stage, tracker = self.stage, self._jobtui.tracker
        used = stages.uses(tracker, stage)
        if not (used.standing or used.named):
            self.write(lambda: stages.drop(tracker, stage.name))
            return

        def chosen(name: str | None) -> None:
            if name is not None:
                self.write(lambda: stages.drop(tracker, stage.name, name))

        others = [one for one in self._stages if one is not stage]
        choices = [Choice(one.letter, one.name, one.label, one.symbol) for one in others]
        heading = f"{stage.label} {stages.in_use(used)}; into"
        self.app.push_screen(Menu(heading, choices, beside=2), chosen)

    def action_move(self, offset: int) -> None:
        """Move the highlighted one by a place."""
        at = self._stages.index(self.stage)
        if not 0 <= at + offset < len(self._stages):
            self._jobtui.refuse(f"It is the {'last' if offset > 0 else 'first'} one.")
            return
        beside, tracker, name = self._stages[at + offset].name, self._jobtui.tracker, self.stage.name
        after, before = (beside, None) if offset > 0 else (None, beside)
        self.write(lambda: stages.move(tracker, name, after=after, before=before))

    def read_again(self) -> None:
        """Show the stages as they are now."""
        tracker = self._jobtui.tracker
        self._stages, standing = tracker.stages(), tracker.store.standing()
        self.list.show([_item(one, standing.get(one.name, 0)) for one in self._stages])
        self.list.styles.height = len(self._stages)


def _item(stage: Stage, standing: int) -> Item:
    told = ["closed"] if stage.closed else []
    told += [f"quiet after {stage.quiet_days} days"] if stage.quiet_days else []
    told += [f"{standing:,} here"] if standing else []
    words = Content.assemble(
        literal(f"{stage.letter}  ", "bold $text-accent"),
        literal(f"{stage.symbol} ", "$text-primary"),
        literal(stage.label.ljust(20)),
        (" · ".join(told), "$foreground-muted"),
    )
    return Item(str(stage.id), words)


def _slots(present: tuple[Stage, ...], *, name: str) -> list[Slot]:
    others = [stage for stage in present if stage.name != name]
    return [
        Slot("name", "Name", "take-home task", lambda text: stages.stage_name(others, text), must=True),
        Slot("symbol", "Symbol", "one character, such as ◇", lambda text: text and stages.symbol_of(text)),
        Slot(
            "letter",
            "Letter",
            "what picks it in the menu",
            lambda text: text and stages.letter_of(others, text),
        ),
        Slot("kind", "Kind", "open or closed", _kind),
        Slot("quiet", "Quiet after", "days without a sign; empty for never", _days),
    ]


def _kind(text: str) -> None:
    if text.strip() not in _KINDS:
        raise WrongUsage("write open or closed.")


def _days(text: str) -> int:
    """Days as typed, 0 for none. Raises WrongUsage."""
    typed = text.strip() or "0"
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
        raise WrongUsage(f"'{typed[:20]}' is not a number of days.")
    return stages.quiet_of(int(typed)) or 0
