"""A menu: one letter a choice, arrows and Enter as well, the mouse too. It opens beside what it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from jobtui.tui.dialogs.parts import Modal
from jobtui.tui.text import literal
from jobtui.tui.widgets.item_list import Item, ItemList


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice. `value` is given back; `apart` begins a new group; `remark` stands at the right."""

    letter: str
    value: str
    label: str
    symbol: str = ""
    remark: str = ""
    current: bool = False
    apart: bool = False


class MenuList(ItemList, inherit_bindings=False):
    """The choices. Letters are left to the menu; one click chooses."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move_down", show=False),
        Binding("up", "move_up", show=False),
        Binding("home", "move_top", show=False),
        Binding("end", "move_bottom", show=False),
    ]

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked one."""
        offset = event.get_content_offset(self)
        row = None if offset is None else self.row_at_line(offset.y)
        event.prevent_default()
        if row is not None:
            self.go(row)
            self.press()


class Menu(Modal[str]):
    """Gives back the value of the chosen one, None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave"),
        Binding("enter", "choose", "Choose"),
    ]
    CSS = """
    Menu { align: left top; }
    Menu > .dialog { width: auto; padding: 0; }
    """

    def __init__(self, heading: str, choices: Sequence[Choice], *, beside: int) -> None:
        """`beside` is the screen line the menu should open at."""
        super().__init__()
        self._heading = heading
        self._choices = choices
        self._beside = beside
        self._items = _menu_items(choices, heading)
        self._width = max(len(heading) + 4, *(item.text.cell_length for item in self._items))

    def compose(self) -> ComposeResult:
        """The frame with the choices."""
        with Vertical(classes="dialog") as frame:
            frame.border_title = literal(self._heading)
            menu = MenuList(classes="")
            menu.styles.width = self._width + 1
            menu.styles.height = len(self._items)
            menu.styles.max_height = "100%"
            yield menu

    def on_mount(self) -> None:
        """Highlight the present one and open beside the row."""
        menu = self.query_one(MenuList)
        menu.show(self._items)
        menu.highlight(next((choice.value for choice in self._choices if choice.current), ""))
        menu.focus()
        self._place()

    def on_resize(self) -> None:
        """Stay within the screen."""
        self._place()

    def on_key(self, event: events.Key) -> None:
        """A letter chooses; j and k move where they are no letters of the menu."""
        for choice in self._choices:
            if event.character == choice.letter:
                event.stop()
                self.dismiss(choice.value)
                return
        move = {"j": 1, "k": -1}.get(event.key)
        if move:
            event.stop()
            self.query_one(MenuList).step(move)

    def action_choose(self) -> None:
        """Give back the highlighted one."""
        self.dismiss(self.query_one(MenuList).key)

    def action_leave(self) -> None:
        """Close, nothing chosen."""
        self.dismiss(None)

    def _place(self) -> None:
        width, height = self._width + 3, len(self._items) + 2
        right = max(0, min(18, self.size.width - width))
        down = max(0, min(self._beside, self.size.height - height))
        self.query_one(Vertical).styles.offset = (right, down)


def _menu_items(choices: Sequence[Choice], heading: str) -> list[Item]:
    signs = any(choice.symbol for choice in choices)
    widest = max(len(choice.label) for choice in choices)
    aside = max(len(_remark(choice)) for choice in choices)
    items = []
    line = 8 + widest + aside if signs else 6 + widest + aside
    for at, choice in enumerate(choices):
        if choice.apart:
            rule = Content.styled("─" * max(line, len(heading) + 4), "$foreground-muted")
            items.append(Item(f"rule {at}", rule, heading=True))
        parts: list[Content | tuple[str, str]] = [(f" {choice.letter}  ", "bold $text-accent")]
        if signs:
            parts.append((f"{choice.symbol} ", "$text-primary"))
        parts.append(literal(choice.label.ljust(widest + 2)))
        parts.append((_remark(choice).rjust(aside), "$foreground-muted"))
        items.append(Item(choice.value, Content.assemble(*parts)))
    return items


def _remark(choice: Choice) -> str:
    return "now" if choice.current and not choice.remark else choice.remark
