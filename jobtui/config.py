"""The file of the settings: read with the line of what is wrong in it, and written back one by one."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from jobtui.domain.problem import BadData, CannotWrite, WrongUsage
from jobtui.domain.toml import LONGEST, toml_values
from jobtui.settings import SETTINGS, Config, Within

_BY_NAME = {one.name: one for one in SETTINGS}
_TABLES = {one.name.partition(".")[0] for one in SETTINGS if "." in one.name}


class _Unknown(WrongUsage):
    """A setting that there is not."""


def settings(config: Config) -> dict[str, Any]:
    """Every setting by its place, as plain values of TOML."""
    return {one.name: one.plain(getattr(config, one.field)) for one in SETTINGS}


def read(path: Path) -> Config:
    """The settings of a file, the defaults where there is none. Raises BadData, naming file and line."""
    config, faults = look(path)
    if faults:
        raise faults[0]
    return config


def look(path: Path, themes: Sequence[str] = ()) -> tuple[Config, tuple[BadData, ...]]:
    """The settings of a file that can be understood, the others with their defaults, and what is wrong.

    A theme is held against `themes`, where they are told.
    """
    try:
        text = _content(path)
        found = _flat(toml_values(text)) if text else {}
    except BadData as fault:
        return Config(), (fault,)
    except ValueError as error:
        return Config(), (BadData(f"'{path}': {_lower(str(error))}.", file=str(path)),)
    lines = _lines(text)
    right: dict[str, Any] = {}
    faults = []
    for name, value in found.items():
        understood, wrong = _understood(name, value)
        faults += [_wrong(path, lines, name, error) for error in wrong]
        if understood is not None:
            right[name] = understood
    if "quiet" in right and "stage" in right:
        twice = WrongUsage("own stages say themselves after how many days they are quiet.")
        faults.append(_wrong(path, lines, "quiet", twice))
        del right["quiet"]
    if themes and (right.get("theme") or themes[0]) not in themes:
        faults.append(_wrong(path, lines, "theme", _no_theme(right.pop("theme"), themes)))
    set_here = {name: _line(lines, name) for name in found if name in right}
    values = {_BY_NAME[name].field: value for name, value in right.items()}
    return Config(**values, lines=set_here), tuple(faults)


def _understood(name: str, value: Any) -> tuple[Any, list[WrongUsage]]:
    """A setting as far as it can be understood, None where not at all, and what is wrong with it."""
    if name not in _BY_NAME:
        return None, [_Unknown(f"unknown setting '{name}'. One of: {', '.join(_BY_NAME)}.")]
    wrong: list[WrongUsage] = []
    while True:
        try:
            return _BY_NAME[name].read(value), wrong
        except WrongUsage as error:
            wrong.append(error)
            part = error.part if isinstance(error, Within) and isinstance(value, dict) else ""
            rest = _without(value, part) if part else {}
            if not rest or rest == value:
                return None, wrong
            value = rest


def _without(held: Mapping[str, Any], place: str) -> dict[str, Any]:
    """A table without what stands at a place, and without what holds nothing then."""
    found = {}
    for name, inner in held.items():
        within = isinstance(inner, dict) and place.startswith(f"{name}.")
        rest = _without(inner, place.removeprefix(f"{name}.")) if within else inner
        if name != place and rest != {}:
            found[name] = rest
    return found


def _no_theme(name: str, themes: Sequence[str]) -> WrongUsage:
    from difflib import get_close_matches  # only who mistypes needs it

    near = get_close_matches(name[:60], themes, 1)
    hint = f" Did you mean '{near[0]}'?" if near else ""
    return WrongUsage(f"there is no theme '{name[:60]}'.{hint}")


def changed(config: Config, name: str, value: Any) -> Config:
    """The settings with one of them changed. Raises WrongUsage."""
    return replace(config, **{_BY_NAME[name].field: _BY_NAME[name].read(value)})


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


def _content(path: Path) -> str:
    """What the file says, nothing where it is not there. Raises BadData."""
    try:
        if path.exists() and not path.is_file():
            raise BadData(f"'{path}' is not a regular file.", file=str(path))
        with path.open(encoding="utf-8") as file:
            return file.read(LONGEST + 1)
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "not UTF-8"
        raise BadData(f"'{path}' cannot be read: {why.lower()}.", file=str(path)) from error


def _flat(held: Mapping[str, Any]) -> dict[str, Any]:
    """The settings by their place; a table that is none is taken for a setting, which then is unknown."""
    found: dict[str, Any] = {}
    for name, value in held.items():
        if name in _TABLES and isinstance(value, dict):
            found |= {f"{name}.{key}": inner for key, inner in value.items()}
        else:
            found[name] = value
    return found


def _wrong(path: Path, lines: Mapping[str, int], name: str, error: WrongUsage) -> BadData:
    """What is wrong with a setting, and in which line: that of the part at fault, or of what holds it."""
    place = f"{name}.{error.part}" if isinstance(error, Within) else name
    line = _line(lines, place)
    at = f", line {line}" if line else ""
    label = ".".join(part for part in place.split(".") if not part.isdigit())
    said = error.message if isinstance(error, _Unknown) else f"{label}: {error.message}"
    return BadData(f"'{path}'{at}: {said}", file=str(path))


def _line(lines: Mapping[str, int], place: str) -> int:
    """The line of a place, or of the nearest that holds it; 0 where none is known."""
    while place and place not in lines:
        place = place.rpartition(".")[0]
    return lines.get(place, 0)


_NAME = r"""\s*((?:"[^"]*"|'[^']*'|[\w.-])+)\s*"""


def _lines(text: str) -> dict[str, int]:
    """The line of each key, and of each table, by its place; tables of a list are numbered from 0."""
    found: dict[str, int] = {}
    lists: Counter[str] = Counter()
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if opened := re.match(rf"\s*\[(\[?){_NAME}\]", line):
            table = _bare(opened[2])
            found.setdefault(table, number)
            if opened[1]:  # one more of a list
                lists[table] += 1
                table = f"{table}.{lists[table] - 1}"
                found[table] = number
            table += "."
        elif key := re.match(rf"{_NAME}=", line):
            found.setdefault(table + _bare(key[1]), number)
    return found


def _bare(name: str) -> str:
    return re.sub("[\"']", "", name)


def _lower(said: str) -> str:
    return said[:1].lower() + said[1:]
