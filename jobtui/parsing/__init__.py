"""Bytes in, readings out: how a saved posting becomes facts and requirements, each with its source."""

from datetime import date

from jobtui.domain.reading import Reading


def read(
    data: bytes, file: str, *, as_of: date, encoding: str | None = None, max_items: int = 1000
) -> list[Reading]:
    """Read one file: one Reading a posting, in the order of the file.

    `data` are the bytes of the file, `file` its name as the person gave it, `as_of` the day that relative
    dates count from. Raises BadData where the content is no posting, WrongUsage for an unknown encoding.
    Nothing is read from disk but the tables that ship with jobtui, nothing is written.
    """
    from jobtui.parsing.pipeline import read_bytes

    return read_bytes(data, file, as_of=as_of, encoding=encoding, max_items=max_items)
