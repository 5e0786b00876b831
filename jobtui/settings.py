"""The settings a person can make: one table of all, and how the value of each is read and shown."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from jobtui.domain.columns import ListColumn, columns_of
from jobtui.domain.filter import NEWEST_FIRST, Order, order_text, ordered
from jobtui.domain.problem import WrongUsage
from jobtui.domain.stage import FIRST_STAGES, Stage, find_stage

SYMBOLS = ("unicode", "ascii")
DATES = ("day month", "month day", "iso")
NUMBERS = ("1,000.5", "1.000,5", "1 000,5")


@dataclass(frozen=True, slots=True)
class Config:
    """All settings. `lines` tells in which line of the file each one that is set there stands.

    Without `columns` a list shows what it has room for; without a `theme` the screens have their own;
    `keys` holds the keys of actions that have not those of the registry, by action id.
    """

    theme: str = ""
    prepaint: bool = True
    symbols: str = SYMBOLS[0]
    dates: str = DATES[0]
    numbers: str = NUMBERS[0]
    columns: tuple[ListColumn, ...] = ()
    sort: tuple[Order, ...] = NEWEST_FIRST
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    quiet: Mapping[str, int] = field(default_factory=dict)
    stages: tuple[Stage, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def first_stages(self) -> tuple[Stage, ...]:
        """The stages with which a new database begins."""
        days = {find_stage(FIRST_STAGES, name).name: days for name, days in self.quiet.items()}
        usual = (replace(one, quiet_days=days.get(one.name, one.quiet_days) or None) for one in FIRST_STAGES)
        return self.stages or tuple(usual)


class Within(WrongUsage):
    """What is wrong with a part of a setting; `part` is its place below the setting."""

    def __init__(self, part: str, message: str) -> None:
        super().__init__(message)
        self.part = part


@contextmanager
def _part(name: str) -> Iterator[None]:
    try:
        yield
    except WrongUsage as error:
        inner = f".{error.part}" if isinstance(error, Within) else ""
        raise Within(name + inner, error.message) from None


# How values are read


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise WrongUsage('expected text in quotation marks, such as "text".')
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise WrongUsage("expected true or false.")
    return value


def _days(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise WrongUsage("expected a number of days, 0 for never.")
    return value


def _one_of(*known: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if _text(value) not in known:
            raise WrongUsage(f"unknown value '{value[:60]}'. One of: {', '.join(map(repr, known))}.")
        return str(value)

    return read


def _table(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise WrongUsage("expected a table of its own, under its name in brackets.")
    return value


def _columns(value: Any) -> tuple[ListColumn, ...]:
    if not isinstance(value, list):
        raise WrongUsage('expected a list such as ["title", "company"].')
    return columns_of(map(_text, value))


def _sort(value: Any) -> tuple[Order, ...]:
    return ordered(_text(value))


def _keys(value: Any) -> dict[str, tuple[str, ...]]:
    from jobtui.tui.keymap import Keymap, clash, keys_of  # few give keys of their own

    own: dict[str, tuple[str, ...]] = {}
    for id, typed in _dotted(_table(value)):
        with _part(id):
            own[id] = keys_of(id, [_text(one) for one in (typed if isinstance(typed, list) else [typed])])
    if wrong := clash(Keymap(own)):
        raise Within(*wrong)
    return own


def _quiet(value: Any) -> dict[str, int]:
    from jobtui.tracker.stages import quiet_of

    found = {}
    for name, days in _table(value).items():
        with _part(name):
            found[find_stage(FIRST_STAGES, name).name] = quiet_of(_days(days)) or 0
    return found


def _stages(value: Any) -> tuple[Stage, ...]:
    if not isinstance(value, list) or not value:
        raise WrongUsage("expected tables, each under [[stage]].")
    found: list[Stage] = []
    for at, one in enumerate(value):
        with _part(str(at)):
            found.append(_stage(found, _table(one)))
    if found[0].closed:
        raise Within("0", "the first stage must be an open one; new postings begin in it.")
    return tuple(found)


def _stage(before: Sequence[Stage], given: Mapping[str, Any]) -> Stage:
    from jobtui.tracker.stages import drafted

    read = {"name": _text, "symbol": _text, "letter": _text, "closed": _truth, "quiet": _days}
    values: dict[str, Any] = {}
    for name, value in given.items():
        with _part(name):
            if name not in read:
                raise WrongUsage(f"unknown setting of a stage. One of: {', '.join(read)}.")
            values[name] = read[name](value)
    if "name" not in values:
        raise WrongUsage("a stage needs a name.")
    values["quiet_days"] = values.pop("quiet", None)
    return replace(drafted(before, **values), position=len(before) + 1)


def _dotted(value: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """What a table holds by names with dots in them, in quotation marks or not."""
    for name, inner in value.items():
        if isinstance(inner, dict):
            yield from _dotted(inner, f"{above}{name}.")
        else:
            yield f"{above}{name}", inner


# All there are


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its place in the file, the field that holds it, how it is read and shown, what it is.

    `takes` says which values there are, in Markdown.
    """

    name: str
    field: str
    read: Callable[[Any], Any]
    says: str
    takes: str
    plain: Callable[[Any], Any] = lambda value: value


def _choices(known: Sequence[str]) -> str:
    return ", ".join(f'`"{one}"`' for one in known)


# fmt: off  (a setting is a paragraph)
SETTINGS = (
    Setting(
        "theme",
        "theme",
        _text,
        "The colours. The screens write back the theme that is chosen there.",
        'the name of a theme, such as `"nord"`',
    ),
    Setting("symbols", "symbols", _one_of(*SYMBOLS), "What the screens draw with.", _choices(SYMBOLS)),
    Setting(
        "prepaint",
        "prepaint",
        _truth,
        "Whether a first picture is drawn before everything is loaded.",
        "`true`, `false`",
    ),
    Setting(
        "list.columns",
        "columns",
        _columns,
        "The columns of lists; without it, those that there is room for.",
        "a list of " + ", ".join(f"`{one}`" for one in ListColumn),
        lambda held: [str(one) for one in held],
    ),
    Setting(
        "list.sort",
        "sort",
        _sort,
        "The order of lists.",
        'as `jobtui list --sort` takes it, such as `"company,-pay"`',
        order_text,
    ),
    Setting("format.dates", "dates", _one_of(*DATES), "How the screens write days.", _choices(DATES)),
    Setting(
        "format.numbers", "numbers", _one_of(*NUMBERS), "How the screens write amounts.", _choices(NUMBERS)
    ),
    Setting(
        "keys",
        "keys",
        _keys,
        "Keys of your own.",
        "a table: action = key, or a list of keys",
        lambda held: {id: list(keys) for id, keys in held.items()},
    ),
    Setting(
        "quiet",
        "quiet",
        _quiet,
        "After how many days silence is worth a nudge, in a new database.",
        "a table: stage = days, 0 for never",
        dict,
    ),
    Setting(
        "stage",
        "stages",
        _stages,
        "The stages of a new database, in place of the usual ones.",
        "tables, each with `name` and perhaps `symbol`, `letter`, `closed`, `quiet`",
        lambda held: [_plain_stage(one) for one in held],
    ),
)
# fmt: on


def _plain_stage(stage: Stage) -> dict[str, Any]:
    plain = {"name": stage.name, "symbol": stage.symbol, "letter": stage.letter, "closed": stage.closed}
    return plain | ({"quiet": stage.quiet_days} if stage.quiet_days else {})


TEMPLATE = """\
# Settings of jobtui. What is not set here has its default; `jobtui config` shows all of them,
# docs/config.md says what each does.

# theme = "textual-light"
# symbols = "ascii"
# prepaint = false

[list]
# columns = ["title", "company", "status", "pay"]
# sort = "company,-pay"

[format]
# dates = "iso"
# numbers = "1.000,5"

[keys]
# "posting.archive" = "delete"

[quiet]
# applied = 21
"""
"""What a new file says."""
