"""The lossless export: everything in the store as one JSON text, the same bytes for the same state."""

import json
from collections.abc import Iterator, Mapping
from json.encoder import encode_basestring_ascii as _quoted
from typing import Any

from jobtui.domain.problem import BadData

SCHEMA = 1
"""The newest form of the export that this jobtui reads, and the one it writes."""

_MARK = "jobtui"
_EXPORT = "export"


def to_pieces(dump: Mapping[str, Any]) -> Iterator[str]:
    """A store's dump as JSON: keys sorted, ASCII only, with a mark that tells it from other JSON.

    The pieces are whole lines. What is an iterator in the dump is a list, a piece an item.
    Raises ValueError for a number that JSON cannot hold.
    """
    marked = {"schema": SCHEMA, **dump, _MARK: _EXPORT}
    last = max(marked)
    yield "{\n"
    for key, value in sorted(marked.items()):
        end = "\n" if key == last else ",\n"
        if isinstance(value, Iterator):
            yield from _listed(key, value, end)
        else:
            yield f' "{key}": {_text(value, _LINE)}{end}'
    yield "}\n"


def _listed(key: str, values: Iterator[Any], end: str) -> Iterator[str]:
    held = ""
    for value in values:
        yield f"{held},\n" if held else f' "{key}": [\n'
        held = f"  {_text(value, _LINE + ' ')}"
    yield f"{held}\n ]{end}" if held else f' "{key}": []{end}'


_LINE = "\n "
_CONSTANTS = {None: "null", True: "true", False: "false"}
_number = json.JSONEncoder(allow_nan=False).encode


def _text(value: Any, line: str) -> str:
    """What `json.dumps` gives with sorted keys and an indent of 1, in half the time.

    `line` is a line end with the indent of the line on which the value stands.
    """
    kind = type(value)
    if kind is str:
        return _quoted(value)
    if kind is int:
        return str(value)
    if value is None or kind is bool:
        return _CONSTANTS[value]
    inner = line + " "
    if kind is dict:
        pairs = [f"{_quoted(key)}: {_text(value[key], inner)}" for key in sorted(value)]
        return f"{{{inner}{f',{inner}'.join(pairs)}{line}}}" if pairs else "{}"
    if kind is list:
        texts = [_text(one, inner) for one in value]
        return f"[{inner}{f',{inner}'.join(texts)}{line}]" if texts else "[]"
    return _number(value)


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
