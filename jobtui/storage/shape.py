"""Whether plain JSON values have the types a dump has.

A shape is a type, a tuple of alternatives, `[shape]` for a list, or `{key: shape}` for an object.
"""

from collections.abc import Iterable
from typing import Any

from jobtui.domain.fields import LIST_FIELDS, SINGLE_FIELDS

_WORDS = {str: "text", int: "a whole number", float: "a number", bool: "true or false", type(None): "null"}

_OPTIONAL_TEXT = (str, type(None))
_OPTIONAL_WHOLE = (int, type(None))
_OPTIONAL_NUMBER = (int, float, type(None))
_SPANS = [[int]]

_SALARY = {
    "min": _OPTIONAL_NUMBER,
    "max": _OPTIONAL_NUMBER,
    "currency": _OPTIONAL_TEXT,
    "period": _OPTIONAL_TEXT,
    "where": _OPTIONAL_TEXT,
}
_DATED = {"text": str, "earliest": _OPTIONAL_TEXT, "latest": _OPTIONAL_TEXT}
_VALUES: dict[str, Any] = {"salaries": _SALARY, "posted": _DATED, "closes": _DATED}


def _finding(field: str) -> dict[str, Any]:
    value = _VALUES.get(field, str)
    return {"value": value, "spans": _SPANS, "origin": str, "rule": str, "suggested": bool}


_FACTS: dict[str, Any] = {name: (_finding(name), type(None)) for name in SINGLE_FIELDS}
_FACTS |= {name: [_finding(name)] for name in LIST_FIELDS}

_CAPTURE = {
    "n": int,
    "file": str,
    "sha256": str,
    "item": int,
    "at": str,
    "format": str,
    "encoding": str,
    "text": str,
    "data": str,
    "zones": [{"start": int, "end": int, "zone": str, "origin": str, "rule": str}],
    "warnings": [str],
}

_REQUIREMENT = {
    "id": int,
    "n": int,
    "text": str,
    "kind": str,
    "state": str,
    "note": str,
    "dropped": bool,
    "corrected": bool,
    "spans": _SPANS,
    "origin": str,
    "rule": str,
    "years": [{"min": int, "max": (int, type(None)), "area": str}],
    "degree": _OPTIONAL_TEXT,
    "equivalent": bool,
    "alternatives": ({}, type(None)),
    "skills": [str],
    "stricter_repeat": bool,
    "languages": [{"name": str, "level": str}],
    "topics": [str],
}

_EVENT = {
    "seq": int,
    "step": int,
    "at": str,
    "on": str,
    "kind": str,
    "text": str,
    "before": {},
    "after": {},
}

STAGE = {
    "id": int,
    "name": str,
    "symbol": str,
    "letter": str,
    "position": int,
    "closed": bool,
    "quiet_days": (int, type(None)),
}

POSTING = {
    "id": int,
    "status": str,
    "since": str,
    "next_action": _OPTIONAL_TEXT,
    "next_due": _OPTIONAL_TEXT,
    "archived_at": _OPTIONAL_TEXT,
    "deleted_at": _OPTIONAL_TEXT,
    "facts": _FACTS,
    "corrected": [str],
    "captures": [_CAPTURE],
    "requirements": [_REQUIREMENT],
    "notes": [{"id": int, "at": str, "text": str}],
    "events": [_EVENT],
    "snoozed_until": _OPTIONAL_TEXT,
    "tags": [str],
    "interviews": [
        {
            "id": int,
            "at": str,
            "zone": str,
            "round": str,
            "people": [str],
            "place": str,
            "note": str,
            "outcome": str,
        }
    ],
    "documents": [
        {"id": int, "kind": str, "path": str, "sha256": str, "size": int, "sent": str, "data": _OPTIONAL_TEXT}
    ],
    "scores": [{"id": int, "criterion": int, "value": int, "reason": str}],
    "points": [{"id": int, "side": str, "text": str}],
    "offers": [
        {
            "id": int,
            "base": int,
            **dict.fromkeys(("bonus", "sign_on", "equity", "vesting", "days_off"), _OPTIONAL_WHOLE),
            **dict.fromkeys(("currency", "period", "note"), str),
            "deadline": _OPTIONAL_TEXT,
        }
    ],
}

BESIDE: dict[str, dict[str, Any]] = {
    "events": _EVENT,
    "contacts": {
        "id": int,
        "posting": (int, type(None)),
        **dict.fromkeys(("name", "company", "role", "email", "phone", "note"), str),
    },
    "pairs": {"id": int, "first": int, "second": int, "verdict": str},
    "filters": {"id": int, "name": str, "text": str},
    "claims": {
        "id": int,
        **dict.fromkeys(("kind", "name", "level", "currency", "period", "firmness", "proof", "source"), str),
        "years": _OPTIONAL_NUMBER,
        **dict.fromkeys(("last_used", "amount"), _OPTIONAL_WHOLE),
    },
    "criteria": {"id": int, "name": str, "weight": int},
    "rates": {"id": int, "currency": str, "into": str, "factor": str, "day": str},
}
"""What stands beside the postings."""

LATER: dict[str, Any] = {
    "snoozed_until": None,
    "tags": [],
    "interviews": [],
    "documents": [],
    "scores": [],
    "points": [],
    "offers": [],
}
"""What the first exports lacked, and what stands for it."""

LATER_OF_REQUIREMENT: dict[str, Any] = {"languages": [], "topics": []}
"""The same of a requirement."""


def misfit(value: Any, shape: Any, name: str = "") -> str | None:
    """What is wrong first, as `"requirements 2 text" must be text`; None where the value has the shape."""
    if isinstance(shape, tuple):
        wrong = [misfit(value, one, name) for one in shape]
        return None if None in wrong else wrong[0]
    if isinstance(shape, list):
        if not isinstance(value, list):
            return f'"{name}" must be a list'
        return _first(misfit(item, shape[0], f"{name} {n}".strip()) for n, item in enumerate(value, 1))
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return f'"{name}" must be an object' if name else "it must be an object"
        return _first(_misfit_of_key(value, key, one, f"{name} {key}".strip()) for key, one in shape.items())
    # For Python a bool is an int as well.
    fits = isinstance(value, shape) and (shape is bool or not isinstance(value, bool))
    return None if fits else f'"{name}" must be {_WORDS[shape]}'


def _misfit_of_key(value: dict[str, Any], key: str, shape: Any, name: str) -> str | None:
    return misfit(value[key], shape, name) if key in value else f'"{name}" is missing'


def _first(found: Iterable[str | None]) -> str | None:
    return next((wrong for wrong in found if wrong), None)
