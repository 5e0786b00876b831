"""The values that parameters take, by the way the help writes them: one table, read by the completion."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from jobtui.cli.session import opened
from jobtui.domain.columns import ListColumn
from jobtui.domain.fields import FIELDS
from jobtui.domain.filter import CHOICES, NEAR_DAYS, WEEKDAYS, Query, SavedFilter, Scope, SortKey
from jobtui.domain.filter import FIELDS as TERMS

Told = Iterable[tuple[str, str]]
"""Words and what they are."""

_POSTINGS = 500


@dataclass(frozen=True, slots=True)
class Values:
    """What can be told of what is begun; `several` where commas may stand between."""

    told: Callable[[str], Told]
    several: bool = False


def _plain(words: Iterable[str]) -> Callable[[str], Told]:
    return lambda begun: ((word, "") for word in words)


def _postings(begun: str) -> Told:
    """The newest postings by their numbers; those of the archive too where a number is begun."""
    with opened() as tracker:
        found = tracker.find(Query(scope=Scope.ALL if begun else Scope.ACTIVE))
        wanted = [one for one in found if str(one).startswith(begun.removeprefix("#"))][:_POSTINGS]
        return [(str(row.id), row.subject) for row in tracker.rows(wanted)]


def _binned(begun: str) -> Told:
    with opened() as tracker:
        return [(str(row.id), row.subject) for row in tracker.rows(tracker.find(Query(scope=Scope.DELETED)))]


def _stages(begun: str) -> Told:
    with opened() as tracker:
        return [(stage.name, "closed" if stage.closed else "open") for stage in tracker.stages()]


def _tags(begun: str) -> Told:
    from jobtui.tracker.tags import all_tags

    with opened() as tracker:
        return [(tag, f"{number}") for tag, number in all_tags(tracker)]


def _trackers(begun: str) -> Told:
    from jobtui.interop.trackers import trackers

    return [(one.id, one.name) for one in trackers()]


def _filters(begun: str) -> Told:
    with opened() as tracker:
        return [(one.name, one.text) for one in tracker.store.items(SavedFilter)]


def _criteria(begun: str) -> Told:
    from jobtui.tracker import criteria

    with opened() as tracker:
        return [(one.name, f"weight {one.weight}") for one in criteria.every(tracker)]


def _terms(begun: str) -> Iterator[tuple[str, str]]:
    """The words of a filter: saved ones, `field:`, and the values of fields that have few."""
    minus = "-" if begun.startswith("-") else ""
    field, colon, _ = begun.removeprefix("-").partition(":")
    if begun.startswith("@"):
        yield from ((f"@{name}", text) for name, text in _filters(""))
    elif colon and field == "status":
        yield from ((f"{minus}status:{name}", says) for name, says in _stages(""))
    elif colon and field == "tag":
        yield from ((f"{minus}tag:{name}", says) for name, says in _tags(""))
    elif colon:
        yield from ((f"{minus}{field}:{value}", "") for value in CHOICES.get(field, ()))
    else:
        yield from ((f"{minus}{name}:", "") for name in TERMS)


def _orders(begun: str) -> Told:
    minus = "-" if begun.startswith("-") else ""
    return [(f"{minus}{key}", "") for key in SortKey]


def _words_of(module: str, name: str) -> Callable[[str], Told]:
    """The words of an enumeration or of a tuple, which is imported when it is asked for."""

    def told(begun: str) -> Told:
        from importlib import import_module

        held = getattr(import_module(f"jobtui.{module}"), name)
        return [(str(one), "") for one in (sorted(held) if isinstance(held, frozenset) else held)]

    return told


def _fields(names: Iterable[str]) -> Values:
    return Values(_plain([f"{name}=" for name in names]))


_POSTING = Values(_postings)
_STAGE = Values(_stages)
_TAG = Values(_tags, several=True)
_FILTER = Values(_filters)
_DAY = Values(_plain((*NEAR_DAYS, *WEEKDAYS)))

VALUES = {
    "ID": _POSTING,
    "ID ID [ID ID": _POSTING,
    "ID[,ID": Values(_postings, several=True),
    "undelete ID": Values(_binned),
    "status NAME": _STAGE,
    "history status NAME": _STAGE,
    "stage NAME": _STAGE,
    "stage OLD": _STAGE,
    "stage add NAME": Values(_plain(())),
    "stage add --after": _STAGE,
    "filter NAME": _FILTER,
    "TAG": _TAG,
    "tag OLD": _TAG,
    "CRITERION": Values(_criteria),
    "WORDS": Values(_terms),
    "contact WORDS": Values(_plain(())),
    "KEYS": Values(_orders, several=True),
    "NAMES": Values(_plain(ListColumn), several=True),
    "FIELD": Values(_plain(FIELDS)),
    "edit FIELD=VALUE": _fields(FIELDS),
    "profile edit FIELD=VALUE": Values(
        lambda begun: [(f"{name}=", "") for name, _ in _words_of("tracker.profile", "FIELDS")(begun)]
    ),
    "document KIND": Values(_words_of("domain.document", "DocumentKind")),
    "profile KIND": Values(_words_of("domain.profile", "ClaimKind")),
    "KIND": Values(_words_of("domain.requirement", "Kind")),
    "STATE": Values(_words_of("domain.requirement", "State")),
    "OUTCOME": Values(_words_of("domain.interview", "Outcome")),
    "PART": Values(_words_of("domain.reading", "PARTS")),
    "CURRENCY": Values(_words_of("domain.salary", "CURRENCIES")),
    "INTO": Values(_words_of("domain.salary", "CURRENCIES")),
    "ZONE": Values(lambda begun: ((zone, "") for zone in sorted(_zones()))),
    "FORMAT": Values(_words_of("interop.proof", "FORMATS")),
    "DATE": _DAY,
    "DAY": _DAY,
    "WHEN": _DAY,
    "TRACKER": Values(_trackers),
    "SHELL": Values(_plain(("bash", "zsh", "fish"))),
}
"""What values there are by their shape or by an option, after the command where that matters."""


def _zones() -> set[str]:
    from zoneinfo import available_timezones

    return available_timezones()
