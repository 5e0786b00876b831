"""What is in a file before it is read as a posting: an export of jobtui, or nothing that can be read."""

import json
from pathlib import Path
from typing import Any

from jobtui.domain.problem import Problem
from jobtui.interop.lossless import from_plain, is_export
from jobtui.interop.sheet import is_csv
from jobtui.parsing.decode import decode
from jobtui.tracker.files import MAX_BYTES, Skipped, read_file, sources
from jobtui.tracker.moving_tables import MAX_TABLE_BYTES

EXPORT_STARTS = (b'{\n "claims": [', b'{\n "contacts": [', b'{\n "jobtui": "export",')
"""How exports begin: those of today, and the first ones."""


def refusal(path: str) -> str:
    """Why nothing can be read under a path, one sentence; "" if it looks as if something can."""
    first = next(sources([path]), None)
    if first is None:
        return f"no files found in '{path}'."
    if isinstance(first, Problem):
        return first.message
    if isinstance(first, Skipped) or first.path is None or str(first.path) != str(Path(path)):
        return ""  # a folder: what is wrong with one of its files does not stop the others
    try:
        most = MAX_TABLE_BYTES if is_csv(path) else MAX_BYTES
        data, _ = read_file(first.path, most, export_starts=EXPORT_STARTS)
        decode(data, path)
    except Problem as problem:
        return problem.message
    return ""


def exported(data: bytes, name: str) -> dict[str, Any] | None:
    """The dump in a JSON export of jobtui, None if it is something else. Raises BadData for a newer one."""
    if not may_be_export(data):
        return None
    try:
        plain = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return from_plain(plain, name) if is_export(plain) else None


def may_be_export(data: bytes) -> bool:
    """Whether it is worth decoding a file as an export of jobtui."""
    marked = b'"jobtui"' in data or (b'"schema"' in data and b'"postings"' in data)
    if data.lstrip()[:1] != b"{" or not marked:
        return False
    # A large one is as we wrote it, a value in every 33 bytes or so. A denser one would only fill the memory.
    return len(data) <= MAX_BYTES or sum(map(data.count, (b"[", b"{", b","))) <= len(data) // 20
