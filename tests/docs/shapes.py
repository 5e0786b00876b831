"""The shape of JSON: which keys there are and of what type, and what is allowed where.

A shape is kept as plain JSON itself: `{"is": ["number", "null"]}`, a list with `each`, an object with `keys`
(those that are not always there are in `sometimes`), or with `any`, where the keys are data.
"""

from collections.abc import Iterable, Iterator
from typing import Any

Shape = dict[str, Any]

NAMED_BY_DATA = frozenset({"before", "after", "days_in_status"})
"""Objects whose keys are no names of ours: names of fields or stages."""

TREES = frozenset({"alternatives"})
"""Objects within objects as deep as the employer's sentence goes."""

ELSE = {
    **dict.fromkeys("amount days_off id last_used line max median open_for percent".split(), "number"),
    **dict.fromkeys("percentile sign_on".split(), "number"),
    **dict.fromkeys("currency from level period requisition to where words".split(), "text"),
    "mine": "true/false",
}
"""What stands under a name where it is not null, for what is null in all that was seen."""

IN_LISTS = {
    **dict.fromkeys("applied_before same_as".split(), "number"),
    **dict.fromkeys("contradictions damage doubts notes odd value warnings what".split(), "text"),
}
"""What the lists of a name hold, for what is empty in all that was seen."""

_NAMES = {bool: "true/false", int: "number", float: "number", str: "text", type(None): "null"}
_WIDTH = 108


def shape(value: Any, name: str = "") -> Shape:
    """The shape of one value, called `name` in the object that holds it."""
    if name in TREES and value is not None:
        return {"is": ["object"], "any": {"is": []}}
    if isinstance(value, list):
        return {"is": ["list"], "each": united(shape(one) for one in value)}
    if isinstance(value, dict) and name in NAMED_BY_DATA:
        return {"is": ["object"], "any": united(shape(one) for one in value.values())}
    if isinstance(value, dict):
        return {
            "is": ["object"],
            "keys": {key: shape(one, key) for key, one in value.items()},
            "sometimes": [],
        }
    return {"is": [_NAMES[type(value)]]}


def united(shapes: Iterable[Shape]) -> Shape:
    """The shape that allows all of these; `{"is": []}` for none."""
    result: Shape = {"is": []}
    for one in shapes:
        result = _both(result, one)
    return result


def _both(one: Shape, other: Shape) -> Shape:
    both: Shape = {"is": sorted({*one["is"], *other["is"]}, key=lambda name: (name == "null", name))}
    for part in ("each", "any"):
        if part in one or part in other:
            both[part] = united(held[part] for held in (one, other) if part in held)
    if "keys" in one or "keys" in other:
        held = [shape for shape in (one, other) if "keys" in shape]
        names = dict.fromkeys(name for shape in held for name in shape["keys"])
        both["keys"] = {
            name: united(shape["keys"][name] for shape in held if name in shape["keys"]) for name in names
        }
        always = [name for name in names if all(_always(shape, name) for shape in held)]
        both["sometimes"] = [name for name in names if name not in always]
    return both


def _always(shape: Shape, name: str) -> bool:
    return name in shape["keys"] and name not in shape["sometimes"]


def completed(found: Shape, name: str = "") -> Shape:
    """A shape with what is known of it beyond what was seen."""
    if found["is"] == ["null"] and name in ELSE:
        return {"is": [ELSE[name], "null"]}
    whole = dict(found)
    for part in ("each", "any"):
        if part in found:
            empty = not found[part]["is"] and name in IN_LISTS
            whole[part] = {"is": [IN_LISTS[name]]} if empty else completed(found[part])
    if "keys" in found:
        whole["keys"] = {key: completed(one, key) for key, one in found["keys"].items()}
    return whole


def unsaid(told: Shape, where: str = "$") -> Iterator[str]:
    """Where a shape tells nothing but that something can be null or empty."""
    if told["is"] in ([], ["null"]):
        yield where
    if "each" in told:
        yield from unsaid(told["each"], f"{where}[]")
    for name, one in told.get("keys", {}).items():
        yield from unsaid(one, f"{where}.{name}")


def misfits(told: Shape, found: Shape, where: str = "$") -> Iterator[str]:
    """Where a shape that was found is not what was told: other types, keys that lack or are not told."""
    if strange := {*found["is"]} - {*told["is"]}:
        yield f"{where}: {', '.join(sorted(strange))} is not told"
    for part in ("each", "any"):
        if part in found and part in told:
            yield from misfits(told[part], found[part], f"{where}[]")
    if "keys" not in found or "keys" not in told:
        return
    for name in told["keys"]:
        if name not in told["sometimes"] and not _always(found, name):
            yield f"{where}.{name}: is not always there"
    for name, one in found["keys"].items():
        if name in told["keys"]:
            yield from misfits(told["keys"][name], one, f"{where}.{name}")
        else:
            yield f"{where}.{name}: is not told"


def rendered(told: Shape, indent: str = "") -> str:
    """A shape as people read it: JSON with the types in the place of values."""
    words = [_words(told, kind, indent) for kind in told["is"]]
    return " or ".join(words) or "anything"


def _words(told: Shape, kind: str, indent: str) -> str:
    if kind == "list":
        return _bracketed("[]", [("", told["each"])] if told["each"]["is"] else [], indent)
    if kind != "object":
        return kind
    if "any" in told:
        return _bracketed("{}", [("NAME: ", told["any"])], indent)
    marked = {name: f'"{name}"{"?" * (name in told["sometimes"])}: ' for name in told["keys"]}
    return _bracketed("{}", [(marked[name], one) for name, one in told["keys"].items()], indent)


def _bracketed(brackets: str, parts: list[tuple[str, Shape]], indent: str) -> str:
    """The parts on one line where there is room for them, else each on its own."""
    line = ", ".join(name + rendered(one) for name, one in parts)
    if "\n" not in line and len(indent) + len(line) < _WIDTH:
        return f"{brackets[0]}{line}{brackets[1]}"
    deeper = indent + "  "
    lines = ",\n".join(f"{deeper}{name}{rendered(one, deeper)}" for name, one in parts)
    return f"{brackets[0]}\n{lines}\n{indent}{brackets[1]}"
