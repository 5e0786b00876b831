"""What each column and each status of another tracker's table is taken for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from jobtui.domain.problem import WrongUsage
from jobtui.domain.stage import Stage, find_stage
from jobtui.interop import trackers
from jobtui.interop.days import Slashes
from jobtui.interop.sheet import Sheet
from jobtui.interop.trackers import KEPT, Tracker, is_empty, key


@dataclass(frozen=True, slots=True)
class Scheme:
    """What each column and each status of a table is taken for.

    `fields` is by column; `stages` holds what the person said of statuses, by `trackers.key`; `slashes` what
    they said comes first in 3/4/2026, None to see it by the days there are.
    """

    tracker: Tracker
    fields: tuple[str, ...]
    stages: Mapping[str, str] = field(default_factory=dict)
    slashes: Slashes | None = None


def scheme(
    sheet: Sheet,
    *,
    tracker: str | None = None,
    columns: Mapping[str, str] | None = None,
    statuses: Mapping[str, str] | None = None,
    slashes: Slashes | None = None,
    stages: Sequence[Stage] = (),
) -> Scheme:
    """What a table is taken for: by itself, and by what the person says. Raises WrongUsage.

    `columns` gives fields by header, `statuses` names of `stages` by word. Of a `tracker` that is named the
    table must have a column.
    """
    found = trackers.recognised(sheet.header) if tracker is None else trackers.named(tracker)
    if found.signature and not found.signature & {*map(key, sheet.header)}:
        why = f"'{sheet.file}' has no column by which tables of {found.name} are known, only {sheet.names}."
        raise WrongUsage(f"{why} Without --from its columns go by their names.", file=sheet.file)
    own = {header: trackers.field_named(name) for header, name in (columns or {}).items()}
    said = {key(one): find_stage(stages, name).name for one, name in (statuses or {}).items()}
    return Scheme(found, trackers.columns(sheet.header, found, own), said, slashes)


def with_field(sheet: Sheet, before: Scheme, column: int, name: str) -> Scheme:
    """The scheme with a column taken for another field; who had that field is kept in the note."""
    fields = list(before.fields)
    if name not in trackers.SEVERAL and name in fields:
        fields[fields.index(name)] = KEPT
    fields[column] = name
    return replace(before, fields=tuple(fields))


def statuses(sheet: Sheet, taken: Scheme, stages: Sequence[Stage]) -> dict[str, tuple[int, str | None]]:
    """Each status as written: how many rows have it, and the stage that it is."""
    found: dict[str, tuple[int, str | None]] = {}
    if "status" not in taken.fields:
        return found
    at = taken.fields.index("status")
    known: dict[str, str] = {}
    for record in sheet.records:
        cell = " ".join(record.cells[at].split())
        if not is_empty(cell):
            name = known.setdefault(key(cell), cell)
            found[name] = (found[name][0] + 1 if name in found else 1, None)
    return {name: (count, stage_of(name, taken, stages)) for name, (count, _) in found.items()}


def unsaid(words: Iterable[str], taken: Scheme, stages: Sequence[Stage]) -> set[str]:
    """The statuses that are no stage but by the person's word."""
    alone = replace(taken, stages={})
    return {word for word in words if stage_of(word, alone, stages) is None}


def stage_of(cell: str, taken: Scheme, stages: Sequence[Stage]) -> str | None:
    """The stage that a status is: by the person's word, as one of the stages, by the tracker's words."""
    names = {stage.name.casefold(): stage.name for stage in stages}
    said = taken.stages.get(key(cell)) or names.get(cell.casefold())
    return said or names.get(trackers.stage_of(cell, taken.tracker) or "")
