"""What a resume proposes: each claim with its line, to be ticked; and the path that leads there."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from jobtui.domain.problem import Problem
from jobtui.domain.profile import Proposal, describe
from jobtui.tui.dialogs.parts import SAVE_BINDING, Dialog
from jobtui.tui.text import block, literal
from jobtui.tui.widgets.item_list import Item, ItemList, TickList
from jobtui.tui.widgets.path_input import PathInput


class ResumePathDialog(Dialog[Path]):
    """Gives the path to `read`, stays open while that fails, and gives back which it was."""

    BINDINGS: ClassVar[list[BindingType]] = [SAVE_BINDING]
    KEYS = (("enter", "Enter", "read"), ("tab", "Tab", "complete"), ("escape", "Esc", "leave"))
    AUTO_FOCUS = "PathLine"
    DEFAULT_CSS = """
    ResumePathDialog #wrong { color: $text-error; height: auto; }
    """

    def __init__(self, read: Callable[[Path], None]) -> None:
        super().__init__("Read a resume", "Text, Markdown or HTML; a profile in TOML is taken over.")
        self._read = read

    def compose_question(self) -> ComposeResult:
        """The path, and what is there."""
        yield PathInput(placeholder="a file; Tab completes", several=False)

    def compose_verdict(self) -> ComposeResult:
        """What is wrong with it."""
        yield Static(markup=False, id="wrong")

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Read it."""
        typed = self.query_one(PathInput).value.strip()
        if not typed:
            self._say("Type the name of a file.")
            return
        path = Path(typed).expanduser()
        try:
            self._read(path)
        except Problem as problem:
            self._say(problem.message)
        else:
            self.dismiss(path)

    def _say(self, wrong: str) -> None:
        self.query_one("#wrong", Static).update(block(wrong))


class ProposalsDialog(Dialog[list[Proposal]]):
    """Gives back the ticked ones; none is ticked before the person does it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,a", "tick", "Accept"),
        Binding("A", "tick_all", "All, or none"),
        Binding("enter", "save", "Take over"),
        SAVE_BINDING,
    ]
    KEYS = (
        ("space", "␣ a", "accept"),
        ("A", "A", "all or none"),
        ("enter", "Enter", "take over"),
        ("escape", "Esc", "leave"),
    )
    CSS = """
    ProposalsDialog > .dialog { width: 100; }
    """
    DEFAULT_CSS = """
    ProposalsDialog ItemList { height: auto; max-height: 65vh; }
    """

    def __init__(self, file: str, found: Sequence[Proposal]) -> None:
        super().__init__(f"What {file} says", "Accept what is true. Nothing else of the resume is kept.")
        self._found = found
        self._ticked: set[int] = set()

    def compose_question(self) -> ComposeResult:
        """The list."""
        yield TickList(classes="")

    def compose_verdict(self) -> ComposeResult:
        """How many are accepted."""
        yield Static(markup=False, id="count")

    def on_mount(self) -> None:
        """Show it."""
        self._show()
        self.list.focus()

    @property
    def list(self) -> ItemList:
        """The proposals, ticked or not."""
        return self.query_one(ItemList)

    def action_tick(self) -> None:
        """Accept the highlighted one and go on, or leave it out again."""
        at = self.list.at
        if at is None:
            return
        self._ticked ^= {at}
        self._show()
        if at in self._ticked and at + 1 < self.list.rows:
            self.list.go(at + 1)

    def action_tick_all(self) -> None:
        """Accept all, or none where all are."""
        every = set(range(len(self._found)))
        self._ticked = set() if self._ticked == every else every
        self._show()

    def action_save(self) -> None:
        """Give back the ticked ones."""
        self.dismiss([self._found[at] for at in sorted(self._ticked)])

    def _show(self) -> None:
        items = [_item(at, one, ticked=at in self._ticked) for at, one in enumerate(self._found)]
        self.list.show(items)
        self.list.styles.height = 2 * len(items)
        count = f"{len(self._ticked)} of {len(self._found)} accepted"
        self.query_one("#count", Static).update(Content.styled(count, "$foreground-muted"))


def _item(at: int, one: Proposal, *, ticked: bool) -> Item:
    words = Content.assemble(
        literal(describe(one.claim), "bold" if ticked else ""), (f"  {one.claim.kind}", "$foreground-muted")
    )
    line = literal(f"line {one.line}: {one.text}", "$foreground-muted")
    return Item(str(at), words, Content("[x] " if ticked else "[ ] "), (line,))
