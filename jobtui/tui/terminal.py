"""The person's terminal, borrowed: it goes back as it was, whatever becomes of it or of the app."""

import os
import signal
from codecs import getincrementaldecoder
from contextlib import suppress
from select import select
from typing import IO, Any

from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from jobtui.tui import prepaint

_LEFT_ON = "\x1b[?1016l"
"""Ends what Textual begins and forgets: the mouse told in pixels."""


class Terminal(LinuxDriver):
    """Textual's driver, for windows that are closed, processes that are halted and bytes that are no text."""

    _before: list[Any] | None = None
    """The settings of the line before the first picture, if there is one to be taken over."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._file: IO[str] = _Window(self._file)  # type: ignore[assignment]  # all that is asked of it
        self._borrowed = False
        self._picture = ""
        self._told_to_stop, self._tell_to_stop = os.pipe()

    def start_application_mode(self) -> None:
        """Borrow the terminal. After SIGSTOP, which nobody is told of, it still is, and goes back first."""
        if self._borrowed:
            self.suspend_application_mode()
        self._borrowed = True
        self._before = prepaint.take_over()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    @property
    def attrs_before(self) -> list[Any] | None:
        """The settings of the line as they were: those found, or those from before the first picture."""
        return self._attrs

    @attrs_before.setter
    def attrs_before(self, found: list[Any] | None) -> None:
        self._attrs = self._before or found

    def send_message(self, message: Message) -> None:
        """Tell the app of a key. Textual would make a task of that first, which costs a key a turn."""
        self._app.post_message(message)

    def write(self, data: str) -> None:
        """Show it, a whole picture at once: each part would wait for the thread that writes.

        A screen that is painted on is not entered again, which would wipe it.
        """
        if self._picture or data == SYNC_START:
            self._picture += data
            if data != SYNC_END:
                return
            data, self._picture = self._picture, ""
        if self._before is None or data != prepaint.ENTER:
            super().write(data)

    def stop_application_mode(self) -> None:
        """Give it back, even in the middle of a picture: a signal may say so."""
        self._picture = ""
        super().stop_application_mode()
        self.write(_LEFT_ON)
        self._borrowed = False

    def disable_input(self) -> None:
        """Take no more input. The thread that waits for it is woken, so that nobody waits for the thread."""
        os.write(self._tell_to_stop, b".")
        super().disable_input()

    def run_input_thread(self) -> None:
        """Take what is typed until told to stop; what is no UTF-8 becomes �.

        Raises EOFError or OSError where the window is closed.
        """
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        while select((self._told_to_stop,), (), (), 0)[0]:
            os.read(self._told_to_stop, 4096)
        while not self.exit_event.is_set():
            # Only half a key has an end in time: a lone Esc is known by what does not follow it.
            patience = None if parser._timeout_time is None else 0.1
            if self.fileno in select((self.fileno, self._told_to_stop), (), (), patience)[0]:
                typed = os.read(self.fileno, 4096)
                if not typed:
                    raise EOFError
                for event in parser.feed(text) if (text := decode(typed)) else ():
                    self.process_message(event)
            for event in parser.tick():
                self.process_message(event)

    def _run_input_thread(self) -> None:
        """As the system does, tell of a window that is closed; any other failure is the app's."""
        try:
            self.run_input_thread()
        except (EOFError, OSError):
            os.kill(os.getpid(), signal.SIGHUP)
        except Exception as error:
            self._app.call_later(self._app._handle_exception, error)


class _Window:
    """Where the pictures go; once it is closed they go nowhere, so that nobody waits for it."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Show it."""
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        """Show it now."""
        with suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        """Its number."""
        return self._file.fileno()
