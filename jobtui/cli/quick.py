"""`list --json` with the options scripts use most, answered without typer and without our classes.

Whatever is out of the ordinary is left to the command line as a whole, which then says what is wrong.
"""

import sys
from collections.abc import Sequence

from jobtui.domain.problem import Problem

_SCOPES = {"--all": "all", "--archived": "archived", "--deleted": "deleted"}
"""The options that choose what is listed, the last one before the others."""


def run(arguments: Sequence[str]) -> int | None:
    """Answer and return the exit code; None where the whole command line has to."""
    asked = _asked(arguments)
    if asked is None or sys.stdout is None or sys.stdout.isatty():
        return None
    database, options = asked
    scope = next((_SCOPES[one] for one in reversed(_SCOPES) if one in options), "open")
    answer = _answer(database, scope)
    if answer is None:
        return None
    try:
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()
    except OSError as error:
        return _failed(error, arguments)
    return 0


def _asked(arguments: Sequence[str]) -> tuple[str | None, set[str]] | None:
    """The database that is named and the options of `list --json`; None where anything else is there."""
    given, database = [], None
    rest = iter(arguments)
    for one in rest:
        if one == "--db":
            database = next(rest, "")
            if not database.strip():
                return None
        else:
            given.append(one)
    if given[:1] != ["list"] or "--json" not in given or not {*given[1:]} <= {"--json", *_SCOPES}:
        return None
    return database, {*given[1:]}


def _answer(named: str | None, scope: str) -> str | None:
    from jobtui import paths
    from jobtui.storage.database import Database
    from jobtui.storage.listed import newest

    if paths.config_path().exists():  # it may say another order, or be wrong
        return None
    place = paths.database_path(named)
    database = Database(place, own_folder=paths.is_own_folder(place.parent))
    try:
        found = newest(database, scope)
    except (Problem, ValueError, KeyError, TypeError):
        found = None
    for notice in database.notices:
        from jobtui.cli import out

        out.warn(notice)
    return found


def _failed(error: OSError, arguments: Sequence[str]) -> int:
    from jobtui.cli import out
    from jobtui.cli.failure import told

    out.speak_json(wanted=True)
    return told(error if isinstance(error, BrokenPipeError) else out.output_failed(error), arguments)
