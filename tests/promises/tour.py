"""A tour of the screens: every key of every view, pane and dialog there is, wherever keys lead."""

from collections.abc import Callable, Iterator
from typing import Any

from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Input, TextArea

from jobtui.tui.actions import VIEWS
from jobtui.tui.app import JobtuiApp
from tests.tui.driving import press

Look = Callable[[str], None]
"""Is told the keys that led to what is seen now."""

_LEAVE_OUT = tuple("quit help_quit undo redo palette command_palette focus move cursor scroll".split())
"""Beginnings of actions that end the tour, or show nothing that was not seen."""

DEEPEST = 5
"""How many keys deep anything lies."""

_MOST_PANES = 6


class Tour:
    """Presses every key once wherever it means something, and looks after each."""

    def __init__(self, pilot: Pilot[Any], look: Look, deepest: int = DEEPEST) -> None:
        self.pilot = pilot
        self.deepest = deepest
        self.app: JobtuiApp = pilot.app  # type: ignore[assignment]  # what it is
        self.look = look
        self.pressed = 0
        self.places: set[object] = set()
        """The screens that were seen: views, and dialogs by their headings."""

    async def views(self) -> None:
        """Go through all views, and through all panes of each."""
        for number in range(1, len(VIEWS) + 1):
            await self.view((str(number),))

    async def view(self, way: tuple[str, ...]) -> None:
        """Go through the panes of the view that these keys lead to."""
        focused: set[object] = set()
        for panes in range(_MOST_PANES):
            here = (*way, *("tab",) * panes)
            await self.go(here)
            if self.app.focused in focused:
                return
            focused.add(self.app.focused)
            await self.keys(here)

    async def palette(self, text: str) -> None:
        """Look at what the palette finds, and go there."""
        await self.go(("1", "colon"))
        for letter in text:
            await self.press(letter)
        for _ in range(10):
            await self.pilot.pause(0.05)
        self.look("palette")
        await self.press("down")
        await self.press("enter")

    async def keys(self, way: tuple[str, ...]) -> None:
        """Press every key that works where these keys lead, and go on wherever that is new."""
        here = self._place()
        for key, owner, action in list(self._keys()):
            if (owner, action) in self.places:
                continue
            self.places.add((owner, action))
            if self._place() != here:
                await self.go(way)
            before = self.app.tracker.store.version()
            await self.press(key)
            there = self._place()
            if there not in self.places and len(self.app.screen_stack) > 2 and len(way) < self.deepest:
                self.places.add(there)
                await self.keys((*way, key))
            if self.app.tracker.store.version() != before:
                await self.back()
                await press(self.pilot, "u")

    async def go(self, way: tuple[str, ...]) -> None:
        """Leave what is open, and press these keys."""
        await self.back()
        for key in way:
            await self.press(key)

    async def back(self) -> None:
        """Leave everything that lies over a view."""
        for _ in range(DEEPEST):
            if len(self.app.screen_stack) > 2 or isinstance(self.app.focused, Input | TextArea):
                await press(self.pilot, "escape")

    async def press(self, key: str) -> None:
        """Press a key and look."""
        await press(self.pilot, key)
        self.pressed += 1
        self.look(f"{self._place()} {key}")

    def _place(self) -> object:
        screen, focused = self.app.screen, self.app.focused
        if isinstance(screen, ModalScreen):
            return type(screen).__name__, getattr(screen, "_heading", "")
        return type(screen).__name__, type(focused).__name__

    def _keys(self) -> Iterator[tuple[str, object, str]]:
        """The keys that work here, whose they are, and what they do; what is copied depends on the pane."""
        for key, active in self.app.screen.active_bindings.items():
            action = active.binding.action
            of_pane = action == "copy" or isinstance(active.node, ModalScreen)
            of_view = "" if self.deepest == 1 else type(active.node).__name__
            owner = self._place() if of_pane else of_view
            if active.enabled and not action.startswith(_LEAVE_OUT):
                yield key, owner, action
