"""What one run of a command works on: the database that was named, and the tracker over it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from jobtui.cli import out
from jobtui.domain.problem import Problem, WrongUsage

if TYPE_CHECKING:
    from jobtui.domain.stage import Stage
    from jobtui.storage.store import SqliteStore
    from jobtui.tracker.tracker import Tracker

_chosen: str | None = None

_LARGE = 16 * 1024 * 1024
"""A database from this size on, some 500 postings, takes longer to back up than one waits without a word."""

_written: set[Path] = set()
"""The databases that this run has written to."""


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
def opened(path: Path | None = None) -> "Iterator[Tracker]":
    """A tracker over the database, let go of at the end. Raises the store's Problems."""
    from jobtui.paths import headings_path
    from jobtui.tracker.tracker import Tracker
    from jobtui.tracker.vocabulary import Vocabulary

    with kept(path) as store:
        yield Tracker(store, vocabulary=Vocabulary(headings_path()))


@contextmanager
def kept(path: Path | None = None) -> Iterator["SqliteStore"]:
    """The database as a file that can be copied, let go of at the end."""
    from jobtui.paths import is_own_folder
    from jobtui.storage.database import usual_stages
    from jobtui.storage.store import SqliteStore

    place = path or database()
    first_stages = usual_stages if path else _wanted_stages
    store = SqliteStore(place, own_folder=is_own_folder(place.parent), first_stages=first_stages)
    try:
        yield store
    finally:
        store.close()
        if store.wrote:
            _written.add(place)
        for notice in store.notices:
            out.warn(notice)


def _wanted_stages() -> tuple["Stage", ...]:
    """The stages with which the person's own database begins. Raises BadData."""
    from jobtui import config
    from jobtui.paths import config_path

    return config.read(config_path()).first_stages


def back_up_written() -> None:
    """Back up what this run wrote to, unless the last backup is new enough."""
    while _written:
        back_up(_written.pop())


def back_up(place: Path) -> None:
    """Back up a database if one is due. A failure is a warning: it stops nobody from working."""
    try:
        with kept(place) as store:
            if store.backup_is_due():
                _back_up(store)
    except Problem as problem:
        out.warn(f"no backup was made: {problem.message}")


def _back_up(store: "SqliteStore") -> None:
    """Back up a database; where that takes a while, a terminal shows how far it is."""
    from jobtui.cli.progress import counting
    from jobtui.tracker.backups import back_up

    if store.path.stat().st_size < _LARGE:
        back_up(store)
        return
    with counting("backing up") as far:
        back_up(store, far.along)
