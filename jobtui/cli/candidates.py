"""What can stand next on a command line that is half typed: commands, options, and the values they take."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from typer.core import TyperGroup

from jobtui.cli.command import Direct, Listed, first_sentence
from jobtui.cli.session import choose_database
from jobtui.cli.value_names import VALUES, Values
from jobtui.domain.problem import Problem

_MOST = 500


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that can stand there, and what it is."""

    word: str
    says: str = ""


def candidates(root: TyperGroup, words: Sequence[str], begun: str) -> list[Candidate] | None:
    """What can come after `words` and goes on from `begun`; None where the shell should look for files."""
    command, path, rest = _command(root, words)
    if rest and rest[-1] == "--db":
        return None
    if isinstance(command, TyperGroup):
        if rest:
            return []
        found = _options(command) if begun.startswith("-") else _names(command, path)
        if isinstance(command, Direct):
            found = [*found, *(_values(_first(command), [*path, _first(command).name], [], begun) or ())]
        return _going_on(found, begun)
    return _values(command, path, rest, begun)


def _command(root: TyperGroup, words: Sequence[str]) -> tuple[Any, list[str], list[str]]:
    """The innermost command that is named, its path, and the words after it."""
    command: Any = root
    path: list[str] = []
    rest = [*words]
    while rest and isinstance(command, TyperGroup):
        if rest[0] == "--db" and len(rest) > 1:
            choose_database(rest[1])
            rest = rest[2:]
        elif rest[0] in command.list_commands(None):  # type: ignore[arg-type]  # which needs none
            path.append(rest[0])
            command, rest = command.get_command(None, rest[0]), rest[1:]  # type: ignore[arg-type]
        elif isinstance(command, Listed) and not rest[0].startswith("-"):
            command = _first(command) if isinstance(command, Direct) else command.commands["list"]
            path.append(command.name)
        else:
            break
    return command, path, rest


def _first(group: Any) -> Any:
    return group.commands[group.list_commands(None)[0]]


def _names(group: Any, path: Sequence[str]) -> list[Candidate]:
    """The commands of a group; those of all are named only, since what they are would take long to load."""
    names = group.list_commands(None)
    return [Candidate(name, first_sentence(group.commands[name]) if path else "") for name in names]


def _options(command: Any, taken: Iterable[str] = ()) -> list[Candidate]:
    found = [
        Candidate(name, param.help or "")
        for param in command.params
        if param.param_type_name == "option" and (param.multiple or not {*param.opts} & {*taken})
        for name in param.opts
        if name.startswith("--")
    ]
    return [*found, Candidate("--help", "Show what it does and takes.")]


def _values(command: Any, path: Sequence[str], rest: Sequence[str], begun: str) -> list[Candidate] | None:
    """The values of the option that was named last, or of the argument whose turn it is."""
    options = {name: one for one in command.params if one.param_type_name == "option" for name in one.opts}
    given, waiting = _given(options, rest)
    if waiting is not None:
        return _of(waiting, path, begun)
    name, joined, value = begun.partition("=")
    if joined and name in options:
        found = _of(options[name], path, value)
        return found and [Candidate(f"{name}={one.word}", one.says) for one in found]
    if begun.startswith("-") and "--" not in rest and not begun.removeprefix("-")[:1].isalpha():
        return _going_on(_options(command, rest), begun)
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    if not arguments or (given >= len(arguments) and arguments[-1].nargs != -1):
        return _going_on(_options(command, rest), begun)
    return _of(arguments[min(given, len(arguments) - 1)], path, begun)


def _given(options: Mapping[str, Any], rest: Sequence[str]) -> tuple[int, Any]:
    """How many arguments are there, and the option that still waits for its value, if one does."""
    given = 0
    words = iter(rest)
    for word in words:
        option = options.get(word)
        if option is None or option.is_flag:
            given += not word.startswith("--")
        elif next(words, None) is None:
            return given, option
    return given, None


def _of(param: Any, path: Sequence[str], begun: str) -> list[Candidate] | None:
    """The values of a parameter; of several with commas between, the last one is completed."""
    shape = param.metavar or ""
    values = _named([*param.opts, _bare(shape)], path)
    if values is None:
        return None if shape.strip("[].") in ("PATH", "FILE", "FOLDER") else _going_on(_listed(shape), begun)
    before, comma, last = begun.rpartition(",") if values.several else ("", "", begun)
    try:
        found = [Candidate(f"{before}{comma}{word}", says) for word, says in values.told(last)]
    except Problem:
        return []  # a database that cannot be read has nothing to offer
    return _going_on(found, begun)


def _named(names: Sequence[str], path: Sequence[str]) -> Values | None:
    """What the values of an option or a shape are, for the command at hand before all."""
    for length in range(len(path), -1, -1):
        for name in names:
            if values := VALUES.get(" ".join([*path[:length], name])):
                return values
    return None


def _bare(shape: str) -> str:
    """`[WORDS]...` and `WORDS...` are `WORDS`."""
    return shape.strip("[]").removesuffix("...").strip("[]")


def _listed(shape: str) -> Iterator[Candidate]:
    """The words of a shape that lists them: `pro|con`, `0..5`."""
    if "|" in shape and " " not in shape:
        yield from map(Candidate, shape.split("|"))
    first, dots, last = shape.partition("..")
    if dots and first.isdigit() and last.isdigit():
        yield from (Candidate(str(number)) for number in range(int(first), int(last) + 1))


def _going_on(found: Iterable[Candidate], begun: str) -> list[Candidate]:
    wanted = begun.casefold()
    return [one for one in found if one.word.casefold().startswith(wanted)][:_MOST]
