"""The profile out of TOML, as `profile_toml` writes it and a person rewrites it."""

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from jobtui.domain.claim_rules import sound
from jobtui.domain.problem import BadData, WrongUsage
from jobtui.domain.profile import PROOF, TOLD, Claim, ClaimKind, Firmness
from jobtui.domain.salary import minor
from jobtui.domain.toml import toml_values
from jobtui.interop.profile_toml import HINTS, MAIN, TOTAL, YEARS

_LARGEST = 10**15


def read(written: str, file: str) -> list[Claim]:
    """The claims of a profile in TOML, their ids 0. Raises BadData, naming the file and the line."""
    try:
        held = toml_values(written)
    except ValueError as error:
        said = str(error)
        raise BadData(f"'{file}' is not valid TOML: {said[:1].lower()}{said[1:]}.", file=file) from error
    found: list[Claim] = []
    for section, entries in held.items():
        for name, value in _section(section, entries, written, file).items():
            try:
                found += _claims(ClaimKind(section), name, value)
            except WrongUsage as error:
                at = _line(written, section, name)
                raise BadData(f"'{file}', line {at}: {name[:60]}: {error.message}", file=file) from None
    return found


def _section(section: str, entries: Any, written: str, file: str) -> Mapping[str, Any]:
    """What stands in a section. Raises BadData where there is no such section, or it is none."""
    said = ""
    if section not in set(ClaimKind):
        near = get_close_matches(section, list(ClaimKind), 1)
        hint = f"Did you mean '{near[0]}'?" if near else f"One of: {', '.join(ClaimKind)}."
        said = f"unknown section '{section[:60]}'. {hint}"
    elif not isinstance(entries, dict):
        said = f"'{section}' must be a section, written [{section}], with a line for each claim."
    if said:
        raise BadData(f"'{file}', line {_line(written, section)}: {said}", file=file)
    return dict(entries)


def _claims(kind: ClaimKind, name: str, value: Any) -> Iterator[Claim]:
    """What is said under a name. Raises WrongUsage."""
    for one in value if isinstance(value, list) else [value]:
        yield sound(_claim(kind, name, one))


def _claim(kind: ClaimKind, name: str, value: Any) -> Claim:
    told: dict[str, Any] = {}
    for field, plain in _fields(kind, value).items():
        if field not in _FIELDS or field not in _known(kind):
            raise WrongUsage(f"unknown '{field[:60]}'. One of: {', '.join(_known(kind))}.")
        expected, understood = _FIELDS[field]
        if isinstance(plain, bool) is not (expected is bool) or not isinstance(plain, expected):
            raise WrongUsage(f"{field} must be {_EXPECTED[field]}.")
        told |= understood(plain)
    if kind is ClaimKind.DEGREE:
        return Claim(kind, told.pop("field", ""), level=name, **told)
    if kind is ClaimKind.PAY:
        currency = name.strip().upper()
        told["amount"] = minor(told.get("amount"), currency)
        return Claim(kind, currency=currency, **{"period": "year", **told})
    if kind is ClaimKind.HORIZON:
        if name != YEARS:
            raise WrongUsage(f"unknown. The only line of this section is {YEARS}.")
        return Claim(kind, **told)
    total = kind is ClaimKind.EXPERIENCE and name.casefold() == TOTAL
    return Claim(kind, "" if total else name, **told)


def _fields(kind: ClaimKind, value: Any) -> Mapping[str, Any]:
    """A value as a table; a plain one says what matters most. Raises WrongUsage."""
    if isinstance(value, dict):
        return value
    if isinstance(value, bool):
        return {} if value else {"held": False}
    main = MAIN.get(kind)
    if main is None or not isinstance(value, _FIELDS[main][0]):
        raise WrongUsage(f"expected {HINTS[kind]}.")
    return {main: value}


def _known(kind: ClaimKind) -> tuple[str, ...]:
    """What a table in a section of this kind can name."""
    own = tuple(name for name in TOLD[kind] if name not in ("currency",))
    return ("field", *PROOF) if kind is ClaimKind.DEGREE else (*own, "held", *PROOF)


def _firm(text: str) -> dict[str, Any]:
    try:
        return {"firmness": Firmness(text.strip().casefold())}
    except ValueError:
        raise WrongUsage(f"firmness must be {_EXPECTED['firmness']}.") from None


def _number(value: float) -> float:
    if not -_LARGEST < value < _LARGEST:  # which NaN is not either
        raise WrongUsage(f"{str(value)[:60]} is no usable number.")
    return float(value)


_Understood = Callable[[Any], dict[str, Any]]

_FIELDS: dict[str, tuple[Any, _Understood]] = {
    "years": ((int, float), lambda value: {"years": _number(value)}),
    "amount": ((int, float), lambda value: {"amount": _number(value)}),
    "last_used": (int, lambda value: {"last_used": value}),
    "held": (bool, lambda value: {} if value else {"years": 0.0}),
    "firmness": (str, _firm),
    **{
        name: (str, lambda value, name=name: {name: value})  # type: ignore[misc]
        for name in ("field", "level", "period", *PROOF)
    },
}
"""Of what type each value is, and what of a claim it says."""

_EXPECTED = {
    "years": "a number such as 6",
    "amount": "a number such as 90000",
    "last_used": "a year such as 2025",
    "held": "true or false",
    "firmness": '"must" or "wish"',
} | dict.fromkeys(("field", "level", "period", *PROOF), "text in quotation marks")


def _line(written: str, section: str, name: str | None = None) -> int:
    """The line in which a section begins, or a name stands in it; the first where it cannot be told."""
    import tomllib

    inside = at = 0
    for number, line in enumerate(written.splitlines(), 1):
        opened = re.match(r"\s*\[+([^\[\]]+)\]", line)
        given = re.match(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)\s*[.=]""", line)
        begun = f"[{opened[1]}]" if opened else f"{given[1]} = 0" if given else ""
        try:
            parsed = tomllib.loads(begun)
        except tomllib.TOMLDecodeError:
            continue
        if opened:
            inside = number if section in parsed else 0
            at = at or inside
            if name is not None and inside and name in (parsed[section] or {}):
                return number
        elif name in parsed and inside:
            return number
        elif section in parsed and not inside:
            at = at or number
    return at or 1
