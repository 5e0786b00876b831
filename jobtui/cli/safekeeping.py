"""backup, restore, doctor: that nothing is lost."""

from pathlib import Path
from typing import Annotated, Any

from typer import Argument, Option

from jobtui.cli import out
from jobtui.cli.command import Json, command, new_group
from jobtui.cli.out import Cell
from jobtui.cli.session import kept
from jobtui.domain.number import counted
from jobtui.domain.problem import Refused

app = new_group()

_AT_ODDS = 1
"""The exit code of a check that found something, but no damage."""

Force = Annotated[bool, Option("--force", help="Replace the file if it exists.")]


@command(app, "backup")
def backup(
    path: Annotated[
        Path | None, Argument(metavar="[PATH]", parser=Path, help="A new file, or a folder for it.")
    ] = None,
    force: Force = False,
    every: Annotated[bool, Option("--list", help="List the backups that are there.")] = False,
    json: Json = False,
) -> None:
    """Copy the database safely, also while jobtui runs, check the copy, and print where it is.

    Without PATH it goes into the folder backups beside the database, where older ones are thinned out: all of
    two days stay, one a day for 14 days, one a week for 8 weeks, one a month for a year.

    Example: jobtui backup /media/stick/jobtui.db
    """
    from jobtui.tracker import backups

    with kept() as store:
        if every:
            _list(store.backups(), json=json)
            return
        place = backups.back_up(store).path if path is None else _copied(store, path, force=force)
    if json:
        out.as_json({"schema": 1, "backup": str(place), "bytes": place.stat().st_size})
    else:
        out.line(str(place))


def _copied(store: Any, path: Path, *, force: bool) -> Path:
    from jobtui.tracker.output import check_target, refusal

    try:
        place = path / store.path.name if path.is_dir() else path
        is_itself = place.exists() and store.path.exists() and place.samefile(store.path)
    except (OSError, ValueError) as error:
        raise refusal(path, error) from error
    if is_itself:
        raise Refused(f"'{place}' is the database itself. Name another file.", file=str(place))
    check_target(place, force=force)
    store.copy_to(place, force=force)
    return place.absolute()


def _list(found: list[Any], *, json: bool) -> None:
    if json:
        plain = [
            {"path": str(one.path), "at": f"{one.at:%Y-%m-%dT%H:%M:%SZ}", "bytes": one.path.stat().st_size}
            for one in found
        ]
        out.as_json({"schema": 1, "backups": plain})
        return
    if not found:
        out.remark("no backups yet. jobtui backup makes one.")
    out.rows([[one.words, Cell(f"{one.path.stat().st_size:>12,}", "dim"), str(one.path)] for one in found])


@command(app, "restore")
def restore(
    path: Annotated[Path, Argument(metavar="PATH", parser=Path, help="A backup, or a JSON export.")],
    json: Json = False,
) -> None:
    """Put a backup in the place of the database. What stands there now is kept and named.

    Another jobtui that is open shows the restored data. backup --list names the backups.

    Example: jobtui restore backups/jobtui.20261121T201500Z.db
    """
    from jobtui.storage.store import SqliteStore
    from jobtui.tracker import backups

    with kept() as store:
        done = backups.restore(store, path, SqliteStore)
    before = None if done.before is None else str(done.before)
    if json:
        out.as_json({"schema": 1, "restored": str(path), "postings": done.held.postings, "before": before})
        return
    out.line(f"Restored · {counted(done.held.postings, 'posting')} from '{path}'")
    if before:
        out.remark(f"what was there before is kept in '{before}'.")


@command(app, "doctor")
def doctor(
    full: Annotated[
        bool, Option("--full", help="Compare indexes and kept files as well; takes longer.")
    ] = False,
    json: Json = False,
) -> int:
    """Check the database and its newest backup. Nothing is changed.

    The exit code is 72 where it is damaged, 1 where something in it is not as it should be.

    Example: jobtui doctor --full
    """
    from jobtui.storage.failures import damaged
    from jobtui.storage.place import doubt

    with kept() as store:
        there = store.path.exists()
        damage, odd = store.examine(full=full)
        newest = store.newest_whole()
    if words := doubt(store.path):
        out.warn(words)
    if json:
        plain = {"damage": damage, "odd": odd, "backup": newest and str(newest.path)}
        out.as_json({"schema": 1, "database": str(store.path), "full": full} | plain)
    elif there:
        _print(damage + odd, f"backup of {newest.words} is whole" if newest else "no backup that is whole")
    else:
        out.remark(f"'{store.path}' is not there yet.")
    if damage:
        raise damaged(store.path)
    return _AT_ODDS if odd else 0


def _print(found: list[str], backup: str) -> None:
    out.rows([["database", words] for words in found or ["in order"]] + [["backups", backup]])
