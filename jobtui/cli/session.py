"""What one run of a command works on: the database that was named, and the tracker over it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jobtui.cli import out
from jobtui.domain.problem import WrongUsage
from jobtui.tracker.tracker import Tracker

_chosen: str | None = None


def choose_database(given: str | None) -> None:
    """Take the database an option names; the last one wins, None changes nothing. Raises WrongUsage."""
    global _chosen  # noqa: PLW0603  (one process, one database)
    if given is not None and not given.strip():
        raise WrongUsage("--db names no file. Give a path.")
    _chosen = given or _chosen


def forget() -> None:
    """Start a run without a choice."""
    global _chosen  # noqa: PLW0603
    _chosen = None


def database() -> Path:
    """The file of the database: `--db`, else JOBTUI_DB, else the person's own data folder."""
    from jobtui.paths import database_path

    return database_path(_chosen)


@contextmanager
def opened(path: Path | None = None) -> Iterator[Tracker]:
    """A tracker over the database, let go of at the end. Raises the store's Problems."""
    from jobtui.paths import headings_path, is_own_folder
    from jobtui.storage.store import SqliteStore
    from jobtui.tracker.vocabulary import Vocabulary

    place = path or database()
    store = SqliteStore(place, own_folder=is_own_folder(place.parent))
    try:
        yield Tracker(store, vocabulary=Vocabulary(headings_path()))
    finally:
        store.close()
        for notice in store.notices:
            out.warn(notice)
