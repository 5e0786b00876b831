"""Records of a make that no table knows: read by the names of their keys."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from jobtui.parsing.draft import Draft, Record, bare, pay, texts, when
from jobtui.parsing.html import plain
from jobtui.parsing.tables import table

_BULLET = re.compile(r"\s{0,20}[-•*·]\s")
_PARTS = {"town": "city", "region": "region", "country": "country"}
_ORDER = ("", "About the company", "Responsibilities", "Requirements", "Preferred", "Benefits")


def unlisted(record: Record) -> Draft:
    """A record by the names of its keys, the record itself first, then what it holds inside."""
    made = Draft(kind="any")
    inner = set(table("ats")["wrap"]["inner"])
    levels = [record, *(v for k, v in record.items() if k in inner and isinstance(v, Mapping))]
    ranges: dict[str, Any] = {}
    parts: dict[str, Any] = {}
    bodies: dict[str, list[str]] = {}
    for level in levels:
        for key, value in level.items():
            kind, name = named(str(key))
            if name in _PARTS:
                parts.setdefault(_PARTS[name], value)
            elif kind == "fact":
                _note(made, name, value, ranges)
            elif kind == "body":
                bodies.setdefault(name, []).extend(_bodies(value))
    if ranges.get("low") or ranges.get("high"):
        made.facts.pop("salary", None)
        pay(made, ranges.get("low"), ranges.get("high"), ranges.get("currency"), ranges.get("period"))
    if not made.facts.get("location"):
        made.add("location", parts)
    made.facts = {n: _best(n, told) for n, told in made.facts.items()}
    for heading in (*_ORDER, *(h for h in bodies if h not in _ORDER)):
        made.body += [(heading, text) for text in bodies.get(heading, ())]
    return made


@cache
def _aliases() -> dict[str, tuple[str, str]]:
    """Plain key -> ("fact", name) or ("body", heading)."""
    entry = table("ats")
    found = {key: ("fact", name) for name, keys in entry["any"].items() for key in keys}
    return found | {key: ("body", heading) for heading, keys in entry["any_body"].items() for key in keys}


def named(key: str) -> tuple[str, str]:
    """What a key names: ("fact", name), ("body", heading) or ("", "").

    Case, blanks and signs do not count; a leading "job" and trailing words about time zones tell nothing.
    """
    whole = bare(key)
    short = re.sub(r"(?:datetime|timestamp|date)?(?:utc|iso)?$", "", whole)
    tries = (whole, whole.removeprefix("job"), short, short.removeprefix("job"))
    return next((_aliases()[k] for k in tries if k in _aliases()), ("", ""))


def _note(made: Draft, name: str, value: Any, ranges: dict[str, Any]) -> None:
    if name in ("low", "high", "currency", "period"):
        ranges.setdefault(name, value)
    elif name == "remote":
        if value is True:
            made.add("workplace", "remote")
    elif name == "pay":
        _pay(made, value)
    elif name in ("posted", "closes"):
        made.add(name, when(value))
    elif name == "skills" or (name == "employment" and isinstance(value, list)):
        made.add(name, ", ".join(texts(value)))
    else:
        made.add(name, value)


def _pay(made: Draft, value: Any) -> None:
    """A range as an object, or pay as a text."""
    if not isinstance(value, Mapping):
        made.add("salary", value)
        return
    low, high = (value.get(k) or value.get(f"{k}imum") or value.get(f"{k}Value") for k in ("min", "max"))
    currency = value.get("currency") or value.get("currencyCode")
    pay(made, low, high, currency, value.get("period") or value.get("interval") or value.get("unit"))


def _best(name: str, values: list[str]) -> list[str]:
    """One value a fact; several only of places. Of titles the shortest key comes first in the record."""
    return values[:12] if name == "location" else values[:1]


def _bodies(value: Any) -> list[str]:
    if isinstance(value, str):
        return [plain(value)] if value.strip() else []
    if isinstance(value, list):
        told = [t for v in value[:200] for t in texts(v)]
        return ["\n".join(t if _BULLET.match(t) else f"- {t}" for t in told)] if told else []
    return []
