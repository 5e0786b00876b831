"""The lossless export: everything in the store as one JSON text, the same bytes for the same state."""

import json
from collections.abc import Mapping
from typing import Any

from jobtui.domain.problem import BadData

SCHEMA = 1
"""The newest form of the export that this jobtui reads, and the one it writes."""

_MARK = "jobtui"
_EXPORT = "export"


def to_text(dump: Mapping[str, Any]) -> str:
    """A store's dump as JSON: keys sorted, ASCII only, with a mark that tells it from other JSON.

    Raises ValueError for a number that JSON cannot hold.
    """
    marked = {"schema": SCHEMA, **dump, _MARK: _EXPORT}
    return json.dumps(marked, indent=1, sort_keys=True, allow_nan=False) + "\n"


def is_export(plain: object) -> bool:
    """Whether decoded JSON is an export of jobtui, whatever its schema; a newer one may lack the mark."""
    return isinstance(plain, dict) and (plain.get(_MARK) == _EXPORT or _newer(plain))


def _newer(plain: Mapping[str, Any]) -> bool:
    schema = plain.get("schema")
    return type(schema) is int and schema > SCHEMA and isinstance(plain.get("postings"), list)


def from_plain(plain: Mapping[str, Any], file: str) -> dict[str, Any]:
    """The dump inside a decoded export, for a store to load. Raises BadData if it is newer, or no export."""
    schema = plain.get("schema")
    if not is_export(plain) or type(schema) is not int or not isinstance(plain.get("postings"), list):
        raise BadData(f"'{file}' is not an export of jobtui.", file=file)
    if _newer(plain):
        raise BadData(
            f"'{file}' was written by a newer jobtui (format {schema}; this one reads up to {SCHEMA})."
            " Update jobtui.",
            file=file,
        )
    return {key: value for key, value in plain.items() if key != _MARK}
