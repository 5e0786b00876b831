"""JSON files: load them safely, find the records in them, refuse what cannot be a posting."""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from jobtui.domain.problem import BadData
from jobtui.parsing.decode import shown
from jobtui.parsing.records import FEED, likeness
from jobtui.parsing.tables import table

DEPTH = 50
_TRIED = 10
"""So many records of a list are looked at to tell whether they are postings."""
_SIGN = re.compile(r'["\[\]{}]')
_STRING = re.compile(r'[^"\\]*+(?:\\.[^"\\]*+)*+"', re.S)
_NUMBER_KEY = re.compile(
    r'"(?P<key>[^"\\]{1,60})"\s{0,5}:\s{0,5}\[?\s{0,5}(?:-?Infinity|NaN|-?\d{400,}|'
    r"-?\d{1,40}(?:\.\d{1,40})?[eE]\+?\d{3,})"
)
_REASONS = {
    "Unterminated string": "unterminated string",
    "Expecting property name": "a name in quotes is missing",
    "Expecting ',' delimiter": "a comma is missing",
    "Expecting ':' delimiter": "a colon is missing",
    "Expecting value": "a value is missing",
    "Extra data": "there is more behind the end",
    "Invalid control character": "a raw control character inside a string",
    "Invalid \\escape": "an unknown escape",
    "Invalid \\u": "an incomplete \\u escape",
}


class _NotFinite(ValueError):
    pass


def records(text: str, file: str, max_items: int) -> list[Mapping[str, Any]]:
    """The records of a JSON file, one a posting. Raises BadData with a sentence for what is no posting."""
    node = _load(text, file)
    found = _records(node)
    if not found or not all(isinstance(r, Mapping) for r in found):
        raise BadData(f"{shown(file)} holds no postings: expected an object or a list of objects.", file=file)
    if len(found) > max_items:
        advice = "Split it or use --max-items."
        raise BadData(
            f"{shown(file)} holds {len(found):,} postings; the limit is {max_items:,}. {advice}", file=file
        )
    for i, record in enumerate(found, 1):
        _check(record, i, file)
    return found


def _load(text: str, file: str) -> Any:
    if _depth(text) > DEPTH:
        raise BadData(f"{shown(file)} is nested too deeply (more than {DEPTH} levels).", file=file)
    try:
        return json.loads(
            text.lstrip("\ufeff"), parse_constant=_refuse, parse_float=_float, parse_int=_int, strict=False
        )
    except _NotFinite:
        match = _NUMBER_KEY.search(text)
        key = f'"{match["key"]}"' if match else "a value"
        raise BadData(f"{shown(file)}: {key} is not a usable number.", file=file) from None
    except json.JSONDecodeError as error:
        lines = [x for x in text.splitlines() if x.strip()]
        if len(lines) > 1 and all(x.lstrip().startswith("{") for x in lines):
            return [_load(x, file) for x in lines]  # one object a line
        reason = next(
            (told for start, told in _REASONS.items() if error.msg.startswith(start)), error.msg.lower()
        )
        where = f"line {error.lineno} column {error.colno}"
        raise BadData(f"{shown(file)} is not valid JSON: {where}: {reason}.", file=file) from None
    except RecursionError:
        raise BadData(f"{shown(file)} is nested too deeply (more than {DEPTH} levels).", file=file) from None


def _refuse(name: str) -> Any:
    raise _NotFinite(name)


def _float(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise _NotFinite(text)
    return value


def _int(text: str) -> int:
    if len(text) > 300:
        raise _NotFinite(text[:20])
    return int(text)


def _depth(text: str) -> int:
    """The deepest nesting, told without a parser that could overflow; strings are passed over."""
    depth = deepest = at = 0
    while match := _SIGN.search(text, at):
        at = match.end()
        if match[0] == '"':
            end = _STRING.match(text, at)
            if not end:
                break  # never closed: the parser will say so
            at = end.end()
        elif match[0] in "[{":
            depth += 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
    return deepest


def _records(node: Any, level: int = 0) -> list[Any]:
    """The records themselves: at most four wrapping keys are passed through, where what they wrap looks more
    like a posting than the wrapper does.
    """
    if isinstance(node, list):
        return [r for member in node for r in _unwrapped(member, level)]
    return _unwrapped(node, level) if isinstance(node, Mapping) else []


def _unwrapped(node: Any, level: int) -> list[Any]:
    if not isinstance(node, Mapping) or level > 3:
        return [node]
    own = likeness(node)
    for key, value in node.items():
        if str(key).casefold() not in _wraps() or not isinstance(value, list | Mapping):
            continue
        inner = _records(value, level + 1)
        if inner and max(likeness(r) if isinstance(r, Mapping) else 0 for r in inner[:_TRIED]) > own:
            name = next((n for k in ("name", "title") if isinstance(n := node.get(k), str)), "")
            return [{FEED: name, **r} if name and isinstance(r, Mapping) else r for r in inner]
    return [node]


@cache
def _wraps() -> frozenset[str]:
    return frozenset(table("ats")["wrap"]["keys"])


def _check(record: Mapping[str, Any], item: int, file: str) -> None:
    """A title that is no text tells that the record is not what it should be."""
    for key in ("title", "jobTitle", "job_title"):
        value = record.get(key)
        if value is not None and not isinstance(value, str | Mapping):
            raise BadData(f'{shown(file)} item {item}: "{key}" must be text.', file=file)
