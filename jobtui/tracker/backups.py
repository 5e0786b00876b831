"""Backups: a copy of the database, and beside it everything once more as the lossless export."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from jobtui.domain.backup import Backup, Restored, export_of
from jobtui.domain.pace import Along
from jobtui.interop.lossless import to_pieces
from jobtui.tracker.contents import exported
from jobtui.tracker.files import MAX_EXPORT_BYTES, read_file
from jobtui.tracker.output import write_pieces


class Whole(Protocol):
    """A store that can be copied as a whole, and filled."""

    @property
    def path(self) -> Path:
        """Where it is."""

    def back_up(self) -> Backup:
        """Keep a whole copy."""

    def restore(self, candidate: Path) -> Restored:
        """Let it hold what a copy holds."""

    def dumping(
        self, along: Along = iter, *, copy: Path | None = None
    ) -> AbstractContextManager[dict[str, Any]]:
        """Everything that it or a copy holds as plain JSON values, the postings one by one."""

    def load(self, plain: dict[str, Any]) -> int:
        """Put a dump into an empty store."""

    def close(self) -> None:
        """Let go of it."""


def back_up(store: Whole, along: Along = iter) -> Backup:
    """Keep a copy, and an export beside it for whoever can read no database. Raises a Problem.

    `along` is handed the postings that go into the export.
    """
    made = store.back_up()
    # Out of the copy, which holds up nobody who writes.
    with store.dumping(along, copy=made.path) as plain:
        write_pieces(export_of(store.path), to_pieces(plain), force=True)
    return made


def restore(store: Whole, candidate: Path, at: Callable[[Path], Whole]) -> Restored:
    """Let a store hold what a copy or an export holds; `at` makes a store on a path.

    Raises NoInput or BadData where the file is no good, and has then touched nothing.
    """
    plain = _plain(candidate)
    if plain is None:
        return store.restore(candidate)
    with TemporaryDirectory(prefix="jobtui-") as folder:
        filled = at(Path(folder) / "export.db")
        filled.load(plain)
        filled.close()
        return store.restore(filled.path)


def _plain(candidate: Path) -> dict[str, Any] | None:
    """The dump in an export, None where the file is none."""
    try:
        if not candidate.is_file():  # a pipe would be waited for
            return None
        with candidate.open("rb") as file:
            begins = file.read(1)
    except (OSError, ValueError):
        return None  # which the store then tells
    if begins != b"{":
        return None
    return exported(read_file(candidate, MAX_EXPORT_BYTES)[0], str(candidate))
