"""One run of the command line, from the arguments to the exit code."""

import re
import sys
from collections.abc import Sequence
from typing import Annotated

from typer import Exit, Option, TyperException
from typer.main import get_group

from jobtui.cli import out, session
from jobtui.cli.command import Commands, new_group
from jobtui.cli.encoding import ERRORS
from jobtui.cli.failure import told
from jobtui.domain.problem import WrongUsage

app = new_group()

_LONG = re.compile(r"([^\s'\"()]{60})[^\s'\"()]+")
"""What was typed is told up to here."""


@app.callback(cls=Commands, subcommand_metavar="COMMAND ...", options_metavar="[--db PATH]")
def jobtui(
    database: Annotated[
        str | None, Option("--db", metavar="PATH", help="Use this database (JOBTUI_DB does the same).")
    ] = None,
    version: Annotated[bool, Option("--version", help="Print the version.")] = False,
) -> None:
    """Turns saved job postings into requirement checklists and tracks your applications.

    jobtui without a command opens the screens. Everything they do, a command does too;
    jobtui COMMAND --help says how, with an example.
    """
    session.choose_database(database)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code. Failures are told on standard error."""
    own = arguments[: arguments.index("--")] if "--" in arguments else arguments
    out.speak_json(wanted="--json" in own)
    session.forget()
    try:
        code = _run(list(arguments))
        out.flush()
        session.back_up_written()
        return code
    except TyperException as error:
        return told(_usage(error), arguments)
    except BaseException as error:
        return told(error, arguments)


def prepare_streams() -> None:
    """Let any text through: what the encoding of a stream lacks is replaced, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=ERRORS)


def _run(arguments: list[str]) -> int:
    if sys.stdout is None:
        raise out.output_failed(out.OUTPUT_CLOSED)
    commands = get_group(app)
    try:
        with commands.make_context("jobtui", arguments) as context:
            if context.params["version"]:
                from jobtui import __version__

                out.line(f"jobtui {__version__}")
                return 0
            return int(commands.invoke(context) or 0)
    except Exit as ended:
        return ended.exit_code


def _usage(error: TyperException) -> WrongUsage:
    """A mistake in the command line, told in our style: what is wrong, and where it is described."""
    guesses = hasattr(error, "possibilities")  # far-fetched ones, for an option that is not there
    text = " ".join((error.message if guesses else error.format_message()).split()).rstrip(".")
    text = _LONG.sub(r"\1…", text)
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "jobtui"
    return WrongUsage(f"{text[:1].lower()}{text[1:]}. See {path} --help.")
