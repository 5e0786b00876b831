"""What is kept of an internal error: where it happened, nothing of what was being worked on."""

import os
import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from jobtui import __version__
from jobtui.cli.groups import MODULES


def traceback_of(error: BaseException) -> str:
    """The whole traceback with its messages, for JOBTUI_DEBUG=1."""
    return "".join(traceback.format_exception(error))


def report(error: BaseException, arguments: Sequence[str]) -> str:
    """Write the crash file, readable by its owner only, and return the sentence for the person."""
    text = _details(error, arguments)
    try:
        path = _write(text)
    except OSError:
        return "internal error. Your data is safe. Set JOBTUI_DEBUG=1 to see the details."
    return f"internal error. Your data is safe; details are in '{path}'."


def _write(text: str) -> Path:
    from jobtui.paths import state_dir

    folder = state_dir()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"crash-{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}.log"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    return path


def _details(error: BaseException, arguments: Sequence[str]) -> str:
    """Versions, the name of the command, and each exception's type and lines; no messages, no values."""
    import platform  # only who fails needs it

    command = next((word for word in arguments if word in MODULES), "")
    parts = [f"jobtui {__version__} {command}, Python {sys.version.split()[0]}, {platform.platform()}\n"]
    chained: BaseException | None = error
    while chained is not None:
        frames = traceback.extract_tb(chained.__traceback__)
        parts += [
            f"\n{type(chained).__module__}.{type(chained).__qualname__}\n",
            *traceback.format_list(frames),
        ]
        chained = chained.__cause__ or chained.__context__
    return "".join(parts)
