"""How commands are declared: options that several share, and a group that loads only what is run."""

import inspect
import re
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from typing import Annotated, Any

from typer import Argument, Option, Typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from jobtui.cli.groups import GROUPS, MODULES
from jobtui.cli.session import choose_database
from jobtui.domain.problem import NotThere, WrongUsage

_LARGEST_ID = 2**63 - 1


def posting_number(text: str) -> int:
    """The number of a posting as typed: `12` or `#12`. Raises WrongUsage, or NotThere for one beyond all."""
    digits = text.removeprefix("#")
    if not (digits.isascii() and digits.isdigit()):
        raise WrongUsage(f"'{text[:60]}' is not the number of a posting. jobtui list shows the numbers.")
    if len(digits) > 19 or int(digits) > _LARGEST_ID:
        raise NotThere(f"there is no posting {digits[:60]}.")
    return int(digits)


def posting_numbers(text: str) -> list[int]:
    """The numbers of one or several postings as typed: `3` or `3,4,7`. Raises as `posting_number` does."""
    return list(dict.fromkeys(map(posting_number, text.split(","))))


def whole_number(text: str) -> int:
    """A count as typed, one or more. Raises WrongUsage."""
    if not (text.isascii() and text.isdigit() and len(text) < 16 and int(text) > 0):
        raise WrongUsage(f"'{text[:60]}' is not a whole number above 0.")
    return int(text)


Id = Annotated[int, Argument(metavar="ID", parser=posting_number, help="Number of the posting.")]
MaybeId = Annotated[
    int | None, Argument(metavar="[ID]", parser=posting_number, help="Number of the posting; all without.")
]
Ids = Annotated[list[int], Argument(metavar="ID...", parser=posting_number, help="Numbers of the postings.")]
Json = Annotated[bool, Option("--json", help="Print JSON for scripts.")]
_Database = Annotated[
    str | None, Option("--db", metavar="PATH", help="Use this database (JOBTUI_DB does the same).")
]

Run = Callable[..., int | None]


class _AsTyped:
    """Takes what was typed as it is, or through the parser of its parameter.

    Typer's own way imports pydantic, which takes longer than all the rest of a run.
    """

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value of one parameter, a list where several can be given."""
        if param.multiple or param.nargs == -1:
            return [self.coerce_one(one, param) for one in value or ()]
        return self.coerce_one(value, param)

    def coerce_one(self, value: Any, param: Any) -> Any:
        """One value; what is no text is a default and stays."""
        parse = param.type_descriptor.parameter_info.parser
        return parse(value) if parse and isinstance(value, str) else value


class _Plain:
    """A command whose parameters are all taken as typed."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, that of --help included."""
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            param.get_runtime_param = _AsTyped
        return params


class Command(_Plain, TyperCommand):
    """One command; its help names arguments by their metavar alone."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """`[OPTIONS] ID TEXT`."""
        return ["[OPTIONS]", *(param.metavar for param in _arguments(self))]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The arguments, then the options."""
        given = [(param.metavar.removesuffix("..."), param.help or "") for param in _arguments(self)]
        if given:
            with formatter.section("Arguments"):
                formatter.write_dl(given)
        records = [param.get_help_record(ctx) for param in self.get_params(ctx)]
        with formatter.section("Options"):
            formatter.write_dl([record for record in records if record and record[0].startswith("-")])


class TakesWords(Command):
    """A command that takes the words of a filter: `-word` is one of them, no option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Set the words apart from the options."""
        options = {name: param for param in self.get_params(ctx) for name in param.opts}
        told: list[str] = []
        words: list[str] = []
        rest = iter(args)
        for one in rest:
            if one == "--":
                words += rest
            elif one in options or one.startswith("--"):
                told.append(one)
                if one in options and not getattr(options[one], "is_flag", False):
                    value = next(rest, None)
                    if value is None:  # which click then tells
                        words = []
                        break
                    told.append(value)
            else:
                words.append(one)
        parsed: list[str] = super().parse_args(ctx, [*told, "--", *words] if words else told)
        return parsed


class Group(_Plain, TyperGroup):
    """Commands under one name."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands, each with the first sentence of its help, which is never cut."""
        names = self.list_commands(ctx)
        with formatter.section("Commands"):
            formatter.write_dl([(name, first_sentence(self.get_command(ctx, name))) for name in names])


class Listed(Group):
    """Its name alone is short for `list`: `rate` for `rate list`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Let nothing, or options of the list, mean the list."""
        rest: list[str] = super().parse_args(ctx, ["list", *args] if args[:1] == ["--json"] else args)
        if not ctx._protected_args:
            ctx._protected_args = ["list"]
        return rest


class Direct(Listed):
    """Its first command needs no name either: `rate EUR USD 1.08` is short for `rate set EUR USD 1.08`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is meant, and what is left for it."""
        first = self.list_commands(ctx)[0]
        return super().resolve_command(ctx, args if args[0] in self.commands else [first, *args])


class Commands(Group):
    """All commands; the module of one is imported when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names in the order of the help."""
        return list(MODULES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name. Raises WrongUsage naming the nearest one."""
        if cmd_name not in MODULES:
            from difflib import get_close_matches

            near = get_close_matches(cmd_name, MODULES, 1)
            hint = f"Did you mean '{near[0]}'?" if near else "See jobtui --help."
            raise WrongUsage(f"there is no command '{cmd_name[:60]}'. {hint}")
        module = import_module(f"jobtui.cli.{MODULES[cmd_name]}")
        return get_group(module.app).commands[cmd_name]

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands under the headings of their groups, all in one column."""
        indent = max(map(len, MODULES))
        for heading, names in GROUPS.items():
            with formatter.section(heading):
                found = [(name, self.get_command(ctx, name)) for name in names]
                formatter.write_dl([(name.ljust(indent), first_sentence(one)) for name, one in found])


def first_sentence(command: Any) -> str:
    """The first sentence of a command's help, whole."""
    paragraph = " ".join((command.help or "").split("\n\n")[0].split())
    return re.split(r"(?<=\.) ", paragraph, maxsplit=1)[0]


def new_group(cls: type[Group] = Group) -> Typer:
    """A group of commands, without rich's boxes and tracebacks."""
    return Typer(
        cls=cls,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def group_within(parent: Typer, name: str, summary: str, cls: type[Group] = Group) -> Typer:
    """A group under a name of its own, which takes `--db` as commands do."""
    group = new_group(cls)
    group.callback(help=summary)(_choose)
    parent.add_typer(group, name=name)
    return group


def _choose(database: _Database = None) -> None:
    choose_database(database)


def command(group: Typer, name: str, *, shape: type[Command] = Command) -> Callable[[Run], Run]:
    """Put a function on the command line, `--db` beside its own options. It returns an exit code or None."""

    def put(function: Run) -> Run:
        @wraps(function)
        def run(*, database: str | None = None, **given: Any) -> int:
            choose_database(database)
            return function(**given) or 0

        group.command(name, cls=shape)(with_option(run, function, "database", None, _Database))
        return function

    return put


def with_option(run: Run, function: Callable[..., Any], name: str, default: Any, annotation: Any) -> Run:
    """`run`, which wraps a function, with the function's parameters and one more option."""
    signature = inspect.signature(function)
    option = inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
    run.__signature__ = signature.replace(  # type: ignore[attr-defined]
        parameters=[*signature.parameters.values(), option]
    )
    run.__annotations__ = function.__annotations__ | {name: annotation}
    return run


def _arguments(command: TyperCommand) -> list[Any]:
    return [param for param in command.params if param.param_type_name == "argument"]
