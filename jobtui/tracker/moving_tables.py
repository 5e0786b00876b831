"""Which files are tables of another tracker, and what they hold."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jobtui.domain.number import counted
from jobtui.domain.problem import BadData, Problem
from jobtui.interop import trackers
from jobtui.interop.sheet import Sheet, head, is_csv, objects, read_csv, read_json
from jobtui.parsing.decode import decode

MAX_TABLE_BYTES = 64 * 1024 * 1024
"""How large a table may be: all postings are in it."""

_LOOK_AT = 4096


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was read, and sentences on how."""

    sheet: Sheet
    warnings: tuple[str, ...] = ()


class TableFound(Problem):
    """The file is no posting but the table of another tracker, which is moved in as a whole."""

    code = 65
    kind = "table"

    def __init__(self, table: Table) -> None:
        rows = counted(len(table.sheet.records), "row")
        said = f"'{table.sheet.file}' is a table of {rows}, not a posting."
        super().__init__(said, file=table.sheet.file)
        self.table = table


def is_table(data: bytes, name: str) -> bool:
    """Whether a file is another tracker's table: by its name, its first line or the names in its JSON."""
    if is_csv(name):
        return True
    if data.lstrip()[:1] in (b"[", b"{"):
        return any(one.marks and all(mark in data for mark in one.marks) for one in trackers.trackers())
    return trackers.recognised(head(data[:_LOOK_AT].decode("utf-8", "ignore"))) is not trackers.UNKNOWN


def read_table(data: bytes, name: str, encoding: str | None = None, *, anyway: bool = False) -> Table | None:
    """The table in a file, None where it is none; `anyway` where the person says that it is one.

    Raises BadData for a table that is broken or too large.
    """
    if not (anyway or is_table(data, name)):
        return None
    if len(data) > MAX_TABLE_BYTES:
        most = MAX_TABLE_BYTES // 1024 // 1024
        raise BadData(f"'{name}' is larger than {most} MiB. Divide it into several files.", file=name)
    decoded = decode(data, name, encoding)
    if not is_csv(name) and decoded.text.lstrip("\ufeff \t\r\n")[:1] in ("[", "{"):
        sheet = _read_objects(decoded.text, name, anyway=anyway)
        return Table(sheet, decoded.warnings) if sheet else None
    sheet = read_csv(decoded.text, name)
    if not sheet.records:
        raise BadData(f"'{name}' has a header and no rows.", file=name)
    return Table(sheet, decoded.warnings)


def _read_objects(text: str, name: str, *, anyway: bool) -> Sheet | None:
    """The list of objects in a JSON text, None where it is none of a tracker and need not be a table."""
    try:
        plain = json.loads(text.lstrip("\ufeff"))
        for one in trackers.trackers():
            found = objects(plain, one.under) if one.marks else None
            if found is not None and trackers.recognised(_names(found)) is one:
                return read_json(found, name)
        found = next(filter(None, (objects(plain, under) for under in ("", *_keys(plain)))), None)
        if anyway and found:
            return read_json(found, name)
    except (ValueError, RecursionError):
        pass
    if anyway:
        raise BadData(f"'{name}' holds no list of objects.", file=name)
    return None


def _names(found: list[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(str(name) for one in found for name in one))


def _keys(plain: Any) -> list[str]:
    return list(plain) if isinstance(plain, dict) else []
