"""The settings a person makes, read from a TOML file: what they may be, and how one is written back."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from jobtui.domain.columns import ListColumn, columns_of
from jobtui.domain.filter import NEWEST_FIRST, Order, order_text, ordered
from jobtui.domain.problem import BadData, CannotWrite, WrongUsage
from jobtui.domain.toml import LONGEST, toml_values


@dataclass(frozen=True, slots=True)
class Config:
    """All settings. `lines` tells in which line of the file each one that is set there stands.

    Without `columns` a list shows what it has room for; without a `theme` the screens have their own.
    """

    theme: str = ""
    columns: tuple[ListColumn, ...] = ()
    sort: tuple[Order, ...] = NEWEST_FIRST
    prepaint: bool = True
    lines: Mapping[str, int] = field(default_factory=dict)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise WrongUsage('expected text in quotation marks, such as "text".')
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise WrongUsage("expected true or false.")
    return value


def _columns(value: Any) -> tuple[ListColumn, ...]:
    if not isinstance(value, list):
        raise WrongUsage('expected a list such as ["title", "company"].')
    return columns_of(map(_text, value))


def _sort(value: Any) -> tuple[Order, ...]:
    return ordered(_text(value))


_READ: dict[str, Callable[[Any], Any]] = {
    "theme": _text,
    "prepaint": _truth,
    "list.columns": _columns,
    "list.sort": _sort,
}
"""Every setting by its place in the file, and how its value is read."""

_FIELD = {"theme": "theme", "prepaint": "prepaint", "list.columns": "columns", "list.sort": "sort"}

TEMPLATE = """\
# Settings of jobtui. What is not set here has its default; `jobtui config` shows all of them.

# theme = "textual-light"
# prepaint = false  # first picture only once everything is loaded

[list]
# columns = ["title", "company", "status", "pay"]
# sort = "company,-pay"
"""
"""What a new file says."""


def settings(config: Config) -> dict[str, Any]:
    """Every setting by its place, as plain values of TOML."""
    return {
        "theme": config.theme,
        "prepaint": config.prepaint,
        "list.columns": [str(column) for column in config.columns],
        "list.sort": order_text(config.sort),
    }


def read(path: Path) -> Config:
    """The settings of a file, the defaults where there is none. Raises BadData, naming file and line."""
    try:
        if path.exists() and not path.is_file():
            raise BadData(f"'{path}' is not a regular file.", file=str(path))
        with path.open(encoding="utf-8") as file:
            text = file.read(LONGEST + 1)
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "not UTF-8"
        raise BadData(f"'{path}' cannot be read: {why.lower()}.", file=str(path)) from error
    try:
        found = dict(_flat(toml_values(text)))
    except ValueError as error:
        raise BadData(f"'{path}': {_lower(str(error))}.", file=str(path)) from error
    lines = _lines(text)
    values = {}
    for name, value in found.items():
        try:
            values[_FIELD[name]] = _READ[name](value)
        except KeyError:
            raise _wrong(
                path, lines, name, f"unknown setting '{name}'. One of: {', '.join(_READ)}."
            ) from None
        except WrongUsage as error:
            raise _wrong(path, lines, name, f"{name}: {error.message}") from None
    return Config(**values, lines={name: lines.get(name, 0) for name in found})


def changed(config: Config, name: str, value: Any) -> Config:
    """The settings with one of them changed. Raises WrongUsage."""
    return replace(config, **{_FIELD[name]: _READ[name](value)})


def keep(path: Path, name: str, value: Any) -> None:
    """Write one setting into the file, which is made if need be; all else in it stays as it is.

    Raises BadData where the file cannot be understood, CannotWrite where it cannot be written.
    """
    import tomlkit  # only who writes needs it

    read(path)
    try:
        held = tomlkit.parse(path.read_text(encoding="utf-8") if path.exists() else "")
        table, _, key = name.rpartition(".")
        part: Any = held.setdefault(table, tomlkit.table()) if table else held
        part[key] = value
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.new")
        aside.write_text(tomlkit.dumps(held), encoding="utf-8")
        aside.replace(path)
    except OSError as error:
        why = (error.strerror or "unknown error").lower()
        raise CannotWrite(f"'{path}' cannot be written: {why}.", file=str(path)) from error


def _flat(held: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The settings by their place; a table that is none is taken for a setting, which then is unknown."""
    tables = {name.partition(".")[0] for name in _READ if "." in name}
    found: list[tuple[str, Any]] = []
    for name, value in held.items():
        if name in tables and isinstance(value, dict):
            found += [(f"{name}.{key}", inner) for key, inner in value.items()]
        else:
            found.append((name, value))
    return found


def _wrong(path: Path, lines: Mapping[str, int], name: str, said: str) -> BadData:
    at = f", line {lines[name]}" if name in lines else ""
    return BadData(f"'{path}'{at}: {said}", file=str(path))


def _lines(text: str) -> dict[str, int]:
    """The line of each key, and of each table, by its place."""
    found: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if opened := re.match(r"\s*\[\s*([\w.\"'-]+)\s*\]", line):
            table = opened[1].strip("\"'") + "."
            found.setdefault(table.rstrip("."), number)
        elif key := re.match(r"\s*([\w.\"'-]+)\s*=", line):
            found.setdefault(table + re.sub("[\"']", "", key[1]), number)
    return found


def _lower(said: str) -> str:
    return said[:1].lower() + said[1:]
