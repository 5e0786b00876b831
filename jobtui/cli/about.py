"""demo, keys, info: the program itself."""

import os
import platform
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Annotated, Any

from typer import Option

from jobtui import __version__, terminal
from jobtui.cli import out
from jobtui.cli.command import Json, command, new_group
from jobtui.cli.keys_page import keys_page
from jobtui.cli.out import Cell
from jobtui.cli.progress import counting
from jobtui.cli.session import database, opened
from jobtui.domain.problem import CannotWrite, Problem
from jobtui.tui.actions import ACTIONS
from jobtui.tui.key_names import key_symbol
from jobtui.tui.keymap import Keymap

app = new_group()

_PACKAGES = ("textual", "rich", "sqlmodel", "typer")


@command(app, "demo")
def demo(
    keep: Annotated[
        Path | None,
        Option("--keep", metavar="PATH", parser=Path, help="Keep the database there; it must be new."),
    ] = None,
) -> int:
    """Open the screens on sample postings.

    The database is thrown away at the end, unless --keep names a place for it.

    Example: jobtui demo --keep demo.db
    """
    terminal.require()
    if keep is not None:
        code = _show(_new_place(keep))
        out.remark(f"kept in '{keep}'. jobtui --db {keep} opens it again.")
        return code
    folder = Path(mkdtemp(prefix="jobtui-demo-"))
    try:
        return _show(folder / "demo.db")
    finally:
        rmtree(folder, ignore_errors=True)


def _new_place(path: Path) -> Path:
    """The path if nothing is there but perhaps an empty file, which makes way. Raises CannotWrite."""
    from jobtui.tracker.output import refusal

    try:
        if path.is_dir():
            raise CannotWrite(f"'{path}' is a folder. Name a file that is not there yet.", file=str(path))
        if os.path.lexists(path):
            if path.is_symlink() or not path.is_file() or path.stat().st_size:
                said = f"'{path}' already exists. Name a file that is not there yet."
                raise CannotWrite(said, file=str(path))
            path.unlink()
    except OSError as error:
        raise refusal(path, error) from error
    return path


def _show(path: Path) -> int:
    from datetime import datetime

    from jobtui.tracker.demo import fill
    from jobtui.tui.app import run

    with opened(path) as tracker, counting("filling the demo"):
        fill(tracker, datetime.now().astimezone())
    return run(path, path.with_suffix(".headings.toml"))


@command(app, "keys")
def keys(
    json: Json = False,
    markdown: Annotated[bool, Option("--markdown", help="Print the tables of the README.")] = False,
) -> int:
    """List the keys of the screens and their commands, with those of config.toml.

    Example: jobtui keys
    """
    if markdown:
        out.block(keys_page())
        return 0
    from jobtui import config
    from jobtui.paths import config_path

    held, faults = config.look(config_path())
    live = Keymap(held.keys)
    if json:
        plain = [
            {
                "id": action.id,
                "keys": list(live.keys(action)),
                "where": action.place.value,
                "label": action.label,
                "text": action.tip,
                "command": action.command,
            }
            for action in ACTIONS
        ]
        out.as_json({"schema": 1, "keys": plain})
    else:
        _tell_keys(live)
    for fault in faults:
        out.problem(fault)
    return faults[0].code if faults else 0


def _tell_keys(live: Keymap) -> None:
    for at, place in enumerate(dict.fromkeys(action.place for action in ACTIONS)):
        out.heading(place.value, first=at == 0)
        here = [action for action in ACTIONS if action.place is place]
        out.rows(
            [
                [
                    Cell(" ".join(map(key_symbol, live.keys(action))) or "(palette)", "bold"),
                    Cell(action.command, "dim"),
                    action.tip,
                ]
                for action in here
            ]
        )


@command(app, "info")
def info(json: Json = False) -> int:
    """Print paths, versions and counts.

    Example: jobtui --db search.db info
    """
    path = database()
    counts, problem = _counts(path)
    plain = _program() | {"database": _file(path), "counts": counts}
    if json:
        out.as_json({"schema": 1} | plain)
    else:
        flat = [(f"{name} {key}", value) for name, part in plain.items() for key, value in part.items()]
        out.rows([[Cell(name, "dim"), _told(value)] for name, value in flat])
    if problem is None:
        return 0
    out.problem(problem)
    return problem.code


def _told(value: str | int | None) -> str:
    return "none" if value is None else f"{value:,}" if isinstance(value, int) else value


def _program() -> dict[str, dict[str, Any]]:
    from importlib.metadata import version

    from jobtui.paths import config_dir, data_dir, headings_path, state_dir

    return {
        "jobtui": {"version": __version__, "python": platform.python_version()},
        "package": {name: version(name) for name in _PACKAGES},
        "folder": {"data": str(data_dir()), "config": str(config_dir()), "state": str(state_dir())},
        "headings": {"path": str(headings_path())},
    }


def _file(path: Path) -> dict[str, Any]:
    from jobtui.storage.identity import SCHEMA

    size = None
    with suppress(OSError):  # a name too long for any file
        size = path.stat().st_size if path.is_file() else None
    return {"path": str(path.absolute()), "bytes": size, "schema": SCHEMA}


def _counts(path: Path) -> tuple[dict[str, int | None], Problem | None]:
    """How many postings there are; none is known of a database that cannot be read, and the reason why."""
    try:
        with opened(path) as tracker:
            return asdict(tracker.counts()), None
    except Problem as problem:
        return dict.fromkeys(("open", "closed", "archived", "deleted")), problem
