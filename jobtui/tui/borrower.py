"""The app as the borrower of a terminal: it ends in order, whatever ends it."""

import asyncio
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import RenderableType
from textual.app import App

from jobtui.domain.display import safe_block
from jobtui.tui import clipboard
from jobtui.tui.terminal import Terminal

_SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)

_READERS = frozenset("agenda around comparing market search similar stats warm-up".split())
"""The groups of workers that only read, or only load what is needed later."""
_CHILD = "jobtui.parsing.child"
"""Where this was loaded another process may be reading a posting, which is to be ended."""


class Borrower(App[None]):
    """Heeds signals, fails without a word on the screen, lends the terminal on."""

    def __init__(self) -> None:
        super().__init__(driver_class=Terminal)
        self.leave: Callable[[int], None] | None = None
        """Ends the process with an exit code, once the terminal is given back."""
        self._at_rest = False

    @property
    def open(self) -> bool:
        """Whether nobody has asked it to close."""
        return not self._exit

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Close. What still reads beside the keys need not be waited for; whatever else runs is."""
        working = (one for one in self.workers if not one.is_finished and one.group not in _READERS)
        self._at_rest = not any(working) and _CHILD not in sys.modules
        super().exit(result, return_code, message)

    async def _shutdown(self) -> None:
        """Take everything apart, unless all that matters is done and the process can simply end."""
        if self.leave is not None and self._at_rest and self._exception is None and self._driver is not None:
            self._driver.close()
            self.leave(self.return_code or 0)
        await super()._shutdown()

    def keep_typed(self) -> None:
        """Keep what is typed and not saved."""
        raise NotImplementedError

    def on_load(self) -> None:
        """Heed signals before the terminal is borrowed."""
        for number in _SIGNALS:
            self._heed(number)

    def panic(self, *renderables: object) -> None:
        """Close without a traceback on the screen: whoever runs the app raises the error and tells it."""
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        self.panic()

    def _handle_exception(self, error: Exception) -> None:
        """Fail, unless the app closes: a screen that is half built by then is no failure."""
        if self.open:
            super()._handle_exception(error)

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Lend the terminal; Ctrl+C then means who has it. It comes back also where the borrower fails."""
        failure: BaseException | None = None
        loop = asyncio.get_running_loop()
        loop.remove_signal_handler(signal.SIGINT)
        try:
            with super().suspend():
                try:
                    yield
                except BaseException as error:
                    failure = error
        finally:
            loop.call_later(0, self._heed, signal.SIGINT)  # when what came meanwhile has been read
        if failure is not None:
            raise failure

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what is seen of a text, so that nothing acts where it is pasted. Without any all stays.

        Where nothing takes it to the clipboard it is shown, to be copied by hand.
        """
        if not text:
            return
        seen = "\t".join(map(safe_block, text.split("\t")))
        super().copy_to_clipboard(seen)
        if not (self.handed_over(seen) or clipboard.heeded()):
            from jobtui.tui.dialogs.by_hand import ByHandDialog

            self.call_after_refresh(self.push_screen, ByHandDialog(seen))

    def handed_over(self, text: str) -> bool:
        """Whether a program took a text to the clipboard."""
        command = clipboard.tool()
        return bool(command) and clipboard.hand(command, text)

    def _heed(self, number: signal.Signals) -> None:
        asyncio.get_running_loop().add_signal_handler(number, self._end, 128 + number)

    def _end(self, code: int) -> None:
        """Leave because the system says so, with what was typed kept."""
        self.keep_typed()
        self.exit(return_code=code)
