"""The entry: without a command the screens, else the command line. Nothing heavy is imported at the top."""

import gc
import os
import sys
from functools import partial

from jobtui import terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def main() -> None:
    """Run jobtui with the arguments of this process and end it with the exit code."""
    os.umask(0o077)
    arguments = sys.argv[1:]
    wants_screens, database = _screens_wanted(arguments)
    try:
        code = _show_screens(database) if wants_screens else _run_command(arguments)
    except KeyboardInterrupt:  # before anything was begun
        code = 130
    sys.exit(code)


def _screens_wanted(arguments: list[str]) -> tuple[bool, str | None]:
    """Whether nothing but a database is named, and which."""
    match arguments:
        case []:
            return True, None
        case ["--db", path] if path.strip():
            return True, path
        case [given] if given.startswith("--db=") and given.removeprefix("--db=").strip():
            return True, given.removeprefix("--db=")
        case _:
            return False, None


def _show_screens(database: str | None) -> int:
    try:
        terminal.require()
        from jobtui.tui import prepaint

        prepaint.begin(database)
        os.environ.setdefault("TEXTUAL_FPS", "120")  # read when Textual is loaded: half the wait
        gc.disable()  # until the screens are up: what is loaded stays
        from jobtui.paths import database_path
        from jobtui.tui.app import run

        place = database_path(database)
        code = run(place, leave=partial(_leave, place))
        _back_up(place)
        return code
    except BaseException as error:
        _give_back()
        from jobtui.cli.failure import told

        return told(error, [])


def _back_up(place: "Path") -> None:
    from jobtui.cli.session import back_up

    back_up(place)


def _leave(place: "Path", code: int) -> None:
    """End at once: the screens are closed, all is written, and Python would take everything apart first."""
    from jobtui.tui import prepaint

    try:
        prepaint.heed_signals_as_usual()
        _back_up(place)
    except BaseException as error:
        from jobtui.cli.failure import told

        code = told(error, [])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _give_back() -> None:
    """Leave a terminal that was painted on, and that no app has taken over."""
    if "jobtui.tui.prepaint" in sys.modules:
        sys.modules["jobtui.tui.prepaint"].give_back()


def _run_command(arguments: list[str]) -> int:
    gc.set_threshold(10_000, 20, 100)  # what is loaded stays, and need not be looked through again and again
    if arguments and arguments[0] == "list":
        from jobtui.cli import quick

        if (code := quick.run(arguments)) is not None:
            return code
    from jobtui.cli.app import prepare_streams, run
    from jobtui.cli.signals import heed_signals

    heed_signals()
    prepare_streams()
    return run(arguments)


if __name__ == "__main__":
    main()
