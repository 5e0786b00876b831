"""Help: the keys of the focused pane first, then all, narrowed by typing."""

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from jobtui.tui.actions import COMMON, Action, Place, actions_of
from jobtui.tui.bindings import action_of
from jobtui.tui.dialogs.parts import Modal
from jobtui.tui.keymap import live, signs
from jobtui.tui.widgets.line_input import LineInput

_KEYS_WIDTH = 14


class HelpDialog(Modal[None]):
    """A table of keys. Typing narrows it; Esc closes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Close", key_display="Esc"),
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("pagedown", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
    ]

    def __init__(self, asked_on: Screen[object]) -> None:
        super().__init__()
        self._places = _places_in_order(asked_on)

    def compose(self) -> ComposeResult:
        """A search line over the table."""
        with Vertical(classes="dialog wide") as dialog:
            dialog.border_title = "Keys"
            dialog.border_subtitle = "type to search · ↑↓ scroll · Esc close"
            yield LineInput(placeholder="type to search")
            with VerticalScroll(can_focus=False):
                yield Static(markup=False, id="keys")

    def on_mount(self) -> None:
        """Everything at first."""
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the table."""
        self._show(event.value.casefold())

    def action_scroll(self, lines: int) -> None:
        """Scroll without leaving the search line."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def _show(self, wanted: str) -> None:
        parts: list[Content] = []
        for place in self._places:
            found = [
                action for action in actions_of(place) if live().keys(action) and wanted in _searched(action)
            ]
            if found:
                parts.append(Content.styled(f"{place}\n", "bold $primary"))
                parts += [_line(action) for action in found]
                parts.append(Content("\n"))
        self.query_one("#keys", Static).update(Content.assemble(*parts) if parts else Content("No such key."))


def _searched(action: Action) -> str:
    """What a search looks through: what it does, how it is called, where, its keys and its command."""
    return (
        f"{action.tip} {action.label} {action.place} {signs(action)} {action.id} {action.command}".casefold()
    )


def _line(action: Action) -> Content:
    keys = signs(action)
    padding = " " * max(1, _KEYS_WIDTH - cell_len(keys))
    return Content.assemble(("  " + keys + padding, "bold $accent"), action.tip + "\n")


def _places_in_order(screen: Screen[object]) -> list[Place]:
    """The places whose keys work now, those of the focused pane first and what goes without saying last;
    then the others.
    """
    actions = (action_of(active.binding) for active in screen.active_bindings.values())
    here = list(dict.fromkeys(action.place for action in actions if action is not None))
    here.sort(key=lambda place: place in COMMON)
    return here + [place for place in Place if place not in here]
