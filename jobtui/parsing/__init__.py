"""Bytes in, readings out: how a saved posting becomes facts and requirements, each with its source."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from jobtui.domain.reading import Label, Reading


def read(
    data: bytes,
    file: str,
    *,
    as_of: date,
    encoding: str | None = None,
    max_items: int = 1000,
    own_headings: Mapping[str, Sequence[str]] = MappingProxyType({}),
    labels: Sequence[Label] = (),
) -> list[Reading]:
    """Read one file: one Reading a posting, in the order of the file.

    `data` are the bytes of the file, `file` its name as the person gave it, `as_of` the day that relative
    dates count from. `own_headings` are the person's own, by the part of a posting that they open (a key of
    PARTS), `labels` what they say of lines of this very file; both go before the tables. Raises BadData where
    the content is no posting, WrongUsage for an unknown encoding. Nothing is read from disk but the tables
    that ship with jobtui, nothing is written.
    """
    from jobtui.parsing.headings import taught
    from jobtui.parsing.pipeline import read_bytes

    with taught(own_headings):
        return read_bytes(data, file, as_of=as_of, encoding=encoding, max_items=max_items, labels=labels)
