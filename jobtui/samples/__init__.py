"""Sample postings written for jobtui, and the story that the demo tells about them.

The companies and the texts are invented; the shapes and the traps are those of real postings.
The story is data with dates relative to today: this module reads it, the demo applies it.
"""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

_SUFFIXES = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class StatusStep:
    """A status reached `days_ago` days before today."""

    status: str
    days_ago: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """My state on requirement number `n` (from 1) of the posting: met, partial or unmet."""

    n: int
    state: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A note written `days_ago` days before today."""

    days_ago: int
    text: str


@dataclass(frozen=True, slots=True)
class NextAction:
    """What is to be done, due `due_in_days` days after today; negative means overdue."""

    text: str
    due_in_days: int


@dataclass(frozen=True, slots=True)
class Round:
    """An interview agreed on `days_ago` days before today, at `time` on the clocks of `zone`.

    It takes place on the first working day from `in_days` days after today on; negative means before it.
    """

    days_ago: int
    in_days: int
    time: str
    zone: str
    round: str
    people: tuple[str, ...] = ()
    place: str = ""
    outcome: str = "open"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the company, met `days_ago` days before today."""

    days_ago: int
    name: str
    role: str = ""
    email: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """What happened to the sample in `file`. Statuses and notes run from the oldest to the newest."""

    file: str
    statuses: tuple[StatusStep, ...]
    ticks: tuple[Tick, ...] = ()
    notes: tuple[Note, ...] = ()
    interviews: tuple[Round, ...] = ()
    contacts: tuple[Person, ...] = ()
    next_action: NextAction | None = None
    archived: bool = False


def postings() -> list[tuple[str, bytes]]:
    """All samples as (file name, bytes), sorted by file name."""
    return sorted(
        (entry.name, entry.read_bytes())
        for entry in files(__name__).iterdir()
        if entry.name.endswith(_SUFFIXES)
    )


def claims() -> list[dict[str, str]]:
    """What the person of the story claims: the `kind` of each claim, and the other fields as text."""
    return list(_told()["claim"])


def story() -> list[Chapter]:
    """The story of every sample, in the order of `story.toml`.

    Raises KeyError or TypeError when the file lacks a key, or holds one that is not known.
    """
    return [_chapter(entry) for entry in _told()["posting"]]


def _told() -> dict[str, Any]:
    return tomllib.loads(files(__name__).joinpath("story.toml").read_text(encoding="utf-8"))


def _chapter(entry: dict[str, Any]) -> Chapter:
    action = entry.pop("next_action", None)
    return Chapter(
        file=entry.pop("file"),
        statuses=tuple(StatusStep(**step) for step in entry.pop("statuses")),
        ticks=tuple(Tick(**tick) for tick in entry.pop("ticks", [])),
        notes=tuple(Note(**note) for note in entry.pop("notes", [])),
        interviews=tuple(map(_round, entry.pop("interviews", []))),
        contacts=tuple(Person(**one) for one in entry.pop("contacts", [])),
        next_action=NextAction(**action) if action else None,
        **entry,
    )


def _round(entry: dict[str, Any]) -> Round:
    return Round(people=tuple(entry.pop("people", ())), **entry)
