"""Single cells: what Python has there, and what SQL has."""

import re
import zlib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Protocol

Columns = dict[str, Any]


class Cells(Protocol):
    """A row as plain SQL gives it, whichever driver did."""

    def __getitem__(self, name: str, /) -> Any: ...


LARGEST = 2**63 - 1

UNSTORABLE = re.compile("[\0\ud800-\udfff]")
"""What no text of the database can hold."""


def storable(value: Any) -> Any:
    """The same with U+FFFD for each lone surrogate and NUL of its texts, so that all spans still fit."""
    if isinstance(value, str):
        return UNSTORABLE.sub("�", value)
    if isinstance(value, Mapping):
        return {storable(key): storable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [storable(item) for item in value]
    return value


def is_key(number: int) -> bool:
    """Whether this can be the number of a row at all; larger ones the driver refuses."""
    return 0 < number <= LARGEST


def utc(at: datetime) -> datetime:
    """The instant in UTC, in whole seconds."""
    return at.astimezone(UTC).replace(microsecond=0)


def day(cell: str | None) -> date | None:
    """A day out of its cell."""
    return None if cell is None else date.fromisoformat(cell)


def sure_day(cell: str) -> date:
    """A day out of a cell that is never empty."""
    return date.fromisoformat(cell)


def instant(cell: str | None) -> datetime | None:
    """An instant out of its cell, in UTC."""
    return None if cell is None else datetime.fromisoformat(cell).replace(tzinfo=UTC)


def sure_instant(cell: str) -> datetime:
    """An instant out of a cell that is never empty."""
    return datetime.fromisoformat(cell).replace(tzinfo=UTC)


def data_of(cell: bytes) -> bytes:
    """The original bytes of a capture out of their cell."""
    return zlib.decompress(cell)
