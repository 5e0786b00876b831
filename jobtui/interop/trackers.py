"""The trackers whose tables are known, and what each column of a table is taken for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType

from jobtui.domain.problem import WrongUsage
from jobtui.interop.sheet import told
from jobtui.interop.tables import table

NOTE, SKIP = "note", "skip"
KEPT = ""
"""The field of a column that is kept in the note of its row, under its name."""

SEVERAL = frozenset({"locations", "tags", "skills", NOTE, SKIP, KEPT})
"""What more than one column can be."""

LABELS = {
    "title": "Title",
    "company": "Company",
    "url": "URL",
    "locations": "Place",
    "workplace": "Workplace",
    "remote": "Remote, yes or no",
    "employment_type": "Type",
    "salaries": "Pay",
    "salary_min": "Pay from",
    "salary_max": "Pay up to",
    "currency": "Currency",
    "period": "Paid by",
    "posted": "Posted",
    "closes": "Closes",
    "requisition": "Requisition",
    "status": "Status",
    "status_date": "Status since",
    "applied": "Applied on",
    "saved": "Saved on",
    "next_action": "Next action",
    "due": "Due",
    "tags": "Tags",
    "skills": "Skills",
    "description": "Description",
    "archived": "Archived",
    NOTE: "Note",
    KEPT: "Kept in the note",
    SKIP: "Left out",
}
"""What a column can be, with its label, in the order of choices."""

DATES = ("status_date", "applied", "saved", "due", "posted", "closes")
"""The fields that hold days."""


@dataclass(frozen=True, slots=True)
class Tracker:
    """A tracker whose tables are known: tables/trackers.toml. Headers and words are as `key` makes them."""

    id: str
    name: str
    signature: frozenset[str]
    columns: Mapping[str, str]
    stages: Mapping[str, str] = field(default_factory=dict)
    slashes: str = ""
    status: str = ""
    under: str = ""
    marks: tuple[bytes, ...] = ()
    """What stands in its JSON, where it writes such."""


UNKNOWN = Tracker("", "", frozenset(), MappingProxyType({}))
"""Some other table."""


def key(text: str) -> str:
    """Letters and digits alone: `Job Title`, `job_title` and `JobTitle` are one."""
    return "".join(filter(str.isalnum, text.casefold()))


@cache
def trackers() -> tuple[Tracker, ...]:
    """All that are known."""
    return tuple(
        Tracker(
            one["id"],
            one["name"],
            frozenset(map(key, one["signature"])),
            {key(header): name for header, name in one.get("columns", {}).items()},
            {key(word): stage for word, stage in one.get("stages", {}).items()},
            one.get("slashes", ""),
            one.get("status", ""),
            one.get("under", ""),
            tuple(f'"{name}"'.encode() for name in one["signature"]) if one.get("json") else (),
        )
        for one in table("trackers")["trackers"]
    )


def recognised(header: Sequence[str]) -> Tracker:
    """The tracker a table is of, by the names of its columns; UNKNOWN for none."""
    names = frozenset(map(key, header))
    found = [one for one in trackers() if one.signature <= names]
    return max(found, key=lambda one: len(one.signature), default=UNKNOWN)


def named(name: str) -> Tracker:
    """The tracker of a name as typed. Raises WrongUsage."""
    for one in trackers():
        if key(name) in (key(one.id), key(one.name)):
            return one
    raise WrongUsage(f"unknown tracker '{name[:60]}'. One of: {', '.join(one.id for one in trackers())}.")


def field_named(name: str) -> str:
    """The field that a person calls so; `-` leaves a column out, `keep` keeps it. Raises WrongUsage."""
    wanted = key(name)
    if name.strip() in ("-", ""):
        return SKIP
    if wanted in ("keep", "kept"):
        return KEPT
    for one, label in LABELS.items():
        if wanted in (key(one), key(label)) and one:
            return one
    if found := _fields().get(wanted):
        return found
    near = get_close_matches(name.strip().casefold(), filter(None, LABELS), 1)
    hint = f" Did you mean '{near[0]}'?" if near else ""
    raise WrongUsage(f"unknown field '{name[:60]}'.{hint} One of: {', '.join(filter(None, LABELS))}, keep.")


def columns(header: Sequence[str], tracker: Tracker, own: Mapping[str, str]) -> tuple[str, ...]:
    """The field of each column: the person's `own` word by header, else the tracker's, else by its name.

    Raises WrongUsage for a header that is not there, and for two columns of one field.
    """
    said = _said(header, own)
    found: list[str] = []
    for name in header:
        known = tracker.columns.get(key(name)) or _fields().get(key(name), KEPT)
        taken = known not in SEVERAL and (known in found or known in said.values())
        found.append(said.get(name, KEPT if taken else known))
    for one in found:
        if one not in SEVERAL and found.count(one) > 1:
            both = [f"'{name}'" for name, field in zip(header, found, strict=True) if field == one]
            raise WrongUsage(f"{' and '.join(both)} cannot both be the {one}.")
    return tuple(found)


def _said(header: Sequence[str], own: Mapping[str, str]) -> dict[str, str]:
    by_key = {key(name): name for name in reversed(header)}
    by_key |= {name.casefold(): name for name in header}
    said = {}
    for name, field_name in own.items():
        column = by_key.get(name.strip().casefold()) or by_key.get(key(name))
        if column is None:
            raise WrongUsage(f"there is no column '{name[:60]}'. There are: {told(header)}.")
        said[column] = field_name
    return said


def word(sort: str, text: str) -> str | None:
    """What a word of others means, by the table of that sort (workplace, period ...); None if unknown."""
    return _words(sort).get(key(text))


def stage_of(text: str, tracker: Tracker) -> str | None:
    """The stage that a status of others is, by the name it has at first; None if it is not known."""
    return tracker.stages.get(key(text)) or word("stages", text)


def is_empty(cell: str) -> bool:
    """Whether a cell says nothing."""
    return not cell.strip() or cell.strip().casefold() in _empty()


@cache
def _empty() -> frozenset[str]:
    return frozenset(table("trackers")["empty"]["words"])


@cache
def _fields() -> dict[str, str]:
    return _by_key("fields")


@cache
def _words(sort: str) -> dict[str, str]:
    return _by_key(sort)


def _by_key(name: str) -> dict[str, str]:
    return {key(word): meant for meant, words in table("trackers")[name].items() for word in [meant, *words]}
