"""The person's own editor, for text that is longer than a line."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jobtui.domain.problem import NotThere, Problem

_USUAL = ("nano", "vi")


class EditorFailed(Problem):
    """The editor did not end well; what it was given stays as it was."""

    code = 1
    kind = "editor"


def editor() -> list[str]:
    """The command that `VISUAL` or `EDITOR` names, else a usual one. Raises NotThere."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    try:
        command = shlex.split(named) if named else [one for one in _USUAL if shutil.which(one)][:1]
    except ValueError:
        command = []
    if not command or shutil.which(command[0]) is None:
        raise NotThere(
            f"there is no editor '{(named or '')[:60]}'. Set EDITOR to the name of one."
            if named
            else "there is no editor. Set EDITOR to the name of one."
        )
    return command


def open_in_editor(path: Path) -> None:
    """Open a file and wait until the editor ends. Raises NotThere or EditorFailed."""
    command = [*editor(), str(path)]
    try:
        with _undisturbed():
            ended = subprocess.run(command, check=False)
    except OSError as error:
        raise EditorFailed(f"the editor '{command[0]}' cannot be started.") from error
    if ended.returncode:
        raise EditorFailed(f"the editor '{command[0]}' ended with an error.")


def edited(text: str, name: str = "text.txt") -> str:
    """The text as the person leaves it in the editor. Raises NotThere or EditorFailed.

    It is handed over in a file of that name, which only the person can read, in a folder of its own.
    """
    with tempfile.TemporaryDirectory(prefix="jobtui-") as folder:  # made with mode 0700
        path = Path(folder) / name
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8", errors="surrogatepass")
        try:
            open_in_editor(path)
            return path.read_text(encoding="utf-8", errors="replace").removesuffix("\n")
        except EditorFailed as error:
            raise EditorFailed(f"{error.message} Nothing was changed.") from error
        except OSError as error:
            raise EditorFailed("the editor left no text. Nothing was changed.") from error


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl+C is meant for the editor, which it reaches by itself: who waits for it does not end."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
